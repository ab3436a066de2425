"""All the series an office has: the built-in ones and those in its archive folder.

Definitions are read when asked for, since a start that needs one series should not pay for all.
"""

from functools import cached_property
from pathlib import Path

from store.reasons import listed
from store.series.definition import Series
from store.series.faults import SeriesFault, nearest
from store.series.loading import DEFINITION, load_series

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
        self._read: dict[str, Series] = {}

    @cached_property
    def folders(self) -> dict[str, tuple[Path, Path | None]]:
        """Each key with the folder that defines it and the office's overriding folder; the default
        series first, so that every choice begins with it."""
        found: dict[str, tuple[Path, Path | None]] = {}
        for folder in sorted(BUILT_IN.iterdir()):
            if (folder / DEFINITION).is_file():
                found[folder.name] = (folder, None)
        if self.office is not None and self.office.is_dir():
            for folder in sorted(self.office.iterdir()):
                if (folder / DEFINITION).is_file():
                    found[folder.name] = (folder, None)
                elif folder.is_dir() and folder.name in found:
                    found[folder.name] = (found[folder.name][0], folder)
        first = {key: found[key] for key in (DEFAULT,) if key in found}
        return first | found

    def refresh(self) -> None:
        """Look into the folders again: a series was made, or a file of one was edited."""
        self.__dict__.pop("folders", None)
        self._read.clear()

    def series(self, key: str) -> Series:
        """The series with that key. UnknownSeries when there is none, SeriesFault when it is faulty."""
        if key not in self._read:
            if key not in self.folders:
                raise UnknownSeries(
                    "unknown_series",
                    got=key,
                    nearest=nearest(key, self.folders),
                    known=listed(self.folders),
                )
            self._read[key] = load_series(*self.folders[key])
        return self._read[key]

    @property
    def default(self) -> Series:
        return self.series(DEFAULT)
