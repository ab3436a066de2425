"""What the dialogs are made of beside lists: words of the program, a button, a box to tick, a line that is typed into. Their
state shows without colour.

The words break by the rules of `line_breaks`: Textual breaks between any two wide characters, and began lines of Chinese
with a closing mark. They stand on empty screens too.
"""

from collections.abc import Callable

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from store.record.text import clean
from tui.actions import own_bindings
from tui.line_breaks import wrapped


class PlainWords(Widget):
    """Some words, each line of them a paragraph; nothing in them is markup."""

    DEFAULT_CSS = "PlainWords { height: auto; }"

    def __init__(self, words: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.words = words

    def update(self, words: str) -> None:
        """Say something else."""
        self.words = words
        self.refresh(layout=True)

    def render(self) -> Text:
        width = self.content_size.width
        return Text("\n".join(wrapped(self.words, width)) if width else self.words, no_wrap=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return min(container.width, max(cell_len(line) for line in self.words.split("\n")))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(wrapped(self.words, max(width, 2)))


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


class FormLine(Input):
    """A line whose text stands as it was when the line is come to, or is marked whole."""

    BINDINGS = own_bindings("form_line")
    DEFAULT_CSS = (
        "FormLine > .input--selection { text-style: reverse; background: transparent; color: $foreground; }"
    )

    def __init__(self, value: str, *, placeholder: str, id: str) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)

    def mark_whole(self) -> None:
        """Mark all of the line, so that typing replaces what was proposed and an arrow keeps it."""
        self.selection = Selection(0, len(self.value))

    def on_paste(self, event: events.Paste) -> None:
        """All that was pasted, on one line: the framework takes the first line alone, and what stood below it was
        gone without a word."""
        self._put(event, " ")

    def _put(self, event: events.Paste, joint: str) -> None:
        """Put the lines in at the cursor, or for what is marked."""
        event.prevent_default()
        event.stop()
        text = clean(event.text).strip("\n")
        lines = text.split("\n")
        if len(lines) > 1:
            text = joint.join(line.strip() for line in lines if line.strip())
        if text:
            self.replace(text, *self.selection)


class PasteLine(FormLine):
    """Joins pasted lines by `joint`; without a joint it hands a pasted block on as `Block`."""

    class Block(Message):
        """Several lines, or cells parted by tabs, were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, value: str, *, placeholder: str, id: str, joint: str = "") -> None:
        super().__init__(value, placeholder=placeholder, id=id)
        self._joint = joint

    def on_paste(self, event: events.Paste) -> None:
        text = clean(event.text)
        if not self._joint and ("\n" in text.strip("\n") or "\t" in text):
            event.prevent_default()
            event.stop()
            self.post_message(self.Block(text))
        else:
            self._put(event, self._joint)
