"""Which archives may have been meant by a path at which there is none: of nearly that name, beside it, within or around
it, or known to this account. Only looks; nothing is made."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches
from itertools import chain, islice
from pathlib import Path

from store.archive.marker import archive_id
from store.desk.opening import places_known
from store.troubles import Trouble

_MOST = 5
_LOOKED_THROUGH = 2000
"""Names of one folder that are looked at."""
_LIKE = 0.6
"""How much of a name has to be the same, as difflib counts."""


def archives_near(root: Path, but: Callable[[Path], bool] = lambda path: False) -> Sequence[Path]:
    """At most five, the likeliest first, none `but` is true of."""
    root = Path(os.path.abspath(root))  # noqa: PTH100 (no link is followed: it is shown as it was typed)
    asked = chain(_spelled_nearly(root), _folders(root), root.parents, _folders(root.parent), places_known())
    found: dict[str, Path] = {}
    for path in asked:
        real = os.path.realpath(path)
        if real not in found and _is_archive(path) and not but(path):
            found[real] = path
            if len(found) == _MOST:
                break
    return list(found.values())


def _spelled_nearly(root: Path) -> Sequence[Path]:
    """The folders one comes to where each name that is not there is taken for those nearly so called."""
    here: list[Path] = [Path(root.anchor)]
    for name in root.parts[1:]:
        there = [path / name for path in here if (path / name).is_dir()]
        here = there or [near for path in here for near in _nearly(path, name)]
    return here


def _nearly(folder: Path, name: str) -> Iterator[Path]:
    named = {path.name: path for path in _folders(folder)}
    by_case = {one.casefold(): one for one in named}
    for near in get_close_matches(name.casefold(), by_case, n=3, cutoff=_LIKE):
        yield named[by_case[near]]


def _folders(folder: Path) -> Sequence[Path]:
    """The folders in a folder, by their names; none where one may not look."""
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        return sorted(Path(entry) for entry in islice(entries, _LOOKED_THROUGH) if entry.is_dir())
    return ()


def _is_archive(path: Path) -> bool:
    with suppress(OSError, ValueError, Trouble):
        return archive_id(path) is not None
    return False
