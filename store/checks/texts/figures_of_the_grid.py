"""A figure of a text that is said to be one of the grid, and is not: a department's sentence “全区新增感染者9999例”
beside a grid that has 674.

A clause that only counts (see `unclaimed.only_counts`) what the grid counts says what the record says, whoever says
it. It is held against the grid at its windows and the places it names. A clause that says more is about something of
its own (学校…, 转运…), and one of another time (以来, 累计, the day of no window) is none of this record.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.checks.basis.case import Case
from store.checks.basis.comparisons import figures_named
from store.checks.basis.finding import Finding, Severity, failed
from store.checks.basis.passages import Passage, mentioned, side
from store.checks.basis.things import may_be_called, most_like, things
from store.checks.texts.said_of import ANOTHER_TIME, may_be, numbers_of, sum_of
from store.checks.texts.text_rules import OF_GRID
from store.checks.texts.unclaimed import clause_spans, only_counts
from store.record.quantity import Quantity
from store.record.reference import Reference, is_part
from store.record.text import beginning
from store.series.definition import Indicator, Place
from store.series.subject_file import subject_of
from store.wording.say.draft import Draft, DraftSpan, SpanKind

_DAY = re.compile("[昨今当前][日天]")
"""Taken out, so that 昨日新增 is not read as 日新增."""


def figures_of_the_grid(case: Case, draft: Draft, sentences: Sequence[Passage]) -> Iterator[Finding]:
    """An error for each figure beside the grid that a clause gives for one of the grid, with another number. Where it is
    of something narrower, or of another time, the words have to say so."""
    typed = [span for span in draft.spans if span.kind is SpanKind.COUNT and is_part(_first(span), "figures")]
    if not typed:
        return
    text = draft.masked({SpanKind.COUNT: "\0", SpanKind.TIME: " ", SpanKind.ORDINAL: " "})
    for start, end in clause_spans(text, side(draft.language)):
        clause = _DAY.sub(lambda day: " " * len(day[0]), text[start:end])
        for span in typed:
            if not start <= span.start < end:
                continue
            figure = case.conference.figure(span.cells[0])
            if figure is None or figure.literal or figure.quantity is None:
                continue
            sentence = next((one for one in sentences if one.start <= span.start < one.end), None)
            counted = figure.quantity
            if sentence is None or sentence.windows == ():  # a date that is none of the record's
                continue
            if not only_counts(case.series, clause + counted.noun, draft.language):
                continue
            meant = _counted_by(case, clause, counted, span.start - start, draft.language)
            places = mentioned(case.series.places, clause, draft.language)
            held = sorted({value for what in meant for value in _values(case, what, places, sentence)})
            if held and not any(may_be(counted, value) for value in held):
                yield _another(draft, span, counted, meant[0], held, (start, end))
                continue
            of_all = sorted({value for what in meant for value in _values(case, what, (), sentence)})
            if places and not held and of_all and counted.value > of_all[-1]:  # more at one place than in all
                yield _another(draft, span, counted, meant[0], of_all, (start, end))


def _another(
    draft: Draft,
    span: DraftSpan,
    counted: Quantity,
    what: Indicator,
    held: Sequence[int],
    at: tuple[int, int],
) -> Finding:
    told = failed(
        OF_GRID, Severity.ERROR, (span.cells[0],), got=counted.text, sentence=beginning(draft.text[at[0] : at[1]].strip()),
        start=span.start, end=span.end, what=what.names, numbers=tuple(map(str, held)),
    )  # fmt: skip
    return replace(told, spot=f"{span.cells[0]}={counted.text}")  # another number is told anew


def _counted_by(case: Case, clause: str, counted: Quantity, at: int, language: str) -> tuple[Indicator, ...]:
    """The figures of the grid that the clause may give; none of one window where it speaks of another time."""
    meant = _meant(case, clause + counted.noun, at, language)
    if not meant and "新增" in clause and "现有" not in clause:  # 其中拉萨市新增20例
        meant = tuple(
            what for what in case.series.indicators
            if what.kind.by_window and not what.part_of and what.unit.get("zh") == counted.unit
        )  # fmt: skip
    ahead = clause[:at] if side(language) == "zh" else ""
    words = ahead if things(case.series, ahead, language) else clause
    if not all(may_be_called(case.series, what, words, language) for what in meant):
        meant = most_like(case.series, words, language) or meant  # 解除集中隔离 is not who is in quarantine
    if not meant:  # 治愈 of 治愈出院
        meant = tuple(what for what in most_like(case.series, words, language) if not what.kind.by_window)
    if subject_of(case.series).compiled(ANOTHER_TIME[side(language)], side(language)).search(clause):
        meant = tuple(what for what in meant if not what.kind.by_window)
    return meant


def _first(span: DraftSpan) -> Reference | None:
    return span.cells[0] if span.cells else None


def _meant(case: Case, clause: str, at: int, language: str) -> tuple[Indicator, ...]:
    """What the figure at `at` counts: what is named last before it; in English, and where nothing is, first behind."""
    named = [each for each in figures_named(case, clause, language) if each[1]]
    before = [each for each in named if each[0] < at]
    behind = [each for each in named if each[0] > at]
    order = (behind[:1], before[-1:]) if side(language) == "en" else (before[-1:], behind[:1])
    told = next((found[0][1] for found in order if found), ())
    if told or side(language) == "zh":
        return told
    words = set(re.findall("[a-z-]{4,}", clause.lower()))  # are in centralized quarantine
    return tuple(
        what for what in case.series.indicators
        if (own := set(re.findall("[a-z-]{4,}", what.name("en").lower())) - {"people", "from"}) and own <= words
    )  # fmt: skip


def _values(case: Case, what: Indicator, places: tuple[Place, ...], sentence: Passage) -> Iterator[int]:
    """Every number the record has for it, and that of all windows spoken of together."""
    yield from numbers_of(case, what, places, sentence.windows)
    windows = case.conference.windows if sentence.windows is None else sentence.windows
    if what.kind.by_window and len(windows) > 1 and not (places and not what.by_place):
        sums = [
            sum_of(case, window.key, what, places) if places else case.figures.value(window.key, what.key)
            for window in windows
        ]
        if None not in sums:
            yield sum(each or 0 for each in sums)
