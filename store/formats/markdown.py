"""Markdown: the text with its title as a heading; marks that Markdown would read are escaped. And the way back, for a
text that is looked at again."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from store.formats.sheet import MARKS, Sheet
from store.wording.say.draft import TABLE

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&~$])")
_NUMBERED = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)")
_LEADING = re.compile(r"^(\s*)([-+])")
_ADDRESS = re.compile(
    r"(?<=[A-Za-z])(:)(?=//|[A-Za-z])|(?<=www)(\.)|(?<=[\w.+-])(@)(?=\w)", re.IGNORECASE | re.ASCII
)
"""What many programs make a link of though no mark asks for one."""


def as_markdown(sheet: Sheet) -> bytes:
    """The first line of the draft is its title, each further line a paragraph."""
    title, *body = sheet.draft.text.strip("\n").split("\n")
    mark = [] if sheet.final else [f"> {_plain(MARKS.get(sheet.draft.language, MARKS['zh']))}", ""]
    paragraphs = list(_paragraphs(body, sheet.draft.form == TABLE))
    return ("\n".join([f"# {_plain(title).strip()}", "", *mark, "\n\n".join(paragraphs)]) + "\n").encode()


_FENCE = "```"
_COLUMNS = re.compile(r"\S {2,}\S")


def _paragraphs(lines: Sequence[str], table: bool) -> Iterator[str]:
    """Each line by itself; of a table each block of lines with columns as it stands: Markdown would close up the blanks
    between them."""
    for filled, run in groupby(lines, lambda line: bool(line.strip())):
        block = list(run) if filled else []
        if table and any(map(_COLUMNS.search, block)):
            yield "\n".join((_FENCE, *block, _FENCE))
        else:
            yield from map(_plain, block)


def without_markdown(text: str) -> str:
    """An exported Markdown text as the plain one it was made of, each line where it was; any other as it is."""
    if not text.lstrip("\ufeff \n").startswith("# "):
        return text
    lines, fenced = [], False
    for line in text.split("\n"):
        if line.strip() == _FENCE:
            fenced = not fenced
            lines.append("")
        else:
            lines.append(line if fenced else _ESCAPED.sub(r"\1", re.sub(r"^(?:#{1,6}|>) ", "", line)))
    return "\n".join(lines)


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A mark that is printed as it is."""


def _plain(line: str) -> str:
    """The line so that Markdown prints it as it is: no heading, list, rule, code, link, HTML or formula."""
    line = _ADDRESS.sub(lambda found: f"\\{found[0]}", _SPECIAL.sub(r"\\\1", line))
    line = _NUMBERED.sub(r"\1\2\\\3", _LEADING.sub(r"\1\\\2", line))
    return line.lstrip(" \t") if line[:1] == "\t" or line.startswith("    ") else line
