"""Figures worth a second look: far from the last conferences, or fitting better when exchanged.

Never more than a hint. Medians and median deviations in whole numbers, over at least seven earlier
conferences. Standing figures (risk areas swing by a third in a day) and the figures of part of a day
(from 8 to 80 per cent of the whole) are known to jump and are left alone here, but for a zero too
many.
"""

from collections.abc import Iterator, Sequence

from store.checks.case import Case, Figures, cells_of
from store.checks.finding import Finding, Mend
from store.checks.outcomes import HINT, failed, passed, unchecked
from store.record.cell import STATED, CellKey
from store.record.window import Window
from store.series.definition import Indicator, Kind

UNUSUAL, EXCHANGED, TENFOLD = "unusual", "columns-exchanged", "zero-too-many"

FEWEST = 7
"""With fewer earlier values nothing is said about what is usual."""

_NEAR = 3
"""Days after which a figure is no longer held against the one before for a zero too many."""


def median(numbers: Sequence[int]) -> int:
    """The middle number, the lower one of two; numbers must not be empty."""
    return sorted(numbers)[(len(numbers) - 1) // 2]


def far_from_usual(number: int, usual: Sequence[int]) -> bool:
    """More than five median deviations from the median, more than half of it, and more than ten."""
    middle = median(usual)
    spread = max(median([abs(one - middle) for one in usual]), 1 + middle // 10)
    away = abs(number - middle)
    return away > 5 * spread and 2 * away > middle and away > 10


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
    for cell in cells_of(case.series, window.key, indicator):
        number = case.conference.number_in(cell)
        if number is not None:
            yield cell, number, _known([past.at(window.key, indicator, cell.place) for past in case.earlier])


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


def zeros_too_many(case: Case) -> Iterator[Finding]:
    """A standing or cumulative figure about ten times that of a few days ago, or a tenth of it."""
    previous = case.previous
    if previous is None or (case.conference.held_on - previous.conference.held_on).days > _NEAR:
        return
    none = True
    for _, cells in case.lines(Kind.STANDING, Kind.CUMULATIVE):
        for cell in cells:
            now, before = case.conference.number_in(cell), previous.conference.number_in(cell)
            if now is None or before is None or max(now, before) < 100:
                continue
            low, high = sorted((now, before))
            if 7 * low <= high <= 13 * low:
                none = False
                meant = now // 10 if now > before else now * 10
                mend = Mend(((cell, meant),), "tenfold")
                yield failed(TENFOLD, HINT, (cell,), before, now, (mend,), then=previous.conference.held_on)
    if none:
        yield passed(TENFOLD, HINT)
