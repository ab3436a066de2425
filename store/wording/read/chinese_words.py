"""The words of Chinese bulletins that say whose a figure is, what is counted, of when, and where it came from.

A page is cut into tokens of these kinds; what lies between two tokens is unknown, and a clause with unknown words
before its figure is never taken for understood. What is counted, and where, comes from the series.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from store.series.definition import Indicator
from store.wording.read.pieces import Pieces


class TokenKind(StrEnum):
    """What a token is."""

    WINDOW = "window"
    MOMENT = "moment"
    DAY = "day"
    OWN = "own"
    PLACE = "place"
    ELSEWHERE = "elsewhere"
    HERE = "here"
    """The whole of whatever is spoken of (全省, 该市)."""
    NEW = "new"
    NONE = "none"
    EXISTING = "existing"
    SINCE = "since"
    SUPPOSED = "supposed"
    COMPARED = "compared"
    LOCAL = "local"
    BROUGHT = "brought"
    THING = "thing"
    COUNT = "count"
    GRADE = "grade"
    """Cases of another kind, and how ill somebody is: counted, but nothing of the series."""
    CASES = "cases"
    """病例 alone: of what was counted before."""
    AMONG = "among"
    AND = "and"
    PLAIN = "plain"
    """Words that change nothing: who reports, what the illness is called."""
    STOP = "stop"
    OPEN = "open"
    CLOSE = "close"


class Token(Struct, frozen=True):
    kind: TokenKind
    start: int
    end: int
    text: str


_NEW = "新增加?|新发|净增|当[日天](?!起)"
_SINCE = (
    r"自(?=[0-9]{1,4}[年月])|自(?:本轮|此轮|本次)?疫情[^,;:。!?()0-9]{0,6}(?:以来|来)|[^\W\d]{0,4}以来|累计|总计|合计|至此"
    r"|本轮疫情|本次疫情|此轮疫情|历史|[上本]周|今年|[本上]月|全年|[月年季]度|[上下]半年|过去|[前近][一二三四五六七八九十两0-9]{1,3}[天日周]"
)
_EXISTING = "现有|尚有|仍有|还有|在院|现存|目前共?有?|现在"
_SUPPOSED = (
    r"另据|去年|前年|往年|上年|除[^,;。()0-9]{1,12}(?:之外|以外|外)|演练|模拟|示例|样稿|希望|推算|目标|若(?!干)|预计|预期|预测|预估|估计|将(?![近军士领要])|拟(?!定)|计划|力争|有望|争取|或将|可能|如果|假如|假设|倘若|一旦|网传|谣言|不实|有误|应为"
    r"|核减|核增|降至|降为|升至|增至|减至|回落至?|调整[为至]|(?:不超过|少于|低于|超过|高于|多于|至少|最多|约|近|逾|达到?|突破)(?=[0-9])"
)
_COMPARED = r"(?:较|比|与|同)(?:前[一1]?[日天]|昨[日天]|上[一1]?[日天周月年场]|去年|此前)[^,;。!?0-9]{0,8}|同比|环比|减少|增加|下降|上升|持平"
_BROUGHT = r"境外输入性?|外省(?:区市)?输入性?|省外输入性?|市外输入性?|区外输入性?|外地输入性?|输入性?(?=[本确无新病])|境外"
_LOCAL = "本土|本地"
_PLAIN = (
    r"新型冠状病毒(?:感染的)?(?:肺炎)?|新冠(?:病毒)?(?:感染的)?(?:肺炎)?|新型肺炎|疫情|病毒|报告|通报|共有|共计|共|另有|另外|另|同时|此外|分别|已有|已"
    r"|\(?(?:含|包括)(?:新疆生产建设)?兵团\)?|均|也|又|再|为|是|系|有|由|既往|此前|之前|的|含|:(?=[0-9])"
)
_GRADE = "(?:疑似|死亡|重症|危重症?)病例|轻型|轻症|普通型|重型|危重型|重症"
_AMONG = "其中|这其中"
_AND = "、|和|及|以及|与|[&+]"
_UNITS = "例|名|人|宗"
_NONE = "无新增|未新增|没有新增|零新增|未报告新增|无(?=本[土地]|境外|输入|现有)"
_SHORT_WINDOW = r"(?<![0-9])[0-9]{1,2}日[0-9]{1,2}[时点]?[至到-]+[0-9]{1,2}[时点]"
_KINDS = (
    (TokenKind.COMPARED, _COMPARED),
    (TokenKind.NEW, _NEW),
    (TokenKind.SINCE, _SINCE),
    (TokenKind.EXISTING, _EXISTING),
    (TokenKind.SUPPOSED, _SUPPOSED),
    (TokenKind.BROUGHT, _BROUGHT),
    (TokenKind.LOCAL, _LOCAL),
    (TokenKind.AMONG, _AMONG),
    (TokenKind.GRADE, _GRADE),
    (TokenKind.CASES, "病例"),
    (TokenKind.OPEN, r"[(\[【]"),
    (TokenKind.CLOSE, r"[)\]】]"),
    (TokenKind.STOP, "[,;。!?]|:(?![0-9])"),
    (TokenKind.PLAIN, _PLAIN),
    (TokenKind.AND, _AND),
)
"""The kinds whose words are those of the language alone, in the order they are tried."""


class ChineseWords:
    """The tokens of the pages of one book."""

    def __init__(self, pieces: Pieces) -> None:
        reads, series = pieces.reads, pieces.book.series
        self.pieces = pieces
        self.things: dict[str, Indicator] = {}
        self._take_things([what for what in series.indicators if not what.part_of])
        units = {reads.fold(unit) for what in series.indicators for unit in what.unit.values() if unit}
        self.unit = f"(?:{_words({*units, *_UNITS.split('|')})})"
        self.count = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}})(?={self.unit})"
        local = _words(word for word in _LOCAL.split("|") if word not in pieces.names.keys)
        self.split = re.compile(
            rf"[,;:]?\(?(?:境外|(?:{local})(?:病例)?[0-9])|[,;:。]?\(?其中[,:]?(?:境外|{local})|\((?:不含|不包括|除)"
            r"|[,(]?(?:均|全部|都)(?:为|系|是)?[^,;。()0-9]{0,6}输入"
        )
        """Behind a total: it is divided into those from outside and from here, or of others, and none of the series."""
        self._own = frozenset(name for name in pieces.own_names if name not in _HERE_WORDS)
        self.own_kinds = {name[-1] for name in pieces.own_names if name in _HERE_WORDS} or set(
            "省市区州县盟国"
        )
        """What the region may be the whole of (全省: 省)."""
        kinds = "|".join(f"(?P<{kind}>{words})" for kind, words in self._kinds() if words != "(?!)")
        signs = "".join(map(re.escape, sorted(set(kinds))))
        # Most signs of a page begin no token. One begins with a sign of these words, a digit or any word before 以来.
        self._regex = re.compile(rf"(?=[0-9{signs}]|[^\W\d]{{1,4}}以来)(?:{kinds})")

    def _kinds(self) -> Iterator[tuple[TokenKind, str]]:
        """What a token of each kind looks like, in the order they are tried."""
        reads, pieces, things = self.pieces.reads, self.pieces, _words(self.things)
        names = _words(filter(_is_name, {*self._own, *pieces.place_names, *pieces.other_names}))
        yield TokenKind.WINDOW, f"{reads.time('window-days', 'window', 'window-whole')}|{_SHORT_WINDOW}"
        moments = f"{reads.time('moment-end', 'moment')}|{reads.time('date')}"
        yield TokenKind.MOMENT, rf"截[至止到](?:{moments}|[^,;。!?()]{{0,6}})"
        yield TokenKind.DAY, rf"{reads.time('date')}|[昨今][日天](?:上午|下午|晚)?"
        yield TokenKind.OWN, f"(?:{names})(?:{_SUFFIX})?"
        yield TokenKind.THING, things
        yield TokenKind.COUNT, f"{self.count}{self.unit}"
        yield TokenKind.HERE, "|".join(_HERE)
        yield TokenKind.NONE, rf"{_NONE}|无(?={things})"
        yield from _KINDS

    def _take_things(self, indicators: Iterable[Indicator]) -> None:
        fold = self.pieces.reads.fold
        for what in indicators:
            names = (*what.names.values(), *what.shorts.values(), *what.also)
            for name in map(_bare_thing, map(fold, names)):
                if len(name) > 1 and not name.isascii():
                    self.things.setdefault(name, what)

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a folded text, in order."""
        return [
            Token(
                self._kind(match.lastgroup or TokenKind.PLAIN, match[0]), match.start(), match.end(), match[0]
            )
            for match in self._regex.finditer(text)
        ]

    def _kind(self, group: str, text: str) -> TokenKind:
        """The kind of a token; of a name, whose it is."""
        kind = _BY_NAME[group]
        if kind is not TokenKind.OWN or text in self._own:
            return kind
        if text in self.pieces.names.keys:
            return TokenKind.PLACE
        bare = re.sub(f"(?:{_SUFFIX})\\Z", "", text)
        if bare in self._own:
            return TokenKind.OWN
        return TokenKind.PLACE if bare in self.pieces.names.keys else TokenKind.ELSEWHERE

    def place(self, token: Token) -> str:
        """The key of the place a token names."""
        keys = self.pieces.names.keys
        return keys.get(token.text) or keys[re.sub(f"(?:{_SUFFIX})\\Z", "", token.text)]


_HERE = ("[全我本该][省市区州县盟国]", "自治[区州县](?![^\\W\\d]{1,12}(?:[厅局委院]|主任|主席))")
_HERE_WORDS = tuple(first + last for first in "全我本该" for last in "省市区州县盟国") + (
    "自治区",
    "自治州",
    "自治县",
)
_BEFORE_THING = re.compile(rf"(?:{_NEW}|{_LOCAL}|{_EXISTING}|累计)+")


_SUFFIX = "(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市"
"""What may stand behind the short name of a region."""
_NO_NAMES = re.compile(
    "|".join(
        f"(?:{words})"
        for words in (
            _NEW,
            _SINCE,
            _EXISTING,
            _SUPPOSED,
            _COMPARED,
            _BROUGHT,
            _LOCAL,
            _PLAIN,
            _AMONG,
            _AND,
            "全部",
        )
    )
)


def _is_name(name: str) -> bool:
    """False for a place that is called what governs figures (本土), or by one sign: in a sentence it is no name."""
    return len(name) > 1 and _NO_NAMES.fullmatch(name) is None


WITHOUT = re.compile("不含|不包括|不计|除|剔除|扣除")
SOMEWHERE = re.compile(
    r"在(?:[^\W\d]{2,3}(?<![上中下后前时间里内院此])|[^\W\d]{1,8}(?<![地社小控院险辖])[省市区县州盟旗镇])"
)
"""A clause that says no more than where (在甲市,)."""
TOWN = re.compile(r"[\W\s]*[^\W\d]{1,8}(?<![地社小控院险辖全我本该各疫])[省市区县州盟旗镇][\W\s]*")
"""A town, which may be one nobody knows, that opens a clause."""

_BY_NAME = {str(kind): kind for kind in TokenKind}


def _bare_thing(name: str) -> str:
    """The name without the words that say of when and from where (新增本土确诊病例: 确诊病例)."""
    return _BEFORE_THING.sub("", name, count=1) if _BEFORE_THING.match(name) else name


def _words(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def words_of(pieces: Pieces) -> ChineseWords:
    """The tokens of a book, made once for it."""
    held: ChineseWords | None = pieces.__dict__.get("_chinese_words")
    if held is None:
        held = pieces.__dict__["_chinese_words"] = ChineseWords(pieces)
    return held
