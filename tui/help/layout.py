"""Markdown laid out for a screen of so many cells, by the rules of `line_breaks`: Rich and Textual would begin lines
of Chinese with a closing mark. Only what the manual uses is known: headings, paragraphs, lists, tables, code."""

import re
from collections.abc import Iterator
from typing import Self

from msgspec import Struct
from rich.cells import cell_len
from rich.text import Text

from tui.line_breaks import break_lines

_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*")
_ITEM = re.compile(r"(-|\d+\.) +(.*)")
_HEADING = re.compile(r"(#{1,4}) +(.*)")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")

_GAP = 2
"""Cells between two columns of a table."""
_NARROWEST = 16
"""Cells a column of a table must have, unless it wants less, or its rows are written one thing beneath the other."""


class Heading(Struct, frozen=True):
    """A heading and the line of the laid-out text on which it stands."""

    level: int
    title: str
    line: int


class LaidOut(Struct, frozen=True):
    """A chapter as lines of a screen, and where its headings stand."""

    text: Text
    headings: tuple[Heading, ...]

    @classmethod
    def nothing(cls) -> Self:
        """No chapter yet."""
        return cls(Text(), ())


def laid_out(source: str, width: int) -> LaidOut:
    """The chapter in `width` cells."""
    lines: list[Text] = []
    headings: list[Heading] = []
    for kind, block in _blocks(source):
        if kind == "heading":
            marks, title = block[0]
            words = _inline(title)
            headings.append(Heading(len(marks), words.plain, len(lines)))
            words.stylize("bold underline" if len(marks) < 3 else "bold")
            lines += _broken(words, width)
        elif kind == "code":
            for line in block:
                lines += _hung(Text("  "), Text(line), width)
        elif kind == "table":
            lines += _table(block, width)
        elif kind == "item":
            mark, words = block[0]
            lines += _hung(Text("· " if mark == "-" else f"{mark} "), _inline(words), width)
            continue  # the next item stands right beneath
        elif kind == "text":
            lines += _broken(_inline(" ".join(block)), width)
        lines.append(Text())
    return LaidOut(Text("\n").join(lines), tuple(headings))


def table_rows(block: list[str]) -> list[list[str]]:
    """The cells of the rows of a table, without the line beneath its head."""
    rows = [
        [cell.strip().replace("\\|", "|") for cell in _BETWEEN_CELLS.split(row.strip().strip("|"))]
        for row in block
    ]
    return [row for row in rows if not all(set(cell) <= set("-: ") for cell in row)]


def _blocks(source: str) -> Iterator[tuple[str, list]]:  # type: ignore[type-arg]
    """The blocks of a chapter: what each is, and its lines (for a heading or an item: its mark and its words)."""
    held: list[str] = []
    kind = ""
    after_item = False
    for line in [*source.split("\n"), ""]:
        if kind == "code":
            if line.startswith("```"):
                yield "code", held
                held, kind = [], ""
            else:
                held.append(line)
            continue
        now = _kind(line)
        if held and now != kind:
            yield kind, held
            held = []
        kind = now
        item = _ITEM.fullmatch(line) if now == "item" else None
        if after_item and item is None:
            yield "gap", []
        after_item = item is not None
        if item is not None:
            yield "item", [(item[1], item[2])]
        elif now == "heading" and (heading := _HEADING.fullmatch(line)) is not None:
            yield "heading", [(heading[1], heading[2])]
        elif now in ("text", "table"):
            held.append(line)


def _kind(line: str) -> str:
    if line.startswith("```"):
        return "code"
    if _HEADING.fullmatch(line):
        return "heading"
    if _ITEM.fullmatch(line):
        return "item"
    if line.startswith("|"):
        return "table"
    return "text" if line.strip() else ""


def _inline(words: str) -> Text:
    """Words with what stands in `code` and **strong** in bold."""
    text = Text()
    at = 0
    for found in _INLINE.finditer(words):
        text.append(words[at : found.start()])
        text.append(found[1] or found[2], style="bold")
        at = found.end()
    text.append(words[at:])
    return text


def _broken(words: Text, width: int) -> list[Text]:
    """The lines of some words. A key or a name among them (`F8`, `as_of`) is not broken."""
    plain = list(words.plain)
    for span in words.spans:
        for at in range(span.start, span.end):
            if plain[at].isascii() and plain[at] != " ":
                plain[at] = "x"  # as wide as what it stands for, and a part of one Latin word
    return [words[line.start : line.end] for line in break_lines("".join(plain), max(width, 2))]


def _hung(lead: Text, words: Text, width: int) -> list[Text]:
    """Words behind a mark, their further lines set in."""
    room = cell_len(lead.plain)
    first, *rest = _broken(words, width - room)
    return [lead + first, *(Text(" " * room) + line for line in rest)]


def _table(block: list[str], width: int) -> list[Text]:
    head, *rows = [[_inline(cell) for cell in row] for row in table_rows(block)]
    wanted = [max(cell_len(row[at].plain) for row in (head, *rows)) for at in range(len(head))]
    widths = _widths(wanted, width)
    if any(given < min(full, _NARROWEST) for given, full in zip(widths, wanted, strict=True)):
        return [line for row in rows for line in _stacked(head, row, width)]
    for cell in head:
        cell.stylize("underline")
    return [line for row in (head, *rows) for line in _side_by_side(row, widths)]


def _widths(wanted: list[int], width: int) -> list[int]:
    """How many cells each column gets: a narrow one what it wants, the others the rest in equal parts."""
    room = width - _GAP * (len(wanted) - 1)
    given = [0] * len(wanted)
    for left, at in enumerate(sorted(range(len(wanted)), key=wanted.__getitem__)):
        given[at] = min(wanted[at], room // (len(wanted) - left))
        room -= given[at]
    return given


def _stacked(head: list[Text], row: list[Text], width: int) -> Iterator[Text]:
    """A row one cell beneath the other, from the third on with what heads it."""
    yield from _broken(row[0], width)
    for at, cell in enumerate(row[1:], 1):
        if cell.plain:
            yield from _hung(Text("  "), cell if at == 1 else head[at] + Text(": ") + cell, width)


def _side_by_side(row: list[Text], widths: list[int]) -> Iterator[Text]:
    columns = [_broken(cell, room) for cell, room in zip(row, widths, strict=True)]
    for number in range(max(map(len, columns))):
        line = Text()
        for lines, room in zip(columns, widths, strict=True):
            cell = lines[number] if number < len(lines) else Text()
            line += cell + Text(" " * (room - cell_len(cell.plain) + _GAP))
        line.rstrip()
        yield line
