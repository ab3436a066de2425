"""A backup of the whole archive, asked for at the desk: where to, then written in a thread."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from platformdirs import user_documents_path

from store.outside import typed_path
from tui.dialogs.fields import needed
from tui.dialogs.form import Field, FormDialog


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
