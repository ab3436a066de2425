"""Owns the lock on a journal: held by a living sitting, let go by the system when it dies.

Only local files are locked. The archive itself needs no lock and may lie on a shared drive.
"""

import os
import sys

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
