"""The digit runs no sentence of the book has read: quoted as quantities, or unread."""

import re
from collections.abc import Sequence

from store.wording.proposal import Quoted, Rest
from store.wording.quantities import find_figures
from store.wording.source import DIGITS

Span = tuple[int, int]

_LONGEST = 100_000
"""Longer texts are no bulletins: their other figures are not told apart, but listed as unread in whole
stretches, which takes no time."""
_CLAUSE = re.compile(r"[^，,。；;：:、！!？?\n（）()【】“”]*")
_ASIDE = 12
"""Characters of words shown on either side of an unread figure."""


def remainder(page: str, assigned: Sequence[Span]) -> tuple[tuple[Quoted, ...], tuple[Rest, ...]]:
    """The quantities and the unread stretches outside `assigned` (sorted). Every digit run of the page
    is in exactly one of the three, wholly."""
    if len(page) > _LONGEST:
        return (), tuple(_stretches(page, assigned))
    runs = _outside([match.span() for match in DIGITS.finditer(page)], assigned)
    quoted: list[Quoted] = []
    if runs:
        for quantity, span in find_figures(page, assigned).quantities:
            quoted.append(
                Quoted(page[slice(*span)], quantity.plain, quantity.unit, quantity.approx or None, span)
            )
        runs = _outside(runs, sorted(item.span for item in quoted))
    blocked = sorted([*assigned, *(item.span for item in quoted)])
    return tuple(quoted), tuple(_rests(page, runs, blocked))


def _stretches(page: str, assigned: Sequence[Span]) -> list[Rest]:
    """What lies between the assigned stretches, from its first figure on."""
    rests = []
    at = 0
    for start, end in (*assigned, (len(page), len(page))):
        first = DIGITS.search(page, at, max(at, start))
        if first is not None:
            rests.append(Rest(page[first.start() : start], (first.start(), start)))
        at = max(at, end)
    return rests


def _outside(runs: list[Span], taken: Sequence[Span]) -> list[Span]:
    """The runs that lie in none of the taken stretches; both sorted."""
    left: list[Span] = []
    at, reach = 0, 0
    for start, end in runs:
        while at < len(taken) and taken[at][0] < end:
            reach = max(reach, taken[at][1])
            at += 1
        if reach <= start:
            left.append((start, end))
    return left


def _rests(page: str, runs: list[Span], blocked: Sequence[Span]) -> list[Rest]:
    """The runs with a few words around them, those of one clause together."""
    spans: list[Span] = []
    at, behind = 0, 0
    for start, end in runs:
        while at < len(blocked) and blocked[at][1] <= start:
            behind = max(behind, blocked[at][1])
            at += 1
        ahead = blocked[at][0] if at < len(blocked) else len(page)
        low = max(behind, start - _ASIDE)
        left = re.split(_EDGE, page[low:start])[-1]
        clause = _CLAUSE.match(page, end, min(end + _ASIDE, max(ahead, end)))
        here = (start - len(left), clause.end() if clause else end)
        if spans and here[0] <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(here[1], spans[-1][1]))
        else:
            spans.append(here)
    return [Rest(page[slice(*span)], span) for span in spans]


_EDGE = re.compile(r"[，,。；;：:、！!？?\n（）()【】“”]")
