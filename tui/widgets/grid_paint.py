"""Draws the lines of the entry grid as segments. Every state shows by its shape; colour comes on top."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.widgets.cell_text import Looks, Shown, fitted
from tui.widgets.sheet import Position, Row, RowKind
from tui.widgets.sheet_layout import AS_OF, BEFORE, CHANGE, VALUE, SheetLayout
from tui.widgets.sheet_view import SheetView


class GridStyles(NamedTuple):
    """The styles of a line's parts."""

    base: Style
    header: Style
    section: Style
    cursor: Style
    editing: Style
    refused: Style
    half: Style
    differs: Style
    computed: Style
    faint: Style


Parts = tuple[list[Segment], list[Segment]]
"""The label, which stays when the sheet is scrolled sideways, and the rest of the line."""


class Cursor(NamedTuple):
    """Where one types, and the text while typing (None when only standing there)."""

    at: Position
    buffer: str | None


class GridPainter:
    """Draws the rows of a view in a layout."""

    def __init__(self, view: SheetView, layout: SheetLayout, styles: GridStyles) -> None:
        self.view, self.layout, self.styles = view, layout, styles

    def header(self) -> Parts:
        """The names of the places and sums; none of them when no row has places."""
        view, style = self.view, self.styles.header
        label = [Segment(set_cell_size(" " + view.say("entry.corner"), self.layout.label), style)]
        if not any(row.kind is RowKind.PLACES for row in view.sheet.rows):
            return label, []
        names = [place.short(view.lang) for place in view.sitting.series.places]
        names += [view.say("entry.total"), view.say("entry.stated")]
        widths = (*self.layout.places, self.layout.total, self.layout.stated)
        body = [
            Segment(_right(name, width - 1) + " ", style) for name, width in zip(names, widths, strict=True)
        ]
        return label, body

    def row(self, index: int, cursor: Cursor | None) -> Parts:
        """One row; `cursor` only when it is in this row."""
        row = self.view.sheet.rows[index]
        if row.kind is RowKind.SECTION:
            return self._section(row)
        here = cursor is not None
        style = self.styles.base + Style(bold=True) if here else self.styles.base
        name = row.indicator.short(self.view.lang) if row.indicator is not None else ""
        mark = ">" if here else " "
        if row.indicator is not None and (row.window, row.indicator.key) in self.view.flagged:
            mark, style = "!", style + self.styles.differs
        label = [Segment(set_cell_size(mark + name, self.layout.label), style)]
        if row.kind is RowKind.FIGURE:
            return label, list(self._figure(row, cursor))
        return label, list(self._by_place(row, cursor))

    def _section(self, row: Row) -> Parts:
        style = self.styles.section
        name = " " + self.view.section(row)
        if row.window or row.name:  # a name stays where it is when the columns are scrolled
            return [Segment(set_cell_size(name, self.layout.width), style)], []
        say = self.view.say
        titles = [
            _right(say("entry.value"), VALUE - 1) + "  ",
            set_cell_size(say("entry.as_of"), AS_OF - 1),
            _right(say("entry.before"), BEFORE),
            _right(say("entry.change"), CHANGE),
        ]
        body = set_cell_size("".join(titles), self.layout.width - self.layout.label)
        return [Segment(set_cell_size(name, self.layout.label), style)], [Segment(body, style)]

    def _by_place(self, row: Row, cursor: Cursor | None) -> Iterator[Segment]:
        lay = self.layout
        if row.kind is RowKind.DERIVED:
            for value, width in zip(self.view.derived(row), lay.places, strict=True):
                yield Segment(_right(value, width - 1) + " ", self.styles.faint)
        else:
            for index, width in enumerate(lay.places):
                yield self._slot(row, index, width, cursor)
        total = self.view.row_total(row)
        yield Segment(fitted(total, lay.total - 1) + " ", self.styles.computed)
        yield self._slot(row, len(row.slots) - 1, lay.stated, cursor)

    def _figure(self, row: Row, cursor: Cursor | None) -> Iterator[Segment]:
        yield self._slot(row, 0, VALUE, cursor)
        yield Segment(" ", self.styles.base)
        if len(row.slots) > 1:
            yield self._slot(row, 1, AS_OF - 1, cursor, left=True)
        else:
            yield Segment(set_cell_size(" " + self.view.window_of(row), AS_OF - 1), self.styles.faint)
        key = row.slots[0].cell
        before, change = self.view.before(key), self.view.change(key)
        yield Segment(_right("" if before is None else str(before), BEFORE), self.styles.faint)
        yield Segment(_right("" if change is None else signed(change), CHANGE), self.styles.base)

    def _slot(
        self, row: Row, index: int, width: int, cursor: Cursor | None, *, left: bool = False
    ) -> Segment:
        """A slot, right-aligned (left for moments); between brackets where the cursor is."""
        shown = self.view.shown(row.slots[index])
        if cursor is None or cursor.at.slot != index:
            return Segment(_aligned(shown, width - 1, left) + " ", self._style(shown))
        if cursor.buffer is not None:
            shown = Shown(cursor.buffer, shown.looks)
            style = self.styles.editing
        else:
            style = self.styles.cursor
        inner = _aligned(shown, width - 2, left)
        if cell_len(shown.text) > width - 2 and shown.looks is not Looks.REFUSED:
            return Segment(_aligned(shown, width - 1, left) + "]", style)
        return Segment(f"[{inner}]", style)

    def _style(self, shown: Shown) -> Style:
        looks = {
            Looks.REFUSED: self.styles.refused,
            Looks.HALF: self.styles.half,
            Looks.DIFFERS: self.styles.differs,
            Looks.COMPUTED: self.styles.computed,
            Looks.MARK: self.styles.faint,
        }
        return looks.get(shown.looks, self.styles.base)


def signed(number: int) -> str:
    """`+85`, `-4`, and `0` when nothing changed."""
    return f"{number:+d}" if number else "0"


def _aligned(shown: Shown, width: int, left: bool) -> str:
    text = fitted(shown, width)
    return (
        set_cell_size((" " if cell_len(shown.text) < width else "") + text.strip(), width) if left else text
    )


def _right(text: str, width: int) -> str:
    """Right-aligned; cut from the right when too long (names only, never figures)."""
    missing = width - cell_len(text)
    return " " * missing + text if missing >= 0 else set_cell_size(text, width)
