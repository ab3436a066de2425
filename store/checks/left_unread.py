"""What of a text of others counts as unread: one list, for `read`, `check`, the reading screen and the JSON alike.

Unread is a figure that no sentence reads (`Proposal.unread`), and of the quantities each that may be a figure of the
record all the same (`unread_counts`). A figure of a title is not unread where it is one of those that were read:
title and body say the same. Times, telephone numbers and the like are none (`Proposal.passing`).
"""

import re

from msgspec import Struct
from msgspec.structs import replace

from store.checks.articles import LooseFigures
from store.checks.text_as_conference import conference_of_text
from store.checks.unread_counts import counts_unread
from store.record.conference import Conference
from store.series.definition import Series
from store.wording.numbers.spans import Span
from store.wording.read.proposal import Proposal, Rest, Stretches

_TITLE_LINES, _TITLE_MOST, _TITLE_MOST_EN = 4, 60, 130
"""A title stands in the first lines, and none is longer."""


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


class OfTitles(Struct, frozen=True):
    """Figures of a title outside what was read: those the text says elsewhere, and those it says otherwise."""

    agreeing: tuple[Span, ...]
    wrong: tuple[Span, ...]


def figures_of_titles(series: Series, conference: Conference, proposal: Proposal, language: str) -> OfTitles:
    """The figures of the lines above the body, held against those that were read."""
    text, body = proposal.source, _body(proposal)
    read = sorted(span for one in (proposal, *proposal.others) for span in one.assigned)
    loose = LooseFigures(
        series, conference, text, replace(proposal, assigned=tuple(read)), language, known_only=True
    )

    def of_a_title(span: Span) -> bool:
        return (
            span[1] <= body and in_a_title(text, span) and not re.search("[月日时時点點]", text[slice(*span)])
        )

    return OfTitles(*(tuple(sorted({*filter(of_a_title, spans)})) for spans in (loose.agreed, loose.wrong)))


def in_a_title(text: str, span: Span) -> bool:
    """Whether a place stands in a line that may be a title: among the first, and short."""
    before = text[: span[0]]
    start, end = before.rfind("\n") + 1, text.find("\n", span[1])
    lines = sum(bool(line.strip()) for line in before.split("\n"))
    return lines <= _TITLE_LINES and _may_be_a_title(text[start : end if end >= 0 else len(text)])


def _may_be_a_title(line: str) -> bool:
    return len(line) <= (_TITLE_MOST if re.search("[\u4e00-\u9fff]", line) else _TITLE_MOST_EN)


def _body(proposal: Proposal) -> int:
    """Where the body begins: at the line of the first figure that was read, or behind it where it is a title of which
    some figures were read."""
    text = proposal.source
    starts = sorted({text.rfind("\n", 0, value.span[0]) + 1 for value in proposal.values})
    if len(starts) < 2:
        return starts[0] if starts else 0
    first, second = (text[start:].split("\n", 1)[0].rstrip() for start in starts[:2])
    ended = re.compile(r"[。；]|[.;](?:\s|$)")
    return starts[ended.search(first) is None and _may_be_a_title(first) and ended.search(second) is not None]
