"""The help page, shown over the screen it explains; from it one goes on to the manual."""

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from store.languages import in_language
from tui.actions import CONFERENCE_PLACES, Action, key_as_written, own_bindings
from tui.dialogs.dialog import Dialog, Page, clickable
from tui.help.manual import CHAPTERS, chapter_for
from tui.help.reader import ManualScreen
from tui.line_breaks import wrapped
from tui.words import pair, say

_NAMES = 20
"""Cells for the keys' names at the left."""


class HelpScreen(Dialog[None]):
    """What one can do in a place. Esc, Enter or F1 closes it, Tab opens the manual; on the list Enter starts the tour."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen Page {
        width: 90%; max-width: 84; height: 90%; background: $surface; border: round $primary; padding: 0 1;
    }
    HelpScreen Page:focus { border: round $accent; }
    """

    BINDINGS = own_bindings("help")

    def __init__(self, place: str, actions: list[Action]) -> None:
        super().__init__()
        self.place, self.actions = place, actions

    def compose(self) -> ComposeResult:
        lang = self.lang
        with Page() as page:
            page.border_title = say("help.title_tour" if self._has_tour else "help.title", lang)
            page.border_subtitle = clickable(say("help.close_tour" if self._has_tour else "help.close", lang))
            width = min(84, self.app.size.width * 9 // 10) - 6
            yield Static(help_text(self.place, self.actions, lang, max(20, width)), markup=False)

    def action_close(self) -> None:
        self.dismiss()

    @property
    def _has_tour(self) -> bool:
        return any(action.id == "tour" for action in self.actions)

    def action_tour_or_close(self) -> None:
        """Start what the first line offers; where it offers nothing, close."""
        self.dismiss()
        if self._has_tour:
            self.bulletin.take_tour()

    def action_manual(self) -> None:
        """The chapter of the manual that is about this place."""
        self.app.push_screen(ManualScreen(chapter_for(self.place)))


def help_text(place: str, actions: list[Action], lang: str, width: int) -> Text:
    """The page of a place in `width` cells: what it is for, its keys, the actions valid there."""
    text = Text()
    if any(action.id == "tour" for action in actions):
        text.append("\n".join(wrapped(say("help.tour", lang), width)) + "\n\n", style="bold")
    about = _words(f"help.{place}", lang)
    for paragraph in about.split("\n") if about else ():
        text.append("\n".join(wrapped(paragraph, width)) + "\n")
    if place in CONFERENCE_PLACES:
        text.append("\n".join(wrapped(say("help.conference", lang), width)) + "\n")
    keys = [line.partition("\t") for line in _words(f"help.{place}_keys", lang).split("\n") if line]
    if keys:
        text.append(f"\n{say('help.keys', lang)}\n", style="bold underline")
        for name, _, words in keys:
            _entry(text, name, words, width)
    for heading, with_keys in (("help.actions", True), ("help.palette_only", False)):
        these = [action for action in actions if bool(action.keys) is with_keys]
        if these:
            text.append(f"\n{say(heading, lang)}\n", style="bold underline")
        for action in these:
            name = " / ".join(dict.fromkeys(key_as_written(key) for key in action.keys))
            _entry(text, f"{name} {action.label(lang)}".strip(), action.hint(lang), width)
    text.append(f"\n{say('help.chapters', lang)}\n", style="bold underline")
    for number, one in enumerate(CHAPTERS, 1):
        _entry(text, f"{number} {one.title(lang)}", one.about(lang), width)
    return text


def _entry(text: Text, name: str, words: str, width: int) -> None:
    """A key in bold and what it does beside it, or beneath it when the key takes the room."""
    if cell_len(name) >= _NAMES:
        text.append(f"{name}\n", style="bold")
        name = ""
    first, *rest = wrapped(words, width - _NAMES)
    text.append(set_cell_size(name, _NAMES), style="bold")
    text.append(f"{first}\n")
    for line in rest:
        text.append(" " * _NAMES + f"{line}\n")


def _words(key: str, lang: str) -> str:
    try:
        return in_language(pair(key), lang)
    except KeyError:
        return ""
