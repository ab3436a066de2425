"""What a bulletin of anybody says, as a conference of its own: its figures can then be asked what a record's are."""

import re
from collections.abc import Sequence
from datetime import date

from store.record.cell import STATED, Cell, CellKey
from store.record.conference import Conference
from store.series.definition import Series
from store.wording.read.proposal import Proposal


def conference_of_text(series: Series, proposal: Proposal) -> Conference:
    """What the text says as a conference. A place a breakdown leaves out has none: else nobody could say that its parts
    do not make the total. Where the text gives no day it is of no day in particular."""
    day = proposal.held_on or proposal.likely_day
    cells_: dict[CellKey, Cell] = dict(proposal.cells())
    for window in ("", *(window.key for window in proposal.windows)):
        for what in series.indicators:
            keys = [CellKey(window, what.key, place.key) for place in series.places] if what.by_place else []
            given = [key for key in keys if key in cells_]
            if not what.kind.computed and (len(given) > 1 or _is_all(proposal, given)):
                cells_ |= {key: Cell(0) for key in keys if key not in cells_}
    return Conference(
        series=series.key, held_on=day or date(proposal.year or 2000, 1, 1), number=proposal.number,
        held_at=proposal.held_at, windows=proposal.windows, cells=cells_, as_of=dict(proposal.as_of),
    )  # fmt: skip


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
