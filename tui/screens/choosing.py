"""A list to choose from: typing filters it and Enter takes a row; where several may be chosen, Space ticks."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from store.record.text import clean
from store.values import replace
from tui.widgets.row_list import Row, RowList
from tui.words import say

if TYPE_CHECKING:
    from tui.app import BulletinApp


class Chooser(ModalScreen[list[int] | None]):
    """Hands back the indices of what was chosen, one unless `several`; None when given up."""

    DEFAULT_CSS = """
    Chooser { align: center middle; }
    Chooser > Vertical {
        width: 78; max-width: 100%; height: 18; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Chooser Input { border: none; height: 1; padding: 0 1; background: $panel; }
    Chooser Input:focus { border: none; }
    Chooser RowList { height: 1fr; }
    """

    def __init__(
        self, title: str, rows: Sequence[Row], *, several: bool = False, ticked: Iterable[int] = ()
    ) -> None:
        super().__init__()
        self._title, self._rows, self._several = title, tuple(rows), several
        self._ticked = set(ticked)
        self._shown: list[int] = []

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content(say("app.form_keys", cast("BulletinApp", self.app).lang))
            if not self._several:  # there Space ticks, so nothing can be typed
                yield Input(id="filter", select_on_focus=False)
            yield RowList(id="choices")

    def on_mount(self) -> None:
        self._show()
        self.query_one(RowList if self._several else Input).focus()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        """The rows in which what was typed is found."""
        wanted = "".join(clean(line.value).strip().lower() for line in self.query(Input))
        self._shown = [
            index for index, row in enumerate(self._rows) if wanted in f"{row.words} {row.values}".lower()
        ]
        rows = [
            replace(self._rows[index], ticked=(index in self._ticked) if self._several else None)
            for index in self._shown
        ]
        view = self.query_one(RowList)
        view.show(rows, view.current)

    def on_input_changed(self) -> None:
        self._show()

    def on_key(self, event: events.Key) -> None:
        view = self.query_one(RowList)
        if event.key == "escape":
            self.dismiss(None)
        elif event.key in ("down", "up", "pagedown", "pageup"):
            view.action_step({"down": 1, "up": -1, "pagedown": 8, "pageup": -8}[event.key])
        elif event.key == "enter":
            self._take()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_row_list_chosen(self) -> None:
        self._take()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take()

    def on_row_list_ticked(self) -> None:
        view = self.query_one(RowList)
        if view.current is not None:
            self._ticked ^= {self._shown[view.current]}
            self._show()

    def _take(self) -> None:
        view = self.query_one(RowList)
        if self._several:
            self.dismiss(sorted(self._ticked))
        elif view.current is not None:
            self.dismiss([self._shown[view.current]])
