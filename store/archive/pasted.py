"""Owns the page that was pasted and is being read: one file beside the journal of its sitting, until a person took over
what it says, or dropped it.

What is read of a page stands on the screen only, so a program that is killed would lose it. The file is one line as the
journal has them (a CRC, then JSON), on the disk before the page is shown, and locked while its window lives: another
window offers only what a dead one left behind.
"""

import os
import re
from pathlib import Path

from msgspec import Struct

from store.archive import disk
from store.archive.journal import DECLINED, journal_line, sound_lines
from store.archive.troubles import ArchiveTrouble, DiskTrouble, disk_errors_told, disk_trouble

PAGE_FORMAT = 1
_NAME = re.compile(r"[0-9A-Za-z-]{1,40}\.[0-9a-f]{16}\.page", re.ASCII)


class PastedPage:
    """The page one window reads for the conference `key`; one at a time, the one pasted last."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder, self.key = folder, key
        self.text = self.place = ""
        self._handle = -1
        self._path: Path | None = None

    def keep(self, text: str, place: str, at: int) -> DiskTrouble | None:
        """Keep `text`, read at `place` since `at` (milliseconds), instead of the page before it; why that cannot be done,
        where the disk refuses."""
        if (self.text, self.place) == (text, place):
            return None
        path = self.folder / f"{self.key}.{os.urandom(8).hex()}.page"
        page = {"page": PAGE_FORMAT, "key": self.key, "place": place, "at": at, "text": text}
        try:
            disk.private_folder(self.folder)
            handle = disk.create(path)
            try:
                disk.lock_file(handle)
                disk.write_all(handle, journal_line(page))
                disk.sync_file(handle)
                disk.sync_folder(self.folder)
            except OSError:
                os.close(handle)
                disk.remove_leftover(path)
                raise
        except OSError as error:
            return disk_trouble(error, path)
        self.done()
        self.text, self.place, self._handle, self._path = text, place, handle, path
        return None

    def done(self) -> None:
        """A person took over what it says, or dropped it: it is not offered again."""
        if self._path is not None:
            disk.remove_leftover(self._path)
        self.close()

    def close(self) -> None:
        """Leave the file as it is, to be offered at the next start."""
        if self._handle >= 0:
            os.close(self._handle)
        self.text, self.place, self._handle, self._path = "", "", -1, None


class LeftPage(Struct):
    """A page a dead window was reading: its text, at which place, and since when (milliseconds). It stays locked, so that
    no other window offers it, until one of the methods below is called."""

    path: Path
    text: str
    place: str
    at: int
    _handle: int

    def discard(self) -> None:
        """Remove the file: another one has the page, or nobody wants it."""
        disk.remove_leftover(self.path)
        self.release()

    def release(self) -> None:
        """Leave the file as it is, to be offered again."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def left_pages(folder: Path, key: str) -> list[LeftPage]:
    """The pages dead windows were reading for the conference `key`, the latest first. A file that says no page is put by
    among the declined ones."""
    with disk_errors_told(folder):
        names = os.listdir(folder) if os.path.isdir(folder) else []  # noqa: PTH112, PTH208
    found: list[LeftPage] = []
    for name in names:
        if _NAME.fullmatch(name) and name.startswith(f"{key}."):
            left = _taken(folder / name)
            if left is not None:
                found.append(left)
    return sorted(found, key=lambda left: left.at, reverse=True)


def _taken(path: Path) -> LeftPage | None:
    try:
        handle = disk.open_locked(path)
    except OSError:
        return None
    if handle is None:
        return None
    try:
        lines, _ = sound_lines(path)
        page = lines[0] if lines else {}
        text, place, at = page.get("text"), page.get("place"), page.get("at")
        if page.get("page") == PAGE_FORMAT and isinstance(text, str) and isinstance(place, str):
            return LeftPage(path, text, place, at if type(at) is int else 0, handle)
        if type(page.get("page")) is not int:  # one of a later program is left to it
            folder = path.parent / DECLINED
            folder.mkdir(0o700, exist_ok=True)
            disk.move_aside(path, folder)
    except (ArchiveTrouble, OSError):
        pass
    os.close(handle)
    return None
