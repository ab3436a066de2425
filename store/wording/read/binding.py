"""Binds what was matched: which window a count belongs to, which moment a standing figure.

A figure belongs to the window named in its own sentence, else to the last one named before it, as
long as the text runs on; likewise with the as-of. A figure without either stays unread.
"""

from collections.abc import Iterable

from msgspec import Struct

from store.record.cell import STATED, Mark
from store.series.definition import Indicator, Series
from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import Listed
from store.wording.read.basis.dates import Day, Stretch, When
from store.wording.read.matching import FilledSlot, Match
from store.wording.read.page.apart import is_date_of_page
from store.wording.read.page.printed import Earlier, Gathered, Head, PrintedFigure, Target, bare_of

_REACH = 400
"""Characters of the page within which a window or as-of still rules what follows."""


def gather(series: Series, found: list[Match], lost: Iterable[int] = ()) -> Gathered:
    """What the matches say, in the order of the page. `lost`: where a time stands that was not understood."""
    gatherer = _Gatherer(series)
    waiting: list[Match] = []
    unknown = sorted(lost, reverse=True)
    for match in found:
        while unknown and unknown[-1] < match.span[0]:
            unknown.pop()
            gatherer.window, gatherer.as_of = _Context(), _Context()
            waiting.clear()
        if match.piece.ahead:
            waiting.append(match)
            continue
        gatherer.take(match)
        for earlier in waiting if match.of("window", "when") else ():
            if match.span[0] - earlier.span[1] <= _REACH:
                gatherer.take(earlier)
        waiting.clear()
    gatherer.gathered.choose_totals()
    return gatherer.gathered


class _Context(Struct):
    """The window or as-of that rules, where it was named, and how far its rule has been carried."""

    value: Stretch | When | str | None = None
    span: Span = (0, 0)
    end: int = -_REACH

    def at(self, place: int) -> bool:
        gap = max(place - self.end, self.span[0] - place)
        return self.value is not None and gap <= _REACH


class _Gatherer:
    def __init__(self, series: Series) -> None:
        self.series = series
        self.gathered = Gathered(series)
        self.indicators = {indicator.key: indicator for indicator in series.indicators}
        self.window = _Context()
        self.as_of = _Context()

    def take(self, match: Match) -> None:
        self._head(match)
        window = match.of("window", "when")
        if window is not None and isinstance(window.value, Stretch):
            self._day_of(window.value.start.day)
            self.window = _Context(self._known(window.value), match.span, match.span[1])
            self._said_apart(match, window)
        elif window is not None and window.value is None:
            self.window = _Context()  # another day begins, which nobody could read
        as_of = match.of("as_of")
        if as_of is not None and isinstance(as_of.value, When | str):
            if isinstance(as_of.value, When):
                self._day_of(as_of.value.day)
            self.as_of = _Context(as_of.value, match.span, match.span[1])
            self._said_apart(match, as_of)
        elif as_of is not None and as_of.value is None:
            self.as_of = _Context()
        figures = [held for held in match.held if held.slot.name in self.indicators]
        flows = [held for held in figures if self._flows(held.slot.name)]
        zero = match.piece.zero
        if match.piece.part or flows or (zero and self._flows(zero)):
            self._flow(match, flows)
        standing = [held for held in figures if not self._flows(held.slot.name)]
        if standing or (zero and not self._flows(zero)):
            self._standing(match, standing)

    def _said_apart(self, match: Match, time: FilledSlot) -> None:
        """A time that stands elsewhere in its sentence is understood too."""
        if not match.span[0] <= time.span[0] <= time.span[1] <= match.span[1]:
            self.gathered.assigned.append(time.span)

    def _flows(self, key: str) -> bool:
        return self.indicators[key].kind.by_window

    def _day_of(self, day: Day) -> None:
        if day.year is not None:
            self.gathered.dated.append(day)

    def _known(self, stretch: Stretch) -> Stretch:
        """The window already read that is the same but for a printed year."""
        return self.gathered.bare_windows.get(bare_of(stretch), stretch)

    def _head(self, match: Match) -> None:
        """The number and date of the conference. A second mention that differs is kept as a clash."""
        gathered = self.gathered
        number, held_on, held_at = match.of("number"), match.of("held_on"), match.of("held_at")
        if held_on is not None and is_date_of_page(match.source, held_on.offset):
            if isinstance(held_on.value, Day):
                self._day_of(held_on.value)
            held_on = held_at = None
        if number is None and held_on is None:
            return
        if number is not None and isinstance(number.value, int):
            gathered.number = number.value if gathered.number is None else gathered.number
            gathered.heads.append(Head("number", number.value, number.span))
        if held_on is not None and isinstance(held_on.value, Day):
            if gathered.held_on is None:
                self._day_of(held_on.value)
                gathered.held_on = held_on.value
                if held_at is not None and isinstance(held_at.value, str):
                    gathered.held_at = held_at.value
            gathered.heads.append(Head("held_on", held_on.value, held_on.span))
        gathered.assigned.append(match.span)

    def _flow(self, match: Match, figures: list[FilledSlot]) -> None:
        """Counts of a window. A claim alone (，均在…发现) gives no count: which of the figures before it
        it speaks of, nobody has said."""
        claim_only = not figures and not match.piece.zero and not match.of("when", "window")
        if claim_only:
            return
        if not self.window.at(match.span[0]) or not isinstance(self.window.value, Stretch):
            return
        window = self.window.value
        piece = match.piece
        if piece.zero and not figures:
            self._count(window, piece.zero, PrintedFigure(0, match.span, piece.phrase, match.own))
        for held in figures:
            self._held(match, window, held)
        if piece.part:
            whole = self.indicators[piece.part].part_of
            self.gathered.whole.setdefault((window, whole), piece.part)
            self.gathered.claims.setdefault((window, whole), match.span)
            self.gathered.name_window(window)
        if piece.part or piece.zero or any(held.value is not None for held in figures):
            self._carried(self.window, match)

    def _held(self, match: Match, window: Stretch | None, held: FilledSlot) -> None:
        """Takes a figure or a breakdown; standing figures stand in no window."""
        key, phrase = held.slot.name, match.piece.phrase
        if isinstance(held.value, Listed):
            total = self._total_of(match, key)
            if match.piece.zero == key:
                self._count(window, key, PrintedFigure(0, match.span, phrase, match.own))
            self._places(match, window, held, held.value, total)
        elif isinstance(held.value, int):
            self._count(window, key, PrintedFigure(held.value, held.span, phrase, match.own))

    def _total_of(self, match: Match, key: str) -> int | None:
        for held in match.held:
            if held.slot.name == key and isinstance(held.value, int):
                return held.value
        return None

    def _count(self, window: Stretch | None, key: str, figure: PrintedFigure) -> None:
        indicator = self.indicators[key]
        place = STATED if indicator.by_place or indicator.kind.computed else ""
        self.gathered.put(Target(window, key, place), figure)

    def _places(
        self, match: Match, window: Stretch | None, held: FilledSlot, listed: Listed, total: int | None
    ) -> None:
        key, phrase = held.slot.name, match.piece.phrase
        for place, number, (start, end) in listed.counts:
            span = match.source.span(start, end)
            self.gathered.put(Target(window, key, place), PrintedFigure(number, span, phrase, match.own))
        for place, (start, end) in listed.unreported:
            span = match.source.span(start, end)
            self.gathered.put(
                Target(window, key, place), PrintedFigure(Mark.NOT_REPORTED, span, phrase, match.own)
            )
        if listed.partial:
            self.gathered.partial.add((window, key))
        for start, end in listed.strangers:
            self.gathered.strangers.append(match.source.span(start, end))
        if listed.whole and total is not None:
            self.gathered.put(
                Target(window, key, listed.whole), PrintedFigure(total, held.span, phrase, match.own)
            )

    def _standing(self, match: Match, figures: list[FilledSlot]) -> None:
        """Figures as of a moment. Those that are always of now take no moment from before."""
        own = match.of("as_of")
        for held in figures:
            if self._stood_earlier(match, held, own):
                continue
            self._held(match, None, held)
            if held.value is not None:
                self._stands_as_of(self.indicators[held.slot.name], match, own)
        if match.piece.zero and not figures:
            self._count(None, match.piece.zero, PrintedFigure(0, match.span, match.piece.phrase, match.own))
            self._stands_as_of(self.indicators[match.piece.zero], match, own)
        if match.piece.zero or any(held.value is not None for held in figures):
            self.gathered.assigned.append(match.span)

    def _stood_earlier(self, match: Match, held: FilledSlot, own: FilledSlot | None) -> bool:
        """True when the text has this figure as of a later moment already. Where this is the later one,
        what was taken before makes room for it."""
        key, gathered = held.slot.name, self.gathered
        now = self.indicators[key].as_of_now and own is None
        at = self.as_of.value if not now and self.as_of.at(match.span[0]) else None
        before = gathered.as_of.get(key)
        if not isinstance(at, When) or not isinstance(before, When) or _later(at, before) == 0:
            return False
        if _later(at, before) < 0:
            if isinstance(held.value, int):
                gathered.earlier.append(Earlier(key, held.value, at, held.span))
            self._carried(self.as_of, match)
            return True
        for target in [t for t in gathered.figures if t.window is None and t.indicator == key]:
            figure = gathered.figures.pop(target)
            if isinstance(figure.value, int) and figure.span and target.place in ("", STATED):
                gathered.earlier.append(Earlier(key, figure.value, before, figure.span))
        gathered.as_of[key] = at
        return False

    def _stands_as_of(self, indicator: Indicator, match: Match, own: FilledSlot | None) -> None:
        now = indicator.as_of_now and own is None
        if now or not self.as_of.at(match.span[0]) or self.as_of.value is None:
            return
        assert not isinstance(self.as_of.value, Stretch)
        self.gathered.as_of.setdefault(indicator.key, self.as_of.value)
        self._carried(self.as_of, match)

    def _carried(self, context: _Context, match: Match) -> None:
        """The context was used: it is no loose date any more, and its rule goes on from here."""
        self.gathered.assigned += [context.span, match.span]
        context.end = match.span[1]


def _later(one: When, other: When) -> int:
    """Above zero when `one` is the later moment, below when the earlier. Days without a year lie within
    half a year of each other."""
    if one.day.year is not None and other.day.year is not None and one.day.year != other.day.year:
        return one.day.year - other.day.year
    hours = (
        ((one.day.month - other.day.month) * 31 + one.day.day - other.day.day) * 24 + one.hour - other.hour
    )
    return hours if abs(hours) < 6 * 31 * 24 else -hours
