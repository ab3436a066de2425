"""The way to the rules over what was said beside the grid (`conference_parts`): taken only where a
conference, or one before it, has something they look at. Most have not, and need not load them."""

from collections.abc import Iterator

from store.checks.case import Case
from store.checks.finding import Finding
from store.record.statement_slots import PARTS


def said_beside_the_grid(case: Case) -> Iterator[Finding]:
    """Every rule over sections, figures, claims and answers."""
    if _anything(case):
        from store.checks.conference_parts import RULES

        for rule in RULES:
            yield from rule(case)


def _anything(case: Case) -> bool:
    conference = case.conference
    if any(conference.parts(name) for name in PARTS):
        return True
    return any(past.conference.answers for past in case.earlier)
