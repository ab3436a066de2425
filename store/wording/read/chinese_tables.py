"""Tables copied from a web page or a message into lines: a header of names, then a place and its numbers.

    地区 / 新增确诊病例 / 新增无症状感染者 / 拉萨市 / 20 / 260 / 日喀则市 / 10 / 165      a cell a line
    新增确诊病例 / 拉萨市 20 / 日喀则市 10                                              a place and its number a line
    地区 新增确诊病例 新增无症状感染者 / 拉萨市 20 260                                  a row a line, parted by tabs, spaces or |
    新增确诊病例 / 53 / 新增无症状感染者 / 621                                         no places: a name, and its number below

One is taken only where nothing of it can be otherwise: each row has as many numbers as the header has columns, no number
is left behind the last row, no place stands twice, the rows make the total where one is stated, and the scope in which
the table stands lets its figures be those of its window.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.series.definition import Indicator
from store.wording.book.pattern import Slot
from store.wording.numbers.spans import Span
from store.wording.read.basis.whose import OWN
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.scopes import Scopes
from store.wording.read.chinese.tokens import ChineseWords, words_of_one
from store.wording.read.chinese_figures import STATED_BY_OTHERS
from store.wording.read.matching import FilledSlot, Match
from store.wording.read.table_figures import LEAST_ROWS, TableRow, figures_of_table

_PLACES = re.compile(r"(?:各?(?:地|市|州|县|区)|地市|市\(?[州地]\)?|地区|单位|名称)+")
_TOTAL = "合计|总计|共计|小计"
_STOPS = (",", "。", ";", ":", "!", "?")
_PARTS = re.compile(r"[|\s]")
_RULED = re.compile(r"[|:-]+")
"""The rules of a table in Markdown."""
_LINE = 200
"""Characters of a line that may be a row of a table."""
_MOST = 12
"""Columns of a table."""


class _Cell(Struct, frozen=True):
    start: int
    end: int
    text: str


def tables_in(page: ChinesePage, scopes: Scopes) -> Iterator[Match]:
    """The tables of a page that are figures of the series."""
    header = header_of(page.words)
    if not any(_is_cell(page, found.end()) for found in header.finditer(page.text)):
        return
    reads = _Tables(page, header)
    at = 0
    while at < len(reads.cells):
        found = reads.table(at)
        if found is None:
            pairs = reads.pairs(at)
            yield from _below_names(page, scopes, pairs)
            at += 2 * len(pairs) or 1
            continue
        columns, rows, after = found
        match = _match(page, scopes, columns, rows, reads.cells[at].start)
        if match is not None:
            yield match
        at = after


def _cells_of(page: ChinesePage, start: int, end: int) -> Iterator[Span]:
    """The cells of a line: parted by | or by white space, of which the folded page keeps only what stands between digits."""
    origin, said = page.source.origin, page.text[start:end]
    dropped = start < end - 1 and origin(end - 1) - origin(start) > end - 1 - start
    if end - start <= _LINE and (dropped or _PARTS.search(said)):
        begun = start
        for at in range(start + 1, end):
            if _PARTS.match(page.text, at) or origin(at) - origin(at - 1) > 1:
                yield begun, at
                begun = at + 1 if _PARTS.match(page.text, at) else at
        start = begun
    yield start, end


class _Tables:
    """The lines of a page as cells of tables."""

    def __init__(self, page: ChinesePage, header: re.Pattern[str]) -> None:
        words = page.words
        self.cells = [
            _Cell(start, end, said)
            for line in page.each_line()
            for start, end in _cells_of(page, *line)
            if (said := page.text[start:end].strip()) and not _RULED.fullmatch(said)
        ]
        self._names = page.pieces.names.keys
        self._things = words.things
        self._column = header
        self._own = [name for name in page.pieces.own_names if name]
        whole = words_of_one(page.pieces.own_names)
        self._row = re.compile(rf"(?P<name>[^\W\d_]{{2,12}})(?:(?P<count>[0-9]{{1,9}})(?:{words.unit})?)?")
        self._whole = re.compile(f"{_TOTAL}|(?:{whole})(?:{_TOTAL})?")
        self._number = re.compile(rf"(?P<count>[0-9]{{1,9}})(?:{words.unit})?")

    def table(self, at: int) -> tuple[list[Indicator], list[TableRow], int] | None:
        """The table whose header begins at a cell, and the number of the cell behind it."""
        columns, begin = self._header(at)
        if not columns:
            return None
        rows: list[TableRow] = []
        cell = begin
        while (row := self._row_at(cell, len(columns))) is not None:
            rows.append(row[0])
            cell = row[1]
        if len(rows) < LEAST_ROWS or (
            cell < len(self.cells) and self._number.fullmatch(self.cells[cell].text)
        ):
            return None
        return columns, rows, cell

    def _header(self, at: int) -> tuple[list[Indicator], int]:
        """The columns of a header that begins at a cell, and the number of the cell behind it. What stands before it is a
        sentence or its own name of the places, so that no column of it is left out."""
        columns: list[Indicator] = []
        if _PLACES.fullmatch(self.cells[at].text):
            at += 1
        elif at and not self.cells[at - 1].text.endswith(_STOPS):
            return columns, at
        while at < len(self.cells) and len(columns) < _MOST:
            column = self._column.fullmatch(self.cells[at].text)
            if column is None:
                break
            columns.append(self._things[column["thing"]])
            at += 1
        return columns, at

    def pairs(self, at: int) -> list[tuple[Indicator, int, Span]]:
        """Names from a cell on with one number below each; none where a name or a number is left over at either end."""
        found: list[tuple[Indicator, int, Span]] = []
        begun = at
        while at + 1 < len(self.cells):
            name = self._column.fullmatch(self.cells[at].text.removeprefix(self._region_of(at)))
            number = self._number.fullmatch(self.cells[at + 1].text) if name else None
            if name is None or number is None:
                break
            found.append((self._things[name["thing"]], int(number["count"]), self._place(at + 1, number)))
            at += 2
        around = [self.cells[cell].text for cell in (begun - 1, at) if 0 <= cell < len(self.cells)]
        loose = any(self._number.fullmatch(text) or self._column.fullmatch(text) for text in around)
        return [] if loose or len({what.key for what, _, _ in found}) < max(len(found), LEAST_ROWS) else found

    def _region_of(self, at: int) -> str:
        """The region's own name that opens a cell (全区新增确诊病例)."""
        return next((name for name in self._own if self.cells[at].text.startswith(name)), "")

    def _row_at(self, at: int, columns: int) -> tuple[TableRow, int] | None:
        first = self._row.fullmatch(self.cells[at].text) if at < len(self.cells) else None
        if first is None:
            return None
        place = "" if self._whole.fullmatch(first["name"]) else self._names.get(first["name"])
        if place is None:
            return None
        if first["count"]:
            counts = [(int(first["count"]), self._place(at, first))]
            alone = TableRow(place, tuple(counts), self.cells[at].start, self.cells[at].end)
            return (alone, at + 1) if columns == 1 else None
        counts = []
        for cell in range(at + 1, at + 1 + columns):
            number = self._number.fullmatch(self.cells[cell].text) if cell < len(self.cells) else None
            if number is None:
                return None
            counts.append((int(number["count"]), self._place(cell, number)))
        row = TableRow(place, tuple(counts), self.cells[at].start, self.cells[at + columns].end)
        return row, at + columns + 1

    def _place(self, cell: int, found: re.Match[str]) -> Span:
        """Where the number found in a cell stands in the page."""
        start, end = found.span("count")
        return self.cells[cell].start + start, self.cells[cell].start + end


def _match(
    page: ChinesePage, scopes: Scopes, columns: Sequence[Indicator], rows: Sequence[TableRow], start: int
) -> Match | None:
    """What a table says; None where something of it may be otherwise."""
    scope = scopes.at(start)
    fits = all(
        what.by_place and what.kind.by_window and scope.of_region and scope.fits(what) for what in columns
    )
    if not fits or any(_is_split(page, span) for row in rows for _, span in row.counts):
        return None
    held = figures_of_table(columns, rows, page.source, start, complete=True)
    if held is None:
        return None
    span = page.source.span(start, max(row.end for row in rows))
    return Match(STATED_BY_OTHERS, span, tuple(held), page.source, scope.subject == OWN)


def _below_names(
    page: ChinesePage, scopes: Scopes, pairs: Sequence[tuple[Indicator, int, Span]]
) -> Iterator[Match]:
    """Figures of the region that stand below their names, where the scope there lets all of them be such."""
    scope_of = [scopes.at(span[0]) for _, _, span in pairs]
    if all(
        what.by_place
        and what.kind.by_window
        and scope.of_region
        and scope.fits(what)
        and not _is_split(page, span)
        for (what, _, span), scope in zip(pairs, scope_of, strict=True)
    ):
        for (what, number, span), scope in zip(pairs, scope_of, strict=True):
            held = FilledSlot(Slot(what.key), number, page.source.span(*span), span[0])
            yield Match(STATED_BY_OTHERS, page.source.span(*span), (held,), page.source, scope.subject == OWN)


def header_of(words: ChineseWords) -> re.Pattern[str]:
    """What a column is called."""
    held: re.Pattern[str] | None = words.__dict__.get("_header")
    if held is None:
        local, things = words_of_one(words.subject.local), words_of_one(words.things)
        held = re.compile(rf"(?:新增|当日新增)(?:{local})?(?P<thing>{things})(?:\({words.unit}\))?")
        words.__dict__["_header"] = held
    return held


def _is_cell(page: ChinesePage, end: int) -> bool:
    """True where a cell of a table may end."""
    return (
        end == len(page.text)
        or end in page.lines
        or page.text[end] in "| \t"
        or page.source.broken_before(end)
    )


def _is_split(page: ChinesePage, span: Span) -> bool:
    """True for a number whose digits a line or space parts (20 / 260): of two cells, and no number of the table."""
    start, end = page.source.span(*span)
    return end - start != span[1] - span[0]
