"""What a reference of a prose text comes to, as one plain text: for comparing then with now."""

from store.figures.totals import total
from store.record.answer import Answer
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.reference import Reference, reference
from store.record.statement_slots import references
from store.series.definition import Series


def referred(series: Series, conference: Conference, ref: Reference) -> str | None:
    """The figure as printed, the number of a cell or row, a list, a claim, or how far the places are.

    Empty while it is there but says nothing yet; None when the conference has no such thing.
    """
    if isinstance(ref, CellKey):
        if not _is_there(series, conference, ref):
            return None
        number = _number(series, conference, ref)
        return "" if number is None else str(number)
    held = conference.part(ref)
    return None if held is None else held.shown


def cited_otherwise(
    series: Series, conference: Conference, answer: Answer
) -> tuple[Reference, str | None, str] | None:
    """The first thing an answer cites that is printed otherwise than when somebody read it: then (None: nobody read
    it) and now."""
    cites = [str(ref) for text in answer.text.values() for ref in references(text)]
    for cited in dict.fromkeys([*answer.cited, *cites]):
        now = referred(series, conference, reference(cited))
        then = answer.cited.get(cited)
        if now and now != then:
            return reference(cited), then, now
    return None


def _is_there(series: Series, conference: Conference, ref: CellKey) -> bool:
    """Whether the grid has such a cell or row, filled or blank."""
    if all(what.key != ref.indicator for what in series.indicators):
        return False
    if ref.window and conference.window(ref.window) is None:
        return False
    return ref.place in ("", STATED) or any(place.key == ref.place for place in series.places)


def _number(series: Series, conference: Conference, ref: CellKey) -> int | None:
    """The count of a cell, or the total of a row when no place is named."""
    if ref.place or not series.indicator(ref.indicator).by_place:
        return conference.number_in(ref)
    return total(series, conference, ref.window, ref.indicator).value
