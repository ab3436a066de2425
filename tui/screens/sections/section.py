"""The editor of one paragraph or answer: the words above, below them as they will be printed, and the figures.

Every keystroke goes into the record and its journal at once, as a typed figure does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from store.desk.incoming.reading import propose_reading
from store.desk.paragraphs.answers import confirm
from store.desk.paragraphs.section_figures import given_last_time, last_time, lift, same_again
from store.desk.paragraphs.sections import (
    change,
    changed_in,
    directory,
    drop_unwritten,
    made_in,
    previewed,
    prints,
    put_away,
    remove,
    used,
    write,
)
from store.record.marks import MarkMended, mends_of
from store.record.naming import part_name
from store.record.reference import PartKey, Reference, is_part
from store.record.section import Statement
from store.record.statement_slots import prose_slots, references
from store.troubles import Trouble
from store.wording.say.draft import SpanKind
from tui.actions import Action, bindings, key_of, own_bindings
from tui.dialogs.form import FormDialog
from tui.dialogs.notice import Question
from tui.screens.place import TakesBack
from tui.screens.sections.asking import Asking
from tui.screens.sections.dialogs import MADE, AnswerDialog, StatementDialog, as_before, dialog_of, row_of
from tui.screens.sections.inserting import Inserting, signed_by_whom
from tui.widgets.prose_editor import ProseEditor
from tui.widgets.prose_text import SlotWords
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.span_text import SpanMark, SpanText

if TYPE_CHECKING:
    from store.desk.entering import Edit
    from store.desk.sitting import Sitting
    from store.record.answer import Answer
    from store.wording.say.draft import DraftSpan

_FIGURES_OF_A_PAGE = 5
"""Figures of the grid in a pasted text from which on it is a bulletin rather than a paragraph."""
_LONGEST_PAGE = 20_000
"""Characters of a pasted text in which they are looked for."""


_KINDS = {
    SpanKind.COUNT: "figure", SpanKind.MISSING: "missing", SpanKind.TIME: "time", SpanKind.CLAIM: "claim",
}  # fmt: skip


class PrintedText(SpanText, inherit_bindings=False):
    """The text as it will be printed, beside where it is written: Tab goes on to the next part of the screen."""

    BINDINGS = own_bindings("printed")


class SectionScreen(TakesBack):
    """Edits `statements/KEY` or `answers/KEY`. Tab goes between the words, the preview and the figures."""

    place = "section"
    AUTO_FOCUS = "#main"
    BINDINGS = bindings("section")
    DEFAULT_CSS = """
    SectionScreen #name { height: 1; padding: 0 1; background: $panel; }
    SectionScreen #main { height: 2fr; }
    SectionScreen #lower { height: 3fr; }
    SectionScreen #lower > Vertical { width: 1fr; height: 100%; }
    SectionScreen .caption { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    SectionScreen #preview, SectionScreen #figures { height: 1fr; }
    SectionScreen #asked { display: none; height: auto; max-height: 2; padding: 0 1; background: $surface; text-style: bold; }
    SectionScreen #right { border-left: ascii $primary; }
    """

    def __init__(self, sitting: "Sitting", part: str, key: str, anew: bool = False) -> None:
        """`anew`: one goes on in a new paragraph: of an answer at the end of its text, else the statement itself."""
        super().__init__(sitting)
        self.part, self.key, self._anew = part, key, anew
        self._new = anew and part == "statements"
        self._began = self.one.text if self.one is not None else {}
        self.language = "zh"
        self._made: list[PartKey] = []
        self._prints: Mapping[tuple[Reference, str], str] = {}
        self._again = False
        """Whether an earlier conference has anything to be given again here."""
        self._written = False
        self.asking = Asking(self, part, key)
        self._settled: list[Edit | None] = []
        """The steps by which a person here let stand what was asked about the text."""
        self._asked_of: Edit | None = None
        """The step that made the text itself, or one of another place, once it was asked whether it is to be taken back."""

    @property
    def one(self) -> "Statement | Answer | None":
        """The statement or answer; None once it was taken out (by undoing it, or in another window)."""
        held: Statement | Answer | None = self.sitting.conference.parts(self.part).get(self.key)
        return held

    @property
    def section(self) -> str:
        """Where the figures of this text belong."""
        one = self.one
        return one.section if isinstance(one, Statement) else self.key

    def body(self) -> Iterable[Widget]:
        one = self.one
        written = [language for language, words in one.text.items() if words] if one is not None else []
        self.language = self.first_language(written)
        yield Static(id="name", markup=False)
        text = one.text.get(self.language, "") if one is not None else ""
        home = self.sitting.key
        yield ProseEditor(
            text, edited=self._edited, home=home, mends=self._mends, elsewhere=self._is_page, id="main"
        )
        yield Static(id="asked", markup=False)
        with Horizontal(id="lower"):
            with Vertical():
                yield Static(self.say("sections.preview"), classes="caption", markup=False)
                yield PrintedText(id="preview")
            with Vertical(id="right"):
                yield Static(self.say("sections.figures"), classes="caption", markup=False)
                yield RowList(id="figures")

    @property
    def editor(self) -> ProseEditor:
        return self.query_one("#main", ProseEditor)

    def _mends(self, line: str) -> Sequence[MarkMended]:
        """The marks of a line that its language writes otherwise."""
        return mends_of(line, self.language)

    def _is_page(self, text: str) -> bool:
        """A whole bulletin pasted into one paragraph: whether its figures and speakers are to be read is asked."""
        if "\n" not in text.strip() or len(text) > _LONGEST_PAGE:
            return False
        try:
            proposal = propose_reading(self.sitting, text, today=self.bulletin.today)
        except Trouble:
            return False
        if len(proposal.values) < _FIGURES_OF_A_PAGE:
            return False

        def answered(read: bool | None) -> None:
            if read:
                self.bulletin.go("reading", self.sitting, text=text, back="sections")
            else:
                self.editor.take_in(text)

        words = self.say("sections.whole_page", count=len(proposal.values))
        yes, no = self.say("sections.whole_page_yes"), self.say("sections.whole_page_no")
        self.app.push_screen(Question(words, yes, no, harmless=True), answered)
        return True

    def show_anew(self) -> None:
        self.renew()
        if self.stood is not None and not self._anew:
            (self.language, at), self.stood = self.stood, None
            self.renew()
            self.editor.go_to(at)
        if self._anew:
            self._anew = False
            if self.editor.text and not self.editor.text.endswith("\n"):
                self.editor.put("\n")

    @property
    def seat(self) -> tuple[str, str]:
        return self.sitting.key, f"{self.place}/{self.part}/{self.key}"

    def whereabouts(self) -> object:
        return self.language, self.editor.prose.at

    async def language_changed(self) -> None:
        at = self.editor.prose.at
        await super().language_changed()
        self.renew()
        self.editor.go_to(at)

    # What is shown -------------------------------------------------------------------------------

    def renew(self, follow: bool = False) -> None:
        """Show the words, the name, preview and figures as they stand; `follow`: the caret goes to what changed."""
        if self.one is not None:
            self.editor.show(self.one.text.get(self.language, ""), follow)
        ref = PartKey(self.part, self.key)
        name = part_name(self.sitting.conference, ref, self.lang)
        language = self.language_name(self.language)
        self.query_one("#name", Static).update(self.say("sections.editing", name=name, language=language))
        self._preview()
        self._list()
        self.redraw_bars()

    def _preview(self) -> None:
        try:
            book = self.sitting.texts.book(self.language)
            preview = previewed(book, self.sitting.conference, self.part, self.key)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.editor.print_slots([SlotWords(slot.text, slot.missing) for slot in preview.slots])
        draft = preview.draft
        marks = [
            SpanMark(span.start, span.end, _KINDS.get(span.kind, "own"), span.kind is not SpanKind.TEXT)
            for span in draft.spans
        ]
        self.query_one(SpanText).show(draft.text, marks)
        self.asking.ask(draft, self._written)

    def action_accept_name(self) -> None:
        """What is asked below the text may stand."""
        if self.asking.settle():
            self._settled.append(self.sitting.next_undo())
            self.renew()

    def action_next_finding(self) -> None:
        """Put the cursor on the words that are asked about below the text; pressed again, ask the next question."""
        self.asking.go_on(self.editor)

    def _list(self) -> None:
        """The figures, lists, claims and statuses of the section."""
        conference = self.sitting.conference
        self._made = [ref for ref in made_in(conference, self.section) if ref.kind in MADE]
        self._prints = self.prints([(ref, "") for ref in self._made])
        given = given_last_time(conference, self.section, self.sitting.earlier)
        figures = [figure for ref in self._made if (figure := conference.figure(ref)) is not None]
        self._again = bool(given) or any(
            last_time(figure, conference, self.sitting.earlier) is not None for figure in figures
        )
        rows = [
            row_of(self.sitting, ref, self._prints.get((ref, ""), ""), self.language, self.lang)
            for ref in self._made
        ]
        view = self.query_one("#figures", RowList)
        view.show(rows or [ListRow(" ", self.say("sections.no_figures"), heading=True)], view.current)

    def prints(self, cited: Sequence[tuple[Reference, str]]) -> Mapping[tuple[Reference, str], str]:
        """What each prints in the language that is written in; a faulty phrase book costs that alone."""
        try:
            return prints(self.sitting.texts.book(self.language), self.sitting.conference, cited)
        except Trouble:
            return {}

    # Writing -------------------------------------------------------------------------------------

    def _edited(self, anew: bool) -> None:
        """Into the record before anything else is done: what is shown anew is shown as the record has it."""
        if self.one is None:
            return
        if anew:
            self.sitting.close()
        printed = references(self.one.text.get(self.language, ""))
        write(self.sitting, self.part, self.key, self.editor.text, self.language)
        self._written = True
        self._preview()
        if references(self.editor.text) != printed:  # something is printed that was not, or no more
            self._list()
        self.redraw_bars()

    def written(self) -> None:
        """The words were changed: an answer notes what it cites once it is left."""
        self._written = True

    def action_undo(self) -> None:
        """The changes of this text come first, past typing, whatever was done elsewhere after them. The step that made the
        text itself is asked for twice, and so is the first that is of another place."""
        ours = None if self.sitting.next_undo(self._is_ours) is None else self._is_ours
        step = self.sitting.next_undo(ours)
        if step is not None and step is not self._asked_of and (words := self._asks_about(step)):
            self._asked_of = step
            self.bulletin.tell(words, "warning")
            return
        self._step(self.sitting.undo(ours), "undone")

    def _is_ours(self, step: "Edit") -> bool:
        settled_here = any(step is one for one in self._settled)
        return settled_here or changed_in(step, PartKey(self.part, self.key), self.section)

    def _asks_about(self, step: "Edit") -> str:
        """What a person is asked before that step is taken back; empty for a change of this text."""
        here = PartKey(self.part, self.key)
        if step.fields.get(str(here), (here,))[0] is None:
            name = part_name(self.sitting.conference, here, self.lang)
            return self.say("sections.undo_removes", name=name, press=key_of("undo"))
        if not self._is_ours(step):
            from store.desk.recovery.history import edit_name

            what = edit_name(self.sitting, step, self.lang)
            return self.say("sections.undo_elsewhere", what=what, press=key_of("undo"))
        return ""

    def show_step(self, step: "Edit | None") -> None:
        """A step was taken back or made again: typing, or figures lifted, put in, changed."""
        if self.one is None:  # the paragraph itself was taken back
            self.app.pop_screen()
            return
        old, new = (
            step.fields.get(f"{self.part}/{self.key}", (None, None)) if step is not None else (None, None)
        )
        if old is not None and new is not None:
            changed = [lang for lang in (*old.text, *new.text) if old.text.get(lang) != new.text.get(lang)]
            if changed and self.language not in changed:
                self.language = changed[0]
        self.renew(follow=True)
        for at, ref in enumerate(self._made):  # the next key in the list is about what came back
            if step is not None and str(ref) in step.fields:
                self.query_one("#figures", RowList).go_to(at, told=False)
                break

    def on_screen_suspend(self) -> None:
        self._put_down()

    def leave(self, press: str) -> bool:
        """What is shown next counts what was found: an answer is noted as read before that."""
        one = self.one
        if one is not None and one.text != self._began:
            put_away(self.sitting, self.part, self.key)
        self._put_down()
        if one is not None and self._new:
            drop_unwritten(self.sitting, self.key)
        return super().leave(press)

    def _put_down(self) -> None:
        """The text is left: it is one step to undo, and what an answer that was written cites is noted."""
        self.sitting.close()
        if self._written and self.part == "answers" and self.one is not None:
            confirm(self.sitting, self.key)
        self._written = False

    def can(self, action: str) -> bool:
        if action == "accept_name":
            return self.asking.one_key_settles
        return (action != "confirm" or self.part == "answers") and super().can(action)

    def actions_shown(self) -> list[Action]:
        """What F8 goes to is asked below the text, which names the key; what was given last time is offered where
        there is anything."""
        hidden = {"next_finding"} if self._again else {"next_finding", "same_again"}
        return [action for action in super().actions_shown() if action.id not in hidden]

    def action_confirm(self) -> None:
        """The answer was read again and stands, though figures it cites have changed."""
        if self.part == "answers" and self.one is not None:
            if confirm(self.sitting, self.key):
                self.bulletin.tell(self.say("sections.confirmed"))
            else:
                self.bulletin.tell(self.say("sections.cites_nothing"), "warning")
            self.redraw_bars()

    def action_text_language(self) -> None:
        self.sitting.close()
        languages = self.sitting.texts.languages
        self.language = languages[(languages.index(self.language) + 1) % len(languages)]
        self.renew()
        self.editor.action_end(1)

    def action_part_details(self) -> None:
        one = self.one
        if isinstance(one, Statement):
            self._fill(StatementDialog(one.manner, one.verb), self._attributed, "part_details")
        elif one is not None:
            known = directory(self.bulletin.desk, self.sitting.conference, self.sitting.key)
            day = self.sitting.conference.held_on
            self._fill(AnswerDialog(one, day, known), self._detailed, "part_details")

    def _attributed(self, new: tuple[object, str] | None) -> None:
        if new is not None:
            change(self.sitting, self.part, self.key, manner=new[0], verb=new[1])
            self.renew()

    def _detailed(self, new: "Answer | None") -> None:
        if new is not None:
            self.sitting.set_fields(**{f"answers/{self.key}": new})
            self.renew()

    # Figures -------------------------------------------------------------------------------------

    def action_lift(self) -> None:
        if self.language not in ("zh", "en"):
            self.bulletin.tell(self.say("sections.lift_two_only"))
            return
        self.sitting.close()
        try:
            book = self.sitting.texts.book("en") if self.language == "en" else None
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        place = self.editor.printed_place
        keys = lift(self.sitting, self.part, self.key, book)
        self._written = self._written or bool(keys)
        self.renew()
        self.editor.go_to_printed(place)  # a lifted figure prints what stood there
        words = self.say("sections.lifted", count=len(keys)) if keys else self.say("sections.nothing_to_lift")
        self.bulletin.tell(words)

    def action_add_figure(self) -> None:
        Inserting(self).make("figures", insert=False)

    def action_same_again(self) -> None:
        """The figure the caret is at, or that is under the cursor of the list, is what it was last time; where there is
        none, or it is that already, what the department gave last time is offered to be put in."""
        key = self._figure_here()
        figure = self.sitting.conference.figures.get(key)
        earlier = self.sitting.earlier
        before = None if figure is None else last_time(figure, self.sitting.conference, earlier)
        if figure is None or (before is not None and before.before.quantity == figure.quantity):
            Inserting(self).again()
            return
        if before is None:
            self.bulletin.tell(self.say("sections.no_last_time"), "warning")
            return
        same_again(self.sitting, key, before.before)
        self.bulletin.tell(self.say("sections.as_last_time", figure=as_before(before.before, self.language)))
        self.renew()

    def _figure_here(self) -> str:
        """The id of the figure at the caret, or under the cursor of the list or the preview; else empty."""
        refs: list[Reference] = []
        if self.editor.has_focus:
            refs = [prose_slots(slot)[0].ref for slot in self.editor.slots_here]
        elif self.query_one(SpanText).has_focus:
            span = self._span_here()
            refs = list(span.cells) if span is not None else []
        else:
            here = self._listed_here()
            refs = [here] if here is not None else []
        return next((ref.key for ref in refs if is_part(ref, "figures")), "")

    def _listed_here(self) -> PartKey | None:
        """What is under the cursor of the list."""
        at = self.query_one("#figures", RowList).current
        return self._made[at] if at is not None and at < len(self._made) else None

    def on_row_list_chosen(self) -> None:
        here = self._listed_here()
        if here is not None:
            self._edit(here)

    def action_remove(self) -> None:
        """Take out what is under the cursor of the list, when nothing prints it or rests on it."""
        here = self._listed_here() if self.query_one("#figures", RowList).has_focus else None
        if here is None:
            return
        if used(self.sitting.conference, here):
            self.bulletin.tell(self.say("sections.still_used"), "warning")
            return
        remove(self.sitting, here.kind, here.key)
        self.bulletin.tell(self.say("sections.removed"))
        self.renew()

    def on_span_text_chosen(self) -> None:
        """Enter on a figure of the preview: its dialog."""
        span = self._span_here()
        if span is not None and span.cells:
            self._edit(span.cells[0])

    def _span_here(self) -> "DraftSpan | None":
        """What is under the cursor of the preview."""
        view = self.query_one(SpanText)
        if view.mark is None:
            return None
        book = self.sitting.texts.book(self.language)
        draft = previewed(book, self.sitting.conference, self.part, self.key).draft
        return draft.span_at(view.mark.start)

    def on_prose_editor_chosen(self, event: ProseEditor.Chosen) -> None:
        """A second click on a figure in the text: its dialog."""
        self._edit(prose_slots(event.slot)[0].ref)

    def _edit(self, ref: Reference) -> None:
        """The dialog of a figure, list, claim or status."""
        held = self.sitting.conference.part(ref) if is_part(ref, *MADE) else None
        if held is not None and isinstance(ref, PartKey):
            dialog = dialog_of(held, self.sitting)
            self._fill(dialog, lambda new: self.put_part(ref.kind, ref.key, new), "edit", part=str(ref))

    def _fill(
        self, form: FormDialog[Any], done: Callable[[Any], object], action: str, part: str = ""
    ) -> None:
        """A form of this text, or of what stands in it (`part`)."""
        at = str(self.editor.prose.at)
        of = str(PartKey(self.part, self.key))
        self.fill_in(form, done, action, of=of, part=part, language=self.language, at=at)

    def make(self, form: FormDialog[Any], done: Callable[[Any], object], part: str) -> None:
        """The form of a new part of that kind, for where the caret is."""
        self._fill(form, done, "make", part)

    def come_to(self, way: Mapping[str, str]) -> bool:
        self.language = way["language"]
        self.renew()
        self.editor.go_to(int(way["at"]))
        return self.one is not None

    def reopened(self, way: Mapping[str, str]) -> None:
        if way["action"] == "make":
            Inserting(self).make(way["part"])
        elif way["action"] == "edit":
            self._edit(PartKey(*way["part"].split("/", 1)))
        else:
            super().reopened(way)

    def put_part(self, part: str, key: str, new: object) -> None:
        """Take what a dialog handed back."""
        if new is not None:
            self.sitting.set_fields(**{f"{part}/{key}": signed_by_whom(self.sitting, new)})
            self.renew()

    def action_insert(self) -> None:
        """Choose what the text shall print at the cursor, or make a new one."""
        Inserting(self).choose()
