"""Markdown: the text with its title as a heading; marks that Markdown would read are escaped."""

import re

from store.formats.plain import MARKS
from store.formats.sheet import Sheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&~$])")
_NUMBERED = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)")
_LEADING = re.compile(r"^(\s*)([-+])")
_ADDRESS = re.compile(
    r"(?<=[A-Za-z])(:)(?=//|[A-Za-z])|(?<=www)(\.)|(?<=[\w.+-])(@)(?=\w)", re.IGNORECASE | re.ASCII
)
"""What many programs make a link of though no mark asks for one."""


def render(sheet: Sheet) -> bytes:
    """The first line of the draft is its title, each further line a paragraph."""
    lines = [_plain(line) for line in sheet.draft.text.strip("\n").split("\n")]
    title, *body = lines
    mark = [] if sheet.final else [f"> {_plain(MARKS.get(sheet.draft.language, MARKS['zh']))}", ""]
    paragraphs = [line for line in body if line.strip()]
    return ("\n".join([f"# {title.strip()}", "", *mark, "\n\n".join(paragraphs)]) + "\n").encode()


def _plain(line: str) -> str:
    """The line so that Markdown prints it as it is: no heading, list, rule, code, link, HTML or formula."""
    line = _ADDRESS.sub(lambda found: f"\\{found[0]}", _SPECIAL.sub(r"\\\1", line))
    line = _NUMBERED.sub(r"\1\2\\\3", _LEADING.sub(r"\1\\\2", line))
    return line.lstrip(" \t") if line[:1] == "\t" or line.startswith("    ") else line
