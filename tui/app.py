"""The app: which screens there are and how one goes between them. Everything else is in the screens."""

import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from store.troubles import Trouble
from tui.actions import bindings
from tui.screens import make_screen
from tui.screens.place import ConferenceScreen, PlaceScreen
from tui.theme import DAY, MONO, NIGHT
from tui.words import say

if TYPE_CHECKING:
    from store.desk.desk import Desk
    from store.desk.saving import SaveOrder
    from store.desk.sitting import Sitting
    from store.record.cell import CellKey

STOPPED = 143
"""Exit code after SIGTERM or a closed terminal, as a shell reports it."""


class BulletinApp(App[None]):
    """One person at one desk. `today` is passed in, since nothing here asks the clock what day it is."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { background: $background; }"
    BINDINGS = [*bindings("app")]

    def __init__(
        self,
        desk: "Desk",
        *,
        today: date,
        lang: str = "zh",
        mono: bool = False,
    ) -> None:
        # Textual picks its colour filter here, before a theme is set: without this, mono is black on black.
        super().__init__(ansi_color=True if mono else None)
        self.desk = desk
        self.today = today
        self.lang = lang
        self.mono = mono
        self.wide_marks = False
        """The terminal draws “ ” ≠ · two cells wide: keep to ASCII marks inside tables."""
        self.started: Callable[[], None] | None = None
        """Called once the first screen is painted."""
        self.crash: BaseException | None = None
        self.sitting: Sitting | None = None
        self.register_theme(NIGHT)
        self.register_theme(DAY)
        self.theme = MONO if mono else NIGHT.name

    def say(self, key: str, **facts: object) -> str:
        """A message of the interface in its language."""
        return say(key, self.lang, **facts)

    # Going about ---------------------------------------------------------------------------------

    def get_default_screen(self) -> PlaceScreen:
        """The desk lies beneath every other screen."""
        return make_screen("desk")

    def on_mount(self) -> None:
        self._restore_the_terminal_when_stopped()
        if self.started is not None:
            self.call_after_refresh(self.started)

    def open_conference(self, key: str, place: str = "entry") -> None:
        """Sit down at a conference and show it. A trouble is told, nothing else happens."""
        try:
            self.take_seat(self.desk.open(key), place)
        except Trouble as trouble:
            self.tell(trouble)

    def take_seat(self, sitting: "Sitting", place: str = "entry") -> None:
        """Show a conference that was just opened or created."""
        self.sitting = sitting
        self.push_screen(make_screen("entry", sitting))
        if place != "entry":
            self.go(place, sitting)

    def go(self, name: str, sitting: "Sitting", **options: Any) -> None:
        """Show another screen of the same conference. The entry screen always lies beneath.

        `options` are handed to the screen: `cell` to the draft, `text` to the reading screen.
        """
        if isinstance(self.screen, PlaceScreen) and self.screen.place == name:
            return
        if name == "entry":
            while isinstance(self.screen, ConferenceScreen) and self.screen.place != "entry":
                self.pop_screen()
            return
        screen = make_screen(name, sitting, **options)
        if isinstance(self.screen, ConferenceScreen) and self.screen.place != "entry":
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def go_to_cell(self, cell: "CellKey") -> None:
        """Show the entry screen with the cursor on a cell, from any screen of the conference."""
        for screen in self.screen_stack:
            if isinstance(screen, ConferenceScreen) and screen.place == "entry":
                self.go("entry", screen.sitting)
                getattr(screen, "go_to_cell", lambda _: None)(cell)

    # Words about a conference --------------------------------------------------------------------

    def conference_title(self, sitting: "Sitting", place: str) -> str:
        """`第24场 2022-09-01 · 录入`, for the title line."""
        conference = sitting.conference
        number = (
            self.say("app.number", number=conference.number)
            if conference.number is not None
            else self.say("app.no_number")
        )
        return f"{number}  {conference.held_on.isoformat()}  {self.say(f'app.place_{place}')}"

    def saved_words(self, sitting: "Sitting") -> str:
        """What is known to be safe: on disk as a version, or at least in the journal of keys."""
        state = sitting.state
        if state.dirty:
            return self.say("app.synced" if state.durable else "app.journaled")
        if state.saved_at is None:
            return self.say("app.unchanged")
        return self.say("app.saved_at", at=datetime.fromtimestamp(state.saved_at / 1000).strftime("%H:%M"))

    # What every screen can do --------------------------------------------------------------------

    def tell(self, what: Trouble | str, severity: Any = None) -> None:
        """A message in the corner; troubles stay longer than notes. Never read as markup."""
        if isinstance(what, Trouble):
            self.notify(what.said(self.lang), severity=severity or "error", timeout=12, markup=False)
        else:
            self.notify(what, severity=severity or "information", timeout=5, markup=False)

    def save(self, sitting: "Sitting") -> None:
        """Keep a version, in a thread, and say so when it is safe on disk."""
        order = sitting.prepare_save()
        if order is None:
            self._bars_redrawn()
        else:
            self.run_worker(partial(self._save, sitting, order), thread=True, group="save")

    def _save(self, sitting: "Sitting", order: "SaveOrder") -> None:
        """In a worker thread: the sync may take as long as the disk likes."""
        order.run()
        self.call_from_thread(self._saved, sitting, order)

    def _saved(self, sitting: "Sitting", order: "SaveOrder") -> None:
        try:
            clashes = sitting.finish_save(order)
        except Trouble as trouble:
            self.tell(trouble)
        else:
            if clashes:
                self.tell(self.say("app.merged", count=len(clashes)), "warning")
        self._bars_redrawn()

    def _bars_redrawn(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.redraw_bars()

    def action_help(self) -> None:
        from tui.help.screen import HelpScreen

        if isinstance(self.screen, PlaceScreen):
            self.push_screen(HelpScreen(self.screen.place, self.screen.actions_now()))

    def action_palette(self) -> None:
        from tui.palette import Palette

        screen = self.screen
        if isinstance(screen, PlaceScreen):

            async def carry_out(action: str | None) -> None:
                if action:
                    await self.run_action(action, screen)

            self.push_screen(Palette(screen.actions_now()), carry_out)

    def action_language(self) -> None:
        self.lang = "en" if self.lang == "zh" else "zh"
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                screen.language_changed()

    async def action_back(self) -> None:
        if isinstance(self.screen, PlaceScreen) and self.screen.place != "desk":
            self.pop_screen()

    async def action_quit(self) -> None:
        """Save, then leave. When saving fails it is told, and the second time the app leaves: the
        journal holds every key."""
        sitting, self.sitting = self.sitting, None
        if sitting is not None:
            try:
                sitting.save()
            except Trouble as trouble:
                self.tell(trouble)
                self.tell(self.say("app.quit_again"), "warning")
                return
        self.exit()

    # Endings that nobody chose -------------------------------------------------------------------

    def _restore_the_terminal_when_stopped(self) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has no handlers on its loop; tests run the app outside the main thread.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, lambda: self.exit(return_code=STOPPED))

    def _fatal_error(self) -> None:
        """End without the traceback of locals: it would show figures and pages of text."""
        self.crash = self._exception
        self._close_messages_no_wait()
