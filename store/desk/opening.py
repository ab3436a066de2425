"""Opening an archive: where its folder, its cache and its journals lie, and the desk over them.

Cache and journals stay on the local disk whatever disk the archive lies on. With `local` given they
lie there (a throw-away archive leaves nothing behind); else where the account keeps such things.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.archive.catalogue import Catalogue
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.desk.desk import Desk
from store.desk.folders import account_folder
from store.desk.rows import EDITION, Summariser
from store.series.shelf import Shelf

if TYPE_CHECKING:
    from store.archive.recovery import LeftBehind
    from store.archive.repository import Kept
    from store.desk.entering import Clock, Journal


def open_desk(root: Path, *, who: str, clock: "Clock", local: Path | None = None) -> Desk:
    """The desk over the archive at `root`, which is made when there is none.

    Troubles of the disk (no permission, no such drive, a newer program's archive) are raised.
    """
    identity = open_folder(root)
    cache, journals = _local_folders(local, identity)
    shelf = Shelf(root / "series")
    summariser = Summariser(shelf)
    catalogue = Catalogue(cache, summariser, summariser.words, edition=EDITION)
    repository = FolderRepository(root, catalogue=catalogue)
    return Desk(
        repository,
        shelf,
        who,
        clock,
        journals=lambda kept: _journal(journals, kept, clock()),
        tidy=catalogue.flush,
        left_behind=lambda key: _left_behind(journals, key),
        places={
            "archive": str(root),
            "cache": str(cache),
            "journal": str(journals),
            "series": str(root / "series"),
        },
    )


def _journal(journals: Path, kept: "Kept", at: int) -> "Journal":
    from store.archive.journal import Journal

    return Journal(journals, kept.key, kept.generation, at)


def _left_behind(journals: Path, key: str) -> "Sequence[LeftBehind]":
    from store.archive.recovery import left_behind

    return left_behind(journals, key)


def _local_folders(local: Path | None, identity: str) -> tuple[Path, Path]:
    """The cache and the journals of the archive with that identity."""
    if local is None:
        return account_folder("cache") / identity, account_folder("state") / "journals" / identity
    return local / "cache", local / "journals"
