"""What the app does for the archive by itself when it starts: sweeping, the daily backup, stray copies."""

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.desk.clock import local_time
from store.troubles import Trouble

if TYPE_CHECKING:
    from tui.host import Host

_HOUR = 3600.0
_REST = 0.003
"""Seconds the backup rests after each conference, so that it takes a quarter of the processor at most."""

_OF_THE_NOTES = ("seen_unwritable", "seen_unreadable", "seen_damaged")
"""Troubles of what this computer noted, not of the archive."""
_MOST_UNREAD = 2
"""Faults of series that are told in words: more would cover the list."""


class _Closing(Exception):
    """The app is being left in the middle of a backup."""


class Housekeeping:
    """Works in a thread; only what a person has to know or decide comes to the screen."""

    def __init__(self, app: "Host") -> None:
        self.app = app

    def begin(self) -> None:
        """Do what is due, in a thread; the backup is looked at every hour."""
        self.app.run_worker(self._work, thread=True, group="keeping", exit_on_error=False)
        self.app.set_interval(_HOUR, self._work_again)

    def _work_again(self) -> None:
        self.app.run_worker(self._back_up, thread=True, group="keeping", exit_on_error=False)

    def _work(self) -> None:
        """In a worker thread: sweep what died half-written, look for copies, back up once a day."""
        from store.archive.strays import sweep
        from store.desk.recovery.recovering import mergeable_copies

        self._look_back()
        self._tell_unread_series()
        desk = self.app.desk
        try:
            sweep(Path(desk.places["archive"]), time.time())
            found = mergeable_copies(desk)
        except Trouble as trouble:
            self.app.call_from_thread(self.app.tell, trouble, "warning")
            return
        if found:
            self.app.call_from_thread(self._tell_copies, len(found))
        self._catch_up()
        self._back_up()

    def _look_back(self) -> None:
        """Tell what of the archive is no longer as this machine saw it last; on its first look, that from now on it
        notes what it sees. Runs in a thread of its own."""
        repository = self.app.desk.repository
        try:
            remarks, missing, closed = repository.remarks(), repository.missing(), repository.closed()
        except Trouble as trouble:
            self.app.call_from_thread(self.app.tell, trouble, "warning")
            return
        for folder in closed:
            self.app.call_from_thread(self.app.tell, folder, "warning")
        serious = [one for one in (*remarks, *missing) if one.code != "not_seen_archive"]
        unnoted = any(one.code == "seen_unwritable" for one in serious)
        for remark in remarks:
            if remark not in serious and not unnoted:  # that it is noted from now on would not be so
                self.app.call_from_thread(self.app.tell, remark, "information")
        if serious:
            lines = [one.in_app(self.app.lang) for one in serious]
            if len(missing) > 1:
                lines.append(self.app.say("archive.accept_all"))
            of_the_notes = all(one.code in _OF_THE_NOTES for one in serious)
            title = "keeping.notes_title" if of_the_notes else "keeping.lost_title"
            self.app.call_from_thread(self._tell_lost, title, lines)

    def _tell_lost(self, title: str, lines: list[str]) -> None:
        from tui.dialogs.notice import Notice

        self.app.push_screen(Notice(self.app.say(title, count=len(lines)), lines))

    def _tell_unread_series(self) -> None:
        """In a worker thread: tell which files of the office's own series cannot be read."""
        from store.desk.unread_series import unread_series

        with suppress(Trouble):
            found = unread_series(self.app.desk, self.app.desk.rows())
            for fault in found[:_MOST_UNREAD]:
                self.app.call_from_thread(self.app.tell, fault, "warning")
            if len(found) > _MOST_UNREAD:
                more = self.app.say("keeping.more_unread", count=len(found) - _MOST_UNREAD)
                self.app.call_from_thread(self.app.tell, more, "warning")

    def _catch_up(self) -> None:
        """In a worker thread: finish a list that was shown before all of it was read."""
        with suppress(_Closing, Trouble):
            if self.app.desk.catch_up(self._rest):
                self.app.desk.tidy()
                self.app.call_from_thread(self.app.keeper.list_again)

    def _back_up(self) -> None:
        """In a worker thread: today's backup, if there is none yet."""
        from store.archive.backup import daily_backup

        desk = self.app.desk
        now = desk.clock()
        with suppress(_Closing):
            try:
                daily_backup(Path(desk.places["archive"]), local_time(now).date(), now, rest=self._rest)
            except Trouble as trouble:
                self.app.call_from_thread(self.app.tell, trouble, "warning")

    def _rest(self) -> None:
        """Let the keys through; end when the app does."""
        time.sleep(_REST)
        if not self.app.is_running:
            raise _Closing

    def _tell_copies(self, count: int) -> None:
        from tui.dialogs.notice import Question

        say = self.app.say

        def answered(merge: bool | None) -> None:
            if merge:
                self.app.run_worker(self._merge_copies, thread=True, group="keeping", exit_on_error=False)

        self.app.push_screen(
            Question(
                say("keeping.copies", count=count), say("keeping.copies_merge"), say("keeping.copies_later")
            ),
            answered,
        )

    def _merge_copies(self) -> None:
        from store.desk.recovery.recovering import merge_copies

        lines: list[str] = []
        try:
            for merged in merge_copies(self.app.desk, self.app.lang):
                lines.append(self.app.say("keeping.copy_merged", file=merged.file, conference=merged.key))
                lines += [
                    self.app.say("keeping.copy_differs", name=line.name, ours=line.old, theirs=line.new)
                    for line in merged.clashes
                ]
        except Trouble as trouble:
            lines.append(trouble.in_app(self.app.lang))
        self.app.call_from_thread(self._told_merged, lines)

    def _told_merged(self, lines: list[str]) -> None:
        from tui.dialogs.notice import Notice

        self.app.push_screen(Notice(self.app.say("keeping.copies_title"), lines))
