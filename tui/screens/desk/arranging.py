"""In which order the list stands, and of which state, series and month it shows conferences only."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from store.desk.rows import DeskRow
from tui.actions import own_bindings
from tui.dialogs.dialog import Dialog, clickable
from tui.screens.desk.beside import state_name
from tui.widgets.row_list import ListRow, RowList, TurnedLines, turned
from tui.words import say

ORDERS = ("newest", "oldest", "number", "total", "findings", "state")
_STATES = ("draft", "released", "revised", "final")


class Arrangement(Struct, frozen=True):
    """An empty `state`, `series` or `month` (`2022-09`) is any."""

    order: str = "newest"
    state: str = ""
    series: str = ""
    month: str = ""

    def of(self, rows: Sequence[DeskRow]) -> Sequence[DeskRow]:
        """Those of the rows, given newest first, that are to be shown, in this order."""
        kept = [
            row
            for row in rows
            if (not self.state or row.state == self.state)
            and (not self.series or row.series == self.series)
            and (not self.month or month_of(row) == self.month)
        ]
        if self.order == "oldest":
            kept.reverse()
        elif self.order != "newest":
            kept.sort(key=_KEYS[self.order])
        return kept

    def said(self, lang: str, names: Mapping[str, str]) -> str:
        """What differs from the whole list, newest first, in words; empty when nothing does."""
        told = [
            say(f"desk.status_{self.state}", lang) if self.state else "",
            names.get(self.series, self.series),
            self.month,
            say(f"desk.order_{self.order}", lang) if self.order != "newest" else "",
        ]
        return " · ".join(words for words in told if words)


def month_of(row: DeskRow) -> str:
    """`2022-09`; empty where the day is not known."""
    return row.held_on.isoformat()[:7] if row.held_on is not None else ""


def _to_do(row: DeskRow) -> tuple[int, ...]:
    """What cannot be opened first, then the most errors, figures to fill in, warnings; what is not counted last."""
    if row.trouble is not None:
        return (0,)
    known = row.standing
    return (2,) if known is None else (1, -known.errors, -known.blanks, -known.warnings)


_KEYS: dict[str, Callable[[DeskRow], tuple[int, ...]]] = {
    "number": lambda row: (row.number is None, row.number or 0),
    "total": lambda row: (row.total is None, -(row.total or 0)),
    "findings": _to_do,
    "state": lambda row: (_STATES.index(row.state) if row.state in _STATES else len(_STATES),),
}
"""By what the rows are put in order; rows that are alike in it stay newest first."""


class ArrangeDialog(Dialog[Arrangement | None]):
    """Hands back how the list is to be arranged, or None. Left and right turn the value of the line."""

    DEFAULT_CSS = """
    ArrangeDialog { align: center middle; }
    ArrangeDialog > Vertical {
        width: 76; max-width: 100%; height: 6;
        background: $surface; border: round $primary; padding: 0 1;
    }
    ArrangeDialog RowList { height: 1fr; }
    """
    AUTO_FOCUS = ""
    BINDINGS = own_bindings("arrange")

    def __init__(self, rows: Sequence[DeskRow], names: Mapping[str, str], now: Arrangement) -> None:
        super().__init__()
        self._rows, self._names, self._chosen = rows, names, now
        states = {row.state: state_name(row, "en") for row in rows}
        self._offered: dict[str, tuple[str, ...]] = {
            "order": ORDERS,
            "state": ("", *(state for state in _STATES if state in states)),
            "series": ("", *sorted({row.series for row in rows if row.series})),
            "month": ("", *sorted({month_of(row) for row in rows} - {""}, reverse=True)),
        }

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self.say("desk.arrange_title"))
            yield TurnedLines(id="lines")

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self.query_one(RowList))

    def _show(self) -> None:
        view = self.query_one(RowList)
        rows = [
            ListRow("", self.say(f"desk.arrange_{name}"), turned(self._value(name)), kind="new")
            for name in self._offered
        ]
        view.show(rows, view.current)
        count = len(self._chosen.of(self._rows))
        self.query_one(Vertical).border_subtitle = clickable(self.say("desk.arrange_keys", count=count))

    def _value(self, name: str) -> str:
        value: str = getattr(self._chosen, name)
        if name == "order":
            return self.say(f"desk.order_{value}")
        if not value:
            return self.say("desk.any")
        if name == "state":
            return self.say(f"desk.status_{value}")
        return self._names.get(value, value) if name == "series" else value

    def action_turn(self, by: int) -> None:
        """The next or the previous value of the line under the cursor, round and round."""
        at = self.query_one(RowList).current
        if at is None:
            return
        name = list(self._offered)[at]
        values = self._offered[name]
        held = getattr(self._chosen, name)
        place = values.index(held) if held in values else 0
        self._chosen = replace(self._chosen, **{name: values[(place + by) % len(values)]})
        self._show()

    def action_all(self) -> None:
        """Everything, newest first."""
        self._chosen = Arrangement()
        self._show()

    def action_take(self) -> None:
        """The key that asked for it, once more: as Enter."""
        self.take()

    def take(self) -> None:
        self.dismiss(self._chosen)
