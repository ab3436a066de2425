"""Controls of one line for the dialogs: a button and a box to tick. Their state shows without colour."""

from collections.abc import Callable

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.actions import own_bindings


class LineButton(Widget, can_focus=True):
    """Enter, Space or a click presses it: its dialog's `pressed` is called with its id. Its words are plain
    text."""

    DEFAULT_CSS = """
    LineButton { width: auto; height: 1; margin: 0 3 0 0; text-style: bold; }
    LineButton:focus { text-style: bold reverse; }
    """
    BINDINGS = own_bindings("button")

    def __init__(self, words: str, *, id: str) -> None:
        super().__init__(id=id)
        self._words = words

    def render(self) -> Text:
        left, right = "><" if self.has_focus else "  "
        return Text(f"{left} {self._words} {right}", no_wrap=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return cell_len(self._words) + 4

    def action_press(self) -> None:
        pressed: Callable[[str], None] = getattr(self.screen, "pressed")  # noqa: B009
        pressed(self.id or "")

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_press()


class TickBox(Widget, can_focus=True):
    """One choice. Space, Enter or a click changes it. Its words are drawn as plain text."""

    DEFAULT_CSS = """
    TickBox { width: auto; height: 1; margin: 0 2 0 0; }
    TickBox:focus { text-style: bold reverse; }
    """
    BINDINGS = own_bindings("tick")
    value = reactive(False)

    class Changed(Message):
        """The box was ticked or cleared."""

        def __init__(self, tick: "TickBox") -> None:
            super().__init__()
            self.tick = tick

    def __init__(self, words: str, value: bool = False, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        self.set_reactive(TickBox.value, value)

    def render(self) -> Text:
        return Text(f"[{'x' if self.value else ' '}] {self._words}", no_wrap=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return cell_len(self._words) + 4

    def action_change(self) -> None:
        self.value = not self.value
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_change()
