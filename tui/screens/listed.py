"""What a place has whose main pane is a list: the pane, and what is under its cursor."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from tui.screens.place import PlaceScreen
from tui.widgets.row_list import RowList

T = TypeVar("T")


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
