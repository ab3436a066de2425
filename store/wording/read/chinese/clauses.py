"""One clause of a Chinese page while it is gone through: what kinds of words it has so far, and what its counts are of."""

import re

from msgspec import Struct, field

from store.series.definition import Indicator
from store.wording.numbers.spans import Span
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import LITTLE, Token, TokenKind

MEASURES = (TokenKind.WINDOW, TokenKind.MOMENT, TokenKind.NEW, TokenKind.EXISTING, TokenKind.SINCE)
_BEHIND_COUNT = (TokenKind.LOCAL, TokenKind.BROUGHT, TokenKind.THING, *LITTLE)
_RIGHT_BEFORE = (TokenKind.THING, TokenKind.CASES, *LITTLE)


class Noun(Struct, frozen=True):
    """What a count is of, none where nobody can tell, and where the words of the figure end."""

    what: Indicator | None
    end: int
    apiece: bool = False
    """One of several that were named together (确诊病例、无症状感染者分别为5例、6例)."""


class Clause(Struct):
    """`begin` is where it begins, `at` the number of the token that comes next."""

    begin: int
    at: int
    end: int = 0
    """Where its last token began."""
    stop: str = ""
    """What ended it."""
    said: set[TokenKind] = field(default_factory=set)
    names: list[Token] = field(default_factory=list)
    """Whoever is named before any count."""
    strange: bool = False
    """It has words nobody understands."""
    strange_first: bool = False
    """So it has before anything says what is measured."""
    things: list[Indicator] = field(default_factory=list)
    """What was named since the last count, of the series."""
    apiece: list[Indicator] = field(default_factory=list)
    """What the next counts are of, one by one."""
    nouns: int = 0
    """And with what it does not count."""
    figures: int = 0
    """Counts of the series."""
    windows: int = 0
    today: bool = False
    """It says that it is of the same day (当日)."""
    asides: list[Span] = field(default_factory=list)
    """Brackets behind a count."""
    void: bool = False
    """A bracket says that its figures are not meant (演练)."""

    def has(self, kind: TokenKind) -> bool:
        return kind in self.said

    @property
    def counts_anything(self) -> bool:
        return TokenKind.COUNT in self.said

    @property
    def measured(self) -> bool:
        """It says what is measured, or of when."""
        return not self.said.isdisjoint(MEASURES)

    @property
    def understood(self) -> bool:
        """Nothing of it is unknown so far, nor compared with another day."""
        return not self.strange and TokenKind.COMPARED not in self.said

    def strangers(self) -> None:
        """Words nobody understands stand here."""
        self.strange = True
        self.strange_first = self.strange_first or not self.measured

    def before(self, page: ChinesePage, token: Token) -> TokenKind | None:
        """The kind of the token right before this one; none when something unknown stands between."""
        at = page.tokens.index(token, max(0, self.at - 1)) - 1
        if at < 0 or page.tokens[at].end != token.start:
            return None
        return page.tokens[at].kind

    def divide(self, page: ChinesePage) -> None:
        """分别: as many counts follow, one behind the other, as things were named before it; else nothing is known."""
        tokens, at = page.tokens, self.at
        if len(self.things) < 2 or self.nouns != len(self.things) or self.counts_anything:
            return
        while (
            at < len(tokens)
            and tokens[at].kind in (*LITTLE, TokenKind.NEW)
            and tokens[at].start == tokens[at - 1].end
        ):
            at += 1
        for each in range(len(self.things)):
            if each and not (at < len(tokens) and tokens[at].kind == TokenKind.AND):
                return
            at += bool(each)
            if (
                at >= len(tokens)
                or tokens[at].kind != TokenKind.COUNT
                or tokens[at].start != tokens[at - 1].end
            ):
                return
            at += 1
        more = (
            at < len(tokens) and tokens[at].kind == TokenKind.AND and tokens[at].start == tokens[at - 1].end
        )
        if (
            page.ends_figure(tokens[at - 1].end)
            and not more
            and len({what.key for what in self.things}) == len(self.things)
        ):
            self.apiece = list(self.things)

    # --- what a count is of --------------------------------------------------------------------

    def name_thing(self, what: Indicator) -> None:
        self.nouns += 1
        self.things.append(what)

    def noun_of(self, page: ChinesePage, token: Token, last: Indicator | None) -> Noun:
        """What the count is of: what was named right before it (确诊病例5例), what is named behind (5例确诊病例), or, of
        cases from here, what was counted `last` (其中本土病例3例)."""
        before = self.before(page, token)
        alone, self.nouns = self.nouns < 2, 0
        if self.apiece:
            return Noun(self.apiece.pop(0), token.end, apiece=True)
        if self.things:
            right = len(self.things) == 1 and alone and before in _RIGHT_BEFORE
            return Noun(self.things[0] if right else None, token.end)
        found = self._named_behind(page, token)
        if found is not None:
            return found
        if self.has(TokenKind.LOCAL) and before in (TokenKind.LOCAL, TokenKind.CASES):
            are_so = before == TokenKind.LOCAL or (last is not None and page.words.are_cases(last))
            return Noun(last if are_so else None, token.end)
        return Noun(None, token.end)

    def _named_behind(self, page: ChinesePage, token: Token) -> Noun | None:
        at, end = self.at, token.end
        while at < len(page.tokens):
            ahead = page.tokens[at]
            if ahead.start != end or ahead.kind not in _BEHIND_COUNT:
                return None
            at += 1
            end = ahead.end
            if ahead.kind == TokenKind.PRIOR:
                self.said.add(TokenKind.PRIOR)
            if ahead.kind == TokenKind.BROUGHT:
                return Noun(None, end)
            if ahead.kind == TokenKind.THING:
                what = page.words.things[ahead.text]
                cases = any(word in ahead.text for word in page.words.subject.cases)
                befell = self._befell(page, at, end) if cases else None
                if befell is not None:
                    self.at = at + 1
                    return befell
                told = self.measured or self.figures or self.names or self.has(TokenKind.REPORTS)
                told = told or what.kind.never_falls  # it says itself what befell: 有406人治愈出院
                if not told and not counted_among_others(page, what):
                    return Noun(None, end)  # who is counted first may be whom something befell
                self.at = at
                return Noun(what, end)
        return None

    def _befell(self, page: ChinesePage, at: int, end: int) -> Noun | None:
        """What befell those who are counted, where it is said right behind them and nothing follows (41例确诊病例治愈出院)."""
        ahead = page.tokens[at] if at < len(page.tokens) else None
        what = page.words.things.get(ahead.text) if ahead is not None and ahead.start == end else None
        if ahead is None or what is None or not what.kind.never_falls or not page.ends_figure(ahead.end):
            return None
        return Noun(what, ahead.end)


def counted_among_others(page: ChinesePage, what: Indicator) -> bool:
    """True for what is counted among others (无症状感染者转为确诊病例), and says itself what befell."""
    return not what.plus and what.key not in page.words.summed and what.kind.by_window


def number_of_count(token: Token) -> tuple[int, Span]:
    """The number of a count, and where it stands."""
    number = re.match(r"[0-9,]+", token.text)
    assert number is not None
    return int(number[0].replace(",", "")), (token.start, token.start + number.end())
