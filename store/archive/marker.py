"""Owns the mark that makes a folder an archive: `archive.json` with the archive's own id.

The mark tells an archive whose shared drive is gone (an empty mount point) from a new one, and names
the cache and the drafts that belong to it on each machine.

An archive is its maker's alone, unless its folder was made setgid and group-writable (`chmod 2770`), or was
begun in a folder that is: then everything in it is open to that group, whenever that was done and whatever the
umask.
"""

import contextlib
import json
import os
import re
import stat
from pathlib import Path
from typing import Any

from store.archive import disk, layout
from store.archive.troubles import ArchiveTrouble, NewerFormat, disk_errors_told
from store.languages import either

_ID = re.compile(r"[0-9A-Za-z]{32}")
FOLDER_FORMAT = 1
"""The format of the folder as a whole, not of the files in it."""


def open_folder(root: Path) -> str:
    """Make `root` an archive if it is none yet; returns the archive's id (32 hex digits).

    Raises DiskTrouble when the folder cannot be made, NewerFormat for a later program's archive, and
    ArchiveTrouble (`not_archive`) when `archive.json` is something else.
    """
    with disk_errors_told(root):
        known = _read(root)
        if known is not None:
            _open_to_the_group(root)
            return known
    with disk_errors_told(root, "no_place"):
        _make(root)
    with disk_errors_told(root):
        data = mark_of(os.urandom(16).hex()) + "\n"
        with contextlib.suppress(FileExistsError):  # another window was just as new
            disk.publish_new(root / layout.MARKER, data.encode(), disk.file_mode(root))
        made = _read(root)
    if made is None:
        raise ArchiveTrouble("not_archive", path=str(root), file=layout.MARKER)
    return made


def _make(root: Path) -> None:
    """Make the folder of a new archive: its maker's alone, but open to the group where the folder it lies in
    was opened to one: a shared drive, on which the others are to find it."""
    missing = []
    above = root
    while not above.exists():
        missing.append(above)
        above = above.parent
    disk.private_folder(root)
    if os.name != "nt" and disk.folder_mode(above) == 0o2770:
        for level in missing:
            os.chown(level, -1, above.stat().st_gid)
            level.chmod(0o2770)


def archive_id(root: Path) -> str | None:
    """The id of the archive at `root`, None when there is none."""
    with disk_errors_told(root):
        return _read(root)


def refuse_without_mark(root: Path, known: str, *, new: bool) -> None:
    """ArchiveTrouble (`mark_gone`, `mark_damaged`) where conferences lie in `root` and its mark is not there, or cannot be
    understood; `known` is the id this machine saw there last. With `new` a person asked for a new mark where it is gone."""
    try:
        found = archive_id(root)
    except NewerFormat:
        raise
    except ArchiveTrouble as trouble:
        if trouble.code != "not_archive" or not _holds_conferences(root):
            raise
        raise ArchiveTrouble("mark_damaged", **_how_to_mend(root, known)) from None
    if found is None and not new and _holds_conferences(root):
        raise ArchiveTrouble("mark_gone", **_how_to_mend(root, known))


def _how_to_mend(root: Path, known: str) -> dict[str, Any]:
    line = mark_of(known)
    written = either(
        f"，或者照本机记得的写一行：{line}", f", or write the line this machine remembers: {line}"
    )
    return {"path": str(root), "backups": str(root / layout.BACKUPS), "or_written": written if known else ""}


def _holds_conferences(root: Path) -> bool:
    """Whether files of conferences lie there: a year's folder with something in it."""
    with contextlib.suppress(OSError):
        return any(True for year in (root / layout.CONFERENCES).iterdir() for _ in year.iterdir())
    return False


def mark_of(identity: str) -> str:
    """What the mark of an archive with that id says."""
    return json.dumps({"archive": FOLDER_FORMAT, "id": identity})


def _open_to_the_group(root: Path) -> None:
    """What was made in the archive before its folder was shared is opened to the group too, by whoever made
    it. The mark comes last: while it is private, the rest may be."""
    group, mark = root.stat().st_gid, root / layout.MARKER
    if os.name == "nt" or disk.folder_mode(root) != 0o2770 or _is_open(mark, group):
        return
    for top in (layout.CONFERENCES, layout.ASIDE, layout.BACKUPS, "series", "settings"):
        for folder, _, names in os.walk(root / top):
            _open(Path(folder), group, 0o2770)
            for name in names:
                _open(Path(folder, name), group, 0o660)
    _open(mark, group, 0o660)


def _open(path: Path, group: int, mode: int) -> None:
    with contextlib.suppress(OSError):  # another account's: it will do so itself, or is told to
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return
        if status.st_gid != group:
            os.chown(path, -1, group)
        if stat.S_IMODE(status.st_mode) != mode:
            path.chmod(mode)


def _is_open(path: Path, group: int) -> bool:
    status = path.stat()
    return status.st_gid == group and stat.S_IMODE(status.st_mode) == 0o660


def _read(root: Path) -> str | None:
    try:
        data = disk.read_file(root / layout.MARKER)
    except FileNotFoundError:
        return None
    return identity_in(data, root)


def identity_in(data: bytes, root: Path) -> str:
    """The id in the mark `data` of the archive at `root`; ArchiveTrouble (`not_archive`) for what is none."""
    try:
        mark = json.loads(data)
        found, known = mark["archive"], mark["id"]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise ArchiveTrouble("not_archive", path=str(root), file=layout.MARKER) from None
    if type(found) is not int or found < 1 or not isinstance(known, str) or not _ID.fullmatch(known):
        raise ArchiveTrouble("not_archive", path=str(root), file=layout.MARKER)
    if found > FOLDER_FORMAT:
        raise NewerFormat("newer", file=layout.MARKER, found=found, known=FOLDER_FORMAT)
    return known
