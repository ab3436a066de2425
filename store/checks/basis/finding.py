"""A finding is a value: which rule, which cells, what was expected, what stands there, how to mend it.

`passed`, `failed` and `unchecked` are short ways to make one; their fact `why` picks the sentence among those of
the rule.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from store.record.cell import CellKey
from store.record.reference import Reference


class Verdict(StrEnum):
    """What a rule came to. Unchecked is never passed."""

    PASSED = "passed"
    FAILED = "failed"
    UNCHECKED = "unchecked"


class Severity(StrEnum):
    """What a failed rule means. An error blocks a final export, a warning wants a word of
    explanation, a hint only shows."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class OtherWords(Struct, frozen=True):
    """Other words in a text or a part: what its field becomes, and for the person the words that change."""

    ref: Reference
    field: str
    value: object
    old: str
    new: str


class Mend(Struct, frozen=True):
    """One change that would explain and settle a finding: put a count into a cell, or (None) empty it; or other words.

    `reason` is a code such as `digits_swapped`; most likely first in `Finding.mends`.
    """

    changes: tuple[tuple[CellKey, int | None], ...]
    reason: str
    rewording: OtherWords | None = None


class Finding(Struct, frozen=True):
    """The outcome of one rule at one place.

    `rule` names the rule (`parts-total`), `id` the rule at its place (stable while figures change,
    so that an explanation stays with it), `cells` what to look at, the first one to go to.
    `facts` fill the rule's sentence; `message` gives it in a language.
    """

    rule: str
    verdict: Verdict
    severity: Severity
    cells: tuple[Reference, ...] = ()
    expected: int | str | None = None
    got: int | str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    mends: tuple[Mend, ...] = ()
    explained: str = ""
    """A person's recorded word why this warning may stand; empty when there is none."""
    spot: str = ""
    """The words of a text the finding is about, where there is no cell to tell it from others."""

    @property
    def id(self) -> str:
        """The rule and its first cell, else the words it is about."""
        where = str(self.cells[0]) if self.cells and not self.spot else self.spot
        return f"{self.rule}:{where}" if where else self.rule

    @property
    def failed(self) -> bool:
        return self.verdict is Verdict.FAILED


ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


def passed(
    rule: str,
    severity: Severity,
    cells: Sequence[Reference] = (),
    expected: int | str | None = None,
    **facts: object,
) -> Finding:
    """The rule holds at these cells: what was expected stands there."""
    return Finding(rule, Verdict.PASSED, severity, tuple(cells), expected, expected, facts)


def failed(
    rule: str,
    severity: Severity,
    cells: Sequence[Reference],
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
    cells: Sequence[Reference] = (),
    expected: int | str | None = None,
    got: int | str | None = None,
    mends: tuple[Mend, ...] = (),
    **facts: object,
) -> Finding:
    """The rule could not be tried, because something it looks at is missing."""
    return Finding(rule, Verdict.UNCHECKED, severity, tuple(cells), expected, got, facts, mends)
