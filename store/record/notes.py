"""The notes of a conference that mean something to the program, by how they are named.

- `cumulative-falls:…`, `earlier-part:…` and their like: why a figure contradicts an earlier conference. They are
  notes like any explanation; and they are printed, since the public compares too: with `@en` behind its name the same
  in English.
- `loose-number:…`: a numeral in the words of a text that a person accepted as a name.
- `unfinished:…`: a figure that may be unfinished: the program ended while it was being typed, and nobody said since
  that it is whole. The note holds the text that stood there, so that it means nothing any more once another stands
  there.
- `unread:as_of/…`: an as-of that was typed and cannot be read, as it was typed: the record has no as-of there until it
  is mended.
- `said-by-nobody:…`: a clause about the record's subject that nobody is named as saying, and that a person let stand.
- `promise:…`: how a promise of an earlier conference was kept (see `reference.PromiseKey`).
"""

from collections.abc import Iterator, Mapping

from store.part_kinds import KINDS
from store.record.cell import CellKey, cell_key
from store.record.conference import Conference, Note
from store.record.reference import PartKey, Reference, reference

FALLS, PART, SAME, MOMENT = "cumulative-falls", "earlier-part", "same-window", "same-moment"
"""A cumulative figure fell; a whole day is below its earlier part; one window, or one moment, has two values."""

LOOSE = "loose-number"
"""A numeral in the words of a text, accepted as a name (0元30G)."""
UNCLAIMED = "said-by-nobody"
"""A clause that nobody is named as saying, let stand (疫情趋稳)."""
SPOKEN = "said-of-figures"
"""A clause of a speaker that compares or counts the record's figures in words, let stand for this conference."""
COMPARED = "compared-by-nobody"
"""The same of a title or an office's sentence, which nobody says."""

PRINTED = (FALLS, PART, SAME, MOMENT)


IN_ENGLISH = "@en"
"""Behind the name of a printed reason: the same in English."""


def reasons(conference: Conference, language: str = "zh") -> Iterator[tuple[str, Reference, str]]:
    """Each printed reason: the kind of contradiction, the figure it is about, the person's words; in `language` where
    they were given in it."""
    for key, note in sorted(conference.notes.items()):
        kind, _, where = key.partition(":")
        if kind in PRINTED and where and not key.endswith(IN_ENGLISH):
            try:
                yield kind, reference(where), told_in(conference, key, language) or note.text
            except ValueError:
                continue


def told_in(conference: Conference, name: str, language: str) -> str:
    """The words of a printed reason that a text of that language may print; empty where nobody gave them. What was
    written without a Chinese sign does for every language."""
    note = conference.notes.get(name)
    text = "" if note is None else note.text
    if language == "zh":
        return text
    own = conference.notes.get(f"{name}{IN_ENGLISH}") if language == "en" else None
    return own.text if own is not None else text if text.isascii() else ""


def is_printed_reason(name: str) -> bool:
    """Whether the note of that name is a reason that texts print."""
    return name.partition(":")[0] in PRINTED


def names_accepted(conference: Conference) -> dict[str, Note]:
    """The numerals a person accepted as names, and the clauses let stand: the next conference of the series begins
    with them, so that nobody is asked twice."""
    kinds = (f"{LOOSE}:", f"{UNCLAIMED}:")
    return {key: note for key, note in conference.notes.items() if key.startswith(kinds)}


AS_TYPED = "unread:"


def unread_name(field: str) -> str:
    """The key in `conference.notes`: `unread:as_of/high_risk`."""
    return f"{AS_TYPED}{field}"


def unread_as_of(conference: Conference) -> dict[str, str]:
    """The as-ofs that cannot be read, as they were typed, by indicator."""
    begin = unread_name("as_of/")
    return {
        name.removeprefix(begin): note.text
        for name, note in conference.notes.items()
        if name.startswith(begin)
    }


UNFINISHED = "unfinished:"


def typed_reference(part: str, name: str) -> Reference | None:
    """The reference of what stands in a document as `name` of `part`, where figures stand as they were typed; None
    anywhere else."""
    if part == "cells":
        return cell_key(name)
    return PartKey(part, name) if part in KINDS and KINDS[part].typed else None


def note_name(ref: Reference | str) -> str:
    """The key in `conference.notes`: `unfinished:yesterday/confirmed/lhasa`, `unfinished:figures/3kf`."""
    return f"{UNFINISHED}{ref}"


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
        if name.startswith(UNFINISHED):
            try:
                ref = reference(name.removeprefix(UNFINISHED))
            except ValueError:
                continue
            if is_half_typed(conference, ref):
                found[ref] = note.text
    return found
