"""The manual on the screen: its contents at the left, the chapter under the cursor at the right."""

from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.actions import own_bindings
from tui.dialogs.dialog import Dialog, Page, clickable
from tui.help.layout import LaidOut, laid_out
from tui.help.manual import CHAPTERS, Chapter
from tui.widgets.row_list import ListRow, RowList
from tui.words import say

_CONTENTS = 24
"""Cells of the contents, at least; more where there is more room."""


@lru_cache(maxsize=24)
def _laid_out(chapter: Chapter, lang: str, width: int) -> LaidOut:
    """A chapter as it was laid out before: the longest takes a tenth of a second, and the arrows pass over it."""
    return laid_out(chapter.source(lang), width)


class ManualScreen(Dialog[None]):
    """The manual, open at a chapter. The cursor moves in the contents, and the page goes along. Esc goes back."""

    helped: ClassVar[str] = "manual"
    DEFAULT_CSS = """
    ManualScreen Horizontal { background: $surface; border: round $primary; }
    ManualScreen RowList { background: $surface; }
    ManualScreen Page { width: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """
    BINDINGS = own_bindings("manual")

    def __init__(self, first: Chapter) -> None:
        super().__init__()
        self.chapter = first
        self._page = LaidOut.nothing()
        self._stands: list[tuple[Chapter, int]] = []
        """What each row of the contents stands for: a chapter, and which of its headings (0: its title)."""

    def compose(self) -> ComposeResult:
        with Horizontal() as frame:
            frame.border_title = say("help.manual_title", self.lang)
            frame.border_subtitle = clickable(say("help.manual_foot", self.lang))
            yield RowList(id="contents")
            with Page() as page:
                page.can_focus = False
                yield Static(id="chapter", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(RowList))
        self._open(self.chapter)

    def on_resize(self) -> None:
        self._lay_out()

    def _open(self, chapter: Chapter) -> None:
        """List the headings of a chapter beneath it, and show it from its beginning."""
        self.chapter = chapter
        self._lay_out()
        contents = self.query_one(RowList)
        self._stands, rows = [], []
        for number, one in enumerate(CHAPTERS, 1):
            self._stands.append((one, 0))
            rows.append(ListRow(str(number), one.title(self.lang), kind="new"))
            if one is chapter:
                for at, heading in enumerate(self._page.headings):
                    if heading.level == 2:
                        self._stands.append((one, at))
                        rows.append(ListRow(" ", heading.title, kind="same"))
        contents.show(rows)
        contents.go_to(self._stands.index((chapter, 0)), told=False)
        self._turn_to(0)

    def _lay_out(self) -> None:
        """Lay the chapter out for the room there is beside the contents, its frame and its scroll bar."""
        whole = self.app.size.width - 2
        contents = max(_CONTENTS, whole * 26 // 100)
        self.query_one(RowList).styles.width = contents
        self._page = _laid_out(self.chapter, self.lang, max(whole - contents - 3, 20))
        self.query_one("#chapter", Static).update(self._page.text)

    def _turn_to(self, heading: int) -> None:
        line = self._page.headings[heading].line if heading else 0
        self.query_one(Page).scroll_to(y=line, animate=False, force=True, immediate=True)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        event.stop()
        chapter, heading = self._stands[event.view.current or 0]
        if chapter is not self.chapter:
            self._open(chapter)
        else:
            self._turn_to(heading)

    def action_page(self, by: int) -> None:
        """A page on or back. At the end of a chapter the next one is opened."""
        page = self.query_one(Page)
        here = page.scroll_offset.y
        page.scroll_to(y=here + by * max(page.size.height - 2, 1), animate=False, force=True, immediate=True)
        if page.max_scroll_y <= here and by > 0 or here == 0 and by < 0:
            at = CHAPTERS.index(self.chapter) + by
            if 0 <= at < len(CHAPTERS):
                self._open(CHAPTERS[at])

    def action_line(self, by: int) -> None:
        """A line on or back, the cursor staying where it is."""
        self.query_one(Page).scroll_relative(y=by, animate=False, force=True, immediate=True)
