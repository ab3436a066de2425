"""The editor of a person's prose. A figure in it is shown as what it prints, in brackets of its own: 〔1306名〕.

What is stored is the slot (`{f:3kf}`), which is one sign to the caret (see `prose_text`). Lines are broken by
`tui.line_breaks`, so none begins with a closing mark. What is typed can be taken back step by step by whoever
keeps the text: the editor only says where a step begins.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.actions import SkipAction
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.record.marks import MarkMended
from store.record.text import clean
from tui.actions import own_bindings
from tui.widgets.prose_text import Layout, ProseText, SlotWords, is_slot, labelled

MARGIN = 1
"""Cells at the left of each line, and at the right, where the caret stands behind a full one."""
_LONGEST = 30
"""Signs that are taken back at once, at most."""
_STOPS = "。！？；\n.!?;"
"""A step ends with one of these."""


class Copied(Struct, frozen=True):
    """What was cut or copied last: as it is printed, as it is stored, and in which conference."""

    printed: str
    stored: str
    home: str


class ProseEditor(ScrollView, can_focus=True):
    """`edited` is called as soon as the text was changed, with True where a step to take back begins. `home` says in
    which conference the slots mean something; `mends` which marks of a printed line are to be others."""

    BINDINGS = own_bindings("prose")
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ProseEditor {
        background: $surface; color: $foreground; height: 1fr;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; overflow-y: auto;
    }
    ProseEditor > .prose-editor--figure { color: $primary; text-style: bold underline; }
    ProseEditor > .prose-editor--missing { color: $error; text-style: bold underline; }
    ProseEditor > .prose-editor--selected { color: $secondary; background: $foreground; text-style: reverse; }
    ProseEditor > .prose-editor--caret { text-style: reverse; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"prose-editor--{name}" for name in ("figure", "missing", "selected", "caret")
    }
    copied: ClassVar[Copied | None] = None

    class Chosen(Message):
        """A second click on a figure; `slot` is how it is stored."""

        def __init__(self, slot: str) -> None:
            super().__init__()
            self.slot = slot

    def __init__(
        self,
        text: str,
        *,
        edited: Callable[[bool], None],
        home: str,
        mends: Callable[[str], Sequence[MarkMended]],
        elsewhere: Callable[[str], bool] = lambda text: False,
        id: str | None = None,
    ) -> None:
        """`elsewhere` is asked of a pasted text first: True when it sees to it."""
        super().__init__(id=id)
        self.prose = ProseText(clean(text))
        self._edited, self._home, self._mends, self._elsewhere = edited, home, mends, elsewhere
        self._printed: Sequence[SlotWords] = ()
        self._known: dict[str, SlotWords] = {}
        self._goal: int | None = None
        """The cell one keeps to while going up and down."""
        self._run = ("", 0, 0)
        """What is being typed or taken away, up to where, and how many signs of it."""
        self._mended_at: tuple[int, str, str] | None = None
        """Behind which place a mark was set right as it was typed, how it was typed and what it became."""
        self._right: tuple[str, int, str] | None = None
        """The text before its marks were set right, where the caret was, and the text after."""
        self._dragging = False
        self._layout: Layout | None = None

    # What is shown -------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The text as it is stored."""
        return self.prose.stored()

    @property
    def layout_now(self) -> Layout:
        """The lines as they are painted."""
        if self._layout is None:
            width = max(self.scrollable_content_region.width - 2 * MARGIN, 4)
            labels = labelled(self.prose, self._printed, self._known)
            self._layout = Layout(self.prose.signs, labels, width)
        return self._layout

    def show(self, text: str, follow: bool = False) -> None:
        """Show another text; `follow`: the caret goes to where it changed."""
        if clean(text) != self.text:
            before, caret, after = self._right or ("", 0, "")
            taken_back = bool(after) and (before, after) == (clean(text), self.text)
            self.prose.show(clean(text), follow)
            if taken_back:  # one goes on where one was, and not behind the last mark
                self.prose.go(caret)
            self._run = ("", 0, 0)
            self._renew()

    def print_slots(self, printed: Sequence[SlotWords]) -> None:
        """What the slots of the text print, one after another."""
        if printed != self._printed or self._layout is None:
            self._printed = printed
            self._renew()

    def printed(self, start: int = 0, end: int | None = None) -> str:
        """A stretch of the text as it is printed."""
        labels = self.layout_now.labels
        signs = enumerate(self.prose.signs[start:end], start)
        return "".join(labels[at].text if at in labels else sign for at, sign in signs)

    @property
    def printed_place(self) -> int:
        """How many characters are printed before the caret."""
        return len(self.printed(0, self.prose.at))

    def go_to_printed(self, place: int) -> None:
        """Put the caret where so many characters are printed before it; behind a figure it falls into."""
        at, left = 0, place
        while left > 0 and at < len(self.prose.signs):
            left -= len(self.printed(at, at + 1))
            at += 1
        self.go_to(at)

    def go_to_words(self, words: str, passed: int = 0) -> None:
        """Put the caret before where that is printed, behind so many times that it is printed before."""
        before = self.printed().split(words, passed + 1)
        if len(before) > passed + 1:
            self.go_to_printed(len(words.join(before[:-1])))

    @property
    def slots_here(self) -> list[str]:
        """The slots that are selected, or that stand behind and before the caret."""
        start, end = self.prose.selected
        places = range(start, end) if start != end else (start, start - 1)
        signs = [self.prose.signs[at] for at in places if 0 <= at < len(self.prose.signs)]
        return [self.prose.code(sign) for sign in signs if is_slot(sign)]

    def go_to(self, at: int) -> None:
        """Put the caret before a sign."""
        self._go(at, False)

    def _renew(self) -> None:
        self._layout = None
        self.virtual_size = Size(self.size.width, len(self.layout_now.lines))
        self.refresh()
        self._bring_into_view()

    def on_resize(self) -> None:
        self._renew()

    def on_focus(self) -> None:
        self._bring_into_view()
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _bring_into_view(self) -> None:
        line, cell = self.layout_now.place(self.prose.at)
        self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)
        if self.has_focus:  # for input methods and screen readers
            self.app.cursor_position = (
                self.content_region.offset + Offset(cell + MARGIN, line) - self.scroll_offset
            )

    # Drawing -------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width, base = self.scrollable_content_region.width, self.visual_style.rich_style
        layout, index = self.layout_now, y + self.scroll_offset.y
        if index >= len(layout.lines):
            return Strip.blank(width, base)
        line = layout.lines[index]
        segments = [Segment(" " * MARGIN, base)]
        used = 0
        at = layout.sign_at(line.start)
        while at < len(layout.signs) and layout.starts[at] < line.end:
            start, end = max(layout.starts[at], line.start), min(layout.starts[at + 1], line.end)
            words = layout.shown[start:end]
            if used + cell_len(words) > layout.width:  # a space too many at the end of a line has no room
                words = words.rstrip(" ")
            used += cell_len(words)
            segments.append(Segment(words, base + self._style(at)))
            at += 1
        if self.has_focus and layout.place(self.prose.at)[0] == index and at <= self.prose.at:
            segments.append(Segment(" ", base + self._component("caret")))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, at: int) -> Style:
        style = Style()
        label = self.layout_now.labels.get(at)
        if label is not None:
            style += self._component("missing" if label.missing else "figure")
        start, end = self.prose.selected
        if start <= at < end:
            style += self._component("selected")
        if at == self.prose.at and start == end and self.has_focus:
            style += self._component("caret")
        return style

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"prose-editor--{name}", partial=True)

    # Changing ------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Signs are typed here, which no table of keys can name. All other keys of the editor are bindings of it."""
        sign = clean(event.character) if event.character and event.is_printable else ""
        if sign:
            event.stop()
            event.prevent_default()
            self._put(f" {sign}" if self._wants_space(sign) else sign, "type")
            _, at, length = self._run
            self._set_right(max(at - length, 0))

    def _wants_space(self, sign: str) -> bool:
        """Whether a space belongs between the mark that was just set right and the sign that is typed behind it: only that
        sign tells (`days, or`, `1,306`)."""
        mended, self._mended_at = self._mended_at, None
        at, signs = self.prose.at, self.prose.signs
        if mended is None or mended[0] != at or self.prose.anchor != at or signs[at - 1] != mended[2]:
            return False
        line = "".join(self.printed(each, each + 1) for each in range(signs.rfind("\n", 0, at) + 1, at - 1))
        mends = self._mends(f"{line}{mended[1]}{sign}")
        return any(one.end == len(line) + 1 and one.mark.endswith(" ") for one in mends)

    def on_paste(self, event: events.Paste) -> None:
        """What was copied here comes back with its figures; the marks of anything else are set right."""
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def put(self, text: str) -> None:
        """Put a stored text in the place of what is selected."""
        self._put(text, "")
        self.screen.set_focus(self)

    def with_put(self, text: str) -> str:
        """The stored text as it would be with a text put in at the caret."""
        start, end = self.prose.selected
        return f"{self.prose.stored(0, start)}{text}{self.prose.stored(end)}"

    def _put(self, text: str, run: str) -> None:
        kind, place, length = self._run
        start, end = self.prose.selected
        joined = run != "" and kind == run and place == start == end and length < _LONGEST
        self.prose.put(text)
        ended = text[-1:] in _STOPS
        self._run = ("" if ended else run, self.prose.at, length + 1 if joined else 1)
        self._changed(anew=not joined)

    def _take(self, start: int, end: int, run: str = "") -> None:
        """Take signs away; those selected, where some are."""
        if self.prose.at != self.prose.anchor:
            (start, end), run = self.prose.selected, ""
        if start == end:
            return
        kind, place, length = self._run
        joined = run != "" and kind == run and place == self.prose.at and length < _LONGEST
        self.prose.replace(start, end, "")
        self._run = (run, self.prose.at, length + 1 if joined else 1)
        self._changed(anew=not joined)

    def _changed(self, anew: bool) -> None:
        self._goal = None
        self._renew()
        self._edited(anew)

    def _paste(self, text: str) -> None:
        copied = ProseEditor.copied
        if copied is not None and copied.printed == text and copied.home == self._home:
            self._put(copied.stored, "")
            return
        text = clean(text)
        if text and not self._elsewhere(text):
            self.take_in(text)

    def take_in(self, text: str) -> None:
        """Put in a text of others, and set its marks right."""
        start = self.prose.selected[0]
        self._put(text, "")
        self._set_right(start)

    def _set_right(self, start: int) -> None:
        """The marks of what was put in from `start` to the caret become those of the language, as their lines ask
        for: a step of its own, so that one key takes it back and leaves what was typed."""
        end, signs = self.prose.at, self.prose.signs
        first = signs.rfind("\n", 0, start) + 1
        last = signs.find("\n", end) if "\n" in signs[end:] else len(signs)
        printed = [self.printed(at, at + 1) for at in range(first, last)]
        sign_of = [at for at, words in enumerate(printed, first) for _ in words] + [last]
        put: list[str] = []
        at, told = start, None
        for mended in self._mends("".join(printed)):
            begin, behind = sign_of[mended.start], sign_of[mended.end]
            if start <= begin < behind <= end and not any(map(is_slot, signs[begin:behind])):
                put += [self.prose.stored(at, begin), mended.mark]
                at = behind
                told = signs[behind - 1], mended.mark
        if put:
            before = self.text
            self.prose.replace(start, end, "".join([*put, self.prose.stored(at, end)]))
            self._right = before, end, self.text
            self._run = ("", 0, 0)
            if told is not None and at == end:
                self._mended_at = self.prose.at, *told
            self._changed(anew=True)

    def action_newline(self) -> None:
        self._put("\n", "type")

    def action_take(self, by: int) -> None:
        """Backspace and Delete."""
        at = self.prose.at
        # A mark over a letter is taken away alone by Backspace, as everywhere.
        other = at - 1 if by < 0 else self.prose.beside(1)
        self._take(max(min(at, other), 0), max(at, other), "back" if by < 0 else "forth")

    def action_take_word(self, by: int) -> None:
        at, other = self.prose.at, self.prose.word(by)
        self._take(min(at, other), max(at, other))

    def action_take_line(self, which: int) -> None:
        """To the beginning or the end of the line; at its end the line break."""
        at, edge = self.prose.at, self.layout_now.edges(self.layout_now.place(self.prose.at)[0])[which]
        if which and edge == at:
            edge = min(at + 1, len(self.prose.signs))
        self._take(min(at, edge), max(at, edge))

    def action_copy(self) -> None:
        """What is selected, as it is printed; put in again here it has its figures."""
        start, end = self.prose.selected
        if start == end:
            raise SkipAction  # the app says that Ctrl+C is not the way out
        printed = self.printed(start, end)
        ProseEditor.copied = Copied(printed, self.prose.stored(start, end), self._home)
        self.app.copy_to_clipboard(printed)

    def action_cut(self) -> None:
        if self.prose.at != self.prose.anchor:
            self.action_copy()
            self._take(*self.prose.selected)

    def action_paste(self) -> None:
        self._paste(self.app.clipboard)

    # Going about ---------------------------------------------------------------------------------

    def _go(self, at: int, select: bool, keep: bool = False) -> None:
        self.prose.go(at, select)
        self._run = ("", 0, 0)
        self._goal = self._goal if keep else None
        self.refresh()
        self._bring_into_view()

    def action_move(self, by: int, select: bool = False) -> None:
        start, end = self.prose.selected
        if start != end and not select:  # an arrow leaves what is selected at its side
            self._go(start if by < 0 else end, False)
        else:
            self._go(self.prose.beside(by), select)

    def action_word(self, by: int, select: bool = False) -> None:
        self._go(self.prose.word(by), select)

    def action_line(self, by: int, select: bool = False) -> None:
        """Up and down, past lines on which nothing begins; from the last one to its end."""
        layout = self.layout_now
        line, cell = layout.place(self.prose.at)
        self._goal = cell if self._goal is None else self._goal
        other = line + by
        while 0 <= other < len(layout.lines):
            at = layout.nearest(other, self._goal)
            if (layout.place(at)[0] - line) * by > 0:
                self._go(at, select, keep=True)
                return
            other += 1 if by > 0 else -1
        if abs(by) > 1 and line not in (0, len(layout.lines) - 1):
            other = 0 if by < 0 else len(layout.lines) - 1
            self._go(layout.nearest(other, self._goal), select, keep=True)
            return
        self._go(0 if by < 0 else len(self.prose.signs), select)

    def action_page(self, by: int, select: bool = False) -> None:
        self.action_line(by * max(self.size.height - 1, 1), select)

    def action_edge(self, which: int, select: bool = False) -> None:
        """To the beginning or the end of the line."""
        layout = self.layout_now
        self._go(layout.edges(layout.place(self.prose.at)[0])[which], select)

    def action_end(self, which: int, select: bool = False) -> None:
        """To the beginning or the end of the text."""
        self._go(len(self.prose.signs) if which else 0, select)

    def action_select_all(self) -> None:
        self.prose.anchor = 0
        self._go(len(self.prose.signs), True)

    # The mouse -----------------------------------------------------------------------------------

    def _under(self, event: events.MouseEvent) -> int:
        where = event.get_content_offset_capture(self)
        return self.layout_now.nearest(where.y + self.scroll_offset.y, where.x - MARGIN)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self._dragging = True
        self.capture_mouse()
        self._go(self._under(event), event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            self._go(self._under(event), True)

    def on_mouse_up(self) -> None:
        self._dragging = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A second click on a figure chooses it, on a word selects it."""
        if event.chain != 2:
            return
        if self.slots_here:
            self.post_message(self.Chosen(self.slots_here[0]))
            return
        self.prose.go(self.prose.word(-1))
        self._go(self.prose.word(1), True)
