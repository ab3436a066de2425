"""Owns what this account saw of an archive: the last entry of each history, noted on the local disk.

A history is held together by its own hashes only; who may write the archive's files can recompute all of
them, or put an older file back. What this machine saw and exported is therefore noted here, where the
other accounts cannot write: a line for each new state, appended in one write and never synced, since a
line that is lost only forgets. A line counts only if its CRC holds. Lines of two windows mix; for each
conference the latest version counts, until a person has accepted another state.

    crc key kind generation version head at [who and why]
"""

import json
import os
import threading
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from store.archive import disk
from store.archive.troubles import ArchiveTrouble, Tampered
from store.reasons import system_reason

SEEN, EXPORTED, TAKEN_AS_IS, GONE = "seen", "exported", "accepted", "gone"
"""The kinds of line. `gone`: a person accepted that the conference is no more."""

_ROOM = 1_000
"""Lines beyond three for each conference from which the file is written anew with the last ones only."""


class SeenState(Struct, frozen=True, gc=False):
    """One state of a conference as it was met: its generation, its version and that entry's hash."""

    generation: int
    version: int
    head: str


_NOWHERE = SeenState(0, 0, "-")


class Remembered(Struct, frozen=True, gc=False):
    """What is remembered of a conference: the last state seen, the last one that went out as final, and the
    one a person took for true in spite of what spoke against it."""

    seen: SeenState
    exported: SeenState | None = None
    accepted: SeenState | None = None


class Memory:
    """What this account saw of the archive at one place, in the file `path` (None: nothing is remembered).

    Safe to call from any thread. No method raises: a file that cannot be read or written is told by `troubles`, and what cannot be
    remembered counts as never seen.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.strange: ArchiveTrouble | None = None
        """Something about the archive as a whole that speaks against all of it: another id."""
        self._found: dict[str, Remembered] = {}
        self._first: dict[str, str] = {}
        self._gone: set[str] = set()
        self._read_to = (0, 0)
        self._lines = 0
        self._damaged = 0
        self._trouble: ArchiveTrouble | None = None
        self._lock = threading.RLock()

    # -- asking

    def of(self, key: str) -> Remembered | None:
        """What is remembered of `key`; None when this machine never saw it, or forgot."""
        with self._lock:
            self._refresh()
            return self._found.get(key)

    def everything(self) -> Mapping[str, Remembered]:
        """What is remembered now, by key."""
        with self._lock:
            self._refresh()
            return dict(self._found)

    def is_new(self, key: str, head: str) -> bool:
        """Whether `key` cannot be compared with anything: it was never seen before, or only just now."""
        with self._lock:
            found = self.of(key)
            return found is None or self._first.get(key) == head

    def given_up(self) -> frozenset[str]:
        """The conferences of which a person accepted that they are no more."""
        with self._lock:
            self._refresh()
            return frozenset(self._gone)

    def is_first(self, key: str) -> bool:
        """Whether `key` was never seen before this memory was opened."""
        return key in self._first

    def knows_any(self) -> bool:
        """Whether any conference was seen, or made here, before it was met just now."""
        with self._lock:
            return any(key not in self._first for key in self.everything())

    @property
    def troubles(self) -> list[ArchiveTrouble]:
        """What is wrong with the memory itself, in words for a person; it goes on with what it has."""
        with self._lock:
            self._refresh()
            told = [self._trouble] if self._trouble is not None else []
            if self._damaged:
                told.append(ArchiveTrouble("seen_damaged", path=str(self.path), count=self._damaged))
            return told

    # -- noting

    def note(
        self, key: str, mark: SeenState, hashes: Sequence[str], at: int, *, made_here: bool = False
    ) -> None:
        """`key` was met at `mark`, with these hashes in its history. Nothing is noted while what was seen
        before is not among them: that stands until a person has accepted it."""
        with self._lock:
            found = self.of(key)
            if found is None:
                if not made_here:
                    self._first[key] = mark.head
            elif found.seen == mark or found.seen.version > mark.version or against(key, found, hashes):
                return
            self._append(key, SEEN, mark, at)

    def note_export(self, key: str, mark: SeenState, at: int) -> None:
        """A final text was made from `mark`."""
        with self._lock:
            self._append(key, EXPORTED, mark, at)

    def accept(self, key: str, mark: SeenState | None, at: int, by: str, reason: str) -> None:
        """A person took `mark` for the state of `key` (None: that it is gone), whatever was seen before."""
        with self._lock:
            kind = GONE if mark is None else TAKEN_AS_IS
            self._first.pop(key, None)
            self._append(key, kind, mark or _NOWHERE, at, json.dumps([by, reason], ensure_ascii=False))

    def _append(self, key: str, kind: str, mark: SeenState, at: int, more: str = "") -> None:
        if self.path is None:
            return
        line = _line(key, kind, mark, at, more)
        self._take(key, kind, mark)
        self._lines += 1
        try:
            self._write(b"\n" + line + b"\n")  # a line that was cut short before it spoils only itself
        except OSError as error:
            self._trouble = _unwritable(self.path, error)

    def _write(self, data: bytes) -> None:
        assert self.path is not None
        for _ in range(5):
            try:
                mine = disk.append(self.path, data)
            except FileNotFoundError:
                disk.private_folder(self.path.parent)
                continue
            now = os.stat(self.path)  # noqa: PTH116
            if mine.st_ino == now.st_ino:  # else another window wrote the file anew meanwhile
                if self._read_to == (mine.st_ino, mine.st_size - len(data)):
                    self._read_to = (mine.st_ino, mine.st_size)
                return

    # -- reading

    def _refresh(self) -> None:
        """Take in what other windows noted since; one look at the file when they noted nothing."""
        if self.path is None:
            return
        try:
            status = os.stat(self.path)  # noqa: PTH116
        except FileNotFoundError:
            if self._read_to[1]:
                self._forget()
            return
        except OSError as error:
            self._trouble = _unreadable(self.path, error)
            return
        inode, size = self._read_to
        if (status.st_ino, status.st_size) == (inode, size):
            return
        if status.st_ino != inode or status.st_size < size:
            self._forget()
        self._read()

    def _forget(self) -> None:
        self._found.clear()
        self._gone.clear()
        self._read_to, self._lines, self._damaged = (0, 0), 0, 0

    def _read(self) -> None:
        assert self.path is not None
        try:
            data, status = disk.read_from(self.path, self._read_to[1])
        except OSError as error:
            self._trouble = _unreadable(self.path, error)
            return
        self._read_to = (status.st_ino, self._read_to[1] + len(data))
        for line in data.split(b"\n"):
            if line:
                self._take_line(line)
        if self._lines > 3 * len(self._found) + len(self._gone) + _ROOM:
            self._shorten()

    def _take_line(self, line: bytes) -> None:
        self._lines += 1
        try:
            rest = line[9:]
            if line[8:9] != b" " or int(line[:8], 16) != zlib.crc32(rest):
                raise ValueError
            key, kind, generation, version, head, *_ = rest.decode().split(" ", 5)
            mark = SeenState(int(generation), int(version), head)
            if (
                kind == SEEN and key not in self._found and not self._gone
            ):  # most lines, and they are thousands
                self._found[key] = Remembered(mark)
            else:
                self._take(key, kind, mark)
        except ValueError:
            # The end of a line that a power cut left behind is no damage; bytes that say something are.
            self._damaged += bool(line.strip(b"\0"))

    def _take(self, key: str, kind: str, mark: SeenState) -> None:
        found = self._found.get(key)
        if self._gone:
            self._gone.discard(key)
        if kind == GONE:
            self._found.pop(key, None)
            self._gone.add(key)
        elif kind == TAKEN_AS_IS:
            self._found[key] = Remembered(mark, accepted=mark)
        elif found is None:
            self._found[key] = Remembered(mark, mark) if kind == EXPORTED else Remembered(mark)
        elif kind == EXPORTED:
            self._found[key] = replace(found, exported=mark)
        elif mark.version >= found.seen.version:
            self._found[key] = replace(found, seen=mark)

    def _shorten(self) -> None:
        """Write the last lines anew into a file of their own; a window that is just appending notices."""
        assert self.path is not None
        lines = [_line(key, GONE, _NOWHERE, 0) for key in self._gone]
        for key, found in self._found.items():
            last = ((TAKEN_AS_IS, found.accepted), (EXPORTED, found.exported), (SEEN, found.seen))
            lines += [_line(key, kind, mark, 0) for kind, mark in last if mark is not None]
        try:
            handle = disk.open_locked(self.path)
            if handle is None:
                return
            try:
                if os.fstat(handle).st_size != self._read_to[1]:
                    return
                data = b"\n".join(lines) + b"\n"
                disk.replace_file(self.path, data)
                self._read_to, self._lines = (self.path.stat().st_ino, len(data)), len(lines)
            finally:
                os.close(handle)
        except OSError:
            return


def against(key: str, found: Remembered | None, hashes: Sequence[str]) -> list[Tampered]:
    """What was seen or exported of `key` and is not in the history with these hashes, oldest first.

    What is remembered must have been asked for before the history was read: another window may save, and
    note it, in between.
    """
    if found is None:
        return []
    told: list[Tampered] = []
    for mark, what in ((found.exported, EXPORTED), (found.seen, SEEN)):
        if mark is None or _holds(mark, hashes) or any(mark.head == one.facts["anchor"] for one in told):
            continue
        how = "gone" if mark.version > len(hashes) else "rewritten"
        code = f"{what}_{how}"
        told.append(Tampered(code, key=key, number=mark.version, anchor=mark.head, last=len(hashes)))
    return told


def missing(found: Mapping[str, Remembered], newest: Mapping[str, int]) -> list[Tampered]:
    """A trouble for each conference that was seen at a generation which `newest` (by key) does not reach
    any more: an older file was put back, or all its files are gone. `found` must have been asked for
    before `newest` was."""
    return [
        Tampered(
            "seen_older" if key in newest else "seen_removed",
            key=key,
            number=one.seen.version,
            anchor=one.seen.head,
            generation=newest.get(key, 0),
            was=one.seen.generation,
        )
        for key, one in found.items()
        if newest.get(key, 0) < one.seen.generation
    ]


def _line(key: str, kind: str, mark: SeenState, at: int, more: str = "") -> bytes:
    rest = f"{key} {kind} {mark.generation} {mark.version} {mark.head} {at} {more}".encode("utf-8", "replace")
    return b"%08x %s" % (zlib.crc32(rest), rest)


def _holds(mark: SeenState, hashes: Sequence[str]) -> bool:
    return 0 < mark.version <= len(hashes) and hashes[mark.version - 1] == mark.head


def _unreadable(path: Path, error: OSError) -> ArchiveTrouble:
    return ArchiveTrouble("seen_unreadable", path=str(path), problem=system_reason(error))


def _unwritable(path: Path, error: OSError) -> ArchiveTrouble:
    return ArchiveTrouble("seen_unwritable", path=str(path), problem=system_reason(error))
