"""What a slot of the sheet shows: a figure, a mark, a refused text, nothing. Pure.

Blank is empty, 0 is `0`, a mark is a word, a refused text carries `!`: each is told apart without
colour. A stated total says beside itself whether the sum agrees (`=`) or by how much it differs.
"""

from enum import Enum, auto
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from store.figures.totals import Total
from store.record.cell import Cell, Mark
from tui.words import pair


class Looks(Enum):
    """How a shown text is drawn, beyond its words."""

    PLAIN = auto()
    BLANK = auto()
    MARK = auto()
    REFUSED = auto()
    HALF = auto()
    """May be unfinished: `12?`."""
    DIFFERS = auto()
    COMPUTED = auto()


class Shown(NamedTuple):
    """A text, what it is, and marks that go with it where there is room."""

    text: str
    looks: Looks
    note: str = ""


NOTHING = Shown("", Looks.BLANK)


def cell_shown(cell: Cell | None, lang: str) -> Shown:
    """A cell as it stands in the record."""
    if cell is None:
        return NOTHING
    if cell.refused:
        return Shown(cell.raw, Looks.REFUSED, "!")
    if isinstance(cell.value, Mark):
        return Shown(pair(f"entry.{cell.value.value}")[0 if lang == "zh" else 1], Looks.MARK)
    return Shown(str(cell.value), Looks.PLAIN)


def stated_shown(cell: Cell | None, total: Total, lang: str) -> Shown:
    """A stated total beside the computed one: `674=`, `670≠-4`."""
    shown = cell_shown(cell, lang)
    if shown.looks is not Looks.PLAIN or total.difference is None:
        return shown
    if total.difference == 0:
        return shown._replace(note="=")
    if total.blank and total.difference > 0:
        return shown  # the places still blank may hold the rest
    return Shown(shown.text, Looks.DIFFERS, f"≠{total.difference:+d}")


def total_shown(total: Total, lang: str) -> Shown:
    """A computed total, with how many places are missing unless the sum is settled."""
    missing = len(total.blank) + len(total.refused)
    if total.settled:
        return Shown(str(total.computed), Looks.COMPUTED)
    sign = pair("entry.missing_sign")[0 if lang == "zh" else 1]
    if total.computed is None:
        return Shown("", Looks.COMPUTED, f"{sign}{missing}" if total.stated is not None else "")
    return Shown(str(total.computed), Looks.COMPUTED, f"{sign}{missing}" if missing else "")


def fitted(shown: Shown, width: int) -> str:
    """The text with its note at the right edge of `width` cells. A figure is never cut: the note goes
    first; a refused text is cut at its end, where its `!` stays in front."""
    text = f"!{shown.text}" if shown.looks is Looks.REFUSED else f"{shown.text}{_gap(shown)}{shown.note}"
    if cell_len(text) > width and shown.looks is not Looks.REFUSED:
        text = f"{shown.text}{shown.note}"
        if cell_len(text) > width:
            text = f"{shown.text}{shown.note[:1]}"
        if cell_len(text) > width:
            text = shown.text
    if cell_len(text) > width:
        return set_cell_size(text, max(0, width - 1)) + "+"
    return " " * (width - cell_len(text)) + text


def _gap(shown: Shown) -> str:
    return " " if shown.note and shown.looks is Looks.COMPUTED else ""
