"""A list of things with a value each, which is turned on to the next one: sorting and filtering, the settings."""

from typing import Any, Protocol, cast

from rich.cells import cell_len
from textual import events

from tui.widgets.row_list import RowList


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
