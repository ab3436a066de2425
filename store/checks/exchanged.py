"""Figures that would fit far better in each other's place, seen against the conferences before.

Exchanging two columns leaves every sum as it was, so only what the places usually report can show
it. Distances are kept in whole numbers: the usual row is brought to the size of today's by
multiplying crosswise. Never more than a hint.
"""

from collections.abc import Iterator, Sequence

from store.checks.case import Case, cells_of
from store.checks.finding import Finding, Mend
from store.checks.outcomes import HINT, failed, passed, unchecked
from store.checks.unusual import median
from store.record.cell import STATED, CellKey
from store.record.window import Window
from store.series.definition import Indicator, Kind

EXCHANGED = "columns-exchanged"

_MOST = 7
"""So many earlier conferences show what the places usually report."""

_FEWEST = 3
"""With fewer earlier rows their shape is not told from chance."""

_LEAST, _CLEAR = 20, 5
"""Differences smaller than the first, of totals and lines, and the second, of places, say nothing."""


def exchanged_figures(case: Case) -> Iterator[Finding]:
    """Neighbouring columns of a row, a row moved by one column, two rows, two figures below each other."""
    if case.previous is None:
        yield unchecked(EXCHANGED, HINT, why="first")
        return
    found = [*_rows(case), *_totals(case), *_lines(case)]
    yield from found
    if not found:
        yield passed(EXCHANGED, HINT)


def _rows(case: Case) -> Iterator[Finding]:
    for window, indicator in case.rows(Kind.FLOW):
        if not indicator.by_place:
            continue
        row = case.figures.settled_row(window.key, indicator)
        if row is None:
            continue
        cells = cells_of(case.series, window.key, indicator)
        usual = list(_usual(case, window, indicator))
        moved = _moved(row, usual)
        if moved is not None:
            changes = [(cell, new) for cell, old, new in zip(cells, row, moved, strict=True) if old != new]
            yield _hint(tuple(changes), [row[cells.index(cell)] for cell, _ in changes])
            continue
        others = [
            other
            for beside in case.conference.windows
            if beside is not window and (other := case.figures.settled_row(beside.key, indicator)) is not None
        ]
        for at in range(len(row) - 1):
            if _turned_round(row, at, [*usual, *others]):
                pair = (row[at], row[at + 1])
                yield _hint(_swap(cells[at : at + 2], pair), pair)


def _usual(case: Case, window: Window, indicator: Indicator) -> Iterator[tuple[int, ...]]:
    for past in case.earlier[:_MOST]:
        row = past.settled_row(window.key, indicator)
        if row is not None:
            yield row


def _turned_round(row: Sequence[int], at: int, others: Sequence[Sequence[int]]) -> bool:
    """Whether the place that reports clearly less than its neighbour nearly everywhere else reports
    clearly more here. On the eight real conferences this finds three in five exchanges and points at
    one true surprise (a place that went from 0 to 30)."""
    more, less = (at, at + 1) if row[at] > row[at + 1] else (at + 1, at)
    if not _clearly(row[more], row[less]):
        return False
    against = sum(_clearly(other[less], other[more]) for other in others)
    alike = sum(other[more] > other[less] for other in others)
    return 2 * against > len(others) and alike <= 1


def _clearly(more: int, less: int) -> bool:
    return more - less >= _CLEAR and 2 * more >= 3 * less


def _moved(row: Sequence[int], usual: Sequence[Sequence[int]]) -> list[int] | None:
    """`row` with the column that was passed over taken out, when that is far nearer to the usual shape."""
    if len(usual) < _FEWEST:
        return None
    middle = [median(column) for column in zip(*usual, strict=True)]
    size, whole = sum(row), sum(middle)
    if not whole or size < _LEAST:
        return None

    def distance(numbers: Sequence[int]) -> int:
        return sum(abs(one * whole - other * size) for one, other in zip(numbers, middle, strict=True))

    moved = [
        [*row[:at], *row[at + 1 :], 0] for at, number in enumerate(row) if number == 0 and any(row[at + 1 :])
    ]
    best = min(moved, key=distance, default=None)
    if best is None or 2 * distance(best) > distance(row):
        return None
    return best if 5 * (distance(row) - distance(best)) >= size * whole else None


def _totals(case: Case) -> Iterator[Finding]:
    """Two rows of one window whose totals fit each other's past."""
    for window in case.conference.windows:
        rows = [what for where, what in case.rows(Kind.FLOW) if where is window and what.by_place]
        for one, other in zip(rows, rows[1:], strict=False):
            now = [case.figures.value(window.key, what.key) for what in (one, other)]
            then = [_last_total(case, window, what) for what in (one, other)]
            if _fits_exchanged(now, then):
                cells = [CellKey(window.key, what.key, STATED) for what in (one, other)]
                yield _hint(_swap(cells, now), now, mend=False)


def _last_total(case: Case, window: Window, indicator: Indicator) -> int | None:
    totals = (past.value(window.key, indicator.key) for past in case.earlier)
    return next((total for total in totals if total is not None), None)


def _lines(case: Case) -> Iterator[Finding]:
    """Two standing or cumulative figures that follow each other in the grid."""
    cells = [cell for _, cells in case.lines(Kind.STANDING, Kind.CUMULATIVE) for cell in cells]
    given = [cell for cell in cells if case.conference.number_in(cell) is not None]
    for pair in zip(given, given[1:], strict=False):
        now = [case.conference.number_in(cell) for cell in pair]
        then = [_last(case, cell) for cell in pair]
        if _fits_exchanged(now, then):
            yield _hint(_swap(pair, now), now)


def _last(case: Case, cell: CellKey) -> int | None:
    numbers = (past.conference.number_in(cell) for past in case.earlier)
    return next((number for number in numbers if number is not None), None)


def _fits_exchanged(now: Sequence[int | None], then: Sequence[int | None]) -> bool:
    known = [number for number in (*now, *then) if number is not None]
    if len(known) < 4:
        return False
    one, other, before, beside = known
    straight = abs(one - before) + abs(other - beside)
    crossed = abs(other - before) + abs(one - beside)
    return 2 * crossed <= straight and straight - crossed >= _LEAST


def _swap(cells: Sequence[CellKey], now: Sequence[int | None]) -> tuple[tuple[CellKey, int], ...]:
    return ((cells[0], now[1] or 0), (cells[1], now[0] or 0))


def _hint(
    changes: tuple[tuple[CellKey, int], ...], now: Sequence[int | None], *, mend: bool = True
) -> Finding:
    cells = [cell for cell, _ in changes]
    mends = (Mend(changes, "cells_exchanged"),) if mend else ()
    return failed(
        EXCHANGED, HINT, cells, " / ".join(str(new) for _, new in changes),
        " / ".join(str(old) for old in now), mends,
    )  # fmt: skip
