"""What the parts of a conference beside its grid have in common.

Which kinds there are says `store.part_kinds`, and `codec` finds the class of one. The module of a kind has its value, how it is kept in a document,
what a person knows one by, and what a reference to one comes to.
"""

from abc import ABCMeta, abstractmethod
from collections.abc import Mapping
from typing import Any, Protocol, Self

from msgspec import Struct, StructMeta

from store.record.statement_slots import without_slots
from store.record.text import is_in_a_word
from store.series.definition import PlannedPart

Row = dict[str, Any]
"""A part as a document has it."""


class _AbstractStruct(StructMeta, ABCMeta):
    """Of structs that cannot be made without what their base leaves to them."""


class Part(Struct, frozen=True, metaclass=_AbstractStruct):
    """One thing a conference has beside its grid. Every kind has an `order` among its like, and says how it is
    kept in a document; the rest it may leave as it is here."""

    @abstractmethod
    def to_row(self) -> Row:
        """The part for a document; equal parts give equal rows."""

    @classmethod
    @abstractmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """The part of a row. Misfit where it is none; keys that a later version adds are passed over."""

    @classmethod
    def planned(cls, order: int, plan: PlannedPart) -> Self:
        """The part a new conference begins with where the series plans one of its kind: empty, in its place."""
        return cls.from_row({"order": order, "section": plan.section})

    @property
    def frame(self) -> Self:
        """What of it a later conference may take over: nothing that was true only then."""
        return self

    def known_by(self, lang: str) -> str:
        """The words a person knows it by; empty while it says nothing."""
        return ""

    def printed_in(self, language: str) -> str:
        """What its slot prints in a text of that language, where it is printed as its own words."""
        return ""

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides of it that a slot could print by themselves now."""
        return ()

    @property
    def shown(self) -> str:
        """What a reference to it comes to, as one plain text: for comparing then with now."""
        return ""


def filled_row(row: Row) -> Row:
    """The row without what is empty; `order` and `section` always stay."""
    return {
        key: value
        for key, value in row.items()
        if key in ("order", "section") or value not in ("", {}, [], None)
    }


_BEGINNING = 16


def first_words(text: str) -> str:
    """The first words of a text, to know it by; none is cut in two, and no number."""
    text = without_slots(text).replace("\n", " ")
    if len(text) <= _BEGINNING:
        return text
    end = next((at for at in range(_BEGINNING, 0, -1) if not is_in_a_word(text, at)), _BEGINNING)
    return f"{text[:end].rstrip()}…"


class Ordered(Protocol):
    """Anything that has a place among its like."""

    @property
    def order(self) -> int: ...


def in_order(parts: Mapping[str, Ordered]) -> list[str]:
    """The ids in the order a person gave them; equal places (two windows added at once) by id."""
    return sorted(parts, key=lambda key: (parts[key].order, key))
