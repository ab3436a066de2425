"""What every format is made from, and the mark of a draft, which each of them bears. Plain text is made here too, since it is
the draft and nothing else: UTF-8, lines ended by a line feed, the mark in its first line.
"""

from msgspec import Struct

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.say.draft import Draft


class Sheet(Struct, frozen=True):
    """What is exported: a draft of a record, and whether it goes out as final or as a marked draft."""

    series: Series
    conference: Conference
    draft: Draft
    final: bool


MARKS = {"zh": "【草稿，未经核定，不得发布】", "en": "[DRAFT - NOT CLEARED FOR RELEASE]"}
"""The first line of a draft that may not go out, by language; other languages carry the Chinese one."""


def is_marked(text: str) -> bool:
    """Whether a text carries the mark of a draft."""
    return any(_is_mark(line) for line in text.split("\n"))


def _is_mark(line: str) -> bool:
    return line.replace("\\", "").strip(" >*_#\r") in MARKS.values()


def without_mark(text: str) -> str:
    """An exported text that came back, its lines where they were but the mark of a draft: that is the program's own."""
    return "\n".join("" if _is_mark(line) else line for line in text.split("\n"))


def as_plain(sheet: Sheet) -> bytes:
    """The text of the draft."""
    text = sheet.draft.text if sheet.final else marked(sheet.draft)
    return (text.rstrip("\n") + "\n").encode()


def marked(draft: Draft) -> str:
    """The draft's text with the mark of a draft as its first line, in its language."""
    return f"{MARKS.get(draft.language, MARKS['zh'])}\n\n{draft.text}"
