"""Runs the office's own rules over a case; what they mean stands in `office_rules`."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from store.checks.case import Case, cells_of
from store.checks.finding import Finding, Verdict
from store.checks.office_rules import Missing, OfficeRule, RuleSide, Since, Term
from store.record.cell import CellKey
from store.series.definition import Kind

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
}
_IN_WINDOW = (Kind.FLOW, Kind.DERIVED)


class _Weighed(Struct, frozen=True):
    """A side worked out: its value, None when it is skipped; whether any figure is there; what is not."""

    value: int | None
    present: bool
    missing: tuple[CellKey, ...]


def check(case: Case, rule: OfficeRule) -> Iterator[Finding]:
    """What the rule comes to, in each window it looks at (once when it looks at no flow)."""
    kinds = {case.series.indicator(term.indicator).kind for term in _terms(rule)}
    if not kinds & set(_IN_WINDOW):
        yield _outcome(case, rule, "")
        return
    for window in case.conference.windows:
        if not rule.windows or window.key in rule.windows:
            yield _outcome(case, rule, window.key)


def _terms(rule: OfficeRule) -> list[Term]:
    return [term for term in (*rule.left.terms, *rule.right.terms) if term.indicator]


def _outcome(case: Case, rule: OfficeRule, window: str) -> Finding:
    left, right = _weigh(case, rule.left, window), _weigh(case, rule.right, window)
    why = ""
    compare = _COMPARE.get(rule.op)
    if compare is None:
        held = (
            left.present == right.present
            if rule.op == "both-or-neither"
            else not (left.present and right.present)
        )
        verdict = Verdict.PASSED if held else Verdict.FAILED
    elif left.value is None or right.value is None:
        verdict = Verdict.UNCHECKED
        since = any(term.since is not Since.NOW for term in _terms(rule))
        why = "first" if since and case.previous is None else ""
    else:
        verdict = Verdict.PASSED if compare(left.value, right.value) else Verdict.FAILED
    pair = compare is None
    shown = ["—" if side.value is None else str(side.value) for side in (left, right)]
    return Finding(
        rule=rule.key,
        verdict=verdict,
        severity=rule.severity,
        cells=tuple(dict.fromkeys(_cells(case, rule, window))),
        expected=rule.op if pair else f"{rule.op} {shown[1]}",
        got=left.value,
        facts={
            "name": rule.names, "instruction": rule.instruction, "why": why, "op": rule.op,
            "left": rule.left.text, "right": rule.right.text,
            "values": f"{shown[0]} / {shown[1]}",
            "missing": (*left.missing, *right.missing)[:4],
        },
    )  # fmt: skip


def _cells(case: Case, rule: OfficeRule, window: str) -> Iterator[CellKey]:
    for term in _terms(rule):
        yield _first(case, term, window)


def _first(case: Case, term: Term, window: str) -> CellKey:
    indicator = case.series.indicator(term.indicator)
    return cells_of(case.series, window if indicator.kind in _IN_WINDOW else "", indicator)[0]


def _weigh(case: Case, side: RuleSide, window: str) -> _Weighed:
    result, figures, missing = 0, 0, []
    for term in side.terms:
        if term.constant is not None:
            result += term.sign * term.constant
            continue
        value = _value(case, term, window)
        figures += 1
        if value is None:
            missing.append(_first(case, term, window))
        else:
            result += term.sign * value
    skipped = {
        Missing.SKIP_IF_ANY: bool(missing),
        Missing.SKIP_IF_ALL: bool(missing) and len(missing) == figures,
        Missing.NEVER_SKIP: False,
    }[side.missing]
    return _Weighed(None if skipped else result, len(missing) < figures or not figures, tuple(missing))


def _value(case: Case, term: Term, window: str) -> int | None:
    key = term.indicator
    where = window if case.series.indicator(key).kind in _IN_WINDOW else ""
    now = case.figures.value(where, key)
    if term.since is Since.NOW:
        return now
    before = case.previous.value(where, key) if case.previous is not None else None
    if term.since is Since.PREVIOUS or before is None or now is None:
        return before if term.since is Since.PREVIOUS else None
    return now - before
