"""Where the columns of a sheet stand: widths in terminal cells, for any number of places. Pure."""

from functools import cached_property

from msgspec import Struct
from rich.cells import cell_len

from tui.widgets.sheet import AS_OF_LANE, Row, RowKind, Sheet

LABEL_LEAST, LABEL_MOST = 12, 24
PLACE_LEAST = 7
"""`[12345]`: five digits between the brackets of the cursor."""
SUM_LEAST, SUM_USUAL = 7, 8
VALUE, AS_OF, BEFORE, CHANGE = 12, 19, 12, 10
"""Columns of a figure without places: its value, as-of, the value before, the change."""


class SheetLayout(Struct, frozen=True, dict=True):
    """Columns of a sheet. `label` and the header stay when the sheet is scrolled sideways."""

    label: int
    places: tuple[int, ...]
    total: int
    stated: int

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each place begins, then the computed and the stated total."""
        starts = [self.label]
        for width in (*self.places, self.total):
            starts.append(starts[-1] + width)
        return tuple(starts)

    @property
    def width(self) -> int:
        return max(self.starts[-1] + self.stated, self.label + VALUE + AS_OF + BEFORE + CHANGE)

    def outgrown(self, digits: int) -> bool:
        """True when a figure of so many digits no longer fits between the cursor's brackets."""
        return digits + 2 > min(*self.places, self.total, self.stated)

    def span(self, row: Row, slot: int) -> tuple[int, int]:
        """First column and width of a slot."""
        lane = row.slots[slot].lane
        if row.kind is RowKind.FIGURE:
            return (self.label + VALUE + 1, AS_OF - 1) if lane == AS_OF_LANE else (self.label, VALUE)
        if lane < len(self.places):
            return self.starts[lane], self.places[lane]
        return self.starts[-1], self.stated

    def slot_at(self, row: Row, x: int) -> int | None:
        """The slot of a row under column `x`, for the mouse."""
        for index in range(len(row.slots)):
            start, width = self.span(row, index)
            if start <= x < start + width:
                return index
        return None


def layout(sheet: Sheet, lang: str, digits: int, room: int) -> SheetLayout:
    """The columns of a sheet whose longest figure has `digits` digits, on `room` cells of screen.

    Columns take what their names and figures need; what is left over is given to the label and the
    sums up to their usual width, not spread out, so that a row is read in one glance.
    """
    labels = [cell_len(row.indicator.short(lang)) for row in sheet.rows if row.indicator is not None]
    label = max(LABEL_LEAST, min(LABEL_MOST, max(labels, default=0) + 1))
    places = tuple(
        max(PLACE_LEAST, digits + 2, cell_len(place.short(lang)) + 1) for place in sheet.series.places
    )
    spare = room - label - sum(places) - 2 * max(SUM_LEAST, digits + 2)
    total = stated = max(SUM_LEAST, digits + 2)
    if spare >= 2 and total < SUM_USUAL:
        total, stated, spare = total + 1, stated + 1, spare - 2
    label += max(0, min(spare, 14 - label))
    return SheetLayout(label, places, total, stated)
