"""The way to the rules over what was said beside the grid (`conference_parts`): taken only where a
conference, or one before it, has something they look at. Most have not, and need not load them."""

import re
from collections.abc import Iterator

from store.checks.case import Case
from store.checks.finding import Finding
from store.record.statement_slots import PARTS

TITLES = ("headline", "subheads", "agenda")
"""The texts that stand above the body and must say nothing else."""


def said_beside_the_grid(case: Case) -> Iterator[Finding]:
    """Every rule over sections, figures, claims, answers and titles."""
    if _anything(case):
        from store.checks.conference_parts import RULES

        for rule in RULES:
            yield from rule(case)


def _anything(case: Case) -> bool:
    conference = case.conference
    if any(conference.parts(name) for name in PARTS):
        return True
    if any(past.conference.answers for past in case.earlier):
        return True
    return any(
        re.search(r"\d", text) for name, text in conference.texts.items() if name.partition(".")[0] in TITLES
    )
