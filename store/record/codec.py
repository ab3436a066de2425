"""A conference as a document of plain JSON values, and back. The only place that knows both.

Keys are stable, so that two documents can be compared and merged path by path: cells by their key,
texts and notes by their name. A value that is not known is left out, never written as zero.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from store.record.cell import Cell, Mark, cell_key
from store.record.conference import Conference, Note, Status
from store.record.statement_slots import PARTS
from store.record.text import clean, one_line
from store.record.window import AsOf, Window, moment

FORMAT = 1
"""The version of the document; older ones are brought up by the archive's migrations."""

Document = dict[str, Any]

_KNOWN = frozenset(
    ("format", "series", "number", "held_on", "held_at", "status", "version")
    + ("windows", "as_of", "cells", "texts", "notes", *PARTS)
)
"""The keys this program reads; any other is carried through untouched, never lost in a save."""


def to_document(conference: Conference) -> Document:
    """The document of a conference; equal conferences give equal documents. Parts without anything in
    them are left out, so that a document written before they were known stays as it is."""
    return {
        "format": FORMAT,
        "series": conference.series,
        "number": conference.number,
        "held_on": conference.held_on.isoformat(),
        "held_at": conference.held_at,
        "status": conference.status.value,
        "version": conference.version,
        "windows": {
            window.key: {"order": order, "from": window.start.iso(), "to": window.end.iso()}
            for order, window in enumerate(conference.windows)
        },
        "as_of": {key: as_of_document(as_of) for key, as_of in sorted(conference.as_of.items())},
        "cells": {str(key): _cell_document(cell) for key, cell in sorted(conference.cells.items())},
        "texts": dict(sorted(conference.texts.items())),
        "notes": {
            key: {"text": note.text, "by": note.by, "at": note.at}
            for key, note in sorted(conference.notes.items())
        },
        **beside_document(conference),
        **_copied(conference.extra),
    }


def from_document(document: Mapping[str, Any]) -> Conference:
    """The conference a document holds. Texts are cleaned of control characters on the way in.

    KeyError, ValueError or TypeError when the document is not one of this format.
    """
    number = document.get("number")
    return Conference(
        series=str(document["series"]),
        held_on=date.fromisoformat(document["held_on"]),
        number=None if number is None else int(number),
        held_at=str(document.get("held_at", "")),
        windows=tuple(
            Window(key, moment(row["from"]), moment(row["to"]))
            for key, row in sorted(
                document.get("windows", {}).items(), key=lambda item: int(item[1].get("order", 0))
            )
        ),
        cells={cell_key(key): _cell(row) for key, row in document.get("cells", {}).items()},
        as_of={key: read_as_of(row) for key, row in document.get("as_of", {}).items()},
        texts={key: clean(str(text)) for key, text in document.get("texts", {}).items()},
        notes={
            key: Note(clean(str(row["text"])), one_line(str(row.get("by", ""))), int(row.get("at", 0)))
            for key, row in document.get("notes", {}).items()
        },
        status=Status(document.get("status", Status.DRAFT.value)),
        version=int(document.get("version", 1)),
        extra={key: value for key, value in document.items() if key not in _KNOWN},
        **read_beside(document),
    )


def _copied(extra: Mapping[str, Any]) -> Document:
    """What is not known here, so that whoever changes the document does not change the conference."""
    if not extra:
        return {}
    from copy import deepcopy

    return {key: deepcopy(value) for key, value in extra.items()}


def _cell_document(cell: Cell) -> Document:
    value = cell.value.value if isinstance(cell.value, Mark) else cell.value
    return {"v": value, "raw": cell.raw, "by": cell.by, "at": cell.at, "source": cell.source}


def _cell(row: Mapping[str, Any]) -> Cell:
    value = row["v"]
    if isinstance(value, str):
        value = Mark(value)
    elif isinstance(value, bool) or (value is not None and (not isinstance(value, int) or value < 0)):
        raise ValueError(value)
    return Cell(
        value=value,
        raw=one_line(str(row.get("raw", ""))),
        by=one_line(str(row.get("by", ""))),
        at=int(row.get("at", 0)),
        source=one_line(str(row.get("source", ""))),
    )


def as_of_document(as_of: AsOf) -> Document:
    """`{"at": "2022-08-31T24", "word": "截至"}`; without `at` when only the word was given."""
    if as_of.moment is None:
        return {"word": as_of.word}
    return {"at": as_of.moment.iso(), "word": as_of.word}


def read_as_of(row: Mapping[str, Any]) -> AsOf:
    return AsOf(moment(row["at"]) if row.get("at") else None, one_line(str(row.get("word", ""))))


# What was said beside the grid is read and written elsewhere: only a conference that has it pays for it.


def beside_document(conference: Conference) -> Document:
    """The parts that hold something, by name."""
    held = {name: parts for name in PARTS if (parts := conference.parts(name))}
    if not held:
        return {}
    from store.record.section_codec import parts_document

    return {name: parts_document(name, parts) for name, parts in held.items()}


def read_beside(document: Mapping[str, Any]) -> dict[str, Any]:
    """The parts a document has, by name."""
    found = {name: document[name] for name in PARTS if document.get(name)}
    if not found:
        return {}
    from store.record.section_codec import read_parts

    return {name: read_parts(name, rows) for name, rows in found.items()}
