"""Figures of a Chinese page that are somebody else's though no subject of their sentence says so.

Who issued the page (甲发布, 来源:健康乙, a signature), a dateline, a count of all provinces, a total that is divided
among others: from there on a figure without a subject is theirs, until the region itself is spoken of.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from store.wording.numbers.spans import Span
from store.wording.read.chinese_page import ChinesePage
from store.wording.read.chinese_words import Token, TokenKind
from store.wording.read.whose import NOBODY, OWN

_OFFICE = r"(?:人民政府)?(?:新型冠状病毒|新冠|疫情|卫生健康|卫健|疾病预防|疾控|融媒|应对|联防|防控|指挥|宣传|新闻办|人民政府|发布(?!会))"
_NATION = re.compile(
    r"国家卫(?:生)?健(?:康)?委(?:员会)?(?![^,。!?:]{0,4}(?:派|工作组|专家|指导|要求|部署|印发|《|相关|有关|的))"
    r"|(?:国务院联防联控机制|中国疾控(?:中心)?|健康中国)(?=:|[^,。!?]{0,8}(?:消息|通报|发布|公布|介绍))|3[0-4]个?省(?!略)"
)
_OUTLET = re.compile(r"(?<![^\W\d])健康(?P<name>[^\W\d]{2,6}?)(?:官微|微信|公众号|发布)?(?:消息|:)")
_ACCOUNT = re.compile(r"@(?P<name>[^\W\d]{2,12})|(?<![^\W\d])(?P<issuer>[^\W\d]{2,6})发布:")
_TOWN = "[省市区县州盟旗镇乡]"
_OFFICE_OF = re.compile(rf"(?P<name>[^\W\d]{{1,8}}?{_TOWN}){_OFFICE}")
_NO_TOWN = re.compile(
    f"(?:[全我本该各辖疫两据]|自治|地|风险|管控|防范|社|小|城|片|园|市|兵团|下设|根据){_TOWN}\\Z"
)
_SOURCE = re.compile(r"(?:信息|稿件|数据|资料|文章)?来源:(?P<name>[^\W\d]{2,20})")
_LOCAL_MEDIA = re.compile("发布|卫健|卫生健康|疾控|融媒|指挥|防控|健康")
_SIGNED = re.compile(r"[^\W\d]{2,30}(?:卫健委|委员会|指挥部|办公室|人民政府|疾控中心)")
_ISSUED = re.compile(r"(?:发布|卫健委|疾控|融媒)\Z")
_NO_ISSUER = re.compile(r"权威|最新|[今昨]日|首次|再次|新闻|官方|刚刚|正式|重磅|通报|信息|数据|发布会")
_DATELINE = re.compile(r"(?P<name>[^\W\d]{2,9})[0-9]{1,2}月[0-9]{1,2}日(?:电|讯)")
_AGENCY = re.compile(r"(?:本报|新华社|中新社|中新网|人民网|新华网|央视网|[^\W\d]{2,4}(?:社|网|报|台))")
_PARTS = re.compile(
    r"(?:[(\[【]|[,;。]?(?:其中|包括|分别为|分别是)[,:]?|:)(?:其中|包括|分别为|分别是)?[,:]?"
    r"(?:(?P<name>[^\W\d]{2,12}?)[0-9]+[例名人]|[0-9]+[例名人][均都]?在(?P<where>[^\W\d]{2,12}?)(?=[,;。、)\]】]|\Z))"
)
_ALL_IN = re.compile(
    r"(?:[(\[【](?:[均都]|全部)?|,?(?:(?:[均都]|全部)?(?:分布|集中)?[在为由是系于]|[均都]|全部))"
    r"(?:[在为由是系于])?(?P<name>[^\W\d、]{2,12}?)(?:报告|通报)?(?=[,;。!?)\]】、]|\Z)"
)
_INSIDE = re.compile(
    r"[^\W\d]{1,11}(?:(?<![地社小控院险校全我本该])区|(?<![全我本该])[省市州县]|旗|镇|乡|街道)\Z"
)
_KNOWN = (
    TokenKind.PLACE,
    TokenKind.GRADE,
    TokenKind.THING,
    TokenKind.BROUGHT,
    TokenKind.LOCAL,
    TokenKind.HERE,
)
_MEMBERS = 40
"""Tokens behind a total that are looked at."""
_LINE = 30
"""Characters of a line that may name who issues a page, and nothing else."""


class Others:
    """Where a page speaks of others, found once."""

    def __init__(self, page: ChinesePage) -> None:
        self.page, self.text = page, page.text
        self.opens, self.closes = sorted(page.pairs), sorted(page.pairs.values())
        names = page.pieces
        self.known = (*names.own_names, *names.place_names)
        counts = [token.start for token in page.tokens if token.kind == TokenKind.COUNT]
        self.last_count = counts[-1] if counts else -1
        self.named = [token.start for token in page.tokens if token.kind == TokenKind.OWN]
        own = (token for token in page.tokens if token.kind in (TokenKind.OWN, TokenKind.HERE))
        self.spoken = [
            token.start
            for token in own
            if page.governs(token.start).subject == OWN and not self.depth(token.start)
        ]
        self.issued = sorted(self._issued())
        self.from_afar = sorted(self._datelines())
        self.divided = sorted(self._divided())

    def own(self, at: int) -> bool:
        """True for a figure behind a total of others, or on a page of theirs, with nobody of the series named since."""
        afar = bisect_right(self.from_afar, at) - 1
        if afar >= 0 and not _between(self.named, self.from_afar[afar], at):
            return True
        if self._of_a_place_in_brackets(at):
            return True
        subject = self.page.governs(at).subject
        for marks, of in ((self.issued, (NOBODY, OWN)), (self.divided, (NOBODY,))):
            mark = bisect_right(marks, at) - 1
            if subject in of and mark >= 0 and not _between(self.spoken, marks[mark], at):
                return True
        return False

    def _of_a_place_in_brackets(self, at: int) -> bool:
        """True inside brackets that open with a place as a heading (拉萨市:无症状感染者6例)."""
        opened = bisect_left(self.opens, at) - 1
        if opened < 0 or self.page.pairs[self.opens[opened]] < at:
            return False
        first = bisect_right(self.page.tokens, self.opens[opened], key=lambda each: each.start)
        named = next(iter(self.page.tokens[first : first + 1]), None)
        return (
            named is not None
            and named.kind == TokenKind.PLACE
            and named.end < at
            and self.text[named.end] == ":"
        )

    def depth(self, at: int) -> int:
        """In how many brackets a place stands."""
        return bisect_left(self.opens, at) - bisect_right(self.closes, at)

    # --- who issued it ---------------------------------------------------------------------------

    def _issued(self) -> Iterator[int]:
        """Where somebody else says that what follows, or at its end the whole page, is theirs."""
        for found in _NATION.finditer(self.text):
            yield found.start()
        for found in _OUTLET.finditer(self.text):
            if not self._ours(found["name"]):
                yield found.start()
        for found in _ACCOUNT.finditer(self.text):
            name = found["name"] or found["issuer"]
            if not self._ours(name) and not _NO_ISSUER.search(name):
                yield found.start()
        for found in _OFFICE_OF.finditer(self.text):
            name = found["name"]
            if not _NO_TOWN.search(name) and not name.endswith(self.known):
                yield found.start()
        for found in _SOURCE.finditer(self.text):
            if self._theirs(found["name"], _LOCAL_MEDIA):
                yield self._of_all_before(found.start())
        yield from self._lines_alone()

    def _lines_alone(self) -> Iterator[int]:
        """Lines in which somebody else is named alone: who issues the page, or who signs it."""
        lines = [*sorted(self.page.lines), len(self.text)]
        for start, end in zip(lines, lines[1:], strict=False):
            said = self.text[start:end].strip() if end - start <= _LINE else ""
            if not said or re.search("[0-9]|[,。!?;:]", said):
                continue
            issues = len(said) <= _LINE // 2 and not _NO_ISSUER.search(said) and _ISSUED.search(said)
            if issues and not self._ours(said) and (said.endswith("发布") or self._elsewhere(said)):
                yield start
            elif _SIGNED.fullmatch(said) and start > self.last_count and not self._ours(said, places=False):
                yield 0

    def _of_all_before(self, at: int) -> int:
        """Where a mark counts from: the beginning, when it stands behind all figures."""
        return 0 if at > self.last_count else at

    def _ours(self, name: str, places: bool = True) -> bool:
        return any(known in name for known in (self.known if places else self.page.pieces.own_names))

    def _elsewhere(self, name: str) -> bool:
        return any(other in name for other in self.page.pieces.other_names)

    def _theirs(self, name: str, media: re.Pattern[str]) -> bool:
        return not self._ours(name) and (media.search(name) is not None or self._elsewhere(name))

    def _datelines(self) -> Iterator[int]:
        for found in _DATELINE.finditer(self.text):
            name = _AGENCY.sub("", found["name"])
            if 1 < len(name) < 6 and name != "北京" and not self._ours(name):
                yield found.end()

    # --- whom a total is divided among -----------------------------------------------------------

    def _divided(self) -> Iterator[int]:
        """Totals that are divided among others, or are all somewhere else, each from the total on before it."""
        stops = sorted({found.end() for found in re.finditer("[。!?]", self.text)} | self.page.lines)
        for at, token in enumerate(self.page.tokens):
            if token.kind != TokenKind.COUNT or self.depth(token.start):
                continue
            if any(self._of_others(at, end) for end in self._behind(token)):
                sentence = bisect_right(stops, token.start) - 1
                yield stops[sentence] if sentence >= 0 else 0

    def _behind(self, token: Token) -> Iterator[int]:
        """Where what a total is divided into may begin: behind its count, what is counted, its brackets."""
        yield token.end
        thing = bisect_left(self.page.tokens, token.end, key=lambda each: each.start)
        end = token.end
        for each in self.page.tokens[thing : thing + 4]:
            if each.start != end or each.kind not in (TokenKind.THING, TokenKind.LOCAL, TokenKind.PLAIN):
                break
            end = each.end
        if end != token.end:
            yield end
        close = self.page.pairs.get(end, -1)
        if close > 0:
            yield close

    def _of_others(self, at: int, end: int) -> bool:
        """True when behind a total stand others, or nobody of the series on a page that never names the region."""
        close = self.page.pairs.get(end, -1)
        inside = [each for each in self.page.tokens[at + 1 : at + _MEMBERS] if end <= each.start < close]
        if any(each.kind in (TokenKind.ELSEWHERE, TokenKind.OWN) for each in inside):
            return True
        all_in = _ALL_IN.match(self.text, end)
        if all_in is not None and self._is_other_place(all_in["name"]):
            return True
        parts = _PARTS.match(self.text, end)
        if parts is None:
            return False
        group = "name" if parts["name"] else "where"
        if self._is_other_place(parts[group]):
            return True
        known = any(self._kind_within(parts.span(group), kind) for kind in _KNOWN)
        # 其中19例在隔离管控区发现 says how they were found, not in which town.
        return not known and not parts[group].endswith("发现") and not self.page.names_own

    def _kind_within(self, span: Span, kind: TokenKind) -> bool:
        at = bisect_left(self.page.tokens, span[0], key=lambda each: each.start)
        return any(each.kind == kind and each.start < span[1] for each in self.page.tokens[at : at + 4])

    def _is_other_place(self, name: str) -> bool:
        if name.startswith(self.known):
            return False
        return _elsewhere_whole(self, name) or _INSIDE.match(name) is not None


def _elsewhere_whole(others: Others, name: str) -> bool:
    bare = re.sub("(?:省|市|自治区)\\Z", "", name)
    return bare in others.page.pieces.other_names


def _between(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)
