"""The eight real conferences, and small ways to change one, for the tests of the checks."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from store.checks.finding import Finding
from store.checks.panel import run
from store.record.cell import Cell, CellKey, Mark, cell_key
from store.record.conference import Conference, Note
from store.record.exchange import from_json
from store.record.window import Moment
from store.series.definition import Series
from store.series.shelf import Shelf

DATA = Path(__file__).parent / "data" / "conferences.json"
Value = int | str | None


@cache
def series() -> Series:
    """The built-in epidemic series."""
    return Shelf().default


@cache
def conferences() -> tuple[Conference, ...]:
    """The eight real conferences, oldest first."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    return tuple(from_json(series(), row, by="test", at=0, source="sample") for row in rows)


def conference(number: int | None = 24) -> Conference:
    return next(one for one in conferences() if one.number == number)


def before(one: Conference) -> tuple[Conference, ...]:
    """The conferences held before it, newest first."""
    return tuple(other for other in reversed(conferences()) if other.held_on < one.held_on)


def changed(one: Conference, cells: Mapping[str, Value]) -> Conference:
    """`one` with cells by their written key: a count, None for blank, `-` for 未报, `/` for 不适用,
    any other text as one that was refused."""
    marks = {"-": Mark.NOT_REPORTED, "/": Mark.NOT_APPLICABLE}

    def cell(value: Value) -> Cell | None:
        if value is None:
            return None
        if isinstance(value, int):
            return Cell(value, str(value))
        return Cell(marks.get(value), value)

    return one.with_cells({cell_key(key): cell(value) for key, value in cells.items()})


def explained(one: Conference, finding: str, text: str) -> Conference:
    return one.with_note(finding, Note(text, "test", 0))


def found(one: Conference, *, alone: bool = False, now: Moment | None = None) -> dict[str, Finding]:
    """Every finding of the panel by its id, after the conferences before it (or none)."""
    findings = run(series(), one, earlier=() if alone else before(one), now=now)
    by_id = {finding.id: finding for finding in findings}
    assert len(by_id) == len(findings), "two findings share an id, so an explanation would fit both"
    return by_id


def failures(one: Conference, **how: bool) -> dict[str, Finding]:
    return {key: finding for key, finding in found(one, **how).items() if finding.failed}


def stated(window: str, indicator: str) -> CellKey:
    return CellKey(window, indicator, "stated")
