"""What a text, a claim or a finding can refer to: a cell of the grid, a part beside it, a text of the conference,
or what an earlier conference promised. Each is a type of its own, written and read here.

    yesterday/confirmed/lhasa   a cell             figures/3kf              a part: its kind and its id
    /texts/agenda.en            a text, by name    promises/2022-09-01:q    a promise: the day it was made, the answer
"""

from datetime import date
from typing import Self, TypeGuard

from msgspec import Struct

from store.part_kinds import KINDS, PROMISES, PartKind
from store.record.cell import CellKey, cell_key

_TEXTS = "texts"


class BesideGrid(Struct, frozen=True):
    """What is no cell: it is its own row, where a cell has the one it stands in."""

    @property
    def row(self) -> Self:
        """Itself: it stands in no row of the grid."""
        return self


class PartKey(BesideGrid, frozen=True):
    """A section, statement, figure …: the name of its kind (see `part_kinds.KINDS`) and its id."""

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"

    @property
    def about(self) -> PartKind:
        """All that is known of its kind."""
        return KINDS[self.kind]


def is_part(ref: "Reference | None", *kinds: str) -> TypeGuard[PartKey]:
    """Whether a reference leads to a part of one of these kinds."""
    return isinstance(ref, PartKey) and ref.kind in kinds


class TextKey(BesideGrid, frozen=True):
    """A text of the conference as a whole, by its name in the record: `agenda`, `agenda.en`."""

    name: str

    def __str__(self) -> str:
        return f"/{_TEXTS}/{self.name}"


def text_key(name: str, language: str) -> TextKey:
    """A text of the conference in a language: `agenda` is the Chinese, `agenda.en` the English one."""
    return TextKey(name if language == "zh" else f"{name}.{language}")


class PromiseKey(BesideGrid, frozen=True):
    """What an answer of an earlier conference promised: the day of that conference and the id of the answer."""

    made: str

    def __str__(self) -> str:
        return f"{PROMISES}/{self.made}"

    @property
    def note(self) -> str:
        """Its name in the notes of a later conference that says how it was kept: `promise:2022-09-01:3kf`."""
        return f"{KEPT}{self.made}"


KEPT = "promise:"
"""Before what was promised, in the name of the note that says how it was kept."""

Reference = CellKey | PartKey | TextKey | PromiseKey
"""Anything that can be referred to."""


def promise_key(held_on: date, answer: str) -> PromiseKey:
    """What the answer of that id promised at the conference of that day."""
    return PromiseKey(f"{held_on.isoformat()}:{answer}")


def reference(text: str) -> Reference:
    """What was written by `str(reference)`. ValueError when it is nothing of the kind."""
    cell = cell_key(text)
    if not cell.place and cell.window in KINDS:
        return PartKey(cell.window, cell.indicator)
    if not cell.place and cell.window == PROMISES:
        return PromiseKey(cell.indicator)
    if not cell.window and cell.indicator == _TEXTS and cell.place:
        return TextKey(cell.place)
    return cell
