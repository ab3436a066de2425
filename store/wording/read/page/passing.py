"""What a page has around a bulletin that is no figure of anything: times, telephone numbers, addresses, page numbers,
numbers of documents and of the items of a list. Read by no sentence, they are listed once and quietly, and are not unread.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from store.record.naming import MONTH_BEGINS
from store.series.subject_file import shared_subject
from store.wording.numbers import numeral_patterns
from store.wording.numbers.source import folded
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Stretches, merged

_D = "[0-9]"
_ENGLISH_MONTH = rf"(?:{MONTH_BEGINS.lower()})[a-z]{{0,6}}\.?"
_CLOCK = rf"{numeral_patterns.CLOCK}(?: ?[ap]\.?m\b\.?)?"
_HOUR = rf"{_D}{{1,2}}[时点](?:{_D}{{1,2}}分)?(?![间間])"
_DAY = rf"(?:{_D}{{4}}年)?(?:{_D}{{1,2}}月)?{_D}{{1,2}}[日号](?!楼|线|院|病|店)|{_D}{{4}}年(?:{_D}{{1,2}}月)?|{_D}{{1,2}}月(?:份|底|初|末|[上中下]旬)"
_ENGLISH_DAY = rf"{_ENGLISH_MONTH} {_D}{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20){_D}{{2}})?(?![,.]?{_D}|[ -](?:{_D}|new|<<no_day_before>>))|{_D}{{1,2}}(?:st|nd|rd|th)? {_ENGLISH_MONTH}(?:,? (?:19|20){_D}{{2}})?"
_CALLED = rf"(?:\b(?=[a-z])|(?=[^a-z]))(?:{numeral_patterns.REACHED_BY})[^0-9\n，。；]{{0,8}}?"
_KINDS = (
    r"[A-Za-z0-9][A-Za-z0-9._+-]{0,40}@[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,20}){1,4}",
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%-]{1,300}",
    rf"(?:{numeral_patterns.POINTED_DAY}|{_DAY})[ \u3000T]{{0,3}}(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?(?:上午|下午|晚上?|凌晨|中午)?(?:{_CLOCK}|{_HOUR})",
    rf"{_D}{{1,2}}[时点]?(?:至|到|[-—–－~～]{{1,2}}){_D}{{1,2}}[时点](?![间間])",
    numeral_patterns.POINTED_DAY,
    _DAY,
    _ENGLISH_DAY,
    _CLOCK,
    _HOUR,
    rf"\b{numeral_patterns.ENGLISH_HOUR}",
    rf"\b{_D}{{1,2}} ?[ap]\.?m\b\.?",
    rf"(?:[+]?86[- ]?)?(?:{numeral_patterns.TELEPHONE}|0{_D}{{9,11}}|[48]00{_D}{{6,8}})(?:-{_D}{{1,6}})?",
    rf"(?<=被称为){_D}{{3,5}}(?=热线)|{_D}{{5}}(?=热线|政务|平台)",
    rf"第{_D}{{1,3}}版|[a-z]{_D}{{1,2}}版|[a-z]?{_D}{{1,3}}版(?![一-龥])",
    rf"{numeral_patterns.DOCUMENT}|(?:icp备|公网安备|许可证)[^0-9\n]{{0,8}}{_D}{{5,20}}(?:号|-{_D}{{1,2}})?",
    rf"(?:©|\(c\)|copyright|版权所有)[^0-9\n]{{0,12}}(?:19|20){_D}{{2}}(?:[-—]{_D}{{4}})?",
)
_BEFORE = r"(?<![0-9A-Za-z+＋])(?<![0-9][.,])"
_BEHIND = rf"(?![0-9]|[.,]{_D}|[ ]?(?:[例人名万亿%％]|个(?!月)))"
"""Around a number of its own: it is no part of one, and nothing it counts stands behind it."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    after_a_word = (
        rf"{_CALLED}(?P<number>{_D}{{3,}}(?:[- —]{_D}{{3,}}){{0,3}}(?![0-9]|[ ]?[例人名万亿%％个]))"
    )
    enumerated = rf"^[ \u3000\t]*(?P<number>{_D}{{1,2}})(?:[、．.](?!{_D})|[）)])"
    return (
        *(shared_subject().compiled(f"{_BEFORE}(?:{kind}){_BEHIND}", flags=0) for kind in _KINDS),
        re.compile(after_a_word),
        re.compile(enumerated, re.MULTILINE),
    )


def passing_of(page: str, runs: Sequence[Span]) -> list[Span]:
    """Where the page has such things, of those that hold one of the `runs` of digits and none in part; sorted, none over
    another."""
    if not runs:
        return []
    page = folded(page, spaced=True)
    near = merged([(max(0, start - _NEAR), min(len(page), end + _NEAR)) for start, end in runs])
    found = sorted(
        {span for part in near for span in _found(page, *part)}, key=lambda span: (span[0], -span[1])
    )
    kept: list[Span] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    left = Stretches(runs)
    inside = {at for start, end in runs for at in range(start + 1, end)}
    return [span for span in kept if left.meet(*span) and not inside & {*span}]


_NEAR = 60
"""Signs around a number in which what it belongs to begins and ends; only an address is longer."""


def _found(page: str, first: int, last: int) -> Iterator[Span]:
    for pattern in _patterns():
        for match in pattern.finditer(page, first, last):
            yield match.span("number") if "number" in pattern.groupindex else match.span()
