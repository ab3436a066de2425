"""How the measure words of printed figures are said in another language: the `[unit]` table of its book."""

import re
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from store.series.toml_file import Section

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


def unit_words(section: Section) -> dict[str, UnitWord]:
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
        inner = Section(section.file, written, f"unit.{key}", None).only(_KEYS)
        one = inner.get("one", str)
        factor = inner.get("factor", str, "1")
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", factor):
            section.fault("wrong_type", key, wanted='factor = "0.5"')
        words[key] = UnitWord(
            one, inner.get("other", str, one), inner.get("figures", bool, False),
            inner.get("close", bool, False), inner.get("also", str, ""), Decimal(factor),
        )  # fmt: skip
    return words
