"""What is asked below a text while it is written: one question at a time, which F8 goes round, and F9 settles."""

from typing import TYPE_CHECKING

from textual.widgets import Static

from store.checks.basis.finding import Finding, Severity
from store.checks.report import makes_figure, one_key_settles
from store.desk.checking import accept_name, asked_of, wrong_with
from store.desk.paragraphs.answers import confirm, read_with
from store.desk.paragraphs.section_figures import can_be_lifted
from store.record.reference import PartKey
from tui.dialogs.dialog import clickable_keys
from tui.review.findings import accepted_words, question_words
from tui.widgets.prose_editor import ProseEditor

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from store.wording.say.draft import Draft
    from tui.screens.place import ConferenceScreen


class Asking:
    """The questions about the text `part/key` of a screen: the numbers in its words that are no figure yet, the
    clauses that nobody is named as saying, and, when there is none of these, whether an answer whose figures have
    changed was read again."""

    def __init__(self, screen: "ConferenceScreen", part: str, key: str) -> None:
        self.screen, self.part, self.key = screen, part, key
        self.sitting: Sitting = screen.sitting
        self._found: tuple[Finding, ...] = ()
        self._text = ""
        """The text, as it is printed, in which that is found."""
        self._language = "zh"
        self.here: Finding | None = None
        """The one that is asked about below the text."""
        self._went: Finding | None = None
        """The one F8 went to last."""
        self._changed: tuple[str, str] | None = None
        """What an answer cites that is not what it was read with, then (empty: by nobody) and now."""

    def ask(self, draft: "Draft", written: bool) -> None:
        """Ask about a text as it reads now: of what F8 went to, while that is there, else of the first. An answer that
        is just being `written` is noted as read when it is left."""
        found, self._text, self._language = asked_of(self.sitting, draft), draft.text, draft.language
        self._found = tuple(sorted(found, key=lambda one: one.severity is not Severity.ERROR))
        same = (one for one in self._found if self._went is not None and one.id == self._went.id)
        self.here = next(same, self._found[0] if self._found else None)
        answers = self.part == "answers" and not written and self.key in self.sitting.conference.answers
        self._changed = read_with(self.sitting, self.key) if answers else None
        self._say()

    def _say(self) -> None:
        line, say = self.screen.query_one("#asked", Static), self.screen.say
        line.display = self.here is not None or self._changed is not None
        if self.here is not None:
            words = question_words(self.here, self.screen.lang)
            if makes_figure(self.here) and not self._lifts(str(self.here.got)):
                words = say("sections.asked_no_figure", got=self.here.got)
            if len(self._found) > 1:
                words += say("sections.asked_more", count=len(self._found) - 1)
            line.update(clickable_keys(words))
        elif self._changed is not None:
            then, now = self._changed
            line.update(
                clickable_keys(say(f"sections.asked_{'cited' if then else 'unread'}", then=then, now=now))
            )

    def _lifts(self, words: str) -> bool:
        """Whether F5 makes a figure of what is asked about."""
        if self._language not in ("zh", "en"):
            return False
        return can_be_lifted(words, None if self._language == "zh" else self.sitting.texts.book("en"))

    def go_on(self, editor: ProseEditor) -> None:
        """Put the caret before what is asked about, then before the next, round and round. What is found about the
        text and is in none of its words stands on the screen of the checks."""
        if self.here is not None:
            if self._went is not None and self._went.id == self.here.id:
                at = [one.id for one in self._found].index(self.here.id)
                self.here = self._found[(at + 1) % len(self._found)]
            self._went = self.here
            self._say()
            words, start = str(self.here.got), self.here.facts.get("start")
            editor.go_to_words(words, self._text[:start].count(words) if isinstance(start, int) else 0)
            self.screen.set_focus(editor)
        elif wrong_with(self.sitting, PartKey(self.part, self.key)):
            self.screen.action_checks()
        elif self._changed is None:  # else it is asked below the text
            self.screen.bulletin.tell(self.screen.say("sections.nothing_asked"))

    @property
    def one_key_settles(self) -> bool:
        """Whether F9 settles what is asked."""
        return one_key_settles(self.here) is not None if self.here is not None else self._changed is not None

    def settle(self) -> bool:
        """The number asked about is a name, or the clause may stand, in this conference and those that follow; or the
        answer was read again and stands. False when nothing was asked."""
        tell, say = self.screen.bulletin.tell, self.screen.say
        if self.here is None and self._changed is None:
            return False
        if self.here is None:
            confirm(self.sitting, self.key)
            tell(say("sections.confirmed"))
        elif accept_name(self.sitting, self.here, self.screen.lang):
            tell(accepted_words(self.here, self.screen.lang))
        else:
            tell(say("checks.number_must_go"), "warning")
        return True
