"""Sees to it that work is kept while the app runs: saving off the loop, and what other windows do.

Every sitting stays here until all of it is in the archive, so that leaving a screen loses nothing even
when the disk refuses. Every two seconds the archive is asked, in a thread, whether anything changed.
"""

import time
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.archive.documents import Clash
from store.archive.repository import Kept, News
from store.archive.troubles import Tampered
from store.desk.saving import AFTER_CLASH, AFTER_PAUSE
from store.languages import in_language
from store.record.text import one_line
from store.troubles import Trouble
from tui.keeping.housekeeping import Housekeeping
from tui.keeping.unfinished import Offers, OpenForms, PastedPages
from tui.screens.place import ConferenceScreen, PlaceScreen, saved_words

if TYPE_CHECKING:
    from store.desk.entering import Edit
    from store.desk.saving import SaveOrder
    from store.desk.sitting import Sitting
    from store.record.conference import Conference
    from tui.host import Host

LOOK = 2.0
"""Seconds from one look at what other windows did to the next."""
PAUSE = 20.0
"""Seconds without a change after which what was typed is kept as a version by itself."""


class Keeper:
    """Keeps the work of one app. Its methods are called in the app's own thread."""

    def __init__(self, app: "Host") -> None:
        self.app = app
        self.held: dict[str, Sitting] = {}
        """Sittings whose work is not all in the archive, or that are on the screen."""
        self.pasted, self.forms = PastedPages(app), OpenForms(app)
        self._left_open = Offers(app, self.pasted, self.forms)
        self._leaving: set[str] = set()
        self._steps: dict[str, tuple[Conference, tuple[tuple[Edit, ...], tuple[Edit, ...]]]] = {}
        """What can be taken back in conferences one went away from, and how they were left."""
        self._news: News | None = None
        self._looking = False
        self._next_look = 0.0
        self._blind = ""
        self._journal_trouble = ""
        self._still: tuple[object, float] = (None, 0.0)
        self._said = ""
        self._waiting: dict[str, Kept] = {}
        """Other windows' work that came while a cell was being typed: shown once it is left."""
        self._unshown: set[str] = set()
        """Sittings whose screens do not show their record yet, for the same reason."""

    def begin(self) -> None:
        """Look after the archive from now on; once a day it is backed up. The first look is taken at once, since
        what is already there when it is taken is never news."""
        self.app.set_interval(LOOK, self.look)
        self.look()
        Housekeeping(self.app).begin()

    # -- sitting down and leaving ----------------------------------------------------------------

    def sit_down(self, key: str) -> "Sitting":
        """The sitting at a conference: the one that could not be saved, else a new one."""
        if key in self.held:
            self._leaving.discard(key)
            return self.held[key]
        sitting = self.app.desk.open(key)
        if sitting.saving is not None:
            for notice in sitting.saving.kept.notices:
                self.app.tell(notice, "warning")
        conference, steps = self._steps.pop(key, (None, None))
        if steps is not None and conference == sitting.conference:
            sitting.go_on_from(steps)
        return sitting

    def seated(self, sitting: "Sitting") -> None:
        """A sitting is on the screen now: offer what an earlier one left unsaved."""
        self.held[sitting.key] = sitting
        if sitting.saving is not None:
            look = partial(self._look_back, sitting, sitting.saving.kept)
            self.app.run_worker(look, thread=True, group="look back", exit_on_error=False)
        from store.desk.recovery.recovering import offers
        from tui.keeping.recovery import offer_all

        try:
            found = offers(sitting, self.app.desk.left_behind(sitting.key))
        except Trouble as trouble:
            self.app.tell(trouble)
            return
        for passed in sitting.passed_over:
            self.app.tell(passed, "warning")
        self._remark_clock(sitting, max((offer.at for offer in found), default=0))
        offer_all(self.app, sitting, found, self._show_anew, partial(self._left_open.offer, sitting))

    def _remark_clock(self, sitting: "Sitting", newest: int = 0) -> None:
        """Tell, once, that the clock is behind what is written already."""
        behind = sitting.clock_remark(newest)
        if behind is not None:
            self.app.tell(behind, "warning")

    def _look_back(self, sitting: "Sitting", kept: Kept) -> None:
        """In a worker thread: everything is asked that a final text will be asked, so that the screens do not
        say it can be final when it cannot."""
        try:
            sitting.earlier  # noqa: B018 (those it is compared with are asked too)
            found = self.app.desk.doubts(kept)
        except Trouble:
            return  # it could be read a moment ago: what is wrong is told when it is next read
        if found:
            self.app.call_from_thread(self._tell_doubts, sitting, found)

    def _tell_doubts(self, sitting: "Sitting", found: Sequence[Trouble]) -> None:
        known = {one.said(self.app.lang) for one in sitting.doubted}
        new = [one for one in found if one.said(self.app.lang) not in known]
        for one in new:
            sitting.doubted += (one,)
            self.app.tell(one, "warning")
        if new:  # a screen that says the text can be final must not go on saying it
            self._show_anew(sitting)

    def left(self, sitting: "Sitting") -> None:
        """The person went back to the desk: save, and let the sitting go once all of it is kept."""
        self._leaving.add(sitting.key)
        self.save(sitting)

    def _let_go(self, sitting: "Sitting") -> None:
        if sitting.key in self._leaving and not sitting.state.dirty and not sitting.is_saving:
            self._leaving.discard(sitting.key)
            self.held.pop(sitting.key, None)
            self.pasted.done(sitting)
            sitting.close_journal()
            self._steps[sitting.key] = sitting.conference, sitting.steps

    def save_all(self) -> bool:
        """Save everything here and now, before the app ends. False when a person has to decide a clash
        first. Raises Trouble."""
        clashed = False
        for sitting in list(self.held.values()):
            clashes = sitting.save()
            if clashes:
                self.decide(sitting, clashes)
                clashed = True
        return not clashed

    def close(self) -> None:
        """Close the journals; what is not saved stays in them. A page that was being read, or a form
        that was open, is dropped: that was asked."""
        for sitting in self.held.values():
            self.pasted.done(sitting)
            self.forms.done(sitting)
            sitting.close_journal()

    # -- saving ----------------------------------------------------------------------------------

    def save(self, sitting: "Sitting", reason: str = "") -> None:
        """Keep a version, in a thread, and say so when it is safe on disk."""
        order = sitting.prepare_save(reason)
        if order is None:
            self._let_go(sitting)
            self.redraw()
        else:
            self.app.run_worker(partial(self._save, sitting, order), thread=True, group="save")

    def _save(self, sitting: "Sitting", order: "SaveOrder") -> None:
        """In a worker thread: the sync may take as long as the disk likes."""
        order.run()
        self.app.call_from_thread(self._saved, sitting, order)

    def _saved(self, sitting: "Sitting", order: "SaveOrder") -> None:
        before = sitting.conference
        try:
            clashes = sitting.finish_save(order)
        except Trouble as trouble:
            self.app.tell(trouble)
        else:
            self._remark_clock(sitting)
            if clashes:
                self.decide(sitting, clashes)
            else:
                self._let_go(sitting)
            self.list_again()  # it was shown when the conference was left, before this was kept
        if sitting.conference is not before:
            self._show_anew(sitting)
        self.redraw()

    def decide(self, sitting: "Sitting", clashes: Sequence[Clash]) -> None:
        """Ask which of two values is right wherever two people gave different ones."""
        from tui.keeping.clash import ClashDialog

        def decided(mine: list[Clash] | None) -> None:
            sitting.decide(mine or [])
            self._show_anew(sitting)
            self.save(sitting, in_language(AFTER_CLASH, self.app.lang))

        self.app.push_screen(ClashDialog(sitting, clashes), decided)

    # -- looking at the archive --------------------------------------------------------------------

    def look(self) -> None:
        """Every two seconds: keep what stands still, show how safe it is, ask for other windows' work."""
        sitting = self.app.sitting
        if sitting is not None and sitting.key in self.held:
            self._keep_after_a_pause(sitting)
            self._watch_journal(sitting)
        self._take_in_what_waits()
        if not self._looking and time.monotonic() >= self._next_look:
            self._looking = True
            keys = list(self.held)
            self.app.run_worker(partial(self._look, keys), thread=True, group="look", exit_on_error=False)

    def _look(self, keys: Sequence[str]) -> None:
        """In a worker thread: a shared drive may take its time to answer."""
        repository, begun = self.app.desk.repository, time.monotonic()
        token = self._news.token if self._news is not None else None
        try:
            news = repository.changed_since(token)
            kept = [repository.load(key) for key in keys if token is not None and key in news.changed]
            # A drive that answers slowly is asked less often.
            self._next_look = begun + 10 * (time.monotonic() - begun)
        except Trouble as trouble:
            self.app.call_from_thread(self._saw_nothing, trouble)
        else:
            self.app.call_from_thread(self._saw, news, kept)

    def _saw_nothing(self, trouble: Trouble) -> None:
        self._looking = False
        if self._blind != trouble.code:
            self._blind = trouble.code
            self.app.tell(trouble, "warning")

    def _saw(self, news: News, kept: Sequence[Kept]) -> None:
        self._looking = False
        if self._blind:
            self._blind = ""
            self.app.tell(self.app.say("keeping.back_again"))
            for sitting in list(self.held.values()):
                self.save(sitting)
        first, self._news = self._news is None, news
        self._waiting.update({state.key: state for state in kept})
        self._take_in_what_waits()
        if news.changed and not first:
            self.list_again()

    def list_again(self) -> None:
        """Show the list anew, if it is what is shown."""
        screen = self.app.screen
        if isinstance(screen, PlaceScreen) and screen.place == "desk":
            screen.show_anew()

    def _take_in_what_waits(self) -> None:
        """Nothing moves under a cell that is being typed, nor while a save is under way."""
        for key in [*self._waiting, *self._unshown]:
            sitting = self.held.get(key)
            if sitting is None:
                self._waiting.pop(key, None)
                self._unshown.discard(key)
            elif not sitting.is_typing and not sitting.is_saving:
                if key in self._waiting:
                    self._take_in(sitting, self._waiting.pop(key))
                elif key in self._unshown:
                    self._show_anew(sitting)

    def _take_in(self, sitting: "Sitting", kept: Kept) -> None:
        before = sitting.saving.kept if sitting.saving is not None else None
        self._tell_doubts(sitting, [one for one in kept.notices if isinstance(one, Tampered)])
        try:
            clashes = sitting.refresh(kept)
        except Trouble as trouble:  # what another window wrote is no conference: mine stays as it is
            self.app.tell(trouble)
            return
        if before is None or kept.generation <= before.generation:
            return
        if kept.head == before.head:  # a text of it went out as final: nobody changed anything
            self._show_anew(sitting)
            return
        who = self.name_of(kept.by, "keeping.another_window_did")
        if any(isinstance(one, Tampered) for one in kept.notices):
            pass  # that was told: it is not another window's work
        elif clashes:
            self.app.tell(self.app.say("keeping.both_changed", who=who, count=len(clashes)), "warning")
        else:
            self.app.tell(self.app.say("keeping.others_work", who=who))
        self._show_anew(sitting)

    def name_of(self, by: str, other: str = "keeping.another_window") -> str:
        """Who did what came from elsewhere: another window, in the words `other`, when it was opened under this name."""
        return self.app.say(other) if by == self.app.desk.who else one_line(by)

    def _keep_after_a_pause(self, sitting: "Sitting") -> None:
        now = time.monotonic()
        if self._still[0] is not sitting.conference:
            self._still = (sitting.conference, now)
        elif (
            now - self._still[1] >= PAUSE
            and not sitting.is_typing
            and sitting.state.dirty
            and not self._blind
        ):
            self._still = (sitting.conference, now)
            self.save(sitting, in_language(AFTER_PAUSE, self.app.lang))

    def _watch_journal(self, sitting: "Sitting") -> None:
        trouble = sitting.state.trouble
        code = trouble.code if trouble is not None else ""
        if trouble is not None and code != self._journal_trouble:
            self.app.tell(trouble)
        self._journal_trouble = code
        said = saved_words(sitting, self.app.lang)
        if said != self._said:
            self._said = said
            self.redraw()

    # -- the screens -------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Paint titles and key bars anew: how safe the work is has changed."""
        for screen in self.app.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.redraw_bars()

    def _show_anew(self, sitting: "Sitting") -> None:
        """The record changed under the screens of a sitting."""
        if sitting.is_typing:
            self._unshown.add(sitting.key)
            return
        self._unshown.discard(sitting.key)
        for screen in self.app.screen_stack:
            if isinstance(screen, ConferenceScreen) and screen.sitting is sitting:
                screen.show_anew()
        self.redraw()
