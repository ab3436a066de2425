"""All the series an office has: the built-in ones and those in its archive folder.

Definitions are read when asked for, since a start that needs one series should not pay for all.
"""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from zlib import crc32

from store.languages import listed
from store.outside import DEFINITION_BYTES, NotReadable, OutsideTrouble, read_outside
from store.reasons import system_reason
from store.series.definition import Series
from store.series.faults import SeriesFault, nearest, nothing_but_faults
from store.series.loading import COMMON, DEFINITION, LONGEST, load_series, same_but_for_capitals, unusable
from store.signs import visible_line

BUILT_IN = Path(__file__).parent
DEFAULT = "xizang_epidemic"
"""The series of the sample, used until an office makes its own the default."""


class UnknownSeries(SeriesFault):
    """No series has that key. Facts: got, nearest, known."""

    exit_code = 2
    words = {
        "unknown_series": (
            "没有“{got}”这个系列{nearest}。现有：{known}。",
            "There is no series “{got}”{nearest}. There are: {known}.",
        )
    }


class Shelf:
    """The series by key. `office` is the `series` folder of the archive; it need not exist."""

    def __init__(self, office: Path | None = None) -> None:
        self.office = office
        self._refused: OSError | None = None
        """Why the office's folder could not be listed: nobody knows then which sentences it has changed."""
        self._read: dict[str, Series] = {}
        self._editions: dict[str, str] = {}

    @cached_property
    def folders(self) -> dict[str, tuple[Path, Path | None]]:
        """Each key with the folder that defines it and the office's overriding folder; the default
        series first, so that every choice begins with it."""
        found: dict[str, tuple[Path, Path | None]] = {}
        for folder in _folders(BUILT_IN):
            if (folder / DEFINITION).is_file():
                found[folder.name] = (folder, None)
        try:
            own = _folders(self.office) if self.office is not None else []
            self._refused = None
        except OSError as error:
            own, self._refused = [], error
        for folder in own:
            if folder.name in found and not _may_be(folder / DEFINITION):
                found[folder.name] = (found[folder.name][0], folder)
            else:  # one without a definition, or that cannot be looked into, is told when it is asked for
                found[folder.name] = (folder, None)
        first = {key: found[key] for key in (DEFAULT,) if key in found}
        return first | found

    def refresh(self) -> None:
        """Look into the folders again: a series was made, or a file of one was edited."""
        self.__dict__.pop("folders", None)
        self._read.clear()
        self._editions.clear()

    def series(self, key: str) -> Series:
        """The series with that key. UnknownSeries when there is none, SeriesFault when it is faulty."""
        if key not in self._read:
            if key not in self.folders:
                self.__dict__.pop("folders", None)  # another window may have made it since
            if key not in self.folders:
                raise UnknownSeries(
                    "unknown_series",
                    got=key,
                    nearest=nearest(key, self.folders),
                    known=listed(self.folders),
                )
            self.refuse_name(key)
            if self._refused is not None:
                why = system_reason(self._refused)
                raise NotReadable("outside_unreadable", file=str(self.office), problem=why)
            read = _loaded(*self.folders[key])
            self.refuse_name(read.key)
            self._read[key] = read
        return self._read[key]

    def edition(self, key: str) -> str:
        """A short sign of what the files of a series hold now: another one once any of them was edited. What
        was worked out with it is good for that edition only. Empty for a series there is none of."""
        if key not in self.folders:
            return ""
        if key not in self._editions:
            self._editions[key] = _edition(*self.folders[key])
        return self._editions[key]

    def is_own(self, key: str) -> bool:
        """Whether a series is the office's: made by it, or with sentences it has changed."""
        folder, own = self.folders[key]
        return own is not None or folder.parent == self.office

    def refuse_name(self, name: str) -> None:
        """SeriesFault for a folder whose name would not do on every system the archive is taken to."""
        code = unusable(name)
        if code:
            raise SeriesFault(code, got=visible_line(name), limit=LONGEST)
        other = same_but_for_capitals(name, self.folders)
        if other and name != min(name, other, key=lambda one: (one != one.lower(), one)):
            raise SeriesFault("case_twice", got=visible_line(name), other=visible_line(other))

    @property
    def default(self) -> Series:
        return self.series(DEFAULT)


def _folders(place: Path) -> list[Path]:
    """The folders in `place` that may be series: what is hidden is none. OSError where it may not be listed."""
    try:
        with os.scandir(place) as found:
            named = [entry for entry in found if not entry.name.startswith((".", "_"))]
            return sorted(Path(entry.path) for entry in named if entry.is_symlink() or entry.is_dir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _edition(folder: Path, office: Path | None) -> str:
    """The bytes of every file a series is made of, in eight signs. Names stand in it, times do not: a copy of
    the archive and a program that was installed anew have the same files."""
    found = 0
    for held in files_of(folder, office):
        found = crc32(held, found)
    return f"{found:08x}"


def files_of(folder: Path, office: Path | None) -> Iterator[bytes]:
    """What every file holds now that a series is made of, each after its name."""
    for place in (folder, *((office,) if office is not None else ()), COMMON):
        try:
            names = sorted(name for name in os.listdir(place) if name.endswith(".toml"))  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            yield os.fsencode(name)
            try:
                yield read_outside(place / name, DEFINITION_BYTES)
            except OutsideTrouble:
                yield b"unreadable"


def _may_be(path: Path) -> bool:
    """Whether there is a file; also where the system does not let one look, so that this is told."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _loaded(folder: Path, office: Path | None) -> Series:
    with nothing_but_faults(folder / DEFINITION):
        return load_series(folder, office)
