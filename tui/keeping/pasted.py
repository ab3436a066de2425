"""Pages that were pasted and are not taken over yet: kept from the moment they are read, offered after a window died."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.archive.pasted import LeftPage, PastedPage, left_pages
from store.desk.clock import local_time
from store.record.text import beginning, one_line
from store.troubles import Trouble
from tui.dialogs.choice import Choice

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from tui.host import Host

_SHOWN = 40
"""Characters of a page by which a person knows which one it is."""


class PastedPages:
    """The pages that are read in this window, one for each conference."""

    def __init__(self, app: "Host") -> None:
        self.app = app
        self._held: dict[str, PastedPage] = {}

    @property
    def _folder(self) -> Path | None:
        folder = self.app.desk.places.get("journal")
        return None if folder is None else Path(folder)

    def keep(self, sitting: "Sitting", text: str, place: str) -> bool:
        """A page is being read at `place`: keep it until it is `done`. Whether that could be done; why not is told."""
        if self._folder is None or sitting.journal is None:
            return False
        page = self._held.setdefault(sitting.key, PastedPage(self._folder, sitting.key))
        trouble = page.keep(text, place, sitting.now())
        if trouble is not None:
            self.app.tell(trouble, "warning")
        return trouble is None

    def done(self, sitting: "Sitting", place: str = "") -> None:
        """A person took over what the page says, or dropped it; with `place` only a page that is read there."""
        page = self._held.get(sitting.key)
        if page is not None and place in ("", page.place):
            page.done()

    def offer(self, sitting: "Sitting") -> None:
        """Ask what is to become of the page a dead window was reading; of several, one after the other."""
        if self._folder is None or sitting.journal is None:
            return
        try:
            self._ask(sitting, left_pages(self._folder, sitting.key))
        except Trouble as trouble:
            self.app.tell(trouble)

    def _ask(self, sitting: "Sitting", left: list[LeftPage]) -> None:
        if not left:
            return
        first, *rest = left
        say = self.app.say
        when = local_time(first.at).strftime("%Y-%m-%d %H:%M")
        begins = beginning(one_line(first.text), _SHOWN)
        words = say("keeping.page_about", when=when, count=len(first.text), begins=begins)
        things = [(answer, say(f"keeping.page_{answer}")) for answer in ("read", "drop", "later")]
        asked = Choice(say("keeping.page_title"), things, "read", words)
        self.app.push_screen(asked, partial(self._answered, sitting, first, rest))

    def _answered(self, sitting: "Sitting", page: LeftPage, rest: list[LeftPage], answer: str | None) -> None:
        if answer == "drop":
            page.discard()
            self._ask(sitting, rest)
            return
        if answer is None or answer == "later":
            page.release()
            self._ask(sitting, rest)
            return
        for other in rest:  # one is read at a time: they are offered when the conference is opened next
            other.release()
        if self.keep(sitting, page.text, page.place):
            page.discard()
        else:
            page.release()
        self._read(sitting, page)

    def _read(self, sitting: "Sitting", page: LeftPage) -> None:
        if page.place == "table":
            from tui.screens.table import bring_pasted

            bring_pasted(self.app, sitting, page.text)
        else:
            place = "sections" if page.place == "sections" else "reading"
            self.app.go(place, sitting, text=page.text)
