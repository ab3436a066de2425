"""Figures of a window that have no places: where the new cases were found, and whether that makes them all."""

from collections.abc import Iterator

from rich.text import Text

from store.arithmetic.totals import total
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.naming import window_short
from store.record.window import Window
from store.series.definition import Indicator, Kind, Series
from tui.summary.figures import QUIET, WARN, figure, signed
from tui.words import say


def found_lines(series: Series, conference: Conference, lang: str) -> Iterator[Text]:
    """A line for each window that has such figures, grouped by the indicator they are parts of."""
    for window in conference.windows:
        groups: dict[str, list[Indicator]] = {}
        for what in series.of_kind(Kind.FLOW):
            used = CellKey(window.key, what.key) in conference.cells
            asked = not what.optional and (not what.only_in or window.key in what.only_in)
            if not what.by_place and (used or asked):
                groups.setdefault(what.part_of, []).append(what)
        for whole, parts in groups.items():
            yield _line(series, conference, window, whole, parts, lang)


def _line(
    series: Series, conference: Conference, window: Window, whole: str, parts: list[Indicator], lang: str
) -> Text:
    line = Text(no_wrap=True)
    if whole:
        line.append(say("summary.found", lang), "bold")
        line.append(f"  {window_short(window, lang)}", QUIET)
    else:
        line.append(window_short(window, lang), "bold")
    values = []
    for what in parts:
        cell = conference.cell(CellKey(window.key, what.key))
        text, style = figure(cell, lang)
        line.append(f"  {what.short(lang)} ")
        line.append(text, style or "bold")
        values.append(cell.number if cell is not None else None)
    known = [value for value in values if value is not None]
    target = total(series, conference, window.key, whole).value if whole else None
    if target is None or len(known) < len(values):
        return line
    line.append("  ")
    made = sum(known)
    if made == target:
        line.append(say("summary.found_agrees", lang, total=made))
        return line
    line.append(say("summary.found_differs", lang, total=made, difference=signed(made - target)), WARN)
    return line
