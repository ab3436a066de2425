"""Goes over the parts of an xlsx workbook before anything is made of them, and keeps the limits.

An xlsx file is a zip of XML parts (ECMA-376). The scan looks at each part once, as a stream, by a parser that
refuses entities, and never recursively. It counts what a reader would make room for: cells, the last row and
column, sheets, merged areas, printed characters (one long text may stand in a thousand cells), depth. It
keeps what the reader of the values does not tell: which cells hold formulas, their number formats, what
is hidden and what is merged.
"""

import re
from array import array
from collections.abc import Callable
from typing import Any, NamedTuple

from store.formats.tables.table import Area, TableTrouble
from store.languages import either
from store.outside import Parcel
from store.record.text import one_line

MOST_ROWS, MOST_COLUMNS = 3000, 400
MOST_FILLED = 20_000
"""Cells with something in them, in all visible sheets: a county table of a province has 2,000."""
MOST_CELLS = 200_000
"""Cells written down in the visible sheets, blank ones too: a format laid over whole columns leaves many."""
MOST_SHEETS = 60
MOST_MERGED = 2_000
MOST_CHARACTERS = 1_000_000
"""Printed characters, of every cell anew."""
MOST_TEXT = 32_767
"""Characters of one cell: what spreadsheet programs allow."""
_MOST_ELEMENTS, _MOST_DEPTH = 800_000, 60

LINKS, BOOK = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
_TEXTS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"

_WHERE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


class ScannedCell(NamedTuple):
    """A cell that is not blank. `style` is the number of its format; `is_text`: white space may be all it
    holds; `error` is the word of an error (#REF!), which calamine does not give."""

    style: int
    formula: bool
    has_value: bool
    is_text: bool
    error: str = ""


class ScannedSheet:
    """What the scan found in one sheet. `data` is its part as it stands in the file."""

    def __init__(self, name: str, part: str, data: bytes) -> None:
        self.name, self.part, self.data = name, part, data
        self.cells: dict[tuple[int, int], ScannedCell] = {}
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()

    def is_hidden(self, row: int, column: int) -> bool:
        return row in self.hidden_rows or column in self.hidden_columns


class WorkbookScan:
    """The visible sheets of a workbook, found to be within the limits; else TableTrouble."""

    def __init__(self, parcel: Parcel, file: str) -> None:
        self.file = file
        self._parcel = parcel
        self.texts: bytes | None = None
        self.is_1904 = self.uncalculated = False
        self._lengths = array("l")
        self._formats: list[str] = []
        self._filled = self._written = self._characters = self._elements = 0
        self.sheets: list[ScannedSheet] = []
        named = self._book()
        self._read_styles()
        if _TEXTS in parcel.names:
            self.texts = parcel.read(_TEXTS)
            self._read_texts(self.texts)
        for name, part in named:
            self.sheets.append(ScannedSheet(name, part, self.part(part)))
            _SheetScan(self, self.sheets[-1]).run()

    def format(self, style: int) -> str:
        """How the style shows a number: `date`, `time`, `%`, a scale written after it (万), or nothing."""
        return self._formats[style] if style < len(self._formats) else ""

    # -- what every part goes through ----------------------------------------------------------

    def parse(
        self,
        part: str,
        data: bytes,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Go over a part; names come without their namespace (strict and transitional files differ in it).

        UTF-8 whatever the part says: the reader of the values takes it for that.
        """
        from xml.parsers.expat import ExpatError, ParserCreate

        depth = 0

        def started(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > _MOST_DEPTH:
                raise TableTrouble("too_deep", file=self.file, most=_MOST_DEPTH)
            if self._elements > _MOST_ELEMENTS:
                raise self.too_large(("{}个部件", "{} elements"), _MOST_ELEMENTS)
            start(name.rpartition(" ")[2], attributes)

        def ended(name: str) -> None:
            nonlocal depth
            depth -= 1
            if end is not None:
                end(name.rpartition(" ")[2])

        def refuse_entities(*_: object) -> None:
            raise self.damaged(part)

        parser: Any = ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = started, ended
        if text is not None:
            parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = refuse_entities
        try:
            parser.Parse(data, True)
        except (ExpatError, ValueError, KeyError) as error:
            raise self.damaged(part) from error

    def part(self, name: str) -> bytes:
        if name not in self._parcel.names:
            raise self.damaged(name)
        return self._parcel.read(name)

    def damaged(self, where: str) -> TableTrouble:
        """`where`: the part, or the cell or text in it, that no spreadsheet program would write."""
        return TableTrouble("damaged_workbook", file=self.file, where=one_line(where)[:80])

    def too_large(self, what: tuple[str, str], most: int) -> TableTrouble:
        """`what` says in both languages what there is too much of."""
        zh, en = (words.format(f"{most:,}") for words in what)
        return TableTrouble("too_large", file=self.file, most=either(zh, en))

    # -- the book ------------------------------------------------------------------------------

    def _book(self) -> list[tuple[str, str]]:
        """Name and part of each visible sheet, in their order."""
        targets: dict[str, str] = {}
        sheets: list[tuple[str, str]] = []
        hidden = 0

        def link(name: str, at: dict[str, str]) -> None:
            if name == "Relationship":
                targets[at.get("Id", "")] = at.get("Target", "")

        def entry(name: str, at: dict[str, str]) -> None:
            nonlocal hidden
            if name == "sheet":
                if at.get("state", "visible") != "visible":
                    hidden += 1
                    return
                key = next((value for known, value in at.items() if known.rpartition(" ")[2] == "id"), "")
                sheets.append((one_line(at.get("name", "")), key))
            elif name == "workbookPr":
                self.is_1904 = at.get("date1904") in ("1", "true")
            elif name == "calcPr":
                self.uncalculated = at.get("fullCalcOnLoad") in ("1", "true")

        self.parse(LINKS, self.part(LINKS), link)
        self.parse(BOOK, self.part(BOOK), entry)
        if len(sheets) > MOST_SHEETS:
            raise self.too_large(("{}张表", "{} sheets"), MOST_SHEETS)
        parts = []
        for name, key in sheets:
            target = targets[key].removeprefix("/") if key in targets else ""
            parts.append((name, target if target.startswith("xl/") else f"xl/{target}"))
        if len({part for _, part in parts}) < len(parts):
            raise self.damaged(BOOK)
        return parts

    def _read_texts(self, data: bytes) -> None:
        """The lengths of the shared texts, without the pinyin that phonetic guides put beside them."""
        inside = unshown = 0

        def start(name: str, _: dict[str, str]) -> None:
            nonlocal inside, unshown
            if name == "si":
                self._lengths.append(0)
            inside += name == "t"
            unshown += name == "rPh"

        def end(name: str) -> None:
            nonlocal inside, unshown
            inside -= name == "t"
            unshown -= name == "rPh"

        def text(piece: str) -> None:
            if inside and not unshown and self._lengths:
                self._lengths[-1] += len(piece)

        self.parse(_TEXTS, data, start, end, text)

    # -- number formats ------------------------------------------------------------------------

    def _read_styles(self) -> None:
        if _STYLES not in self._parcel.names:
            return
        custom: dict[str, str] = {}
        inside = False

        def start(name: str, at: dict[str, str]) -> None:
            nonlocal inside
            if name == "numFmt":
                custom[at.get("numFmtId", "")] = at.get("formatCode", "")
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                number = at.get("numFmtId", "0")
                self._formats.append(shown_as(custom[number]) if number in custom else _built_in(number))

        def end(name: str) -> None:
            nonlocal inside
            inside = inside and name != "cellXfs"

        self.parse(_STYLES, self.part(_STYLES), start, end)

    # -- counting ------------------------------------------------------------------------------

    def count_written(self) -> None:
        self._written += 1
        if self._written > MOST_CELLS:
            raise self.too_large(("{}个单元格", "{} cells"), MOST_CELLS)

    def count_filled(self, row: int, column: int, characters: int) -> None:
        """A cell with something in it, and how many characters it prints."""
        self._filled += 1
        self._characters += characters
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            zh, en = f"{MOST_ROWS} 行 × {MOST_COLUMNS} 列", f"{MOST_ROWS} rows × {MOST_COLUMNS} columns"
            raise TableTrouble("too_large", file=self.file, most=either(zh, en))
        if self._filled > MOST_FILLED:
            raise self.too_large(("{}个有内容的单元格", "{} cells that are not blank"), MOST_FILLED)
        if characters > MOST_TEXT:
            raise self.too_large(("每格{}字", "{} characters in one cell"), MOST_TEXT)
        if self._characters > MOST_CHARACTERS:
            raise self.too_large(("{}字", "{} characters"), MOST_CHARACTERS)

    def length_of(self, index: str) -> int:
        """The characters of a shared text."""
        if not index.isascii() or not index.isdigit() or int(index) >= len(self._lengths):
            raise self.damaged(f"sharedStrings {index[:9]}")
        return self._lengths[int(index)]


class _SheetScan:
    """One sheet on its way through the scan."""

    def __init__(self, scan: WorkbookScan, sheet: ScannedSheet) -> None:
        self.scan, self.sheet = scan, sheet
        self.row = self.column = -1
        self.kind, self.style, self.formula = "n", 0, False
        self.inside = False
        self.value: list[str] = []
        self.covered = self.columns = 0

    def run(self) -> None:
        self.scan.parse(self.sheet.part, self.sheet.data, self.start, self.end, self.text)

    def start(self, name: str, at: dict[str, str]) -> None:
        if name == "c":
            self._cell(at)
        elif name in ("v", "t"):
            self.inside = True
        elif name == "f":
            self.formula = True
        elif name == "row":
            self.row = self._line(at["r"]) if "r" in at else self.row + 1
            self.column = -1
            if at.get("hidden") in ("1", "true") or at.get("ht") == "0":
                self.sheet.hidden_rows.add(self.row)
        elif name == "col" and (at.get("hidden") in ("1", "true") or at.get("width") == "0"):
            columns = range(
                self._line(at.get("min", "")), min(self._line(at.get("max", "")) + 1, MOST_COLUMNS)
            )
            self.columns += 1
            if self.columns > MOST_COLUMNS:
                raise self.scan.damaged("cols")
            self.sheet.hidden_columns.update(columns)
        elif name == "mergeCell":
            self._merge(at.get("ref", ""))

    def _line(self, number: str) -> int:
        if not re.fullmatch("[0-9]{1,7}", number):
            raise self.scan.damaged(f"row {number}")
        return int(number) - 1

    def _cell(self, at: dict[str, str]) -> None:
        self.scan.count_written()
        if "r" in at:
            row, self.column = self._where(at["r"])
            if row != self.row:
                raise self.scan.damaged(f"{at['r']} / row {self.row + 1}")
        else:
            self.column += 1
        self.kind, self.formula = at.get("t", "n"), False
        style = at.get("s", "0")
        self.style = int(style) if style.isascii() and style.isdigit() and len(style) < 7 else 0
        self.value.clear()

    def text(self, piece: str) -> None:
        if self.inside:
            self.value.append(piece)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.inside = False
        elif name == "c":
            value = "".join(self.value)
            if not value and not self.formula:
                return
            characters = self.scan.length_of(value) if value and self.kind == "s" else len(value)
            self.scan.count_filled(self.row, self.column, characters)
            if (self.row, self.column) in self.sheet.cells:
                raise self.scan.damaged(f"{self.sheet.part} {self.row + 1}:{self.column + 1}")
            is_text = self.kind in ("s", "str", "inlineStr")
            error = one_line(value)[:20] if self.kind == "e" else ""
            cell = ScannedCell(self.style, self.formula, bool(value), is_text, error)
            self.sheet.cells[self.row, self.column] = cell

    def _where(self, reference: str) -> tuple[int, int]:
        """Row and column, from 0, of `C5`."""
        found = _WHERE.fullmatch(reference)
        if found is None:
            raise self.scan.damaged(reference)
        column = 0
        for letter in found[1].upper():
            column = column * 26 + ord(letter) - 64
        return int(found[2]) - 1, column - 1

    def _merge(self, reference: str) -> None:
        """The area of `A1:C2`, as far as a table goes. Areas that overlap are no work of a spreadsheet."""
        first, _, last = reference.partition(":")
        top, left = self._where(first)
        bottom, right = self._where(last or first)
        if bottom < top or right < left:
            raise self.scan.damaged(reference)
        area = Area(top, left, min(bottom, MOST_ROWS - 1), min(right, MOST_COLUMNS - 1))
        if area.top > area.bottom or area.left > area.right:
            return
        self.sheet.merged.append(area)
        self.covered += (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if len(self.sheet.merged) > MOST_MERGED or self.covered > MOST_ROWS * MOST_COLUMNS:
            raise self.scan.too_large(("{}处合并单元格", "{} merged areas"), MOST_MERGED)


_BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58}
_BUILT_IN_TIMES = {18, 19, 20, 21, *range(32, 36), 45, 46, 47, 55, 56}
_SHARES = {9, 10}
_SCALE = re.compile("[十百千万亿]+")


def _built_in(number: str) -> str:
    if not number.isascii() or not number.isdigit() or len(number) > 4:
        return ""
    known = int(number)
    if known in _BUILT_IN_DATES:
        return "date"
    if known in _BUILT_IN_TIMES:
        return "time"
    return "%" if known in _SHARES else ""


def shown_as(code: str) -> str:
    """How a format code shows a number: `date`, `time`, `%`, a scale written after it (万), or nothing.

    Quoted texts, signs after a backslash and bracketed conditions are no part of the code proper; a text
    that is a scale is, since `0.0"万"` shows 6.0万 where the cell holds 6.
    """
    code = code[:255].partition(";")[0]
    quoted = "".join(re.findall(r'"([^"]*)"', code))
    bare = re.sub(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]', "", code).lower()
    if "general" in bare or "通用" in bare:
        return scale(quoted, bare)
    if re.search("[yd年]|m+月", bare) or re.search("[年月日]", quoted):
        return "date" if re.search("[yd]|m", bare) else ""
    if re.search("[hs]", bare) or re.search(r"\[[hms]+\]", code.lower()):
        return "time"
    return "%" if "%" in bare else scale(quoted, bare)


def scale(quoted: str, bare: str) -> str:
    found = _SCALE.search(quoted) or _SCALE.search(bare)
    return found[0] if found else ""
