"""Where an account keeps a program's data, state, cache and logs.

platformdirs knows this for every system. On Linux it is three lines of the XDG rule, written out here
because importing platformdirs would cost a cold `draft` a tenth of its time; a test holds both to the
same answer.
"""

import os
import sys
from pathlib import Path
from typing import Literal

PROGRAM = "bulletin-tui"

Use = Literal["data", "state", "cache"]

_XDG: dict[Use, tuple[str, str]] = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}


def account_folder(use: Use) -> Path:
    """This account's folder for that use of the program; it need not exist."""
    if sys.platform.startswith("linux"):
        variable, below_home = _XDG[use]
        chosen = os.environ.get(variable, "").strip()
        return (Path(chosen) if chosen else Path.home() / below_home) / PROGRAM
    return asked_folder(use)


def asked_folder(use: Use) -> Path:
    """What platformdirs answers."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(PROGRAM, appauthor=False)
    return {"data": dirs.user_data_path, "state": dirs.user_state_path, "cache": dirs.user_cache_path}[use]
