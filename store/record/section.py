"""What a department said: its section, the speaker with the title held that day, and the statements.

Sections and statements lie side by side in the conference, by id, each with its `order`; a statement
names its section. So two people may edit two statements at once, and nothing is moved as a list.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from msgspec import field

from store.record import decoding
from store.record.decoding import Misfit, key, one_of, place_in_order
from store.record.part import Part, Row, filled_row, first_words
from store.record.words import Words, in_words, read_lines, read_words, words_document
from store.series.definition import VERBS, PlannedPart

__all__ = ["FOLLOWING", "VERBS", "Manner", "Section", "Statement", "read_manner", "read_verb"]


FOLLOWING = "say"
"""How a later statement of the same speaker is attributed, where it says nothing else."""


class Manner(StrEnum):
    """Whose words a statement prints."""

    PROSE = "prose"
    QUOTATION = "quotation"
    """The speaker's own words: printed in quotation marks, inner ones made single."""


read_manner = one_of(Manner)


def read_verb(value: Any) -> str:
    """One of `VERBS`, or nothing."""
    if value not in ("", *VERBS):
        raise Misfit("choice", value, known=", ".join(VERBS))
    return str(value)


class Section(Part, frozen=True):
    """One department's part. `speaker` and `title` as they were on the day; either may be empty.

    `verb` (of `VERBS`) attributes the first statement; the later ones follow with the name alone.
    """

    order: int
    department: Words = field(default_factory=dict)
    speaker: Words = field(default_factory=dict)
    title: Words = field(default_factory=dict)
    verb: str = "introduce"

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "department": words_document(self.department),
            "speaker": words_document(self.speaker), "title": words_document(self.title),
            "verb": self.verb,
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            decoding.field(row, "order", place_in_order), decoding.field(row, "department", read_words, {}),
            decoding.field(row, "speaker", read_words, {}), decoding.field(row, "title", read_words, {}),
            decoding.field(row, "verb", read_verb, "introduce"),
        )  # fmt: skip

    @classmethod
    def planned(cls, order: int, plan: PlannedPart) -> Self:
        return cls(order, dict(plan.words), verb=plan.verb or "introduce")

    def known_by(self, lang: str) -> str:
        return in_words(self.department, lang) or in_words(self.speaker, lang)


class Statement(Part, frozen=True):
    """One paragraph of a section, with slots for figures, lists, claims and statuses (see `statement_slots`).

    `verb` overrides the section's; empty: the section's own for its first statement, 说 after it.
    """

    section: str
    order: int
    text: Words = field(default_factory=dict)
    manner: Manner = Manner.PROSE
    verb: str = ""

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "section": self.section, "text": words_document(self.text),
            "manner": self.manner.value, "verb": self.verb,
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            decoding.field(row, "section", key), decoding.field(row, "order", place_in_order), decoding.field(row, "text", read_lines, {}),
            decoding.field(row, "manner", read_manner, Manner.PROSE), decoding.field(row, "verb", read_verb, ""),
        )  # fmt: skip

    @classmethod
    def planned(cls, order: int, plan: PlannedPart) -> Self:
        return cls(plan.section, order, dict(plan.words), verb=plan.verb)

    def known_by(self, lang: str) -> str:
        return first_words(in_words(self.text, lang))
