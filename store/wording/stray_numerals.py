"""Numerals that a text prints in its fixed words, beside the figures of the record.

Whatever is no span of a figure, date or ordinal was typed by somebody or stands in a sentence of the
office, and no figure follows it. This scan asks neither the sayer nor the reader: it sees characters and
the spans the record vouches for. A numeral is one in any script of digits (٩, 𝟗, ⑨, Ⅸ, ９), in Chinese
numerals (九千, 玖仟, 百分之九, 数百) or in English number words (nine thousand, two-thirds), however it is
split or spaced. What only looks like one passes: dates, hours, ordinals, enumerators, telephone and
document numbers, codes (COVID-19), and the words of `numeral_words.txt`, which an office may add to.

    counted   it stands with a unit, a %, or a case noun: it must be a figure of the record
    touching  it touches a figure of the record and makes another number of it
    bare      it counts nothing that can be seen: a person says that it is only a name
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

from store.record.measure import UNITS
from store.values import struct
from store.wording.draft import Draft, Span, SpanKind
from store.wording.plain_signs import SIGN, plain_signs


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _words_in(name: str) -> frozenset[str]:
    """The words of a file beside this one, without its comments."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return _set("\n".join(line for line in text.splitlines() if not line.startswith("#")))


MASK = "\ufffc"
"""Stands for each character the record vouches for."""

VOUCHED = (SpanKind.COUNT, SpanKind.TIME, SpanKind.ORDINAL, SpanKind.MISSING)
"""Spans that print what the record holds, and are not looked into; but a date, an hour or a window is printed in
the office's own words (`held_at-am`), so one that holds more than that is looked into like any fixed text."""


class Why(StrEnum):
    """Why a numeral is told of."""

    COUNTED = "counted"
    TOUCHING = "touching"
    BARE = "bare"
    CERTAINTY = "certainty"
    """A word beside a figure that makes it about, more or less than it is."""


@struct
class Stray:
    """Characters `start` to `end` of the text hold a numeral (`number`, in plain ASCII digits where it is
    written in digits, else as printed) with its unit, if it has one."""

    start: int
    end: int
    why: Why
    number: str
    unit: str = ""


def strays(draft: Draft, set_words: Collection[str] = ()) -> tuple[Stray, ...]:
    """The numerals of a draft that are no figure of its record. `set_words` are the office's own words
    and the names of its series, which count nothing."""
    text = list(draft.text)
    touchy: set[int] = set()
    for span in draft.spans:
        if span.kind in VOUCHED and not (
            span.kind is SpanKind.TIME and _more_than_a_time(draft.text[span.start : span.end])
        ):
            text[span.start : span.end] = MASK * (span.end - span.start)
            if span.kind is SpanKind.COUNT:
                touchy |= _edges(draft.text, span)
    words = frozenset(set_words)
    found: list[Stray] = []
    at = 0
    for line in "".join(text).split("\n"):
        edges = frozenset(edge - at for edge in touchy if at <= edge < at + len(line))
        found += [_moved(stray, at) for stray in strays_of_line(line, words, edges)]
        at += len(line) + 1
    found += [
        stray
        for stray in (*_altered(draft), *_uncertain(draft))
        if stray.why not in {o.why for o in found if o.start == stray.start}
    ]
    return tuple(found)


_OTHER_BEHIND = re.compile(
    r"(?P<percent>\s?(?:[%％﹪‰]|(?:per ?cent|pct)(?:age)?\b|个百分点))|[ -]?(?:fold|score|dozen|bn|mn|[KkMm])(?![A-Za-z])"
    r"|[ -]and (?:a|one)[ -](?:half|third|quarter)\b"
)
"""What makes another number of a figure that stands before it: 6 percent, sixfold, 6K, six and a half."""
_OTHER_BEFORE = re.compile(r"(?:\b(?:minus|negative) |(?<![0-9A-Za-z-])[-−－]|[$＄€£]\s?|负)$", re.IGNORECASE)
"""What makes another number of a figure that stands behind it: minus six, -6, $6."""
_OTHER_NUMBER = re.compile(
    r"(?P<unit>[成倍番折])|分之[0-9一二三四五六七八九十百千万]|[多余来几][十百千万亿]|[eE][0-9]"
)
"""The same behind a bare number: 6 and 成 is sixty percent, 6 and 多万 sixty thousand and more."""
_CERTAINTY_BEFORE = re.compile(
    r"(?:大约|(?<![节预条公契合签特])约|将近|接近|(?<![附最邻靠将接])近|(?<!高)超过?|逾|不足|不到|不超过|不少于|至少|至多|最多)$"
    r"|\b(?:about|roughly|approximately|nearly|almost|more than|less than|fewer than|at least|at most|up to)\s$",
    re.IGNORECASE,
)
_CERTAINTY_BEHIND = re.compile(
    r"余|多(?=[例人名个次件家户项条处台辆张份所座])|[^\s，。；、：,.;:]{0,2}?(?:以上|以下(?=[，。；、）)的])|左右|上下)|[ -]odd\b|[ -]plus\b|\+"
    r"|(?: [a-z]+)? or (?:more|less|fewer|so)\b"
)
"""Words that say how exact the figure beside them is. The figure has its own for that (约35万), which lies
in its span and which every language says."""
_RECENT = re.compile(r"\s?(?:天|日|年|周|个?月|个?小时|场)")
"""近10天 are the last ten days, not nearly ten."""
_GLUED_LETTER = re.compile("[A-Za-zａ-ｚＡ-Ｚ]")


def _is_numeral(text: str, at: int) -> bool:
    return text[at : at + 1] != "" and plain_signs(text[at])[0][0] in _NUMERAL


def _altered(draft: Draft) -> Iterator[Stray]:
    """Words and signs of a person or an office that make another number of the figure they touch."""
    own = {at for span in draft.spans if span.kind in VOUCHED for at in range(span.start, span.end)}
    firsts = {span.start for span in draft.spans if span.kind in VOUCHED}
    for span in draft.spans:
        if span.kind is not SpanKind.COUNT or span.end <= span.start:
            continue
        behind = _OTHER_BEHIND.match(draft.text, span.end)
        if behind is None and draft.language != "zh":
            behind = _GLUED_LETTER.match(draft.text, span.end)
        if behind is None and _is_numeral(draft.text, span.end - 1):
            behind = _OTHER_NUMBER.match(draft.text, span.end)
            if span.end in firsts and _is_numeral(draft.text, span.end):  # two figures without a word between
                yield Stray(span.start, span.end, Why.TOUCHING, draft.text[span.start : span.end + 1])
        if behind is not None and span.end not in own:
            parts = behind.groupdict()
            unit = "%" if parts.get("percent") else parts.get("unit") or ""
            yield Stray(span.end, behind.end(), Why.TOUCHING, draft.text[span.start : behind.end()], unit)
        before = _OTHER_BEFORE.search(draft.text, max(0, span.start - 12), span.start)
        if before is None and draft.language != "zh":
            before = _GLUED_LETTER.match(draft.text, max(0, span.start - 1), span.start)
        if before is not None and span.start - 1 not in own:
            yield Stray(before.start(), span.start, Why.TOUCHING, draft.text[before.start() : span.end])


def _uncertain(draft: Draft) -> Iterator[Stray]:
    """Words of a person or an office that make a figure less exact than it is printed."""
    own = {at for span in draft.spans if span.kind in VOUCHED for at in range(span.start, span.end)}
    for span in draft.spans:
        if span.kind is not SpanKind.COUNT or span.end <= span.start:
            continue
        before = _CERTAINTY_BEFORE.search(draft.text, max(0, span.start - 14), span.start)
        if before is not None and span.start - 1 not in own:
            recent = before[0].endswith("近") and (
                _RECENT.match(draft.text, span.end)
                or _RECENT.fullmatch(draft.text[span.start : span.end].lstrip(_DIGIT_SIGNS))
            )
            if not recent:
                yield Stray(before.start(), span.start, Why.CERTAINTY, draft.text[before.start() : span.end])
        behind = _CERTAINTY_BEHIND.match(draft.text, span.end, span.end + 24)
        if behind is not None and span.end not in own and "\n" not in behind[0]:
            yield Stray(span.end, behind.end(), Why.CERTAINTY, draft.text[span.start : behind.end()])


_DIGIT_SIGNS = "0123456789,. 一二三四五六七八九十百"


@lru_cache(maxsize=512)
def _more_than_a_time(said: str) -> bool:
    """Whether words that print a date, an hour or a window hold a number that is none of it."""
    return any(strays_of_line(line, frozenset(), frozenset()) for line in said.split("\n"))


def strays_of_text(text: str, set_words: Collection[str] = ()) -> tuple[Stray, ...]:
    """The numerals of a text without any figure of a record."""
    return strays(Draft(text, (), "", ""), set_words)


def _edges(text: str, span: Span) -> set[int]:
    """Where a figure ends in a numeral, a numeral beside it would make another number of it."""
    edges = (
        {span.start} if span.end > span.start and plain_signs(text[span.start])[0][0] in _NUMERAL else set()
    )
    if span.end > span.start and plain_signs(text[span.end - 1])[0][0] in _NUMERAL:
        edges.add(span.end - 1)
    return edges


def _moved(stray: Stray, by: int) -> Stray:
    return Stray(stray.start + by, stray.end + by, stray.why, stray.number, stray.unit) if by else stray


# --- numerals ------------------------------------------------------------------------------------

_HAN = "〇零一二两三四五六七八九十百千万亿兆廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟俩仨"
_SCALE = "十百千万亿兆拾佰仟"
_FORMAL = "伍陆拾肆兆"
"""Numerals that are everyday characters too (队伍, 大陆): alone they count only before a unit."""
_D = f"[0-9²³{SIGN}]"
_NUMERAL = f"0123456789²³{SIGN}{_HAN}"
_GAP = r"[ \t_*~“”‘’\"'·\-–—(（\[【]"
_DIGITS = rf"{_D}(?:[.,，．'’·_:]?{_D}| (?={_D}{{3}}(?!{_D}))|[ol](?={_D})|(?<={_D})[ol](?![a-z]))*"
_RUN = re.compile(
    rf"(?:[几数好](?=[{_SCALE}]))?(?:{_DIGITS}|[{_HAN}])(?:[ ]?[{_HAN}]|(?<=[{_HAN}])[ ]?{_DIGITS})*"
)

_PEOPLE = (
    "病例|感染者|患者|密接者|密接|死亡|确诊|无症状|病人|伤员|死者|旅客|游客|群众|学生|师生|医务人员|医护人员|人员|"
    "职工|居民|村民|市民|党员|干部|企业|商户|牧民|农牧民|农民|工人|单位|部门|学校|医院|新增|人口|阳性|重症|毕业生|儿童|老人|"
    "cases?|patients?|deaths?|infections?"
)
_MORE_UNITS = (
    "尾|羽|口|桌|笔|单|票|首|幅|节|章|页|行|排|层|股|步|折|番|码|伙|群|代|轮|遍|顿|阵|声|周|秒|刻|毛|角|分|磅|英里|海里|里|丈|尺|寸|顷|"
    "伏|瓦|焦|帕|赫兹|摄氏度|株|棵|朵|颗|辆次|标箱|标准箱|个百分点|百分点|美金|日元|英镑|卢布|日内|日|[兆千]瓦|[兆千]瓦时|万千瓦|吨级|人民币|"
    "mw|gw|kw|kwh|mm|cm|km|ml|mg|kg|ha|ppm|db|m|g|t|l|w|k|[㎡㎥㎏㎞㎝㎜℃℉‰]|立方|平方|平米|公分|人天|门|面|岁以[上下]|家次|户次|例次|床位|张床|吨公里|方面|对次|列次|车|步|杯|碗|"
    "路|针|院|校|县市|市县|区县|县区|乡镇|地|派|类人|句|回|秒钟|刻钟|点(?!多|对|击|名|评|赞|亮|位|燃|钟|半|整)|级(?=地震|大风|以上|左右|强震|余震)"
)
_NOT = {
    "成": "立为员功果就长本分熟效交品年绩型都", "家": "庭属长乡园具电里", "个": "别性体", "条": "件例约款目块",
    "次": "要日序生贷", "天": "然气津空", "年": "级度龄代轻画终底初", "位": "置于列居", "部": "分署长委级落", "处": "理于置分罚境",
    "起": "来到草点初义诉飞源因伏", "对": "于待应象策接照比抗", "所": "有以属谓需得致说", "只": "要有能是会为需限",
    "头": "部等", "支": "持撑付出援线", "组": "织成合建", "队": "伍", "件": "数", "本": "土地来身科质着", "把": "握关控守",
    "度": "假过", "升": "级高至到学温值华", "区": "域分别", "国": "家际有务内外庆防", "省": "级会委", "市": "场民级委政值容",
    "县": "级域委", "镇": "级政", "村": "级委庄", "字": "样符幕典", "场": "所景馆合", "期": "间待限望货末", "种": "植子业养粮",
    "类": "型似别", "台": "湾风账", "米": "饭", "元": "素旦宵首", "根": "据本治源基", "分": "之别为析类布享钟发析支", "行": "动业为政使程",
    "地": "方区质理位", "路": "线径", "面": "对向临积", "车": "站辆间", "院": "士长", "校": "长园", "代": "表替码理", "排": "查除放名列",
    "节": "日能约点水", "门": "诊户槛", "里": "程面", "回": "应落归升", "口": "岸罩", "单": "位独元", "首": "次先要都", "股": "份东票权",
    "轮": "换流", "派": "出遣", "角": "色度", "声": "明音", "番": "茄", "步": "骤伐行", "群": "众体", "针": "对", "票": "据价",
    "m": "abcdefghijklmnopqrstuvwxyz", "g": "abcdefghijklmnopqrstuvwxyz", "t": "abcdefghijklmnopqrstuvwxyz",
    "l": "abcdefghijklmnopqrstuvwxyz", "w": "abcdefghijklmnopqrstuvwxyz", "k": "abcdefghijklmnopqrstuvwxyz",
}  # fmt: skip
"""What a measure word must not be the beginning of: 九成 counts, 成立 does not."""


@cache
def _unit() -> re.Pattern[str]:
    """The tail of a numeral that counts: marks between, an approximation, a scale, and the unit."""
    known = [unit.lower() for unit in UNITS if unit not in ("G", "M", "字", "度", "成", "起", "把", "根")]
    known += ["字", "度", "成", "起", "把", "根", "分钟", "秒钟", "日游"]
    plain = sorted(set(known), key=len, reverse=True)
    parts = [_PEOPLE, *(_guarded(unit) for unit in plain if len(unit) > 1)]
    singles = [unit for unit in plain if len(unit) == 1]
    more = _MORE_UNITS.split("|")
    parts += [_guarded(unit) if len(unit) == 1 else unit for unit in more]
    parts += [_guarded(unit) for unit in singles]
    return re.compile(
        rf"{_GAP}{{0,2}}(?:[a-z](?=[例个人名万亿千%]))?(?P<approx>[余多来几]|以上|左右)?[{_SCALE}]*[余多来几]?{_GAP}{{0,2}}"
        rf"(?P<unit>{'|'.join(parts)})"
    )


def _guarded(unit: str) -> str:
    after = _NOT.get(unit, "")
    return re.escape(unit) + (
        f"(?![{after}])" if after else "(?![a-z])" if unit.isascii() and unit.isalpha() else ""
    )


# --- what only looks like a quantity ---------------------------------------------------------------

_N = "一二三四五六七八九十"
_TO = r"[-—–~～至到、和及与或/.]"
_YEAR = r"(?:19|20)[0-9]{2}"
_MONTH_EN = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_MONTHS = r"(?:1[0-2]|0?[1-9])"
_DAYS = r"(?:3[01]|[12][0-9]|0?[1-9])"
_HOURS = r"(?:2[0-4]|1[0-9]|0?[0-9])"
_HAN_DAY = f"(?:[二三]?十[{_N}]?|初[{_N}]|[{_N}])"

_PASSING = [
    # --- Chinese dates and hours
    rf"(?<![0-9.,]){_YEAR}(?:{_TO}(?:{_YEAR}|[0-9]{{2}}))*(?:年|学年|财年|届)(?:度|代|前后|初|底|末)?(?:{_MONTHS}月)?",
    rf"(?<![0-9.,]){_YEAR}([-./])(?:1[0-2]|0?[1-9])\1{_DAYS}(?![0-9])",
    rf"[一二][〇零九八][〇零{_N}]{{2}}(?:{_TO}[一二][〇零九][〇零{_N}]{{2}})*(?:年|学年|届)",
    rf"(?<![0-9.,])[1-9]0年代|[{_N}]十年代|(?<![0-9.,])[12]?[0-9]世纪|(?<![{_HAN}])[{_N}]{{1,3}}世纪",
    rf"(?<![0-9.,{SIGN}])(?:{_MONTHS}{_TO})*{_MONTHS}月(?:份|底|初|末|中旬|上旬|下旬)?(?:(?:{_DAYS}日?{_TO})*{_DAYS}[日号])?(?!内)",
    rf"(?<![0-9.,{SIGN}])(?:{_DAYS}[日号]?{_TO}){{0,8}}{_DAYS}日(?!内|以内|元|圆|之内|均|龄)(?:{_HOURS}[时点](?:[0-5]?[0-9]分)?)?",
    rf"(?<![0-9.,{SIGN}])(?:{_HOURS}时?{_TO})?{_HOURS}时(?!间|代|长|段|候)(?:[0-5]?[0-9]分)?",
    rf"(?<=[日午晨晚夜间上零])(?:{_HOURS}点?{_TO})?{_HOURS}点(?:[0-5]?[0-9]分|半|整|钟|许)?",
    rf"(?<![0-9.,:{SIGN}]){_HOURS}:[0-5][0-9](?::[0-5][0-9])?(?![0-9:.,])",
    rf"(?<![{_HAN}])(?:十[一二]?|[{_N}正冬腊])月(?:份|底|初|末|中旬|上旬|下旬)?(?:{_HAN_DAY}[日号]?(?![{_HAN}个例人名]))?",
    rf"(?:周|星期|礼拜)[{_N}](?:{_TO}(?:周|星期|礼拜)?[{_N}](?![{_HAN}]))*", rf"(?:正月|腊月|初)[{_N}]{{1,3}}",
    rf"(?<=[午晨晚])[{_N}]{{1,2}}[点时](?:[{_N}]{{1,3}}分|半|整|钟)?",
    rf"(?<![{_HAN}0-9.,])(?:前|第)?[{_N}两1-4](?:{_TO}[{_N}两1-4])?(?:个)?季度?(?=度|末|初|以来|[，。；、])(?:度)?",
    rf"(?<![{_HAN}0-9.,])[{_N}1-4]季度",
    # --- ordinals, ranks, places in a row
    rf"第 ?(?:[0-9]{{1,3}}(?![0-9.,])|[{_N}〇零百两]{{1,6}}(?![千万亿兆]))(?:{_TO}第?(?:[0-9]{{1,3}}|[{_N}〇零百]{{1,5}}))*(?!例|[名位个]?(?:患|病例|感)|号?病例|人|万|千)",
    rf"(?<![{_HAN}])[{_N}](?:级(?!地震|大风|强震)|环|年级|等奖|号(?!病例))", rf"其[{_N}]", rf"之[{_N}](?![{_HAN}])",
    r"(?<![0-9.,])[0-9]{1,2}级(?!地震|大风|以上|强震|余震|左右)", rf"(?<![0-9.,{SIGN}]){SIGN}级(?=应急|响应|预警|提升|升|降|，|。|、|至|标准|以|$)",
    rf"不[漏落丢少缺掉]下?一[户人个村名家](?![{_HAN}])",
    r"(?<![0-9.,])[0-9]{1,5}号(?!病例|患者|感染)(?:楼|线|院|令|文|公告|台风|窗口|库|机|路|门|馆|厅|桥|公路|地块)?",
    rf"(?<![{_HAN}])[{_N}百]{{1,5}}届(?=[{_N}全中]|人大|政协|会|常|省政府|市政府|政府|区政府|县政府)(?:[{_N}]中)?", rf"(?<![{_HAN}])[{_N}]中全会",
    rf"[{_N}](?:要|是|来|则)(?=[^{_HAN}])(?<=[。；;：:，,、！？!? “].[是要来则])",
    rf"(?<=[。；;：:，,、！？!? “\n])[{_N}]{{1,2}}(?:是|要|来(?!自)|则)",
    # --- enumerators
    rf"^\W{{0,3}}(?:[(（]?(?:[0-9]{{1,2}}|[{_N}]{{1,3}}|{SIGN})[)）]|[0-9]{{1,2}}[.．、](?![0-9])|[{_N}]{{1,3}}(?:、|是|要|来)|{SIGN}(?!{_D}))[ 、.．]?",
    rf"(?<=[。；;：:！])[(（](?:[0-9]{{1,2}}|[{_N}]{{1,3}})[)）]",
    # --- numbers of telephones, documents, flights, roads, codes
    r"(?<![0-9])(?:1[3-9][0-9]{9}|0[0-9]{2,3}[-—– ][0-9]{7,8}(?:[-—–转][0-9]{1,4})?|[48]00[- ][0-9]{3,4}[- ]?[0-9]{3,4})(?![0-9])",
    r"(?:电话|热线|专线|拨打|传真|邮编|微信|qq群?|网址|hotline|tel|phone|fax|dial|call)(?:号码|号)?[：: 为是（(]{0,3}"
    r"[0-9][0-9\-—– 、/转()（）+]{1,40}[0-9]",
    r"(?<![0-9.,])(?:12[0-9]{3}|11[0-9]|12[0-2]|9[0-9]{4})[”\"』]?(?:[、和](?:12[0-9]{3}|11[0-9]|12[0-2]|9[0-9]{4}))*[”\"』]?等?(?:政务|便民|咨询|举报|投诉|服务|求助|公益)*(?=热线|专线|政务|平台|急救|便民|服务|市长|报警|指挥)",
    r"(?<![0-9.,])[0-9]{1,4}(?=国道|省道|县道|乡道)", r"24小时(?=值班|值守|在线|不间断|服务|热线|监测|轮)|(?<![0-9])7[×x*]24(?:小时)?", r"(?:图|表|附件|附表|专栏|附录) ?[0-9]{1,3}(?![0-9.,])", r"(?<![0-9.,])[0-9]{1,2}\.[0-9]{1,2}版", rf"[〔\[【（(]{_YEAR}[〕\]】）)] ?(?:第? ?[0-9]{{1,5}}号)?", rf"[（(]{_YEAR}(?:{_TO}{_YEAR})?年?[)）]",
    r"(?<![a-z0-9$])(?!rmb|usd|cny|eur|us[0-9])[a-z]{1,8}[-.·]?[0-9]{1,4}(?:[.\-/][0-9]{1,3})*[a-z]{0,2}(?![0-9a-z])",
    r"(?<![0-9a-z.,])(?:[2-6]g|[23]d|[48]k|[1-5]a)(?![a-z0-9])", r"(?<=[a-z])[²³](?![0-9])",
    # --- English dates, hours, ordinals
    rf"\b{_MONTH_EN} {_DAYS}(?:st|nd|rd|th)?(?![0-9]|,[0-9]{{3}}(?!,? ?(?:19|20))|\.[0-9])(?:(?: ?[-–—] ?| (?:to|and) )(?:{_MONTH_EN} )?{_DAYS}(?![0-9,.]*[0-9]))?(?:,? {_YEAR}(?![0-9]|,[0-9]))?",
    rf"\b{_DAYS}(?:st|nd|rd|th)? {_MONTH_EN}(?:,? {_YEAR}(?![0-9]|,[0-9]))?\b", rf"\b{_MONTH_EN},? {_YEAR}(?![0-9]|,[0-9])",
    rf"\b(?:in|since|until|till|before|after|during|from|early|late|mid|fiscal|year|between|and|through|spring|summer|autumn|winter|olympics|edition)[- ]{_YEAR}(?:(?: ?[-–—/] ?| to | and )(?:{_YEAR}|[0-9]{{2}}))?(?![0-9]|[.,][0-9])",
    rf"\b(?:end|beginning|start|half|quarter|rest|middle|spring|summer|autumn|fall|winter|months|exams?|examinations?|conference|congress|session|plan|budget|floods?|class|games|harvest) of {_YEAR}(?![0-9]|[.,][0-9])",
    rf"(?<!up )(?<!rose )(?<!down )(?<!grew )(?<!increase )(?<!increased )(?<!fell )(?<!rise )\bby {_YEAR}(?![0-9]|[.,][0-9])",
    rf"(?<![0-9.,]){_YEAR}[-–—/](?:{_YEAR}|[0-9]{{2}})(?![0-9]|[.,][0-9])", r"\b(?:the )?(?:19|20)[0-9]0s\b",
    r"\b(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])? ?(?:a\.m\.|p\.m\.|am\b|pm\b|o'clock)",
    r"(?<![0-9.,])[0-9]{1,3}(?:st|nd|rd|th)\b(?! (?:\w+ ){0,2}(?:case|patient|death|infection|person))",
    r"(?<![0-9.,])[0-9]{1,2}th-[0-9]{1,2}th\b", r"\b(?:no|nos|article|chapter|phase|level|grade|section|item|page|route|highway|line)\.? ?[0-9]{1,4}(?![0-9]|[.,][0-9])",
]  # fmt: skip


@cache
def _passing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _PASSING)


_FRACTIONS = re.compile(
    rf"[百千万][ ]?分[ ]?之[ ]?(?:{_D}[0-9{SIGN}.,]{{0,20}}|[{_HAN}几数]{{1,20}})(?:点[{_HAN}]{{1,20}})?"
    rf"|(?<![{_NUMERAL}])[{_NUMERAL}几]{{1,20}}[ ]?分[ ]?之[ ]?[{_NUMERAL}几]{{1,20}}"
    rf"|(?<=[{_HAN}])个百分点|(?:us|hk|[a-z])?[$¥￥€£₽] ?{_D}[0-9{SIGN}.,]{{0,30}}|\b(?:rmb|usd|cny|eur) ?{_D}[0-9{SIGN}.,]{{0,30}}"
    rf"|(?<![{_NUMERAL}])[{_NUMERAL}][{_NUMERAL}.,，．]{{0,30}}+[ ]?(?:[%‰‱]|个?百分点)"
)
_HALVES = re.compile(
    r"一半|一[成倍]|数以[十百千万亿]+计|(?<![0-9.,/])[0-9]{1,3}/[0-9]{1,3}(?![0-9/])|过半|半数|大半|多半(?!是)|近半|对半|翻[了]?[一两三几]?番|翻倍|成倍|加倍|[数几]倍|[上过近逾破超达成约好][百千万亿](?![a-z])|若干(?=[例个名人家处起])"
)
_UNNOTED = re.compile(rf"{MASK}[余多来几](?=[例个人名元户处件次家])")

# --- English number words --------------------------------------------------------------------------

_ONES = _set(
    "zero nought naught nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_LARGE = _set("hundred thousand million billion trillion dozen")
_WORDS = frozenset(
    (*_ONES, *_LARGE, *(f"{word}s" for word in _LARGE), "fourty", "umpteen", "myriad", "bn", "mn")
)
_WORD = "|".join(
    sorted((*_ONES, *(f"{word}s?" for word in _LARGE), "umpteen", "bn", "mn"), key=len, reverse=True)
)
_BREAK = r"[ \-‐‑–—,._*·]{1,2}"
_ENGLISH = re.compile(
    rf"(?<![a-z])(?:(?<!{_D})(?:{_DIGITS}){_BREAK}?)?(?:(?:a|half a|several|many|few) )?(?:{_WORD}|scores?(?= of)|couple(?= of)|twice|thrice)(?![a-z])"
    rf"(?:{_BREAK}(?:and )?(?:a )?(?:(?:{_WORD})(?![a-z])|point(?= )))*"
)
_SPLIT = re.compile(r"(?<![a-z])[a-z]{1,7}(?:[-‐‑_*·. ][a-z]{1,7}){1,12}(?![a-z])")
_SPACED = re.compile(r"(?<![a-z])[a-z](?:[ \-‐‑._*·][a-z]){2,12}(?![a-z])")
_PARTS = r"half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?"
_ENGLISH_FRACTIONS = re.compile(
    rf"(?<![a-z])(?:(?:{_WORD}|[0-9]+)[ \-]+(?:{_PARTS})(?![a-z])(?! (?:quarter|party|country|day|week|time))"
    rf"|a (?:third|quarter|fifth|tenth) of|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!former )half (?:of(?! the year)|the(?! (?:day|year|month)))"
    rf"|(?:{_WORD}|{_DIGITS})[ \-]*(?:percentage points?|percent|per cent|pct|fold|-fold)(?![a-z])|(?:two|three|four|five|ten|hundred)fold|twice as|doubled|tripled|trebled|quadrupled)"
)
_PASSING_ENGLISH = re.compile(
    rf"(?<![a-z])(?:(?:no|any|every|some|each|this|that|which|as|at|the|day|square) one|one (?:of(?! whom| which| them| these| those)|another|by one|day|side|hand|stop)|(?:a )?one-(?!{_WORD})[a-z]+|one's|"
    rf"zero[- ](?:covid|tolerance|carbon|emission|emissions|sum)|dynamic[- ]zero|(?:two|three|four|five|six|seven|eight|nine|ten)-(?:way|dimensional|star|fold path|year plan)|"
    rf"(?:{_WORD})-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?![a-z])|two sessions|two sides|the two countries|"
    rf"(?:first|last|past|next) (?:one|two|three)(?= (?:sessions?|rounds?))|five-year plan|four modernizations|three gorges)"
)
_NOUNS = _words_in("counted_nouns.txt")
"""Nouns that a number in English counts: cases, people, units."""
_ONE = re.compile("one (?:each|of (?:whom|which|them|these|those))")
"""Where `one` is a number and no pronoun."""
_STOP = _set(
    "in on at by for from to with and or but that which who as was were is are be been had has have than while when "
    "after before since said during under over"
)
_NEXT = re.compile(r"[ \-]*([a-z][a-z0-9'\-]*|%|‰)")
_BESIDE = re.compile(
    r"(?: (?:new|more|other|local|locally|confirmed|close|suspected|imported|asymptomatic|additional|covid-19|transmitted))*"
    r" ([a-z]+)"
)
_YEARLIKE = re.compile(r"(?:19|20)[0-9]{2}")
_VAGUE = re.compile(
    r"(?<![a-z])(?:(?:three|four|five|six|seven|eight|nine)score|(?:single|double|triple|two|three)-digit|(?:gross|pair|pairs) of|"
    r"(?:quint|sext|sept|oct)upled?)(?![a-z])"
)
_MANY = re.compile(
    r"(?!this|was|has|its|his|as|is|us|less|plus|across|besides|versus|towards)[a-z-]{2,}[a-rt-z]s$"
)


# --- the scan --------------------------------------------------------------------------------------


@cache
def _dictionary() -> frozenset[str]:
    return _words_in("numeral_words.txt")


@lru_cache(maxsize=4096)
def strays_of_line(line: str, set_words: frozenset[str], edges: frozenset[int]) -> tuple[Stray, ...]:
    """The numerals of one line. `MASK` in it is what the record vouches for; `edges` are the ends of its
    figures that are numerals."""
    if not line.strip():
        return ()
    return tuple(_Line(line, set_words, edges).found())


class _Line:
    """One line being looked at: `plain` has its signs in their plain forms, `at` where each came from."""

    def __init__(self, line: str, set_words: frozenset[str], edges: frozenset[int]) -> None:
        self.line, self.words, self.edges = line, set_words, edges
        self.plain, self.at = plain_signs(line)

    def found(self) -> list[Stray]:
        """What was found, in order. Where two overlap the one that counts is told, then the longer."""
        said = [*self._numerals(), *self._english(), *self._split_words()]
        told = bytearray(len(self.line))
        kept: list[Stray] = []
        for stray in sorted(said, key=lambda each: (each.why is Why.BARE, each.start - each.end)):
            if not any(told[stray.start : stray.end]):
                told[stray.start : stray.end] = b"\1" * (stray.end - stray.start)
                kept.append(stray)
        return sorted(kept, key=lambda each: each.start)

    # -- digits and Chinese numerals

    def _numerals(self) -> Iterator[Stray]:
        plain = self.plain
        if not _HAS.search(plain):
            return
        for match in _UNNOTED.finditer(plain):
            yield self._stray(match.start() + 1, match.end(), Why.TOUCHING)
        for match in _FRACTIONS.finditer(plain):
            yield self._stray(match.start(), match.end(), Why.COUNTED)
        for match in _HALVES.finditer(plain):
            tail = _unit().match(plain, match.end())
            if tail:
                yield self._stray(match.start(), tail.end(), Why.COUNTED, tail["unit"])
            elif not self._in_word(match.start(), match.end()):
                yield self._stray(match.start(), match.end(), Why.BARE)
        for match in _RUN.finditer(plain):
            stray = self._numeral(match.start(), match.end())
            if stray is not None:
                yield stray

    def _numeral(self, start: int, end: int) -> Stray | None:
        plain, run = self.plain, self.plain[start:end]
        while end > start and plain[end - 1] in " ol":
            end -= 1
        if run == "\u3007" and not plain[max(0, start - 1) : start].strip():
            return None
        tail = _unit().match(plain, end)
        if tail:
            start = self._first_of_several(start)
        if self._touches(start, end):
            return self._stray(start, tail.end() if tail else end, Why.TOUCHING, tail["unit"] if tail else "")
        if self._passes(start, end):
            return None
        if self._in_word(start, end, tail.span("unit") if tail else None) or self._enumerates(
            start, end, tail
        ):
            return None
        if run == "一":
            return self._one(start, tail)
        if len(run) == 1 and run in _FORMAL and not tail:
            return None
        if tail and not (tail["unit"] in _OF_TITLES and self._quoted(start, end, "《", 3)):
            soft = len(run) == 1 and tail["unit"] in (_SOFT_SCALED if run in "百千万亿" else _SOFT)
            return self._stray(start, tail.end(), Why.BARE if soft else Why.COUNTED, tail["unit"])
        if len(run) == 1 and run in "百千万亿俩":
            return None
        if self._quoted(start, end):
            return None
        return self._stray(start, end, Why.BARE)

    def _first_of_several(self, start: int) -> int:
        """Where numbers that share a unit begin: 20—24岁, 6.9、2.1个百分点."""
        match = _SEVERAL.search(self.plain, max(0, start - 24), start)
        return match.start() if match else start

    def _one(self, start: int, tail: "re.Match[str] | None") -> Stray | None:
        """一 is an article more often than a number: it counts before 例, and where a count is looked for."""
        if tail is None:
            return None
        before, after = self.plain[max(0, start - 6) : start], self.plain[tail.end() : tail.end() + 1]
        if tail["unit"].startswith(("例", "病例", "确诊", "死亡", "感染")) and before[-1:] not in _EACH:
            return self._stray(start, tail.end(), Why.COUNTED, tail["unit"])
        if (
            before
            and before[-1] in "每任某同这那另哪唯第之逐一统专不万单合其进全新"
            and not before.endswith("新增")
        ):
            return None
        counting = _COUNTING.search(before) is not None
        ends = (not after or after in "，。；、,.;）)！ ") and tail["unit"] in _COUNTABLE
        if (counting and tail["unit"] in _COUNTABLE) or (
            ends and start and before[-1:] not in "，。；、有了出的是"
        ):
            return self._stray(start, tail.end(), Why.BARE, tail["unit"])
        return None

    def _touches(self, start: int, end: int) -> bool:
        """True when a figure of the record that ends (or begins) in a numeral stands right beside."""
        plain, at = self.plain, self.at
        if start and plain[start - 1] == MASK and at[start - 1] in self.edges:
            return True
        return end < len(plain) and plain[end] == MASK and at[end] in self.edges

    def _passes(self, start: int, end: int) -> bool:
        """True in a date, an ordinal, an enumerator, a telephone number and the like, unless it counts cases."""
        last = self._passing_until[start]
        if last < end:
            return False
        tail, sign = _unit().match(self.plain, last), self.plain[last - 1]
        if tail is None or tail["unit"] not in _CASES:
            return True
        if sign in ")）〕]":
            return tail["unit"] not in ("例", "名")
        return sign in "年月日时号届、是"

    @cached_property
    def _passing_until(self) -> list[int]:
        """For each sign, how far what passes and begins there or before it reaches."""
        reach = [0] * (len(self.plain) + 1)
        for each in _passing():
            for match in each.finditer(self.plain):
                reach[match.start()] = max(reach[match.start()], match.end())
        return list(accumulate(reach, max))

    def _in_word(self, start: int, end: int, unit: tuple[int, int] | None = None) -> bool:
        """True when words that count nothing cover every numeral of the run. `unit` is where its unit
        stands: where it reaches beyond the word, or follows one of numerals alone, it is a number (十分钟, 五四名)."""
        plain, known, own = self.plain, _dictionary(), self.words
        at, numerals = start, False
        while at < end:
            best = 0
            for first in range(max(0, at - 9), at + 1):
                if first < at and first < start and plain[first] in _HAN:
                    continue
                for last in range(min(len(plain), first + 24), at, -1):
                    word = plain[first:last]
                    if last <= best:
                        break
                    if word in own or (last - first <= 12 and word in known):
                        best = last
                        numerals = numerals or all(sign in _NUMERAL for sign in word)
                        break
            if not best:
                return False
            at = best
        return not unit or unit[1] <= at or (at <= unit[0] and not numerals)

    def _enumerates(self, start: int, end: int, tail: "re.Match[str] | None") -> bool:
        """True for ① at the beginning of a clause."""
        before = self.plain[:start].rstrip()
        sign = self.line[self.at[start]]
        circled = end - start == 1 and not sign.isdecimal() and sign.isdigit() and sign >= "\u2460"
        return circled and tail is None and (not before or before[-1] in "。；;：:，,、")

    def _quoted(self, start: int, end: int, marks: str = "“《「", most: int = 2) -> bool:
        """True inside a name in quotation marks or a title in 《》, for a number of at most so many signs."""
        plain = self.plain
        opened = max(plain.rfind(mark, max(0, start - 30), start) for mark in marks)
        if opened < 0 or any(mark in plain[opened:start] for mark in "”》」"):
            return False
        closing = {"“": "”", "《": "》", "「": "」"}[plain[opened]]
        closed = plain.find(closing, end, end + 40)
        han = all(sign in _N + "两 " for sign in plain[start:end]) and end - start <= most
        whole = plain[opened + 1 : closed] if closed > 0 else ""
        return closed > 0 and han and len(whole) > end - start

    # -- English

    def _english(self) -> Iterator[Stray]:
        plain = self.plain
        if not _LETTERS.search(plain):
            return
        for match in _ENGLISH_FRACTIONS.finditer(plain):
            yield self._stray(match.start(), match.end(), Why.COUNTED)
        for match in _VAGUE.finditer(plain):
            yield self._stray(match.start(), match.end(), Why.BARE)
        passing = [match.span() for match in _PASSING_ENGLISH.finditer(plain)]
        for match in _ENGLISH.finditer(plain):
            start, end = match.start(), match.end()
            if any(first <= start and end <= last for first, last in passing):
                continue
            yield from self._english_number(start, end)
        for match in _ROMAN.finditer(self.line):
            start = next(at for at, origin in enumerate(self.at) if origin == match.start())
            end = start + len(match[0])
            han, noun = _unit().match(plain, end), self._noun(end)
            if noun or (han and not han["unit"].isascii()):
                yield self._stray(start, noun or (han.end() if han else end), Why.BARE)
        yield from self._digits_before_nouns()

    def _digits_before_nouns(self) -> Iterator[Stray]:
        plain = self.plain
        for match in _DIGIT_RUN.finditer(plain):
            noun = self._noun(match.end())
            start, end = match.start(), match.end()
            if noun and self._passes(start, end):
                # Sept. 1, 1900 people: a year, or a number?
                beside = _BESIDE.match(plain, end)
                if beside and beside[1] in _NOUNS and end - start == 4:
                    yield self._stray(start, noun, Why.BARE)
            elif noun and not self._in_word(start, end):
                year = _YEARLIKE.fullmatch(plain, start, end)
                if year and plain[end:noun].rsplit(maxsplit=1)[-1] not in _NOUNS:
                    continue  # the 2022 Winter Olympics: asked about as any bare number
                yield self._stray(match.start(), noun, Why.COUNTED, plain[match.end() : noun].strip(" -"))

    def _english_number(self, start: int, end: int) -> Iterator[Stray]:
        plain, words = self.plain, self.plain[start:end]
        noun = self._noun(end)
        if self._touches(start, end):
            yield self._stray(start, noun or end, Why.TOUCHING)
        elif noun:
            yield self._stray(start, noun, Why.COUNTED, plain[end:noun].strip(" -"))
        elif (words != "one" or _ONE.match(plain, start)) and not self._own_words(start, end):
            han = _unit().match(plain, end)
            if han and not han["unit"].isascii():
                yield self._stray(start, han.end(), Why.COUNTED, han["unit"])
            else:
                yield self._stray(start, end, Why.BARE)
        elif words == "one":
            han = _unit().match(plain, end)
            if han and not han["unit"].isascii():
                yield self._stray(start, han.end(), Why.COUNTED, han["unit"])

    def _own_words(self, start: int, end: int) -> bool:
        return any(
            start >= found and end <= found + len(word)
            for word in self.words
            if (found := self.plain.find(word, max(0, start - 40))) >= 0
        )

    def _noun(self, end: int) -> int:
        """Where the noun a number counts ends: among the next five words, up to a mark; 0 without one. A word joined
        to the number (nine-colour codes) makes a name of it, unless a known noun follows."""
        at, loose = end, self.plain[end : end + 1] != "-"
        for number in range(5):
            match = _NEXT.match(self.plain, at)
            if match is None or (number and match[1] in _STOP):
                return 0
            if match[1] in _NOUNS or match[1] in "%‰" or (loose and number < 3 and _MANY.match(match[1])):
                return match.end()
            at = match.end()
        return 0

    def _split_words(self) -> Iterator[Stray]:
        """Number words taken apart: nine-ty, thou-sand, n i n e."""
        plain = self.plain
        for match in _SPACED.finditer(plain):
            joined = re.sub("[^a-z]", "", match[0])
            if any(word in joined for word in _WORDS if len(word) > 2):
                yield self._stray(match.start(), match.end(), Why.COUNTED)
        for match in _SPLIT.finditer(plain):
            parts = re.split("([^a-z])", match[0])
            for first in range(0, len(parts) - 2, 2):
                for last in (first + 2, first + 4):
                    pieces = parts[first : last + 1 : 2]
                    marks = parts[first + 1 : last : 2]
                    if last >= len(parts) or " " in marks:
                        break
                    if "".join(pieces) in _WORDS and not all(piece in _WORDS for piece in pieces):
                        start = match.start() + len("".join(parts[:first]))
                        end = match.start() + len("".join(parts[: last + 1]))
                        yield self._stray(start, end, Why.COUNTED if self._noun(end) else Why.BARE)

    def _stray(self, start: int, end: int, why: Why, unit: str = "") -> Stray:
        number = self.plain[start:end].removesuffix(unit).strip()
        last = self.at[end] if end < len(self.at) else len(self.line)
        first = self.at[start]
        while last > first and (self.line[last - 1].isspace() or self.line[last - 1] == MASK):
            last -= 1
        return Stray(first, last, why, number, unit)


_SEVERAL = re.compile(r"(?:(?<![0-9.,])[0-9][0-9.,]*[-—–~～至到、和及与或])+$")
_HAS = re.compile(f"[{_NUMERAL}半几数成翻若{MASK}]")
_LETTERS = re.compile("[a-z]{2}|[a-z][^a-z][a-z]")
_DIGIT_RUN = re.compile(rf"(?<![a-z0-9{SIGN}.,-]){_DIGITS}(?:[ -](?:odd|some|plus))?")
_ROMAN = re.compile(
    r"(?<![A-Za-z])(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![A-Za-z])"
)
_CASES = _set("例 病例 感染者 患者 名 人 个 确诊 死亡 阳性 case cases patients deaths infections % ‰")
_COUNTABLE = _set("例 人 名 个 位 家 户 处 起 宗 件 批 条 所 座 辆 台 次 成 倍 天 吨 亿 万")
_SOFT = _set(
    "方面 级 地 派 路 回 句 章 节 页 行 排 层 步 代 面 门 股 轮 声 码 票 首 车 针 院 校 阵 伙 群 折 口 幅 番 部门 单位 学校"
)
"""Words that count, but as often are part of a name (五方面, 三路): a small number before one is asked about."""
_SOFT_SCALED = _SOFT | _set("家 户 个 条 项 里 米 年 天 企业 村 乡 镇 县")
_EACH = frozenset("每任某这那同之第")
_OF_TITLES = frozenset("条项章款个种类点版年步次批号期")
_COUNTING = re.compile(
    "(?:新增|增加|减少|报告|共有|共|仅|只有|死亡|确诊|发现|划定|累计|出院|治愈|下降|上升|达|约|近)$"
)


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """Names in the plain signs the scan looks at; only those that hold a numeral matter."""
    plain = (plain_signs(name)[0] for name in names)
    return frozenset(word for word in plain if _HAS.search(word) or _LETTERS.search(word))


def own_words(text: str, found: Sequence[Stray], stray: Stray) -> str:
    """A numeral with the words that make a name of it: what an acceptance of it stands for. They are the two
    signs (or the word) behind it, else, where its clause ends, up to four signs before it."""
    words = text[stray.start : stray.end]
    behind = _BEHIND.match(text, stray.end)
    if behind and not any(other.start < behind.end() and stray.end <= other.start for other in found):
        return words + behind[0]
    first = stray.start
    while first > max(0, stray.start - 4) and text[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    first = max([first, *(other.end for other in found if other.end <= stray.start)])
    return text[first : stray.end].strip()


_BEHIND = re.compile(r"[\u3400-\u9fff]{1,2}|[ -]?[A-Za-z]+")
_CLAUSE_ENDS = "，。；：！？、,;:!?\n\u3000（）()"
