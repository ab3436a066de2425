"""What a bulletin of anybody says, as a conference of its own: its figures can then be asked what a record's are."""

import re
from collections.abc import Sequence
from datetime import date

from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference
from store.series.definition import Series
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Proposal


def conference_of_text(series: Series, proposal: Proposal) -> Conference:
    """What the text says as a conference. A place a breakdown leaves out has none: else nobody could say that its parts
    do not make the total. Where the text gives no day it is of no day in particular."""
    day = proposal.held_on or proposal.likely_day
    cells_: dict[CellKey, Cell] = dict(proposal.cells())
    rows = [
        [CellKey(window, what.key, place.key) for place in series.places]
        for window in ("", *(window.key for window in proposal.windows))
        for what in series.indicators
        if what.by_place and not what.kind.computed
    ]
    partial = _partial(proposal, rows)
    for keys in rows:
        given = [key for key in keys if key in cells_]
        if (len(given) > 1 and keys[0]._replace(place=STATED) not in partial) or _is_all(proposal, given):
            cells_ |= {key: Cell(0) for key in keys if key not in cells_}
    return Conference(
        series=series.key, held_on=day or date(proposal.year or 2000, 1, 1), number=proposal.number,
        held_at=proposal.held_at, windows=proposal.windows, cells=cells_, as_of=dict(proposal.as_of),
    )  # fmt: skip


def _partial(proposal: Proposal, rows: Sequence[Sequence[CellKey]]) -> frozenset[CellKey]:
    """The totals whose breakdown may be of some places only. The English press names the largest (208 were in Lhasa, 153 in
    Xigaze); so where one makes less than its total, that is a slip only beside two others that make theirs."""
    short, whole = set(), 0
    for keys in rows:
        total = proposal.by_key.get(keys[0]._replace(place=STATED))
        values = [value for key in keys if (value := proposal.by_key.get(key)) is not None]
        if total is None or len(values) < 2 or line_in_chinese(proposal.source, values[0].span):
            continue
        counts = [value.value for value in values if isinstance(value.value, int)]
        if isinstance(total.value, int) and sum(counts) < total.value:
            short.add(total.key)
        else:
            whole += 1
    return frozenset(short if len(short) > 1 or whole < _HABIT else ())


_HABIT = 2


def line_in_chinese(text: str, span: Span) -> bool:
    """Whether the line (or lines) a span lies in has Chinese signs."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return re.search("[\u4e00-\u9fff]", text[start : end if end >= 0 else len(text)]) is not None


def _is_all(proposal: Proposal, given: Sequence[CellKey]) -> bool:
    """Whether the one place of a breakdown is all of it: 13例（拉萨市13例）, and not 其中."""
    for key in given:
        total, place = proposal.by_key.get(key._replace(place=STATED)), proposal.by_key.get(key)
        if total is not None and place is not None and total.span[1] <= place.span[0]:
            between = proposal.source[total.span[1] : place.span[0]]
            return len(between) < _BRACKET_MOST and _AMONG.search(between) is None
    return False


_BRACKET_MOST = 14
_AMONG = re.compile(r"其中|含|包括|including|of which|of whom|among", re.IGNORECASE)
