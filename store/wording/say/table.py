"""The plain-text table of a conference: a block per window by place, and the figures of a moment below.

Columns are aligned by the width a terminal gives each sign (a Chinese sign takes two columns). Every
figure is a span of its cells, so a table is proved like a sentence: by its spans.
"""

import unicodedata

from msgspec import Struct

from store.record.cell import CellKey, Mark
from store.record.conference import Conference
from store.record.window import AsOf, Window
from store.series.definition import Indicator
from store.wording.book.book import Book
from store.wording.book.pattern import Literal, Slot
from store.wording.say.choosing import unread_mark
from store.wording.say.draft import TABLE, Draft, SpanKind
from store.wording.say.sayer import Sayer
from store.wording.say.times import say_moment, say_window

GAP = 2
"""Columns between two columns of the table."""


class TableEntry(Struct, frozen=True):
    """What stands in one field of the table, and where it comes from."""

    text: str
    kind: SpanKind | None = None
    cells: tuple[CellKey, ...] = ()
    formula: str = ""
    slot: Slot | None = None


def width(text: str) -> int:
    """The columns a terminal gives `text`: two for wide signs, none for combining ones."""
    return sum(
        0
        if unicodedata.category(sign) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def label(book: Book, name: str) -> str:
    """A fixed word of the table (`table-total`)."""
    phrase = book.phrase(name)
    return "".join(node.text for node in phrase.said if isinstance(node, Literal)) if phrase else ""


def heading(text: str) -> str:
    """A heading begins with a capital letter where the script has them."""
    return text[:1].upper() + text[1:]


def say_table(book: Book, conference: Conference) -> Draft:
    """The table in the book's language. Blank required figures are marked, and named as missing."""
    table = _TableSayer(book, conference)
    table.title()
    for window in conference.windows:
        table.window(window)
    table.moments()
    return table.sayer.draft(TABLE)


class _TableSayer:
    def __init__(self, book: Book, conference: Conference) -> None:
        self.book, self.conference = book, conference
        self.sayer = Sayer(book, conference, TABLE)
        self.rows = self.sayer.rows

    def title(self) -> None:
        phrase = self.sayer.chooser.pick("title", None)
        if phrase is not None:
            self.sayer.phrase(phrase, None)

    # --- a window ----------------------------------------------------------------------------

    def window(self, window: Window) -> None:
        """Places by indicator with the totals, then the figures of the window without places."""
        columns = [i for i in self._flows(window) if i.by_place and not i.kind.computed]
        singles = [i for i in self._flows(window) if not i.by_place or i.kind.computed]
        if not columns and not singles:
            return
        self._heading(TableEntry(say_window(self.book, window), SpanKind.TIME))
        if columns:
            self._places(window, columns)
        if singles:
            self._lines([self._single(indicator, window) for indicator in singles])

    def _flows(self, window: Window) -> list[Indicator]:
        """What the window holds or is asked for; a derived total only with one of its parts."""
        found = []
        for indicator in self.book.series.by_window:
            if indicator.kind.computed:
                parts = self.book.series.parts_of(indicator.key)
                shown = any(self.rows.holds(part, window) for part in parts)
                shown = shown and self.rows.value(indicator, window) is not None
            else:
                asked = indicator.required and (not indicator.only_in or window.key in indicator.only_in)
                shown = asked or self.rows.holds(indicator, window)
            if shown:
                found.append(indicator)
        return found

    def _places(self, window: Window, columns: list[Indicator]) -> None:
        language = self.book.language
        heads = [TableEntry(heading(column.short(language))) for column in columns]
        lines = [[self._label("table-place"), *heads]]
        for place in self.book.series.places:
            cells = [self._cell(column, window, place.key) for column in columns]
            lines.append([TableEntry(place.name(language)), *cells])
        lines.append([self._label("table-total"), *(self._total(column, window) for column in columns)])
        self._lines(lines)

    def _cell(self, indicator: Indicator, window: Window | None, place: str) -> TableEntry:
        """One place's count. A blank place of a settled row is zero and proved by the row."""
        key = self.rows.key(indicator, window, place)
        cell = self.conference.cell(key)
        if cell is not None and isinstance(cell.value, Mark):
            name = "unreported" if cell.value is Mark.NOT_REPORTED else "not_applicable"
            return self._label(f"table-{name}")
        if cell is not None and cell.number is not None:
            return TableEntry(self.book.manner.figure(cell.number), SpanKind.COUNT, (key,))
        row = self.rows.total(indicator, window)
        if row.settled:
            return TableEntry(self.book.manner.figure(0), SpanKind.COUNT, (key, *row.parts))
        if not indicator.required and not self.rows.holds(indicator, window):
            return TableEntry("")
        self.sayer.missing[key] = None
        return TableEntry(self._label("table-blank").text, SpanKind.MISSING, (key,))

    def _total(self, indicator: Indicator, window: Window | None) -> TableEntry:
        row = self.rows.total(indicator, window)
        if row.value is None:
            cells = row.lacking or (self.rows.key(indicator, window),)
            self.sayer.missing.update(dict.fromkeys(cells))
            return TableEntry(self._label("table-blank").text, SpanKind.MISSING, cells)
        summed = len(row.parts) > 1 or indicator.kind.computed
        cells = row.parts or (self.rows.key(indicator, window, "stated"),)
        text = self.book.manner.figure(row.value)
        return TableEntry(text, SpanKind.COUNT, cells, row.formula if summed and row.parts else "")

    def _single(self, indicator: Indicator, window: Window | None) -> list[TableEntry]:
        """A figure without places; its cell may hold a mark."""
        key = self.rows.key(indicator, window)
        cell = self.conference.cell(key)
        marked = cell is not None and isinstance(cell.value, Mark)
        entry = self._cell(indicator, window, "") if marked else self._total(indicator, window)
        return [TableEntry(heading(indicator.name(self.book.language))), entry]

    # --- figures of a moment -----------------------------------------------------------------

    def moments(self) -> None:
        """Standing and cumulative figures, those of one moment together."""
        groups: dict[AsOf, list[Indicator]] = {}
        for indicator in self.book.series.at_moment:
            if indicator.required or self.rows.holds(indicator, None):
                groups.setdefault(self.rows.as_of(indicator), []).append(indicator)
        for as_of, indicators in groups.items():
            self._heading(self._as_of(as_of, indicators[0]))
            self._lines([self._single(indicator, None) for indicator in indicators])

    def _as_of(self, as_of: AsOf, indicator: Indicator) -> TableEntry:
        """The heading of the figures of one moment; the mark of a blank where that of `indicator` cannot be read."""
        phrase, kind, cells = self.book.phrase("table-as_of"), SpanKind.TIME, tuple[CellKey, ...]()
        if self.rows.unread_as_of(indicator):
            said, kind, cells = (
                unread_mark(self.book, indicator),
                SpanKind.MISSING,
                (self.rows.key(indicator, None),),
            )
            self.sayer.missing.update(dict.fromkeys(cells))
        elif as_of.moment is not None:
            said = say_moment(self.book, as_of.moment)
        else:
            phrase = None
        if phrase is None:
            return TableEntry(self.book.word("now") if "now" in self.book.choices else "")
        nodes = (
            n.text if isinstance(n, Literal) else said if isinstance(n, Slot) else "" for n in phrase.said
        )
        slot = next((n for n in phrase.said if isinstance(n, Slot)), None)
        return TableEntry("".join(nodes), kind, cells, slot=slot)

    # --- lines -------------------------------------------------------------------------------

    def _label(self, name: str) -> TableEntry:
        return TableEntry(label(self.book, name))

    def _heading(self, entry: TableEntry) -> None:
        self.sayer.emit("\n\n" if self.sayer.length else "")
        self.sayer.emit(heading(entry.text), entry.kind, entry.cells, slot=entry.slot)

    def _lines(self, lines: list[list[TableEntry]]) -> None:
        """Lines of fields: the first to the left, the others to the right."""
        wide = [max(width(line[at].text) for line in lines) for at in range(len(lines[0]))]
        for line in lines:
            self.sayer.emit("\n")
            for at, entry in enumerate(line):
                pad = " " * (wide[at] - width(entry.text))
                if at:
                    self.sayer.emit(" " * GAP + pad)
                self.sayer.emit(entry.text, entry.kind, entry.cells, entry.formula)
                if at == 0 and len(line) > 1:
                    self.sayer.emit(pad)
