"""Records of any kind, for the properties of what is said and read."""

import itertools
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

import store
from store.record.cell import STATED, Cell, CellKey, Mark
from store.record.conference import Conference
from store.record.window import AsOf, Moment, Window
from store.series.definition import Series
from store.series.loading import load_series
from store.wording.book.book import Book
from store.wording.prove.books import load_book

FOLDER = Path(store.__file__).parent / "series" / "xizang_epidemic"

HOUSES: dict[str, dict[str, Any]] = {
    "as printed on the 24th": {},
    "an agency": {
        "order": ["cases yesterday", "found", "cases today", "risk", "discharged"],
        "single": "reported",
        "all_in": "均是在",
        "region": "西藏自治区",
        "opening": "",
    },
    "a broadcaster": {"among": "never", "all_in": "均是在", "local_asymptomatic": "本土"},
    "always 其中": {"among": "always", "region": "西藏"},
    "zero in words": {"zero": "word", "single": "all_in", "region": "我区"},
}
"""Each outlet's house style."""


@cache
def series(house: str = "as printed on the 24th") -> Series:
    """The epidemic series under a house style."""
    return replace(load_series(FOLDER), style=HOUSES[house])


@cache
def book(language: str, house: str = "as printed on the 24th") -> Book:
    return load_book(series(house), language)


COUNTS = st.one_of(st.integers(0, 3), st.integers(0, 2000), st.integers(0, 999_999_999))
SMALL = st.one_of(st.just(0), st.integers(0, 12), st.integers(0, 100_000))


@st.composite
def rows(draw: st.DrawFn, window: str, indicator: str) -> dict[CellKey, Cell]:
    """A row by place in any state: blank, whole, with holes, 未报, 不适用, stated alone, contradicting."""
    places = [place.key for place in series().places]
    shape = draw(st.sampled_from(["blank", "whole", "whole", "holes", "marks", "stated", "closed", "wrong"]))
    cells: dict[CellKey, Cell] = {}
    if shape == "blank":
        return cells
    if shape == "stated":
        return {CellKey(window, indicator, STATED): Cell(draw(COUNTS))}
    for place in places:
        if shape in ("holes", "closed") and draw(st.booleans()):
            continue
        value: int | Mark = draw(SMALL)
        if shape == "marks":
            value = draw(st.one_of(SMALL, st.sampled_from(Mark)))
        cells[CellKey(window, indicator, place)] = Cell(value)
    total = sum(cell.number or 0 for cell in cells.values())
    if shape == "closed":
        cells[CellKey(window, indicator, STATED)] = Cell(total)
    if shape == "wrong":
        cells[CellKey(window, indicator, STATED)] = Cell(total + draw(st.integers(1, 5)))
    return cells


def _sum(cells: dict[CellKey, Cell], window: str) -> int:
    places = [place.key for place in series().places]
    keys = itertools.product(("confirmed", "asymptomatic"), places)
    return sum((cells.get(CellKey(window, *key)) or Cell(0)).number or 0 for key in keys)


@st.composite
def found(draw: st.DrawFn, cells: dict[CellKey, Cell], window: str) -> dict[CellKey, Cell]:
    """Where the new cases were found: not stated, all, none, some of each, one part only, not adding up."""
    total = _sum(cells, window)
    state = draw(st.sampled_from(["absent", "all", "none", "both", "one", "odd"]))
    part = draw(st.integers(0, total))
    values: dict[str, dict[str, int]] = {
        "absent": {},
        "all": {"controlled": total},
        "none": {"controlled": 0, "community": total},
        "both": {"controlled": part, "community": total - part},
        "one": {draw(st.sampled_from(["controlled", "community"])): part},
        "odd": {"controlled": part + 1, "community": total},
    }
    return {CellKey(window, key): Cell(value) for key, value in values[state].items()}


@st.composite
def spans(draw: st.DrawFn, held_on: date) -> tuple[Window, ...]:
    """One to three windows that do not share their hours."""
    day_before, day = held_on - timedelta(days=1), held_on
    end = draw(st.sampled_from([6, 12, 14, 15, 17, 21]))
    known = [
        Window("yesterday", Moment(day_before, 0), Moment(day_before, 24)),
        Window("today", Moment(day, 0), Moment(day, end)),
        Window(
            "w3",
            Moment(day_before - timedelta(days=1), 12),
            Moment(day_before, draw(st.sampled_from([7, 12]))),
        ),
    ]
    return tuple(known[: draw(st.integers(1, 3))])


@st.composite
def conferences(draw: st.DrawFn) -> Conference:
    """Any record of the epidemic series."""
    held_on = draw(st.dates(date(2021, 1, 1), date(2024, 12, 31)))
    windows = draw(spans(held_on))
    cells: dict[CellKey, Cell] = {}
    for window in windows:
        cells |= draw(rows(window.key, "confirmed")) | draw(rows(window.key, "asymptomatic"))
        if draw(st.integers(0, 3)) == 0:
            cells |= draw(rows(window.key, "converted"))
        cells |= draw(found(cells, window.key))
    as_of: dict[str, AsOf] = {}
    day_before = AsOf(Moment(held_on - timedelta(days=1), 24))
    others = st.sampled_from(
        [day_before, day_before, day_before, AsOf(Moment(held_on, 14)), AsOf(None, "截至目前")]
    )
    standing = (
        "high_risk",
        "medium_risk",
        "discharged",
        "asymptomatic_released",
        "contacts_released",
        "in_quarantine",
    )
    for key in standing:
        if draw(st.integers(0, 4)):
            cells[CellKey("", key)] = Cell(draw(COUNTS))
        if key != "in_quarantine" or draw(st.integers(0, 5)) == 0:
            as_of[key] = draw(others)
    return Conference(
        series=series().key,
        held_on=held_on,
        number=draw(st.one_of(st.none(), st.integers(1, 999))),
        held_at=draw(st.sampled_from(["", "am", "pm", "16"])),
        windows=windows,
        cells=cells,
        as_of=as_of,
    )
