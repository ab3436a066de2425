"""Where this account keeps its data, cache, journals and settings, on every system.

platformdirs knows that. On Linux it is three lines of the XDG rule, written out here because importing platformdirs
would cost a cold `draft` a tenth of its time; a test holds both to the same answer.
"""

import os
import sys
from pathlib import Path
from typing import Literal

from store.outside import typed_path

PROGRAM = "bulletin-tui"

Use = Literal["data", "state", "cache", "config", "log"]

_XDG: dict[Use, tuple[str, str]] = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
    "config": ("XDG_CONFIG_HOME", ".config"),
}


def account_folder(use: Use) -> Path:
    """This account's folder for that use of the program; it need not exist. NotReadable where no home is known."""
    if sys.platform.startswith("linux"):
        if use == "log":
            return account_folder("state") / "log"
        variable, below_home = _XDG[use]
        chosen = Path(os.environ.get(variable, "").strip())
        # A path that is not absolute is to be passed over, says the rule.
        return (chosen if chosen.is_absolute() else typed_path("~") / below_home) / PROGRAM
    return asked_folder(use)


def asked_folder(use: Use) -> Path:
    """What platformdirs answers."""
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(PROGRAM, appauthor=False)
    return {
        "data": dirs.user_data_path,
        "state": dirs.user_state_path,
        "cache": dirs.user_cache_path,
        "config": dirs.user_config_path,
        "log": dirs.user_log_path,
    }[use]
