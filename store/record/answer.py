"""An answer to a public concern: who asked what, who answered, with which figures, and what was promised."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from store.record.section import Manner
from store.record.words import Words


class Answer(Struct, frozen=True):
    """`topic` is the concern in a few words (for the lead and 就……问题), `question` as it was asked.

    `cited` holds each figure the text cites as it was printed when the text was last confirmed, by
    reference (see `refs`): when the figure changes afterwards the answer is flagged. `promise` is what
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
