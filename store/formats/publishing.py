"""Owns the publishing of several files into one folder: all of them appear, or nothing changes.

Everything is written into a hidden folder beside the files' places first, synced and read back, together
with a plan (names and sums) and with what is to be replaced. Only then are the files given their names,
the first one first. When that fails, or the process is killed meanwhile, the plan tells what to take back:
at once, or when something is next published into the folder.

Who reads a file of the folder in order to publish it anew, as a seal is, does so `alone_in` it: two windows
would each write what they read and their own, and what the other added would be gone.

In a folder that was opened to its group (2770) the files are the group's too, as they are in an archive;
anywhere else they are their maker's alone.
"""

import contextlib
import errno
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from store.archive import disk
from store.archive.troubles import Damage

STAGE = ".bulletin-export-"
"""How the hidden folders begin that belong to an export, under way or killed."""
_TRIAL = ".bulletin-trial-"
"""How the folder begins that is made, and taken away at once, to see whether one can be."""
_PLAN, _LOCK = "plan.json", "lock"
_PATIENCE = 30.0
"""Seconds for which an export waits for another one into the same folder."""
_YOUNG = 60.0
"""Seconds after which a hidden folder without a lock is one that was killed while it was being made."""


class FileExists(Exception):
    """There is a file of that name. `path` is it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Wanted(Struct, frozen=True):
    """One file: where, what, and whether it may take the place of one that is there."""

    path: Path
    data: bytes
    replace: bool = False


class Cleared(Struct, frozen=True):
    """What a killed export left, put right: `names` are its files. `complete`: all of them were there and
    stay; else those that were there were taken away, and what they had replaced was put back."""

    names: tuple[str, ...]
    complete: bool


class HalfPublished(OSError):
    """Publishing failed and could not be taken back. `names` are files that stand there and should not,
    `stage` the hidden folder that holds what they replaced."""

    def __init__(self, error: OSError, names: Sequence[str], stage: Path) -> None:
        super().__init__(error.errno, error.strerror or str(error), error.filename)
        self.names, self.stage = tuple(names), stage


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """No other process is in this block for the same `folder`, which is made when it is not there, and taken
    away again when the block raises and leaves it empty.

    Others are waited for half a minute at most; where the system cannot lock a folder nobody is kept out.
    Raises OSError where the folder cannot be made.
    """
    made = disk.missing_above(folder)
    try:
        disk.folders_for_files(folder)
        handle = _locked(folder)
        try:
            yield
        finally:
            if handle is not None:
                os.close(handle)
    except BaseException:
        for level in made:
            with contextlib.suppress(OSError):
                level.rmdir()  # only what is empty: nothing is lost by it
        raise


def _locked(folder: Path) -> int | None:
    """An open handle that keeps others out of `alone_in`, None where that cannot be had."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return None
    patience = time.monotonic() + _PATIENCE
    while not disk.lock_file(handle) and time.monotonic() < patience:
        time.sleep(0.02)
    return handle


def publish_files(folder: Path, files: Sequence[Wanted]) -> list[str]:
    """Put all files into `folder`, which is made when it is not there; their SHA-256 sums, in order.

    The first file is published first: whoever finds one of the others finds it too. Raises FileExists
    or OSError with everything as it was before, or HalfPublished where even that was refused.
    """
    made = disk.missing_above(folder)
    try:
        disk.folders_for_files(folder)
        return _Publishing(folder, files).run()
    except BaseException:
        for level in made:
            with contextlib.suppress(OSError):
                level.rmdir()  # only what is empty: nothing is lost by it
        raise


def clear_killed(folder: Path) -> list[Cleared]:
    """Put right what killed exports left in `folder`; those under way are passed over. OSError where the
    folder cannot be read or changed."""
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = []
    for name in sorted(names):
        if name.startswith(STAGE):
            cleared = _put_right(folder, folder / name)
            if cleared is not None and cleared.names:
                found.append(cleared)
    return found


class _Publishing:
    """One publishing: `stage` is its hidden folder, `done` the files that have their names already."""

    def __init__(self, folder: Path, files: Sequence[Wanted]) -> None:
        self.folder, self.files = folder, files
        self.stage = folder / f"{STAGE}{os.getpid()}-{os.urandom(6).hex()}"
        self.done: list[int] = []
        self._lock = -1
        self._mode = 0o600

    def run(self) -> list[str]:
        for wanted in self.files:
            if not wanted.replace and os.path.lexists(wanted.path):
                raise FileExists(wanted.path)
        try:
            sums = self._prepare()
            self._give_names()
            disk.sync_folder(self.folder)
        except BaseException as error:
            self._take_back(error)
            raise
        finally:
            if self._lock >= 0:
                with contextlib.suppress(OSError):
                    os.close(self._lock)
        with contextlib.suppress(OSError):  # it says of itself that all is there
            shutil.rmtree(self.stage)
        return sums

    def _prepare(self) -> list[str]:
        """Write everything beside its place, and the plan last; the sums."""
        self._mode = disk.file_mode(self.folder)
        self.stage.mkdir(0o700)
        if os.name != "nt":
            self.stage.chmod(disk.folder_mode(self.folder))  # whoever of the group comes next puts it right
        self._lock = disk.create(self.stage / _LOCK, self._mode, os.O_RDWR)
        disk.lock_file(self._lock)
        sums = []
        for number, wanted in enumerate(self.files):
            try:
                disk.write_new(self.stage / f"new-{number}", wanted.data, self._mode, read_back=True)
            except OSError as error:  # told of the file that was asked for, and not of one nobody knows
                raise OSError(error.errno, error.strerror, str(wanted.path)) from error
            sums.append(hashlib.sha256(wanted.data).hexdigest())
            if wanted.replace and os.path.lexists(wanted.path):
                _kept(wanted.path, self.stage / f"old-{number}")
        rows = [
            {
                "name": wanted.path.name,
                "sha256": sum_,
                "replaces": os.path.lexists(self.stage / f"old-{number}"),
            }
            for number, (wanted, sum_) in enumerate(zip(self.files, sums, strict=True))
        ]
        plan = self.stage / f"{_PLAN}.half"
        data = json.dumps({"files": rows}, ensure_ascii=False).encode()
        disk.write_new(plan, data, self._mode, read_back=True)
        os.rename(plan, self.stage / _PLAN)  # noqa: PTH104 (a plan that is there is whole)
        disk.sync_folder(self.stage)
        return sums

    def _give_names(self) -> None:
        for number, wanted in enumerate(self.files):
            staged = self.stage / f"new-{number}"
            if wanted.replace:
                os.replace(staged, wanted.path)  # noqa: PTH105
            else:
                _named(staged, wanted.path)
            self.done.append(number)

    def _take_back(self, error: BaseException) -> None:
        left = []
        for number in reversed(self.done):
            path = self.files[number].path
            try:
                _undo(path, self.stage / f"old-{number}")
            except OSError:
                left.append(path.name)
        if left and isinstance(error, OSError):
            raise HalfPublished(error, left, self.stage) from error
        with contextlib.suppress(OSError):
            shutil.rmtree(self.stage)


def _undo(path: Path, old: Path) -> None:
    if os.path.lexists(old):
        os.replace(old, path)  # noqa: PTH105
    else:
        path.unlink()


def why_closed(folder: Path) -> OSError | None:
    """Why no file could be written into `folder`, or why it could not be made; None when all is well. Tried, and not
    asked: what a folder says of its permissions is not all that counts."""
    try:
        there = folder
        while not os.path.lexists(there) and there.parent != there:
            there = there.parent
        if not there.is_dir():
            return OSError(errno.ENOTDIR, "", str(there))
        Path(tempfile.mkdtemp(prefix=_TRIAL, dir=there)).rmdir()
    except ValueError:  # no path can be so called
        return OSError(errno.EINVAL, "", str(folder))
    except OSError as error:
        return error
    return None


def _put_right(folder: Path, stage: Path) -> Cleared | None:
    """Undo, or finish, what the hidden folder `stage` says; None when it is under way or strange."""
    try:
        lock = disk.open_locked(stage / _LOCK)
    except FileNotFoundError:
        if time.time() - stage.lstat().st_mtime > _YOUNG:
            shutil.rmtree(stage)
        return None
    except PermissionError:  # another account's, in a folder that no group shares: its own to put right
        return None
    if lock is None:
        return None
    try:
        try:
            rows = _plan(stage)
        except FileNotFoundError:  # killed before anything was published
            shutil.rmtree(stage)
            return Cleared((), False)
        if rows is None:
            return None
        names = tuple(row["name"] for row in rows)
        complete = all(_sum(folder / row["name"]) == row["sha256"] for row in rows)
        if not complete:
            for number, row in reversed(list(enumerate(rows))):
                _taken_back(folder / row["name"], row, stage / f"old-{number}")
        disk.sync_folder(folder)
        shutil.rmtree(stage)
        return Cleared(names, complete)
    finally:
        os.close(lock)


def _taken_back(path: Path, row: dict[str, Any], old: Path) -> None:
    """Take one file back, if it is the one the plan speaks of; what somebody else put there stays."""
    found = _sum(path)
    if found not in (row["sha256"], None):
        return
    if row["replaces"]:
        if os.path.lexists(old):
            os.replace(old, path)  # noqa: PTH105
    elif found is not None:
        path.unlink()


def _plan(stage: Path) -> list[dict[str, Any]] | None:
    """The files of a plan; None when it is none of ours. FileNotFoundError when it was never written."""
    try:
        rows: list[dict[str, Any]] = json.loads(disk.read_file(stage / _PLAN))["files"]
        whole = all(
            isinstance(row["name"], str)
            and Path(row["name"]).name == row["name"]
            and isinstance(row["sha256"], str)
            and isinstance(row["replaces"], bool)
            for row in rows
        )
    except (Damage, ValueError, KeyError, TypeError, RecursionError):
        return None
    return rows if whole else None


def _sum(path: Path) -> str | None:
    """The sum of a plain file; None when there is none, another word when it is something else."""
    try:
        return hashlib.sha256(disk.read_file(path)).hexdigest()
    except FileNotFoundError:
        return None
    except Damage:
        return "other"


def _kept(path: Path, old: Path) -> None:
    """Keep what is at `path` under a second name; where a disk has no links, as a copy."""
    try:
        os.link(path, old, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, old, follow_symlinks=False)


def _named(staged: Path, path: Path) -> None:
    """Give the file its name only if nobody took it meanwhile."""
    try:
        disk.publish(staged, path)
    except FileExistsError:
        raise FileExists(path) from None
