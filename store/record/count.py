"""The one reader of counts, used by the grid, the paste, the import and the command line."""

import re
from collections.abc import Collection
from decimal import Decimal

from store.languages import Pair, in_language
from store.record.cell import Mark
from store.record.measure import OF_PERSONS
from store.record.numeral import POINTS, SIGNS
from store.record.text import half_width, one_line
from store.troubles import Trouble

COUNT_DIGITS = 9
"""Longer runs are refused: no count of a bulletin has them, a stuck key does."""
MOST = 10**COUNT_DIGITS - 1
"""The greatest count there is, typed, added up or imported."""

WORDS = {
    "scaled": (
        "“{raw}”带有“万/亿”：这里只收整数，请写全{plain}。",
        "“{raw}” has 万/亿: only whole numbers stand here; write it out{plain}.",
    ),
    "fraction": (
        "“{raw}”有小数：人数、例数只能是整数。",
        "“{raw}” has a decimal point: counts are whole numbers.",
    ),
    "negative": (
        "“{raw}”是负数：核减请在更正里写明，不在这里填负数。",
        "“{raw}” is negative: a reduction is recorded as a correction.",
    ),
    "grouped": (
        "“{raw}”的逗号位置不对：三位一组，如 1,234。",
        "“{raw}” has its commas in odd places: group by three, such as 1,234.",
    ),
    "too_long": ("“{raw}”太大：最多{most}位数。", "“{raw}” is too large: {most} digits at most."),
    "chinese": (
        "“{raw}”是汉字数目：请用阿拉伯数字。",
        "“{raw}” is written in Chinese numerals: use digits.",
    ),
    "not_a_count": (
        "“{raw}”不是数目。可填整数、未报（-）或不适用（/）。",
        "“{raw}” is no count: a whole number, - (not reported) or / (does not apply).",
    ),
}

_MARKS = {
    "-": Mark.NOT_REPORTED, "—": Mark.NOT_REPORTED, "--": Mark.NOT_REPORTED, "–": Mark.NOT_REPORTED,
    "未报": Mark.NOT_REPORTED, "未报告": Mark.NOT_REPORTED, "未上报": Mark.NOT_REPORTED,
    "nr": Mark.NOT_REPORTED, "n.r.": Mark.NOT_REPORTED, "not reported": Mark.NOT_REPORTED,
    "/": Mark.NOT_APPLICABLE, "不适用": Mark.NOT_APPLICABLE, "n/a": Mark.NOT_APPLICABLE,
    "na": Mark.NOT_APPLICABLE, "not applicable": Mark.NOT_APPLICABLE,
}  # fmt: skip
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = r"[0-9]{1,3}([,\u2009\u00a0 ])[0-9]{3}(?:\1[0-9]{3})*"
_CHINESE = re.compile(rf"[{SIGNS}{POINTS}]+")


class NotACount(Trouble):
    """The text is no count; it stays where it was typed. Facts: `raw`."""

    words = WORDS


def read_count(raw: str, units: Collection[str] = ()) -> int | Mark | None:
    """The count or mark a person meant by `raw`; None for blank. Raises NotACount with the reason.

    Full-width digits, grouping commas and a closing measure word are understood; `12+8` is added.
    A scaled (`6万`), fractional or negative figure is refused, since a count is exact.
    """
    text = one_line(half_width(raw))
    if not text:
        return None
    mark = _MARKS.get(text.lower())
    if mark is not None:
        return mark
    parts = text.lstrip("=").split("+")
    count = sum(_whole(part.strip(), raw, units) for part in parts)
    if count > MOST:
        raise NotACount("too_long", raw=raw, most=COUNT_DIGITS)
    return count


def begins_a_mark(raw: str) -> bool:
    """Whether a space belongs behind the text: `not` of `not reported` is no figure, and none that is misread."""
    text = one_line(half_width(raw)).lower()
    return bool(text) and any(mark.startswith(f"{text} ") for mark in _MARKS)


def _whole(text: str, raw: str, units: Collection[str]) -> int:
    text = _without_unit(text, units)
    if _PLAIN.fullmatch(text):
        digits = text.lstrip("0")  # Python refuses to read some thousands of digits, zeros among them
        if len(digits) > COUNT_DIGITS:
            raise NotACount("too_long", raw=raw, most=COUNT_DIGITS)
        return int(digits or "0")
    grouped = re.fullmatch(_GROUPED, text)
    if grouped:
        return _whole(text.replace(grouped[1], ""), raw, ())
    reason = _reason(text)
    if reason == "scaled":
        raise NotACount(reason, raw=raw, plain=lambda lang: in_language(_written_out(text), lang))
    raise NotACount(reason, raw=raw)


def _written_out(text: str) -> Pair:
    """What the refusal of `3.2万` ends with: the whole number to write for it (32000), or an example where it is no whole
    number."""
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([百千]?)([万亿]?)", text.replace(",", ""))
    if found is not None:
        value = Decimal(found[1]) * _SCALES[found[2]] * _SCALES[found[3]]
        if value == value.to_integral_value() and value <= MOST:
            return f"：{value:.0f}", f": {value:.0f}"
    return "，如 60000", ", such as 60000"


_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def _without_unit(text: str, units: Collection[str]) -> str:
    for unit in (*units, *OF_PERSONS):
        if unit and text.endswith(unit):
            return text.removesuffix(unit).rstrip()
    return text


def _reason(text: str) -> str:
    if re.search("[万亿千百]", text) and re.search("[0-9]", text):
        return "scaled"
    if re.fullmatch(r"-\s*[0-9].*", text):
        return "negative"
    if re.fullmatch(r"[0-9,]*\.[0-9]*", text):
        return "fraction"
    if re.fullmatch(r"[0-9,]+", text):
        return "grouped"
    return "chinese" if _CHINESE.fullmatch(text) else "not_a_count"
