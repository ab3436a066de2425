"""What a department said: its section, the speaker with the title held that day, and the statements.

Sections and statements lie side by side in the conference, by id, each with its `order`; a statement
names its section. So two people may edit two statements at once, and nothing is moved as a list.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from msgspec import Struct, field

from store.record.words import Words
from store.series.definition import VERBS

__all__ = ["VERBS", "Manner", "Ordered", "Section", "Statement", "in_order"]


class Manner(StrEnum):
    """Whose words a statement prints."""

    PROSE = "prose"
    QUOTATION = "quotation"
    """The speaker's own words: printed in quotation marks, inner ones made single."""


class Section(Struct, frozen=True):
    """One department's part. `speaker` and `title` as they were on the day; either may be empty.

    `verb` (of `VERBS`) attributes the first statement; the later ones follow with the name alone.
    """

    order: int
    department: Words = field(default_factory=dict)
    speaker: Words = field(default_factory=dict)
    title: Words = field(default_factory=dict)
    verb: str = "introduce"


class Statement(Struct, frozen=True):
    """One paragraph of a section, with slots for figures, lists, claims and statuses (see `slots`).

    `verb` overrides the section's; empty: the section's own for its first statement, 说 after it.
    """

    section: str
    order: int
    text: Words = field(default_factory=dict)
    manner: Manner = Manner.PROSE
    verb: str = ""


class Ordered(Protocol):
    """Anything that has a place among its like."""

    @property
    def order(self) -> int: ...


def in_order(parts: Mapping[str, Ordered]) -> list[str]:
    """The ids in the order a person gave them; equal places (two windows added at once) by id."""
    return sorted(parts, key=lambda key: (parts[key].order, key))
