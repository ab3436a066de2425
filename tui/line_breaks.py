"""How a text of Chinese or English is brought to a width of so many cells: where its lines may end, or where it is cut.

Terminals and Rich break between any two wide characters. Here no line begins with a closing mark,
none ends with an opening one, and neither a figure nor a Latin word with its digits is ever cut (GB/T 15834 and
GB/T 15835). Lines are said as offsets into the text, so that what is known of a character stays known.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

NEVER_FIRST = frozenset("，。、；：！？）】》」』’”〉〕～…—,.;:!?)]}%％‰℃°")
"""Marks no line begins with."""
NEVER_LAST = frozenset("（【《「『‘“〈〔([{")


class Line(NamedTuple):
    """Characters `start` to `end` of the text; the break itself (space, newline) is in no line."""

    start: int
    end: int


def break_lines(text: str, width: int) -> list[Line]:
    """The lines of `text` at `width` cells. An empty paragraph is an empty line.

    A run that is longer than a whole line is cut where the line ends, since nothing else is left.
    """
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += [Line(start + line.start, start + line.end) for line in _paragraph(paragraph, max(width, 2))]
        start += len(paragraph) + 1
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """The lines of `text` at `width` cells, as texts."""
    return [text[line.start : line.end] for line in break_lines(text, width)]


def clipped(text: str, width: int) -> str:
    """`text` in at most `width` cells; what was cut off shows as `..`, since `…` is two cells wide in some terminals."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 2, 0)).rstrip() + ".."[:width]


@cache
def _runs() -> re.Pattern[str]:
    figure = r"[0-9０-９]+(?:[.,．：:][0-9０-９]+)*[%％‰]?[万亿]?"
    latin = r"[^\W_\u2e80-\U0003ffff]"  # digits, too: COVID-19, 0-24h, 9/1, the name of a file or its ending
    joint = rf"[-'’.:_]{latin}+|(?<=[A-Za-z])\+{latin}+|(?<=[0-9])[,/]{latin}+"
    option = r"(?<!\S)--?"  # `--reason`
    return re.compile(rf"(?:\.|{option})?{latin}+(?:{joint})*[%‰]?|{figure}|\s+|.", re.S)


def _pieces(text: str, start: int, end: int) -> list[Line]:
    """The unbreakable pieces of a paragraph: runs with the marks that stick to them."""
    pieces: list[Line] = []
    sticks = False  # the piece before ended with a mark no line ends with
    for run in _runs().finditer(text, start, end):
        last = text[run.end() - 1]
        if pieces and (sticks or _sticks_back(text, run.start())):
            pieces[-1] = Line(pieces[-1].start, run.end())
        else:
            pieces.append(Line(run.start(), run.end()))
        sticks = last in NEVER_LAST
    return pieces


def _sticks_back(text: str, at: int) -> bool:
    """A closing mark stays with what stands before it; so does the measure word after a figure."""
    before = text[at - 1]
    if text[at] in NEVER_FIRST:
        return not before.isspace()
    return (before.isdigit() or before in "万亿余多") and not text[at].isspace() and not text[at].isascii()


@lru_cache(maxsize=512)
def _paragraph(text: str, width: int) -> tuple[Line, ...]:
    """The lines of one paragraph. They are kept: a key changes one paragraph of those that are shown."""
    start, end = 0, len(text)
    lines: list[Line] = []
    at, stop, used = start, start, 0  # the line so far: its start, its end, its cells
    for piece in _pieces(text, start, end):
        cells = cell_len(text[piece.start : piece.end])
        blank = text[piece.start].isspace()
        if used + cells <= width or (blank and used):
            stop, used = piece.end, used + cells
            continue
        if used:
            lines.append(Line(at, _without_space(text, at, stop)))
        at = piece.start
        for cut in _cuts(text, piece, width):
            lines.append(Line(at, cut))
            at = cut
        stop, used = piece.end, cell_len(text[at : piece.end])
    lines.append(Line(at, _without_space(text, at, stop)))
    return tuple(lines)


def _cuts(text: str, piece: Line, width: int) -> list[int]:
    """Where a piece that is wider than a line is cut, its last part left for the line to come."""
    cuts: list[int] = []
    used = 0
    for at in range(piece.start, piece.end):
        cells = cell_len(text[at])
        if used + cells > width:
            cuts.append(at)
            used = 0
        used += cells
    return cuts


def _without_space(text: str, start: int, end: int) -> int:
    """The end of the line without the spaces it broke at."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def packed(pieces: Iterable[str], width: int, between: str = "  ") -> Iterator[str]:
    """As many pieces to a line of `width` cells as stand in it, each whole."""
    line = ""
    for piece in pieces:
        longer = f"{line}{between}{piece}" if line else piece
        if line and cell_len(longer) > width:
            yield line
            longer = piece
        line = longer
    if line:
        yield line
