"""The help page, shown over the screen it explains, and the manual, to which one goes on from it: its contents at the left,
the chapter under the cursor at the right.
"""

from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from store.languages import in_language
from tui.actions import CONFERENCE_PLACES, Action, key_as_written, own_bindings
from tui.dialogs.dialog import Dialog, Page, clickable
from tui.help.layout import LaidOut, laid_out
from tui.help.manual import CHAPTERS, Chapter, chapter_for
from tui.line_breaks import wrapped
from tui.widgets.row_list import ListRow, RowList
from tui.words import pair, say

_CONTENTS = 24
"""Cells of the contents, at least; more where there is more room."""
_BESIDE_TITLE, _PAGE = 6, 46
"""Cells of the contents beside a title: cursor, number, bar; and cells that stay for the page."""


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
        # Every title is read whole where the page keeps as much as it needs.
        longest = max(cell_len(one.title(self.lang)) for one in CHAPTERS) + _BESIDE_TITLE
        contents = max(_CONTENTS, whole * 26 // 100, min(longest, whole - _PAGE))
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


_NAMES = 20
"""Cells for the keys' names at the left."""


class HelpScreen(Dialog[None]):
    """What one can do in a place. Esc, Enter or F1 closes it, Tab opens the manual; on the list Enter starts the tour."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen Page {
        width: 90%; max-width: 84; height: 90%; background: $surface; border: round $primary; padding: 0 1;
    }
    HelpScreen Page:focus { border: round $accent; }
    """

    BINDINGS = own_bindings("help")

    def __init__(self, place: str, actions: list[Action]) -> None:
        super().__init__()
        self.place, self.actions = place, actions

    def compose(self) -> ComposeResult:
        lang = self.lang
        with Page() as page:
            page.border_title = say("help.title_tour" if self._has_tour else "help.title", lang)
            page.border_subtitle = clickable(say("help.close_tour" if self._has_tour else "help.close", lang))
            width = min(84, self.app.size.width * 9 // 10) - 6
            yield Static(help_text(self.place, self.actions, lang, max(20, width)), markup=False)

    def action_close(self) -> None:
        self.dismiss()

    @property
    def _has_tour(self) -> bool:
        return any(action.id == "tour" for action in self.actions)

    def action_tour_or_close(self) -> None:
        """Start what the first line offers; where it offers nothing, close."""
        self.dismiss()
        if self._has_tour:
            self.bulletin.take_tour()

    def action_manual(self) -> None:
        """The chapter of the manual that is about this place."""
        self.app.push_screen(ManualScreen(chapter_for(self.place)))


def help_text(place: str, actions: list[Action], lang: str, width: int) -> Text:
    """The page of a place in `width` cells: what it is for, its keys, the actions valid there."""
    text = Text()
    if any(action.id == "tour" for action in actions):
        text.append("\n".join(wrapped(say("help.tour", lang), width)) + "\n\n", style="bold")
    about = _words(f"help.{place}", lang)
    for paragraph in about.split("\n") if about else ():
        text.append("\n".join(wrapped(paragraph, width)) + "\n")
    if place in CONFERENCE_PLACES:
        text.append("\n".join(wrapped(say("help.conference", lang), width)) + "\n")
    keys = [line.partition("\t") for line in _words(f"help.{place}_keys", lang).split("\n") if line]
    if keys:
        text.append(f"\n{say('help.keys', lang)}\n", style="bold underline")
        for name, _, words in keys:
            _entry(text, name, words, width)
    for heading, with_keys in (("help.actions", True), ("help.palette_only", False)):
        these = [action for action in actions if bool(action.keys) is with_keys]
        if these:
            text.append(f"\n{say(heading, lang)}\n", style="bold underline")
        for action in these:
            name = " / ".join(dict.fromkeys(key_as_written(key) for key in action.keys))
            _entry(text, f"{name} {action.label(lang)}".strip(), action.hint(lang), width)
    text.append(f"\n{say('help.chapters', lang)}\n", style="bold underline")
    for number, one in enumerate(CHAPTERS, 1):
        _entry(text, f"{number} {one.title(lang)}", one.about(lang), width)
    return text


def _entry(text: Text, name: str, words: str, width: int) -> None:
    """A key in bold and what it does beside it, or beneath it when the key takes the room."""
    if cell_len(name) >= _NAMES:
        text.append(f"{name}\n", style="bold")
        name = ""
    first, *rest = wrapped(words, width - _NAMES)
    text.append(set_cell_size(name, _NAMES), style="bold")
    text.append(f"{first}\n")
    for line in rest:
        text.append(" " * _NAMES + f"{line}\n")


def _words(key: str, lang: str) -> str:
    try:
        return in_language(pair(key), lang)
    except KeyError:
        return ""
