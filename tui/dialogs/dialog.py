"""What every dialog has: an answer that is acted on at once, its own help.

The answer of a Textual dialog is carried out a moment after it is gone, and what is typed in that moment
reaches the screen beneath. Here the answer is carried out before the next key.
"""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from tui.host import Hosted

Answer = TypeVar("Answer")


class Dialog(Hosted, ModalScreen[Answer]):
    """A dialog. `helped` names its page in the help (`help.<helped>`)."""

    helped: ClassVar[str] = "dialog"
    answered: Callable[[Any], object] | None = None
    """What is done with the answer: what `push_screen` was called with, which the app hands on to the dialog."""

    def action_give_up(self) -> None:
        """Esc: close without an answer."""
        self.dismiss(None)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close and carry out the answer here and now; a dialog that is closed already stays as it is."""
        if self.app.screen is not self:
            return AwaitComplete()
        closed = super().dismiss(result)
        if self.answered is not None:
            self.answered(result)
        return closed


class Page(VerticalScroll):
    """A scrolling page that has the focus."""
