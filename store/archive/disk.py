"""Owns the program's own files: the order of system calls that makes one durable and publishes it exactly once.

A file is written under a temporary name and synced, then given its real name by link(2), which
refuses a name that exists: the link is the compare-and-swap, and no lock can be left behind. The
folder is synced last; only then is a save acknowledged. Modes are set by hand, whatever the umask.

A lock marks a journal as held by a living sitting and is let go by the system when that dies. Only local files are
locked: the archive itself needs no lock and may lie on a shared drive.

A file that somebody names is another matter, read by `store.outside` within a budget.
"""

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path

from store.archive.troubles import Damage

_BIGGEST = 64 * 1024 * 1024
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_CANNOT_SYNC_FOLDER = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_CANNOT_LINK = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_CLAIM_PATIENCE = 10.0
_CLAIM_BYTES = 16


def sync_file(handle: int) -> None:
    """Return once the bytes of `handle` are on the disk. macOS needs its own call for that."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; Windows and some network mounts offer no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC_FOLDER:
            raise
    finally:
        os.close(handle)


def folder_mode(root: Path) -> int:
    """0o700, or 0o2770 below a root a person made setgid and group-writable to share it on purpose."""
    mode = stat.S_IMODE(root.stat().st_mode)
    return 0o2770 if mode & stat.S_ISGID and mode & stat.S_IWGRP else 0o700


def file_mode(root: Path) -> int:
    """The mode of the files below `root`: 0o600, or 0o660 where it is shared."""
    return 0o660 if folder_mode(root) == 0o2770 else 0o600


def make_folders(root: Path, folder: Path) -> None:
    """Make `folder` below the existing `root`, each level private from the start and synced."""
    mode = folder_mode(root)
    here = root
    for part in folder.relative_to(root).parts:
        above, here = here, here / part
        try:
            if mode == 0o2770:
                _make_shared(here, mode)
            else:
                here.mkdir(mode)
        except FileExistsError:
            continue
        if os.name != "nt" and mode != 0o2770:
            here.chmod(mode)
        sync_folder(above)


def _make_shared(folder: Path, mode: int) -> None:
    """Make `folder` open to its group before it has its name: another account may want to go in at once."""
    if folder.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.{os.urandom(8).hex()}.tmp")
    beside.mkdir(mode)
    try:
        beside.chmod(mode)
        os.rename(beside, folder)  # noqa: PTH104 (takes the place of an empty one another window made)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.rmdir()
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder)) from error
        raise


def folders_for_files(folder: Path) -> None:
    """Make `folder` and what is missing above it, for files that go out: as this account makes folders, but open
    to the group inside a folder that was opened to one."""
    for level in reversed(missing_above(folder)):
        mode = folder_mode(level.parent)
        with contextlib.suppress(FileExistsError):
            if mode == 0o2770:
                _make_shared(level, mode)
            else:
                level.mkdir()
    folder.mkdir(parents=True, exist_ok=True)


def private_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, for the owner alone from the start."""
    for level in reversed(missing_above(folder)):
        try:
            level.mkdir(0o700)
        except FileExistsError:
            continue
        if os.name != "nt":
            level.chmod(0o700)
        sync_folder(level.parent)


def missing_above(folder: Path) -> list[Path]:
    """The folders that have to be made for `folder`, itself among them, the deepest first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        if folder.parent == folder:
            break
        folder = folder.parent
    return missing


def write_all(handle: int, data: bytes) -> None:
    """write(2) until all of `data` is taken; short writes are carried on."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def create(path: Path, mode: int = 0o600, flags: int = os.O_WRONLY) -> int:
    """An open handle of a new file, its mode set whatever the umask is; FileExistsError where there is one."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | flags | _BINARY | _NOFOLLOW, mode)
    if os.name != "nt":
        try:
            os.fchmod(handle, mode)
        except BaseException:
            os.close(handle)
            remove_leftover(path)
            raise
    return handle


def write_new(
    path: Path, data: bytes, mode: int = 0o600, *, sync: bool = True, read_back: bool = False
) -> None:
    """Write `data` into a new file and sync it; nothing is left there on failure. What is not synced may be
    lost when the power fails: for what can be made again. With `read_back` a disk that gives something else
    than it was given is an OSError too."""
    handle = create(path, mode, os.O_RDWR)
    try:
        try:
            write_all(handle, data)
            if sync:
                sync_file(handle)
            if read_back and not _holds(handle, data):
                raise OSError(errno.EIO, "read back differs", str(path))
        finally:
            os.close(handle)
    except BaseException:
        remove_leftover(path)
        raise


def _holds(handle: int, data: bytes) -> bool:
    os.lseek(handle, 0, os.SEEK_SET)
    rest = memoryview(data)
    while piece := os.read(handle, 1 << 20):
        if rest[: len(piece)] != piece:
            return False
        rest = rest[len(piece) :]
    return not rest


def append(path: Path, data: bytes) -> os.stat_result:
    """Add `data` to the end of a file of this account's alone, made where there is none; what the file is then.

    It is never synced: for notes that only help. Lines of two processes do not mix within one call.
    """
    flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY | _BINARY | _NOFOLLOW | _NONBLOCK
    handle = os.open(path, flags, 0o600)
    try:
        write_all(handle, data)
        return os.fstat(handle)
    finally:
        os.close(handle)


def temporary_name(path: Path) -> Path:
    """A name beside `path` that no other process takes, and that is known as a half-written file's."""
    return path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(8).hex()}.tmp")


def write_aside(folder: Path, name: str, data: bytes, mode: int = 0o600) -> Path:
    """Write and sync `data` under a temporary name in `folder`; nothing is left there on failure."""
    path = temporary_name(folder / name)
    write_new(path, data, mode)
    return path


def replace_file(path: Path, data: bytes, mode: int = 0o600, *, sync: bool = True) -> None:
    """Put `data` at `path`, in place of what is there: whoever reads it finds the old or the new, whole."""
    temporary = temporary_name(path)
    write_new(temporary, data, mode, sync=sync)
    try:
        os.replace(temporary, path)  # noqa: PTH105 (tests put faults into os)
    except OSError:
        remove_leftover(temporary)
        raise


def remove_leftover(path: Path) -> None:
    """Unlink `path` if that can be done; for leftovers, whose removal nothing depends on."""
    with contextlib.suppress(OSError):
        path.unlink()


def publish(temporary: Path, target: Path) -> None:
    """Give the synced `temporary` the name `target`, exactly once; raises FileExistsError if it is taken.

    The temporary name is gone afterwards in every case. The caller still has to sync the folder.
    """
    try:
        if os.name == "nt":
            os.rename(temporary, target)  # noqa: PTH104 (tests put faults into os)
            return
        try:
            os.link(temporary, target)  # noqa: PTH200
        except FileExistsError:
            if not _same_file(temporary, target):
                raise
        except OSError as error:
            if error.errno not in _CANNOT_LINK:
                raise
            _publish_by_claim(temporary, target)
    finally:
        remove_leftover(temporary)


def publish_new(target: Path, data: bytes, mode: int = 0o600) -> None:
    """Write `data` to the new file `target`, durable and whole, exactly once; FileExistsError if it is taken."""
    temporary = write_aside(target.parent, target.name, data, mode)
    try:
        publish(temporary, target)
    finally:
        sync_folder(target.parent)


def _same_file(one: Path, other: Path) -> bool:
    # NFS may answer "exists" to its own link when the first answer was lost on the way.
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def _publish_by_claim(temporary: Path, target: Path) -> None:
    """For FAT, which has no link(2): whoever creates the claim file may rename onto `target`.

    A claim whose owner died is removed after ten seconds of waiting; an owner that comes back later
    finds its claim gone and reports that the name is taken.
    """
    import time

    claim = target.with_suffix(".claim")
    mine = os.urandom(_CLAIM_BYTES)
    deadline = time.monotonic() + _CLAIM_PATIENCE
    while True:
        try:
            handle = create(claim)
            break
        except FileExistsError:
            if target.exists():
                raise
            if time.monotonic() > deadline:
                if claim.lstat().st_size > _CLAIM_BYTES:
                    raise  # somebody's file, which happens to be called so
                remove_leftover(claim)
            time.sleep(0.01)
    try:
        write_all(handle, mine)
    finally:
        os.close(handle)
    try:
        if target.exists() or claim.read_bytes() != mine:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.replace(temporary, target)  # noqa: PTH105
    finally:
        remove_leftover(claim)


def read_file(path: Path) -> bytes:
    """The bytes of a plain file. Raises Damage for a link, a pipe, a giant or a bad spot of the disk."""
    try:
        return read_from(path)[0]
    except OSError as error:
        code = _DAMAGE.get(error.errno or 0)
        if code is None:
            raise
        size = path.lstat().st_size if error.errno == errno.EFBIG else 0
        raise Damage(code, file=path.name, size=size) from error


_DAMAGE = {
    errno.ELOOP: "damaged_kind",
    errno.ESPIPE: "damaged_kind",
    errno.EFBIG: "damaged_size",
    errno.EIO: "damaged_disk",
}


def read_from(path: Path, start: int = 0, most: int = _BIGGEST) -> tuple[bytes, os.stat_result]:
    """The bytes of a plain file from `start` on, and what the file is.

    An OSError with the number ELOOP for a link, ESPIPE for a folder or a pipe, EFBIG for a file of more than `most` bytes.
    """
    handle = os.open(path, os.O_RDONLY | _BINARY | _NOFOLLOW | _NONBLOCK)
    try:
        status = os.fstat(handle)
        for wrong, number in (
            (not stat.S_ISREG(status.st_mode), errno.ESPIPE),
            (status.st_size > most, errno.EFBIG),
        ):
            if wrong:
                raise OSError(number, os.strerror(number), str(path))
        if start:
            os.lseek(handle, start, os.SEEK_SET)
        pieces = []
        while piece := os.read(handle, status.st_size + 1):
            pieces.append(piece)
        return b"".join(pieces), status
    finally:
        os.close(handle)


def move_aside(path: Path, folder: Path) -> Path | None:
    """Move `path` into `folder` under a name that is free; None if it could not be moved."""
    for number in range(1, 1000):
        target = folder / (path.name if number == 1 else f"{path.name}.{number}")
        if os.path.lexists(target):
            continue
        try:
            os.rename(path, target)  # noqa: PTH104
        except OSError:
            return None
        return target
    return None


def open_locked(path: Path) -> int | None:
    """An open handle of the file at `path`, locked for this process; None where another process holds it."""
    handle = os.open(path, os.O_RDWR | _BINARY | _NOFOLLOW | _NONBLOCK)
    if lock_file(handle):
        return handle
    os.close(handle)
    return None


_BEYOND = 1 << 30
"""Windows locks ranges and bars others from reading them: one byte far behind the end is locked."""


def lock_file(handle: int) -> bool:
    """Try to lock the open file for this process; whether that was possible."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _BEYOND, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
