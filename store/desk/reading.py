"""A pasted bulletin on its way into a record: read, proposed, and taken over only where a person chose to.

Nothing here changes the record but `accept`, and that is one step to undo.
"""

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from store.desk.desk import Desk
from store.desk.proposing import windows_for
from store.desk.sitting import Sitting
from store.desk.texts import Texts
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.text import clean
from store.series.shelf import DEFAULT
from store.troubles import Trouble
from store.wording.read.proposal import Proposal, Undated


def read_bulletin(desk: Desk, text: str, *, today: date, year: int | None = None) -> Proposal:
    """What `text` says, by the sentences of the series that understands most of it. Spans are offsets
    into `text` as it is."""
    from store.wording.read.reading import read

    rows = desk.rows()
    best: Proposal | None = None
    fault: Trouble | None = None
    for key in dict.fromkeys([DEFAULT, *desk.shelf.folders]):
        try:
            texts = Texts(desk.shelf.series(key), desk.tried)
            books = [texts.book(language) for language in texts.languages]
        except Trouble as trouble:  # another series' faulty file must not keep this one from being read
            fault = fault or trouble
            continue
        known = [row.held_on for row in rows if row.series == key and row.held_on is not None]
        proposal = read(text, texts.series, books, year=year, today=today, known=known)
        if best is None or len(proposal.values) > len(best.values):
            best = proposal
    if best is None:
        assert fault is not None  # there is always a default series
        raise fault
    return best


def conference_of(desk: Desk, proposal: Proposal) -> str | None:
    """The key of the conference the text is of: its number, else its date; None when there is none."""
    rows = [row for row in desk.rows() if row.series == proposal.series.key and row.trouble is None]
    day = proposal.held_on or proposal.likely_day
    for row in rows:
        if proposal.number is not None and row.number == proposal.number:
            return row.key
    named = [row.key for row in rows if day is not None and row.held_on == day]
    return named[0] if named and proposal.number is None else None


def frame_of(desk: Desk, proposal: Proposal) -> Conference:
    """A new conference for the text: number, date, windows and moments, without a single figure.

    It has a number and an hour only where the text gives them. Its date may be inferred from the windows
    (`proposal.held_on` is then None). Undated when there is neither.
    """
    day = proposal.held_on or proposal.likely_day
    if day is None or proposal.year is None:
        raise Undated("no_year" if proposal.year is None else "no_date")
    base = desk.propose(proposal.series.key, today=day)
    return replace(
        base,
        number=proposal.number,
        held_on=day,
        held_at=proposal.held_at,
        windows=proposal.windows or windows_for(proposal.series, day),
        as_of={**base.as_of, **proposal.as_of},
    )


def propose_reading(sitting: Sitting, text: str, *, today: date, year: int | None = None) -> Proposal:
    """What `text` says in any language the series has sentences in. Spans are offsets into
    `proposal.source`, which is `text` without control characters.

    The year is `year`, else the printed one, else that of this conference and those before it.
    """
    from store.wording.read.reading import read

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
