"""Whether a number of a Chinese page counts only some of what stands before it, for whoever holds a text against a record: a
case of a list (1例为外省返蓉人员), those of whom more is said (其中22例确诊病例在隔离管控中发现), a label (病例2), or what is called by
words nobody knows (新增订正病例1例). The tokens of the page tell it; no word of a list does.
"""

import re
from functools import cached_property
from itertools import pairwise

from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import LITTLE, NAME_KINDS, TOWN_ENDS, Token, TokenKind

_NOUNS = (TokenKind.THING, TokenKind.CASES)
_BEHIND = (*_NOUNS, TokenKind.LOCAL, TokenKind.GRADE, *LITTLE)
"""What may stand between a count and the end of its figure."""
_OPENING = (TokenKind.AMONG, *LITTLE)
"""What may stand before a count that opens its clause."""
_STOPS = (TokenKind.STOP, TokenKind.OPEN, TokenKind.CLOSE)
_DIGITS = re.compile("[0-9]+")
_TO = re.compile("[至到-][0-9]")
_FROM, _LONGEST = re.compile("(?<![0-9])([0-9]+)[至到-]\\Z"), 10
_OF_THEM = ("中", "里")
"""31例确诊病例中: of all of them."""
_LISTED = (",", "、", ";", "和", "及")
_FAR = 600
"""Tokens before a member of a list among which what is divided is looked for."""
_NEAR = 12
"""Tokens before a town of a list among which the place may have been named."""
_TOWN = re.compile(rf"[^\W\d]{{1,8}}{TOWN_ENDS}")
EACH_OF_THEM = "各"
_NO_NOUN = "在中里都全"
"""No noun begins with these behind a count."""


class SomeOnly:
    """Asked of one page by where its counts stand."""

    def __init__(self, page: ChinesePage) -> None:
        self.page = page

    # --- a case of a list, and whoever is told more of -------------------------------------------

    def head(self, at: int) -> int:
        """The number of the token that says what is divided, where the count `at` is a member of a list: another count
        (10例（甲市5例、乙市5例）), or what is counted (确诊病例中，甲市5例). Else `at` itself; -1 where the sentence has none."""
        tokens = self.page.tokens
        if at >= len(tokens) or not (self._of_a_name(at) or self.only_town_of(at)):
            return at
        first = max(self.page.sentence(tokens[at].start), tokens[max(0, at - _FAR)].start)
        one, inside = at - 1, False
        while one >= 0 and tokens[one].start >= first:
            token = tokens[one]
            if token.kind == TokenKind.CLOSE:
                one = self._opened(one)
            elif token.kind == TokenKind.OPEN:
                inside = True
            elif (
                token.kind == TokenKind.THING
                and self._heads_list(token)
                or token.kind == TokenKind.COUNT
                and (inside or not self._is_member(one))
            ):
                return one
            one -= 1
        return -1

    def only_town_of(self, at: int) -> Token | None:
        """The place of which a list names one town only, right before the count `at` (甲市乙区2例,丙市…): it is all of the
        place. None for any other."""
        tokens, page = self.page.tokens, self.page
        name = tokens[at - 1] if 0 < at < len(tokens) else None
        if name is None or name.kind != TokenKind.PLACE or tokens[at].kind != TokenKind.COUNT:
            return None
        if not _TOWN.fullmatch(page.text, name.end, tokens[at].start) or not self._parts(at - 2, name.start):
            return None
        behind = page.past_brackets(tokens[at].end)
        ahead = page.first_token(behind)
        then = tokens[ahead : ahead + 2]
        if then and then[0].start == behind and then[0].text in _LISTED:
            another = len(then) > 1 and then[1].start == then[0].end and then[1].kind == TokenKind.PLACE
            same = another and page.words.place(then[1]) == page.words.place(name)
            if same or (not another and self._counts_more(ahead)):
                return None
        elif not page.ends_figure(behind):
            return None
        others = (
            one for one in tokens[max(0, at - _NEAR) : at - 1] if one.start >= page.sentence(name.start)
        )
        last = next((one for one in reversed(list(others)) if one.kind == TokenKind.PLACE), None)
        return name if last is None or page.words.place(last) != page.words.place(name) else None

    def _counts_more(self, at: int) -> bool:
        """Whether another count stands behind that token in its bracket or sentence."""
        for token in self.page.tokens[at + 1 : at + _NEAR]:
            if token.kind == TokenKind.CLOSE or token.text in ("。", ";"):
                return False
            if token.kind == TokenKind.COUNT:
                return True
        return False

    def _parts(self, at: int, end: int) -> bool:
        """Whether the token there ends the member of a list before."""
        before = self.page.tokens[at] if at >= 0 else None
        return before is None or (
            before.end == end and before.kind in (*_STOPS, TokenKind.AND, TokenKind.AMONG)
        )

    def _opened(self, at: int) -> int:
        """The number of the token that opens the bracket that `at` closes; `at` itself where none does."""
        start = self._opens_at.get(self.page.tokens[at].end, -1)
        return self.page.first_token(start) if start >= 0 else at

    @cached_property
    def _opens_at(self) -> dict[int, int]:
        return {close: start for start, close in self.page.pairs.items()}

    def _heads_list(self, token: Token) -> bool:
        return self.page.text.startswith((*_OF_THEM, ":"), token.end)

    def _is_member(self, at: int) -> bool:
        """Whether nothing but a name, which may be one nobody knows, stands before the count in its clause, or 其中: it is
        one of a list, or some of one."""
        tokens, page = self.page.tokens, self.page
        line = page.line_start(tokens[at].start)
        one, end, named = at - 1, tokens[at].start, False
        while True:
            before = tokens[one] if one >= 0 else None
            begin = max(line, before.end) if before is not None else line
            named = named or any(map(str.isalnum, page.text[begin:end]))
            if before is None or before.end <= line or before.kind in (*_STOPS, TokenKind.AND):
                return named
            if before.kind not in (*NAME_KINDS, TokenKind.AMONG, *LITTLE):
                return False
            named = named or before.kind in (*NAME_KINDS, TokenKind.AMONG)
            one, end = one - 1, before.start

    def _of_a_name(self, at: int) -> bool:
        """Whether a name stands right before the count (甲市5例, 乙市、丙市各5例)."""
        start = self.page.tokens[at].start
        before = self._before(start - self.page.text.endswith(EACH_OF_THEM, 0, start))
        return before is not None and before.kind in NAME_KINDS

    def told_more_of(self, at: int) -> bool:
        """Whether the count opens its clause and words go on behind it and what it counts."""
        tokens = self.page.tokens
        if at < 0 or at >= len(tokens) or tokens[at].kind != TokenKind.COUNT:
            return False
        if not self._opens(at):
            return False
        among = at > 0 and tokens[at - 1].kind == TokenKind.AMONG
        return not self._ends(at) or (among and not self._noun_behind(at))

    def divided_before(self, at: int) -> Token | None:
        """The place whose count stands right before the clause that count `at` opens (甲区2例,1例在…中发现、1例在…): it is of
        that place."""
        tokens = self.page.tokens
        first = max(self.page.sentence(tokens[at].start), tokens[max(0, at - _NEAR)].start)
        for one in range(at - 1, -1, -1):
            if tokens[one].start < first:
                return None
            if tokens[one].kind == TokenKind.COUNT and self._of_a_name(one):
                return tokens[one - 1]
            if tokens[one].kind == TokenKind.COUNT and not self.told_more_of(one):
                return None
        return None

    def _opens(self, at: int) -> bool:
        """Whether nothing but counts joined with it, and words such as 其中, stands before the count in its clause."""
        tokens, page = self.page.tokens, self.page
        begin, counted = tokens[at].start, True
        while at > 0 and tokens[at - 1].end == begin and begin not in page.lines:
            before = tokens[at - 1]
            if before.kind in _STOPS:
                return counted
            if before.kind == TokenKind.AND:
                if at < 2 or tokens[at - 2].end != before.start:
                    return True  # words nobody knows stand before it, and not another count
                counted = False
            elif before.kind == TokenKind.COUNT:
                counted = True
            elif counted and before.kind not in _OPENING or before.kind not in (*_BEHIND, *_OPENING):
                return False
            at, begin = at - 1, before.start
        return counted and (begin in page.lines or not self._letter(begin - 1))

    def _ends(self, at: int) -> bool:
        """Whether a figure ends where the words of this count do, or of those that are joined with it."""
        tokens, page = self.page.tokens, self.page
        end = tokens[at].end
        while True:
            end = page.past_brackets(end)
            at = page.first_token(end)
            ahead = tokens[at] if at < len(tokens) else None
            if ahead is None or ahead.start != end:
                break
            joined = (
                ahead.kind == TokenKind.AND and at + 1 < len(tokens) and tokens[at + 1].start == ahead.end
            )
            if joined and tokens[at + 1].kind == TokenKind.COUNT:
                end = tokens[at + 1].end
            elif ahead.kind in _BEHIND:
                end = ahead.end
            else:
                break
        return page.ends_figure(end) or not self._letter(end) or page.text.startswith(_OF_THEM, end)

    def _letter(self, at: int) -> bool:
        return 0 <= at < len(self.page.text) and self.page.text[at].isalnum()

    # --- labels ----------------------------------------------------------------------------------

    def labels(self, start: int, end: int) -> bool:
        """Whether a number without a unit only tells one case from another (病例2：, 无症状感染者3的密接, 甲区确诊病例6)."""
        page, noun = self.page, self._before(start)
        at = page.first_token(start)
        if (
            at < len(page.tokens)
            and page.tokens[at].start == start
            and page.tokens[at].kind == TokenKind.COUNT
        ):
            return False
        first = _FROM.search(page.text, max(0, start - _LONGEST), start)
        if first is not None:  # 确诊病例544至547
            return self.labels(first.start(1), first.end(1))
        if noun is None or noun.kind not in _NOUNS:
            return False
        if noun.text in self._labelled or page.text.startswith((":", "的"), end) or _TO.match(page.text, end):
            return True
        return noun.text in self._counted and page.depth(start) == 0 and not self._new_in_clause(start)

    @cached_property
    def _counted(self) -> frozenset[str]:
        """What the page counts somewhere with a unit: a number without one is none of those."""
        tokens = self.page.tokens
        return frozenset(
            before.text
            for before, token in pairwise(tokens)
            if before.kind in _NOUNS and token.kind == TokenKind.COUNT and before.end == token.start
        )

    def _new_in_clause(self, at: int) -> bool:
        tokens = self.page.tokens
        one = self.page.first_token(at) - 1
        while one >= 0 and tokens[one].kind not in _STOPS and tokens[one].start >= self.page.line_start(at):
            if tokens[one].kind in (TokenKind.NEW, TokenKind.EXISTING, TokenKind.SINCE):
                return True
            one -= 1
        return False

    @cached_property
    def _labelled(self) -> frozenset[str]:
        """What lines of the page begin with and a bare number behind it."""
        page = self.page
        return frozenset(
            token.text
            for token in page.tokens
            if token.kind in _NOUNS and token.start in page.lines and self._bare_number(token.end)
        )

    def _bare_number(self, at: int) -> bool:
        found = _DIGITS.match(self.page.text, at)
        return found is not None and self.page.ends_figure(found.end())

    # --- what is called by words nobody knows ------------------------------------------------------

    def strangely_called(self, at: int, start: int) -> bool:
        """Whether the words right before a count, or the kind of the cases there, are known to nobody, and none behind it
        says what it counts; or what stands behind it is unknown (135例社会面筛查人员)."""
        tokens = self.page.tokens
        if at >= len(tokens) or tokens[at].start != start or tokens[at].kind != TokenKind.COUNT:
            return False
        noun = self._noun_before(start)
        if noun is not None:
            kind = self._before(noun.start) if noun.kind == TokenKind.CASES else noun
            return kind is None and self._letter(noun.start - 1)
        if self._noun_behind(at):
            return False
        return (self._before(start) is None and self._letter(start - 1)) or self._unknown_behind(
            tokens[at].end
        )

    def is_called(self, at: int) -> bool:
        """Whether a count is of anything that is named, be it behind a bracket: 新增64例 is of none."""
        if at < 0:
            return False
        token = self.page.tokens[at]
        before = self._before(token.start)
        named = before is not None and before.kind in (*_NOUNS, TokenKind.GRADE)
        unknown = before is None and self._letter(token.start - 1)
        behind = self._noun_behind(at, self.page.past_brackets(token.end))
        return named or unknown or behind or self._unknown_behind(token.end)

    def _unknown_behind(self, end: int) -> bool:
        """Whether words nobody knows begin right behind a count, of which 在 is none: it says where."""
        at = self.page.first_token(end)
        known = at < len(self.page.tokens) and self.page.tokens[at].start == end
        return not known and self._letter(end) and self.page.text[end] not in _NO_NOUN

    def _noun_before(self, at: int) -> Token | None:
        before = self._before(at)
        return before if before is not None and before.kind in _NOUNS else None

    def _noun_behind(self, at: int, end: int = 0) -> bool:
        """Whether the words behind a count, or those that begin at `end`, say what it counts."""
        tokens = self.page.tokens
        end = end or tokens[at].end
        for token in tokens[self.page.first_token(end) :]:
            if token.start != end or token.kind not in _BEHIND:
                return False
            if token.kind in _NOUNS:
                return True
            end = token.end
        return False

    def _before(self, at: int) -> Token | None:
        """The token that ends here."""
        number = self.page.first_token(at) - 1
        token = self.page.tokens[number] if number >= 0 else None
        return token if token is not None and token.end == at else None
