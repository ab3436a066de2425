"""Owns the keystroke journal: what was typed since the last save, on the local disk, one file a sitting.

Every committed cell, sentence and setting is one line (a CRC, then JSON) handed to the system in one
write(2) before `append` returns: from then on no crash of the program loses it. A thread syncs the
file; once `durable` has reached the number `append` returned, a power cut does not lose it either,
and only then may "saved" be shown. The file is locked while its sitting lives, so that another window
offers only what a dead one left behind.

What a dead sitting left behind is found, offered, and kept when it is declined; living ones are only looked at.
"""

import errno
import json
import os
import re
import threading
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from store.archive import disk
from store.archive.disk import lock_file
from store.archive.documents import CONFERENCE, Change, Shape, at, collapsed
from store.archive.troubles import ArchiveTrouble, DiskTrouble, disk_errors_told, disk_trouble
from store.part_kinds import Document

JOURNAL_FORMAT = 1
_NAME = re.compile(r"[0-9A-Za-z-]{1,40}\.[0-9a-f]{16}\.\d{1,4}\.jsonl", re.ASCII)
_STEM = re.compile(r"[0-9A-Za-z-]{1,40}", re.ASCII)
_RETRY_SECONDS = 1.0


class Journal:
    """The journal of one sitting at the conference `key`, begun `at` (milliseconds) on the archive's
    `generation`. Nothing is made on the disk before the first line. `typed_in` is the archive's folder, for a person.

    `append` never raises for a disk that refuses: the line stays in memory, `trouble` says why, and it
    is written as soon as the disk takes it. `sync` is the system call that makes a file durable.
    """

    def __init__(
        self,
        folder: Path,
        key: str,
        generation: int,
        at: int,
        sync: Callable[[int], None] = disk.sync_file,
        typed_in: str = "",
    ) -> None:
        if not _STEM.fullmatch(key):
            raise ArchiveTrouble("bad_key", key=repr(key)[:60])
        self.folder = folder
        self.key = key
        self.trouble: DiskTrouble | None = None
        self.durable = 0
        self._generation = generation
        self._begun = at
        self._session = os.urandom(8).hex()
        self._part = 0
        self._sync = sync
        self._typed_in = typed_in
        self._lines: list[bytes] = []
        self._settled = 0
        self._written = 0
        self._handle = -1
        self._path: Path | None = None
        self._spoilt = False
        self._replaced: list[tuple[int, Path]] = []
        self._folder_synced = False
        self._closing = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @property
    def last(self) -> int:
        """The number of the last line appended, 0 for none."""
        return self._settled + len(self._lines)

    @property
    def written(self) -> int:
        """The number of the last line the system has taken: safe from a crash of the program."""
        return self._written

    @property
    def saved(self) -> bool:
        """Whether everything appended is on the disk."""
        return self.durable >= self.last

    def append(self, change: Change, at: int, by: str = "", typing: bool = False) -> int:
        """Note `change`, made `at` (milliseconds) by `by`; returns its number, 1 for the first. `typing`:
        one goes on typing there until `left` is noted."""
        return self._note({"at": at, "by": by, **({"typing": True} if typing else {}), **change.as_json()})

    def left(self, at: int, by: str = "") -> int:
        """Note that what was being typed was left, and so is whole; the number of that line."""
        return self._note({"at": at, "by": by, "left": True})

    def _note(self, what: dict[str, Any]) -> int:
        with self._changed:
            number = self.last + 1
            self._lines.append(journal_line({"n": number, **what}))
            self._write_waiting()
            if self._thread is None:
                self._thread = threading.Thread(target=self._keep_synced, name="journal", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return number

    def wait(self, number: int, timeout: float) -> bool:
        """Whether line `number` is on the disk, waiting up to `timeout` seconds for it."""
        with self._changed:
            return self._changed.wait_for(lambda: self.durable >= number, timeout)

    def settle(self, number: int, generation: int, at: int) -> None:
        """Lines up to `number` are in the archive now, at `generation`: forget them. What was appended
        later goes on in a new file."""
        with self._changed:
            if number <= self._settled:
                return
            self._lines = self._lines[number - self._settled :]
            self._settled = number
            self._generation, self._begun = generation, at
            self._written = max(self._written, number)
            self.durable = max(self.durable, number)
            if self._lines:
                self._spoilt = True  # the rest begins a file of its own
                self._written = number
                self._write_waiting()
            else:
                self._replace_file(-1, None)
                self._drop_replaced()
                self.trouble = None
            self._changed.notify_all()

    def close(self) -> None:
        """Stop; what was not settled stays on the disk for the next sitting."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
        with self._changed:
            self._replace_file(-1, None)
            for handle, _ in self._replaced:
                os.close(handle)
            self._replaced = []

    # -- writing; each called with the condition held

    def _write_waiting(self) -> None:
        """Hand all lines the system has not taken to it."""
        waiting = self._lines[self._written - self._settled :]
        if not waiting:
            return
        try:
            if self._handle < 0 or self._spoilt:
                self._begin_file()
            else:
                self._write_once(self._handle, b"".join(waiting))
        except OSError as error:
            self.trouble = disk_trouble(error, self._path or self.folder)
        else:
            self._written = self.last
            self.trouble = None

    def _begin_file(self) -> None:
        """A new file with every line not settled; the one before stays until this one is synced."""
        disk.private_folder(self.folder)
        path = self.folder / f"{self.key}.{self._session}.{self._part}.jsonl"
        handle = disk.create(path, flags=os.O_APPEND | os.O_WRONLY)
        self._part += 1
        lock_file(handle)
        head = {
            "n": self._settled,
            "journal": JOURNAL_FORMAT,
            "key": self.key,
            "generation": self._generation,
            "at": self._begun,
            "typed_in": self._typed_in,
        }
        try:
            self._write_once(handle, journal_line(head) + b"".join(self._lines))
        except OSError:
            os.close(handle)
            disk.remove_leftover(path)
            raise
        self._replace_file(handle, path)
        self._spoilt = self._folder_synced = False

    def _write_once(self, handle: int, data: bytes) -> None:
        """One write(2); a short one is taken back, since half a line would spoil those after it."""
        before = os.lseek(handle, 0, os.SEEK_END)
        try:
            if os.write(handle, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path or self.folder))
        except OSError:
            try:
                os.ftruncate(handle, before)
            except OSError:
                self._spoilt = True
            raise

    def _replace_file(self, handle: int, path: Path | None) -> None:
        # The file before stays open, and so locked, until it is removed: nobody is to be offered it.
        if self._handle >= 0 and self._path is not None:
            self._replaced.append((self._handle, self._path))
            if (
                path is not None and not self._folder_synced
            ):  # it was never on the disk, and the new one holds all of it
                self._drop_replaced(from_index=len(self._replaced) - 1)
        self._handle, self._path = handle, path

    def _drop_replaced(self, from_index: int = 0) -> None:
        for handle, path in self._replaced[from_index:]:
            disk.remove_leftover(path)
            os.close(handle)
        del self._replaced[from_index:]

    # -- the thread

    def _keep_synced(self) -> None:
        while True:
            with self._changed:
                self._wait_for_work()
                if self._closing and (self.trouble or not self._has_work()):
                    return
                if self.trouble:
                    self._write_waiting()
                number, path = self._written, self._path
                handle = os.dup(self._handle) if self._handle >= 0 and self._has_work() else -1
            if handle >= 0 and path is not None:
                self._sync_one(handle, path, number)

    def _wait_for_work(self) -> None:
        if self.trouble and not self._closing:
            self._changed.wait(_RETRY_SECONDS)
        while not self._closing and not self.trouble and not self._has_work():
            self._changed.wait()

    def _has_work(self) -> bool:
        """Whether lines, or the file they were moved to, still have to be synced."""
        return self._written > self.durable or bool(self._replaced and self._handle >= 0)

    def _sync_one(self, handle: int, path: Path, number: int) -> None:
        trouble: DiskTrouble | None = None
        try:
            self._sync(handle)
            if not self._folder_synced:
                disk.sync_folder(path.parent)
        except OSError as error:
            trouble = disk_trouble(error, path)
        finally:
            os.close(handle)
        with self._changed:
            if self._path != path:
                return
            if trouble is not None:
                # After a failed sync the system may count the lines as clean: write them all again.
                self.trouble, self._spoilt, self._written = trouble, True, self._settled
            else:
                self._folder_synced = True
                self.durable = max(self.durable, number)
                self._drop_replaced()
            self._changed.notify_all()


def journal_line(value: dict[str, Any]) -> bytes:
    """A line of a journal, and of what is kept beside it."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return b"%08x %s\n" % (zlib.crc32(body), body)


def sound_lines(path: Path) -> tuple[list[dict[str, Any]], int]:
    """(the lines whose CRC holds, how many others there are). A line cut short by a crash is one of
    the others; those after a bad spot of the disk still count, since each stands for itself."""
    good: list[dict[str, Any]] = []
    bad = 0
    with disk_errors_told(path):
        data = disk.read_file(path)
    for line in data.split(b"\n"):
        if not line:
            continue
        body = line[9:]
        read = _understood(body) if line[:9] == b"%08x " % zlib.crc32(body) else None
        if read is None:
            bad += 1
        else:
            good.append(read)
    return good, bad


def _understood(body: bytes) -> dict[str, Any] | None:
    """The line in `body`; None when it is of no shape a journal has, whatever its CRC says."""
    try:
        line = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(line, dict) or not all(type(line.get(name, 0)) is int for name in ("at", "generation")):
        return None
    if not 0 <= line.get("at", 0) < _LATEST:
        return None
    path = line.get("path", ["?"])
    whole = isinstance(path, list) and path and all(isinstance(step, str) for step in path)
    return line if whole else None


_LATEST = 253_000_000_000_000
"""Milliseconds: what comes later no calendar prints."""


def being_typed(lines: Sequence[dict[str, Any]]) -> frozenset[tuple[str, ...]]:
    """The places of the record, by part and name, that were being typed when the journal broke off."""
    places: set[tuple[str, ...]] = set()
    for line in lines:
        if line.get("left") is True:
            places.clear()
        elif "path" in line:
            here = tuple(line["path"][:2])
            places = (places & {here}) | {here} if line.get("typing") is True else set()
    return frozenset(places)


def changes_in(lines: Sequence[dict[str, Any]]) -> list[Change]:
    """The changes noted in a journal's lines, in the order in which they were made."""
    return [Change.from_json(line) for line in lines if "path" in line]


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
    typed_in: str = ""
    """The archive's folder it was typed in, where that is not certainly the one it is offered in."""

    def missing_from(self, document: Document, shape: Shape = CONFERENCE) -> list[Change]:
        """The changes the record does not have: those worth offering."""
        return _missing(self.changes, document, shape)

    def discard(self) -> None:
        """Remove the file: what it held is saved in the archive."""
        with disk_errors_told(self.path):
            self.path.unlink(missing_ok=True)
        self.release()

    def decline(self) -> Path:
        """Keep the file among the declined ones, where it is not offered again; where it is now."""
        folder = self.path.parent / DECLINED
        with disk_errors_told(folder):
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
    for name in _names(folder):
        if not (_NAME.fullmatch(name) and name.startswith(f"{key}.")):
            continue
        try:
            lines, _ = sound_lines(folder / name)
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


def _names(folder: Path) -> list[str]:
    """None where one may not look: what is typed there cannot be kept either, which is told."""
    with disk_errors_told(folder):
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []  # noqa: PTH112, PTH208


def left_behind(folder: Path, key: str | None = None) -> list[LeftBehind]:
    """What dead sittings left in `folder`, of conference `key` or of all, the latest first.

    Files that hold nothing are removed, files of a living sitting passed over.
    """
    found: list[LeftBehind] = []
    for name in _names(folder):
        if _NAME.fullmatch(name) and (key is None or name.startswith(f"{key}.")):
            left = _taken(folder / name)
            if left is not None:
                found.append(left)
    return sorted(found, key=lambda left: left.last, reverse=True)


def _taken(path: Path) -> LeftBehind | None:
    try:
        handle = disk.open_locked(path)
    except OSError:
        return None
    if handle is None:
        return None
    try:
        lines, bad = sound_lines(path)
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
        typed_in=str(head.get("typed_in", "")),
    )
    if not changes and not bad:
        left.discard()
        return None
    return left
