"""The draft screen: the text as it will go out, and behind every figure where it comes from."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from store.desk.texts import FORMS, Obstacles, obstacles
from store.record.cell import CellKey
from store.record.naming import cell_name
from store.troubles import Trouble
from store.wording.draft import Draft, Span, SpanKind
from tui.actions import bindings
from tui.line_breaks import break_lines
from tui.screens.place import ConferenceScreen
from tui.summary.trace import trace
from tui.widgets.choice_line import Choice, ChoiceLine
from tui.widgets.span_text import Mark, SpanText

if TYPE_CHECKING:
    from store.desk.exporting import Order
    from store.desk.sitting import Sitting

FOOT = 5
"""Lines of the foot that explains the figure under the cursor."""

_KINDS = {
    SpanKind.COUNT: "figure",
    SpanKind.MISSING: "missing",
    SpanKind.TIME: "time",
    SpanKind.ORDINAL: "time",
    SpanKind.CLAIM: "claim",
    SpanKind.TEXT: "own",
}


class DraftScreen(ConferenceScreen):
    """Shows a conference's text in one language and form. With `cell`, the places that print it are lit."""

    place = "draft"
    BINDINGS = bindings("draft")
    DEFAULT_CSS = f"""
    DraftScreen SpanText {{ height: 1fr; padding: 1 0 0 0; }}
    DraftScreen #foot {{ height: {FOOT + 1}; padding: 0 1; background: $surface; border-top: ascii $primary; }}
    """

    def __init__(self, sitting: "Sitting", cell: CellKey | None = None) -> None:
        super().__init__(sitting)
        self.language, self.form = "zh", FORMS[0]
        self.cell = cell
        self.draft = Draft("", (), self.language, self.form)
        self.why: Obstacles | None = None
        self.last_order: Order | None = None
        self._shown: tuple[Span, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield ChoiceLine(self._choices, self._state)
        yield SpanText(id="main")
        foot = Static(id="foot", markup=False)
        foot.border_title = self.say("draft.go_hint")
        yield foot

    @property
    def view(self) -> SpanText:
        return self.query_one(SpanText)

    def on_screen_resume(self) -> None:
        self.renew()

    def language_changed(self) -> None:
        super().language_changed()
        self.call_after_refresh(self.renew)

    # What is shown -------------------------------------------------------------------------------

    def renew(self) -> None:
        """Say the text anew; a phrase book that is wrong is told, and nothing old stays."""
        try:
            self.draft = self.sitting.draft(self.language, self.form)
            self.why = obstacles(self.draft, self.sitting.findings())
        except Trouble as trouble:
            self.draft, self.why = Draft("", (), self.language, self.form), None
            self.bulletin.tell(trouble)
        self._show()

    def _show(self) -> None:
        order = sorted(self.draft.spans, key=lambda span: (span.start, span.end))
        self._shown = tuple(order)
        marks = [
            Mark(
                span.start, span.end, _KINDS[span.kind], span.kind is not SpanKind.TEXT,
                self.cell is not None and self.cell in span.cells,
            )
            for span in order
        ]  # fmt: skip
        self.view.show(self.draft.text, marks)
        self.query_one(ChoiceLine).refresh()

    def _choices(self) -> Sequence[Choice]:
        languages = [(name, self.language_name(name)) for name in self.sitting.texts.languages]
        forms = [(name, self.say(f"draft.form_{name}")) for name in self.forms()]
        return [
            ("language", self.say("draft.language"), languages, self.language),
            ("form", self.say("draft.form"), forms, self.form),
        ]

    def forms(self) -> Sequence[str]:
        """The forms the language has sentences for."""
        try:
            book = self.sitting.texts.book(self.language)
        except Trouble:
            return FORMS[:1]
        return [form for form in FORMS if form in book.forms]

    def language_name(self, language: str) -> str:
        """The name of a text's language; its code when the interface has no word for it."""
        try:
            return self.say(f"draft.language_{language}")
        except KeyError:
            return language

    def _state(self) -> tuple[str, str]:
        """Whether the text may go out, in words and in short."""
        if self.why is None:
            return "", ""
        if not self.why:
            return self.say("draft.state_clean"), "✓"
        facts = {"blank": len(self.why.missing), "errors": len(self.why.errors)}
        return self.say("draft.state_open", **facts), self.say("draft.state_open_short", **facts)

    @property
    def span(self) -> Span | None:
        """The span under the cursor."""
        at = self.view.current
        return None if at is None or at >= len(self._shown) else self._shown[at]

    def on_span_text_moved(self) -> None:
        self.query_one("#foot", Static).update(self._foot())

    def _foot(self) -> Text:
        span = self.span
        if span is None:
            return Text(self.say("draft.no_span") if self.draft.text else "")
        width = max(self.size.width - 2, 20)
        lines: list[str] = [self._lit_words()] if self.cell is not None else []
        lines += trace(self.sitting.series, self.sitting.conference, self.draft, span, self.lang)
        broken = [line[part.start : part.end] for line in lines for part in break_lines(line, width)]
        if len(broken) > FOOT:
            broken = [*broken[: FOOT - 1], ".."]
        text = Text("\n".join(broken), no_wrap=True)
        if broken:
            text.stylize("bold", 0, len(broken[0]))
        return text

    def _lit_words(self) -> str:
        assert self.cell is not None
        name = cell_name(self.sitting.series, self.sitting.conference, self.cell, self.lang)
        count = sum(1 for _ in self.draft.places_of(self.cell))
        return self.say("draft.lit" if count else "draft.not_printed", cell=name, count=count)

    # What can be done ----------------------------------------------------------------------------

    def light(self, cell: CellKey) -> None:
        """Point at every place that prints a cell."""
        self.cell = cell
        if self.is_current:
            self._show()

    def on_span_text_chosen(self) -> None:
        span = self.span
        if span is None:
            return
        if span.cells:
            self.bulletin.go_to_cell(span.cells[0])
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
        """Send the text to the terminal's clipboard, which never answers; so keep a copy in a file too."""
        from store.export.files import write

        self.app.copy_to_clipboard(self.draft.text)
        path = Path(self.bulletin.desk.places["cache"]) / f"copied_{self.language}.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, self.draft.text.encode(), replace=True)
        except OSError as error:
            problem = error.strerror or str(error)
            self.bulletin.tell(self.say("draft.copied_only", problem=problem), "warning")
            return
        self.bulletin.tell(self.say("draft.copied", path=path))

    def action_draft(self) -> None:
        """The key that led here leads on to the export."""
        self.action_export()

    def action_export(self) -> None:
        from tui.screens.exporting import Exporting

        Exporting(self).begin()


def _after(value: str, values: Sequence[str]) -> str:
    """The value after this one, round about."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
