"""Tables out of files and pastes: CSV in the encodings offices save, xlsx, and blocks of text."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from store.formats.tables.table import Table, TableTrouble, as_written
from store.formats.tables.workbook_scan import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_FILLED,
    MOST_ROWS,
    MOST_TEXT,
)
from store.languages import either
from store.outside import called, decoded, read_outside
from store.record.text import half_width, one_line

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")
"""Files whose name ends so are read as tables (xls only to say what to do with it)."""

MOST_BYTES = 16 * 2**20

_PARTERS = ("\t", ",", ";", "，", "|")
_WIDE_SPACE = re.compile(r"[ \u3000\u00a0]{2,}")
_QUOTED_VALUE = re.compile(r'="(.*)"')


def is_table(path: Path) -> bool:
    """True when the file's name says that it holds a table."""
    return path.suffix.lower() in ENDINGS


def read_tables(path: Path) -> list[Table]:
    """The tables of a file: one of a CSV file, the visible sheets of a workbook.

    OutsideTrouble when it cannot be read within its budget, TableTrouble when it is too large or holds nothing.
    """
    file = called(path)
    data = read_outside(path, MOST_BYTES, file)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableTrouble("old_workbook", file=file)
    if data.startswith(b"PK\x03\x04"):
        from store.formats.tables.workbook_in import read_workbook

        tables = read_workbook(data, file)
    else:
        text = decoded(data)
        if text is None:
            raise TableTrouble("no_table", file=file)
        tables = [table_of(text, file)]
    tables = [table for table in tables if table.hidden or any(any(row) for row in table.rows)]
    if not tables:
        raise TableTrouble("empty", file=file)
    return tables


def table_of(text: str, source: str) -> Table:
    """The table in a text: cells parted by tabs, commas, semicolons or runs of spaces.

    TableTrouble when it has more than a table may have: characters, rows, columns, cells.
    """
    if len(text) > MOST_CHARACTERS:
        raise _too_large(source, f"{MOST_CHARACTERS:,}字", f"{MOST_CHARACTERS:,} characters")
    rows: list[tuple[str, ...]] = []
    filled = 0
    for row in _rows(text, source):
        cells = tuple(map(_cell, row))
        filled += sum(map(bool, cells))
        if max(map(len, cells), default=0) > MOST_TEXT:
            raise _too_large(source, f"每格{MOST_TEXT:,}字", f"{MOST_TEXT:,} characters in one cell")
        if len(rows) == MOST_ROWS or len(cells) > MOST_COLUMNS:
            zh, en = f"{MOST_ROWS}行×{MOST_COLUMNS}列", f"{MOST_ROWS} rows × {MOST_COLUMNS} columns"
            raise _too_large(source, zh, en)
        if filled > MOST_FILLED:
            zh, en = f"{MOST_FILLED:,}个有内容的单元格", f"{MOST_FILLED:,} cells that are not blank"
            raise _too_large(source, zh, en)
        rows.append(cells)
    return Table(source, tuple(rows))


def _too_large(source: str, zh: str, en: str) -> TableTrouble:
    return TableTrouble("too_large", file=source, most=either(zh, en))


def _cell(text: str) -> str:
    """One cell on one line; the `="20"` by which some programs keep leading zeros is undone, and so is the
    apostrophe by which an export keeps a text from being calculated."""
    value = one_line(text)
    quoted = _QUOTED_VALUE.fullmatch(value)
    return quoted[1] if quoted else as_written(value)


def _rows(text: str, source: str) -> Iterator[list[str]]:
    lines = text.splitlines()
    parter = max(_PARTERS, key=lambda sign: (sum(sign in line for line in lines), sign == "\t"))
    if not any(parter in line for line in lines):
        for line in lines:
            yield _by_spaces(line)
        return
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=parter)
    except csv.Error as error:
        raise TableTrouble("bad_quotes", file=source) from error


def _by_spaces(line: str) -> list[str]:
    """Cells of a line without marks between them: runs of spaces part them, else each single one."""
    stripped = half_width(line).strip()
    wide = _WIDE_SPACE.split(stripped)
    return wide if len(wide) > 1 else stripped.split()
