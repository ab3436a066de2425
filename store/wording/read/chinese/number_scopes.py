"""The scope of any number of a Chinese page, for whoever holds a text against a record: that of the stretch it stands in, and
what its own clause says of it."""

import re
from bisect import bisect_right

from store.wording.read.basis.text_scope import TextScope
from store.wording.read.basis.whose import NOBODY, OTHER, OWN, PLACE
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.scopes import Knows, StatedCount, scopes_of
from store.wording.read.chinese.some_only import EACH_OF_THEM, SomeOnly
from store.wording.read.chinese.subjects import whose
from store.wording.read.chinese.tokens import NAME_KINDS, TOWN, TOWN_ENDS, Token, TokenKind

_NOT_CHANGED = (
    TokenKind.PLAIN,
    TokenKind.LOCAL,
    TokenKind.THING,
    TokenKind.CASES,
    TokenKind.COUNT,
    TokenKind.AND,
)
"""What may stand between a word of a change and its number, or the next number it is told of."""
_PARTED = (TokenKind.STOP, TokenKind.OPEN)
_NEAR = 60
"""Tokens before a number that are looked at for what its clause says."""
_BESIDE_CHANGE = re.compile(
    r"(?:(?:[比较由从]|相比)(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[0-9]{1,2}时)?[^,;。!?0-9例个人]{0,10}|[少多](?:了)?)\Z"
)
"""Before a number that is compared with, or by which another changed (比9月3日的556例少40例)."""
_CAME_TO = re.compile("[升增减降]至|降为|回落至?|调整[为至]")
_HOURS = re.compile(r"([0-9]{1,2})[时点]?[至到-]+([0-9]{1,2})[时点]")
_DAY_ALONE = re.compile(r"(?<![0-9月])[0-9]{1,2}日(?![0-9]|24时|0时)|单日")
_TOWN_BEFORE = re.compile(
    rf"(?:[、,;:。(]|^)(?:其中,?|均?在|和|及)?(?P<name>[^\W\d]{{1,14}}(?<![地社小控院险辖全我本该各范]){TOWN_ENDS})(?:报告|新增|有|各)?\Z"
)
"""A town right before a number, a member of a list."""
_LONGEST_TOWN = 24
_SO_FAR = re.compile(r"已有\Z")


class ChineseNumbers:
    """Asked by where a number stands. `knows`: whether a sentence of the books read a stretch."""

    def __init__(self, page: ChinesePage, knows: Knows) -> None:
        self.page = page
        self.scopes = scopes_of(page, lambda start, end: knows(*page.source.span(start, end)))
        self.counted = {count.span[0]: count for count in self.scopes.counted}
        self.some = SomeOnly(page)

    def at(self, start: int, end: int) -> TextScope:
        page = self.page
        place = page.place(start)
        scope = self.scopes.at(place)
        ahead = page.first_token(place)
        only = self.some.only_town_of(ahead)
        item = whose(page, only) if only is not None else self._item(place, ahead, page.place(end))
        of_place = self.some.divided_before(ahead) if not item and self.some.told_more_of(ahead) else None
        town = "" if item else self._town(place)
        elsewhere = town and len(town) not in page.pieces.names.ends(town, 0)
        part_of = whose(page, of_place) if of_place is not None else ""
        subject = item or part_of or (OTHER if elsewhere or self._of_a_town(place) else scope.subject)
        together = () if item else self._together(ahead)
        places = subject not in (OWN, OTHER, NOBODY)
        return TextScope(
            PLACE if together or places else subject, together or ((subject,) if places else ()), str(scope.measure),
            scope.window, scope.moment, scope.named_day, *self._told_from_today(scope.day, ahead), self._of_a_day(place, ahead, scope.of_a_day),
            self._changed(place, ahead), scope.mode, scope.outside, self._what(place, ahead, item or town),
            *self._of_some(place, page.place(end), ahead, item),
        )  # fmt: skip

    def _of_some(self, place: int, end: int, ahead: int, item: str) -> tuple[bool, bool]:
        """Whether a number, or of a member of a list the one that is divided, counts some only; and whether what it counts is
        called by words nobody knows."""
        head = self.some.head(ahead)
        count = self._count(head)
        if count is not None and (count.divided or (count.lost and head != ahead)):
            return True, False
        if head == ahead:
            some = not item and self.some.told_more_of(ahead)
            return some or self.some.labels(place, end), self.some.strangely_called(ahead, place)
        return self.some.told_more_of(head), not self._counted(head) and self.some.is_called(head)

    def _count(self, at: int) -> StatedCount | None:
        """The count of what is called something that the token of that number is."""
        return self.counted.get(self.page.tokens[at].start) if 0 <= at < len(self.page.tokens) else None

    def _counted(self, at: int) -> str:
        """What the token of that number counts or names."""
        token = self.page.tokens[at] if 0 <= at < len(self.page.tokens) else None
        if token is not None and token.kind == TokenKind.THING:
            return self.page.words.things[token.text].key
        count = self._count(at)
        return count.what.key if count is not None else ""

    def _what(self, place: int, ahead: int, item: str) -> str:
        """What a number counts: what is named beside it, or, of a place in a list, what is divided."""
        count = self.counted.get(place)
        if count is not None:
            return count.what.key
        return self._counted(self.some.head(ahead)) if item else ""

    def _of_a_day(self, place: int, ahead: int, ruled: bool) -> bool:
        """Whether the clause of a number speaks of one day or of what is new in it (当日治愈出院180人, 其中4日出院103人), or, where
        it says nothing of all so far (已有736人), a day rules."""
        if ruled and _SO_FAR.search(self.page.text, max(0, place - len("已有")), place) is None:
            return True
        tokens, at, last = self.page.tokens, ahead - 1, max(0, ahead - _NEAR)
        while at >= last and tokens[at].kind not in _PARTED:
            if tokens[at].kind in (TokenKind.NEW, TokenKind.DAY):
                return True
            if self._opens(tokens[at]):
                break
            at -= 1
        begin = tokens[at].start if at >= last else max(0, place - _NEAR)
        return _DAY_ALONE.search(self.page.text, begin, place) is not None

    def _told_from_today(self, day: str, ahead: int) -> tuple[int | None, tuple[int, int] | None]:
        """How many days ago the day is that rules, where that is told from today, and its hours (今日0至14时)."""
        ago = {"今": 0, "昨": 1}.get(day[:1])
        if ago is None:
            return None, None
        tokens = self.page.tokens
        near = range(ahead - 1, max(-1, ahead - _NEAR), -1)
        named = next((tokens[at] for at in near if tokens[at].kind == TokenKind.DAY), None)
        hours = _HOURS.match(self.page.text, named.end) if named is not None else None
        return ago, (int(hours[1]), int(hours[2])) if hours else None

    def _opens(self, token: Token) -> bool:
        return token.start in self.page.lines

    def _item(self, place: int, ahead: int, end: int) -> str:
        """Whose name stands right before the number (拉萨市32例), or behind it (3例在日喀则市)."""
        tokens = self.page.tokens
        before = tokens[ahead - 1] if ahead else None
        named = place - self.page.text.endswith(EACH_OF_THEM, 0, place)
        if before is not None and before.kind in NAME_KINDS and before.end == named:
            return whose(self.page, before)
        if self.page.text.startswith("在", end):
            at = self.page.first_token(end + 1)
            behind = tokens[at] if at < len(tokens) else None
            if behind is not None and behind.kind in NAME_KINDS and behind.start == end + 1:
                return whose(self.page, behind)
        return ""

    def _town(self, place: int) -> str:
        """The town or district before a number that is none of the series, or inside of one (东河区2例、九原区1例)."""
        found = _TOWN_BEFORE.search(self.page.text, max(0, place - _LONGEST_TOWN), place)
        return found["name"] if found is not None else ""

    def _together(self, ahead: int) -> tuple[str, ...]:
        """The places of the series that are named together before a number of its clause (昌都、那曲两市共26例)."""
        tokens, named, at = self.page.tokens, list[Token](), ahead - 1
        while at >= max(0, ahead - _NEAR) and tokens[at].kind not in (*_PARTED, TokenKind.COUNT):
            if tokens[at].kind == TokenKind.PLACE:
                named.insert(0, tokens[at])
            elif named and not (tokens[at].kind == TokenKind.AND and tokens[at].end == named[0].start):
                break
            if self._opens(tokens[at]):
                break
            at -= 1
        return tuple(whose(self.page, one) for one in named) if len(named) > 1 else ()

    def _of_a_town(self, place: int) -> bool:
        """Whether the clause of a number opens with a town nobody knows."""
        clauses = self.scopes.clauses
        at = bisect_right(clauses, place, key=lambda clause: clause.begin) - 1
        first = self.page.first_token(clauses[at].begin) if at >= 0 else len(self.page.tokens)
        if first == len(self.page.tokens) or self.page.tokens[first].start > place:
            return False
        return TOWN.fullmatch(self.page.text, clauses[at].begin, self.page.tokens[first].start) is not None

    def _changed(self, place: int, ahead: int) -> bool:
        """Whether a number says by how much something changed (减少高风险区43个、增加3个), or what it was before (由537个降至)."""
        if _BESIDE_CHANGE.search(self.page.text, max(0, place - _NEAR), place):
            return True
        tokens = self.page.tokens
        for at in range(ahead - 1, max(-1, ahead - 8), -1):
            if tokens[at].kind == TokenKind.COMPARED:
                return self.page.line_end(tokens[at].start) > place
            if tokens[at].kind not in _NOT_CHANGED:
                break
        here, behind = tokens[ahead : ahead + 1], tokens[ahead + 1 : ahead + 2]
        adjoins = bool(behind) and behind[0].start == here[0].end
        return adjoins and _CAME_TO.fullmatch(behind[0].text) is not None
