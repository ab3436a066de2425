"""The panel of rules: each a small function that yields what it came to, run over one conference.

Rules follow from the indicators' kinds and the series' definition, never from an indicator's name.
A `Panel` keeps the totals of the conferences before, so that running it at each key stays cheap;
`run_rules` makes one for a single use.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from store.checks import office
from store.checks.basis.case import Case, Figures
from store.checks.basis.finding import Finding, Severity, Verdict
from store.checks.figures import cells, over_time
from store.checks.office import OfficeRule, office_rules
from store.checks.rules import rules_for
from store.names.office_list import NO_LIST, ListInForce
from store.record.conference import EARLIER, Conference
from store.record.window import Moment
from store.series.definition import Series

_ORDER = {
    (Verdict.FAILED, Severity.ERROR): 0,
    (Verdict.FAILED, Severity.WARNING): 1,
    (Verdict.FAILED, Severity.HINT): 3,
}


class Panel:
    """The rules of one series over conferences that follow the same earlier ones (newest first)."""

    def __init__(
        self, series: Series, earlier: Sequence[Conference] = (), names: ListInForce = NO_LIST
    ) -> None:
        self.series, self.names = series, names
        self._earlier = tuple(Figures(series, conference) for conference in earlier[:EARLIER])
        self._office = office_rules(series)

    def run(self, conference: Conference, now: Moment | None = None) -> tuple[Finding, ...]:
        """Every rule at every place with its verdict: errors first, then warnings, unchecked, hints, passed."""
        case = Case(self.series, Figures(self.series, conference), self._earlier, now, self.names)
        return _found(case, self._office)


def run_rules(
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
    found = [finding for rule in rules_for(case) if rule.check for finding in rule.check(case)]
    found += [finding for rule in own for finding in office.findings_of_rule(case, rule)]
    found += over_time.stale_reasons(case, found)
    return findings_in_order(found, case.conference)


def findings_in_order(findings: Iterable[Finding], conference: Conference) -> tuple[Finding, ...]:
    """Findings with the conference's explanations: errors first, then warnings, unchecked, hints, passed."""
    return tuple(sorted((_explained(finding, conference) for finding in findings), key=_rank))


def _explained(finding: Finding, conference: Conference) -> Finding:
    note = conference.notes.get(finding.id) if finding.failed else None
    return replace(finding, explained=note.text) if note is not None else finding


def _rank(finding: Finding) -> tuple[int, bool]:
    # A blank is an error for the final export only: what is wrong already comes before what is not yet there.
    default = 2 if finding.verdict is Verdict.UNCHECKED else 4
    return _ORDER.get((finding.verdict, finding.severity), default), cells.is_blank(finding)
