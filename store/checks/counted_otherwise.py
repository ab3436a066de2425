"""A number in the words of a text that is said to count something else than it does.

A figure of the grid in a sentence of the office (“全区死亡{discharged}人”), and a number of a title, which has no slots
and is typed: it has to be one of the record's, of what it is said to count, of the places it names and of the day.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from store.checks.assertions import SCOPES
from store.checks.case import Case
from store.checks.epidemic_words import around, called_otherwise, may_be_called, things
from store.checks.finding import Finding, Severity, failed
from store.checks.passages import compiled, mentioned, side
from store.checks.text_rules import CALLED
from store.record.cell import CellKey
from store.record.reference import Reference
from store.record.window import Window
from store.series.definition import Indicator, Place
from store.wording.say.draft import TABLE, Draft, Span, SpanKind


def called_something_else(case: Case, draft: Draft) -> Iterator[Finding]:
    """An error for each figure of the grid that a sentence calls what it is not."""
    if draft.form == TABLE:
        return
    text = draft.text
    for span in draft.spans:
        if span.kind in (SpanKind.COUNT, SpanKind.TIME, SpanKind.ORDINAL):
            text = text[: span.start] + "\0" * (span.end - span.start) + text[span.end :]
    counts = [(span.start, span.end) for span in draft.spans if span.kind is SpanKind.COUNT]
    claims = [(span.start, span.end) for span in draft.spans if span.kind is SpanKind.CLAIM]
    for span in draft.spans:
        what = _printed(case, span)
        if what is None:
            continue
        first, last, words = around(text, span.start, span.end, draft.language, counts)
        if any(first < end and start < last for start, end in claims):
            continue  # proved by itself: all 674 infections were found in controlled areas
        elsewhere = not any(_place(ref) for ref in span.cells[1:]) and not _place(span.cells[0])
        of_a_place = elsewhere and bool(mentioned(case.series.places, words, draft.language))
        if of_a_place or called_otherwise(case.series, what, words, draft.language):
            yield failed(
                CALLED, Severity.ERROR, (span.cells[0],), got=draft.text[span.start : span.end],
                sentence=draft.text[first:last].strip()[:60], start=span.start, end=span.end, what=what.names,
            )  # fmt: skip


def _place(ref: Reference) -> str:
    return ref.place if isinstance(ref, CellKey) else ""


def _printed(case: Case, span: Span) -> Indicator | None:
    """The figure of the grid the span prints; None for one beside it, or of a place alone."""
    if span.kind is not SpanKind.COUNT or not span.cells or not isinstance(span.cells[0], CellKey):
        return None
    keys = {what.key: what for what in case.series.indicators}
    return keys.get(span.slot) or keys.get(span.cells[0].indicator)


def named_in_full(case: Case, words: str, language: str) -> bool:
    """Whether the words name a figure of the grid with all that tells it from others, and nothing narrower than the
    whole (学校): then the grid says how many."""
    if compiled(SCOPES[side(language)]).search(words):
        return False
    named = things(words, language)
    return bool(named - {"new", "cases"}) and any(
        may_be_called(case.series, what, words, language, wholly=True)
        and any(True for _ in _values(case, what, (), None))
        for what in case.series.indicators
    )


def of_the_grid(
    case: Case, value: Decimal, unit: str, words: str, language: str, windows: Sequence[Window] | None
) -> bool:
    """Whether the grid has that number of what the words around it say it counts. `windows`: those of the date that
    stands with it, None without one."""
    places = mentioned(case.series.places, words, language)
    named = things(words, language)
    if not value and not named and not places:
        return False
    return any(
        any(value == each for each in _values(case, what, places, windows))
        for what in case.series.indicators
        if may_be_called(case.series, what, words, language, wholly=value < 10)
        and (named or not unit or counted_in(what, unit))
    )


def _values(
    case: Case, what: Indicator, places: Sequence[Place], windows: Sequence[Window] | None
) -> Iterator[int]:
    """Every number the record gives for an indicator: its totals, or where places are named those, alone and together."""
    if places and not what.by_place:
        return
    asked = case.conference.windows if windows is None else windows
    for key in [window.key for window in asked] if what.kind.by_window else [""]:
        if not places:
            total = case.figures.value(key, what.key)
            yield from (total,) if total is not None else ()
            continue
        counts = [case.figures.at(key, what, place.key) for place in places]
        known = [count for count in counts if count is not None]
        yield from known
        if len(known) == len(counts):
            yield sum(known)


_PERSONS = frozenset("人名位")
"""Measures of people, of which a title may take another: 406名患者 of 406人."""


def counted_in(what: Indicator, unit: str) -> bool:
    """Whether an indicator is counted in that unit, in one language or as a thing (cases, infections)."""
    measures = set(what.unit.values())
    if unit in measures or (unit in _PERSONS and measures & _PERSONS):
        return True
    if not unit.isascii() or re.search("[0-9]", unit):
        return False
    named = set(re.findall("[a-z]+", what.name("en").lower()))
    return bool(named & {word.lower() for word in unit.split()})
