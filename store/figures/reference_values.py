"""What a reference of a prose text comes to, as one plain text: for comparing then with now."""

from store.figures.totals import total
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.reference import Reference
from store.series.definition import Series


def referred(series: Series, conference: Conference, ref: Reference) -> str | None:
    """The figure as printed, the number of a cell or row, a list, a claim, or how far the places are.

    Empty while it is there but says nothing yet; None when the conference has no such thing.
    """
    if isinstance(ref, CellKey):
        number = _number(series, conference, ref)
        return None if number is None else str(number)
    held = conference.part(ref)
    return None if held is None else held.shown


def _number(series: Series, conference: Conference, ref: CellKey) -> int | None:
    """The count of a cell, or the total of a row when no place is named."""
    try:
        indicator = series.indicator(ref.indicator)
    except KeyError:
        return None
    if ref.window and conference.window(ref.window) is None:
        return None
    if ref.place or not indicator.by_place:
        if ref.place and ref.place != STATED and all(place.key != ref.place for place in series.places):
            return None
        return conference.number_in(ref)
    return total(series, conference, ref.window, ref.indicator).value
