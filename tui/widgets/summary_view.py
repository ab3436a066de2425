"""The summary on a screen: it scrolls, and its findings can be gone through one by one."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.console import Console
from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.in_order import InOrder

GUTTER = 2
"""Cells at the left of each line: `>` where the finding under the cursor stands."""
MOST_WIDTH = 120

Lines = Callable[[int], tuple[Sequence[Text], int]]
"""The parts of the summary at a width, and how many of the last parts are findings."""


class SummaryView(InOrder, ScrollView, can_focus=True):
    """Shows what `lines` gives at the width there is. `current` is the finding under the cursor."""

    DEFAULT_CSS = """
    SummaryView { background: $background; color: $foreground; scrollbar-size-vertical: 1; overflow-x: hidden; }
    SummaryView > .summary-view--gutter { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"summary-view--gutter"}
    BINDINGS = [
        Binding("tab", "step(1)", show=False),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("left", "screen.older", show=False),
        Binding("right", "screen.newer", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    class Chosen(Message):
        """Enter on the finding with that index."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, lines: Lines, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = lines
        self._strips: list[Strip] = []
        self._spans: list[range] = []
        self.current: int | None = None

    def renew(self) -> None:
        """Work everything out anew, after the record, the language or the width has changed."""
        width = min(max(self.size.width - GUTTER - 1, 20), MOST_WIDTH)
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
        self.virtual_size = Size(width + GUTTER, len(self._strips))
        self.refresh()

    def on_resize(self) -> None:
        self.renew()

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.rich_style
        index = y + self.scroll_offset.y
        if index >= len(self._strips):
            return Strip.blank(width, base)
        here = self.current is not None and index in self._spans[self.current]
        first = here and self.current is not None and index == self._spans[self.current].start
        pointer = Segment(
            (">" if first else "").ljust(GUTTER), base + self.get_component_rich_style("summary-view--gutter")
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

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self.current))
