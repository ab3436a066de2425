"""Moments and windows of a bulletin: whole hours from 0 to 24.

24 is midnight at the end of a day and is printed as 24时; it is not a Python time, so a moment is
a date and an hour. Windows are half-open. Time is the place's own; nothing is ever converted.
"""

from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""The days a conference may name. Others are slips of the key, and days near the ends of Python's calendar
could not be counted on from."""


def day_of(text: str) -> date:
    """The day written `2022-09-01`, and in no other way. ValueError when it is none or out of range."""
    day = date.fromisoformat(text)
    plain = len(text) == 10 and text[4] == text[7] == "-"  # not 20220901, nor 2022-W35-4
    if not plain or not EARLIEST <= day <= LATEST:
        raise ValueError(text)
    return day


class Moment(NamedTuple):
    """A date and an hour 0–24 of it. 24 of one day is the same instant as 0 of the next."""

    day: date
    hour: int

    @property
    def instant(self) -> int:
        """Hours since the beginning of the calendar: for comparing, never for printing."""
        return self.day.toordinal() * 24 + self.hour

    def iso(self) -> str:
        """`2022-08-31T24`."""
        return f"{self.day.isoformat()}T{self.hour:02d}"


_HOURS = frozenset([*map(str, range(25)), *(f"{hour:02d}" for hour in range(25))])
"""The hours as they are written. Every other sign that counts as a digit somewhere (², ٣) is refused."""


def moment(text: str) -> Moment:
    """The moment written `2022-08-31T24` (minutes allowed when zero). ValueError when it is not one."""
    day, _, rest = text.partition("T")
    hour, _, minutes = rest.partition(":")
    if minutes not in ("", "00", "00:00") or hour not in _HOURS:
        raise ValueError(text)
    return Moment(day_of(day), int(hour))


class Window(Struct, frozen=True):
    """A half-open span of one conference; `key` stays when its hours are corrected."""

    key: str
    start: Moment
    end: Moment

    @property
    def day(self) -> date:
        """The day the window begins on."""
        return self.start.day

    @property
    def whole_day(self) -> bool:
        """From 0 to 24 of one day: printed as a date alone where the sentence wants it."""
        return self.start.hour == 0 and self.end.instant - self.start.instant == 24

    def overlaps(self, other: "Window") -> bool:
        """True when an hour belongs to both: their figures must never be added."""
        return self.start.instant < other.end.instant and other.start.instant < self.end.instant

    def contains(self, other: "Window") -> bool:
        """True when every hour of `other` is an hour of this one."""
        return self.start.instant <= other.start.instant and other.end.instant <= self.end.instant


def window(key: str, day: date, start: int, end: int) -> Window:
    """The window from hour `start` to hour `end` of `day`."""
    return Window(key, Moment(day, start), Moment(day, end))


def planned(key: str, held_on: date, day: int, start: int, end: int) -> Window:
    """The window a series plans `day` days from the conference's date."""
    return window(key, held_on + timedelta(days=day), start, end)


class AsOf(Struct, frozen=True):
    """The moment a standing or cumulative figure is true for: a moment, or the printed word only."""

    moment: Moment | None = None
    word: str = ""
    """The word as printed when no moment is given (目前, 截至目前)."""
