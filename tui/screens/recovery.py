"""The recovery dialog: work that a window which died had not saved is offered."""

from datetime import datetime
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from store.desk.recovering import Offer
from tui.screens.dialog import Dialog
from tui.widgets.push import Push
from tui.words import say

if TYPE_CHECKING:
    from tui.app import BulletinApp


class RecoveryDialog(Dialog[bool | None]):
    """Returns True to take the work over, False to put it by, None to be asked again next time."""

    DEFAULT_CSS = """
    RecoveryDialog { align: center middle; }
    RecoveryDialog > Vertical { width: 70; max-width: 100%; height: auto; padding: 1 2;
        background: $surface; border: round $warning; }
    RecoveryDialog Horizontal { height: auto; padding: 1 0 0 0; }
    """
    BINDINGS = [
        Binding("escape", "later", show=False),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer

    def _say(self, key: str, **facts: object) -> str:
        return say(f"keeping.{key}", cast("BulletinApp", self.app).lang, **facts)

    def compose(self) -> ComposeResult:
        offer = self._offer
        when = datetime.fromtimestamp(offer.at / 1000).strftime("%Y-%m-%d %H:%M:%S")
        lines = [self._say("recovery_about", when=when, cells=offer.cells, others=offer.others)]
        if offer.left.unreadable:
            lines.append(self._say("recovery_unreadable", count=offer.left.unreadable))
        lines.append(self._say("recovery_how"))
        with Vertical():
            yield Static(Text("\n".join(lines)))
            with Horizontal():
                yield Push(self._say("recovery_take"), id="take")
                yield Push(self._say("recovery_decline"), id="decline")
                yield Push(self._say("recovery_later"), id="later")

    def on_mount(self) -> None:
        self.query_one("#take", Push).focus()

    def pressed(self, button: str) -> None:
        """A button was pressed."""
        self.dismiss({"take": True, "decline": False}.get(button))

    def action_later(self) -> None:
        self.dismiss(None)
