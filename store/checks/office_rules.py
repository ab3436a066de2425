"""The office's own rules as they stand in the series' definition, `[[check]]`, read strictly.

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
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from store.checks.finding import Severity
from store.checks.rules import RULES
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
    if key in RULES:
        section.fault("duplicate", "key", got=key)
    op = section.one_of("op", (*COMPARISONS, *PAIRS))
    if op in PAIRS and "missing" in section.data:
        # Whether a figure is there is what these two ask; there is nothing to skip.
        section.fault("unknown_key", "missing", known="、".join(key for key in _KEYS if key != "missing"))
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
