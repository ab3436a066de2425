"""The entry screen: the grid, its foot, and from 120 columns on the findings and sums beside it."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget

from store.checks.basis.finding import Finding, Severity
from store.desk.checking import found_in_texts, look_quickly
from store.desk.clock import recent_time, this_hour
from store.desk.sitting import Sitting
from store.record.cell import CellKey
from store.record.notes import unread_name
from store.troubles import Trouble
from tui.actions import Action, bindings, key_of
from tui.review.state import state_of
from tui.screens.entry.cursor import RefusedValue
from tui.screens.entry.grid import EntryGrid
from tui.screens.entry.panes import (
    FOOT_LINES,
    Foot,
    Preview,
    Side,
    cell_line,
    first_findings,
    progress_words,
    refusal_line,
    short_name,
    sorted_out,
    sum_line,
)
from tui.screens.entry.sheet import Position, RowKind, SheetRow, SheetSlot
from tui.screens.entry.view import SheetView, settling, suspects
from tui.screens.place import ConferenceScreen, conference_title, saved_words

if TYPE_CHECKING:
    from store.desk.entering import Edit

WIDE = 120
"""Columns from which findings and sums stand beside the grid."""
SIDE = 38
"""Columns left to them at least."""
BARS, PREVIEW = 4, 6
"""Lines of title, foot and keys; and those the text needs at least to be shown beneath the grid."""
_MOST_REFUSED = 60
"""Values that were not taken from a paste are named one by one, so many of them."""
_SETTLE = 0.4
"""Seconds after a change until the title line asks how safe the work is: asking costs more than a key."""


class EntryScreen(ConferenceScreen):
    """Figures are typed here. Everything shown follows each key in the same frame."""

    place = "entry"
    BINDINGS = [*bindings("entry")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    DEFAULT_CSS = """
    EntryScreen #sheet { height: 1fr; }
    EntryScreen #left { height: 1fr; }
    EntryScreen Preview { display: none; }
    EntryScreen Side { display: none; }
    EntryScreen.-wide Side { display: block; }
    EntryScreen.-wide Foot, EntryScreen.-short Foot { height: 2; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.view: SheetView | None = None
        self._grid: EntryGrid | None = None
        self._foot = Foot()
        self._preview = Preview()
        self._side: Side | None = None
        self._timer: Timer | None = None
        self._previewing = False
        self._reading = False
        self._moved_on = False
        """Something changed since the state of saving was last asked for."""
        self._last = sitting.conference
        self._found: Position | None = None
        """Where F8 went last."""
        self._been: set[Position] = set()
        """Where F8 was in this round."""
        self._note = ""
        self._noted: object = None
        self._went_on = False
        """Whether the figure one was at goes on from conference to conference, as the key bar shows it."""
        self._state = state_of(sitting)
        """Whether it is final, as when that was last asked for."""

    def body(self) -> Iterable[Widget]:
        self.view = SheetView(self.sitting, self.lang)
        self._grid = EntryGrid(self.view, self._changed, id="main")
        self._side = Side(self.view)
        yield Horizontal(Vertical(self._grid, self._preview, id="left"), self._side, id="sheet")
        yield self._foot

    @property
    def grid(self) -> EntryGrid:
        """The grid; there once the screen is composed."""
        assert self._grid is not None
        return self._grid

    def on_mount(self) -> None:
        if self.stood is not None:
            cell, is_as_of = self.stood
            where = self.grid.view.sheet.find(cell, as_of=is_as_of)
            if where is not None:
                self.grid.stand(where)
        self._changed()
        self._tell_of_notes()

    def _tell_of_notes(self) -> None:
        """What the shift before has left word of is what one sees first."""
        if not self.sitting.conference.shift_notes:
            return
        from store.desk.progress.board import open_notes

        notes = open_notes(self.sitting.conference)
        if notes:
            note = notes[0][1]
            text = note.text.replace("\n", " ")
            self._tell(
                "entry.shift_note", by=note.by, at=recent_time(note.at), text=text, press=key_of("steps")
            )

    def on_resize(self) -> None:
        """From 120 columns on the grid takes the width of its columns and leaves the rest to the side."""
        wide = self.size.width >= WIDE
        left = self.query_one("#left")
        room = self.size.width - SIDE
        left.styles.width = min(self.grid.columns(room - 1) + 1, room) if wide else "1fr"
        rows = len(self.grid.view.sheet.rows) + 1
        self._previewing = wide and self.size.height >= rows + BARS + PREVIEW
        self._preview.display = self._previewing
        self.grid.styles.height = rows if self._previewing else "1fr"
        self.call_after_refresh(self._changed)
        self.set_timer(_SETTLE / 10, self._say_text)  # the phrase book is read after the first paint

    def on_screen_suspend(self) -> None:
        """Another screen comes on top: what is being typed is entered."""
        if self._grid is not None and self._grid.is_mounted:
            self._grid.commit()

    def show_anew(self) -> None:
        """Back from another screen, where the record may have been changed."""
        self._state = state_of(self.sitting)
        if self._grid is not None and self._grid.is_mounted:
            self._grid.record_changed()

    def heading(self) -> tuple[str, str]:
        left = conference_title(self.sitting, self.place, self.lang)
        if self._moved_on:
            return left, self.say("app.journaled")
        return left, saved_words(self.sitting, self.lang)

    async def language_changed(self) -> None:
        if self.view is not None:
            self.view.lang = self.lang
            self.grid.lay_out()
            self._changed()
        self.redraw_bars()

    # -- after each key ------------------------------------------------------------------------

    def _changed(self) -> None:
        """Paint what follows from the record and the cursor. Called within the key's own handler."""
        if self.view is None or not self.grid.is_mounted:
            return
        view, grid = self.view, self.grid
        row = view.sheet.rows[grid.at.row]
        findings, known = look_quickly(self.sitting, this_hour())
        lines = [(cell_line(view, grid.slot), "cell"), self._second_line(row)]
        if not self.has_class("-wide"):
            width = self._foot.size.width - 2
            width = width if width > 20 else 78
            progress = progress_words(view, findings, self._state, width)
            found = first_findings(
                view, findings, FOOT_LINES - 2, grid.slot.cell, width, known=known, progress=progress
            )
            if len(found) > FOOT_LINES - 2 and not lines[1][1]:
                del lines[1]  # the finding says how the sum comes about
            lines += found
        elif self._side is not None:
            self._side.show(findings, grid.slot.cell, self._state, known=known)
        self._foot.give_room(len(lines) if self.has_class("-tall") and not self.has_class("-wide") else 0)
        wrong, _ = sorted_out(findings)
        grid.flag(
            frozenset(
                (cell.window, cell.indicator)
                for one in wrong
                for cell in one.cells
                if isinstance(cell, CellKey)
            ),
            suspects(self.sitting, wrong),
        )
        self._foot.show(lines)
        if self._went_on != (goes_on := self._goes_on(grid.slot)):
            self._went_on = goes_on
            self.redraw_bars()
        if self._previewing:
            self._preview.show(None, grid.slot.cell)
        if self._last is not self.sitting.conference:
            self._last = self.sitting.conference
            self._unsettle()
        elif not known and self._timer is None:
            self._read_words()

    def _second_line(self, row: SheetRow) -> tuple[str, str]:
        """Why what was typed is refused, what the last action did, or how the sums come about."""
        if self._note and self._noted == self._standing():
            return self._note, "cell"
        self._note = ""
        chosen = self.grid.cursor.selected
        if sum(map(len, chosen.values())) > 1:
            return self.say("entry.chosen", rows=len(chosen), columns=max(map(len, chosen.values()))), "cell"
        if self.grid.cursor.refusal is not None:
            return refusal_line(self.grid.cursor.refusal, self.lang)
        if self.grid.view.half_typed(self.grid.slot):
            return self.say("entry.half_typed", raw=self.grid.view.raw(self.grid.slot)), "error"
        if self.grid.cursor.column_by_column:
            return self.say("entry.went_down"), "error"
        if self.grid.cursor.past_the_end:
            return self.say("entry.last_row"), ""
        sums = sum_line(self.grid.view, row)
        return sums or (self.say("entry.which_way") if row.kind is RowKind.PLACES else ""), ""

    def _tell(self, key: str, **facts: object) -> None:
        """Say in the foot what an action did, until one types or moves."""
        self._note, self._noted = self.say(key, **facts), self._standing()
        self._changed()

    def _standing(self) -> object:
        """What changes when one types or moves."""
        return self.grid.at, self.grid.cursor.buffer, self.grid.cursor.anchor, self.sitting.conference

    def _unsettle(self) -> None:
        if not self._moved_on:
            self._moved_on = True
            self.redraw_bars()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_SETTLE, self._settle)

    def _settle(self) -> None:
        self._moved_on, self._timer = False, None
        if (state := state_of(self.sitting)) != self._state:
            self._state = state
            self._changed()
        self.redraw_bars()
        self._say_text()
        self._read_words()

    def _read_words(self) -> None:
        """Ask in a thread what is found in the words of the texts: that takes longer than a key may."""
        if not self._reading:
            self._reading = True
            self.sitting.earlier  # noqa: B018 (read here, since a thread may not tell what is wrong with one)
            self.run_worker(self._words_read, thread=True, group="words", exit_on_error=False)

    def _words_read(self) -> None:
        """In a worker thread."""
        try:
            found_in_texts(self.sitting)
        finally:
            self._reading = False
        self.app.call_from_thread(self._changed)

    def _say_text(self) -> None:
        """Show the text as it reads now, where there is room for it."""
        if self._previewing:
            with suppress(Trouble):  # a faulty phrase book is told where the text is asked for
                self._preview.show(self.sitting.draft(self.lang), self.grid.slot.cell)

    # -- actions -------------------------------------------------------------------------------

    def actions_shown(self) -> list[Action]:
        """A figure counted anew each time, or for the first time, is not as last time: its key says so, and takes no
        room."""
        anew = self._grid is None or not self._goes_on(slot := self.grid.slot)
        anew = anew or self.grid.view.before(slot.cell) is None
        return [action for action in super().actions_shown() if not (anew and action.id == "same_again")]

    @staticmethod
    def _goes_on(slot: SheetSlot) -> bool:
        """Whether the figure of a slot goes on from one conference to the next."""
        return not slot.cell.window

    def action_enter(self) -> None:
        self.grid.edit()

    def action_fill_zero(self) -> None:
        """The blank places of a row are zero. A figure without places, or one that stands and of which nothing is
        entered, is no rest of a row: areas, beds, persons in quarantine hardly ever are zero, so it is asked."""
        self.grid.commit()
        slot, row = self.grid.slot, self.grid.view.sheet.rows[self.grid.at.row]
        no_rest = row.kind is RowKind.FIGURE or not row.window
        if no_rest and not any(one.cell in self.sitting.conference.cells for one in row.slots):
            asked = {"name": short_name(self.grid.view, row.cell), "press": key_of("fill_zero")}
            if self._note != self.say("entry.zero_asked", **asked) or self._noted != self._standing():
                self._tell("entry.zero_asked", **asked)
                return
        at_the_last = (
            len(row.slots) > 1 and slot is row.slots[-2] and slot.cell not in self.sitting.conference.cells
        )
        filled = self.sitting.fill_zero(slot.cell.window, slot.cell.indicator)
        self.grid.record_changed()
        if filled and at_the_last and row.slots[-1].cell not in self.sitting.conference.cells:
            self.grid.to_total()
        self._tell("entry.filled" if filled else "entry.nothing_to_fill", count=filled)

    def action_same_again(self) -> None:
        """A figure that goes on from conference to conference is what it was in the one before."""
        self.grid.commit()
        view, cell = self.grid.view, self.grid.slot.cell
        before = view.before(cell)
        if not self._goes_on(self.grid.slot):
            self._tell("entry.counted_anew")
        elif before is None:
            self._tell("entry.no_last_time")
        else:
            self.sitting.enter(cell, str(before), "typed")
            self.grid.record_changed()
            self._tell("entry.as_last_time", value=before)

    def action_next_panel(self) -> None:
        """To the next part. From the last to the first only when asked for twice: who types on would
        type over the first figures."""
        sheet, at = self.grid.view.sheet, self.grid.at
        last = sheet.next_panel(at).row <= at.row
        warned = self._note == self.say("entry.last_panel") and self._noted == self._standing()
        if last and not warned:
            self.grid.commit()
            self._tell("entry.last_panel")
            return
        self.grid.next_panel()
        if last:
            self._tell("entry.first_panel")

    def on_side_pointed(self, message: Side.Pointed) -> None:
        """A click on a finding goes to its cell; to the checks where it is about words."""
        where = self._place_of(message.finding)
        if where is not None:
            self.grid.stand(where)
        else:
            self.action_checks()

    def action_next_finding(self) -> None:
        """Go to the next cell with a finding, round and round: to all errors first, from the cursor down and on from the
        top, then to what is to be looked at, and to what is not filled in yet last. Who has moved meanwhile begins with
        the errors again."""
        groups = [group for group in self._finding_places() if group]
        if not groups:
            found, known = look_quickly(self.sitting, this_hour())
            if sorted_out(found)[0]:
                self.action_checks()  # what is wrong stands in no cell
            else:
                self._tell("entry.no_finding_left" if known else "entry.reading_words")
            return
        at = self.grid.at
        if at != self._found:
            self._been = set()
        again = self._been.issuperset(chain.from_iterable(groups))
        if again:
            self._been = set()
        left = next(left for group in groups if (left := [one for one in group if one not in self._been]))
        target = next((where for where in left if where > at), left[0]) if left[0] in groups[0] else left[0]
        self._been.add(target)
        self.grid.stand(target)
        self._found = self.grid.at
        if again:
            self._tell_of_the_rest()

    def _tell_of_the_rest(self) -> None:
        """What is found beside the figures of the sheet, most of it in texts, and where that is shown."""
        wrong, _ = sorted_out(look_quickly(self.sitting, this_hour())[0])
        rest = sum(self._place_of(finding) is None for finding in wrong)
        if rest:
            self._tell("entry.findings_in_texts", count=rest, press=key_of("checks"))

    def _finding_places(self) -> list[list[Position]]:
        """Where errors are found, warnings, and blanks, each in the order of the sheet."""
        wrong, blank = sorted_out(look_quickly(self.sitting, this_hour())[0])
        errors = [finding for finding in wrong if finding.severity is Severity.ERROR]
        warnings = [finding for finding in wrong if finding.severity is not Severity.ERROR]
        seen: set[Position] = set()
        groups: list[list[Position]] = []
        for findings in (errors, warnings, blank):
            places = {where for finding in findings if (where := self._place_of(finding)) is not None} - seen
            groups.append(sorted(places))
            seen |= places
        return groups

    def _place_of(self, finding: Finding) -> Position | None:
        """Where the cursor goes for a finding: to the first cell of its row that may hold what is wrong."""
        from store.checks.report import in_as_of

        sheet, as_of = self.grid.view.sheet, in_as_of(finding)
        rows = {cell.row for cell in finding.cells[:1] if isinstance(cell, CellKey)}
        marked = settling(self.sitting, finding)
        places = [sheet.find(cell, as_of=as_of) for cell in marked if cell.row in rows]
        first = min((where for where in places if where is not None), default=None)
        others = (
            sheet.find(cell, as_of=as_of) for cell in (*marked, *finding.cells) if isinstance(cell, CellKey)
        )
        return first or next((where for where in others if where is not None), None)

    def go_to_cell(self, cell: CellKey, *, as_of: bool = False) -> None:
        """Put the cursor on a cell or its as-of; asked for by other screens."""
        if not self.grid.go_to(cell, as_of=as_of) and self.view is not None:
            self.action_more_rows()
            self.grid.go_to(cell, as_of=as_of)

    def action_undo(self) -> None:
        self._step(self.sitting.undo, "undone")

    def action_redo(self) -> None:
        self._step(self.sitting.redo, "redone")

    def _step(self, step: "Callable[[], Edit | None]", done: str) -> None:
        self.grid.commit()
        edit = step()
        if edit is None:
            self._note, self._noted = self.step_words(edit, done), self._standing()
            self._changed()
            return
        self.grid.record_changed()
        for cell in edit.cells:
            if self.grid.go_to(cell):
                return
        unread = f"notes/{unread_name('as_of/')}"
        moments = (name.rpartition("/")[2] for name in edit.fields if name.startswith(("as_of/", unread)))
        where = next((self.grid.view.sheet.find(CellKey("", one), as_of=True) for one in moments), None)
        if where is not None:
            self.grid.stand(where)
        else:  # nothing of it is seen in the sheet
            self._note, self._noted = self.step_words(edit, done), self._standing()
            self._changed()

    def action_more_rows(self) -> None:
        grid, view = self.grid, self.grid.view
        grid.commit()
        grid.cursor.show_all(not view.sheet.all_rows)
        grid.record_changed()
        self._tell("entry.rows_all" if view.sheet.all_rows else "entry.rows_used")

    def action_save(self) -> None:
        self.grid.commit()
        self._moved_on = False
        super().action_save()

    def whereabouts(self) -> object:
        return self.grid.slot.cell, self.grid.slot.is_as_of

    def leave(self, press: str) -> bool:
        """Finish what is being typed."""
        self.grid.commit()
        return True

    def action_details(self) -> None:
        from tui.dialogs.conference import DetailsDialog

        self.grid.commit()
        self.fill_in(DetailsDialog(self.sitting), lambda _: self.grid.record_changed(), "details")

    def action_where_printed(self) -> None:
        """Show the text with every place that prints the figure under the cursor."""
        self.grid.commit()
        self.bulletin.go("draft", self.sitting, cell=self.grid.slot.cell)

    def on_entry_grid_prose(self, message: EntryGrid.Prose) -> None:
        """A bulletin was pasted into the grid: read it where every line of it is shown."""
        self.bulletin.go("reading", self.sitting, text=message.text)

    def action_import_table(self) -> None:
        from tui.screens.table import bring_table

        bring_table(self.bulletin, self.sitting)

    def on_entry_grid_labelled(self, message: EntryGrid.Labelled) -> None:
        """A table with its names was pasted: its figures go where the names say, once they are accepted."""
        from tui.screens.table import bring_pasted

        bring_pasted(self.bulletin, self.sitting, message.text)

    def action_copy_cells(self) -> None:
        """A copy of cells is no export, so it has no mark of a draft: whole texts go out elsewhere."""
        text, rows, columns = self.grid.copied()
        self.app.copy_to_clipboard(text)
        self._tell("entry.copied", rows=rows, columns=columns)

    def action_cut_cells(self) -> None:
        text, _, _ = self.grid.copied()
        self.app.copy_to_clipboard(text)
        self._tell("entry.cut", count=self.grid.blank())

    def action_put_cells(self) -> None:
        """Fill in what was copied in this program: a terminal does not let a program ask for its clipboard."""
        if self.app.clipboard:
            self.grid.receive(self.app.clipboard)
        else:
            self._tell("entry.nothing_copied")

    def action_select_all(self) -> None:
        self.grid.select_all()

    def action_select(self) -> None:
        self.grid.mark()
        if self.grid.cursor.marking:
            self._tell("entry.marking")

    def on_entry_grid_blanked(self, message: EntryGrid.Blanked) -> None:
        self._tell("entry.blanked", count=message.count)

    def on_entry_grid_pasted(self, message: EntryGrid.Pasted) -> None:
        """Say what a pasted block filled, and name each value it did not."""
        from tui.dialogs.notice import Notice

        self._tell("entry.pasted", count=message.filled)
        if message.refused:
            title = self.say("entry.refused_title", count=len(message.refused))
            lines = [self._refused(one) for one in message.refused[:_MOST_REFUSED]]
            if len(message.refused) > _MOST_REFUSED:
                lines.append(self.say("entry.refused_more", count=len(message.refused) - _MOST_REFUSED))
            self.app.push_screen(Notice(title, lines, undo=True))

    def _refused(self, one: RefusedValue) -> str:
        if one.cell is None or one.why is None:
            return self.say("entry.outside", raw=one.raw, line=one.line, column=one.column)
        from store.record.naming import cell_name

        name = cell_name(self.sitting.series, self.sitting.conference, one.cell, self.lang)
        return self.say("entry.refused_line", cell=name, why=one.why.in_app(self.lang))
