"""Owns the names in an archive that this program did not make: copies left by a synchronizing folder.

Such folders have no exclusive create. Two machines may both write generation 32 and one of the two is
given another name, `2022-09-01-024.000032 (conflicted copy).json`. Its seal still tells what it is,
so that its changes can be merged like those of another window.
"""

import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from store.archive import disk, layout
from store.archive.chain import Signature
from store.archive.documents import diff
from store.archive.folder import FolderRepository
from store.archive.released import releases_in
from store.archive.repository import Guard, Kept
from store.archive.seal import Tables, entries_of, sealed_as, unseal
from store.archive.settings_files import SETTINGS
from store.archive.troubles import ArchiveTrouble, disk_errors_told

_TEMPORARY_AGE = 60 * 60


class StrayFile(Struct, frozen=True):
    """A file with a foreign name. `key` and `generation` are those of the conference it holds, "" and 0
    when it holds none that can be read; `notice` tells a person."""

    path: Path
    key: str
    generation: int
    notice: ArchiveTrouble


def stray_files(root: Path) -> list[StrayFile]:
    """Every file among the conferences that this program did not name."""
    found = []
    with disk_errors_told(root):
        for month, names in layout.files_by_month(root):
            begins = f"{month.parent.name}-{month.name}-"
            for name in names:
                at_home = name.startswith(begins) and layout.generation_of(name) is not None
                if not at_home and not layout.is_temporary(name) and not name.endswith(".claim"):
                    found.append(_stray(month / name))
    return found


def _stray(path: Path) -> StrayFile:
    try:
        tables, key, generation = _opened(path)
    except (ArchiveTrouble, OSError):
        return StrayFile(path, "", 0, ArchiveTrouble("stray_foreign", file=path.name))
    assert tables
    return StrayFile(path, key, generation, ArchiveTrouble("stray", file=path.name))


def _opened(path: Path) -> tuple[Tables, str, int]:
    data = disk.read_file(path)
    claimed = sealed_as(data)
    if claimed is None:
        raise ArchiveTrouble("stray_foreign", file=path.name)
    key, generation, _ = claimed
    return unseal(data, layout.checked_key(key), generation), key, generation


def merge_stray(
    repository: FolderRepository, stray: StrayFile, signature: Signature, guard: Guard = lambda document: None
) -> Kept:
    """Bring what the stray's writer changed into the conference and move the file aside. `guard` is asked
    about the copy, and about the record, before anything is changed.

    The base is the last version both histories share; leaves changed on both sides come back as
    clashes, as they do between two windows.
    """
    if not stray.key:
        raise stray.notice
    with disk_errors_told(stray.path):
        tables, key, _ = _opened(stray.path)
        hashes = [entry["hash"] for entry in entries_of(tables)]
        ours = [entry.hash for entry in repository.history(key)]
        shared = sum(1 for mine, theirs in zip(hashes, ours, strict=False) if mine == theirs)
        base = repository.version(key, shared) if shared else {}
        mine = repository.migrations.brought_up(key, tables["conference"]["1"])
        guard(mine)
        kept = repository.apply(key, diff(base, mine, repository.shape), signature, guard)
        kept = replace(repository.take_releases(key, releases_in(tables)), clashes=kept.clashes)
        aside = repository.root / layout.ASIDE
        disk.make_folders(repository.root, aside)
        disk.move_aside(stray.path, aside)
    return kept


def leftovers(root: Path, now: float) -> list[Path]:
    """Half-written files that died more than an hour before `now` (seconds since 1970).

    Younger ones may be those of a living window between writing and publishing.
    """
    with disk_errors_told(root):
        beside = (root, root / layout.BACKUPS, root / SETTINGS)
        looked_at = [
            (folder, sorted(os.listdir(folder) if folder.is_dir() else []))  # noqa: PTH208
            for folder in beside
        ]
        return [
            folder / name
            for folder, names in (*looked_at, *layout.files_by_month(root))
            for name in names
            if layout.is_temporary(name) and _age(folder / name, now) > _TEMPORARY_AGE
        ]


def sweep(root: Path, now: float) -> int:
    """Remove the leftovers there are at `now`; how many. The app does so when it opens."""
    found = leftovers(root, now)
    for path in found:
        disk.remove_leftover(path)
    return len(found)


def _age(path: Path, now: float) -> float:
    try:
        return now - path.lstat().st_mtime
    except FileNotFoundError:  # its window has published it just now
        return 0.0
