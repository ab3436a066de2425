"""What a record states, as a value, and a difference between a text and it: which figure, what it should be,
what stands where.

A statement holds what a bulletin would print and nothing else: totals that are settled, places with
something to report, what was found where, standing figures with their as-of. A place left blank in a
settled row and a place with zero are the same to a reader, and so they are here.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from store.languages import Pair, in_language
from store.record.cell import STATED, CellKey, Mark
from store.record.conference import Conference
from store.record.naming import cell_name, day_name, moment_name, time_name
from store.record.reference import Reference
from store.record.window import Moment, Window
from store.series.definition import Indicator, Series
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
StatedFacts = Mapping[Fact, Stated]


def statement(series: Series, conference: Conference) -> StatedFacts:
    """Everything the record states."""
    return _Stating(series, conference).all()


def held_as_printed(series: Series, conference: Conference) -> StatedFacts:
    """Every number that stands in the record as somebody printed it, whether or not the rest bears it out: a total that its
    places do not make, the whole of parts that nobody gave. The record states no such thing; a text may repeat it."""
    windows = {window.key: hours(window) for window in conference.windows}
    return {
        Fact(windows.get(key.window), key.indicator, "" if key.place == STATED else key.place): cell.value
        for key, cell in conference.cells.items()
        if isinstance(cell.value, int)
        and (cell.value or key.place in ("", STATED))
        and key.window in (*windows, "")
    }


def hours(window: Window) -> Hours:
    return window.start.instant, window.end.instant


class _Stating:
    def __init__(self, series: Series, conference: Conference) -> None:
        self.series, self.conference = series, conference
        self.rows = Rows(series, conference)
        self.facts: dict[Fact, Stated] = {}

    def all(self) -> StatedFacts:
        conference = self.conference
        self.facts[Fact(None, HELD_ON)] = conference.held_on
        if conference.number is not None:
            self.facts[Fact(None, NUMBER)] = conference.number
        if conference.held_at:
            self.facts[Fact(None, HELD_AT)] = conference.held_at
        for window in conference.windows:
            for what in self.series.counted:
                if what.by_place:
                    self._row(what, window)
                elif not what.part_of:
                    self._figure(Fact(hours(window), what.key), self.rows.value(what, window))
            for what in self.series.computed:
                self._parts(what, window)
        for what in self.series.at_moment:
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
    if not place and (what.by_place or what.kind.computed):
        place = STATED
    return CellKey(window.key if window else "", fact.what, place)


def moment_of(instant: int) -> Moment:
    """The moment of an instant, midnight being the end of the day before."""
    day, hour = divmod(instant, 24)
    return Moment(date.fromordinal(day - 1), 24) if hour == 0 else Moment(date.fromordinal(day), hour)


def _beginning(instant: int) -> Moment:
    """The moment of an instant at which something begins: midnight opens the day."""
    day, hour = divmod(instant, 24)
    return Moment(date.fromordinal(max(day, 1)), hour)


HEADS = {
    NUMBER: ("场次", "number of the conference"),
    HELD_ON: ("会议日期", "date of the conference"),
    HELD_AT: ("会议时间", "time of the conference"),
    AS_OF: ("截至时间", "as-of"),
}

WORDS = {
    "changed": (
        "第{line}行 {what}：记录是{expected}，文中是{got}。",
        "Line {line}, {what}: the record says {expected}, the text {got}.",
    ),
    "missing": (
        "{what}：记录是{expected}，文中没有。",
        "{what}: the record says {expected}, the text does not.",
    ),
    "added": (
        "第{line}行 {what}：文中是{got}，记录里没有。",
        "Line {line}, {what}: the text says {got}, the record does not.",
    ),
    "untraced": (
        "第{line}行“{got}”不属于任何一个数据。请报告这个问题，不要发出这份文稿。",
        "Line {line}: “{got}” belongs to no figure of the record. Report this; do not send the text.",
    ),
    "words": ("第{line}行 {what}", "Line {line}: {what}"),
    "doubtful": ("第{line}行 {what}", "Line {line}: {what}"),
    "figure": ("数字", "figure"),
}


class DifferenceKind(StrEnum):
    """What is wrong with a figure."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    UNTRACED = "untraced"
    """Stands in a draft outside every span."""
    WORDS = "words"
    """Words, not a figure, that say something else than the record; `what` is the whole sentence of it."""
    DOUBTFUL = "doubtful"
    """Words that nothing in the record bears out or contradicts: for whoever edited the text to answer for."""


class Difference(Struct, frozen=True):
    """One figure that differs. `key` is its cell where the record has one, `line` counts from 1 (0 when
    the text does not have the figure), `span` is where it stands in the text. `what` says in Chinese
    and English which figure it is."""

    kind: DifferenceKind
    key: Reference | None
    what: Pair
    expected: str
    got: str
    line: int = 0
    span: tuple[int, int] | None = None

    def said(self, lang: str) -> str:
        """The difference as a sentence."""
        as_said = time_name if self.what == HEADS[HELD_AT] else _moment_said
        expected, got = (as_said(value, lang) for value in (self.expected, self.got))
        return in_language(WORDS[self.kind.value], lang).format(
            line=self.line, what=in_language(self.what, lang), expected=expected, got=got
        )


_MOMENT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2})")


def _moment_said(value: str, lang: str) -> str:
    """A moment as texts print it, its year beside; anything else as it is."""
    found = _MOMENT.fullmatch(value)
    if found is None:
        return value
    year, month, day, hour = map(int, found.groups())
    told = Moment(date(year, month, day), hour)
    if lang == "zh":
        return f"{year}年{moment_name(told, lang)}"
    return f"{day_name(told.day, lang)}, {year}, {hour}:00"


def fact_named(series: Series, conference: Conference, fact: Fact) -> Pair:
    """Which figure a fact is, in Chinese and English: window, indicator, place."""
    if fact.what in HEADS:
        return HEADS[fact.what]
    key = cell_of(series, conference, fact)
    if key is None:  # the record has no such window
        assert fact.hours is not None
        window = Window("told", _beginning(fact.hours[0]), moment_of(fact.hours[1]))
        conference = replace(conference, windows=(*conference.windows, window))
        key = cell_of(series, conference, fact)
        assert key is not None
    zh, en = cell_named(series, conference, key)
    return (f"{zh} {HEADS[AS_OF][0]}", f"{en} {HEADS[AS_OF][1]}") if fact.place == AS_OF else (zh, en)


def cell_named(series: Series, conference: Conference, key: CellKey) -> Pair:
    """A cell in Chinese and English, its window by its dates; a stated total as the figure that it is of."""
    key = key._replace(place="") if key.place == STATED else key
    return cell_name(series, conference, key, "zh"), cell_name(series, conference, key, "en")


def value_said(fact: Fact, value: object) -> str:
    """The value of a fact as a person reads it."""
    if value is None:
        return ""
    if fact.place == AS_OF and isinstance(value, int):
        return moment_of(value).iso()
    return str(value)
