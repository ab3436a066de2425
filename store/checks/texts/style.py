"""House style, slips of the pen, and what no finished text holds: places that were to be filled in, Chinese left in an
English text, and figures that do not say what they count. All point, and never change a text.

Style is asked of a person's own sentences. What is unfinished is looked for in everything printed, whoever wrote
it: the program's sentences, an office's, a person's prose, titles and names. The program's own marks of what is
still blank are told where the blank is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.checks.basis.finding import ERROR, HINT, WARNING, Finding, Severity, Verdict
from store.checks.basis.passages import Passage, compiled, every_match, kept, side
from store.checks.texts.text_rules import (
    APPROX,
    COUNT,
    DOUBLED,
    FOREIGN,
    HALF,
    LOST,
    PLACEHOLDER,
    UNIT,
    UNSAID,
    UNWORDED,
)
from store.record.conference import Conference
from store.record.numeral import CHINESE_PATTERN, NotANumeral, read_chinese
from store.record.quantity import Quantity
from store.record.reference import Reference
from store.record.statement_slots import references
from store.record.words import Words
from store.series.definition import Series, Subject
from store.signs import MISSING
from store.wording.numbers.numerals import CAPITAL_MONTH
from store.wording.say.draft import Draft, SpanKind
from store.wording.say.draft import DraftSpan as Printed

_DOUBLED = {
    "zh": r"([\u4e00-\u9fff]{2,4})\1(?!\1)|([的在和是对将把被与])\2",
    "en": r"\b([A-Za-z]+) \1\b",
}
_MAY_DOUBLE = {"had", "that", "研究", "讨论", "商量", "许多"}
_HALF = {
    "zh": r"(?<=[\u4e00-\u9fff])[,;:!?]|[,;:!?](?=[\u4e00-\u9fff])",
    "en": r"[\uff0c\u3002\uff1b\uff1a\uff01\uff1f\u3001]",
}
_BRACKETS = {"zh": r"(?<=[\u4e00-\u9fff])[()]|[()](?=[\u4e00-\u9fff])", "en": r"[\uff08\uff09]"}
_UNIT = r"(?<=[\u4e00-\u9fff])\d[\d,]*(?=[，。；、）！]|$)"
_NO_UNIT = r"(?:第|图|表|附件|热线|电话|专线|房|号|版|[“”+＋—-])$"
_APPROX = r"(?:超过|超|逾|突破|约|近|大约|将近)\s*[\d.,]+[万亿千百]*(?:[\u4e00-\u9fff]{0,2})?(?:余|多|以上|左右|上下)"
_CLAUSE = r"[^，。；：！？\n]+"
_HALF_STOPS = re.compile(r"(?<=[\u4e00-\u9fff)）]),|;")
"""Stops of a Chinese text as many pages print them."""
_COUNTED = (
    rf"(?P<open>等)?(?P<count>\d+|{CHINESE_PATTERN})"
    r"(?:个|款|项|家|条|种|类|所|名|位|处|件|大)(?:方面|市|县|区|平台|教育|部门|单位|措施|地|举措|工作|城|环节|行业|企业|品种|层)"
)


def style(passage: Passage, lang: str, units: bool = True) -> Iterator[Finding]:
    """Doubled words, half-width marks beside Chinese, figures without a unit, 超过…余, lists and their counts."""
    yield from _doubled(passage, lang)
    for rule, pattern, severity in ((HALF, _HALF, WARNING), (HALF, _BRACKETS, HINT)):
        for match in every_match(pattern[side(lang)], passage.text):
            yield pointed(rule, severity, passage, match.start(), match.end())
    if lang == "zh":
        yield from _units(passage) if units else ()
        for match in every_match(_APPROX, passage.text):
            yield pointed(APPROX, WARNING, passage, match.start(), match.end())
        yield from _lists(passage)


def _doubled(passage: Passage, lang: str) -> Iterator[Finding]:
    for match in every_match(_DOUBLED[side(lang)], passage.text):
        word = next(group for group in match.groups() if group)
        if word.lower() not in _MAY_DOUBLE:
            yield pointed(DOUBLED, WARNING, passage, match.start(), match.end(), expected=word)


def _units(passage: Passage) -> Iterator[Finding]:
    text, open_quotes, at = passage.text, 0, 0
    end = len(text.rstrip())
    for match in compiled(_UNIT).finditer(text):
        start = match.start()
        open_quotes += text.count("“", at, start) - text.count("”", at, start)
        at = start
        # A line that ends in a figure may be cut off from its unit (a table, a heading); a year stands alone.
        if open_quotes > 0 or re.search(_NO_UNIT, text[max(0, start - 4) : start]) or match.end() >= end:
            continue
        yield pointed(UNIT, WARNING, passage, match.start(), match.end())


def _lists(passage: Passage) -> Iterator[Finding]:
    """A count behind a list (甲、乙、丙等四个方面) is held against how many things the list names. With 等 there may be more than
    are named, but not fewer."""
    for start, match in _counted_lists(passage.text):
        listed = passage.text[start : match.start()]
        try:
            count = int(match["count"]) if match["count"].isdecimal() else read_chinese(match["count"])
        except NotANumeral:
            continue
        named = listed.count("、") + 1
        most = named + len(re.findall("和|及|与", listed.rsplit("、", 1)[-1]))
        if named <= count <= most or (match["open"] and count > most + 1):
            continue
        severity = WARNING if match["open"] else ERROR
        yield pointed(COUNT, severity, passage, start, match.end(), expected=named, got=count)


def _counted_lists(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where a list begins, and the count behind it: the first one behind the last 、 that has any."""
    text = _HALF_STOPS.sub("，", text)
    for clause in compiled(_CLAUSE).finditer(text):
        counts = list(compiled(_COUNTED).finditer(text, *clause.span()))
        at, first = clause.start(), 0
        while first < len(counts):
            mark = text.rfind("、", at, counts[-1].start())
            if mark < 0:
                break
            first = next(index for index in range(first, len(counts)) if counts[index].start() > mark)
            yield at, counts[first]
            at, first = counts[first].end(), first + 1


def pointed(
    rule: str,
    severity: Severity,
    passage: Passage,
    start: int,
    end: int,
    expected: int | str | None = None,
    got: int | str | None = None,
) -> Finding:
    """A finding about the characters `start` to `end` of a sentence; its facts count from the text's."""
    words = passage.text[start:end].strip()
    around = passage.text[max(0, start - 8) : end + 8].strip()
    return Finding(
        rule, Verdict.FAILED, severity, (), expected, words if got is None else got,
        {
            "why": "", "word": words, "sentence": around,
            "start": passage.start + start, "end": passage.start + end,
        },
        spot=f"{words}@{around[:24]}",
    )  # fmt: skip


_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WAITING = (
    r"待(?:填|补|定|核|查|确认|完善|更新)|(?:请|此处|在此)(?:填|输入|补)|请填写|占位"
    r"|\b(?:placeholder|insert|to come|to be (?:confirmed|added|announced)|tba|tbc|tbd|todo|fill in|name here)\b"
)
_NO_SIGN = r"[\s?？…．·•（）()\[\]#＃—–-]{0,6}(?:多少|[A-Za-zＸＮ])?[\s?？…．·•（）()\[\]#＃—–-]{0,6}"
_NO_NUMBER = r"(?:本土|<<unfilled_behind>>){0,2}(?:约|近|超过?|共|总计)?" + _NO_SIGN
"""What stands where the number of a count was to be filled in."""
_LINE_ENDS = re.compile(rf"\n(?!{_NO_SIGN}[例个])")
"""Where a line is over for what is left to fill in: only the place of a number (新增 例) may be broken."""
_CERTAIN = (
    rf"[【\[〔〈<｛{{][^】\]〕〉>｝}}\n]{{0,60}}(?i:{_WAITING})[^】\]〕〉>｝}}\n]{{0,60}}[】\]〕〉>｝}}]"
    r"|【[^】\n]{0,20}(?:单位|姓名|时间|地点|日期|数字|数据|内容|名称|标题|主题|职务|部门|机构|电话|人名|地名)】"
    r"|\[TO COME[^\]\n]{0,60}\]?|\[[A-Z][A-Z0-9 _-]{2,}\]|<[A-Za-z_][^<>\n]{0,30}>|\$?\{[^{}\n]{0,60}\}|｛[^｛｝\n]{0,60}｝"
    rf"|<[{_HAN}][^<>\n]{{0,30}}>|%[sd](?![A-Za-z])|#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)"
    r"|(?<![A-Za-z])(?:TODO|TBD|TBC|TBA|FIXME|XXX+|xxx+|[Ll]orem ipsum)(?![A-Za-z])"
    r"|\[[^\]\n]{0,20}(?:单位|姓名|时间|地点|日期|数字|数据|内容|名称|标题|主题|职务|部门|机构|电话|人名|地名)\]"
    r"|\[(?i:n|x|number|name|date|place|figures?|title|count|office|department)\]"
    r"|\((?i:number|name|date|figures?)\)"
    r"|(?i:\binsert (?:a |the )?(?:figures?|numbers?|names?|text|date|title) here\b|\b(?:figures?|numbers?|names?) here\b|\bto be (?:confirmed|announced|added) later\b)"
    rf"|(?:新增|报告|共有|累计|发现|<<told_of_a_number>>){_NO_NUMBER}(?:例(?![如外行会子证题数句])|个(?![别人体性案税头旧]))"
    r"|(?<![A-Za-z0-9.,])(?:[XNn?？#]|[?？]{2}|…|\.{3}) (?:(?:new|local|<<unfilled_kind>>) )*(?:<<unfilled_noun>>)\b"
    r"|(?<![第A-Za-z])[NnXＸＮOＯ](?=[例名](?![如外行称义为]))|[（(][ \t\u3000]*[）)]|【[ \t\u3000]*】|\[[ \t\u3000]*\]|《[ \t\u3000]*》|「[ \t\u3000]*」|『[ \t\u3000]*』|“[ \t\u3000]*”|(?<!\S)\"[ \t]*\"|\[(?:tk|TK)\]"
    rf"|此处(?:补|填|插|加)|(?:内容|职务|姓名|人名|时间|地点|日期|名单|数字|数据|标题|单位)(?:待|另)(?:补|定|填|核|报)"
    rf"|(?:on [XYN] {CAPITAL_MONTH}|\b{CAPITAL_MONTH} [XYN]{{1,2}})\b"
    r"|\b(?:name|date|time|place|venue|title|figures?|text|details?) to (?:follow|come|be (?:decided|determined|confirmed|announced|added|filled in))\b|\bto be (?:filled|put|written) in\b"
    r"|(?:人数|<<unfilled_of>>)[ \u3000]*(?:[?？…—–#＃@＠■□●○*＊~～=＝_＿-]{1,6}|[ \u3000]{2,})[ \u3000]*(?:例(?![如外行会子证题数句])|[名人](?![\u4e00-\u9fff]))"
    r"|_{2,}|＿{2,}|[×✕✖╳]{2,}|[□■▢☐◯○●]{2,}|[?？]{3,}|[*＊]{2,}"
)
"""What is never part of a finished text."""
_SHORT = 60
"""What is longer is no title and no name."""
_LOST = re.compile(f"[\ufffd{MISSING}]+")
"""A sign that was lost: broken by a wrong encoding, or one that only another machine can draw."""
_STANDS_IN = (
    # something in heavy brackets, or a word of waiting in round ones
    r"【[^】\n]{0,60}】",
    rf"[（(][^）)\n]{{0,40}}(?i:{_WAITING})[^）)\n]{{0,40}}[）)]",
    # X for a name, a number, a day: XX, X先生, X月, X局
    r"(?<![A-Za-z])[XxＸｘ]{2}(?![A-Za-z])",
    r"(?<![A-Za-z])[XxNＸｘ] ?[XxＸｘ]? ?"
    r"(?=先生|女士|同志|记者|教授|医生|主任|局长|处长|市长|书记|[局厅委][，。、介说表长]|[年月日时点](?![A-Za-z])|[局厅]$)",
    rf"(?<=[{_HAN}0-9])[Xx](?=[{_HAN}])",
    rf"(?<=[{_HAN}])[Xx](?=[，。；、：\s]|$)",
    rf"(?<=[{_HAN}])×(?=[{_HAN}])",
    r"[□▢☐]",
    # 某 for a name or a day
    r"某{3}",
    r"某年某月|某月某日",
    r"(?<![\u4e00-\u9fff])某某|某某(?=[局厅委市县区单部地公])",
    # left out, or left for later
    r"…{1,2}(?=[局厅委市县])",
    r"[（(](?:此处|以下)?略[）)]",
    r"［[^］\n]{0,20}］|〔(?![0-9〇一二三四五六七八九十])[^〕\n]{0,20}〕",
    # a field that was never filled in
    r"\[(?:主持人|发言人|讲话人|记者|嘉宾|领导|议题|姓名)\]|…{1,2}待续|请补[充入填](?=数|内|材|名|单|$)|(?<!\S)[?？]{2}(?=\s)",
    r"请在此|(?:数据|内容|名单)由[^，。\n]{1,6}补",
    r"^(?:同上|见附件|主标题|副标题|标题|正文|测试|示例)[。]?$",
    r"^(?:placeholder|to come|undefined|null|none|n/a|see above|headline|title|ditto|test)[.]?$|\binsert (?:an? |the )?(?:headline|title|heading)\b",
    r"(?:^|(?<=[，。；、：:\s])|(?<=实现))待(?:补充?|填写?|定|核实?|确认|更新|完善)(?=[，。；、\s]|$)",
    # the same in English: Mr. X, N.N., TK, John Doe, some number of, to be confirmed
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Miss)\.? (?:[XYZ]{1,3}|N{2,3}|N(?!\.? ?[A-Z]))\b",
    r"\b(?:Minister|Director|President|Governor|Mayor|Secretary|Chairman|Chief|Spokesman|Spokesperson) [XYZ]{1,3}\b|(?:^|(?<=[.,;:] ))[Ff]ill in(?=[.,;:。]|$)",
    r"\bN\.N\.|\bTK\b|\b[Ss]o-and-so\b|\b(?:John|Jane) (?:Doe|Q\. Public)\b|\bN/A\b|\bsome number of\b",
    r"(?:^|(?<=[.,;:(] ))to be (?:decided|determined|confirmed|announced|added|completed)(?=[.,;:)。]|$)",
)
_LIKELY = re.compile("(?m)" + "|".join(_STANDS_IN))
"""What mostly is none: a person may say why it stands."""
_CHINESE = re.compile(
    rf"[{_HAN}][{_HAN}\u3001-\u3003\u3008-\u301f\uff00-\uff65·0-9A-Za-z]*|[\u3001-\u3003\u3008-\u301f\uff01-\uff65]+"
)
_ENDS = {"“": "”", "‘": "’", '"': '"', "「": "」", "『": "』", "(": ")", "《": "》", "（": "）"}


def unfinished(
    conference: Conference, draft: Draft, subject: Subject, series: Series | None = None
) -> Iterator[Finding]:
    """A finding for each placeholder, each stretch of Chinese in an English text (one for all that is there since the
    `series` has no English for its own names), and each English figure whose measure is not said."""
    text = draft.text
    marks = [(span.start, span.end) for span in draft.spans if span.kind is SpanKind.MISSING]
    taken = list(marks)
    yield from _left_to_fill_in(draft, subject, taken)
    for match in _LOST.finditer(text):
        # A name's character may have no other sign; what was broken on its way can always be typed anew.
        yield _told(LOST, WARNING if set(match[0]) == {MISSING} else ERROR, draft, match.span())
    if draft.language != "en":
        return
    rest = text
    for start, end in taken:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    chinese = (
        _told(FOREIGN, ERROR, draft, match.span())
        for match in _CHINESE.finditer(rest)
        if not _quoted(text, match.span()) and not _of_a_figure_unwritten(conference, draft, match.start())
    )
    yield from chinese if series is None else _of_series(series, draft, chinese)
    yield from _measures(conference, draft)


_NAMED = 6
"""Of the names a series has no English for, as many are told; a region may have dozens of places."""


def _of_series(series: Series, draft: Draft, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of Chinese in an English text, with all that is there since the series has no English for its own
    names told once: an office that has just begun was told of each name in each sentence, on an empty conference."""
    named = _without_english(one.names for one in (*series.indicators, *series.places))
    texts = _without_english(series.texts.values())
    told = False
    for finding in findings:
        if not _of_these(finding, draft, named, texts):
            yield finding
        elif not told:
            told = True
            lacking = [*named, *texts]
            names = (*lacking[:_NAMED], "…") if len(lacking) > _NAMED else tuple(lacking)
            facts = {"why": "series", "names": names, "count": len(lacking)}
            yield replace(finding, cells=(), got=None, facts=facts, spot="series")


def _without_english(named: Iterable[Words]) -> list[str]:
    """The words that are there in Chinese only."""
    return list(dict.fromkeys(words["zh"] for words in named if words.get("zh") and not words.get("en")))


def _of_these(finding: Finding, draft: Draft, named: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the Chinese is one of the series' names in a sentence of its own, or one of the texts it has for every
    conference. What a person typed is theirs."""
    span = draft.span_at(int(str(finding.facts["start"])))
    typed = span is not None and span.kind is SpanKind.TEXT
    return any(str(finding.got) in name for name in (texts if typed else (*named, *texts)))


def _left_to_fill_in(draft: Draft, subject: Subject, taken: list[tuple[int, int]]) -> Iterator[Finding]:
    """The placeholders. Where they stand is added to what is `taken`."""
    text = draft.text
    lines = list(_lines(text))
    for certain, severity in ((True, ERROR), (False, WARNING)):
        for at, line in lines:
            yield from _told_once(draft, taken, at, _placeholders(line, subject, certain), severity)
    for typed in draft.spans:
        if typed.kind is SpanKind.TEXT and typed.end - typed.start <= _SHORT:
            # A title or a name may be left to fill in as a whole, though words are printed right behind it.
            words = text[typed.start : typed.end]
            yield from _told_once(draft, taken, typed.start, _placeholders(words, subject, False), WARNING)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with where it begins."""
    at = 0
    for end in _LINE_ENDS.finditer(text):
        yield at, text[at : end.start()]
        at = end.end()
    yield at, text[at:]


@kept(2048)
def _placeholders(line: str, subject: Subject, certain: bool) -> tuple[tuple[int, int], ...]:
    """Where placeholders stand in a line."""
    forms = subject.compiled(_CERTAIN, flags=0) if certain else _LIKELY
    return tuple(match.span() for match in forms.finditer(line))


def _told_once(
    draft: Draft,
    taken: list[tuple[int, int]],
    at: int,
    places: Iterable[tuple[int, int]],
    severity: Severity,
) -> Iterator[Finding]:
    for start, end in places:
        where = (at + start, at + end)
        if not _overlaps(taken, where):
            taken.append(where)
            yield _told(PLACEHOLDER, severity, draft, where)


def _overlaps(spans: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _quoted(text: str, span: tuple[int, int]) -> bool:
    """Whether the Chinese is a quotation meant as one: all of what stands between a pair of quotation
    marks, or in brackets behind the English it explains: the Potala Palace (布达拉宫)."""
    start, end = span
    opened = text[start] if text[start] in _ENDS else text[start - 1 : start]
    closed = text[end - 1] if text[end - 1] in _ENDS.values() else text[end : end + 1]
    if _ENDS.get(opened) != closed:
        # A stretch inside a longer quotation that has digits or Latin letters in it too: “0元30G”.
        left, right = text.rfind("“", max(0, start - 40), start), text.find("”", end, end + 40)
        return left >= 0 and right >= 0 and not {"”", "\n"} & set(text[left:right])
    return (
        opened not in "(（" or re.search(r"[A-Za-z] ?$", text[: start - (opened != text[start])]) is not None
    )


def _printed_in(conference: Conference, language: str) -> set[Reference]:
    """What the paragraphs and answers that are written in the language print."""
    texts = [one.text for one in conference.statements.values()]
    texts += [one.text for one in conference.answers.values()]
    return {ref for words in texts for ref in references(words.get(language, ""))}


def _of_a_figure_unwritten(conference: Conference, draft: Draft, at: int) -> bool:
    """Whether a name among the figures stands there (0元30G) whose paragraph is still to be written in this language."""
    span = draft.span_at(at)
    if span is None or span.kind is not SpanKind.COUNT or not span.cells:
        return False
    return conference.figure(span.cells[0]) is not None and span.cells[0] not in _printed_in(
        conference, draft.language
    )


def _measures(conference: Conference, draft: Draft) -> Iterator[Finding]:
    """English figures whose measure word has no English, or that stand alone where what they count
    should be named: crops on 12,500 were damaged. A figure that no text in that language prints yet is not asked
    about: its paragraph is still to be written there, or nobody wants it."""
    printed = _printed_in(conference, draft.language)
    for span in draft.spans:
        quantity = _quantity(conference, span)
        if quantity is None:
            continue
        where = (span.start, span.end)
        if span.cells and span.cells[0] not in printed:
            continue
        if span.kind is SpanKind.MISSING and re.match(r"\w", draft.text[span.start : span.end]):
            # Its number is printed, and the mark behind it is that of the measure.
            yield _told(UNWORDED, ERROR, draft, where, unit=quantity.unit)
        elif span.kind is SpanKind.COUNT and _stands_alone(draft.text, where):
            yield _told(UNSAID, WARNING, draft, where)


def _stands_alone(text: str, where: tuple[int, int]) -> bool:
    """Whether nothing but a number was printed behind a word such as “on”, and nothing behind it may be
    what it counts."""
    from store.wording.numbers.quantities_english import find_numbers, names_what_it_counts

    start, end = where
    if names_what_it_counts(text[end : end + 20]) or not _PLACED.search(text, max(0, start - 8), start):
        return False
    found = find_numbers(f"{text[start:end]} things", {})
    return bool(found) and not found[-1][0].unit and found[-1][1][1] == end - start


_PLACED = re.compile(r"\b(?:on|in|at|across|with|for|over) $", re.IGNORECASE)


def _quantity(conference: Conference, span: Printed) -> Quantity | None:
    """The quantity of the record a stretch prints, if it is one beside the grid."""
    if not span.cells:
        return None
    ref = span.cells[0]
    if (figure := conference.figure(ref)) is not None:
        return figure.quantity
    counted = conference.counted_list(ref)
    return counted.counted if counted is not None else None


def _told(rule: str, severity: Severity, draft: Draft, where: tuple[int, int], **facts: object) -> Finding:
    start, end = where
    words = draft.text[start:end].strip()
    around = " ".join(draft.text[max(0, start - 12) : end + 12].split())
    cells = _cells(draft, start)
    return Finding(
        rule, Verdict.FAILED, severity, cells, None, words,
        {"why": "", "word": words, "sentence": around, "start": start, "end": end, **facts},
        spot=f"{words}@{around[:32]}",
    )  # fmt: skip


def _cells(draft: Draft, start: int) -> tuple[Reference, ...]:
    """Where the words come from, when they are a person's or a figure's; empty for a sentence of a book."""
    span = draft.span_at(start)
    return span.cells[:1] if span is not None and span.cells else ()
