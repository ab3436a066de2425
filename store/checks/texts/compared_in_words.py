"""What is said of the record's own figures in words that compare or count them, and that no other rule has proved,
refused or told: 疫情数据一天比一天好, 昌都领跑新增, “the quarantine sites are empty”.

A person lets such a clause stand, as the speaker's words or the office's, for this conference only: tomorrow's
figures ask anew. A clause about a smaller circle (学校), one that only orders or hopes, and one with nothing that
compares or counts is not asked about here.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from store.checks.basis import subject_words
from store.checks.basis.case import Case
from store.checks.basis.claim_words import SMALLER, for_lookup
from store.checks.basis.comparisons import WANTED
from store.checks.basis.finding import HINT, WARNING, Finding, Verdict
from store.checks.basis.passages import Voice, Voices, compiled, kept, names_of_places, side
from store.checks.basis.things import counts_the_subject
from store.checks.texts.assertions import CONDITION, recorded
from store.checks.texts.loose_numbers import place_of
from store.checks.texts.unclaimed import clause_spans, compares
from store.record.notes import COMPARED, SPOKEN
from store.record.text import beginning
from store.series.definition import Subject
from store.series.subject_file import subject_of
from store.wording.say.draft import Draft, SpanKind

_LEFT = ("all", "none", "cleared")
"""Kinds of asserting words that are left to a speaker where they are about nothing the record proves."""
_ORIGIN = {
    "zh": "发现|检出|查出|筛出|来自|出自|来源|是[^，。]{0,8}(?:<<where_kept>>)|为[^，。]{0,4}(?:<<where_kept>>)",
    "en": r"\b(?:found|detected|identified|came from|come from|(?:were|was|are|is) [^,.;]{0,50}\b(?:<<where_kept>>))\b",
}
"""Where the cases come from, which the record counts."""
_EVERYWHERE = {"zh": "各地|各市|每个?(?:地市|市)", "en": r"\b(?:everywhere|elsewhere|nobody|most)\b"}
"""And what is said of all its places, or of nobody at one."""


def compared_in_words(case: Case, draft: Draft, voices: Voices, told: Sequence[Finding]) -> Iterator[Finding]:
    """A warning for each such clause. `told` are the findings about words of the draft: a clause that one of them
    proves, refuses or asks about is told there. A hint that all or none of them are something leaves it to the speaker,
    but where they were found."""
    if not counts_the_subject(case.series):
        return
    subject, tongue = subject_of(case.series), side(draft.language)
    text = draft.masked({SpanKind.COUNT: "\0", SpanKind.TIME: " ", SpanKind.ORDINAL: " "})
    known = list(_spans(one for one in told if one.severity is not HINT))
    masked = list(text)
    for first, last in _spans(one for one in told if one.severity is HINT and one.facts.get("kind") in _LEFT):
        masked[first:last] = " " * (last - first)
    edges = [edge for span in voices.closed for edge in (span.start, span.end)]
    for start, end in clause_spans(text, tongue, edges):
        if any(first < end and start < last for first, last in known):
            continue
        told_of = _told_of(text[start:end], subject, tongue, names_of_places(case.series, tongue))
        if told_of is None:
            continue
        words, stood, at, ranked = told_of
        left = (
            words
            if subject.compiled(f"{_ORIGIN[tongue]}|{_EVERYWHERE[tongue]}", tongue).search(words)
            else for_lookup("".join(masked[start:end]))[0]
        )
        if not (ranked or compares(subject, left, tongue)) or subject.compiled(
            CONDITION[tongue], tongue
        ).search(words):
            continue
        first = start + (stood[at] if stood else at)
        voice = voices(first, first + 1).voice
        if voice not in (Voice.SPEAKER, Voice.NOBODY):
            continue
        if voice is Voice.NOBODY and recorded(case, words.strip(), draft.language):
            continue
        if compiled(SMALLER[tongue]).search(words) or compiled(WANTED[tongue]).search(words):
            continue
        yield _asked(draft, SPOKEN if voice is Voice.SPEAKER else COMPARED, start, end)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@kept(1024)
def _told_of(
    clause: str, subject: Subject, tongue: str, of_places: str
) -> tuple[str, Sequence[int] | None, int, bool] | None:
    """A clause that names what the record counts, or a place that it ranks: folded, where each of its signs stood, where
    it names that, and whether it is a place. None of any other."""
    words, stood = for_lookup(subject.compiled(subject_words.LIVE_THERE[tongue], tongue).sub(_blank, clause))
    about = subject.compiled(subject_words.OF_FIGURES[tongue], tongue).search(words)
    if about:
        return words, stood, about.start(), False
    place = compiled(of_places).search(words)
    if place and compiled(subject_words.RANKED[tongue]).search(words):
        return words, stood, place.start(), True
    return None


def _spans(findings: Iterable[Finding]) -> Iterator[tuple[int, int]]:
    for one in findings:
        start, end = one.facts.get("start"), one.facts.get("end")
        if isinstance(start, int) and isinstance(end, int):
            yield start, end


def _asked(draft: Draft, rule: str, start: int, end: int) -> Finding:
    said = draft.text[start:end].strip()
    first = draft.text.find(said, start)
    ref = place_of(draft.span_at(first), draft.language)
    facts = {
        "why": "" if ref is not None else "book", "word": said, "sentence": beginning(said), "start": first,
        "end": first + len(said), "claim": {draft.language: said},
    }  # fmt: skip
    cells = (ref,) if ref is not None else ()
    return Finding(rule, Verdict.FAILED, WARNING, cells, None, said, facts, spot=said)
