"""The as-of of a figure as a person types it, and as the sheet shows it."""

import re
from datetime import date, timedelta
from functools import cache

from store.record.naming import as_of_name
from store.record.text import half_width, one_line
from store.record.window import AsOf, Moment
from store.troubles import Trouble
from tui.words import pair


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:(?P<year>\d{4})[年/.-])?(?P<month>\d{1,2})[月/.-](?P<day>\d{1,2})日?号?[ ,T]*)?"
        r"(?:(?P<hour>\d{1,2})(?:时|点|h|:00)?)?",
        re.IGNORECASE,
    )


class NotAMoment(Trouble):
    """The text is no moment. Facts: `raw`."""

    words = {"no_moment": pair("entry.no_moment"), "no_such_day": pair("entry.no_such_day")}


def as_of_text(as_of: AsOf | None, lang: str) -> str:
    """The moment, the printed word, or the word for now; empty when none is recorded."""
    if as_of is None:
        return ""
    return as_of_name(as_of, lang) or pair("entry.now")[0 if lang == "zh" else 1]


def read_as_of(raw: str, held_on: date) -> AsOf | None:
    """The moment meant by `raw`: `8月31日24时`, `8/31 24`, `24` (the day before the conference), a word
    such as 目前, or None for blank. A date without an hour means its end. Raises NotAMoment."""
    text = one_line(half_width(raw)).removeprefix("截至").removeprefix("as of ").strip()
    if not text:
        return None
    if text.lower() in {word.lower() for word in pair("entry.now")}:
        return AsOf()
    if not any(character.isdigit() for character in text):
        return AsOf(None, one_line(raw))
    found = _pattern().fullmatch(text)
    if found is None:
        raise NotAMoment("no_moment", raw=one_line(raw))
    hour = 24 if found["hour"] is None else int(found["hour"])
    if found["month"] is None:
        day = held_on - timedelta(days=1) if hour == 24 else held_on
    else:
        day = _day(found, held_on, raw)
    if hour > 24:
        raise NotAMoment("no_moment", raw=one_line(raw))
    return AsOf(Moment(day, hour))


def _day(found: re.Match[str], held_on: date, raw: str) -> date:
    """The day named, in the year that brings it nearest before the conference."""
    year = int(found["year"]) if found["year"] else held_on.year
    try:
        day = date(year, int(found["month"]), int(found["day"]))
        if found["year"] is None and day > held_on + timedelta(days=7):
            day = day.replace(year=year - 1)
    except ValueError as error:
        raise NotAMoment("no_such_day", raw=one_line(raw)) from error
    return day
