"""Figures that may be unfinished: the program ended while they were being typed, and nobody said since that
they are whole. Each is a note of the conference under `unfinished:` and the figure's reference; it holds
the text that stood there, so that it means nothing any more once another text stands there."""

from collections.abc import Mapping

from store.record.cell import CellKey, cell_key
from store.record.conference import Conference

PREFIX = "unfinished:"
PARTS = ("cells", "figures", "lists")
"""The parts of a conference that hold figures as they were typed."""


def note_name(ref: CellKey) -> str:
    """The key in `conference.notes`: `unfinished:yesterday/confirmed/lhasa`, `unfinished:figures/3kf`."""
    return f"{PREFIX}{ref}"


def typed_text(conference: Conference, ref: CellKey) -> str:
    """What stands typed in a cell, a figure beside the grid or the number of a list; empty for nothing."""
    if ref.window in ("figures", "lists"):
        held = conference.parts(ref.window).get(ref.indicator)
        return "" if held is None else str(held.raw)
    cell = conference.cells.get(ref)
    return "" if cell is None else cell.raw or str(cell.value)


def is_half_typed(conference: Conference, ref: CellKey) -> bool:
    """Whether that figure may be unfinished."""
    note = conference.notes.get(note_name(ref))
    return note is not None and note.text == typed_text(conference, ref) != ""


def half_typed(conference: Conference) -> Mapping[CellKey, str]:
    """Every figure that may be unfinished, with the text that stands there."""
    found: dict[CellKey, str] = {}
    for name, note in conference.notes.items():
        if name.startswith(PREFIX):
            try:
                ref = cell_key(name.removeprefix(PREFIX))
            except ValueError:
                continue
            if is_half_typed(conference, ref):
                found[ref] = note.text
    return found
