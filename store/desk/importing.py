"""Bringing figures in from a file: one conference, or a list of them, in the exchange shape."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from store.archive.documents import Clash
from store.desk.desk import Desk
from store.desk.edits import difference
from store.desk.troubles import DeskTrouble
from store.outside import JSON_BYTES, called, read_file, refuse_large_json, utf8
from store.reasons import json_reason
from store.record.conference import Conference, Status
from store.record.decoding import field, line
from store.record.exchange import from_json
from store.record.statement_slots import PARTS
from store.record.text import one_line

_MOST_DIGITS = 18
"""Digits of the longest number the shape has, a time in milliseconds, and some to spare."""


MOST_CONFERENCES = 500
"""Conferences of one file: each is kept as a version of its own, safe on the disk, before the next."""


class Brought(Struct, frozen=True):
    """What an import did to one conference."""

    key: str
    made: bool
    changed: int
    same: int
    clashes: tuple[Clash, ...] = ()


def text_of(path: Path) -> str:
    """The text of a file to import; OutsideTrouble when it cannot be read as UTF-8 within its budget."""
    return utf8(read_file(path, JSON_BYTES), called(path))


def parsed(text: str, name: str) -> Sequence[Mapping[str, Any]]:
    """The conferences in a JSON text: one object or a list of them. A name given twice in one object, and
    a number no figure can have, are refused: one of the two would be lost without a word."""
    name = one_line(name)
    refuse_large_json(text, name)

    def twice(pairs: list[tuple[str, Any]]) -> NoReturn:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise DeskTrouble("json_twice", file=name, got=one_line(key)[:60])
            seen.add(key)
        raise AssertionError

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice(pairs)
        return found

    def whole(digits: str) -> int:
        if len(digits) > _MOST_DIGITS:
            raise DeskTrouble("json_number", file=name, got=f"{digits[:12]}…")
        return int(digits)

    def no_number(word: str) -> float:
        raise DeskTrouble("json_number", file=name, got=word)

    try:
        data = json.loads(text, object_pairs_hook=once, parse_int=whole, parse_constant=no_number)
    except json.JSONDecodeError as error:
        raise DeskTrouble(
            "not_json", file=name, line=error.lineno, column=error.colno, problem=json_reason(error)
        ) from error
    rows = data if isinstance(data, list) else [data]
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise DeskTrouble("json_other", file=name)
    if len(rows) > MOST_CONFERENCES:
        raise DeskTrouble("json_many", file=name, had=len(rows), most=MOST_CONFERENCES)
    return rows


def bring_in(desk: Desk, data: Mapping[str, Any], source: str, into: str | None = None) -> Brought:
    """Bring one conference's figures into the archive.

    Into the conference `into` names, else the one of the same number and series, else a new one. Only
    what the file states is changed: a cell it does not mention stays as it is.
    """
    key = field(data, "series", line, "")
    series = desk.shelf.series(key) if key else desk.shelf.default
    incoming = from_json(series, data, by=desk.who, at=desk.clock(), source=source)
    _refuse_untrue(incoming)
    key = desk.find(into) if into is not None else _same_conference(desk, incoming)
    if key is None:
        made = desk.create(incoming, reason=f"import {source}")
        return Brought(made, True, len(incoming.cells), 0)
    sitting = desk.open(key, journal=False)
    if sitting.conference.status is not Status.DRAFT:
        raise DeskTrouble("released", key=key)
    merged = _onto(sitting.conference, incoming)
    edit = difference(sitting.conference, merged)
    sitting.replace_with(merged)
    clashes = sitting.save(reason=f"import {source}")
    return Brought(key, False, len(edit.cells), len(incoming.cells) - len(edit.cells), clashes)


def _refuse_untrue(incoming: Conference) -> None:
    """NotSaid for a figure or list that would be printed as something else than it is."""
    if not (incoming.figures or incoming.lists):
        return
    from store.wording.numbers.printed_as import figure_trouble, list_trouble

    for figure in incoming.figures.values():
        if (trouble := figure_trouble(figure)) is not None:
            raise trouble
    for counted in incoming.lists.values():
        if (trouble := list_trouble(counted)) is not None:
            raise trouble


def _same_conference(desk: Desk, incoming: Conference) -> str | None:
    for row in desk.rows():
        if row.series != incoming.series or row.trouble is not None:
            continue
        if incoming.number is not None and row.number == incoming.number:
            return row.key
        if incoming.number is None and row.number is None and row.held_on == incoming.held_on:
            return row.key
    return None


def _onto(old: Conference, new: Conference) -> Conference:
    """`old` with everything `new` states; windows and moments follow the newer text."""
    return replace(
        old,
        held_on=new.held_on,
        held_at=new.held_at or old.held_at,
        windows=new.windows or old.windows,
        cells={**old.cells, **new.cells},
        as_of={**old.as_of, **new.as_of},
        texts={**old.texts, **new.texts},
        **{name: {**old.parts(name), **new.parts(name)} for name in PARTS},
    )
