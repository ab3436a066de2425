"""Answers said: in the release as attributed paragraphs, in the Q&A sheet and the script as 问 and 答."""

from functools import partial
from typing import TYPE_CHECKING

from store.record.answer import Answer
from store.record.section import in_order
from store.record.statement_slots import part_ref
from store.wording.say.draft import SpanKind
from store.wording.say.prose import Fill, Prose
from store.wording.say.sections import FOLLOWING, Attribution, tell_figures
from store.wording.say.times import say_date

if TYPE_CHECKING:
    from store.wording.say.sayer import Sayer

SHEETS = ("qa", "script")
"""Forms in which question and answer stand one below the other."""


def say_answers(sayer: "Sayer", form: str) -> None:
    """Every answer in order."""
    prose = Prose(sayer)
    for key in in_order(sayer.conference.answers):
        said = _Said(prose, key, sayer.conference.answers[key])
        if form in SHEETS:
            said.sheet(promises=form == "qa")
        else:
            said.release()


class _Said:
    def __init__(self, prose: Prose, key: str, answer: Answer) -> None:
        self.prose, self.answer = prose, answer
        self.ref = part_ref("answers", key)
        self.by = Attribution(prose, answer.speaker, answer.title, answer.department, self.ref)

    def release(self) -> None:
        """就……问题，某某表示：…; every further paragraph by name alone."""
        answer, prose = self.answer, self.prose
        text = answer.text.get(prose.language, "")
        if not any(answer.text.values()):
            return
        prose.paragraph()
        if answer.asker.get(prose.language) and answer.topic.get(prose.language):
            fills = {"asker": self._words("asker"), "topic": self._words("topic")}
            prose.phrase("on-concern", fills)
        if not text:
            tell_figures(prose, self.by, answer.text, self.ref, True)
            return
        for number, lines in enumerate(line for line in text.split("\n") if line.strip()):
            if number:
                prose.paragraph()
            verb = answer.verb if number == 0 else FOLLOWING
            self.by.say(
                verb, answer.manner, number == 0, partial(prose.prose, lines, self.ref, answer.manner)
            )

    def sheet(self, promises: bool) -> None:
        """问 and 答; with what was promised where the sheet is for the office."""
        answer, prose = self.answer, self.prose
        prose.paragraph()
        question = "question" if answer.question else "question-topic"
        if answer.question and answer.asker:
            question = "question-asker"
        fills = {name: self._words(name) for name in ("question", "asker", "topic")}
        prose.phrase(question, fills)
        prose.paragraph()
        text = answer.text.get(prose.language, "")
        if text:
            prose.phrase("answer", {"who": self.by.who(True), "text": partial(prose.prose, text, self.ref)})
        else:
            tell_figures(prose, self.by, answer.text, self.ref, True)
        if promises and answer.promise:
            prose.paragraph()
            promise = prose.words({"zh": answer.promise}, self.ref, "promise")
            if answer.due is None:
                prose.phrase("promised", {"promise": promise})
            else:
                due = say_date(prose.book, answer.due)
                date = partial(prose.sayer.emit, due, SpanKind.TIME, (self.ref,))
                prose.phrase("promised-due", {"promise": promise, "date": date})

    def _words(self, name: str) -> Fill:
        return self.prose.words(getattr(self.answer, name), self.ref, name)
