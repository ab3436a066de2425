"""What a place has whose main pane is a list: the pane, and what is under its cursor."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import events

from tui.screens.place import PlaceScreen
from tui.widgets.row_list import RowList

T = TypeVar("T")


class OpensByEnter(PlaceScreen):
    """A screen whose rows are texts that Enter opens to be written."""

    def on_key(self, event: events.Key) -> None:
        """What is typed on a row goes nowhere: that is said, not left to be noticed later. No key of these screens is a
        letter or a digit."""
        if event.character is not None and event.character.isalnum() and isinstance(self.focused, RowList):
            self.bulletin.tell(self.say("app.typed_on_a_row"), "warning")


class ListedPlace(PlaceScreen, Generic[T]):
    """`rows` is what stands in each row of the list; None where that is a heading, or only words."""

    rows: Sequence[T | None] = ()

    @property
    def view(self) -> RowList:
        """The list."""
        return self.query_one("#main", RowList)

    @property
    def current(self) -> T | None:
        """What is under the cursor."""
        at = self.view.current
        return self.rows[at] if at is not None and at < len(self.rows) else None
