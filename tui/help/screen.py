"""The help page, shown over the screen it explains."""

from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import Action, spelled
from tui.words import pair, say

if TYPE_CHECKING:
    from tui.app import BulletinApp


class HelpScreen(ModalScreen[None]):
    """What one can do in a place. Esc, Enter or F1 closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 90%; max-width: 84; height: 90%; background: $surface; border: round $primary; padding: 0 1;
    }
    HelpScreen VerticalScroll:focus { border: round $accent; }
    """

    def __init__(self, place: str, actions: list[Action]) -> None:
        super().__init__()
        self.place, self.actions = place, actions

    def compose(self) -> ComposeResult:
        lang = cast("BulletinApp", self.app).lang
        with VerticalScroll() as page:
            page.border_title = say("help.title", lang)
            page.border_subtitle = say("help.close", lang)
            yield Static(help_text(self.place, self.actions, lang), markup=False)

    async def on_key(self, event: events.Key) -> None:
        if event.key in ("escape", "enter", "f1"):
            event.stop()
            event.prevent_default()
            self.dismiss()

    def action_help(self) -> None:
        """F1 again: close."""
        self.dismiss()


def help_text(place: str, actions: list[Action], lang: str) -> Text:
    """The page of a place: what it is for, its keys, the actions valid there."""
    text = Text()
    about = _words(f"help.{place}", lang)
    if about:
        text.append(f"{about}\n\n")
    keys = _words(f"help.{place}_keys", lang)
    if keys:
        for line in keys.split("\n"):
            name, _, words = line.partition("\t")
            text.append(f"{name}\n", style="bold")
            text.append(f"    {words}\n")
        text.append("\n")
    text.append(f"{say('help.actions', lang)}\n", style="bold underline")
    for action in actions:
        key = " / ".join(spelled(key) for key in action.keys)
        text.append(f"{key or '^P':<9}", style="bold")
        text.append(f" {action.label(lang)}  ", style="bold")
        text.append(f"{action.hint(lang)}\n")
    return text


def _words(key: str, lang: str) -> str:
    try:
        return pair(key)[0 if lang == "zh" else 1]
    except KeyError:
        return ""
