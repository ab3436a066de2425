"""Dates as bulletins print them, mostly without a year, and the year they must mean."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from store.record.window import Moment
from store.wording.book.book import WINDOWS
from store.wording.numbers import numerals
from store.wording.read.basis.slots import Recogniser


class Day(NamedTuple):
    """A day as printed; `year` is None when the text does not give it."""

    year: int | None
    month: int
    day: int


class When(NamedTuple):
    """A moment as printed."""

    day: Day
    hour: int


class Stretch(NamedTuple):
    """A window as printed."""

    start: When
    end: When


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_day(reads: Recogniser, text: str) -> Day | None:
    """The day; None when there is no such day in any year."""
    found = reads.taken_apart(("date",), text)
    if found is None:
        return None
    parts = found[1]
    month = _month(reads, parts.get("month", ""))
    day = int(parts.get("day", "0"))
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        return None
    return Day(int(parts["year"]) if "year" in parts else None, month, day)


def read_window(reads: Recogniser, text: str) -> Stretch | None:
    """The window; None when its hours are none or run backwards. A day alone is the whole of it."""
    found = reads.taken_apart((*WINDOWS, "date"), text)
    if found is None:
        return None
    name, parts = found
    day = read_day(reads, parts["date"]) if name != "date" else read_day(reads, text)
    until = read_day(reads, parts["until"]) if "until" in parts else day
    start = read_hour(reads, parts["from"], ending=False) if "from" in parts else 0
    end = read_hour(reads, parts["to"], ending=True) if "to" in parts else 24
    if day is None or until is None or start is None or end is None:
        return None
    if _backwards(day, until) or (until == day and start >= end):
        return None
    return Stretch(When(day, start), When(until, end))


def _backwards(day: Day, until: Day) -> bool:
    """True when a window would end on a day before it began; it may go on over the turn of a year."""
    if day.year and until.year:
        return until < day
    return (until.month, until.day) < (day.month, day.day) and not (day.month == 12 and until.month == 1)


def read_moment(reads: Recogniser, text: str) -> When | None:
    """The as-of moment; without an hour it is the end of the day."""
    found = reads.taken_apart(("moment", "moment-end"), text)
    if found is None:
        return None
    parts = found[1]
    day = read_day(reads, parts["date"])
    hour = read_hour(reads, parts["hour"], ending=True) if "hour" in parts else 24
    return When(day, hour) if day is not None and hour is not None else None


def _month(reads: Recogniser, text: str) -> int:
    if not reads.manner.months:
        return int(text or 0)
    names = [name.lower() for name in reads.manner.months]
    if text.lower() in names:
        return names.index(text.lower()) + 1
    try:
        return numerals.read_month(text)
    except numerals.NotANumeral:
        return 0


def read_hour(reads: Recogniser, text: str, ending: bool) -> int | None:
    """The hour, in the names of the language or as a number; None when there is no such hour."""
    if not reads.manner.hours:
        hour = int(text)
        return hour if hour <= 24 else None
    names = [name.lower() for name in reads.manner.hours]
    if text.lower() in names:
        hour = names.index(text.lower())
        return 24 if ending and hour == 0 and names[24] == names[0] else hour
    try:
        return numerals.read_english_hour(text, ending)
    except numerals.NotANumeral:
        return None


class Year(NamedTuple):
    """The year of a text and how it is known: `given`, `printed`, `archive`, `today` or `unknown`. (In a proposal
    also `written` and `weekdays`, where the page prints none.)"""

    year: int | None
    how: str


def year_of(
    day: Day | None, printed: Iterable[int], given: int | None, today: date | None, known: Sequence[date]
) -> Year:
    """The year that was given, else the one the text prints, else that of the day nearest to a
    conference of the archive or to today; of equals the later."""
    if given is not None:
        return Year(given, "given")
    for year in printed:
        return Year(year, "printed")
    anchors = [(anchor, "archive") for anchor in known]
    if today is not None:
        anchors.append((today, "today"))
    best: tuple[int, int, str] | None = None
    for anchor, how in anchors:
        for year in (anchor.year - 1, anchor.year, anchor.year + 1) if day else ():
            at = in_year(day, year) if day else None
            if at is not None and (best is None or (abs((at - anchor).days), -year) < best[:2]):
                best = (abs((at - anchor).days), -year, how)
    return Year(-best[1], best[2]) if best else Year(None, "unknown")


def in_year(day: Day, year: int) -> date | None:
    """The date in that year; None for 29 February of a common year."""
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None


def resolved(day: Day, near: date) -> date | None:
    """The date a printed day means beside another: its own year, else the year that brings it nearest."""
    if day.year is not None:
        return in_year(day, day.year)
    dates = [at for year in (near.year - 1, near.year, near.year + 1) if (at := in_year(day, year))]
    return min(dates, key=lambda at: abs((at - near).days), default=None)


def resolved_moment(at: When, near: date) -> Moment | None:
    """The moment, its day by `resolved`."""
    day = resolved(at.day, near)
    return Moment(day, at.hour) if day is not None else None


def resolved_window(stretch: Stretch, near: Callable[[Day], date]) -> tuple[Moment, Moment] | None:
    """The window, each of its days without a year beside the date `near` gives for it. It ends after it begins:
    where only one day stands with its year the other follows it, and where neither does the end goes first, since
    that is the day a text is written after (1月1日0时至10月31日24时)."""
    start, end = stretch
    first = resolved(start.day, near(start.day)) if start.day.year is not None else None
    last = resolved(end.day, near(end.day) if first is None else first)
    if first is not None and last is not None and last < first and end.day.year is None:
        last = in_year(end.day, first.year + 1)
    if first is None and last is not None:
        years = (last.year, last.year - 1)
        first = next((at for year in years if (at := in_year(start.day, year)) and at <= last), None)
    if first is None or last is None:
        return None
    return Moment(first, start.hour), Moment(last, end.hour)
