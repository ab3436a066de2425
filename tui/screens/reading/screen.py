"""The reading screen: a pasted bulletin, what was read in it, and what would change in the record.

Nothing enters the record until it is accepted, and then as one step that can be undone. Of a page that has weekdays and
no date a dialog asks once on which day it was written.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import events
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from store.desk.incoming.judging import Remarks, remarks
from store.desk.incoming.meanings import (
    OwnSentence,
    UnreadNumber,
    keep_sentence,
    meanings,
    own_sentence,
    unread_numbers,
    with_meaning,
)
from store.desk.incoming.reading import accept, propose_reading
from store.desk.paragraphs.sections_reading import PageRest, beside_figures
from store.desk.troubles import DeskTrouble
from store.languages import listed
from store.record.cell import CellKey
from store.record.naming import cell_name, cell_short, window_name
from store.record.text import beginning, clean, one_line
from store.record.typed_moments import typed_day
from store.troubles import Trouble
from store.wording.read.basis.proposal import WRITTEN, Ask, Proposal
from tui.actions import bindings, key_of
from tui.dialogs.choice import Choice, Chooser
from tui.dialogs.fields import Say
from tui.dialogs.form import Field, FormDialog
from tui.dialogs.notice import Question
from tui.line_breaks import wrapped
from tui.screens.opening import arrive
from tui.screens.place import OffersFigures
from tui.screens.reading.rows import ReadingRow, ReadingRows
from tui.widgets.controls import PlainWords
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.span_text import SpanText

if TYPE_CHECKING:
    from store.desk.sitting import Sitting


class WrittenOn(FormDialog[date]):
    """Hands back the day; nothing when it is not known."""

    def __init__(self, said: str, near: date, say: Say) -> None:
        super().__init__()
        self._said, self._near, self._say = said, near, say

    def title_words(self) -> str:
        return self._say("reading.ask_written", said=self._said)

    def fields(self) -> Iterable[Field]:
        hint = self._say("reading.ask_written_hint", day=self._near)
        yield Field("day", self._say("reading.ask_written_day"), "", self._day, hint, date.isoformat)

    def _day(self, raw: str) -> date:
        return typed_day(raw, self._near)

    def accepted(self, values: dict[str, Any]) -> date:
        day: date = values["day"]
        return day


LONG = 20_000
"""Characters from which a text is read in a thread, so that the screen stays alive."""
MOST_SHOWN = 60_000
"""Characters of the source that are shown; all of it is read."""

_DETAIL = 2
"""Lines of the foot that names the row under the cursor."""


class ReadingScreen(OffersFigures):
    """Reads `text`, or what is pasted into the screen, against the conference of the sitting."""

    place = "reading"
    BINDINGS = bindings("reading")
    DEFAULT_CSS = """
    ReadingScreen #state { height: 2; padding: 0 1; background: $surface; }
    ReadingScreen Horizontal { height: 1fr; }
    ReadingScreen #main { width: 1fr; height: 100%; border-right: ascii $primary; }
    ReadingScreen #fields { width: 1fr; height: 100%; }
    ReadingScreen #rest { height: 25%; min-height: 5; max-height: 12; border-top: ascii $primary; }
    ReadingScreen #detail { height: 2; padding: 0 1; background: $surface; }
    ReadingScreen.-bare Horizontal, ReadingScreen.-bare #rest { display: none; }
    ReadingScreen #empty { display: none; height: 1fr; padding: 1 2; }
    ReadingScreen.-bare #empty { display: block; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, sitting: "Sitting", text: str = "", back: str = "") -> None:
        """`back` is the place one came from with the page, and goes on at when its figures are accepted."""
        super().__init__(sitting)
        self.text, self._back = clean(text), back
        self.rows: ReadingRows | None = None
        self._window, self._places = "", dict[int, str]()
        """What was answered about short messages: of which window they are, and of which place."""
        self._written: date | None = None
        """The day that was answered for a page that does not say when it was written."""
        self._unanswered = False
        """That was asked, and not answered."""
        self._settled = False
        """It was accepted."""
        self._remarks: Remarks | None = None
        self._beside: PageRest = ((), ())
        self._unkept: DeskTrouble | None = None
        """Why the sentence of that figure cannot be kept."""
        self._given: tuple[Proposal, UnreadNumber, CellKey, OwnSentence] | None = None
        """The figure that was given a meaning last, in the text as it was before, with the sentence that could be kept."""
        self._fields: list[ReadingRow] = []
        self._rest: list[ReadingRow] = []

    def body(self) -> Iterable[Widget]:
        yield Static(id="state", markup=False)
        yield PlainWords(self.say("reading.empty"), id="empty")
        with Horizontal():
            yield SpanText(id="main")
            yield RowList(id="fields")
        yield RowList(id="rest")
        yield Static(id="detail", markup=False)

    def on_mount(self) -> None:
        self.set_class(True, "-bare")
        if self.text:
            self.read(self.text)

    async def language_changed(self) -> None:
        await super().language_changed()
        if self.rows is not None:
            chosen, settled = self.rows.chosen, self._settled
            self._took(self.rows.proposal)
            self.rows.chosen, self._settled = chosen, settled

    def offered(self) -> int:
        return 0 if self._settled or self.rows is None else len(self.rows.chosen)

    def left_out(self) -> int:
        return 0 if self._settled or self.rows is None or self.rows.chosen else len(self.rows.changes)

    # Reading -------------------------------------------------------------------------------------

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        if text.strip() and self.may_read_another():
            self.read(text)

    def read(self, text: str) -> None:
        """Read another text; a long one in a thread."""
        if not text.strip():
            return
        self.text, self._window, self._places, self._given, self._unkept = text, "", {}, None, None
        self._written, self._unanswered = None, False
        self.bulletin.keeper.pasted.keep(self.sitting, text, self.place)
        if len(text) < LONG:
            self._took(self._outcome(text))
            return
        self.query_one("#state", Static).update(Text(self.say("reading.reading")))
        self.run_worker(partial(self._read_aside, text), thread=True, exclusive=True, group="read")

    def _outcome(self, text: str) -> Proposal | Trouble:
        try:
            proposal = propose_reading(
                self.sitting,
                text,
                today=self.bulletin.today,
                written=self._written,
                window=self._window,
                places=self._places,
            )
            self._remark(proposal)
            self._beside = beside_figures(self.sitting, proposal) if proposal.fits else ((), ())
            return proposal
        except Trouble as trouble:
            return trouble

    def _read_aside(self, text: str) -> None:
        outcome = self._outcome(text)
        self.app.call_from_thread(self._took, outcome)

    def _took(self, outcome: Proposal | Trouble) -> None:
        """Show what was read, unless the screen was left meanwhile."""
        if isinstance(outcome, Trouble):
            self.bulletin.tell(outcome)
            return
        if not self.is_attached:
            return
        self.rows, self._settled = self._rows_of(outcome), False
        self.go_on()
        self.set_class(False, "-bare")
        # The panes have no size until they are laid out, and the source breaks its lines by it.
        self.call_after_refresh(self._show)

    def _rows_of(self, proposal: Proposal) -> ReadingRows:
        return ReadingRows(self.sitting, proposal, self.lang, self._remarks, self._beside_words())

    def _beside_words(self) -> str:
        """What else the page has: sub-heads, headline, byline, and how many speakers. Empty where it has nothing."""
        headings, spoken = self._beside
        names = [self.say(f"sections.{one.name}") for one in headings]
        if spoken:
            names.append(self.say("reading.spoken", count=len(spoken)))
        return listed(names)(self.lang)

    def _remark(self, proposal: Proposal) -> None:
        """What is found in the text; nothing of one that is far longer than a bulletin, or where the archive is not read."""
        try:
            self._remarks = remarks(self.bulletin.desk, self.sitting, proposal, today=self.bulletin.today)
        except Trouble:
            self._remarks = None

    def _show(self, at: int = 0) -> None:
        """Show what was read in all three panes, the cursor in the source, at the figure there or behind it."""
        if self.rows is None or not self.is_attached or not self.query("#detail"):
            return  # left meanwhile, or just being put together in the other language, which shows it again
        source = self.rows.proposal.source
        marks = [mark for mark in self.rows.marks() if mark.end <= MOST_SHOWN]
        if len(source) > MOST_SHOWN:
            source = f"{source[:MOST_SHOWN]}\n{self.say('reading.cut')}"
        self._show_rows()
        self._rest = list(self.rows.rest())
        self.query_one("#rest", RowList).show(entry.row for entry in self._rest)
        self.view.show(source, marks)
        read = [at for at, mark in enumerate(self.view.marks) if mark.kind in ("read", "wrong")]
        if read:
            self.view.go_to(next((mark for mark in read if self.view.marks[mark].start >= at), read[0]))
        self.set_focus(self.view)
        self._ask()

    def _ask(self) -> None:
        """Ask what a short message leaves open: of which window it is, or of which place; and once of when a page was
        written."""
        asked = next(iter(self.rows.proposal.asks), None) if self.rows is not None else None
        if asked is None or self.rows is None:
            return
        said = one_line(self.rows.proposal.source[slice(*asked.span)])
        if asked.what == WRITTEN:
            if not self._unanswered:
                self._unanswered = True
                near = self.sitting.conference.held_on
                self.app.push_screen(WrittenOn(said, near, self.say), self._dated)
            return
        conference, series = self.sitting.conference, self.sitting.series
        if asked.what == "window":
            hinted = [one for one in conference.windows if one.key in asked.hints] or conference.windows
            things = [(window.key, window_name(window, self.lang)) for window in hinted]
        else:
            things = [(place.key, place.name(self.lang)) for place in series.places]
        title = self.say(f"reading.ask_{asked.what}", said=beginning(said, 24))
        first = asked.hints[0] if asked.hints else ""
        self.app.push_screen(Choice(title, things, first), partial(self._answered, asked))

    def _dated(self, day: date | None) -> None:
        """Read the page again as written on that day; without an answer what it leaves open stays unread."""
        if day is not None:
            self._written = day
            self._took(self._outcome(self.text))

    def _answered(self, asked: Ask, answer: str | None) -> None:
        """Read the messages again with what was answered; without an answer they stay unread."""
        if answer is None:
            return
        if asked.what == "window":
            self._window = answer
        else:
            self._places[asked.span[0]] = answer
        self._took(self._outcome(self.text))

    @property
    def view(self) -> SpanText:
        return self.query_one(SpanText)

    @property
    def fields(self) -> RowList:
        return self.query_one("#fields", RowList)

    def _show_rows(self) -> None:
        if self.rows is None:
            return
        self._fields = list(self.rows.figures())
        self.fields.show((entry.row for entry in self._fields), self.fields.current)
        self.show_state()
        self.redraw_bars()

    def show_state(self) -> None:
        if self.rows is not None:
            warning = self.rows.warning
            words = self.rows.summary(short=self.size.width < 60)
            self.put_state(words, warning or self.say("reading.hint"), warns=bool(warning))

    # Going about ---------------------------------------------------------------------------------

    def _entries(self, rows: RowList) -> Sequence[ReadingRow]:
        return self._rest if rows.id == "rest" else self._fields

    def _tell(self, entry: ReadingRow | None) -> None:
        words = entry.detail if entry is not None else ""
        lines = wrapped(words, max(self.size.width - 2, 20))[:_DETAIL]
        self.query_one("#detail", Static).update(Text("\n".join(lines)))

    def on_span_text_moved(self) -> None:
        """The cursor in the source moved: its row comes along."""
        self.go_on()
        entry = None
        for rows in (self.fields, self.query_one("#rest", RowList)):
            at = self._entry_at(rows)
            if at is not None:
                entry = self._entries(rows)[at]
                rows.go_to(at, told=False)
                break
        self._tell(entry)

    def _entry_at(self, rows: RowList) -> int | None:
        mark = self.view.mark
        if mark is None:
            return None
        span = (mark.start, mark.end)
        return next((at for at, entry in enumerate(self._entries(rows)) if span in entry.spans), None)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor in a list moved: the source shows the place."""
        self.go_on()
        at = event.view.current
        if at is None:
            return
        entry = self._entries(event.view)[at]
        index = self._mark_of(entry)
        if index is not None:
            self.view.point_at(index)
        self._tell(entry)

    def _mark_of(self, entry: ReadingRow) -> int | None:
        return next(
            (at for at, mark in enumerate(self.view.marks) if (mark.start, mark.end) in entry.spans), None
        )

    def on_span_text_chosen(self) -> None:
        """Enter in the source: to the row of the figure, or of what is left unread."""
        for rows in (self.fields, self.query_one("#rest", RowList)):
            at = self._entry_at(rows)
            if at is not None:
                self.set_focus(rows)
                rows.go_to(at)
                return

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter in a list: to the place in the source."""
        at = event.view.current
        if at is not None and self._mark_of(self._entries(event.view)[at]) is not None:
            self.set_focus(self.view)

    def on_row_list_ticked(self, event: RowList.Ticked) -> None:
        at = event.view.current
        key = None if at is None else self._entries(event.view)[at].key
        if self.rows is not None and key is not None:
            self.rows.chosen ^= {key}
            self.go_on()
            self._show_rows()

    def action_next_panel(self) -> None:
        panes: list[Widget] = [self.view, self.fields, self.query_one("#rest", RowList)]
        at = panes.index(self.focused) if self.focused in panes else -1
        self.go_on()
        self.set_focus(panes[(at + 1) % len(panes)])

    # Accepting -----------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        if action == "accept":
            return self.rows is not None and bool(self.rows.chosen)
        if action == "give_meaning":
            proposal = self.rows.proposal if self.rows is not None else None
            return proposal is not None and bool(proposal.unread or proposal.quantities)
        if action == "read_there":
            return self.rows is not None and self.rows.of_another
        if action == "keep_sentence":
            return self._given is not None or self._unkept is not None
        return super().can(action)

    # What is not read ----------------------------------------------------------------------------

    def action_give_meaning(self) -> None:
        """Say what the unread figure under the cursor is: choose its cell."""
        numbers = self._numbers_here()
        if len(numbers) > 1:
            rows = [ListRow("?", str(number.value)) for number in numbers]

            def chosen(at: list[int] | None) -> None:
                if at:
                    self._ask_cell(numbers[at[0]])

            self.app.push_screen(Chooser(self.say("reading.which_number"), rows), chosen)
        elif numbers:
            self._ask_cell(numbers[0])
        else:
            self.bulletin.tell(self.say("reading.no_number"), "warning")

    def _numbers_here(self) -> Sequence[UnreadNumber]:
        """The numbers of the unread stretch or the quantity under the cursor, in the text or below it; else of the only
        unread one there is."""
        if self.rows is None:
            return ()
        proposal, rest = self.rows.proposal, self.query_one("#rest", RowList)
        at = self._entry_at(rest) if self.focused is self.view else rest.current
        spans = self._rest[at].spans if at is not None and at < len(self._rest) else ()
        unread = [one.span for one in proposal.unread]
        known = {*unread, *(one.span for one in proposal.quantities)}
        here = [span for span in spans if span in known] or (unread if len(unread) == 1 else [])
        return [number for span in here for number in unread_numbers(proposal, span)]

    def _ask_cell(self, number: UnreadNumber) -> None:
        if self.rows is None:
            return
        proposal, conference = self.rows.proposal, self.sitting.conference
        offered = meanings(proposal, number, conference)
        theirs = conference.with_windows((*proposal.windows, *conference.windows))
        names = [cell_name(self.sitting.series, theirs, one.key, self.lang) for one in offered]
        rows = [
            ListRow("*" if one.named else " ", cell_short(self.sitting.series, theirs, one.key, self.lang))
            for one in offered
        ]

        def chosen(at: list[int] | None) -> None:
            if at:
                self._give(number, offered[at[0]].key, names[at[0]])

        self.app.push_screen(Chooser(self.say("reading.means", value=number.value), rows), chosen)

    def _give(self, number: UnreadNumber, key: CellKey, name: str) -> None:
        """The number is that figure from now on, and chosen."""
        if self.rows is None:
            return
        before = self.rows
        proposal = with_meaning(before.proposal, number, key, self.sitting.conference)
        self.rows = ReadingRows(self.sitting, proposal, self.lang, before.remarks, before.beside)
        there = key._replace(window=self.rows.keys.get(key.window, key.window))
        self.rows.chosen = (before.chosen & set(self.rows.changes)) | ({there} & set(self.rows.changes))
        self._settled = False
        self._given = self._unkept = None
        try:
            own = own_sentence(self.bulletin.desk, self.sitting, before.proposal, number, key)
            self._given = (before.proposal, number, key, own)
        except DeskTrouble as trouble:
            self._unkept = trouble
        self._show(number.span[0])
        word = "reading.given_keep" if self._given is not None else "reading.given"
        self.bulletin.tell(self.say(word, value=number.value, what=name, press=key_of("keep_sentence")))

    def action_keep_sentence(self) -> None:
        """Keep the sentence of the figure that was given a meaning last as one of the office's own; or say why not."""
        if self._unkept is not None:
            self.bulletin.tell(self._unkept)
            return
        if self._given is None:
            self.bulletin.tell(self.say("reading.keep_none", press=key_of("give_meaning")), "warning")
            return
        proposal, number, key, own = self._given

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            try:
                keep_sentence(self.bulletin.desk, self.sitting, proposal, number, key, own)
            except Trouble as trouble:
                self.bulletin.tell(trouble)
                return
            self._given = None
            self.redraw_bars()
            self.bulletin.tell(self.say("reading.kept", line=own.line))

        words = self.say("reading.keep", file=own.path.name, line=own.line)
        self.app.push_screen(
            Question(words, self.say("reading.keep_yes"), self.say("reading.keep_no"), harmless=True),
            answered,
        )

    def action_sections(self) -> None:
        """Who says what in the same page: offered on the outline."""
        self.bulletin.pages.pop(self.sitting.key, None)
        self.bulletin.go("sections", self.sitting, text=self.text)

    def action_read_there(self) -> None:
        """Read the text in the conference it is of, of whatever series, which is opened or begun."""
        if not self.can("read_there"):
            unnamed = self.rows is not None and self.rows.of_other_hours
            self.bulletin.tell(self.say("reading.unnamed" if unnamed else "reading.is_here"))
            return

        def settled() -> None:
            self._settled = True

        arrive(self.bulletin, self.text, settled)

    def action_accept(self) -> None:
        """Put what is chosen into the record and go back to the grid."""
        if self.rows is None or not self.rows.chosen:
            self.bulletin.tell(self.say("reading.nothing_chosen"), "warning")
            return
        first = next(key for key in self.rows.changes if key in self.rows.chosen)
        count = accept(self.sitting, self.rows.proposal, frozenset(self.rows.chosen))
        self._settled = True
        words = self.say("reading.accepted", count=count)
        if self.rows.beside:
            self.bulletin.pages[self.sitting.key] = self.text
            self.bulletin.keeper.pasted.keep(self.sitting, self.text, "sections")
            if not self._back:
                words += self.say("reading.goes_on", what=self.rows.beside, press=key_of("sections"))
        else:
            self.bulletin.keeper.pasted.done(self.sitting, self.place)
        if self._back:
            self.bulletin.go(self._back, self.sitting)
        else:
            self.bulletin.go_to_cell(first)
        self.bulletin.tell(words)
