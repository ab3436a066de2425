"""Figures of any kind found in running Chinese text, with what is a date, an ordinal or a name beside them.

A figure in digits is taken only when a known measure word or a scale says what it is; every other digit run is
left for the reader to list as unread. Nothing is guessed, and one pass over the text suffices: each
digit run is looked at once, so noise costs no more than its length.

A numeral may be written in words, or in words and digits: 四款, 三万五千人, 5万4千6百件, 三点五倍, 百分之五, 三分之二, 首例,
没有一例. One that counts something and has no one value (二十几万, 三四天, 数百名) is told of, so that the reader lists it as
it lists digits; a date, an ordinal and a word that only holds a numeral (十分, 四川) are neither.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from store.record.measure import AFTER, NEGATIONS, PERCENT, SCALES, UNITS
from store.record.numeral import POINTS, RUN, SIGNS, TRADITIONAL, VAGUE, NotANumeral
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
from store.wording.numbers.numeral_patterns import EACH_OF
from store.wording.numbers.spans import (
    BEGINS_IN_WORD,
    Span,
    Taken,
    before,
    ends_range,
    goes_on_apart,
    part_only,
)

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


class MentionKind(StrEnum):
    """What a digit run may be that is no quantity."""

    DATE = "date"
    """8月8日, 17日, 2022年, 14时."""
    ORDINAL = "ordinal"
    """第一批, 第24场."""
    NAME = "name"
    """“0元30G”, “1+7”, 5G: never taken apart, never reformatted."""


class Mention(Struct, frozen=True):
    """Characters of the source that are a date, an ordinal or a name."""

    kind: MentionKind
    text: str
    span: Span


FULL_TO_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs to half-width ones, character for character, so that offsets stay."""

_DATE = (
    r"(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|月(?:[0-9]{1,2}日|份|底|初|末|[上中下]旬)?|日)"
    r"(?:[0-9]{1,2}[时点](?:[0-9]{1,2}分)?)?|[时点](?:[0-9]{1,2}分)?(?!段|候)|:[0-9]{2}(?::[0-9]{2})?"
)
_POINTED = r"[0-9]{4}(?P<point>[./-])[0-9]{1,2}(?P=point)[0-9]{1,2}(?![0-9])"


@cache
def _arabic() -> re.Pattern[str]:
    """A digit run with what belongs to it. Possessive: a run is never tried from its middle."""
    ascii_units = any_of_words(tuple(unit for unit in UNITS if unit.isascii() and unit != "%"))
    units = any_unit(tuple(unit for unit in UNITS if not unit.isascii() or unit == "%"))
    scales = any_of_words(tuple(scale for scale in SCALES if scale and not scale.isascii()))
    return re.compile(
        rf"(?=[0-9])(?:(?P<pointed>{_POINTED})|(?P<generation>[2-6]G(?![A-Za-z0-9]))|"
        r"(?P<digits>[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+)"
        rf"(?:(?P<date>{_DATE})|"
        rf"(?P<inner>[余多](?=[百千万亿]))?(?P<scale>(?!千[克米瓦])(?:{scales}))?(?P<behind>[余多])? ?"
        rf"(?:(?P<unit>(?:{units}|(?:{ascii_units})(?![A-Za-z0-9])))(?P<after>{any_of_words(AFTER)})?"
        r"|(?<=[百千万亿余多 ])(?P<bare>(?![0-9零〇一二两三四五六七八九十百千万亿]))))?)"
    )


_ORDINAL = re.compile(
    r"第(?:[0-9]++|[零〇一二三四五六七八九十百]++)(?:场|批|次|届|期|个|名|位|季度|轮|版|款|条|项|天|例|号)?"
)
_QUOTED = re.compile(r"“([^“”‘’,，。;；:：\n]{1,30})”|\"([^\",，。;；:：\n]{1,30})\"")
_WIDE = re.compile("[\uff01-\uff5e\u3000]+")
_NEGATIVE = re.compile("(?:零下|负|(?<![0-9])[-−])\\Z")


class FoundFigures(Struct, frozen=True):
    """What `find_figures` found, each list in the order of the text."""

    quantities: tuple[tuple[Quantity, Span], ...]
    mentions: tuple[Mention, ...]
    doubtful: tuple[Span, ...] = ()
    """Numerals in words that count something and could not be read whole."""


def find_figures(text: str, taken: Sequence[Span] = ()) -> FoundFigures:
    """Every quantity, date, ordinal and name of the text outside `taken`.

    Spans are offsets into `text`, which may be full-width or half-width. A digit run in none of them
    could not be understood.
    """
    plain = _WIDE.sub(lambda wide: wide[0].translate(FULL_TO_HALF), text).translate(TRADITIONAL)
    named = list(_names_and_ordinals(plain, Taken(taken)))
    quantities: list[tuple[Quantity, Span]] = []
    dates: list[tuple[MentionKind, Span]] = []
    others = Taken([*taken, *(span for _, span in named)])
    for match in _arabic().finditer(plain):
        group = match.lastgroup
        wide_comma = "，" in text[match.start() : match.end()]  # 1，234人 may be two numbers
        if group == "digits" or wide_comma or others.overlaps(*match.span()):
            continue
        if group in ("pointed", "generation"):
            kind = MentionKind.DATE if group == "pointed" else MentionKind.NAME
            dates.append((kind, match.span()))
        elif group == "date" and _is_date(match):
            dates.append((MentionKind.DATE, match.span()))
        elif figure := _arabic_figure(plain, match):
            quantities.append(figure)
    doubtful: list[Span] = []
    for quantity, span in figures_in_words(plain):
        if others.overlaps(*span):
            continue
        if quantity is None:
            doubtful.append(span)
        else:
            quantities.append((quantity, span))
    return FoundFigures(
        tuple(sorted(quantities, key=lambda item: item[1])),
        tuple(Mention(kind, text[at:end], (at, end)) for kind, (at, end) in _in_order(named + dates)),
        tuple(doubtful),
    )


def find_quantities(text: str, taken: Sequence[Span] = ()) -> list[tuple[Quantity, Span]]:
    """The quantities of `find_figures`."""
    return list(find_figures(text, taken).quantities)


def _in_order(mentions: list[tuple[MentionKind, Span]]) -> list[tuple[MentionKind, Span]]:
    return sorted(mentions, key=lambda mention: mention[1])


def _names_and_ordinals(plain: str, taken: Taken) -> Iterator[tuple[MentionKind, Span]]:
    names = [
        quoted.span()
        for quoted in _QUOTED.finditer(plain)
        if _is_name(quoted[1] or quoted[2]) and not taken.overlaps(*quoted.span())
    ]
    yield from ((MentionKind.NAME, span) for span in names)
    inside = Taken(names)
    for match in _ORDINAL.finditer(plain):
        if not taken.overlaps(*match.span()) and not inside.overlaps(*match.span()):
            yield MentionKind.ORDINAL, match.span()


def _is_name(quoted: str) -> bool:
    """A quotation of more than one figure, or of a figure glued into a word, is a name: 0元30G, 1+7."""
    runs = re.findall(r"[0-9]+", quoted)
    return len(runs) > 1 or bool(runs and not _arabic_whole(quoted))


def _arabic_whole(text: str) -> bool:
    match = _arabic().fullmatch(text)
    return bool(match and match.lastgroup != "digits")


def _is_date(match: re.Match[str]) -> bool:
    """Months to 12, days to 31, hours to 24, years of four digits; 3年 is a duration."""
    digits, date = match["digits"], match["date"]
    if not digits.isdigit():
        return False
    first = {"年": (1000, 2999), "月": (1, 12), "日": (1, 31)}.get(date[0], (0, 24))
    numbers = [int(digits[:9]), *(int(number) for number in re.findall("[0-9]+", date))]
    return first[0] <= numbers[0] <= first[1] and all(number <= 60 for number in numbers[1:])


def _arabic_figure(plain: str, match: re.Match[str]) -> tuple[Quantity, Span] | None:
    """The quantity of a digit run with its unit or scale; None for a piece of something longer."""
    digits, date, scale, unit = match.group("digits", "date", "scale", "unit")
    duration = date == "年" and len(digits) < 3
    if (date and not duration) or not (scale or unit or match["behind"] or duration):
        return None
    start = match.start()
    if (
        len(digits) > MAX_DIGITS
        or (start and plain[start - 1] in ".第")
        or goes_on_behind(plain, match.end())
    ):
        return None
    if part_only(plain, start) or ends_range(plain, start) or not re.fullmatch(ARABIC, digits):
        return None
    if not (unit or duration) and goes_on_apart(plain, match.end()):
        return None
    if _NEGATIVE.search(plain, max(0, start - 2), start):
        return None
    if start and plain[start - 1] == "每" and unit in EACH_OF and len(digits) < 3:
        return None
    return _quantity(plain, match, start, match.end())


def _quantity(plain: str, match: re.Match[str], start: int, end: int) -> tuple[Quantity, Span]:
    """The quantity of a match, with the words before it that belong to it."""
    unit = "年" if match["date"] else (match["unit"] or "")
    lead = next((word for word in ("连续", *NEGATIONS) if plain.endswith(word, 0, start)), "")
    if lead in NEGATIONS and (match["digits"] != "1" or not unit):
        lead = ""
    start -= len(lead)
    words = {Where.INNER: match["inner"], Where.BEHIND: match["behind"], Where.AFTER: match["after"]}
    where = next((where for where, word in words.items() if word), Where.BEFORE)
    approx = words.get(where) or ""
    if where is Where.BEFORE and not lead:
        approx = before(plain, start)
        start -= len(approx)
    if match["bare"] is not None:
        end -= len(plain[start:end]) - len(plain[start:end].rstrip())
    return Quantity(match["digits"], match["scale"] or "", unit, approx, where, lead), (start, end)
