"""What a record states, as a value two records, or a record and a text, are compared by.

A statement holds what a bulletin would print and nothing else: totals that are settled, places with
something to report, what was found where, standing figures with their as-of. A place left blank in a
settled row and a place with zero are the same to a reader, and so they are here.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from store.record.cell import CellKey, Mark
from store.record.conference import Conference
from store.record.window import Moment, Window
from store.series.definition import Indicator, Kind, Series
from store.wording.say.rows import Rows

Hours = tuple[int, int]
"""A window as instants: from and to, in hours since the beginning of the calendar."""

NUMBER, HELD_ON, HELD_AT, AS_OF = "number", "held_on", "held_at", "as_of"


class Fact(NamedTuple):
    """What is stated of: `hours` is None for standing figures, `what` an indicator or one of
    `NUMBER`, `HELD_ON`, `HELD_AT`, `place` a place, `AS_OF`, or empty for the figure itself."""

    hours: Hours | None
    what: str
    place: str = ""


Stated = int | str | date
Statement = Mapping[Fact, Stated]


def statement(series: Series, conference: Conference) -> Statement:
    """Everything the record states."""
    return _Stating(series, conference).all()


def hours(window: Window) -> Hours:
    return window.start.instant, window.end.instant


class _Stating:
    def __init__(self, series: Series, conference: Conference) -> None:
        self.series, self.conference = series, conference
        self.rows = Rows(series, conference)
        self.facts: dict[Fact, Stated] = {}

    def all(self) -> Statement:
        conference = self.conference
        self.facts[Fact(None, HELD_ON)] = conference.held_on
        if conference.number is not None:
            self.facts[Fact(None, NUMBER)] = conference.number
        if conference.held_at:
            self.facts[Fact(None, HELD_AT)] = conference.held_at
        for window in conference.windows:
            for what in self.series.of_kind(Kind.FLOW):
                if what.by_place:
                    self._row(what, window)
                elif not what.part_of:
                    self._figure(Fact(hours(window), what.key), self.rows.value(what, window))
            for what in self.series.of_kind(Kind.DERIVED):
                self._parts(what, window)
        for what in self.series.of_kind(Kind.STANDING, Kind.CUMULATIVE):
            self._standing(what)
        return self.facts

    def _figure(self, fact: Fact, value: int | None) -> None:
        if value is not None:
            self.facts[fact] = value

    def _row(self, what: Indicator, window: Window | None) -> None:
        at = hours(window) if window is not None else None
        self._figure(Fact(at, what.key), self.rows.value(what, window))
        if not self.rows.holds(what, window):
            return
        for place, _, number in self.rows.places(what, window):
            self.facts[Fact(at, what.key, place)] = number
        for key in self.rows.unreported(what, window):
            self.facts[Fact(at, what.key, key.place)] = Mark.NOT_REPORTED.value

    def _parts(self, whole: Indicator, window: Window) -> None:
        """A whole that its rows or parts make known, and its parts as far as they are known; when one
        makes it all, the others are zero."""
        parts = self.series.parts_of(whole.key)
        known = {part.key: v for part in parts if (v := self.rows.value(part, window)) is not None}
        sum_ = self.rows.value(whole, window)
        at = hours(window)
        if known or self.rows.total(whole, window).computed is not None:
            self._figure(Fact(at, whole.key), sum_)
        if not known or sum_ == 0:
            return
        if sum_ is not None and sum(known.values()) == sum_ and sum_ in known.values():
            known = {part.key: known.get(part.key, 0) for part in parts}
        for key, value in known.items():
            self.facts[Fact(at, key)] = value

    def _standing(self, what: Indicator) -> None:
        if what.by_place:
            self._row(what, None)
        value = self.rows.value(what, None)
        if value is None:
            return
        self.facts[Fact(None, what.key)] = value
        as_of = self.rows.as_of(what)
        if as_of.moment is not None:
            self.facts[Fact(None, what.key, AS_OF)] = as_of.moment.instant
        elif not what.as_of_now:
            self.facts[Fact(None, what.key, AS_OF)] = AS_OF


def cell_of(series: Series, conference: Conference, fact: Fact) -> CellKey | None:
    """The cell of the record a fact is about; None when the record has no such window or figure."""
    if fact.what in (NUMBER, HELD_ON, HELD_AT):
        return None
    window = next((w for w in conference.windows if hours(w) == fact.hours), None)
    if fact.hours is not None and window is None:
        return None
    place = "" if fact.place == AS_OF else fact.place
    what = series.indicator(fact.what)
    if not place and (what.by_place or what.kind is Kind.DERIVED):
        place = "stated"
    return CellKey(window.key if window else "", fact.what, place)


def moment_of(instant: int) -> Moment:
    """The moment of an instant, midnight being the end of the day before."""
    day, hour = divmod(instant, 24)
    return Moment(date.fromordinal(day - 1), 24) if hour == 0 else Moment(date.fromordinal(day), hour)
