"""Numerals of any size, in Chinese signs, in digits or in both: read whole, or not at all. They stand on the floor of
the record, since a printed quantity (四款, 两个) may be written in them.

三万五千, 5万4千6百, 壹佰伍拾, 廿二 and 零点零一 each have one value, and so has 一万三, which leaves out the name of
the next place (13,000; 10,003 has a 零). What has two is refused and never guessed: 3万5, 四亿五千, 三四十 and 二十几
(about so many), 兆 (a million or a million millions). The number of a conference, 0 to 9999, is read by `read_chinese`,
which asks for 一百一: there a slip is likelier than the short form. How it is said in signs is here too.
"""

import re
from decimal import Decimal

from store.record.text import one_line
from store.troubles import Trouble

WORDS = {
    "not_a_numeral": (
        "“{raw}”不是数字。可写 24、二十四或第二十四场。",
        "“{raw}” is not a number. Write 24, 二十四 or 第二十四场.",
    ),
    "two_ways": (
        "“{raw}”有两种读法（{first}或{second}），请写明。",
        "“{raw}” can be read as {first} or {second}. Write which one is meant.",
    ),
    "two_before_classifier": (
        "“{raw}”：“两”只用在量词前（两个），序数请写“二”。",
        "“{raw}”: 两 stands only before a measure word (两个); an ordinal takes 二.",
    ),
    "out_of_range": (
        "“{raw}”超出范围：这里只认{least}到{most}。",
        "“{raw}” is out of range: {least} to {most} can stand here.",
    ),
    "wrong_ending": (
        "“{raw}”的词尾不对：应为“{wanted}”。",
        "“{raw}” has the wrong ending: it should be “{wanted}”.",
    ),
}

CHINESE_MOST = 9999

CHINESE_PATTERN = "[零〇一二两三四五六七八九十百千]{1,9}"
"""What may be a Chinese numeral, as a piece of a regular expression."""


class NotANumeral(Trouble):
    """The text is no numeral of the kind looked for. Facts: `raw`, and what the reason needs."""

    words = WORDS


_OF_SIGNS = "零一二三四五六七八九"
_VALUES = {**{digit: value for value, digit in enumerate(_OF_SIGNS)}, "〇": 0, "两": 2}
_OF_PLACES = {"千": 1000, "百": 100, "十": 10}


def chinese(number: int) -> str:
    """`24` as 二十四, `101` as 一百零一, `110` as 一百一十. ValueError outside 0 to 9999."""
    if not 0 <= number <= CHINESE_MOST:
        raise ValueError(number)
    if number == 0:
        return "零"
    said, gap = "", False
    for name, size in (*_OF_PLACES.items(), ("", 1)):
        digit = number // size % 10
        if digit == 0:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _OF_SIGNS[digit] + name
        gap = False
    return said.removeprefix("一") if 10 <= number < 20 else said


def read_chinese(raw: str) -> int:
    """The number a Chinese numeral means, 0 to 9999; 两 counts as 2.

    NotANumeral when it is none, and when a place is left open: 一百一 may be 101 or 110.
    """
    text = one_line(raw)
    if not text or any(sign not in _VALUES and sign not in _OF_PLACES for sign in text):
        raise NotANumeral("not_a_numeral", raw=raw)
    number, digit, last_size, gap = 0, None, CHINESE_MOST + 1, False
    for sign in text:
        if sign in _OF_PLACES:
            size = _OF_PLACES[sign]
            if size >= last_size or digit == 0 or (digit is None and size != 10):
                raise NotANumeral("not_a_numeral", raw=raw)
            number += (1 if digit is None else digit) * size
            digit, last_size, gap = None, size, False
        elif digit is not None or (_VALUES[sign] == 0 and (gap or number == 0 < len(text) - 1)):
            raise NotANumeral("not_a_numeral", raw=raw)
        elif _VALUES[sign] == 0 and len(text) > 1:
            gap = True
        else:
            digit = _VALUES[sign]
    if gap and digit is None:
        raise NotANumeral("not_a_numeral", raw=raw)
    if digit is not None and last_size in (100, 1000) and not gap:
        raise NotANumeral("two_ways", raw=raw, first=number + digit, second=number + digit * last_size // 10)
    return number + (digit or 0)


SIGNS = "零〇○一二两兩俩倆三四五六七八九十百千万萬亿億壹贰貳貮叁參叄肆伍陆陸柒捌玖拾佰仟廿卅卌"
"""Every sign that a numeral in words may have, beside the point."""
POINTS = "点點"
VAGUE = "几幾"
"""Makes a numeral one of about so many: 二十几, 几十."""

RUN = (
    rf"[0-9{SIGNS}](?:[0-9{SIGNS.replace('千', '')}]|千(?![克米瓦])|[.,](?=[0-9])|[{POINTS}](?=[{SIGNS}]))*+"
)
"""What may be a numeral, taken whole, as a piece of a regular expression."""

_PLAIN = str.maketrans(
    "○兩俩倆壹贰貳貮叁參叄肆伍陆陸柒捌玖拾佰仟萬億點", "〇两两两一二二二三三三四五六六七八九十百千万亿点"
)
TRADITIONAL = str.maketrans("萬億兩點負幾數餘來", "万亿两点负几数余来")
"""The numerals, and the words beside them, that have a simplified form."""
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_ONES = tuple("一二三四五六七八九")
_PLACES = {"千": 1000, "百": 100, "十": 10}
_SIZES = (("亿", 10**8), ("万", 10**4))
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_LONGEST = 60
"""Signs. No numeral that means anything has as many."""


def read_numeral(raw: str) -> Decimal:
    """The value of a whole numeral. NotANumeral, with the reason, for anything else."""
    text = raw.translate(_PLAIN)
    if not text or len(text) > _LONGEST:
        raise NotANumeral("not_a_numeral", raw=raw)
    whole, point, decimals = text.partition("点" if "点" in text else ".")
    if not point:
        return Decimal(_whole(text, raw))
    decimals, scale = _scaled(decimals)
    digits = "".join(_DIGITS.get(sign, sign) for sign in decimals)
    in_digits = (_GROUPED.fullmatch(whole) is not None, re.fullmatch("[0-9]+", decimals) is not None)
    if not re.fullmatch("[0-9]+", digits) or in_digits != (point == ".",) * 2:
        raise NotANumeral("not_a_numeral", raw=raw)
    return Decimal(f"{_whole(whole, raw)}.{digits}") * scale


def _scaled(text: str) -> tuple[str, int]:
    """What stands before the sizes a numeral with a point ends in, and what they multiply by: 3.5万亿."""
    scale = 1
    for sign, size in _SIZES:
        if text.endswith(sign):
            text, scale = text[:-1], scale * size
    return text, scale


def _whole(text: str, raw: str) -> int:
    """A number without a point, up to 10**16."""
    if _GROUPED.fullmatch(text):
        return int(text.replace(",", ""))
    digits = "".join(_DIGITS.get(sign, "") for sign in text)
    if len(digits) == len(text) > (2 if "0" in digits[1:] else 3) and digits not in "0123456789":
        return int(digits)  # 一七二零: the digits one by one; 三五九 is more often a name
    return _sized(text.translate(_TENS).replace("万万", "亿"), _SIZES, raw)


def _sized(text: str, sizes: tuple[tuple[str, int], ...], raw: str, above_it: int = 0) -> int:
    """A number with its 亿 and 万. `above_it` is the size it follows, if any: only with as many digits, with the
    name of a place, or with a 零 before it, is it known what it counts (3万5 is 35,000 or 30,005)."""
    if not sizes:
        return _section(text, raw, above_it)
    (sign, size), *smaller = sizes
    many, found, below = text.partition(sign)
    if not found:
        if size < above_it and text[:1] not in ("零", "〇") and not _GROUPED.fullmatch(text):
            raise NotANumeral("two_ways", raw=raw, first=text, second=f"{text}{sign}")  # 四亿五千
        return _sized(text, tuple(smaller), raw, above_it)
    digits = _GROUPED.fullmatch(many) is not None
    number = _sized(many.removeprefix("零") if above_it else many, tuple(smaller), raw)
    rest = _sized(below, tuple(smaller), raw, size) if below else 0
    most = 10**4 if sign == "万" else 10**8
    if not 0 < number < (most if above_it or not digits else 10**12) or rest >= size:
        raise NotANumeral("not_a_numeral", raw=raw)
    return number * size + rest


def _section(text: str, raw: str, above_it: int) -> int:
    """A number below 10,000, or any in digits alone."""
    gap = above_it > 0 and text[:1] in ("零", "〇")
    text = text[1:] if gap else text
    if _GROUPED.fullmatch(text):
        if above_it and not gap and len(text) != len(str(above_it)) - 1:
            raise NotANumeral("two_ways", raw=raw, first=text, second=f"{text}…")
        return int(text.replace(",", ""))
    if above_it and not gap and not any(place in text for place in "千百十"):
        if text not in _ONES:
            raise NotANumeral("two_ways", raw=raw, first=text, second=f"{text}千")
        return read_chinese(text) * above_it // 10
    if re.search("[0-9]", text):
        return _mixed(text, raw)
    if text[-1:] in ("零", "〇") and len(text) > 1:
        raise NotANumeral("not_a_numeral", raw=raw)
    text = text.removeprefix("一") if text.startswith("一十") else text
    if text[-2:-1] in ("百", "千") and text[-1] in _ONES:
        return read_chinese(text[:-1]) + read_chinese(text[-1:]) * _PLACES[text[-2]] // 10
    return read_chinese(text)


def _mixed(text: str, raw: str) -> int:
    """Digits before the names of places: 4千6百, 四千230, 1百二十."""
    number, last, at = 0, 10**4, 0
    for part in re.finditer("([0-9]|[一二两三四五六七八九])([千百十])", text):
        size = _PLACES[part[2]]
        if part.start() != at or size >= last:
            raise NotANumeral("not_a_numeral", raw=raw)
        number, last, at = (
            number + int(_DIGITS.get(part[1], part[1].replace("两", "2"))) * size,
            size,
            part.end(),
        )
        if text[at : at + 1] in ("零", "〇") and at + 1 < len(text):
            at += 1
    rest = text[at:]
    if not rest:
        return number
    digits = "".join(_DIGITS.get(sign, sign) for sign in rest)
    full = len(digits) == len(str(last)) - 1 and text[at - 1] not in "零〇"
    if not re.fullmatch("[0-9]+", digits) or not at or int(digits) >= last:
        raise NotANumeral("not_a_numeral", raw=raw)
    if not full and text[at - 1] not in "零〇":
        raise NotANumeral(
            "two_ways", raw=raw, first=number + int(digits), second=number + int(digits) * last // 10
        )
    return number + int(digits)
