"""Figures of a window that have no places: where the new cases were found, and whether that makes them all."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from store.figures.totals import total
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.naming import window_short
from store.record.window import Window
from store.series.definition import Indicator, Kind, Series
from tui.summary.figures import QUIET, WARN, Figure, figure, signed
from tui.words import say

_GAP = 2


def found_lines(series: Series, conference: Conference, lang: str, width: int) -> Iterator[Text]:
    """A line for each window that has such figures, grouped by the indicator they are parts of."""
    for window in conference.windows:
        groups: dict[str, list[Indicator]] = {}
        for what in series.of_kind(Kind.FLOW):
            used = CellKey(window.key, what.key) in conference.cells
            asked = not what.optional and (not what.only_in or window.key in what.only_in)
            if not what.by_place and (used or asked):
                groups.setdefault(what.part_of, []).append(what)
        for whole, parts in groups.items():
            head = [(say("summary.found", lang), "bold")] if whole else []
            head.append((window_short(window, lang), QUIET if whole else "bold"))
            pieces = [[piece] for piece in head]
            pieces += [_part(conference, window, what, lang) for what in parts]
            pieces += _verdict(series, conference, window, whole, parts, lang)
            yield _filled(pieces, width)


def _part(conference: Conference, window: Window, what: Indicator, lang: str) -> list[Figure]:
    text, style = figure(conference.cell(CellKey(window.key, what.key)), lang)
    return [(f"{what.short(lang)} ", ""), (text, style or "bold")]


def _verdict(
    series: Series, conference: Conference, window: Window, whole: str, parts: list[Indicator], lang: str
) -> list[list[Figure]]:
    """Whether the parts make the whole; nothing while one of them is not known."""
    target = total(series, conference, window.key, whole).value if whole else None
    values = [conference.number_in(CellKey(window.key, what.key)) for what in parts]
    known = [value for value in values if value is not None]
    if target is None or len(known) < len(values):
        return []
    made = sum(known)
    if made == target:
        return [[(say("summary.found_agrees", lang, total=made), "")]]
    return [[(say("summary.found_differs", lang, total=made, difference=signed(made - target)), WARN)]]


def _filled(pieces: list[list[Figure]], width: int) -> Text:
    """The pieces two spaces apart, a new line where one does not fit."""
    line = Text(no_wrap=True)
    used = 0
    for piece in pieces:
        cells = sum(cell_len(text) for text, _ in piece)
        if used and used + _GAP + cells > width:
            line.append("\n" + " " * _GAP)
            used = _GAP
        elif used:
            line.append(" " * _GAP)
            used += _GAP
        for text, style in piece:
            line.append(text, style or None)
        used += cells
    return line
