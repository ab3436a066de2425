"""Numerals as bulletins print them: Chinese numerals and ordinals, English figures, words and hours.

Everything is pure, and each form that is said here can be read here again. What a text means two
ways is refused with the reason, never guessed. Rules: GB/T 15835-2011 (Chinese numerals for 届, 次
and 场 in solemn names), AP style as Xinhua prints it (one to nine spelled, comma from 1,000).
"""

import re
from collections.abc import Mapping

from store.record.numeral import CHINESE_MOST as CHINESE_MOST
from store.record.numeral import CHINESE_PATTERN as CHINESE_PATTERN
from store.record.numeral import NotANumeral as NotANumeral
from store.record.numeral import chinese as chinese
from store.record.numeral import read_chinese as read_chinese
from store.record.text import half_width, one_line

ORDINAL_MOST = CHINESE_MOST
"""The largest number of a conference that is understood; a longer one is a slip of the key."""

SPELLED_MOST = 999_999

# --- Chinese ---------------------------------------------------------------------------------


_ORDINAL = r"(?:第|no\.?\s*|#)?\s*([^\s场次届期号]+?)\s*(?:场|次|届|期|号)?"


def read_ordinal(raw: str) -> int:
    """The number of a conference as a person writes it: 24, 第24场, 二十四, 第二十四场, 24th.

    NotANumeral with the reason: no number, out of 1 to 9999, 第两场, 一百一, 22th.
    """
    text = one_line(half_width(raw))
    found = re.fullmatch(_ORDINAL, text, re.IGNORECASE)
    if not found:
        raise NotANumeral("not_a_numeral", raw=raw)
    inner = found[1]
    if re.fullmatch(r"[0-9]+", inner):
        number = int(inner[-9:]) if len(inner.lstrip("0")) <= 9 else ORDINAL_MOST + 1
    elif inner.isascii():
        number = read_english_ordinal(inner)
    else:
        if "两" in inner:
            raise NotANumeral("two_before_classifier", raw=raw)
        number = read_chinese(inner)
    if not 1 <= number <= ORDINAL_MOST:
        raise NotANumeral("out_of_range", raw=raw, least=1, most=ORDINAL_MOST)
    return number


# --- English figures and words ---------------------------------------------------------------

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRSTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")

ONE_TO_NINE = _ONES[1:10]

UP_TO_NINETY_NINE = f"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[1:10])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
_WORD = "|".join(sorted((*_ONES, *_TENS, "hundred", "thousand"), key=len, reverse=True))
SPELLED_PATTERN = rf"(?:{_WORD})(?:(?:[ -]|(?<=hundred) and (?!hundred|thousand))(?:{_WORD})){{0,8}}"
"""What may be a spelled English number (to be matched without regard to case)."""


def spelled(number: int) -> str:
    """`53` as fifty-three, `621` as six hundred twenty-one. ValueError outside 0 to 999,999."""
    if not 0 <= number <= SPELLED_MOST:
        raise ValueError(number)
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    high, low = divmod(number, size)
    return f"{spelled(high)} {name}" + (f" {spelled(low)}" if low else "")


def read_spelled(raw: str) -> int:
    """The number spelled in English words, in any case. NotANumeral when it is none."""
    text = one_line(raw).lower()
    if not re.fullmatch(SPELLED_PATTERN, text):
        raise NotANumeral("not_a_numeral", raw=raw)
    text = text.replace(" and ", " ")
    total, part = 0, 0
    for word in re.split("[ -]", text):
        if word in _ONES:
            part += _ONES.index(word)
        elif word in _TENS:
            part += (_TENS.index(word) + 2) * 10
        elif word == "hundred":
            part *= 100
        else:
            total, part = part * 1000, 0
    number = total + part
    if number > SPELLED_MOST or spelled(number) != text:
        raise NotANumeral("not_a_numeral", raw=raw)
    return number


def grouped(number: int, separator: str = ",") -> str:
    """`22504` as 22,504; `separator` may be a space, or empty for none."""
    return f"{number:,}".replace(",", separator)


def english_ordinal(number: int, spell_below: int = 10) -> str:
    """`24` as 24th, `101` as 101st, `111` as 111th; first to ninth in words below `spell_below`."""
    if 1 <= number < min(spell_below, 10):
        return _FIRSTS[number - 1]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def read_english_ordinal(raw: str) -> int:
    """The number of 24th, 101st or third. NotANumeral for other words and for endings like 22th."""
    text = one_line(half_width(raw)).lower()
    if text in _FIRSTS:
        return _FIRSTS.index(text) + 1
    found = re.fullmatch("([0-9]{1,9})(st|nd|rd|th)", text)
    if not found:
        raise NotANumeral("not_a_numeral", raw=raw)
    wanted = english_ordinal(int(found[1]), 0)
    if wanted != text:
        raise NotANumeral("wrong_ending", raw=raw, wanted=wanted)
    return int(found[1])


# --- English months and hours ----------------------------------------------------------------

_MONTHS_MET: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

MONTH_PATTERN = rf"(?:{'|'.join(sorted(_MONTHS_MET, key=len, reverse=True))})\.?"
HOUR_PATTERN = r"(?:midnight|noon|[0-9]{1,2} ?(?:a\.m\.|p\.m\.|am\b|pm\b))"
"""What may be a month or an hour (to be matched without regard to case)."""
CAPITAL_MONTH = rf"(?=[A-Z])(?i:{MONTH_PATTERN})"
"""A month in words as they stand: May, and not may."""
WEEKDAY_PATTERN = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
CAPITAL_WEEKDAY = rf"(?=[A-Z])(?i:{WEEKDAY_PATTERN})"
"""A day of the week in small letters, and in words as they stand."""


def read_month(raw: str) -> int:
    """1 to 12 for an English month, short or long, with or without its stop. NotANumeral else."""
    month = _MONTHS_MET.get(one_line(raw).lower().removesuffix("."))
    if month is None:
        raise NotANumeral("not_a_numeral", raw=raw)
    return month


def english_hour(hour: int) -> str:
    """0 and 24 are midnight, 12 is noon, 14 is `2 p.m.`. ValueError outside 0 to 24."""
    if not 0 <= hour <= 24:
        raise ValueError(hour)
    if hour % 12 == 0:
        return "noon" if hour == 12 else "midnight"
    return f"{hour % 12} {'p.m.' if hour > 12 else 'a.m.'}"


def read_english_hour(raw: str, ending: bool = False) -> int:
    """The hour 0 to 24 of `2 p.m.`, noon, midnight; `ending`: midnight closes the day and is 24.

    NotANumeral when it is none; 12 a.m. and 12 p.m. are refused, since people mean both by either.
    """
    text = one_line(half_width(raw)).lower()
    if text in ("midnight", "noon"):
        return 12 if text == "noon" else 24 if ending else 0
    found = re.fullmatch(r"([0-9]{1,2}) ?(?:(a\.m\.|am)|p\.m\.|pm)", text)
    if not found:
        raise NotANumeral("not_a_numeral", raw=raw)
    hour = int(found[1])
    if hour == 12:
        raise NotANumeral("two_ways", raw=raw, first="noon", second="midnight")
    if not 1 <= hour <= 11:
        raise NotANumeral("out_of_range", raw=raw, least=1, most=11)
    return hour if found[2] else hour + 12


# --- digit sets ------------------------------------------------------------------------------

ASCII_DIGITS = "0123456789"


def in_digits(text: str, digits: str) -> str:
    """`text` with 0–9 printed in another set of ten digits (`"༠༡༢༣༤༥༦༧༨༩"`)."""
    return text if digits == ASCII_DIGITS else text.translate(str.maketrans(ASCII_DIGITS, digits))
