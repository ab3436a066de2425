"""The conference under the cursor, beside the list of all of them or beneath it: what is shown of it, where that stands, and
when it is read.

At once it shows what the list's own row knows: which one, its state, what to do next, the trend. The rest is read
in a thread once the cursor rests.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from store.desk.rows import DeskRow
from tui.actions import key_of
from tui.line_breaks import wrapped
from tui.review.state import progress_line
from tui.screens.desk.conference_list import DeskList, told_whole
from tui.screens.place import PlaceScreen
from tui.words import say

if TYPE_CHECKING:
    from store.desk.printed import Sentence
    from tui.review.glance import Glance


TREND = 14
"""How many conferences its trend shows, its own last."""
_TALL = 20
"""Lines from which the bars of the trend are three lines high."""
_LEAST = 4
"""Lines from which one of them may say that there is more."""
_BARS = "▁▂▃▄▅▆▇█"


class RowShown(Struct, frozen=True):
    """What is to be said of a conference. `before` are the conferences of its series up to it, the earliest first;
    `unsaved`: something typed into it is held by no version; `glance` what was read of it, None while it is not."""

    row: DeskRow
    series: str
    before: Sequence[DeskRow]
    unsaved: bool
    glance: "Glance | None"
    wanted: str = ""
    passages: "Sequence[Sentence]" = ()
    """While something is being found: the sentences of its texts that hold it."""


class Beside(Widget):
    """The pane. It takes no keys: the cursor of the list is its cursor, and the list hands on what pages it."""

    DEFAULT_CSS = """
    Beside { background: $surface; color: $foreground; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="beside")
        self._lines: list[Text] = []
        self._of = ""
        self._top = 0
        """The first line that is shown, of the conference of that key."""

    @property
    def room(self) -> int:
        """Cells of a line."""
        return max(20, self.content_size.width)

    def show(self, shown: RowShown | None) -> None:
        """Show a conference; nothing without one."""
        lang = getattr(self.app, "lang", "en")
        self._lines = [] if shown is None else _lines(shown, lang, self.room, self.content_size.height)
        key = "" if shown is None else shown.row.key
        self._of, self._top = key, self._top if key == self._of else 0
        self.refresh()

    def on_resize(self) -> None:
        """Beside the list there is more room than beneath it: one begins with what is most important again."""
        self._top = 0

    def page(self, by: int) -> None:
        """Show what does not fit, a page further down or up."""
        height = self.content_size.height
        most = max(0, len(self._lines) - height)
        # What is cut off begins at the line that says so.
        self._top = max(0, min(most, self._top + by * max(1, height - 1)))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, base = self.size.width, self.visual_style.rich_style
        lines = _cut(self._lines[self._top :], getattr(self.app, "lang", "en"), self.room, self.size.height)
        if y >= len(lines):
            return Strip.blank(width, base)
        segments = [
            Segment(segment.text, base + segment.style if segment.style else base)
            for segment in lines[y].render(self.app.console)
            if segment.text != "\n"
        ]
        return Strip(segments).adjust_cell_length(width, base)


def _lines(shown: RowShown, lang: str, width: int, height: int) -> list[Text]:
    """The parts one below the other, the most important first: those that do not fit are cut off below."""
    row = shown.row
    number = "" if row.number is None else say("app.number", lang, number=row.number) + "  "
    day = row.held_on.isoformat() if row.held_on else row.key
    head = Text(f"{number}{day}  {state_name(row, lang)}", style="bold")
    parts: list[list[Text]] = [
        _with_progress(head, row, lang, width),
        _folded(next_step(row, shown.unsaved, lang), width, "bold cyan"),
    ]
    if shown.series:
        parts[0].append(Text(shown.series, style="dim"))
    if row.trouble is not None:
        return [line for part in (*parts, _folded(row.trouble.in_app(lang), width)) for line in part]
    read = shown.glance
    for passage in shown.passages:
        parts.append(told_whole(passage, shown.wanted, lang, width))
    parts.append([Text("…", style="dim")] if read is None else list(read.headline))
    parts.append([] if read is None else list(read.figures))
    trend = _trend(shown.before, lang, width, tall=height >= _TALL)
    found = [] if read is None else list(read.findings)
    parts += [trend, found] if height >= _TALL else [found, trend]  # what is to be done has the room there is
    parts.append([] if read is None else list(read.standing))
    lines: list[Text] = []
    for part in parts:
        if lines and part and height >= _TALL:
            lines.append(Text(""))
        lines += part
    return lines


def _cut(lines: list[Text], lang: str, width: int, height: int) -> list[Text]:
    """The lines that fit, the last of which says where the rest is: what is cut off unsaid is taken for all there is."""
    if len(lines) <= height or height < _LEAST:
        return lines
    shown = lines[: height - 1]
    words = say("desk.more_lines", lang, count=len(lines) - len(shown), press=key_of("review"))
    return [*shown, *_folded(words, width, "dim")[:1]]


def _with_progress(head: Text, row: DeskRow, lang: str, width: int) -> list[Text]:
    """What there is of the conference, beside which one it is or beneath that."""
    if row.standing is None:
        return [head]
    line = progress_line(row.standing, "", lang)
    if head.cell_len + 2 + cell_len(line) <= width:
        return [Text.assemble(head, f"  {line}")]
    return [head, *_folded(line, width)]


def _folded(words: str, width: int, style: str = "") -> list[Text]:
    return [Text(line, style=style) for line in wrapped(words, width)]


def state_name(row: DeskRow, lang: str) -> str:
    """The state of a conference in words; as it stands where no word is known for it."""
    known = row.state in ("draft", "released", "final", "revised")
    return say(f"desk.status_{row.state}", lang) if known else row.state


def next_step(row: DeskRow, unsaved: bool, lang: str) -> str:
    """What is to be done next with a conference, as its row knows it, and by which key."""
    known = row.standing
    if row.trouble is not None:
        return say("desk.next_bad", lang)
    if unsaved:
        return say("desk.next_unsaved", lang)
    if known is None:
        return say("desk.next_counting", lang)
    for count, step in ((known.errors, "mend"), (known.blanks, "fill"), (known.warnings, "explain")):
        if count:
            return say(f"desk.next_{step}", lang, count=count)
    return say(
        {"final": "desk.next_none", "revised": "desk.next_again"}.get(row.state, "desk.next_final"), lang
    )


def _trend(before: Sequence[DeskRow], lang: str, width: int, *, tall: bool) -> list[Text]:
    """Bars of the totals, from zero, the row's own last; beneath them the first day, the most and the last."""
    totals = [row.total for row in before]
    most = max((total for total in totals if total is not None), default=0)
    if most <= 0 or len(totals) < 2:
        return []
    high = 3 if tall else 1
    each = min(4, max(1, width // len(totals)))
    steps = [None if total is None else -(-max(total, 0) * 8 * high // most) for total in totals]
    lines = []
    for level in reversed(range(high)):
        cells = (
            (" " if step is None or step <= 8 * level else _BARS[min(step - 8 * level, 8) - 1])
            * max(1, each - 1)
            for step in steps
        )
        lines.append(Text((" " if each > 1 else "").join(cells), style="cyan"))
    days = [row.held_on for row in before]
    first, last = (f"{day.month}/{day.day}" if day else "" for day in (days[0], days[-1]))
    told = say("desk.trend_of", lang, count=len(totals), first=first, last=last, most=most)
    return [*lines, *(Text(line, style="dim") for line in wrapped(told, width))]


_WIDE = 110
"""From this width a conference is shown beside the list without being asked for."""
_LIST = 72
"""Cells the list keeps beside it."""
_MOST_BESIDE = 64
_BENEATH = 12
"""Lines it takes beneath the list, where it does not stand beside it."""
_PAUSE = 0.25
"""Seconds the cursor has to rest before the conference under it is read."""


class Glancing:
    """Owns the pane beside or beneath the list, and what was read for it since the list was read."""

    def __init__(self, screen: PlaceScreen, rows: DeskList, wanted: Callable[[], str]) -> None:
        """`wanted` tells what is being found, whose sentences the pane then shows."""
        self.screen, self._list, self._wanted = screen, rows, wanted
        rows.moved, rows.paged = self.show, self._page
        self._glancing: bool | None = None
        """Whether the conference under the cursor is shown; None: where there is room beside the list."""
        self._beside: Beside | None = None
        self._glances: dict[tuple[str, int], Glance] = {}
        """What was read of conferences, by key and width."""
        self._resting: Timer | None = None
        self._reading = False

    def forget(self) -> None:
        """The list was read anew: what was read before may have changed."""
        self._glances.clear()
        self.arrange()

    def toggle(self) -> None:
        """Show the pane, or take it away."""
        self._glancing = self._beside is None
        self.arrange()

    def put_away(self) -> bool:
        """Take away what one asked for; False where nothing was."""
        if self._beside is None or not self._glancing:
            return False
        self._glancing = None
        self.arrange()
        return self._beside is None

    def arrange(self) -> None:
        """Show the conference under the cursor where it has room or was asked for, or take it away."""
        wide = self.screen.size.width >= _WIDE
        if not (wide if self._glancing is None else self._glancing):
            if self._beside is not None:
                self._beside.remove()
                self._beside = None
            return
        sides = self.screen.query_one("#sides")
        if self._beside is None:
            self._beside = Beside()
            sides.mount(self._beside)
        sides.set_class(not wide, "-beneath")
        self._beside.styles.width = min(_MOST_BESIDE, self.screen.size.width - _LIST) if wide else "100%"
        self._beside.styles.height = "100%" if wide else min(_BENEATH, self.screen.size.height // 2)
        self.screen.call_after_refresh(self.show)

    def _page(self, by: int) -> bool:
        """Page what one asked to see beneath the list; False where nothing is shown there, and the list is paged."""
        if self._beside is None or not self.screen.query_one("#sides").has_class("-beneath"):
            return False
        self._beside.page(by)
        return True

    def show(self) -> None:
        """What the list knows of the conference, at once; what is not read of it yet is read when the cursor
        rests there, in a thread and one conference at a time: no key waits for it."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if self._beside is None:
            return
        row = self._list.current
        if row is None:
            self._beside.show(None)
            return
        wanted = self._wanted()
        passages = self.screen.bulletin.desk.passages(row.key, wanted, 3, self.screen.lang) if wanted else ()
        read = self._glances.get((row.key, self._beside.room))
        before = self._list.up_to(row, TREND)
        unsaved = self._list.is_unsaved(row)
        self._beside.show(RowShown(row, self._list.series_name(row), before, unsaved, read, wanted, passages))
        if read is None and row.trouble is None and not self._reading:
            self._resting = self.screen.set_timer(_PAUSE, self._read_here)

    def _read_here(self) -> None:
        row = self._list.current
        if row is None or self._beside is None or self._reading or self.screen.app.screen is not self.screen:
            return
        self._reading = True
        read = partial(self._read, row.key, self._beside.room, self.screen.lang)
        self.screen.run_worker(read, thread=True, group="glance", exit_on_error=False)

    def _read(self, key: str, width: int, lang: str) -> None:
        """In a worker thread."""
        from tui.review.glance import glance

        found: Glance | None = None
        try:
            for sitting, findings in self.screen.bulletin.desk.look_through([key]):
                found = glance(sitting, findings, lang, width)
        finally:
            self.screen.app.call_from_thread(self._has_read, key, width, found)

    def _has_read(self, key: str, width: int, found: "Glance | None") -> None:
        self._reading = False
        row = self._list.current
        if found is not None:
            self._glances[key, width] = found
            if row is not None and row.key == key and row.standing is None:
                row = replace(row, standing=found.counts)
                self._list.recount({key: row})
        if found is not None or (row is not None and row.key != key):
            self.show()  # the cursor may have gone on meanwhile
