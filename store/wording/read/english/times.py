"""Times as English newspapers print them: weekdays, `0 to 2 pm`, `between Thursday and 2 pm Friday`, `as of noon`.

A weekday is a day only where the page says when it was written: then it is the last such day up to it. A
day of the page's own reckoning (`on the day`) is that of the window named before. What has no whole hour,
or may mean two, is a time all the same, but none that is known: the figure beside it stays unread.

A window of one day begins at midnight by `12 a.m.` and at noon by `12 p.m.`, as dictionaries and agencies have it. At
its end they say too little (some end the day by 12 p.m.), but for one that begins at noon or later: that can only end
with the day. `Midnight Friday` is the end of Friday, as agencies have it, where the next day's hour follows it.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from msgspec import Struct

from store.wording.numbers import numerals
from store.wording.numbers.spans import TAIL_OF_DAY, Span
from store.wording.read.basis.dates import Day, Stretch, When, in_year

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = numerals.WEEKDAY_PATTERN
_MONTH = numerals.MONTH_PATTERN
_ANAPHOR = r"(?:the|that|the same) day\b(?! (?:before|after|earlier))"
_NO_TAIL = rf"(?![^\w\s()–—-]?[0-9]| [0-9]{{1,2}}[.,]|{TAIL_OF_DAY})"
"""Behind a day: no digits that may be the end of it (`sept. 2, 1`)."""
_DATE = (
    rf"(?:(?:{_WEEKDAY},? )?{_MONTH} ?[0-9]{{1,2}}(?:st|nd|rd|th)?{_NO_TAIL}(?:,? 20[0-9]{{2}}(?!\d))?"
    rf"|[0-9]{{1,2}} {_MONTH}(?![a-z0-9])(?: 20[0-9]{{2}}(?!\d))?|{_WEEKDAY}|{_ANAPHOR})"
)
_GMT = r"(?: \([0-9]{4} gmt\))?"
"""Behind an hour: agencies add the same of Greenwich."""
_HOUR = r"(?:(?:12 )?midnight|(?:12 )?noon|[0-9]{1,2}(?::[0-9]{2})? ?(?:a\.m\.|p\.m\.|[ap]m\b)|[0-9]{1,2}:[0-9]{2}|00?(?= (?:to|and) | ?-))"
_VAGUE = "(?: (?:morning|afternoon|evening|night))"
_TO = "(?: (?:to|and|until|through) | ?- ?)"

_AT = (
    rf"(?:(?P<hour>{_HOUR}),? (?:on |of )?(?P<day>{_DATE})"
    rf"|(?P<date>{_DATE})(?P<vague>{_VAGUE})?(?: at)?(?: (?P<late>{_HOUR}))?)"
)
_AS_OF = rf"(?:as of|as at|by|up to|until|till) (?:the end of )?{_AT}"
_FORMS = (
    rf"(?:from |between )?(?P<h1>{_HOUR}){_TO}(?P<h2>{_HOUR}),? (?:on |of )?(?P<d2>{_DATE})",
    rf"(?:from|between) (?P<h3>{_HOUR}) (?:on |of )?(?P<d3>{_DATE}){_TO}(?P<h4>{_HOUR}) (?:on |of )?(?P<d4>{_DATE})",
    rf"(?:from|between) (?P<d5>{_DATE}){_TO}(?P<h6>{_HOUR}) (?:on |of )?(?P<d6>{_DATE})",
    rf"(?:from|between) (?P<d7>{_DATE}){_TO}(?P<d8>{_DATE}) (?P<h8>{_HOUR})",
    rf"(?:on )?(?P<d9>{_DATE}),? (?:from |between )?(?P<h9>{_HOUR}){_TO}(?P<h10>{_HOUR})",
    rf"(?:during |in )?the (?:first )?(?P<hours>(?<=first )[0-9]{{1,2}}|24) hours (?:of|on) (?P<first>{_DATE})",
    rf"(?:during|in|over|within) the (?P<back>[0-9]{{1,2}}) hours (?:ending|leading up to|up to|to|until|through)(?: at)? (?P<h11>{_HOUR}){_GMT} (?:on |of )?(?P<d11>{_DATE})",
    rf"(?:from |between )?(?:0|00|0:00|00:00){_TO}(?P<h12>[0-9]{{1,2}})(?: o ?' ?clock| hours)? on (?P<d12>{_DATE})",
    rf"(?:from|between|since) (?:{_HOUR} (?:on )?)?{_DATE}{_TO}(?:{_HOUR} )?(?:{_DATE}|[0-9]{{1,2}}\b)",
    rf"(?:on |for )?(?P<alone>{_DATE})(?P<dim>{_VAGUE})?(?:(?<=day) \\({_MONTH} ?[0-9]{{1,2}}\\))?",
)
"""How a window is said; the last but one is one of several days, which is no window of a bulletin."""
_ANY = f"(?:{'|'.join(_FORMS)})"
_LONGEST = 75
"""Signs of a time; the longest (from midnight on Wednesday, September 28, 2022 to …) has fewer."""

_WINDOW = re.compile(_ANY)
_WINDOW_ENDS = re.compile(rf"\b{_ANY}\Z")
_MOMENT = re.compile(_AS_OF)
_SOME = re.compile(rf"\b(?:(?:as of|as at|by|up to|until|till) |{re.sub(r'[?]P<[a-z0-9]+>', '?:', _ANY)})")
_TWELVE = re.compile(r"12(?::00)? ?(?:a\.m\.|am|(?P<pm>p\.m\.|pm))")
_FIRST_MINUTE, _LAST_MINUTE = re.compile(r"12:01 ?a\.?m\.?|0?0:01"), re.compile(r"11:59 ?p\.?m\.?|23:59")
"""By these a day begins and ends where midnight is left in doubt."""
_PARTS = re.compile(
    rf"(?:{_WEEKDAY},? )?(?P<month>{_MONTH}) ?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>20[0-9]{{2}}))?"
    rf"|(?P<day_first>[0-9]{{1,2}}) (?P<month_last>{_MONTH})(?: (?P<year_last>20[0-9]{{2}}))?"
    rf"|(?P<weekday>{_WEEKDAY})"
)


class Time(Struct, frozen=True):
    """A time that stands in a text: the window or the moment it means, neither where that is not known."""

    start: int
    end: int
    window: Stretch | None = None
    at: When | None = None


class Times:
    """Reads the times of one page. `written` is the day it was written, None where nothing says so."""

    def __init__(self, text: str, written: date | None) -> None:
        self.text, self.written = text, written
        self.last: Day | None = None
        """The day of the window read last: that of `on the day`."""

    def window_at(self, at: int) -> Time | None:
        """The window that begins at this place of the text."""
        found = _WINDOW.match(self.text, at)
        return self._window(found) if found else None

    def all_of(self) -> list[Time]:
        """Every time of the page, in order: a moment rather than the window its words hold."""
        found: list[Time] = []
        at = 0
        while (next_ := _SOME.search(self.text, at)) is not None:
            time = self.as_of_at(next_.start()) or self.window_at(next_.start())
            at = max(next_.end(), time.end if time else 0)
            found += [time] if time else []
        return found

    def reads_at(self, at: int) -> bool:
        """Whether a time begins at this place."""
        return _WINDOW.match(self.text, at) is not None

    def window_to(self, start: int, end: int) -> Time | None:
        """The window that ends at `end` and begins behind `start`."""
        found = _WINDOW_ENDS.search(self.text, max(start, end - _LONGEST), end)
        return self._window(found) if found else None

    def as_of_at(self, at: int) -> Time | None:
        """The moment (`as of 2 pm Tuesday`) that begins at this place; a day alone is its end."""
        found = _MOMENT.match(self.text, at)
        if found is None:
            return None
        day = self._day(found["day"] or found["date"])
        named = found["hour"] or found["late"]
        hour = 24 if named is None else _hour(named, ending=True)
        if day is None or hour is None or found["vague"]:
            return Time(*found.span())
        return Time(*found.span(), at=When(day, hour))

    def _window(self, found: re.Match[str]) -> Time:
        ends = self._ends(found)
        if ends is None or (ends[0].day == ends[1].day and ends[0].hour >= ends[1].hour):
            return Time(*found.span())
        if _far(*ends):
            return Time(*found.span())
        self.last = ends[1].day if ends[0].day == ends[1].day else None
        return Time(*found.span(), window=Stretch(*ends))

    def _ends(self, found: re.Match[str]) -> tuple[When, When] | None:
        part = found.groupdict()
        if part["back"]:
            return self._up_to(part["d11"], part["h11"], int(part["back"]))
        for day, hour, until, to in _ENDS:
            if part[until]:
                first = self._day(part[day])
                last = first if day == until else self._day(part[until])
                start = _first_hour(part[hour], day == until) if hour else 0
                end = int(part["hours"]) if to == "hours" else _last_hour(part[to], start) if to else 24
                dim = until == "alone" and part["dim"]
                if first is None or last is None or start is None or end is None or end > 24 or dim:
                    return None
                if day != until and hour and part[hour].endswith("midnight"):
                    if end == 24 or not _follows(first, last):
                        return None  # its first hour or its last
                    return When(last, 0), When(last, end)
                return When(first, start), When(last, end)
        return None

    def _up_to(self, day: str, hour: str, hours: int) -> tuple[When, When] | None:
        """The hours of one day up to a moment."""
        last, end = self._day(day), _hour(hour, ending=True)
        if not last or not end:
            return None
        if hours == 24 > end:
            before = _day_before(last)
            return (When(before, end), When(last, end)) if before else None
        return (When(last, end - hours), When(last, end)) if end - hours >= 0 else None

    def _day(self, text: str) -> Day | None:
        found = _PARTS.fullmatch(text)
        if found is None:
            return self.last
        if found["weekday"]:
            if self.written is None:
                return None
            back = (self.written.weekday() - _WEEKDAYS.index(found["weekday"])) % 7
            at = self.written - timedelta(days=back)
            return Day(at.year, at.month, at.day)
        month = numerals.read_month(found["month"] or found["month_last"])
        year = found["year"] or found["year_last"]
        made = Day(int(year) if year else None, month, int(found["day"] or found["day_first"]))
        return made if in_year(made, made.year or _LEAP) else None


def _first_hour(text: str, one_day: bool) -> int | None:
    if _FIRST_MINUTE.fullmatch(text):
        return 0
    twelve = _TWELVE.fullmatch(text) if one_day else None
    return _hour(text, ending=False) if twelve is None else 12 if twelve["pm"] else 0


def _last_hour(text: str, start: int | None) -> int | None:
    if _LAST_MINUTE.fullmatch(text):
        return 24
    twelve = _TWELVE.fullmatch(text)
    if twelve is None:
        return _hour(text, ending=True)
    return 24 if start is not None and start >= 12 and twelve["pm"] else None


def _day_before(day: Day) -> Day | None:
    at = in_year(day, day.year or _LEAP)
    if at is None:
        return None
    before = at - timedelta(days=1)
    return Day(before.year if day.year else None, before.month, before.day)


def _follows(first: Day, last: Day) -> bool:
    """Whether one day is the next after another."""
    days = [in_year(day, day.year or _LEAP) for day in (first, last)]
    return None not in days and (days[1] - days[0]).days % 366 == 1  # type: ignore[operator]


def _far(start: When, end: When) -> bool:
    """True for more days than a bulletin counts in one window: two at most."""
    first, last = (in_year(at.day, at.day.year or _LEAP) for at in (start, end))
    return first is None or last is None or not 0 <= (last - first).days % 366 <= 1


_LEAP = 2000
_ENDS = (
    ("d2", "h1", "d2", "h2"),
    ("d3", "h3", "d4", "h4"),
    ("d5", "", "d6", "h6"),
    ("d7", "", "d8", "h8"),
    ("d9", "h9", "d9", "h10"),
    ("d12", "", "d12", "h12"),
    ("first", "", "first", "hours"),
    ("alone", "", "alone", ""),
)
"""Of each form: the groups of its first day and hour, of its last day and hour."""


def _hour(text: str, ending: bool) -> int | None:
    """The whole hour; 0 and 24 as Chinese clocks have them. None for half hours and what may mean two."""
    text = text.removeprefix("12 ") if text.endswith(("midnight", "noon")) else text
    clock = re.fullmatch(r"([0-9]{1,2})(?::([0-9]{2}))?( ?[ap].*)?", text)
    if clock is not None:
        if int(clock[2] or 0):
            return None
        if not clock[3]:
            return int(clock[1]) if int(clock[1]) <= 24 else None
        text = f"{clock[1]}{clock[3]}"
    try:
        return numerals.read_english_hour(text, ending)
    except numerals.NotANumeral:
        return None


# --- when a page was written ------------------------------------------------------------------

_PRINTED = re.compile(
    r"(?<![0-9-])(?P<y1>20[0-9]{2})-(?P<m1>[0-9]{1,2})-(?P<d1>[0-9]{1,2})(?![0-9-])"
    rf"|\b(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<m3>{_MONTH}),? (?P<y3>20[0-9]{{2}})(?![0-9])"
    rf"|\b(?P<m2>{_MONTH}) ?(?P<d2>[0-9]{{1,2}}),? ?(?P<y2>20[0-9]{{2}}|'[0-9]{{2}})(?![0-9])"
)
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_STAMP_BEFORE = re.compile(
    rf"(?:\b(?:updated|published|posted)(?: on| at)? ?:? ?|\| *|{_CLOCK}(?: utc\+8)?,? |\([a-z0-9.]{{3,40}}, ?|\([^()\n]{{3,50}}- |\bnews (?:service|network|agency),(?: [a-z]{{2,20}},)? )\Z"
)
_STAMP_AFTER = re.compile(
    rf",? (?:\| )?{_CLOCK}|,? (?:[a-z' ]{{2,80}} )?held (?:a|an|its|the) [^.\n]{{0,80}}press conference"
)
_OF_WEEK = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b,?")
_ALONE = re.compile(r" *(?:\([^()\n]{0,40}\) *)?(?:\n|\Z)")
_WIRE = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}})(?:, ?(?P<year>20[0-9]{{2}}))? \([a-z /.]{{2,40}}\) ?-"
)
_BEFORE_WIRE = 40
"""Signs of a line before the day of its agency: the name of a city."""
_SAID_ON = re.compile(
    rf"\b(?:said|says|announced|briefing|conference|statement|report)(?: on)? ({_WEEKDAY})\b"
)
_AROUND = 45


def undated_weekday(text: str, unread: Iterable[Span]) -> Span | None:
    """The first weekday of a page near something that was left unread: by the day the page was written more of it
    may be read."""
    stretches = list(unread)
    for found in _DAY_OF_WEEK.finditer(text) if stretches else ():
        if any(found.start() - _NEAR < end and start < found.end() + _NEAR for start, end in stretches):
            return found.span()
    return None


_DAY_OF_WEEK = re.compile(rf"\b{_WEEKDAY}\b", re.IGNORECASE)
_NEAR = 160
"""Signs between a weekday and a figure of its day."""


def written_on(flat: str, year: int | None, likely: Collection[int] = ()) -> date | None:
    """The day a page (folded) was written: that of its agency (`Aug. 26 (Xinhua) --`), else the one it was put
    out. None where it has none, or several. `year` is that of a page that prints none; where nobody gave one, it
    is the one `likely` year in which that was the day somebody said something (`officials said Friday`)."""
    stamps = {day for found in _PRINTED.finditer(flat) if (day := _stamped(flat, found)) is not None}
    lines = list(_WIRE.finditer(flat))
    wire = {(numerals.read_month(found["month"]), int(found["day"])) for found in lines}
    if not wire:
        return stamps.pop() if len(stamps) == 1 else None
    if len(wire) > 1:
        return None
    month = next(iter(wire))[0]
    years = {int(found["year"]) for found in lines if found["year"]}
    years = (
        years
        or {stamp.year - (stamp.month < month) for stamp in stamps}
        or {each for each in (year,) if each}
    )
    if not years:
        said = {_WEEKDAYS.index(found[1]) for found in _SAID_ON.finditer(flat)}
        days = ((each, in_year(Day(None, *next(iter(wire))), each)) for each in likely)
        years = {each for each, day in days if day is not None and {day.weekday()} == said}
    return in_year(Day(None, *wire.pop()), years.pop()) if len(years) == 1 else None


def reports_of_agencies(flat: str) -> list[int]:
    """Where in a page (folded) each report of an agency begins (`LHASA, Aug. 26 (Xinhua) --`), where it has several of
    different days; nothing else."""
    found = list(_WIRE.finditer(flat))
    days = [(numerals.read_month(each["month"]), int(each["day"])) for each in found]
    begins = []
    for at, each in enumerate(found):
        line = flat.rfind("\n", 0, each.start()) + 1
        if each.start() - line <= _BEFORE_WIRE and (at == 0 or days[at] != days[at - 1]):
            begins.append(line)
    return begins if len(set(days)) > 1 else []


def _stamped(flat: str, found: re.Match[str]) -> date | None:
    """The day of a date that says when the page was put out; None for any other date of the page."""
    start, end = found.span()
    near = flat[max(0, start - _AROUND) : start]
    opens = not _OF_WEEK.sub("", near.rpartition("\n")[2]).strip() and ("\n" in near or start <= _AROUND)
    alone = opens and _ALONE.match(flat, end)
    before = _STAMP_BEFORE.search(flat, max(0, start - _AROUND), start)
    if not (alone or before or _STAMP_AFTER.match(flat, end)):
        return None
    year = found["y1"] or found["y2"] or found["y3"]
    whole = int(year) if len(year) == 4 else 2000 + int(year[1:])
    month = int(found["m1"]) if found["m1"] else numerals.read_month(found["m2"] or found["m3"])
    day = int(found["d1"] or found["d2"] or found["d3"])
    return in_year(Day(whole, month, day), whole) if 1 <= month <= 12 else None
