"""The dialogs of a section and of an answer: department, speaker, title, verb; question, promise. And for a figure, list,
claim or status that can be put into a text: the line that tells it, and the form that changes it.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from rich.cells import cell_len
from textual.actions import SkipAction
from textual.widgets import Input

from store.desk.paragraphs.answers import promised_for
from store.desk.paragraphs.section_figures import last_time
from store.desk.paragraphs.sections import used
from store.languages import in_language
from store.record.answer import Answer
from store.record.claim import Claim
from store.record.figure import CountedList, Figure
from store.record.naming import day_name
from store.record.reference import PartKey
from store.record.section import VERBS, Manner, Section
from store.record.status import Statuses
from store.record.text import one_line
from store.record.words import Words, in_words
from tui.actions import own_bindings
from tui.dialogs.fields import choice_of, due_field, needed, words_given, yes
from tui.dialogs.form import Field, FormDialog, Result
from tui.dialogs.parts import ClaimDialog, FigureDialog, ListDialog, StatusesDialog, plain_number, value_words
from tui.widgets.row_list import ListRow
from tui.words import say

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from store.record.people import Appearance, Directory


_VERB = choice_of("verb", VERBS)
_SHOWN = 50
"""Of those who were heard before as many are named as examples as have room in a line of so many cells."""


_BESIDE = {"department": "speaker", "speaker": "department"}
"""The lines that say by their beginning who it may be, with those beside them that have to be of the same."""


class SpokenDialog(FormDialog[Result]):
    """A dialog with a speaker. A known name brings the title and department it was last used with; the beginning or
    a part of one is offered beneath its line, and taken by one key."""

    BINDINGS = own_bindings("spoken")

    def __init__(self, known: "Directory | None" = None) -> None:
        super().__init__()
        self.known = known
        self._proposed: dict[str, str] = {}
        """What stands in lines nobody typed into."""
        self._offered: tuple[str, Callable[[], None]] | None = None
        """Beneath which line something is offered, and what takes it."""

    def spoken(self, department: Words, speaker: Words, title: Words, verb: str) -> Iterable[Field]:
        """The lines that say who speaks."""
        for name, held in (("department", department), ("speaker", speaker), ("title", title)):
            for field in self.worded(name, self.say(f"sections.{name}"), held):
                yield replace(field, hint=self._hint(name, field.language))
        yield Field(
            "verb",
            self.say("sections.verb"),
            self.say(f"sections.verb_{verb}"),
            _VERB,
            self.say("sections.verb_hint"),
        )

    def _hint(self, name: str, language: str) -> str:
        """Examples in the language of the line: of those who were heard before."""
        if name == "title":
            return self.say(f"sections.title_hint_{language}")
        if self.known is None:
            return ""
        heard = self.known.departments if name == "department" else self.known.speakers
        joint, shown = "、" if language == "zh" else ", ", ""
        for each in heard(language):
            if cell_len(longer := f"{shown}{joint}{each}" if shown else each) > _SHOWN:
                break
            shown = longer
        return shown

    def on_input_changed(self, event: Input.Changed) -> None:
        """Propose what is known of a department or a speaker, into lines that are still empty, and take back
        what was proposed for another one."""
        line, known = event.input.id or "", self.known
        name = line.partition("-")[0]
        if name not in _BESIDE or known is None or not event.input.has_focus:
            return
        self._proposed.pop(line, None)  # typed over: it is the person's own
        for other, text in self._proposed.items():
            if self.text_of(other) == text:
                self.put(other, "")
        self._proposed = {}
        self.withdraw()
        typed = one_line(event.value)
        last = self._last(name, typed)
        if last is not None:
            self._propose(name, last)
        self._name_beside(name)
        if last is not None:
            return
        like = known.department_like(typed) if name == "department" else known.speaker_like(typed)
        if like is not None:
            words = self.say("sections.offered", what=self._named(like))
            self.put_forward(line, words, partial(self._take, name, like))

    def put_forward(self, line: str, words: str, take: Callable[[], None]) -> None:
        """Offer something beneath a line, which one key takes."""
        self._offered = line, take
        self.offer(line, words)

    def _last(self, name: str, typed: str) -> "Appearance | None":
        """What is known of a department or of a speaker by that name."""
        if self.known is None:
            return None
        return self.known.spoke_for(typed) if name == "department" else self.known.last(typed)

    def _propose(self, name: str, last: "Appearance") -> None:
        """Who stands with a department or a speaker. Where the person named another one beside it themselves, only what
        that department or speaker is called: one's title or English name never stands beside another."""
        held = {"department": last.department, "speaker": last.name, "title": last.title}
        typed = self._typed(beside := _BESIDE[name])
        same = all(held[beside].get(language) == text for language, text in typed.items())
        self._fill(held if same else {name: held[name]})

    def _name_beside(self, name: str) -> None:
        """Propose anew what the name beside it is called in the other language, where the person typed that name themselves. When
        the proposals of this line were taken back, that one went with them."""
        beside = _BESIDE[name]
        for text in self._typed(beside).values():
            if (one := self._last(beside, text)) is not None:
                self._fill({beside: one.department if beside == "department" else one.name})

    def _typed(self, name: str) -> Words:
        """What stands in the lines of one name and was not proposed."""
        lines = {language: f"{name}-{language}" for language in ("zh", "en")}
        return {
            language: text
            for language, line in lines.items()
            if line not in self._proposed and self.query(f"#{line}") and (text := self.text_of(line).strip())
        }

    def _fill(self, lines: dict[str, Words]) -> None:
        """Propose words for the lines nothing stands in."""
        for what, held in lines.items():
            for language, text in held.items():
                line = f"{what}-{language}"
                if self.query(f"#{line}") and not self.text_of(line):
                    self._proposed[line] = text
                    self.put(line, text)

    def _named(self, one: "Appearance") -> str:
        """Department, title and name in the language of the program."""
        held = (in_words(each, self.lang) for each in (one.department, one.title, one.name))
        return ("  " if self.lang == "zh" else ", ").join(filter(None, held))

    def withdraw(self) -> None:
        """Offer nothing any more."""
        if self._offered is not None:
            self.offer(self._offered[0], "")
            self._offered = None

    def action_take(self) -> None:
        """At the end of its line: what is offered beneath it."""
        line = self.focused
        if self._offered is None or not isinstance(line, Input) or self._offered[0] != line.id:
            raise SkipAction
        if line.cursor_position < len(line.value):
            raise SkipAction
        take = self._offered[1]
        self.withdraw()
        take()

    def _take(self, name: str, one: "Appearance") -> None:
        """The names of a department or a speaker, and what is known of them."""
        held = one.department if name == "department" else one.name
        for each in self.query(Input):
            what, _, language = (each.id or "").partition("-")
            if what == name and language in held:
                each.value = held[language]
                each.cursor_position = len(each.value)
        self._propose(name, one)


class SectionDialog(SpokenDialog[Section]):
    """Hands back the section with what was typed, or None."""

    helped = "section_form"

    def __init__(self, section: Section, known: "Directory | None" = None) -> None:
        super().__init__(known)
        self.section = section

    def title_words(self) -> str:
        return self.say("sections.section_title")

    def fields(self) -> Iterable[Field]:
        held = self.section
        return self.spoken(held.department, held.speaker, held.title, held.verb)

    def accepted(self, values: dict[str, Any]) -> Section:
        return replace(
            self.section, department=words_given(values, "department"), speaker=words_given(values, "speaker"),
            title=words_given(values, "title"), verb=values["verb"],
        )  # fmt: skip


class AnswerDialog(SpokenDialog[Answer]):
    """Hands back the answer with what was typed, or None. What goes where says its own page of the help. Its text is written in the editor. `held_on` is the
    conference's day: what is promised is due after it."""

    helped = "answer_form"

    def __init__(self, answer: Answer, held_on: date, known: "Directory | None" = None) -> None:
        super().__init__(known)
        self.answer, self.held_on = answer, held_on

    def title_words(self) -> str:
        return self.say("sections.answer_title")

    def fields(self) -> Iterable[Field]:
        held = self.answer
        for name, words in (("topic", held.topic), ("question", held.question), ("asker", held.asker)):
            for field in self.worded(name, self.say(f"sections.{name}"), words):
                read = self._concern if field.name == f"topic-{self.own_first[0]}" else field.read
                yield replace(field, read=read, hint=self.say(f"sections.{name}_hint_{field.language}"))
        yield from self.spoken(held.department, held.speaker, held.title, held.verb)
        quoted = self.say("sections.yes" if held.manner is Manner.QUOTATION else "sections.no")
        yield Field(
            "quotation", self.say("sections.quotation"), quoted, yes, self.say("sections.yes_no_hint")
        )
        yield Field(
            "promise", self.say("sections.promise"), held.promise, hint=self.say("sections.promise_hint")
        )
        yield due_field(
            "due", self.say("sections.due_on"), held.due, self.held_on, self.say("sections.due_hint")
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """A promise that says by when: the day belongs in its own line, where it is asked after. What a form does besides
        is done by itself: Textual asks every class that has this method."""
        if event.input.id != "promise" or not event.input.has_focus:
            return
        self.withdraw()
        found = promised_for(one_line(event.value), self.held_on)
        if found is not None and found[0]:
            promise, due = found
            words = self.say(
                "sections.offered",
                what=f"{promise}  {self.say('sections.due', due=day_name(due, self.lang))}",
            )
            self.put_forward("promise", words, partial(self._due, promise, due))

    def _due(self, promise: str, due: date) -> None:
        self.put("promise", promise)
        self.put("due", due.isoformat())

    def _concern(self, raw: str) -> str:
        """The concern is named in one language at least: an answer is known by it."""
        return one_line(raw) if self.text_of(f"topic-{self.own_first[1]}").strip() else needed(raw)

    def accepted(self, values: dict[str, Any]) -> Answer:
        words = {
            name: words_given(values, name)
            for name in ("topic", "question", "asker", "department", "speaker", "title")
        }
        manner = Manner.QUOTATION if values["quotation"] else Manner.PROSE
        return replace(
            self.answer,
            **words,
            verb=values["verb"],
            manner=manner,
            promise=values["promise"],
            due=values["due"],
        )


class StatementDialog(FormDialog[tuple[Manner, str]]):
    """How a paragraph is attributed: as a quotation or not, and with which verb when not the section's."""

    def __init__(self, manner: Manner, verb: str) -> None:
        super().__init__()
        self.manner, self.verb = manner, verb

    def title_words(self) -> str:
        return self.say("sections.verb")

    def fields(self) -> Iterable[Field]:
        quoted = self.say("sections.yes" if self.manner is Manner.QUOTATION else "sections.no")
        yield Field(
            "quotation", self.say("sections.quotation"), quoted, yes, self.say("sections.yes_no_hint")
        )
        verb = self.say(f"sections.verb_{self.verb}") if self.verb else ""
        yield Field("verb", self.say("sections.verb"), verb, lambda raw: _VERB(raw) if raw.strip() else "",
                    self.say("sections.verb_hint"))  # fmt: skip

    def accepted(self, values: dict[str, Any]) -> tuple[Manner, str]:
        return (Manner.QUOTATION if values["quotation"] else Manner.PROSE), values["verb"]


class OneLineDialog(FormDialog[str]):
    """Asks for one text."""

    def __init__(self, title: str, label: str, text: str = "") -> None:
        super().__init__()
        self._words, self._label, self._text = title, label, text

    def title_words(self) -> str:
        return self._words

    def fields(self) -> Iterable[Field]:
        yield Field("text", self._label, self._text)

    def accepted(self, values: dict[str, Any]) -> str:
        return str(values["text"])


MADE = ("figures", "lists", "claims", "statuses")
"""The parts that can be put into a text; each has a dialog."""


def dialog_of(held: object, sitting: "Sitting") -> FormDialog[Any]:
    """The dialog of a figure, list, claim or status."""
    held_on = sitting.conference.held_on
    if isinstance(held, Figure):
        book = sitting.texts.book("en") if "en" in sitting.texts.languages else None
        return FigureDialog(held, held_on, book.units if book is not None else {})
    if isinstance(held, CountedList):
        return ListDialog(held)
    if isinstance(held, Claim):
        return ClaimDialog(held, held_on)
    assert isinstance(held, Statuses)
    return StatusesDialog(held, sitting.series, held_on)


def row_of(sitting: "Sitting", ref: PartKey, printed: str, language: str, lang: str) -> ListRow:
    """A figure with what it means; of anything else what it is, and whether no text prints it. `printed` is what it prints
    in the language that is written in, `lang` the language of the interface."""
    conference = sitting.conference
    figure = conference.figure(ref)
    if figure is not None:
        return _figure_row(sitting, figure, printed, language, lang)
    one = conference.part(ref)
    called = in_language(ref.about.called, lang)
    unused = "" if used(conference, ref) else say("sections.unused", lang)
    name = one.known_by(lang) if one is not None else ""
    if isinstance(one, Claim) or (isinstance(one, CountedList) and not one.label.get(lang)):
        name = printed or name
    return ListRow(" ", name, f"{unused}{called}", kind="new")


def _figure_row(sitting: "Sitting", figure: Figure, printed: str, language: str, lang: str) -> ListRow:
    label = figure.label.get(lang) or figure.label.get("zh", "")
    if label and not figure.label.get(lang):
        label += say("desk.in_zh", lang)
    said, kind, sign = "", "new", " "
    if figure.quantity is not None:
        number = plain_number(figure.quantity)
        said = (
            ""
            if number in printed
            else value_words(figure.quantity, lambda key, **facts: say(key, lang, **facts), short=True)
        )
    elif figure.literal:
        said = say("sections.as_name", lang)
    elif figure.period is not None:
        said = str(figure.period.start)
    else:
        kind, sign = "wrong", "!"
    followed = last_time(figure, sitting.conference, sitting.earlier)
    if followed is not None and followed.change is not None:
        said += "  " + say(
            "sections.change", lang, before=as_before(followed.before, language), change=followed.change
        )
    elif followed is not None and figure.quantity is None and not figure.literal:
        said = say("sections.last_time", lang, before=as_before(followed.before, language))
    printed = (printed or figure.text) if figure.text else figure.raw  # a date alone stands at the right
    return ListRow(sign, f"{printed}{' ' if language == 'zh' else '  '}{label}".strip(), said, kind=kind)


def as_before(figure: Figure, language: str) -> str:
    """A figure of an earlier conference: as it was printed, in other languages its number."""
    if language == "zh" or figure.quantity is None:
        return figure.text
    return plain_number(figure.quantity)
