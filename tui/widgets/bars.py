"""The line at the top (where am I, is it saved) and the line at the foot (which keys)."""

from collections.abc import Awaitable, Callable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from tui.actions import Action
from tui.line_breaks import clipped

ESSENTIAL = ("help", "palette", "accept_doubted")
"""Actions from which all others are found, or without which one is lost; the way out of a refusal is one. Quitting is
none but on the list: Esc leads back there, and the keys of the work come first."""
ROUTE = ("draft", "checks", "enter", "sections", "steps", "review", "board", "save")
"""What can be done in most places, in the order in which it is given up where there is no room: last what all work
leads to. That there is something to save, and by which key, the title says."""
ANSWERS = ("accept_name",)
"""Actions that answer a question asked just now; they can be done only then."""
LED = ("entry", "draft")
"""Places in which one is told at every step what comes next: the checklist is as good as their own there."""
_MANY = 8
"""Places from which on an action is as good as everywhere, and no place's own."""
KNOWN_ANYWAY = ("undo",)
"""Actions on a key that every program has for them."""
SELDOM = ("details", "use_again")
"""Actions of a place that give way to its others, and to the way to the text: done seldom, or told in other ways too."""


class TitleBar(Widget):
    """One line: a text at the left, which is where one is, and one at the right, which is cut where there is no room
    for both. Both are drawn as plain text."""

    DEFAULT_CSS = """
    TitleBar { dock: top; height: 1; background: $panel; color: $foreground; text-style: bold; }
    """

    def __init__(self, texts: Callable[[], tuple[str, str]]) -> None:
        super().__init__()
        self._texts = texts

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        left, right = self._texts()
        right = clipped(right, max(0, width - cell_len(left) - 4))
        room = max(0, width - cell_len(right) - 2)
        line = f" {set_cell_size(left, max(0, room - 1))} {right} " if width > 20 else left
        return Strip([Segment(line, self.visual_style.rich_style)]).adjust_cell_length(
            width, self.visual_style.rich_style
        )


class KeyBar(Widget):
    """The keys of the actions that can be done now, as many as fit; a click does the action. Above them stand the
    messages that need lines of their own, so that they cover nothing."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: auto; background: $panel; color: $foreground; }
    """

    def __init__(
        self, place: str, actions: Callable[[], list[Action]], do: Callable[[str], Awaitable[None]]
    ) -> None:
        super().__init__()
        self._place, self._actions, self._do = place, actions, do
        self._ends: list[tuple[int, str]] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for the keys and those for the messages, which never take more than half of the screen."""
        return 1 + min(getattr(self.app, "told_lines", 0), viewport.height // 2)

    def render_line(self, y: int) -> Strip:
        base = self.visual_style.rich_style
        if y < self.size.height - 1:
            return Strip.blank(self.size.width, base)
        key_style = base + Style(bold=True, reverse=True)
        lang = getattr(self.app, "lang", "en")
        segments: list[Segment] = []
        used = 0
        self._ends = []
        for action in actions_that_fit(self._actions(), lang, self.size.width, self._place):
            label = f"{action.bar_label(self._place, lang)} "
            segments += [Segment(action.key_name, key_style), Segment(label, base)]
            used += cell_len(action.key_name) + cell_len(label)
            self._ends.append((used, action.id))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    async def on_click(self, event: events.Click) -> None:
        for end, action in self._ends:
            if event.x < end:
                await self._do(action)
                return


def actions_that_fit(actions: list[Action], lang: str, width: int, place: str) -> list[Action]:
    """The actions of the bar that stand in `width` cells, in their order. Those that must be seen come in first,
    then those of the place itself, and what can be done everywhere in the room that is left."""
    shown: set[str] = set()
    room = width + 1  # the last label needs no space after it
    for action in sorted(actions, key=lambda action: _rank(action, place)):
        needed = cell_len(action.key_name) + cell_len(action.bar_label(place, lang)) + 1
        if action.in_bar and action.off_bar != place and needed <= room:
            shown.add(action.id)
            room -= needed
    return [action for action in actions if action.id in shown]


def _rank(action: Action, place: str) -> int:
    if action.id in (*ESSENTIAL, *ANSWERS) or (action.id == "quit" and place == "desk"):
        return 0
    if action.id == "steps" and place in LED:
        return 1
    if action.id in KNOWN_ANYWAY:
        return 4 + len(ROUTE)
    if place in action.places and len(action.places) < _MANY and action.id not in SELDOM:
        return 1
    return 2 + (ROUTE.index(action.id) if action.id in ROUTE else len(ROUTE))
