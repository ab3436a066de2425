"""A record's figures as an Excel workbook of one sheet, written by XlsxWriter.

Counts are numbers, words are texts whatever they begin with, a blank is no cell at all. A total that is the
sum of the rows above it is a formula that keeps its value, so that it shows where nothing calculates. The
same record gives the same bytes: the workbook is dated to a fixed day.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from store.formats.figures_table import HEADER, Sum, TableValue, table
from store.formats.sheet import Sheet
from store.formats.tables.table import harmless

SHEET = "figures"
WIDTHS = (34, 20, 14, 12, 10, 8)
"""Of the columns, in characters."""

_FIXED = datetime(2000, 1, 1)
_VALUE = HEADER.index("数值")


def render(sheet: Sheet) -> bytes:
    """The workbook."""
    from xlsxwriter import Workbook

    data = BytesIO()
    # Nothing a cell begins with may make it anything but the text it is.
    as_texts = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book: Any = Workbook(data, {"in_memory": True, **as_texts})
    book.set_properties({"created": _FIXED})
    page: Any = book.add_worksheet(SHEET)
    styles = {
        "head": book.add_format({"bold": True}),
        "plain": None,
        # The cell stays a text when somebody edits it and presses Enter.
        "kept": book.add_format({"quote_prefix": True}),
    }
    head = 0 if sheet.final else 1
    for y, row in enumerate(table(sheet)):
        for x, value in enumerate(row):
            _write(page, y, x, value, styles, "head" if y <= head else "plain")
    for x, width in enumerate(WIDTHS):
        page.set_column(x, x, width)
    page.freeze_panes(head + 1, 0)
    book.close()
    return data.getvalue()


def _write(page: Any, y: int, x: int, value: TableValue, styles: dict[str, Any], style: str) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Sum):
        column = chr(65 + _VALUE)
        first, last = y + 1 - value.above, y + 1 - value.above + value.rows - 1
        page.write_formula(y, x, f"=SUM({column}{first}:{column}{last})", styles[style], value=int(value))
    elif isinstance(value, int):
        page.write_number(y, x, value, styles[style])
    else:
        page.write_string(y, x, value, styles["kept" if harmless(value) != value else style])
