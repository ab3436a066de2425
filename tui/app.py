"""The app: which screens there are, and how one goes between them. Everything else is in the screens.

`SCREENS` has every place by name. A screen's module is loaded when it is first shown, and only here: screens that led to
each other by name would lead back to themselves, so a screen asks the app (`host`) to show another.
"""

import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual import events

from store.desk.troubles import BadConference
from store.record.cell import CellKey
from store.record.reference import TextKey
from store.troubles import Trouble
from tui.actions import bindings, key_of
from tui.dialogs.dialog import Dialog
from tui.keeping.keeper import Keeper
from tui.screens.place import ConferenceScreen, PlaceScreen, way_to
from tui.settings import Settings, account_name
from tui.telling import TellingApp

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.desk.desk import Desk
    from store.desk.sitting import Sitting
    from store.record.reference import Reference


SCREENS: dict[str, str] = {
    "desk": "tui.screens.desk.screen:DeskScreen",
    "entry": "tui.screens.entry.screen:EntryScreen",
    "review": "tui.screens.review:ReviewScreen",
    "draft": "tui.screens.draft.screen:DraftScreen",
    "checks": "tui.screens.checks:ChecksScreen",
    "reading": "tui.screens.reading.screen:ReadingScreen",
    "table": "tui.screens.table:TableScreen",
    "history": "tui.screens.history:HistoryScreen",
    "sections": "tui.screens.sections.outline:SectionsScreen",
    "steps": "tui.screens.steps:StepsScreen",
    "board": "tui.screens.board:BoardScreen",
    "names": "tui.screens.names:NamesScreen",
    "titles": "tui.screens.sections.headlines:HeadlinesScreen",
}
"""Place -> `module:Class`. Screens of one conference are made with its sitting."""


def make_screen(name: str, *arguments: Any, **options: Any) -> "Screen[None]":
    """A new screen of that name. KeyError when there is none."""
    module, _, cls = SCREENS[name].partition(":")
    screen: Screen[None] = getattr(import_module(module), cls)(*arguments, **options)
    return screen


_QUIT_AGAIN = 10.0
"""Seconds in which a second Ctrl+Q leaves although nothing could be saved."""
STOPPED = 143
"""Exit code after SIGTERM or a closed terminal, as a shell reports it."""


class BulletinApp(TellingApp):
    """One person at one desk: the `Host` of every screen. `today` is passed in, since nothing here asks the clock
    what day it is."""

    BINDINGS = [*bindings("app")]

    def __init__(
        self,
        desk: "Desk",
        *,
        today: date,
        lang: str = "zh",
        mono: bool = False,
        settings: Settings | None = None,
    ) -> None:
        settings = settings or Settings()
        if mono:
            settings.rule("theme", "mono", "option", "--mono")
        super().__init__(lang, settings)
        self.pages: dict[str, str] = {}
        self.desk = desk
        self.today = today
        self.started: Callable[[], None] | None = None
        """Called once the first screen is painted."""
        self.sitting: Sitting | None = None
        self.keeper: Keeper = Keeper(self)
        self._leaving = False
        self.tour_wanted = False
        """The app ended to let the guided tour begin, which has an archive of its own."""
        self._stood: dict[tuple[str, str], object] = {}
        """Where one was on the screens of each conference when they were left."""

    # Going about ---------------------------------------------------------------------------------

    def get_default_screen(self) -> "Screen[None]":
        """The desk lies beneath every other screen."""
        return make_screen("desk")

    def taken_by_nobody(self, event: events.Key) -> None:
        if event.character and isinstance(self.screen, PlaceScreen):
            self.screen.typed_in_vain(event.character)

    def on_mount(self) -> None:
        self._restore_the_terminal_when_stopped()
        if self.started is not None:
            self.call_after_refresh(self.started)
        self.call_after_refresh(self.keeper.begin)
        for trouble in self.settings.troubles:
            self.tell(trouble, "warning")

    def push_screen(self, screen: Any, callback: Any = None, *rest: Any, **options: Any) -> Any:
        """Show a screen; what is done with a dialog's answer is done before the next key."""
        if isinstance(screen, Dialog):
            screen.answered, callback = callback, None
        elif isinstance(screen, PlaceScreen) and not screen.fresh:
            screen.stood = self._stood.get(screen.seat)
        return super().push_screen(screen, callback, *rest, **options)

    def open_conference(self, key: str, place: str = "entry", **options: Any) -> None:
        """Sit down at a conference and show it, the place with those options (see `go`). A trouble is told, nothing
        else happens."""
        try:
            self.take_seat(self.keeper.sit_down(key), place, **options)
        except BadConference as bad:
            from tui.screens.opening import say_why

            say_why(self, bad, key)
        except Trouble as trouble:
            self.tell(trouble)

    def show_names(self) -> None:
        """Show the office's own list of persons, places and words."""
        self.push_screen(make_screen("names"))

    def take_seat(self, sitting: "Sitting", place: str = "entry", **options: Any) -> None:
        """Show a conference that was just opened or created. The entry screen lies beneath any other, for whoever
        wants to go to a cell; Esc leads past it, to where one comes from."""
        self.sitting = sitting
        entry = make_screen("entry", sitting)
        self.push_screen(entry)
        if place != "entry" and isinstance(entry, ConferenceScreen):
            entry.passed_by = True
            self.go(place, sitting, **options)
        self.keeper.seated(sitting)

    def go(self, name: str, sitting: "Sitting", **options: Any) -> None:
        """Show another screen of the same conference above the one that is shown, so that Esc leads back here.
        One that lies beneath already is come back to, as it was left; the entry screen always does.

        `options` are handed to a new screen: `cell` to the draft, `text` to the reading screen.
        """
        if isinstance(self.screen, PlaceScreen) and self.screen.place == name:
            return
        beneath = any(isinstance(one, ConferenceScreen) and one.place == name for one in self.screen_stack)
        if beneath and not options:
            press = way_to(name)
            while not (isinstance(self.screen, PlaceScreen) and self.screen.place == name):
                if not self._go_back(press):
                    return
            self.screen.passed_by, self.screen.led_from = False, None
            return
        if isinstance(self.screen, PlaceScreen):
            self.screen.go_on()
            self.screen.led_from = None
        screen = make_screen(name, sitting, **options)
        if isinstance(screen, PlaceScreen):
            screen.fresh = bool(options)
        self.push_screen(screen)

    def lead(self, name: str, sitting: "Sitting") -> None:
        """`go`, from a screen that shows what is to be done where: Esc comes back to it, also from a screen that lay
        beneath it, and then goes on as if one had not been led."""
        origin, stack = self.screen, self.screen_stack
        there = next((one for one in stack if isinstance(one, ConferenceScreen) and one.place == name), None)
        passed_by = there is not None and there.passed_by
        self.go(name, sitting)
        if there is not None and self.screen is there is not origin and isinstance(origin, PlaceScreen):
            there.led_from = (origin.place, passed_by)

    def _back_to_who_led(self, press: str) -> bool:
        """Back to the screen that led here; False when none did, or this one is not to be left now."""
        screen = self.screen
        if not isinstance(screen, ConferenceScreen) or screen.led_from is None or not screen.leave(press):
            return False
        place, passed_by = screen.led_from
        self.go(place, screen.sitting)
        screen.passed_by = passed_by
        return True

    def go_to_cell(self, cell: "Reference", *, as_of: bool = False) -> None:
        """Show the entry screen with the cursor on a cell or its as-of, from any screen of the conference; the outline
        for what is no cell."""
        if not isinstance(cell, CellKey):
            if not isinstance(self.screen, ConferenceScreen):
                return
            if isinstance(cell, TextKey):
                name, _, language = cell.name.partition(".")
                self.go("titles", self.screen.sitting, text=name, language=language)
            else:
                self.go("sections", self.screen.sitting, part=cell)
            return
        for screen in self.screen_stack:
            if isinstance(screen, ConferenceScreen) and screen.place == "entry":
                self.lead("entry", screen.sitting)
                screen.go_to_cell(cell, as_of=as_of)

    def reopen(self, way: Mapping[str, str], then: Callable[[], None]) -> None:
        """Open, on the screen that is shown once it is laid out, the form to which `way` leads; `then` comes after that."""

        def opened() -> None:
            if isinstance(screen, ConferenceScreen):
                screen.open_again(way, then)

        screen = self.screen
        screen.call_after_refresh(opened)

    def find(self) -> None:
        """Go back to the desk and find there, unless a screen has to be looked at before one leaves it."""
        if self.leave_conference(key_of("filter")) and isinstance(self.screen, PlaceScreen):
            self.screen.begin_finding()

    def do_at_desk(self, action: str) -> None:
        """Go back to the desk and do that there, unless a screen has to be looked at before one leaves it."""
        if self.leave_conference("") and isinstance(self.screen, PlaceScreen):
            self.call_next(self.screen.do, action)

    def leave_conference(self, press: str) -> bool:
        """Back to the list by that key; False when a screen is not to be left now."""
        while isinstance(self.screen, ConferenceScreen):
            if not self._go_back(press):
                return False
        return True

    # What every screen can do --------------------------------------------------------------------

    def action_help(self) -> None:
        from tui.help.screen import HelpScreen, ManualScreen

        if isinstance(self.screen, PlaceScreen):
            self.push_screen(HelpScreen(self.screen.place, self.screen.actions_now()))
        elif isinstance(self.screen, HelpScreen | ManualScreen):
            self.screen.dismiss()
        elif isinstance(self.screen, Dialog):
            self.push_screen(HelpScreen(self.screen.helped, []))

    def action_guide(self) -> None:
        """The manual, at the chapter that is about what is shown."""
        from tui.help.manual import chapter_for
        from tui.help.screen import ManualScreen

        if isinstance(self.screen, PlaceScreen):
            self.push_screen(ManualScreen(chapter_for(self.screen.place)))

    def action_palette(self) -> None:
        from tui.dialogs.palette import Palette

        screen = self.screen
        if isinstance(screen, PlaceScreen):

            def carry_out(action: str | None) -> None:
                if action:
                    self.call_next(screen.do, action)

            self.push_screen(Palette(screen.actions_now(), screen.place), carry_out)

    async def action_language(self) -> None:
        """The other language, which is kept, unless the call said which one it is to be this time."""
        other = "en" if self.lang == "zh" else "zh"
        if self.settings.ruled("language").by == "option":
            await self._speak(other)
        else:
            await self.change_setting("language", other)

    async def change_setting(self, setting: str, value: str) -> None:
        """Set something for this and every later start. It takes effect at once, where nothing else rules."""
        trouble = self.settings.keep(setting, value)
        if trouble is not None:
            self.tell(trouble, "warning")
        ruled = self.settings.ruled(setting)
        if ruled.by in ("option", "variable"):
            return
        if setting == "language":
            await self._speak(ruled.value or self.settings.system_language)
        elif setting == "theme":
            self.wear_theme()
        elif setting == "name":
            self.desk.who = ruled.value or account_name()
            for sitting in self.keeper.held.values():
                sitting.who = self.desk.who

    async def _speak(self, lang: str) -> None:
        if lang == self.lang:
            return
        self.lang = lang
        for screen in self.screen_stack:
            if isinstance(screen, PlaceScreen):
                await screen.language_changed()

    def action_settings(self) -> None:
        from tui.dialogs.settings import SettingsDialog

        if isinstance(self.screen, PlaceScreen):
            self.push_screen(SettingsDialog())

    async def action_back(self) -> None:
        press = key_of("back")
        if self._back_to_who_led(press):
            return
        if self._go_back(press) and isinstance(self.screen, PlaceScreen) and self.screen.passed_by:
            self._go_back(press)

    def _go_back(self, press: str) -> bool:
        """Back one screen by that key; False when this one is not to be left now."""
        screen = self.screen
        if not isinstance(screen, PlaceScreen) or screen.place == "desk" or not screen.leave(press):
            return False
        self._stood[screen.seat] = screen.whereabouts()
        self.pop_screen()
        if isinstance(screen, ConferenceScreen) and not isinstance(self.screen, ConferenceScreen):
            self.keeper.left(screen.sitting)
            if isinstance(self.screen, PlaceScreen):
                self.screen.come_from(screen.sitting.key)
        return True

    def action_help_quit(self) -> None:
        """Ctrl+C where nothing is to be copied. The framework's own note was English in either interface."""
        self.tell(self.say("app.not_the_way_out"))

    async def action_quit(self) -> None:
        """Save, then leave. When saving fails it is told, and the second time the app leaves: the
        journal holds every key."""
        if self._may_leave(key_of("quit")):
            self.keeper.close()
            self.exit()

    def take_tour(self) -> None:
        """Leave this archive, as one does at the end; whoever runs the app gives the tour and opens it again."""
        if self._may_leave(key_of("help")):
            self.tour_wanted = True
            self.keeper.close()
            self.exit()

    def _may_leave(self, press: str) -> bool:
        """Save everything; False when a person has to look at something first."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Dialog) and not screen.leave(press):
                return False
            if isinstance(screen, PlaceScreen) and not screen.leave(press):
                if isinstance(screen, ConferenceScreen) and screen is not self.screen:
                    self.go(screen.place, screen.sitting)
                return False
        first, self._leaving = not self._leaving, True
        if first:
            try:
                if not self.keeper.save_all():
                    self._leaving = False
                    return False
            except Trouble as trouble:
                self.tell(trouble)
                self.tell(self.say("app.quit_again"), "warning")
                self.set_timer(_QUIT_AGAIN, lambda: setattr(self, "_leaving", False))
                return False
        return True

    # Endings that nobody chose -------------------------------------------------------------------

    def _restore_the_terminal_when_stopped(self) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                # Windows has no handlers on its loop; tests run the app outside the main thread.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._stopped)

    def _stopped(self) -> None:
        """Told to end: what is being typed is entered first, and is in the journal then."""
        with suppress(Exception):
            if isinstance(self.screen, PlaceScreen):
                self.screen.leave("")
        self.exit(return_code=STOPPED)
