"""The review screen: the summary of a conference in Chinese or English, its findings one key from their cells."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widget import Widget

from store.desk.checking import look
from store.desk.clock import this_hour
from store.troubles import Trouble
from tui.actions import bindings
from tui.screens.place import ConferenceScreen
from tui.summary import summary_lines
from tui.summary.findings import failed
from tui.widgets.summary_view import SummaryView

if TYPE_CHECKING:
    from store.desk.sitting import Sitting


class ReviewScreen(ConferenceScreen):
    """Shows one conference as it stands; the conferences before and after are one key away."""

    place = "review"
    BINDINGS = bindings("review")
    DEFAULT_CSS = "ReviewScreen SummaryView { padding: 0; }"

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__(sitting)
        self.language = ""
        """Language of the summary; empty: that of the interface."""

    def body(self) -> Iterable[Widget]:
        yield SummaryView(self._lines, id="main")

    @property
    def view(self) -> SummaryView:
        return self.query_one(SummaryView)

    def _lines(self, width: int) -> tuple[Sequence[Text], int]:
        sitting, lang = self.sitting, self.language or self.lang
        findings = look(sitting, this_hour())
        parts = summary_lines(
            sitting.series, sitting.conference, sitting.previous, findings, self._headline(lang), lang, width
        )
        return list(parts), len(failed(findings))

    def _headline(self, lang: str) -> str:
        """The headline as the phrase book says it; a faulty book is told on the draft screen."""
        try:
            return self.sitting.texts.headline(self.sitting.conference, lang)
        except Trouble:
            return ""

    def on_screen_resume(self) -> None:
        self.view.renew()

    def on_summary_view_chosen(self, event: SummaryView.Chosen) -> None:
        """Go to the first cell of the finding."""
        wrong = failed(look(self.sitting, this_hour()))
        if event.index < len(wrong) and wrong[event.index].cells:
            self.bulletin.go_to_cell(wrong[event.index].cells[0])

    def action_text_language(self) -> None:
        """The summary in the other language; the interface stays as it is."""
        self.language = "en" if (self.language or self.lang) == "zh" else "zh"
        self.view.renew()

    def action_next_finding(self) -> None:
        self.view.action_step(1)

    def action_older(self) -> None:
        self._turn(1)

    def action_newer(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        """Show the conference that stands `by` rows further down the desk's list."""
        keys = [row.key for row in self.bulletin.desk.rows() if row.trouble is None]
        at = keys.index(self.sitting.key) + by if self.sitting.key in keys else -1
        if not 0 <= at < len(keys):
            self.bulletin.tell(self.say("review.no_older" if by > 0 else "review.no_newer"))
            return
        if self._leave_all():
            self.bulletin.open_conference(keys[at], "review")

    def _leave_all(self) -> bool:
        """Leave every screen of this conference, unless one has something to say about it."""
        for screen in reversed(self.app.screen_stack):
            if isinstance(screen, ConferenceScreen) and not screen.leave():
                self.bulletin.go(screen.place, self.sitting)
                return False
        while isinstance(self.app.screen, ConferenceScreen):
            self.app.pop_screen()
        self.bulletin.keeper.left(self.sitting)
        return True
