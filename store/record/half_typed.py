"""Figures that may be unfinished: the program ended while they were being typed, and nobody said since that
they are whole. Each is a note of the conference under `unfinished:` and the figure's reference; it holds
the text that stood there, so that it means nothing any more once another text stands there."""

from collections.abc import Mapping

from store.part_kinds import KINDS
from store.record.cell import CellKey, cell_key
from store.record.conference import Conference
from store.record.reference import PartKey, Reference, reference

PREFIX = "unfinished:"


def typed_reference(part: str, name: str) -> Reference | None:
    """The reference of what stands in a document as `name` of `part`, where figures stand as they were typed; None
    anywhere else."""
    if part == "cells":
        return cell_key(name)
    return PartKey(part, name) if part in KINDS and KINDS[part].typed else None


def note_name(ref: Reference | str) -> str:
    """The key in `conference.notes`: `unfinished:yesterday/confirmed/lhasa`, `unfinished:figures/3kf`."""
    return f"{PREFIX}{ref}"


def typed_text(conference: Conference, ref: Reference) -> str:
    """What stands typed in a cell, a figure beside the grid or the number of a list; empty for nothing."""
    if isinstance(ref, PartKey):
        held = conference.part(ref) if ref.about.typed else None
        return "" if held is None else str(getattr(held, "raw", ""))
    if not isinstance(ref, CellKey):
        return ""
    cell = conference.cells.get(ref)
    return "" if cell is None else cell.raw or str(cell.value)


def is_half_typed(conference: Conference, ref: Reference) -> bool:
    """Whether that figure may be unfinished."""
    note = conference.notes.get(note_name(ref))
    return note is not None and note.text == typed_text(conference, ref) != ""


def half_typed(conference: Conference) -> Mapping[Reference, str]:
    """Every figure that may be unfinished, with the text that stands there."""
    found: dict[Reference, str] = {}
    for name, note in conference.notes.items():
        if name.startswith(PREFIX):
            try:
                ref = reference(name.removeprefix(PREFIX))
            except ValueError:
                continue
            if is_half_typed(conference, ref):
                found[ref] = note.text
    return found
