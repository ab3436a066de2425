"""What a pasted text says: a proposal a person accepts or not. Nothing in it is guessed or mended."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from msgspec import Struct

from store.languages import in_language
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.conference import Conference
from store.record.naming import window_name
from store.record.text import one_line
from store.record.window import AsOf, Moment, Window
from store.series.definition import MOMENT_KINDS, Kind, Series
from store.troubles import Trouble
from store.wording.numbers.spans import Span
from store.wording.read.basis.text_scope import AskedScopes

WORDS = {
    "parts": (
        "{what}：各部分相加是{got}，文中总数是{expected}。两个都照原文采用，请核对。",
        "{what}: the parts add up to {got}, the text states {expected}. Both are taken as stated; check them.",
    ),
    "twice": (
        "{what}：文中一处是{expected}，另一处是{got}。采用的是{expected}，请核对。",
        "{what}: the text says {expected} in one place and {got} in another. {expected} is taken; check it.",
    ),
    "whole": (
        "{what}：各项相加是{got}，文中写的是{expected}。两个都照原文采用，请核对。",
        "{what}: its rows add up to {got}, the text states {expected}. Both are taken as stated; check them.",
    ),
}

TROUBLES = {
    "no_year": (
        "这段文字没有写年份，档案和今天的日期也没有给出。请用 --year 指明年份。",
        "The text gives no year, and neither the archive nor today's date does. Say which with --year.",
    ),
    "no_date": (
        "这段文字里没有会议日期，也没有时段。请先建好这一场，再粘贴。",
        "The text gives neither the date of the conference nor a window. Create the conference, then paste.",
    ),
}


class Undated(Trouble):
    """The text cannot become a conference, since its date is not known."""

    words = TROUBLES


class Value(Struct, frozen=True):
    """A figure and where it stands in the source. `implied`: no figure of its own, a word says it. `told` is who gave
    it and when, where that is not the text as a whole."""

    key: CellKey
    value: int | Mark
    span: Span
    implied: bool = False
    told: str = ""


class Contradiction(Struct, frozen=True):
    """Two statements of the text that cannot both be right. `kind` is `parts`, `twice` or `whole`."""

    kind: str
    key: CellKey
    what: Mapping[str, str]
    expected: int | str
    got: int | str
    spans: tuple[Span, ...] = ()

    def said(self, lang: str) -> str:
        words = in_language(WORDS[self.kind], lang)
        return words.format(what=self.what[lang], expected=self.expected, got=self.got)


class Quoted(Struct, frozen=True):
    """A quantity of the text that is no figure of the series: kept with its own words."""

    text: str
    value: str
    unit: str
    approx: str | None
    span: Span


class Rest(Struct, frozen=True):
    """A stretch with figures that were not understood."""

    text: str
    span: Span


class Correction(Struct, frozen=True):
    """The text says that `old` of a release was wrong and `new` is right. `key` is the figure in the windows of the
    text (`window` being that one), None where nothing says which it is; `number` is the release it names. Where that
    is the text's own, the new number is among its values."""

    old: int
    new: int
    span: Span
    key: CellKey | None
    window: Window | None = None
    number: int | None = None


class Stood(Struct, frozen=True):
    """A standing or cumulative figure as of an earlier moment than the one that was taken."""

    indicator: str
    value: int
    at: Moment
    span: Span


class Found(Struct, frozen=True):
    """Where the new cases of a day were found; None where the text does not say."""

    day: date
    total: int | None
    parts: Mapping[str, int | None]


WRITTEN = "written"


class Ask(Struct, frozen=True):
    """What a person has to say before a stretch of the text can be taken: its `window`, its `place`, or of a page with
    weekdays the day it was `written`. `hints` are the keys that are likely."""

    what: str
    span: Span
    hints: tuple[str, ...] = ()


class Proposal(Struct, frozen=True):
    """What the text says. `held_on` is None when it gives no date; `year_from` says how the year is
    known (`given`, `written`, `printed`, `weekdays`, `archive`, `today`, `unknown`). `assigned` are the stretches that were
    understood, `filled` the places that are zero because the listed ones make the total."""

    series: Series
    number: int | None
    held_on: date | None
    held_at: str
    windows: tuple[Window, ...]
    heads: Mapping[str, Span]
    """Where the text gives the `number` of the conference and the day it was `held_on`."""
    values: tuple[Value, ...]
    filled: tuple[CellKey, ...]
    as_of: Mapping[str, AsOf]
    found: Found | None
    quantities: tuple[Quoted, ...]
    unread: tuple[Rest, ...]
    contradictions: tuple[Contradiction, ...]
    assigned: tuple[Span, ...]
    year: int | None
    year_from: str
    source: str
    passing: tuple[Rest, ...] = ()
    """Times, telephone numbers, addresses and the like that no sentence reads: no figures of anything, so not unread."""
    earlier: tuple[Stood, ...] = ()
    """Standing and cumulative figures the text also gives as of an earlier moment; the newest is taken."""
    corrections: tuple[Correction, ...] = ()
    fits: bool = True
    """False when the text is of another region than the series, so that nothing of it belongs into a record of it."""
    others: tuple["Proposal", ...] = ()
    """What the page says of other conferences, each with its own head."""
    asks: tuple[Ask, ...] = ()
    undated: bool = False
    """Short messages whose head gives a clock and no day: they count as sent on the day of the conference."""
    scopes: AskedScopes | None = None
    """Whose, of when and in what measure its stretches are."""
    whole: bool = True
    """False when the text was too long to be searched whole: its beginning and its end were."""

    @property
    def by_key(self) -> Mapping[CellKey, Value]:
        return {value.key: value for value in self.values}

    def cells(self, by: str = "", at: int = 0) -> dict[CellKey, Cell]:
        """The cells the text fills, the zeros of places left out of a whole breakdown too."""
        cells = {key: Cell(0, "", by, at, "read") for key in self.filled}
        for value in self.values:
            raw = "" if value.implied else one_line(self.source[slice(*value.span)])
            cells[value.key] = Cell(value.value, raw[:200], by, at, value.told or "read")
        return cells

    def changes(
        self, series: Series, conference: Conference, by: str = "", at: int = 0
    ) -> list[tuple[CellKey, Cell | None, Cell]]:
        """Which cells of `conference` would change: the key there, what it holds, what it would hold."""
        keys = self.window_keys(conference)
        changed = []
        for key, cell in self.cells(by, at).items():
            if key.window and key.window not in keys:
                continue
            there = replace_window(key, keys[key.window] if key.window else "")
            old = conference.cell(there)
            if not cell.says_same(old):
                changed.append((there, old, cell))
        return sorted(changed, key=lambda change: _order(series, conference, change[0]))

    def window_keys(self, conference: Conference) -> dict[str, str]:
        """The conference's key for each window of the text: the same hours, else the same key."""
        keys = {}
        for window in self.windows:
            same = [
                other.key
                for other in conference.windows
                if (other.start.instant, other.end.instant) == (window.start.instant, window.end.instant)
            ]
            if same or conference.window(window.key):
                keys[window.key] = (same or [window.key])[0]
        return keys

    def to_conference(self, by: str = "", at: int = 0) -> Conference:
        """A conference that says what the text says. Undated when no date can be known."""
        if self.year is None:
            raise Undated("no_year")
        held_on = self.held_on or self.likely_day
        if held_on is None:
            raise Undated("no_date")
        return Conference(
            series=self.series.key,
            held_on=held_on,
            number=self.number,
            held_at=self.held_at,
            windows=self.windows,
            cells=self.cells(by, at),
            as_of=dict(self.as_of),
        )

    @property
    def likely_day(self) -> date | None:
        """The day of the conference where only its windows are given: that of a window still open,
        else the day after the last whole one."""
        return likely_day(self.windows)

    def named(self, key: CellKey, lang: str) -> str:
        """Which figure of the text a key of its values is."""
        return named(self.series, self.windows, key, lang)

    def as_json(self) -> dict[str, Any]:
        """The fixed shape of `read --json`: a value not stated is null, a place not listed is absent. Only a page of
        several conferences has `others`, in the same shape."""
        others = {"others": [other.as_json() for other in self.others]} if self.others else {}
        return others | {
            "series": self.series.key,
            "conference": self.number,
            "held_on": self.held_on.isoformat() if self.held_on else None,
            "windows": [self._window_json(window) for window in self.windows],
            "found": self._found_json(),
            **{kind.value: self._moments_json(kind) for kind in MOMENT_KINDS},
            "quantities": [
                {"text": q.text, "value": q.value, "unit": q.unit, "approx": q.approx, "span": list(q.span)}
                for q in self.quantities
            ],
            "unread": [{"text": rest.text, "span": list(rest.span)} for rest in self.unread],
            "passing": [{"text": rest.text, "span": list(rest.span)} for rest in self.passing],
        }

    def _window_json(self, window: Window) -> dict[str, Any]:
        values = self.by_key
        figures: dict[str, Any] = {}
        for what in self.series.indicators:
            if not what.by_place or what.kind.computed:
                continue
            listed = {
                place.name("zh"): value.value
                for place in self.series.places
                if (value := values.get(CellKey(window.key, what.key, place.key)))
            }
            total = values.get(CellKey(window.key, what.key, STATED))
            if total is not None or listed:
                figures[what.key] = {"total": total.value if total else None, "by_place": listed}
        return {"from": window.start.iso(), "to": window.end.iso(), "figures": figures}

    def _found_json(self) -> dict[str, Any] | None:
        if self.found is None:
            return None
        return {"date": self.found.day.isoformat(), "total": self.found.total, **self.found.parts}

    def _moments_json(self, kind: Kind) -> list[dict[str, Any]]:
        rows = []
        for what in self.series.of_kind(kind):
            rows += [
                {"indicator": what.key, "value": stood.value, "as_of": stood.at.iso()}
                for stood in self.earlier
                if stood.indicator == what.key
            ]
            value = self.by_key.get(CellKey("", what.key, STATED if what.by_place else ""))
            if value is not None:
                at = self.as_of.get(what.key, AsOf()).moment
                rows.append({"indicator": what.key, "value": value.value, "as_of": at.iso() if at else None})
        return rows


def likely_day(windows: tuple[Window, ...]) -> date | None:
    """See `Proposal.likely_day`."""
    if not windows:
        return None
    open_days = [_day_behind(window) for window in windows if not window.whole_day]
    return max(open_days or [_day_behind(window) for window in windows])


def _day_behind(window: Window) -> date:
    """The day on which the window ends; the next one, where it ends at midnight."""
    return window.end.day + timedelta(days=window.end.hour // 24)


def named(series: Series, windows: Iterable[Window], key: CellKey, lang: str) -> str:
    """Which figure a cell is, as a person says it: window, indicator, place."""
    names = [window_name(window, lang) for window in windows if key.window and window.key == key.window]
    names.append(series.indicator(key.indicator).name(lang))
    if key.place and key.place != STATED:
        names.append(series.place(key.place).name(lang))
    return " ".join(names)


def replace_window(key: CellKey, window: str) -> CellKey:
    return key._replace(window=window)


def _order(series: Series, conference: Conference, key: CellKey) -> tuple[int, int, int]:
    windows = [window.key for window in conference.windows]
    indicators = [indicator.key for indicator in series.indicators]
    order = series.place_order
    place = {"": -1, STATED: len(order)}.get(key.place, order.get(key.place, len(order)))
    at = windows.index(key.window) if key.window in windows else len(windows)
    return (at, indicators.index(key.indicator), place)


__all__ = [
    "Ask", "Contradiction", "Correction", "Found", "Proposal", "Quoted", "Rest", "Stood", "Undated", "Value", "likely_day",
]  # fmt: skip


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch as one."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return kept


class Stretches:
    """Stretches of a text, which may lie over each other, asked whether one of them holds a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def hold(self, place: int, end: int | None = None) -> bool:
        """True when one stretch holds the place (up to `end`)."""
        begun = bisect_right(self._starts, place)
        return bool(begun) and self._reach[begun - 1] >= (place + 1 if end is None else end)

    def meet(self, start: int, end: int) -> bool:
        """True when one stretch has a place between `start` and `end`."""
        begun = bisect_left(self._starts, end)
        return bool(begun) and self._reach[begun - 1] > start
