"""The text as it reads with the figures entered so far, beneath the grid on large terminals.

It follows a moment after the typing, since saying the text costs more than a key may. What prints the
figure under the cursor is lit.
"""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from store.record.cell import CellKey
from store.wording.say.draft import Draft
from tui.line_breaks import Line, break_lines


class Preview(Widget):
    """Shows a draft from its first line that concerns the cell; nothing in it is focused."""

    COMPONENT_CLASSES = {"preview--lit", "preview--faint"}
    DEFAULT_CSS = """
    Preview { height: 1fr; padding: 1 1 0 1; background: $background; color: $foreground 70%; }
    Preview > .preview--lit { text-style: bold reverse; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._draft: Draft | None = None
        self._cell: CellKey | None = None
        self._lines: list[Line] = []
        self._first = 0

    def on_resize(self) -> None:
        self._fold()

    def show(self, draft: Draft | None, cell: CellKey) -> None:
        """Show a draft (None: the one shown before) and light what prints a cell."""
        if draft is not None and draft != self._draft:
            self._draft = draft
            self._cell = cell
            self._fold()
        elif cell != self._cell:
            self._cell = cell
            self._place()
            self.refresh()

    def _fold(self) -> None:
        if self._draft is not None:
            self._lines = break_lines(self._draft.text.rstrip("\n"), max(10, self.size.width))
            self._place()
            self.refresh()

    def _place(self) -> None:
        """Begin so that what is lit can be seen, and no further down than needed."""
        lit = [start for start, _ in self._lit()]
        wanted = 0
        if lit:
            wanted = next((at for at, (_, end) in enumerate(self._lines) if lit[0] < end), 0)
        height = max(1, self.size.height)
        self._first = max(0, min(wanted - height // 2, len(self._lines) - height))

    def _lit(self) -> Iterator[tuple[int, int]]:
        """The characters that print the cell."""
        if self._draft is not None and self._cell is not None:
            for span in self._draft.places_of(self._cell):
                yield span.start, span.end

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        at = y + self._first
        if self._draft is None or at >= len(self._lines):
            return Strip.blank(self.size.width, base)
        start, end = self._lines[at]
        lit_style = self.get_component_rich_style("preview--lit")
        lit = list(self._lit())
        segments, here = [], start
        for first, last in [
            *((max(a, start), min(b, end)) for a, b in lit if a < end and b > start),
            (end, end),
        ]:
            if first > here:
                segments.append(Segment(self._draft.text[here:first], base))
            if last > max(first, here):
                segments.append(Segment(self._draft.text[max(first, here) : last], lit_style))
            here = max(here, last)
        width = sum(cell_len(segment.text) for segment in segments)
        return Strip(segments, width).adjust_cell_length(self.size.width, base)
