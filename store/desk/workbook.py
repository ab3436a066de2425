"""Reads the sheets of an xlsx workbook as they were last calculated: texts, merged areas, no styles.

An xlsx file is a zip of XML parts (ECMA-376). Only what a table of figures needs is read, so that no
library has to be carried for it. Formulas count by the value the spreadsheet program kept with them.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.etree import ElementTree as Xml

from store.desk.table import Area, Table, TableTrouble
from store.record.text import one_line

MOST_BYTES = 64 * 2**20
"""A part that unpacks to more is refused: no department's table has it, a zip bomb does."""
MOST_ROWS, MOST_COLUMNS = 3000, 400

NO_VALUE = "=?"
"""The text of a formula that was saved without a value."""

_DATE_FORMATS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
"""The built-in number formats that show a date."""
_EPOCH = date(1899, 12, 30)


_DAMAGE = (
    zipfile.BadZipFile, zlib.error, Xml.ParseError, LookupError, ValueError, ArithmeticError,
    RuntimeError, EOFError, OSError, struct.error,
)  # fmt: skip
"""What damaged parts raise; zipfile's RuntimeError asks for a password."""


def read_workbook(data: bytes, file: str) -> list[Table]:
    """Every visible sheet of the workbook. TableTrouble when it is none or is too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            return list(_Workbook(parts, file).tables())
    except _DAMAGE as error:
        raise TableTrouble("cannot_read_table", file=file, problem=one_line(str(error))) from error


class _Workbook:
    """The parts of one workbook that its sheets refer to."""

    def __init__(self, parts: zipfile.ZipFile, file: str) -> None:
        self.parts, self.file = parts, file
        self.names = set(parts.namelist())
        self.book = self.part("xl/workbook.xml")
        self.texts = [_text(item) for item in self._children("xl/sharedStrings.xml", "si")]
        self.date_styles = self._date_styles()
        settings = _first(self.book, "workbookPr")
        self.epoch = date(1904, 1, 1) if _flag(settings, "date1904") else _EPOCH

    def tables(self) -> Iterator[Table]:
        targets = {
            link.get("Id", ""): link.get("Target", "")
            for link in self._children("xl/_rels/workbook.xml.rels", "Relationship")
        }
        for sheet in _all(self.book, "sheet"):
            if sheet.get("state", "visible") != "visible":
                continue
            link = next((value for name, value in sheet.attrib.items() if _local(name) == "id"), "")
            target = targets[link].removeprefix("/")
            path = target if target.startswith("xl/") else f"xl/{target}"
            yield self._table(self.part(path), one_line(sheet.get("name", "")))

    def part(self, path: str) -> Xml.Element:
        """A part as XML. Parts that declare entities are refused, since no spreadsheet writes any."""
        if self.parts.getinfo(path).file_size > MOST_BYTES:
            raise TableTrouble("too_large", file=self.file, most=f"{MOST_BYTES // 2**20} MB")
        data = self.parts.read(path)
        if b"<!DOCTYPE" in data[:2000]:
            raise ValueError(f"{path}: DOCTYPE")
        return Xml.fromstring(data)

    def _children(self, path: str, name: str) -> list[Xml.Element]:
        return _all(self.part(path), name) if path in self.names else []

    def _date_styles(self) -> set[int]:
        """The indexes of the cell styles that show a number as a date."""
        if "xl/styles.xml" not in self.names:
            return set()
        styles = self.part("xl/styles.xml")
        dates = set(_DATE_FORMATS)
        for custom in _all(styles, "numFmt"):
            shown = _outside_quotes(custom.get("formatCode", "")).lower()
            if ("y" in shown or "d" in shown) and "general" not in shown:
                dates.add(int(custom.get("numFmtId", "-1")))
        formats = _first(styles, "cellXfs")
        rows = _all(formats, "xf") if formats is not None else []
        return {index for index, row in enumerate(rows) if int(row.get("numFmtId", "0")) in dates}

    def _table(self, sheet: Xml.Element, name: str) -> Table:
        cells: dict[tuple[int, int], str] = {}
        row = column = -1
        for line in _all(sheet, "row"):
            row = int(line.get("r", row + 2)) - 1
            column = -1
            for cell in line:
                if _local(cell.tag) != "c":
                    continue
                at = cell.get("r", "")
                column = _column(at) if at else column + 1
                text = self._cell(cell)
                if text:
                    cells[row, column] = text
        height = max((at[0] for at in cells), default=-1) + 1
        width = max((at[1] for at in cells), default=-1) + 1
        if height > MOST_ROWS or width > MOST_COLUMNS:
            raise TableTrouble("too_large", file=self.file, most=f"{MOST_ROWS} × {MOST_COLUMNS}")
        rows = tuple(tuple(cells.get((y, x), "") for x in range(width)) for y in range(height))
        merged = tuple(_area(area.get("ref", "")) for area in _all(sheet, "mergeCell"))
        return Table(self.file, rows, merged, name, explicit_merges=True)

    def _cell(self, cell: Xml.Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return one_line(_text(cell))
        value = _first(cell, "v")
        if value is None or not value.text:
            return NO_VALUE if _first(cell, "f") is not None else ""
        if kind == "s":
            return one_line(self.texts[int(value.text)])
        if kind == "n":
            return self._number(value.text, int(cell.get("s", "0")) in self.date_styles)
        return one_line(value.text)

    def _number(self, text: str, is_date: bool) -> str:
        """A number as a person would type it: whole ones without a point, dates as dates."""
        try:
            number = Decimal(text)
        except InvalidOperation:
            return one_line(text)
        if not number.is_finite() or abs(number) > 10**15:
            return one_line(text)
        if is_date and 0 <= number < 300_000:
            return (self.epoch + timedelta(days=int(number))).isoformat()
        return str(int(number)) if number == int(number) else f"{number.normalize():f}"


def _local(name: str) -> str:
    """The name without its namespace; strict and transitional files differ only in that."""
    return name.rpartition("}")[2]


def _all(element: Xml.Element, name: str) -> list[Xml.Element]:
    return [child for child in element.iter() if _local(child.tag) == name]


def _first(element: Xml.Element, name: str) -> Xml.Element | None:
    return next((child for child in element.iter() if _local(child.tag) == name), None)


def _flag(element: Xml.Element | None, name: str) -> bool:
    return element is not None and element.get(name) in ("1", "true")


def _text(item: Xml.Element) -> str:
    """The runs of a text, without the pinyin that phonetic guides put beside them."""
    runs: list[str] = []

    def gather(element: Xml.Element) -> None:
        for child in element:
            name = _local(child.tag)
            if name == "t":
                runs.append(child.text or "")
            elif name != "rPh":
                gather(child)

    gather(item)
    return "".join(runs)


def _outside_quotes(code: str) -> str:
    """A number format without its quoted texts and bracketed conditions."""
    kept, quoted, bracketed = [], False, False
    for sign in code:
        if sign == '"':
            quoted = not quoted
        elif sign in "[]":
            bracketed = sign == "["
        elif not quoted and not bracketed:
            kept.append(sign)
    return "".join(kept)


def _column(reference: str) -> int:
    """The column, from 0, of `C5`."""
    number = 0
    for sign in reference:
        if not sign.isalpha():
            break
        number = number * 26 + ord(sign.upper()) - 64
    return number - 1


def _area(reference: str) -> Area:
    """The area of `A1:C2`."""
    first, _, last = reference.partition(":")
    last = last or first
    return Area(_row(first), _column(first), _row(last), _column(last))


def _row(reference: str) -> int:
    return int("".join(sign for sign in reference if sign.isdigit())) - 1
