"""One call of the command line: its options, its streams, and the desk, opened when first needed."""

import errno
import io
import os
import sys
import time
from argparse import Namespace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store.record.text import one_line
from store.signs import visible_line
from store.troubles import Trouble
from tui import terminal
from tui.settings import Settings, account_name
from tui.words import InterfaceTrouble, say

if TYPE_CHECKING:
    from store.desk.desk import Desk
    from tui.commands.throwaway import Throwaway


_KEPT = ("reason", "name", "name_en", "host", "host_en", "places", "indicators", "windows")
"""Options whose words are kept in a file; others are only looked for, or are paths, which hold any bytes."""


def _is_whole(text: str) -> bool:
    """Whether a file in UTF-8 can hold an argument: bytes that were none come as half characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _at_a_terminal() -> bool:
    """Whether the screens have somebody before them: they read the keyboard and paint where errors are told."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


class NoInput(InterfaceTrouble):
    """Standard input was named and cannot be read."""

    exit_code = 2


class Call:
    """The options of a call and what every command needs."""

    def __init__(
        self, options: Namespace, lang: str, command: str | None, settings: Settings, *, makes: bool
    ) -> None:
        """`makes`: the command begins an archive where there is none."""
        self.options, self.lang, self.command, self.settings = options, lang, command, settings
        self._makes = makes
        self.at_once = False
        """Whether the list is wanted at once, though not all of it was read: for the screens."""
        self.needs_none = False
        """Whether what is looked at needs no archive: a text of no record, the series of the program."""
        self.passed_over = 0
        """How many conferences, or whole series of them, could not be read and were passed over."""
        self._agreed = False
        """A person saw on the screen where the archive is, and agreed to it."""
        self._demo: Throwaway | None = None
        self._notified: set[str] = set()

    @property
    def demo(self) -> bool:
        """True when the archive is a throw-away one holding the sample."""
        return bool(getattr(self.options, "demo", False))

    @cached_property
    def root(self) -> Path:
        """The archive's folder: `--demo`, `--data`, BULLETIN_DATA, else the user's data folder."""
        if self.demo:
            from tui.commands.throwaway import Throwaway

            self._demo = Throwaway()
            return self._demo.folder
        if self._chosen:
            from store.outside import typed_path

            return typed_path(self._chosen).absolute()
        from store.desk.account import account_folder

        return account_folder("data")

    @property
    def _chosen(self) -> str:
        return getattr(self.options, "data", None) or os.environ.get("BULLETIN_DATA") or ""

    @property
    def makes(self) -> bool:
        """Whether an archive is begun where there is none: not by a call that only looks at one."""
        return (
            self._makes
            or self.demo
            or any(getattr(self.options, name, False) for name in ("save", "new_archive"))
        )

    def refused(self) -> int | None:
        """The exit code of a call that can do nothing as it stands, told; None when it may go on."""
        named = getattr(self.options, "data", None)
        if named is not None and self.demo:
            self.tell(self.say("cli.two_archives"))
            return 2
        if named is not None and not named.strip():
            self.tell(self.say("cli.no_data"))
            return 2
        if not self.demo and "://" in self._chosen:
            self.tell(self.say("cli.data_is_address", text=visible_line(self._chosen)))
            return 2
        for name in _KEPT:
            if not _is_whole(given := str(getattr(self.options, name, ""))):
                option = name.replace("_", "-")
                self.tell(self.say("cli.half_character", option=option, text=visible_line(given)))
                return 2
        if sys.stdout is None:
            self.tell(self.say("cli.output_closed"))
            return 1
        if self.command is None and not _at_a_terminal():
            self.tell(self.say("cli.no_terminal"))
            return 2
        return None

    def not_printed(self, error: OSError) -> int:
        """Tell that what was to be printed is lost; the exit code."""
        from store.reasons import system_reason

        self.tell(self.say("cli.no_output", problem=system_reason(error)(self.lang)))
        return 1

    def stdin(self, most: int) -> bytes:
        """What was sent through standard input, at most `most` bytes. NoInput when there is none that can
        be read, OutsideTrouble when there is more. It is said when it is waited for."""
        from store.languages import either
        from store.outside import NotReadable, Sent, read_stream
        from store.reasons import system_reason

        try:
            if sys.stdin is None:
                raise OSError(errno.EBADF, "")
            name = either("标准输入", "standard input")
            try:
                handle = sys.stdin.fileno()
            except io.UnsupportedOperation:  # not a stream of the system's
                return read_stream(sys.stdin.buffer, most, name)
            return read_stream(Sent(handle, name, self._waits), most, name)
        except OSError as error:
            raise NoInput("cli.no_input", problem=system_reason(error)) from error
        except NotReadable as refused:
            raise NoInput("cli.no_input", problem=refused.facts["problem"]) from refused

    def _waits(self) -> None:
        typing = sys.stdin is not None and sys.stdin.isatty()
        self.tell(self.say("cli.awaits_typing" if typing else "cli.awaits"))

    @cached_property
    def desk(self) -> "Desk":
        """The archive, opened by the person of this account."""
        from store.desk.opening import open_desk

        if (self.command == "read" or self.needs_none) and not self.makes and not self._chosen:
            self._do_without_an_archive()
        root = self.root  # makes the throw-away one
        begins = self._begins(root)
        local = root / ".local" if self._demo is not None else None
        desk = open_desk(
            root,
            who=self.who,
            clock=now_ms,
            local=local,
            new_archive=bool(getattr(self.options, "new_archive", False)),
            make=self.makes,
            at_once=self.at_once,
            one_call=not self.at_once,
            progress=None if self.at_once else self._reading,
        )
        if not self.at_once:  # the screens tell such things themselves
            desk.notify = self.notify
            for remark in desk.repository.remarks():
                self.notify(remark)
        if self.demo:
            desk.add_sample(whole=True)
        elif begins and not self._agreed:
            self.tell(self.say("cli.archive_begun", path=root))
        return desk

    @property
    def is_to_be_asked(self) -> bool:
        """Whether an archive would be begun where a person may have mistyped the path: the screens ask first."""
        return not getattr(self.options, "new_archive", False) and self._is_new(self.root)

    def agree(self, root: Path) -> None:
        """A person chose where the archive is to be opened, or begun."""
        self.root, self._agreed = root, True

    def _begins(self, root: Path) -> bool:
        """Whether there is no archive yet in the folder a person named, and one will be begun. A path of which more
        than the last name is not there is rather mistyped: nothing is begun in a folder that is to be made too,
        unless that is asked for."""
        from store.archive.troubles import ArchiveTrouble

        begins = self._is_new(root)
        asked = self._agreed or getattr(self.options, "new_archive", False)
        if begins and not asked and not os.path.lexists(root.absolute().parent):
            raise ArchiveTrouble("no_folder", path=str(root))
        return begins

    def _is_new(self, root: Path) -> bool:
        from store.archive.marker import archive_id
        from store.archive.troubles import ArchiveTrouble
        from store.desk.opening import was_here

        if not self._chosen or self.demo or not self.makes:
            return False
        try:
            return archive_id(root) is None and not was_here(root)
        except ArchiveTrouble:
            return False  # what is wrong with it is told on opening

    @property
    def would_begin(self) -> bool:
        """Whether there is no archive yet: what is to go into one is tried first, so that nothing is begun for a call
        that is refused."""
        from store.archive.marker import archive_id

        return archive_id(self.root) is None

    def _do_without_an_archive(self) -> None:
        """A text can be read before anybody has an archive: an empty one is made and thrown away."""
        if self.would_begin:
            self.options.demo = True
            del self.root

    def _reading(self, done: int, of: int) -> None:
        """How far the list is, on a machine that has not seen the archive yet and where one is watching."""
        if of > 50 and done % 10 == 0:
            terminal.progress(self.say("cli.reading", done=done, of=of))

    @property
    def who(self) -> str:
        """Whose name stands beside what is entered: BULLETIN_BY, else what is set, else the account's name."""
        named = self.settings.ruled("name").value or account_name()
        # Under a locale that is not UTF-8 the name comes with its bytes escaped.
        return one_line(os.fsencode(named).decode("utf-8", "replace"))

    def say(self, word: str, /, **facts: object) -> str:
        return say(word, self.lang, **facts)

    def out(self, text: str) -> None:
        """A line of data. A call that changes the archive goes on when nobody reads its lines any more:
        what was asked of it must not be left half done."""
        try:
            terminal.out(text, flush=self.makes)
        except BrokenPipeError:
            if not self.makes:
                raise
            terminal.out_goes_nowhere()

    def tell(self, text: str) -> None:
        """A line of narration."""
        terminal.tell(text)

    def notify(self, trouble: Trouble) -> None:
        """Tell once what a person must know, though the command goes on."""
        if trouble.code == "not_seen" and "not_seen_archive" in self._notified:
            return  # all of the archive is new to this machine: that was said already
        said = trouble.as_call(self.lang)
        self._notified.add(trouble.code)
        if said not in self._notified:
            self._notified |= {said, trouble.said(self.lang)}
            self.tell(said)

    def was_told(self, said: str) -> bool:
        """Whether that sentence was told by `notify`."""
        return said in self._notified

    def tell_unsaved(self, key: str) -> None:
        """Tell that typing of this conference is in no version yet: what is shown here is without it."""
        found = self.desk.unsaved(key)
        if found is not None:
            from store.desk.clock import day_and_time

            self.tell(self.say("cli.unsaved", at=day_and_time(found.last), count=found.places))

    def trouble(self, trouble: Trouble) -> int:
        """Tell a trouble and return its exit code."""
        self.tell(trouble.as_call(self.lang))
        return trouble.exit_code

    def close(self) -> None:
        """Put the list away for the next start; throw the throw-away archive away."""
        if "desk" in self.__dict__:
            self.desk.tidy()
        if self._demo is not None:
            self._demo.close()


def now_ms() -> int:
    """Milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000
