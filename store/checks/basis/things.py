"""What a record counts, each thing by the words of its subject, and what a number is said to count.

The things and their words are data of the series (`store/series/subject_file`); what the checks do with one follows from
its roles. The words of a subject as a whole, which nobody counts (疫情趋稳), are those of `subject_words`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from store.checks.basis.passages import compiled, side, worked_out_once
from store.series.definition import Indicator, Series
from store.series.subject_file import subject_of


def counts_the_subject(series: Series) -> bool:
    """Whether a figure of the series is one of its subject, by whose words alone it is then checked."""
    return _counts_the_subject(series, "")


@worked_out_once
def _counts_the_subject(series: Series, _: str) -> bool:
    return subject_of(series).is_of(name for what in series.indicators for name in what.names.values())


def things(series: Series, words: str, language: str) -> frozenset[str]:
    """What of the subject the words name. Whatever of it a series has no figure for (deaths, severe cases) it counts
    no number of."""
    return subject_of(series).named_in(words, side(language))


def distinguishing(series: Series, named: frozenset[str]) -> frozenset[str]:
    """Those of the things that tell one figure from another: not what may be of any (new, cases)."""
    return named - subject_of(series).role("of_any")


def counted_things(series: Series, words: str, language: str) -> frozenset[str]:
    """What a record counts of what the words name, all the sick as cases, each risk area as one of risk
    too: so that a noun of one language may be held against that of the other."""
    subject, named = subject_of(series), things(series, words, language)
    found = set(named & subject.role("noun"))
    found |= {subject.things[key].counted_as for key in named} - {""}
    if subject.compiled("<<sick_nouns>>", side(language)).search(words):
        found |= subject.role("whole")
    return frozenset(found)


@worked_out_once
def _own(series: Series, tongue: str) -> dict[str, frozenset[str]]:
    """What the names of each figure of the series name, by its key: of a part of a whole also what the whole is called."""
    said = {
        what.key: things(series, " ".join((what.name(tongue), what.short(tongue), *what.also)), tongue)
        for what in series.indicators
    }
    for whole in series.indicators:
        for key in whole.plus:
            said[key] = said[key] | said[whole.key]
    for part in series.indicators:
        if part.part_of:
            said[part.key] = said[part.key] | said[part.part_of]
    return said


def own_things(series: Series, what: Indicator, language: str) -> frozenset[str]:
    """What the names of a figure name."""
    return _own(series, side(language))[what.key]


def may_be_called(
    series: Series,
    what: Indicator,
    words: str,
    language: str,
    *,
    wholly: bool = False,
    besides: frozenset[str] = frozenset(),
) -> bool:
    """Whether the words name nothing that the figure is not: not 死亡 of the discharged. `wholly`: nor leave out what
    tells it from others (转为确诊), as a small number would else be met everywhere. `besides`: what they may name of any."""
    if not counts_the_subject(series):
        return True
    subject, named = subject_of(series), things(series, words, language) - besides
    own = _own(series, side(language))[what.key]
    cases = subject.role("whole") if own & subject.role("in_whole") else frozenset()
    left_out = own - named - subject.role("of_all") if wholly else frozenset()
    return named <= own | cases and not left_out


_JOINED = {"zh": "[和及与或、]", "en": r"\b(?:and|or|nor)\b"}


def counts_only_others(series: Series, words: str, language: str) -> bool:
    """Whether what the words count is none of those a series has figures of: 死亡病例, imported cases."""
    if not counts_the_subject(series):
        return False
    subject, tongue = subject_of(series), side(language)
    named = things(series, words, language)
    outside = subject.compiled("(?:<<from_outside>>)", tongue).match(words)
    if outside and not subject.compiled("<<from_here>>", tongue).search(words):
        return True  # 境外输入确诊病例和无症状感染者: both are
    other = (named & subject.role("outcome")) - frozenset().union(*_own(series, tongue).values())
    return bool(other) and not (named & subject.role("sick") and compiled(_JOINED[tongue]).search(words))


def came_out(series: Series, words: str, language: str) -> bool:
    """Whether the words count those who came out of hospital or isolation (无确诊病例治愈出院): none of the new."""
    subject, named = subject_of(series), things(series, words, language)
    return (
        counts_the_subject(series)
        and bool(named & subject.role("sick"))
        and bool(named & subject.role("came_out"))
    )


def most_like(series: Series, words: str, language: str) -> tuple[Indicator, ...]:
    """The figures that have all the words name (解除隔离, discharged), and the fewest things beside; none where the words
    name nothing that is counted."""
    named = distinguishing(series, things(series, words, language))
    if not named or not counts_the_subject(series):
        return ()
    own = {what.key: _own(series, side(language))[what.key] for what in series.indicators}
    general = subject_of(series).role("of_all")
    left = {key: len(said - named - general) for key, said in own.items() if named <= said}
    return tuple(what for what in series.indicators if left.get(what.key) == min(left.values(), default=0))


_STOPS = {
    "zh": re.compile(r"[，。；：、！？,;:!?\n（()）\u3000]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])"),
    "en": re.compile(
        r"[;:()!?\n\u3000]|,(?![0-9])|(?<!\b[A-Z][a-z]{2})(?<!\bSept)\.(?=\s|$)| and (?=[^,.;:()\n]{0,12}[0-9\0])"
    ),
}


_OF_WHOM = {
    "zh": r"(?<![^，。；：\n])[^，。；：、\n0-9\0]{1,10}(?:当中|之中|中)[，：]$",
    "en": r"\b(?:[Oo]f|[Aa]mong) (?:the|these|all) [^,.;:\n0-9\0]{1,30}[,:] ?$",
}
"""Whose part a count behind the comma is: of the deaths, 53 …"""
_OF_WHOM_MOST = 48
"""No more signs than these have."""


@lru_cache(maxsize=8)
def _stops(text: str, tongue: str) -> tuple[tuple[int, int], ...]:
    return tuple(stop.span() for stop in _STOPS[tongue].finditer(text))


class Numbers:
    """Where the numbers of a text begin and end, each in order: who looks around one asks for the next on either side."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        spans = list(spans)
        self.starts, self.ends = sorted(start for start, _ in spans), sorted(end for _, end in spans)


def around(
    series: Series, text: str, start: int, end: int, language: str, others: Numbers
) -> tuple[int, int, str]:
    """What is said with the number at `start` to `end`: where the words begin and end, up to the next mark or the next
    number (`others`) on either side, and the words with a zero sign for the number."""
    first, last = 0, len(text)
    stops = _stops(text, side(language))
    at = bisect_right(stops, (start, start))
    if at and stops[at - 1][1] <= start:
        first = stops[at - 1][1]
    last = next((begun for begun, _ in stops[at:] if begun >= end), last)
    before = bisect_right(others.ends, start)
    first = max(first, others.ends[before - 1]) if before else first
    of = compiled(_OF_WHOM[side(language)]).search(text, max(0, first - _OF_WHOM_MOST), first)
    if of and of.end() == first:
        first = of.start()
    behind = others.starts[bisect_left(others.starts, end) :][:1]
    if behind and behind[0] < last:
        last = behind[0]
        if side(language) == "zh" and things(series, text[first:start], language):
            last = end  # 新增确诊53例 新增无症状621例: what stands between belongs to the next
    return first, last, f"{text[first:start]}\0{text[end:last]}"
