"""A dialog in which one of several things is chosen from a list."""

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.screens.dialog import Dialog
from tui.widgets.in_order import InOrder


class ChoiceList(InOrder, OptionList):
    """The things to choose from."""

    def action_select(self) -> None:
        """Enter answers here and now."""
        if self.highlighted is not None:
            self.screen.dismiss(self.get_option_at_index(self.highlighted).id)


class Choice(Dialog[str | None]):
    """Hands back the id of the chosen thing, or None. `things` are (id, words), drawn as plain text."""

    DEFAULT_CSS = """
    Choice { align: center middle; }
    Choice > Vertical {
        width: 64; max-width: 100%; height: auto; max-height: 80%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Choice OptionList, Choice OptionList:focus { height: auto; max-height: 16; border: none; }
    """

    helped = "choice"
    AUTO_FOCUS = ""
    BINDINGS = [Binding("escape", "give_up", show=False)]

    def __init__(self, title: str, things: list[tuple[str, str]], first: str = "") -> None:
        super().__init__()
        self._title, self._things, self._first = title, things, first

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self._title)
            yield ChoiceList(*(Option(Text(words), id=key) for key, words in self._things))

    def on_mount(self) -> None:
        options = self.query_one(ChoiceList)
        keys = [key for key, _ in self._things]
        options.highlighted = keys.index(self._first) if self._first in keys else 0
        self.set_focus(options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_give_up(self) -> None:
        self.dismiss(None)
