"""One line that shows what is chosen of what may be chosen: `语言 [中文] 英文   形式 [全文] 简讯`."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

Choice = tuple[str, str, Sequence[tuple[str, str]], str]
"""Its name, its label, (value, label) of what may be chosen, the value chosen."""


class ChoiceLine(Widget):
    """Draws the choices left to right and a word on the state at the right; a click chooses."""

    DEFAULT_CSS = "ChoiceLine { height: 1; background: $surface; color: $foreground; }"

    class Chose(Message):
        """A click on one value of one choice."""

        def __init__(self, name: str, value: str) -> None:
            super().__init__()
            self.name, self.value = name, value

    def __init__(self, choices: Callable[[], Sequence[Choice]], state: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._choices, self._state = choices, state
        self._ends: list[tuple[int, str, str]] = []

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.rich_style
        segments: list[Segment] = []
        self._ends = []
        used = 0

        def put(text: str, style: Style, name: str = "", value: str = "") -> None:
            nonlocal used
            segments.append(Segment(text, style))
            used += cell_len(text)
            self._ends.append((used, name, value))

        for name, label, values, chosen in self._choices():
            put(f" {label} ", base + Style(dim=True))
            for value, words in values:
                here = value == chosen
                put(
                    f"[{words}]" if here else f" {words} ", base + Style(bold=here, reverse=here), name, value
                )
            put(" ", base)
        for words in self._state():  # the longest there is room for
            room = width - used - cell_len(words) - 1
            if room >= 0:
                segments += [Segment(" " * room, base), Segment(words, base + Style(bold=True))]
                break
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        for end, name, value in self._ends:
            if event.x < end:
                if name:
                    self.post_message(self.Chose(name, value))
                return
