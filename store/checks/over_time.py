"""Rules over a series in time: cumulative figures, as-of moments, the same moment told twice.

Compared with the newest earlier conference that gave the figure. A fall of a cumulative figure, and
any other contradiction between two conferences, is an error until its reason is recorded in
`conference.notes[finding.id]`, such as `notes["cumulative-falls:discharged"]`; then it is a warning
that is explained, and the reason stands in the draft.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from store.checks.case import Case, Figures
from store.checks.finding import Finding, Severity
from store.checks.outcomes import ERROR, WARNING, failed, passed, unchecked
from store.record.cell import CellKey
from store.record.reasons import FALLS, MOMENT, reasons
from store.record.window import AsOf, Moment
from store.series.definition import Indicator, Kind

AS_OF, STALE = "as-of", "reason-stale"


def reasoned(case: Case, rule: str, cell: CellKey) -> Severity:
    """ERROR, or WARNING once a reason is recorded under the finding's id."""
    return WARNING if f"{rule}:{cell}" in case.conference.notes else ERROR


def cumulative_figures(case: Case) -> Iterator[Finding]:
    """A figure counted from the beginning does not fall."""
    for indicator, cells in case.lines(Kind.CUMULATIVE):
        for cell in cells:
            now, before = case.conference.number_in(cell), last_given(case, cell)
            if now is None or before is None:
                if (now is not None) or (before is not None and indicator.required):
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


def expected_as_of(case: Case) -> Moment:
    """The end of the day before the conference."""
    return Moment(case.conference.held_on - timedelta(days=1), 24)


def as_of_moments(case: Case) -> Iterator[Finding]:
    """Standing and cumulative figures are true for the end of the day before; no moment lies ahead."""
    expected = expected_as_of(case)
    others: dict[AsOf | None, list[CellKey]] = {}
    fine: list[CellKey] = []
    for indicator, cells in case.lines(Kind.STANDING, Kind.CUMULATIVE):
        given = [cell for cell in cells if case.conference.number_in(cell) is not None]
        if not given:
            continue
        as_of = case.conference.as_of.get(indicator.key)
        if _expected(indicator, as_of, expected, case):
            fine += given
        else:
            others.setdefault(as_of, []).extend(given)
    if fine:
        yield passed(AS_OF, WARNING, fine, expected.iso(), moment=expected)
    for as_of, cells_then in others.items():
        moment = as_of.moment if as_of is not None else None
        got = moment.iso() if moment is not None else None
        ahead = moment is not None and moment.instant > Moment(case.conference.held_on, 24).instant
        why = "none" if moment is None else "ahead" if ahead else "other"
        yield failed(
            AS_OF, ERROR if ahead else WARNING, cells_then, expected.iso(), got,
            moment=moment, usual=expected, why=why,
        )  # fmt: skip


def _expected(indicator: Indicator, as_of: AsOf | None, expected: Moment, case: Case) -> bool:
    moment = as_of.moment if as_of is not None else None
    if moment is None:
        return indicator.as_of_now or (as_of is not None and bool(as_of.word))
    if moment.instant == expected.instant:
        return True
    return indicator.as_of_now and moment.day == case.conference.held_on


def one_value_a_moment(case: Case) -> Iterator[Finding]:
    """A figure as of one moment has one value, however often it is told."""
    for indicator, cells in case.lines(Kind.STANDING, Kind.CUMULATIVE):
        as_of = case.conference.as_of.get(indicator.key)
        if as_of is None or as_of.moment is None:
            continue
        for figures in case.earlier:
            then = figures.conference.as_of.get(indicator.key)
            if then is None or then.moment is None or then.moment.instant != as_of.moment.instant:
                continue
            for cell in cells:
                now, before = case.conference.number_in(cell), figures.conference.number_in(cell)
                if now is not None and before is not None:
                    yield _told_twice(case, cell, now, before, figures, as_of.moment)
            break


def _told_twice(
    case: Case, cell: CellKey, now: int, before: int, earlier: Figures, moment: Moment
) -> Finding:
    held = earlier.conference.held_on
    if now == before:
        return passed(MOMENT, ERROR, (cell,), now, moment=moment, then=held)
    return failed(MOMENT, reasoned(case, MOMENT, cell), (cell,), before, now, moment=moment, then=held)


def stale_reasons(case: Case, found: Iterable[Finding]) -> Iterator[Finding]:
    """A recorded reason is printed, so it must not outlive what it explains."""
    open_ = {finding.id for finding in found if finding.failed}
    for kind, cell, words in reasons(case.conference):
        if f"{kind}:{cell}" not in open_:
            yield failed(STALE, WARNING, (cell,), got=words, note=f"{kind}:{cell}")
