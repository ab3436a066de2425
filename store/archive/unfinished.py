"""Owns what stands on the screen of one window only: the page that was pasted and is being read, and what was typed into a
form that is open. Each has a file beside the journal of its sitting, until a person took over what it says, or dropped it.

A program that is killed would lose it. The lines are those of a journal (a CRC, then JSON); the file is locked while its
window lives: another window offers only what a dead one left behind. A page is on the disk before it is shown; of a form
every change is a line of its own, handed to the system at once and synced when one pauses.
"""

import errno
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from store.archive import disk
from store.archive.journal import DECLINED, journal_line, sound_lines
from store.archive.troubles import ArchiveTrouble, DiskTrouble, disk_errors_told, disk_trouble

PAGE_FORMAT = FORM_FORMAT = 1
_NAME = re.compile(r"[0-9A-Za-z-]{1,40}\.[0-9a-f]{16}\.(?:page|form)", re.ASCII)


class Unfinished:
    """What one window has on its screen of the conference `key`: one file at a time."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder, self.key = folder, key
        self._handle = -1
        self._path: Path | None = None

    def _begin(self, kind: str, line: bytes, *, sync: bool) -> None:
        """A new file instead of the one before, which goes once this one is written. Raises OSError."""
        path = self.folder / f"{self.key}.{os.urandom(8).hex()}.{kind}"
        disk.private_folder(self.folder)
        handle = disk.create(path, flags=os.O_APPEND | os.O_WRONLY)
        try:
            disk.lock_file(handle)
            disk.write_all(handle, line)
            if sync:
                disk.sync_file(handle)
                disk.sync_folder(self.folder)
        except OSError:
            os.close(handle)
            disk.remove_leftover(path)
            raise
        self.done()
        self._handle, self._path = handle, path

    def done(self) -> None:
        """A person took over what it says, or dropped it: it is not offered again."""
        if self._path is not None:
            disk.remove_leftover(self._path)
        self.close()

    def close(self) -> None:
        """Leave the file as it is, to be offered at the next start."""
        if self._handle >= 0:
            os.close(self._handle)
        self._handle, self._path = -1, None


class PastedPage(Unfinished):
    """The page one window reads; the one pasted last."""

    text = place = ""

    def keep(self, text: str, place: str, at: int) -> DiskTrouble | None:
        """Keep `text`, read at `place` since `at` (milliseconds), instead of the page before it; why that cannot be done,
        where the disk refuses."""
        if (self.text, self.place) == (text, place):
            return None
        page = {"page": PAGE_FORMAT, "key": self.key, "place": place, "at": at, "text": text}
        try:
            self._begin("page", journal_line(page), sync=True)
        except OSError as error:
            return disk_trouble(error, self.folder)
        self.text, self.place = text, place
        return None

    def close(self) -> None:
        super().close()
        self.text = self.place = ""


class OpenForm(Unfinished):
    """What was typed into the form that is open in one window."""

    def __init__(self, folder: Path, key: str) -> None:
        super().__init__(folder, key)
        self._texts: dict[str, str] = {}
        self._spoilt = False

    def keep(self, way: Mapping[str, str], texts: Mapping[str, str], at: int) -> DiskTrouble | None:
        """Note the `texts` of the lines that were changed, by name, in the form to which `way` leads again; why that cannot
        be done, where the disk refuses. It is tried again with the next change."""
        new = {name: text for name, text in texts.items() if self._texts.get(name) != text}
        if not new:
            return None
        try:
            if self._path is None or self._spoilt:
                whole = {"form": FORM_FORMAT, "key": self.key, "at": at, "way": way, "texts": texts}
                self._begin("form", journal_line(whole), sync=False)
            else:
                self._append(journal_line({"texts": new}))
        except OSError as error:
            return disk_trouble(error, self._path or self.folder)
        self._texts.update(texts)
        return None

    def _append(self, line: bytes) -> None:
        """One write(2); half a line would spoil the one after it, so another file is begun then."""
        if os.write(self._handle, line) != len(line):
            self._spoilt = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._path))

    def to_sync(self) -> int:
        """A handle of its own for `sync_and_close`; -1 where nothing is written."""
        return os.dup(self._handle) if self._handle >= 0 else -1

    def sync_and_close(self, handle: int) -> None:
        """In a worker thread. That a disk refuses is told with the next change; what the system has outlives the program."""
        try:
            with suppress(OSError):
                disk.sync_file(handle)
                disk.sync_folder(self.folder)
        finally:
            os.close(handle)

    def close(self) -> None:
        super().close()
        self._texts, self._spoilt = {}, False


class Left(Struct):
    """What a dead window had on its screen since `at` (milliseconds). It stays locked, so that no other window offers it,
    until one of the methods below is called."""

    path: Path
    at: int
    _handle: int

    def discard(self) -> None:
        """Remove the file: another one has what it says, or nobody wants it."""
        disk.remove_leftover(self.path)
        self.release()

    def release(self) -> None:
        """Leave the file as it is, to be offered again."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


class LeftPage(Left):
    """A page that was being read, and at which place."""

    text: str
    place: str


class LeftForm(Left):
    """The texts of the lines that were changed, by name, and the way to their form."""

    way: dict[str, str]
    texts: dict[str, str]


def left_unfinished(folder: Path, key: str) -> tuple[list[LeftPage | LeftForm], list[Path]]:
    """What dead windows had on their screens of the conference `key`, the latest first; and the files that say nothing,
    which are put by among the declined ones."""
    with disk_errors_told(folder):
        names = os.listdir(folder) if os.path.isdir(folder) else []  # noqa: PTH112, PTH208
    found: list[LeftPage | LeftForm] = []
    damaged: list[Path] = []
    for name in names:
        if _NAME.fullmatch(name) and name.startswith(f"{key}."):
            left = _taken(folder / name)
            if isinstance(left, Path):
                damaged.append(left)
            elif left is not None:
                found.append(left)
    return sorted(found, key=lambda left: left.at, reverse=True), damaged


def _taken(path: Path) -> LeftPage | LeftForm | Path | None:
    """What a file says, or where it was put by; None where it is another window's, or a later program's."""
    try:
        handle = disk.open_locked(path)
    except OSError:
        return None
    if handle is None:
        return None
    try:
        lines, _ = sound_lines(path)
        left = _page(path, lines, handle) or _form(path, lines, handle)
        if left is not None:
            return left
        if not lines or not any(type(lines[0].get(kind)) is int for kind in ("page", "form")):
            folder = path.parent / DECLINED
            folder.mkdir(0o700, exist_ok=True)
            os.close(handle)
            handle = -1
            return disk.move_aside(path, folder)
    except (ArchiveTrouble, OSError):
        pass
    if handle >= 0:
        os.close(handle)
    return None


def _page(path: Path, lines: list[dict[str, Any]], handle: int) -> LeftPage | None:
    page = lines[0] if lines else {}
    text, place = page.get("text"), page.get("place")
    if page.get("page") == PAGE_FORMAT and isinstance(text, str) and isinstance(place, str):
        return LeftPage(path, _time(page), handle, text, place)
    return None


def _form(path: Path, lines: list[dict[str, Any]], handle: int) -> LeftForm | None:
    """The way to the form is in the first line; of each of its lines the text noted last."""
    form = lines[0] if lines else {}
    way = _words(form.get("way"))
    if form.get("form") != FORM_FORMAT or not way:
        return None
    texts: dict[str, str] = {}
    for line in lines:
        texts.update(_words(line.get("texts")))
    return LeftForm(path, _time(form), handle, way, texts)


def _words(value: object) -> dict[str, str]:
    """Names with their texts; nothing where it is something else."""
    whole = isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    return dict(value) if whole and isinstance(value, dict) else {}


def _time(line: dict[str, Any]) -> int:
    at = line.get("at")
    return at if type(at) is int else 0
