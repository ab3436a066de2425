"""The office's own rules: read strictly from the series' definition, `[[check]]`, and run over a conference.

    [[check]]
    key = "intake"                        # the rule's name in `check --json`
    name = { zh = "…", en = "…" }
    left = "change(in_quarantine) + change(contacts_released)"
    op = ">="                             # = != > >= < <= both-or-neither never-both
    right = "0"
    missing = { left = "skip-if-any", right = "never-skip" }
    importance = "warning"                # error, warning or hint
    instruction = { zh = "…", en = "…" }  # what the clerk should do
    windows = ["yesterday"]               # for flows; all windows when left out

A side is a sum of indicator keys and whole numbers with + and −. A key stands for the indicator's
total; `previous(key)` for that of the conference before, `change(key)` for the rise since then.
Keys may hold a hyphen, so a minus stands between spaces.
Operators and missing strategies are those of DHIS2's validation rules: a side whose figures are
missing is skipped if any (the usual) or only if all of them are, or never, a missing one then
counting as 0. A skipped rule is unchecked, never passed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from store.checks.basis.case import Case, Rule, cells_of
from store.checks.basis.finding import Finding, Severity, Verdict
from store.checks.rules import rule_of
from store.languages import Pair, in_language, listed
from store.record.cell import CellKey
from store.series.definition import Series
from store.series.faults import nothing_but_faults
from store.series.toml_file import TomlFile, TomlSection

COMPARISONS = ("=", "!=", ">", ">=", "<", "<=")
PAIRS = ("both-or-neither", "never-both")

_KEYS = ("key", "name", "left", "op", "right", "missing", "importance", "instruction", "windows")
_TOKEN = re.compile(r"\s*(?:([+−-])|([0-9]{1,12})\b|([A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*)|([()]))")


class Missing(StrEnum):
    """What becomes of a side whose figures are missing."""

    SKIP_IF_ANY = "skip-if-any"
    SKIP_IF_ALL = "skip-if-all"
    NEVER_SKIP = "never-skip"


class Since(StrEnum):
    """Which conference a term looks at."""

    NOW = ""
    PREVIOUS = "previous"
    CHANGE = "change"


class Term(Struct, frozen=True):
    """`sign` × a constant, or × the total of an indicator."""

    sign: int
    constant: int | None = None
    indicator: str = ""
    since: Since = Since.NOW


class RuleSide(Struct, frozen=True):
    """One side of a rule, `text` as the office wrote it."""

    text: str
    terms: tuple[Term, ...]
    missing: Missing


class OfficeRule(Struct, frozen=True):
    """One rule of the office. `windows` is empty when every window counts."""

    key: str
    names: dict[str, str]
    left: RuleSide
    op: str
    right: RuleSide
    severity: Severity
    instruction: dict[str, str]
    windows: tuple[str, ...]


def office_rules(series: Series) -> tuple[OfficeRule, ...]:
    """The office's rules of a series; SeriesFault with file, line and nearest name at the first wrong one."""
    with nothing_but_faults(series.file):
        return _rules(series)


def _rules(series: Series) -> tuple[OfficeRule, ...]:
    file = _Source(series.file)
    rules: list[OfficeRule] = []
    for index, data in enumerate(series.rules):
        section = TomlSection(file, data, "check", index).only(_KEYS)
        rule = _rule(series, section)
        if any(other.key == rule.key for other in rules):
            section.fault("duplicate", "key", got=rule.key)
        rules.append(rule)
    return tuple(rules)


class _Source(TomlFile):
    """The definition's file, read again only to find the line of a fault."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fault(self, code: str, table: str, index: int | None, key: str | None, **facts: object) -> NoReturn:
        TomlFile(self.path).fault(code, table, index, key, **facts)


def _rule(series: Series, section: TomlSection) -> OfficeRule:
    key = section.get("key", str)
    if not key.isascii() or not key.replace("-", "").replace("_", "").isalnum():
        section.fault("wrong_type", "key", wanted="a-z 0-9 _ -")
    if rule_of(key) is not None:
        section.fault("duplicate", "key", got=key)
    op = section.one_of("op", (*COMPARISONS, *PAIRS))
    if op in PAIRS and "missing" in section.data:
        # Whether a figure is there is what these two ask; there is nothing to skip.
        section.fault("unknown_key", "missing", known=listed(key for key in _KEYS if key != "missing"))
    windows = section.texts("windows")
    for window in windows:
        if series.window(window) is None:
            section.unknown("windows", window, [plan.key for plan in series.windows])
    rule = OfficeRule(
        key=key,
        names=section.names("name") or {"zh": key},
        left=_side(series, section, "left"),
        op=op,
        right=_side(series, section, "right"),
        severity=Severity(
            section.one_of("importance", [severity.value for severity in Severity], Severity.WARNING.value)
        ),
        instruction=section.names("instruction"),
        windows=windows,
    )
    if not any(term.indicator for term in (*rule.left.terms, *rule.right.terms)):
        section.unknown("left", rule.left.text, [indicator.key for indicator in series.indicators])
    return rule


def _side(series: Series, section: TomlSection, name: str) -> RuleSide:
    strategies = [strategy.value for strategy in Missing]
    missing = section.get("missing", dict, {})
    for side in missing:
        if side not in ("left", "right"):
            section.unknown("missing", str(side), ("left", "right"))
    strategy = missing.get(name, Missing.SKIP_IF_ANY.value)
    if strategy not in strategies:
        section.unknown("missing", str(strategy), strategies)
    text = section.get(name, str)
    return RuleSide(text, _terms(series, section, name, text), Missing(strategy))


def _terms(series: Series, section: TomlSection, name: str, text: str) -> tuple[Term, ...]:
    """The terms of an expression; the first thing that cannot be read is refused by name."""
    tokens, at = [], 0
    while at < len(text.rstrip()):
        token = _TOKEN.match(text, at)
        if token is None:
            section.fault("wrong_type", name, wanted=f"key + key - 0 (… {text[at:].strip()[:20]})")
        tokens.append(token[0].strip())
        at = token.end()
    terms: list[Term] = []
    while tokens:
        sign = 1
        if tokens[0] in "+-−":
            sign = 1 if tokens.pop(0) == "+" else -1
        elif terms:
            section.fault("wrong_type", name, wanted=f"+ / - ({tokens[0]})")
        terms.append(_term(series, section, name, sign, tokens))
    if not terms:
        section.fault("wrong_type", name, wanted="key + key - 0")
    return tuple(terms)


_MOST_DIGITS = 12
"""Digits of a constant: sums of nine-digit counts, and some to spare."""


def _term(series: Series, section: TomlSection, name: str, sign: int, tokens: list[str]) -> Term:
    """The next term, taken off the front of `tokens`."""
    first = tokens.pop(0) if tokens else ""
    if first.isdecimal():
        if len(first) > _MOST_DIGITS:
            section.fault("wrong_type", name, wanted=f"0 - {10**_MOST_DIGITS - 1}")
        return Term(sign, constant=int(first))
    since = Since.NOW
    if tokens[:1] == ["("]:
        if first not in (Since.PREVIOUS.value, Since.CHANGE.value):
            section.unknown(name, first, (Since.CHANGE.value, Since.PREVIOUS.value))
        since = Since(first)
        first, closing = (tokens + ["", ""])[1], (tokens + ["", "", ""])[2]
        if closing != ")":
            section.fault("wrong_type", name, wanted=f"{since.value}(…)")
        del tokens[:3]
    known = [indicator.key for indicator in series.indicators]
    if first not in known:
        section.unknown(name, first, known)
    return Term(sign, indicator=first, since=since)


_OPS: Mapping[str, Mapping[str, str]] = {
    "=": {"zh": "等于", "en": "equal to"},
    "!=": {"zh": "不等于", "en": "other than"},
    ">": {"zh": "多于", "en": "more than"},
    ">=": {"zh": "不少于", "en": "no less than"},
    "<": {"zh": "少于", "en": "less than"},
    "<=": {"zh": "不多于", "en": "no more than"},
    "both-or-neither": {"zh": "都有或都没有", "en": "given both or neither"},
    "never-both": {"zh": "只有一个", "en": "given one at most"},
}
"""How a comparison is told to a person."""

_COMPARE: dict[str, Callable[[int, int], bool]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
}


class _SideValue(Struct, frozen=True):
    """A side worked out: its value, None when it is skipped; whether any figure is there; what is not."""

    value: int | None
    present: bool
    missing: tuple[CellKey, ...]


def findings_of_rule(case: Case, rule: OfficeRule) -> Iterator[Finding]:
    """What the rule comes to, in each window it looks at (once when it looks at no flow)."""
    if not any(case.series.indicator(term.indicator).kind.by_window for term in _indicator_terms(rule)):
        yield _outcome(case, rule, "")
        return
    for window in case.conference.windows:
        if not rule.windows or window.key in rule.windows:
            yield _outcome(case, rule, window.key)


def _indicator_terms(rule: OfficeRule) -> list[Term]:
    return [term for term in (*rule.left.terms, *rule.right.terms) if term.indicator]


def _outcome(case: Case, rule: OfficeRule, window: str) -> Finding:
    left, right = _side_value(case, rule.left, window), _side_value(case, rule.right, window)
    why = ""
    compare = _COMPARE.get(rule.op)
    if compare is None:
        held = (
            left.present == right.present
            if rule.op == "both-or-neither"
            else not (left.present and right.present)
        )
        verdict, why = Verdict.PASSED if held else Verdict.FAILED, "both"
    elif left.value is None or right.value is None:
        verdict = Verdict.UNCHECKED
        since = any(term.since is not Since.NOW for term in _indicator_terms(rule))
        why = "first" if since and case.previous is None else ""
    else:
        verdict = Verdict.PASSED if compare(left.value, right.value) else Verdict.FAILED
    pair = compare is None
    shown = ["—" if side.value is None else str(side.value) for side in (left, right)]
    told = shown if any(term.indicator for term in rule.right.terms) else shown[:1]
    return Finding(
        rule=rule.key,
        verdict=verdict,
        severity=rule.severity,
        cells=tuple(dict.fromkeys(_cells(case, rule, window))),
        expected=rule.op if pair else f"{rule.op} {shown[1]}",
        got=left.value,
        facts={
            "name": rule.names, "instruction": rule.instruction, "why": why, "op": _OPS[rule.op],
            "left": _named(case.series, rule.left), "right": _named(case.series, rule.right),
            "values": " / ".join(told),
            "missing": (*left.missing, *right.missing)[:4],
        },
    )  # fmt: skip


_SINCE: Mapping[Since, Pair] = {
    Since.NOW: ("{name}", "{name}"),
    Since.PREVIOUS: ("上一场的{name}", "{name} at the conference before"),
    Since.CHANGE: ("{name}比上一场的增减", "the change of {name} since the conference before"),
}
"""How a figure of a rule is told to a person."""


_MORE: Pair = ("加上", " plus ")
_LESS: Pair = ("减去", " minus ")


def _named(series: Series, side: RuleSide) -> dict[str, str]:
    """A side of a rule in words, by language: what it adds up is called as the series calls it."""
    said = {}
    for lang in ("zh", "en"):
        text = ""
        for term in side.terms:
            if term.indicator:
                name = series.indicator(term.indicator).name(lang)
                words = in_language(_SINCE[term.since], lang).format(name=name)
            else:
                words = str(term.constant)
            if text:
                text += in_language(_LESS if term.sign < 0 else _MORE, lang)
            text += words if text or term.sign > 0 else f"-{words}"
        said[lang] = text
    return said


def _cells(case: Case, rule: OfficeRule, window: str) -> Iterator[CellKey]:
    for term in _indicator_terms(rule):
        yield _first(case, term, window)


def _first(case: Case, term: Term, window: str) -> CellKey:
    indicator = case.series.indicator(term.indicator)
    return cells_of(case.series, window if indicator.kind.by_window else "", indicator)[0]


def _side_value(case: Case, side: RuleSide, window: str) -> _SideValue:
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
    return _SideValue(None if skipped else result, len(missing) < figures or not figures, tuple(missing))


def _value(case: Case, term: Term, window: str) -> int | None:
    key = term.indicator
    where = window if case.series.indicator(key).kind.by_window else ""
    now = case.figures.value(where, key)
    if term.since is Since.NOW:
        return now
    before = case.previous.value(where, key) if case.previous is not None else None
    if term.since is Since.PREVIOUS or before is None or now is None:
        return before if term.since is Since.PREVIOUS else None
    return now - before


OFFICE = Rule(
    "office",
    ("本单位的规则", "The office's own rules"),
    {
        "passed": ("{name}：{left}{op}{right}。", "{name}: {left} is {op} {right}."),
        "failed": (
            "{name}：{left}应{op}{right}，现在是{values}。",
            "{name}: {left} should be {op} {right}; it is {values}.",
        ),
        "passed.both": ("{name}：{left}和{right}{op}。", "{name}: {left} and {right} are {op}."),
        "failed.both": (
            "{name}：{left}和{right}应{op}，现在是{values}。",
            "{name}: {left} and {right} should be {op}; they are {values}.",
        ),
        "unchecked": ("{name}：缺{missing}，没有核对。", "{name}: not checked without {missing}."),
        "unchecked.first": ("{name}：没有上一场可比。", "{name}: there is no earlier conference."),
    },
)
"""What all of them say; each brings its own name and instruction."""
