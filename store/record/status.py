"""How far each place has come with one thing (社会面清零); the sentence follows from it, never the reverse."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from msgspec import field
from msgspec.structs import replace

from store.record import decoding
from store.record.decoding import (
    as_of_document,
    each,
    key,
    key_or_nothing,
    one_of,
    place_in_order,
    read_as_of,
)
from store.record.part import Part, Row, filled_row
from store.record.window import AsOf
from store.record.words import Words, in_words, read_words, words_document


class Reached(StrEnum):
    """How far a place has come."""

    DONE = "done"
    """实现."""
    MOSTLY = "mostly"
    """基本实现."""
    NOT_YET = "not_yet"
    """尚未实现."""


class Statuses(Part, frozen=True):
    """`goal` is what was to be reached, `places` how far each place is by its key; a place that is
    absent was not asked about, and then nothing is said of all of them."""

    order: int
    goal: Words = field(default_factory=dict)
    places: Mapping[str, Reached] = field(default_factory=dict)
    section: str = ""
    as_of: AsOf | None = None

    def at(self, *reached: Reached) -> list[str]:
        """The places that are as far as one of these, in the order they were recorded."""
        return [place for place, far in self.places.items() if far in reached]

    @property
    def frame(self) -> Self:
        return replace(self, places={}, as_of=None)

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "goal": words_document(self.goal),
            "places": {key: reached.value for key, reached in sorted(self.places.items())},
            "section": self.section, "as_of": as_of_document(self.as_of) if self.as_of else None,
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            decoding.field(row, "order", place_in_order), decoding.field(row, "goal", read_words, {}),
            decoding.field(row, "places", lambda value: each(value, key, one_of(Reached)), {}),
            decoding.field(row, "section", key_or_nothing, ""), decoding.field(row, "as_of", read_as_of, None),
        )  # fmt: skip

    def known_by(self, lang: str) -> str:
        return in_words(self.goal, lang)

    @property
    def shown(self) -> str:
        return ",".join(f"{place}={far.value}" for place, far in sorted(self.places.items()))
