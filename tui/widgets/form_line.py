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
        event.prevent_default()
        event.stop()
        text = clean(event.text)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if not self._joint and (len(lines) > 1 or "\t" in text):
            self.post_message(self.Block(text))
        elif lines:
            self.insert_text_at_cursor(self._joint.join(lines))
