"""A Chinese page read clause by clause: whose and of when each of its figures is.

What a page speaks of governs until something says otherwise: whose the figures are (the region, a place, somebody
else), what is measured (new in a window, existing, since some day, supposed or compared), of which window, and whether
cases came from outside. What the sentences of the book found stands only where that lets it; other clauses add theirs.
"""

from store.wording.numbers.source import Source
from store.wording.read.breakdowns import Listed
from store.wording.read.chinese_clauses import Clause
from store.wording.read.chinese_doubts import Doubts
from store.wording.read.chinese_page import ChinesePage
from store.wording.read.matching import Match
from store.wording.read.pieces import Pieces


def clauses(pieces: Pieces, source: Source, own: list[Match]) -> list[Match]:
    """What the sentences of the book found (`own`) and what governs lets stand, with the figures of other clauses."""
    if not pieces.book.language.startswith("zh"):
        return own
    page = ChinesePage(pieces, source, own)
    at = 0
    while at < len(page.tokens):
        clause = Clause(page, at)
        while clause.at < len(page.tokens) and not clause.ended:
            clause.step()
        clause.close()
        at = max(clause.at, at + 1)
    doubts = Doubts(page)
    page.found = [match for match in page.found if not doubts.deny(match)]
    found = {figures: match for match in page.found if (figures := _figures_of(pieces, match))}
    kept: list[Match] = []
    replaced: set[int] = set()
    taken = {held.offset for match in page.found for held in match.held}
    for match in own:
        if not page.lets(match) or doubts.deny(match) or doubts.goes_on(match, taken):
            kept += page.times_of(match)
            continue
        other = found.get(_figures_of(pieces, match))
        if other is not None and _listed(match) <= _listed(other):
            replaced.add(id(other))
            match = _both(pieces, match, other)
        kept.append(match)
        taken |= {held.offset for held in match.held}
    more = (match for match in page.found if id(match) not in replaced)
    return [*kept, *(match for match in more if not any(map(page.is_of_the_day, match.held)))]


def _both(pieces: Pieces, match: Match, other: Match) -> Match:
    """The match of a sentence with the places another way of reading found behind its figures."""
    more = [held for held in match.held if held.slot.name not in pieces.book.indicators]
    span = (min(match.span[0], other.span[0]), max(match.span[1], other.span[1]))
    return Match(match.piece, span, (*more, *other.held), match.source, match.own)


def _figures_of(pieces: Pieces, match: Match) -> tuple[tuple[str, int], ...]:
    """Which figures a match gives: their indicators, and where they stand."""
    held = (held for held in match.held if held.slot.name in pieces.book.indicators)
    return tuple((each.slot.name, each.offset) for each in held if isinstance(each.value, int))


def _listed(match: Match) -> int:
    """How many places the match has; a whole one counts as one."""
    lists = [held.value for held in match.held if isinstance(held.value, Listed)]
    return sum(len(each.counts) + bool(each.whole) + len(each.unreported) for each in lists)
