"""Checks over the words of a text: a draft the program said, or one a person wrote or edited.

What the program says itself it proves itself (its claim spans); everything else is looked at here.
Nothing is ever changed in a text. Findings carry where they stand (`facts["start"]`, `facts["end"]`)
and keep their explanations like those over the figures, in `conference.notes` by their id.
"""

from collections.abc import Iterator, Sequence

from store.checks.assertions import assertions
from store.checks.case import Case, Figures
from store.checks.finding import Finding
from store.checks.loose_numbers import loose_numbers
from store.checks.outcomes import WARNING
from store.checks.panel import EARLIER, in_order
from store.checks.passages import Passage, passages
from store.checks.style import HALF, UNIT, pointed, style
from store.checks.unfinished import unfinished
from store.record.conference import Conference
from store.series.definition import Series
from store.values import replace
from store.wording.book import Book
from store.wording.draft import Draft, SpanKind

TWICE = "told-twice"


def check_draft(
    series: Series,
    conference: Conference,
    draft: Draft | str,
    *,
    language: str = "zh",
    earlier: Sequence[Conference] = (),
    books: Sequence[Book] = (),
    set_words: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """What the words of a text come to, errors first.

    A `Draft` brings its language and vouches for its claim spans; style is looked at only in the
    person's own words in it, and no number may stand in its words (`loose_numbers`; `set_words` are the
    office's own that count nothing). A bare text is in `language` and looked at whole. `earlier` (newest
    first) prove words that compare; with `books` the text is also read, and a figure told twice
    differently is found.
    """
    said = draft if isinstance(draft, Draft) else None
    text, lang = (said.text, said.language) if said is not None else (str(draft), language)
    past = tuple(Figures(series, one) for one in earlier[:EARLIER])
    case = Case(series, Figures(series, conference), past)
    everything = [
        finding
        for passage in passages(series, conference, text, lang)
        for finding in _looked_at(case, passage, lang, said)
    ]
    if said is not None:
        everything += loose_numbers(case, said, set_words)
        everything += unfinished(conference, said)
    marks = [finding for finding in everything if finding.rule == HALF]
    found: dict[str, Finding] = {}
    for finding in (*(one for one in everything if one.rule != HALF), *_once(marks)):
        found.setdefault(finding.id, finding)
    if books:
        for finding in _told_twice(series, books, text, conference):
            found.setdefault(finding.id, finding)
    return in_order(found.values(), conference)


def _once(marks: Sequence[Finding]) -> Iterator[Finding]:
    """Marks of the other script, told once for each severity: a page set in them has hundreds."""
    for severity in dict.fromkeys(mark.severity for mark in marks):
        alike = [mark for mark in marks if mark.severity is severity]
        yield replace(alike[0], facts={**alike[0].facts, "count": len(alike)}, spot=severity.value)


def _looked_at(case: Case, passage: Passage, lang: str, said: Draft | None) -> Iterator[Finding]:
    def proved(start: int, end: int) -> bool:
        return said is not None and any(
            span.kind is SpanKind.CLAIM and span.start < end and start < span.end for span in said.spans
        )

    def own(start: int, end: int) -> bool:
        return said is None or any(
            span.kind is SpanKind.TEXT and span.start <= start and end <= span.end for span in said.spans
        )

    yield from assertions(case, passage, lang, proved)
    for finding in style(passage, lang):
        if said is not None and finding.rule == UNIT:
            continue  # a figure in the words of a draft is told of with or without its unit
        start, end = finding.facts["start"], finding.facts["end"]
        if isinstance(start, int) and isinstance(end, int) and own(start, end):
            yield finding


def _told_twice(
    series: Series, books: Sequence[Book], text: str, conference: Conference
) -> Iterator[Finding]:
    """A figure the text gives in two places with two values."""
    from store.wording.reading import read

    proposal = read(text, series, books, year=conference.held_on.year)
    for contradiction in proposal.contradictions:
        if contradiction.kind != "twice":
            continue
        start, end = contradiction.spans[-1] if contradiction.spans else (0, 0)
        passage = Passage(text[start:end], start, None, (), (), False)
        yield pointed(
            TWICE, WARNING, passage, 0, end - start, expected=contradiction.expected, got=contradiction.got
        )
