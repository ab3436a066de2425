"""What is shown of the conference under the cursor of the list: where it stands, and when it is read."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.timer import Timer

from tui.screens.desk.conference_list import DeskList
from tui.screens.place import PlaceScreen

if TYPE_CHECKING:
    from tui.review.glance import Glance
    from tui.screens.desk.beside import Beside

_WIDE = 110
"""From this width a conference is shown beside the list without being asked for."""
_LIST = 72
"""Cells the list keeps beside it."""
_MOST_BESIDE = 64
_BENEATH = 12
"""Lines it takes beneath the list, where it does not stand beside it."""
_PAUSE = 0.25
"""Seconds the cursor has to rest before the conference under it is read."""


class Glancing:
    """Owns the pane beside or beneath the list, and what was read for it since the list was read."""

    def __init__(self, screen: PlaceScreen, rows: DeskList, wanted: Callable[[], str]) -> None:
        """`wanted` tells what is being found, whose sentences the pane then shows."""
        self.screen, self._list, self._wanted = screen, rows, wanted
        rows.moved, rows.paged = self.show, self._page
        self._glancing: bool | None = None
        """Whether the conference under the cursor is shown; None: where there is room beside the list."""
        self._beside: Beside | None = None
        self._glances: dict[tuple[str, int], Glance] = {}
        """What was read of conferences, by key and width."""
        self._resting: Timer | None = None
        self._reading = False

    def forget(self) -> None:
        """The list was read anew: what was read before may have changed."""
        self._glances.clear()
        self.arrange()

    def toggle(self) -> None:
        """Show the pane, or take it away."""
        self._glancing = self._beside is None
        self.arrange()

    def put_away(self) -> bool:
        """Take away what one asked for; False where nothing was."""
        if self._beside is None or not self._glancing:
            return False
        self._glancing = None
        self.arrange()
        return self._beside is None

    def arrange(self) -> None:
        """Show the conference under the cursor where it has room or was asked for, or take it away."""
        wide = self.screen.size.width >= _WIDE
        if not (wide if self._glancing is None else self._glancing):
            if self._beside is not None:
                self._beside.remove()
                self._beside = None
            return
        from tui.screens.desk.beside import Beside

        sides = self.screen.query_one("#sides")
        if self._beside is None:
            self._beside = Beside()
            sides.mount(self._beside)
        sides.set_class(not wide, "-beneath")
        self._beside.styles.width = min(_MOST_BESIDE, self.screen.size.width - _LIST) if wide else "100%"
        self._beside.styles.height = "100%" if wide else min(_BENEATH, self.screen.size.height // 2)
        self.screen.call_after_refresh(self.show)

    def _page(self, by: int) -> bool:
        """Page what one asked to see beneath the list; False where nothing is shown there, and the list is paged."""
        if self._beside is None or not self.screen.query_one("#sides").has_class("-beneath"):
            return False
        self._beside.page(by)
        return True

    def show(self) -> None:
        """What the list knows of the conference, at once; what is not read of it yet is read when the cursor
        rests there, in a thread and one conference at a time: no key waits for it."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if self._beside is None:
            return
        from tui.screens.desk.beside import TREND, RowShown

        row = self._list.current
        if row is None:
            self._beside.show(None)
            return
        wanted = self._wanted()
        passages = self.screen.bulletin.desk.passages(row.key, wanted, 3, self.screen.lang) if wanted else ()
        read = self._glances.get((row.key, self._beside.room))
        before = self._list.up_to(row, TREND)
        unsaved = self._list.is_unsaved(row)
        self._beside.show(RowShown(row, self._list.series_name(row), before, unsaved, read, wanted, passages))
        if read is None and row.trouble is None and not self._reading:
            self._resting = self.screen.set_timer(_PAUSE, self._read_here)

    def _read_here(self) -> None:
        row = self._list.current
        if row is None or self._beside is None or self._reading or self.screen.app.screen is not self.screen:
            return
        self._reading = True
        read = partial(self._read, row.key, self._beside.room, self.screen.lang)
        self.screen.run_worker(read, thread=True, group="glance", exit_on_error=False)

    def _read(self, key: str, width: int, lang: str) -> None:
        """In a worker thread."""
        from tui.review.glance import glance

        found: Glance | None = None
        try:
            for sitting, findings in self.screen.bulletin.desk.look_through([key]):
                found = glance(sitting, findings, lang, width)
        finally:
            self.screen.app.call_from_thread(self._has_read, key, width, found)

    def _has_read(self, key: str, width: int, found: "Glance | None") -> None:
        self._reading = False
        row = self._list.current
        if found is not None:
            self._glances[key, width] = found
            if row is not None and row.key == key and row.standing is None:
                row = replace(row, standing=found.counts)
                self._list.recount({key: row})
        if found is not None or (row is not None and row.key != key):
            self.show()  # the cursor may have gone on meanwhile
