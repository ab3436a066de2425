"""How one language writes numbers, lists, blanks and measures: the `[language]` and `[unit]` tables of its phrase book."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec import Struct

from store.record.naming import MONTHS
from store.series.toml_file import TomlSection
from store.wording.numbers import numerals

KEYS = (
    "digits", "group", "numbers", "ordinals", "months", "hours", "joint", "last_joint", "place_order",
    "missing", "none", "between_sentences", "spaced",
)  # fmt: skip


class LanguageSettings(Struct, frozen=True, dict=True):
    """The settings of one language, as its book gives them.

    `digits` are its ten digits, `group` the mark between thousands (empty: none). `numbers` is
    `digits` or `english` (one to nine in words, and any number that opens a sentence). `ordinals`
    is `chinese`, `english` or `digits`. `months` and `hours` hold 12 and 25 names, or nothing when
    they are printed as numbers. `joint` stands between the members of a list, `last_joint` before
    the last one. `place_order` is `series` or `count` (largest first). `missing` is the visible mark
    of a blank figure, with `{name}`, `none` the word for zero in `{slot:none}`. `spaced` languages part their words with spaces.
    """

    digits: str = numerals.ASCII_DIGITS
    group: str = ""
    numbers: str = "digits"
    ordinals: str = "digits"
    months: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    joint: str = ", "
    last_joint: str = ", "
    place_order: str = "series"
    missing: str = "[{name}]"
    none: str = ""
    between_sentences: str = " "
    spaced: bool = True

    def count(self, number: int, opening: bool = False) -> str:
        """A count as running text prints it; `opening` when it begins a sentence."""
        if self.numbers == "english" and (0 < number < 10 or opening):
            words = numerals.spelled(number)
            return words[0].upper() + words[1:] if opening else words
        return self.figure(number)

    def figure(self, number: int) -> str:
        """A number in digits, grouped as the language groups."""
        return numerals.in_digits(numerals.grouped(number, self.group), self.digits)

    def plain(self, number: int) -> str:
        """A number of a date or hour: digits, never grouped."""
        return numerals.in_digits(str(number), self.digits)

    def ordinal(self, number: int) -> str:
        """The number of a conference as the language counts conferences (第二十四场, 24th)."""
        if self.ordinals == "chinese":
            return numerals.chinese(number)
        if self.ordinals == "english":
            return numerals.english_ordinal(number)
        return self.plain(number)

    def month(self, number: int) -> str:
        return self.months[number - 1] if self.months else self.plain(number)

    def hour(self, number: int) -> str:
        return self.hours[number] if self.hours else self.plain(number)

    def join(self, members: list[str]) -> list[str]:
        """The joints that stand before each member; the first one's is empty."""
        last = len(members) - 1
        return ["" if i == 0 else self.last_joint if i == last else self.joint for i in range(len(members))]

    def mark(self, name: str) -> str:
        """The visible mark where the figure called `name` is still blank."""
        return self.missing.replace("{name}", name)

    @cached_property
    def grouping(self) -> str:
        """The marks that may part thousands in a text that is read."""
        return {",": ",", "": ","}.get(self.group, f",{self.group}")


def opens_sentence(before: str) -> bool:
    """Whether what stands behind `before` begins a sentence or a paragraph, where English prints no digits and a
    capital: whatever was quoted or put in brackets ends and begins within its marks."""
    ended = before.rstrip(" \"'“”‘’()")
    return not ended or ended[-1] in "\n.!?。！？"


def manner(section: TomlSection) -> LanguageSettings:
    """The settings of a `[language]` table; faults name the file, the line and the nearest right key."""
    section.only(KEYS)
    default = LanguageSettings()
    digits = section.get("digits", str, default.digits)
    if len(set(digits)) != 10:
        section.fault("wrong_type", "digits", wanted="10 different digits")
    return LanguageSettings(
        digits=digits,
        group=section.get("group", str, default.group),
        numbers=section.one_of("numbers", ("digits", "english"), default.numbers),
        ordinals=section.one_of("ordinals", ("digits", "chinese", "english"), default.ordinals),
        months=_names(section, "months", 12, list(MONTHS)),
        hours=_names(section, "hours", 25, [numerals.english_hour(hour) for hour in range(25)]),
        joint=section.get("joint", str, default.joint),
        last_joint=section.get("last_joint", str, section.get("joint", str, default.joint)),
        place_order=section.one_of("place_order", ("series", "count"), default.place_order),
        missing=section.get("missing", str, default.missing),
        none=section.get("none", str, default.none),
        between_sentences=section.get("between_sentences", str, default.between_sentences),
        spaced=section.get("spaced", bool, default.spaced),
    )


def _names(section: TomlSection, key: str, size: int, english: list[str]) -> tuple[str, ...]:
    """`"number"` (the default), `"english"`, or a list of `size` names."""
    value: Any = section.data.get(key, "number")
    if value == "number":
        return ()
    if value == "english":
        return tuple(english)
    names = section.texts(key)
    if len(names) != size:
        section.fault("wrong_type", key, wanted=f"“number”, “english”, [{size} …]")
    return names


_KEYS = ("one", "other", "figures", "close", "also", "factor")


class UnitWord(Struct, frozen=True):
    """How a measure word is said. `figures`: its numbers are always digits (GB, yuan, %). `close`: no
    space before it. `also`, `factor`: the measure it is explained in (jin: 0.5 kg)."""

    one: str
    other: str
    figures: bool = False
    close: bool = False
    also: str = ""
    factor: Decimal = Decimal(1)

    def word(self, number: Decimal) -> str:
        return self.one if number == 1 else self.other


NO_WORD = UnitWord("", "")
"""A measure word without an English one: the words behind the figure must name what is counted."""


def unit_words(section: TomlSection) -> dict[str, UnitWord]:
    """The `[unit]` table: `件 = "item/items"`, or a table with `one`, `other` and the rest of `UnitWord`.
    `条 = ""` says that this language has no word for it and the thing counted is named by the prose.

    SeriesFault names a key that is not known.
    """
    words = {}
    for key, written in section.data.items():
        if isinstance(written, str):
            one, _, other = written.partition("/")
            words[key] = UnitWord(one, other or one)
            continue
        if not isinstance(written, Mapping):
            section.fault("wrong_type", key, wanted='"one/other"')
        inner = TomlSection(section.file, written, f"unit.{key}", None).only(_KEYS)
        one = inner.get("one", str)
        factor = inner.get("factor", str, "1")
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", factor):
            section.fault("wrong_type", key, wanted='factor = "0.5"')
        words[key] = UnitWord(
            one, inner.get("other", str, one), inner.get("figures", bool, False),
            inner.get("close", bool, False), inner.get("also", str, ""), Decimal(factor),
        )  # fmt: skip
    return words
