"""A text that knows what its characters are: marked spans, a cursor that goes from one to the next.

The lines are broken by `tui.line_breaks`; a column at the left points at the lines that matter, so
that nothing is said by colour alone. Text is drawn as it is, never read as markup.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.actions import own_bindings
from tui.line_breaks import Line, break_lines
from tui.widgets.row_list import shows_cursor

_GUTTER = 2
"""Cells at the left of each line: `>` where the cursor is, `*` where a lit span is, or the cursor while another
pane has the keys."""
_MOST_WIDTH = 84
"""Cells of a line at most: longer ones are hard to read."""


NARROW = str.maketrans(
    {"“": "「", "”": "」", "‘": "『", "’": "』", "—": "－", "…": "⋯", "·": "・", "×": "x", "→": ">"}
)
"""For terminals that draw these two cells wide: marks whose width is beyond doubt, one for one."""


class SpanMark(Struct, frozen=True):
    """Characters `start` to `end`, drawn as `kind` (`figure`, `time`, `claim`, `missing`, `own`, `read`,
    `unread`, `wrong`). The cursor stops only where `stop`; `lit` spans are pointed at."""

    start: int
    end: int
    kind: str
    stop: bool = True
    lit: bool = False


class SpanText(ScrollView, can_focus=True):
    """Shows a text with its marks. `current` is the index of the mark the cursor is on, None without one."""

    DEFAULT_CSS = """
    SpanText { background: $background; color: $foreground; scrollbar-size-vertical: 1; overflow-x: hidden; }
    SpanText > .span-text--figure { color: $primary; text-style: bold underline; }
    SpanText > .span-text--time { color: $foreground; text-style: underline; }
    SpanText > .span-text--claim { color: $accent; text-style: italic underline; }
    SpanText > .span-text--missing { color: $error; text-style: bold reverse; }
    SpanText > .span-text--own { color: $foreground; }
    SpanText > .span-text--read { color: $primary; text-style: bold underline; }
    SpanText > .span-text--unread { color: $accent; text-style: bold; }
    SpanText > .span-text--wrong { color: $error; text-style: bold underline reverse; }
    SpanText > .span-text--lit { background: $accent; color: $background; text-style: bold underline; }
    SpanText > .span-text--cursor { text-style: bold reverse; }
    SpanText > .span-text--resting { background: $secondary; text-style: bold underline; }
    SpanText > .span-text--gutter { color: $accent; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"span-text--{name}"
        for name in (
            "figure", "time", "claim", "missing", "own", "read", "unread", "wrong", "lit", "cursor", "resting",
            "gutter",
        )
    }  # fmt: skip
    BINDINGS = own_bindings("text")

    class Moved(Message):
        """The cursor went to another mark, or the text has none."""

        def __init__(self, view: "SpanText") -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> "SpanText":
            return self.view

    class Chosen(Moved):
        """Enter, or a double click, on the mark under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.marks: tuple[SpanMark, ...] = ()
        self.current: int | None = None
        self._lines: list[Line] = []
        self._starts: list[int] = []

    # What is shown -------------------------------------------------------------------------------

    def show(self, text: str, marks: Iterable[SpanMark], current: int | None = None) -> None:
        """Show another text. `current` is the mark to put the cursor on; by default the first lit or
        the first where the cursor may stop."""
        text = text.replace("\t", " ")  # the terminal would jump over what it showed there before
        self.text = text.translate(NARROW) if getattr(self.app, "wide_marks", False) else text
        self.marks = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
        stops = self._stops()
        lit = [index for index in stops if self.marks[index].lit]
        self.current = current if current in stops else next(iter(lit or stops), None)
        self._break()
        self.post_message(self.Moved(self))

    @property
    def mark(self) -> SpanMark | None:
        """The mark under the cursor."""
        return None if self.current is None else self.marks[self.current]

    def go_to(self, index: int) -> None:
        """Put the cursor on a mark and bring it into view."""
        if self.current != index:
            self.current = index
            self.refresh()
        self._bring_into_view()
        self.post_message(self.Moved(self))

    def point_at(self, index: int) -> None:
        """Show a mark without telling anybody: the cursor follows one that moved elsewhere."""
        self.current = index
        self.refresh()
        self._bring_into_view()

    def _stops(self) -> list[int]:
        return [index for index, mark in enumerate(self.marks) if mark.stop]

    def _break(self) -> None:
        width = min(max(self.size.width - _GUTTER - 1, 4), _MOST_WIDTH)
        self._lines = break_lines(self.text, width)
        self._starts = [line.start for line in self._lines]
        self.virtual_size = Size(width + _GUTTER, len(self._lines))
        self.refresh()
        self.call_after_refresh(self._bring_into_view)

    def on_resize(self) -> None:
        self._break()

    def _line_of(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _bring_into_view(self) -> None:
        mark = self.mark
        if mark is None or not self._lines:
            return
        line = self._line_of(mark.start)
        column = cell_len(self.text[self._lines[line].start : mark.start]) + _GUTTER
        self.scroll_to_region(Region(0, max(line - 1, 0), 1, 3), animate=False, force=True)
        if self.has_focus:
            where = self.content_region.offset + Offset(column, line) - self.scroll_offset
            self.app.cursor_position = where

    def on_focus(self) -> None:
        self._bring_into_view()
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # Drawing -------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        index = y + self.scroll_offset.y
        base = self.visual_style.rich_style
        if index >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[index]
        over = [
            (at, mark)
            for at, mark in enumerate(self.marks)
            if mark.start < line.end and mark.end > line.start
        ]
        edges = {line.start, line.end}
        for _, mark in over:
            edges |= {max(mark.start, line.start), min(mark.end, line.end)}
        segments = [self._pointer(over, base)]
        cuts = sorted(edges)
        for start, end in zip(cuts, cuts[1:], strict=False):
            segments.append(Segment(self.text[start:end], base + self._style(over, start)))
        return Strip(segments).adjust_cell_length(width, base)

    def _pointer(self, over: Sequence[tuple[int, SpanMark]], base: Style) -> Segment:
        sign = " "
        here = any(at == self.current for at, _ in over)
        if here and shows_cursor(self):
            sign = ">"
        elif here or any(mark.lit for _, mark in over):
            sign = "*"
        return Segment(sign.ljust(_GUTTER), base + self.get_component_rich_style("span-text--gutter"))

    def _style(self, over: Sequence[tuple[int, SpanMark]], at: int) -> Style:
        """The style of the innermost mark over a character; the cursor's is laid over it."""
        here = [(index, mark) for index, mark in over if mark.start <= at < mark.end]
        style = Style()
        if here:
            _, inner = min(here, key=lambda pair: pair[1].end - pair[1].start)
            style = self._component(inner.kind)
            if any(mark.lit for _, mark in here):
                style += self._component("lit")
        if any(index == self.current for index, _ in here):
            style += self._component("cursor" if shows_cursor(self) else "resting")
        return style

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"span-text--{name}", partial=True)

    # Going about ---------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """To the next or previous stop; at the last one the cursor stays."""
        stops = self._stops()
        if not stops:
            self.scroll_relative(y=by * 3, animate=False)
            return
        at = stops.index(self.current) if self.current in stops else -1
        self.go_to(stops[min(max(at + by, 0), len(stops) - 1)])

    def action_line(self, by: int) -> None:
        """To the stop above or below that is nearest; without one the text scrolls."""
        mark = self.mark
        if mark is None:
            self.scroll_relative(y=by, animate=False)
            return
        line, column = self._place(mark)
        beyond = [
            (abs(place - line), abs(at - column), index)
            for index in self._stops()
            for place, at in [self._place(self.marks[index])]
            if (place - line) * by > 0
        ]
        if beyond:
            self.go_to(min(beyond)[2])
        else:
            self.scroll_relative(y=by, animate=False)

    def action_edge(self, which: int) -> None:
        stops = self._stops()
        if stops:
            self.go_to(stops[which])
        self.scroll_to(y=0 if which == 0 else self.max_scroll_y, animate=False)

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self))

    def _place(self, mark: SpanMark) -> tuple[int, int]:
        line = self._line_of(mark.start)
        return line, cell_len(self.text[self._lines[line].start : mark.start])

    def on_click(self, event: events.Click) -> None:
        """A click goes to the mark under it, a double click chooses it."""
        where = event.get_content_offset(self)
        if where is None:
            return
        at = self._offset_at(where.x - _GUTTER, where.y + self.scroll_offset.y)
        hit = [index for index in self._stops() if self.marks[index].start <= at < self.marks[index].end]
        if not hit:
            return
        index = min(hit, key=lambda one: self.marks[one].end - self.marks[one].start)
        self.go_to(index)
        if event.chain == 2:
            self.action_choose()

    def _offset_at(self, x: int, y: int) -> int:
        """The character at a cell of the text, -1 beside it."""
        if not 0 <= y < len(self._lines) or x < 0:
            return -1
        used = 0
        for offset in range(*self._lines[y]):
            used += cell_len(self.text[offset])
            if x < used:
                return offset
        return -1
