"""Texts that stand where a figure of a table belongs and are no count: `x`, 待核, `?`.

They are listed as unread, each for itself, and are no labels: the figures beside and below them keep
their own. A word that may as well be a label (a county, a kind of case) is listed, and stays a label
too, since a figure beside it may be another one than it seems.
"""

from collections.abc import Callable, Collection

from store.formats.tables.labels import Label, Labels
from store.formats.tables.table import Table


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
