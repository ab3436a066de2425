"""The way of an export on the screen: save, ask, write in a thread, tell what was written."""

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.desk.clock import this_hour
from store.desk.exporting import Export, Exported, Order
from store.desk.gate import Refused, why_not
from store.desk.texts import obstacle_words
from store.formats.formats import FORMATS
from store.troubles import Trouble
from tui.screens.export import ExportDialog, Offer
from tui.screens.notice import Notice
from tui.screens.question import Question

if TYPE_CHECKING:
    from tui.screens.draft import DraftScreen

PATIENCE = 0.7
"""Seconds after which an export says that it is still at work."""


class Exporting:
    """One export, begun from the draft screen and carried on by the answers a person gives."""

    def __init__(self, screen: "DraftScreen") -> None:
        self.screen, self.sitting, self.app = screen, screen.sitting, screen.bulletin

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
        self.app.push_screen(ExportDialog(self.sitting, offer), self.ordered)

    def _offer(self) -> Offer:
        from platformdirs import user_documents_path

        draft = self.sitting.draft(self.screen.language, self.screen.form)
        reasons = obstacle_words(
            self.sitting.series,
            self.sitting.conference,
            why_not(self.sitting, draft, this_hour()),
            self.screen.lang,
        )
        order = Order(
            folder=user_documents_path(),
            formats=tuple(FORMATS)[:1],
            languages=(self.screen.language,),
            forms=(self.screen.form,),
            final=not reasons,
        )
        languages = [(name, self.screen.language_name(name)) for name in self.sitting.texts.languages]
        forms = [(name, self.screen.form_name(name)) for name in self.screen.forms()]
        return Offer(self.screen.last_order or order, languages, forms, reasons)

    def ordered(self, order: Order | None) -> None:
        """Write what was ordered; the disk may be slow, so not in the thread of the screen."""
        if order is None:
            return
        self.screen.last_order = replace(order, replace=False)
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
            title = self.screen.say("draft.export_refused", count=len(trouble.reasons))
            self.app.push_screen(Notice(title, list(trouble.reasons)))
        elif trouble.code == "file_exists":
            words = self.screen.say("draft.replace", file=trouble.facts.get("file", ""))
            question = Question(
                words, self.screen.say("draft.replace_yes"), self.screen.say("draft.replace_no")
            )
            self.app.push_screen(question, partial(self._answered, order))
        else:
            self.app.tell(trouble)

    def _answered(self, order: Order, answer: bool | None) -> None:
        if answer:
            self.ordered(replace(order, replace=True))

    def _written(self, order: Order, files: list[Exported]) -> None:
        self._patience.stop()
        names = "  ".join(file.path.name for file in files)
        said = self.screen.say("draft.exported", count=len(files), names=names, folder=order.folder)
        self.app.tell(said)
