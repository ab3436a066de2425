"""Owns the backup: one zip file that holds every conference with its history.

It holds the newest readable generation of each conference (the history is inside it), damaged files
as they are, the office's own series files, and a manifest with a sha256 for each member and the head
of each history. `restore` is the way back.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from store.archive import disk, layout
from store.archive.seal import entries_of, unseal
from store.archive.troubles import ArchiveTrouble, Conflict, Damage, told_plainly

MANIFEST = "manifest.json"
BACKUP_FORMAT = 1
KEPT_DAYS = 30
_DAILY = re.compile(r"daily-(\d{4}-\d{2}-\d{2})\.zip", re.ASCII)
OTHER_FILES = re.compile(r"(?:series|settings)(?:/[0-9A-Za-z_-][0-9A-Za-z_.-]{0,80}){1,4}", re.ASCII)

Rest = Callable[[], None]


def _no_rest() -> None:
    return None


class Backup(Struct, frozen=True):
    """What a backup holds: `heads` are the last hashes of the histories, by key; `damaged` the files
    that could not be read and were taken as they are."""

    path: Path
    conferences: int
    heads: dict[str, str]
    damaged: tuple[str, ...] = ()


def write_backup(root: Path, target: Path, at: int, rest: Rest = _no_rest) -> Backup:
    """Write the archive at `root` into the new file `target`, made `at` (milliseconds).

    `rest` is called after each conference: in a thread beside an interface it lets the keys through,
    and what it raises ends the backup without a trace.

    Raises ArchiveTrouble (`backup_exists`) rather than replace a file. What other windows save
    meanwhile is in the backup or is not, each conference whole.
    """
    with told_plainly(target.parent, "no_folder"):
        target.parent.stat()
    with told_plainly(target):
        if os.path.lexists(target):
            raise ArchiveTrouble("backup_exists", path=str(target))
        contents = _Contents(root, rest)
        temporary = _zipped(target, contents, at, _mode_at(root, target))
        try:
            disk.publish(temporary, target, 1)
        except Conflict:
            raise ArchiveTrouble("backup_exists", path=str(target)) from None
        disk.sync_folder(target.parent)
    return Backup(target, len(contents.heads), contents.heads, tuple(contents.damaged))


def daily_backup(
    root: Path, today: date, at: int, folder: Path | None = None, rest: Rest = _no_rest
) -> Backup | None:
    """Today's automatic backup, if there is none yet and there is something to keep; those older than
    thirty days are removed. None when there was nothing to do."""
    folder = folder or root / layout.BACKUPS
    with told_plainly(folder):
        if not layout.newest_generations(root):
            return None
        target = folder / f"daily-{today.isoformat()}.zip"
        made = None
        if not target.exists():
            if folder.is_relative_to(root):
                disk.make_folders(root, folder)
            else:
                disk.private_folder(folder)
            try:
                made = write_backup(root, target, at, rest)
            except ArchiveTrouble as trouble:
                if trouble.code != "backup_exists":
                    raise
        # Only a backup that is there gives leave to remove an older one.
        oldest = today - timedelta(days=KEPT_DAYS)
        for day, path in daily_backups(root, folder):
            if day < oldest:
                disk.remove(path)
    return made


def daily_backups(root: Path, folder: Path | None = None) -> list[tuple[date, Path]]:
    """The automatic backups there are, the oldest first."""
    found = []
    folder = folder or root / layout.BACKUPS
    for name in sorted(os.listdir(folder)) if folder.is_dir() else []:  # noqa: PTH208
        day = _DAILY.fullmatch(name)
        if day is not None:
            found.append((date.fromisoformat(day[1]), folder / name))
    return found


# -- writing


class _Contents:
    """The members of a backup, read one after the other; `heads` and `damaged` fill on the way."""

    def __init__(self, root: Path, rest: Rest) -> None:
        self.root = root
        self.rest = rest
        self.heads: dict[str, str] = {}
        self.damaged: list[str] = []

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        yield layout.MARKER, disk.read_file(self.root / layout.MARKER)
        for key in sorted(layout.newest_generations(self.root)):
            yield from self._conference(key)
            self.rest()
        yield from _others(self.root)

    def _conference(self, key: str) -> Iterator[tuple[str, bytes]]:
        """The newest readable generation of `key`, and those above it that cannot be read."""
        folder = layout.month_folder(self.root, key)
        for _ in range(50):
            spoilt: list[tuple[str, bytes]] = []
            gone = False
            for generation in reversed(layout.generations_of(folder, key)):
                path = folder / layout.generation_name(key, generation)
                try:
                    data = disk.read_file(path)
                    tables = unseal(data, key, generation)
                except FileNotFoundError:  # pruned since the listing
                    gone = True
                except Damage:
                    spoilt.append((f"{layout.ASIDE}/{path.name}", _as_it_is(path)))
                else:
                    self.heads[key] = entries_of(tables)[-1]["hash"]
                    spoilt.append((path.relative_to(self.root).as_posix(), data))
                    break
            if key in self.heads or not gone:
                self.damaged += [name for name, _ in spoilt if name.startswith(layout.ASIDE)]
                yield from spoilt
                return
        raise ArchiveTrouble("busy", key=key)


def _as_it_is(path: Path) -> bytes:
    try:
        return disk.read_file(path)
    except Damage:  # not a file, or a spot of the disk that cannot be read
        return b""


def _others(root: Path) -> Iterator[tuple[str, bytes]]:
    for top in ("series", "settings"):
        for folder, folders, names in os.walk(root / top):
            folders.sort()
            for name in sorted(names):
                path = Path(folder) / name
                inside = path.relative_to(root).as_posix()
                if OTHER_FILES.fullmatch(inside) and path.is_file() and not path.is_symlink():
                    yield inside, disk.read_file(path)


def _mode_at(root: Path, target: Path) -> int:
    """A backup inside a shared archive is its group's too; anywhere else it is its maker's alone."""
    return disk.file_mode(root) if target.is_relative_to(root) else 0o600


def _zipped(target: Path, contents: _Contents, at: int, mode: int) -> Path:
    import zipfile

    sums: dict[str, str] = {}
    temporary = target.with_name(f".{target.name}.{os.getpid()}.{os.urandom(8).hex()}.tmp")
    handle = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "w+b") as file:
            if os.name != "nt":
                os.fchmod(handle, mode)
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                for name, data in contents:
                    sums[name] = hashlib.sha256(data).hexdigest()
                    archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
                manifest = {
                    "backup": BACKUP_FORMAT,
                    "at": at,
                    "heads": contents.heads,
                    "damaged": contents.damaged,
                    "members": sums,
                }
                text = json.dumps(manifest, ensure_ascii=False, indent=1)
                archive.writestr(zipfile.ZipInfo(MANIFEST), text.encode(), zipfile.ZIP_DEFLATED)
            file.flush()
            disk.sync_file(file.fileno())
    except BaseException:
        disk.remove(temporary)
        raise
    return temporary
