"""Plain text: UTF-8, lines ended by a line feed, a marked draft saying so in its first line."""

from store.formats.sheet import Sheet
from store.wording.say.draft import Draft

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


def render(sheet: Sheet) -> bytes:
    """The text of the draft."""
    text = sheet.draft.text if sheet.final else marked(sheet.draft)
    return (text.rstrip("\n") + "\n").encode()


def marked(draft: Draft) -> str:
    """The draft's text with the mark of a draft as its first line, in its language."""
    return f"{MARKS.get(draft.language, MARKS['zh'])}\n\n{draft.text}"
