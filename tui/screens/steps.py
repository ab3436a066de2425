"""The checklist of a conference: what is still to be done, each item leading to where it is done."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Static

from store.desk.checking import look
from store.desk.clock import recent_time, this_hour
from store.desk.progress.board import board, leave_note, take_note
from store.desk.progress.next_steps import Step, StepState, steps
from store.record.cell import CellKey
from store.record.reference import PartKey, TextKey
from store.record.report import ShiftNote
from store.troubles import Trouble
from tui.actions import bindings, key_of
from tui.dialogs.form import Field, FormDialog
from tui.dialogs.notice import Question
from tui.review.state import open_words, progress_line, state_of
from tui.screens.place import ListedPlace, TakesBack
from tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from store.archive.repository import Revision

_SIGNS = {StepState.DONE: "✓", StepState.TO_DO: "!", StepState.OPEN: "·"}
_KINDS = {StepState.DONE: "same", StepState.TO_DO: "changed", StepState.OPEN: "new"}
_LEADS_TO = {
    "figures": "enter", "texts": "sections", "sections": "sections", "answers": "sections", "findings": "checks", "reports": "board", "headline": "titles",
    "final": "draft",
}  # fmt: skip
"""The action of the place where a step is done."""


def _leads_to(step: Step) -> str:
    """The same, by what the step leads to where that is one thing: what is blank may stand among the headlines."""
    kinds = {TextKey: "titles", CellKey: "enter"}
    return kinds.get(type(step.ref), _LEADS_TO[step.name])


class NoteDialog(FormDialog[str]):
    """Asks for words for the next shift."""

    def title_words(self) -> str:
        return self.say("steps.note_title")

    def fields(self) -> Iterable[Field]:
        yield Field("note", self.say("steps.note_label"), "", hint=self.say("steps.note_hint"))

    def accepted(self, values: dict[str, str]) -> str:
        return values["note"]


def _is(step: Step, stood: object) -> bool:
    """Whether it is the step one stood at; of the notes, the very one."""
    return (
        isinstance(stood, tuple) and stood[0] == step.name and (step.name != "note" or stood[1] == step.ref)
    )


class OfficeScreen(TakesBack):
    """A screen of what the office keeps for itself beside a conference: words for the next shift can be left here,
    and what is noted here is taken back here."""

    def revisions(self) -> "tuple[Revision, ...]":
        """The history of the conference; nothing where it cannot be read, which is told."""
        try:
            return tuple(self.bulletin.desk.repository.history(self.sitting.key))
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return ()

    def action_leave_note(self) -> None:
        def said(text: str | None) -> None:
            if text:
                leave_note(self.sitting, text)
                self.show_anew()
                self.bulletin.tell(self.say("steps.note_left"))

        self.fill_in(NoteDialog(), said, "leave_note")


class StepsScreen(OfficeScreen, ListedPlace[Step]):
    """Enter goes to where the item under the cursor is done; Esc comes back here."""

    place = "steps"
    BINDINGS = bindings("steps")
    DEFAULT_CSS = """
    StepsScreen #main { height: 1fr; }
    StepsScreen #line { height: auto; padding: 0 2; margin: 1 0; text-style: bold; }
    StepsScreen #foot { height: 1; padding: 0 1; background: $surface; }
    """

    _open = ""
    """What is open of what the checks look at, in words."""

    def body(self) -> Iterable[Widget]:
        yield Static("", id="line", markup=False)
        yield RowList(id="main")
        yield Static(self.say("steps.foot"), id="foot", markup=False)

    def whereabouts(self) -> object:
        return (self.current.name, self.current.ref) if self.current is not None else None

    async def language_changed(self) -> None:
        self.query_one("#foot", Static).update(self.say("steps.foot"))
        self.show_anew()

    def show_anew(self) -> None:
        """Work the checklist out; the cursor stays with its item, and begins at what is to be done first."""
        stood = self.whereabouts() or self.stood
        found = look(self.sitting, this_hour())
        counts, listed = steps(
            self.sitting, found, board(self.sitting, self.revisions(), self.sitting.unsaved())
        )
        self.query_one("#line", Static).update(progress_line(counts, state_of(self.sitting), self.lang))
        first = next((at for at, step in enumerate(listed) if step.mark is StepState.TO_DO), None)
        at = next((at for at, step in enumerate(listed) if _is(step, stood)), first)
        self.rows, self._open = listed, open_words(counts, self.lang)
        self.view.show(map(self._row, listed), at)
        self.redraw_bars()

    def _row(self, step: Step) -> ListRow:
        if step.note is not None:
            words = self.say(
                "steps.note",
                by=step.note.by,
                at=recent_time(step.note.at),
                text=step.note.text.replace("\n", " "),
            )
            return ListRow(_SIGNS[step.mark], words, kind=_KINDS[step.mark])
        how = self._how(step) if step.mark is StepState.TO_DO else step.mark.value
        words = self.say(f"steps.{step.name}_{how}", **step.counts, open=self._open)
        return ListRow(_SIGNS[step.mark], words, key_of(_leads_to(step)), kind=_KINDS[step.mark])

    @staticmethod
    def _how(step: Step) -> str:
        """How a step is to be done."""
        if "version" in step.counts:
            return "again"
        return "unread" if step.name == "figures" and not step.counts["blanks"] else step.mark.value

    def on_row_list_chosen(self) -> None:
        step = self.current
        if step is None:
            return
        if step.note is not None and isinstance(step.ref, PartKey):
            self._read(step.ref.key, step.note)
        elif step.ref is not None:
            self.bulletin.go_to_cell(step.ref)
        else:
            place = {"enter": "entry"}.get(_leads_to(step), _leads_to(step))
            self.bulletin.lead(place, self.sitting)

    def _read(self, key: str, note: ShiftNote) -> None:
        """Show the whole of a note, and let it be taken over."""

        def answered(yes: bool | None) -> None:
            if yes:
                take_note(self.sitting, key)
                self.show_anew()
                self.bulletin.tell(self.say("steps.note_taken"))

        words = self.say("steps.note_ask", by=note.by, at=recent_time(note.at), text=note.text)
        self.app.push_screen(
            Question(words, self.say("steps.note_take"), self.say("steps.note_leave")), answered
        )
