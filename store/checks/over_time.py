"""Rules over a series in time: cumulative figures, as-of moments, numbers and days.

Compared with the newest earlier conference that gave the figure. A fall of a cumulative figure, and
any other contradiction between two conferences, is an error until its reason is recorded in
`conference.notes[finding.id]`, such as `notes["cumulative-falls:discharged"]`; then it is a warning
that is explained, and the reason stands in the draft.
"""

from collections.abc import Iterator

from store.checks.case import Case, Figures
from store.checks.finding import Finding, Severity
from store.checks.outcomes import ERROR, WARNING, failed, passed, unchecked
from store.record.cell import CellKey
from store.series.definition import Kind

FALLS = "cumulative-falls"


def fall_note(cell: CellKey) -> str:
    """The key in `conference.notes` under which the reason for a fall of that figure is recorded."""
    return f"{FALLS}:{cell}"


def reasoned(case: Case, rule: str, cell: CellKey) -> Severity:
    """ERROR, or WARNING once a reason is recorded under the finding's id."""
    return WARNING if f"{rule}:{cell}" in case.conference.notes else ERROR


def cumulative_figures(case: Case) -> Iterator[Finding]:
    """A figure counted from the beginning does not fall."""
    for _, cells in case.lines(Kind.CUMULATIVE):
        for cell in cells:
            now = case.conference.number_in(cell)
            before = last_given(case, cell)
            if now is None and before is None:
                continue
            if now is None or before is None:
                indicator = case.series.indicator(cell.indicator)
                if before is None or indicator.required:
                    why = "first" if before is None else "blank"
                    yield unchecked(FALLS, ERROR, (cell,), got=now, why=why)
                continue
            figures, number = before
            then = figures.conference.held_on
            if now >= number:
                yield passed(FALLS, ERROR, (cell,), now, before=number, then=then)
            else:
                yield failed(
                    FALLS, reasoned(case, FALLS, cell), (cell,), f">= {number}", now,
                    before=number, then=then, difference=number - now,
                )  # fmt: skip


def last_given(case: Case, cell: CellKey) -> tuple[Figures, int] | None:
    """The newest earlier conference that gave the figure, and what it gave."""
    for figures in case.earlier:
        number = figures.conference.number_in(cell)
        if number is not None:
            return figures, number
    return None
