"""Owns what a dead sitting left behind: finding it, offering it, and keeping it when it is declined;
and the mere look at what dead and living sittings hold."""

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from store.archive import disk
from store.archive.documents import CONFERENCE, Change, Document, Shape, at, collapsed
from store.archive.journal import NAME, being_typed, changes_in, read_lines
from store.archive.locks import lock_file
from store.archive.troubles import ArchiveTrouble, told_plainly

DECLINED = "declined"


class LeftBehind(Struct):
    """A journal whose sitting is dead. `changes` are what was typed, from the first old value of each
    leaf to its last new one; `generation` is the state they were typed on, `begun` and `last` when
    (milliseconds), `unreadable` the number of lines that were lost.

    It stays locked, so that no other window offers it, until one of the methods below is called.
    """

    path: Path
    key: str
    generation: int
    begun: int
    last: int
    changes: Sequence[Change]
    unreadable: int
    _handle: int
    being_typed: frozenset[tuple[str, ...]] = frozenset()
    """Places (`cells`, name) that were being typed when it broke off: what stands there may be a part."""

    def missing_from(self, document: Document, shape: Shape = CONFERENCE) -> list[Change]:
        """The changes the record does not have: those worth offering."""
        return _missing(self.changes, document, shape)

    def discard(self) -> None:
        """Remove the file: what it held is saved in the archive."""
        with told_plainly(self.path):
            self.path.unlink(missing_ok=True)
        self.release()

    def decline(self) -> Path:
        """Keep the file among the declined ones, where it is not offered again; where it is now."""
        folder = self.path.parent / DECLINED
        with told_plainly(folder):
            folder.mkdir(0o700, exist_ok=True)
        moved = disk.move_aside(self.path, folder)
        self.release()
        return moved or self.path

    def release(self) -> None:
        """Leave the file as it is, to be offered again."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


class Unsaved(Struct, frozen=True):
    """Typing that is in journals and in no version: when the last of it was done (milliseconds), and
    how many cells and other places of the record it changes."""

    last: int
    places: int


def unsaved(folder: Path, key: str, document: Document) -> Unsaved | None:
    """What the journals of conference `key` hold and its `document` has not, of dead and of living
    sittings alike. They are only read; one that cannot be is passed over."""
    last = 0
    missing: set[tuple[str, ...]] = set()
    with told_plainly(folder):
        names = sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208
    for name in names:
        if not (NAME.fullmatch(name) and name.startswith(f"{key}.")):
            continue
        try:
            lines, _ = read_lines(folder / name)
            changes = _missing(collapsed(changes_in(lines)), document)
            moment = max((int(line["at"]) for line in lines if "at" in line), default=0)
        except (ArchiveTrouble, KeyError, TypeError, ValueError):
            continue
        if changes:
            missing.update(change.path for change in changes)
            last = max(last, moment)
    return Unsaved(last, len(missing)) if missing else None


def _missing(changes: Sequence[Change], document: Document, shape: Shape = CONFERENCE) -> list[Change]:
    """The changes the document does not have."""
    return [one for one in changes if not shape.agree(one.path, at(document, one.path), one.new)]


def left_behind(folder: Path, key: str | None = None) -> list[LeftBehind]:
    """What dead sittings left in `folder`, of conference `key` or of all, the latest first.

    Files that hold nothing are removed, files of a living sitting passed over.
    """
    found: list[LeftBehind] = []
    with told_plainly(folder):
        names = sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208
    for name in names:
        if NAME.fullmatch(name) and (key is None or name.startswith(f"{key}.")):
            left = _taken(folder / name)
            if left is not None:
                found.append(left)
    return sorted(found, key=lambda left: left.last, reverse=True)


def _taken(path: Path) -> LeftBehind | None:
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    if not lock_file(handle):
        os.close(handle)
        return None
    try:
        lines, bad = read_lines(path)
        changes = collapsed(changes_in(lines))
        head = next((line for line in lines if "journal" in line), {})
        moments = [int(line["at"]) for line in lines if "at" in line]
    except (ArchiveTrouble, KeyError, TypeError, ValueError):
        os.close(handle)
        return None
    left = LeftBehind(
        path=path,
        key=path.name.split(".")[0],
        generation=int(head.get("generation", 0)),
        begun=int(head.get("at", min(moments, default=0))),
        last=max(moments, default=0),
        changes=changes,
        unreadable=bad,
        _handle=handle,
        being_typed=being_typed(lines),
    )
    if not changes and not bad:
        left.discard()
        return None
    return left
