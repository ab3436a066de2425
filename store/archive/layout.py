"""Owns the names in an archive's folder: conference keys, generation files, and what counts as ours.

    DATA/archive.json                                   marks the folder as an archive and gives its id
    DATA/conferences/2022/09/2022-09-01-024.000032.json one generation of one conference
    DATA/aside/                                         damaged and merged files, kept for a person
    DATA/backups/                                       the daily backups
    DATA/settings/                                      the office's own files (see `settings_files`)

Names are made of numbers and dates only and every name read is held against a strict pattern, so
nothing typed or stored can lead outside the folder. A folder for each month keeps the listing that
every save needs short: its length depends on the conferences of that month, never on the archive's.
"""

import os
import re
from collections.abc import Collection, Container, Iterator
from datetime import date
from pathlib import Path

from store.archive.troubles import ArchiveTrouble, DiskTrouble, WrongKey, is_gone

MARKER = "archive.json"
CONFERENCES = "conferences"
ASIDE = "aside"
BACKUPS = "backups"

_KEY = re.compile(r"(\d{4})-(\d{2})-(\d{2})-(\d{3,5})(?:-([b-z]))?", re.ASCII)
_GENERATION = re.compile(r"(\d{4}-\d{2}-\d{2}-\d{3,5}(?:-[b-z])?)\.([1-9]\d{6,11}|\d{6})\.json", re.ASCII)
_TEMPORARY = re.compile(r"\.[0-9A-Za-z.-]{1,80}\.\d{1,10}\.[0-9a-f]{16}\.tmp", re.ASCII)
_SUFFIXES = ("", *(f"-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))


def conference_key(held_on: str, number: int | None) -> str:
    """The key of the conference `number` (None where the series has no numbers) held on YYYY-MM-DD.

    Raises WrongKey for a date that does not exist or a number outside 1 to 99999.
    """
    try:
        day = date.fromisoformat(held_on).isoformat()
    except (TypeError, ValueError):
        day = ""
    if day != held_on or not day:
        raise WrongKey("bad_date", held_on=str(held_on))
    if number is not None and not (type(number) is int and 0 < number < 100_000):
        raise WrongKey("bad_number", number=str(number))
    return f"{day}-{number or 0:03d}"


def checked_key(key: str) -> str:
    """`key` itself if it is a conference key; raises WrongKey for anything else."""
    found = _KEY.fullmatch(key) if isinstance(key, str) else None
    if found is None:
        raise WrongKey("bad_key", key=repr(key)[:60])
    year, month, day, _, _ = found.groups()
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        raise WrongKey("bad_key", key=key) from None
    return key


def is_key(key: object) -> bool:
    """Whether that is a conference key."""
    try:
        checked_key(key)  # type: ignore[arg-type]
    except WrongKey:
        return False
    return True


def siblings(key: str) -> Iterator[str]:
    """`key`, then the keys to try where another conference of that day and number is kept already."""
    return (key + suffix for suffix in _SUFFIXES)


def named_in(key: str) -> dict[str, int | str | None]:
    """What a key itself tells of its conference: the day and the number it was begun with."""
    return {"held_on": key[:10], "number": int(key.split("-")[3]) or None}


def month_folder(root: Path, key: str) -> Path:
    """The folder of `key`'s generations."""
    return root / CONFERENCES / key[:4] / key[5:7]


def generation_name(key: str, generation: int) -> str:
    """The file name of one generation (1, 2, ...) of `key`."""
    return f"{key}.{generation:06d}.json"


def generation_of(name: str) -> tuple[str, int] | None:
    """(key, generation) of a file name, None when the name is not one this archive writes."""
    found = _GENERATION.fullmatch(name)
    if found is None or found[2] == "000000":
        return None
    return found[1], int(found[2])


def is_temporary(name: str) -> bool:
    """Whether `name` is that of a half-written file, as `disk.temporary_name` makes them."""
    return _TEMPORARY.fullmatch(name) is not None


def refuse_link(path: Path | str) -> None:
    """Raise when `path` is a symbolic link: nothing inside the archive may lead elsewhere."""
    if os.path.islink(path):  # noqa: PTH114
        raise ArchiveTrouble("symlink", path=str(path))


Closed = dict[str, OSError]
"""What of an archive one may not list: how the keys of a month or a year begin, and why."""


def newest_generations(
    root: Path,
    known: Container[str] = (),
    of: Collection[str] | None = None,
    closed: Closed | None = None,
) -> dict[str, int]:
    """The newest generation of every conference, found by listing alone: no file is opened or asked.

    `known` are keys met before: their names need not be held against the pattern again. With `of` only the
    months these keys belong into are listed. A folder one may not list is noted in `closed`, else it ends the listing.
    """
    newest: dict[str, int] = {}
    endings: dict[str, int] = {}
    """The generations that endings of names (`.000032.json`) tell: thousands of files have the same few."""
    wanted = None if of is None else {key[:8] for key in of}
    for month, at_home in _months(root, latest_first=False, closed=closed):
        if wanted is not None and at_home not in wanted:
            continue
        for name in _names(month, at_home, closed):
            key, ending = name[:-12], name[-12:]
            generation = endings.get(ending, 0) if key in known or key in newest else 0
            if not generation:
                parsed = generation_of(name)
                if parsed is None:
                    continue
                key, generation = parsed
                if len(ending) == 12 and ending[0] == ".":
                    endings[ending] = generation
            if generation > newest.get(key, 0) and key.startswith(at_home):
                newest[key] = generation
    return newest


def generations_of(folder: Path, key: str) -> list[int]:
    """The generations of `key` in its month folder, oldest first."""
    start, found = key + ".", []
    for name in _names(folder):
        if name.startswith(start):
            number = name[len(start) : -5]
            plain = len(number) == 6 and number.isdecimal() and number.isascii() and name.endswith(".json")
            parsed = (key, int(number)) if plain else generation_of(name)
            if parsed is not None and parsed[0] == key and parsed[1]:
                found.append(parsed[1])
    return sorted(found)


def latest_key(root: Path, but: str) -> str | None:
    """The key of the latest conference there is, and can be listed, except `but`; reads as few folders as it can."""
    closed: Closed = {}
    for month, at_home in _months(root, latest_first=True, closed=closed):
        names = _names(month, at_home, closed)
        parsed = (generation_of(name) for name in names if name.startswith(at_home))
        keys = {found[0] for found in parsed if found is not None}
        if keys - {but}:
            return max(keys - {but})
    return None


def files_by_month(root: Path) -> Iterator[tuple[Path, list[str]]]:
    """The month folders of an archive, oldest first, with the names in each; without those one may not list.
    Raises DiskTrouble when the archive is gone."""
    closed: Closed = {}
    for month, at_home in _months(root, latest_first=False, closed=closed):
        yield Path(month), sorted(_names(month, at_home, closed))


def _months(root: Path, latest_first: bool, closed: Closed | None = None) -> Iterator[tuple[str, str]]:
    """(a month's folder, how the keys begin that belong into it). Paths as text: there are hundreds."""
    top = os.path.join(root, CONFERENCES)  # noqa: PTH118
    years = [name for name in _names(top) if len(name) == 4 and name.isdecimal()]
    if not years and not (root / MARKER).exists():
        raise DiskTrouble("vanished", path=str(root), reason="")
    for year in sorted(years, reverse=latest_first):
        refuse_link(f"{top}{os.sep}{year}")
        found = _names(f"{top}{os.sep}{year}", f"{year}-", closed)
        inside = [name for name in found if len(name) == 2 and name.isdecimal()]
        for name in sorted(inside, reverse=latest_first):
            month = f"{top}{os.sep}{year}{os.sep}{name}"
            refuse_link(month)
            yield month, f"{year}-{name}-"


def _names(folder: Path | str, at_home: str = "", closed: Closed | None = None) -> list[str]:
    """The names in `folder`; `at_home` is how the keys begin that belong into it."""
    try:
        return os.listdir(folder)  # noqa: PTH208 (names are enough, and three times as fast)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        if closed is None or is_gone(error):
            raise
        closed[at_home] = error
        return []
