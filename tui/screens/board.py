"""The board of reports: who has reported, who is late, what was confirmed, what was given anew beside what stood before."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.widget import Widget

from store.desk.clock import recent_time
from store.desk.progress.board import BoardRow, Changed, State, Told, board, gone, note_report, tally
from store.desk.recovery.history import VALUES
from store.languages import BETWEEN, in_language
from store.record.cell import CellKey
from store.record.figure import CountedList, Figure
from store.record.naming import STATE_NAMES, cell_name, cell_short, day_name
from store.record.reference import Reference, is_part
from store.record.report import Report, ReportState
from tui.actions import bindings
from tui.dialogs.form import Field, FormDialog
from tui.line_breaks import clipped, packed
from tui.screens.place import ListedPlace
from tui.screens.steps import OfficeScreen
from tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from store.desk.sitting import Sitting

_SIGNS = {State.WAITING: " ", State.PARTLY: " ", State.REPORTED: "·", State.AGAIN: "≠", State.VERIFIED: "✓"}
_KINDS = {
    State.WAITING: "new", State.PARTLY: "new", State.REPORTED: "new", State.AGAIN: "wrong",
    State.VERIFIED: "same",
}  # fmt: skip


_TOLD = 10
"""Lines that are left to what is told of one, and to title and keys."""
_NAME = 40
"""Cells of a name at most."""
_LEAST_NAME, _BESIDE_NAME = 12, 7
"""Cells of a name at least, and of a line beside name and state: cursor, sign, gaps."""


class ReportDialog(FormDialog[dict[str, str]]):
    """Asks how it was confirmed, with whom, and for a remark; all may stay as proposed."""

    begins_at = "contact"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def title_words(self) -> str:
        return self._title

    def fields(self) -> Iterable[Field]:
        yield Field("how", self.say("board.how"), self.say("board.phone"))
        yield Field("contact", self.say("board.contact"), "")
        yield Field("note", self.say("board.note"), "")

    def accepted(self, values: dict[str, str]) -> dict[str, str]:
        return values


class BoardScreen(OfficeScreen, ListedPlace[BoardRow]):
    """Above everybody who reports; below what is known of the one under the cursor."""

    place = "board"
    BINDINGS = bindings("board")
    DEFAULT_CSS = """
    BoardScreen #told { height: 1fr; border-top: solid $primary; }
    """

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__(sitting)
        self.rows: list[BoardRow | None] = []
        """Who stands in each row of the list; None in a heading."""
        self._gone: list[Report] = []
        """What was noted of those who are asked no more."""

    def body(self) -> Iterable[Widget]:
        yield RowList(id="main")
        yield RowList(id="told")

    def whereabouts(self) -> object:
        return self.current.who if self.current is not None else None

    def heading(self) -> tuple[str, str]:
        left, right = super().heading()
        counts = tally(row for row in self.rows if row is not None)
        there = sum(row is not None and row.there for row in self.rows)
        return left, self.say("board.counts", **{**counts, "there": there}) if self.rows else right

    async def language_changed(self) -> None:
        self.show_anew()

    def show_anew(self) -> None:
        """Look at the record and its history again; the cursor stays with whom it was on."""
        who = self.current.who if self.current is not None else self.stood
        rows, shown = board(self.sitting, self.revisions(), self.sitting.unsaved()), []
        self.rows, self._gone = [], gone(self.sitting)
        for title, those in (
            ("places", [row for row in rows if row.is_place]),
            ("departments", [row for row in rows if not row.is_place]),
        ):
            if those:
                width = self._name_room(those)
                shown.append(self._title(title, those[0]))
                shown += [self._row(row, width) for row in those]
                self.rows += [None, *those]
        if not shown:
            shown, self.rows = [ListRow("", self.say("board.none"), heading=True)], [None]
        at = next((at for at, row in enumerate(self.rows) if row is not None and row.who == who), None)
        self._give_room()
        self.view.show(shown, at)
        if self.view.current is not None:
            self.view.go_to(self.view.current, told=False)
        self._tell_of_current()
        self.redraw_bars()

    def _name_room(self, rows: Iterable[BoardRow]) -> int:
        """Cells of the names of a group: what they need, while the state behind has its room in the half of a line that
        words may have."""
        states = max(cell_len(self._state(row)) for row in rows)
        names = max(cell_len(row.name(self.lang)) for row in rows)
        return min(names, _NAME, max(self.size.width // 2 - states - _BESIDE_NAME, _LEAST_NAME))

    def _state(self, row: BoardRow) -> str:
        state = self.say(f"board.state_{row.state}", filled=row.filled, asked=row.asked)
        return f"{state}  {self.say('board.late')}" if row.late else state

    def _give_room(self) -> None:
        """All of the list is seen where that leaves enough for what is told of one."""
        self.view.styles.height = max(3, min(len(self.rows), self.size.height - _TOLD))

    def on_resize(self) -> None:
        self._give_room()
        self._tell_of_current()

    def _title(self, title: str, first: BoardRow) -> ListRow:
        name = self.say(f"board.{title}")
        if first.due is not None:
            day = day_name(first.due.date(), self.lang)
            name = self.say("board.until", name=name, day=day, at=first.due.strftime("%H:%M"))
        return ListRow("", name, heading=True)

    def _row(self, row: BoardRow, width: int) -> ListRow:
        """`width` are the cells of the names."""
        last = row.reports[-1] if row.reports else None
        words = [set_cell_size(clipped(row.name(self.lang), width), width), self._state(row)]
        noted = recent_time(row.at) if row.there else ""
        if last is not None:
            noted = self.say("board.short", at=recent_time(last.at), by=last.by) + self._how(last)
        kind = "wrong" if row.late and not row.there else _KINDS[row.state]
        sign = _SIGNS[State.AGAIN] if row.again else _SIGNS[row.state]
        return ListRow(sign, "  ".join(words), noted, kind=kind)

    def _noted(self, report: Report) -> str:
        """Who noted what, when, and how one heard of it."""
        state = in_language(STATE_NAMES[report.state.value], self.lang)
        words = self.say("board.noted", at=recent_time(report.at), by=report.by, state=state)
        return words + self._how(report)

    def _how(self, report: Report) -> str:
        how = self.say("board.how_joint").join(
            part for part in (report.how, report.contact, report.note) if part
        )
        return self.say("board.noted_how", how=how) if how else ""

    # -- the one under the cursor --------------------------------------------------------------

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        if event.view.id == "main":
            self._tell_of_current()
            self.redraw_bars()

    def _tell_of_current(self) -> None:
        row = self.current
        lines = [] if row is None else [ListRow("", row.name(self.lang), heading=True), *self._told(row)]
        for report in self._gone:
            name = report.known_by(self.lang) + self.say("board.gone")
            lines.append(ListRow("", name, self._noted(report), kind="same"))
        self.query_one("#told", RowList).show(lines)

    def _told(self, row: BoardRow) -> Iterator[ListRow]:
        """What changed, old beside new; what is blank; what was noted, the newest first."""
        for change in row.changed:
            yield ListRow("≠", self._called(change), kind="wrong")
            yield ListRow(
                "", f"  {self._one('from', old=change.old)}", self._one("to", new=change.new), kind="changed"
            )
        blank = [item for item in row.items if item.asked and item.blank]
        if blank and (row.filled or row.there or any(item.unread for item in blank)):
            names = in_language(BETWEEN, self.lang).join(
                self._figure(item.ref) + (f" !{self._in_words(item.unread)}" if item.unread else "")
                for item in blank
            )
            yield ListRow("", self.say("board.still", names=names), kind="new")
        elif not row.there:
            yield ListRow("", self.say("board.nothing_yet"), kind="new")
        elif row.at:
            yield ListRow("", self.say("board.all_in", at=recent_time(row.at)), kind="new")
        for line in packed(self._figures(row), max(20, self.size.width - 6)):
            yield ListRow("", line, kind="new")
        for report in reversed(row.reports):
            yield ListRow("", self._noted(report), kind="same")

    def _figures(self, row: BoardRow) -> Iterator[str]:
        """What stands there now, to be read out on the phone."""
        for item in row.items:
            if not item.blank and not is_part(item.ref, "statements", "sections"):
                words = f"{self._figure(item.ref)} {self._now(item.ref, item.now)}"
                before = item.told[-2].text if len(item.told) > 1 else ""
                yield words + (self.say("board.before", old=self._in_words(before)) if before else "")

    def _now(self, ref: Reference, text: str) -> str:
        """What stands there now: figures and lists as a text of the language prints them."""
        match self.sitting.conference.part(ref):
            case Figure() as figure:
                return self.sitting.texts.figure(figure, self.lang)
            case CountedList(translated=translated) if translated and self.lang != "zh":
                return in_language(BETWEEN, self.lang).join(translated)
        return self._in_words(text)

    def _one(self, side: str, **told: Told) -> str:
        [(name, one)] = told.items()
        text = self._in_words(one.text) or self.say("board.cleared")
        return self.say(f"board.changed_{side}", at=recent_time(one.at), by=one.by, **{name: text})

    def _in_words(self, text: str) -> str:
        """What stood somewhere, on one line; a mark in words."""
        return in_language(VALUES[text], self.lang) if text in VALUES else text.replace("\n", " ")

    def _called(self, change: Changed) -> str:
        return cell_name(self.sitting.series, self.sitting.conference, change.ref, self.lang)

    def _figure(self, ref: Reference) -> str:
        """A figure without the name of the place, which stands above it."""
        if not isinstance(ref, CellKey):
            return cell_name(self.sitting.series, self.sitting.conference, ref, self.lang)
        return cell_short(self.sitting.series, self.sitting.conference, ref._replace(place=""), self.lang)

    def action_next_finding(self) -> None:
        """To the next who is waited for, is late or gave something anew; round and round."""
        at = self.view.current or 0
        order = [*range(at + 1, len(self.rows)), *range(at + 1)]
        found = [
            i
            for i in order
            if (row := self.rows[i]) is not None and (not row.there or row.state is State.AGAIN)
        ]
        if found:
            self.view.go_to(found[0])
        else:
            self.bulletin.tell(self.say("board.nobody_left"))

    # -- actions -------------------------------------------------------------------------------

    def can(self, action: str) -> bool:
        if action in ("confirm_report", "note_report"):
            return self.current is not None and (action == "confirm_report" or not self.current.is_place)
        return super().can(action)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        row = self.current
        if event.view.id == "main" and row is not None and row.leads_to is not None:
            self.bulletin.go_to_cell(row.leads_to)

    def action_confirm_report(self) -> None:
        row = self.current
        if row is None:
            return
        name = row.name(self.lang)
        if row.filled < row.asked:
            self.bulletin.tell(self.say("board.incomplete", name=name, count=row.asked - row.filled))
            return
        self._ask(row, ReportState.VERIFIED, "board.confirm_title", "board.confirmed")

    def action_note_report(self) -> None:
        row = self.current
        if row is None:
            return
        if row.is_place:
            self.bulletin.tell(self.say("board.by_figures", name=row.name(self.lang)))
            return
        self._ask(row, ReportState.REPORTED, "board.report_title", "board.reported")

    def _ask(self, row: BoardRow, state: ReportState, title: str, done: str) -> None:
        name = row.name(self.lang)

        def said(values: dict[str, str] | None) -> None:
            if values is not None:
                note_report(self.sitting, row, state, **values)
                self.show_anew()
                self.bulletin.clear_notifications()  # they cover what is told of the one under the cursor
                self.bulletin.tell(self.say(done, name=name))

        action = "confirm_report" if state is ReportState.VERIFIED else "note_report"
        self.fill_in(ReportDialog(self.say(title, name=name)), said, action, of=row.who)

    def come_to(self, way: Mapping[str, str]) -> bool:
        of = way.get("of", "")
        at = next((at for at, one in enumerate(self.rows) if one is not None and one.who == of), None)
        if at is not None:
            self.view.go_to(at)
        return at is not None or not of
