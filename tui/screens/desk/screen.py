"""The desk: all conferences, newest first; from here one is opened or begun."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.worker import get_current_worker

from store.desk.rows import DeskRow
from store.record.conference import Conference
from store.record.text import one_line
from store.series.shelf import DEFAULT
from store.troubles import Trouble
from tui.actions import bindings, own_bindings
from tui.screens.desk.conference_list import DeskList
from tui.screens.place import PlaceScreen
from tui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from textual.widgets import Input

    from store.authoring.new_series import MadeSeries


_AT_LEAST = 0.5
"""Seconds between two showings of the counts while they are worked out."""
_REST = 0.03
"""Seconds the counting rests after each conference, so that keys come through."""


class DeskScreen(PlaceScreen):
    """The list, a line to find by, and the first-run page while there is nothing."""

    place = "desk"
    BINDINGS = [*bindings("desk"), *own_bindings("desk")]
    DEFAULT_CSS = "DeskScreen.-empty DeskList { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._list = DeskList(id="main")
        self._wanted = ""
        self._counting = False
        self._looked: set[str] = set()
        """Conferences that were looked through since the list was read."""
        self._removed: list[str] = []
        """Conferences taken out of the list in this session, the last one last."""

    def body(self) -> Iterable[Widget]:
        yield self._list

    def heading(self) -> tuple[str, str]:
        count = len(self._list.rows)
        right = (
            self.say("desk.found_count", count=count, text=self._wanted)
            if self._wanted
            else self.say("desk.count", count=count)
        )
        return self._office(), "" if self._list.trouble is not None else right

    def _office(self) -> str:
        """Whose desk it is: the host and the series, or only the host of several series."""
        shelf = self.bulletin.desk.shelf
        keys = {row.series for row in self._list.rows if row.series} or {DEFAULT}
        try:
            series = shelf.series(min(keys))
        except Trouble:
            return self.say("app.title")
        if len(keys) > 1:
            return series.text("host", self.lang) or self.say("app.title")
        return " · ".join(part for part in (series.text("host", self.lang), series.name(self.lang)) if part)

    def show_anew(self) -> None:
        """Read the catalogue again: something may have been saved, here or in another window."""
        desk = self.bulletin.desk
        try:
            rows = desk.found(self._wanted) if self._wanted else desk.rows()
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            self._list.show_trouble(trouble)
            self.redraw_bars()
            return
        self._list.show(rows, self._series_names(rows), self._unsaved())
        self._show_first_run(not rows and not self._wanted)
        self.redraw_bars()
        self._looked.clear()
        self.call_after_refresh(self._count)

    def on_desk_list_looked(self) -> None:
        self._count()

    def _to_count(self) -> list[str]:
        """The conferences in view or nearly so of which the list does not know what was found, newest first.
        One that was looked through and stayed unknown is not tried again until the list is read anew."""
        return [
            row.key
            for row in self._list.near()
            if row.standing is None and row.trouble is None and row.series and row.key not in self._looked
        ]

    def _count(self) -> None:
        """Count what was found in a thread. Only what a person sees is counted: ten years of conferences
        whose counts nobody asked for would keep the processor busy for minutes."""
        wanted = self._to_count()
        if wanted and not self._counting:
            self._counting = True
            self.run_worker(partial(self._counted, wanted), thread=True, group="count", exit_on_error=False)

    def _counted(self, wanted: Sequence[str]) -> None:
        """In a worker thread. It rests while another screen is shown, so that no key waits for it."""
        worker, shown_at, whole = get_current_worker(), time.monotonic(), True
        try:
            for sitting, _ in self.bulletin.desk.look_through(wanted):
                self._looked.add(sitting.key)
                if worker.is_cancelled or self.app.screen is not self:
                    whole = False
                    break
                if time.monotonic() > shown_at + _AT_LEAST:
                    self._show_counts()
                    shown_at = time.monotonic()
                time.sleep(_REST)
            self._looked.update(wanted if whole else ())
        finally:
            self._counting = False
        if not worker.is_cancelled:
            self._show_counts()
            self.bulletin.desk.tidy()
            self.app.call_from_thread(self._count)

    def _show_counts(self) -> None:
        """Show what is counted by now; nothing else is read again. In the worker thread, since the rows of
        ten years take a tenth of a second."""
        with suppress(Trouble):
            known = {row.key: row for row in self.bulletin.desk.rows()}
            self.app.call_from_thread(self._list.recount, known)

    def _series_names(self, rows: Sequence[DeskRow]) -> dict[str, str]:
        """The name of each series, when there is more than one to tell apart."""
        keys = {row.series for row in rows if row.series}
        names: dict[str, str] = {}
        for key in keys if len(keys) > 1 else ():
            with suppress(Trouble):
                names[key] = self.bulletin.desk.shelf.series(key).name(self.lang)
        return names

    def _unsaved(self) -> set[str]:
        """Conferences with typing that no version holds, of windows that died or that are open elsewhere."""
        desk, held = self.bulletin.desk, self.bulletin.keeper.held
        try:
            names = os.listdir(desk.places.get("journal", ""))  # noqa: PTH208
        except OSError:
            return set()
        found = set()
        for key in {name.partition(".")[0] for name in names if "." in name} - held.keys():
            with suppress(Trouble):  # a conference that cannot be read says so in its own line
                if desk.unsaved(key) is not None:
                    found.add(key)
        return found

    def _show_first_run(self, empty: bool) -> None:
        """What to do next, in place of an empty list."""
        self.set_class(empty, "-empty")
        from_before = self.query("FirstRun")
        if not empty:
            from_before.remove()
            if self.focused is None or self.focused not in self.query("FindLine"):
                self.set_focus(self._list)
            return
        from tui.screens.desk.conference_list import FirstRun

        folder = self.bulletin.desk.places.get("archive", "")
        words = f"{self.say('desk.first_title')}\n\n{self.say('desk.first_steps', folder=folder)}"
        if from_before:
            from_before.first(FirstRun).update(words)
        else:
            page = FirstRun(words)
            self.mount(page, after=self._list)
            self.set_focus(page)

    async def language_changed(self) -> None:
        self.show_anew()
        self._list.refresh()

    # -- actions -------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Opening needs a conference under the cursor; the sample goes into an empty archive."""
        if action in ("open", "enter", "review", "draft", "filter", "delete"):
            return bool(self._list.rows) and super().can(action)
        if action in ("new", "new_of", "new_series", "sample") and self._list.trouble is not None:
            return False
        if action == "undo":
            return bool(self._removed)
        if action == "sample":
            return not self._list.rows and not self._wanted
        return super().can(action)

    def _open(self, place: str) -> None:
        row: DeskRow | None = self._list.current
        if row is not None:
            self.bulletin.open_conference(row.key, place)

    def on_desk_list_opened(self, message: DeskList.Opened) -> None:
        self.bulletin.open_conference(message.key)

    def action_open(self) -> None:
        self._open("entry")

    def action_enter(self) -> None:
        self._open("entry")

    def action_review(self) -> None:
        self._open("review")

    def action_draft(self) -> None:
        self._open("draft")

    def action_sample(self) -> None:
        """Ask, then put the sample into this archive, which it will be part of."""
        from tui.dialogs.notice import Question

        if self._list.rows:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._add_sample()

        words = self.say("desk.sample_ask", folder=self.bulletin.desk.places.get("archive", ""))
        self.app.push_screen(
            Question(words, self.say("desk.sample_yes"), self.say("desk.sample_no")), answered
        )

    def _add_sample(self) -> None:
        try:
            self.bulletin.desk.add_sample(whole=True)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.show_anew()
        self.bulletin.tell(self.say("desk.sample_added"))

    def action_new(self) -> None:
        """The next conference of the series in use; a question only when that is not one."""
        if self._unlisted():
            return
        used = sorted({row.series for row in self._list.rows if row.series})
        if len(used) == 1:
            self._propose(used[0])
        else:
            self.action_new_of()

    def _unlisted(self) -> bool:
        """Whether the list could not be read, which is told again: nothing is begun beside what nobody can see."""
        if self._list.trouble is not None:
            self.bulletin.tell(self._list.trouble)
        return self._list.trouble is not None

    def action_new_of(self) -> None:
        """Ask of which series, the one under the cursor first."""
        from tui.dialogs.choice import Choice

        if self._unlisted():
            return
        shelf, row = self.bulletin.desk.shelf, self._list.current
        things = []
        for key in shelf.folders:
            try:
                things.append((key, shelf.series(key).name(self.lang)))
            except Trouble as trouble:  # a faulty definition is no reason to keep the others away
                self.bulletin.tell(trouble)
        likely = row.series if row is not None and row.series else DEFAULT
        self.app.push_screen(Choice(self.say("desk.choose_series"), things, likely), self._propose)

    def action_new_series(self) -> None:
        """Make a series, then begin its first conference."""
        from tui.screens.desk.new_series import NewSeriesDialog

        if self._unlisted():
            return
        self.app.push_screen(NewSeriesDialog(self.bulletin.desk.shelf), self._series_made)

    def _series_made(self, made: "MadeSeries | None") -> None:
        if made is None:
            return
        files = "、".join(dict.fromkeys(todo.file for todo in made.todo))
        self.bulletin.tell(self.say("series.made_now", series=made.key, files=files))
        self._propose(made.key)

    def _propose(self, series: str | None) -> None:
        if series is None:
            return
        from tui.dialogs.conference import NewDialog

        desk = self.bulletin.desk
        try:
            proposal = desk.propose(series, today=self.bulletin.today)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.app.push_screen(NewDialog(proposal, desk), self._begun)

    def _begun(self, conference: Conference | None) -> None:
        if conference is None:
            return
        desk = self.bulletin.desk
        try:
            key = desk.create(conference)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        self.bulletin.open_conference(key)

    def action_delete(self) -> None:
        """Ask, then take the conference out of the list; its file is kept by the archive."""
        from tui.dialogs.notice import Question

        row = self._list.current
        if row is None:
            return
        name = str(row.number) if row.number is not None else row.key
        words = self.say("desk.delete_ask", name=name, held_on=row.held_on or row.key)

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(row.key)

        self.app.push_screen(
            Question(words, self.say("desk.delete_yes"), self.say("desk.delete_no")), answered
        )

    def _delete(self, key: str) -> None:
        self._change_list(lambda: self.bulletin.desk.delete(key))
        self._removed.append(key)

    def action_undo(self) -> None:
        """Bring back the conference that was taken out last."""
        if self._removed:
            key, desk = self._removed.pop(), self.bulletin.desk
            self._change_list(lambda: desk.repository.undelete(key, desk.signature()))
            self._list.go_to(key)  # the next key is about the one that came back, not its neighbour

    def _change_list(self, change: Callable[[], object]) -> None:
        try:
            change()
        except Trouble as trouble:
            self.bulletin.tell(trouble)
        self.show_anew()

    # -- finding -------------------------------------------------------------------------------

    def action_filter(self) -> None:
        self.begin_finding()

    def begin_finding(self) -> None:
        from tui.screens.desk.conference_list import FindLine

        lines = self.query(FindLine)
        if lines:
            self.set_focus(lines.first())
            return
        line = FindLine(placeholder=self.say("desk.find_prompt"))
        self.mount(line, before=self.query_one(KeyBar))
        self.set_focus(line)

    def on_input_changed(self, event: "Input.Changed") -> None:
        self._wanted = one_line(event.value)
        self.show_anew()

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        self._wanted = one_line(event.value)
        self.set_focus(self._list)
        self.show_anew()

    def action_stop_finding(self) -> None:
        """Esc gives up finding."""
        lines = self.query("FindLine")
        if not lines:
            return
        lines.remove()
        self._wanted = ""
        self.set_focus(self._list)
        self.show_anew()

    def action_to_list(self, step: int) -> None:
        """The arrows go from the line into the list, and move in it."""
        self.set_focus(self._list)
        self._list.action_step(step)
