"""Opens the app on a terminal and leaves the terminal as it was, whatever happens.

Textual is imported only here, after the variables it reads at import have been set.
"""

import os
import re
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from store.troubles import Trouble
from tui import terminal
from tui.actions import key_of
from tui.words import say

if TYPE_CHECKING:
    from store.desk.desk import Desk
    from tui.app import BulletinApp
    from tui.settings import Settings
    from tui.themed import ThemedApp
    from tui.tour.guided import TourApp

CRASHED = 1
_ANSWER_WAIT = 0.02
"""Seconds a terminal is given to answer beyond the time the imports take."""


def run_app(
    desk: "Desk",
    *,
    lang: str,
    today: date,
    settings: "Settings | None" = None,
    mouse: bool = True,
    newcomer: bool = False,
) -> int:
    """Run the app until it is left; the exit code. A crash leaves one line on stderr and a log. A `newcomer`, who
    looks at the sample, is offered the guided tour."""
    import gc

    gc.disable()  # what is made while starting stays; collecting among it only costs time
    probe = WidthProbe()
    app = build_app(desk, lang=lang, today=today, settings=settings)
    from tui.private_api.textual_parts import typed_events

    offer = app.say("tour.offer", tour=key_of("help")) if newcomer else ""
    app.started = partial(_started, app, offer)
    _prepare_streams()
    wide = probe.marks_are_wide()
    app.typed_before(typed_events(probe.typed))
    code = _shown(app, wide, mouse)
    while app.tour_wanted:
        tour, code = _tour(app, wide, mouse)
        if tour.tour_wanted or not tour.ended:
            app = tour  # once more, or the program was left
        else:
            app = build_app(desk, lang=tour.lang, today=today, settings=settings)
            app.started = partial(_started, app, app.say("tour.over", tour=key_of("help")))
            code = _shown(app, wide, mouse)
    return code


def ask_where(root: Path, *, lang: str, settings: "Settings", mouse: bool = True) -> Path | None:
    """Where there is no archive: the folder that is to be opened, one of those near by or, on purpose, this one. None
    when nothing is to be."""
    from store.desk.nearby import archives_near
    from tui.commands.throwaway import is_throwaway

    near = archives_near(root, is_throwaway)
    _for_textual()
    from tui.beginning import BeginningApp

    app = BeginningApp(root, near, lang=lang, settings=settings)
    _prepare_streams()
    return app.chosen if _shown(app, False, mouse) == 0 else None


def _shown(app: "ThemedApp", wide: bool, mouse: bool) -> int:
    """Run one app until it ends."""
    app.wide_marks = wide
    app.run(mouse=mouse)
    if app.crash is not None:
        terminal.tell(crash_line(app.crash, app.lang))
        return CRASHED
    return app.return_code or 0


def _tour(app: "BulletinApp", wide: bool, mouse: bool) -> tuple["TourApp", int]:
    """Give the guided tour on a throw-away archive; the tour as it ended, and the exit code."""
    from store.desk.opening import open_desk
    from tui.commands.throwaway import Throwaway
    from tui.tour.guided import TourApp

    place = Throwaway()
    try:
        desk = open_desk(place.folder, who=app.desk.who, clock=app.desk.clock, local=place.folder / ".local")
        tour = TourApp(desk, today=app.today, lang=app.lang, theme=app.settings.ruled("theme").value)
        return tour, _shown(tour, wide, mouse)
    finally:
        place.close()


def _started(app: "BulletinApp", words: str) -> None:
    """The first screen is painted: say what there is to say. Garbage is collected from now on, but not among what
    the start made."""
    import gc

    if words:
        app.tell(words)
    gc.freeze()
    gc.enable()


def build_app(desk: "Desk", *, lang: str, today: date, settings: "Settings | None" = None) -> "BulletinApp":
    """The app, for the command line and for tests alike."""
    _for_textual()
    from tui.app import BulletinApp

    return BulletinApp(desk, today=today, lang=lang, settings=settings)


def _for_textual() -> None:
    """Set what Textual reads at import."""
    # The kitty protocol turns input-method commits of five characters and more into rubbish.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def _prepare_streams() -> None:
    """UTF-8 out whatever the locale says, bytes that are no UTF-8 in without dying of them, and what is pasted whole."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")
    from tui.private_api.textual_parts import forgive_bad_bytes, paste_whole

    forgive_bad_bytes()
    paste_whole()


class WidthProbe:
    """Asks the terminal whether it draws marks such as “ and ≠ two cells wide, and keeps what was typed meanwhile.

    The question goes out before Textual is imported and the answer is taken after it, so that the
    start waits for neither. A terminal that does not answer is taken to draw them narrow.
    """

    def __init__(self) -> None:
        stdin, out = sys.__stdin__, sys.__stderr__
        self._keyboard: int | None = None
        self._before: list[Any] = []
        self.typed = b""
        """What somebody typed before the app could read the keyboard."""
        if os.name != "posix" or stdin is None or out is None:
            return  # Windows Terminal draws them narrow
        if stdin.isatty() and out.isatty():
            self._keyboard = stdin.fileno()
            self._ask(self._keyboard, out)

    def _ask(self, keyboard: int, out: TextIO) -> None:
        import termios
        import tty

        self._before = termios.tcgetattr(keyboard)
        tty.setcbreak(keyboard, termios.TCSANOW)  # as it is, it throws away what was typed before
        terminal.order(out, "\r“\x1b[6n\r  \r")
        out.flush()

    def marks_are_wide(self) -> bool:
        """The answer; the terminal is set back to what it was."""
        if self._keyboard is None:
            return False
        import select
        import termios

        answer = b""
        try:
            while not answer.endswith(b"R") and select.select([self._keyboard], [], [], _ANSWER_WAIT)[0]:
                answer += os.read(self._keyboard, 64)
        finally:
            termios.tcsetattr(self._keyboard, termios.TCSADRAIN, self._before)
        column = re.search(rb"\x1b\[\d+;(\d+)R", answer)
        self.typed = answer if column is None else answer[: column.start()] + answer[column.end() :]
        return column is not None and column[1] == b"3"


def crash_line(error: BaseException, lang: str, typed: bool = True) -> str:
    """One line for the person; the traceback, without the values of variables, goes into a log. `typed`:
    the screens were open, so that something may have been typed."""
    import traceback

    from store.desk.account import account_folder
    from store.record.text import one_line

    try:
        log = _write_log(account_folder("log"), "".join(traceback.format_exception(error)))
    except (OSError, Trouble) as failure:
        log = say("app.crash_unlogged", lang, error=one_line(str(failure)))
    word = "app.crashed" if typed else "app.command_crashed"
    return say(word, lang, error=one_line(f"{type(error).__name__}: {error}"), log=log)


def _write_log(folder: Path, text: str) -> str:
    """Append the text to the crash log, which only this person may read; its path."""
    from store.archive import disk

    disk.private_folder(folder)
    path = folder / "crash.log"
    disk.append(path, (text + "\n").encode("utf-8", "backslashreplace"))
    return str(path)
