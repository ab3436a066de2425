"""Rules over single cells: what cannot be read, what is still blank, what was not reported."""

from collections.abc import Iterator

from store.checks.case import Case, cells_of
from store.checks.finding import Finding, Mend
from store.checks.outcomes import ERROR, WARNING, failed, passed
from store.record.cell import Mark
from store.record.half_typed import half_typed
from store.record.left_over import left_over
from store.series.definition import Indicator, Kind

REFUSED, BLANK, UNREPORTED, LEFT = "cell-refused", "required-blank", "not-reported", "left-over"
HALF = "half-typed"


def refused_cells(case: Case) -> Iterator[Finding]:
    """A text nobody could read as a count stands in a cell until it is mended."""
    none = True
    for key, cell in case.conference.cells.items():
        if cell.refused and key not in left_over(case.series, case.conference):
            none = False
            yield failed(REFUSED, ERROR, (key,), got=cell.raw)
    if none:
        yield passed(REFUSED, ERROR)


def half_typed_figures(case: Case) -> Iterator[Finding]:
    """A figure that was being typed when the program ended may be a part of the one that was meant."""
    for ref, text in half_typed(case.conference).items():
        yield failed(HALF, WARNING, (ref,), got=text)


def left_over_cells(case: Case) -> Iterator[Finding]:
    """A cell whose indicator, place or window was taken out of the series: no text prints it. It is taken
    out of the record too, or stays with a word of explanation."""
    lacking = left_over(case.series, case.conference)
    for key, why in lacking.items():
        cell = case.conference.cells[key]
        got = cell.raw if cell.refused else str(cell.value)
        yield failed(LEFT, WARNING, (key,), got=got, mends=(Mend(((key, None),), "left_over"),), why=why)


def required_blanks(case: Case) -> Iterator[Finding]:
    """A required figure is known. Refused cells and marks are the business of the other rules.

    A row of places counts as filled when its total is settled, or when only a total was stated.
    """
    for window, indicator in case.rows(Kind.FLOW, Kind.DERIVED):
        if indicator.required:
            yield _filled(case, window.key, indicator)
    for indicator, _ in case.lines(Kind.STANDING, Kind.CUMULATIVE):
        if indicator.required:
            yield _filled(case, "", indicator)


def _filled(case: Case, window: str, indicator: Indicator) -> Finding:
    total = case.figures.total(window, indicator.key)
    cells = cells_of(case.series, window, indicator)
    if total.value is not None or not total.blank:
        return passed(BLANK, ERROR, cells)
    why = "some" if total.parts or total.unreported else "all"
    return failed(BLANK, ERROR, total.blank, why=why, count=len(total.blank), left=total.difference)


def unreported_figures(case: Case) -> Iterator[Finding]:
    """未报 in a required figure: the total is without it, and a person should say why that may stand."""
    none = True
    required = {indicator.key for indicator in case.series.indicators if indicator.required}
    for key, cell in case.conference.cells.items():
        if cell.value is Mark.NOT_REPORTED and key.indicator in required:
            none = False
            yield failed(UNREPORTED, WARNING, (key,))
    if none:
        yield passed(UNREPORTED, WARNING)
