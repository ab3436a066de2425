"""What governs a number of a text: whose it is, of when, in what measure and whether it is said at all. Every language of a
page is told in it, so that whoever asks need not know which one it is."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from store.record.window import Moment, Window
from store.wording.read.basis.dates import Day, Stretch, When
from store.wording.read.basis.whose import NOBODY, OTHER

OF_NEW, OF_EXISTING, OF_ALL_SO_FAR, OF_MOMENT = "new", "existing", "since", "moment"
"""What a figure is measured by: cases of a window, those there are, those since some day, those as of a moment."""


class Mode(StrEnum):
    """In which manner something is said."""

    SAID = "said"
    SUPPOSED = "supposed"
    """Expected, rumoured, rehearsed, or compared with another day: of the whole sentence."""
    HEDGED = "hedged"
    """What a number came to by a change, or is about: no figure that may be read, but said for one."""
    DENIED = "denied"
    """Asked or denied, which may be said behind it."""


class TextScope(Struct, frozen=True):
    """What governs a number of a text."""

    whose: str = NOBODY
    """OWN, PLACE, OTHER (somebody else) or NOBODY."""
    places: tuple[str, ...] = ()
    """Of PLACE the keys: of several what they have together."""
    measure: str = ""
    window: Stretch | None = None
    moment: When | None = None
    day: Day | None = None
    """The day that was named last, where no window or moment was named behind it."""
    ago: int | None = None
    """The same where it was told from the day of the text: 0 today, 1 yesterday."""
    hours: tuple[int, int] | None = None
    """The hours of such a day."""
    of_a_day: bool = False
    """What only grows would be that of a day, or of some."""
    changed: bool = False
    """By so many it changed, or so many there were before."""
    mode: Mode = Mode.SAID
    outside: bool = False
    what: str = ""
    """The indicator whose name stands right beside the number."""
    of_some: bool = False
    """Of some only of those that are counted (a case of a list, whoever more is told of), or no count at all: a label."""
    strange: bool = False
    """What it counts is called by words nobody knows."""

    @property
    def contradicts_nobody(self) -> bool:
        """Somebody else's, a change, or what is not said for sure: nothing that a record could be held against."""
        return (
            self.whose == OTHER or self.changed or self.outside or self.mode in (Mode.SUPPOSED, Mode.DENIED)
        )

    def among(self, windows: Sequence[Window], written: date) -> list[Window]:
        """The windows that are spoken of in a text of that day: those of the hours named, else of the day; all where no
        time is named."""
        if self.window is not None:
            (day, first), (_, last) = self.window
            exact = [
                one
                for one in windows
                if _is(one.day, day) and (one.start.hour, one.end.hour) == (first, last)
            ]
            return (
                exact if exact or (first, last) != (0, 24) else [one for one in windows if _is(one.day, day)]
            )
        if self.day is not None:
            day = self.day
            return [one for one in windows if _is(one.day, day)]
        if self.ago is not None:
            told = written - timedelta(days=self.ago)
            hours = self.hours
            return [
                one for one in windows if one.day == told and hours in (None, (one.start.hour, one.end.hour))
            ]
        return list(windows)

    def as_of(self, moment: Moment) -> bool:
        """Whether what is counted as of a moment is told as of this one, or of none, and of no day before it."""
        if self.day is not None and (self.day.month, self.day.day) < (moment.day.month, moment.day.day):
            return False
        if self.moment is None or self.measure not in (OF_MOMENT, OF_EXISTING, OF_ALL_SO_FAR):
            return True
        return _is(moment.day, self.moment.day) and moment.hour == self.moment.hour

    @property
    def time(self) -> tuple[object, ...]:
        """Of when it is; two of one time have the same."""
        return self.window, self.day, self.ago, None if self.window or self.day else self.moment


def _is(day: date, said: Day) -> bool:
    return (day.month, day.day) == (said.month, said.day) and said.year in (None, day.year)


class AskedScopes(Protocol):
    """The scopes of a page, whichever languages it is in, asked by where its numbers stand."""

    def at(self, start: int, end: int, spaced: bool) -> TextScope:
        """The scope of a number with its unit, in a language that parts its words or in one that does not."""
