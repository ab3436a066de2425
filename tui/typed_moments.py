"""Days, windows and as-ofs as a person types them, and as the sheet and the dialogs show them."""

import re
from datetime import date, timedelta
from functools import cache

from store.languages import in_language
from store.record.naming import as_of_name
from store.record.text import half_width, one_line
from store.record.window import EARLIEST, LATEST, AsOf, Moment, Window
from tui.words import InterfaceTrouble, pair

_DAY = r"(?:(?P<year>[0-9]{4})[年/.-])?(?P<month>[0-9]{1,2})[月/.-](?P<day>[0-9]{1,2})日?号?"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_DAY}[ ,T]*)?(?:(?P<hour>[0-9]{{1,2}})(?:时|点|h|:00)?)?",
        re.IGNORECASE,
    )


class NotAMoment(InterfaceTrouble):
    """The text is no moment, no day, or no window. Facts: `raw`."""


def as_of_text(as_of: AsOf | None, lang: str) -> str:
    """The moment, the printed word, or the word for now; empty when none is recorded."""
    if as_of is None:
        return ""
    return as_of_name(as_of, lang) or in_language(pair("entry.now"), lang)


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
        raise NotAMoment("entry.no_moment", raw=one_line(raw))
    hour = 24 if found["hour"] is None else int(found["hour"])
    if found["month"] is None:
        day = held_on - timedelta(days=1) if hour == 24 else held_on
    else:
        day = _day(found, held_on, raw)
    if hour > 24:
        raise NotAMoment("entry.no_moment", raw=one_line(raw))
    return AsOf(Moment(day, hour))


def _day(found: re.Match[str], held_on: date, raw: str) -> date:
    """The day named, in the year that brings it nearest before the conference."""
    year = int(found["year"]) if found["year"] else held_on.year
    try:
        day = date(year, int(found["month"]), int(found["day"]))
        if found["year"] is None and day > held_on + timedelta(days=7):
            day = day.replace(year=year - 1)
        if not EARLIEST <= day <= LATEST:
            raise ValueError(day)
    except ValueError as error:
        raise NotAMoment("entry.no_such_day", raw=one_line(raw)) from error
    return day


def read_day(raw: str, near: date) -> date:
    """The day meant by `raw`: `2022-09-01`, `9/1`, `9月1日`. Raises NotAMoment."""
    found = re.fullmatch(_DAY, one_line(half_width(raw)))
    if found is None:
        raise NotAMoment("entry.no_day", raw=one_line(raw))
    return _day(found, near, raw)


def window_text(window: Window) -> str:
    """A window as it is typed: `8/31 0-24`, `8/31 14 - 9/1 14`."""
    start, end = window.start, window.end
    first = f"{start.day.month}/{start.day.day} {start.hour}"
    if start.day == end.day:
        return f"{first}-{end.hour}"
    return f"{first} - {end.day.month}/{end.day.day} {end.hour}"


def read_window(raw: str, key: str, near: date) -> Window:
    """The window written as `window_text` writes it, also with 月, 日, 时, 至. Raises NotAMoment."""
    text = one_line(half_width(raw)).replace("至", "-").replace("–", "-").replace("—", "-")
    hour = r"\s*{}\s*(?:时|点|h|:00)?"
    second = _DAY.replace("P<", "P<to_")
    found = re.fullmatch(
        _DAY
        + hour.format(r"(?P<start>[0-9]{1,2})")
        + rf"\s*-\s*(?:{second})?"
        + hour.format(r"(?P<end>[0-9]{1,2})"),
        text,
    )
    if found is None:
        raise NotAMoment("entry.no_window", raw=one_line(raw))
    day = _day(found, near, raw)
    last = day
    if found["to_month"]:
        last = read_day(f"{found['to_year'] or day.year}-{found['to_month']}-{found['to_day']}", near)
    start, end = int(found["start"]), int(found["end"])
    window = Window(key, Moment(day, start), Moment(last, end))
    if start > 24 or end > 24 or window.start.instant >= window.end.instant:
        raise NotAMoment("entry.no_span", raw=one_line(raw))
    return window
