"""Rules over the sequence of conferences: number follows number, day follows day, and no figure is
merely carried on from the day before."""

from collections.abc import Iterator
from itertools import pairwise

from store.checks.case import Case, Figures, cells_of
from store.checks.finding import Finding
from store.checks.outcomes import ERROR, HINT, WARNING, failed, passed, unchecked
from store.record.cell import CellKey
from store.series.definition import Kind

NUMBER, REPEATED = "number-follows", "same-figures"


def following_number(case: Case) -> Iterator[Finding]:
    """The number is one more than the last, or has moved on by as many as the days between.

    A gap in both (the archive need not hold every conference) is no alarm. A number that moved on
    otherwise than the days asks for a word; more days than usual without one are only pointed out.
    """
    number = case.conference.number
    numbered = [past for past in case.earlier if past.conference.number is not None]
    if number is None or not numbered:
        yield unchecked(NUMBER, WARNING, got=number, why="first" if number is not None else "no_number")
        return
    taken = next((past for past in numbered if past.conference.number == number), None)
    if taken is not None:
        yield failed(NUMBER, ERROR, (), None, number, then=taken.conference.held_on, why="taken")
        return
    last = numbered[0].conference
    step, days = number - (last.number or 0), (case.conference.held_on - last.held_on).days
    expected = (last.number or 0) + max(days, 1)
    if step == 1 and days > _usual_gap(numbered, days):
        yield failed(
            NUMBER, HINT, (), expected, number, last=last.number, then=last.held_on, days=days, why="days"
        )
    elif step in (1, days):
        yield passed(NUMBER, WARNING, (), number, last=last.number, then=last.held_on)
    else:
        why = "lower" if step < 0 else "skipped"
        yield failed(
            NUMBER, WARNING, (), expected, number, last=last.number, then=last.held_on, days=days, why=why
        )


def _usual_gap(past: list[Figures], default: int) -> int:
    """The most days there were, by the numbers, from one conference to the next."""
    gaps = [
        -(-(one.conference.held_on - other.conference.held_on).days // step)
        for one, other in pairwise(past)
        if (step := (one.conference.number or 0) - (other.conference.number or 0)) > 0
    ]
    return max(gaps, default=default)


def repeated_figures(case: Case) -> Iterator[Finding]:
    """A whole row of places, or all the standing and cumulative figures, as the day before.

    Single equal figures, and equal totals, are met in earnest two days running; a whole row hardly
    is. Still it is only pointed out.
    """
    if case.previous is None:
        return
    before = case.previous.conference
    none = True
    for window, indicator in case.rows(Kind.FLOW):
        cells = cells_of(case.series, window.key, indicator)
        numbers = [case.conference.number_in(cell) for cell in cells]
        if sum(bool(number) for number in numbers) < 2:
            continue
        if numbers == [before.number_in(cell) for cell in cells]:
            none = False
            yield failed(REPEATED, HINT, cells, why="row", then=before.held_on)
    lines: list[CellKey] = [cell for _, cells in case.lines(Kind.STANDING, Kind.CUMULATIVE) for cell in cells]
    given = [cell for cell in lines if case.conference.number_in(cell)]
    if len(given) > 2 and all(case.conference.number_in(cell) == before.number_in(cell) for cell in given):
        none = False
        yield failed(REPEATED, HINT, given, why="lines", then=before.held_on)
    if none:
        yield passed(REPEATED, HINT)
