"""The panel of rules: each a small function that yields what it came to, run over one conference.

Rules follow from the indicators' kinds and the series' definition, never from an indicator's name.
A `Panel` keeps the totals of the conferences before, so that running it at each key stays cheap;
`run` makes one for a single use.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.checks import (
    beside,
    cells,
    exchanged,
    office,
    over_time,
    sequence,
    sums,
    unusual,
    windows,
)
from store.checks.case import Case, Figures
from store.checks.finding import Finding, Severity, Verdict
from store.checks.office_rules import OfficeRule, office_rules
from store.record.conference import EARLIER, Conference
from store.record.window import Moment
from store.series.definition import Series

Rule = Callable[[Case], Iterator[Finding]]

GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("cell", (cells.refused_cells, cells.half_typed_figures, cells.left_over_cells, cells.required_blanks,
              cells.unreported_figures)),
    ("record", (sums.parts_make_total, sums.derived_makes_total, sums.parts_make_whole)),
    (
        "windows",
        (
            windows.ordered_windows, windows.planned_windows, windows.overlapping_windows,
            windows.closed_windows, windows.parts_of_windows,
        ),
    ),
    (
        "over-time",
        (
            over_time.cumulative_figures, over_time.as_of_moments, over_time.one_value_a_moment,
            sequence.following_number, sequence.repeated_figures,
        ),
    ),
    ("sections", (beside.said_beside_the_grid,)),
    ("unusual", (unusual.unusual_figures, unusual.sudden_changes, exchanged.exchanged_figures)),
)  # fmt: skip
"""The rules by what they look at, in the order they are shown."""

_ORDER = {
    (Verdict.FAILED, Severity.ERROR): 0,
    (Verdict.FAILED, Severity.WARNING): 1,
    (Verdict.FAILED, Severity.HINT): 3,
}


class Panel:
    """The rules of one series over conferences that follow the same earlier ones (newest first)."""

    def __init__(self, series: Series, earlier: Sequence[Conference] = ()) -> None:
        self.series = series
        self._earlier = tuple(Figures(series, conference) for conference in earlier[:EARLIER])
        self._office = office_rules(series)

    def run(self, conference: Conference, now: Moment | None = None) -> tuple[Finding, ...]:
        """Every rule at every place with its verdict: errors first, then warnings, unchecked, hints, passed."""
        case = Case(self.series, Figures(self.series, conference), self._earlier, now)
        return _found(case, self._office)


def run(
    series: Series,
    conference: Conference,
    *,
    earlier: Sequence[Conference] = (),
    now: Moment | None = None,
) -> tuple[Finding, ...]:
    """Every rule at every place of `conference` with its verdict, errors first.

    `earlier` are the conferences of the series before this one, newest first. `now` is the hour at
    which a release is thought of; without it the closing of the windows is unchecked.
    """
    return Panel(series, earlier).run(conference, now)


def _found(case: Case, own: Sequence[OfficeRule]) -> tuple[Finding, ...]:
    found = [finding for _, rules in GROUPS for rule in rules for finding in rule(case)]
    found += [finding for rule in own for finding in office.check(case, rule)]
    found += over_time.stale_reasons(case, found)
    return in_order(found, case.conference)


def in_order(findings: Iterable[Finding], conference: Conference) -> tuple[Finding, ...]:
    """Findings with the conference's explanations: errors first, then warnings, unchecked, hints, passed."""
    return tuple(sorted((_explained(finding, conference) for finding in findings), key=_rank))


def _explained(finding: Finding, conference: Conference) -> Finding:
    note = conference.notes.get(finding.id) if finding.failed else None
    return replace(finding, explained=note.text) if note is not None else finding


def _rank(finding: Finding) -> tuple[int, bool]:
    # A blank is an error for the final export only: what is wrong already comes before what is not yet there.
    default = 2 if finding.verdict is Verdict.UNCHECKED else 4
    return _ORDER.get((finding.verdict, finding.severity), default), finding.rule == cells.BLANK
