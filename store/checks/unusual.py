"""Figures worth a second look: far from the last conferences, or suddenly changed.

Never more than a hint. Medians and median deviations in whole numbers, over at least seven earlier
conferences. Standing figures (risk areas swing by a third in a day) and the figures of part of a day
(from 8 to 80 per cent of the whole) are known to jump: of the first only a change by more than half
within a few days is pointed out, of the second nothing.
"""

from collections.abc import Iterator, Sequence

from store.checks.case import Case, Figures, cells_of
from store.checks.finding import Finding, Mend
from store.checks.outcomes import HINT, failed, passed, unchecked
from store.record.cell import STATED, CellKey
from store.record.window import Window
from store.series.definition import Indicator, Kind

UNUSUAL, SUDDEN = "unusual", "sudden-change"

FEWEST = 7
"""With fewer earlier values nothing is said about what is usual."""

_NEAR, _LONG, _LEAST = 3, 14, 20
"""A change by half is sudden within the first, a rise to more than four times within the second number
of days; the third is the least change spoken of."""


def median(numbers: Sequence[int]) -> int:
    """The middle number, the lower one of two; numbers must not be empty."""
    return sorted(numbers)[(len(numbers) - 1) // 2]


def far_from_usual(number: int, usual: Sequence[int]) -> bool:
    """More than five median deviations from the median and more than ten; a deviation counts for at
    least a tenth of the median and one, so that what is far is also more than half of the median away."""
    middle = median(usual)
    spread = max(median([abs(one - middle) for one in usual]), 1 + middle // 10)
    away = abs(number - middle)
    return away > 5 * spread and away > 10


def unusual_figures(case: Case) -> Iterator[Finding]:
    """The totals of whole days, each place of them, and the daily rise of cumulative figures."""
    enough = tried = False
    for cell, number, usual in _series(case):
        tried = True
        if len(usual) < FEWEST:
            continue
        enough = True
        if far_from_usual(number, usual):
            yield failed(UNUSUAL, HINT, (cell,), median(usual), number, count=len(usual))
    if enough:
        yield passed(UNUSUAL, HINT)
    elif tried:
        yield unchecked(UNUSUAL, HINT, why="few", fewest=FEWEST)


def _series(case: Case) -> Iterator[tuple[CellKey, int, list[int]]]:
    """Each figure with those it is held against: its cell, the number, the earlier numbers."""
    for window, indicator in case.rows(Kind.FLOW):
        if not window.whole_day:
            continue
        number = case.figures.value(window.key, indicator.key)
        place = STATED if indicator.by_place else ""
        if number is not None:
            usual = [past.value(window.key, indicator.key) for past in case.earlier]
            yield CellKey(window.key, indicator.key, place), number, _known(usual)
        if indicator.by_place:
            yield from _places(case, window, indicator)
    for _, cells in case.lines(Kind.CUMULATIVE):
        for cell in cells:
            rises = _rises([case.figures, *case.earlier], cell)
            if rises and rises[0] is not None:
                yield cell, rises[0], _known(rises[1:])


def _places(case: Case, window: Window, indicator: Indicator) -> Iterator[tuple[CellKey, int, list[int]]]:
    rows = [past.row(window.key, indicator) for past in case.earlier]
    for at, cell in enumerate(cells_of(case.series, window.key, indicator)):
        number = case.conference.number_in(cell)
        if number is not None:
            yield cell, number, _known([row[at] for row in rows])


def _known(numbers: Sequence[int | None]) -> list[int]:
    return [number for number in numbers if number is not None]


def _rises(past: Sequence[Figures], cell: CellKey) -> list[int | None]:
    """The daily rise from each conference to the next, newest first; None where one is not known."""
    rises: list[int | None] = []
    for later, earlier in zip(past, past[1:], strict=False):
        now, before = later.conference.number_in(cell), earlier.conference.number_in(cell)
        days = (later.conference.held_on - earlier.conference.held_on).days
        known = now is not None and before is not None and days > 0
        rises.append((now - before) // days if known and now is not None and before is not None else None)
    return rises


def sudden_changes(case: Case) -> Iterator[Finding]:
    """A standing figure that changed by more than half at once; a cumulative one that never rose so fast.

    Real standing figures rise and fall by a fifth in two days. A figure about ten times the last one
    is proposed without its extra zero.
    """
    if case.previous is None:
        return
    none = True
    for indicator, cells in case.lines(Kind.STANDING, Kind.CUMULATIVE):
        for cell in cells:
            now, before = case.conference.number_in(cell), case.previous.conference.number_in(cell)
            if now is None or before is None:
                continue
            why = _sudden(case, indicator, cell, now, before)
            if why:
                none = False
                then = case.previous.conference.held_on
                yield failed(
                    SUDDEN, HINT, (cell,), before, now, _tenfold(cell, now, before), then=then, why=why
                )
    if none:
        yield passed(SUDDEN, HINT)


def _sudden(case: Case, indicator: Indicator, cell: CellKey, now: int, before: int) -> str:
    """Which kind of sudden change it is; empty when it is none, or a fall that is an error anyway."""
    previous = case.previous
    days = (case.conference.held_on - previous.conference.held_on).days if previous else 0
    low, high = sorted((now, before))
    if high - low < _LEAST:
        return ""
    if indicator.kind is Kind.CUMULATIVE:
        rises = _rises([case.figures, *case.earlier], cell)
        past = _known(rises[1:])
        fast = len(past) > 1 and rises[0] is not None and rises[0] > 2 * max(past)
        return "fast" if fast else "half" if now > before and days <= _NEAR and high > 2 * low else ""
    if days <= _NEAR:
        return "half" if high > 2 * low else ""
    return "half" if days <= _LONG and now > 4 * before else ""


def _tenfold(cell: CellKey, now: int, before: int) -> tuple[Mend, ...]:
    low, high = sorted((now, before))
    if not 7 * low <= high <= 13 * low:
        return ()
    return (Mend(((cell, now // 10 if now > before else now * 10),), "tenfold"),)
