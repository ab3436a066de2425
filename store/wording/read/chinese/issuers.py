"""Where a Chinese page begins to be somebody else's though no subject of its sentences says so.

Who issued the page (甲发布, 来源:健康乙, a signature), a dateline, a total that is divided among others: from such a place
on a figure is theirs, until the region itself is spoken of. The places are found before the page is gone through,
since what stands behind the figures (a signature, the parts of a total) says it as well as what stands before them.
"""

import re
from collections.abc import Iterator

from store.wording.numbers.spans import Span
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import LITTLE, Token, TokenKind, words_of_one

_OFFICE = "融媒|应对|联防|防控|指挥|宣传|新闻办|人民政府|发布(?!会)"
"""Offices that issue what others found, whatever it is about."""
_NO_NEWS = r"(?![^,。!?:]{0,4}(?:派|工作组|专家|指导|要求|部署|印发|《|相关|有关|的))"
"""Behind the name of an office: what it does, and no news of it."""
_ACCOUNT = re.compile(
    r"@(?P<name>[^\W\d]{2,12})|(?<![^\W\d])(?P<issuer>[^\W\d]{2,6})发布:|转(?:发|载)?自:?(?P<via>[^\W\d]{2,8}?)发布(?!会)"
)
_TOWN = "[省市区县州盟旗镇乡]"
_NO_TOWN = re.compile(
    f"(?:[全我本该各辖疫两据]|自治|地|风险|管控|防范|社|小|城|片|园|市|兵团|下设|根据){_TOWN}\\Z"
)
_TOWN_NAME = re.compile(r"[^\W\d]+\Z")
_LONGEST_NAME = 9
_SOURCE = re.compile(r"来源:(?P<name>[^\W\d]{2,20})")
_CITY_PAPER = re.compile("(?:晚|早|晨|商|都市)报")
"""Papers of one city, which print its own figures; ours names the region or one of its places."""
_NO_ISSUER = re.compile(r"权威|最新|[今昨]日|首次|再次|新闻|官方|刚刚|正式|重磅|通报|信息|数据|发布会")
_DATELINE = re.compile(r"(?P<name>[^\W\d]{2,9})[0-9]{1,2}月[0-9]{1,2}日(?:电|讯)")
_AGENCY = re.compile(r"(?:本报|[^\W\d]{2,4}(?:社|网|报|台))")
_PARTS = re.compile(
    r"(?:[(\[【]|[,;。]?(?:其中|包括|分别为|分别是)[,:]?|:|,(?=在))(?:其中|包括|分别为|分别是)?[,:]?在?"
    r"(?:(?P<name>[^\W\d]{2,12}?)[0-9]+[例名人]|[0-9]+[例名人][均都]?在(?P<where>[^\W\d]{2,12}?)(?=[,;。、)\]】]|\Z))"
)
_MEMBER = re.compile(r"(?P<name>[^\W\d、]{2,12}?)(?:报告|有|占)?[0-9]+[例名人宗]")
_JOINT = re.compile("[、,;和及]在?")
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
_BEHIND_COUNT = (TokenKind.THING, TokenKind.LOCAL, *LITTLE)
_MEMBERS = 40
"""Tokens behind a total that are looked at."""
_LINE = 30
"""Characters of a line that may name who issues a page, and nothing else."""


class Issuers:
    """Who issues the pages of one book, by the words of its subject."""

    def __init__(self, page: ChinesePage) -> None:
        subject = page.words.subject
        offices, outlets, nation = map(words_of_one, (subject.offices, subject.outlets, subject.nation))
        self.nation = re.compile(
            rf"(?:{nation}){_NO_NEWS}|3[0-4]个?省(?!略)"
            rf"|(?:国务院联防联控机制|中国(?:{offices})(?:中心)?|(?:{outlets})中国)(?=:|[^,。!?]{{0,8}}(?:消息|通报|发布|公布|介绍))"
        )
        self.outlet = re.compile(
            rf"(?<![^\W\d])(?:{outlets})(?P<name>[^\W\d]{{2,6}}?)(?:官微|微信|公众号|发布)?(?:消息|:)"
        )
        self.office_of = re.compile(rf"(?<=[^\W\d]){_TOWN}(?=(?:人民政府)?(?:{offices}|{_OFFICE}))")
        self.media = re.compile(f"发布|融媒|指挥|防控|{offices}|{outlets}")
        self.signed = re.compile(
            rf"[^\W\d]{{2,30}}(?:(?:{offices})(?:委|中心)|委员会|指挥部|办公室|人民政府)"
        )
        self.issued = re.compile(rf"(?:发布|(?:{offices})委?|融媒)\Z")


def datelines(page: ChinesePage) -> Iterator[int]:
    """Behind the dateline of another place (呼和浩特8月31日电): until the region is named."""
    names = _Names(page)
    for found in _DATELINE.finditer(page.text):
        name = _AGENCY.sub("", found["name"])
        if 1 < len(name) < 6 and name != "北京" and not names.ours(name):
            yield found.end()


class _Names:
    """Whose a name is that stands in the title of an office or an outlet."""

    def __init__(self, page: ChinesePage) -> None:
        self._pieces = page.pieces
        self.known = (*page.pieces.own_names, *page.pieces.place_names)

    def ours(self, name: str, places: bool = True) -> bool:
        return any(known in name for known in (self.known if places else self._pieces.own_names))

    def elsewhere(self, name: str) -> bool:
        return any(other in name for other in self._pieces.other_names)

    def other_place(self, name: str) -> bool:
        """True for the name of a place that is none of the series: of another region, or inside of a place."""
        if name.startswith(self.known):
            return False
        bare = re.sub("(?:省|市|自治区)\\Z", "", name)
        return bare in self._pieces.other_names or _INSIDE.match(name) is not None


# --- who issued it -------------------------------------------------------------------------------


def issued(page: ChinesePage) -> Iterator[int]:
    """Where somebody else says that what follows, or at its end the whole page, is theirs."""
    names, who, text = _Names(page), _issuers_of(page), page.text
    for found in who.nation.finditer(text):
        yield found.start()
    for found in who.outlet.finditer(text):
        if not names.ours(found["name"]):
            yield found.start()
    for found in _ACCOUNT.finditer(text):
        name = found["name"] or found["issuer"] or found["via"]
        if not names.ours(name) and not _NO_ISSUER.search(name):
            yield found.start()
    for found in who.office_of.finditer(text):
        name = _TOWN_NAME.search(text, max(0, found.end() - _LONGEST_NAME), found.end())
        if name is not None and not _NO_TOWN.search(name[0]) and not name[0].endswith(names.known):
            yield name.start()
    last = page.counts[-1] if page.counts else -1
    for found in _SOURCE.finditer(text):
        name = found["name"]
        others = who.media.search(name) or _CITY_PAPER.search(name) or names.elsewhere(name)
        if others and not names.ours(name):
            yield 0 if found.start() > last else found.start()  # behind all figures: it is of all before
    yield from _lines_alone(page, names, who, last)


def _issuers_of(page: ChinesePage) -> Issuers:
    held: Issuers | None = page.words.__dict__.get("issuers")
    if held is None:
        held = page.words.__dict__["issuers"] = Issuers(page)
    return held


def _lines_alone(page: ChinesePage, names: _Names, who: Issuers, last: int) -> Iterator[int]:
    """Lines in which somebody else is named alone: who issues the page, or who signs it."""
    for start, end in page.each_line():
        said = page.text[start:end].strip() if end - start <= _LINE else ""
        if not said or re.search("[0-9]|[,。!?;:]", said):
            continue
        issues = len(said) <= _LINE // 2 and not _NO_ISSUER.search(said) and who.issued.search(said)
        if issues and not names.ours(said) and (said.endswith("发布") or names.elsewhere(said)):
            yield start
        elif who.signed.fullmatch(said) and start > last and not names.ours(said, places=False):
            yield 0


# --- whom a total is divided among ---------------------------------------------------------------


def totals_divided(page: ChinesePage) -> Iterator[int]:
    """Where a sentence begins whose total is divided among others, or is all somewhere else (128例,均在乙省)."""
    names = _Names(page)
    for at, token in enumerate(page.tokens):
        if token.kind != TokenKind.COUNT or page.depth(token.start):
            continue
        if any(_of_others(page, names, at, end) for end in _behind(page, token)):
            yield page.sentence(token.start)


def _behind(page: ChinesePage, token: Token) -> Iterator[int]:
    """Where what a total is divided into may begin: behind its count, what is counted, its brackets."""
    yield token.end
    thing = page.first_token(token.end)
    end = token.end
    for each in page.tokens[thing : thing + 4]:
        if each.start != end or each.kind not in _BEHIND_COUNT:
            break
        end = each.end
    if end != token.end:
        yield end
    close = page.pairs.get(end, -1)
    if close > 0:
        yield close


def _of_others(page: ChinesePage, names: _Names, at: int, end: int) -> bool:
    """True when behind a total stand others, or nobody of the series on a page that never names the region."""
    close = page.pairs.get(end, -1)
    inside = [each for each in page.tokens[at + 1 : at + _MEMBERS] if end <= each.start < close]
    if any(each.kind in (TokenKind.ELSEWHERE, TokenKind.OWN) for each in inside):
        return True
    all_in = _ALL_IN.match(page.text, end)
    if all_in is not None and names.other_place(all_in["name"]):
        return True
    parts = _PARTS.match(page.text, end)
    if parts is None:
        return False
    group = "name" if parts["name"] else "where"
    if names.other_place(parts[group]) or _names_foreign_town(page, names, parts.start(group)):
        return True
    # 其中19例在隔离管控区发现 says how they were found, not in which town.
    return not _known(page, parts.span(group)) and not parts[group].endswith("发现") and not page.names_own


def _names_foreign_town(page: ChinesePage, names: _Names, at: int) -> bool:
    """True when a later member of the list is a town of another region (在拉萨市20例、在成都市33例)."""
    part = _MEMBER.match(page.text, at)
    inner = False
    while part is not None:
        name = part["name"]
        if not inner and name.endswith(("市", "省")) and names.other_place(name):
            return True
        inner = name.startswith(names.known) and name not in names.known
        joint = _JOINT.match(page.text, page.past_brackets(part.end()))
        part = _MEMBER.match(page.text, joint.end()) if joint else None
    return False


def _known(page: ChinesePage, span: Span) -> bool:
    """True when a name of the list is one of the series, or no place at all."""
    at = page.first_token(span[0])
    return any(each.kind in _KNOWN and each.start < span[1] for each in page.tokens[at : at + 4])
