"""A pasted bulletin on its way into a record: read, proposed, and taken over only where a person chose to.

Nothing here changes the record but `accept`, and that is one step to undo.
"""

from collections.abc import Collection
from datetime import date

from store.desk.sitting import Sitting
from store.record.cell import CellKey
from store.record.text import clean
from store.values import replace
from store.wording.proposal import Proposal


def propose_reading(sitting: Sitting, text: str, *, today: date, year: int | None = None) -> Proposal:
    """What `text` says in any language the series has sentences in. Spans are offsets into
    `proposal.source`, which is `text` without control characters.

    The year is `year`, else the printed one, else that of this conference and those before it.
    """
    from store.wording.reading import read

    books = [sitting.texts.book(language) for language in sitting.texts.languages]
    known = [sitting.conference.held_on, *(conference.held_on for conference in sitting.earlier)]
    return read(clean(text), sitting.series, books, year=year, today=today, known=known)


def accept(sitting: Sitting, proposal: Proposal, chosen: Collection[CellKey]) -> int:
    """Put the chosen cells into the record, with the moment of each chosen standing or cumulative
    figure, as one step; how many cells changed. Keys are those of the record's own windows."""
    changes = {
        key: new
        for key, _, new in proposal.changes(sitting.series, sitting.conference, sitting.who, sitting.now())
        if key in chosen
    }
    moments = {
        key.indicator: proposal.as_of[key.indicator]
        for key in chosen
        if not key.window and key.indicator in proposal.as_of
    }
    conference = sitting.conference.with_cells(changes)
    sitting.replace_with(replace(conference, as_of={**conference.as_of, **moments}))
    return len(changes)
