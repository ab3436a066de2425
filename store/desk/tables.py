"""A department's table, proposed for a conference: nothing is entered until a person has accepted it."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NoReturn

from msgspec import Struct

from store.desk.sitting import Sitting
from store.desk.troubles import DeskTrouble
from store.formats.tables.placing import Placing, TableFigure, UnreadCell
from store.formats.tables.table import Table, TableTrouble
from store.reasons import listed
from store.record.cell import Cell, CellKey
from store.record.conference import Conference, Status
from store.series.definition import Series
from store.troubles import Trouble


class Change(Struct, frozen=True):
    """What taking the table would do to one cell of the record; `where` is its place in the table."""

    cell: CellKey
    old: Cell | None
    new: Cell
    where: str


class TableProposal(Struct, frozen=True):
    """What a table says for one conference: the figures it gives cells, and the rest, with reasons."""

    source: str
    figures: tuple[TableFigure, ...]
    unread: tuple[UnreadCell, ...]

    def changes(self, conference: Conference, *, by: str, at: int) -> tuple[Change, ...]:
        """The cells of the record that would change, in the order of the table."""
        found = []
        for figure in self.figures:
            new = Cell(figure.value, figure.raw, by, at, f"{self.source} {figure.where}")
            old = conference.cell(figure.cell)
            if old is None or not old.says_same(new):
                found.append(Change(figure.cell, old, new, figure.where))
        return tuple(found)


def take_table(
    sitting: Sitting, proposal: TableProposal, chosen: Collection[CellKey] | None = None
) -> tuple[Change, ...]:
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
    sitting.put({change.cell: change.new for change in changes})
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
        _refuse(proposals[0][1].source, [cell.why for _, proposal in proposals for cell in proposal.unread])
    return full[0][1]


def _refuse(source: str, reasons: Sequence[Trouble]) -> NoReturn:
    """Nothing was read: give the reason most cells have."""
    codes = Counter(why.code for why in reasons)
    most = max(reasons, key=lambda why: codes[why.code], default=None)
    if most is None:
        raise TableTrouble("empty", file=source)
    if most.code == "which_window":
        raise most
    raise TableTrouble("nothing_read", file=source, why=most.said)
