"""What of a text of others counts as unread: one list, for `read`, `check`, the reading screen and the JSON alike.

Unread is a figure that no sentence reads (`Proposal.unread`), and of the quantities each that may be a figure of the
record all the same: its unit is one the record counts in, and its sentence has a word of what it counts or a window. Those are
no quantities of somebody's own. A figure of a title is not unread where it is one of those that were read: title and body say
the same. Times, telephone numbers and the like are none (`Proposal.passing`). Here it is said too whether a sentence
that is to be kept says what it counts.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from store.checks.basis.passages import mentioned
from store.checks.basis.things import counted_things, distinguishing, own_things, things
from store.checks.bulletins.text_as_conference import conference_of_text
from store.checks.bulletins.titles import figures_of_titles, in_a_title
from store.checks.texts.said_of import counted_in
from store.record.text import MASK
from store.series.definition import Indicator, Series
from store.series.subject_file import subject_of
from store.wording.numbers.source import simplified, without_glosses
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Proposal, Quoted, Rest, Stretches

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


def settled(proposal: Proposal) -> Proposal:
    """The proposal, and those of the other conferences on its page, with the one list of what was not read."""
    counts = list(counts_unread(proposal)) if proposal.quantities else []
    unread = sorted(
        [*proposal.unread, *(Rest(one.text, one.span) for one in counts)], key=lambda rest: rest.span
    )
    quantities = tuple(one for one in proposal.quantities if one not in counts)
    others = tuple(map(settled, proposal.others))
    proposal = replace(proposal, quantities=quantities, unread=tuple(unread), others=others)
    return _without_repeated(proposal)


def _without_repeated(proposal: Proposal) -> Proposal:
    """The proposal whose title leaves nothing unread that is among the figures read."""
    text = proposal.source
    titles = [rest for rest in proposal.unread if in_a_title(text, rest.span)]
    if not titles or not proposal.values:
        return proposal
    language = "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
    conference = conference_of_text(proposal.series, proposal)
    agreeing = Stretches(figures_of_titles(proposal.series, conference, proposal, language).agreeing)
    said = [rest for rest in titles if _all_hold(agreeing, text, rest.span)]
    return replace(proposal, unread=tuple(rest for rest in proposal.unread if rest not in said))


def _all_hold(agreeing: Stretches, text: str, span: Span) -> bool:
    numbers = [match.span() for match in re.finditer(r"[0-9０-９]+", text[slice(*span)])]
    return bool(numbers) and all(agreeing.hold(span[0] + at, span[0] + end) for at, end in numbers)
