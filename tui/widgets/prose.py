"""An editor for a paragraph, with Chinese input and many lines; what is pasted is cleaned first."""

from textual import events
from textual.widgets import TextArea

from store.record.text import clean


class ProseEditor(TextArea):
    """A text area that wraps, leaves Tab to the screen, and takes no control characters."""

    DEFAULT_CSS = """
    ProseEditor { border: none; padding: 0 1; background: $surface; color: $foreground; height: 1fr; }
    ProseEditor:focus { border: none; }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(clean(text), id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        await super()._on_paste(events.Paste(clean(event.text)))

    def put(self, text: str) -> None:
        """Insert at the cursor, over what is selected."""
        start, end = self.selection
        self.replace(text, min(start, end), max(start, end), maintain_selection_offset=False)
        self.focus()
