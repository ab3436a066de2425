"""What the cells of a table are: labels, figures, or texts that stand where a figure belongs; and which labels a figure
stands under: those to its left, those above it, and the captions.

Merged cells count for every cell they cover. A CSV file keeps only the first cell of a merged header;
there the cells after it belong to it as far as a label of their own stands below (or beside) them.

Texts that are no count (`x`, 待核, `?`) are listed as unread, each for itself, and are no labels: the figures beside and
below them keep their own. A word that may as well be a label (a county, a kind of case) is listed, and stays a label
too, since a figure beside it may be another one than it seems.
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import islice

from msgspec import Struct

from store.formats.tables.labels import Label, Labels
from store.formats.tables.table import Table
from store.formats.tables.workbook_in import NO_VALUE
from store.record.count import NotACount, read_count
from store.record.text import half_width
from store.record.window import AsOf


class Misfits:
    """The misfits of one table, found row by row under the header of their block.

    `is_figure` tells the texts that are read as figures; `ignored` and `captions` are the columns and
    rows that hold none.
    """

    def __init__(
        self,
        table: Table,
        labels: Labels,
        is_figure: Callable[[str], bool],
        ignored: Collection[int],
        captions: Collection[int],
    ) -> None:
        self.table, self.labels, self.is_figure, self.ignored = table, labels, is_figure, ignored
        self.listed: set[tuple[int, int]] = set()
        self.parted: set[tuple[int, int]] = set()
        """Those of `listed` that are no labels."""
        figures = [
            (y, x)
            for y, row in enumerate(table.rows)
            for x, text in enumerate(row)
            if x not in ignored and is_figure(text)
        ]
        self._figure_rows = {y for y, _ in figures}
        self._figure_columns = {x for _, x in figures}
        self._heads: dict[int, list[Label]] = {}
        below = False
        for y, row in enumerate(table.rows):
            if y in captions or not any(row):
                continue
            if y in self._figure_rows:
                self._figure_row(y)
                below = True
            elif not self._other_row(y):
                if below:
                    self._heads = {}
                self._take_heads(y)
                below = False

    def _take_heads(self, row: int) -> None:
        for x in range(self.table.width):
            if self.table.label(row, x):
                self._heads.setdefault(x, []).append(self.labels.read(self.table.label(row, x)))

    def _texts(self, row: int) -> list[tuple[int, Label]]:
        """The texts of a row that are no figures, with what they say, left to right."""
        return [
            (x, self.labels.read(text))
            for x, text in enumerate(self.table.rows[row])
            if text and x not in self.ignored and not self.is_figure(text)
        ]

    def _figure_row(self, row: int) -> None:
        """A row with figures: a text of a column that has figures too, or a heading that names some."""
        before = False
        for x, label in self._texts(row):
            heads = self._heads.get(x, ())
            figures = x in self._figure_columns
            named = any(head.names for head in heads)
            if before and _unknown(label) and (named or figures):
                neutral = bool(heads) and not named and not any(map(_unknown, heads))
                crossed = any(head.indicator or head.kinds or head.windows for head in heads)
                self._add(row, x, crossed or (figures and not neutral))
            else:
                before = True

    def _other_row(self, row: int) -> bool:
        """A row without figures whose label crosses the headings, such as a place under indicators:
        its texts stand for figures. False when it is a heading itself."""
        texts = self._texts(row)
        side = next(((x, one) for x, one in texts if one.place or one.total or one.indicator), None)
        if side is None or any(head.names for head in self._heads.get(side[0], ())):
            return False
        crossed = [x for x, one in texts if x > side[0] and _unknown(one) and self._crosses(side[1], x)]
        for x in crossed:
            self._add(row, x, bool(side[1].place or side[1].indicator))
        return bool(crossed)

    def _crosses(self, side: Label, column: int) -> bool:
        heads = self._heads.get(column, ())
        if any(_unknown(head) for head in heads):
            return False
        if side.indicator:
            return bool(heads) and not any(head.indicator for head in heads)
        return any(head.indicator or head.kinds or head.windows for head in heads)

    def _add(self, row: int, column: int, parted: bool) -> None:
        if any(head.ignored for head in self._heads.get(column, ())):
            return
        self.listed.add((row, column))
        if parted:
            self.parted.add((row, column))


def _unknown(label: Label) -> bool:
    """True for words nobody understood."""
    return not (label.names or label.ignored) and bool(label.rest or label.known)


_FIGURE_LIKE = re.compile(r"[约近超逾+\-=.\s]*\d[^年月日时:/]{0,11}")
"""A text that is meant as a figure, though not as a count: 约35, 12.5, 6万, 200余."""

MOST_LABELS = 60
"""Labels a figure may stand under and beside. Looking for more would go through a long column of labels
for each of its figures."""


class Path(Struct, frozen=True):
    """The labels of one figure, nearest first: to its left, above it with their rows, and the captions
    above it with theirs."""

    left: tuple[Label, ...]
    up: tuple[tuple[int, Label], ...]
    captions: tuple[tuple[int, Label], ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        return (*self.left, *(label for _, label in self.up))


class Paths:
    """The labels and figures of one table. `units` are measure words a figure may end with."""

    def __init__(self, table: Table, labels: Labels, units: set[str]) -> None:
        self.table, self.labels, self.units = table, labels, units
        self._figures: dict[str, bool] = {}
        self._headers: dict[tuple[int, int], tuple[tuple[int, Label], ...]] = {}
        self._sides: dict[tuple[int, int], tuple[Label, ...]] = {}
        self._rows_above: dict[tuple[int, int], str] = {}
        self._captions_above: dict[int, tuple[tuple[int, Label], ...]] = {}

    def filled(self) -> Iterator[tuple[int, int]]:
        """Every cell that is not blank, row by row."""
        for y, row in enumerate(self.table.rows):
            for x, text in enumerate(row):
                if text:
                    yield y, x

    def is_figure(self, text: str) -> bool:
        """True for a count, a mark, and a number that is no count (12.5, 6万); never for a label."""
        if text not in self._figures:
            self._figures[text] = bool(text) and self._figure(text)
        return self._figures[text]

    def _figure(self, text: str) -> bool:
        if text == NO_VALUE:
            return True
        label = self.labels.read(text)
        if label.names or label.moment:
            return False
        try:
            return read_count(text, self.units) is not None
        except NotACount:
            return _FIGURE_LIKE.fullmatch(half_width(text)) is not None

    @cached_property
    def misfits(self) -> Misfits:
        """The texts that stand where figures belong."""
        return Misfits(self.table, self.labels, self.is_figure, self._ignored_columns, self.captions)

    def _no_label(self, row: int, column: int) -> bool:
        """True when the cell holds a figure, or what stands in the place of one."""
        if self.is_figure(self.table.label(row, column)):
            return True
        parted = self.misfits.parted
        if not parted:
            return False
        area = self.table.area(row, column)
        return ((area.top, area.left) if area is not None else (row, column)) in parted

    def moment_behind(self, row: int, column: int) -> AsOf | None:
        """The moment, or the word for now, in the cells to the right of a figure, up to the next figure: of when it is."""
        for text in self.table.rows[row][column + 1 :]:
            if self.is_figure(text):
                return None
            as_of = self.labels.moment_of(text) if text else None
            if as_of is not None:
                return as_of
        return None

    def is_stray(self, row: int, column: int) -> bool:
        """True for a text with digits that nobody understood: it may hold a figure."""
        label = self.labels.read(self.table.at(row, column))
        return bool(label.rest) and any(sign.isdigit() for sign in half_width(label.rest))

    @cached_property
    def has_places(self) -> bool:
        """True when the table names any place."""
        return any(self.labels.read(self.table.at(*at)).place for at in self.filled())

    @cached_property
    def captions(self) -> dict[int, Label]:
        """Rows that hold one text and nothing else, such as the table's title, and what it says."""
        found = {}
        for y, row in enumerate(self.table.rows):
            texts = [(x, text) for x, text in enumerate(row) if text]
            if len(texts) != 1 or self.is_figure(texts[0][1]):
                continue
            label = self.labels.read(texts[0][1])
            if not (label.place or label.total or label.indicator) and not self._heads(y, *texts[0]):
                found[y] = label
        return found

    def _heads(self, row: int, column: int, text: str) -> bool:
        """Whether a text that stands alone in its row heads some of the columns: it begins to the right of the first one. Else it
        is a caption over all of them."""
        area = self.table.area(row, column)
        first = area.left if area is not None else column
        return first > 0 and self.labels.read(text).windows is None

    @cached_property
    def _ignored_columns(self) -> frozenset[int]:
        """Columns of row numbers and remarks; one that also names figures only ends in a remark."""
        ignored: set[int] = set()
        naming: set[int] = set()
        for y, x in self.filled():
            label = self.labels.read(self.table.at(y, x))
            if label.ignored:
                ignored.add(x)
            elif label.names:
                naming.add(x)
        return frozenset(ignored - naming)

    @cached_property
    def _figure_rows(self) -> frozenset[int]:
        figures = {y for y, x in self.filled() if self.is_figure(self.table.at(y, x))}
        return frozenset(figures.union(y for y, _ in self.misfits.parted))

    @cached_property
    def _captions_down(self) -> list[tuple[int, Label]]:
        return sorted(self.captions.items(), reverse=True)

    def path(self, row: int, column: int) -> Path:
        """The labels of the figure in that cell."""
        if row not in self._captions_above:
            above = (item for item in self._captions_down if item[0] < row)
            self._captions_above[row] = tuple(above)
        return Path(self._beside(row, column), self._header(row, column), self._captions_above[row])

    def _beside(self, row: int, column: int) -> tuple[Label, ...]:
        """The labels to the left of a cell, gone through once for a row of figures as in `_header`."""
        x = column
        while (row, x) not in self._sides:
            before = self.table.label(row, x - 1) if x else ""
            if x and (x - 1 in self._ignored_columns or not before or self._no_label(row, x - 1)):
                x -= 1
            else:
                self._sides[row, x] = tuple(self._left(row, x))
        for passed in range(x + 1, column + 1):
            self._sides[row, passed] = self._sides[row, x]
        return self._sides[row, x]

    def _header(self, row: int, column: int) -> tuple[tuple[int, Label], ...]:
        """The labels above a cell. Figures and blanks right above it have the same ones, so that a long
        column is gone through once."""
        y = row
        while (y, column) not in self._headers:
            above = self.table.label(y - 1, column) if y else ""
            if y and (y - 1 in self.captions or not above or self._no_label(y - 1, column)):
                y -= 1
            else:
                self._headers[y, column] = tuple(self._up(y, column))
        for passed in range(y + 1, row + 1):
            self._headers[passed, column] = self._headers[y, column]
        return self._headers[y, column]

    def _up(self, row: int, column: int) -> Iterator[tuple[int, Label]]:
        return islice(self._all_up(row, column), MOST_LABELS + 1)

    def _all_up(self, row: int, column: int) -> Iterator[tuple[int, Label]]:
        found, seen = False, None
        for y in range(row - 1, -1, -1):
            area = self.table.area(y, column)
            if y in self.captions or (area is not None and area == seen):
                continue
            seen = area
            text = self.table.label(y, column)
            if self._no_label(y, column):
                if found:
                    return
                continue
            if not text and found and not self.table.explicit_merges and y not in self._figure_rows:
                text = self._before(y, column)
            if text:
                found = True
                yield y, self.labels.read(text)

    def _before(self, row: int, column: int) -> str:
        """The merged header of a CSV file a blank header cell belongs to: the nearest one to its left."""
        for x in range(column - 1, 0, -1):
            text = self.table.at(row, x)
            if text:
                return text
        return ""

    def _left(self, row: int, column: int) -> Iterator[Label]:
        return islice(self._all_left(row, column), MOST_LABELS + 1)

    def _all_left(self, row: int, column: int) -> Iterator[Label]:
        found, seen = False, None
        for x in range(column - 1, -1, -1):
            area = self.table.area(row, x)
            if x in self._ignored_columns or (area is not None and area == seen):
                continue
            seen = area
            text = self.table.label(row, x)
            if self._no_label(row, x):
                if found:
                    return
                continue
            if not text and found and not self.table.explicit_merges:
                text = self._above(row, x)
            if text:
                found = True
                yield self.labels.read(text)

    def _above(self, row: int, column: int) -> str:
        """The merged row label of a CSV file a blank first cell belongs to: the nearest one above."""
        y = row - 1
        while y > 0 and not self.table.at(y, column) and (y, column) not in self._rows_above:
            y -= 1
        text = self._rows_above.get((y, column), "")
        if self.table.at(y, column):
            text = self.table.at(y, column) if y in self._figure_rows else ""
        self._rows_above[row, column] = text
        return text
