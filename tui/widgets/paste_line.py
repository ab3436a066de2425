"""A line of a dialog into which several lines may be pasted: none of them is lost."""

from collections.abc import Callable

from textual import events
from textual.message import Message

from store.record.text import clean
from tui.widgets.form_line import FormLine


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

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = clean(event.text)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if not self._joint and (len(lines) > 1 or "\t" in text):
            self.post_message(self.Block(text))
        elif lines:
            self.insert_text_at_cursor(self._joint.join(lines))
