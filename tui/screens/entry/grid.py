"""The entry grid: one widget that draws the sheet and hands every key to its cursor.

It is a single widget on purpose. With a widget for each cell the focus moves a moment after the key
that moved it, and digits typed ahead land in the wrong cell. Here every key finishes before the next,
and the lines it touched are painted in the same frame.
"""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.record.cell import CellKey
from store.record.text import clean
from tui.actions import own_key
from tui.screens.entry.cursor import RefusedValue, SheetCursor
from tui.screens.entry.painting import Cursor, GridPainter, GridStyles, SheetLayout, layout
from tui.screens.entry.sheet import Position, RowKind, SheetSlot
from tui.screens.entry.view import SheetView, Suspects
from tui.widgets.pasting import Pasted, copied_block, pasted_text


class EntryGrid(ScrollView, can_focus=True):
    """The grid over a `SheetView`. `changed` is called, in the same frame, after anything it shows
    elsewhere may have changed: a value, the cursor, a refusal."""

    COMPONENT_CLASSES = {
        "grid--header", "grid--section", "grid--cursor", "grid--selected", "grid--editing",
        "grid--refused", "grid--possible", "grid--half", "grid--differs", "grid--computed", "grid--faint",
    }  # fmt: skip
    DEFAULT_CSS = """
    EntryGrid { height: 1fr; scrollbar-size: 0 1; background: $background; color: $foreground; }
    EntryGrid > .grid--header { text-style: bold; color: $primary; }
    EntryGrid > .grid--section { text-style: bold; background: $panel; }
    EntryGrid > .grid--cursor { text-style: bold reverse; }
    EntryGrid > .grid--selected { text-style: reverse; }
    EntryGrid > .grid--editing { text-style: bold underline; background: $secondary 60%; }
    EntryGrid > .grid--refused { text-style: bold underline; color: $error; }
    EntryGrid > .grid--possible { text-style: italic; color: $accent; }
    EntryGrid > .grid--half { text-style: bold underline; color: $warning; }
    EntryGrid > .grid--differs { text-style: bold; color: $warning; }
    EntryGrid > .grid--computed { text-style: bold; }
    EntryGrid > .grid--faint { text-style: dim; }
    """

    ALLOW_SELECT = False  # dragging selects cells, not text
    last_copied: ClassVar[str] = ""
    """What was copied last, of this conference or another: pasted, here or by the terminal, it comes back as it was."""

    class Pasted(Message):
        """How many cells a pasted block filled, and the values that were not taken."""

        def __init__(self, filled: int, refused: list[RefusedValue]) -> None:
            super().__init__()
            self.filled, self.refused = filled, refused

    class Blanked(Message):
        """How many of the cells that were selected held something and are blank now."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class Prose(Message):
        """A text was pasted where values are typed; nothing of it was entered."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Labelled(Prose):
        """A block with the names of its rows or columns was pasted; nothing of it was entered."""

    def __init__(self, view: SheetView, changed: Callable[[], None], id: str | None = None) -> None:
        super().__init__(id=id)
        self.view, self._changed = view, changed
        self.cursor = SheetCursor(view)
        self._layout: SheetLayout = layout(view.sheet, view.lang, view.longest(), 79)
        self._painter: GridPainter | None = None
        self._dragging = False

    @property
    def at(self) -> Position:
        """Where the cursor is."""
        return self.cursor.at

    @property
    def slot(self) -> SheetSlot:
        """The slot under the cursor."""
        return self.cursor.slot

    def columns(self, room: int) -> int:
        """How wide the sheet is where it may take so much room."""
        return layout(self.view.sheet, self.view.lang, self.view.longest(), room, self.view.told()).width

    # -- drawing -------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.lay_out()

    def on_resize(self) -> None:
        self.lay_out()

    def on_focus(self) -> None:
        self._park()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter = None

    @property
    def _room(self) -> int:
        """The cells a line has: one is the scrollbar's, also while none is needed, or the columns would move when what
        is said below the sheet grows."""
        return self.size.width - 1

    def lay_out(self) -> None:
        """Work out the columns anew: other rows, longer figures, another size or language."""
        view = self.view
        self._layout = layout(view.sheet, view.lang, view.longest(), self._room or 79, view.told())
        self._painter = None
        self.virtual_size = Size(self._layout.width, len(self.view.sheet.rows) + 1)
        self._bring_into_view()
        self.refresh()
        self._park()

    def _painting(self) -> GridPainter:
        if self._painter is None:

            def style(name: str) -> Style:
                return self.get_component_rich_style(f"grid--{name}")

            styles = GridStyles(
                self.visual_style.rich_style, style("header"), style("section"), style("cursor"), style("selected"),
                style("editing"), style("refused"), style("possible"), style("half"), style("differs"), style("computed"), style("faint"),
            )  # fmt: skip
            self._painter = GridPainter(self.view, self._layout, styles)
        return self._painter

    def render_line(self, y: int) -> Strip:
        painter, width = self._painting(), self.size.width
        row = y - 1 + self.scroll_offset.y
        if y > 0 and row >= len(self.view.sheet.rows):
            return Strip.blank(width, self.visual_style.rich_style)
        if y == 0:
            parts = painter.header()
        else:
            here = Cursor(self.at, self.cursor.buffer) if row == self.at.row else None
            parts = painter.row(row, here, self.cursor.selected.get(row, ()))
        line = painter.across(parts, self.scroll_offset.x, width, names=y == 0)
        return line.adjust_cell_length(width, self.visual_style.rich_style)

    def _refresh_row(self, index: int) -> None:
        y = index + 1 - self.scroll_offset.y
        if 0 < y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _refresh_window(self) -> None:
        """Paint the rows that are reckoned together with the current one: those of its panel, and computed figures,
        which may stand in another."""
        here = self.view.sheet.rows[self.at.row]
        for index, row in enumerate(self.view.sheet.rows):
            computed = row.indicator is not None and row.indicator.kind.computed
            if (row.panel == here.panel and row.kind is not RowKind.SECTION) or computed:
                self._refresh_row(index)

    def _park(self) -> None:
        """Put the terminal's own cursor on the cell: an input method's window follows it."""
        if self.screen.focused is not self:
            return
        row = self.view.sheet.rows[self.at.row]
        start, width = self._layout.span(row, self.at.slot)
        places, sums = self._layout.moved(row, self.scroll_offset.x, self.size.width)
        x = start + width - 2 - (sums if start >= self._layout.starts[-2] else places)
        y = self.at.row + 1 - self.scroll_offset.y
        self.app.cursor_position = self.content_region.offset + Offset(max(0, x), max(0, y))

    def _bring_into_view(self) -> None:
        rows, top, left = max(1, self.size.height - 1), self.scroll_offset.y, self.scroll_offset.x
        first = self.at.row
        if first and self.view.sheet.rows[first - 1].kind is RowKind.SECTION:
            first -= 1  # the name of the panel comes along
        if first < top:
            top = first
        elif self.at.row >= top + rows:
            top = self.at.row - rows + 1
        left = self._scrolled_for(self.at, left)
        if (left, top) != self.scroll_offset:
            self.scroll_to(left, top, animate=False, force=True)

    def _scrolled_for(self, at: Position, left: int) -> int:
        """How far the columns have to be scrolled, `left` as they are, for a slot to be seen."""
        row, lay = self.view.sheet.rows[at.row], self._layout
        start, width = lay.span(row, at.slot)
        held = 0 if row.kind is RowKind.FIGURE else lay.held(self.size.width)
        if held and start >= lay.starts[-2]:
            return left  # the sums are always seen
        start -= lay.label
        room = max(1, self.size.width - held - lay.label if held else self._room - lay.label)
        return start if start < left else max(left, start + width - room)

    # -- after a change ------------------------------------------------------------------------

    def _carry_out(self, operation: Callable[[], object]) -> None:
        """Do something with the cursor, then paint what it touched."""
        view, old = self.view, self.at
        sheet, record = view.sheet, view.sitting.conference
        was_typing, selected = self.cursor.buffer is not None, self.cursor.selected
        operation()
        typing = self.cursor.buffer is not None
        # Columns keep their places while one types: a key held down too long would push them off the screen.
        left = was_typing and not typing
        changed = left or record is not view.sitting.conference
        if view.sheet is not sheet or (
            changed and not typing and self._layout.outgrown(view.longest(), view.told())
        ):
            self.lay_out()
        else:
            if record is not view.sitting.conference or self.cursor.buffer is not None:
                self._refresh_window()
            self._bring_into_view()  # the wheel may have scrolled away from where one types
            now = self.cursor.selected
            for row in {old.row, self.at.row, *(now if now == selected else {**now, **selected})}:
                self._refresh_row(row)
            self._park()
        self._changed()

    def commit(self) -> None:
        """Leave off typing: what stands is entered."""
        self._carry_out(self.cursor.commit)

    def go_to(self, cell: CellKey, *, as_of: bool = False) -> bool:
        """Put the cursor on a cell or its as-of; False when it has no row here."""
        where = self.view.sheet.find(cell, as_of=as_of)
        if where is not None:
            self.stand(where)
        return where is not None

    def stand(self, where: Position) -> None:
        """Put the cursor on a slot."""
        self._carry_out(lambda: self.cursor.stand(where))

    def edit(self) -> None:
        """Go on with what stands in the cell."""
        self._carry_out(self.cursor.edit)

    def select_all(self) -> None:
        """Select the part one is in, then all of the sheet."""
        self._carry_out(self.cursor.select_all)

    def mark(self) -> None:
        """From here on every move selects, or no more."""
        marking = not self.cursor.marking

        def begin() -> None:
            self.cursor.let_go()
            self.cursor.marking = marking
            if marking:
                self.cursor.select(lambda: None)

        self._carry_out(begin)

    def copied(self) -> tuple[str, int, int]:
        """What is selected, or the current cell, as a spreadsheet program takes it; its rows and columns."""
        outcome: list[tuple[str, int, int]] = []
        self._carry_out(lambda: outcome.append(self.cursor.copied()))
        EntryGrid.last_copied = outcome[0][0]
        return outcome[0]

    def blank(self) -> int:
        """Blank what is selected, or the current cell, as one step; how many figures that were."""
        outcome: list[int] = []
        self._carry_out(lambda: outcome.append(self.cursor.blank()))
        return outcome[0]

    def to_total(self) -> None:
        """Go to the total a source states, as from a figure that was typed."""
        self._carry_out(self.cursor.to_total)

    def next_panel(self) -> None:
        """Go to the next window or to the other figures."""
        self._carry_out(self.cursor.next_panel)

    def flag(self, rows: frozenset[tuple[str, str]], slots: Suspects) -> None:
        """Mark the rows in which something is wrong and the slots that are, or may be, and no others."""
        old, changed = self.view.suspects, rows ^ self.view.flagged
        others = (slots.wrong ^ old.wrong) | (slots.possible ^ old.possible)
        changed |= {(cell.window, cell.indicator) for cell, _ in others}
        self.view.flagged, self.view.suspects = rows, slots
        for index, row in enumerate(self.view.sheet.rows):
            if row.indicator is not None and (row.window, row.indicator.key) in changed:
                self._refresh_row(index)

    def record_changed(self) -> None:
        """Show a record that was changed elsewhere: undo, a dialog, a merge."""
        self.cursor.record_changed()
        self.lay_out()
        self._changed()

    # -- keys, paste, mouse --------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Signs are typed here, which no table of keys can name; and what one of the grid's own keys does (`OWN_KEYS`) hangs
        on what is being typed and selected, so it is decided in the same place. As bindings they would be looked for
        only when the key has gone past everything around the grid, the signs before: two ways for one cell."""
        if own_key("grid", event.key) == "clear" and self.cursor.anchor is not None:
            self.post_message(self.Blanked(self.blank()))
            event.stop()
            event.prevent_default()
            return
        operation = self._operation(event)
        if operation is not None:
            self._carry_out(operation)
            event.stop()
            event.prevent_default()

    def _operation(self, event: events.Key) -> Callable[[], object] | None:
        """What a key does here; None when it is not the grid's key."""
        cursor = self.cursor
        does = own_key("grid", event.key)
        if does == "revert":  # with nothing being typed or selected Esc goes back
            busy = cursor.buffer is not None or cursor.anchor is not None
            return cursor.revert if busy else None
        if does:
            return self._move_or_edit(does)
        character = event.character
        if character in (" ", "\u3000"):  # an input method's space is a wide one
            return cursor.space
        if character is None or not character.isprintable():
            return None
        return lambda: cursor.add(character)

    def _move_or_edit(self, does: str) -> Callable[[], object]:
        cursor, page = self.cursor, self.size.height - 2
        moves: dict[str, Callable[[], None]] = {
            "left": lambda: cursor.sideways(-1),
            "right": lambda: cursor.sideways(1),
            "up": lambda: cursor.vertical(-1),
            "down": lambda: cursor.vertical(1),
            "row_start": lambda: cursor.end_of_row(last=False),
            "row_end": lambda: cursor.end_of_row(last=True),
            "page_up": lambda: cursor.page(-1, page),
            "page_down": lambda: cursor.page(1, page),
            "sheet_start": lambda: cursor.end_of_sheet(last=False),
            "sheet_end": lambda: cursor.end_of_sheet(last=True),
        }
        others: dict[str, Callable[[], object]] = {
            "next": lambda: cursor.sideways(1, run=True),
            "previous": lambda: cursor.sideways(-1, run=True),
            "enter": lambda: cursor.vertical(1, enter=True),
            "clear": cursor.clear,
            "backspace": cursor.backspace,
        }
        if does in others:
            self.cursor.marking = False
            return others[does]
        name = does.removeprefix("select_")
        if does == name and not cursor.marking:
            return moves[name]
        beside = {"left": -1, "right": 1}  # a selection stays within its rows
        move = partial(cursor.beside, beside[name]) if name in beside else moves[name]
        return lambda: cursor.select(move)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.receive(event.text)

    def receive(self, text: str) -> None:
        """Enter what was pasted, or hand it on where it is no value and no block of values."""
        pasted = pasted_text(text)
        own = bool(EntryGrid.last_copied) and clean(text) == EntryGrid.last_copied
        if own and pasted.typing == "":
            pasted = Pasted(block=copied_block(EntryGrid.last_copied))
        if pasted.prose:
            self.post_message(self.Prose(pasted.prose))
        elif pasted.table:
            self.post_message(self.Labelled(pasted.table))
        elif pasted.block:
            outcome: list[tuple[int, list[RefusedValue]]] = []
            self._carry_out(lambda: outcome.append(self.cursor.paste(pasted.block, own=own)))
            self.refresh()
            self.post_message(self.Pasted(*outcome[0]))
        elif pasted.typing:
            self._carry_out(lambda: self.cursor.add(pasted.typing))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the cell under the mouse; with Shift select to it. What follows with the button held selects."""
        where = self._under(event)
        if where is None:
            return
        self._dragging = True
        self.capture_mouse()
        self._carry_out(partial(self.cursor.select_to if event.shift else self.cursor.begin_at, where))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        where = self._under(event, near=True) if self._dragging else None
        if where is not None and where != self.at:
            self._carry_out(lambda: self.cursor.select_to(where))

    def on_mouse_up(self) -> None:
        self._dragging = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A double click goes on with what stands in the cell, as F2 does."""
        if event.chain == 2 and self._under(event) == self.at:
            self.edit()

    def _under(self, event: events.MouseEvent, *, near: bool = False) -> Position | None:
        """The slot under the mouse; with `near` the one beside it where the row has slots."""
        last = len(self.view.sheet.rows) - 1
        row = event.y - 1 + self.scroll_offset.y
        if near:  # beyond an edge one goes on by a row
            row = max(
                0,
                min(
                    last, max(self.scroll_offset.y - 1, min(row, self.scroll_offset.y + self.size.height - 1))
                ),
            )
        elif event.y <= 0 or row > last:
            return None
        held = self.view.sheet.rows[row]
        x = self._layout.column(held, event.x, self.scroll_offset.x, self.size.width)
        slot = self._layout.slot_at(held, x)
        if slot is None and near and held.slots and held.kind is not RowKind.DERIVED:
            slot = self._layout.slot_near(held, x)
        return None if slot is None else Position(row, slot)
