"""Chinese numerals, 0 to 9999: said one way, read leniently, refused when they mean two numbers.

They stand on the floor of the record, since a printed quantity (四款, 两个) may be written in them.
"""

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


_DIGITS = "零一二三四五六七八九"
_VALUES = {**{digit: value for value, digit in enumerate(_DIGITS)}, "〇": 0, "两": 2}
_PLACES = {"千": 1000, "百": 100, "十": 10}


def chinese(number: int) -> str:
    """`24` as 二十四, `101` as 一百零一, `110` as 一百一十. ValueError outside 0 to 9999."""
    if not 0 <= number <= CHINESE_MOST:
        raise ValueError(number)
    if number == 0:
        return "零"
    said, gap = "", False
    for name, size in (*_PLACES.items(), ("", 1)):
        digit = number // size % 10
        if digit == 0:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _DIGITS[digit] + name
        gap = False
    return said.removeprefix("一") if 10 <= number < 20 else said


def read_chinese(raw: str) -> int:
    """The number a Chinese numeral means, 0 to 9999; 两 counts as 2.

    NotANumeral when it is none, and when a place is left open: 一百一 may be 101 or 110.
    """
    text = one_line(raw)
    if not text or any(sign not in _VALUES and sign not in _PLACES for sign in text):
        raise NotANumeral("not_a_numeral", raw=raw)
    number, digit, last_size, gap = 0, None, CHINESE_MOST + 1, False
    for sign in text:
        if sign in _PLACES:
            size = _PLACES[sign]
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
