"""A conference as a document of plain JSON values, and back. The only place that knows both.

Keys are stable, so that two documents can be compared and merged path by path: cells by their key,
texts and notes by their name. A value that is not known is left out, never written as zero. The class of a kind of part
is loaded for the first conference that has one: most have none, and do not pay for the modules of those they lack.
"""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any

from store.part_kinds import KINDS, PARTS, TAKEN, Document
from store.record.cell import Cell, CellKey, Mark
from store.record.conference import NUMBER_MOST, Conference, Note, Status, time_of_day
from store.record.count import MOST
from store.record.decoding import (
    LATEST_MS,
    LINE,
    Misfit,
    as_of_document,
    day,
    each,
    field,
    filled,
    hour_of_day,
    key,
    key_of_cell,
    line,
    mapping,
    one_of,
    place_in_order,
    plain_values,
    prose,
    read_as_of,
    time_ms,
    whole,
)
from store.record.part import Part
from store.record.text import one_line
from store.record.window import AsOf, Moment, Window


@cache
def part_class(kind: str) -> type[Part]:
    """The class of a kind. Its module is loaded here, for the first conference that has such a part."""
    about = KINDS[kind]
    found: type[Part] = getattr(import_module(f"store.record.{about.home}"), about.value)
    return found


FORMAT = 1
"""The version of the document; older ones are brought up by the archive's migrations."""


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

    Misfit names the first place where the document holds what no conference can; what comes back can be
    shown, checked and printed whatever it says.
    """
    row = mapping(document)
    return Conference(
        series=field(row, "series", filled),
        held_on=field(row, "held_on", day),
        number=field(row, "number", _number, None),
        held_at=field(row, "held_at", half_day, ""),
        windows=field(row, "windows", _windows, ()),
        cells=field(row, "cells", _cells, {}),
        as_of=field(row, "as_of", _moments, {}),
        texts=field(row, "texts", _texts, {}),
        notes=field(row, "notes", _notes, {}),
        status=field(row, "status", _status, Status.DRAFT),
        version=field(row, "version", _version, 1),
        extra={name: field(row, name, plain_values, None) for name in row if name not in _KNOWN},
        **read_beside(row),
    )


MOST_WINDOWS = 50
"""Windows of one conference; a bulletin has two."""

_status = one_of(Status)


def _number(value: Any) -> int:
    return whole(value, 1, NUMBER_MOST)


def _version(value: Any) -> int:
    return whole(value, 1)


def half_day(value: Any) -> str:
    """Half of the day or hour at which a conference is held."""
    try:
        return time_of_day(value)
    except (AttributeError, TypeError, ValueError):
        raise Misfit("half", value) from None


def _windows(value: Any) -> tuple[Window, ...]:
    def read(row: Any) -> tuple[int, Moment, Moment]:
        row = mapping(row)
        start, end = field(row, "from", hour_of_day), field(row, "to", hour_of_day)
        return field(row, "order", place_in_order, 0), start, end

    found = each(value, _window_key, read, MOST_WINDOWS)
    in_order = sorted(found.items(), key=lambda item: item[1][0])
    return tuple(Window(name, start, end) for name, (_, start, end) in in_order)


def _window_key(value: Any) -> str:
    """The key of a window; those of the parts beside the grid would be taken for them."""
    if value in TAKEN:
        raise Misfit("key", value)
    return key(value)


def _cells(value: Any) -> dict[CellKey, Cell]:
    return each(value, key_of_cell, _cell)


def _moments(value: Any) -> dict[str, AsOf]:
    return each(value, key, read_as_of)


def _texts(value: Any) -> dict[str, str]:
    return each(value, filled, prose, 1_000)


def _notes(value: Any) -> dict[str, Note]:
    return each(value, lambda name: filled(name, LINE), _note)


def _note(value: Any) -> Note:
    row = mapping(value)
    return Note(field(row, "text", prose), field(row, "by", line, ""), field(row, "at", time_ms, 0))


def _copied(extra: Mapping[str, Any]) -> Document:
    """What is not known here, so that whoever changes the document does not change the conference."""
    if not extra:
        return {}
    from copy import deepcopy

    return {key: deepcopy(value) for key, value in extra.items()}


def _cell_document(cell: Cell) -> Document:
    value = cell.value.value if isinstance(cell.value, Mark) else cell.value
    return {"v": value, "raw": cell.raw, "by": cell.by, "at": cell.at, "source": cell.source}


def _cell(value: Any) -> Cell:
    row = mapping(value)
    raw, by, at, source = row.get("raw", ""), row.get("by", ""), row.get("at", 0), row.get("source", "")
    if type(raw) is type(by) is type(source) is str and type(at) is int and _fits(raw, by, source, at):
        # There are hundreds of cells in a list of conferences: what is as it should be is taken at once.
        return Cell(count(row.get("v")), one_line(raw), one_line(by), at, one_line(source))
    return Cell(
        value=count(row.get("v")),
        raw=field(row, "raw", line, ""),
        by=field(row, "by", line, ""),
        at=field(row, "at", time_ms, 0),
        source=field(row, "source", line, ""),
    )


def _fits(raw: str, by: str, source: str, at: int) -> bool:
    return len(raw) <= LINE and len(by) <= LINE and len(source) <= LINE and 0 <= at <= LATEST_MS


def count(value: Any) -> int | Mark | None:
    """What a cell holds: a count, the code of a mark, or null while its text waits to be mended."""
    if value is None:
        return None
    if isinstance(value, str) and value in _MARKS:
        return Mark(value)
    if type(value) is not int or not 0 <= value <= MOST:
        raise Misfit("count", value, most=MOST)
    return value


_MARKS = frozenset(mark.value for mark in Mark)


# What was said beside the grid is read and written by the classes of its kinds, of which only those are loaded that
# a conference has.


def beside_document(conference: Conference, kinds: Iterable[str] = PARTS) -> Document:
    """The parts of these kinds that hold something, by kind and id; equal parts give equal documents."""
    return {
        kind: {key: part.to_row() for key, part in sorted(held.items())}
        for kind in kinds
        if (held := conference.parts(kind))
    }


MOST_OF_A_PART = 5_000
"""Sections, statements, figures … of one conference; a long bulletin has a hundred."""


def read_beside(document: Mapping[str, Any]) -> dict[str, Any]:
    """The parts a document has, by kind. Misfit when a row is none of its kind."""
    found = [kind for kind in PARTS if document.get(kind) not in (None, {})]
    return {kind: field(document, kind, partial(_parts, kind)) for kind in found}


def _parts(kind: str, value: Any) -> dict[str, Part]:
    read = part_class(kind).from_row
    return each(value, key, lambda row: read(mapping(row)), MOST_OF_A_PART)
