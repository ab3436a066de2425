"""What every app of this program has: its language and its words, its settings, and the theme it wears."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.appearance import CONTRAST, MONO, NAMED_THEMES, NarrowMarks, WithoutColours, WithoutDim
from tui.keys import TakesKeysInOrder
from tui.private_api.textual_parts import KeepsItsCrash
from tui.settings import Settings
from tui.words import say

if TYPE_CHECKING:
    from textual.filter import LineFilter


class ThemedApp(KeepsItsCrash, TakesKeysInOrder):
    """An app that speaks `lang` and looks as the settings say."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, lang: str, settings: Settings) -> None:
        super().__init__()
        self.lang = lang
        self.settings = settings
        # Lists and grids jump to where a key leads; the wheel and the pages of the help, which glide in Textual, do too.
        self.animation_level = "none"
        self.wide_marks = False
        """The terminal draws “ ” ≠ · two cells wide: they are painted as ASCII."""
        for theme in NAMED_THEMES.values():
            self.register_theme(theme)
        self.wear_theme()

    def wear_theme(self) -> None:
        """Look as is set now."""
        self.theme = NAMED_THEMES[self.settings.ruled("theme", "night").value].name

    def get_line_filters(self) -> "Sequence[LineFilter]":
        """What every line goes through before it is painted."""
        filters = list(super().get_line_filters())
        if self.wide_marks:
            filters.append(NarrowMarks())
        if self.theme == MONO.name:
            filters.append(WithoutColours())
        if self.theme == CONTRAST.name:
            filters.insert(0, WithoutDim())
        return filters

    def say(self, key: str, **facts: object) -> str:
        """A message of the interface in its language."""
        return say(key, self.lang, **facts)
