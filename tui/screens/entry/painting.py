"""The entry grid as lines of segments: where its columns stand, for any number of places, and how they are drawn.

Every state shows by its shape; colour comes on top.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.review.figures import signed
from tui.screens.entry.sheet import AS_OF_LANE, EntrySheet, Position, RowKind, SheetRow, SheetSlot
from tui.screens.entry.view import Digits, Looks, SheetView, Shown, fitted

LABEL_CUT, LABEL_LEAST, LABEL_MOST = 10, 12, 24
PLACE_LEAST, PLACE_NARROW = 7, 6
"""`[12345]`: five digits between the brackets of the cursor."""
SUM_LEAST, SUM_USUAL = 7, 8
VALUE, _AS_OF, _BEFORE, CHANGE = 12, 19, 12, 10
"""Columns of a figure without places: its value, as-of, the value before, the change."""
_FIGURE = VALUE + _AS_OF + _BEFORE + CHANGE


class SheetLayout(Struct, frozen=True, dict=True):
    """Columns of a sheet. `label` and the header stay when the sheet is scrolled sideways."""

    label: int
    places: tuple[int, ...]
    total: int
    stated: int
    told: tuple[int, int] = (0, 0)
    """What the stated totals were to say when the columns were laid out (`SheetView.told`)."""

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each place begins, then the computed and the stated total."""
        starts = [self.label]
        for width in (*self.places, self.total):
            starts.append(starts[-1] + width)
        return tuple(starts)

    @property
    def width(self) -> int:
        return max(self.starts[-1] + self.stated, self.label + _FIGURE)

    def held(self, room: int) -> int:
        """How many cells at the right edge of a line of `room` cells the sums keep while the places are scrolled under
        them: a total nobody sees is one nobody compares. 0 where all has room, or no place would be left beside them."""
        sums = self.total + self.stated
        beside = room - self.label - sums
        return sums if self.starts[-1] + self.stated > room and beside >= max(self.places, default=0) else 0

    def moved(self, row: SheetRow, left: int, room: int) -> tuple[int, int]:
        """By how much the slots of a row, and then its sums, stand left of their columns on a line of `room` cells that
        is scrolled to `left`. Figures without places stay where they have room."""
        if row.kind is RowKind.FIGURE:
            left = left if self.label + _FIGURE > room else 0
            return left, left
        return left, self.starts[-1] + self.stated - room if self.held(room) else left

    def column(self, row: SheetRow, x: int, left: int, room: int) -> int:
        """The column of the sheet that stands `x` cells from the left on such a line."""
        places, sums = self.moved(row, left, room)
        under_sums = row.kind is not RowKind.FIGURE and x >= room - self.held(room)
        return x if x < self.label else x + (sums if under_sums else places)

    def outgrown(self, digits: Digits, told: tuple[int, int]) -> bool:
        """True when figures of so many digits no longer fit between the cursor's brackets, or the stated totals tell
        other differences."""
        if told != self.told:
            return True
        widths = (*self.places, self.total, self.stated)
        return any(needed + 2 > width for needed, width in zip(digits, widths, strict=True))

    def span(self, row: SheetRow, slot: int) -> tuple[int, int]:
        """First column and width of a slot."""
        lane = row.slots[slot].lane
        if row.kind is RowKind.FIGURE:
            return (self.label + VALUE + 1, _AS_OF - 1) if lane == AS_OF_LANE else (self.label, VALUE)
        if lane < len(self.places):
            return self.starts[lane], self.places[lane]
        return self.starts[-1], self.stated

    def slot_at(self, row: SheetRow, x: int) -> int | None:
        """The slot of a row under column `x`, for the mouse."""
        for index in range(len(row.slots)):
            start, width = self.span(row, index)
            if start <= x < start + width:
                return index
        return None

    def slot_near(self, row: SheetRow, x: int) -> int:
        """The last slot of a row that begins before column `x`, for a mouse that drags over what is no slot."""
        return max((index for index in range(len(row.slots)) if self.span(row, index)[0] <= x), default=0)


def layout(
    sheet: EntrySheet, lang: str, digits: Digits, room: int, told: tuple[int, int] = (0, 0)
) -> SheetLayout:
    """The columns of a sheet whose longest figures have `digits` digits, on `room` cells of screen.

    Columns take what their names and figures need; what is left over is given to the label and the
    sums up to their usual width, not spread out, so that a row is read in one glance. One very long figure
    widens its own column; the others become narrower, and names are cut, rather than that sums leave the screen.
    By how much a sum differs is `told` in words; with a sign alone only where no name is left to be cut for them.
    """
    labels = [cell_len(row.indicator.short(lang)) for row in sheet.rows if row.indicator is not None]
    label = max(LABEL_LEAST, min(LABEL_MOST, max(labels, default=0) + 1))
    total, stated = (max(SUM_LEAST, needed + 2) for needed in digits[-2:])
    names = [cell_len(place.short(lang)) + 1 for place in sheet.series.places]
    figures = [needed + 2 for needed in digits[: len(names)]]
    usual = tuple(max(PLACE_LEAST, *both) for both in zip(names, figures, strict=True))
    narrow = tuple(max(PLACE_NARROW, *both) for both in zip(names, figures, strict=True))
    cut = tuple(max(PLACE_NARROW, needed) for needed in figures)
    left = room - label - total - stated
    wider = [max(0, wide + 2 - stated) for wide in told]
    if left < sum(cut):  # part of the sheet is off the screen in any case
        stated += wider[0]
    else:
        lacking = max(0, min(sum(cut) + wider[1] - left, label - LABEL_CUT))  # names of rows are cut last
        label, left = label - lacking, left + lacking
        most = left - sum(cut)
        more = next((more for more in wider if more <= most), most)
        stated, left = stated + more, left - more
    places = next((widths for widths in (usual, narrow) if sum(widths) <= left), usual)
    if sum(cut) <= left < sum(places):
        places = _shaved(narrow, cut, left)
    spare = left - sum(places)
    if spare >= 2 and total < SUM_USUAL:
        more = int(stated < SUM_USUAL)
        total, stated, spare = total + 1, stated + more, spare - 1 - more
    label += max(0, min(spare, 14 - label))
    return SheetLayout(label, places, total, stated, told)


def _shaved(widths: tuple[int, ...], least: tuple[int, ...], room: int) -> tuple[int, ...]:
    """The widths, the widest of them made narrower by one until they have room, none below its least."""
    narrower = list(widths)
    while sum(narrower) > room:
        spare = [at for at, width in enumerate(narrower) if width > least[at]]
        narrower[max(spare, key=lambda at: narrower[at])] -= 1
    return tuple(narrower)


class GridStyles(NamedTuple):
    """The styles of a line's parts."""

    base: Style
    header: Style
    section: Style
    cursor: Style
    selected: Style
    editing: Style
    refused: Style
    possible: Style
    half: Style
    differs: Style
    computed: Style
    faint: Style


def cropped(body: list[Segment], left: int, right: int) -> Strip:
    """What of a line stands between two columns. A figure of which only a part would be seen looks like another one:
    in its place `<` or `>` says to which side it goes on."""
    shown: list[Segment] = []
    start = 0
    for segment in body:
        end = start + segment.cell_length
        first, last = max(start, left), min(end, right)
        if first < last:
            part = Strip([segment]).crop(first - start, last - start)
            if part.text.strip() != segment.text.strip():
                mark = "<".ljust(last - first) if start < left else ">".rjust(last - first)
                part = Strip([Segment(mark, segment.style)])
            shown += part
        start = end
    return Strip(shown)


class Parts(NamedTuple):
    """A line: the label, which stays when the sheet is scrolled sideways, what is scrolled, and the sums behind it."""

    label: list[Segment]
    body: list[Segment]
    sums: list[Segment] = []


class Cursor(NamedTuple):
    """Where one types, and the text while typing (None when only standing there)."""

    at: Position
    buffer: str | None


Selected = tuple[SheetSlot, ...]
"""The slots of a row that are selected."""


class GridPainter:
    """Draws the rows of a view in a layout."""

    def __init__(self, view: SheetView, layout: SheetLayout, styles: GridStyles) -> None:
        self.view, self.layout, self.styles = view, layout, styles

    def header(self) -> Parts:
        """The names of the places and sums; those of the other figures when no row has places."""
        view, style = self.view, self.styles.header
        if not any(row.kind is RowKind.PLACES for row in view.sheet.rows):
            return self._figure_titles(view.say("entry.corner_figures"), style)
        label = [Segment(set_cell_size(" " + view.say("entry.corner"), self.layout.label), style)]
        names = [place.short(view.lang) for place in view.sitting.series.places]
        names += [view.say("entry.total"), view.say("entry.stated")]
        widths = (*self.layout.places, self.layout.total, self.layout.stated)
        body = [
            Segment(_right(name, width - 1) + " ", style) for name, width in zip(names, widths, strict=True)
        ]
        return Parts(label, body[:-2], body[-2:])

    def across(self, parts: Parts, left: int, width: int, *, names: bool = False) -> Strip:
        """A line on `width` cells, scrolled sideways to `left`: its sums stay where there is room for that, and the line
        with the names of the places says to which side there are more."""
        held = self.layout.held(width) if parts.sums else 0
        moved = parts.body if held else [*parts.body, *parts.sums]
        if not parts.sums and self.layout.label + _FIGURE <= width:
            left = 0
        right = left + max(0, width - self.layout.label - held)
        strip = cropped(moved, left, right)
        if held and names:
            style = self.styles.header
            before, after = left > 0, right < sum(self.layout.places)
            inner = strip.crop(int(before), right - left - int(after))
            strip = Strip([*[Segment("<", style)] * before, *inner, *[Segment(">", style)] * after])
        return Strip([*parts.label, *strip, *(parts.sums if held else ())])

    def row(self, index: int, cursor: Cursor | None, selected: Selected = ()) -> Parts:
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
            return Parts(label, list(self._figure(row, cursor, selected)))
        body = list(self._by_place(row, cursor, selected))
        return Parts(label, body[:-2], body[-2:])

    def _section(self, row: SheetRow) -> Parts:
        style = self.styles.section
        name = " " + self.view.section(row)
        if row.window or row.name:  # a name stays where it is when the columns are scrolled
            return Parts([Segment(set_cell_size(name, self.layout.width), style)], [])
        return self._figure_titles(name, style)

    def _figure_titles(self, name: str, style: Style) -> Parts:
        """The heading of figures that are not by place."""
        say = self.view.say
        titles = [
            _right(say("entry.value"), VALUE - 1) + "  ",
            set_cell_size(say("entry.as_of"), _AS_OF - 1),
            _right(say("entry.before"), _BEFORE),
            _right(say("entry.change"), CHANGE),
        ]
        body = set_cell_size("".join(titles), self.layout.width - self.layout.label)
        return Parts([Segment(set_cell_size(name, self.layout.label), style)], [Segment(body, style)])

    def _by_place(self, row: SheetRow, cursor: Cursor | None, selected: Selected) -> Iterator[Segment]:
        lay = self.layout
        if row.kind is RowKind.DERIVED:
            for value, width in zip(self.view.derived(row), lay.places, strict=True):
                yield Segment(_right(value, width - 1) + " ", self.styles.faint)
        else:
            for index, width in enumerate(lay.places):
                yield self._slot(row, index, width, cursor, selected)
        total = self.view.row_total(row)
        style = self.styles.selected if any(slot.is_sum for slot in selected) else self.styles.computed
        yield Segment(fitted(total, lay.total - 1) + " ", style)
        yield self._slot(row, len(row.slots) - 1, lay.stated, cursor, selected)

    def _figure(self, row: SheetRow, cursor: Cursor | None, selected: Selected) -> Iterator[Segment]:
        if row.slots:
            yield self._slot(row, 0, VALUE, cursor, selected)
        else:
            yield Segment(fitted(self.view.row_total(row), VALUE - 1) + " ", self.styles.computed)
        yield Segment(" ", self.styles.base)
        if len(row.slots) > 1:
            yield self._slot(row, 1, _AS_OF - 1, cursor, selected, left=True)
        else:
            yield Segment(set_cell_size(" " + self.view.window_of(row), _AS_OF - 1), self.styles.faint)
        key = row.slots[0].cell if row.slots else row.cell
        before, change = self.view.before(key), self.view.change(key)
        yield Segment(_right("" if before is None else str(before), _BEFORE), self.styles.faint)
        said = "" if change is None else signed(change)
        # A change of nine digits reached into the figure before it.
        yield Segment(_right(said, max(CHANGE, cell_len(said) + 1)), self.styles.base)

    def _slot(
        self,
        row: SheetRow,
        index: int,
        width: int,
        cursor: Cursor | None,
        selected: Selected,
        *,
        left: bool = False,
    ) -> Segment:
        """A slot, right-aligned (left for moments); between brackets where the cursor is."""
        slot = row.slots[index]
        shown = self._marked(slot)
        if cursor is None or cursor.at.slot != index:
            style = self._style(shown) + (self.styles.selected if slot in selected else Style())
            return Segment(_aligned(shown, width - 1, left) + " ", style)
        if cursor.buffer is not None:
            shown = Shown(cursor.buffer, Looks.PLAIN if slot.is_as_of else shown.looks)
            style = self.styles.editing
        else:
            style = self.styles.cursor
        inner = _aligned(shown, width - 2, left)
        if cell_len(shown.text) > width - 2 and shown.looks is not Looks.REFUSED:
            return Segment(_aligned(shown, width - 1, left) + "]", style)
        return Segment(f"[{inner}]", style)

    def _marked(self, slot: SheetSlot) -> Shown:
        """What stands in a slot, behind a `!` where it is what is wrong, behind a `?` where it may be."""
        shown, here = self.view.shown(slot), (slot.cell, slot.is_as_of)
        if shown.looks in (Looks.REFUSED, Looks.HALF):
            return shown
        if here in self.view.suspects.wrong:
            return Shown(f"!{shown.text}", Looks.WRONG)
        return Shown(f"?{shown.text}", Looks.POSSIBLE) if here in self.view.suspects.possible else shown

    def _style(self, shown: Shown) -> Style:
        looks = {
            Looks.REFUSED: self.styles.refused,
            Looks.WRONG: self.styles.refused,
            Looks.POSSIBLE: self.styles.possible,
            Looks.HALF: self.styles.half,
            Looks.DIFFERS: self.styles.differs,
            Looks.COMPUTED: self.styles.computed,
            Looks.MARK: self.styles.faint,
        }
        return looks.get(shown.looks, self.styles.base)


def _aligned(shown: Shown, width: int, left: bool) -> str:
    text = fitted(shown, width)
    return (
        set_cell_size((" " if cell_len(shown.text) < width else "") + text.strip(), width) if left else text
    )


def _right(text: str, width: int) -> str:
    """Right-aligned; cut from the right when too long (names only, never figures), which a dot says where letters are cut."""
    missing = width - cell_len(text)
    if missing >= 0:
        return " " * missing + text
    return (
        set_cell_size(text, width - 1) + "." if text.isascii() and width > 1 else set_cell_size(text, width)
    )
