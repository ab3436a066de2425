"""The dialogs of a section and of an answer: department, speaker, title, verb; question, promise."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.widgets import Input

from store.record.answer import Answer
from store.record.section import VERBS, Manner, Section
from store.record.text import one_line
from store.record.words import Words
from tui.dialogs.fields import choice_of, due_field, needed, worded, words_given, yes
from tui.dialogs.form import Field, FormDialog, Result

if TYPE_CHECKING:
    from store.record.people import Directory

_VERB = choice_of("verb", VERBS)


class SpokenDialog(FormDialog[Result]):
    """A dialog with a speaker. A known name brings the title and department it was last used with."""

    def __init__(self, known: "Directory | None" = None) -> None:
        super().__init__()
        self.known = known
        self._proposed: dict[str, str] = {}
        """What stands in lines nobody typed into."""

    def spoken(self, department: Words, speaker: Words, title: Words, verb: str) -> Iterable[Field]:
        """The lines that say who speaks."""
        known = self.known
        hints = {
            "department-zh": "、".join(known.departments[:4]) if known is not None else "",
            "speaker-zh": "、".join(known.names[:6]) if known is not None else "",
            "title-zh": self.say("sections.title_hint"),
        }
        for name, held in (("department", department), ("speaker", speaker), ("title", title)):
            for field in worded(name, self.say(f"sections.{name}"), held, self.say):
                yield replace(field, hint=hints.get(field.name, ""))
        yield Field(
            "verb",
            self.say("sections.verb"),
            self.say(f"sections.verb_{verb}"),
            _VERB,
            self.say("sections.verb_hint"),
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Propose what is known of a department or a speaker, into lines that are still empty, and take back
        what was proposed for another one."""
        name, known = event.input.id or "", self.known
        if name not in ("department-zh", "speaker-zh") or known is None or not event.input.has_focus:
            return
        self._proposed.pop(name, None)  # typed over: it is the person's own
        for line, text in self._proposed.items():
            if self.text_of(line) == text:
                self.put(line, "")
        self._proposed = {}
        typed = one_line(event.value)
        last = known.spoke_for(typed) if name == "department-zh" else known.last(typed)
        if last is None:
            return
        for what, held in (("title", last.title), ("department", last.department), ("speaker", last.name)):
            for language, text in held.items():
                line = f"{what}-{language}"
                if self.query(f"#{line}") and not self.text_of(line):
                    self._proposed[line] = text
                    self.put(line, text)


class SectionDialog(SpokenDialog[Section]):
    """Hands back the section with what was typed, or None."""

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
    """Hands back the answer with what was typed, or None. Its text is written in the editor. `held_on` is the
    conference's day: what is promised is due after it."""

    def __init__(self, answer: Answer, held_on: date, known: "Directory | None" = None) -> None:
        super().__init__(known)
        self.answer, self.held_on = answer, held_on

    def title_words(self) -> str:
        return self.say("sections.answer_title")

    def fields(self) -> Iterable[Field]:
        held = self.answer
        for name, words in (("topic", held.topic), ("question", held.question), ("asker", held.asker)):
            for field in worded(name, self.say(f"sections.{name}"), words, self.say):
                zh = field.name == f"{name}-zh"
                read = self._concern if zh and name == "topic" else field.read
                yield replace(field, read=read, hint=self.say(f"sections.{name}_hint") if zh else "")
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

    def _concern(self, raw: str) -> str:
        """The concern is named in one language at least: an answer is known by it."""
        return one_line(raw) if self.text_of("topic-en").strip() else needed(raw)

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
