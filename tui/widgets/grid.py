"""The entry grid: one widget that keeps what is being typed and draws it in the same frame.

It is a single widget on purpose. With a widget for each cell the focus moves a moment after the key
that moved it, and digits typed ahead land in the wrong cell. Here every key finishes before the next.
Each key goes to the sitting, which journals it; the lines it touched are painted at once.
"""

import unicodedata
from collections.abc import Callable

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.record.cell import CellKey
from store.troubles import Trouble
from tui.widgets.grid_paint import Cursor, GridPainter, GridStyles
from tui.widgets.moment_text import NotAMoment, read_as_of
from tui.widgets.pasting import understood
from tui.widgets.sheet import Position, Slot
from tui.widgets.sheet_layout import SheetLayout, layout
from tui.widgets.sheet_view import SheetView

RefusedValue = tuple[CellKey | None, str, Trouble | None]
"""A cell (None: outside the sheet), the text, and why it was refused."""

_SIDEWAYS = {"left": -1, "right": 1, "tab": 1, "shift+tab": -1}
_VERTICAL = {"up": -1, "down": 1, "enter": 1}


class EntryGrid(ScrollView, can_focus=True):
    """The grid over a `SheetView`. `changed` is called, in the same frame, after anything it shows
    elsewhere may have changed: a value, the cursor, a refusal."""

    COMPONENT_CLASSES = {
        "grid--header", "grid--section", "grid--cursor", "grid--editing",
        "grid--refused", "grid--differs", "grid--computed", "grid--faint",
    }  # fmt: skip
    DEFAULT_CSS = """
    EntryGrid { height: 1fr; scrollbar-size: 0 1; background: $background; color: $foreground; }
    EntryGrid > .grid--header { text-style: bold; color: $primary; }
    EntryGrid > .grid--section { text-style: bold; background: $panel; }
    EntryGrid > .grid--cursor { text-style: bold reverse; }
    EntryGrid > .grid--editing { text-style: bold underline; background: $secondary 60%; }
    EntryGrid > .grid--refused { text-style: bold underline; color: $error; }
    EntryGrid > .grid--differs { text-style: bold; color: $warning; }
    EntryGrid > .grid--computed { text-style: bold; }
    EntryGrid > .grid--faint { text-style: dim; }
    """

    class Refused(Message):
        """What a pasted block filled, and the values that were not taken, with the reason of each."""

        def __init__(self, filled: int, lines: list[RefusedValue]) -> None:
            super().__init__()
            self.filled, self.lines = filled, lines

    class Prose(Message):
        """A text was pasted where values are typed; nothing of it was entered."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, view: SheetView, changed: Callable[[], None], id: str | None = None) -> None:
        super().__init__(id=id)
        self.view, self._changed = view, changed
        self.at: Position = view.sheet.first
        self.buffer: str | None = None
        self.refusal: Trouble | None = None
        self._lane = view.sheet.slot(self.at).lane
        self._run: int | None = None
        self._layout: SheetLayout = layout(view.sheet, view.lang, view.longest(), 79)
        self._painter: GridPainter | None = None

    # -- drawing -------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.lay_out()

    def on_resize(self) -> None:
        self.lay_out()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter = None

    def lay_out(self) -> None:
        """Work out the columns anew: other rows, longer figures, another size or language."""
        self._layout = layout(self.view.sheet, self.view.lang, self.view.longest(), self.size.width or 79)
        self._painter = None
        self.virtual_size = Size(self._layout.width, len(self.view.sheet.rows) + 1)
        self.refresh()
        self._park()

    def _painting(self) -> GridPainter:
        if self._painter is None:

            def style(name: str) -> Style:
                return self.get_component_rich_style(f"grid--{name}")

            styles = GridStyles(
                self.rich_style, style("header"), style("section"), style("cursor"), style("editing"),
                style("refused"), style("differs"), style("computed"), style("faint"),
            )  # fmt: skip
            self._painter = GridPainter(self.view, self._layout, styles)
        return self._painter

    def render_line(self, y: int) -> Strip:
        painter, width = self._painting(), self.size.width
        row = y - 1 + self.scroll_offset.y
        if y > 0 and row >= len(self.view.sheet.rows):
            return Strip.blank(width, self.rich_style)
        if y == 0:
            label, body = painter.header()
        else:
            here = Cursor(self.at, self.buffer) if row == self.at.row else None
            label, body = painter.row(row, here)
        left = self.scroll_offset.x
        strip = Strip(body).crop(left, left + max(0, width - self._layout.label))
        return Strip([*label, *strip]).adjust_cell_length(width, self.rich_style)

    def _refresh_rows(self) -> None:
        """Paint the current row and the computed rows of its window."""
        here = self.view.sheet.rows[self.at.row]
        for index, row in enumerate(self.view.sheet.rows):
            if index == self.at.row or (row.panel == here.panel and row.indicator is not None):
                self._refresh_row(index)

    def _refresh_row(self, index: int) -> None:
        y = index + 1 - self.scroll_offset.y
        if 0 < y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _park(self) -> None:
        """Put the terminal's own cursor on the cell: an input method's window follows it."""
        if self.screen.focused is not self:
            return
        start, width = self._layout.span(self.view.sheet.rows[self.at.row], self.at.slot)
        x = start + width - 2 - self.scroll_offset.x
        y = self.at.row + 1 - self.scroll_offset.y
        self.app.cursor_position = self.content_region.offset + Offset(max(0, x), max(0, y))

    # -- where one is --------------------------------------------------------------------------

    @property
    def slot(self) -> Slot:
        """The slot under the cursor."""
        return self.view.sheet.slot(self.at)

    def go_to(self, cell: CellKey) -> bool:
        """Put the cursor on a cell; False when it has no row here."""
        where = self.view.sheet.find(cell)
        if where is not None:
            self._stand(where, keep_lane=False)
        return where is not None

    def _stand(self, where: Position, *, keep_lane: bool) -> None:
        self.commit()
        self._refresh_row(self.at.row)
        self.at = where
        self.refusal = None
        if not keep_lane:
            self._lane = self.slot.lane
        self._bring_into_view()
        self._refresh_row(self.at.row)
        self._park()
        self._changed()

    def _bring_into_view(self) -> None:
        rows, top, left = max(1, self.size.height - 1), self.scroll_offset.y, self.scroll_offset.x
        above = self.at.row
        if above and not self.view.sheet.rows[above - 1].slots:
            above -= 1  # the name of the panel comes along
        if above < top:
            top = above
        elif self.at.row >= top + rows:
            top = self.at.row - rows + 1
        start, width = self._layout.span(self.view.sheet.rows[self.at.row], self.at.slot)
        room = max(1, self.size.width - self._layout.label)
        start -= self._layout.label
        if start < left:
            left = start
        elif start + width > left + room:
            left = start + width - room
        if (left, top) != self.scroll_offset:
            self.scroll_to(left, top, animate=False)

    # -- typing --------------------------------------------------------------------------------

    def commit(self) -> None:
        """Leave the cell: what was typed there stands as one step."""
        if self.buffer is None:
            return
        slot, text, self.buffer = self.slot, self.buffer, None
        if slot.is_as_of:
            self._set_as_of(slot.cell.indicator, text)
        else:
            self.view.sitting.close()
        self._follow()

    def _set_as_of(self, indicator: str, text: str) -> None:
        sitting = self.view.sitting
        self.view.unread_as_of.pop(indicator, None)
        try:
            sitting.set_as_of(indicator, read_as_of(text, sitting.conference.held_on))
        except NotAMoment as why:
            self.view.unread_as_of[indicator] = text
            self.refusal = why
            self.app.bell()

    def _type(self, text: str) -> None:
        """The cell's text is now `text`: journal it, reckon, paint."""
        self.buffer = text
        slot = self.slot
        if not slot.is_as_of:
            self.refusal = self.view.sitting.type(slot.cell, text)
        self._refresh_rows()
        self._changed()

    def _put(self, text: str) -> None:
        """Type a whole value and leave the cell without moving."""
        self._type(text)
        self.commit()
        self._refresh_rows()
        self._changed()

    def _follow(self) -> None:
        """After a change of the record: rows and columns may have to change with it."""
        cell, as_of = self.slot.cell, self.slot.is_as_of
        if self.view.follow():
            self.at = self.view.sheet.find(cell, as_of=as_of) or self.view.sheet.first
            self.lay_out()
        elif self.view.longest() + 2 > min(self._layout.places, default=0):
            self.lay_out()

    def record_changed(self) -> None:
        """Show a record that was changed elsewhere: undo, a dialog, a merge."""
        self.buffer = None
        self.refusal = None
        self._follow()
        self.refresh()
        self._changed()

    def edit(self) -> None:
        """Go on with what stands in the cell instead of replacing it."""
        if self.buffer is None:
            self._type(self.view.raw(self.slot))

    def revert(self) -> None:
        """Give up what is being typed; the value before stands again."""
        if self.buffer is None:
            return
        self.buffer = None
        self.refusal = None
        if not self.slot.is_as_of:
            self.view.sitting.revert()
        self._refresh_rows()
        self._changed()

    # -- keys, paste, mouse --------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if self._moved(event.key) or self._edited(event.key) or self._typed(event):
            event.stop()
            event.prevent_default()

    def _moved(self, key: str) -> bool:
        sheet = self.view.sheet
        if key in _SIDEWAYS:
            target = sheet.sideways(self.at, _SIDEWAYS[key])
            if key != "tab":
                run = None
            elif self._run is None or target.row != self.at.row:
                run = self.slot.lane if target.row == self.at.row else sheet.slot(target).lane
            else:
                run = self._run
            self._stand(target, keep_lane=False)
            self._run = run
            return True
        if key in _VERTICAL:
            # Enter after a run of Tabs goes to where the run began, one row down, as in a spreadsheet.
            lane = self._run if key == "enter" and self._run is not None else self._lane
            self._lane, self._run = lane, None
            self._stand(sheet.vertical(self.at, _VERTICAL[key], lane), keep_lane=True)
            return True
        if key in ("home", "end"):
            self._run = None
            self._stand(sheet.end_of_row(self.at, last=key == "end"), keep_lane=False)
            return True
        if key in ("pageup", "pagedown"):
            self._page(1 if key == "pagedown" else -1)
            return True
        return False

    def _page(self, step: int) -> None:
        self._run = None
        where = self.at
        for _ in range(max(1, self.size.height - 2)):
            where = self.view.sheet.vertical(where, step, self._lane)
        self._stand(where, keep_lane=True)

    def next_panel(self) -> None:
        """Go to the next window or to the other figures."""
        self._run = None
        self._stand(self.view.sheet.next_panel(self.at), keep_lane=False)

    def _edited(self, key: str) -> bool:
        if key == "delete":
            self._put("")
        elif key == "backspace":
            text = self.view.raw(self.slot) if self.buffer is None else self.buffer
            self._type(text[:-1])
        elif key == "escape" and self.buffer is not None:
            self.revert()
        else:
            return False
        return True

    def _typed(self, event: events.Key) -> bool:
        character = event.character
        if character is None or not character.isprintable():
            return False
        if character == " " and self.buffer is None:
            return True
        self._type((self.buffer or "") + unicodedata.normalize("NFKC", character))
        return True

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        pasted = understood(event.text)
        if pasted.prose:
            self.post_message(self.Prose(pasted.prose))
        elif pasted.block:
            self._paste_block(pasted.block)
        elif pasted.typing:
            self._type((self.buffer or "") + unicodedata.normalize("NFKC", pasted.typing))

    def _paste_block(self, block: tuple[tuple[str, ...], ...]) -> None:
        self.commit()
        slots = self.view.sheet.block(self.at, len(block), max(map(len, block)))
        values: list[tuple[CellKey, str]] = []
        lines: list[RefusedValue] = []
        for places, texts in zip(slots, block, strict=True):
            for slot, text in zip(places, texts, strict=False):
                if slot is not None:
                    values.append((slot.cell, text))
                elif text:
                    lines.append((None, text, None))
        refused = self.view.sitting.enter_many(values)
        lines = [(refusal.cell, refusal.raw, refusal.why) for refusal in refused] + lines
        self.record_changed()
        self.post_message(self.Refused(len(values) - len(refused), lines))

    def on_click(self, event: events.Click) -> None:
        row = event.y - 1 + self.scroll_offset.y
        x = event.x if event.x < self._layout.label else event.x + self.scroll_offset.x
        if event.y > 0 and 0 <= row < len(self.view.sheet.rows):
            slot = self._layout.slot_at(self.view.sheet.rows[row], x)
            if slot is not None:
                self._run = None
                self._stand(Position(row, slot), keep_lane=False)
