"""Standing and cumulative figures with the moment they are true for, and the change on the conference before."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from store.figures.totals import change
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.naming import as_of_name
from store.series.definition import Indicator, Kind, Series
from tui.summary.figures import LOUD, QUIET, WARN, Figure, figure, put, signed
from tui.summary.windows import change_name
from tui.words import say

_GAP = 2
_ROOMY = 90
"""From this width the indicators stand under their full names, below it under the short ones."""

_Row = tuple[Figure, Figure, Figure, Figure]


def moment_lines(
    series: Series, conference: Conference, previous: Conference | None, lang: str, width: int
) -> Iterator[Text]:
    """A line for each standing and cumulative figure: name, value, change, moment."""
    shown = [
        what
        for what in series.of_kind(Kind.STANDING, Kind.CUMULATIVE)
        if not what.optional or CellKey("", what.key) in conference.cells
    ]
    if not shown:
        return
    rows = _rows(shown, conference, previous, lang, roomy=width >= _ROOMY)
    if sum(_widths(rows)) + 3 * _GAP > width:
        rows = _rows(shown, conference, previous, lang, roomy=False)
    widths = _widths(rows)
    for row in rows:
        line = Text(no_wrap=True)
        for column, (text, style) in enumerate(row):
            put(line, text, widths[column], style, right=column in (1, 2))
            line.append(" " * _GAP)
        line.rstrip()
        line.truncate(width)
        yield line


def _rows(
    shown: list[Indicator], conference: Conference, previous: Conference | None, lang: str, *, roomy: bool
) -> list[_Row]:
    """The heading and a row for each figure; `roomy` gives them their full names."""
    heading: _Row = (
        (say("summary.figure", lang), QUIET),
        (say("summary.value", lang), QUIET),
        (change_name(previous, lang), QUIET),
        (say("summary.as_of", lang), QUIET),
    )
    return [heading, *(_row(what, conference, previous, lang, roomy=roomy) for what in shown)]


def _widths(rows: list[_Row]) -> list[int]:
    return [max(cell_len(row[column][0]) for row in rows) for column in range(4)]


def _row(
    what: Indicator, conference: Conference, previous: Conference | None, lang: str, *, roomy: bool
) -> _Row:
    key = CellKey("", what.key)
    value, style = figure(conference.cell(key), lang)
    number = conference.number_in(key)
    if number is not None:
        unit = what.unit.get(lang, "") if lang == "zh" else ""
        value, style = f"{number}{unit}", LOUD
    rise = change(number, previous.number_in(key) if previous is not None else None)
    fell = rise is not None and rise < 0 and what.kind is Kind.CUMULATIVE
    shown = "" if rise is None else f"{signed(rise)}!" if fell else signed(rise)
    name = what.name(lang) if roomy else what.short(lang)
    return (
        (name, ""),
        (value, style),
        (shown, WARN if fell else QUIET),
        (_moment(what, conference, lang), QUIET),
    )


def _moment(what: Indicator, conference: Conference, lang: str) -> str:
    as_of = as_of_name(conference.as_of.get(what.key), lang)
    if as_of:
        return as_of
    return say("summary.now" if what.as_of_now else "summary.no_moment", lang)
