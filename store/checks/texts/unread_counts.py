"""Counts of a text that were not read, though they may be figures of the record: a quantity whose unit the record counts
in, in a sentence with a word of what it counts or with a window. They are no quantities of somebody's own. And whether a
sentence that is to be kept says what it counts."""

import re
from collections.abc import Iterator
from itertools import pairwise

from store.checks.basis.passages import mentioned
from store.checks.basis.things import counted_things, distinguishing, own_things, things
from store.checks.texts.said_of import counted_in
from store.record.text import MASK
from store.series.definition import Indicator, Series
from store.series.subject_file import subject_of
from store.wording.numbers.simplified import simplified, without_glosses
from store.wording.read.basis.proposal import Proposal, Quoted

_ENDS = re.compile(r"[。；;！？!?\n]|\.(?=\s)")
_WINDOW = re.compile(
    r"[0-9]{1,2} ?[时時点點]?(?:至|到|[-—–~～])[0-9]{1,2} ?[时時点點]|\bmidnight to\b|\b[ap]\.?m\.? to\b"
)


def counts_unread(proposal: Proposal) -> Iterator[Quoted]:
    """The quantities that count as unread, in order."""
    for quoted in proposal.quantities:
        if may_be_a_count(proposal.series, quoted.unit, sentence_around(proposal.source, quoted.span)):
            yield quoted


def may_be_a_count(series: Series, unit: str, sentence: str) -> bool:
    """Whether a number with that unit in that sentence may be a figure of the record."""
    language = "zh" if re.search("[\u3400-\u9fff]", sentence) else "en"
    unit, sentence = simplified(unit), simplified(without_glosses(sentence).replace(MASK, ""))
    units = [what for what in series.indicators if counted_in(what, unit)]
    if not units:
        return False
    named = counted_things(series, sentence, language) & subject_of(series).role("unread")
    return bool(named or mentioned(series.indicators, sentence, language) or _WINDOW.search(sentence))


def sentence_around(text: str, span: tuple[int, int]) -> str:
    """The sentence a stretch stands in; of a long one what is near."""
    low = max(0, span[0] - 120)
    first = max((stop.end() for stop in _ENDS.finditer(text, low, span[0])), default=low)
    last = _ENDS.search(text, span[1], span[1] + 120)
    return text[first : last.start() if last else span[1] + 120]


def says_what_it_counts(series: Series, sentence: str, language: str, indicator: str) -> bool:
    """Whether a sentence of a phrase book names the figure of its slot, by its name or a part of it that no other figure
    has: 新增{}例 alone would read every figure that is new."""
    what = series.indicator(indicator)
    words = re.sub(r"\{[^}]*\}", "\0", sentence).lower()
    if distinguishing(series, things(series, words, language) & own_things(series, what, language)):
        return True
    names = (what.name(language), what.short(language), *what.also)
    rest = frozenset().union(*(_parts(each) for each in series.indicators if each is not what))
    return any(name.lower() in words for name in names) or any(part in words for part in _parts(what) - rest)


def _parts(what: Indicator) -> frozenset[str]:
    """Two characters or one English word of the names of a figure."""
    names = (*what.names.values(), *what.shorts.values(), *what.also)
    english = re.findall("[a-z]{4,}", " ".join(names).lower())
    return frozenset(
        [*english, *(pair for name in names for pair in map("".join, pairwise(name)) if not pair.isascii())]
    )
