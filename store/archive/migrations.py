"""Owns the way from an older document format to the present one.

A step takes a document of format n and returns one of format n + 1; it is a pure function. A document
is brought up when it is read and stored so at its next save, before which the old file is copied into
`aside/before-format-N`. Steps are never removed: a file of the first format opens for ever.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from store.archive.documents import copied
from store.archive.troubles import ArchiveTrouble, NewerFormat
from store.part_kinds import Document

_Step = Callable[[Document], Document]


class Migrations(Struct, frozen=True):
    """`current` is the format the program writes; `steps[n]` leads from format n to n + 1."""

    current: int = 1
    steps: Mapping[int, _Step] = field(default_factory=dict)

    def format_of(self, document: Document) -> int:
        """The format a document says it has."""
        found = document.get("format")
        return found if type(found) is int else 0

    def brought_up(self, key: str, document: Document) -> Document:
        """`document` in the present format, itself if it is. NewerFormat when only a later program can
        read it, ArchiveTrouble (`too_old`) when there is no way up."""
        found = self.format_of(document)
        if found == self.current:
            return document
        if found > self.current:
            raise NewerFormat("newer", file=key, found=found, known=self.current)
        state: Document = copied(document)
        for number in range(found, self.current):
            step = self.steps.get(number)
            if step is None:
                raise ArchiveTrouble("too_old", file=key, found=found)
            state = step(state)
            state["format"] = number + 1
        return state
