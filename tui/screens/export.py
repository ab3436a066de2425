"""The export dialog: what to write, in which languages and forms, where to, and as final or as a draft.

It returns one value, the order, and touches neither the archive nor the disk. Nothing can be ordered
as final while a figure is open; `exporting` carries the order out.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, Static

from store.desk.exporting import Export, Order
from store.formats.formats import FORMATS
from tui.screens.dialog import Dialog
from tui.widgets.form_line import FormLine
from tui.widgets.push import Push
from tui.widgets.tick import Tick

if TYPE_CHECKING:
    from store.desk.sitting import Sitting

MOST_REASONS = 4
"""Reasons shown in the dialog; the rest are counted."""


class Offer(Struct, frozen=True):
    """What the dialog starts from: the order proposed, what may be chosen, why nothing may be final."""

    order: Order
    languages: Sequence[tuple[str, str]]
    forms: Sequence[tuple[str, str]]
    reasons: Sequence[str]


class ExportDialog(Dialog[Order | None]):
    """Asks what to export. Returns the order, or None when it was cancelled."""

    DEFAULT_CSS = """
    ExportDialog { align: center middle; }
    ExportDialog > VerticalScroll { width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: ascii $primary; padding: 0 1; }
    ExportDialog Horizontal { height: auto; }
    ExportDialog Label { width: 11; padding: 0 1 0 0; }
    ExportDialog Input, ExportDialog Input:focus { width: 1fr; height: 1; border: none; padding: 0; }
    ExportDialog Input:focus { text-style: bold; background: $secondary 40%; }
    ExportDialog .buttons { padding: 1 0 0 0; }
    ExportDialog #names { height: auto; padding: 1 0 0 0; }
    ExportDialog #reasons { height: auto; }
    """
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("escape", "cancel", show=False),
        Binding("ctrl+e,f4", "go", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, sitting: "Sitting", offer: Offer) -> None:
        super().__init__()
        self.sitting, self.offer = sitting, offer

    def compose(self) -> ComposeResult:
        order = self.offer.order
        with VerticalScroll() as box:
            box.border_title = self.say("draft.export_title")
            box.can_focus = False
            with Horizontal():
                yield Label(self.say("draft.export_folder"))
                yield FormLine(str(order.folder), placeholder="", id="folder", done=self.done)
            yield from self._row("formats", [(name, name) for name in FORMATS], order.formats)
            yield from self._row("languages", self.offer.languages, order.languages)
            yield from self._row("forms", self.offer.forms, order.forms)
            with Horizontal():
                yield Label("")
                yield Tick(self.say("draft.export_final"), order.final, id="final")
            yield Static(id="names", markup=False)
            yield Static(id="reasons", markup=False)
            with Horizontal(classes="buttons"):
                yield Push(self.say("draft.export_go"), id="go")
                yield Push(self.say("draft.export_cancel"), id="cancel")

    def _row(self, name: str, values: Iterable[tuple[str, str]], chosen: Sequence[str]) -> ComposeResult:
        with Horizontal():
            yield Label(self.say(f"draft.export_{name}"))
            for value, words in values:
                yield Tick(words, value in chosen, id=f"{name}-{value}")

    def on_mount(self) -> None:
        folder = self.query_one("#folder", FormLine)
        folder.mark_whole()
        self.set_focus(folder)
        self._show()

    def done(self, key: str) -> bool:
        """Do what a key in the folder's line means to the dialog; False when it means nothing."""
        if key == "enter":
            self.action_go()
        elif key == "escape":
            self.action_cancel()
        elif key in ("down", "tab"):
            self.focus_next()
        elif key in ("up", "shift+tab"):
            self.focus_previous()
        else:
            return False
        return True

    def on_tick_changed(self) -> None:
        self._show()

    def on_input_changed(self) -> None:
        self._show()

    def _show(self) -> None:
        """Name the files that would be written, and why nothing may be final."""
        order = self._order()
        self.query_one("#names", Static).update(Text(self._problem(order) or self._names(order)))
        lines: list[str] = []
        if order.final and self.offer.reasons:
            reasons = self.offer.reasons
            lines = [self.say("draft.export_refused", count=len(reasons)), *reasons[:MOST_REASONS]]
            if len(reasons) > MOST_REASONS:
                lines.append(self.say("draft.export_more", count=len(reasons) - MOST_REASONS))
        self.query_one("#reasons", Static).update(Text("\n".join(lines), style="bold" if lines else ""))

    def _names(self, order: Order) -> str:
        export = Export(self.sitting, order, self.lang)
        return self.say("draft.export_files", names="  ".join(path.name for path in export.targets()))

    def _problem(self, order: Order) -> str:
        if not (order.formats and order.languages and order.forms):
            return self.say("draft.export_nothing")
        return "" if str(order.folder).strip() not in ("", ".") else self.say("draft.export_no_folder")

    def _order(self) -> Order:
        return replace(
            self.offer.order,
            folder=Path(self.query_one("#folder", Input).value.strip()).expanduser(),
            formats=self._chosen("formats", FORMATS),
            languages=self._chosen("languages", [value for value, _ in self.offer.languages]),
            forms=self._chosen("forms", [value for value, _ in self.offer.forms]),
            final=self.query_one("#final", Tick).value,
        )

    def _chosen(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(value for value in values if self.query_one(f"#{name}-{value}", Tick).value)

    def action_go(self) -> None:
        """Return the order, unless it is known already that it would be refused."""
        order = self._order()
        if self._problem(order) or (order.final and self.offer.reasons):
            self.app.bell()
            return
        self.dismiss(order)

    def action_cancel(self) -> None:
        self.dismiss(None)

    def pressed(self, button: str) -> None:
        """A button was pressed."""
        if button == "go":
            self.action_go()
        else:
            self.action_cancel()
