"""Bringing a department's table in: choosing it, seeing what it would change, taking it.

Nothing enters the record until it is accepted, and then as one step that can be undone.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widget import Widget
from textual.widgets import Input, Static

from store.desk.incoming.importing import CellChange, TableProposal, propose_table, take_table
from store.formats.tables.files import read_tables, table_of
from store.formats.tables.table import Table, TableTrouble
from store.outside import typed_path
from store.record.cell import CellKey
from store.record.naming import as_of_name, cell_name, window_name
from store.troubles import Trouble
from tui.actions import bindings
from tui.dialogs.choice import Choice
from tui.dialogs.form import Field, FormDialog
from tui.line_breaks import wrapped
from tui.review.figures import figure
from tui.screens.place import OffersFigures
from tui.widgets.controls import PasteLine
from tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from tui.host import Host

_DETAIL = 2
"""Lines of the foot that tell the whole of the row under the cursor."""


class TableDialog(FormDialog[list[Table]]):
    """Asks for the file; a block of cells may be pasted in its place."""

    def title_words(self) -> str:
        return self.say("table.title")

    def fields(self) -> Iterable[Field]:
        yield Field("file", self.say("table.field_file"), "", hint=self.say("table.hint_file"))

    def line(self, field: Field) -> Input:
        return PasteLine(field.text, placeholder=field.hint, id=field.name)

    def accepted(self, values: dict[str, Any]) -> list[Table]:
        # A file dragged into a terminal comes with quotes around its path, or with its spaces escaped.
        name = str(values["file"]).strip("\"'").removeprefix("file://").replace("\\ ", " ")
        return read_tables(typed_path(name))

    def on_paste_line_block(self, event: PasteLine.Block) -> None:
        try:
            self.dismiss([table_of(event.text, self.say("table.pasted"))])
        except Trouble as trouble:
            self._error("file", _named(self.say, trouble).in_app(self.lang))


def bring_table(app: "Host", sitting: "Sitting") -> None:
    """Ask for a table, then for its window or sheet where it leaves them open, then show it."""

    def got(tables: list[Table] | None) -> None:
        if tables:
            _propose(app, sitting, tables)

    app.push_screen(TableDialog(), got)


def bring_pasted(app: "Host", sitting: "Sitting", text: str) -> None:
    """Show what a pasted block would change."""
    app.keeper.pasted.keep(sitting, text, "table")
    try:
        _propose(app, sitting, [table_of(text, app.say("table.pasted"))])
    except Trouble as trouble:
        app.keeper.pasted.done(sitting, "table")
        app.tell(_named(app.say, trouble))


def _named(say: Callable[[str], str], trouble: Trouble) -> Trouble:
    """The trouble, of a pasted table without the name it has among the sources."""
    if isinstance(trouble, TableTrouble) and trouble.facts.get("file") == say("table.pasted"):
        return trouble.of_paste()
    return trouble


def _propose(
    app: "Host", sitting: "Sitting", tables: Sequence[Table], window: str = "", sheet: str = ""
) -> None:
    try:
        proposal = propose_table(sitting.series, sitting.conference, tables, window=window, sheet=sheet)
    except TableTrouble as trouble:
        if trouble.code == "which_window" and not window:
            windows = [(one.key, window_name(one, app.lang)) for one in sitting.conference.windows]
            _ask(
                app, sitting, "table.which_window", windows,
                lambda key: _propose(app, sitting, tables, key, sheet),
            )  # fmt: skip
        elif trouble.code == "which_sheet" and not sheet:
            sheets = [(str(at), table.sheet) for at, table in enumerate(tables)]
            _ask(
                app, sitting, "table.which_sheet", sheets,
                lambda at: _propose(app, sitting, tables, window, tables[int(at)].sheet),
            )  # fmt: skip
        else:
            app.keeper.pasted.done(sitting, "table")
            app.tell(_named(app.say, trouble))
        return
    app.go("table", sitting, proposal=proposal)


def _ask(app: "Host", sitting: "Sitting", words: str, things: list[tuple[str, str]], then: Any) -> None:
    def answered(key: str | None) -> None:
        if key is not None:
            then(key)
        else:
            app.keeper.pasted.done(sitting, "table")
            app.tell(app.say("table.left_out"))

    app.push_screen(Choice(app.say(words), things), answered)


class TableScreen(OffersFigures):
    """The cells a table would change, old and new, each to be ticked; below, what was not read and why."""

    place = "table"
    BINDINGS = bindings("table")
    DEFAULT_CSS = """
    TableScreen #state { height: 2; padding: 0 1; background: $surface; }
    TableScreen #main { height: 2fr; }
    TableScreen #rest { height: 1fr; min-height: 4; border-top: ascii $primary; }
    TableScreen #detail { height: 2; padding: 0 1; background: $surface; }
    """

    def __init__(self, sitting: "Sitting", proposal: TableProposal) -> None:
        super().__init__(sitting)
        self.proposal = proposal
        self.changes: tuple[CellChange, ...] = proposal.changes(
            sitting.conference, by=sitting.who, at=sitting.now()
        )
        self.chosen: set[CellKey] = {change.cell for change in self.changes}
        self._settled = False
        """It was accepted."""

    def body(self) -> Iterable[Widget]:
        yield Static(id="state", markup=False)
        yield RowList(id="main")
        yield RowList(id="rest")
        yield Static(id="detail", markup=False)

    def on_mount(self) -> None:
        self._show()

    async def language_changed(self) -> None:
        await super().language_changed()
        self._show()

    def offered(self) -> int:
        return 0 if self._settled else len(self.chosen)

    def left_out(self) -> int:
        return 0 if self._settled or self.chosen else len(self.changes)

    # -- showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        main, rest = self.query_one("#main", RowList), self.query_one("#rest", RowList)
        main.show(map(self._change_row, self.changes), main.current)
        rest.show(self._rest_rows(), rest.current)
        self.show_state()
        self._tell(main)
        self.redraw_bars()

    def show_state(self) -> None:
        words = self.say(
            "table.state", source=self.proposal.source, changed=len(self.changes), chosen=len(self.chosen),
            same=len(self.proposal.figures) - len(self.changes), unread=len(self.proposal.unread),
        )  # fmt: skip
        self.put_state(words, self.say("table.hint" if self.changes else "table.nothing_new"))

    def _change_row(self, change: CellChange) -> ListRow:
        old, new = figure(change.old, self.lang)[0], figure(change.new, self.lang)[0]
        values = f"{old} -> {new}" if change.old is not None and old != new else new
        if change.as_of is not None:
            values += self.say("table.as_of", moment=as_of_name(change.as_of, self.lang))
        sign, kind = ("+", "new") if change.old is None else ("~", "changed")
        return ListRow(sign, self._called(change.cell), values, kind, change.cell in self.chosen)

    def _rest_rows(self) -> Iterable[ListRow]:
        unread = self.proposal.unread
        if not unread:
            yield ListRow("", self.say("table.all_read"), heading=True)
            return
        yield ListRow("", self.say("table.unread", count=len(unread)), heading=True)
        for cell in unread:
            yield ListRow("?", f"{cell.where}  {cell.text}", cell.why.in_app(self.lang), "wrong")

    def _called(self, cell: CellKey) -> str:
        return cell_name(self.sitting.series, self.sitting.conference, cell, self.lang)

    def _tell(self, rows: RowList) -> None:
        """The whole of the row under the cursor: the list may have cut it."""
        at = rows.current
        words = ""
        if at is not None and rows.id == "rest":
            cell = self.proposal.unread[at - 1]
            words = f"{cell.where} “{cell.text}”: {cell.why.in_app(self.lang)}"
        elif at is not None:
            change = self.changes[at]
            words = self.say("table.from", cell=self._called(change.cell), where=change.where)
            if change.old is not None and change.old.by:
                words += self.say("table.entered_by", by=change.old.by)
        lines = wrapped(words, max(self.size.width - 2, 20))[:_DETAIL]
        self.query_one("#detail", Static).update(Text("\n".join(lines)))

    # -- going about ---------------------------------------------------------------------------

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        self.go_on()
        self._tell(event.view)

    def on_row_list_ticked(self, event: RowList.Ticked) -> None:
        if event.view.current is not None:
            self.chosen ^= {self.changes[event.view.current].cell}
            self.go_on()
            self._show()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter ticks, as Space does."""
        if event.view.id == "main":
            self.on_row_list_ticked(RowList.Ticked(event.view))

    def action_next_panel(self) -> None:
        main, rest = self.query_one("#main", RowList), self.query_one("#rest", RowList)
        other = rest if main.has_focus else main
        self.go_on()
        self.set_focus(other)
        self._tell(other)

    # -- accepting -----------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        if action == "accept":
            return bool(self.chosen)
        return super().can(action)

    def action_accept(self) -> None:
        """Put what is chosen into the record and go back to the grid."""
        try:
            taken = self._taken(frozenset(self.chosen))
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        if not taken:
            self.bulletin.tell(self.say("table.nothing_chosen"), "warning")
            return
        self._settled = True
        self.bulletin.keeper.pasted.done(self.sitting, self.place)
        self.bulletin.go_to_cell(taken[0].cell)
        self.bulletin.tell(self.say("table.taken", count=len(taken)))

    def _taken(self, chosen: Collection[CellKey]) -> tuple[CellChange, ...]:
        return take_table(self.sitting, self.proposal, chosen) if chosen else ()
