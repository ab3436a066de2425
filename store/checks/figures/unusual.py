"""Figures worth a second look, seen against the conferences before: far from the usual, suddenly changed, or
such as would fit far better in each other's place. Never more than a hint.

Medians and median deviations in whole numbers, over at least seven earlier conferences. Standing figures (risk
areas swing by a third in a day) and the figures of part of a day (from 8 to 80 per cent of the whole) are known
to jump: of the first only a change by more than half within a few days is pointed out, of the second nothing.
Exchanging two columns leaves every sum as it was, so only what the places usually report can show it. Its
distances are kept in whole numbers too: the usual row is brought to the size of today's by multiplying crosswise.
"""

from collections.abc import Iterator, Sequence

from store.checks.basis.case import Case, Figures, Rule, cells_of
from store.checks.basis.finding import HINT, Finding, Mend, failed, passed, unchecked
from store.record.cell import STATED, CellKey
from store.record.window import Window
from store.series.definition import Indicator

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
    for window, indicator in case.rows(case.series.counted):
        if not window.whole_day:
            continue
        number = case.figures.value(window.key, indicator.key)
        place = STATED if indicator.by_place else ""
        if number is not None:
            usual = [past.value(window.key, indicator.key) for past in case.earlier]
            yield CellKey(window.key, indicator.key, place), number, _known(usual)
        if indicator.by_place:
            yield from _places(case, window, indicator)
    for _, cells in case.lines(case.series.never_falling):
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
    for indicator, cells in case.lines(case.series.at_moment):
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
    if indicator.kind.never_falls:
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


EXCHANGED = "columns-exchanged"

_MOST_ROWS = 7
"""So many earlier conferences show what the places usually report."""

_FEWEST_ROWS = 3
"""With fewer earlier rows their shape is not told from chance."""

_CLEAR = 5
"""By how much the figures of two places must differ at least to say anything. For totals and for whole lines of figures
that is `_LEAST`."""


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
    for window, indicator in case.rows(case.series.counted):
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
    for past in case.earlier[:_MOST_ROWS]:
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
    if len(usual) < _FEWEST_ROWS:
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
        rows = [what for where, what in case.rows(case.series.counted) if where is window and what.by_place]
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
    cells = [cell for _, cells in case.lines(case.series.at_moment) for cell in cells]
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


RULES = (
    Rule(
        UNUSUAL,
        ("与近期相比", "Compared with recent conferences"),
        {
            "passed": ("没有明显偏离近期的数。", "No figure is far from those of recent conferences."),
            "failed": (
                "{cell}：{got}，近{count}场的中位数是{expected}，请看一下。",
                "{cell}: {got}; the median of the last {count} is {expected}. Please check.",
            ),
            "unchecked.few": (
                "此前不足{fewest}场，无法与近期水平相比。",
                "Fewer than {fewest} earlier conferences: too few for a comparison.",
            ),
        },
        {
            "": (
                "与来源再核一次；没有错就不用处理。",
                "Compare with the source once more; if it is right, there is nothing to do.",
            ),
        },
        check=unusual_figures,
    ),
    Rule(
        SUDDEN,
        ("骤升骤降", "Sudden changes"),
        {
            "passed": ("没有骤升骤降的数。", "No figure doubled or halved at once."),
            "failed.fast": (
                "{cell}：{got}，{then}是{expected}，比以往任何一次都升得快得多，请看一下。",
                "{cell}: {got}; on {then} it was {expected}: it never rose nearly so fast. Please check.",
            ),
            "failed.half": (
                "{cell}：{got}，{then}是{expected}，变化超过一半，请看一下。",
                "{cell}: {got}; on {then} it was {expected}, a change of more than half. Please check.",
            ),
        },
        {
            "": ("核对位数。", "Count the digits."),
        },
        check=sudden_changes,
    ),
    Rule(
        EXCHANGED,
        ("可能填错了位置", "Figures in each other's place"),
        {
            "passed": ("没有看似填反的两列。", "No two columns look exchanged."),
            "failed": (
                "{cells}：{got}，对调以后更接近近几场，请看一下。",
                "{cells}: {got}. The other way round they would be nearer to recent conferences. Please check.",
            ),
            "unchecked.first": ("没有上一场可比。", "There is no earlier conference."),
        },
        {
            "": ("与来源逐格核对。", "Compare these cells with the source."),
        },
        check=exchanged_figures,
    ),
)
"""In the order in which they are told."""
