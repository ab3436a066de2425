"""Figures in running Chinese text whose numeral is written in words, or in words and digits: read whole or told of.

四款, 三万五千人, 5万4千6百件, 三点五倍, 百分之五, 三分之二, 首例, 没有一例. A numeral that counts something and has
no one value (二十几万, 三四天, 数百名) is told of, so that the reader lists it as it lists digits; a date, an
ordinal and a word that only holds a numeral (十分, 四川) are neither.
"""

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from store.record.measure import AFTER, NEGATIONS, PERCENT, UNITS
from store.record.numeral import POINTS, RUN, SIGNS, VAGUE, NotANumeral
from store.record.quantity import (
    ARABIC,
    FRACTION,
    MAX_DIGITS,
    Quantity,
    Where,
    any_of_words,
    any_unit,
    digits_and_scale,
    goes_on,
    goes_on_behind,
)
from store.series.subject_file import shared_subject
from store.wording.numbers.spans import BEGINS_IN_WORD, Span, before, ends_range, goes_on_apart, part_only

_PLACES = "十百千万亿拾佰仟"
_EVERYDAY = "伍陆肆俩"
"""Numerals that alone are the end of another word far more often (队伍, 大陆)."""
_SCALES = "百|千|万|十万|百万|千万|亿|十亿|百亿|千亿|万亿"


@cache
def _figure() -> re.Pattern[str]:
    """A numeral with what belongs to it. Its signs are taken all together, so none is tried from its middle."""
    units = any_unit(tuple(unit for unit in UNITS if not unit.isascii() or "(" in unit or unit == "%"))
    return re.compile(
        rf"(?=[0-9{SIGNS}首{''.join(word[0] for word in (PERCENT, *NEGATIONS))}])(?:"  # most signs begin none
        rf"{PERCENT}(?P<share>{RUN}|[百佰])"
        rf"|(?P<line>{FRACTION})"
        rf"|(?P<digits>{RUN})(?:(?P<inner>[余多])(?P<scale>(?!千[克米瓦])(?:{_SCALES})))?(?P<behind>[余多])?"
        rf" ?(?:(?P<unit>{units})(?!级)(?P<after>{any_of_words(AFTER)})?)?"
        r"|(?P<first>首)(?P<of>例|名|个|家)"
        rf"|(?P<none>{any_of_words(NEGATIONS)})一(?P<what>{units}))"
    )


_IN_DIGITS = re.compile(rf"(?:{ARABIC})(?:{_SCALES})?")
_NO_COUNT_BEFORE = "第每周初其之期某任.点"
"""Before a numeral they make an ordinal, a weekday, a rule or an enumerator of it."""
_DATE_BEHIND = r"(?:个)?月(?!内)|日(?!内|均)|时(?!间|代|长|段|候)|号(?!<<numbered_person>>)|分(?!之)|点(?![零〇一二三四五六七八九])|刻|年代|世纪|季度|级|等[奖功]|环|楼"
_YEARS = re.compile("[零〇○一二三四五六七八九]{2,}")


def figures_in_words(plain: str) -> Iterator[tuple[Quantity | None, Span]]:
    """The figures in words of a text in half-width and simplified signs, in order; None for one that has no value."""
    for match in _matches(plain):
        if match["none"]:
            yield Quantity("一", unit=match["what"], lead=match["none"]), match.span()
        elif match["first"]:
            yield Quantity("首", unit=match["of"]), match.span()
        elif not match["digits"] or not _IN_DIGITS.fullmatch(match["digits"]):
            found = _read(plain, match)
            if found is not None:
                yield found
            elif _counts(plain, match):
                yield None, _told(plain, match)


def _matches(plain: str) -> Iterator[re.Match[str]]:
    """The numerals one after the other; one that begins with the end of another word is what follows that (清零3个)."""
    regex, at = _figure(), 0
    while match := regex.search(plain, at):
        start = match.start()
        word = match["digits"] and start and BEGINS_IN_WORD.match(plain, start - 1)
        shorter = regex.match(plain, start + 1) if word else None
        match = shorter or match
        yield match
        at = match.end()
        while not match["unit"] and match["digits"] and goes_on(plain, at):
            at += 1


def _read(plain: str, match: re.Match[str]) -> tuple[Quantity, Span] | None:
    """The figure of a match; None where it is none or has no one value."""
    start, end = match.span()
    if start and (
        plain[start - 1] in _NO_COUNT_BEFORE or part_only(plain, start) or ends_range(plain, start)
    ):
        return None
    if plain[max(0, start - 1) : start] in tuple("负-−几数") or plain.endswith("零下", 0, start):
        return None
    figure = _share(plain, match) if match["digits"] is None else _counted(plain, match)
    if figure is None:
        return None
    quantity = figure
    if not figure.approx and (word := before(plain, start)):
        start -= len(word)
        quantity = replace(figure, approx=word)
    try:
        _ = quantity.value
    except NotANumeral:
        return None
    if sum(sign.isdecimal() for sign in quantity.digits) > MAX_DIGITS:
        return None
    return quantity, (start, end)


def _share(plain: str, match: re.Match[str]) -> Quantity | None:
    """百分之五, 三分之二."""
    at = plain[match.end() : match.end() + 1]
    if (at.isascii() and at.isalnum()) or goes_on(plain, match.end()) or goes_on_apart(plain, match.end()):
        return None
    if match["share"]:
        return Quantity(match["share"], unit="%", lead=PERCENT)
    return Quantity(match["line"])


def _counted(plain: str, match: re.Match[str]) -> Quantity | None:
    """A numeral with its unit."""
    digits, unit, end = match["digits"], match["unit"], match.end()
    if not unit or digits == "一" or digits in _EVERYDAY or goes_on_behind(plain, end):
        return None
    if digits == "拾" and plain.endswith("收", 0, match.start()):
        return None
    if unit == "年" and _YEARS.fullmatch(digits):
        return None
    where = Where.INNER if match["inner"] else Where.BEHIND if match["behind"] else Where.BEFORE
    approx = match["inner"] or match["behind"] or ""
    if match["after"] and not approx:
        where, approx = Where.AFTER, match["after"]
    if match["inner"]:
        return Quantity(digits, match["scale"], unit, approx, where)
    digits, scale = digits_and_scale(digits)
    return Quantity(digits, scale, unit, approx, where)


# --- what is told of ---------------------------------------------------------------------------

_CASE = "例(?!外|行|如|会|子|句)|<<case_word>>|[名位](?=死)"
_ONE_BEFORE = "每任某这那同第逐另唯之其统"
_VAGUE_BEFORE = re.compile("[近上逾超数几约达过好]\\Z")


def _told(plain: str, match: re.Match[str]) -> Span:
    """The numeral with the words that make it one of about so many."""
    start, end = match.span()
    while start and plain[start - 1] in VAGUE + "数近约上逾超负":
        start -= 1
    while goes_on(plain, end) and end - start < 40:
        end += 1
    return start, end


def _of(pattern: str) -> re.Pattern[str]:
    """A pattern with the words all subjects share: of a numeral alone nobody knows whose it is."""
    return shared_subject().compiled(pattern, "zh", 0)


def _counts(plain: str, match: re.Match[str]) -> bool:
    """True for a numeral that says how many of something."""
    start, end = match.span()
    if match["digits"] is None:
        return True
    digits = match["digits"]
    behind = start + len(digits)
    while behind < len(plain) and plain[behind] in VAGUE + "余多来":
        behind += 1
    if plain[max(0, start - 1) : start] in tuple("第周初其之期每某任") or _of(_DATE_BEHIND).match(
        plain, behind
    ):
        return False
    if _LARGER_BEHIND.match(plain, behind):
        return True
    if digits in ("一", "零", "〇"):
        ends = plain[max(0, start - 1) : start] in tuple(_ONE_BEFORE)
        return (
            digits == "一"
            and not ends
            and _of(_CASE).match(plain, end - len(match["unit"] or "")) is not None
        )
    if match["unit"] == "年" and _YEARS.fullmatch(digits):
        return False
    alone = len(digits) == 1
    everyday = alone and digits in _PLACES[1:] + _EVERYDAY and behind == start + 1
    if everyday and not _VAGUE_BEFORE.search(plain, max(0, start - 1), start):
        return False
    unit = match["unit"] or _of(_COUNTED).match(plain, behind)
    if not unit and (alone or not any(sign in _PLACES + POINTS for sign in digits)):
        return False
    return not _in_word(plain, start, end if match["unit"] else behind)


_LARGER_BEHIND = re.compile(rf"[又兆] ?[{SIGNS}0-9]")
_COUNTED = "人|例|名|个|%|％|<<counted_in_words>>"


def _in_word(plain: str, start: int, end: int) -> bool:
    """True when a word that counts nothing (四面八方, 万分) covers the numeral."""
    from store.wording.numbers.numeral_patterns import dictionary

    known = dictionary()
    return any(
        plain[first:last] in known
        for first in range(max(0, start - 6), start + 1)
        for last in range(end, min(len(plain), end + 8) + 1)
    )
