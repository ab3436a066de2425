"""The table of a record's figures: one row for each window, indicator and place, as values; written as CSV and as an Excel
workbook.

Its labels are those a department's table has, in Chinese or English, so that the table can be read back into a
record; a name the record has in Chinese only stands in Chinese. What a source stated and what the places come to are
different rows (通报合计, 计算合计); only the first is entered.

CSV is UTF-8 with its mark, so that spreadsheet programs show Chinese as it is. The workbook has one sheet, written by
XlsxWriter: counts are numbers, words are texts whatever they begin with, a blank is no cell at all. A total that is the
sum of the rows above it is a formula that keeps its value, so that it shows where nothing calculates. The
same record gives the same bytes: the workbook is dated to a fixed day.
"""

import csv
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from io import BytesIO, StringIO
from typing import Any

from store.figures.totals import place_value, total
from store.formats.sheet import MARKS, Sheet
from store.formats.tables.table import harmless
from store.languages import Pair, in_language
from store.record.cell import STATED, CellKey, Mark
from store.record.conference import Conference
from store.record.naming import MONTHS
from store.record.text import one_line
from store.record.window import AsOf, Moment, Window
from store.series.definition import Indicator, Series

_HEADER: tuple[Pair, ...] = (
    ("时段", "Window"), ("指标", "Indicator"), ("地区", "Place"), ("数值", "Value"), ("情况", "Status"), ("单位", "Unit"),
)  # fmt: skip
_VALUE = 3
"""The column of the figures."""
_STATED_TOTAL: Pair = ("通报合计", "Stated total")
_COMPUTED_TOTAL: Pair = ("计算合计", "Computed total")
_STATES: dict[Mark, Pair] = {
    Mark.NOT_REPORTED: ("未报", "not reported"),
    Mark.NOT_APPLICABLE: ("不适用", "not applicable"),
}
_REFUSED: Pair = ("有误", "invalid")
"""The state of a cell whose text is no figure; its text is for whoever mends it, not for a table."""
_NOW: Pair = ("截至目前", "As of now")


class Sum(int):
    """A total that is the sum of `rows` rows, the first of them `above` rows above its own."""

    rows: int
    above: int

    def __new__(cls, value: int, rows: int, above: int) -> "Sum":
        made = super().__new__(cls, value)
        made.rows, made.above = rows, above
        return made


TableValue = str | int | None
_Row = tuple[TableValue, ...]
"""Texts in the header's order but for the fourth, a count or None where there is none."""


def header(lang: str) -> tuple[str, ...]:
    """What the columns are called."""
    return tuple(in_language(name, lang) for name in _HEADER)


def table(sheet: Sheet) -> list[_Row]:
    """The header and every row, in the language of the sheet's draft; a marked draft has its mark as the first row."""
    lang = sheet.draft.language
    mark: list[_Row] = [] if sheet.final else [(MARKS.get(lang, MARKS["zh"]),)]
    return [*mark, header(lang), *_Rows(sheet.series, sheet.conference, lang)]


class _Rows:
    """The rows of a conference in one language."""

    def __init__(self, series: Series, conference: Conference, lang: str) -> None:
        self.series, self.conference, self.lang = series, conference, lang

    def __iter__(self) -> Iterator[_Row]:
        for window in self.conference.windows:
            for what in self.series.by_window:
                if (not what.only_in or window.key in what.only_in) and self._wanted(window.key, what):
                    yield from self._of(window.key, _window(window, self.lang), what)
        for what in self.series.at_moment:
            if self._wanted("", what):
                yield from self._of("", _as_of(self.conference.as_of.get(what.key), self.lang), what)

    def _wanted(self, window: str, what: Indicator) -> bool:
        """An optional indicator has rows only where it holds something."""
        held = any(key.window == window and key.indicator == what.key for key in self.conference.cells)
        return held or not what.optional

    def _of(self, window: str, time: str, what: Indicator) -> Iterator[_Row]:
        """The rows of one indicator at one time."""
        series, conference = self.series, self.conference
        row = partial(_row, time, what.name(self.lang), what.unit.get(self.lang, ""))
        counts: list[int | None] = []
        if not what.by_place:
            if not what.kind.computed:
                yield row("", *self._said(CellKey(window, what.key)))
                return
        else:
            for place in series.places:
                key = CellKey(window, what.key, place.key)
                if what.kind.computed:
                    said = (place_value(series, conference, window, what, place.key), "")
                else:
                    said = self._said(key)
                counts.append(said[0])
                yield row(place.name(self.lang), *said)
        yield row(in_language(_STATED_TOTAL, self.lang), *self._said(CellKey(window, what.key, STATED)))
        computed = total(series, conference, window, what.key)
        come_to = computed.computed if computed.settled else None
        if counts and come_to is not None and come_to == sum(count or 0 for count in counts):
            come_to = Sum(come_to, rows=len(counts), above=len(counts) + 1)
        yield row(in_language(_COMPUTED_TOTAL, self.lang), come_to, "")

    def _said(self, key: CellKey) -> tuple[int | None, str]:
        """The count of a cell, or the word of its state; neither for a blank."""
        cell = self.conference.cell(key)
        if cell is None:
            return None, ""
        if isinstance(cell.value, Mark):
            return None, in_language(_STATES[cell.value], self.lang)
        return cell.value, "" if cell.value is not None else in_language(_REFUSED, self.lang)


def _row(time: str, name: str, unit: str, place: str, value: int | None, state: str) -> _Row:
    texts = [one_line(text) for text in (time, name, place, state, unit)]
    return (*texts[:3], value, *texts[3:])


def _moment(moment: Moment, lang: str) -> str:
    """`2022年8月31日24时`, `Aug. 31, 2022, 24:00`: a table is kept for years."""
    day = moment.day
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日{moment.hour}时"
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}, {moment.hour}:00"


def _window(window: Window, lang: str) -> str:
    start, end = window.start, window.end
    if lang != "zh":
        ends = f"{end.hour}:00" if start.day == end.day else _moment(end, lang)
        return f"{_moment(start, lang)} to {ends}"
    ends = f"{end.hour}时" if start.day == end.day else f"{end.day.month}月{end.day.day}日{end.hour}时"
    return f"{_moment(start, lang)}至{ends}"


def _as_of(as_of: AsOf | None, lang: str) -> str:
    if as_of is None or as_of.moment is None:
        return in_language(_NOW, lang)
    return f"{'截至' if lang == 'zh' else 'As of '}{_moment(as_of.moment, lang)}"


def as_csv(sheet: Sheet) -> bytes:
    """The table of figures; counts are bare digits, a blank is empty, no text is taken for a formula."""
    text = StringIO(newline="")
    rows = ([_unobeyed(value) for value in row] for row in table(sheet))
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _unobeyed(value: TableValue) -> TableValue:
    return harmless(value) if isinstance(value, str) else value


SHEET = "figures"
WIDTHS = (34, 20, 14, 12, 10, 8)
"""Of the columns, in characters."""

_FIXED = datetime(2000, 1, 1)


def as_workbook(sheet: Sheet) -> bytes:
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
