"""A Chinese page read: what the sentences of the book found stands where its scope lets it; other clauses add theirs."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from store.wording.numbers.source import Source
from store.wording.read.basis.breakdowns import Listed
from store.wording.read.basis.pieces import Pieces
from store.wording.read.basis.proposal import Stretches
from store.wording.read.basis.whose import OWN
from store.wording.read.chinese.page import ChinesePage, within
from store.wording.read.chinese.scopes import Scopes, scopes_of
from store.wording.read.chinese.tokens import CASE_UNITS, Token, TokenKind
from store.wording.read.chinese_figures import STATED_BY_OTHERS, FiguresOfOthers, proved_pairs
from store.wording.read.chinese_tables import tables_in
from store.wording.read.matching import FilledSlot, Match

_ENDS = re.compile(r"(?:报告|通报)?(?:[,;。!?、()和或及与]|\Z)")
_ALSO = ("、", "和", "及", "与", "或", "/", " ")
_COUNTED = (TokenKind.THING, TokenKind.GRADE)


def clauses(pieces: Pieces, source: Source, own: list[Match]) -> list[Match]:
    """What the sentences of the book found (`own`) and its scope lets stand, with the figures of other clauses."""
    if not pieces.book.language.startswith("zh"):
        return own
    page = ChinesePage(pieces, source)
    understood = Stretches(match.span for match in own)
    scopes = scopes_of(page, lambda start, end: understood.hold(*source.span(start, end)))
    figures = FiguresOfOthers(page, scopes)
    book = _OfBook(page, scopes, figures)
    found = {said: match for match in figures.found if (said := _figures_of(pieces, match))}
    kept: list[Match] = []
    replaced: set[int] = set()
    taken = {held.offset for match in figures.found for held in match.held}
    for match in own:
        if not book.stands(match) or book.goes_on(match, taken):
            kept += book.times_of(match)
            continue
        match = book.whose(match)
        other = found.get(_figures_of(pieces, match))
        if other is not None and _listed(match) <= _listed(other):
            replaced.add(id(other))
            match = _both(pieces, match, other)
        kept.append(match)
        taken |= {held.offset for held in match.held}
    more = (match for match in figures.found if id(match) not in replaced)
    return [*kept, *more, *proved_pairs(page, scopes, figures.found), *tables_in(page, scopes)]


class _OfBook:
    """Which matches of the sentences of the book may stand."""

    def __init__(self, page: ChinesePage, scopes: Scopes, figures: FiguresOfOthers) -> None:
        self.page, self.scopes, self.figures = page, scopes, figures
        self.indicators = page.pieces.book.indicators
        unit = page.words.unit
        of_cases = "|".join(CASE_UNITS)
        self._no_place = re.compile(
            rf"{unit}[、和][0-9]+{unit}(?=[、,;)。]|\Z)|(?!{of_cases}){unit}(?![和及与])[^\W\d]"
        )
        self.windows = {token.start for token in page.tokens if token.kind == TokenKind.WINDOW}

    def stands(self, match: Match) -> bool:
        """True when the scope of each of its figures, and of what it says in words, lets it be one of the series."""
        timed = match.of("window", "when") is not None
        for held in match.held:
            what = self.indicators.get(held.slot.name)
            if what is None:
                continue
            scope = self.scopes.at(held.offset)
            if not scope.of_region or not scope.lets(what, timed):
                return False
            if isinstance(held.value, int) and self._is_aside(held.offset):
                return False
            if isinstance(held.value, Listed) and self._of_several(held.offset, held.value):
                return False
        if (match.piece.part or match.piece.zero) and not self._ends(match):
            return False
        if self.page.goes_on_to_more(self.page.place(match.span[1])):
            return False
        if not match.piece.zero:
            return True
        scope = self.scopes.at(self.page.place(match.span[1]) - 1)
        return scope.of_region and scope.lets(self.indicators[match.piece.zero], timed)

    def _of_several(self, offset: int, listed: Listed) -> bool:
        """True for places that have a number for each of two totals (甲市20例、260例), or whose numbers make both together
        (确诊53例、无症状621例(甲市280例、乙市394例)), or are of things there (甲市20个小区)."""
        if not listed.counts:
            return False
        last = max(span[1] for _, _, span in listed.counts)
        if self._no_place.match(self.page.text, last):
            return True
        before = [each for each in self.scopes.counted if each.span[0] < listed.counts[0][2][0]][-2:]
        if len(before) < 2 or before[0].clause is not before[1].clause:
            return False
        one, other = (each.number for each in before)
        return one > 0 and sum(number for _, number, _ in listed.counts) == one + other

    def _is_aside(self, offset: int) -> bool:
        nested = self.page.depth(offset) > 1
        return nested or offset in self.figures.denied or within(self.figures.asides, offset)

    def _ends(self, match: Match) -> bool:
        """True when nothing goes on with what the match says in words."""
        end = self.page.place(match.span[1])
        return end in self.page.lines or _ENDS.match(self.page.text, end) is not None

    def goes_on(self, match: Match, taken: set[int]) -> bool:
        """True when the match goes on from a figure of its clause that nobody took (甲类人员确诊6例、无症状9例), or
        its figure is of what stands before it too (确诊病例、无症状感染者674例)."""
        tokens, start = self.page.tokens, self.page.place(match.span[0])
        joined = self.page.text[start - 1 : start] in _ALSO
        if joined and self._shares_its_name(start):
            return True
        end = start - joined
        at = bisect_left(tokens, end, key=lambda token: token.end)
        before = tokens[at] if at < len(tokens) else None
        if before is None or before.end != end or (not joined and not self._adjoins(before)):
            return False
        if before.kind == TokenKind.COUNT:
            return before.start not in taken
        none = at > 0 and tokens[at - 1].kind == TokenKind.NONE
        return before.kind in _COUNTED and not none and match.of(*self.page.words.summed) is not None

    def _adjoins(self, before: Token) -> bool:
        """True for what is counted right before, in the same line (新增确诊 无症状8例)."""
        return before.kind == TokenKind.THING and before.end not in self.page.lines

    def _shares_its_name(self, start: int) -> bool:
        """True when what is counted there has the end of its name for what is joined to it, too (甲、乙类区8个)."""
        at = self.page.first_token(start)
        thing = self.page.tokens[at] if at < len(self.page.tokens) else None
        if thing is None or thing.start != start or thing.kind != TokenKind.THING:
            return False
        return f"{self.page.text[start - 2 : start - 1]}{thing.text[1:]}" in self.page.words.things

    def times_of(self, match: Match) -> Iterator[Match]:
        """The windows and moments of a match whose figures may not stand."""
        for held in match.held:
            if held.slot.name == "as_of" or (
                held.slot.name in ("window", "when") and held.offset in self.windows
            ):
                yield Match(STATED_BY_OTHERS, held.span, (held,), match.source)

    def whose(self, match: Match) -> Match:
        """The match with whether the region itself is spoken of."""
        first = next((held for held in match.held if held.slot.name in self.indicators), None)
        if first is None or self.scopes.at(first.offset).subject != OWN:
            return match
        return replace(match, own=True)


def _both(pieces: Pieces, match: Match, other: Match) -> Match:
    """The match of a sentence with the places another way of reading found behind its figures."""
    more = [held for held in match.held if held.slot.name not in pieces.book.indicators]
    span = (min(match.span[0], other.span[0]), max(match.span[1], other.span[1]))
    return Match(match.piece, span, (*more, *other.held), match.source, match.own)


def _figures_of(pieces: Pieces, match: Match) -> tuple[tuple[str, int], ...]:
    """Which figures a match gives: their indicators, and where they stand."""
    held: Iterator[FilledSlot] = (held for held in match.held if held.slot.name in pieces.book.indicators)
    return tuple((each.slot.name, each.offset) for each in held if isinstance(each.value, int))


def _listed(match: Match) -> int:
    """How many places the match has; a whole one counts as one."""
    lists = [held.value for held in match.held if isinstance(held.value, Listed)]
    return sum(len(each.counts) + bool(each.whole) + len(each.unreported) for each in lists)
