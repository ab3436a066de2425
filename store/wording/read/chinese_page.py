"""A Chinese page while it is gone through clause by clause: its tokens, what governs where, and what was found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.chinese_governs import Governing, Governs
from store.wording.read.chinese_lists import PlaceLists, bracket_pairs
from store.wording.read.chinese_words import ChineseWords, Token, TokenKind, words_of
from store.wording.read.matching import FilledSlot, Match
from store.wording.read.pieces import Piece, Pieces
from store.wording.read.proposal import Stretches
from store.wording.read.steps import Steps
from store.wording.read.whose import NOBODY, OWN

STATED_BY_OTHERS = Piece(
    "others", Steps((), lambda _n, _s: "", lambda _s: None, lambda _s: "", lambda _s: True), "", ""
)
"""Stands for the sentence of a book in figures that none of them says."""


class ChinesePage:
    def __init__(self, pieces: Pieces, source: Source, own: list[Match]) -> None:
        self.pieces, self.source, self.text = pieces, source, source.text
        self.understood = Stretches(match.span for match in own)
        self.words: ChineseWords = words_of(pieces)
        self.tokens = self.words.tokens(self.text)
        self.names_own = any(
            token.kind == TokenKind.OWN
            or (token.kind == TokenKind.HERE and token.text[-1] in self.words.own_kinds)
            for token in self.tokens
        )
        self.windows = {token.start for token in self.tokens if token.kind == TokenKind.WINDOW}
        breaks = list(source.lines())
        self.lines = {at for at, _ in breaks} | {0}
        self._line_starts = sorted(self.lines)
        self.pairs = bracket_pairs(source.text, self.lines)
        self.lists = PlaceLists(pieces, self.words, self.pairs)
        self.paragraphs = {at for at, blank in breaks if blank}
        self.state = Governing()
        self.figure_end = -1
        """Where the last figure of the region that was taken ends."""
        self.stills: list[tuple[int, Governs]] = [(-1, Governs())]
        self.asides: list[Span] = []
        """Brackets that are of somebody's part of a figure, or of one that was not understood."""
        self.of_the_day: list[Span] = []
        """What a sentence says before it counts since some day (治愈出院30人，累计治愈出院900人)."""
        self.denied: set[int] = set()
        """Where figures stand that were understood to be none of the series."""
        self.found: list[Match] = []
        computed = [what for what in pieces.book.series.indicators if what.kind.computed]
        self.summed = {key for what in computed for key in what.plus} or {
            what.key for what in self.words.things.values()
        }
        """What is counted for itself, and not some of what else is."""

    # --- what governs where ----------------------------------------------------------------------

    def lets(self, match: Match) -> bool:
        """True when what governs lets this match of a sentence of the book stand."""
        indicators = self.pieces.book.indicators
        figures = [held for held in match.held if held.slot.name in indicators]
        for held in figures:
            if not self.governs(held.offset).lets(indicators[held.slot.name]) or held.offset in self.denied:
                return False
            if self.governs(held.offset).subject not in (OWN, NOBODY) or self.is_of_the_day(held):
                return False
            if isinstance(held.value, int) and self._aside(held.offset):
                return False
        if not match.piece.zero:
            return True
        governs = self.governs(bisect_left(range(len(self.text)), match.span[1], key=self.source.origin) - 1)
        return governs.subject in (OWN, NOBODY) and governs.lets(indicators[match.piece.zero])

    def is_of_the_day(self, held: FilledSlot) -> bool:
        """True for a figure that would be one since the beginning, where the sentence counts since then only later."""
        found = bisect_left(self.of_the_day, held.offset, key=lambda span: span[1])
        before = found < len(self.of_the_day) and self.of_the_day[found][0] <= held.offset
        what = self.pieces.book.indicators.get(held.slot.name)
        return before and what is not None and what.kind.never_falls

    def times_of(self, match: Match) -> Iterator[Match]:
        """The windows and moments of a match whose figures may not stand."""
        for held in match.held:
            if held.slot.name == "as_of" or (
                held.slot.name in ("window", "when") and held.offset in self.windows
            ):
                yield Match(STATED_BY_OTHERS, held.span, (held,), match.source)

    def _aside(self, at: int) -> bool:
        found = bisect_right(self.asides, at, key=lambda span: span[0]) - 1
        return found >= 0 and at < self.asides[found][1]

    def governs(self, at: int) -> Governs:
        return self.stills[bisect_right(self.stills, at, key=lambda still: still[0]) - 1][1]

    def _mark(self, at: int) -> None:
        still = self.state.still()
        if self.stills[-1][1] != still:
            self.stills.append((at, still))

    def knows(self, start: int, end: int) -> bool:
        """True when a sentence of the book has the words from `start` to `end`."""
        return self.understood.hold(*self.source.span(start, end))

    def begins_line(self, token: Token, before: int) -> bool:
        """True when a line of the page begins at the token or between it and what stood before."""
        at = bisect_right(self._line_starts, before)
        return at < len(self._line_starts) and self._line_starts[at] <= token.start

    def same_line(self, one: int, other: int) -> bool:
        """True when no line of the page begins between two places of it."""
        return bisect_right(self._line_starts, one) == bisect_right(self._line_starts, other)
