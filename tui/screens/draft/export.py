"""An export from the draft screen: save, ask what to write and where, write in a thread, tell what was written."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, Static

from store.desk.clock import this_hour
from store.desk.outgoing.exporting import Export, Exported, Order
from store.desk.outgoing.gate import Refused
from store.formats.formats import FORMATS
from store.outside import typed_path
from store.troubles import Reason, Trouble, Way, reason_words
from tui.actions import own_bindings
from tui.dialogs.choice import Choice
from tui.dialogs.dialog import Dialog
from tui.dialogs.notice import Notice
from tui.line_breaks import wrapped
from tui.review.state import points_open
from tui.widgets.controls import FormLine, LineButton, TickBox

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from tui.screens.place import ConferenceScreen

MOST_REASONS = 4
"""Reasons shown in the dialog; the rest are counted."""


class Offer(Struct, frozen=True):
    """What the dialog starts from: the order proposed, what may be chosen, why nothing may be final."""

    order: Order
    languages: Sequence[tuple[str, str]]
    forms: Sequence[tuple[str, str]]
    reasons: Sequence[Reason]
    counts: Mapping[str, int]
    """How many points are open, of each kind."""


class ExportDialog(Dialog[Order | None]):
    """Asks what to export. Returns the order, or None when it was cancelled."""

    DEFAULT_CSS = """
    ExportDialog { align: center middle; }
    ExportDialog > VerticalScroll { width: 76; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1; }
    ExportDialog Horizontal { height: auto; }
    ExportDialog Label { width: 11; padding: 0 1 0 0; }
    ExportDialog Input, ExportDialog Input:focus { width: 1fr; height: 1; border: none; padding: 0; }
    ExportDialog Input:focus { text-style: bold; background: $secondary 40%; }
    ExportDialog .buttons { padding: 1 0 0 0; }
    ExportDialog #names { height: auto; padding: 1 0 0 0; }
    ExportDialog #reasons { height: auto; }
    """
    AUTO_FOCUS = ""
    BINDINGS = own_bindings("export")

    def __init__(self, sitting: "Sitting", offer: Offer, keep: Callable[[Path], None]) -> None:
        """`keep` is told the folder when it is given up: the next time begins with it."""
        super().__init__()
        self.sitting, self.offer, self._keep = sitting, offer, keep

    def compose(self) -> ComposeResult:
        order = self.offer.order
        with VerticalScroll() as box:
            box.border_title = self.say("draft.export_title")
            box.can_focus = False
            with Horizontal():
                yield Label(self.say("draft.export_folder"))
                yield FormLine(str(order.folder), placeholder="", id="folder")
            yield from self._row("formats", [(name, name) for name in FORMATS], order.formats)
            yield from self._row("languages", self.offer.languages, order.languages)
            yield from self._row("forms", self.offer.forms, order.forms)
            with Horizontal():
                yield Label("")
                yield TickBox(self.say("draft.export_final"), order.final, id="final")
            yield Static(id="names", markup=False)
            yield Static(id="reasons", markup=False)
            with Horizontal(classes="buttons"):
                yield LineButton(self.say("draft.export_go"), id="go")
                yield LineButton(self.say("draft.export_cancel"), id="cancel")

    def _row(self, name: str, values: Iterable[tuple[str, str]], chosen: Sequence[str]) -> ComposeResult:
        with Horizontal():
            yield Label(self.say(f"draft.export_{name}"))
            for value, words in values:
                yield TickBox(words, value in chosen, id=f"{name}-{value}")

    def on_mount(self) -> None:
        folder = self.query_one("#folder", FormLine)
        folder.mark_whole()
        self.set_focus(folder)
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go()

    def on_tick_box_changed(self) -> None:
        self._show()

    def on_input_changed(self) -> None:
        self._show()

    def _show(self) -> None:
        """Name the files that would be written, and why nothing may be final."""
        try:
            order = self._order()
        except Trouble as trouble:
            self.query_one("#names", Static).update(Text(trouble.in_app(self.lang)))
            self.query_one("#reasons", Static).update("")
            return
        self.query_one("#names", Static).update(Text(self._problem(order) or self._names(order)))
        lines: list[str] = []
        if order.final and self.offer.reasons:
            reasons = self.offer.reasons
            width = max(self.query_one("#reasons", Static).size.width, 20)
            lines = wrapped(
                self.say(
                    "draft.export_refused", points=points_open(self.offer.counts, len(reasons), self.lang)
                ),
                width,
            )
            for reason in reasons[:MOST_REASONS]:  # each whole, its further lines set in
                first, *rest = wrapped(reason_words(reason, self.lang, Way.in_app), width - 2)
                lines += [f"- {first}", *(f"  {line}" for line in rest)]
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
        """What is chosen now. A Trouble while the folder is none."""
        return replace(
            self.offer.order,
            folder=typed_path(self.query_one("#folder", Input).value.strip()),
            formats=self._chosen("formats", FORMATS),
            languages=self._chosen("languages", [value for value, _ in self.offer.languages]),
            forms=self._chosen("forms", [value for value, _ in self.offer.forms]),
            final=self.query_one("#final", TickBox).value,
        )

    def _chosen(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(value for value in values if self.query_one(f"#{name}-{value}", TickBox).value)

    def action_final(self) -> None:
        """Final: the key sets it, and never takes back what is set. Space on the box does that."""
        box = self.query_one("#final", TickBox)
        if not box.value:
            box.action_change()

    def action_go(self) -> None:
        """Return the order, unless it is known already that it would be refused."""
        try:
            order = self._order()
        except Trouble:  # it is told below the line
            self.app.bell()
            return
        if self._problem(order) or (order.final and self.offer.reasons):
            self.app.bell()
            return
        self.dismiss(order)

    def leave(self, press: str) -> bool:
        """The folder that was typed is there when one comes back; one that is none is not."""
        with suppress(Trouble):
            self._keep(self._order().folder)
        return True

    def pressed(self, button: str) -> None:
        """A button was pressed."""
        if button == "go":
            self.action_go()
        else:
            self.action_give_up()


PATIENCE = 0.7
"""Seconds after which an export says that it is still at work."""


class Exporting:
    """One export, begun from the draft screen and carried on by the answers a person gives."""

    def __init__(
        self,
        screen: "ConferenceScreen",
        offer: Callable[[], Offer],
        remember: Callable[[Order], None],
        keep: Callable[[Path], None],
    ) -> None:
        """`offer` says what can be exported, once a version is kept; `remember` is told what was ordered, `keep` to which
        folder, if nothing was."""
        self.screen, self.sitting, self.app = screen, screen.sitting, screen.bulletin
        self._offer, self._remember, self._keep = offer, remember, keep

    def begin(self) -> None:
        """Keep a version, so that the files can name it, then ask what to export."""
        try:
            clashes = self.sitting.save()
            if clashes:
                self.app.keeper.decide(self.sitting, clashes)
                self.app.tell(self.screen.say("draft.clash_first"), "warning")
                return
            offer = self._offer()
        except Trouble as trouble:
            self.app.tell(trouble)
            self.app.tell(self.screen.say("draft.unsaved"), "warning")
            return
        self.screen.redraw_bars()
        self.app.push_screen(ExportDialog(self.sitting, offer, self._keep), self.ordered)

    def ordered(self, order: Order | None) -> None:
        """Write what was ordered; the disk may be slow, so not in the thread of the screen."""
        if order is None:
            return
        self._remember(replace(order, replace=False))
        self._patience = self.app.set_timer(
            PATIENCE, lambda: self.app.tell(self.screen.say("draft.exporting"))
        )
        self.app.run_worker(partial(self._write, order), thread=True, group="export")

    def _write(self, order: Order) -> None:
        task = Export(self.sitting, order, self.screen.lang, now=this_hour())
        try:
            files = task.run()
        except Trouble as trouble:
            self.app.call_from_thread(self._failed, order, trouble)
        else:
            if order.final:
                task.cautions += self.sitting.cautions()
            self.app.call_from_thread(self._written, order, files)
        for caution in task.cautions:
            self.app.call_from_thread(self.app.tell, caution, "warning")

    def _failed(self, order: Order, trouble: Trouble) -> None:
        self._patience.stop()
        self.app.clear_notifications()
        if isinstance(trouble, Refused):
            points = points_open(trouble.obstacles.counts(), len(trouble.reasons), self.screen.lang)
            title = self.screen.say("draft.export_refused", points=points)
            self.app.push_screen(
                Notice(title, [reason_words(one, self.screen.lang, Way.in_app) for one in trouble.reasons])
            )
        elif trouble.code in ("file_exists", "seal_strange"):
            self._ask_instead(order, trouble)
        else:
            self.app.tell(trouble)

    def _ask_instead(self, order: Order, trouble: Trouble) -> None:
        """Files of that name lie there already: ask whether to write beside them, or over them."""
        say = self.screen.say
        beside = self._beside(order)
        things = [
            ("beside", say("draft.taken_beside", folder=beside.folder)),
            ("again", say("draft.taken_again")),
            ("replace", say(f"draft.{trouble.code}_replace")),
        ]
        facts = {"file": trouble.facts.get("file", ""), "folder": order.folder}
        choice = Choice(say("draft.taken_title"), things, words=say(f"draft.{trouble.code}", **facts))
        orders = {"beside": beside, "replace": replace(order, replace=True)}

        def answered(answer: str | None) -> None:
            if answer == "again":
                self._keep(order.folder)
                self.begin()
            else:
                self.ordered(orders.get(answer or ""))

        self.app.push_screen(choice, answered)

    def _beside(self, order: Order) -> Order:
        """The same into a folder within, by the name of the archive, in which nothing is in the way."""
        name = Path(self.app.desk.places["archive"]).name
        for number in count(1):
            other = replace(order, folder=order.folder / (name if number == 1 else f"{name}-{number}"))
            export = Export(self.sitting, other, self.screen.lang)
            if not any(os.path.lexists(path) for path in (export.seal_path, *export.targets())):
                return other
        raise AssertionError

    def _written(self, order: Order, files: list[Exported]) -> None:
        self._patience.stop()
        names = "  ".join(file.path.name for file in files)
        said = self.screen.say("draft.exported", count=len(files), names=names, folder=order.folder)
        self.app.tell(said)
