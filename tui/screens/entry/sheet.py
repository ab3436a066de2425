"""The sheet of one conference: its rows and the slots where something is typed. Pure, no Textual.

A sheet is made of panels: one for each window, then one for the figures without places (where the
new cases were found, standing and cumulative figures). It knows what stands where and how one moves
about; what the slots hold is in the conference, and how they look is drawn by the grid.
"""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from msgspec import Struct

from store.record.cell import STATED, CellKey
from store.record.conference import Conference, left_over
from store.record.reference import Reference
from store.record.window import Window
from store.series.definition import Indicator, Series

AS_OF_LANE = 1000
"""The lane of the as-of moments; the lanes of places count from 0, the stated total follows them."""


class RowKind(Enum):
    """What a row is drawn as."""

    SECTION = auto()
    """The name of a panel; nothing is typed there."""
    PLACES = auto()
    """A flow by place: a slot for each place and one for the stated total."""
    DERIVED = auto()
    """Computed from the rows above; only the stated total is typed."""
    FIGURE = auto()
    """One figure, with its as-of when it has one. One that is computed is only shown, and has no slot."""


class SheetSlot(Struct, frozen=True):
    """Something that can be typed: a cell, or the as-of moment of an indicator. `is_sum` is the computed
    total, which is never typed: a pasted block is compared with it."""

    lane: int
    cell: CellKey
    is_as_of: bool = False
    is_sum: bool = False


class SheetRow(Struct, frozen=True):
    """One line of the sheet. `window` is empty for standing and cumulative figures."""

    kind: RowKind
    panel: int
    window: str = ""
    indicator: Indicator | None = None
    slots: tuple[SheetSlot, ...] = ()
    name: str = ""
    """The word a panel is named by when it is neither a window nor the other figures."""

    @property
    def cell(self) -> CellKey:
        """The figure of a row without places, typed or computed."""
        return CellKey(self.window, self.indicator.key if self.indicator is not None else "")


class Position(NamedTuple):
    """A row of the sheet and a slot of that row."""

    row: int
    slot: int


class Corner(NamedTuple):
    """A corner of what is selected: a row and a lane. The lane need not be one of the row's own."""

    row: int
    lane: int


class EntrySheet:
    """The rows of a conference. Optional indicators are in it when they hold something or are asked
    for with `all_rows`."""

    def __init__(self, series: Series, conference: Conference, *, all_rows: bool = False) -> None:
        self.series = series
        self.all_rows = all_rows
        self._used = {key.indicator for key in conference.cells}
        self.stated_lane = len(series.places)
        self.left = frozenset(left_over(series, conference))
        """Cells the series no longer has: shown in a panel of their own until they are taken out."""
        self.rows: tuple[SheetRow, ...] = tuple(self._make(conference))
        self._stops = tuple(
            Position(at, slot) for at, row in enumerate(self.rows) for slot in range(len(row.slots))
        )
        self._at: dict[tuple[Reference, bool], Position] = {
            (slot.cell, slot.is_as_of): Position(at, index)
            for at, row in enumerate(self.rows)
            for index, slot in enumerate(row.slots)
        }

    # -- making -------------------------------------------------------------------------------

    def _make(self, conference: Conference) -> Iterator[SheetRow]:
        single: list[tuple[Window, Indicator]] = []
        panel = 0
        for panel, window in enumerate(conference.windows):
            yield SheetRow(RowKind.SECTION, panel, window.key)
            for indicator in self._flows(window):
                if indicator.by_place:
                    yield self._by_place(panel, window.key, indicator)
                else:
                    single.append((window, indicator))
        figures = [what for what in self.series.at_moment if self._shown(what)]
        panel += 1
        if conference.windows and (single or figures):  # without windows the heading of all columns is theirs
            yield SheetRow(RowKind.SECTION, panel)
        for window, indicator in single:
            cell = CellKey(window.key, indicator.key)
            typed = not indicator.kind.computed or cell in conference.cells
            slots = (SheetSlot(0, cell),) if typed else ()
            yield SheetRow(RowKind.FIGURE, panel, window.key, indicator, slots)
        for indicator in figures:
            yield (
                self._by_place(panel, "", indicator) if indicator.by_place else self._figure(panel, indicator)
            )

        if self.left:
            panel += 1
            yield SheetRow(RowKind.SECTION, panel, name="entry.left_over")
        for cell in sorted(self.left):
            gone = _gone(self.series, cell)
            yield SheetRow(RowKind.FIGURE, panel, cell.window, gone, (SheetSlot(0, cell),))

    def _flows(self, window: Window) -> Iterator[Indicator]:
        for indicator in self.series.by_window:
            if self._shown(indicator) and (not indicator.only_in or window.key in indicator.only_in):
                yield indicator

    def _shown(self, indicator: Indicator) -> bool:
        return self.all_rows or not indicator.optional or indicator.key in self._used

    def _by_place(self, panel: int, window: str, indicator: Indicator) -> SheetRow:
        stated = SheetSlot(self.stated_lane, CellKey(window, indicator.key, STATED))
        if indicator.kind.computed:
            return SheetRow(RowKind.DERIVED, panel, window, indicator, (stated,))
        places = tuple(
            SheetSlot(lane, CellKey(window, indicator.key, place.key))
            for lane, place in enumerate(self.series.places)
        )
        return SheetRow(RowKind.PLACES, panel, window, indicator, (*places, stated))

    def _figure(self, panel: int, indicator: Indicator) -> SheetRow:
        cell = CellKey("", indicator.key)
        slots = (SheetSlot(0, cell), SheetSlot(AS_OF_LANE, cell, is_as_of=True))
        return SheetRow(RowKind.FIGURE, panel, "", indicator, slots)

    def fits(self, conference: Conference) -> bool:
        """True while the conference still has exactly these rows."""
        return self.rows == EntrySheet(self.series, conference, all_rows=self.all_rows).rows

    # -- looking ------------------------------------------------------------------------------

    def slot(self, at: Position) -> SheetSlot:
        """The slot at a position."""
        return self.rows[at.row].slots[at.slot]

    def find(self, cell: Reference, *, as_of: bool = False) -> Position | None:
        """Where a cell (or the as-of of its indicator) is typed; None when it has no row here."""
        return self._at.get((cell, as_of))

    @property
    def first(self) -> Position:
        """The first slot; a series always has one."""
        return self._stops[0] if self._stops else Position(0, 0)

    @property
    def last(self) -> Position:
        """The last slot."""
        return self._stops[-1] if self._stops else Position(0, 0)

    def part(self, panel: int | None) -> tuple[Position, Position]:
        """The first and the last slot of a panel, or of the whole sheet; a row of sums is passed over."""
        rows = [
            at
            for at, row in enumerate(self.rows)
            if row.slots and row.kind is not RowKind.DERIVED and panel in (None, row.panel)
        ]
        return Position(rows[0], 0), Position(rows[-1], len(self.rows[rows[-1]].slots) - 1)

    def rectangle(self, one: Corner, other: Corner) -> dict[int, tuple[SheetSlot, ...]]:
        """The slots between two corners, by row: of the rows one comes through on the way, as in `block`, and with
        the computed total between the places and the stated one, so that a copy of it is a block that can be
        pasted."""
        left, right = sorted((one.lane, other.lane))
        held: dict[int, tuple[SheetSlot, ...]] = {}
        for at in range(min(one.row, other.row), max(one.row, other.row) + 1):
            row = self.rows[at]
            begin = self._in_lane(row, left)
            if begin is not None:
                slots = tuple(slot for slot in row.slots[begin:] if slot.lane <= right)
                held[at] = _with_sum(row, slots or row.slots[begin : begin + 1])
        return held

    # -- moving -------------------------------------------------------------------------------

    def vertical(self, at: Position, step: int, lane: int) -> Position:
        """The slot of the next row down (+1) or up (-1) in a lane, or `at` when there is none.

        Rows of computed figures are passed over except in the lane of stated totals.
        """
        row = at.row + step
        while 0 <= row < len(self.rows):
            slot = self._in_lane(self.rows[row], lane)
            if slot is not None:
                return Position(row, slot)
            row += step
        return at

    def _in_lane(self, row: SheetRow, lane: int) -> int | None:
        for index, slot in enumerate(row.slots):
            if slot.lane == lane:
                return index
        if row.kind is RowKind.FIGURE and row.slots:
            return 0
        if row.kind is RowKind.PLACES:
            return len(row.slots) - 1
        return None

    def sideways(self, at: Position, step: int) -> Position:
        """The next slot in reading order, on to the next row at the end of one; stops at the ends."""
        index = self._stops.index(at) + step
        return self._stops[max(0, min(len(self._stops) - 1, index))]

    def beside(self, at: Position, step: int) -> Position:
        """The slot beside this one in its row; at the ends of the row this one."""
        return Position(at.row, max(0, min(len(self.rows[at.row].slots) - 1, at.slot + step)))

    def along(
        self, at: Position, step: int, passed: Callable[[SheetSlot], bool] = lambda slot: False
    ) -> Position:
        """As `sideways`, past the rows of computed figures and what else is to be `passed`: who types row after row goes
        from a stated total to the first place of the next row, and what comes next lands where it belongs."""
        where = self.sideways(at, step)
        while self.rows[where.row].kind is RowKind.DERIVED or passed(self.slot(where)):
            beyond = self.sideways(where, step)
            if beyond == where:
                return at
            where = beyond
        return where

    def end_of_row(self, at: Position, *, last: bool) -> Position:
        return Position(at.row, len(self.rows[at.row].slots) - 1 if last else 0)

    def next_panel(self, at: Position) -> Position:
        """The first slot of the panel after this one; after the last panel the first."""
        panel = self.rows[at.row].panel
        later = (stop for stop in self._stops if self.rows[stop.row].panel > panel)
        return next(later, self.first)

    def block(self, at: Position, height: int, width: int) -> list[list[SheetSlot | None]]:
        """The slots a pasted block falls on, from `at` to the right and down; None lies outside. A block
        wide enough has the columns of the screen, the computed total before the stated one.

        Below the first row only rows with a slot in the first column's lane count, as when moving.
        """
        lane = self.slot(at).lane
        rows: list[list[SheetSlot | None]] = []
        here: Position | None = at
        for _ in range(height):
            slots = self._columns(here, width) if here is not None else ()
            line: list[SheetSlot | None] = list(slots[:width])
            rows.append(line + [None] * (width - len(line)))
            if here is not None:
                below = self.vertical(here, 1, lane)
                here = below if below != here else None
        return rows

    def _columns(self, here: Position, width: int) -> tuple[SheetSlot, ...]:
        """The slots from `here` to the end of its row, with the computed total where `width` reaches both."""
        row = self.rows[here.row]
        slots = row.slots[here.slot :]
        return slots if width <= len(slots) else _with_sum(row, slots)


def _with_sum(row: SheetRow, slots: tuple[SheetSlot, ...]) -> tuple[SheetSlot, ...]:
    """Places and the stated total with the computed one between them; other slots as they are."""
    if row.kind is not RowKind.PLACES or len(slots) == 1 or slots[-1].cell.place != STATED:
        return slots
    stated = slots[-1]
    return (*slots[:-1], SheetSlot(stated.lane, stated.cell, is_sum=True), stated)


def _gone(series: Series, cell: CellKey) -> Indicator:
    """What a cell is called that the series no longer has: by the name of what is still known, else its key."""
    what = next((one for one in series.indicators if one.key == cell.indicator), None)
    where = next((one for one in series.places if one.key == cell.place), None)
    names = {
        lang: " ".join(
            part
            for part in (
                what.short(lang) if what is not None else cell.indicator,
                where.short(lang) if where is not None else cell.place,
            )
            if part
        )
        for lang in ("zh", "en")
    }
    return Indicator(str(cell), names, {})
