"""A record's figures as CSV: UTF-8 with its mark, so that spreadsheet programs show Chinese as it is."""

import csv
from io import StringIO

from store.export.figures_table import table
from store.export.formats import Sheet


def render(sheet: Sheet) -> bytes:
    """The table of figures; counts are bare digits, a blank is empty."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(table(sheet))
    return text.getvalue().encode("utf-8-sig")
