"""What a paste is: one value being typed, a block of values, or a text. Pure."""

import re

from msgspec import Struct

from store.formats.tables.table import as_written
from store.record.count import NotACount, read_count
from store.record.text import clean

_PROSE_LEAST = 24
"""A single pasted line longer than this with sentences in it is a text, not a value."""


class Pasted(Struct, frozen=True):
    """`typing` for one value (an input method's commit), else `block` rows of values, else `table` for
    a block with the names of its rows or columns, else `prose`."""

    typing: str = ""
    block: tuple[tuple[str, ...], ...] = ()
    prose: str = ""
    table: str = ""


def pasted_text(raw: str) -> Pasted:
    """What was pasted. Control characters are removed; nothing else is changed."""
    text = clean(raw).strip("\n")
    if "\n" in text and "\t" not in text:  # a column, whose first cells may be blank
        column = clean(raw).rstrip("\n")
        if all(_is_count(line) for line in text.split("\n") if line.strip()):
            text = column
    lines = text.split("\n")
    if len(lines) == 1 and "\t" not in text:
        values = text.split(" ")
        values = [value for value in values if value]
        if len(values) > 1 and all(_is_count(value) for value in values):
            return Pasted(block=(tuple(values),))
        if len(text) >= _PROSE_LEAST and re.search(r"[，。,;；]|[.!?] [A-Z]", text):
            return Pasted(prose=text)
        return Pasted(typing=text.strip())
    block = _quoted(text) or _by_commas(lines) or tuple(tuple(_values(line)) for line in lines)
    flat = [value for row in block for value in row if value]
    counts = sum(_is_count(value) for value in flat)
    said = flat and counts * 2 < len(flat) and re.search("[，。；：]|[.,;:] ", text)
    if said and not _has_a_column(block):
        return Pasted(prose=text)
    return Pasted(table=text) if _is_named(block) else Pasted(block=block)


def copied_block(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a block that was copied in this program: it is as it was, whatever its texts look like."""
    return tuple(tuple(as_written(cell) for cell in line.split("\t")) for line in text.split("\n"))


def _quoted(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a block in which a spreadsheet program put one into quotes, since it has a line break or a quote
    in it: taken line by line, every figure below it would stand a row too low. Empty where there is none."""
    if "\t" not in text or not re.search(r'(?:^|\t)"', text, re.MULTILINE) or text.count('"') % 2:
        return ()
    import csv
    from io import StringIO

    try:
        rows = list(csv.reader(StringIO(text), delimiter="\t"))
    except csv.Error:  # far too much in one pair of quotes
        return ()
    return tuple(tuple(" ".join(as_written(cell).split()) for cell in row) for row in rows)


def _by_commas(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    """The cells of lines of figures with commas between them, as a file of such values has them; empty where a line is
    something else, or one figure grouped by thousands."""
    lines = [line for line in lines if line.strip()]  # a terminal may make two breaks of one
    rows = tuple(tuple(part.strip() for part in line.split(",")) for line in lines)
    even = len({len(row) for row in rows}) == 1 and len(rows[0]) > 1
    figures = all(not part or _is_count(part) for row in rows for part in row)
    return rows if even and figures and not any(_is_count(line) for line in lines) else ()


def _has_a_column(block: tuple[tuple[str, ...], ...]) -> bool:
    """True when all rows have as many cells, and one column behind the first holds a figure in each, but perhaps the
    first, which names the columns: a table, whatever marks its other cells have (`Sept. 27, 24:00`)."""
    even = len(block) > 1 and len({len(row) for row in block}) == 1
    return even and any(all(_is_count(row[at]) for row in block[1:]) for at in range(1, len(block[0])))


def _is_named(block: tuple[tuple[str, ...], ...]) -> bool:
    """True when the first row or the first column holds nothing but names, and figures stand beside it. A row that
    begins with a figure is no row of names, whatever stands in it besides (an as-of, a remark)."""
    inner = [value for row in block[1:] for value in row[1:] if value]
    if not any(_is_count(value) for value in inner):
        return False
    head = [value for value in block[0][1:] if value and not _is_count(block[0][0])]
    side = [row[0] for row in block[1:] if row and row[0]]
    return any(names and not any(_is_count(name) for name in names) for names in (head, side))


def _values(line: str) -> list[str]:
    """The cells of a line: between tabs, else between spaces."""
    return [as_written(part.strip()) for part in line.split("\t")] if "\t" in line else line.split()


def _is_count(value: str) -> bool:
    try:
        return read_count(value) is not None
    except NotACount:
        return False
