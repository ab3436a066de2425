"""One conference as a pure value. Every change makes a new value; totals are never in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from store.record.cell import Cell, CellKey
from store.record.window import AsOf, Window


class Status(StrEnum):
    """Where the bulletin stands on its way out."""

    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Note:
    """A person's word on a finding or a change: why a warning may stand, why a total fell."""

    text: str
    by: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Conference:
    """What one conference says.

    `number` is the ordinal (第24场), None for a notice without one. `held_at` is empty, `am`, `pm`
    or an hour such as `16`. `cells` holds what was entered, blank being absence. `as_of` holds the
    moment of each standing and cumulative figure by indicator. `texts` holds the person's own words
    by field (`agenda`, `headline`, … and `agenda.en`). `notes` holds reasons and explanations by the
    id of what they explain.
    """

    series: str
    held_on: date
    number: int | None = None
    held_at: str = ""
    windows: tuple[Window, ...] = ()
    cells: Mapping[CellKey, Cell] = field(default_factory=dict)
    as_of: Mapping[str, AsOf] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    status: Status = Status.DRAFT
    version: int = 1

    def cell(self, key: CellKey) -> Cell | None:
        """The cell, or None when it is blank."""
        return self.cells.get(key)

    def number_in(self, key: CellKey) -> int | None:
        """The count in a cell; None when it is blank, marked or refused."""
        cell = self.cells.get(key)
        return cell.number if cell is not None else None

    def window(self, key: str) -> Window | None:
        """The window with that key, if the conference has it."""
        return next((window for window in self.windows if window.key == key), None)

    def with_cells(self, changes: Mapping[CellKey, Cell | None]) -> "Conference":
        """This conference with those cells; None makes a cell blank."""
        cells = dict(self.cells)
        for key, cell in changes.items():
            if cell is None:
                cells.pop(key, None)
            else:
                cells[key] = cell
        return replace(self, cells=cells)

    def with_text(self, key: str, text: str) -> "Conference":
        """This conference with that field of text; an empty text removes it."""
        texts = {field: value for field, value in self.texts.items() if field != key}
        return replace(self, texts={**texts, key: text} if text else texts)

    def with_note(self, key: str, note: Note | None) -> "Conference":
        """This conference with that explanation; None takes it back."""
        notes = {name: value for name, value in self.notes.items() if name != key}
        return replace(self, notes=notes if note is None else {**notes, key: note})

    def with_windows(self, windows: Iterable[Window]) -> "Conference":
        return replace(self, windows=tuple(windows))
