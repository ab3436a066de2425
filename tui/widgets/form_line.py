"""A line of a dialog. Keys typed ahead keep their order, also over Tab and Enter.

A key that goes to the next line, accepts or leaves is done here and now; what was typed behind it and
still comes to this line is handed on to the line (or the screen) that has the keys by then.
"""

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from store.record.text import clean
from tui.widgets.in_order import InOrder


class FormLine(InOrder, Input):
    """`done(key)` does what a key means to the whole dialog, and says whether it meant anything."""

    def __init__(self, value: str, *, placeholder: str, id: str, done: Callable[[str], bool]) -> None:
        super().__init__(value, placeholder=placeholder, id=id, select_on_focus=False)
        self._done = done

    def mark_whole(self) -> None:
        """Mark all of the line, so that typing replaces what was proposed and an arrow keeps it. Done at
        once: Textual's own way waits for the focus, and would mark what was typed ahead too."""
        self.selection = Selection(0, len(self.value))

    async def on_key(self, event: events.Key) -> None:
        late = self.app.screen is not self.screen or self.screen.focused is not self
        if not late and self._done(event.key):
            event.stop()
            event.prevent_default()
        elif late or not event.is_printable:
            await super().on_key(event)


class PasteLine(FormLine):
    """Joins pasted lines by `joint`; without a joint it hands a pasted block on as `Block`."""

    class Block(Message):
        """Several lines, or cells parted by tabs, were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(
        self, value: str, *, placeholder: str, id: str, done: Callable[[str], bool], joint: str = ""
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id, done=done)
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
