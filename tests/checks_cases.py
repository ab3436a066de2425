"""The eight real conferences, and small ways to change one, for the tests of the checks."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from store.checks.basis.finding import Finding
from store.checks.panel import run_rules
from store.record.cell import Cell, CellKey, Mark, cell_key
from store.record.conference import Conference, Note
from store.record.exchange import from_json
from store.record.window import AsOf, Moment, Window
from store.series.definition import Kind, Series
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


def found(
    one: Conference, earlier: Sequence[Conference] | None = None, now: Moment | None = None
) -> dict[str, Finding]:
    """Every finding of the panel by its id, after `earlier` (newest first; else the real ones before it)."""
    findings = run_rules(series(), one, earlier=before(one) if earlier is None else earlier, now=now)
    by_id = {finding.id: finding for finding in findings}
    assert len(by_id) == len(findings), "two findings share an id, so an explanation would fit both"
    return by_id


def failures(
    one: Conference, earlier: Sequence[Conference] | None = None, now: Moment | None = None
) -> dict[str, Finding]:
    """Those of `found` that failed."""
    return {key: finding for key, finding in found(one, earlier, now).items() if finding.failed}


def moved(one: Conference, days: int, number: int | None = None) -> Conference:
    """`one` held so many days later, its windows and as-of moments with it, under another number."""
    shift = timedelta(days=days)

    def later(at: Moment) -> Moment:
        return Moment(at.day + shift, at.hour)

    return replace(
        one,
        held_on=one.held_on + shift,
        number=number if number is not None else one.number,
        windows=tuple(Window(w.key, later(w.start), later(w.end)) for w in one.windows),
        as_of={
            key: AsOf(later(as_of.moment), as_of.word) if as_of.moment is not None else as_of
            for key, as_of in one.as_of.items()
        },
    )


def daily(count: int, last: int = 24) -> tuple[Conference, ...]:
    """So many made-up conferences on the days before the real one with number `last`, newest first.

    They say what it says, but for the cumulative figures, which were lower each day before, and the
    places, which vary a little from day to day.
    """
    one = conference(last)
    made = []
    for back in range(1, count + 1):
        cells: dict[str, Value] = {}
        for indicator in series().of_kind(Kind.CUMULATIVE):
            number = one.number_in(CellKey("", indicator.key))
            if number is not None:
                cells[indicator.key] = max(number - 20 * back, 0)
        cells["yesterday/asymptomatic/lhasa"] = 260 + back % 3
        cells["yesterday/asymptomatic/stated"] = 621 + back % 3
        cells["yesterday/new_infections/stated"] = 674 + back % 3
        cells["yesterday/controlled"] = 674 + back % 3
        made.append(changed(moved(one, -back, last - back), cells))
    return tuple(made)


def put_all(one: Conference, changes: Iterable[tuple[CellKey, int]]) -> Conference:
    """`one` with a mend taken."""
    return one.with_cells({cell: Cell(number, str(number)) for cell, number in changes})
