"""The table the program prints (`say/table`), read back from a text alone by its layout.

    8月31日0时至24时                     a window or a moment, in the words of the book, alone in its line
    地区      确诊  无症状               the columns, by the short names of the figures
    拉萨市      20     260               a row a line, parted by two blanks or more
    合计        53     621
    新增感染者        674                a figure without places

A block ends with an empty line. It is taken only where its first line is such a time and every line below it is of that
layout; what somebody has written into it leaves the whole block to the other readers.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct

from store.series.definition import Indicator
from store.wording.book.book import Book
from store.wording.book.pattern import Literal, Slot
from store.wording.numbers.source import Source, folded
from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import Listed
from store.wording.read.basis.dates import read_moment, read_window
from store.wording.read.basis.pieces import Piece, Pieces
from store.wording.read.basis.steps import Steps
from store.wording.read.matching import FilledSlot, Match

FIELD = re.compile(r"\S+(?: \S+)*")
"""What stands in one column of a line."""
_BETWEEN_BLOCKS = re.compile(r"\n[ \t]*\n")
_APART = re.compile(r"\S(?:[ \t]{2,}|\t)[0-9]")
"""A count in a column of its own. Nearly every page has none, and none of its lines are looked at."""
_COUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}")
_PRINTED = Piece(
    "table", Steps((), lambda _n, _s: "", lambda _s: None, lambda _s: "", lambda _s: True), "", ""
)
"""Stands for the sentence of the book in what its table says."""

_Fields = list[tuple[str, Span]]


class _Columns(Struct):
    """The counts of a figure by place, its total, and who did not report."""

    indicator: Indicator
    counts: list[tuple[str, int, Span]]
    unreported: list[tuple[str, Span]]
    total: tuple[int, Span] | None = None


def own_tables(pieces: Pieces, flat: str) -> Iterator[Match]:
    """The blocks of a folded page that are of the layout of the book's own table."""
    if _APART.search(flat) is None:
        return
    reads = _OwnTables(pieces, flat)
    start = 0
    for gap in (*_BETWEEN_BLOCKS.finditer(flat), None):
        match = reads.block(start, gap.start() if gap else len(flat))
        if match is not None:
            yield match
        start = gap.end() if gap else start


class _OwnTables:
    def __init__(self, pieces: Pieces, flat: str) -> None:
        self.reads, self.flat = pieces.reads, flat
        book, self._now = pieces.book, pieces.book.choices.get("now", ())
        self._fold: Callable[[str], str] = lambda words: folded(words, spaced=book.manner.spaced)
        language, series = book.language, book.series
        self._places = {self._fold(place.name(language)): place.key for place in series.places}
        self._columns = {
            self._fold(each.short(language)): each for each in series.indicators if each.by_place
        }
        self._names = {self._fold(each.name(language)): each for each in series.indicators}
        self._as_of = self._ends(book, "table-as_of")
        self._label = {
            name: self._word(book, f"table-{name}")
            for name in ("place", "total", "unreported", "not_applicable", "blank")
        }

    @cached_property
    def source(self) -> Source:
        """The page, folded once a block of it is a table: of most there is none."""
        return Source.part(self.flat, 0, len(self.flat), self.reads.manner.spaced)

    def _word(self, book: Book, name: str) -> str:
        phrase = book.phrase(name)
        said = "".join(node.text for node in phrase.said if isinstance(node, Literal)) if phrase else ""
        return self._fold(said)

    def _ends(self, book: Book, name: str) -> tuple[str, str]:
        """What the heading of a moment has before and behind the moment."""
        phrase = book.phrase(name)
        ends: list[str] = [""]
        for node in phrase.said if phrase else ():
            if isinstance(node, Literal):
                ends[-1] += node.text
            elif isinstance(node, Slot):
                ends.append("")
        return self._fold(ends[0]), self._fold(ends[-1] if len(ends) > 1 else "")

    # --- a block ---------------------------------------------------------------------------------

    def block(self, start: int, end: int) -> Match | None:
        if _APART.search(self.flat, start, end) is None:
            return None
        lines = self._lines(start, end)
        if len(lines) < 2 or len(lines[0]) != 1:
            return None
        time = self._time(*lines[0][0])
        held = self._held(lines[1:]) if time is not None else None
        if time is None or not held:
            return None
        span = (lines[0][0][1][0], lines[-1][-1][1][1])
        return Match(_PRINTED, span, (time, *held), self.source, own=True)

    def _lines(self, start: int, end: int) -> list[_Fields]:
        """The fields of each line that has any."""
        found, at = list[_Fields](), start
        for line in self.flat[start:end].split("\n"):
            fields = [(each[0], (at + each.start(), at + each.end())) for each in FIELD.finditer(line)]
            found += [fields] if fields else []
            at += len(line) + 1
        return found

    def _time(self, words: str, span: Span) -> FilledSlot | None:
        """The window or the moment a block is of."""
        before, behind = self._as_of
        if words in self._now:
            return self._slot("as_of", words, span)
        window = read_window(self.reads, words)
        if window is not None:
            return self._slot("window", window, span)
        if not words.startswith(before) or not words.endswith(behind):
            return None
        moment = read_moment(self.reads, words[len(before) : len(words) - len(behind)])
        return self._slot("as_of", moment, span) if moment is not None else None

    def _held(self, lines: list[_Fields]) -> list[FilledSlot] | None:
        """The figures of the lines; None where one of them is of another layout."""
        columns: list[_Columns] = []
        held: list[FilledSlot] = []
        for at, ((name, _), *fields) in enumerate(lines):
            if at == 0 and name == self._label["place"]:
                known = [self._columns.get(words) for words, _ in fields]
                columns = [_Columns(each, [], []) for each in known if each is not None]
                if not fields or len(columns) != len(fields):
                    return None
            elif name in self._places or name == self._label["total"]:
                if len(fields) != len(columns) or not columns:
                    return None
                if not all(self._row(name, *pair) for pair in zip(columns, fields, strict=True)):
                    return None
            else:
                single = self._single(name, fields)
                if single is None:
                    return None
                held += single
        return [*(slot for column in columns for slot in self._of(column)), *held]

    def _row(self, name: str, column: _Columns, field: tuple[str, Span]) -> bool:
        """Takes what a row says of a column; False where it is no word of a table."""
        words, span = field
        place, count = self._places.get(name), self._count(words)
        if count is not None and place is not None:
            column.counts.append((place, count, self._in_source(span)))
        elif count is not None:
            column.total = (count, span)
        elif words == self._label["unreported"] and place is not None:
            column.unreported.append((place, self._in_source(span)))
        return count is not None or words in self._label.values()

    def _single(self, name: str, fields: _Fields) -> list[FilledSlot] | None:
        indicator = self._names.get(name)
        if indicator is None or len(fields) != 1:
            return None
        words, span = fields[0]
        count = self._count(words)
        if count is None:
            return [] if words in self._label.values() else None
        return [self._slot(indicator.key, count, span)]

    def _of(self, column: _Columns) -> Iterator[FilledSlot]:
        key = column.indicator.key
        if column.total is not None:
            yield self._slot(key, *column.total)
        if column.counts or column.unreported:
            listed = Listed(counts=tuple(column.counts), unreported=tuple(column.unreported))
            where = [*(span for _, _, span in column.counts), *(span for _, span in column.unreported)]
            spans = [self.source.span(*span) for span in where]
            span = (min(spans)[0], max(span[1] for span in spans))
            place = self.source.place(span[0])
            yield FilledSlot(Slot(key, "places"), listed, span, place)

    def _slot(self, name: str, value: object, span: Span) -> FilledSlot:
        return FilledSlot(Slot(name), value, span, self.source.place(span[0]))  # type: ignore[arg-type]

    def _in_source(self, span: Span) -> Span:
        return self.source.place(span[0]), self.source.place(span[1] - 1) + 1

    def _count(self, words: str) -> int | None:
        return int(words.replace(",", "")) if _COUNT.fullmatch(words) else None
