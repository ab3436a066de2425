"""The figures of a conference as tables: its windows (places down, indicators across, a bar for the whole), the
figures that have no places, and the standing and cumulative figures with the moment they are true for.

Windows stand side by side where the width allows it, else one below the other; all bars of a
conference have one scale, so that half a day never looks like a whole one.
"""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from store.figures.totals import Total, place_value, rise_of, total
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.naming import as_of_name, day_name, window_name, window_short
from store.record.notes import unread_as_of
from store.record.window import Window
from store.series.definition import Indicator, Series
from tui.review.figures import (
    LOUD,
    QUIET,
    WARN,
    StyledFigure,
    bar,
    figure,
    leading_to,
    missing_sign,
    number_shown,
    put_in_column,
    signed,
    unread,
)
from tui.words import more_or_less, say

LEAST_BAR, MOST_BAR = 6, 40
"""Cells: a window is set beside another only when its bars keep at least the first."""
_GAP = 2


class _Column(Struct, frozen=True, dict=True):
    """One indicator of one window: its heading, and a figure for every row of the table."""

    heading: str
    rows: tuple[StyledFigure, ...]
    cells: tuple[CellKey | None, ...]
    """Where each of the figures is entered."""

    @cached_property
    def width(self) -> int:
        return max(cell_len(text) for text in (self.heading, *(text for text, _ in self.rows)))


class _Block(Struct, frozen=True, dict=True):
    """One window: its name, its columns, and the values its bars show (None: no bar)."""

    title: str
    columns: tuple[_Column, ...]
    bars: tuple[int | None, ...]

    @cached_property
    def width(self) -> int:
        return max(sum(column.width + 1 for column in self.columns), cell_len(self.title) - LEAST_BAR)


def flow_lines(
    series: Series, conference: Conference, previous: Conference | None, lang: str, width: int
) -> Iterator[Text]:
    """The lines of the windows' table, none wider than `width` cells."""
    if not conference.windows:
        if series.windows:
            yield Text(say("review.no_windows", lang), style=QUIET)
        return
    table = _Table(series, conference, previous, lang)
    blocks = [block for window in conference.windows if (block := table.block(window)).columns]
    if not blocks:  # nothing is counted by place
        return
    most = max((count for block in blocks for count in block.bars if count is not None), default=0)
    labels = table.labels()
    label = max(cell_len(text) for text, _ in labels)
    room = width - label - sum(_GAP + block.width for block in blocks)
    if room >= LEAST_BAR * len(blocks):
        yield from _side_by_side(labels, label, blocks, most, room // len(blocks))
    else:
        pieces = [piece for block in blocks for piece in _fitting(block, width - label - _GAP)]
        for number, block in enumerate(pieces):
            if number:
                yield Text("")
            room = max(width - label - _GAP - block.width, 0)
            yield from _side_by_side(labels, label, [block], most, room)
    if table.inferred:
        yield Text(say("review.inferred", lang), style=QUIET)


def _fitting(block: _Block, room: int) -> Iterator[_Block]:
    """The block, or several with some of its columns each where all of them are wider than the room."""
    if block.width <= room:
        yield block
        return
    part: list[_Column] = []
    for column in block.columns:
        if part and sum(each.width + 1 for each in (*part, column)) > room:
            yield _Block(block.title, tuple(part), ())
            part = []
        part.append(column)
    yield _Block(block.title, tuple(part), block.bars)


def _side_by_side(
    labels: list[StyledFigure], label: int, blocks: list[_Block], most: int, room: int
) -> Iterator[Text]:
    size = min(room, MOST_BAR)
    title, heading = Text(" " * label), Text()
    put_in_column(heading, labels[0][0], label, QUIET)
    for block in blocks:
        put_in_column(title, " " * _GAP + block.title, _GAP + block.width + size, LOUD)
        heading.append(" " * _GAP)
        for column in block.columns:
            put_in_column(heading, column.heading, column.width, QUIET, right=True)
            heading.append(" ")
        heading.append(" " * (size + block.width - sum(column.width + 1 for column in block.columns)))
    yield _trimmed(title)
    yield _trimmed(heading)
    for row, (name, style) in enumerate(labels[1:]):
        if not name:
            continue
        line = Text()
        put_in_column(line, name, label, style)
        for block in blocks:
            line.append(" " * _GAP)
            _row(line, block, row, most, size)
        yield _trimmed(line)


def _row(line: Text, block: _Block, row: int, most: int, size: int) -> None:
    used = 0
    for column in block.columns:
        (text, style), cell, begin = column.rows[row], column.cells[row], len(line)
        put_in_column(line, text, column.width, style, right=True)
        if cell is not None:
            line.stylize(leading_to(cell), begin)
        line.append(" ")
        used += column.width + 1
    shown = bar(block.bars[row] if row < len(block.bars) else None, most, size)
    put_in_column(line, shown, block.width - used + size, "cyan")


def _trimmed(line: Text) -> Text:
    line.rstrip()
    line.no_wrap = True
    return line


class _Table:
    """Works out every figure of the table once; the rows are the same for all windows."""

    def __init__(
        self, series: Series, conference: Conference, previous: Conference | None, lang: str
    ) -> None:
        self.series, self.conference, self.previous, self.lang = series, conference, previous, lang
        self.inferred = False
        shown = [(window, what) for window in conference.windows for what in self._shown(window)]
        self.totals = {(window.key, what.key): self._total(window, what) for window, what in shown}
        self.any_stated = any(found.stated is not None for found in self.totals.values())
        self.like = {window.key: like for window in conference.windows if (like := self._like(window))}

    def labels(self) -> list[StyledFigure]:
        """The first column: heading, places, total; an empty name is a row that is left out."""
        lang = self.lang
        names: list[StyledFigure] = [(say("review.place", lang), QUIET)]
        names += [(place.short(lang), "") for place in self.series.places]
        names.append((say("review.total", lang), LOUD))
        names.append((say("review.stated", lang) if self.any_stated else "", ""))
        names.append((change_name(self.previous, lang) if self.previous and self.like else "", QUIET))
        return names

    def block(self, window: Window) -> _Block:
        shown = list(self._shown(window))
        main = next((what for what in shown if what.kind.computed), shown[0] if shown else None)
        bars = () if main is None else tuple(
            place_value(self.series, self.conference, window.key, main, place.key)
            for place in self.series.places
        )  # fmt: skip
        columns = tuple(self._column(window, what) for what in shown)
        return _Block(window_name(window, self.lang), columns, bars)

    def _shown(self, window: Window) -> Iterator[Indicator]:
        for what in self.series.by_window:
            asked = not what.only_in or window.key in what.only_in
            used = any(key[:2] == (window.key, what.key) for key in self.conference.cells)
            if what.by_place and (used or (asked and not what.optional)):
                yield what

    def _total(self, window: Window, what: Indicator) -> Total:
        return total(self.series, self.conference, window.key, what.key)

    def _column(self, window: Window, what: Indicator) -> _Column:
        found = self.totals[window.key, what.key]
        rows = [self._place(window, what, place.key) for place in self.series.places]
        rows += [_sum(found, self.lang), self._stated(found), self._change(window, what, found)]
        stated = CellKey(window.key, what.key, STATED)
        typed = [stated._replace(place=place.key) for place in self.series.places]
        cells = [stated] * len(typed) if what.kind.computed else typed
        return _Column(what.short(self.lang), tuple(rows), (*cells, stated, stated, None))

    def _place(self, window: Window, what: Indicator, place: str) -> StyledFigure:
        key = CellKey(window.key, what.key, place)
        value = place_value(self.series, self.conference, window.key, what, place)
        if what.kind.computed:
            return (number_shown(value, self.lang), "") if value is not None else ("?", QUIET)
        if value is not None and key not in self.conference.cells:
            self.inferred = True
            return f"({number_shown(value, self.lang)})", QUIET
        return figure(self.conference.cell(key), self.lang)

    def _stated(self, found: Total) -> StyledFigure:
        if found.stated is None:
            return "", ""
        stated = number_shown(found.stated, self.lang)
        if not found.difference or found.incomplete:
            return f"{stated} ✓" if found.difference == 0 else stated, ""
        said = more_or_less("review.differs", found.difference, self.lang, stated=stated)
        return f"{said}!", WARN

    def _change(self, window: Window, what: Indicator, found: Total) -> StyledFigure:
        like = self.like.get(window.key)
        if like is None or self.previous is None:
            return "", ""
        before = total(self.series, self.previous, like.key, what.key).value
        rise = rise_of(found.value, before)
        return (signed(rise, self.lang), QUIET) if rise is not None else ("", "")

    def _like(self, window: Window) -> Window | None:
        """The same window of the conference before: only the same hours may be compared."""
        if self.previous is None:
            return None
        before = self.previous.window(window.key)
        if before is None or (before.start.hour, before.end.hour) != (window.start.hour, window.end.hour):
            return None
        return before


def change_name(previous: Conference | None, lang: str) -> str:
    """The heading of a change: `较第23场`, or by its date when it has no number."""
    if previous is None:
        return ""
    if previous.number is None:
        return say("review.change_day", lang, day=day_name(previous.held_on, lang))
    return say("review.change", lang, number=previous.number)


def _sum(found: Total, lang: str) -> StyledFigure:
    """The sum; with parts missing it is marked, for it is only what is known so far."""
    if found.computed is None:
        return missing_sign(found, lang) or "?", QUIET
    return f"{number_shown(found.computed, lang)} {missing_sign(found, lang)}".rstrip(), LOUD


def found_lines(series: Series, conference: Conference, lang: str, width: int) -> Iterator[Text]:
    """A line for each window that has such figures, number_shown by the indicator they are parts of."""
    for window in conference.windows:
        groups: dict[str, list[Indicator]] = {}
        for what in series.by_window:
            used = CellKey(window.key, what.key) in conference.cells
            asked = not what.optional and (not what.only_in or window.key in what.only_in)
            if not what.by_place and (used or asked):
                groups.setdefault(what.part_of, []).append(what)
        for whole, parts in groups.items():
            head = [(series.indicator(whole).name(lang), "bold")] if whole else []
            head.append((window_short(window, lang), QUIET if whole else "bold"))
            pieces: list[list[_Piece]] = [[piece] for piece in head]
            pieces += [_part(series, conference, window, what, lang) for what in parts]
            pieces += _verdict(series, conference, window, whole, parts, lang)
            yield _filled(pieces, width)


_Piece = tuple[str, str | Style]


def _part(series: Series, conference: Conference, window: Window, what: Indicator, lang: str) -> list[_Piece]:
    key = CellKey(window.key, what.key)
    if what.kind.computed:
        text, style = _sum(total(series, conference, *key[:2]), lang)
    else:
        text, style = figure(conference.cell(key), lang)
    there = Style() if what.kind.computed else leading_to(key)
    return [(f"{what.short(lang)} ", there), (text, Style.parse(style or "bold") + there)]


def _verdict(
    series: Series, conference: Conference, window: Window, whole: str, parts: list[Indicator], lang: str
) -> list[list[_Piece]]:
    """Whether the parts make the whole; nothing while one of them is not known."""
    target = total(series, conference, window.key, whole).value if whole else None
    values = [conference.number_in(CellKey(window.key, what.key)) for what in parts]
    known = [value for value in values if value is not None]
    if target is None or len(known) < len(values):
        return []
    made = sum(known)
    if made == target:
        return [[(say("review.found_agrees", lang, total=number_shown(made, lang)), "")]]
    return [[(more_or_less("review.found_differs", target - made, lang, total=made, whole=target), WARN)]]


def _filled(pieces: list[list[_Piece]], width: int) -> Text:
    """The pieces two spaces apart, a new line where one does not fit."""
    line = Text(no_wrap=True)
    used = 0
    for piece in pieces:
        cells = sum(cell_len(text) for text, _ in piece)
        if used and used + _GAP + cells > width:
            line.append("\n" + " " * _GAP)
            used = _GAP
        elif used:
            line.append(" " * _GAP)
            used += _GAP
        for text, style in piece:
            line.append(text, style or None)
        used += cells
    return line


_ROOMY = 90
"""From this width the indicators stand under their full names, below it under the short ones."""

_Row = tuple[StyledFigure, StyledFigure, StyledFigure, StyledFigure]


def moment_lines(
    series: Series, conference: Conference, previous: Conference | None, lang: str, width: int
) -> Iterator[Text]:
    """A line for each standing and cumulative figure: name, value, change, moment."""
    shown = [
        what for what in series.at_moment if not what.optional or CellKey("", what.key) in conference.cells
    ]
    if not shown:
        return
    rows, gap = _rows(shown, conference, previous, lang, roomy=width >= _ROOMY), _GAP
    if sum(_widths(rows)) + 3 * gap > width:
        rows = _rows(shown, conference, previous, lang, roomy=False)
    if sum(_widths(rows)) + 3 * gap > width:
        gap = 1  # no moment is cut
    widths = _widths(rows)
    for what, row in zip((None, *shown), rows, strict=True):
        line = Text(no_wrap=True)
        for column, (text, style) in enumerate(row):
            put_in_column(line, text, widths[column], style, right=column in (1, 2))
            line.append(" " * gap)
        line.rstrip()
        line.truncate(width)
        if what is not None:
            line.stylize(leading_to(CellKey("", what.key)))
        yield line


def _rows(
    shown: list[Indicator], conference: Conference, previous: Conference | None, lang: str, *, roomy: bool
) -> list[_Row]:
    """The heading and a row for each figure; `roomy` gives them their full names."""
    heading: _Row = (
        (say("review.figure", lang), QUIET),
        (say("review.value", lang), QUIET),
        (change_name(previous, lang), QUIET),
        (say("review.as_of", lang), QUIET),
    )
    return [heading, *(_moment_row(what, conference, previous, lang, roomy=roomy) for what in shown)]


def _widths(rows: list[_Row]) -> list[int]:
    return [max(cell_len(row[column][0]) for row in rows) for column in range(4)]


def _moment_row(
    what: Indicator, conference: Conference, previous: Conference | None, lang: str, *, roomy: bool
) -> _Row:
    key = CellKey("", what.key)
    value, style = figure(conference.cell(key), lang)
    number = conference.number_in(key)
    if number is not None:
        unit = what.unit.get(lang, "") if lang == "zh" else ""
        value, style = f"{number_shown(number, lang)}{unit}", LOUD
    rise = rise_of(number, previous.number_in(key) if previous is not None else None)
    fell = rise is not None and rise < 0 and what.kind.never_falls
    shown = "" if rise is None else f"{signed(rise, lang)}!" if fell else signed(rise, lang)
    name = what.name(lang) if roomy else what.short(lang)
    return (
        (name, ""),
        (value, style),
        (shown, WARN if fell else QUIET),
        _moment(what, conference, lang),
    )


def _moment(what: Indicator, conference: Conference, lang: str) -> StyledFigure:
    """Of what moment the figure is; as it was typed where that cannot be read, as it is in the grid."""
    typed = unread_as_of(conference).get(what.key)
    if typed is not None:
        return unread(typed)
    as_of = as_of_name(conference.as_of.get(what.key), lang)
    return as_of or say("review.now" if what.as_of_now else "review.no_moment", lang), QUIET
