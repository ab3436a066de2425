"""Owns the kinds of trouble the archive may raise; their sentences stand in `words`."""

import errno
import json
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.archive.words import WORDS
from store.reasons import system_reason
from store.troubles import Trouble


class ArchiveTrouble(Trouble):
    """The archive could not do what was asked; nothing was changed."""

    words = WORDS


class DiskTrouble(ArchiveTrouble):
    """The folder refuses: full, read-only, forbidden, gone. Worth trying again once mended."""


class NewerFormat(ArchiveTrouble):
    """A file was written by a newer version of the program."""


class Damage(ArchiveTrouble):
    """One file is not what was written. `code` says how; raised inside, shown as a notice outside."""


class Unreadable(ArchiveTrouble):
    """No generation of a conference can be read. Never treated as an empty conference."""

    def __init__(self, key: str, damaged: Sequence[Damage], folder: Path, backups: Path) -> None:
        super().__init__("unreadable", key=key, folder=str(folder), backups=str(backups))
        self.damaged = tuple(damaged)

    def said(self, lang: str) -> str:
        """The sentence, with what is wrong with each file in the same language."""
        why = ("" if lang == "zh" else " ").join(damage.said(lang) for damage in self.damaged)
        return self.words[self.code][0 if lang == "zh" else 1].format(**self.told(lang), why=why)


class Tampered(ArchiveTrouble):
    """An entry of a history was changed or removed; reported by `verify`, not raised."""


class WrongKey(ArchiveTrouble):
    """The text given is no conference key, or no such conference is kept."""

    exit_code = 2


class Conflict(Exception):
    """Another window published first. Never leaves the archive: the save is made again on its state."""

    def __init__(self, generation: int) -> None:
        self.generation = generation
        super().__init__(generation)


_CODES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "refused",
    errno.EPERM: "refused",
    errno.ENOTDIR: "not_folder",
    errno.ESTALE: "vanished",
    errno.ENODEV: "vanished",
    errno.ENOTCONN: "vanished",
    errno.EHOSTDOWN: "vanished",
    errno.ELOOP: "symlink",
}


def disk_trouble(error: OSError, path: Path, gone: str = "vanished") -> DiskTrouble:
    """The trouble a person is told for an error of the operating system at `path`. `gone` is what it means
    that something is not there."""
    code = gone if error.errno == errno.ENOENT else _CODES.get(error.errno or 0, "disk")
    if code == "refused" and (_is_shared(path) or _is_anothers(path)):
        import shlex

        code = "not_shared" if _is_shared(path) else "anothers"
        return DiskTrouble(code, path=str(error.filename or path), root=shlex.quote(str(path)))
    where = path if code == "not_folder" else error.filename or path
    return DiskTrouble(code, path=str(where), reason=system_reason(error))


def _is_shared(root: Path) -> bool:
    """Whether `root` is a folder that was opened to its group: then nothing in it should be closed."""
    try:
        mode = root.stat().st_mode
    except OSError:
        return False
    return stat.S_ISDIR(mode) and bool(mode & stat.S_ISGID and mode & stat.S_IWGRP)


def _is_anothers(root: Path) -> bool:
    """Whether `root` is the folder of another account, which alone can open it to others."""
    try:
        return os.name != "nt" and os.path.isdir(root) and os.stat(root).st_uid != os.geteuid()  # noqa: PTH112, PTH116
    except OSError:
        return False


@contextmanager
def told_plainly(path: Path, gone: str = "vanished") -> Iterator[None]:
    """Turn the operating system's errors inside the block into DiskTrouble about `path`; see
    `disk_trouble` for `gone`."""
    try:
        yield
    except OSError as error:
        raise disk_trouble(error, path, gone) from error


def json_damage(name: str, error: json.JSONDecodeError) -> Damage:
    """Damage for a file that is not JSON, naming the line and column a person must look at."""
    return Damage("damaged_json", file=name, line=error.lineno, column=error.colno)
