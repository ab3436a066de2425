"""The palette: every action that can be done now, found by a few characters in either language."""

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.languages import BETWEEN, in_language
from store.record.text import half_width
from tui.actions import ACTIONS, IN_CONFERENCE, Action, key_as_written, own_bindings
from tui.dialogs.choice import ChoiceList
from tui.dialogs.dialog import Dialog, clickable
from tui.line_breaks import break_lines, wrapped
from tui.widgets.controls import FormLine
from tui.words import say

_WIDTH, _AROUND = 78, 8
"""Cells of the palette, and how many of them are its frame, margins and scroll bar."""
_KEYS = 6
"""Cells of the column of keys."""


class Palette(Dialog[str | None]):
    """Hands back the id of the chosen action, or None. What cannot be done now is listed behind the rest,
    with where it can: an action that is nowhere to be found might as well not be there."""

    DEFAULT_CSS = """
    Palette { align: center top; }
    Palette > Vertical {
        width: 78; max-width: 100%; height: auto; max-height: 90%; margin-top: 1;
        background: $surface; border: round $primary;
    }
    Palette Input, Palette Input:focus { border: none; height: 1; margin: 0 0 1 0; }
    Palette OptionList, Palette OptionList:focus { height: auto; max-height: 16; border: none; }
    """

    helped = "choice"
    AUTO_FOCUS = ""
    BINDINGS = own_bindings("palette")

    def __init__(self, actions: list[Action], place: str = "") -> None:
        super().__init__()
        self._place = place
        here = {action.id for action in actions}
        self.elsewhere = [action for action in ACTIONS if action.id not in here]
        self.actions = [action for action in actions if action.id != "palette"]
        self._shown = ""

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_subtitle = clickable(self.say("app.palette_keys"))
            yield FormLine("", placeholder=say("help.palette", self.lang), id="wanted")
            yield ChoiceList(markup=False)

    def on_mount(self) -> None:
        self._show("")
        self.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value != self._shown:
            self._show(event.value)

    def _show(self, query: str) -> None:
        self._shown = query
        self.query_one(Vertical).border_title = ""
        options = self.query_one(OptionList)
        options.clear_options()
        found = [action for action in self.actions if is_meant_by(action, query)]
        found.sort(key=lambda action: not is_called(action, query))
        options.add_options([Option(self._line(action), id=action.id) for action in found])
        barred = [action for action in self.elsewhere if is_meant_by(action, query)]
        options.add_options([Option(self._line(action, barred=True), disabled=True) for action in barred])
        if found:
            options.highlighted = 0
        elif not barred:
            options.add_option(Option(Text(say("help.nothing", self.lang)), disabled=True))

    def _line(self, action: Action, *, barred: bool = False) -> Text:
        """Key, name and sentence; what has no room in one line goes on beneath the name."""
        style = "dim" if barred else "bold"
        named = f"{action.key_name:<{_KEYS}} {action.label(self.lang)}  "
        words = f"{self._where(action)}{action.hint(self.lang)}" if barred else action.hint(self.lang)
        room = min(_WIDTH, self.app.size.width) - _AROUND
        first, *others = _hanging(words, room - cell_len(named), room - _KEYS - 1)
        text = Text(named, style=style)
        text.append(first, style="not bold dim")
        for line in others:
            text.append(f"\n{'':<{_KEYS}} {line}", style="not bold dim")
        return text

    def _where(self, action: Action) -> str:
        """The screens on which an action can be done; that it cannot be done now where this is one."""
        if action.valid_in(self._place):
            return say("help.not_now", self.lang)
        names = [say("app.any_conference" if place == IN_CONFERENCE else f"app.place_{place}", self.lang)
                 for place in action.places]  # fmt: skip
        return say("help.elsewhere", self.lang, places=in_language(BETWEEN, self.lang).join(names))

    def action_step(self, by: int) -> None:
        """The arrows move in the list while one types."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def on_input_submitted(self) -> None:
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)
        elif any(is_meant_by(action, self._shown) for action in self.elsewhere):
            self.query_one(Vertical).border_title = Content(self.say("help.nothing_here"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


def _hanging(words: str, first: int, room: int) -> list[str]:
    """The lines of a sentence, the first of which has less room than those below it."""
    line = break_lines(words, first)[0]
    return [words[: line.end], *(wrapped(words[line.end :].lstrip(), room) if words[line.end :] else ())]


def is_called(action: Action, query: str) -> bool:
    """True where the query is how an action is called, and no word of the sentence about it alone: 定稿 is done from
    the draft, though the checklist speaks of it."""
    heap = half_width(" ".join((*action.labels, action.also))).casefold()
    return all(word in heap for word in half_width(query).casefold().split())


def is_meant_by(action: Action, query: str) -> bool:
    """True when every word of the query is in the action's words (either language), key or name."""
    heap = half_width(
        " ".join((*action.labels, *action.hints, *map(key_as_written, action.keys), action.id, action.also))
    ).casefold()
    return all(word in heap for word in half_width(query).casefold().split())
