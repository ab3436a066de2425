"""A figure of any kind as it was printed: digits, scale, approximation, unit; its exact value follows.

Nothing is converted: 7949万条 keeps its 万 and prints back as it was, and its value is 79,490,000.
Numbers are Decimal, never float. Rules of scale and approximation: GB/T 15835-2011.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import Struct

from store.record import decoding
from store.record.measure import (
    AFTER,
    BEFORE,
    BEHIND,
    LEADS,
    MEANINGS,
    NEGATIONS,
    PERCENT,
    SCALES,
    UNITS,
    Meaning,
)  # fmt: skip
from store.record.numeral import POINTS, RUN, SIGNS, TRADITIONAL, VAGUE, NotANumeral, read_numeral
from store.record.text import half_width, one_line
from store.troubles import Trouble

WORDS = {
    "empty": (
        "这里没有数字。请照原文填写，如 7949万条。",
        "There is no figure. Type it as printed: 7949万条.",
    ),
    "not_a_quantity": (
        "“{raw}”看不出数目。请照原文填写，如 约35万用户、200余件、6630.55万元。",
        "“{raw}” is not understood as a figure. Type it as printed, such as 约35万用户, 200余件, 6630.55万元.",
    ),
    "mixed_scale": (
        "“{raw}”混用了几个数位（亿、万、千）。请只用一个，如 3.45亿。",
        "“{raw}” mixes scales (亿, 万, 千). Use one of them, such as 3.45亿.",
    ),
    "range": (
        "“{raw}”是一个范围。请分成两个数填写。",
        "“{raw}” is a range. Enter its two ends as two figures.",
    ),
    "both_ends": (
        "“{raw}”前后都有约数词（{before}、{after}），只能留一个。",
        "“{raw}” is approximate twice ({before} and {after}). Keep one.",
    ),
    "several": (
        "“{raw}”里不止一个数。请分开填写；若是名称，请当文字。",
        "“{raw}” holds more than one figure. Enter them apart; if it is a name, keep it as text.",
    ),
    "vague": (
        "“{raw}”没有确切的数字。请写作文字，不要当数目。",
        "“{raw}” has no figure in it. Keep it as text.",
    ),
    "negative": (
        "“{raw}”是负数。减少请写明“减少多少”。",
        "“{raw}” is negative. Say what it fell by instead.",
    ),
    "grouped": (
        "“{raw}”的逗号位置不对：三位一组，如 1,234。",
        "“{raw}” has its commas in odd places: group by three, such as 1,234.",
    ),
    "two_ways": (
        "“{raw}”有两种读法，请用阿拉伯数字写明。",
        "“{raw}” can be read two ways. Write it in digits.",
    ),
    "too_long": ("“{raw}”的数字太长，请核对。", "“{raw}” has too many digits; check it."),
}

MAX_DIGITS = 18
"""Longer figures are refused: none is printed, a stuck key types them."""


class NotAQuantity(Trouble):
    """The text is no figure; it stays where it was typed. Facts: `raw`, and what the reason needs."""

    words = WORDS


class Where(StrEnum):
    """Where the approximation word stands."""

    BEFORE = "before"
    """约35万用户."""
    INNER = "inner"
    """Before the scale: 20多万人."""
    BEHIND = "behind"
    """After digits and scale: 2万余人."""
    AFTER = "after"
    """After the unit: 80天以上."""


class Quantity(Struct, frozen=True):
    """A printed figure. `digits` as printed (`6630.55`, `1,306`, `四`, `首`), `scale` from `SCALES`,
    `unit` the measure word, `noun` what follows it when it was given with the figure (点位), `approx`
    a word of `MEANINGS` standing at `where`, `lead` a word of `LEADS` (没有: there was none)."""

    digits: str
    scale: str = ""
    unit: str = ""
    approx: str = ""
    where: Where = Where.BEFORE
    lead: str = ""
    noun: str = ""

    @property
    def value(self) -> Decimal:
        """The exact figure: 6630.55万 is 66305500. Zero for 没有1例."""
        return Decimal(0) if self.lead in NEGATIONS else self.number * SCALES[self.scale]

    @property
    def number(self) -> Decimal:
        """The digits alone, before the scale."""
        if self.digits == "首":
            return Decimal(1)
        if self.fraction is not None:
            over, under = self.fraction
            return Decimal(over) / Decimal(under)
        if self.lead == PERCENT and self.digits in ("百", "佰"):
            return Decimal(100)
        return read_numeral(self.digits)

    @property
    def fraction(self) -> tuple[int, int] | None:
        """What stands above and below the line: 2 and 3 of 三分之二, 3 and 2 of 一又二分之一; None for every other figure."""
        under, parted, over = self.digits.partition("分之")
        if not parted:
            return None
        whole, _, under = under.rpartition("又")
        line = [read_numeral(part) for part in (over, under, whole or "零")]
        if not line[1] or any(number != int(number) for number in line):
            raise NotANumeral("not_a_numeral", raw=self.digits)
        return int(line[0] + line[2] * line[1]), int(line[1])

    @property
    def numeral(self) -> bool:
        """True when the figure is written in Chinese numerals (四款, 首例)."""
        return not re.fullmatch(ARABIC, self.digits)

    @property
    def meaning(self) -> Meaning:
        return MEANINGS[self.approx]

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the most the true figure may be; None where the printed one does not say."""
        low = self.meaning in (Meaning.EXACT, Meaning.MORE, Meaning.LEAST)
        high = self.meaning in (Meaning.EXACT, Meaning.NEARLY, Meaning.LESS, Meaning.MOST)
        return (self.value if low else None, self.value if high else None)

    @property
    def round_enough(self) -> bool:
        """False for 1306余名: 余 and 多 need a round figure."""
        if self.approx not in BEHIND:
            return True
        return bool(self.scale and self.where is Where.BEHIND) or self.number % 10 == 0

    @property
    def text(self) -> str:
        """The figure as it was printed."""
        at = {self.where: self.approx}
        return "".join(
            (
                at.get(Where.BEFORE, ""),
                self.lead,
                self.digits,
                at.get(Where.INNER, ""),
                self.scale,
                at.get(Where.BEHIND, ""),
                "" if self.lead == PERCENT else self.unit,
                at.get(Where.AFTER, ""),
                self.noun,
            )  # fmt: skip
        )

    @property
    def plain(self) -> str:
        """The exact value in plain digits: `79490000`, `0.5`."""
        return plain(self.value)

    def says_same(self, other: "Quantity") -> bool:
        """True when both give the same figure of the same unit with the same certainty."""
        return (self.value, self.unit, self.meaning) == (other.value, other.unit, other.meaning)


def plain(value: Decimal) -> str:
    """A Decimal without exponent and without trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def any_of_words(words: Mapping[str, object] | tuple[str, ...]) -> str:
    """A regular expression of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)


def any_unit(units: tuple[str, ...]) -> str:
    """A regular expression of measure words, the longest first; in 3支队伍 it is 支, and the thing 队伍."""
    return any_of_words(units).replace("支队", "支队(?![伍员])")


ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
FRACTION = rf"(?:{RUN}又)?{RUN}分之{RUN}"
_HANZI_SCALES = tuple(scale for scale in SCALES if scale and not scale.isascii())


@cache
def _typed() -> re.Pattern[str]:
    """A whole typed figure. Its numeral is taken with every sign that may belong to it, and is parted later."""
    return re.compile(
        rf"(?P<before>{any_of_words(BEFORE)})?(?P<lead>{any_of_words(LEADS)})?"
        rf"(?P<digits>{FRACTION}|首|{RUN}|[百佰](?<=百分之.))"
        rf"(?:(?P<inner>[余多])(?P<scale>(?!千[克米瓦])(?:{any_of_words(_HANZI_SCALES)})))?(?P<behind>[余多])?"
        r"(?P<unit>[^0-9]*?)"
        rf"(?P<after>{any_of_words(AFTER)})?"
    )


def digits_and_scale(numeral: str) -> tuple[str, str]:
    """A numeral that ends in its only scale as digits and scale: 7949万, 三千五百万; any other as it is."""
    for scale in sorted(_HANZI_SCALES, key=len, reverse=True):
        digits = numeral.removesuffix(scale)
        if digits and digits != numeral:
            if re.fullmatch(ARABIC, digits):
                return digits, scale
            if scale in ("万", "亿", "万亿") and not re.search("[万亿萬億]", digits):
                return digits, scale
    return numeral, ""


_FORBIDDEN = re.compile(r"[,，。；;、:：!！?？+=<>|\\\[\]{}“”\"]")


_TYPED_MOST = 200
"""Signs of a typed figure with its words; the unit alone has twenty at most."""


def read_quantity(raw: str) -> Quantity:
    """The figure a person typed as it is printed. NotAQuantity with the reason when it is none.

    Full-width signs are taken as half-width. A unit may be any word; a word after a known measure
    word is the noun (219个保供点位).
    """
    text = re.sub(r"(?<![0-9]) | (?![0-9])", "", one_line(half_width(raw)))
    if not text.isascii():
        # A mark that a blank bore (¨, ´) lies on the sign before it now: on a numeral, where none may, or on a letter.
        text = one_line(half_width(text)).translate(TRADITIONAL)
    if not text:
        raise NotAQuantity("empty", raw=raw)
    if len(text) > _TYPED_MOST:  # no figure, and dividing it into its parts would take long
        raise NotAQuantity("too_long" if text.isdecimal() else "not_a_quantity", raw=f"{text[:_TYPED_MOST]}…")
    found = _typed().fullmatch(text)
    if not found or _FORBIDDEN.search(found["unit"]) or len(found["unit"]) > 20:
        raise NotAQuantity(_reason(text), raw=raw)
    part = {name: value or "" for name, value in found.groupdict().items()}
    if len(re.sub("[^0-9]", "", part["digits"])) > MAX_DIGITS:
        raise NotAQuantity("too_long", raw=raw)
    words = [part[name] for name in ("before", "inner", "behind", "after") if part[name]]
    if len(words) > 1:
        raise NotAQuantity("both_ends", raw=raw, before=words[0], after=words[-1])
    where = next((Where(name) for name in ("before", "inner", "behind", "after") if part[name]), Where.BEFORE)
    if part["lead"] == PERCENT:
        glued = part["unit"] and (part["after"] or part["unit"][0].isascii() or goes_on(part["unit"], 0))
        named = None if glued else ("%", part["unit"])
    else:
        named = _unit_and_noun(part["unit"], bool(part["after"]))
    if named is None:
        raise NotAQuantity(_reason(text), raw=raw)
    digits, scale = (part["digits"], part["scale"]) if part["inner"] else digits_and_scale(part["digits"])
    quantity = Quantity(digits, scale, named[0], words[0] if words else "", where, part["lead"], named[1])
    _check_numeral(quantity, raw)
    return quantity


def _check_numeral(quantity: Quantity, raw: str) -> None:
    try:
        _ = quantity.value
        if quantity.lead in NEGATIONS and quantity.number != 1:
            raise NotAQuantity("not_a_quantity", raw=raw)
    except NotANumeral as error:
        code = (
            "two_ways" if error.code == "two_ways" else "grouped" if "," in quantity.digits else _reason(raw)
        )
        raise NotAQuantity(code, raw=raw) from error


_GOES_ON = re.compile(rf"(?!千[克米瓦])[{SIGNS}{VAGUE}{POINTS}半来又]|兆[{SIGNS}]|[kK](?![A-Za-z])")
"""What stands behind a numeral and is part of the number: 十来个, 二十几, 40k."""
_HALVED = re.compile(rf"半|(?<=[成米块元折斤倍角尺亩]) ?[{SIGNS}](?!家|个|所|名|处|位|项)")
"""What stands behind a measure word and is part of the number: 三成半, 一米八."""


def goes_on(text: str, at: int) -> bool:
    """True where the number goes on behind the numeral that ends there."""
    return _GOES_ON.match(text, at) is not None


def goes_on_behind(text: str, at: int) -> bool:
    """True where the number goes on behind the measure word that ends there."""
    return _HALVED.match(text, at) is not None


_BOUNDED_BEHIND = re.compile(
    r"(?:[多余](?:小时|钟头|月|星期|点)?|[以之]?内)$|(?<=[吨斤里米亩顷元时天年周岁倍成升克钟度])[多余]"
)
"""What bounds a figure behind its measure word, where no approximation is kept: 3吨多 is no 3 tons, 30名以内 no 30."""


def _unit_and_noun(text: str, closed: bool) -> tuple[str, str] | None:
    """The measure word and what follows it; None when the figure itself goes on (三成半, 十来个).

    `closed`: an approximation word follows, and what is before it stays one unit.
    """
    if goes_on(text, 0):
        return None
    known = next((unit for unit in sorted(UNITS, key=len, reverse=True) if text.startswith(unit)), None)
    if known is not None and (
        goes_on_behind(text, len(known)) or _BOUNDED_BEHIND.match(text, len(known)) is not None
    ):
        return None
    return (text, "") if known is None or closed else (known, text[len(known) :])


_REASONS = (
    ("negative", rf"(?:[-－−]\s*|负)[0-9{SIGNS}].*"),
    ("range", r".*[0-9万亿%][^0-9,.]{0,3}[-—–~～至到][^0-9]{0,2}[0-9].*"),
    ("grouped", r"[^0-9]*[0-9]*,[0-9,]*.*"),
    ("several", r".*[0-9][^0-9.,]+[0-9].*"),
    ("vague", r"(?:数|几|上|成|若干)[十百千万亿].*|.*若干.*|.*[十百千零][几来].*"),
    ("mixed_scale", r".*[千万亿].*[千万亿].*"),
)


def _reason(text: str) -> str:
    return next((code for code, pattern in _REASONS if re.fullmatch(pattern, text)), "not_a_quantity")


def to_document(quantity: Quantity) -> dict[str, str]:
    """The quantity as plain JSON: the printed parts, and the exact value for whoever reads the file."""
    parts = {
        "digits": quantity.digits, "scale": quantity.scale, "unit": quantity.unit,
        "approx": quantity.approx, "where": quantity.where.value if quantity.approx else "",
        "lead": quantity.lead, "noun": quantity.noun,
    }  # fmt: skip
    return {name: part for name, part in parts.items() if part} | {"value": quantity.plain}


def from_document(document: Mapping[str, Any]) -> Quantity:
    """The quantity of a document. Misfit when it is none or its value does not follow."""
    row = decoding.mapping(document)
    quantity = Quantity(
        digits=decoding.field(row, "digits", decoding.line),
        scale=decoding.field(row, "scale", decoding.line, ""),
        unit=decoding.field(row, "unit", decoding.line, ""),
        approx=decoding.field(row, "approx", decoding.line, ""),
        where=decoding.field(row, "where", decoding.one_of(Where), Where.BEFORE),
        lead=decoding.field(row, "lead", decoding.line, ""),
        noun=decoding.field(row, "noun", decoding.line, ""),
    )
    numeral = re.fullmatch(rf"{FRACTION}|首|{RUN}", quantity.digits)
    if not numeral or len(re.sub("[^0-9]", "", quantity.digits)) > MAX_DIGITS:
        raise decoding.Misfit("quantity", row["digits"]).under("digits")
    for name, got, known in (
        ("scale", quantity.scale, SCALES), ("approx", quantity.approx, MEANINGS), ("lead", quantity.lead, ("", *LEADS)),
    ):  # fmt: skip
        if got not in known:
            raise decoding.Misfit("quantity", got).under(name)
    try:
        if quantity.plain != row.get("value", quantity.plain):
            raise decoding.Misfit("quantity", row["value"]).under("value")
    except NotANumeral:
        raise decoding.Misfit("quantity", row["digits"]).under("digits") from None
    return quantity
