"""An answer to a public concern: who asked what, who answered, with which figures, and what was promised."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from msgspec import field

from store.record import decoding
from store.record.decoding import day, each, filled, line, place_in_order
from store.record.part import Part, Row, filled_row, first_words
from store.record.section import Manner, read_manner, read_verb
from store.record.words import Words, in_words, read_lines, read_words, words_document


class Answer(Part, frozen=True):
    """`topic` is the concern in a few words (for the lead and 就……问题), `question` as it was asked.

    `cited` holds each figure the text cites as it was printed when the text was last confirmed, by
    reference (see `reference`): when the figure changes afterwards the answer is flagged. `promise` is what
    was promised, `due` until when.
    """

    order: int
    topic: Words = field(default_factory=dict)
    question: Words = field(default_factory=dict)
    asker: Words = field(default_factory=dict)
    department: Words = field(default_factory=dict)
    speaker: Words = field(default_factory=dict)
    title: Words = field(default_factory=dict)
    verb: str = "state"
    manner: Manner = Manner.PROSE
    text: Words = field(default_factory=dict)
    cited: Mapping[str, str] = field(default_factory=dict)
    promise: str = ""
    due: date | None = None

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "topic": words_document(self.topic), "question": words_document(self.question),
            "asker": words_document(self.asker), "department": words_document(self.department),
            "speaker": words_document(self.speaker), "title": words_document(self.title), "verb": self.verb,
            "manner": self.manner.value, "text": words_document(self.text),
            "cited": dict(sorted(self.cited.items())), "promise": self.promise,
            "due": self.due.isoformat() if self.due else None,
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            order=decoding.field(row, "order", place_in_order),
            topic=decoding.field(row, "topic", read_words, {}),
            question=decoding.field(row, "question", read_words, {}),
            asker=decoding.field(row, "asker", read_words, {}),
            department=decoding.field(row, "department", read_words, {}),
            speaker=decoding.field(row, "speaker", read_words, {}),
            title=decoding.field(row, "title", read_words, {}),
            verb=decoding.field(row, "verb", read_verb, "state"),
            manner=decoding.field(row, "manner", read_manner, Manner.PROSE),
            text=decoding.field(row, "text", read_lines, {}),
            cited=decoding.field(row, "cited", lambda value: each(value, filled, line), {}),
            promise=decoding.field(row, "promise", line, ""),
            due=decoding.field(row, "due", day, None),
        )

    def known_by(self, lang: str) -> str:
        return in_words(self.topic, lang) or first_words(in_words(self.question, lang))
