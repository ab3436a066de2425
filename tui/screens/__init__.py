"""Every screen by name. A screen's module is loaded when it is first shown."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.screens.place import PlaceScreen

SCREENS: dict[str, str] = {
    "desk": "tui.screens.desk:DeskScreen",
    "entry": "tui.screens.entry:EntryScreen",
    "review": "tui.screens.review:ReviewScreen",
    "draft": "tui.screens.draft:DraftScreen",
    "checks": "tui.screens.checks:ChecksScreen",
    "paste": "tui.screens.paste:PasteScreen",
    "table": "tui.screens.table_import:TableScreen",
    "history": "tui.screens.history:HistoryScreen",
    "sections": "tui.screens.sections:SectionsScreen",
    "titles": "tui.screens.titles:TitlesScreen",
}
"""Place -> `module:Class`. Screens of one conference are made with its sitting."""


def has_screen(name: str) -> bool:
    """True when there is a screen of that name to go to."""
    return name in SCREENS


def make_screen(name: str, *arguments: Any, **options: Any) -> "PlaceScreen":
    """A new screen of that name. KeyError when there is none."""
    module, _, cls = SCREENS[name].partition(":")
    screen: PlaceScreen = getattr(import_module(module), cls)(*arguments, **options)
    return screen
