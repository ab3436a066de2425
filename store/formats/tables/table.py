"""A table as plain texts in rows, whatever file or paste it came from, and what can be wrong with one."""

import re
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from store.formats.tables.table_words import WORDS
from store.troubles import Trouble

_CALCULATED = re.compile("'*[=+\\-@\t\r＝＋－＠]")
"""How a text begins that a spreadsheet program would calculate, or that was escaped as one."""


class TableTrouble(Trouble):
    """A table cannot be taken, or one cell of it not: what stands there and what to do.

    A fact may be a function of the language, such as the name of a place.
    """

    words = WORDS


class Area(NamedTuple):
    """A rectangle of cells, both corners included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def single(self) -> bool:
        return self.top == self.bottom and self.left == self.right


class Hidden(NamedTuple):
    """A cell in a row or column the workbook hides, counted from 0, and what stands in it."""

    row: int
    column: int
    text: str


class Table(Struct, frozen=True, dict=True):
    """The cells of one table, cleaned, blank ones empty. `source` names the file, `sheet` its sheet.

    `rows` are as a person sees them: what the workbook hides is blank there and stands in `hidden`.

    `explicit_merges` tells that merged cells are known; a CSV file only leaves the cells after the
    first one of a merged header blank.
    """

    source: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    sheet: str = ""
    explicit_merges: bool = False
    hidden: tuple[Hidden, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> str:
        """The text of a cell; empty when it is blank or outside."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    @cached_property
    def _areas(self) -> dict[tuple[int, int], Area]:
        height, width = len(self.rows), self.width
        return {
            (row, column): area
            for area in self.merged
            if not area.single
            for row in range(area.top, min(area.bottom, height - 1) + 1)
            for column in range(area.left, min(area.right, width - 1) + 1)
        }

    def area(self, row: int, column: int) -> Area | None:
        """The merged area the cell is part of."""
        return self._areas.get((row, column))

    def label(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged area it lies in."""
        area = self.area(row, column)
        return self.at(area.top, area.left) if area is not None else self.at(row, column)

    def place(self, row: int, column: int) -> str:
        """How a person finds the cell: `C5`, with the sheet where there is one: `Sheet1!C5`."""
        letters, number = "", column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{self.sheet}!{letters}{row + 1}" if self.sheet else f"{letters}{row + 1}"


def harmless(text: str) -> str:
    """The text so that no spreadsheet program takes it for a formula. `as_written` undoes it."""
    return f"'{text}" if _CALCULATED.match(text) else text


def as_written(text: str) -> str:
    """The text before `harmless`."""
    return text[1:] if text.startswith("'") and _CALCULATED.match(text) else text
