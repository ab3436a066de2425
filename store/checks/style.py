"""House style and slips of the pen in a person's own sentences; they point and never change a text."""

import re
from collections.abc import Iterator

from store.checks.finding import ERROR, HINT, WARNING, Finding, Severity, Verdict
from store.checks.passages import Passage, compiled, side
from store.checks.text_rules import APPROX, COUNT, DOUBLED, HALF, UNIT
from store.record.chinese import CHINESE_PATTERN, NotANumeral, read_chinese

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
_COUNTED = (
    rf"(?P<open>等)?(?P<count>\d+|{CHINESE_PATTERN})"
    r"(?:个|款|项|家|条|种|类|所|名|位|处|件|大)(?:方面|市|县|区|平台|教育|部门|单位|措施|地|举措|工作|城|环节|行业|企业|品种|层)"
)


def style(passage: Passage, lang: str) -> Iterator[Finding]:
    """Doubled words, half-width marks beside Chinese, figures without a unit, 超过…余, lists and their counts."""
    yield from _doubled(passage, lang)
    for rule, pattern, severity in ((HALF, _HALF, WARNING), (HALF, _BRACKETS, HINT)):
        for match in compiled(pattern[side(lang)]).finditer(passage.text):
            yield pointed(rule, severity, passage, match.start(), match.end())
    if lang == "zh":
        yield from _units(passage)
        for match in compiled(_APPROX).finditer(passage.text):
            yield pointed(APPROX, WARNING, passage, match.start(), match.end())
        yield from _lists(passage)


def _doubled(passage: Passage, lang: str) -> Iterator[Finding]:
    for match in compiled(_DOUBLED[side(lang)]).finditer(passage.text):
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
    """四个方面 after four things. With 等 more may be meant than are named, but not fewer."""
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
