"""Sections and answers said: each statement a paragraph, attributed to the person who made it.

The first statement names the speaker with department and title, the later ones by name alone. In a
language without the words of a statement its figures are told by their labels, and nothing else. Answers are
attributed paragraphs in the release, 问 and 答 in the Q&A sheet and the script.
"""

from functools import partial
from typing import TYPE_CHECKING

from store.record.answer import Answer
from store.record.part import first_words, in_order
from store.record.reference import PartKey, Reference
from store.record.section import FOLLOWING, Manner, Section, Statement
from store.record.statement_slots import references, without_slots
from store.record.text import paragraphs_of
from store.record.words import Words
from store.wording.say.draft import SHEETS, SpanKind
from store.wording.say.prose import Fill, ProseSayer, fitting, without_articles
from store.wording.say.times import say_date

if TYPE_CHECKING:
    from store.wording.say.sayer import Sayer


_KNOWN_BY = 12


class Attribution:
    """Who says something: a speaker with title and department, as the language names them."""

    def __init__(
        self, prose: ProseSayer, speaker: Words, title: Words, department: Words, ref: Reference
    ) -> None:
        self.prose, self.ref = prose, ref
        self.speaker, self.title, self.department = speaker, title, department
        self.within = False
        """Whether the sentence has begun when the speaker is named next."""

    @property
    def somebody(self) -> bool:
        """True when a speaker or a department is named at all."""
        return bool(self.speaker or self.department)

    def who(self, first: bool, alone: bool = False) -> Fill:
        """Fills `{who}`: in full the first time, by name (or department) after that; `alone` where no words follow."""
        within, self.within = self.within, False

        def fill() -> None:
            fills = {
                name: self.prose.words(held, self.ref, name)
                for name, held in (
                    ("speaker", self.speaker), ("title", self.title), ("department", self.department),
                )
            }  # fmt: skip
            department = self.department.get(self.prose.language, "")
            self.prose.phrase(fitting(self.prose.book, self._name(first), department, alone, within), fills)

        return fill

    def _name(self, first: bool) -> str:
        if not self.speaker:
            return "speaker-department"
        if not first:
            return "speaker-name"
        if not self.title:
            return "speaker-untitled" if self.department else "speaker-name"
        return "speaker" if self.department else "speaker-nowhere"

    def say(self, verb: str, manner: Manner, first: bool, text: Fill) -> None:
        """One attributed text: 表示, 介绍 …, or as a quotation."""
        if not self.somebody:
            verb = "report-nobody" if verb == "report" else "none"
        elif verb == "report" and not first and not self.speaker:
            verb = "report-nobody"
        elif verb == "say" and not self.speaker:
            verb = "state"  # 说 is of a person, an office 表示
        quoted = manner is Manner.QUOTATION and self.prose.book.phrase(f"quoted-{verb}") is not None
        fills = {"who": self.who(first), "text": text}
        for name in (f"{'quoted' if quoted else 'said'}-{verb}", "said-none"):
            if self.prose.phrase(name, fills):
                return
        # A book without these sentences may cost the attribution, never the words.
        text()


def say_sections(sayer: "Sayer", form: str) -> None:
    """Every section in order. In the spoken script each speaker is called, then speaks."""
    prose = ProseSayer(sayer)
    for key in in_order(sayer.conference.sections):
        _Section(prose, key, sayer.conference.sections[key]).say(called=form == "script")


class _Section:
    def __init__(self, prose: ProseSayer, key: str, section: Section) -> None:
        self.prose, self.section = prose, section
        self.statements = prose.conference.statements_of(key)
        self.by = Attribution(
            prose, section.speaker, section.title, without_articles(prose.book, section.department),
            PartKey("sections", key),
        )  # fmt: skip

    def say(self, called: bool) -> None:
        statements = [(key, one) for key, one in self.statements if any(one.text.values())]
        if called and statements and self.by.somebody:
            self.prose.paragraph()
            self.prose.phrase("section-called", {"who": self.by.who(True)})
        for number, (key, statement) in enumerate(statements):
            self.prose.paragraph()
            first = number == 0
            verb = "none" if called else statement.verb or (self.section.verb if first else FOLLOWING)
            self._statement(key, statement, verb, first)

    def _statement(self, key: str, statement: Statement, verb: str, first: bool) -> None:
        ref = PartKey("statements", key)
        text = statement.text.get(self.prose.language, "")
        if text:
            self.by.say(verb, statement.manner, first, partial(self.prose.prose, text, ref, statement.manner))
        else:
            tell_figures(self.prose, self.by, statement.text, ref, first)


def tell_figures(
    prose: ProseSayer, by: Attribution, text: Words, ref: Reference, first: bool, about: str = ""
) -> None:
    """What can be said of a text this language has no words for: its figures by their labels, who gave
    them, and a visible mark for the words, which tells what they are `about` where there are none at all."""
    figures = [
        each
        for each in dict.fromkeys(each for said in text.values() for each in references(said))
        if prose.conference.figure(each) is not None
    ]
    gap = " " if prose.book.manner.spaced else ""
    if figures:
        prose.phrase("figures-told", {"who": by.who(first), "list": partial(_labelled, prose, figures)})
    elif by.somebody:
        by.who(first)()
    prose.sayer.emit(gap if figures or by.somebody else "")
    other = next((first_words(said) for said in text.values()), "")
    prose.mark(_beginning(text.get("zh", "")) or other or about, ref)


def _labelled(prose: ProseSayer, figures: list[Reference]) -> None:
    """`faults: 6,412; sites: 7,471`."""
    for number, ref in enumerate(figures):
        prose.sayer.emit(("; " if prose.book.manner.spaced else "；") if number else "")
        figure = prose.conference.figure(ref)
        assert figure is not None
        # One without a name is known by what was typed; in Chinese that would print the figure twice.
        named = figure.label or ({} if prose.language == "zh" else {"zh": figure.raw})
        label = prose.words(named, ref, "label")
        prose.phrase("figure-told", {"label": label, "figure": partial(prose.figure, figure, ref)})


def _beginning(text: str) -> str:
    """The first words of a text, to know it by; no figure stands in them."""
    return without_slots(text).split("\n")[0][:_KNOWN_BY]


def say_answers(sayer: "Sayer", form: str) -> None:
    """Every answer in order."""
    prose = ProseSayer(sayer)
    for key in in_order(sayer.conference.answers):
        said = _Said(prose, key, sayer.conference.answers[key])
        if form in SHEETS:
            said.sheet(promises=form == "qa")
        else:
            said.release()


class _Said:
    def __init__(self, prose: ProseSayer, key: str, answer: Answer) -> None:
        self.prose, self.answer = prose, answer
        self.ref = PartKey("answers", key)
        department = without_articles(prose.book, answer.department)
        self.by = Attribution(prose, answer.speaker, answer.title, department, self.ref)

    def release(self) -> None:
        """就……问题，某某表示：…; every further paragraph by name alone."""
        answer, prose = self.answer, self.prose
        text = answer.text.get(prose.language, "")
        if not any(answer.text.values()):
            return
        prose.paragraph()
        if answer.asker.get(prose.language) and answer.topic.get(prose.language):
            fills = {"asker": self._words("asker"), "topic": self._words("topic")}
            self.by.within = self.by.somebody and answer.verb != "none"
            if self.by.within or not prose.phrase("on-concern-none", fills):
                prose.phrase("on-concern", fills)
        if not text:
            tell_figures(prose, self.by, answer.text, self.ref, True)
            return
        for number, lines in enumerate(paragraphs_of(text)):
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
            prose.phrase(
                "answer", {"who": self.by.who(True, alone=True), "text": partial(prose.prose, text, self.ref)}
            )
        else:
            topic = answer.topic.get(prose.language) or answer.topic.get("zh", "")
            tell_figures(prose, self.by, answer.text, self.ref, True, topic)
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
