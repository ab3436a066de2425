"""Days, windows, periods and as-ofs as a person types them into cells, dialogs and tables, and as the sheet shows them.

Every cell and line that takes a date, and a moment that stands alone in a table, is read here, so that all take the same spellings: `2022-09-30`,
`2022年9月30日`, `9月30日`, `9/30`, `9.30`, `Sept. 30, 2022`, `30 September 2022`. A day without a year is the one nearest before the
conference, or nearest after it where something is still to come.
"""

import re
from datetime import date, timedelta
from functools import cache

from store.languages import Pairs, in_language
from store.record.figure import Period
from store.record.naming import MONTHS, as_of_name
from store.record.text import half_width, one_line
from store.record.window import EARLIEST, LATEST, AsOf, Moment, Window
from store.troubles import Trouble

_DAY = r"(?:(?P<year>[0-9]{4})[年/.-])?(?P<month>[0-9]{1,2})[月/.-](?P<day>[0-9]{1,2})日?号?"
_TO_DAY = _DAY.replace("P<", "P<to_")
_HOUR = r"\s*(?P<{}>[0-9]{{1,2}})\s*(?:时|点|h|:00)?"
_WEEK = timedelta(days=7)
_NOW_SHOWN = ("目前", "now")
_NOW = frozenset({"现在", "当前", "at present", "currently"})
"""Other words for now than the one that is shown."""


@cache
def _as_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_DAY}[ ,T]*)?(?:(?P<hour>[0-9]{{1,2}})(?:时|点|h|:00)?)?",
        re.IGNORECASE,
    )


@cache
def _window() -> re.Pattern[str]:
    return re.compile(rf"{_DAY}{_HOUR.format('start')}\s*-\s*(?:{_TO_DAY})?{_HOUR.format('end')}")


@cache
def _period() -> re.Pattern[str]:
    return re.compile(rf"{_DAY}(?:\s*(?:-|~|到|\s)\s*(?:{_TO_DAY}|(?P<to_day_only>[0-9]{{1,2}})[日号]))?")


@cache
def _english() -> re.Pattern[str]:
    """A day as English writes it, month or day first; a month goes by its first three letters."""
    month = rf"({'|'.join(name[:3] for name in MONTHS)})[a-z]*\.?"
    day = r"([0-9]{1,2})(?:st|nd|rd|th)?\b"
    year = r"(?:(?:, *| +)([0-9]{4})\b(?!-))?"
    return re.compile(rf"(?<![0-9/.])\b{day} +{month}(?![a-z]){year}|\b{month} *{day}{year}", re.IGNORECASE)


_CLOCK = re.compile(r"\b(1[01]|[1-9])(?::00)? ?([ap])\.? ?m\b\.?", re.IGNORECASE)
"""An hour of the English clock. What 12 a.m. and 12 p.m. are is not agreed: they are asked about."""


def hours_of_the_clock(text: str) -> str:
    """The text with such hours as those of a day: `2 p.m.` is `14:00`."""
    return _CLOCK.sub(lambda hour: f"{int(hour[1]) + 12 * (hour[2].lower() == 'p')}:00", text)


WORDS: Pairs = {
    "no_moment": (
        "“{raw}”不是时间。请写如 8月31日24时、8/31 24 或 目前。",
        "“{raw}” is not a moment. Write 8/31 24, or now.",
    ),
    "no_such_day": (
        "“{raw}”：没有这一天，请核对日期。",
        "“{raw}”: there is no such day; check the date.",
    ),
    "no_day": (
        "“{raw}”不是日期。请写如 9月1日、9/1 或 2022-09-01。",
        "“{raw}” is not a date. Write 9/1, Sept. 1 or 2022-09-01.",
    ),
    "no_period": (
        "“{raw}”要有起日和止日，如 8月8日至17日 或 2022-08-08 2022-08-17。",
        "“{raw}” needs a first and a last day, such as 8/8 - 8/17 or 2022-08-08 2022-08-17.",
    ),
    "no_window": ("“{raw}”不是时段。请写如 8/31 0-24。", "“{raw}” is not a window. Write 8/31 0-24."),
    "no_span": (
        "“{raw}”：时段要从先到后，钟点从0到24。",
        "“{raw}”: a window goes from earlier to later, hours 0 to 24.",
    ),
}


class NotAMoment(Trouble):
    """The text is no moment, no day, no period, or no window. Facts: `raw`."""

    words = WORDS


def _plain(raw: str) -> str:
    """The text on one line, with half-width signs, one kind of dash, and the days of English in figures."""
    text = re.sub("[至–—]", "-", one_line(half_width(raw)))
    return _english().sub(_in_figures, text)


def _in_figures(found: re.Match[str]) -> str:
    day, name, year = found.group(1, 2, 3) if found[1] else found.group(5, 4, 6)
    month = 1 + next(at for at, known in enumerate(MONTHS) if known[:3].lower() == name.lower())
    return f"{year}-{month}-{day}" if year else f"{month}/{day}"


def as_of_text(as_of: AsOf | None, lang: str) -> str:
    """The moment, the printed word, or the word for now; empty when none is recorded."""
    if as_of is None:
        return ""
    return as_of_name(as_of, lang) or in_language(_NOW_SHOWN, lang)


def as_of_in_full(as_of: AsOf | None, lang: str) -> str:
    """The same with its year: `2022-08-31 24时`, `2022-08-31 24:00`."""
    if as_of is None or as_of.moment is None:
        return as_of_text(as_of, lang)
    return f"{as_of.moment.day} {as_of.moment.hour}{'时' if lang == 'zh' else ':00'}"


def typed_as_of(raw: str, held_on: date) -> AsOf | None:
    """The moment meant by `raw`: `8月31日24时`, `8/31 24`, `14时`, `2 p.m.`, `24` (the day before the conference), a word for
    now, or None for blank. A date without an hour means its end. Any other number alone is no hour but a figure in the
    wrong cell, and any other word would be printed as now. Raises NotAMoment."""
    text = one_line(half_width(raw)).removeprefix("截至").removeprefix("as of ").strip()
    text = hours_of_the_clock(_plain(text))
    if not text:
        return None
    if text.lower() in {word.lower() for word in _NOW_SHOWN}:
        return AsOf()
    if text.lower() in _NOW:
        return AsOf(None, one_line(raw))
    found = _as_of().fullmatch(text)
    if found is None or (text.isdecimal() and text != "24"):
        raise NotAMoment("no_moment", raw=one_line(raw))
    hour = 24 if found["hour"] is None else int(found["hour"])
    if found["month"] is None:
        day = held_on - timedelta(days=1) if hour == 24 else held_on
    else:
        day = _day(found, held_on, raw)
    if hour > 24:
        raise NotAMoment("no_moment", raw=one_line(raw))
    return AsOf(Moment(day, hour))


def _day(found: re.Match[str], near: date, raw: str, *, ahead: bool = False) -> date:
    """The day found; without a year in the one that brings it nearest before `near`, or after it where it lies
    `ahead`. A week to the other side is still the same year."""
    year, month, day = found["year"], int(found["month"]), int(found["day"])
    meant = _existing(int(year or near.year), month, day, raw)
    if not year and ahead and meant < near - _WEEK:
        meant = _existing(near.year + 1, month, day, raw)
    elif not year and not ahead and meant > near + _WEEK:
        meant = _existing(near.year - 1, month, day, raw)
    return meant


def _second_day(found: re.Match[str], first: date, raw: str) -> date:
    """The day at which what begins on `first` ends: without a year, over the turn of the year where its month
    is an earlier one."""
    year, month, day = found["to_year"], int(found["to_month"]), int(found["to_day"])
    return _existing(int(year or first.year + (month < first.month)), month, day, raw)


def _existing(year: int, month: int, day: int, raw: str) -> date:
    try:
        made = date(year, month, day)
        if not EARLIEST <= made <= LATEST:
            raise ValueError(made)
    except ValueError as error:
        raise NotAMoment("no_such_day", raw=one_line(raw)) from error
    return made


def typed_day(raw: str, near: date, *, ahead: bool = False) -> date:
    """The day meant by `raw`; without a year the nearest before `near`, or after it when it lies `ahead`. Raises
    NotAMoment."""
    found = re.fullmatch(_DAY, _plain(raw))
    if found is None:
        raise NotAMoment("no_day", raw=one_line(raw))
    return _day(found, near, raw, ahead=ahead)


def period_text(period: Period) -> str:
    """A period as it is shown in full: `2022-08-08 2022-08-17`, one day alone for a single one."""
    return f"{period.start}" if period.start == period.end else f"{period.start} {period.end}"


def read_period(raw: str, near: date) -> Period:
    """Two days, or one for a single day: `8月8日至8月17日`, `8月8日至17日`, `2022-08-08 2022-08-17`. Raises
    NotAMoment."""
    found = _period().fullmatch(_plain(raw))
    if found is None:
        raise NotAMoment("no_period", raw=one_line(raw))
    first = last = _day(found, near, raw)
    if found["to_day"]:
        last = _second_day(found, first, raw)
    elif found["to_day_only"]:
        last = _existing(first.year, first.month, int(found["to_day_only"]), raw)
    return Period(first, last)


def window_text(window: Window) -> str:
    """A window as it is typed: `8/31 0-24`, `8/31 14 - 9/1 14`."""
    start, end = window.start, window.end
    first = f"{start.day.month}/{start.day.day} {start.hour}"
    if start.day == end.day:
        return f"{first}-{end.hour}"
    return f"{first} - {end.day.month}/{end.day.day} {end.hour}"


def typed_window(raw: str, key: str, near: date) -> Window:
    """The window written as `window_text` writes it, also with 月, 日, 时, 至. Raises NotAMoment."""
    found = _window().fullmatch(_plain(raw))
    if found is None:
        raise NotAMoment("no_window", raw=one_line(raw))
    day = _day(found, near, raw)
    last = _second_day(found, day, raw) if found["to_month"] else day
    start, end = int(found["start"]), int(found["end"])
    if start > 24 or end > 24:
        raise NotAMoment("no_span", raw=one_line(raw))
    window = Window(key, Moment(day, start), Moment(last, end))
    if window.start.instant >= window.end.instant:
        raise NotAMoment("no_span", raw=one_line(raw))
    return window
