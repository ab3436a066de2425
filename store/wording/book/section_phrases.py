"""The sentences of the phrase book that sections and answers are put together with, and their slots.

They are parts: filled by `sections`, `answers` and `sections_prose`, never read back by themselves.
`{who}` is the person as the sentence before names them, `{text}` their words with every figure filled in.
"""

from collections.abc import Mapping

from store.record.section import VERBS

BLOCKS = ("subheads", "sections", "answers")
"""What a form may name beside sentences: parts of the text that are made from the whole record."""

_SAID = ("who", "text")

SECTION_PARTS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("speaker", "title", "department"),
    "speaker-untitled": ("speaker", "department"),
    "speaker-nowhere": ("speaker", "title"),
    "speaker-name": ("speaker",),
    "speaker-department": ("department",),
    **{f"said-{verb}": _SAID for verb in VERBS},
    **{f"quoted-{verb}": _SAID for verb in VERBS},
    "said-report-nobody": ("text",),
    "on-concern": ("asker", "topic"),
    "figures-told": ("who", "list"),
    "figure-told": ("label", "figure"),
    "section-called": ("who",),
    "question": ("question",),
    "question-asker": ("asker", "question"),
    "question-topic": ("topic",),
    "answer": _SAID,
    "promised": ("promise",),
    "promised-due": ("promise", "date"),
    "list-open": ("list",),
    "day": ("day",),
    "collective": (),
    "reached-done": (),
    "reached-mostly": (),
    "reached-not_yet": (),
    "reached-or": ("first", "second"),
    "status-all": ("number", "collective", "reached", "goal"),
    "status-short": ("number", "collective", "reached", "goal"),
    "status-some": ("list", "reached", "goal"),
    "proposed-split": ("first", "second"),
    "agenda-introduce": ("list",),
    "agenda-respond": ("list",),
}
"""Sentence -> the slots it may hold, beside the words of `[choice]`."""
