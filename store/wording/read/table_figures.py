"""What a table of places says, in whichever language its lines were cut into cells: a row is a place or the total, a column a
figure. Nothing of it is taken where a place or a column stands twice or the places do not make the total."""

from collections.abc import Sequence

from msgspec import Struct

from store.series.definition import Indicator
from store.wording.book.pattern import Slot
from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import Listed, left_of
from store.wording.read.matching import FilledSlot

LEAST_ROWS = 2
"""Places of a table."""


class TableRow(Struct, frozen=True):
    """A row of a table. `place` is its key, empty for the total; `counts` are its numbers with where they stand."""

    place: str
    counts: tuple[tuple[int, Span], ...]
    start: int
    end: int


def figures_of_table(
    columns: Sequence[Indicator], rows: Sequence[TableRow], source: Source, start: int, complete: bool
) -> list[FilledSlot] | None:
    """The figures of a table that begins at `start` of the folded text; None where something of it may be otherwise.
    `complete`: it has all places there are, also where it states no total."""
    places = [row for row in rows if row.place]
    totals = [row for row in rows if not row.place]
    if len({what.key for what in columns}) != len(columns) or len(totals) > 1 or len(places) < LEAST_ROWS:
        return None
    held: list[FilledSlot] = []
    for at, what in enumerate(columns):
        counts = tuple((row.place, *row.counts[at]) for row in places)
        if left_of(counts, sum(number for _, number, _ in counts)) is None:
            return None
        for row in totals:
            number, span = row.counts[at]
            if left_of(counts, number) != 0:
                return None
            held.append(FilledSlot(Slot(what.key), number, source.span(*span), span[0]))
        listed = Listed(counts=counts, partial=not (complete or totals))
        span = source.span(start, max(row.end for row in rows))
        held.append(FilledSlot(Slot(what.key, "places"), listed, span, start))
    return held
