"""What is being found on the list: the words, the line they are typed into, and the texts that are said to find in.

What was entered is found at once. What only the texts print is found as they are said, one after the other, in a
thread: of ten years they are thousands.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from store.desk.rows import DeskRow, DeskRows, keys_of
from store.record.text import one_line
from store.troubles import Trouble
from tui.screens.desk.conference_list import DeskList, FindLine
from tui.screens.place import PlaceScreen
from tui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from store.desk.printed import Sentence

_AT_LEAST = 0.5
"""Seconds between two showings of what is found while texts are said."""
_REST = 0.005
"""Seconds to rest after each text, so that keys come through."""


class _Left(Exception):
    """Another screen is shown, or the app ends: nobody waits for what is being said."""


class Find:
    """Owns what is being found, and the thread that says texts for it."""

    def __init__(
        self,
        screen: PlaceScreen,
        rows: DeskList,
        every: Callable[[], DeskRows],
        show: Callable[[DeskRows], None],
    ) -> None:
        """`every` tells all conferences, `show` is called with those in which it was found by now."""
        self.screen, self._list, self._every, self._show = screen, rows, every, show
        self.wanted = ""
        """The words; empty while nothing is being found."""
        self._said_for = ""
        """The words for which texts were said last."""

    @property
    def saying(self) -> bool:
        """Whether texts are being said, to find in what they print."""
        return self._list.looking

    def _say_on(self, on: bool) -> None:
        self._list.looking = on
        self._list.refresh()

    def begin(self) -> None:
        """Let a person type what is to be found."""
        lines = self.screen.query(FindLine)
        if lines:
            self.screen.set_focus(lines.first())
            return
        line = FindLine(placeholder=self.screen.say("desk.find_prompt"))
        self.screen.mount(line, before=self.screen.query_one(KeyBar))
        self.screen.set_focus(line)

    def type(self, words: str) -> None:
        """These words are to be found now."""
        self.wanted = one_line(words)

    def stop(self) -> bool:
        """Give up finding; False when nothing was being found."""
        lines = self.screen.query(FindLine)
        if not lines:
            return False
        lines.remove()
        self.wanted = ""
        return True

    def passage(self, row: DeskRow) -> "Sentence | None":
        """The sentence of a conference's texts that holds the words, once they were said."""
        found = self.screen.bulletin.desk.passages(row.key, self.wanted, 1, self.screen.lang)
        return next(iter(found), None)

    def say_texts(self) -> None:
        """While something is being found, say texts in a thread: of what is in view, to show the sentence, then,
        newest first, of those in which it was not found yet."""
        if self.wanted and not self.saying and self._list.trouble is None:
            self._say_on(True)
            self.screen.redraw_bars()
            self.screen.run_worker(self._say_in_turn, thread=True, group="texts", exit_on_error=False)

    def _say_in_turn(self) -> None:
        """In a worker thread. It rests after each text, so that keys come through."""
        worker, app = get_current_worker(), self.screen.app

        def rest() -> None:
            time.sleep(_REST)
            if worker.is_cancelled or app.screen is not self.screen:
                raise _Left

        try:
            while self._say_for(self.wanted, rest):
                pass
        except _Left:
            pass
        except Trouble as trouble:
            app.call_from_thread(self.screen.bulletin.tell, trouble)
        finally:
            if worker.is_cancelled:
                self._list.looking = False
            else:
                app.call_from_thread(self._said_in_turn)

    def _say_for(self, wanted: str, rest: Callable[[], None]) -> bool:
        """In the worker thread: say texts while these are the words; whether there may be more to do."""
        self._said_for, desk, shown_at, count = wanted, self.screen.bulletin.desk, time.monotonic(), 0
        if not wanted:
            return bool(self.wanted)
        if desk.catch_up(rest):  # what was entered was not known of all of them: the list's cache was lost
            desk.tidy()
            self._show_found(wanted)
        for _ in desk.say_texts(self._to_say()):
            count += 1
            rest()
            if self.wanted != wanted:
                return True
            if time.monotonic() > shown_at + _AT_LEAST:
                self._show_found(wanted)
                shown_at = time.monotonic()
        self._show_found(wanted)
        return count > 0 or self.wanted != wanted

    def _to_say(self) -> list[str]:
        """The conferences whose texts are still to be said, to find in them: first those in view, then the others in which
        the words were not found so far."""
        said, found = self.screen.bulletin.desk.said, set(keys_of(self._list.rows))
        keys = [row.key for row in self._list.near()]
        keys += [key for key in self._every().keys if key not in found]
        return [key for key in keys if key not in said]

    def _show_found(self, wanted: str) -> None:
        found = self.screen.bulletin.desk.found(wanted)
        self.screen.app.call_from_thread(self._found_more, wanted, found)

    def _said_in_turn(self) -> None:
        self._say_on(False)
        self.screen.redraw_bars()
        if self.wanted != self._said_for and self.screen.app.screen is self.screen:
            self.say_texts()  # typed while the thread came to its end

    def _found_more(self, wanted: str, rows: DeskRows) -> None:
        """Show what is found by now, unless something else is looked for meanwhile."""
        if wanted == self.wanted and self._list.trouble is None:
            self._show(rows)
