"""The statements of a text and of a record side by side: what changed, what is missing, what was added."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.window import AsOf, Moment
from store.series.definition import Series
from store.wording.numbers.spans import Span
from store.wording.prove.difference import (
    AS_OF,
    HELD_AT,
    HELD_ON,
    NUMBER,
    Difference,
    DifferenceKind,
    Fact,
    Stated,
    StatedFacts,
    cell_of,
    fact_named,
    hours,
    statement,
    value_said,
)
from store.wording.read.basis.dates import When
from store.wording.read.basis.proposal import Contradiction, Proposal
from store.wording.say.draft import Draft, SpanKind


class Compared:
    """The statements of a text and of a record side by side."""

    def __init__(
        self,
        series: Series,
        conference: Conference,
        text: str,
        proposal: Proposal,
        held: StatedFacts | None = None,
    ) -> None:
        """`held`: what the text may repeat besides what the record states (see `held_as_printed`)."""
        self.series, self.conference, self.text, self.proposal = series, conference, text, proposal
        self.lines = Lines(text)
        self.held = held or {}
        stated = statement(series, conference)
        self.record = {**stated, **{fact: self.held[fact] for fact in self.held if fact not in stated}}
        self.stated, self.spans = _stated(series, proposal)
        self._state_zeros()

    def _state_zeros(self) -> None:
        """A place that the text says has none, where the record has some: else a zero is like a place left out."""
        windows = {window.key: hours(window) for window in self.proposal.windows}
        for value in self.proposal.values:
            key = value.key
            fact = Fact(windows.get(key.window), key.indicator, key.place)
            if value.value == 0 and key.place not in ("", STATED) and self.record.get(fact):
                self.stated[fact], self.spans[fact] = 0, value.span

    def changed(self) -> list[Difference]:
        """Facts of both that differ, and figures the text gives a second time with another value. A total that the text
        does not print but its parts make is not told beside them."""
        found = [
            self._difference(DifferenceKind.CHANGED, fact, value, self.stated[fact], self.spans.get(fact))
            for fact, value in self.record.items()
            if fact in self.stated
            and self.stated[fact] not in (value, self.held.get(fact))
            and not self._only_made(fact)
        ]
        for contradiction in self.proposal.contradictions:
            if contradiction.kind == "twice":
                found += self._twice(contradiction)
        return found

    def _only_made(self, fact: Fact) -> bool:
        """Whether it stands nowhere in the text: what is computed of others, which are told where they differ."""
        computed = {what.key for what in self.series.computed}
        return fact not in self.spans and fact.what in computed and fact.place != AS_OF

    def _twice(self, contradiction: Contradiction) -> list[Difference]:
        """A second mention of a figure, where it is not what the record says."""
        window = next((w for w in self.proposal.windows if w.key == contradiction.key.window), None)
        place = contradiction.key.place if contradiction.key.place != STATED else ""
        fact = Fact(hours(window) if window else None, contradiction.key.indicator, place)
        expected = self.record.get(fact)
        said = f"{expected:%m-%d}" if isinstance(expected, date) else str(expected or 0)
        if said == str(contradiction.got):
            return []
        span = contradiction.spans[-1] if contradiction.spans else None
        return [self._difference(DifferenceKind.CHANGED, fact, said, contradiction.got, span)]

    def as_of_another(self, spaced: bool) -> Iterator[Difference]:
        """Figures that are the record's, told as of another moment than it is by a day that alone is no moment of a sentence
        (as of August 19). `spaced`: the text is in a language that parts its words."""
        scopes = self.proposal.scopes
        if scopes is None:
            return
        for value in self.proposal.values:
            fact = Fact(None, value.key.indicator)
            held, told = (
                one.get(fact.what, AsOf()).moment for one in (self.conference.as_of, self.proposal.as_of)
            )
            if value.key.window or held is None or told is not None or self.record.get(fact) != value.value:
                continue
            scope = scopes.at(*value.span, spaced)
            if scope.moment is not None and not scope.as_of(held):
                got = _instant(scope.moment, held.day.year)
                at = fact._replace(place=AS_OF)
                yield self._difference(DifferenceKind.CHANGED, at, held.instant, got, value.span)

    def missing(self, printed: set[Fact]) -> list[Difference]:
        """Facts of the record the text should print and does not."""
        return [
            self._difference(DifferenceKind.MISSING, fact, value, None, None)
            for fact, value in self.record.items()
            if fact in printed and fact not in self.stated
        ]

    def added(self) -> list[Difference]:
        """Facts of the text the record does not state. A total that only its parts give stands nowhere in the
        text, and its parts are told."""
        return [
            self._difference(DifferenceKind.ADDED, fact, None, value, self.spans.get(fact))
            for fact, value in self.stated.items()
            if fact not in self.record and (fact in self.spans or fact.what in (NUMBER, HELD_ON, HELD_AT))
        ] + [
            self._difference(DifferenceKind.ADDED, Fact(None, stood.indicator), None, stood.value, stood.span)
            for stood in self.proposal.earlier
        ]

    def _difference(
        self, kind: DifferenceKind, fact: Fact, expected: Stated | None, got: Stated | None, span: Span | None
    ) -> Difference:
        return Difference(
            kind,
            cell_of(self.series, self.conference, fact),
            fact_named(self.series, self.conference, fact),
            value_said(fact, expected),
            value_said(fact, got),
            self.lines.of(span),
            span,
        )


def _instant(said: When, year: int) -> int | None:
    """The instant of a moment that names no year; None where no calendar has it."""
    try:
        return Moment(date(said.day.year or year, said.day.month, said.day.day), said.hour).instant
    except ValueError:
        return None


def _stated(series: Series, proposal: Proposal) -> tuple[dict[Fact, Stated], dict[Fact, Span]]:
    """What the text states, as it states it, and where. A total it leaves out is that of its parts."""
    spans = {Fact(None, what): span for what, span in proposal.heads.items()}
    stated: dict[Fact, Stated] = {}
    if proposal.number is not None:
        stated[Fact(None, NUMBER)] = proposal.number
    if proposal.held_on is None and proposal.likely_day is None:
        for value in proposal.values:  # what is of no window needs no day to be compared
            if not value.key.window and isinstance(value.value, int):
                fact = Fact(None, value.key.indicator, "" if value.key.place == STATED else value.key.place)
                stated[fact], spans[fact] = value.value, value.span
        return stated, spans
    conference = proposal.to_conference()
    stated |= statement(series, conference)
    if proposal.held_on is None:
        stated.pop(Fact(None, HELD_ON), None)
    for indicator, as_of in proposal.as_of.items():
        if as_of.moment is None and not as_of.word:
            stated.pop(Fact(None, indicator, AS_OF), None)
    windows = {window.key: hours(window) for window in proposal.windows}
    for value in proposal.values:
        key = value.key
        fact = Fact(windows.get(key.window), key.indicator, "" if key.place == STATED else key.place)
        if value.value or not fact.place or fact in stated:
            stated[fact] = value.value
            spans[fact] = value.span
    for fact in stated:
        if fact.place == AS_OF:
            spans[fact] = spans.get(fact._replace(place=""), (0, 0))
    return stated, spans


def printed(series: Series, conference: Conference, draft: Draft) -> set[Fact]:
    """The facts of the record that the sentences of a draft print or prove. What stands in a person's
    own prose is traced by its spans and never read back as a sentence."""
    said = [span for span in draft.spans if span.phrase and span.kind in (SpanKind.COUNT, SpanKind.CLAIM)]
    cells = {key for span in said for key in span.cells if isinstance(key, CellKey)}
    indicators = {(key.window, key.indicator) for key in cells}
    slots = {span.slot for span in draft.spans}
    printed = {Fact(None, name) for name in (NUMBER, HELD_ON, HELD_AT) if name in slots}
    for fact in statement(series, conference):
        key = cell_of(series, conference, fact)
        if key is None:
            continue
        what = series.indicator(fact.what)
        whole = bool(what.plus) and any((key.window, part) in indicators for part in what.plus)
        in_parts = whole and any((key.window, part.key) in indicators for part in series.parts_of(what.key))
        if (
            key in cells
            or (not fact.place and (key.window, key.indicator) in indicators)
            or in_parts
            or fact.place
            and (key.window, key.indicator) in indicators
        ):
            printed.add(fact)
    return printed


FIGURES_MOST = 20_000
"""Figures of an edited text that are named one by one as not the record's; of more the first are."""


_NEAR = 60
"""Signs of a long line that are shown on either side of a figure."""


class Lines:
    """The lines of a text, looked for once, so that asking for the line of each figure costs little."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _breaks(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def of(self, span: Span | None) -> int:
        """The line a span begins in, from 1; 0 where there is none."""
        return bisect_left(self._breaks, span[0]) + 1 if span is not None else 0

    def text_at(self, span: Span) -> str:
        """The line a span begins in, without white space at its ends; of a long one what is near the span."""
        line = self.of(span) - 1
        start = self._breaks[line - 1] + 1 if line else 0
        end = self._breaks[line] if line < len(self._breaks) else len(self.text)
        return self.text[max(start, span[0] - _NEAR) : min(end, span[1] + _NEAR)].strip()
