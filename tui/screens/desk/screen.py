"""The desk: all conferences, newest first; from here one is opened or begun."""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len
from textual.containers import Container
from textual.widget import Widget
from textual.worker import get_current_worker

from store.desk.rows import DeskRow, DeskRows
from store.languages import listed
from store.record.conference import Conference
from store.troubles import Trouble
from tui.actions import bindings, key_of, own_bindings
from tui.screens.desk.beside import Glancing
from tui.screens.desk.conference_list import DeskList
from tui.screens.desk.find import Find
from tui.screens.place import PlaceScreen

if TYPE_CHECKING:
    from textual.widgets import Input

    from store.authoring.new_series import MadeSeries
    from tui.screens.desk.arranging import Arrangement


_AT_LEAST = 0.5
"""Seconds between two showings of the counts while they are worked out."""
_REST = 0.03
"""Seconds the counting rests after each conference, so that keys come through."""


_OPENS = ("enter", "review", "draft", "checks", "sections", "steps", "board")
"""Actions that open the conference under the cursor, at the screen they name."""


class DeskScreen(PlaceScreen):
    """The list, a line to find by, and the first-run page while there is nothing."""

    place = "desk"
    BINDINGS = [*bindings("desk"), *own_bindings("desk")]
    DEFAULT_CSS = """
    DeskScreen.-empty #sides { display: none; }
    DeskScreen #sides { layout: horizontal; height: 1fr; }
    DeskScreen #sides.-beneath { layout: vertical; }
    DeskScreen DeskList { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._list = DeskList(id="main")
        self._counting = False
        self._looked: set[str] = set()
        """Conferences that were looked through since the list was read."""
        self._removed: list[DeskRow] = []
        """Conferences taken out of the list in this session, the last one last."""
        self._arranged: Arrangement | None = None
        """How the list is sorted and filtered; None: all of it, newest first."""
        self._every = DeskRows()
        """All conferences, newest first, when the list was last read."""
        self._find = Find(self, self._list, lambda: self._every, self._show_found)
        self._glance = Glancing(self, self._list, lambda: self._find.wanted)

    def body(self) -> Iterable[Widget]:
        yield Container(self._list, id="sides")

    def heading(self) -> tuple[str, str]:
        count = len(self._list.rows)
        how = self._arranged.said(self.lang, self._all_names()) if self._arranged else ""
        if self._find.wanted:
            words = "desk.found_reading" if self._find.saying else "desk.found_count"
            right = self.say(words, count=count, text=self._find.wanted)
        elif how:
            right = self.say("desk.arranged_count", count=count, how=how)
        else:
            right = self.say("desk.count", count=count)
        right = "" if self._list.trouble is not None else right
        return self._office(self.size.width - cell_len(right) - 4), right

    def _office(self, width: int) -> str:
        """Whose desk it is: the host and the series, the series alone where there is no room for both; of several
        series the host they have in common."""
        shelf = self.bulletin.desk.shelf
        hosts: dict[str, None] = {}
        name = ""
        for key in self._every.series:
            try:
                series = shelf.series(key)
            except Trouble:
                return self.say("app.title")
            hosts[series.text("host", self.lang)] = None
            name = series.name(self.lang)
        if len(hosts) != 1:  # of whatever series the first conference will be, or of several offices
            return self.say("app.title")
        (host,) = hosts
        host = host[:1].upper() + host[1:]
        if len(self._every.series) > 1:
            return host or self.say("app.title")
        both = " · ".join(part for part in (host, name) if part)
        return both if cell_len(both) <= width else name

    def show_anew(self) -> None:
        """Read the catalogue again: something may have been saved, here or in another window."""
        desk = self.bulletin.desk
        try:
            self._every = rows = desk.rows()
            if self._find.wanted:
                rows = desk.found(self._find.wanted, rows)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            self._list.show_trouble(trouble)
            self.redraw_bars()
            return
        self._list_rows(rows)
        self._show_first_run(not self._every)
        self.redraw_bars()
        self._looked.clear()
        self._glance.forget()
        self.call_after_refresh(self._count)
        self.call_after_refresh(self._find.say_texts)

    def come_from(self, key: str) -> None:
        self._list.await_one(key)

    def _list_rows(self, rows: Sequence[DeskRow]) -> None:
        shown = self._arranged.of(rows) if self._arranged is not None else rows
        self._list.passage = self._find.passage if self._find.wanted else None
        self._list.wanted = self._find.wanted
        names = self._all_names()
        unsaved = self.bulletin.desk.with_unsaved(self.bulletin.keeper.held)
        self._list.show(shown, names if len(names) > 1 else {}, unsaved, self._every)

    def _show_found(self, rows: DeskRows) -> None:
        """What is found by now; the cursor stays at the first of them until somebody goes into the list."""
        self._list_rows(rows)
        if self.focused is not self._list and self._list.rows:
            self._list.go_to(self._list.rows[0].key)
        self.redraw_bars()
        self._glance.show()

    def on_desk_list_looked(self) -> None:
        self._count()
        self._find.say_texts()

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
                    self._show_counts(wanted)
                    shown_at = time.monotonic()
                time.sleep(_REST)
            self._looked.update(wanted if whole else ())
        finally:
            self._counting = False
        if not worker.is_cancelled:
            self._show_counts(wanted)
            self.bulletin.desk.tidy()
            self.app.call_from_thread(self._count)

    def _show_counts(self, counted: Sequence[str]) -> None:
        """Show what is counted of these by now; nothing else is read again. In the worker thread, since the
        archive is listed for it."""
        with suppress(Trouble):
            known = self.bulletin.desk.rows().of(frozenset(counted))
            self.app.call_from_thread(self._list.recount, known)

    # -- the conference under the cursor -----------------------------------------------------------

    def on_resize(self) -> None:
        self._glance.arrange()

    def action_glance(self) -> None:
        self._glance.toggle()

    # -- sorting and filtering ---------------------------------------------------------------------

    def action_arrange(self) -> None:
        """Ask in which order, and which conferences only."""
        from tui.screens.desk.arranging import ArrangeDialog, Arrangement

        now = self._arranged or Arrangement()
        self.app.push_screen(ArrangeDialog(self._every, self._all_names(), now), self._arrange)

    def _arrange(self, chosen: "Arrangement | None") -> None:
        from tui.screens.desk.arranging import Arrangement

        if chosen is not None:
            self._arranged = None if chosen == Arrangement() else chosen
            self.show_anew()

    def on_desk_list_sort_asked(self, message: DeskList.SortAsked) -> None:
        """A heading was clicked; clicked again, the dates stand the other way round."""
        from tui.screens.desk.arranging import Arrangement

        now, order = self._arranged or Arrangement(), message.order
        self._arrange(replace(now, order="oldest" if order == now.order == "newest" else order))

    def _all_names(self) -> dict[str, str]:
        """The name of each series of the list; its key where it cannot be read."""
        return self.bulletin.desk.series_names(self._every.series, self.lang)

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

        folder = os.path.abspath(self.bulletin.desk.places.get("archive", ""))  # noqa: PTH100
        words = f"{self.say('desk.first_title')}\n\n{self.say('desk.first_steps', folder=folder, tour=key_of('help'))}"
        if from_before:
            from_before.first(FirstRun).say(words)
        else:
            page = FirstRun(words)
            self.mount(page, after=self.query_one("#sides"))
            self.set_focus(page)

    async def language_changed(self) -> None:
        self.show_anew()
        self._list.refresh()

    # -- actions -------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        """Opening needs a conference under the cursor; the sample goes into an empty archive."""
        if action in ("filter", "delete", "open", "next_finding", *_OPENS):
            return bool(self._list.rows) and super().can(action)
        if action in ("new", "new_of", "new_series", "sample") and self._list.trouble is not None:
            return False
        if action in ("arrange", "glance"):
            return bool(self._every) and self._list.trouble is None
        if action == "undo":
            return bool(self._removed)
        if action == "sample":
            return not self._every
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

    def action_checks(self) -> None:
        self._open("checks")

    def action_sections(self) -> None:
        self._open("sections")

    def action_steps(self) -> None:
        self._open("steps")

    def action_board(self) -> None:
        self._open("board")

    def action_next_finding(self) -> None:
        """To the next conference down the list in which there is something to mend, and on from its top. One that is not
        counted yet is none that is known to have some."""
        rows, at = self._list.rows, self._list.at
        for row in (rows[(at + by) % len(rows)] for by in range(1, len(rows) + 1)):
            if row.trouble is not None or row.notice is not None or (row.standing and not row.standing.fine):
                self._list.go_to(row.key)
                if row is rows[at]:
                    self.bulletin.tell(self.say("desk.no_other_to_mend"))
                return
        uncounted = sum(row.standing is None for row in rows)
        self.bulletin.tell(
            self.say("desk.none_to_mend_yet" if uncounted else "desk.none_to_mend", count=uncounted)
        )

    def action_sample(self) -> None:
        """Ask, then put the sample into this archive, which it will be part of."""
        from tui.dialogs.notice import Question

        if self._every:
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
        self.bulletin.tell(self.say("desk.sample_added", tour=key_of("help")))

    def action_tour(self) -> None:
        """Ask first where there is work: whoever looks for something in the palette is soon one line off."""
        from tui.dialogs.notice import Question

        if not self._every:
            self.bulletin.take_tour()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.bulletin.take_tour()

        yes, no = self.say("desk.tour_yes"), self.say("desk.tour_no")
        self.app.push_screen(Question(self.say("desk.tour_ask"), yes, no, harmless=True), answered)

    def action_new(self) -> None:
        """The next conference of the series in use; a question where the office has several, or has none yet."""
        if self._unlisted():
            return
        ours = self._own_series()
        if len(ours) == 1:
            self._propose(ours[0])
        else:
            self.action_new_of()

    def _own_series(self) -> list[str]:
        """The series the office has: those in use, the most used first, and those it made or worded itself."""
        shelf = self.bulletin.desk.shelf
        used = [key for key in self._every.series if key in shelf.folders]
        return [*used, *(key for key in shelf.folders if key not in used and shelf.is_own(key))]

    def _unlisted(self) -> bool:
        """Whether the list could not be read, which is told again: nothing is begun beside what nobody can see."""
        if self._list.trouble is not None:
            self.bulletin.tell(self._list.trouble)
        return self._list.trouble is not None

    def action_new_of(self) -> None:
        """Ask of which series: the most used first, the cursor on that of the newest conference."""
        from tui.dialogs.choice import Choice

        if self._unlisted():
            return
        shelf, things = self.bulletin.desk.shelf, []
        for key in dict.fromkeys((*self._own_series(), *shelf.folders)):
            try:
                things.append((key, shelf.series(key).name(self.lang)))
            except Trouble as trouble:  # a faulty definition is no reason to keep the others away
                self.bulletin.tell(trouble)
        last = next((row.series for row in self._every if row.series), "")
        self.app.push_screen(Choice(self.say("desk.choose_series"), things, last), self._propose)

    def action_new_series(self) -> None:
        """Make a series, then begin its first conference."""
        from tui.screens.desk.new_series import NewSeriesDialog

        if self._unlisted():
            return
        self.app.push_screen(NewSeriesDialog(self.bulletin.desk.shelf), self._series_made)

    def _series_made(self, made: "MadeSeries | None") -> None:
        if made is None:
            return
        files = listed(dict.fromkeys(file for todo in made.todo for file in todo.file.split()))(self.lang)
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
        self.app.push_screen(NewDialog(proposal, desk, self.action_new_of), self._begun)

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
        named = self.say("app.number", number=row.number) if row.number is not None else ""
        name = named or self._list.series_name(row) or row.key
        words = self.say("desk.delete_ask", name=name, held_on=row.held_on or row.key)

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(row)

        self.app.push_screen(
            Question(words, self.say("desk.delete_yes"), self.say("desk.delete_no")), answered
        )

    def _delete(self, row: DeskRow) -> None:
        if self._change_list(lambda: self.bulletin.desk.delete(row.key)):
            self._removed.append(row)
            self.bulletin.tell(self.say("desk.removed", conference=self._named(row), press=key_of("undo")))

    def action_undo(self) -> None:
        """Bring back the conference that was taken out last."""
        if self._removed:
            self._bring_back(self._removed[-1])

    def _bring_back(self, row: DeskRow) -> None:
        self._removed = [one for one in self._removed if one.key != row.key]
        if not self._change_list(lambda: self.bulletin.desk.bring_back(row.key)):
            return
        self._list.go_to(row.key)  # the next key is about the one that came back, not its neighbour
        self.bulletin.tell(self.say("desk.brought_back", conference=self._named(row)))

    def action_bin(self) -> None:
        """Show what was taken out of the list, to bring one back."""
        from tui.dialogs.choice import Chooser
        from tui.widgets.row_list import ListRow

        try:
            rows = self.bulletin.desk.removed()
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        if not rows:
            self.bulletin.tell(self.say("desk.bin_empty"))
            return
        lines = [
            ListRow("", self._named(row), "" if row.total is None else str(row.total), kind="new")
            for row in rows
        ]

        def chosen(which: list[int] | None) -> None:
            for at in which or ():
                self._bring_back(rows[at])

        self.app.push_screen(Chooser(self.say("desk.bin_title"), lines), chosen)

    def _named(self, row: DeskRow) -> str:
        """One without a number goes by the name of its series."""
        names = self.bulletin.desk.series_names([row.series] if row.series else [], self.lang)
        name = names.get(row.series, "") if row.number is None else self.say("app.number", number=row.number)
        return f"{name}  {row.held_on.isoformat() if row.held_on else row.key}"

    def action_names(self) -> None:
        """Show the office's own list of persons, places and words."""
        self.bulletin.show_names()

    def action_backup(self) -> None:
        """Ask where to, then write the whole archive into one file."""
        from tui.screens.desk.backing_up import back_up

        back_up(self.bulletin)

    def _change_list(self, change: Callable[[], object]) -> bool:
        """Whether it could be done; what hindered it was told."""
        done = False
        try:
            change()
            done = True
        except Trouble as trouble:
            self.bulletin.tell(trouble)
        self.show_anew()
        return done

    # -- finding -------------------------------------------------------------------------------

    def action_filter(self) -> None:
        self.begin_finding()

    def begin_finding(self) -> None:
        self._find.begin()

    def on_input_changed(self, event: "Input.Changed") -> None:
        self._find.type(event.value)
        self.show_anew()

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        self._find.type(event.value)
        self.set_focus(self._list)
        self.show_anew()

    def action_stop_finding(self) -> None:
        """Esc gives up finding; where nothing is being found, it takes away what was asked to be shown beneath; then the
        list is whole again and newest first."""
        if self._find.stop():
            self.set_focus(self._list)
            self.show_anew()
        elif not self._glance.put_away() and self._arranged is not None:
            self._arranged = None
            self.show_anew()

    def action_back(self) -> None:
        """There is no screen behind the list; what one comes back from here is finding."""
        self.action_stop_finding()

    def action_to_list(self, step: int) -> None:
        """The arrows go from the line into the list, and move in it."""
        self.set_focus(self._list)
        self._list.action_step(step)
