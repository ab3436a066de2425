"""A line of a dialog that is typed into."""

from textual import events
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from store.record.text import clean
from tui.actions import own_bindings


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
