"""Checks over the words of a text: a draft the program said, or one a person wrote or edited.

What the program says itself it proves itself (its claim spans); everything else is looked at here: all
fixed text, the office's own sentences too. Of an exported text that came back, only what the program's own text of
the record does not say is told (`edited`); its digits are compared one by one by `store.wording.prove.verifying`.
Nothing is ever changed in a text. Findings carry where they stand (`facts["start"]`, `facts["end"]`)
and keep their explanations like those over the figures, in `conference.notes` by their id.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from store.checks.basis.case import Case, Figures, ToldOnce
from store.checks.basis.finding import ERROR, WARNING, Finding, Severity, failed
from store.checks.basis.passages import Passage, Voice, Voices, Whose, passages
from store.checks.panel import findings_in_order
from store.checks.rules import told_by
from store.checks.texts.assertions import asserted_in, assertions
from store.checks.texts.compared_in_words import compared_in_words
from store.checks.texts.figures_of_the_grid import called_something_else, figures_of_the_grid
from store.checks.texts.loose_numbers import NameWords, loose_numbers
from store.checks.texts.proofs import Proof
from store.checks.texts.said_of import number_meant
from store.checks.texts.style import pointed, style, unfinished
from store.checks.texts.text_rules import TWICE
from store.checks.texts.unclaimed import added, unclaimed
from store.names.office_list import NO_LIST, ListInForce
from store.record.conference import EARLIER, Conference
from store.record.quantity import Quantity
from store.record.reference import Reference
from store.series.definition import Series
from store.series.subject_file import subject_of
from store.wording.book.book import Book
from store.wording.numbers.source import FoldedPage
from store.wording.prove.stray_numerals import StrayNumeral, Why, strays_of_text
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
    names: ListInForce = NO_LIST,
) -> tuple[Finding, ...]:
    """What the words of a text come to, errors first.

    A `Draft` brings its language and vouches for its claim spans; style is looked at only in the
    person's own words in it, and no number may stand in its words (`loose_numbers`; `set_words` are the
    office's own that count nothing). A bare text is in `language` and looked at whole. `earlier` (newest
    first) prove words that compare; with `books` the text is also read, and a figure told twice
    differently is found. `names` is the office's own list.
    """
    said = draft if isinstance(draft, Draft) else None
    text, lang = (said.text, said.language) if said is not None else (str(draft), language)
    past = tuple(Figures(series, one) for one in earlier[:EARLIER])
    case = Case(series, Figures(series, conference), past, names=names)
    sentences = list(passages(conference, text, lang))
    everything = [*_styled(sentences, lang, said), *_listed(case, said if said is not None else text, lang)]
    if said is None:
        everything += _asserted(case, sentences, text, lang)
    else:
        voices = Voices(conference, said)
        claims = asserted_in(case, said, voices, sentences)
        everything += claims
        numbers = list(loose_numbers(case, said, set_words, claims))
        everything += numbers
        everything += unclaimed(case, said, voices, claims)
        everything += compared_in_words(case, said, voices, everything)
        everything += figures_of_the_grid(case, said, sentences)
        everything += called_something_else(case, said, sentences)
        everything += unfinished(conference, said, subject_of(case.series), case.series)
        everything += _names_that_count(conference, said)
    marks = [finding for finding in everything if _of_the_text(finding)]
    others = [finding for finding in everything if not _of_the_text(finding)]
    found = _gravest((*others, *_once(marks)))
    if books:
        for finding in _told_twice(series, books, text, conference):
            found.setdefault(finding.id, finding)
    return findings_in_order(found.values(), conference)


def words_held_against_list(
    series: Series, conference: Conference, draft: Draft, names: ListInForce
) -> Iterator[Finding]:
    """What the office's own list says of a draft's words, and nothing else."""
    return _listed(Case(series, Figures(series, conference), names=names), draft, draft.language)


def page_held_against_list(
    series: Series, conference: Conference, text: str, names: ListInForce
) -> Iterator[Finding]:
    """The same of a text of which nobody has the record, in each language that stands on its page."""
    case = Case(series, Figures(series, conference), names=names)
    chinese = re.search("[\u4e00-\u9fff]", text) is not None
    for language in ("zh", "en") if chinese else ("en",):
        yield from _listed(case, text, language)


def _listed(case: Case, text: Draft | str, lang: str) -> Iterator[Finding]:
    """What the office's own list says of the words; most offices have none."""
    if case.names.known:
        from store.checks.names_in_texts import listed_in, listed_in_text

        yield from listed_in(case, text) if isinstance(text, Draft) else listed_in_text(case, text, lang)


def _gravest(findings: Iterable[Finding]) -> dict[str, Finding]:
    """The findings by what they are about, each thing once."""
    found: dict[str, Finding] = {}
    for finding in findings:
        known = found.get(finding.id)
        if known is None or _graver(finding, known):
            found[finding.id] = finding
    return found


def _graver(one: Finding, other: Finding) -> bool:
    """Whether `one` is told in place of `other`, where both are about the same word of a sentence: one that failed before
    one that holds, an error before a warning, a warning before a hint."""
    grave = [(each.failed, -tuple(Severity).index(each.severity)) for each in (one, other)]
    return grave[0] > grave[1]


def _of_the_text(finding: Finding) -> bool:
    return told_by(finding).told_once is ToldOnce.TEXT


def _once(marks: Sequence[Finding]) -> Iterator[Finding]:
    """Marks of the other script, told once for each severity: a page set in them has hundreds."""
    for severity in dict.fromkeys(mark.severity for mark in marks):
        alike = [mark for mark in marks if mark.severity is severity]
        yield replace(alike[0], facts={**alike[0].facts, "count": len(alike)}, spot=severity.value)


def together(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, with the numbers of one part told at once: one key makes figures of all of them. Chinese that
    stands once in a part (a speaker's name) and is printed in several places of the English texts is told once."""
    said: list[Finding] = []
    parts: dict[tuple[Reference, bool], tuple[int, list[str]]] = {}
    foreign: set[tuple[Reference, object]] = set()
    for finding in findings:
        once = told_by(finding).told_once
        if once is ToldOnce.PART and finding.cells:
            if (finding.cells[0], finding.got) in foreign:
                continue
            foreign.add((finding.cells[0], finding.got))
        if once is not ToldOnce.TOGETHER or finding.severity is not Severity.ERROR or not finding.cells:
            said.append(finding)
            continue
        field = finding.facts["why"] == "field_counted"  # no key makes figures of these
        _, numbers = parts.setdefault((finding.cells[0], field), (len(said), []))
        if not numbers:
            said.append(finding)
        if str(finding.got) not in numbers:
            numbers.append(str(finding.got))
    for (ref, in_field), (at, numbers) in parts.items():
        spot = f"@{ref}:field" if in_field else f"@{ref}"
        several = {**said[at].facts, "several": tuple(numbers)}
        said[at] = replace(said[at], got="、".join(numbers), facts=several, spot=spot)
    return said


def _asserted(case: Case, sentences: Sequence[Passage], text: str, lang: str) -> Iterator[Finding]:
    """Every asserting word of a bare text."""
    for passage in sentences:
        yield from assertions(case, passage, lang, _speaker if passage.attributed else _reader)


def _names_that_count(conference: Conference, draft: Draft) -> Iterator[Finding]:
    """A name that only looks like a figure, made one by the words printed behind it."""
    for span in draft.spans:
        ref = span.cells[0] if span.cells else None
        figure = conference.figure(ref)
        if ref is None or figure is None or not figure.literal or span.kind is not SpanKind.COUNT:
            continue
        from store.wording.numbers.printed_as import NotSaid, counted_by_what_leads, goes_on_counting

        after = draft.text[span.end : span.end + 24]
        leads = draft.text[max(0, span.start - 40) : span.start].rpartition("\n")[2]
        if goes_on_counting(figure.raw, after) or counted_by_what_leads(figure.raw, leads):
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
        # a figure in the words of a draft is told of with or without its unit
        for finding in style(passage, lang, units=said is None):
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


_CLAUSE = re.compile(r"[，。；：！？,;:!?\n]|\.(?=\s|$)")


class Edited(Struct, frozen=True):
    """What is told of an edited text: claims nothing of the record's own text bears out, and numbers."""

    claims: tuple[Finding, ...]
    numbers: tuple[StrayNumeral, ...]
    listed: tuple[Finding, ...] = ()
    """What the office's own list has otherwise: titles, names of places, words."""


def edited(
    series: Series,
    conference: Conference,
    draft: Draft,
    text: str,
    *,
    earlier: Sequence[Conference] = (),
    set_words: Sequence[str] = (),
    names: ListInForce = NO_LIST,
) -> Edited:
    """The words of `text` that `draft`, the record's own text of the same form, does not have."""
    past = tuple(Figures(series, one) for one in earlier[:EARLIER])
    case = Case(series, Figures(series, conference), past, names=names)

    def claims(of: str) -> list[Finding]:
        found = _asserted(case, list(passages(conference, of, draft.language)), of, draft.language)
        return list(findings_in_order(_gravest(found).values(), conference))

    def known(finding: Finding, of: str) -> tuple[str, str]:
        return str(finding.facts["word"]), _around(of, int(str(finding.facts["start"])))

    ours = Counter(known(finding, draft.text) for finding in claims(draft.text) if finding.failed)
    asserted, told = claims(text), []
    for finding in asserted:
        key = known(finding, text)
        if finding.failed and ours[key] > 0:
            ours[key] -= 1
        elif finding.failed:
            told.append(finding)
    fixed = NameWords(series, set_words).words
    apart = [(int(str(finding.facts["start"])), int(str(finding.facts["end"]))) for finding in asserted]
    # What a number is said of stays to be looked at: 406 patients had been buried.
    apart += [
        (stray.start, stray.end - len(stray.unit) if stray.unit.isascii() else stray.end)
        for stray in strays_of_text(text, fixed, subject_of(series))
    ]
    told += added(case, draft.text, text, draft.language, apart)
    numbers = tuple(_numbers(series, conference, draft, text, set_words))
    return Edited(tuple(told), numbers, tuple(_listed_anew(case, draft, text)))


def _listed_anew(case: Case, draft: Draft, text: str) -> Iterator[Finding]:
    """What the list has otherwise than the text, and not otherwise than the record's own."""
    ours = Counter(finding.facts["word"] for finding in _listed(case, draft.text, draft.language))
    for finding in _listed(case, text, draft.language):
        if ours[finding.facts["word"]] > 0:
            ours[finding.facts["word"]] -= 1
        else:
            yield finding


def against_the_figures(
    series: Series, conference: Conference, text: str, earlier: Sequence[Conference] = ()
) -> Iterator[Finding]:
    """The asserting words of a text of others that the figures contradict, and no others."""
    past = tuple(Figures(series, one) for one in earlier[:EARLIER])
    case = Case(series, Figures(series, conference), past)
    page = FoldedPage(text)
    for language in ("zh", "en"):
        own = [one for one in passages(conference, page.text, language) if _language_of(one.text) == language]
        for finding in _asserted(case, own, page.text, language):
            if finding.facts.get("why") == Proof.AGAINST.value:
                start, end = page.back((int(str(finding.facts["start"])), int(str(finding.facts["end"]))))
                yield replace(finding, facts={**finding.facts, "start": start, "end": end})


def _language_of(sentence: str) -> str:
    """The language a sentence is in: a page may have both, each held to its own words."""
    return "zh" if re.search("[\u4e00-\u9fff]", sentence) else "en"


def contradicts(finding: Finding) -> bool:
    """Whether words say something else than the record: against its figures, or about them without proof; or give
    somebody another title or name than the office's list."""
    return finding.severity is Severity.ERROR or told_by(finding).misnames


def _around(text: str, start: int) -> str:
    """The clause that holds the character at `start`, without white space."""
    begun = max((stop.end() for stop in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, start)
    return "".join(text[begun : stop.start() if stop else len(text)].split())


def _numbers(
    series: Series, conference: Conference, draft: Draft, text: str, set_words: Sequence[str]
) -> Iterator[StrayNumeral]:
    """Numbers that count and are not written in plain digits, of a value the record does not have."""
    names = NameWords(series, set_words).words

    def counted(of: str) -> list[StrayNumeral]:
        return [
            stray for stray in strays_of_text(of, names, subject_of(series))
            if stray.why is not Why.BARE and not re.search("[0-9]", of[stray.start : stray.end])
        ]  # fmt: skip

    ours = Counter(draft.text[stray.start : stray.end] for stray in counted(draft.text))
    known: set[Decimal] | None = None
    for stray in counted(text):
        words = text[stray.start : stray.end]
        if ours[words] > 0:
            ours[words] -= 1
            continue
        known = known if known is not None else set(_values(series, conference))
        value = number_meant(stray, words)
        if value is None or value not in known:
            yield stray


def _values(series: Series, conference: Conference) -> Iterator[Decimal]:
    """Every number the record holds: cells, totals, figures and lists beside the grid."""
    figures = Figures(series, conference)
    for key in conference.cells:
        number = conference.number_in(key)
        if number is not None:
            yield Decimal(number)
    for what in series.indicators:
        for window in ("", *(each.key for each in conference.windows)):
            total = figures.value(window, what.key)
            if total is not None:
                yield Decimal(total)
    quantities: list[Quantity | None] = [one.quantity for one in conference.figures.values()]
    quantities += [one.counted for one in conference.lists.values()]
    yield from (quantity.value for quantity in quantities if quantity is not None)
    yield from (Decimal(len(one.items)) for one in conference.lists.values())
