"""Cells of a record that its series has no place for any more: an indicator, a place or a window was taken out.

They stay in the record, since nothing typed is lost by an edit of the series; nothing prints or adds them.
Screens show them apart, and a finding asks a person to take each out or to say why it may stay.
"""

from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.series.definition import Indicator, Series


def left_over(series: Series, conference: Conference) -> dict[CellKey, str]:
    """The cells the series does not ask for, in their order, with what is not there: `indicator`, `window`,
    `place`, or `cell` for a combination that is not asked for."""
    indicators = {indicator.key: indicator for indicator in series.indicators}
    windows = {window.key for window in conference.windows}
    places = {place.key for place in series.places}
    found: dict[CellKey, str] = {}
    for key in sorted(conference.cells):
        what = indicators.get(key.indicator)
        lacking = "indicator" if what is None else _lacking(what, key, windows, places)
        if lacking:
            found[key] = lacking
    return found


def _lacking(what: Indicator, key: CellKey, windows: set[str], places: set[str]) -> str:
    in_window = what.kind.by_window
    if in_window and key.window not in windows:
        return "window"
    asked = not what.only_in or key.window in what.only_in
    if not asked or (key.window and not in_window):
        return "cell"
    if not what.by_place:
        return "cell" if key.place else ""
    if key.place == STATED:
        return ""
    if what.kind.computed or not key.place:
        return "cell"
    return "" if key.place in places else "place"
