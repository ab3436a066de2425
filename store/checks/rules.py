"""Every rule of the program, family by family. A new rule needs no line here; a new family does."""

from collections.abc import Iterator
from functools import cache

from store.checks.basis.case import Case, Rule
from store.checks.basis.finding import Finding
from store.checks.figures import cells, over_time, sums, unusual, windows
from store.checks.texts import text_rules


def families() -> Iterator[tuple[Rule, ...]]:
    """The rules of each family. The last ones are loaded only then: for a key that no other family has, such as that of
    an office's rule."""
    yield from (cells.RULES, sums.RULES, windows.RULES, over_time.RULES, unusual.RULES, text_rules.RULES)
    from store.checks import office_names, parts

    yield office_names.RULES
    yield parts.RULES
    from store.checks import bulletin_rules

    yield bulletin_rules.RULES


@cache
def rule_of(key: str) -> Rule | None:
    """The rule with that key; None for an office's own."""
    return next((rule for family in families() for rule in family if rule.key == key), None)


_NOT_OURS = Rule("", ("", ""), {})


def told_by(finding: Finding) -> Rule:
    """The rule that told a finding; for an office's own one that has nothing special about it."""
    return rule_of(finding.rule) or _NOT_OURS


def rules_for(case: Case) -> Iterator[Rule]:
    """The rules over a conference, in the order in which they are shown. Most conferences have no sections,
    figures, claims, answers or sub-heads: for these the rules over such parts are neither loaded here nor run; nor are those
    over names where the office has no list of its own."""
    yield from (*cells.RULES, *sums.RULES, *windows.RULES, *over_time.RULES)
    one = case.conference
    subheads = any(name.partition(".")[0] == "subheads" for name in one.texts)
    if one.has_parts or subheads or any(past.conference.answers for past in case.earlier):
        from store.checks import parts

        yield from parts.RULES
    if case.names:
        from store.checks import office_names

        yield from office_names.RULES
    yield from unusual.RULES
