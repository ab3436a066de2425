"""An answer to a public concern: who asked what, who answered, with which figures, and what was promised."""

from collections.abc import Mapping
from datetime import date

from store.record.section import Manner
from store.record.words import Words
from store.values import made, struct


@struct
class Answer:
    """`topic` is the concern in a few words (for the lead and 就……问题), `question` as it was asked.

    `cited` holds each figure the text cites as it was printed when the text was last confirmed, by
    reference (see `refs`): when the figure changes afterwards the answer is flagged. `promise` is what
    was promised, `due` until when.
    """

    order: int
    topic: Words = made(default_factory=dict)
    question: Words = made(default_factory=dict)
    asker: Words = made(default_factory=dict)
    department: Words = made(default_factory=dict)
    speaker: Words = made(default_factory=dict)
    title: Words = made(default_factory=dict)
    verb: str = "state"
    manner: Manner = Manner.PROSE
    text: Words = made(default_factory=dict)
    cited: Mapping[str, str] = made(default_factory=dict)
    promise: str = ""
    due: date | None = None
