"""Tables out of files and pastes: CSV in the encodings offices save, xlsx, and blocks of text."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from store.desk.table import Table, TableTrouble
from store.reasons import system_reason
from store.record.text import half_width, one_line

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls")
"""Files whose name ends so are read as tables (xls only to say what to do with it)."""

MOST_BYTES = 16 * 2**20
MOST_LINES, MOST_COLUMNS = 3000, 400

_PARTERS = ("\t", ",", ";", "，", "|")
_WIDE_SPACE = re.compile(r"[ \u3000\u00a0]{2,}")
_QUOTED_VALUE = re.compile(r'="(.*)"')


def is_table(path: Path) -> bool:
    """True when the file's name says that it holds a table."""
    return path.suffix.lower() in ENDINGS


def read_tables(path: Path) -> list[Table]:
    """The tables of a file: one of a CSV file, the visible sheets of a workbook.

    TableTrouble when it cannot be read, is too large, or holds nothing.
    """
    file = one_line(path.name)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise TableTrouble("too_large", file=file, most=f"{MOST_BYTES // 2**20} MB")
        data = path.read_bytes()
    except OSError as error:
        raise TableTrouble("cannot_read_table", file=file, problem=system_reason(error)) from error
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableTrouble("old_workbook", file=file)
    if data.startswith(b"PK\x03\x04"):
        from store.desk.workbook import read_workbook

        tables = read_workbook(data, file)
    else:
        tables = [table_of(decoded(data, file), file)]
    tables = [table for table in tables if any(any(row) for row in table.rows)]
    if not tables:
        raise TableTrouble("empty", file=file)
    return tables


def decoded(data: bytes, file: str) -> str:
    """The text of a file saved as UTF-8 (with or without its mark), UTF-16 or GB18030."""
    names = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableTrouble("cannot_read_table", file=file, problem=" / ".join(names))


def table_of(text: str, source: str) -> Table:
    """The table in a text: cells parted by tabs, commas, semicolons or runs of spaces."""
    if text.count("\n") > MOST_LINES:
        raise TableTrouble("too_large", file=source, most=MOST_LINES)
    rows = tuple(tuple(map(_cell, row)) for row in _rows(text))
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise TableTrouble("too_large", file=source, most=f"{MOST_LINES} × {MOST_COLUMNS}")
    return Table(source, rows)


def _cell(text: str) -> str:
    """One cell on one line; the `="20"` by which some programs keep leading zeros is undone."""
    value = one_line(text)
    quoted = _QUOTED_VALUE.fullmatch(value)
    return quoted[1] if quoted else value


def _rows(text: str) -> Iterator[list[str]]:
    lines = text.splitlines()
    parter = max(_PARTERS, key=lambda sign: (sum(sign in line for line in lines), sign == "\t"))
    if not any(parter in line for line in lines):
        for line in lines:
            yield _by_spaces(line)
        return
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=parter)
    except csv.Error as error:
        raise TableTrouble("cannot_read_table", file="CSV", problem=error) from error


def _by_spaces(line: str) -> list[str]:
    """Cells of a line without marks between them: runs of spaces part them, else each single one."""
    stripped = half_width(line).strip()
    wide = _WIDE_SPACE.split(stripped)
    return wide if len(wide) > 1 else stripped.split()
