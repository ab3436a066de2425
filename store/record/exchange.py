"""A conference in the JSON shape that the command line reads and prints, and back.

The shape is fixed, since others script against it. Places go by the series' full Chinese names; a
value that is not stated is null, never 0. A place left out of a breakdown counts as zero only when
the listed parts make the stated total.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from store.part_kinds import SAID
from store.record import decoding
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.codec import MOST_WINDOWS, beside_document, count, half_day, read_beside
from store.record.conference import NUMBER_MOST, Conference
from store.record.decoding import (
    Misfit,
    day,
    each,
    field,
    filled,
    hour_of_day,
    line,
    list_of,
    mapping,
    prose,
    whole,
)
from store.record.text import one_line
from store.record.window import AsOf, Moment, Window
from store.series.definition import MOMENT_KINDS, Indicator, Kind, Series
from store.series.faults import nearest

KNOWN = (
    "series", "conference", "held_on", "held_at", "windows", "found", *MOMENT_KINDS, "quantities",
    "unread", "passing", "texts", "parts", "draft",
)  # fmt: skip
"""The names at the top of the shape; quantities, unread, passing and draft are not taken in."""


def from_json(series: Series, data: Mapping[str, Any], *, by: str, at: int, source: str) -> Conference:
    """The conference in `data`. Misfit names the first place that is wrong; nothing is guessed."""
    _refuse_unknown(data, KNOWN)
    reader = _ShapeReader(series, by, at, source)
    held_on = field(data, "held_on", day)
    rows = field(data, "windows", lambda value: list_of(value, _span, MOST_WINDOWS), [])
    spans = [(start, end) for start, end, _ in rows]
    for number, span in enumerate(spans):
        if (first := spans.index(span)) < number:
            hours = "–".join(moment.iso() for moment in span)
            raise Misfit("twice", hours, first=f"windows[{first}]").under(number).under("windows")
    windows = tuple(
        Window(key, start, end)
        for key, (start, end) in zip(window_keys(series, held_on, spans), spans, strict=True)
    )
    for at, (window, (_, _, figures)) in enumerate(zip(windows, rows, strict=True)):
        for key, figure in figures.items():
            where = f"windows[{at}].figures.{one_line(key)[:60]}"
            reader.flow(where, window, key, _object(where, figure))
    reader.found(windows, field(data, "found", mapping, {}))
    for group in MOMENT_KINDS:
        for at, item in enumerate(field(data, group, decoding.rows, [])):
            reader.moment_figure(group, f"{group}[{at}]", _object(f"{group}[{at}]", item))
    return Conference(
        series=series.key,
        held_on=held_on,
        number=field(data, "conference", lambda value: whole(value, 1, NUMBER_MOST), None),
        held_at=field(data, "held_at", _half_day, ""),
        windows=windows,
        cells=reader.cells,
        as_of=reader.as_of,
        texts=field(data, "texts", lambda value: each(value, filled, prose, 1_000), {}),
        **field(data, "parts", _beside, {}),
    )


def _beside(value: Any) -> dict[str, Any]:
    """The parts beside the grid; those that are an office's own come from no other."""
    _refuse_unknown(mapping(value), SAID)
    return read_beside(value)


def _refuse_unknown(data: Mapping[str, Any], known: Iterable[str]) -> None:
    """A name that is not known is refused, lest what it holds be lost."""
    for name in data:
        if name not in known:
            raise Misfit("known", name, nearest=nearest(name, known))


def _half_day(value: Any) -> str:
    """As a record has it; an hour may be written as a number too."""
    return half_day(str(value) if type(value) is int and 0 <= value <= 24 else value)


def _span(value: Any) -> tuple[Moment, Moment, Mapping[str, Any]]:
    """A window as the shape has it: from, to, and its figures."""
    row = mapping(value)
    start, end = field(row, "from", hour_of_day), field(row, "to", hour_of_day)
    if start.instant >= end.instant:
        raise Misfit("order", row["to"]).under("to")
    return start, end, field(row, "figures", mapping, {})


def _object(where: str, value: Any) -> Mapping[str, Any]:
    """An object, or an empty one for null; a Misfit inside names the whole path."""
    try:
        return mapping(value) if value is not None else {}
    except Misfit as misfit:
        raise misfit.under(where) from None


def window_keys(series: Series, held_on: date, spans: Iterable[tuple[Any, Any]]) -> list[str]:
    """A key for each window: the planned window it is, or nearly is; else `w1`, `w2` …"""
    keys: list[str] = []
    for number, (start, end) in enumerate(spans, 1):
        offset = (start.day - held_on).days
        free = [plan for plan in series.windows if plan.key not in keys and plan.day == offset]
        exact = [plan.key for plan in free if (plan.start, plan.end) == (start.hour, end.hour)]
        alike = [plan.key for plan in free if plan.start == start.hour]
        keys.append((exact or alike or [f"w{number}"])[0])
    return keys


class _ShapeReader:
    """Gathers the cells of one imported conference."""

    def __init__(self, series: Series, by: str, at: int, source: str) -> None:
        self.series, self.by, self.at, self.source = series, by, at, source
        self.cells: dict[CellKey, Cell] = {}
        self.as_of: dict[str, AsOf] = {}
        self.stated: dict[object, tuple[str, object]] = {}
        """Where each cell, and each figure of a moment, was first given, and as what."""
        self.places = {name: place.key for place in series.places for name in place.names.values()}

    def put(self, where: str, key: CellKey, value: object) -> None:
        """A count, a mark by its code, or nothing for null."""
        if value is None:
            return
        try:
            held = count(value)
        except Misfit as misfit:
            raise misfit.under(where) from None
        self.once(where, key, held, value)
        self.cells[key] = Cell(held, str(value), self.by, self.at, self.source)

    def once(self, where: str, what: object, held: object, value: object) -> None:
        """Nobody can tell which of two different values counts; the same one may be given again."""
        first, before = self.stated.setdefault(what, (where, held))
        if before != held:
            raise Misfit("twice", value, first=first).under(where)

    def indicator(self, where: str, key: str) -> Indicator:
        try:
            return self.series.indicator(key)
        except KeyError:
            known = [indicator.key for indicator in self.series.indicators]
            raise self.unknown(where, key, known) from None

    def unknown(self, where: str, name: str, known: Iterable[str]) -> Misfit:
        return Misfit("name", name, nearest=nearest(name, known)).under(where)

    def flow(self, where: str, window: Window, key: str, figure: Mapping[str, Any]) -> None:
        """One indicator of one window: the stated total, and the places that were listed."""
        what = self.indicator(where, key)
        total, listed = figure.get("total"), _object(f"{where}.by_place", figure.get("by_place"))
        if not what.by_place:
            self.put(f"{where}.total", CellKey(window.key, key), total)
            return
        self.put(f"{where}.total", CellKey(window.key, key, STATED), total)
        for name, value in listed.items():
            if name not in self.places:
                raise self.unknown(f"{where}.by_place", name, self.places)
            self.put(f"{where}.by_place.{name}", CellKey(window.key, key, self.places[name]), value)
        if isinstance(total, int) and all(isinstance(value, int) for value in listed.values()):
            self.fill(window, key, total, sum(listed.values()))

    def fill(self, window: Window, key: str, total: int, parts: int) -> None:
        """The places that were not listed are zero when the listed ones make the total."""
        if parts != total or self.series.indicator(key).kind.computed:
            return
        for place in self.series.places:
            cell = CellKey(window.key, key, place.key)
            if cell not in self.cells:
                self.cells[cell] = Cell(0, "", self.by, self.at, self.source)

    def found(self, windows: Iterable[Window], found: Mapping[str, Any]) -> None:
        """Where the new cases of one day were found, in the window that is that whole day."""
        if not found:
            return
        whole = [window for window in windows if window.whole_day]
        named = [window for window in whole if window.day.isoformat() == found.get("date")]
        window = next(iter(whole if found.get("date") is None else named), None)
        if window is None:
            raise Misfit("whole_day", found.get("date")).under("found.date")
        for part in self.series.indicators:
            if part.part_of:
                self.put(f"found.{part.key}", CellKey(window.key, part.key), found.get(part.key))
                self.put("found.total", CellKey(window.key, part.part_of, STATED), found.get("total"))

    def moment_figure(self, group: str, where: str, item: Mapping[str, Any]) -> None:
        """A standing or cumulative figure with its as-of; a null as-of is the printed word 目前."""
        try:
            key = field(item, "indicator", line)
        except Misfit as misfit:
            raise misfit.under(where) from None
        what = self.indicator(f"{where}.indicator", key)
        if what.kind.value != group:
            raise Misfit("group", what.key).under(f"{where}.indicator")
        self.once(f"{where}.indicator", key, where, key)
        value = item.get("value")
        self.put(f"{where}.value ({what.key})", CellKey("", what.key, STATED if what.by_place else ""), value)
        for name, value in _object(f"{where}.by_place", item.get("by_place")).items():
            if name not in self.places or not what.by_place:
                raise self.unknown(f"{where}.by_place", name, self.places if what.by_place else ())
            self.put(f"{where}.by_place.{name}", CellKey("", what.key, self.places[name]), value)
        try:
            self.as_of[what.key] = AsOf(field(item, "as_of", hour_of_day, None))
        except Misfit as misfit:
            raise misfit.under(where) from None


def to_json(series: Series, conference: Conference) -> dict[str, Any]:
    """The conference in the exchange shape, with nothing unread. What was said beside the grid stands in
    `parts`, which a bulletin that was read does not have. What is the office's own (who reported and when, words for
    the next shift) is left out, since such a file is handed on."""
    beside = beside_document(conference, SAID)
    return {
        "series": series.key,
        "conference": conference.number,
        "held_on": conference.held_on.isoformat(),
        "windows": [_window_json(series, conference, window) for window in conference.windows],
        "found": _found_json(series, conference),
        **{kind.value: _moments_json(series, conference, kind) for kind in MOMENT_KINDS},
        "quantities": [],
        "unread": [],
        **({"parts": beside} if beside else {}),
    }


def _value(cell: Cell | None) -> int | str | None:
    if cell is None:
        return None
    return cell.value.value if isinstance(cell.value, Mark) else cell.value


def _window_json(series: Series, conference: Conference, window: Window) -> dict[str, Any]:
    """The flows of a window; what `found` tells of its day is not said twice."""
    told = window is _found_window(series, conference)
    parts = [indicator for indicator in series.indicators if indicator.part_of]
    elsewhere = {key for part in parts for key in (part.key, part.part_of)} if told else set()
    figures: dict[str, Any] = {}
    for what in series.by_window:
        if what.key in elsewhere:
            continue
        total = _value(conference.cell(CellKey(window.key, what.key, STATED if what.by_place else "")))
        by_place = _by_place(series, conference, window.key, what)
        if total is not None or by_place:
            figures[what.key] = {"total": total, "by_place": by_place}
    return {"from": window.start.iso(), "to": window.end.iso(), "figures": figures}


def _by_place(series: Series, conference: Conference, window: str, what: Indicator) -> dict[str, Any]:
    """What each place reported. What was left over of places the series asks for no more stays in the record, as all
    that is left over: it could not be imported."""
    if not what.by_place:
        return {}
    return {
        place.name("zh"): _value(cell)
        for place in series.places
        if (cell := conference.cell(CellKey(window, what.key, place.key))) is not None
    }


def _found_window(series: Series, conference: Conference) -> Window | None:
    """The whole day it is known of where its new cases were found; `found` tells of one only."""
    parts = [indicator for indicator in series.indicators if indicator.part_of]
    for window in conference.windows:
        keys = [CellKey(window.key, part.key) for part in parts]
        keys += [CellKey(window.key, part.part_of, STATED) for part in parts]
        if window.whole_day and any(_value(conference.cell(key)) is not None for key in keys):
            return window
    return None


def _found_json(series: Series, conference: Conference) -> dict[str, Any] | None:
    window = _found_window(series, conference)
    if window is None:
        return None
    parts = [indicator for indicator in series.indicators if indicator.part_of]
    values = {part.key: _value(conference.cell(CellKey(window.key, part.key))) for part in parts}
    total = _value(conference.cell(CellKey(window.key, parts[0].part_of, STATED)))
    return {"date": window.day.isoformat(), "total": total, **values}


def _moments_json(series: Series, conference: Conference, kind: Kind) -> list[dict[str, Any]]:
    rows = []
    for what in series.of_kind(kind):
        value = _value(conference.cell(CellKey("", what.key, STATED if what.by_place else "")))
        by_place = _by_place(series, conference, "", what)
        if value is not None or by_place:
            as_of = conference.as_of.get(what.key)
            at = as_of.moment.iso() if as_of is not None and as_of.moment is not None else None
            row = {"indicator": what.key, "value": value, "as_of": at}
            rows.append({**row, "by_place": by_place} if by_place else row)
    return rows
