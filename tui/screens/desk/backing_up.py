"""A backup of the whole archive, asked for at the desk: where to, then written in a thread."""

import time
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_documents_path

from store.archive.backup import write_backup
from store.languages import listed
from store.outside import typed_path
from store.troubles import Trouble
from tui.dialogs.fields import needed
from tui.dialogs.form import Field, FormDialog

if TYPE_CHECKING:
    from tui.host import Host

_REST = 0.003
"""Seconds to rest after each conference, so that keys come through."""


class BackupDialog(FormDialog[Path]):
    """Hands back the file to write, or None."""

    def title_words(self) -> str:
        return self.say("desk.backup_title")

    def fields(self) -> Iterable[Field]:
        named = user_documents_path() / f"bulletin-backup-{datetime.now():%Y-%m-%d-%H%M%S}.zip"
        yield Field("file", self.say("desk.backup_file"), str(named), lambda raw: typed_path(needed(raw)))

    def accepted(self, values: dict[str, Any]) -> Path:
        path: Path = values["file"]
        return path.absolute()


def back_up(app: "Host") -> None:
    """Ask where to, then write the whole archive into one file in a thread, and tell when it is there."""

    def chosen(path: Path | None) -> None:
        if path is not None:
            app.tell(app.say("desk.backup_begun"))
            app.run_worker(partial(_write, app, path), thread=True, group="backup", exit_on_error=False)

    app.push_screen(BackupDialog(), chosen)


def _write(app: "Host", path: Path) -> None:
    """In a worker thread."""
    desk = app.desk
    told: Trouble | str
    try:
        archive, rest = Path(desk.places["archive"]), partial(time.sleep, _REST)
        made = write_backup(archive, path, desk.clock(), rest=rest)
        told = app.say("desk.backup_done", count=made.conferences, path=path)
        if made.damaged:
            told += "\n" + app.say("archive.backup_damaged", files=listed(made.damaged)(app.lang))
    except Trouble as trouble:
        told = trouble
    app.call_from_thread(app.tell, told)
