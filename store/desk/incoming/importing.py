"""Bringing figures in from a file: conferences in the exchange shape, or a department's table.

A table is proposed for a conference: nothing is entered until a person has accepted it.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from store.archive.documents import Clash
from store.desk.desk import Desk
from store.desk.entering import difference
from store.desk.sitting import Sitting
from store.desk.troubles import DeskTrouble
from store.formats.tables.placing import Placing, TableFigure, UnreadCell
from store.formats.tables.table import Table, TableTrouble
from store.languages import listed
from store.outside import JSON_BYTES, called, read_outside, refuse_large_json, utf8
from store.part_kinds import PARTS
from store.reasons import json_reason
from store.record.cell import Cell, CellKey
from store.record.conference import Conference, Status
from store.record.decoding import Misfit, field, line
from store.record.exchange import from_json
from store.record.notes import unread_as_of
from store.record.text import one_line
from store.record.window import AsOf
from store.series.definition import Series
from store.series.shelf import DEFAULT

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


def text_of_file(path: Path) -> str:
    """The text of a file to import; OutsideTrouble when it cannot be read as UTF-8 within its budget."""
    return utf8(read_outside(path, JSON_BYTES), called(path))


def parsed(text: str, name: str, into: str | None = None) -> Sequence[Mapping[str, Any]]:
    """The conferences in a JSON text: one object or a list of them. A name given twice in one object, a conference
    given twice in the list (with `into` they all are one), and a number no figure can have, are refused: one of
    the two would be lost without a word."""
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
    _refuse_twice(rows, name, into)
    return rows


def _refuse_twice(rows: Sequence[Mapping[str, Any]], name: str, into: str | None) -> None:
    met: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        first = met.setdefault("" if into is not None else _which(row), number)
        if first < number:
            raise DeskTrouble("json_conference_twice", file=name, first=first, second=number)


def _which(row: Mapping[str, Any]) -> str:
    """What tells a conference of a JSON text from the others, whatever stands there: see `_same_conference`."""
    number = row.get("conference")
    return repr((row.get("series") or DEFAULT, row.get("held_on") if number is None else number))


def bring_in(desk: Desk, data: Mapping[str, Any], source: str, into: str | None = None) -> Brought:
    """Bring one conference's figures into the archive.

    Into the conference `into` names, else the one of the same number and series, else a new one. Only
    what the file states is changed: a cell it does not mention stays as it is.
    """
    try:
        key = field(data, "series", line, "")
        series = desk.shelf.series(key) if key else desk.shelf.default
        incoming = from_json(series, data, by=desk.who, at=desk.clock(), source=source)
    except Misfit as misfit:
        raise DeskTrouble("bad_import", why=misfit.said) from None
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
    from store.wording.numbers.printed_as import figure_trouble
    from store.wording.numbers.printed_lists import list_trouble

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


class CellChange(Struct, frozen=True):
    """What taking the table would do to one cell of the record, and to the moment it is of, where none is known;
    `where` is its place in the table."""

    cell: CellKey
    old: Cell | None
    new: Cell
    where: str
    as_of: AsOf | None = None


class TableProposal(Struct, frozen=True):
    """What a table says for one conference: the figures it gives cells, and the rest, with reasons."""

    source: str
    figures: tuple[TableFigure, ...]
    unread: tuple[UnreadCell, ...]

    def changes(self, conference: Conference, *, by: str, at: int) -> tuple[CellChange, ...]:
        """The cells of the record that would change, in the order of the table."""
        found = []
        said = {*conference.as_of, *unread_as_of(conference)}
        for figure in self.figures:
            new = Cell(figure.value, figure.raw, by, at, f"{self.source} {figure.where}")
            old = conference.cell(figure.cell)
            as_of = figure.as_of if figure.cell.indicator not in said else None
            if as_of is not None or old is None or not old.says_same(new):
                found.append(CellChange(figure.cell, old, new, figure.where, as_of))
        return tuple(found)


def take_table(
    sitting: Sitting, proposal: TableProposal, chosen: Collection[CellKey] | None = None
) -> tuple[CellChange, ...]:
    """Put the figures of a table (or only those of the `chosen` cells) into the record as one undo
    step; the cells that changed.

    DeskTrouble when the conference has been released.
    """
    if sitting.conference.status is not Status.DRAFT:
        raise DeskTrouble("released", key=sitting.key)
    changes = tuple(
        change
        for change in proposal.changes(sitting.conference, by=sitting.who, at=sitting.now())
        if chosen is None or change.cell in chosen
    )
    moments = {
        f"as_of/{change.cell.indicator}": change.as_of for change in changes if change.as_of is not None
    }
    sitting.put({change.cell: change.new for change in changes}, moments)
    return changes


def propose_table(
    series: Series, conference: Conference, tables: Sequence[Table], *, window: str = "", sheet: str = ""
) -> TableProposal:
    """What the tables of one file say. `window` is the window of figures that name none, `sheet` the
    sheet to look at.

    TableTrouble when there is nothing to read, when several sheets could be meant, when the window is
    open, or when one cell is given two values.
    """
    if window and conference.window(window) is None:
        known = listed(one.key for one in conference.windows)
        raise TableTrouble("no_window", got=window, known=known)
    names = listed(table.sheet for table in tables)
    if sheet:
        tables = [table for table in tables if table.sheet == sheet]
    if not tables:
        raise TableTrouble("no_sheet", file="", got=sheet, known=names)
    proposals = []
    for table in tables:
        figures, unread = Placing(series, conference, table, window).place()
        proposals.append((table, TableProposal(table.source, figures, unread)))
    full = [(table, proposal) for table, proposal in proposals if proposal.figures]
    if len(full) > 1:
        known = listed(table.sheet for table, _ in full)
        raise TableTrouble("which_sheet", file=full[0][0].source, known=known)
    if not full:
        _refuse(proposals[0][1].source, [cell for _, proposal in proposals for cell in proposal.unread])
    return full[0][1]


def _refuse(source: str, unread: Sequence[UnreadCell]) -> NoReturn:
    """Nothing was read: give the reason most cells have, with one of them."""
    codes = Counter(cell.why.code for cell in unread)
    most = max(unread, key=lambda cell: codes[cell.why.code], default=None)
    if most is None:
        raise TableTrouble("empty", file=source)
    if most.why.code == "which_window":
        raise most.why

    def why(lang: str) -> str:
        return most.why.said(lang).rstrip(".。")

    raise TableTrouble("nothing_read", file=source, where=most.where, text=most.text, why=why)
