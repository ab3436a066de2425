"""What a reference of a prose text comes to, as one plain text: for comparing then with now."""

from store.figures.totals import total
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.statement_slots import PARTS
from store.series.definition import Series


def referred(series: Series, conference: Conference, ref: CellKey) -> str | None:
    """The figure as printed, the number of a cell or row, a list, a claim, or how far the places are.

    Empty while it is there but says nothing yet; None when the conference has no such thing.
    """
    if ref.window not in PARTS:
        number = _number(series, conference, ref)
        return None if number is None else str(number)
    if ref.indicator not in conference.parts(ref.window):
        return None
    key = ref.indicator
    match ref.window:
        case "figures":
            figure = conference.figures[key]
            days = f"{figure.period.start}/{figure.period.end}" if figure.period else ""
            return " ".join(part for part in (figure.text, days) if part)
        case "lists":
            counted = conference.lists[key]
            return "、".join(counted.items) + (counted.counted.text if counted.counted else "")
        case "claims":
            return conference.claims[key].text("zh")
        case "statuses":
            status = conference.statuses[key]
            return ",".join(f"{place}={far.value}" for place, far in sorted(status.places.items()))
    return ""


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
