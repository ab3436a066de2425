"""Digits that a space or a line parts (`5 3例`): joined only where a sum proves that they are one number.

The page is read a second time with all of them joined. A figure with a gap in it is proven when its row adds up:
the places make the stated total, or the rows the total that is computed from them. Everything else is read with the
gap where it is, and is then the end of no number (see `spans.part_only`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from store.figures.totals import combined
from store.record.cell import STATED
from store.record.text import MASK
from store.series.definition import Series
from store.wording.numbers.spans import Span
from store.wording.read.basis.dates import Stretch
from store.wording.read.basis.proposal import Stretches
from store.wording.read.page.printed import Gathered, PrintedFigure, Target

_GAP = re.compile(
    rf"(?<=[0-9０-９])[ \t\n\u3000\u00a0\u2009{MASK}]{{1,4}}+(?=[0-9０-９])(?![0-9]{{1,2}}:[0-9]{{2}})"
)


def joined_where_proven(page: str, gather: Callable[[str], Gathered]) -> Gathered:
    """What a page says by `gather`, split digits joined where their sum proves them."""
    gaps = [gap.span() for gap in _GAP.finditer(page)]
    if not gaps:
        return gather(page)
    proven = _proven(gather(_joined(page, gaps)), gaps)
    return gather(_joined(page, proven))


def _joined(page: str, gaps: list[Span]) -> str:
    """The page at its own length, its gaps shut."""
    pieces, at = [], 0
    for start, end in gaps:
        pieces += [page[at:start], MASK * (end - start)]
        at = end
    return "".join([*pieces, page[at:]])


def _proven(gathered: Gathered, gaps: list[Span]) -> list[Span]:
    """The gaps in figures of rows that add up."""
    rows = ({*row} for row in _rows_that_add_up(gathered))
    spans = [span for row in rows if _proves(row, gaps) for span in row]
    proven = Stretches(spans)
    return [(start, end) for start, end in gaps if proven.hold(start - 1, end + 1)]


def _proves(row: set[Span], gaps: list[Span]) -> bool:
    """False for a total that is proven by nothing but its own digits (5 3例均在甲市), or by one part split alike."""
    if len(row) > 2:
        return True
    return len(row) == 2 and not all(_is_split(span, gaps) for span in row)


def _is_split(span: Span, gaps: list[Span]) -> bool:
    """True when one of the gaps (in order) lies in the figure."""
    first = bisect_right(gaps, span[0], key=lambda gap: gap[0])
    return first < len(gaps) and gaps[first][1] < span[1]


def _rows_that_add_up(gathered: Gathered) -> Iterator[list[Span]]:
    """The figures of each sum that holds in the page, by where they stand."""
    rows: dict[tuple[Stretch | None, str], dict[str, PrintedFigure]] = {}
    for target, figure in gathered.figures.items():
        if isinstance(figure.value, int) and figure.span is not None:
            rows.setdefault((target.window, target.indicator), {})[target.place] = figure
    for row in rows.values():
        total = row.get(STATED)
        parts = [figure for place, figure in row.items() if place != STATED]
        if total is not None and parts and sum(_number(part) for part in parts) == _number(total):
            yield [figure.span for figure in (total, *parts) if figure.span is not None]
    for window in {window for window, _ in rows}:
        yield from _computed(gathered.series, gathered, window)


def _computed(series: Series, gathered: Gathered, window: Stretch | None) -> Iterator[list[Span]]:
    """The totals of a window that are computed from rows, where the page has both."""
    for what in series.computed:
        whole = gathered.figures.get(Target(window, what.key, STATED))
        figures = {key: gathered.figures.get(Target(window, key, STATED)) for _, key in what.terms}
        made = combined(what, {key: _count(figure) for key, figure in figures.items()}.get)
        if whole is not None and made == whole.value:
            yield [each.span for each in (whole, *figures.values()) if each is not None and each.span]


def _number(figure: PrintedFigure) -> int:
    return figure.value if isinstance(figure.value, int) else 0


def _count(figure: PrintedFigure | None) -> int | None:
    return figure.value if figure is not None and isinstance(figure.value, int) else None
