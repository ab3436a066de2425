"""Where one stands in the sheet and what is being typed there. Plain Python, no Textual.

Every operation is finished when it returns: the sitting has what was typed, the cursor is where the
next key belongs. That is what keeps keys typed ahead out of the wrong cells.
"""

import unicodedata

from store.record.cell import CellKey
from store.record.count import read_count
from store.troubles import Trouble
from tui.screens.entry.sheet import Position, SheetSlot
from tui.screens.entry.view import SheetView
from tui.typed_moments import NotAMoment, read_as_of
from tui.words import InterfaceTrouble

RefusedValue = tuple[CellKey | None, str, Trouble | None]
"""A cell (None: outside the sheet), the text, and why it was refused."""


class OtherSum(InterfaceTrouble):
    """A pasted total is not the sum of its row. Facts: `raw`, `sum`."""


class SheetCursor:
    """The cursor over a view. `buffer` is the text being typed, None while only standing there;
    `refusal` is why it cannot be read."""

    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.at: Position = view.sheet.first
        self.buffer: str | None = None
        self.refusal: Trouble | None = None
        self._lane = self.slot.lane
        self._run: int | None = None
        """The lane in which a run of Tabs began."""

    @property
    def slot(self) -> SheetSlot:
        """The slot one stands on."""
        return self.view.sheet.slot(self.at)

    # -- moving -------------------------------------------------------------------------------

    def stand(self, where: Position, *, keep_lane: bool = False) -> None:
        """Leave the cell and stand on another."""
        cell = self.view.sheet.slot(where)
        self.commit()
        self.at = self.view.sheet.find(cell.cell, as_of=cell.is_as_of) or self.view.sheet.first
        self._run = None
        if not keep_lane:
            self._lane = self.slot.lane
        self.refusal = self.view.refusal(self.slot)

    def go_to(self, cell: CellKey) -> bool:
        """Stand on a cell; False when it has no row here."""
        where = self.view.sheet.find(cell)
        if where is not None:
            self.stand(where)
        return where is not None

    def sideways(self, step: int, *, run: bool = False) -> None:
        """To the next slot in reading order. With `run` (Tab) the lane of the run's beginning is kept."""
        old = self.at
        began = self._run if self._run is not None else self.slot.lane
        sheet = self.view.sheet
        self.stand(sheet.along(old, step) if run else sheet.sideways(old, step))
        if run:
            self._run = began if self.at.row == old.row else self.slot.lane

    def vertical(self, step: int, *, enter: bool = False) -> None:
        """One row up or down. Enter after a run of Tabs goes to the lane where the run began."""
        if enter and self._run is not None:
            self._lane = self._run
        if enter and not self.slot.is_as_of:
            slot = self.slot
            self.commit()
            self.view.sitting.confirm_whole(slot.cell)
        self.stand(self.view.sheet.vertical(self.at, step, self._lane), keep_lane=True)

    def page(self, step: int, rows: int) -> None:
        """As many rows up or down."""
        where = self.at
        for _ in range(max(1, rows)):
            where = self.view.sheet.vertical(where, step, self._lane)
        self.stand(where, keep_lane=True)

    def end_of_row(self, *, last: bool) -> None:
        self.stand(self.view.sheet.end_of_row(self.at, last=last))

    def next_panel(self) -> None:
        """To the next window or to the other figures."""
        self.stand(self.view.sheet.next_panel(self.at))

    # -- typing -------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """The cell's text is now `text`; the sitting journals it."""
        self.buffer = text
        slot = self.slot
        if slot.is_as_of:
            self.view.unread_as_of.pop(slot.cell.indicator, None)
            self.refusal = None
        else:
            self.refusal = self.view.sitting.type(slot.cell, text)

    def add(self, text: str) -> None:
        """Characters as they come from keys or an input method; the first replaces what stood there."""
        self.type((self.buffer or "") + unicodedata.normalize("NFKC", text))

    def backspace(self) -> None:
        """Take one character away, of the standing text too."""
        self.type((self.view.raw(self.slot) if self.buffer is None else self.buffer)[:-1])

    def edit(self) -> None:
        """Go on with what stands in the cell instead of replacing it."""
        if self.buffer is None:
            self.type(self.view.raw(self.slot))

    def clear(self) -> None:
        """Make the cell blank."""
        self.type("")
        self.commit()

    def commit(self) -> None:
        """Leave off typing: what stands is one step that can be undone."""
        if self.buffer is None:
            return
        slot, text, self.buffer = self.slot, self.buffer, None
        if slot.is_as_of:
            self._set_as_of(slot.cell.indicator, text)
        else:
            self.view.sitting.close()
        self.follow()

    def _set_as_of(self, indicator: str, text: str) -> None:
        sitting = self.view.sitting
        try:
            sitting.set_as_of(indicator, read_as_of(text, sitting.conference.held_on))
        except NotAMoment:
            self.view.unread_as_of[indicator] = text

    def revert(self) -> None:
        """Give up what is being typed; the value before stands again."""
        if self.buffer is None:
            return
        self.buffer = None
        if not self.slot.is_as_of:
            self.view.sitting.revert()
        self.refusal = self.view.refusal(self.slot)

    def paste(self, block: tuple[tuple[str, ...], ...]) -> tuple[int, list[RefusedValue]]:
        """Enter a block from here to the right and down, as one step: how many cells were filled, and
        the values that were not taken."""
        self.commit()
        slots = self.view.sheet.block(self.at, len(block), max(map(len, block)))
        values: list[tuple[CellKey, str]] = []
        outside: list[RefusedValue] = []
        sums: list[tuple[CellKey, str]] = []
        for places, texts in zip(slots, block, strict=True):
            for slot, text in zip(places, texts, strict=False):
                if slot is not None and slot.is_sum:
                    sums.append((slot.cell, text))
                elif slot is not None:
                    values.append((slot.cell, text))
                elif text:
                    outside.append((None, text, None))
        refused = self.view.sitting.enter_many(values)
        self.follow()
        wrong = [
            (cell._replace(place=""), raw, why) for cell, raw in sums if (why := self._unequal(cell, raw))
        ]
        return len(values) - len(refused), [
            *((one.cell, one.raw, one.why) for one in refused), *wrong, *outside
        ]  # fmt: skip

    def _unequal(self, cell: CellKey, raw: str) -> Trouble | None:
        """Why a pasted sum does not agree with the computed one; None when it does or is blank."""
        try:
            value = read_count(raw)
        except Trouble as why:
            return why
        computed = self.view.total(cell).computed
        return (
            None if value is None or value == computed else OtherSum("entry.other_sum", raw=raw, sum=computed)
        )

    def follow(self) -> bool:
        """Take up rows that came or went with the record and stay on the same cell; True when there
        were any."""
        slot = self.slot
        if not self.view.follow():
            return False
        self.at = self.view.sheet.find(slot.cell, as_of=slot.is_as_of) or self.view.sheet.first
        return True

    def show_all(self, all_rows: bool) -> None:
        """Show the optional rows too, or only those in use; stay on the cell when it is still there."""
        cell = self.slot.cell
        self.view.show_all(all_rows)
        self.at = self.view.sheet.find(cell) or self.view.sheet.first

    def record_changed(self) -> None:
        """The record was changed elsewhere: undo, a dialog, a merge."""
        self.buffer = None
        self.follow()
        self.refusal = self.view.refusal(self.slot)
