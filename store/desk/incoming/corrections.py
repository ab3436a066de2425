"""What a text corrects of a conference in the archive: which cell it is, and what stands there now.

Nothing is changed here: the new number of the text's own conference is among the values of its proposal, and is taken
over like them; one of another conference is offered with the conference it is for.
"""

from collections.abc import Mapping

from msgspec import Struct

from store.desk.desk import Desk
from store.desk.incoming.reading import conference_of
from store.record.cell import CellKey
from store.record.conference import Conference
from store.wording.read.basis.proposal import Correction, Proposal


class OfferedCorrection(Struct, frozen=True):
    """`conference` is the key of the one that is corrected, empty where the archive has none of that number. `cells` are
    those it may be, with what they hold: one where the text says which figure it is, else all that hold the old
    number. Where the one cell does not hold the old number, the record was never wrong, or is already right."""

    correction: Correction
    conference: str
    cells: Mapping[CellKey, int | None]

    @property
    def certain(self) -> bool:
        """True when there is one cell, and it holds the number that was wrong."""
        return len(self.cells) == 1 and self.correction.old in self.cells.values()


def offered_corrections(desk: Desk, proposal: Proposal) -> tuple[OfferedCorrection, ...]:
    """Every correction of the text with the cells of the archive it is for."""
    offers = []
    for correction in proposal.corrections:
        key = _conference(desk, proposal, correction)
        held = desk.open(key, journal=False).conference if key else None
        cells = cells_meant(held, correction) if held is not None else {}
        offers.append(OfferedCorrection(correction, key, cells))
    return tuple(offers)


def _conference(desk: Desk, proposal: Proposal, correction: Correction) -> str:
    """The key of the conference that is corrected: of the number that is named, else the text's own."""
    if correction.number is None:
        return conference_of(desk, proposal) or ""
    rows = (row for row in desk.rows() if row.series == proposal.series.key and row.trouble is None)
    return next((row.key for row in rows if row.number == correction.number), "")


def cells_meant(conference: Conference, correction: Correction) -> dict[CellKey, int | None]:
    """The cells of a conference that a correction may be of, with the counts they hold."""
    key = correction.key
    if key is not None:
        window = _window(conference, correction)
        if key.window and window is None:
            return {}
        there = key._replace(window=window or "")
        return {there: conference.number_in(there)}
    return {at: cell.number for at, cell in conference.cells.items() if cell.number == correction.old}


def _window(conference: Conference, correction: Correction) -> str | None:
    """The conference's window of the same hours."""
    if correction.window is None:
        return None
    hours = (correction.window.start.instant, correction.window.end.instant)
    same = [w.key for w in conference.windows if (w.start.instant, w.end.instant) == hours]
    return same[0] if same else None
