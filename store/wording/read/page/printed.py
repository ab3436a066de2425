"""What a page says, as printed; then its dates and keys, and what does not fit together."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from store.figures.totals import combined
from store.record.cell import STATED, CellKey, Mark
from store.record.exchange import window_keys
from store.record.window import AsOf, Moment, Window
from store.series.definition import Series
from store.wording.numbers.manner import UnitWord
from store.wording.numbers.spans import Span
from store.wording.read.basis.dates import (
    Day,
    Stretch,
    When,
    Year,
    in_year,
    resolved,
    resolved_moment,
    resolved_window,
    year_of,
)
from store.wording.read.basis.proposal import (
    Contradiction,
    Correction,
    Found,
    Proposal,
    Stood,
    Value,
    likely_day,
    named,
)
from store.wording.read.page.left_out import leaves_out
from store.wording.read.page.unread import remainder, without


class Target(Struct, frozen=True):
    """Where a figure goes: window as printed (None for standing figures), indicator, place."""

    window: Stretch | None
    indicator: str
    place: str = ""


class PrintedFigure(Struct, frozen=True):
    """A figure of the text. `span` is None when a word implies it (均 makes the other part zero)."""

    value: int | Mark
    span: Span | None
    phrase: str
    own: bool = False
    """A sentence that names the region says it."""


class FigureClash(Struct, frozen=True):
    """The text says a figure twice, and not the same."""

    target: Target
    first: PrintedFigure
    second: PrintedFigure


class Earlier(Struct, frozen=True):
    """A standing figure the text gives as of an earlier moment, beside the newest one."""

    indicator: str
    value: int
    at: When
    span: Span


class Corrected(Struct, frozen=True):
    """A number of a release that the text corrects: which figure it is, where that is known, and of which release."""

    old: int
    new: int
    span: Span
    new_span: Span
    target: Target | None
    number: int | None


class Head(Struct, frozen=True):
    """A mention of the conference's `number` or of the day it was `held_on`."""

    what: str
    value: int | Day
    span: Span


def bare_of(window: Stretch) -> tuple[int, ...]:
    """The window without its years."""
    start, end = window
    return (start.day.month, start.day.day, start.hour, end.day.month, end.day.day, end.hour)


class Gathered(Struct):
    """Everything a page says, as printed."""

    series: Series
    figures: dict[Target, PrintedFigure] = field(default_factory=dict)
    as_of: dict[str, When | str] = field(default_factory=dict)
    windows: dict[Stretch, None] = field(default_factory=dict)
    """In the order they were named; a long page names thousands."""
    bare_windows: dict[tuple[int, ...], Stretch] = field(default_factory=dict)
    """The first of each that are the same but for a printed year."""
    whole: dict[tuple[Stretch, str], str] = field(default_factory=dict)
    """By window and derived indicator: the part that a claim says makes it all."""
    claims: dict[tuple[Stretch, str], Span] = field(default_factory=dict)
    """Where each such claim stands."""
    heads: list[Head] = field(default_factory=list)
    """Every mention of the conference itself; the first of each kind stands."""
    number: int | None = None
    held_on: Day | None = None
    held_at: str = ""
    clashes: list[FigureClash] = field(default_factory=list)
    strangers: list[Span] = field(default_factory=list)
    """Members of breakdowns with places the series does not know."""
    earlier: list[Earlier] = field(default_factory=list)
    partial: set[tuple[Stretch | None, str]] = field(default_factory=set)
    """Windows and indicators of which only some places are listed."""
    corrections: list[Corrected] = field(default_factory=list)
    assigned: list[Span] = field(default_factory=list)
    dated: list[Day] = field(default_factory=list)
    """Every day of the text that stands with its year."""

    def name_window(self, window: Stretch) -> None:
        self.windows.setdefault(window)
        self.bare_windows.setdefault(bare_of(window), window)

    def put(self, target: Target, figure: PrintedFigure) -> None:
        """Takes a figure; of two that differ that of the region's own sentence stands, else the first, and
        the difference is kept."""
        if target.window is not None:
            self.name_window(target.window)
        before = self.figures.setdefault(target, figure)
        if before.value != figure.value:
            if figure.own and not before.own:
                self.figures[target], before, figure = figure, figure, before
            self.clashes.append(FigureClash(target, before, figure))

    def choose_totals(self) -> None:
        """Of two totals by one kind of sentence, the one its listed places make stands."""
        for at, clash in enumerate(self.clashes):
            target, first, second = clash.target, clash.first, clash.second
            if target.place == STATED and first.own == second.own and self.figures[target] is first:
                row = (target.window, target.indicator)
                parts = [
                    f.value for t, f in self.figures.items() if (t.window, t.indicator) == row and t != target
                ]
                if sum(value for value in parts if isinstance(value, int)) == second.value:
                    self.figures[target] = second
                    self.clashes[at] = FigureClash(target, second, first)


_LEAP = 2000
"""Stands for an unknown year while the dates of a text are compared with each other."""


_HEADS = {
    "number": {"zh": "场次", "en": "number of the conference"},
    "held_on": {"zh": "会议日期", "en": "date of the conference"},
}
"""What the head of a bulletin says of the conference itself."""


def _bare(said: int | Day) -> int | tuple[int, int]:
    return said if isinstance(said, int) else (said.month, said.day)


def _shown(said: int | Day) -> int | str:
    return said if isinstance(said, int) else f"{said.month:02d}-{said.day:02d}"


class Assembly:
    """One proposal in the making."""

    def __init__(
        self,
        series: Series,
        gathered: Gathered,
        text: str,
        plain: str,
        shown: str,
        units: Mapping[str, UnitWord],
    ) -> None:
        """`shown` is the text with `MASK` for all that is no words (see `source.bare`), `plain` the same folded for
        reading (see `wording.numbers.source`)."""
        self.series, self.gathered, self.text, self.units = series, gathered, text, units
        self.plain, self.shown = plain, shown
        self.keys: dict[Stretch, str] = {}
        self.windows: dict[Stretch, Window] = {}
        self.values: dict[CellKey, Value] = {}
        self.contradictions: list[Contradiction] = []
        self.base = _LEAP

    def proposal(self, given: int | None, today: date | None, known: Sequence[date]) -> Proposal:
        gathered = self.gathered
        year = self._year(given, today, known)
        held_on = self._date_windows(year)
        self._take_figures()
        self._take_claims()
        for clash in gathered.clashes:
            self._contradict(
                "twice", self._key(clash.target), clash.first.value, clash.second.value,
                clash.first.span, clash.second.span,
            )  # fmt: skip
        self._check_heads()
        filled = self._filled()
        self._check_wholes()
        strange = [*(clash.second.span for clash in gathered.clashes), *gathered.strangers]
        assigned = without(sorted(set(gathered.assigned)), strange)
        left = remainder(self.plain, assigned, self.units, self.shown)
        return Proposal(
            series=self.series,
            number=gathered.number,
            held_on=held_on,
            held_at=gathered.held_at,
            windows=tuple(sorted(self._own_windows(), key=lambda window: window.start.instant)),
            heads={head.what: head.span for head in reversed(gathered.heads)},
            values=tuple(sorted(self.values.values(), key=lambda value: value.span)),
            filled=tuple(filled),
            as_of=self._as_of(held_on),
            earlier=tuple(self._earlier(held_on)),
            found=self._found(),
            quantities=left.quoted,
            unread=left.unread,
            passing=left.passing,
            contradictions=tuple(self.contradictions),
            assigned=tuple(assigned),
            year=self._year_of_conference(year, held_on),
            year_from=year.how,
            source=self.text,
            corrections=tuple(self._corrections()),
        )

    # --- dates and keys ----------------------------------------------------------------------

    def _year(self, given: int | None, today: date | None, known: Sequence[date]) -> Year:
        gathered = self.gathered
        days = [gathered.held_on] if gathered.held_on else []
        days += [window.end.day for window in reversed(gathered.windows)]
        days += [at.day for at in gathered.as_of.values() if isinstance(at, When)]
        printed = [day.year for day in gathered.dated if day.year is not None]
        return year_of(days[0] if days else None, printed, given, today, known)

    def _year_of_conference(self, year: Year, held_on: date | None) -> int | None:
        """A year the text prints is that of one day; the conference may lie on the other side of New Year."""
        day = held_on or likely_day(tuple(self.windows.values()))
        return day.year if day is not None and year.how == "printed" else year.year

    def _near(self, day: Day, usual: date) -> date:
        """The day beside which a day without a year is dated: of those the text gives with their year the
        one it lies nearest to. Days more than a year from the one that is known are of another story."""
        anchors = [
            anchor for said in self.gathered.dated if (anchor := in_year(said, said.year or self.base))
        ]
        far = {
            anchor: abs((at - anchor).days)
            for anchor in anchors
            if abs(anchor.year - self.base) <= 1 and (at := resolved(day, anchor))
        }
        return min(far, key=far.__getitem__, default=usual)

    def _date_windows(self, year: Year) -> date | None:
        """Gives each window its dates and key; the date of the conference, if the text has it."""
        gathered = self.gathered
        base = self.base = year.year or _LEAP
        held_on = None
        if gathered.held_on is not None:
            usual = in_year(gathered.held_on, gathered.held_on.year or base) or date(base, 1, 1)
            held_on = resolved(gathered.held_on, self._near(gathered.held_on, usual))
        near = held_on
        if near is None and gathered.windows:
            near = in_year(next(reversed(gathered.windows)).end.day, base)
        for stretch in gathered.windows:
            usual = near or date(base, 1, 1)
            between = resolved_window(stretch, partial(self._near, usual=usual))
            if between is not None:
                self.windows[stretch] = Window("", *between)
        order = sorted(self.windows, key=lambda stretch: self.windows[stretch].start.instant)
        dated = [self.windows[stretch] for stretch in order]
        day = held_on or likely_day(tuple(dated)) or date(base, 1, 1)
        keys = window_keys(self.series, day, [(window.start, window.end) for window in dated])
        for stretch, key in zip(order, keys, strict=True):
            self.keys[stretch] = key
            self.windows[stretch] = replace(self.windows[stretch], key=key)
        return held_on

    def _as_of(self, held_on: date | None) -> dict[str, AsOf]:
        days = [window.day for window in self.windows.values()]
        stood = [at.day for at in self.gathered.as_of.values() if isinstance(at, When)]
        near = held_on or max(days, default=None)
        near = near or (in_year(stood[0], stood[0].year or self.base) if stood else None)
        near = near or date(self.base, 1, 1)
        as_of: dict[str, AsOf] = {}
        for value in self.values.values():
            if value.key.window:
                continue
            at = self.gathered.as_of.get(value.key.indicator)
            moment: Moment | None = None
            if isinstance(at, When):
                moment = resolved_moment(at, self._near(at.day, near))
            as_of[value.key.indicator] = AsOf(moment, at if isinstance(at, str) else "")
        return as_of

    def _earlier(self, held_on: date | None) -> Iterator[Stood]:
        """Standing figures of an earlier moment than the one that is taken."""
        for figure in self.gathered.earlier:
            usual = (
                held_on or in_year(figure.at.day, figure.at.day.year or self.base) or date(self.base, 1, 1)
            )
            moment = resolved_moment(figure.at, self._near(figure.at.day, usual))
            if moment is not None:
                yield Stood(figure.indicator, figure.value, moment, figure.span)

    def _own_windows(self) -> list[Window]:
        """The windows of the text but those in which only figures of another release are corrected."""
        corrected = {one.target.window for one in self.gathered.corrections if one.target is not None}
        used = {target.window for target in self.gathered.figures}
        return [
            window for stretch, window in self.windows.items() if stretch in used or stretch not in corrected
        ]

    def _corrections(self) -> Iterator[Correction]:
        for one in self.gathered.corrections:
            target = one.target
            window = self.windows.get(target.window) if target is not None and target.window else None
            key = CellKey(window.key if window else "", target.indicator, target.place) if target else None
            yield Correction(one.old, one.new, one.span, key, window, one.number)

    def _key(self, target: Target) -> CellKey:
        window = self.keys[target.window] if target.window is not None else ""
        return CellKey(window, target.indicator, target.place)

    # --- figures -----------------------------------------------------------------------------

    def _take_figures(self) -> None:
        for target, figure in self.gathered.figures.items():
            if target.window is None or target.window in self.keys:
                key = self._key(target)
                self.values[key] = Value(key, figure.value, figure.span or (0, 0))

    def _take_claims(self) -> None:
        """A claim that one part makes the whole: that part is the total, the others are zero."""
        for (stretch, whole), part in self.gathered.whole.items():
            window = self.keys.get(stretch)
            if window is None:
                continue
            total = self._number(CellKey(window, whole, STATED))
            if total is None:
                total = self._sum_of(window, whole)
            if total is None:
                continue
            span = self.gathered.claims[(stretch, whole)]
            for each in self.series.parts_of(whole):
                key = CellKey(window, each.key)
                implied = Value(key, total if each.key == part else 0, span, implied=True)
                stated = self.values.setdefault(key, implied)
                if stated.value != implied.value:
                    self._contradict("twice", key, stated.value, implied.value, stated.span, span)

    def _number(self, key: CellKey) -> int | None:
        value = self.values.get(key)
        return value.value if value is not None and isinstance(value.value, int) else None

    def _sum_of(self, window: str, whole: str) -> int | None:
        """The derived total of the rows the text states, None when one of them is not stated."""
        return combined(self.series.indicator(whole), lambda key: self._row(window, key))

    def _row(self, window: str, key: str) -> int | None:
        return self._number(CellKey(window, key, STATED))

    def _listed(self, window: str, key: str) -> list[Value]:
        cells = (CellKey(window, key, place.key) for place in self.series.places)
        return [self.values[cell] for cell in cells if cell in self.values]

    def _filled(self) -> list[CellKey]:
        """Places left out of a breakdown are zero when the listed ones make the stated total."""
        filled: list[CellKey] = []
        stretches = {key: stretch for stretch, key in self.keys.items()}
        for window in ("", *self.keys.values()):
            for what in self.series.counted if window else self.series.at_moment:
                total = self._row(window, what.key) if what.by_place else None
                if total is None:
                    continue
                listed = self._listed(window, what.key)
                sum_ = sum(value.value for value in listed if isinstance(value.value, int))
                if sum_ == total:
                    cells = [CellKey(window, what.key, place.key) for place in self.series.places]
                    filled += [cell for cell in cells if cell not in self.values]
                elif sum_ and listed and (stretches.get(window), what.key) not in self.gathered.partial:
                    spans = (self.values[CellKey(window, what.key, STATED)].span, *(v.span for v in listed))
                    self._contradict("parts", CellKey(window, what.key, STATED), total, sum_, *spans)
        return filled

    def _check_heads(self) -> None:
        """Mentions of the conference's number and date that differ from the first."""
        gathered = self.gathered
        for head in gathered.heads:
            first: int | Day | None = gathered.number if head.what == "number" else gathered.held_on
            if first is not None and _bare(head.value) != _bare(first):
                self.contradictions.append(
                    Contradiction(
                        "twice",
                        CellKey("", head.what),
                        _HEADS[head.what],
                        _shown(first),
                        _shown(head.value),
                        (head.span,),
                    )
                )

    def _check_wholes(self) -> None:
        """The derived totals against the rows they come from and the parts they are divided into."""
        for window in self.keys.values():
            for what in self.series.computed:
                key = CellKey(window, what.key, STATED)
                stated = self._number(key)
                sum_ = self._sum_of(window, what.key)
                if (
                    stated is not None
                    and sum_ is not None
                    and stated != sum_
                    and not self._less(sum_, stated)
                ):
                    self._contradict("whole", key, stated, sum_, self.values[key].span)
                parts = [self._number(CellKey(window, part.key)) for part in self.series.parts_of(what.key)]
                whole = stated if stated is not None else sum_
                made = sum(part for part in parts if part is not None)
                if parts and whole is not None and None not in parts and made != whole:
                    self._contradict("parts", key, whole, made)

    def _less(self, made: int, total: int) -> bool:
        return leaves_out(self.plain, made, total)

    def _found(self) -> Found | None:
        for stretch, window in self.keys.items():
            for what in self.series.computed:
                parts = {
                    part.key: self._number(CellKey(window, part.key))
                    for part in self.series.parts_of(what.key)
                }
                total = self._number(CellKey(window, what.key, STATED))
                if parts and (total is not None or any(value is not None for value in parts.values())):
                    return Found(self.windows[stretch].day, total, parts)
        return None

    def _contradict(
        self, kind: str, key: CellKey, expected: int | Mark, got: int | Mark, *spans: tuple[int, int] | None
    ) -> None:
        what = {lang: named(self.series, self.windows.values(), key, lang) for lang in ("zh", "en")}
        kept = tuple(span for span in spans if span is not None)
        said = [value.value if isinstance(value, Mark) else value for value in (expected, got)]
        self.contradictions.append(Contradiction(kind, key, what, said[0], said[1], kept))
