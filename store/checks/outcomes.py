"""Short ways to say what a rule came to; `why` picks the sentence among those of the rule."""

from collections.abc import Sequence

from store.checks.finding import Finding, Mend, Severity, Verdict
from store.record.cell import CellKey

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def passed(
    rule: str,
    severity: Severity,
    cells: Sequence[CellKey] = (),
    expected: int | str | None = None,
    **facts: object,
) -> Finding:
    """The rule holds at these cells: what was expected stands there."""
    return Finding(rule, Verdict.PASSED, severity, tuple(cells), expected, expected, facts)


def failed(
    rule: str,
    severity: Severity,
    cells: Sequence[CellKey],
    expected: int | str | None = None,
    got: int | str | None = None,
    mends: tuple[Mend, ...] = (),
    **facts: object,
) -> Finding:
    """The rule does not hold at these cells."""
    return Finding(rule, Verdict.FAILED, severity, tuple(cells), expected, got, facts, mends)


def unchecked(
    rule: str,
    severity: Severity,
    cells: Sequence[CellKey] = (),
    expected: int | str | None = None,
    got: int | str | None = None,
    mends: tuple[Mend, ...] = (),
    **facts: object,
) -> Finding:
    """The rule could not be tried, because something it looks at is missing."""
    return Finding(rule, Verdict.UNCHECKED, severity, tuple(cells), expected, got, facts, mends)
