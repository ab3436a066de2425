"""Owns the backup: one zip file that holds every conference with its history.

It holds the newest readable generation of each conference (the history is inside it), damaged files
as they are, the office's own series files, and a manifest with a sha256 for each member and the head
of each history. `restore` is the way back.

On the way back every byte and every history is checked before anything appears. A backup may come from anybody, so
it is unpacked within a budget: its members, the bytes of each and of all.
"""

import errno
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from store.archive import disk, layout
from store.archive.chain import faults_of_history
from store.archive.marker import identity_in
from store.archive.seal import entries_of, is_hash, unseal
from store.archive.troubles import ArchiveTrouble, Damage, NewerFormat, disk_errors_told, disk_trouble
from store.checksum import sha256
from store.outside import MB, OutsideTrouble, Parcel, Unpacking, amount, open_file

MANIFEST = "manifest.json"
BACKUP_FORMAT = 1
KEPT_DAYS = 30
_DAILY = re.compile(r"daily-(\d{4}-\d{2}-\d{2})\.zip", re.ASCII)
OTHER_FILES = re.compile(r"(?:series|settings)(?:/[0-9A-Za-z_-][0-9A-Za-z_.-]{0,80}){1,4}", re.ASCII)

_Rest = Callable[[], None]


def _no_rest() -> None:
    return None


class Backup(Struct, frozen=True):
    """What a backup holds: `heads` are the last hashes of the histories, by key; `damaged` the files
    that could not be read and were taken as they are, `passed_over` what lies in it and is not on its list."""

    path: Path
    conferences: int
    heads: dict[str, str]
    damaged: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


def write_backup(root: Path, target: Path, at: int, rest: _Rest = _no_rest) -> Backup:
    """Write the archive at `root` into the new file `target`, made `at` (milliseconds).

    `rest` is called after each conference: in a thread beside an interface it lets the keys through,
    and what it raises ends the backup without a trace.

    Raises ArchiveTrouble (`backup_exists`) rather than replace a file. What other windows save
    meanwhile is in the backup or is not, each conference whole.
    """
    with disk_errors_told(target.parent, "no_folder"):
        target.parent.stat()
    with disk_errors_told(target):
        if os.path.lexists(target):
            raise ArchiveTrouble("backup_exists", path=str(target))
        contents = _Contents(root, rest)
        temporary = _zipped(target, contents, at, _mode_at(root, target))
        try:
            disk.publish(temporary, target)
        except FileExistsError:
            raise ArchiveTrouble("backup_exists", path=str(target)) from None
        disk.sync_folder(target.parent)
    return Backup(target, len(contents.heads), contents.heads, tuple(contents.damaged))


def daily_backup(
    root: Path, today: date, at: int, folder: Path | None = None, rest: _Rest = _no_rest
) -> Backup | None:
    """Today's automatic backup, if there is none yet and there is something to keep; those older than
    thirty days are removed. None when there was nothing to do."""
    folder = folder or root / layout.BACKUPS
    with disk_errors_told(folder):
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
                disk.remove_leftover(path)
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

    def __init__(self, root: Path, rest: _Rest) -> None:
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


def _refused(error: OSError) -> None:
    """A folder that cannot be listed ends the backup: one without it would look whole."""
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error


def _others(root: Path) -> Iterator[tuple[str, bytes]]:
    for top in ("series", "settings"):
        for folder, folders, names in os.walk(root / top, onerror=_refused):
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
    temporary = disk.temporary_name(target)
    with _told_of(target):
        handle = disk.create(temporary, mode, os.O_RDWR)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                for name, data in contents:
                    sums[name] = sha256(data).hexdigest()
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
        disk.remove_leftover(temporary)
        raise
    return temporary


MEMBERS = 50_000
_EACH = 64 * MB
"""As large as any file of an archive may be."""
_WHOLE, _TIMES = 128 * MB, 20
"""All of a backup may unpack to so many bytes and so many times its own size: histories are packed to a
fifth, hardly ever to less than a fiftieth. A larger one of one's own is restored on demand."""
_LARGE = 64 * 1024 * MB
PROVING, PROVING_TIMES = 128 * MB, 100
"""Bytes hashed to prove the histories: the record anew for each of its versions. In the same way."""
MOST_VALUES = 4_000_000
"""Values of a member, counted roughly before it is parsed: one of 64 MB that is a history has fewer."""


def read_manifest(path: Path) -> Backup:
    """What the backup `path` says it holds; its members are not read."""
    with disk_errors_told(path, "no_backup"), _opened(path) as archive:
        manifest = _manifest(archive, path)
    return Backup(path, len(manifest["heads"]), manifest["heads"], tuple(manifest["damaged"]))


def restore_backup(path: Path, target: Path, *, large: bool = False) -> Backup:
    """Make of the backup `path` an archive in `target`, a folder that is new or empty.

    Everything is checked and written beside `target` first: it appears whole or not at all. Raises
    ArchiveTrouble: `restore_not_empty`, `backup_damaged` or `backup_untrue`, naming the member;
    `backup_large` when it unpacks to far more than its size, unless it may be `large`.
    """
    import shutil

    with disk_errors_told(path, "no_backup"), _opened(path) as archive:
        _manifest(archive, path)  # before a folder is made for it
    with _told_of(target):
        if os.path.lexists(target) and (not target.is_dir() or target.is_symlink() or any(target.iterdir())):
            raise ArchiveTrouble("restore_not_empty", path=str(target))
        disk.private_folder(target.parent)
        beside = target.with_name(f".{target.name}.restoring-{os.urandom(4).hex()}")
        disk.private_folder(beside)
        if target.is_dir() and disk.folder_mode(target) == 0o2770:  # shared on purpose: it stays so
            os.chown(beside, -1, target.stat().st_gid)
            beside.chmod(0o2770)
        try:
            with disk_errors_told(path), _opened(path, large) as archive:
                manifest = _manifest(archive, path)
                passed_over = tuple(sorted(set(archive.names) - {*manifest["members"], MANIFEST}))
                _unpack(archive, manifest, beside, _Proving(path, large), target)
            if target.is_dir():
                target.rmdir()
            os.rename(beside, target)  # noqa: PTH104
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        disk.sync_folder(target.parent)
    heads = manifest["heads"]
    return Backup(path, len(heads), heads, tuple(manifest["damaged"]), passed_over)


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    """Whatever refuses while `target` is made is told of it, or of the folder it cannot be made in: the hidden name
    under which it is made is nothing a person could look for."""
    try:
        yield
    except OSError as error:
        there = target
        while error.errno in _LOCKED and not os.path.lexists(there) and there != there.parent:
            there = there.parent
        raise disk_trouble(OSError(error.errno, error.strerror), there) from error


_LOCKED = (errno.EACCES, errno.EPERM)


def _opened(path: Path, large: bool = False) -> Parcel:
    path.stat()  # a file that is not there is told as the archive tells it
    opened = open_file(path)
    whole = _LARGE if large else _WHOLE + _TIMES * os.fstat(opened.fileno()).st_size
    try:
        return Parcel(opened, Unpacking(MEMBERS, _EACH, whole), str(path))
    except OutsideTrouble as refused:
        opened.close()
        raise _told(refused, path, path.name) from refused


def _told(refused: OutsideTrouble, path: Path, member: str) -> Exception:
    """What the archive says of a backup that cannot be unpacked; limits are told as they are."""
    if refused.code == "outside_zip":
        return ArchiveTrouble("backup_damaged", path=str(path), member=member)
    if refused.code == "outside_whole":
        return ArchiveTrouble("backup_large", path=str(path), **refused.facts)
    return refused


def _member(archive: Parcel, name: str, path: Path) -> bytes:
    try:
        data = archive.read(name)
    except KeyError as error:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name) from error
    except OutsideTrouble as refused:
        raise _told(refused, path, name) from refused
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise ArchiveTrouble("backup_values", path=str(path), member=name, most=f"{MOST_VALUES:,}")
    return data


def _manifest(archive: Parcel, path: Path) -> dict[str, Any]:
    data = _member(archive, MANIFEST, path)
    try:
        manifest: dict[str, Any] = json.loads(data)
        whole = (
            manifest["backup"] <= BACKUP_FORMAT
            and isinstance(manifest["members"], dict)
            and all(isinstance(expected, str) for expected in manifest["members"].values())
            and isinstance(manifest["heads"], dict)
            and all(layout.is_key(key) and is_hash(head) for key, head in manifest["heads"].items())
            and isinstance(manifest["damaged"], list)
            and all(isinstance(name, str) for name in manifest["damaged"])
        )
    except Exception as error:  # whatever shape somebody gave it
        raise ArchiveTrouble("backup_damaged", path=str(path), member=MANIFEST) from error
    if not whole or layout.MARKER not in manifest["members"]:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=MANIFEST)
    return manifest


class _Proving:
    """What may still be hashed: a small file can hold a long history of a large record."""

    def __init__(self, path: Path, large: bool) -> None:
        self.path, self.packed = path, path.stat().st_size
        self.most = _LARGE if large else PROVING + PROVING_TIMES * self.packed
        self.left = self.most

    def count(self, document: object, versions: int) -> None:
        """Refuse what would go beyond the budget before it is begun."""
        self.left -= len(json.dumps(document, ensure_ascii=False)) * versions
        if self.left < 0:
            facts = {"packed": amount(self.packed), "most": amount(self.most)}
            raise ArchiveTrouble("backup_long", path=str(self.path), **facts)


def _unpack(archive: Parcel, manifest: dict[str, Any], folder: Path, proving: _Proving, target: Path) -> None:
    """The members below `folder`, which will be `target`."""
    path = proving.path
    restored: dict[str, str] = {}
    made: set[Path] = {folder}
    for name, expected in sorted(manifest["members"].items()):
        data = _checked(archive, name, expected, path)
        where, key, head = _placed(name, data, proving)
        if key:
            restored[key] = head
        file = folder / where
        made |= {file.parent}
        with _told_of(target):
            disk.make_folders(folder, file.parent)
            disk.write_new(file, data, disk.file_mode(folder))
    with _told_of(target):
        for made_folder in made:
            disk.sync_folder(made_folder)
    if restored != manifest["heads"]:
        raise ArchiveTrouble("backup_untrue", path=str(path), member=MANIFEST)


def _checked(archive: Parcel, name: str, expected: str, path: Path) -> bytes:
    data = _member(archive, name, path)
    if sha256(data).hexdigest() != expected:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name)
    return data


def _placed(name: str, data: bytes, proving: _Proving) -> tuple[str, str, str]:
    """(where a member belongs, the key and head it restores); names that lead elsewhere are refused."""
    path = proving.path
    if name == layout.MARKER:
        try:
            identity_in(data, path)
        except NewerFormat:
            raise
        except ArchiveTrouble:
            raise ArchiveTrouble("backup_damaged", path=str(path), member=name) from None
    if name == layout.MARKER or OTHER_FILES.fullmatch(name):
        return name, "", ""
    top, _, last = name.rpartition("/")
    parsed = layout.generation_of(last)
    if parsed is None:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name)
    key, generation = parsed
    if top == layout.ASIDE:
        return name, "", ""
    if name != layout.month_folder(Path(), key).joinpath(last).as_posix():
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name)
    try:
        tables = unseal(data, key, generation)
        entries = entries_of(tables)
        proving.count(tables["conference"]["1"], len(entries))
        sound = not faults_of_history(key, tables["conference"]["1"], entries)
    except Damage:
        sound = False
    except (ArchiveTrouble, MemoryError):
        raise
    except Exception:  # whatever a shape that is no history brings about
        sound = False
    if not sound:
        raise ArchiveTrouble("backup_untrue", path=str(path), member=name)
    return name, key, str(entries[-1]["hash"])
