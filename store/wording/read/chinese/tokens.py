"""The words of Chinese bulletins that say whose a figure is, what is counted, of when, and where it came from.

A page is cut into tokens of these kinds; what lies between two tokens is unknown, and a clause with unknown words
before its figure is never taken for understood. Here are the words of the language (新增, 累计, 其中). What is counted,
and where, comes from the series, and so do the words of its subject (病例, 境外输入), which its phrase book has under
`[choice]` (see `SubjectWords`).
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from store.series.definition import Indicator
from store.wording.book.book import WINDOWS
from store.wording.read.basis.pieces import Pieces


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
    PAIR = "pair"
    """Two counts of a headline (34+419)."""
    GRADE = "grade"
    """Cases of another kind, and how ill somebody is: counted, but nothing of the series."""
    CASES = "cases"
    """病例 alone: of what was counted before."""
    AMONG = "among"
    AND = "and"
    REPORTS = "reports"
    PRIOR = "prior"
    """Of those there were before, of whom only some that became others are new (既往)."""
    PLAIN = "plain"
    """Words that change nothing: what the illness is called, and little words."""
    STOP = "stop"
    OPEN = "open"
    CLOSE = "close"


NAME_KINDS = (TokenKind.OWN, TokenKind.PLACE, TokenKind.ELSEWHERE)
TIME_KINDS = (TokenKind.WINDOW, TokenKind.DAY, TokenKind.MOMENT)
LITTLE = (TokenKind.PLAIN, TokenKind.PRIOR, TokenKind.REPORTS)
"""Words that may stand between a count and what is counted."""


class Token(Struct, frozen=True):
    kind: TokenKind
    start: int
    end: int
    text: str


class SubjectWords:
    """The words of what a series is about, folded: a flood office says others. None of them says of when."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self.cases = self._choice("case_words")
        self.people = self._choice("people_words")
        self.other_counts = self._choice("other_counts")
        self.outcomes = self._choice("outcomes")
        self.no_places = (*self.cases, *self.other_counts, *self.outcomes)
        """What no place is called."""
        self.plain = self._choice("subject_words")
        self.outbreak = self._choice("outbreak_words")
        self.local = self._choice("local_words")
        self.outside = outside = self._choice("outside_words")
        self.abroad = tuple(word for word in outside if any(o.startswith(word) for o in outside if o != word))
        """Words of where cases came from that others go on from (境外 of 境外输入)."""
        self.brought = tuple(word for word in outside if any(o.endswith(word) for o in outside if o != word))
        """Words that they came, which end others (输入): alone they say so only right before what is counted."""
        self.counted_in = self._choice("counted_in")
        self.existing = words_of_one(self._choice("existing_words"))
        self.offices = self._choice("office_words")
        self.nation = self._choice("nation_words")
        self.outlets = self._choice("outlet_words")
        self.matters = pieces.not_its_own(self._choice("other_matters"))
        self.illnesses = pieces.not_its_own(self._choice("other_illnesses"))

    def _choice(self, choice: str) -> tuple[str, ...]:
        words = map(self._pieces.reads.fold, self._pieces.book.choices.get(choice, ()))
        return tuple(dict.fromkeys(word for word in words if word))


_NEW = "新增加?|新发|净增|当[日天](?!起)"
_SINCE = (
    r"自(?=[0-9]{1,4}[年月])|[^\W\d]{0,4}以来|累计|总计|合计|至此"
    r"|历史|[上本]周|今年|[上本]月|全年|[月年季]度|[上下]半年|过去|[前近][一二三四五六七八九十两0-9]{1,3}[天日周]"
)
_EXISTING = "现有|尚有|仍有|还有|现存|目前共?有?|现在"
_SUPPOSED = (
    r"另据|如(?=出现|发生|遇)|虚假|假消息|编造|捏造|去年|前年|往年|上年|除[^,;。()0-9]{1,12}(?:之外|以外|外)|演练|模拟|示例|样稿|希望|推算|目标|若(?!干|(?![全我本该])[^\W\d]{0,3}[区县市旗][0-9])|预计|预期|预测|预估|估计|将(?![近军士领要])|拟(?!定)|计划|力争|有望|争取|或将|可能|如果|假如|假设|倘若|一旦|网传|网[民友]|据传|传言|流传|并非|模型(?=显示|推测|计算)|谣言|不实|有误|应为"
    r"|核减|核增|降至|降为|升至|增至|减至|回落至?|调整[为至]|(?:不超过|少于|低于|超过|高于|多于|至少|最多|约|近|逾|达到?|突破)(?=[0-9])"
)
_COMPARED = r"(?:较|比|与|同)(?:前[一1]?[日天]|昨[日天]|上[一1]?[日天周月年场]|去年|此前)[^,;。!?0-9]{0,8}|同比|环比|减少|增加|下降|上升|持平"
_AMONG = "其中|这其中"
_PRIOR = "既往|此前|之前"
_REPORTS = "报告|通报"
_PLAIN = (
    "共有|共计|共|另有|另外|另|同时|此外|分别|已有|已|均|也|又|再|为|是|系|有|由|的|含|占(?=[0-9])|:(?=[0-9])"
)
_AND = "、|和|及|以及|与|[&+]"
CASE_UNITS = ("例", "名", "人", "宗")
_NONE = "无新增|不再新增|未再新增|未新增|没有新增|零新增|未报告新增|无现有"
SHORT_WINDOW = r"(?<![0-9])([0-9]{1,2})日([0-9]{1,2})[时点]?[至到-]+([0-9]{1,2})[时点]"
"""A window without its month."""
SHORT_DAY = r"(?<![0-9])(?P<day>[0-9]{1,2})日(?:(?P<hour>[0-9]{1,2})[时点])?"
"""A day, or a moment of it, without its month."""
_SHORT_DAY_ALONE = r"(?<![0-9])[0-9]{1,2}日(?![0-9])"
_NO_SPAN = "(?<![近前后每第共满超连续过去为期])", "(?![内后前间均游龄以之起来左])"
"""Before a number of days, and behind it."""
_HERE = ("[全我本该][省市区州县盟国]", "自治[区州县](?![^\\W\\d]{1,12}(?:[厅局委院]|主任|主席))")
_HERE_WORDS = tuple(first + last for first in "全我本该" for last in "省市区州县盟国") + (
    "自治区",
    "自治州",
    "自治县",
)
_SUFFIX = "(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市"
"""What may stand behind the short name of a region."""
WITHOUT = re.compile("不含|不包括|不计|除|剔除|扣除")
_TOWN = TOWN_ENDS = "[省市区州县盟旗镇]"
"""How the name of a town or district ends."""
SOMEWHERE = re.compile(
    rf"在(?:[^\W\d]{{2,3}}(?<![上中下后前时间里内院此])|[^\W\d]{{1,8}}(?<![地社小控院险辖]){_TOWN})"
)
"""A clause that says no more than where (在甲市,)."""
TOWN = re.compile(rf"[\W\s]*[^\W\d]{{1,8}}(?<![地社小控院险辖全我本该各疫]){_TOWN}[\W\s]*")
"""A town, which may be one nobody knows, that opens a clause."""


class ChineseWords:
    """The tokens of the pages of one book."""

    def __init__(self, pieces: Pieces) -> None:
        reads, series = pieces.reads, pieces.book.series
        self.pieces = pieces
        self.subject = subject = SubjectWords(pieces)
        self._of_language = dict(self._language())
        self.things: dict[str, Indicator] = {}
        self._take_things([what for what in series.indicators if not what.part_of])
        self.summed = self._summed() or {what.key for what in self.things.values()}
        """What is counted for itself, and not some of what else is."""
        units = {reads.fold(unit) for what in series.indicators for unit in what.unit.values() if unit}
        self.unit = f"(?:{words_of_one({*units, *CASE_UNITS})})"
        self.count = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}})(?={self.unit})"
        local = words_of_one(word for word in subject.local if word not in pieces.names.keys)
        abroad, cases, brought = (
            words_of_one(words) for words in (subject.abroad, subject.cases, subject.brought)
        )
        self.split = re.compile(
            rf"[,;:]?\(?(?:{abroad}|(?:{local})(?:{cases})?[0-9])|[,;:。]?\(?其中[,:]?(?:{abroad}|{local})|\((?:不含|不包括|除)"
            rf"|[,(]?(?:均|全部|都)(?:为|系|是)?[^,;。()0-9]{{0,6}}(?:{brought})"
            rf"|[,(]其中[,:]?(?:[0-9]{{1,9}}{self.unit}(?:为|是|系)[^,;。()0-9]{{0,12}},)?[0-9]{{1,9}}{self.unit}(?:为|是|系)?(?:{abroad})"
        )
        """Behind a total: it is divided into those from outside and from here, or of others, and none of the series."""
        self.outside = re.compile(words_of_one(subject.outside))
        self._own = frozenset(name for name in pieces.own_names if name not in _HERE_WORDS)
        self.own_kinds = {name[-1] for name in pieces.own_names if name in _HERE_WORDS} or set(
            "省市区州县盟国"
        )
        """What the region may be the whole of (全省: 省)."""
        kinds = "|".join(f"(?P<{kind}>{words})" for kind, words in self._kinds() if words != "(?!)")
        signs = "".join(map(re.escape, sorted(set(kinds))))
        # Most signs of a page begin no token. One begins with a sign of these words, a digit or any word before 以来.
        self._regex = re.compile(rf"(?=[0-9{signs}]|[^\W\d]{{1,4}}以来)(?:{kinds})")

    def _summed(self) -> set[str]:
        return {key for what in self.pieces.book.series.computed for key in what.plus}

    def _kinds(self) -> Iterator[tuple[TokenKind, str]]:
        """What a token of each kind looks like, in the order they are tried."""
        reads, pieces, things = self.pieces.reads, self.pieces, words_of_one(self.things)
        names = words_of_one(filter(self._is_name, {*self._own, *pieces.place_names, *pieces.other_names}))
        yield (
            TokenKind.WINDOW,
            f"{reads.time(*WINDOWS)}|{_unnamed(SHORT_WINDOW)}",
        )
        moments = f"{reads.time('moment-end', 'moment')}|{reads.time('date')}|{_unnamed(SHORT_DAY)}"
        yield TokenKind.MOMENT, rf"截[至止到](?:{moments}|[^,;。!?()]{{0,6}})"
        yield (
            TokenKind.DAY,
            rf"{reads.time('date')}|[昨今][日天](?:上午|下午|晚)?|{_NO_SPAN[0]}{_unnamed(_SHORT_DAY_ALONE)}{_NO_SPAN[1]}",
        )
        yield TokenKind.OWN, f"(?:{names})(?:{_SUFFIX})?"
        yield TokenKind.THING, things
        yield (
            TokenKind.PAIR,
            rf"[\"“「]?(?<![0-9+.])[0-9]{{1,6}}\+[0-9]{{1,6}}(?![0-9+.%])[\"”」]?(?:{self.unit})?",
        )
        yield TokenKind.COUNT, f"{self.count}{self.unit}"
        yield TokenKind.HERE, "|".join(_HERE)
        none = words_of_one((*self.subject.local, *self.subject.outside))
        yield TokenKind.NONE, rf"{_NONE}|无(?={none})|无(?={things})"
        yield from self._of_language.items()

    def _language(self) -> Iterator[tuple[TokenKind, str]]:
        """The kinds whose words are those of the language and of the subject, in the order they are tried."""
        subject = self.subject
        outbreak = words_of_one(subject.outbreak)
        brought = words_of_one(subject.brought)
        outside = words_of_one(word for word in subject.outside if word not in subject.brought)
        yield TokenKind.COMPARED, _COMPARED
        yield TokenKind.NEW, _NEW
        of_outbreak = rf"自(?:本轮|此轮|本次)?(?:{outbreak})[^,;:。!?()0-9]{{0,6}}(?:以来|来)|(?:本轮|此轮|本次)(?:{outbreak})|[\"“”][0-9][0-9·.]{{1,4}}[\"”](?:{outbreak})"
        yield TokenKind.SINCE, f"{of_outbreak}|{_SINCE}"
        yield TokenKind.EXISTING, f"{_EXISTING}|{subject.existing}"
        yield TokenKind.SUPPOSED, _SUPPOSED
        yield TokenKind.BROUGHT, f"(?:{outside})性?|(?:{brought})性?(?=[本确无新病])"
        yield TokenKind.LOCAL, words_of_one(subject.local)
        yield TokenKind.AMONG, _AMONG
        yield TokenKind.GRADE, words_of_one(subject.other_counts)
        yield TokenKind.CASES, words_of_one(subject.cases)
        yield TokenKind.OPEN, r"[(\[【]"
        yield TokenKind.CLOSE, r"[)\]】]"
        yield TokenKind.STOP, "[,;。!?]|:(?![0-9])"
        yield TokenKind.REPORTS, _REPORTS
        yield TokenKind.PRIOR, _PRIOR
        yield (
            TokenKind.PLAIN,
            (f"{words_of_one(subject.plain)}|(?:含|包括)(?:{words_of_one(subject.counted_in)})|{_PLAIN}"),
        )
        yield TokenKind.AND, _AND

    def _is_name(self, name: str) -> bool:
        """False for a place that is called what governs figures (本土), or by one sign: in a sentence it is no name."""
        return len(name) > 1 and self._no_names.fullmatch(name) is None

    @property
    def _no_names(self) -> re.Pattern[str]:
        words = (
            said
            for kind, said in self._of_language.items()
            if kind not in (TokenKind.GRADE, TokenKind.CASES, TokenKind.OPEN, TokenKind.CLOSE, TokenKind.STOP)
        )
        return re.compile("|".join(f"(?:{said})" for said in (*words, "全部")))

    def _take_things(self, indicators: Iterable[Indicator]) -> None:
        fold = self.pieces.reads.fold
        local = words_of_one(self.subject.local)
        of_when = re.compile(rf"(?:{_NEW}|{local}|{_EXISTING}|{self.subject.existing}|累计)+")
        for what in indicators:
            names = (*what.names.values(), *what.shorts.values(), *what.also)
            for name in map(fold, names):
                # 新增本土确诊病例 is 确诊病例: of when and from where they are, the clause says.
                bare = of_when.sub("", name, count=1) if of_when.match(name) else name
                if len(bare) > 1 and not bare.isascii():
                    self.things.setdefault(bare, what)

    def are_cases(self, what: Indicator) -> bool:
        """Whether what is counted may be called cases alone (本土病例3例): its name has that word, or it is the sum of some."""
        names = "|".join((*what.names.values(), *what.shorts.values(), *what.also))
        return bool(what.plus) or any(word in names for word in self.subject.cases)

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
        bare = _bare_name(text)
        if bare in self._own:
            return TokenKind.OWN
        return TokenKind.PLACE if bare in self.pieces.names.keys else TokenKind.ELSEWHERE

    def place(self, token: Token) -> str:
        """The key of the place a token names."""
        keys = self.pieces.names.keys
        return keys.get(token.text) or keys[_bare_name(token.text)]


_BY_NAME = {str(kind): kind for kind in TokenKind}


def _unnamed(expression: str) -> str:
    """The expression without its groups."""
    return re.sub(r"\((?!\?)|\(\?P<[a-z]+>", "(?:", expression)


def _bare_name(name: str) -> str:
    return re.sub(f"(?:{_SUFFIX})\\Z", "", name)


def words_of_one(words: Iterable[str]) -> str:
    """The expression for any of these words, the longer ones first; for none of them one that never matches."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def words_of(pieces: Pieces) -> ChineseWords:
    """The tokens of a book, made once for it."""
    held: ChineseWords | None = pieces.__dict__.get("_chinese_words")
    if held is None:
        held = pieces.__dict__["_chinese_words"] = ChineseWords(pieces)
    return held
