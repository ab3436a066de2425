"""Lists and tables of English pages, a line each: a figure behind its name, a place and its figures.

    New confirmed cases: 53                                            a name and its number a line
    Lhasa: 12                                                          a place and its number a line
    City | Confirmed cases | Asymptomatic cases / Lhasa | 12 | 30      a row a line, parted by tabs, spaces or |

One is taken only where nothing of it can be otherwise: the sentence or heading right before it says of whom and of which
window it is, and that it is of new cases; each row has as many numbers as the header has columns; no place stands twice,
no row is left over, and the places make the total where one is stated. Places alone have to make the figure before them.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from store.record.cell import STATED
from store.series.definition import Indicator
from store.wording.book.pattern import Slot
from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import Listed, left_of
from store.wording.read.basis.pieces import OTHERS, Piece, Pieces
from store.wording.read.basis.whose import OWN
from store.wording.read.english import forms
from store.wording.read.english.subjects import EnglishSubjects
from store.wording.read.english.times import Time, Times
from store.wording.read.matching import FilledSlot, Match
from store.wording.read.table_figures import LEAST_ROWS, TableRow, figures_of_table

_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?![0-9.,]*[0-9%])"
_MARKS = r"(?:[-*•·●▪◦–|] ?)*(?:\(?[0-9]{1,2}[.)] )?"
_LINE = re.compile(
    rf"{_MARKS}(?P<name>[a-z][a-z' -]{{1,60}}?) ?(?P<colon>:)?[ |]{{0,3}}(?P<numbers>{_NUMBER}(?:[ |]{{1,3}}{_NUMBER}){{0,5}})(?P<bracket> \([^()]{{1,300}}\))?[ |.;,]*"
)
_RULED = re.compile(r"[-|: +=]+")
_DIGITS_ALONE = re.compile(r"[^a-z0-9]{0,8}[0-9][^a-z]*+(?:\Z|(?<=\())")
_OF_PLACES = re.compile(
    rf"{_MARKS}(?:(?:cit(?:y|ies)|prefectures?|places?|areas?|regions?|locations?|names?)\b[ /|]*)+"
)
_BETWEEN = re.compile(r"[ |]*")
_IN_ALL = re.compile(r"(?:(?:in )?total|all|sum|whole region|the whole region)\b.{0,20}")
_KIND_BEHIND = re.compile(r" (?:city|prefecture)\Z")
_LEAD = 320
"""Signs of what stands before a list that may say whose it is and of when."""
_FAR = 120
"""Signs behind a list in which it may be said to be wrong."""
_BLANK = 4
"""Lines below a list that may be blank before one that goes on with it."""
_WORDS_OF_A_COLUMN = 6
_NOT_SO = (
    rf"{forms.COUNTED_SINCE}|{forms.NOT_SO.pattern}|{forms.SUPPOSED.pattern}|{forms.ALL_SO_FAR.pattern}|{forms.IMPORTED.pattern}"
    r"|\b(?:than|compared|yesterday|den(?:y|ied|ies)|false|wrong|targets?|estimat\w+|model\w*|previous\w*|earlier|chang\w+|increas\w+|decreas\w+|rates?"
    r"|total|existing|active|current\w*|standing|remain\w*|<<not_new>>|nearly|about|over|almost|if|example|sample|updates?|released?|published|issued)\b|[?%]"
)
"""Words before a list by which it may be of something else than what is new."""
_IMPORTED = re.compile(r"\b(?:imported|inbound|overseas|abroad)\b")
_NOTE = re.compile(r"[(*\[]|(?:note|source|remark)")


class _Row(Struct, frozen=True):
    """A line of a name and its numbers, with where they stand."""

    start: int
    end: int
    name: str
    colon: bool
    bracket: Span | None
    """Behind the number, where places may stand."""
    numbers: tuple[tuple[int, Span], ...]


class _Lead(Struct, frozen=True):
    """What stands before a list says of it."""

    time: Time
    new: bool


def tables_of_press(
    pieces: Pieces,
    source: Source,
    subjects: EnglishSubjects,
    times: Callable[[], Times],
    found: Sequence[Match],
) -> Iterator[Match]:
    """The lists and tables of a page that are figures of the series; `found` is what its sentences gave."""
    reads = _Tables(pieces, source, subjects, times, found)
    at = 0
    while at < len(reads.lines):
        rows = reads.rows_from(at)
        if not rows:
            at += 1
            continue
        yield from reads.of_rows(at, rows)
        at += len(rows)


class _Tables:
    """The lines of a page."""

    def __init__(
        self,
        pieces: Pieces,
        source: Source,
        subjects: EnglishSubjects,
        times: Callable[[], Times],
        found: Sequence[Match],
    ) -> None:
        self.pieces, self.source, self.subjects, self.text = pieces, source, subjects, source.text
        self._found = sorted(found, key=lambda match: match.span[0])
        self._written = times
        begins = [0, *(at for at, _ in source.lines()), len(self.text)]
        self.lines = list(zip(begins, begins[1:], strict=False))

    @cached_property
    def _times(self) -> list[Time]:
        return self._written().all_of()

    # --- rows -----------------------------------------------------------------------------------

    def rows_from(self, at: int) -> list[_Row]:
        """The lines from one on that are a name and its numbers."""
        rows: list[_Row] = []
        for start, end in self.lines[at:]:
            found = _LINE.fullmatch(self.text[start:end].rstrip())
            if found is None:
                break
            low = start + found.start("numbers")
            numbers = tuple(
                (int(each[0].replace(",", "")), (low + each.start(), low + each.end()))
                for each in re.finditer(_NUMBER, found["numbers"])
            )
            stretch = found.span("bracket")
            bracket = (start + stretch[0], start + stretch[1]) if found["bracket"] else None
            rows.append(_Row(start, end, found["name"].strip(), bool(found["colon"]), bracket, numbers))
        return [] if rows and self._is_cut(at + len(rows)) else rows

    def _is_cut(self, at: int) -> bool:
        """Whether the next line with words or digits begins with digits alone: the end of the number above it they may be."""
        text = (self.text[slice(*line)] for line in self.lines[at : at + _BLANK])
        line = next((each for each in text if each.strip()), "")
        return _DIGITS_ALONE.match(line) is not None

    def of_rows(self, at: int, rows: list[_Row]) -> Iterator[Match]:
        """What rows say that begin with a line of the page."""
        header = at
        while header and _RULED.fullmatch(self.text[slice(*self.lines[header - 1])].strip()):
            header -= 1
        columns = self._columns(header - 1) if header else []
        if columns:
            yield from self._table(header - 1, columns, rows)
            return
        lead, before = self._lead(at), self._before(at)
        if _IMPORTED.search(self.text, rows[0].start, rows[-1].end + _SHORT):
            return  # of some figures they may be
        if forms.SET_RIGHT.search(self.text[rows[-1].end : rows[-1].end + _FAR].lstrip()):
            return
        place = 0
        while place < len(rows):
            what = self._label(rows[place].name) if rows[place].colon else None
            if what is None and not self._is_of_place(rows[place]):
                return  # a line of something else: what follows may be its
            after = place + (what is not None)
            end = after
            while end < len(rows) and self._is_of_place(rows[end]):
                end += 1
            if what is not None:
                if lead is None or not self._is_new(lead, rows[place].name) or len(rows[place].numbers) != 1:
                    return
                number, span = rows[place].numbers[0]
                before = (what, number, lead.time)
                inside = self._in_bracket(what, number, rows[place])
                if inside is None:
                    return
                held = [self._slot(what, number, span), *inside]
                yield self._match(held, lead.time, rows[place].start, rows[place].end)
            if before is not None and end - after >= LEAST_ROWS:
                yield from self._places(before, rows[after:end])
            before = None
            place = max(end, place + 1)

    def _in_bracket(self, what: Indicator, number: int, row: _Row) -> list[FilledSlot] | None:
        """The places of the bracket behind a number; None where it holds anything else."""
        if row.bracket is None:
            return []
        reader = self.pieces.met_breakdowns.get(what.key)
        listed = reader.read(self.text, *row.bracket, {}) if reader is not None else None
        if listed is None or listed.strangers or {place for place, _, _ in listed.counts} & {STATED, OTHERS}:
            return None
        left = left_of(listed.counts, number)
        if listed.whole or not listed.counts or left is None:
            return None
        kept = Listed(counts=listed.counts, partial=left > 0)
        span = self.source.span(*row.bracket)
        return [FilledSlot(Slot(what.key, "places"), kept, span, row.bracket[0])]

    # --- what is before them -------------------------------------------------------------------

    def _lead(self, at: int) -> _Lead | None:
        """What the heading or sentence right before a line says of the figures below it."""
        start = self.lines[at][0]
        if not start:
            return None
        sentence = self.subjects.sentence(start - 1 if self.text[start - 1] != " " else max(0, start - 2))
        begin = min(sentence.body, start)
        words = self.text[begin:start]
        if len(words) > _LEAD or self.subjects.words.compiled(_NOT_SO, "en", 0).search(
            forms.NO_COUNT.sub("", words)
        ):
            return None
        low, high = (bisect_left(self._times, at, key=lambda time: time.start) for at in (begin, start))
        here = self._times[low:high]
        whom = self.subjects.whom(begin, start, self.subjects.now(sentence))
        if len(here) != 1 or here[0].window is None or whom != {OWN}:
            return None
        if not self.text.startswith((*forms.BEHIND_COMMA, "0"), here[0].start):
            return None  # a day alone may be the one it was put out on
        return _Lead(here[0], forms.NEWLY_TOLD.search(words) is not None)

    def _before(self, at: int) -> tuple[Indicator, int, Time | None] | None:
        """The one figure of the region that the sentence right before a line gave."""
        start = self.lines[at][0]
        if not start:
            return None
        sentence = self.subjects.sentence(max(0, start - 2))
        low, high = self.source.span(sentence.start, start)
        first, last = (bisect_left(self._found, at, key=lambda match: match.span[0]) for at in (low, high))
        given = self._found[first:last]
        held = [
            held for match in given for held in match.held if held.slot.name in self.pieces.book.indicators
        ]
        if len(held) != 1 or not isinstance(held[0].value, int):
            return None
        time = next((one for match in given for one in match.held if one.slot.name == "window"), None)
        if time is None:
            return None
        what = self.pieces.book.indicators[held[0].slot.name]
        return (what, held[0].value, self._time_of(time)) if self._flows(what) else None

    def _time_of(self, held: FilledSlot) -> Time | None:
        at = bisect_left(self._times, held.offset, key=lambda time: time.start)
        return self._times[at] if self._times[at : at + 1] and self._times[at].start == held.offset else None

    def _is_new(self, lead: _Lead, label: str) -> bool:
        return lead.new or forms.NEW.search(label) is not None

    # --- what rows are called -------------------------------------------------------------------

    def _flows(self, what: Indicator) -> bool:
        return what.kind.by_window and what.by_place

    @cached_property
    def _kinds(self) -> list[Piece]:
        return [
            piece
            for piece in self.pieces.met
            if piece.counted
            and not piece.part
            and len(piece.slots) == 1
            and piece.slots[0].name in self.pieces.book.indicators
            and self._flows(self.pieces.book.indicators[piece.slots[0].name])
        ]

    def _label(self, name: str) -> Indicator | None:
        """The figure a name is of: that of `53 new confirmed cases`."""
        nouns = self.subjects.words.list_of("called_in_english", "en")
        for words in (name, *(f"{name} {noun}" for noun in nouns)):
            said = f"2 {words.strip()}"
            for piece in self._kinds:
                if piece.anchor in said and any(way[0] == len(said) for way in piece.core.ways(said, 0, {})):
                    return self.pieces.book.indicators[piece.slots[0].name]
        return None

    def _place_of(self, row: _Row) -> str | None:
        """The key of the place of a row, STATED for the total; None for anything else."""
        name = _KIND_BEHIND.sub("", row.name)
        key = self.pieces.names.keys.get(row.name) or self.pieces.names.keys.get(name)
        if key is not None:
            return key
        return STATED if _IN_ALL.fullmatch(name) or name in self.pieces.own_names else None

    def _is_of_place(self, row: _Row) -> bool:
        return row.bracket is None and self._place_of(row) is not None

    def _columns(self, at: int) -> list[Indicator]:
        """The figures the columns of a header are of; none where a line is no header."""
        start, end = self.lines[at]
        opening = _OF_PLACES.match(self.text, start, end)
        columns: list[Indicator] = []
        place = opening.end() if opening else start
        while place < len(self.text[:end].rstrip(" |")):
            place = _BETWEEN.match(self.text, place).end()  # type: ignore[union-attr]
            words = list(re.finditer(r"[a-z-]+(?=[ |]|\Z)", self.text[place:end]))[:_WORDS_OF_A_COLUMN]
            ends = [place + word.end() for word in words]
            found = next(
                ((what, stop) for stop in reversed(ends) if (what := self._label(self.text[place:stop]))),
                None,
            )
            if found is None:
                return []
            columns.append(found[0])
            place = found[1]
        return columns if opening or len(columns) > 1 else []

    # --- what they say ----------------------------------------------------------------------------

    def _table(self, header: int, columns: list[Indicator], rows: list[_Row]) -> Iterator[Match]:
        lead = self._lead(header)
        if (
            lead is None
            or not self._is_new(lead, self.text[slice(*self.lines[header])])
            or not all(self._is_of_place(row) and len(row.numbers) == len(columns) for row in rows)
            or self._goes_on(rows[-1].end)
            or _IMPORTED.search(self.text, self.lines[header][0], rows[-1].end + _SHORT)
        ):
            return
        named = [(self._place_of(row), row) for row in rows]
        cells = [
            TableRow("" if key in (None, STATED) else str(key), row.numbers, row.start, row.end)
            for key, row in named
        ]
        held = figures_of_table(columns, cells, self.source, rows[0].start, complete=False)
        if held is not None:
            yield self._match(held, lead.time, rows[0].start, rows[-1].end)

    def _goes_on(self, end: int) -> bool:
        """Whether a line behind rows is another one that was not understood, or says of them that they are all so far."""
        at = bisect_left(self.lines, (end, end))
        if at == len(self.lines):
            return False
        words = self.text[slice(*self.lines[at])].strip()
        if (_NOTE.match(words) or len(words) < _SHORT) and self.subjects.words.compiled(
            _NOT_SO, "en", 0
        ).search(words):
            return True
        return len(words) < _SHORT and re.search(rf"[a-z] ?[:| ]+{_NUMBER}[ |]*\Z", words) is not None

    def _places(self, figure: tuple[Indicator, int, Time | None], rows: Sequence[_Row]) -> Iterator[Match]:
        """The places below a figure, where they make it."""
        what, number, time = figure
        counts = tuple(
            (key, *row.numbers[0]) for row in rows if (key := self._place_of(row)) not in (None, STATED)
        )
        single = all(len(row.numbers) == 1 for row in rows)
        if time is None or not single or len(counts) != len(rows) or left_of(counts, number) != 0:
            return
        span = self.source.span(rows[0].start, rows[-1].end)
        held = FilledSlot(Slot(what.key, "places"), Listed(counts=counts), span, rows[0].start)
        yield self._match([held], time, rows[0].start, rows[-1].end)

    def _slot(self, what: Indicator, number: int, span: Span) -> FilledSlot:
        return FilledSlot(Slot(what.key), number, self.source.span(*span), span[0])

    def _match(self, held: list[FilledSlot], time: Time, start: int, end: int) -> Match:
        window = FilledSlot(Slot("window"), time.window, self.source.span(time.start, time.end), time.start)
        span = self.source.span(start, end)
        return Match(self._kinds[0], span, (*held, window), self.source, own=True)


_SHORT = 60
"""Signs of a line that may be a row."""
