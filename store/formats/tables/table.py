"""A table as plain texts in rows, whatever file or paste it came from; and what can be wrong with one, or why a cell of it was
not read, in words.
"""

import re
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from store.languages import Pairs
from store.troubles import Trouble

WORDS: Pairs = {
    "bad_quotes": (
        "{file} 里有没有结束的引号，或一格的内容太长，没有读。请另存为 xlsx 后再试。",
        "{file} has a quotation mark without its end, or a cell that is too long, and was not read. Save it as "
        "xlsx and try again.",
    ),
    "damaged_workbook": (
        "{file} 已损坏，或不是表格软件存的文件（{where}），没有读。请用表格软件打开后另存为 xlsx 再试。",
        "{file} is damaged or was not saved by a spreadsheet program ({where}); it was not read. Open it in "
        "one, save it again as xlsx, and try again.",
    ),
    "no_table": (
        "{file} 不是表格文件。请给出 csv（UTF-8 或 GB18030）或 xlsx。",
        "{file} is not a table. Name a csv file (UTF-8 or GB18030) or an xlsx file.",
    ),
    "old_workbook": (
        "{file} 是旧式 xls 表格，或加了打开密码。请在表格软件里去掉密码、另存为 xlsx 后再试。",
        "{file} is an old xls workbook or has a password. Save it as xlsx without one and try again.",
    ),
    "other_workbook": (
        "{file} 是 {kind} 文件，这里只读 xlsx 和 csv。请在表格软件里另存为 xlsx 后再试。",
        "{file} is a file of kind {kind}; only xlsx and csv are read. Save it as xlsx in a spreadsheet program "
        "and try again.",
    ),
    "too_large": (
        "{file} 太大（超过 {most}），没有读。请只留下要导入的那张表。",
        "{file} is too large (more than {most}) and was not read. Keep only the table that is to be imported.",
    ),
    "too_deep": (
        "{file} 的部件套了不止{most}层，不是表格软件存的文件，没有读。请在表格软件里另存为 xlsx 后再试。",
        "{file} nests its parts more than {most} deep, which no spreadsheet program does; it was not read. "
        "Save it again as xlsx and try again.",
    ),
    "no_sheet": (
        "{file} 里没有“{got}”这张表。有：{known}。",
        "{file} has no sheet “{got}”. There are: {known}.",
    ),
    "which_sheet": (
        "{file} 里有几张表都像要导入的：{known}。请用 --sheet 指明一张。",
        "{file} has several sheets that could be meant: {known}. Name one with --sheet.",
    ),
    "empty": (
        "{file} 里没有表格内容。",
        "{file} holds no table.",
    ),
    "no_window": (
        "本场没有“{got}”这个时段。有：{known}。",
        "The conference has no window “{got}”. There are: {known}.",
    ),
    "which_window": (
        "表里没有写明是哪个时段的数字，本场有：{known}。请指明时段（--window），或在表头写上，如 0时至24时。",
        "The table does not say which window its figures are of; the conference has: {known}. "
        "Name it (--window), or write it into the header, such as 0-24时.",
    ),
    "two_values": (
        "表里同一格有两个数：{first}处为{one}，{second}处为{other}（{cell}）。没有导入，请改正后再试。",
        "The table gives one cell twice: {one} at {first} and {other} at {second} ({cell}). "
        "Nothing was taken; correct it and try again.",
    ),
    "nothing_read": (
        "{file} 里没有认出可以填入的数字，如 {where}“{text}”：{why}。",
        "No figure of {file} could be placed. One of them is {where}, “{text}”: {why}.",
    ),
    # Of a table that was pasted, which has no name.
    "pasted_bad_quotes": (
        "粘贴的表格里有没有结束的引号，或一格的内容太长，没有读。请存为 xlsx 文件再导入。",
        "The pasted table has a quotation mark without its end, or a cell that is too long, and was not read. Save it as "
        "an xlsx file and import that.",
    ),
    "pasted_too_large": (
        "粘贴的表格太大（超过{most}），没有读。请只粘贴要导入的那张表。",
        "The pasted table is too large (more than {most}) and was not read. Paste only the table that is to be imported.",
    ),
    "pasted_empty": ("粘贴的文字里没有表格内容。", "The pasted text holds no table."),
    "pasted_nothing_read": (
        "粘贴的表格里没有认出可以填入的数字，如 {where}“{text}”：{why}。",
        "No figure of the pasted table could be placed. One of them is {where}, “{text}”: {why}.",
    ),
    # Why one cell was left unread. They stand alone, after the cell's position and text.
    "unknown_label": (
        "“{label}”既不是本系列的地区，也不是指标{nearest}",
        "“{label}” is neither a place nor an indicator of the series{nearest}",
    ),
    "ambiguous_label": (
        "“{label}”可能是{known}，请写全名",
        "“{label}” may be {known}; write the whole name",
    ),
    "hidden": (
        "在隐藏的行或列里，没有导入；如果要算，请取消隐藏后再试",
        "it stands in a hidden row or column and was not taken; show the row or column if it counts",
    ),
    "many_labels": (
        "上方和左侧的文字多于{most}格，看不出归哪一格",
        "more than {most} labels stand above and beside it, and what it belongs to cannot be told",
    ),
    "no_indicator": ("看不出是哪项指标", "no indicator is named for it"),
    "no_place": ("看不出是哪个地区", "no place is named for it"),
    "two_labels": (
        "行和列给了两个不同的名称：{known}",
        "its row and column name two different things: {known}",
    ),
    "other_kind": (
        "表头写的是{label}，“{indicator}”不是这一类数字",
        "the header says {label}, which “{indicator}” is not",
    ),
    "other_window": (
        "本场没有“{label}”这个时段（本场：{known}）",
        "the conference has no window “{label}” (it has: {known})",
    ),
    "open_window": ("“{label}”可能是{known}", "“{label}” may be {known}"),
    "not_asked": (
        "“{indicator}”不在“{window}”时段里填报",
        "“{indicator}” is not asked for in the window “{window}”",
    ),
    "other_moment": (
        "截至时间是{label}，本场“{indicator}”的截至时间是{known}",
        "it is as of {label}; the conference has “{indicator}” as of {known}",
    ),
    "not_by_place": ("“{indicator}”不分地区填报", "“{indicator}” is not asked for by place"),
    "computed": (
        "“{indicator}”由程序计算，按现有数字为{known}，与表中不同",
        "“{indicator}” is computed; the figures make {known}, which differs from the table",
    ),
    "merged_figure": (
        "合并单元格里的数字不知归哪一格",
        "a figure in merged cells: which of them it belongs to is not known",
    ),
    "no_cached_value": (
        "公式还没有算出值，请在表格软件里打开并保存一次",
        "a formula without its value: open and save the file once in a spreadsheet program",
    ),
    "text": ("是文字，不是数字", "is text, not a figure"),
}


_CALCULATED = re.compile("'*[=+\\-@\t\r＝＋－＠]")
"""How a text begins that a spreadsheet program would calculate, or that was escaped as one."""


class TableTrouble(Trouble):
    """A table cannot be taken, or one cell of it not: what stands there and what to do.

    A fact may be a function of the language, such as the name of a place.
    """

    words = WORDS

    def of_paste(self) -> "TableTrouble":
        """The same of a table that was pasted: it has no name that stood apart from the words around it."""
        code = f"pasted_{self.code}"
        return TableTrouble(code, **self.facts) if code in WORDS else self


class Area(NamedTuple):
    """A rectangle of cells, both corners included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def single(self) -> bool:
        return self.top == self.bottom and self.left == self.right


class Hidden(NamedTuple):
    """A cell in a row or column the workbook hides, counted from 0, and what stands in it."""

    row: int
    column: int
    text: str


class Table(Struct, frozen=True, dict=True):
    """The cells of one table, cleaned, blank ones empty. `source` names the file, `sheet` its sheet.

    `rows` are as a person sees them: what the workbook hides is blank there and stands in `hidden`.

    `explicit_merges` tells that merged cells are known; a CSV file only leaves the cells after the
    first one of a merged header blank.
    """

    source: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    sheet: str = ""
    explicit_merges: bool = False
    hidden: tuple[Hidden, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> str:
        """The text of a cell; empty when it is blank or outside."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    @cached_property
    def _areas(self) -> dict[tuple[int, int], Area]:
        height, width = len(self.rows), self.width
        return {
            (row, column): area
            for area in self.merged
            if not area.single
            for row in range(area.top, min(area.bottom, height - 1) + 1)
            for column in range(area.left, min(area.right, width - 1) + 1)
        }

    def area(self, row: int, column: int) -> Area | None:
        """The merged area the cell is part of."""
        return self._areas.get((row, column))

    def label(self, row: int, column: int) -> str:
        """The text of a cell, or of the merged area it lies in."""
        area = self.area(row, column)
        return self.at(area.top, area.left) if area is not None else self.at(row, column)

    def place(self, row: int, column: int) -> str:
        """How a person finds the cell: `C5`, with the sheet where there is one: `Sheet1!C5`."""
        letters, number = "", column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{self.sheet}!{letters}{row + 1}" if self.sheet else f"{letters}{row + 1}"


def harmless(text: str) -> str:
    """The text so that no spreadsheet program takes it for a formula. `as_written` undoes it."""
    return f"'{text}" if _CALCULATED.match(text) else text


def as_written(text: str) -> str:
    """The text before `harmless`."""
    return text[1:] if text.startswith("'") and _CALCULATED.match(text) else text
