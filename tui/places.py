"""Every place by name, and its screen. A screen's module is loaded when it is first shown.

Only the app asks for them, since screens that led to each other by name would lead back to themselves: a screen asks
the app (`host`) to show another."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

SCREENS: dict[str, str] = {
    "desk": "tui.screens.desk.screen:DeskScreen",
    "entry": "tui.screens.entry.screen:EntryScreen",
    "review": "tui.screens.review:ReviewScreen",
    "draft": "tui.screens.draft.screen:DraftScreen",
    "checks": "tui.screens.checks:ChecksScreen",
    "reading": "tui.screens.reading.screen:ReadingScreen",
    "table": "tui.screens.table:TableScreen",
    "history": "tui.screens.history:HistoryScreen",
    "sections": "tui.screens.sections.outline:SectionsScreen",
    "steps": "tui.screens.steps:StepsScreen",
    "board": "tui.screens.board:BoardScreen",
    "names": "tui.screens.names.screen:NamesScreen",
    "titles": "tui.screens.sections.headlines:HeadlinesScreen",
}
"""Place -> `module:Class`. Screens of one conference are made with its sitting."""


def make_screen(name: str, *arguments: Any, **options: Any) -> "Screen[None]":
    """A new screen of that name. KeyError when there is none."""
    module, _, cls = SCREENS[name].partition(":")
    screen: Screen[None] = getattr(import_module(module), cls)(*arguments, **options)
    return screen
