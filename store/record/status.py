"""How far each place has come with one thing (社会面清零); the sentence follows from it, never the reverse."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from store.record.window import AsOf
from store.record.words import Words


class Reached(StrEnum):
    """How far a place has come."""

    DONE = "done"
    """实现."""
    MOSTLY = "mostly"
    """基本实现."""
    NOT_YET = "not_yet"
    """尚未实现."""


class Statuses(Struct, frozen=True):
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
