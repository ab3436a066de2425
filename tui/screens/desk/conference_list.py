"""What the desk shows: the list of conferences, the line to find in it, and the page while there are none.

One line for each conference, drawn from the catalogue's rows: ten years fit without a wait. A sentence in which something was
found is shown with whose it is and the words that were looked for in it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static

from store.archive.catalogue import wanted_words
from store.desk.printed import hits
from store.desk.rows import DeskRow, keys_of, knowing, told_apart
from store.desk.troubles import BadConference, BadSeries
from store.troubles import Trouble
from tui.actions import own_bindings
from tui.dialogs.dialog import clickable_keys
from tui.line_breaks import break_lines, clipped, wrapped
from tui.widgets.row_list import copy_row
from tui.words import say

if TYPE_CHECKING:
    from store.desk.printed import Sentence


Marked = list[tuple[str, bool]]
"""A line in pieces, each with whether it was looked for."""
_CUT = ".."


HIT = Style(bold=True, underline=True)
"""What was looked for, where it stands: to be seen without colours, too."""


def told_whole(passage: "Sentence", wanted: str, lang: str, width: int) -> list[Text]:
    """All of a sentence in lines, behind who says it where it does not say so itself."""
    words = passage.text
    if passage.speaker.casefold() not in words.casefold():
        words = say("desk.passage_by", lang, speaker=passage.speaker, text=words)
    lines = shown_in(words, wanted, width, len(words))
    return [Text.assemble(*((part, HIT if hit else "") for part, hit in line)) for line in lines]


def shown_in(text: str, wanted: str, width: int, most: int) -> list[Marked]:
    """A sentence in lines of so many cells, `most` of them; of a longer one those around the first hit."""
    found = hits(text, wanted_words(wanted))
    lines = break_lines(text, width)
    cut = len(lines) > most
    if cut:
        lines = break_lines(text, width - 2 * cell_len(_CUT))
    at = next((n for n, line in enumerate(lines) if found and found[0][0] < line.end), 0)
    first = max(0, min(at - most // 2, len(lines) - most))
    shown = [_marked(text, line.start, line.end, found) for line in lines[first : first + most]]
    if first:
        shown[0].insert(0, (_CUT, False))
    if first + most < len(lines):
        shown[-1].append((_CUT, False))
    return shown


def _marked(text: str, start: int, end: int, found: list[tuple[int, int]]) -> Marked:
    """The characters `start` to `end` in pieces, those that were found apart."""
    pieces: Marked = []
    at = start
    for first, last in found:
        first, last = max(first, at), min(last, end)
        if first < last:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    return [*(piece for piece in (*pieces, (text[at:end], False)) if piece[0])]


_BARS = "▁▂▃▄▅▆▇█"
_STATES = ("draft", "released", "final", "revised")
_MOST_LINES, _INDENT = 4, 2
"""Lines of the sentence in which something was found, and how far they are indented."""
_TREND = 8
"""How many conferences a trend shows, the row's own last."""


_GAP, _WIDE_GAP, _ROOMY = 2, 4, 100
"""Cells between two columns, and the width of the list from which they stand wider apart."""
_FOUND = 10
"""Cells of what was found at least, where the series stands behind it."""
_WIDTHS = (9, 10, 8, 8, _TREND)
"""Cells of each column but the last: number, date, state, total, trend."""
_LEAST = 6
"""Cells of a series from which on its column is worth having."""


class _Fit(NamedTuple):
    """Cells of each column but the last, of what was found with its gap, and what is left for the series."""

    cells: Sequence[int]
    found: int
    series: int


class DeskList(ScrollView, can_focus=True):
    """Rows, newest first. Enter or a double click opens the one under the cursor."""

    BINDINGS = own_bindings("list")

    COMPONENT_CLASSES = {"desk--header", "desk--cursor", "desk--faint", "desk--error"}
    DEFAULT_CSS = """
    DeskList { height: 1fr; scrollbar-size: 0 1; background: $background; color: $foreground; }
    DeskList > .desk--header { text-style: bold; color: $primary; }
    DeskList > .desk--cursor { text-style: bold reverse; }
    DeskList > .desk--faint { text-style: dim; }
    DeskList > .desk--error { color: $warning; text-style: bold; }
    """

    class Opened(Message):
        """A conference is to be opened."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class SortAsked(Message):
        """A heading was clicked: the list is to stand in this order."""

        def __init__(self, order: str) -> None:
            super().__init__()
            self.order = order

    class Looked(Message):
        """Other rows came into view."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[DeskRow] = ()
        self._every: Sequence[DeskRow] = ()
        self._places: dict[str, int] | None = None
        """Where each conference stands in `_every`, once that is asked for."""
        self.passage: Callable[[DeskRow], Sentence | None] | None = None
        """While something is found: the sentence of a conference's texts that holds it, once it is known."""
        self.moved: Callable[[], None] = lambda: None
        """Called when the cursor went to another conference: not by a message, so that one frame shows both."""
        self.paged: Callable[[int], bool] = lambda by: False
        """Asked at the keys that page: True where they are of what is shown beneath the list."""
        self.wanted = ""
        """What is being found."""
        self._tall = 1
        """Lines of each row: more where the sentences that hold what is being found are shown in them."""
        self._series: Mapping[str, str] = {}
        self._apart: Mapping[str, str] = {}
        self._unsaved: Collection[str] = ()
        self._fit_held: tuple[Sequence[DeskRow], tuple[int, Size, str], Collection[str], _Fit] | None = None
        """How the columns fit the rows in view, and for which rows that was worked out."""
        self.at = 0
        self._awaited = ""
        """A conference the list may not have yet, to which the cursor goes when it is read anew."""
        self.trouble: Trouble | None = None
        """Why the list could not be read; the rows are those of before, or none."""
        self.looking = False
        """Whether more may be found yet: texts are being read."""

    @property
    def _lang(self) -> str:
        return getattr(self.app, "lang", "en")

    @property
    def current(self) -> DeskRow | None:
        """The row under the cursor."""
        return self.rows[self.at] if self.rows else None

    def show(
        self,
        rows: Sequence[DeskRow],
        series: Mapping[str, str],
        unsaved: Collection[str] = (),
        every: Sequence[DeskRow] | None = None,
    ) -> None:
        """Show these rows; the cursor stays with its conference, or at its line when it is gone. `series` names
        the series of the rows, and is empty while there is only one. `unsaved` are the keys of
        conferences into which something was typed that no version holds. `every`: all conferences newest
        first, from which a trend is made, where these are not all or stand in another order."""
        self._series, self._unsaved, self.trouble = series, unsaved, None
        self._apart = told_apart(series)
        self._every, self._places = rows if every is None else every, None
        key = self.current.key if self.current is not None else None
        self.rows = rows
        keys = keys_of(rows) if key is not None or self._awaited else []
        key, self._awaited = self._awaited if self._awaited in keys else key, ""
        self.at = keys.index(key) if key in keys else max(0, min(self.at, len(rows) - 1))
        self._lay_out()
        self._bring_into_view()
        self.refresh()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say that the list cannot be read, and why: it is not empty for all that."""
        self.trouble = trouble
        self.refresh()

    def await_one(self, key: str) -> None:
        """The cursor goes to this conference when the list is read anew: one comes back from it."""
        self._awaited = key

    def go_to(self, key: str) -> None:
        """Put the cursor on a conference, where the list has it."""
        keys = keys_of(self.rows)
        if key in keys:
            self._go(keys.index(key))

    def recount(self, known: Mapping[str, DeskRow]) -> None:
        """The same conferences, with the rows in which more is known by now, by key."""
        self.rows = knowing(self.rows, known)
        self.refresh()

    def series_name(self, row: DeskRow) -> str:
        """The name of its series, where there is more than one."""
        return self._series.get(row.series, "")

    def is_unsaved(self, row: DeskRow) -> bool:
        """Whether something was typed into it that no version holds."""
        return row.key in self._unsaved

    def up_to(self, row: DeskRow, count: int) -> list[DeskRow]:
        """The last conferences of the row's series up to it, the earliest first."""
        if self._places is None:
            self._places = {key: at for at, key in enumerate(keys_of(self._every))}
        at = self._places.get(row.key)
        if at is None:
            return []
        window = [one for one in self._every[at : at + 3 * count] if one.series == row.series]
        return window[:count][::-1]

    def near(self) -> Sequence[DeskRow]:
        """The rows in view and the page after them: those a person sees now or next."""
        top = self.scroll_offset.y // self._tall
        return self.rows[top : top + 2 * self.size.height]

    def _lay_out(self) -> None:
        """Make the rows as high as the longest sentence that is shown in one of the first needs, within reason."""
        first = self.rows[: self.size.height] if self.passage is not None else ()
        self._tall = 1 + max((len(self._passage_lines(row)) for row in first), default=0)
        self.virtual_size = Size(self.size.width, len(self.rows) * self._tall + 1)

    def on_resize(self) -> None:
        self._lay_out()
        self._bring_into_view()
        self.post_message(self.Looked())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Looked())

    # -- drawing -------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            style = self.get_component_rich_style("desk--header")
            columns = ("number", "held_on", "status", "total", "trend", "found")
            words = [self._say(key) for key in columns]
            if self._series:
                words[-1] = self._with_series(words[-1], self._say("series"))
            line = _columns(*words, width=width, cells=self._fit().cells)
            if self._tall > 1:
                line = _first_columns(words[0], words[1], width) + self._say("passage")
            return Strip([Segment(line, style)]).adjust_cell_length(width, style)
        at, line_of_row = divmod(y - 1 + self.scroll_offset.y, self._tall)
        if not self.rows and self.trouble is not None:
            lines = wrapped(self.trouble.in_app(self._lang), width - 2)
            why = f" {lines[y - 2]}" if 0 <= y - 2 < len(lines) else ""
            style = self.get_component_rich_style("desk--error")
            return Strip([Segment(why, style)]).adjust_cell_length(width)
        if not self.rows and y == 2:
            none = self._say("none_yet" if self.looking else "none_found")
            return Strip([Segment(f" {none}", self.visual_style.rich_style)]).adjust_cell_length(width)
        if at >= len(self.rows):
            return Strip.blank(width, self.visual_style.rich_style)
        return self._passage_line(at, line_of_row - 1, width) if line_of_row else self._line(at, width)

    def _passage_line(self, at: int, line: int, width: int) -> Strip:
        """A line of the sentence in which it was found, below the line that says whose it is."""
        lines = self._passage_lines(self.rows[at])
        style = (
            self.visual_style.rich_style + Style(bold=True) if at == self.at else self.visual_style.rich_style
        )
        if line >= len(lines):
            return Strip.blank(width, self.visual_style.rich_style)
        parts = [Segment(" " * _INDENT, style)]
        parts += [Segment(words, style + HIT if hit else style) for words, hit in lines[line]]
        return Strip(parts).adjust_cell_length(width, self.visual_style.rich_style)

    def _passage_lines(self, row: DeskRow) -> list[Marked]:
        """The sentence of a row, in as many lines as it needs and may have."""
        passage = self.passage(row) if self.passage is not None else None
        room = self.size.width - 2 * _INDENT
        return [] if passage is None else shown_in(passage.text, self.wanted, room, _MOST_LINES)

    def _line(self, at: int, width: int) -> Strip:
        row, here = self.rows[at], at == self.at
        style = self.get_component_rich_style("desk--cursor") if here else self.visual_style.rich_style
        mark = ">" if here else " "
        if row.trouble is not None:
            words = f"{mark}{row.key}  {self._why(row.trouble)}"
            if not here:
                style = self.get_component_rich_style("desk--error")
            return Strip([Segment(set_cell_size(words, width), style)], width)
        number = self._number(row)
        day = row.held_on.isoformat() if row.held_on else ""
        passage = self.passage(row) if self.passage is not None else None
        if passage is not None:
            line = _first_columns(number, day, width, mark) + passage.speaker
            return Strip([Segment(clipped(line, width), style)]).adjust_cell_length(width, style)
        line = _columns(
            number,
            day,
            self._state(row),
            "" if row.total is None else str(row.total),
            self._trend(row),
            self._with_series(self._found(row), self._apart.get(row.series, "")),
            width=width,
            mark=mark,
            cells=self._fit().cells,
        )
        return Strip([Segment(clipped(line, width), style)]).adjust_cell_length(width, style)

    def _why(self, trouble: Trouble) -> str:
        """Why a conference cannot be opened, in a few words where there are such; Enter says the rest."""
        if isinstance(trouble, BadConference | BadSeries):
            return self._say("bad", why=trouble.briefly(self._lang))
        return self._say("unreadable", why=trouble.in_app(self._lang))

    def _found(self, row: DeskRow) -> str:
        parts = [self._say("doubt")] if row.notice is not None else []
        if row.key in self._unsaved:
            parts.append(self._say("unsaved"))
        known = row.standing
        if known is None:
            parts.append(self._say("uncounted"))
            return " ".join(parts)
        if known.errors:
            parts.append(self._say("errors", count=known.errors))
        if known.blanks:
            parts.append(self._say("blanks", count=known.blanks))
        if known.warnings:
            parts.append(self._say("warnings", count=known.warnings))
        if known.fine:
            parts.append(self._say("fine"))
        if known.hints:
            parts.append(self._say("hints", count=known.hints))
        return " ".join(parts)

    def _number(self, row: DeskRow) -> str:
        return self._say("number_of", number=row.number) if row.number is not None else "-"

    def _state(self, row: DeskRow) -> str:
        return self._say(f"status_{row.state}") if row.state in _STATES else row.state

    def _with_series(self, found: str, series: str) -> str:
        """The series behind what was found, in one column for all rows in view, where there is room for one."""
        fit = self._fit()
        if not series or fit.series < _LEAST:
            return found
        return found + " " * (fit.found - cell_len(found)) + clipped(series, fit.series)

    def _fit(self) -> _Fit:
        """How the columns fit the rows in view: as wide as usual, or as those need where something would be cut
        beside cells that stay blank."""
        top = self.scroll_offset.y // self._tall
        held, view = self._fit_held, (top, self.size, self._lang)
        if held is None or held[0] is not self.rows or held[1] != view or held[2] is not self._unsaved:
            shown = [row for row in self.rows[top : top + self.size.height] if row.trouble is None]
            held = self._fit_held = (self.rows, view, self._unsaved, self._fitted(shown))
        return held[3]

    def _fitted(self, shown: list[DeskRow]) -> _Fit:
        width = self.size.width
        gaps = 1 + len(_WIDTHS) * (_GAP if width < _ROOMY else _WIDE_GAP)
        found = max((cell_len(self._found(row)) + 1 for row in shown), default=0)
        named = max((cell_len(self._apart.get(row.series, "")) for row in shown), default=0)
        room = width - gaps - sum(_WIDTHS)
        if room >= (max(found, _FOUND) + named if named else found - 1):
            return _Fit(_WIDTHS, max(found, _FOUND), room - max(found, _FOUND))
        totals = [str(row.total) for row in shown if row.total is not None]
        wanted = {"number": map(self._number, shown), "status": map(self._state, shown), "total": totals}
        need = {
            column: max(cell_len(words) for words in (self._say(column), *those))
            for column, those in wanted.items()
        }
        cells = (need["number"], _WIDTHS[1], need["status"], need["total"], _TREND)
        found = max(found, cell_len(self._say("found")) + 1)
        return _Fit(cells, found, width - gaps - sum(cells) - found)

    def _trend(self, row: DeskRow) -> str:
        """Bars of the totals of the last conferences of the same series, up to this one."""
        window = [one.total for one in self.up_to(row, _TREND)]
        most = max((total for total in window if total is not None), default=0)
        if most <= 0:  # a balance may be below zero, and has no bar
            return ""
        top = len(_BARS) - 1
        return "".join(
            " " if total is None else _BARS[(max(total, 0) * top + most - 1) // most] for total in window
        ).rjust(_TREND)

    def _say(self, key: str, **facts: object) -> str:
        return say(f"desk.{key}", self._lang, **facts)

    # -- moving --------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """Move by so many rows."""
        self._go(self.at + by)

    def action_page(self, by: int) -> None:
        if not self.paged(by):
            self._go(self.at + by * max(1, (self.size.height - 2) // self._tall))

    def action_copy(self) -> None:
        """The row under the cursor, for a message to a colleague."""
        row = self.current
        if row is not None:
            number = self._say("number_of", number=row.number) if row.number is not None else ""
            day = row.held_on.isoformat() if row.held_on else row.key
            total = "" if row.total is None else str(row.total)
            copy_row(
                self,
                (
                    number,
                    day,
                    self._state(row),
                    total,
                    self._found(row),
                ),
            )

    def _go(self, at: int) -> None:
        old, self.at = self.at, max(0, min(len(self.rows) - 1, at))
        self._bring_into_view()
        for line in (old, self.at):
            y = line * self._tall + 1 - self.scroll_offset.y
            if -self._tall < y < self.size.height:
                self.refresh(Region(0, max(1, y), self.size.width, self._tall))
        if old != self.at:
            self.moved()

    def _bring_into_view(self) -> None:
        height, top = max(1, self.size.height - 1), self.scroll_offset.y
        first, behind = self.at * self._tall, (self.at + 1) * self._tall
        if first < top or self._tall > height:
            self.scroll_to(y=first, animate=False, force=True)
        elif behind > top + height:
            self.scroll_to(y=behind - height, animate=False, force=True)
        if self.screen.focused is self:
            y = first + 1 - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(1, max(0, y))

    def on_click(self, event: events.Click) -> None:
        at = (event.y - 1 + self.scroll_offset.y) // self._tall
        if event.y == 0:
            order = _order_at(event.x, self.size.width, self._fit().cells)
            if order:
                self.post_message(self.SortAsked(order))
        elif at < len(self.rows):
            self._go(at)
            if event.chain == 2:
                self.post_message(self.Opened(self.rows[at].key))


_SORTED_BY = ("number", "newest", "state", "total", "newest", "findings")
"""The order a click on the heading of each column asks for."""


def _order_at(x: int, width: int, widths: Sequence[int]) -> str:
    """The order that the heading at that cell asks for."""
    gap, end = (_GAP if width < _ROOMY else _WIDE_GAP), 1
    for column, cells in enumerate(widths):
        end += cells + gap
        if x < end:
            return _SORTED_BY[column]
    return _SORTED_BY[-1]


def _first_columns(number: str, held_on: str, width: int, mark: str = " ") -> str:
    """The first two columns of a line, and the gap behind them."""
    gap = " " * (_GAP if width < _ROOMY else _WIDE_GAP)
    return mark + gap.join((set_cell_size(number, _WIDTHS[0]), set_cell_size(held_on, _WIDTHS[1]), ""))


def _columns(
    number: str,
    held_on: str,
    status: str,
    total: str,
    trend: str,
    found: str,
    *,
    width: int,
    cells: Sequence[int],
    mark: str = " ",
) -> str:
    """The columns of a line: number, date, state, total (to the right), trend, findings."""
    gap = " " * (_GAP if width < _ROOMY else _WIDE_GAP)
    line = gap.join(
        (
            set_cell_size(number, cells[0]),
            set_cell_size(held_on, cells[1]),
            set_cell_size(status, cells[2]),
            " " * max(0, cells[3] - cell_len(total)) + total,
            set_cell_size(trend, _TREND),
            found,
        )
    )
    return mark + line


class FindLine(Input):
    """One line above the key bar, without a frame."""

    BINDINGS = [*own_bindings("form_line"), *own_bindings("find_line")]
    DEFAULT_CSS = """
    FindLine, FindLine:focus { dock: bottom; margin-bottom: 1; height: 1; border: none; }
    """


class FirstRun(Static, can_focus=True):
    """Enter asks whether to put the sample in; the other two have their keys. A click on a line is its key."""

    BINDINGS = own_bindings("first_run")
    DEFAULT_CSS = "FirstRun { height: 1fr; padding: 2 4; }"

    def __init__(self, words: str) -> None:
        super().__init__(clickable_keys(words, lines=True))

    def say(self, words: str) -> None:
        """Other words, in another language."""
        self.update(clickable_keys(words, lines=True))
