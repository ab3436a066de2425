"""Places the figures of one table: which cell of the record each is meant for, or why none.

Places may stand in the first column or in the first row, indicators and windows in the other or above
it; a figure is placed by the labels to its left and above it, whichever way round the table lies. A
figure that could be meant for two cells, or that stands under a word nobody knows, stays unread.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from store.figures.totals import place_value
from store.formats.tables.labels import Label, Labels
from store.formats.tables.paths import MOST_LABELS, Path, Paths
from store.formats.tables.table import Table, TableTrouble
from store.formats.tables.workbook_in import NO_VALUE
from store.languages import Said, in_language, listed
from store.reasons import did_you_mean
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.conference import Conference
from store.record.count import NotACount, read_count
from store.record.naming import as_of_name, cell_name, window_name
from store.record.window import AsOf
from store.series.definition import Indicator, Series
from store.series.faults import nearest
from store.troubles import Trouble

_TOTAL = ("合计", "total")


class TableFigure(Struct, frozen=True):
    """A figure of the table and the cell it is meant for; `where` is its place in the table, `as_of` of when the table
    says it is, where the conference does not say it."""

    cell: CellKey
    value: int | Mark
    raw: str
    where: str
    as_of: AsOf | None = None


class UnreadCell(Struct, frozen=True):
    """A cell of the table that was not read: where, what stands there, and why."""

    where: str
    text: str
    why: Trouble


class _Unread(Exception):
    """The figure cannot be placed; the trouble says why."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.why = TableTrouble(code, **facts)


class _Skipped(Exception):
    """The cell is none of the table's figures: a row number, a telephone number."""


class Placing:
    """One table on its way into one conference."""

    def __init__(self, series: Series, conference: Conference, table: Table, window: str = "") -> None:
        self.series, self.conference, self.table, self.window = series, conference, table, window
        self.units = {unit for one in series.indicators for unit in one.unit.values() if unit}
        self.paths = Paths(table, Labels(series, conference), self.units)
        self.figures: dict[CellKey, TableFigure] = {}
        self.sums: list[tuple[int, int, str, str, str]] = []
        """Figures of derived indicators at a place (row, column, window, indicator, place)."""

    def place(self) -> tuple[tuple[TableFigure, ...], tuple[UnreadCell, ...]]:
        """The figures with their cells, and the unread rest. TableTrouble when a cell has two values."""
        unread: dict[tuple[int, int], Trouble] = {}
        bare: list[tuple[int, int]] = []
        for row, column in self.paths.filled():
            if self.paths.is_figure(self.table.at(row, column)):
                self._try(row, column, unread, bare)
            elif (row, column) in self.paths.misfits.listed:
                unread[row, column] = NotACount("not_a_count", raw=self.table.at(row, column))
            elif row not in self.paths.captions and self.paths.is_stray(row, column):
                unread[row, column] = TableTrouble("text")
        for row, column in bare:
            self._try(row, column, unread, None)
        self._check_sums(unread)
        hidden = [cell for cell in self.table.hidden if self.paths.is_figure(cell.text)]
        return tuple(self.figures.values()), tuple(
            UnreadCell(self.table.place(*at), self.table.at(*at), why) for at, why in sorted(unread.items())
        ) + tuple(
            UnreadCell(self.table.place(row, column), text, TableTrouble("hidden"))
            for row, column, text in hidden
        )

    def _try(
        self,
        row: int,
        column: int,
        unread: dict[tuple[int, int], Trouble],
        bare: list[tuple[int, int]] | None,
    ) -> None:
        """Place one figure. Those without an indicator are put off into `bare` when it is given, since
        what a grand total adds up is known when the others have been placed."""
        try:
            self._place(row, column, bare)
        except _Unread as reason:
            unread[row, column] = reason.why
        except NotACount as why:
            unread[row, column] = why
        except _Skipped:
            pass

    # -- one figure --------------------------------------------------------------------------

    def _place(self, row: int, column: int, bare: list[tuple[int, int]] | None) -> None:
        area = self.table.area(row, column)
        path = self.paths.path(row, column)
        if any(label.ignored for label in path.labels):
            raise _Skipped
        if len(path.labels) > MOST_LABELS:
            raise _Unread("many_labels", most=MOST_LABELS)
        if area is not None and not area.single:
            raise _Unread("merged_figure")
        text = self.table.at(row, column)
        if text == NO_VALUE:
            raise _Unread("no_cached_value")
        self._understood(path.labels)
        indicator = self._indicator(path)
        if indicator is None:
            if bare is not None:
                bare.append((row, column))
                return
            indicator = self._grand_total(path)
        window = self._window(path, indicator)
        as_of = self._moment(path, indicator, self.paths.moment_behind(row, column))
        place = self._one({label.place for label in path.labels if label.place}, self._place_name)
        value = read_count(text, self.units)
        assert value is not None
        if indicator.kind.computed and place:
            self.sums.append((row, column, window, indicator.key, place))
            return
        total = any(label.total for label in path.labels)
        key = self._cell(window, indicator, place, total)
        self._take(TableFigure(key, value, text, self.table.place(row, column), as_of))

    def _take(self, figure: TableFigure) -> None:
        before = self.figures.get(figure.cell)
        if before is not None and before.value != figure.value:
            raise TableTrouble(
                "two_values",
                one=before.raw, first=before.where, other=figure.raw, second=figure.where,
                cell=lambda lang: cell_name(self.series, self.conference, figure.cell, lang),
            )  # fmt: skip
        self.figures.setdefault(figure.cell, figure)

    def _cell(self, window: str, indicator: Indicator, place: str, total: bool) -> CellKey:
        if indicator.kind.computed:
            if not total and self.paths.has_places:
                raise _Unread("no_place")
            return CellKey(window, indicator.key, STATED)
        if not indicator.by_place:
            if place:
                raise _Unread("not_by_place", indicator=indicator.name)
            return CellKey(window, indicator.key)
        if place and total:
            raise _Unread(
                "two_labels", known=lambda lang: f"{self._place_name(place)(lang)} / {_TOTAL[lang != 'zh']}"
            )
        if not place and not total and self.paths.has_places:
            raise _Unread("no_place")
        return CellKey(window, indicator.key, place or STATED)

    def _understood(self, labels: Sequence[Label]) -> None:
        for label in labels:
            if label.known:
                raise _Unread("ambiguous_label", label=label.text, known=self._indicator_names(label.known))
            if label.rest:
                raise _Unread("unknown_label", label=label.text, nearest=self._near(label.rest))

    def _indicator_names(self, keys: Sequence[str]) -> Said:
        return lambda lang: " / ".join(self.series.indicator(key).name(lang) for key in keys)

    def _near(self, text: str) -> Said:
        def said(lang: str) -> str:
            things = (*self.series.places, *self.series.indicators)
            return did_you_mean(nearest(text, [thing.name(lang) for thing in things]))(lang)

        return said

    # -- what the labels say -----------------------------------------------------------------

    def _indicator(self, path: Path) -> Indicator | None:
        """The indicator the labels name. Under the heading of a derived one, its part is meant."""
        keys = list(dict.fromkeys(label.indicator for label in path.labels if label.indicator))
        named = [self.series.indicator(key) for key in keys]
        wholes = {one.key for one in named if one.kind.computed}
        parts = [one for one in named if one.key not in wholes]
        if parts and all(parts[0].key in self.series.indicator(key).plus for key in wholes):
            named = parts
        key = self._one({one.key for one in named}, lambda key: self.series.indicator(key).name)
        if not key:
            return None
        indicator = self.series.indicator(key)
        for label in path.labels:
            if label.kinds and indicator.kind not in label.kinds:
                raise _Unread("other_kind", label=label.text, indicator=indicator.name)
        return indicator

    def _grand_total(self, path: Path) -> Indicator:
        """The derived indicator a total of the indicators is: the one that adds up all that were read."""
        wide = sum(label.total for label in path.labels)
        placed = any(label.place for label in path.labels)
        read = {
            figure.cell.indicator
            for figure in self.figures.values()
            if self.series.indicator(figure.cell.indicator).by_place
        }
        sums = [one for one in self.series.computed if set(one.plus) == read and not one.minus]
        if len(sums) != 1 or wide < (1 if placed else 2):
            raise _Unread("no_indicator")
        return sums[0]

    def _window(self, path: Path, indicator: Indicator) -> str:
        """The key of the window; empty for standing and cumulative figures."""
        if indicator.kind.at_moment:
            return ""
        key = self._named_window(path) or self.window or self._only_window(indicator)
        if indicator.only_in and key not in indicator.only_in:
            window = self.conference.window(key)
            assert window is not None
            raise _Unread(
                "not_asked", indicator=indicator.name, window=lambda lang: window_name(window, lang)
            )
        return key

    def _named_window(self, path: Path) -> str:
        """The window the labels name, else the nearest caption above; empty when neither does."""
        row, caption = next(((row, one) for row, one in path.captions if one.windows is not None), (-1, None))
        labels = [label for label in path.left if label.windows is not None]
        labels += [label for at, label in path.up if label.windows is not None and at > row]
        if not labels and caption is not None:
            labels = [caption]
        if not labels:
            return ""
        keys = set(labels[0].windows or ()).intersection(*(label.windows or () for label in labels))
        if len(keys) == 1:
            return keys.pop()
        if not keys:
            raise _Unread("other_window", label=labels[0].text, known=self._window_names)
        raise _Unread("open_window", label=labels[0].text, known=self._window_names)

    def _only_window(self, indicator: Indicator) -> str:
        keys = [
            one.key
            for one in self.conference.windows
            if not indicator.only_in or one.key in indicator.only_in
        ]
        if len(keys) != 1:
            raise _Unread("which_window", known=self._window_names)
        return keys[0]

    def _window_names(self, lang: str) -> str:
        pattern = in_language(("{key}（{name}）", "{key} ({name})"), lang)
        return listed(
            pattern.format(key=one.key, name=window_name(one, lang)) for one in self.conference.windows
        )(lang)

    def _moment(self, path: Path, indicator: Indicator, behind: AsOf | None) -> AsOf | None:
        """The moment of a figure by its labels or by what stands `behind` it, where the conference gives none for it.
        One of another moment than the conference says, or of two of them, is refused."""
        if not indicator.kind.at_moment:
            return None
        here = self.conference.as_of.get(indicator.key)
        labels = [label.as_of for label in (*path.labels, *(label for _, label in path.captions[:1]))]
        told = [*(AsOf(at) for at in labels if at is not None), *([behind] if behind is not None else ())]
        first = here or next((one for one in told if one.moment is not None), behind)
        for one in told:
            if first is None or first.moment is None or one.moment is None:
                continue
            if one.moment.instant != first.moment.instant:
                raise _Unread(
                    "other_moment",
                    label=lambda lang, one=one: as_of_name(one, lang),
                    known=lambda lang: as_of_name(first, lang),
                    indicator=indicator.name,
                )
        return first if here is None else None

    def _one(self, keys: set[str], name: Callable[[str], Said]) -> str:
        """The one key, empty when there is none; two of them place a figure nowhere."""
        if len(keys) > 1:
            names = [name(key) for key in sorted(keys)]
            raise _Unread("two_labels", known=lambda lang: listed(said(lang) for said in names)(lang))
        return next(iter(keys), "")

    def _place_name(self, key: str) -> Said:
        return self.series.place(key).name

    def _check_sums(self, unread: dict[tuple[int, int], Trouble]) -> None:
        """Sums at a place are never entered: they are compared with what the figures come to."""
        cells: dict[CellKey, Cell | None] = {key: Cell(figure.value) for key, figure in self.figures.items()}
        would_be = self.conference.with_cells(cells)
        for row, column, window, indicator, place in self.sums:
            got = read_count(self.table.at(row, column), self.units)
            what = self.series.indicator(indicator)
            computed = place_value(self.series, would_be, window, what, place)
            if computed != got:
                unread[row, column] = TableTrouble(
                    "computed",
                    indicator=what.name,
                    known="?" if computed is None else computed,
                )
