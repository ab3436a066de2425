"""A record's figures as CSV: UTF-8 with its mark, so that spreadsheet programs show Chinese as it is."""

import csv
from io import StringIO

from store.formats.figures_table import TableValue, table
from store.formats.sheet import Sheet
from store.formats.tables.table import harmless


def render(sheet: Sheet) -> bytes:
    """The table of figures; counts are bare digits, a blank is empty, no text is taken for a formula."""
    text = StringIO(newline="")
    rows = ([_cell(value) for value in row] for row in table(sheet))
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: TableValue) -> TableValue:
    return harmless(value) if isinstance(value, str) else value
