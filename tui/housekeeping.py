"""What the app does for the archive by itself when it starts: sweeping, the daily backup, stray copies."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from store.troubles import Trouble

if TYPE_CHECKING:
    from tui.app import BulletinApp


class Housekeeping:
    """Works in a thread; only what a person has to know or decide comes to the screen."""

    def __init__(self, app: "BulletinApp") -> None:
        self.app = app

    def begin(self) -> None:
        """Do what is due, in a thread."""
        self.app.run_worker(self._work, thread=True, group="keeping", exit_on_error=False)

    def _work(self) -> None:
        """In a worker thread: sweep what died half-written, back up once a day, look for copies."""
        from store.archive.backup import daily_backup
        from store.archive.strays import sweep
        from store.desk.copies import copies

        desk, root = self.app.desk, Path(self.app.desk.places["archive"])
        try:
            sweep(root, time.time())
            daily_backup(root, self.app.today, desk.clock())
            found = copies(desk)
        except Trouble as trouble:
            self.app.call_from_thread(self.app.tell, trouble, "warning")
            return
        if found:
            self.app.call_from_thread(self._tell_copies, len(found))

    def _tell_copies(self, count: int) -> None:
        from tui.screens.question import Question

        say = self.app.say

        def answered(merge: bool | None) -> None:
            if merge:
                self.app.run_worker(self._merge_copies, thread=True, group="keeping", exit_on_error=False)

        self.app.push_screen(
            Question(say("keeping.copies", count=count), say("keeping.copies_merge"), say("keeping.copies_later")),
            answered,
        )

    def _merge_copies(self) -> None:
        from store.desk.copies import merge_copies

        lines: list[str] = []
        try:
            for merged in merge_copies(self.app.desk, self.app.lang):
                lines.append(self.app.say("keeping.copy_merged", file=merged.file, conference=merged.key))
                lines += [
                    self.app.say("keeping.copy_differs", name=line.name, ours=line.old, theirs=line.new)
                    for line in merged.clashes
                ]
        except Trouble as trouble:
            lines.append(trouble.said(self.app.lang))
        self.app.call_from_thread(self._told_merged, lines)

    def _told_merged(self, lines: list[str]) -> None:
        from tui.screens.notice import Notice

        self.app.push_screen(Notice(self.app.say("keeping.copies_title"), lines))
