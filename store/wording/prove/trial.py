"""Tries an office's own sentences on sample figures before they are used: what is said must read back.

The samples are made from the series itself, so that every sentence is said at least once in each of
its usual cases: many places, one, none; all of one part, some of each; with and without a number.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from store.figures.totals import combined
from store.record.cell import Cell, CellKey
from store.record.conference import Conference
from store.record.window import AsOf, Moment, Window, planned
from store.series.definition import Indicator, Series
from store.series.faults import file_name, line_of
from store.series.toml_file import TomlFile
from store.wording.book.book import Book
from store.wording.book.faults import WordingFault
from store.wording.book.loading import OURS
from store.wording.prove.difference import Difference
from store.wording.prove.verifying import prove
from store.wording.say.draft import Draft, DraftSpan
from store.wording.say.saying import say

_DAY = date(2022, 9, 1)
_FIRST = 11
"""Sample counts go up from here in odd steps, so that no two are alike."""

_LARGE = 21_000
"""Standing figures are large ones, so that the grouping of thousands is tried too."""


def try_out(book: Book, files: Mapping[str, TomlFile]) -> None:
    """WordingFault for the first sentence of the office that does not read back what it says."""
    for conference in samples(book.series):
        draft = say(book.series, book, conference)
        differences = prove(book.series, book, conference, draft)
        if differences:
            _refuse(book, files, draft, differences[0])


def samples(series: Series) -> Iterator[Conference]:
    """Records that together need every sentence of a full text."""
    windows = tuple(planned(plan.key, _DAY, plan.day, plan.start, plan.end) for plan in series.windows)
    for shape in range(4):
        cells = dict(_Sample(series, shape).cells(windows))
        yield Conference(
            series=series.key,
            held_on=_DAY,
            number=24 if shape % 2 == 0 else None,
            held_at=("pm", "16", "am", "")[shape],
            windows=windows,
            cells=cells,
            as_of=dict(_as_of(series, shape)),
        )


def _as_of(series: Series, shape: int) -> Iterator[tuple[str, AsOf]]:
    for what in series.at_moment:
        if not what.as_of_now or shape == 2:
            yield what.key, AsOf(Moment(_DAY - timedelta(days=1), 24))


class _Sample:
    """Figures of one shape: 0 many places and all in the first part, 1 one place and some of each
    part, 2 zeros, 3 figures in every second place and one part alone."""

    def __init__(self, series: Series, shape: int) -> None:
        self.series, self.shape = series, shape
        self.count = _FIRST

    def cells(self, windows: tuple[Window, ...]) -> Iterator[tuple[CellKey, Cell]]:
        for window in windows:
            rows = {what.key: self._row(what) for what in self.series.counted if not what.part_of}
            for key, row in rows.items():
                for place, value in row.items():
                    yield CellKey(window.key, key, place), Cell(value)
            sums = Counter({key: sum(row.values()) for key, row in rows.items()})  # 0 for any other row
            for what in self.series.computed:
                sum_ = combined(what, sums.__getitem__) or 0
                for position, part in enumerate(self.series.parts_of(what.key)):
                    share = self._part(position, sum_)
                    if share is not None and (not part.only_in or window.key in part.only_in):
                        yield CellKey(window.key, part.key), Cell(share)
        for what in self.series.at_moment:
            for place, value in self._row(what).items():
                yield CellKey("", what.key, place), Cell(value + _LARGE if value or not place else 0)

    def _row(self, what: Indicator) -> dict[str, int]:
        if not what.by_place:
            # Where everything is zero there is nothing to subtract from.
            taken_off = any(what.key in derived.minus for derived in self.series.computed)
            return {"": 0 if taken_off and self.shape == 2 else self._next()}
        return {
            place.key: self._next() if self._reports(position) else 0
            for position, place in enumerate(self.series.places)
        }

    def _reports(self, position: int) -> bool:
        return (True, position == 0, False, position % 2 == 0)[self.shape]

    def _part(self, position: int, sum_: int) -> int | None:
        if self.shape == 1:
            return sum_ // 3 if position else sum_ - sum_ // 3
        if position:
            return 0 if self.shape == 0 else None
        return sum_ if self.shape == 0 else sum_ // 2

    def _next(self) -> int:
        self.count += 2
        return self.count


def _blamed(book: Book, files: Mapping[str, TomlFile], draft: Draft, difference: Difference) -> str:
    """The sentence of the office that most likely does it: the one that prints the figure, or is named for it;
    else the one that ends nearest before the place; never one of this program's own, which its tests have tried."""
    own = [name for name, file in files.items() if OURS not in file.path.parents]
    spans = [span for span in draft.spans if span.phrase in own]
    key, line = difference.key, difference.line
    about = [span.phrase for span in spans if key is not None and key in span.cells]
    figure = key.indicator if isinstance(key, CellKey) else key if isinstance(key, str) else ""
    named = [name for name in own if figure and name == figure]
    before = [span.phrase for span in spans if line and draft.text.count("\n", 0, span.start) < line]
    # An office without a sentence of its own changed what they print: its series, whose book is the last.
    return next(iter([*about, *named, *reversed(before), *own, *list(files)[::-1]]))


def _prints(span: DraftSpan, indicator: str) -> bool:
    """Whether the span prints a figure of that indicator, if only those of its places."""
    return any(isinstance(cell, CellKey) and cell.indicator == indicator for cell in span.cells)


def _refuse(book: Book, files: Mapping[str, TomlFile], draft: Draft, difference: Difference) -> None:
    name = _blamed(book, files, draft, difference)
    span = next((span for span in draft.spans if span.phrase == name or _prints(span, name)), None)
    file = files[name]
    start = draft.text.rfind("\n", 0, span.start) + 1 if span is not None else 0
    said = draft.text[start:].partition("\n")[0]
    raise WordingFault(
        "not_read_back",
        file=file_name(file.path),
        line=line_of(file.source, "phrase", None, name),
        where=name,
        said=said[:120],
        got=difference.said("zh"),
        got_en=difference.said("en"),
    )
