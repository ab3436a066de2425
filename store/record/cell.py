"""The smallest thing a person enters: one cell, what it holds, and where that came from.

Blank is the absence of a cell. A blank, a zero, 未报 and 不适用 are four different things; only
numbers add. A text that could not be understood is kept as it was typed until it is mended.
"""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

STATED = "stated"
"""In place of a place: the total a source gave, kept even when it is wrong."""


class CellKey(NamedTuple):
    """Where a figure stands. `window` is empty for standing and cumulative figures, `place` is empty
    for figures without places and `STATED` for the total a source gave."""

    window: str
    indicator: str
    place: str = ""

    @property
    def row(self) -> "CellKey":
        """The row it stands in: its window and indicator, without a place."""
        return CellKey(self.window, self.indicator)

    def __str__(self) -> str:
        """`yesterday/confirmed/lhasa`, `yesterday/controlled`, `high_risk`; `/high_risk/lhasa` where a figure
        without a window is counted by place, since without the first stroke it would be a window's."""
        if self.place and not self.window:
            return f"/{self.indicator}/{self.place}"
        return "/".join(part for part in self if part)


def cell_key(text: str) -> CellKey:
    """The key written by `str(key)`. ValueError when it is not one."""
    parts = text.split("/")
    without_window = len(parts) == 3 and not parts[0]
    if not all(parts[without_window:]) or len(parts) > 3:
        raise ValueError(text)
    if len(parts) == 1:
        return CellKey("", parts[0])
    return CellKey(*parts)


class Mark(StrEnum):
    """What may stand in a cell instead of a number."""

    NOT_REPORTED = "not_reported"
    """未报: asked for, not given."""
    NOT_APPLICABLE = "not_applicable"
    """不适用: there is nothing to count here."""


class Cell(Struct, frozen=True):
    """`value` is a count, a mark, or None when `raw` was refused and waits to be mended.

    `raw` is the text as typed or pasted, `by` the person, `at` milliseconds since 1970 (UTC),
    `source` how it came in: `typed`, `pasted`, `read`, or a file's name.
    """

    value: int | Mark | None
    raw: str = ""
    by: str = ""
    at: int = 0
    source: str = ""

    @property
    def refused(self) -> bool:
        """True while the cell holds a text nobody could read as a count."""
        return self.value is None

    @property
    def number(self) -> int | None:
        """The count, or None for marks and refused texts."""
        return self.value if isinstance(self.value, int) else None

    def says_same(self, other: "Cell | None") -> bool:
        """True when both hold the same, whoever entered it and whenever."""
        if other is None or self.value != other.value:
            return False
        return not self.refused or self.raw == other.raw
