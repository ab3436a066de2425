"""By how many a figure of an article changed since the day before, or a day it names: told as wrong where the record and an
earlier conference of the archive prove another number. Where the archive has not that day, nothing is said."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from store.checks.basis.case import Case, Figures
from store.checks.basis.passages import side
from store.record.window import Moment
from store.series.definition import Indicator

_DAY_BEFORE = "前一?[日天]"
_SINCE = re.compile(
    rf"[较比](?:(?P<before>{_DAY_BEFORE})|(?:(?P<month>[0-9]{{1,2}})月)?(?P<day>[0-9]{{1,2}})日)"
)
_WAY = re.compile(r"(?:(?P<up>增加|上升|增长|多)|(?P<down>减少|下降|少))了?[^0-9，,。；;\n]{0,10}\Z")
_REACH = 60
"""Signs before a number among which it is told since when."""
_THAN = re.compile(
    r" ?(?:[a-z-]+ ){0,3}(?:(?P<up>more)|(?P<down>fewer|less)) than (?:on |those of )?(?:the )?(?:previous day|day before)\b"
)
_FROM = re.compile(
    r" ?(?:[a-z-]+ ){0,3}(?:from|than|compared (?:with|to)) (?:a day earlier|(?:the )?(?:previous day|day before))\b"
)
_BY = re.compile(
    r"\b(?:(?P<up>up(?: by)?|(?:rose|grew|increased) by|(?:increase|rise) of)|(?P<down>down(?: by)?|(?:fell|dropped|decreased) by|(?:decrease|drop|fall) of)) \Z",
    re.IGNORECASE,
)


class Changes:
    """Asked of one record and the conferences before it."""

    def __init__(self, case: Case, language: str) -> None:
        self.case, self.language = case, language

    def proved(
        self, text: str, start: int, end: int, number: int, meant: Sequence[Indicator], places: Sequence[str]
    ) -> bool | None:
        """Whether the number from `start` to `end` is by how many what is `meant` changed; None where nothing proves it."""
        told = self._told(text, start, end)
        if told is None or len(meant) != 1 or len(places) > 1:
            return None
        way, since = told
        changed = self._changed(meant[0], since, places[0] if places else "")
        return None if changed is None else changed == way * number

    def _told(self, text: str, start: int, end: int) -> tuple[int, "re.Match[str] | None"] | None:
        """Which way it is said to have changed (1 or -1), and since which day, None for the one before."""
        if side(self.language) == "en":
            than = _THAN.match(text, end) or (
                _BY.search(text, max(0, start - _REACH), start) if _FROM.match(text, end) else None
            )
            return (1 if than["up"] else -1, None) if than is not None else None
        way = _WAY.search(text, max(0, start - _REACH), start)
        if way is None:
            return None
        said = re.split("[。；;\n]", text[max(0, start - _REACH) : way.start()])[-1]
        since = list(_SINCE.finditer(said))
        if not since:
            return None
        return 1 if way["up"] else -1, None if since[-1]["before"] else since[-1]

    def _changed(self, what: Indicator, since: "re.Match[str] | None", place: str) -> int | None:
        """By how many it rose since that day; None where one of the two is not known."""
        now = self._days(self.case.figures, what, place)
        if len(now) != 1:
            return None
        ((day, count),) = now.items()
        then = day - timedelta(days=1) if since is None else _named(since, day)
        for earlier in self.case.earlier:
            before = self._days(earlier, what, place)
            if then in before:
                return count - before[then]
        return None

    @staticmethod
    def _days(figures: Figures, what: Indicator, place: str) -> dict[date, int]:
        """What a conference says of whole days, or of the ends of days, by day."""
        found: dict[date, int | None] = {}

        def value(window: str) -> int | None:
            return figures.at(window, what, place) if place else figures.value(window, what.key)

        if what.kind.by_window:
            found = {one.day: value(one.key) for one in figures.conference.windows if one.whole_day}
        else:
            as_of = figures.conference.as_of.get(what.key)
            moment = as_of.moment if as_of is not None else None
            if isinstance(moment, Moment) and moment.hour == _END_OF_DAY and not place:
                found = {moment.day: value("")}
        return {day: count for day, count in found.items() if count is not None}


_END_OF_DAY = 24


def _named(since: "re.Match[str]", day: date) -> date | None:
    """The day that is named, before that one."""
    month = int(since["month"] or day.month)
    try:
        named = date(day.year, month, int(since["day"]))
    except ValueError:
        return None
    return named if named < day else None
