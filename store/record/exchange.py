"""A conference in the JSON shape that the command line reads and prints, and back.

The shape is fixed, since others script against it. Places go by the series' full Chinese names; a
value that is not stated is null, never 0. A place left out of a breakdown counts as zero only when
the listed parts make the stated total.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.codec import beside_document, read_beside
from store.record.conference import Conference
from store.record.exchange_words import WORDS
from store.record.text import clean, one_line
from store.record.window import AsOf, Moment, Window, moment
from store.series.definition import Indicator, Kind, Series
from store.series.faults import nearest
from store.troubles import Trouble

KNOWN = (
    "series", "conference", "held_on", "held_at", "windows", "found", "standing", "cumulative", "quantities",
    "unread", "texts", "parts", "draft",
)  # fmt: skip
"""The names at the top of the shape; quantities, unread and draft are not taken in."""

MOST = 999_999_999
"""The greatest count that is taken; the grid takes no more digits either."""


class BadShape(Trouble):
    """The JSON is not of the exchange shape. Facts: where, got, nearest."""

    words = WORDS


def from_json(series: Series, data: Mapping[str, Any], *, by: str, at: int, source: str) -> Conference:
    """The conference in `data`. BadShape names the first place that is wrong; nothing is guessed."""
    for name in data:
        if name not in KNOWN:
            raise BadShape("unknown_key", got=one_line(str(name))[:60], nearest=_near(str(name), KNOWN))
    try:
        return _conference(series, data, _Reader(series, by, at, source))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadShape("shape") from error


def _conference(series: Series, data: Mapping[str, Any], reader: "_Reader") -> Conference:
    held_on = _day("held_on", _stated(data, "held_on"))
    number = data.get("conference")
    rows = list(data.get("windows") or ())
    spans = [
        (_moment(f"windows[{at}].from", row, "from"), _moment(f"windows[{at}].to", row, "to"))
        for at, row in enumerate(rows)
    ]
    windows = tuple(
        Window(key, start, end)
        for key, (start, end) in zip(window_keys(series, held_on, spans), spans, strict=True)
    )
    for window, row in zip(windows, rows, strict=True):
        for key, figure in (row.get("figures") or {}).items():
            reader.flow(window, key, figure or {})
    reader.found(windows, data.get("found"))
    for group in ("standing", "cumulative"):
        for item in data.get(group) or ():
            reader.moment_figure(group, item)
    return Conference(
        series=series.key,
        held_on=held_on,
        number=None if number is None else reader.count("conference", number),
        held_at=one_line(str(data.get("held_at") or "")),
        windows=windows,
        cells=reader.cells,
        as_of=reader.as_of,
        texts={str(key): clean(str(text)) for key, text in (data.get("texts") or {}).items()},
        **read_beside(data.get("parts") or {}),
    )


def _stated(data: Mapping[str, Any], name: str, where: str = "") -> Any:
    if data.get(name) is None:
        raise BadShape("missing", where=where or name)
    return data[name]


def _day(where: str, value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadShape("bad_value", where=where, got=_shown(value)) from None


def _moment(where: str, row: Mapping[str, Any], name: str) -> Moment:
    value = _stated(row, name, where)
    try:
        return moment(value)
    except (AttributeError, TypeError, ValueError):
        raise BadShape("bad_value", where=where, got=_shown(value)) from None


def _shown(value: object) -> str:
    """A value as the JSON text has it, not too much of it."""
    return one_line(json.dumps(value, ensure_ascii=False))[:60]


def _near(name: str, known: Iterable[str]) -> Callable[[str], str]:
    near = nearest(name, known)
    if not near:
        return lambda lang: ""
    return lambda lang: f"（是否指“{near}”？）" if lang == "zh" else f" (did you mean “{near}”?)"


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


class _Reader:
    """Gathers the cells of one imported conference."""

    def __init__(self, series: Series, by: str, at: int, source: str) -> None:
        self.series, self.by, self.at, self.source = series, by, at, source
        self.cells: dict[CellKey, Cell] = {}
        self.as_of: dict[str, AsOf] = {}
        self.places = {name: place.key for place in series.places for name in place.names.values()}

    def count(self, where: str, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
            raise BadShape("not_count", where=where, got=_shown(value))
        return value

    def put(self, key: CellKey, value: object) -> None:
        """A count, a mark by its code, or nothing for null."""
        if value is None:
            return
        held = Mark(value) if isinstance(value, str) and value in list(Mark) else self.count(str(key), value)
        self.cells[key] = Cell(held, str(value), self.by, self.at, self.source)

    def indicator(self, where: str, key: str) -> Indicator:
        try:
            return self.series.indicator(key)
        except KeyError:
            known = [indicator.key for indicator in self.series.indicators]
            raise self.unknown(where, key, known) from None

    def unknown(self, where: str, name: str, known: Iterable[str]) -> BadShape:
        return BadShape("unknown_name", where=where, got=one_line(name)[:60], nearest=_near(name, known))

    def flow(self, window: Window, key: str, figure: Mapping[str, Any]) -> None:
        """One indicator of one window: the stated total, and the places that were listed."""
        what = self.indicator("windows.figures", key)
        total, listed = figure.get("total"), figure.get("by_place") or {}
        if not what.by_place:
            self.put(CellKey(window.key, key), total)
            return
        self.put(CellKey(window.key, key, STATED), total)
        for name, value in listed.items():
            if name not in self.places:
                raise self.unknown(f"by_place {key}", name, self.places)
            self.put(CellKey(window.key, key, self.places[name]), value)
        if total is not None and all(isinstance(value, int) for value in listed.values()):
            self.fill(window, key, total, sum(listed.values()))

    def fill(self, window: Window, key: str, total: int, parts: int) -> None:
        """The places that were not listed are zero when the listed ones make the total."""
        if parts != total or self.series.indicator(key).kind is Kind.DERIVED:
            return
        for place in self.series.places:
            cell = CellKey(window.key, key, place.key)
            if cell not in self.cells:
                self.cells[cell] = Cell(0, "", self.by, self.at, self.source)

    def found(self, windows: Iterable[Window], found: Mapping[str, Any] | None) -> None:
        """Where the new cases of one day were found, in the window that is that whole day."""
        if not found:
            return
        whole = [window for window in windows if window.whole_day]
        named = [window for window in whole if window.day.isoformat() == found.get("date")]
        window = next(iter(whole if found.get("date") is None else named), None)
        if window is None:
            raise BadShape("no_such_day", got=_shown(found.get("date")))
        for part in self.series.indicators:
            if part.part_of:
                self.put(CellKey(window.key, part.key), found.get(part.key))
                self.put(CellKey(window.key, part.part_of, STATED), found.get("total"))

    def moment_figure(self, group: str, item: Mapping[str, Any]) -> None:
        """A standing or cumulative figure with its as-of; a null as-of is the printed word 目前."""
        what = self.indicator(group, str(item.get("indicator")))
        if what.kind.value != group:
            raise BadShape("other_kind", where=group, got=what.key)
        self.put(CellKey("", what.key, STATED if what.by_place else ""), item.get("value"))
        for name, value in (item.get("by_place") or {}).items():
            if name not in self.places or not what.by_place:
                raise self.unknown(f"by_place {what.key}", name, self.places if what.by_place else ())
            self.put(CellKey("", what.key, self.places[name]), value)
        known = bool(item.get("as_of"))
        self.as_of[what.key] = AsOf(_moment(f"{group}.{what.key}.as_of", item, "as_of")) if known else AsOf()


def to_json(series: Series, conference: Conference) -> dict[str, Any]:
    """The conference in the exchange shape, with nothing unread. What was said beside the grid stands in
    `parts`, which a bulletin that was read does not have."""
    beside = beside_document(conference)
    return {
        "series": series.key,
        "conference": conference.number,
        "held_on": conference.held_on.isoformat(),
        "windows": [_window_json(series, conference, window) for window in conference.windows],
        "found": _found_json(series, conference),
        "standing": _moments_json(series, conference, Kind.STANDING),
        "cumulative": _moments_json(series, conference, Kind.CUMULATIVE),
        "quantities": [],
        "unread": [],
        **({"parts": beside} if beside else {}),
    }


def _value(cell: Cell | None) -> int | str | None:
    if cell is None or cell.value is None:
        return None
    return cell.value.value if isinstance(cell.value, Mark) else cell.value


def _window_json(series: Series, conference: Conference, window: Window) -> dict[str, Any]:
    """The flows of a window; what `found` tells of its day is not said twice."""
    told = window is _found_window(series, conference)
    parts = [indicator for indicator in series.indicators if indicator.part_of]
    elsewhere = {key for part in parts for key in (part.key, part.part_of)} if told else set()
    figures: dict[str, Any] = {}
    for what in series.of_kind(Kind.FLOW, Kind.DERIVED):
        if what.key in elsewhere:
            continue
        total = _value(conference.cell(CellKey(window.key, what.key, STATED if what.by_place else "")))
        by_place = _by_place(series, conference, window.key, what)
        if total is not None or by_place:
            figures[what.key] = {"total": total, "by_place": by_place}
    return {"from": window.start.iso(), "to": window.end.iso(), "figures": figures}


def _by_place(series: Series, conference: Conference, window: str, what: Indicator) -> dict[str, Any]:
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
