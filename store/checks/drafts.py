"""Checks over the words of a text: a draft the program said, or one a person wrote or edited.

What the program says itself it proves itself (its claim spans); everything else is looked at here: all
fixed text, the office's own sentences too.
Nothing is ever changed in a text. Findings carry where they stand (`facts["start"]`, `facts["end"]`)
and keep their explanations like those over the figures, in `conference.notes` by their id.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from store.checks.assertions import Voice, Whose, assertions
from store.checks.case import Case, Figures
from store.checks.finding import ERROR, WARNING, Finding, Severity, failed
from store.checks.loose_numbers import loose_numbers
from store.checks.panel import in_order
from store.checks.passages import Passage, alone, passages
from store.checks.style import pointed, style
from store.checks.text_rules import HALF, TWICE, UNIT
from store.checks.unfinished import unfinished
from store.checks.voices import Voices
from store.record.conference import EARLIER, Conference
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.say.draft import Draft, SpanKind


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
    sentences = list(passages(conference, text, lang))
    everything = [*_asserted(case, sentences, text, lang, said), *_styled(sentences, lang, said)]
    if said is not None:
        everything += loose_numbers(case, said, set_words)
        everything += unfinished(conference, said)
        everything += _names_that_count(conference, said)
    marks = [finding for finding in everything if finding.rule == HALF]
    found: dict[str, Finding] = {}
    for finding in (*(one for one in everything if one.rule != HALF), *_once(marks)):
        known = found.get(finding.id)
        if known is None or _graver(finding, known):
            found[finding.id] = finding
    if books:
        for finding in _told_twice(series, books, text, conference):
            found.setdefault(finding.id, finding)
    return in_order(found.values(), conference)


def _graver(one: Finding, other: Finding) -> bool:
    """Of two findings of one word in one sentence the graver is told: neither hides behind the other."""
    grave = [(each.failed, -tuple(Severity).index(each.severity)) for each in (one, other)]
    return grave[0] > grave[1]


def _once(marks: Sequence[Finding]) -> Iterator[Finding]:
    """Marks of the other script, told once for each severity: a page set in them has hundreds."""
    for severity in dict.fromkeys(mark.severity for mark in marks):
        alike = [mark for mark in marks if mark.severity is severity]
        yield replace(alike[0], facts={**alike[0].facts, "count": len(alike)}, spot=severity.value)


def _asserted(
    case: Case, sentences: Sequence[Passage], text: str, lang: str, said: Draft | None
) -> Iterator[Finding]:
    """Every asserting word. What stands for itself in a draft (a title, a name, an item of a list) is judged by
    itself: else the date of the lead or the figure of another part would bear it out."""
    if said is None:
        for passage in sentences:
            yield from assertions(case, passage, lang, _speaker if passage.attributed else _reader)
        return
    voices = Voices(case.conference, said)
    closed = list(voices.closed())
    for passage in sentences:
        for finding in assertions(case, passage, lang, voices):
            start = finding.facts["start"]
            if isinstance(start, int) and not any(span.start <= start < span.end for span in closed):
                yield finding
    for span in closed:
        itself = alone(case.conference, text[span.start : span.end], lang, span.start)
        yield from assertions(case, itself, lang, voices)


def _names_that_count(conference: Conference, draft: Draft) -> Iterator[Finding]:
    """A name that only looks like a figure, made one by the words printed behind it."""
    for span in draft.spans:
        ref = span.cells[0] if span.cells and span.cells[0].window == "figures" else None
        figure = conference.figures.get(ref.indicator) if ref is not None else None
        if ref is None or figure is None or not figure.literal or span.kind is not SpanKind.COUNT:
            continue
        from store.wording.numbers.printed_as import NotSaid, goes_on_counting

        after = draft.text[span.end : span.end + 24]
        if goes_on_counting(figure.raw, after):
            trouble = NotSaid("literal_counts", raw=figure.raw + after[:1])
            told = {lang: trouble.said(lang) for lang in ("zh", "en")}
            yield failed("figure-refused", ERROR, (ref,), got=figure.raw, why="said", text=told)


def _speaker(start: int, end: int) -> Whose:
    return Whose(Voice.SPEAKER)


def _reader(start: int, end: int) -> Whose:
    return Whose(Voice.READER)


def _styled(sentences: Sequence[Passage], lang: str, said: Draft | None) -> Iterator[Finding]:
    """Slips of the pen; in a draft only those in a person's own words."""

    def own(start: int, end: int) -> bool:
        return said is None or any(
            span.kind is SpanKind.TEXT and span.start <= start and end <= span.end for span in said.spans
        )

    for passage in sentences:
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
    from store.wording.read.reading import read

    proposal = read(text, series, books, year=conference.held_on.year)
    for contradiction in proposal.contradictions:
        if contradiction.kind != "twice":
            continue
        start, end = contradiction.spans[-1] if contradiction.spans else (0, 0)
        passage = Passage(text[start:end], start, None, (), (), False)
        yield pointed(
            TWICE, WARNING, passage, 0, end - start, expected=contradiction.expected, got=contradiction.got
        )
