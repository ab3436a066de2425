"""What somebody asserted, and what stands behind it. A word such as 均 or 总体 has a speaker and support."""

from collections.abc import Mapping
from typing import Any, Self

from msgspec import field
from msgspec.structs import replace

from store.record import decoding
from store.record.decoding import (
    as_of_document,
    key_of_cell,
    key_or_nothing,
    line,
    list_of,
    place_in_order,
    read_as_of,
)
from store.record.part import Part, Row, filled_row
from store.record.window import AsOf
from store.record.words import Words, read_words, words_document


class Claim(Part, frozen=True):
    """`scope` of whom or where, `hedge` how firmly (基本, 总体, empty: without reserve), `predicate` what.

    Printed one after the other (校园疫情形势 + 总体 + 可控). `section` is where it was said: its
    speaker is the claim's unless `speaker` names another. `supports` are references to the cells,
    figures and statuses that bear it out (see `reference`). `short` is the form for a headline.
    """

    order: int
    scope: Words = field(default_factory=dict)
    hedge: Words = field(default_factory=dict)
    predicate: Words = field(default_factory=dict)
    short: Words = field(default_factory=dict)
    section: str = ""
    speaker: str = ""
    as_of: AsOf | None = None
    supports: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """The claim in a language, empty when it has no predicate there."""
        if not self.predicate.get(language):
            return ""
        parts = [words.get(language, "") for words in (self.scope, self.hedge, self.predicate)]
        return ("" if language == "zh" else " ").join(part for part in parts if part)

    @property
    def frame(self) -> Self:
        return replace(self, predicate={}, short={}, as_of=None, supports=())

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "scope": words_document(self.scope), "hedge": words_document(self.hedge),
            "predicate": words_document(self.predicate), "short": words_document(self.short),
            "section": self.section, "speaker": self.speaker,
            "as_of": as_of_document(self.as_of) if self.as_of else None, "supports": list(self.supports),
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            decoding.field(row, "order", place_in_order), decoding.field(row, "scope", read_words, {}),
            decoding.field(row, "hedge", read_words, {}), decoding.field(row, "predicate", read_words, {}),
            decoding.field(row, "short", read_words, {}), decoding.field(row, "section", key_or_nothing, ""),
            decoding.field(row, "speaker", line, ""), decoding.field(row, "as_of", read_as_of, None),
            decoding.field(row, "supports", _references, ()),
        )  # fmt: skip

    def known_by(self, lang: str) -> str:
        return self.text(lang) or self.text("zh")

    @property
    def shown(self) -> str:
        return self.text("zh")


def _references(value: Any) -> tuple[str, ...]:
    """References to cells and parts, as they are written."""
    return tuple(str(ref) for ref in list_of(value, key_of_cell, 10_000))
