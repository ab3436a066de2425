"""One call of the command line: its options, its streams, and the desk, opened when first needed."""

import os
import sys
import time
from argparse import Namespace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from store.record.text import one_line
from store.troubles import Trouble
from tui.words import say

if TYPE_CHECKING:
    from store.desk.desk import Desk


class Call:
    """The options of a call and what every command needs."""

    def __init__(self, options: Namespace, lang: str) -> None:
        self.options, self.lang = options, lang
        self.at_once = False
        """Whether the list is wanted at once, though not all of it was read: for the screens."""
        self._demo: Path | None = None
        self._notified: set[str] = set()

    @property
    def demo(self) -> bool:
        """True when the archive is a throw-away one holding the sample."""
        return bool(getattr(self.options, "demo", False))

    @cached_property
    def root(self) -> Path:
        """The archive's folder: `--demo`, `--data`, BULLETIN_DATA, else the user's data folder."""
        if self.demo:
            import tempfile

            self._demo = Path(tempfile.mkdtemp(prefix="bulletin-demo-"))
            return self._demo
        chosen = getattr(self.options, "data", None) or os.environ.get("BULLETIN_DATA")
        if chosen:
            return Path(chosen).expanduser()
        from store.desk.folders import account_folder

        return account_folder("data")

    @cached_property
    def desk(self) -> "Desk":
        """The archive, opened by the person of this account."""
        from store.desk.opening import open_desk

        local = self.root / ".local" if self.demo else None
        desk = open_desk(
            self.root,
            who=self.who,
            clock=now_ms,
            local=local,
            new_archive=bool(getattr(self.options, "new_archive", False)),
            at_once=self.at_once,
            progress=None if self.at_once else self._reading,
        )
        if not self.at_once:  # the screens tell such things themselves
            desk.notify = self.notify
        if self.demo:
            desk.add_sample()
        return desk

    def _reading(self, done: int, of: int) -> None:
        """How far the list is, on a machine that has not seen the archive yet and where one is watching."""
        if of > 50 and done % 10 == 0 and sys.stderr.isatty():
            print(self.say("cli.reading", done=done, of=of), end="\r", file=sys.stderr, flush=True)

    @property
    def who(self) -> str:
        """Whose name stands beside what is entered: BULLETIN_BY, else the account's name."""
        named = os.environ.get("BULLETIN_BY")
        if not named:
            import getpass

            try:
                named = getpass.getuser()
            except (OSError, KeyError):
                named = "?"
        # Under a locale that is not UTF-8 the name comes with its bytes escaped.
        return one_line(os.fsencode(named).decode("utf-8", "replace"))

    def say(self, word: str, /, **facts: object) -> str:
        return say(word, self.lang, **facts)

    def out(self, text: str) -> None:
        """A line of data."""
        print(text, file=sys.stdout)

    def tell(self, text: str) -> None:
        """A line of narration."""
        print(text, file=sys.stderr)

    def notify(self, trouble: Trouble) -> None:
        """Tell once what a person must know, though the command goes on."""
        said = trouble.said(self.lang)
        if said not in self._notified:
            self._notified.add(said)
            self.tell(said)

    def tell_unsaved(self, key: str) -> None:
        """Tell that typing of this conference is in no version yet: what is shown here is without it."""
        found = self.desk.unsaved(key)
        if found is not None:
            from datetime import datetime

            at = datetime.fromtimestamp(found.last / 1000).strftime("%Y-%m-%d %H:%M")
            self.tell(self.say("cli.unsaved", at=at, count=found.places))

    def trouble(self, trouble: Trouble) -> int:
        """Tell a trouble and return its exit code."""
        self.tell(trouble.said(self.lang))
        return trouble.exit_code

    def close(self) -> None:
        """Put the list away for the next start; throw the throw-away archive away."""
        if "desk" in self.__dict__:
            self.desk.tidy()
        if self._demo is not None:
            from shutil import rmtree

            rmtree(self._demo, ignore_errors=True)


def now_ms() -> int:
    """Milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000
