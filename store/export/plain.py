"""Plain text: UTF-8, lines ended by a line feed, a marked draft saying so in its first line."""

from store.export.formats import Sheet

MARKS = {"zh": "【草稿，未经核定，不得发布】", "en": "[DRAFT - NOT CLEARED FOR RELEASE]"}
"""The first line of a draft that may not go out, by language; other languages carry the Chinese one."""


def render(sheet: Sheet) -> bytes:
    """The text of the draft."""
    lines = [] if sheet.final else [MARKS.get(sheet.draft.language, MARKS["zh"]), ""]
    return ("\n".join([*lines, sheet.draft.text.rstrip("\n")]) + "\n").encode()
