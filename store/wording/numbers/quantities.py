"""Figures of any kind found in running Chinese text, with what is a date, an ordinal or a name beside them.

A figure is taken only when a known measure word or a scale says what it is; every other digit run is
left for the reader to list as unread. Nothing is guessed, and one pass over the text suffices: each
digit run is looked at once, so noise costs no more than its length.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct

from store.record.measure import AFTER, NEGATIONS, SCALES, UNITS
from store.record.numeral import TRADITIONAL
from store.record.quantity import ARABIC, MAX_DIGITS, Quantity, Where, any_of_words, any_unit, goes_on_behind
from store.wording.numbers import in_words
from store.wording.numbers.no_counts import EACH_OF
from store.wording.numbers.spans import Span, Taken, before, ends_range, goes_on_apart, part_only


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
    for quantity, span in in_words.figures_in_words(plain):
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
