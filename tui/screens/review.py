"""The review screen: everything of a conference on one page, in Chinese or English, its findings one key from their cells."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from store.desk.checking import look
from store.desk.clock import this_hour
from store.troubles import Trouble
from tui.actions import bindings, key_of, own_bindings
from tui.review.figures import led_to
from tui.review.findings import failures
from tui.review.page import review_lines
from tui.review.state import went_out_words
from tui.screens.place import ConferenceScreen

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from store.record.reference import Reference

_GUTTER = 2
"""Cells at the left of each line: `>` where the finding under the cursor stands."""
_MOST_WIDTH = 120

_Lines = Callable[[int], tuple[Sequence[Text], int]]
"""The parts of the page at a width, and how many of the last parts are findings."""


class ReviewPage(ScrollView, can_focus=True):
    """Shows what `lines` gives at the width there is. `current` is the finding under the cursor."""

    DEFAULT_CSS = """
    ReviewPage { background: $background; color: $foreground; scrollbar-size-vertical: 1; overflow-x: hidden; }
    ReviewPage > .review-page--gutter { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"review-page--gutter"}
    BINDINGS = own_bindings("review")

    class Chosen(Message):
        """Enter on the finding with that index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Pointed(Message):
        """A double click on what is entered there."""

        def __init__(self, place: "Reference") -> None:
            super().__init__()
            self.place = place

    def __init__(self, lines: _Lines, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = lines
        self._strips: list[Strip] = []
        self._spans: list[range] = []
        self._top: int | None = None
        self.current: int | None = None

    def renew(self) -> None:
        """Work everything out anew, after the record, the language or the width has changed."""
        width = min(max(self.size.width - _GUTTER - 1, 20), _MOST_WIDTH)
        parts, findings = self._lines(width)
        console = Console(width=width, color_system="truecolor", force_terminal=True, legacy_windows=False)
        self._strips, self._spans = [], []
        for number, part in enumerate(parts):
            rows = console.render_lines(part, console.options.update(no_wrap=True, overflow="crop"))
            if number >= len(parts) - findings:
                self._spans.append(range(len(self._strips), len(self._strips) + len(rows)))
            self._strips += [Strip(row, width) for row in rows]
        if self.current is not None and self.current >= len(self._spans):
            self.current = None
        self.virtual_size = Size(width + _GUTTER, len(self._strips))
        self.refresh()

    def on_resize(self) -> None:
        self.renew()
        self._scroll_back()

    def come_back(self, current: int | None, top: int) -> None:
        """Stand on a finding, with that line topmost: at once, or when it is known how large the page is."""
        self.current, self._top = current, top
        self.renew()  # a finding that is settled by now is none
        self._scroll_back()

    def _scroll_back(self) -> None:
        if self._top is not None and self.size.height:
            self.scroll_to(y=self._top, animate=False, force=True)
            self._top = None

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.visual_style.rich_style
        index = y + self.scroll_offset.y
        if index >= len(self._strips):
            return Strip.blank(width, base)
        here = self.current is not None and index in self._spans[self.current]
        first = here and self.current is not None and index == self._spans[self.current].start
        pointer = Segment(
            (">" if first else "").ljust(_GUTTER), base + self.get_component_rich_style("review-page--gutter")
        )
        strip = self._strips[index].apply_style(base)
        return Strip([pointer, *strip]).adjust_cell_length(width, base)

    def action_step(self, by: int) -> None:
        """To the next or previous finding, round about."""
        if not self._spans:
            return
        before = self.current if self.current is not None else (-1 if by > 0 else 0)
        self.current = (before + by) % len(self._spans)
        span = self._spans[self.current]
        self.scroll_to_region(Region(0, span.start, 1, len(span)), animate=False, force=True)
        self.refresh()

    def action_edge(self, last: bool) -> None:
        """To the top or the foot. Textual's own way waits longer than going to a finding, and would undo one
        that was asked for behind it."""
        self.scroll_to(y=self.max_scroll_y if last else 0, animate=False, force=True)

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self.current))

    def on_click(self, event: events.Click) -> None:
        """A click goes to the finding under it, a double click to its cell, or to where what was clicked is entered."""
        line = event.y + self.scroll_offset.y
        hit = next((at for at, span in enumerate(self._spans) if line in span), None)
        if hit is not None:
            self.current = hit
            self.refresh()
            if event.chain == 2:
                self.action_choose()
        elif event.chain == 2 and line < len(self._strips):
            place = self._place_at(line, event.x - _GUTTER)
            if place is not None:
                self.post_message(self.Pointed(place))

    def _place_at(self, line: int, x: int) -> "Reference | None":
        end = 0
        for segment in self._strips[line]:
            end += segment.cell_length
            if x < end:
                return led_to(segment.style)
        return None


class ReviewScreen(ConferenceScreen):
    """Shows one conference as it stands; the conferences before and after are one key away."""

    place = "review"
    BINDINGS = bindings("review")
    DEFAULT_CSS = "ReviewScreen ReviewPage { padding: 0; }"

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__(sitting)
        self.language = ""
        """Language of the page; empty: that of the interface."""

    def body(self) -> Iterable[Widget]:
        yield ReviewPage(self._lines, id="main")

    @property
    def view(self) -> ReviewPage:
        return self.query_one(ReviewPage)

    def _lines(self, width: int) -> tuple[Sequence[Text], int]:
        sitting, lang = self.sitting, self.language or self.lang
        findings = look(sitting, this_hour())
        parts = review_lines(
            sitting.series,
            sitting.conference,
            sitting.previous,
            findings,
            self._headline(lang),
            lang,
            width,
            went_out_words(sitting, lang),
            sitting.texts.figure,
        )
        return list(parts), len(failures(findings, lang))

    def _headline(self, lang: str) -> str:
        """The headline as the phrase book says it; a faulty book is told on the draft screen."""
        try:
            return self.sitting.texts.headline(self.sitting.conference, lang)
        except Trouble:
            return ""

    def whereabouts(self) -> object:
        return self.language, self.view.current, self.view.scroll_offset.y

    def show_anew(self) -> None:
        if self.stood is None:
            self.view.renew()
            return
        (self.language, current, top), self.stood = self.stood, None
        self.view.come_back(current, top)

    def on_review_page_chosen(self, event: ReviewPage.Chosen) -> None:
        """Go to the first cell of the finding."""
        wrong = failures(look(self.sitting, this_hour()), self.lang)
        if event.index < len(wrong) and wrong[event.index].cells:
            finding = wrong[event.index]
            from store.checks.report import in_as_of

            self.bulletin.go_to_cell(finding.cells[0], as_of=in_as_of(finding))

    def on_review_page_pointed(self, event: ReviewPage.Pointed) -> None:
        self.bulletin.go_to_cell(event.place)

    def action_text_language(self) -> None:
        """The page in the other language; the interface stays as it is."""
        self.language = "en" if (self.language or self.lang) == "zh" else "zh"
        self.view.renew()

    def action_next_finding(self) -> None:
        self.view.action_step(1)

    def action_older(self) -> None:
        self._turn(1)

    def action_newer(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        """Show the conference that stands `by` rows further down the desk's list."""
        keys = [row.key for row in self.bulletin.desk.rows() if row.trouble is None]
        at = keys.index(self.sitting.key) + by if self.sitting.key in keys else -1
        if not 0 <= at < len(keys):
            self.bulletin.tell(self.say("review.no_older" if by > 0 else "review.no_newer"))
            return
        if self.bulletin.leave_conference(key_of("older" if by > 0 else "newer")):
            self.bulletin.open_conference(keys[at], "review")
