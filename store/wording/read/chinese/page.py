"""How a Chinese page is made up: its tokens, lines, paragraphs, sentences and brackets. Nothing is understood here."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property
from re import compile as pattern

from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.basis.pieces import Pieces
from store.wording.read.chinese.days import told_times
from store.wording.read.chinese.tokens import ChineseWords, Token, TokenKind, words_of

_ENDS = pattern(r"[。!?]")
_BEHIND_FIGURE = pattern(r"[,;。!?、()和及与\n:]|以及|\Z")
"""What may stand behind a figure: any other word goes on with it."""
_OF_MORE = pattern(r"[和或及与](?:居家|健康|次密)")
_BRACKETS = pattern(r"[()\[\]【】]")
_CLOSES = {"(": ")", "[": "]", "【": "】"}


class ChinesePage:
    """A stretch of a page in Chinese, folded."""

    def __init__(self, pieces: Pieces, source: Source) -> None:
        self.pieces, self.source, self.text = pieces, source, source.text
        self.words: ChineseWords = words_of(pieces)
        self.tokens = self.words.tokens(self.text)
        self.times = told_times(pieces, self.tokens)
        """What each of its times says, by where it begins."""
        breaks = list(source.lines())
        self.lines = {at for at, _ in breaks} | {0}
        self.paragraphs = {at for at, blank in breaks if blank}
        self._line_starts = sorted(self.lines)
        self.stops = sorted({found.end() for found in _ENDS.finditer(self.text)} | self.lines)
        """Where sentences begin, and lines."""
        self.pairs = bracket_pairs(self.text, self.lines)
        """Where each closed bracket ends, by where it begins."""
        self.opens, self._closes = sorted(self.pairs), sorted(self.pairs.values())

    @cached_property
    def names_own(self) -> bool:
        """The page names the region somewhere."""
        return any(
            token.kind == TokenKind.OWN
            or (token.kind == TokenKind.HERE and token.text[-1] in self.words.own_kinds)
            for token in self.tokens
        )

    @cached_property
    def names_series(self) -> bool:
        """The page names the region or one of its places by its name."""
        return any(token.kind in (TokenKind.OWN, TokenKind.PLACE) for token in self.tokens)

    @cached_property
    def counts(self) -> list[int]:
        """Where its counts begin."""
        return [token.start for token in self.tokens if token.kind == TokenKind.COUNT]

    # --- lines and sentences -------------------------------------------------------------------

    def begins_line(self, token: Token, before: int) -> bool:
        """True when a line of the page begins at the token or between it and what stood before."""
        at = bisect_right(self._line_starts, before)
        return at < len(self._line_starts) and self._line_starts[at] <= token.start

    def each_line(self) -> Iterator[Span]:
        """Its lines."""
        return zip(self._line_starts, [*self._line_starts[1:], len(self.text)], strict=True)

    def sentence(self, at: int) -> int:
        """Where the sentence begins."""
        found = bisect_right(self.stops, at) - 1
        return self.stops[found] if found >= 0 else 0

    def sentence_end(self, at: int) -> int:
        """Where the next sentence begins."""
        found = bisect_right(self.stops, at)
        return self.stops[found] if found < len(self.stops) else len(self.text) + 1

    def line_start(self, at: int) -> int:
        """Where the line begins."""
        return self._line_starts[bisect_right(self._line_starts, at) - 1]

    def line_end(self, at: int) -> int:
        """Where the next line begins."""
        found = bisect_right(self._line_starts, at)
        return self._line_starts[found] if found < len(self._line_starts) else len(self.text) + 1

    def paragraph_end(self, at: int) -> int:
        """Where the next paragraph begins: behind a blank line."""
        return min((start for start in self.paragraphs if start > at), default=len(self.text) + 1)

    def ends_figure(self, end: int) -> bool:
        """True when nothing goes on with a figure whose words end here (个小区)."""
        ends = _BEHIND_FIGURE.match(self.text, end) is not None and not self.goes_on_to_more(end)
        return ends or end in self.lines

    def goes_on_to_more(self, end: int) -> bool:
        """True when a figure whose words end here is of others too (在接受集中隔离观察和居家健康监测)."""
        return _OF_MORE.match(self.text, end) is not None

    # --- brackets ------------------------------------------------------------------------------

    def past_brackets(self, end: int) -> int:
        """Behind the brackets that begin here."""
        while self.text.startswith("(", end) and (close := self.pairs.get(end, -1)) > 0:
            end = close
        return end

    def depth(self, at: int) -> int:
        """In how many brackets a place stands."""
        return bisect_left(self.opens, at) - bisect_right(self._closes, at)

    # --- tokens --------------------------------------------------------------------------------

    def first_token(self, at: int) -> int:
        """The number of the first token that begins at a place or behind it."""
        return bisect_left(self.tokens, at, key=lambda token: token.start)

    def place(self, at: int) -> int:
        """Where a place of the page as it was pasted is in its folded text."""
        return self.source.place(at)


def bracket_pairs(text: str, lines: Collection[int]) -> dict[int, int]:
    """Where each closed bracket ends, by where it begins; none goes on over a line."""
    pairs: dict[int, int] = {}
    begun: dict[str, list[int]] = {}
    starts = iter([*sorted(lines), len(text) + 1])
    line = next(starts)
    for found in _BRACKETS.finditer(text):
        while found.start() >= line:
            begun.clear()
            line = next(starts)
        sign = found[0]
        if sign in _CLOSES:
            begun.setdefault(_CLOSES[sign], []).append(found.start())
        elif begun.get(sign):
            pairs[begun[sign].pop()] = found.end()
    return pairs


def between(places: list[int], start: int, end: int) -> bool:
    """True when one of the places, which are in order, lies from `start` on before `end`."""
    return bisect_left(places, start) < bisect_left(places, end)


def within(spans: list[Span], at: int) -> bool:
    """True when one of the spans, which are in order and do not overlap, holds a place."""
    found = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return found >= 0 and at < spans[found][1]
