"""The draft screen: the text as it will go out, and behind every figure where it comes from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from store.checks.report import counted
from store.desk.checking import found_in_texts as words_of_all_texts
from store.desk.checking import look_quickly
from store.desk.clock import this_hour
from store.desk.outgoing.gate import why_not
from store.desk.texts import FORMS, Obstacles, empty_form, form_empty, obstacle_words
from store.record.naming import cell_name
from store.record.reference import Reference
from store.troubles import Trouble, Way, reason_words
from store.wording.say.draft import TABLE, Draft, DraftSpan, SpanKind
from tui.actions import bindings
from tui.line_breaks import wrapped
from tui.review.state import kinds_open, points_open
from tui.review.trace import trace
from tui.screens.place import ConferenceScreen
from tui.widgets.span_text import SpanMark, SpanText

if TYPE_CHECKING:
    from store.desk.outgoing.exporting import Order
    from store.desk.sitting import Sitting
    from tui.screens.draft.export import Offer

_Choice = tuple[str, str, Sequence[tuple[str, str]], str]
"""Its name, its label, (value, label) of what may be chosen, the value chosen."""


class ChoiceLine(Widget):
    """Draws the choices left to right and a word on the state at the right; a click chooses."""

    DEFAULT_CSS = "ChoiceLine { height: 1; background: $surface; color: $foreground; }"

    class Chose(Message):
        """A click on one value of one choice."""

        def __init__(self, name: str, value: str) -> None:
            super().__init__()
            self.name, self.value = name, value

    def __init__(self, choices: Callable[[], Sequence[_Choice]], state: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._choices, self._state = choices, state
        self._ends: list[tuple[int, str, str]] = []

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.visual_style.rich_style
        segments: list[Segment] = []
        self._ends = []
        used = 0

        def put(text: str, style: Style, name: str = "", value: str = "") -> None:
            nonlocal used
            segments.append(Segment(text, style))
            used += cell_len(text)
            self._ends.append((used, name, value))

        states = self._state()
        choices = self._choices()
        for name, label, values, chosen in choices:
            put(f" {label} " if self._labelled(choices, states) else " ", base + Style(dim=True))
            for value, words in values:
                here = value == chosen
                put(
                    f"[{words}]" if here else f" {words} ", base + Style(bold=here, reverse=here), name, value
                )
            put(" ", base)
        for words in states:  # the longest there is room for
            room = width - used - cell_len(words) - 1
            if room >= 0:
                segments += [Segment(" " * room, base), Segment(words, base + Style(bold=True))]
                break
        return Strip(segments).adjust_cell_length(width, base)

    def _labelled(self, choices: Sequence[_Choice], states: Sequence[str]) -> bool:
        """Whether there is room for what the choices are called beside what holds the text back, told by its kinds."""
        wanted = cell_len(states[-2]) + 1 if len(states) > 1 else 0
        named = sum(cell_len(label) + 3 for _, label, _, _ in choices)
        offered = sum(cell_len(words) + 2 for _, _, values, _ in choices for _, words in values)
        return named + offered + wanted <= self.size.width

    def on_click(self, event: events.Click) -> None:
        for end, name, value in self._ends:
            if event.x < end:
                if name:
                    self.post_message(self.Chose(name, value))
                return


_REST = 0.3
"""Seconds after the text is shown before the words of the other texts are read."""
FOOT, FOOT_LIT = 5, 8
"""Lines of the foot that explains the figure under the cursor; more while it lists a figure's places."""

_KINDS = {
    SpanKind.COUNT: "figure",
    SpanKind.MISSING: "missing",
    SpanKind.TIME: "time",
    SpanKind.ORDINAL: "time",
    SpanKind.CLAIM: "claim",
    SpanKind.TEXT: "own",
}


class DraftScreen(ConferenceScreen):
    """Shows a conference's text in one language and form.

    With `cell`, the places that print it are lit; `lit` are the cells whose places are.
    """

    place = "draft"
    BINDINGS = bindings("draft")
    DEFAULT_CSS = f"""
    DraftScreen SpanText {{ height: 1fr; padding: 1 0 0 0; }}
    DraftScreen #foot {{ height: auto; min-height: {FOOT + 1}; padding: 0 1; background: $surface; border-top: ascii $primary; }}
    """

    def __init__(self, sitting: "Sitting", cell: Reference | None = None) -> None:
        super().__init__(sitting)
        self.language, self.form = "zh", FORMS[0]
        self.lit: tuple[Reference, ...] = () if cell is None else (cell,)
        self._lit_name = ""
        self.draft = Draft("", (), self.language, self.form)
        self.why: Obstacles | None = None
        self._beside: Mapping[str, int] = {}
        self.last_order: Order | None = None
        self._folder: Path | None = None
        """Where a text was to be exported to last."""
        self._shown: tuple[DraftSpan, ...] = ()
        self._elsewhere = ""
        self._at: int | None = None
        """The mark to come back to."""

    def body(self) -> Iterable[Widget]:
        yield ChoiceLine(self._choices, self._state)
        yield SpanText(id="main")
        yield Static("", id="foot", markup=False)

    def on_mount(self) -> None:
        """The text in the interface's language comes first, where the series is said in it."""
        if self.lang in self.sitting.texts.languages:
            self.language = self.lang
        if self.stood is not None:
            self.language, self.form, self._at = self.stood

    def whereabouts(self) -> object:
        return self.language, self.form, self.view.current

    @property
    def view(self) -> SpanText:
        return self.query_one(SpanText)

    def show_anew(self) -> None:
        at = self._at if self._at is not None else self.view.current
        self._at = None
        self.renew(at)
        self.set_timer(_REST, self._read_words)

    def _read_words(self) -> None:
        """Ask in a thread what is found in the words of all texts, where nobody has yet: it takes longer than a key may,
        and without it this text would be said to be ready while the list counts errors in others."""
        if not self.is_current:
            return
        if look_quickly(self.sitting)[1]:  # the entry screen beneath has read them meanwhile
            self._count_beside()
        else:
            self.sitting.earlier  # noqa: B018 (read here, since a thread may not tell what is wrong with one)
            self.run_worker(self._words_read, thread=True, group="words", exclusive=True, exit_on_error=False)

    def _words_read(self) -> None:
        """In a worker thread."""
        words_of_all_texts(self.sitting)
        self.app.call_from_thread(self._count_beside)

    def _count_beside(self) -> None:
        if self.why is not None:
            self._beside = self._found_beside(self.why)
            # There is none while the screen is left, or composed anew in the other language.
            self.query(ChoiceLine).refresh()

    async def language_changed(self) -> None:
        at = self.view.current
        await super().language_changed()
        self.renew(at)

    # What is shown -------------------------------------------------------------------------------

    def renew(self, current: int | None = None) -> None:
        """Say the text anew, the cursor on the `current` mark or the first; a phrase book that is wrong is told, and
        nothing old stays."""
        try:
            self.draft = self.sitting.draft(self.language, self.form)
            self.why = why_not(self.sitting, self.draft, this_hour())
            self._beside = self._found_beside(self.why)
        except Trouble as trouble:
            self.draft, self.why = Draft("", (), self.language, self.form), None
            self.bulletin.tell(trouble)
        self._show(current)

    def _show(self, current: int | None = None) -> None:
        order = sorted(self.draft.spans, key=lambda span: (span.start, span.end))
        self._shown = tuple(order)
        self._elsewhere = self._other_texts() if self.lit else ""
        marks = [
            SpanMark(
                span.start, span.end, _KINDS.get(span.kind, "own"), span.kind is not SpanKind.TEXT,
                not set(self.lit).isdisjoint(span.cells),
            )
            for span in order
        ]  # fmt: skip
        self.view.show(self.draft.text, marks, current)
        self.query_one(ChoiceLine).refresh()

    def _choices(self) -> Sequence[_Choice]:
        languages = [(name, self.language_name(name)) for name in self.sitting.texts.languages]
        forms = [(name, self.form_name(name)) for name in self.forms()]
        return [
            ("language", self.say("draft.language"), languages, self.language),
            ("form", self.say("draft.form"), forms, self.form),
        ]

    def forms(self, language: str = "") -> Sequence[str]:
        """The forms a language has sentences for, by default the language of the text."""
        try:
            book = self.sitting.texts.book(language or self.language)
        except Trouble:
            return FORMS[:1]
        return [form for form in FORMS if form in book.forms or form == TABLE]

    def form_name(self, form: str) -> str:
        """The name of a form of the text."""
        return self._named("form", form)

    def _named(self, what: str, key: str) -> str:
        try:
            return self.say(f"draft.{what}_{key}")
        except KeyError:
            return key

    def _state(self) -> Sequence[str]:
        """Whether the text may go out, in words and in short: by the same reasons as its export."""
        if self.why is None:
            return ()
        if self.why.empty:
            return self.say("draft.state_empty"), self.say("draft.state_empty_short")
        here = {name: count for name, count in self.why.counts().items() if count}
        beside = self._beside
        if not self.why.hold_back:
            clean = self.say("draft.state_clean")
            hints = counted(look_quickly(self.sitting, this_hour())[0])["hint"]
            with_hints = (self.say("draft.state_hints", state=clean, count=hints),) if hints else ()
            return (*self._with_others(clean, beside), *with_hints, clean, "✓")
        told = kinds_open(here, self.lang)
        open_ = self.say("draft.state_open", what=told)
        return (
            *self._with_others(open_, beside),
            open_,
            f"✗ {told}",
            self.say("draft.state_count", count=sum(here.values())),
        )

    def _with_others(self, state: str, beside: Mapping[str, int]) -> tuple[str, ...]:
        """What is told of other texts, in full and in short; nothing where there is nothing."""
        count, what = sum(beside.values()), kinds_open(beside, self.lang)
        names = ("draft.state_elsewhere", "draft.state_others_short") if count else ()
        return tuple(self.say(name, state=state, what=what, count=count) for name in names)

    def _found_beside(self, why: Obstacles) -> dict[str, int]:
        """What the checks tell of the conference beside what holds this text back: it stands in its other texts."""
        found = counted(look_quickly(self.sitting, this_hour())[0])
        here = why.counts()
        return {
            name: max(0, found[kind] - here[name])
            for name, kind in (("errors", "error"), ("warnings", "warning"))
        }

    @property
    def span(self) -> DraftSpan | None:
        """The span under the cursor."""
        at = self.view.current
        return None if at is None or at >= len(self._shown) else self._shown[at]

    def on_span_text_moved(self) -> None:
        foot, span = self.query_one("#foot", Static), self.span
        foot.border_title = self.say("draft.go_hint" if span is None or span.cells else "draft.go_frame")
        foot.update(self._foot())

    def _foot(self) -> Text:
        span = self.span
        if span is None:
            return Text(self.say("draft.no_span") if self.draft.text else "")
        width = max(self.size.width - 2, 20)
        lines = list(trace(self.sitting.series, self.sitting.conference, self.draft, span, self.lang))
        if self.lit:
            lines = [*lines[:3], *self._lit_words()]
        broken = [part for line in lines for part in wrapped(line, width)]
        most = FOOT_LIT if self.lit else FOOT
        if len(broken) > most:
            broken = [*broken[: most - 1], ".."]
        text = Text("\n".join(broken), no_wrap=True)
        if broken:
            text.stylize("bold", 0, len(broken[0]))
        return text

    def _lit_words(self) -> list[str]:
        """Where the cells under question are printed: here, with the words around, and in which other texts."""
        spans = [span for span in self._shown if not set(self.lit).isdisjoint(span.cells)]
        name = self._lit_name
        if len(self.lit) == 1:
            name = cell_name(self.sitting.series, self.sitting.conference, self.lit[0], self.lang)
        if not spans:
            return [self.say("draft.not_printed", cell=name) + self._elsewhere]
        around = self.say("draft.place_joint").join(excerpt(self.draft.text, span) for span in spans)
        return [self.say("draft.lit", cell=name, count=len(spans)) + self._elsewhere, around]

    def _other_texts(self) -> str:
        """The other languages and forms that print the cells, and how often."""
        counts: list[str] = []
        for language in self.sitting.texts.languages:
            for form in self.forms(language):
                if (language, form) == (self.language, self.form):
                    continue
                try:
                    spans = self.sitting.draft(language, form).spans
                except Trouble:
                    continue
                count = sum(not set(self.lit).isdisjoint(span.cells) for span in spans)
                if count:
                    facts = {"language": self.language_name(language), "form": self.form_name(form)}
                    counts.append(self.say("draft.elsewhere_count", count=count, **facts))
        return self.say("draft.elsewhere", counts=self.say("draft.joint").join(counts)) if counts else ""

    # What can be done ----------------------------------------------------------------------------

    def action_where_printed(self) -> None:
        """Light every place that prints the cell under the cursor; once lit, go on to the next place."""
        span = self.span
        if span is None or not span.cells:
            return
        if set(self.lit).isdisjoint(span.cells):
            self.lit = span.cells
            self._lit_name = self.draft.text[span.start : span.end]
            self._show(self.view.current)
            return
        lit = [index for index, mark in enumerate(self.view.marks) if mark.lit and mark.stop]
        after = [index for index in lit if index > (self.view.current or 0)]
        self.view.go_to((after or lit)[0])

    def on_span_text_chosen(self) -> None:
        span = self.span
        if span is None:
            return
        if span.cells:
            self.bulletin.go_to_cell(span.cells[0], as_of=span.lacks_as_of)
        else:
            printed = self.draft.text[span.start : span.end]
            self.bulletin.tell(self.say("draft.no_cell", printed=printed))

    def on_choice_line_chose(self, event: ChoiceLine.Chose) -> None:
        setattr(self, event.name, event.value)
        self.renew()

    def action_text_language(self) -> None:
        self.language = _after(self.language, self.sitting.texts.languages)
        if self.form not in self.forms():
            self.form = FORMS[0]
        self.renew()

    def action_text_form(self) -> None:
        self.form = _after(self.form, self.forms())
        self.renew()

    def action_copy(self) -> None:
        """Send the text to the terminal's clipboard, which never answers; so keep a copy in a file too.

        A copy of the whole text is an export: what may not go out as final leaves with the draft mark.
        """
        from store.desk.outgoing.gate import copy_of, keep_copy

        marked = self.get_selected_text()
        if marked:  # of what stands below the text, with the mouse
            self.app.copy_to_clipboard(marked)
            return
        self.renew()
        empty = empty_form(self.sitting.conference, self.draft)
        if empty:
            self.bulletin.tell(form_empty(empty), "warning")
            return
        copy = copy_of(self.sitting, self.draft, self.lang, this_hour())
        self.app.copy_to_clipboard(copy.text)
        if copy.final and (unnoted := self.sitting.went_out()) is not None:
            self.bulletin.tell(unnoted, "warning")
        as_what = self.say("draft.copied_final")
        if not copy.final:
            reason = reason_words(copy.reasons[0], self.lang, Way.in_app)
            points = points_open(copy.counts, len(copy.reasons), self.lang)
            as_what = self.say("draft.copied_draft", points=points, reason=reason)
        severity = "information" if copy.final else "warning"
        try:
            path = keep_copy(copy, Path(self.bulletin.desk.places["cache"]), self.language)
        except OSError as error:
            problem = error.strerror or str(error)
            told = self.say("draft.copied_only", as_what=as_what, problem=problem)
            self.bulletin.tell(told, "warning")
            return
        home = Path.home()
        shown = Path("~") / path.relative_to(home) if path.is_relative_to(home) else path
        self.bulletin.tell(self.say("draft.copied", as_what=as_what, file=path.name, path=shown), severity)

    def action_draft(self) -> None:
        """The key that led here leads on to the export."""
        self.action_export()

    def action_export(self) -> None:
        from tui.screens.draft.export import Exporting

        def remember(order: "Order") -> None:
            self.last_order, self._folder = order, order.folder

        def keep(folder: Path) -> None:
            self._folder = folder

        Exporting(self, self._offer, remember, keep).begin()

    def _offer(self) -> "Offer":
        """What can be exported: what was ordered before where the text on the screen is among it, else that text."""
        from store.desk.outgoing.exporting import Order
        from store.formats.formats import FORMATS
        from tui.dialogs.settings import exports_folder
        from tui.screens.draft.export import Offer

        draft = self.sitting.draft(self.language, self.form)
        why = why_not(self.sitting, draft, this_hour())
        reasons = obstacle_words(self.sitting.series, self.sitting.conference, why, self.lang)
        order = Order(
            folder=exports_folder(self.bulletin.settings, Path(self.bulletin.desk.places["archive"])),
            formats=tuple(FORMATS)[:1],
            languages=(self.language,),
            forms=(self.form,),
            final=not reasons,
        )
        languages = [(name, self.language_name(name)) for name in self.sitting.texts.languages]
        forms = [(name, self.form_name(name)) for name in self.forms()]
        last = self.last_order
        if last is not None:
            shown = self.language in last.languages and self.form in last.forms
            order = last if shown else replace(order, formats=last.formats)
        return Offer(
            replace(order, folder=self._folder or order.folder), languages, forms, reasons, why.counts()
        )


def _after(value: str, values: Sequence[str]) -> str:
    """The value after this one, round about."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


def excerpt(text: str, span: DraftSpan, around: int = 8) -> str:
    """A printed figure with a few characters of its line at either side: `..确诊病例[53]例（其中拉..`."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - around)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + around)
    before, after = text[start : span.start], text[span.end : end]
    return f"{before}[{text[span.start : span.end]}]{after}"
