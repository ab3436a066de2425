"""A list of rows with a cursor, some of which can be ticked: the figures read from a text, its unread rest. One of things
with a value each is turned on to the next value: sorting and filtering, the settings.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from store.formats.tables.table import harmless
from store.record.text import one_line
from tui.actions import own_bindings
from tui.line_breaks import clipped

if TYPE_CHECKING:
    from tui.host import Host


class ListRow(Struct, frozen=True):
    """`sign` says in one character what the row is, `words` stand left, `values` right.

    `ticked` is None where there is nothing to choose; `heading` rows are passed over by the cursor.
    """

    sign: str
    words: str
    values: str = ""
    kind: str = "same"
    ticked: bool | None = None
    heading: bool = False


def shows_cursor(pane: Widget) -> bool:
    """Whether a pane shows its cursor: one does on a screen, the one that has the keys. While one types into a line,
    what the arrows move in does."""
    focused = pane.screen.focused
    return focused is None or focused is pane or isinstance(focused, Input)


class RowList(ScrollView, can_focus=True):
    """Shows rows; `current` is the index of the row the cursor is on, None without rows."""

    DEFAULT_CSS = """
    RowList { background: $background; color: $foreground; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RowList > .row-list--heading { text-style: bold; color: $primary; }
    RowList > .row-list--same { text-style: dim; }
    RowList > .row-list--new { color: $primary; }
    RowList > .row-list--changed { color: $accent; text-style: bold; }
    RowList > .row-list--wrong { color: $error; text-style: bold; }
    RowList > .row-list--cursor { text-style: bold reverse; }
    RowList > .row-list--resting { text-style: underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"row-list--{name}" for name in ("heading", "same", "new", "changed", "wrong", "cursor", "resting")
    }
    BINDINGS = own_bindings("rows")

    class Moved(Message):
        """The cursor went to another row."""

        def __init__(self, view: "RowList") -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> "RowList":
            return self.view

    class Chosen(Moved):
        """Enter on the row under the cursor, or a double click."""

    class Ticked(Moved):
        """Space on the row under the cursor, or a click on its box."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: tuple[ListRow, ...] = ()
        self._ticks = False
        self.current: int | None = None

    def show(self, rows: Iterable[ListRow], current: int | None = None) -> None:
        """Show other rows, the cursor on `current` or on the first that is no heading."""
        self.rows = tuple(rows)
        self._ticks = any(row.ticked is not None for row in self.rows)
        stops, before = self._stops(), self.current
        self.current = current if current in stops else next(iter(stops), None)
        self.virtual_size = Size(self.size.width, len(self.rows))
        if self.current != before:
            self._bring_into_view()
        self.refresh()

    def go_to(self, index: int, *, told: bool = True) -> None:
        """Put the cursor on a row and bring it into view."""
        self.current = index
        if self.screen.selections:  # what was marked with the mouse was of the row before
            self.screen.clear_selection()
        self._bring_into_view()
        self.refresh()
        self._park()
        if told:
            self.post_message(self.Moved(self))

    def _bring_into_view(self) -> None:
        """The row under the cursor, and those beside it; with the first one all headings above it."""
        if self.current is not None:
            first = self.current == next(iter(self._stops()), None)
            top = 0 if first and self.current < self.size.height else max(self.current - 1, 0)
            self.scroll_to_region(Region(0, top, 1, self.current + 2 - top), animate=False, force=True)

    def _stops(self) -> list[int]:
        return [index for index, row in enumerate(self.rows) if not row.heading]

    def _park(self) -> None:
        """The terminal's cursor goes along, for input methods and screen readers."""
        if self.has_focus and self.current is not None:
            self.app.cursor_position = (
                self.content_region.offset + Offset(0, self.current) - self.scroll_offset
            )

    def on_focus(self) -> None:
        self._park()
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.rows))
        self._bring_into_view()

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.visual_style.rich_style
        index = y + self.scroll_offset.y
        if index >= len(self.rows):
            return Strip.blank(width, base)
        row = self.rows[index]
        style = base + self._component("heading" if row.heading else row.kind)
        here = index == self.current
        if here:
            style += self._component("cursor" if self.has_focus else "resting")
        tick = ("[x] " if row.ticked else "[ ] ") if row.ticked is not None else self._unticked(row)
        left = f"{'>' if here and shows_cursor(self) else ' '}{tick}{row.sign} "
        room = width - cell_len(left) - 1
        values = clipped(row.values, max(room - min(cell_len(row.words), room // 2) - 1, 0))
        words = clipped(row.words, max(room - cell_len(values) - 1, 0))
        space = " " * max(room - cell_len(words) - cell_len(values), 0)
        return Strip([Segment(f"{left}{words}{space}{values} ", style)]).adjust_cell_length(width, base)

    def _unticked(self, row: ListRow) -> str:
        """The room of a tick, so that signs stand under signs."""
        return "    " if self._ticks and not row.heading else ""

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"row-list--{name}", partial=True)

    def action_step(self, by: int) -> None:
        stops = self._stops()
        if not stops:
            return
        at = stops.index(self.current) if self.current in stops else 0
        self.go_to(stops[min(max(at + by, 0), len(stops) - 1)])

    def action_tick(self) -> None:
        if self.current is not None and self.rows[self.current].ticked is not None:
            self.post_message(self.Ticked(self))

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self))

    def action_copy(self) -> None:
        """The row under the cursor, for a message to a colleague."""
        if self.current is not None:
            row = self.rows[self.current]
            copy_row(self, (row.words.strip(), row.values))

    def on_click(self, event: events.Click) -> None:
        where = event.get_content_offset(self)
        index = -1 if where is None else where.y + self.scroll_offset.y
        if where is None or index not in self._stops():
            return
        self.go_to(index)
        if self.rows[index].ticked is not None and where.x in _BOX:
            self.action_tick()
        elif event.chain == 2:
            self.double_clicked()

    def double_clicked(self) -> None:
        """A double click is as Enter."""
        self.action_choose()


_BOX = range(1, 4)
"""Where the box of a row stands that can be ticked."""


def copy_row(pane: Widget, parts: Iterable[str]) -> None:
    """Send a row to the terminal's clipboard, its parts with tabs between them, and say so. A text that is marked with
    the mouse beside the list is what was meant."""
    if pane.screen.get_selected_text():
        raise SkipAction  # the screen copies it
    pane.app.copy_to_clipboard("\t".join(harmless(one_line(part)) for part in parts if part))
    host = cast("Host", pane.app)
    host.tell(host.say("app.row_copied"))


class Turner(Protocol):
    """The dialog of such a list. What it does may take a moment: the next key waits for it."""

    def action_turn(self, by: int) -> Any:
        """The next or the previous value of the line under the cursor."""

    def take(self) -> Any:
        """Enter was pressed."""


class TurnedLines(RowList):
    """Space turns a value on, and a click on it; Enter takes."""

    @property
    def _turner(self) -> Turner:
        return cast("Turner", self.screen)

    def action_choose(self) -> None:
        """Enter takes what is chosen, in whichever line."""
        self.screen.call_next(self._turner.take)

    def action_tick(self) -> None:
        """Space goes on to the next."""
        self.screen.call_next(self._turner.action_turn, 1)

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        where = event.get_content_offset(self)
        if where is None or self.current is None or where.y + self.scroll_offset.y != self.current:
            return
        begins = self.size.width - 1 - cell_len(self.rows[self.current].values)
        if where.x >= begins:
            self.screen.call_next(self._turner.action_turn, -1 if where.x < begins + 2 else 1)

    def double_clicked(self) -> None:
        """Two clicks on a value are two turns."""


def turned(words: str) -> str:
    """A value as it stands at the end of its line."""
    return f"< {words} >"
