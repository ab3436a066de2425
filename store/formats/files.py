"""Writes exported bytes: beside their place first, read back, then put there; never over a file unasked."""

import contextlib
import hashlib
import os
from pathlib import Path


class FileExists(Exception):
    """There is a file of that name. `path` is it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def write(path: Path, data: bytes, *, replace: bool = False) -> str:
    """Put `data` at `path`; its SHA-256 in hexadecimal.

    Raises FileExists unless `replace`, and OSError with nothing left behind. What was written is read
    back and compared before it gets its name, so that a file that is there is whole.
    """
    if not replace and path.exists():
        raise FileExists(path)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        handle = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if aside.read_bytes() != data:
            raise OSError(f"{path.name}: read back differs")
        if replace:
            aside.replace(path)
        else:
            _link_or_rename(aside, path)
    finally:
        with contextlib.suppress(OSError):
            aside.unlink()
    return hashlib.sha256(data).hexdigest()


def _link_or_rename(aside: Path, path: Path) -> None:
    """Give the file its name only if nobody took it meanwhile; disks without links rename."""
    try:
        os.link(aside, path)
    except FileExistsError:
        raise FileExists(path) from None
    except OSError:
        if path.exists():
            raise FileExists(path) from None
        aside.rename(path)
