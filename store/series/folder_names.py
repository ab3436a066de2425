"""Which names a series may have on every system an archive is taken to. A folder named `con` cannot be
opened on Windows, and two that differ in capitals alone are one folder there and on most Macs."""

import re
from collections.abc import Iterable

LONGEST = 64
"""Signs of a folder's name; with the archive's own path before it, more do not fit everywhere."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[. ].*)?", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def unusable(name: str) -> str:
    """Why `name` cannot be that of a series' folder or file: the code of a `SeriesFault`; empty when it can."""
    if _DEVICE.fullmatch(name):
        return "reserved_name"
    if name != name.rstrip(". "):
        return "ends_badly"
    if _SIGNS.search(name):
        return "bad_signs"
    return "long_name" if len(name) > LONGEST else ""


def same_but_for_capitals(name: str, names: Iterable[str]) -> str:
    """Another of the names that differs from `name` in capitals alone; empty when there is none."""
    folded = name.casefold()
    return next((other for other in names if other != name and other.casefold() == folded), "")
