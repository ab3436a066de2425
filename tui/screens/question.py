"""A question with two answers. The careful answer has the focus; Esc gives it too."""

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.screens.dialog import Dialog
from tui.widgets.push import Push


class Question(Dialog[bool]):
    """Returns True for the answer that does something, False for the careful one."""

    DEFAULT_CSS = """
    Question { align: center middle; }
    Question > Vertical { width: 64; max-width: 100%; height: auto; padding: 1 2;
        background: $surface; border: ascii $warning; }
    Question Horizontal { height: auto; padding: 1 0 0 0; }
    """
    helped = "question"
    BINDINGS = [
        Binding("escape", "answer(False)", show=False),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    def __init__(self, words: str, yes: str, no: str) -> None:
        super().__init__()
        self._words, self._yes, self._no = words, yes, no

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(self._words))
            with Horizontal():
                yield Push(self._no, id="no")
                yield Push(self._yes, id="yes")

    def on_mount(self) -> None:
        self.query_one("#no", Push).focus()

    def pressed(self, button: str) -> None:
        """A button was pressed."""
        self.dismiss(button == "yes")

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
