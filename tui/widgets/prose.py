"""An editor for a paragraph, with Chinese input and many lines; what is pasted is cleaned first."""

from dataclasses import replace

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from store.record.text import clean

SCREEN_KEYS = frozenset({"f6", "f7", "ctrl+d", "ctrl+f"})
"""Keys the text area would take for itself that mean something else on every screen of a conference."""


def _bindings() -> list[BindingType]:
    """The text area's own keys without those of the screen."""
    kept: list[BindingType] = []
    for binding in TextArea.BINDINGS:
        assert isinstance(binding, Binding)
        keys = [key for key in binding.key.split(",") if key not in SCREEN_KEYS]
        if keys:
            kept.append(replace(binding, key=",".join(keys)))
    return kept


class ProseEditor(TextArea, inherit_bindings=False):
    """A text area that wraps, leaves Tab to the screen, and takes no control characters."""

    BINDINGS = _bindings()

    DEFAULT_CSS = """
    ProseEditor { border: none; padding: 0 1; background: $surface; color: $foreground; height: 1fr; }
    ProseEditor:focus { border: none; }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(clean(text), id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        await super()._on_paste(events.Paste(clean(event.text)))

    class Exhausted(Message):
        """Undo or redo was asked for, and no typing was left to take back or to do again."""

        def __init__(self, redo: bool) -> None:
            super().__init__()
            self.redo = redo

    def action_undo(self) -> None:
        before = self.text
        super().action_undo()
        if self.text == before:
            self.post_message(self.Exhausted(redo=False))

    def action_redo(self) -> None:
        before = self.text
        super().action_redo()
        if self.text == before:
            self.post_message(self.Exhausted(redo=True))

    def put(self, text: str) -> None:
        """Insert at the cursor, over what is selected."""
        start, end = self.selection
        self.replace(text, min(start, end), max(start, end), maintain_selection_offset=False)
        self.focus()
