"""The plain-text table read back by its layout, and held against the record: before it leaves, and once edited.

It looks at lines, columns and names only, not at the spans the table was said with: so a figure that
slipped into another column or row is found.
"""

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from store.figures.totals import place_value, total
from store.record.cell import STATED, CellKey, Mark
from store.record.conference import Conference, left_over
from store.series.definition import Indicator, Series
from store.wording.book.book import Book
from store.wording.numbers import numerals
from store.wording.numbers.source import DIGITS, folded
from store.wording.prove.comparing import FIGURES_MOST, Lines
from store.wording.prove.difference import Difference, DifferenceKind, cell_named
from store.wording.read.basis.proposal import Stretches
from store.wording.read.own_tables import FIELD
from store.wording.say.draft import Draft
from store.wording.say.table import heading, label, say_table
from store.wording.say.times import say_window

Fields = list[tuple[str, tuple[int, int]]]


def read_table(book: Book, conference: Conference, text: str) -> dict[CellKey, tuple[str, tuple[int, int]]]:
    """What each field of the table says, with its place in the text. The key of a total has `STATED`
    for its place where there are places."""
    return _TableReader(book, conference).read(text)


def prove_table(series: Series, book: Book, conference: Conference, draft: Draft) -> list[Difference]:
    """Every field that says otherwise than the record, and every figure of the record without a field."""
    found = read_table(book, conference, draft.text)
    differences = []
    for key, (said, span) in found.items():
        expected = _expected(series, book, conference, key)
        if said != expected:
            differences.append(
                _difference(series, conference, DifferenceKind.CHANGED, key, expected, said, draft, span)
            )
    left = left_over(series, conference)  # no text says what the series no longer has
    for key, cell in conference.cells.items():
        if cell.number and key not in found and key.place != STATED and key not in left:
            said = book.manner.figure(cell.number)
            differences.append(
                _difference(series, conference, DifferenceKind.MISSING, key, said, "", draft, None)
            )
    return differences


class _TableReader:
    def __init__(self, book: Book, conference: Conference) -> None:
        series, language = book.series, book.language
        self.headings = {heading(say_window(book, w)): w.key for w in conference.windows}
        self.place_label, self.total_label = label(book, "table-place"), label(book, "table-total")
        self.places = {place.name(language): place.key for place in series.places}
        self.shorts = {
            heading(i.short(language)): i for i in series.indicators if i.kind.counted and i.by_place
        }
        self.names = {heading(i.name(language)): i for i in series.indicators}

    def read(self, text: str) -> dict[CellKey, tuple[str, tuple[int, int]]]:
        found: dict[CellKey, tuple[str, tuple[int, int]]] = {}
        window, columns, start = "", list[Indicator](), 0
        for line in text.split("\n"):
            fields = [(m[0], (start + m.start(), start + m.end())) for m in FIELD.finditer(line)]
            start += len(line) + 1
            if not fields:
                window, columns = "", []
            elif line in self.headings:
                window = self.headings[line]
            elif fields[0][0] == self.place_label:
                columns = [self.shorts[name] for name, _ in fields[1:]]
            elif len(fields) > 1:
                found |= self._line(window, columns, fields)
        return found

    def _line(
        self, window: str, columns: list[Indicator], fields: Fields
    ) -> Mapping[CellKey, tuple[str, tuple[int, int]]]:
        name = fields[0][0]
        place = STATED if name == self.total_label else self.places.get(name, "")
        if place and len(fields) == len(columns) + 1:
            rows = zip(columns, fields[1:], strict=True)
            return {CellKey(window, column.key, place): field for column, field in rows}
        indicator = self.names.get(name)
        if indicator is None or len(fields) != 2:
            return {}
        flows = indicator.kind.by_window
        place = STATED if indicator.kind.computed else ""
        return {CellKey(window if flows else "", indicator.key, place): fields[1]}


def _expected(series: Series, book: Book, conference: Conference, key: CellKey) -> str:
    """What the record says for a field, in the words of the table."""
    cell = conference.cell(key)
    if cell is not None and isinstance(cell.value, Mark) and key.place != STATED:
        name = "unreported" if cell.value is Mark.NOT_REPORTED else "not_applicable"
        return label(book, f"table-{name}")
    if key.place and key.place != STATED:
        number = place_value(series, conference, key.window, series.indicator(key.indicator), key.place)
    else:
        number = total(series, conference, key.window, key.indicator).value
    if number is None:
        return label(book, "table-blank")
    return numerals.in_digits(numerals.grouped(number, book.manner.group), book.manner.digits)


def _difference(
    series: Series, conference: Conference, kind: DifferenceKind, key: CellKey, expected: str, got: str, draft: Draft,
    span: tuple[int, int] | None,
) -> Difference:  # fmt: skip
    what = cell_named(series, conference, key)
    line = draft.text.count("\n", 0, span[0]) + 1 if span is not None else 0
    return Difference(kind, key, what, expected, got, line, span)


def table_differences(series: Series, book: Book, conference: Conference, text: str) -> list[Difference]:
    """What the table says otherwise than the record.

    Figures outside its fields (its headings, and what somebody has written beside it) must be those
    of the table as the record gives it.
    """
    draft = say_table(book, conference)
    differences = prove_table(series, book, conference, replace(draft, text=text))
    told = Stretches(difference.span for difference in differences if difference.span is not None)
    lines = Lines(text)
    usual = Counter(DIGITS.findall(folded(draft.text)))
    for run in DIGITS.finditer(folded(text)):
        if usual[run[0]] > 0:
            usual[run[0]] -= 1
        elif len(differences) >= FIGURES_MOST:
            break
        elif not told.hold(run.start()):
            said, line = lines.text_at(run.span()), lines.of(run.span())
            differences.append(
                Difference(DifferenceKind.ADDED, None, (said, said), "", run[0], line, run.span())
            )
    for digits, count in usual.items():
        if count > 0 and not differences:
            differences.append(Difference(DifferenceKind.MISSING, None, ("数字", "figure"), digits, ""))
    return differences
