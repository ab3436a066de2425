"""What stands on the screen only and is kept all the same, offered after a window died: pages that were pasted and not
taken over yet, and what was typed into a form that was open."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.archive.unfinished import LeftForm, LeftPage, OpenForm, PastedPage, left_unfinished
from store.desk.clock import local_time
from store.record.text import beginning, one_line
from store.troubles import Trouble
from tui.dialogs.choice import Choice

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from tui.dialogs.form import FormDialog
    from tui.host import Host

_SHOWN = 40
"""Characters by which a person knows which page or form it is."""
_PAUSE = 1.0
"""Seconds from a change in a form to the moment it is on the disk."""


def _folder(app: "Host") -> Path | None:
    folder = app.desk.places.get("journal")
    return None if folder is None else Path(folder)


class PastedPages:
    """The pages that are read in this window, one for each conference."""

    def __init__(self, app: "Host") -> None:
        self.app = app
        self._held: dict[str, PastedPage] = {}

    def keep(self, sitting: "Sitting", text: str, place: str) -> bool:
        """A page is being read at `place`: keep it until it is `done`. Whether that could be done; why not is told."""
        folder = _folder(self.app)
        if folder is None or sitting.journal is None:
            return False
        page = self._held.setdefault(sitting.key, PastedPage(folder, sitting.key))
        trouble = page.keep(text, place, sitting.now())
        if trouble is not None:
            self.app.tell(trouble, "warning")
        return trouble is None

    def done(self, sitting: "Sitting", place: str = "") -> None:
        """A person took over what the page says, or dropped it; with `place` only a page that is read there."""
        page = self._held.get(sitting.key)
        if page is not None and place in ("", page.place):
            page.done()

    def go_on(self, sitting: "Sitting", left: LeftPage) -> None:
        """Read the page a dead window left."""
        if self.keep(sitting, left.text, left.place):
            left.discard()
        else:
            left.release()
        if left.place == "table":
            from tui.screens.table import bring_pasted

            bring_pasted(self.app, sitting, left.text)
        else:
            place = "sections" if left.place == "sections" else "reading"
            self.app.go(place, sitting, text=left.text)


class OpenForms:
    """The form that is open in this window, and what was typed into it."""

    def __init__(self, app: "Host") -> None:
        self.app = app
        self._held: dict[str, OpenForm] = {}
        self._going_on: dict[str, LeftForm] = {}
        """What a dead window left, until its form is open again."""
        self._told = ""
        self._syncs = False

    def show(
        self,
        sitting: "Sitting",
        form: "FormDialog[Any]",
        way: Mapping[str, str],
        done: Callable[[Any], object],
    ) -> None:
        """Let a person fill in a form to which `way` leads (`place`, `action` and what the screen needs beside them); `done`
        has its answer. What is typed is kept until then."""
        left = self._going_on.pop(sitting.key, None)
        if left is not None and {**left.way, "at": ""} == {**way, "at": ""}:
            form.left = left.texts
            if self.keep(sitting, way, left.texts):
                left.discard()
        if left is not None:
            left.release()
        form.noted = partial(self.keep, sitting, way)

        def answered(result: Any) -> None:
            done(result)
            self.done(sitting)

        self.app.push_screen(form, answered)

    def keep(self, sitting: "Sitting", way: Mapping[str, str], texts: Mapping[str, str]) -> bool:
        """Note what stands in the changed lines of a form. Whether that could be done; why not is told once."""
        folder = _folder(self.app)
        if folder is None or sitting.journal is None:
            return False
        held = self._held.setdefault(sitting.key, OpenForm(folder, sitting.key))
        trouble = held.keep(way, texts, sitting.now())
        if trouble is not None and trouble.code != self._told:
            self.app.tell(trouble, "warning")
        self._told = trouble.code if trouble is not None else ""
        if trouble is None and not self._syncs:
            self._syncs = True
            self.app.set_timer(_PAUSE, partial(self._sync, held))
        return trouble is None

    def _sync(self, held: OpenForm) -> None:
        self._syncs = False
        handle = held.to_sync()
        if handle >= 0:
            self.app.run_worker(partial(held.sync_and_close, handle), thread=True, exit_on_error=False)

    def done(self, sitting: "Sitting") -> None:
        """The form was taken over or given up."""
        held = self._held.pop(sitting.key, None)
        if held is not None:
            held.done()

    def go_on(self, sitting: "Sitting", left: LeftForm) -> None:
        """Open the form a dead window left, with what was typed into it."""
        self._going_on[sitting.key] = left
        place = left.way.get("place", "")
        self.app.go("sections" if place == "section" else place, sitting)
        self.app.reopen(left.way, partial(self._open, sitting))

    def _open(self, sitting: "Sitting") -> None:
        """Whether the form is open now: what it was of may be gone."""
        left = self._going_on.pop(sitting.key, None)
        if left is not None:
            left.release()
            self.app.tell(self.app.say("keeping.form_nowhere", path=left.path), "warning")


class Offers:
    """Asks what is to become of what dead windows had on their screens, one after the other."""

    def __init__(self, app: "Host", pages: PastedPages, forms: OpenForms) -> None:
        self.app, self.pages, self.forms = app, pages, forms

    def offer(self, sitting: "Sitting") -> None:
        """Ask, the latest first."""
        folder = _folder(self.app)
        if folder is None or sitting.journal is None:
            return
        try:
            left, damaged = left_unfinished(folder, sitting.key)
        except Trouble as trouble:
            self.app.tell(trouble)
            return
        for path in damaged:
            self.app.tell(self.app.say("keeping.left_unreadable", path=path), "warning")
        self._ask(sitting, left)

    def _ask(self, sitting: "Sitting", left: list[LeftPage | LeftForm]) -> None:
        if not left:
            return
        first, *rest = left
        say = self.app.say
        kind = "page" if isinstance(first, LeftPage) else "form"
        text = first.text if isinstance(first, LeftPage) else "  ".join(filter(None, first.texts.values()))
        when = local_time(first.at).strftime("%Y-%m-%d %H:%M")
        begins = beginning(one_line(text), _SHOWN)
        count = len(text) if isinstance(first, LeftPage) else len(first.texts)
        words = say(f"keeping.{kind}_about", when=when, count=count, begins=begins)
        things = [
            ("read", say(f"keeping.{kind}_read")),
            ("drop", say("keeping.page_drop")),
            ("later", say("keeping.page_later")),
        ]
        asked = Choice(say(f"keeping.{kind}_title"), things, "read", words)
        self.app.push_screen(asked, partial(self._answered, sitting, first, rest))

    def _answered(
        self,
        sitting: "Sitting",
        left: LeftPage | LeftForm,
        rest: list[LeftPage | LeftForm],
        answer: str | None,
    ) -> None:
        if answer == "read":
            for other in rest:  # one goes on at a time: they are offered when the conference is opened next
                other.release()
            if isinstance(left, LeftPage):
                self.pages.go_on(sitting, left)
            else:
                self.forms.go_on(sitting, left)
            return
        if answer == "drop":
            left.discard()
        else:
            left.release()
        self._ask(sitting, rest)
