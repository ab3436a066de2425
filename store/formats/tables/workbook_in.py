"""Reads the visible sheets of an xlsx workbook as a person sees them. python-calamine gives the values.

calamine is written in Rust and asks for the memory a file names, so a small file could end the whole
process. It is therefore given a package of our own making: only the parts of the visible sheets and their
texts, byte for byte as `workbook_scan` has gone over them and found them within the limits. The scan also
tells what calamine does not: number formats, hidden rows and columns, merged areas, formulas.
"""

import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, Literal
from xml.sax.saxutils import quoteattr

from store.formats.tables.table import Hidden, Table, TableTrouble
from store.formats.tables.workbook_scan import ScannedSheet, WorkbookScan
from store.outside import MB, Parcel, Unpacking
from store.record.text import one_line

_PARTS = Unpacking(members=2_000, each=48 * MB, whole=96 * MB)

NO_VALUE = "=?"
"""The text of a formula that was saved without a value."""

SIGNIFICANT = 15
"""Digits of a number that are meant; a spreadsheet shows no more, and adds rubbish after them."""

_NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_DAY = 300_000
"""The number of a day in the year 2721; larger ones are no dates."""

_OTHERS = {"xl/workbook.bin": "xlsb", "content.xml": "ods", "word/document.xml": "docx"}


def read_workbook(data: bytes, file: str) -> list[Table]:
    """Every visible sheet of the workbook. TableTrouble or OutsideTrouble when it is none or is too large."""
    with Parcel(data, _PARTS, file) as parcel:
        for part, kind in _OTHERS.items():
            if part in parcel.names:
                raise TableTrouble("other_workbook", file=file, kind=kind)
        scan = WorkbookScan(parcel, file)
    if not scan.sheets:
        return []
    with _damage_told(file):
        book = _calamine(scan)
        return [_table(book, number, sheet, scan) for number, sheet in enumerate(scan.sheets)]


class _damage_told:
    """Turns what calamine raises for a file that is no workbook into a TableTrouble. PyO3's panics are no
    Exception, so that nobody takes them for an ordinary error."""

    def __init__(self, file: str) -> None:
        self.file = file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> Literal[False]:
        if error is None or isinstance(error, TableTrouble):
            return False
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise TableTrouble("damaged_workbook", file=self.file, where="xlsx") from error
        return False


def _calamine(scan: WorkbookScan) -> Any:
    """The package of the parts that were scanned, opened by calamine."""
    from python_calamine import load_workbook

    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_STORED) as parts:

        def put(name: str, data: str | bytes) -> None:
            # With the date a member has by itself: a zip cannot hold the day of a clock that is far wrong.
            parts.writestr(zipfile.ZipInfo(name), data)

        links, sheets = [], []
        for number, sheet in enumerate(scan.sheets):
            put(f"xl/worksheets/sheet{number}.xml", sheet.data)
            links.append(_link(f"s{number}", "worksheet", f"worksheets/sheet{number}.xml"))
            sheets.append(f'<sheet name="{number}" sheetId="{number + 1}" r:id="s{number}"/>')
        if scan.texts is not None:
            put("xl/sharedStrings.xml", scan.texts)
            links.append(_link("t", "sharedStrings", "sharedStrings.xml"))
        book = f'<workbook xmlns="{_NAMES}" xmlns:r="{_LINKS}"><sheets>{"".join(sheets)}</sheets></workbook>'
        put("xl/workbook.xml", book)
        put("xl/_rels/workbook.xml.rels", _links(links))
        put("_rels/.rels", _links([_link("b", "officeDocument", "xl/workbook.xml")]))
    package.seek(0)
    return load_workbook(package)


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_LINKS}/{kind}" Target={quoteattr(target)}/>'


def _links(links: list[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(links)}</Relationships>'


def _table(book: Any, number: int, sheet: ScannedSheet, scan: WorkbookScan) -> Table:
    rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
    texts = {}
    for at, cell in sheet.cells.items():
        y, x = at
        value = rows[y][x] if y < len(rows) and x < len(rows[y]) else ""
        if not cell.has_value or (cell.formula and scan.uncalculated):
            text = NO_VALUE if cell.formula else ""
        elif cell.error:
            text = cell.error
        else:
            if value == "" and not cell.is_text:  # the scan and calamine must have seen the same
                raise ValueError(f"{sheet.name} {y + 1}:{x + 1}")
            text = _text(value, scan.format(cell.style), scan.is_1904)
        if text:
            texts[at] = text
    shown = {at: text for at, text in texts.items() if not sheet.is_hidden(*at)}
    height = max((y for y, _ in shown), default=-1) + 1
    width = max((x for _, x in shown), default=-1) + 1
    grid = [[""] * width for _ in range(height)]
    for (y, x), text in shown.items():
        grid[y][x] = text
    return Table(
        scan.file,
        tuple(map(tuple, grid)),
        tuple(sheet.merged),
        sheet.name,
        explicit_merges=True,
        hidden=tuple(Hidden(y, x, text) for (y, x), text in texts.items() if (y, x) not in shown),
    )


def _text(value: Any, form: str, is_1904: bool) -> str:
    """A value as a person would type it: whole numbers without a point, dates as dates, shares as 5.2%."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(float(value), form, is_1904)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return one_line(str(value))


def _number(value: float, form: str, is_1904: bool) -> str:
    number = Decimal(f"{value:.{SIGNIFICANT}g}")
    if not number.is_finite():
        return f"{value}"
    if form == "date" and 0 <= number < _LAST_DAY:
        return _moment((_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(days=value))
    if form == "time" and 0 <= number < _LAST_DAY:
        seconds = round(value % 1 * 86_400)
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    if form == "%":
        return f"{_plain(number * 100)}%"
    # A format that writes 万 after the number shows 6万 where the cell holds 6.
    return f"{_plain(number)}{form if form not in ('date', 'time') else ''}"


def _plain(number: Decimal) -> str:
    if number == 0:
        return "0"
    if abs(number) >= 10**SIGNIFICANT or abs(number) < Decimal("1e-12"):
        return f"{number}"
    return str(int(number)) if number == int(number) else f"{number.normalize():f}"


def _moment(at: datetime) -> str:
    """The day, with the time where there is one; seconds were only added by the spreadsheet."""
    at = (at + timedelta(seconds=30)).replace(second=0, microsecond=0)
    return f"{at:%Y-%m-%d}" if at.time() == time() else f"{at:%Y-%m-%d %H:%M}"
