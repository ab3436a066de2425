"""Where one stands in the sheet and what is being typed there. Plain Python, no Textual.

Every operation is finished when it returns: the sitting has what was typed, the cursor is where the
next key belongs. That is what keeps keys typed ahead out of the wrong cells.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from store.record.cell import Cell, CellKey
from store.record.count import begins_a_mark, read_count
from store.record.notes import unread_name
from store.record.text import half_width, one_line
from store.record.typed_moments import NotAMoment, typed_as_of
from store.troubles import Trouble
from tui.screens.entry.sheet import Corner, Position, RowKind, SheetSlot
from tui.screens.entry.view import Looks, SheetView
from tui.words import InterfaceTrouble


class RefusedValue(NamedTuple):
    """A value of a pasted block that was not taken: its cell (None: outside the sheet), its text, why, and its
    line and column in the block, counted from 1."""

    cell: CellKey | None
    raw: str
    why: Trouble | None
    line: int
    column: int


class OtherSum(InterfaceTrouble):
    """A pasted total is not the sum of its row. Facts: `raw`, `sum`."""


class SheetCursor:
    """The cursor over a view. `buffer` is the text being typed, None while only standing there;
    `refusal` is why it cannot be read. With an `anchor` all from there to the cursor is selected; while
    `marking` every move selects."""

    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.at: Position = view.sheet.first
        self.buffer: str | None = None
        self.refusal: Trouble | None = None
        self.anchor: Corner | None = None
        self.marking = False
        self._lane = self.slot.lane
        self._run: int | None = None
        """The lane in which a run of Tabs began."""
        self._led_on: Position | None = None
        """Where a space behind the last figure of a row came to."""
        self._been_right = False
        self._came_down: Position | None = None
        """Where Enter came to, from a place beside which nothing stood."""
        self._ended: Position | None = None
        """Where Enter stayed, because there is no row below."""

    @property
    def slot(self) -> SheetSlot:
        """The slot one stands on."""
        return self.view.sheet.slot(self.at)

    # -- moving -------------------------------------------------------------------------------

    def stand(self, where: Position, *, keep_lane: bool = False) -> None:
        """Leave the cell and stand on another."""
        cell = self.view.sheet.slot(where)
        self.commit()
        self.anchor = None
        self.at = self.view.sheet.find(cell.cell, as_of=cell.is_as_of) or self.view.sheet.first
        self._run = self._ended = None
        if not keep_lane:
            self._lane = self.slot.lane
        self.refusal = self.view.refusal(self.slot)

    def sideways(self, step: int, *, run: bool = False, by_space: bool = False) -> None:
        """To the next slot in reading order. With `run` (Tab) the lane of the run's beginning is kept, and by whatever
        goes on in the row then; an as-of that is known is passed, but not `by_space` (477 8/30 24)."""
        old, began = self.at, self._run
        if began is None and run:
            began = self.slot.lane
        sheet = self.view.sheet
        self._been_right = True
        passed = self._moment_known if not by_space else lambda slot: False
        self.stand(sheet.along(old, step, passed) if run else sheet.sideways(old, step))
        if began is not None:
            self._run = began if self.at.row == old.row else self.slot.lane if run else None

    def _moment_known(self, slot: SheetSlot) -> bool:
        """Whether a slot is an as-of that holds its moment already: the figures below one another are typed with Tab
        between them, and the second of them was typed into the as-of of the first."""
        return slot.is_as_of and self.view.shown(slot).looks is Looks.PLAIN

    def vertical(self, step: int, *, enter: bool = False) -> None:
        """One row up or down. Enter after a run of Tabs goes to the lane where the run began."""
        if enter and self.buffer is None and self.at == self._led_on:
            self._led_on = None  # the space behind the last figure of the row above led here already
            return
        if enter and self._run is not None:
            self._lane = self._run
        left_out = enter and not self._been_right and self._blank_beside()
        if enter and not self.slot.is_as_of:
            slot = self.slot
            self.commit()
            self.view.sitting.confirm_whole(slot.cell)
        old = self.at
        self.stand(self.view.sheet.vertical(old, step, self._lane), keep_lane=True)
        self._came_down = self.at if left_out else None
        self._ended = self.at if enter and self.at == old else None

    def _blank_beside(self) -> bool:
        """Whether something was typed for a place, and nothing stands at the one beside it."""
        beside = self.view.sheet.slot(self.view.sheet.beside(self.at, 1)).cell
        return bool(self.buffer and beside.place and not self.view.sitting.conference.cell(beside))

    @property
    def column_by_column(self) -> bool:
        """Whether Enter was just pressed as if it went on in the row, by somebody who never went to the right."""
        return self.buffer is None and self.at == self._came_down

    @property
    def past_the_end(self) -> bool:
        """Whether Enter was just pressed in the last row: what is typed on is of a row that is not there, and would take
        the place of the figure that was entered last."""
        return self.buffer is None and self.at == self._ended

    def page(self, step: int, rows: int) -> None:
        """As many rows up or down."""
        where = self.at
        for _ in range(max(1, rows)):
            where = self.view.sheet.vertical(where, step, self._lane)
        self.stand(where, keep_lane=True)

    def end_of_row(self, *, last: bool) -> None:
        began = self._run
        self.stand(self.view.sheet.end_of_row(self.at, last=last))
        self._run = began

    def to_total(self) -> None:
        """The rest of the row was filled, and the cell here with it: what is typed next is the total, and would have taken
        the place of its zero. Enter goes back to where the row was begun, or to the lane one stands in."""
        began = self._run if self._run is not None else self._lane
        self.end_of_row(last=True)
        self._run = began

    def next_panel(self) -> None:
        """To the next window or to the other figures."""
        self.stand(self.view.sheet.next_panel(self.at))

    def end_of_sheet(self, *, last: bool) -> None:
        self.stand(self.view.sheet.last if last else self.view.sheet.first)

    # -- selecting ----------------------------------------------------------------------------

    def select(self, move: Callable[[], None]) -> None:
        """Move, and select everything between where one began to select and where one comes to."""
        self.commit()
        began = self.anchor or Corner(self.at.row, self._lane)
        move()
        self.anchor = began

    def beside(self, step: int) -> None:
        """To the slot beside, in the same row."""
        self.stand(self.view.sheet.beside(self.at, step))

    def begin_at(self, where: Position) -> None:
        """Stand on a slot, with nothing selected."""
        self.let_go()
        self.stand(where)

    def select_to(self, where: Position) -> None:
        """Select to a slot, as the mouse does."""
        self.select(lambda: self.stand(where))

    def select_all(self) -> None:
        """All of the part one is in; where that is selected already, all of the sheet."""
        self.commit()
        before = self.selected
        self._select_part(self.view.sheet.rows[self.at.row].panel)
        if all(set(slots) <= set(before.get(row, ())) for row, slots in self.selected.items()):
            self._select_part(None)

    def _select_part(self, panel: int | None) -> None:
        """Select all of a panel, or of the whole sheet."""
        sheet = self.view.sheet
        first, last = sheet.part(panel)
        self.stand(last)
        lanes = [slot.lane for row in sheet.rows[first.row : last.row + 1] for slot in row.slots]
        self.anchor, self._lane = Corner(first.row, min(lanes)), max(lanes)

    def let_go(self) -> None:
        """Nothing is selected any more."""
        self.anchor, self.marking = None, False

    @property
    def selected(self) -> dict[int, tuple[SheetSlot, ...]]:
        """What is selected, by row; empty where nothing is."""
        if self.anchor is None:
            return {}
        return self.view.sheet.rectangle(self.anchor, Corner(self.at.row, self._lane))

    def copied(self) -> tuple[str, int, int]:
        """What is selected, else the cell one stands on, parted by tabs and lines as spreadsheet programs take it,
        with its rows and columns."""
        self.commit()
        rows = list(self.selected.values()) or [(self.slot,)]
        lines = ["\t".join(self.view.plain(slot) for slot in slots) for slots in rows]
        return "\n".join(lines), len(rows), max(map(len, rows))

    def blank(self) -> int:
        """Blank what is selected, else the cell one stands on, as one step; how many figures that were."""
        self.commit()
        rows = self.selected.values() or [(self.slot,)]
        slots = [slot for row in rows for slot in row if not slot.is_sum]
        held = [slot for slot in slots if self.view.raw(slot)]
        nothing: dict[CellKey, Cell | None] = {slot.cell: None for slot in held if not slot.is_as_of}
        self.view.sitting.put(nothing, _as_of_fields({slot: None for slot in held if slot.is_as_of}))
        self.follow()
        self.refusal = self.view.refusal(self.slot)
        return len(held)

    # -- typing -------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """The cell's text is now `text`; the sitting journals it."""
        self.buffer = text
        self.let_go()
        slot = self.slot
        if slot.is_as_of:
            self.refusal = None
        else:
            self.refusal = self.view.sitting.type(slot.cell, text)

    def add(self, text: str) -> None:
        """Characters as they come from keys or an input method; the first replaces what stood there, but not behind the
        last row's Enter."""
        if self.past_the_end and self.view.raw(self.slot):
            return
        self.type((self.buffer or "") + unicodedata.normalize("NFKC", text))

    def space(self) -> None:
        """On to the next cell, as Tab: `20 10 17 6` is a row, and an Enter behind `6 ` no further row; a cell in which
        nothing was typed is passed, so that `20   17` leaves two places blank (but not the first of a row to which a
        space led). One that cannot be read stays where it was typed, so that the others come where they belong. In an
        as-of, and within a mark, a space belongs to what is typed (`8/31 24`); with nothing typed there it is no value.
        """
        if self.buffer is None and (self.slot.is_as_of or self.at == self._led_on):
            return
        if not self.slot.is_as_of and not begins_a_mark(self.buffer or ""):
            row = self.at.row
            self.sideways(1, run=True, by_space=True)
            self._led_on = self.at if self.at.row != row else None
        else:
            self.add(" ")

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
            sitting.set_as_of(indicator, typed_as_of(text, sitting.conference.held_on))
        except NotAMoment:
            sitting.set_as_of(indicator, None, one_line(text))

    def revert(self) -> None:
        """Give up what is being typed; the value before stands again. With nothing being typed nothing is
        selected any more."""
        if self.buffer is None:
            self.let_go()
            return
        self.buffer = None
        if not self.slot.is_as_of:
            self.view.sitting.revert()
        self.refusal = self.view.refusal(self.slot)

    def paste(
        self, block: tuple[tuple[str, ...], ...], *, own: bool = False
    ) -> tuple[int, list[RefusedValue]]:
        """Enter a block from here, or from the first cell selected, to the right and down, as one step: how many
        cells were filled, and the values that were not taken. `own`: it was copied here, row for row; of any other a row
        of sums is held against none, and what began among places falls on no figure without."""
        self.commit()
        if self.anchor is not None:
            self._to_first_selected()
        kept = list(enumerate(block, 1)) if own else self._without_sums(block)
        slots = self.view.sheet.block(self.at, len(kept), max(map(len, block)))
        if self.slot.cell.place and not own:
            slots = [[None] * len(row) if row[0] and not row[0].cell.place else row for row in slots]
        pairs = [
            (slot, text, line, column)
            for row, (line, texts) in zip(slots, kept, strict=True)
            for column, (slot, text) in enumerate(zip(row, texts, strict=False), 1)
        ]
        typed = [(slot, text) for slot, text, _, _ in pairs if slot and not slot.is_sum]
        values = [(slot.cell, text) for slot, text in typed if not slot.is_as_of]
        moments, why = self._moments([(slot, text) for slot, text in typed if slot.is_as_of])
        refused = self.view.sitting.enter_many(values, fields=_as_of_fields(moments))
        why |= {(one.cell, False): one.why for one in refused}
        self.follow()
        left: list[RefusedValue] = []
        for slot, text, line, column in pairs:
            if slot is None:
                left += [RefusedValue(None, text, None, line, column)] if text else []
                continue
            cell, reason = slot.cell, why.get((slot.cell, slot.is_as_of))
            if slot.is_sum:
                cell, reason = slot.cell._replace(place=""), self._unequal(slot.cell, text)
            left += [RefusedValue(cell, text, reason, line, column)] if reason else []
        return len(values) - len(refused) + len(moments), left

    def _without_sums(self, block: tuple[tuple[str, ...], ...]) -> list[tuple[int, tuple[str, ...]]]:
        """The lines of a block with their numbers, but for those that are the sums of the lines before them where the sheet
        works such a row out itself: every sheet has them, and the next line would come into the next window."""
        kept, width = list(enumerate(block, 1)), max(map(len, block))
        at = 1
        while at < len(kept):
            rows = self.view.sheet.block(self.at, len(kept), width)
            if self._are_sums(at, rows, [texts for _, texts in kept]):
                del kept[at]
            else:
                at += 1
        return kept

    def _are_sums(
        self, at: int, slots: Sequence[Sequence[SheetSlot | None]], lines: Sequence[Sequence[str]]
    ) -> bool:
        """Whether most numbers of a line are what a computed row between it and the line before comes to."""
        before, here = (next((slot for slot in slots[one] if slot), None) for one in (at - 1, at))
        sheet = self.view.sheet
        first = sheet.find(before.cell, as_of=before.is_as_of) if before else None
        last = sheet.find(here.cell, as_of=here.is_as_of) if here else None
        if before is None or first is None:
            return False
        between = sheet.rows[first.row + 1 : last.row if last else first.row + 2]
        what = next((row.indicator for row in between if row.kind is RowKind.DERIVED), None)
        if what is None:
            return False
        numbers = [_count(text) for text in lines[at]]
        agree = 0
        for column, number in enumerate(numbers):
            made = 0
            for sign, key in what.terms:
                for row, texts in zip(slots[:at], lines[:at], strict=True):
                    slot = row[column] if column < len(row) else None
                    if slot and slot.cell.indicator == key and slot.cell.window == before.cell.window:
                        made += sign * (_count(texts[column]) or 0 if column < len(texts) else 0)
            agree += number is not None and number == made
        told = sum(number is not None for number in numbers)
        return told > 0 and 2 * agree > told

    def _to_first_selected(self) -> None:
        """Stand on the first of the cells that are selected, which then are so no more."""
        slots = next(iter(self.selected.values()), (self.slot,))
        self.let_go()
        self.stand(self.view.sheet.find(slots[0].cell, as_of=slots[0].is_as_of) or self.at)

    def _moments(
        self, pairs: Sequence[tuple[SheetSlot, str]]
    ) -> tuple[dict[SheetSlot, Any], dict[tuple[CellKey, bool], Trouble]]:
        """As-of moments that were pasted, and why others cannot be read. A word typed in a cell is seen there and
        then; of a pasted column, which may be of remarks or of other figures, no bare number is taken for an hour, and
        only a word that the figures have already."""
        sitting = self.view.sitting
        before = sitting.previous.as_of if sitting.previous is not None else {}
        known = {as_of for as_of in (*sitting.conference.as_of.values(), *before.values()) if as_of}
        read: dict[SheetSlot, Any] = {}
        unread: dict[tuple[CellKey, bool], Trouble] = {}
        for slot, text in pairs:
            try:
                as_of = typed_as_of(text, sitting.conference.held_on)
                a_word = as_of is not None and as_of.word and as_of not in known
                if a_word or _NUMBER.fullmatch(half_width(text)):
                    raise NotAMoment("no_moment", raw=one_line(text))
                read[slot] = as_of
            except NotAMoment as why:
                unread[slot.cell, True] = why
        return read, unread

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
        self.let_go()
        self.at = self.view.sheet.find(slot.cell, as_of=slot.is_as_of) or self.view.sheet.first
        return True

    def show_all(self, all_rows: bool) -> None:
        """Show the optional rows too, or only those in use; stay on the cell when it is still there."""
        cell = self.slot.cell
        self.let_go()
        self.view.show_all(all_rows)
        self.at = self.view.sheet.find(cell) or self.view.sheet.first

    def record_changed(self) -> None:
        """The record was changed elsewhere: undo, a dialog, a merge."""
        self.buffer = None
        self.follow()
        self.refusal = self.view.refusal(self.slot)


_NUMBER = re.compile(r"\s*[0-9][0-9.,\s]*")
"""A bare number, of which `12.5` would be read as a day in December."""


def _count(text: str) -> int | None:
    """The number a pasted text is; None for any other."""
    try:
        value = read_count(text)
    except Trouble:
        return None
    return value if isinstance(value, int) else None


def _as_of_fields(moments: dict[SheetSlot, Any]) -> dict[str, Any]:
    """As-of moments as fields of the record, in place of those that cannot be read."""
    fields: dict[str, Any] = {f"as_of/{slot.cell.indicator}": as_of for slot, as_of in moments.items()}
    return {**fields, **dict.fromkeys(f"notes/{unread_name(name)}" for name in fields)}
