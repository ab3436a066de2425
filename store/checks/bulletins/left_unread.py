"""What of a text of others counts as unread: one list, for `read`, `check`, the reading screen and the JSON alike.

Unread is a figure that no sentence reads (`Proposal.unread`), and of the quantities each that may be a figure of the
record all the same (`unread_counts`). A figure of a title is not unread where it is one of those that were read:
title and body say the same. Times, telephone numbers and the like are none (`Proposal.passing`).
"""

import re

from msgspec.structs import replace

from store.checks.bulletins.text_as_conference import conference_of_text
from store.checks.bulletins.titles import figures_of_titles, in_a_title
from store.checks.texts.unread_counts import counts_unread
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Proposal, Rest, Stretches


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
