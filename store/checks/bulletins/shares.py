"""Percentages held against the two numbers they are made of, as far as a sentence gives both: 3701人中有543人，占14.67%;
从50例增加到60例，增长20%. What statcheck does for papers.

A sentence is judged only where it leaves no choice: one percentage with a word of its kind, and two counts. A count that
is rounded itself (万, 约) may be anything that rounds to it.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from msgspec import Struct

from store.checks.basis.passages import side
from store.record.chinese import NotANumeral
from store.record.measure import SCALES
from store.record.numeral import read_numeral
from store.series.subject import Subject


class WrongShare(Struct, frozen=True):
    """A percentage that its two numbers do not make: where it stands, what it should be, what it is."""

    span: tuple[int, int]
    expected: str
    got: str
    first: str
    second: str


_NUMBER = r"(?<![0-9])(?P<{0}>[0-9][0-9,]{{0,14}}(?:\.[0-9]{{1,6}})?)(?![.,]?[0-9])(?P<{0}_scale>[万亿]?)"
"""All of a number: of 占66.67% the first digits are no count, and the last no percentage."""
_PERCENT = r"(?<![0-9.])(?P<percent>[0-9]{1,4}(?:\.[0-9]{1,6})?) ?(?:%|％|percent|per cent)"
_PERCENT_ZH = rf"(?:{_PERCENT}|百分之(?P<in_words>[零〇一二两三四五六七八九十百点]+))"
_WORDS = r"[^0-9。；;\n]"
_CLAUSE = r"[^0-9，,、。；;\n]"
_UNIT = "(?P<unit>[人例家个户名座条处项件份次剂亩吨])"
_FORMS = {
    "zh": (
        ("share", rf"{_NUMBER.format('whole')}{_UNIT}[，,、]?(?:其中)?(?:检出|检测出|发现)?阳?性?{_WORDS}{{0,4}}{_NUMBER.format('part')}(?P=unit){_WORDS}{{0,3}}(?:<<rate>>){_WORDS}{{0,3}}{_PERCENT_ZH}"),
        ("share", rf"应(?![急对届用该当]){_WORDS}{{1,8}}{_NUMBER.format('whole')}{_UNIT}[，,、]?[已实]{_WORDS}{{0,6}}{_NUMBER.format('part')}(?P=unit){_WORDS}{{0,3}}(?:占|率){_WORDS}{{0,3}}{_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('whole')}[人例家个户名座条处项件亩吨]?(?:{_WORDS}{{0,12}})(?:中|其中){_WORDS}{{0,12}}{_NUMBER.format('part')}{_WORDS}{{0,12}}(?:占|占比|比例|率)(?:{_WORDS}{{0,8}}){_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('part')}{_WORDS}{{0,12}}，?占(?:{_WORDS}{{0,10}}){_NUMBER.format('whole')}{_WORDS}{{0,6}}的?{_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('whole')}{_UNIT}{_CLAUSE}{{0,12}}[，,]?(?:已|其中有?|完成){_CLAUSE}{{0,8}}{_NUMBER.format('part')}(?P=unit){_WORDS}{{0,4}}[，,]占{_WORDS}{{0,8}}{_PERCENT_ZH}"),
        ("share", rf"{_NUMBER.format('whole')}{_UNIT}(?:[，,]{_CLAUSE}{{0,20}})?[，,。]其中[，,]?{_CLAUSE}{{0,8}}{_NUMBER.format('part')}(?P=unit)[，,]占(?:比|总数的?|全[部区省市]的?|新增{_CLAUSE}{{0,8}}的?)?{_PERCENT_ZH}"),
        ("share", rf"(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}{_NUMBER.format('whole')}{_UNIT}(?:增加|减少|下降|多|少)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:增长|上升|增幅|涨幅|下降|降幅|降低){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("fallen by", rf"{_NUMBER.format('whole')}{_UNIT}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:减少|下降|少)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:下降|降幅|降低){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("fallen by, risen", rf"{_NUMBER.format('whole')}{_UNIT}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:减少|下降|少)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:增长|上升|增幅|涨幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("risen by, fallen", rf"{_NUMBER.format('whole')}{_UNIT}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:增加|上升|多)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:下降|降幅|降低){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("risen by", rf"{_NUMBER.format('whole')}{_UNIT}{_CLAUSE}{{0,6}}[，,]?(?:较|比|同)(?:前|上|去|昨){_CLAUSE}{{0,6}}(?:增加|上升|多)了?{_NUMBER.format('part')}(?P=unit)[，,]?(?:增长|上升|增幅|涨幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("rise", rf"[从由]{_WORDS}{{0,10}}{_NUMBER.format('whole')}{_WORDS}{{0,8}}(?:增加?|上升|增长|升|提高)(?:到|至|为){_NUMBER.format('part')}{_WORDS}{{0,6}}(?:增长|上升|增加|增幅|涨幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
        ("fall", rf"[从由]{_WORDS}{{0,10}}{_NUMBER.format('whole')}{_WORDS}{{0,8}}(?:减少?|下降|降低?)(?:到|至|为){_NUMBER.format('part')}{_WORDS}{{0,6}}(?:下降|减少|降幅){_WORDS}{{0,4}}{_PERCENT_ZH}"),
    ),
    "en": (
        ("share", rf"\b[Oo]f (?:the |all |these |a total of ){_NUMBER.format('whole')}{_WORDS}{{0,60}}, {_NUMBER.format('part')} {_WORDS}{{0,60}}?(?:accounting for|making up|or|\() ?{_PERCENT}"),
        ("share", rf"{_PERCENT} of (?:the |all |its )?{_NUMBER.format('whole')} {_WORDS}{{0,40}}?, or {_NUMBER.format('part')}"),
        ("share", rf"{_NUMBER.format('part')} (?:out )?of (?:the |all |a total of )?{_NUMBER.format('whole')}{_WORDS}{{0,40}}?[,( ]{_PERCENT}"),
        ("share", rf"{_NUMBER.format('part')}{_WORDS}{{0,30}}, or {_PERCENT}(?: of (?:the |all )?){_NUMBER.format('whole')}"),
        ("rise", rf"(?:rose|increased|grew|went up) from {_NUMBER.format('whole')}{_WORDS}{{0,12}} to {_NUMBER.format('part')}{_WORDS}{{0,30}}{_PERCENT}"),
        ("fall", rf"(?:fell|decreased|dropped|went down) from {_NUMBER.format('whole')}{_WORDS}{{0,12}} to {_NUMBER.format('part')}{_WORDS}{{0,30}}{_PERCENT}"),
    ),
}  # fmt: skip
_ABOUT = re.compile(
    r"(?:约|近|超过?|逾|不足|nearly|about|over|around|more than|almost)[^0-9]{0,4}$", re.IGNORECASE
)


def wrong_shares(text: str, language: str, subject: Subject) -> Iterator[WrongShare]:
    """Each percentage that its two numbers do not make."""
    if not re.search("[%％]|per ?cent|百分之", text):
        return
    told: set[int] = set()
    for kind, form in _FORMS[side(language)]:
        for match in subject.compiled(form, side(language)).finditer(text):
            group = "percent" if match["percent"] else "in_words"
            at = match.start(group)
            if at in told or _ABOUT.search(text, max(0, at - 12), at - 3 * (group == "in_words")):
                continue
            told.add(at)
            percent = match["percent"] or _in_digits(match["in_words"])
            expected = _expected(kind, match)
            if percent and expected is not None and not _is_one(percent, *expected):
                said = _said(percent, expected)
                yield WrongShare(match.span(group), said, percent, match["part"], match["whole"])


def _in_digits(words: str) -> str:
    """百分之 八十二点五 in digits; nothing where they are no number."""
    try:
        return str(read_numeral(words))
    except NotANumeral:
        return ""


def _expected(kind: str, match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """The least and the most the percentage may be."""
    parts, wholes = _bounds(match, "part"), _bounds(match, "whole")
    if " by" in kind:  # the number is the one after the change
        sign = 1 if kind.startswith("fallen") else -1
        wholes = wholes[0] + sign * parts[0], wholes[1] + sign * parts[1]
        if "," in kind and wholes[0] > 0:  # the other way than the change itself
            return -parts[1] / wholes[0] * 100, -parts[0] / wholes[1] * 100
        kind = "share"
    if wholes[0] <= 0 or (kind == "share" and parts[0] > wholes[1]):
        return None
    if kind == "share":
        return parts[0] / wholes[1] * 100, parts[1] / wholes[0] * 100
    least, most = parts[0] / wholes[1] * 100 - 100, parts[1] / wholes[0] * 100 - 100
    return (least, most) if kind == "rise" else (-most, -least)


def _bounds(match: re.Match[str], name: str) -> tuple[Decimal, Decimal]:
    """What a number may be: itself, or what is rounded to it where it is in 万."""
    number = Decimal(match[name].replace(",", ""))
    scale = match[f"{name}_scale"]
    half = Decimal(1).scaleb(int(number.as_tuple().exponent)) / 2 if scale else Decimal(0)
    times = SCALES[scale] if scale else 1
    return (number - half) * times, (number + half) * times


def _is_one(said: str, least: Decimal, most: Decimal) -> bool:
    """Whether what is said is between the two, rounded or cut off as it is printed."""
    places = Decimal(1).scaleb(int(Decimal(said).as_tuple().exponent))
    low = least.quantize(places, ROUND_DOWN)
    return low <= Decimal(said) <= most.quantize(places, ROUND_HALF_UP)


def _said(said: str, between: tuple[Decimal, Decimal]) -> str:
    places = Decimal(1).scaleb(int(Decimal(said).as_tuple().exponent))
    return str((sum(between, Decimal(0)) / 2).quantize(places, ROUND_HALF_UP))
