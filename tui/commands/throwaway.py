"""The throw-away archive of `--demo`: a folder of its own, marked as in use by a lock that ends with its process.

A demo that was killed cannot clear up after itself, so the next one does. The lock and not a process
number says whether a folder is still in use: numbers are given out again, and mean nothing in another container.
"""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from store.archive import disk

PREFIX = "bulletin-demo-"
ALIVE = ".in-use"
"""The locked file. It gets this name only once it is locked, so that a folder just made is never taken for left."""


class Throwaway:
    """A folder in use until it is closed or its process ends."""

    def __init__(self) -> None:
        clear_left_behind()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        young = self.folder / f"{ALIVE}-new"
        self._lock = disk.create(young, flags=os.O_RDWR)
        if disk.lock_file(self._lock):
            # Where an open file cannot be renamed, the folder is nobody's to clear away.
            with suppress(OSError):
                young.rename(self.folder / ALIVE)

    def close(self) -> None:
        """Throw the folder away."""
        os.close(self._lock)
        rmtree(self.folder, ignore_errors=True)


def is_throwaway(path: Path) -> bool:
    """Whether it lies in such a folder: nobody means it by a path that was mistyped."""
    return any(part.startswith(PREFIX) for part in path.parts)


def clear_left_behind() -> None:
    """Remove the folders of demos of this account whose process is gone. What cannot be told is left alone."""
    if sys.platform == "win32":
        return
    for folder in _ours():
        with suppress(OSError):
            lock = disk.open_locked(folder / ALIVE)
            if lock is not None:
                rmtree(folder, ignore_errors=True)
                os.close(lock)


def _ours() -> Iterator[Path]:
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if not entry.name.startswith(PREFIX):
                continue
            with suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid():
                    yield Path(entry.path)
