"""The digit runs no sentence of the book has read: quoted as quantities, passing (a time, a telephone number), or unread."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from store.record.quantity import Quantity
from store.record.text import MASK, whole_words
from store.series.subject_file import shared_subject
from store.wording.numbers.manner import UnitWord
from store.wording.numbers.quantities import find_figures
from store.wording.numbers.source import DIGITS
from store.wording.numbers.spans import Span
from store.wording.read.basis.proposal import Quoted, Rest, Stretches
from store.wording.read.page.passing import passing_of

_NONE = (
    r"(?:[无未零無]|没有|沒有)新增(?!长)[^，,。；;：:、（）()\n0-9]{0,16}?(?:<<none_new>>)"
    r"|(?:无|無|没有|沒有)(?!症状|症狀)[^，,。；;：:、（）()\n0-9]{0,8}?(?:<<none_kind>>)(?:<<none_noun>>)"
    r"|\bno new (?:[a-z-]+ ){0,5}(?:<<vague_of>>)\b"
    r"|\bno (?:(?:other|more|further|additional|local|related|<<none_before>>) ){0,4}(?:<<none_english>>)\b"
)
"""A zero said in words (无新增死亡病例): unread, where no sentence of the book has it, like a figure."""
_LONGEST = 100_000
"""Longer texts are no bulletins: their other figures are not told apart, but listed as unread in whole
stretches, which takes no time."""
_CLAUSE = re.compile(
    r"(?:(?<=[0-9]),(?=[0-9]{3})|(?!(?<=[a-z]{4}|[0-9]{4})\. +[A-Z])[^，,。；;：:、！!？?\n（）()【】“”])*"
)
"""Up to the end of a clause; the mark between thousands is none."""
_ASIDE = 36
"""Characters of words shown on either side of an unread figure, where its clause is longer."""


class Remainder(Struct, frozen=True):
    """What is read by no sentence of a page."""

    quoted: tuple[Quoted, ...]
    unread: tuple[Rest, ...]
    passing: tuple[Rest, ...]


def remainder(
    page: str, assigned: Sequence[Span], units: Mapping[str, UnitWord], shown: str = ""
) -> Remainder:
    """What lies outside `assigned` (sorted). Every digit run of the page is in exactly one of the four, wholly. `units`
    are the words other languages have for measures, `shown` the page as a person knows it, where it was folded for
    reading."""
    shown = shown or page
    if len(page) > _LONGEST:
        return Remainder((), tuple(_stretches(page, assigned, shown)), ())
    runs = _outside([match.span() for match in DIGITS.finditer(page)], assigned)
    quoted: list[Quoted] = []
    figures, doubtful = _quantities(page, assigned, units)
    for quantity, span in figures:
        quoted.append(
            Quoted(_seen(shown, *span), quantity.plain, quantity.unit, quantity.approx or None, span)
        )
    none = [match.span() for match in shared_subject().compiled(_NONE).finditer(page)]
    blocked = sorted([*assigned, *(item.span for item in quoted)])
    runs = _outside(sorted([*runs, *doubtful, *none]), blocked)
    read = Stretches(blocked)
    passing = [span for span in passing_of(page, runs) if not read.meet(*span)]
    blocked = sorted([*blocked, *passing])
    rests = _rests(page, _outside(runs, passing), blocked, shown)
    return Remainder(tuple(quoted), tuple(rests), tuple(Rest(_seen(shown, *span), span) for span in passing))


def without(assigned: Sequence[Span], figures: Sequence[Span | None]) -> list[Span]:
    """The stretches (sorted) with these figures cut out of them, so that they are quoted or unread."""
    cuts = sorted(figure for figure in figures if figure is not None)
    left: list[Span] = []
    first = 0
    for low, high in assigned:
        while first < len(cuts) and cuts[first][1] <= low:
            first += 1
        at = first
        while at < len(cuts) and cuts[at][0] < high:
            start, end = cuts[at]
            if low < start:
                left.append((low, start))
            low = max(low, end)
            at += 1
        if low < high:
            left.append((low, high))
    return left


def _quantities(
    page: str, assigned: Sequence[Span], units: Mapping[str, UnitWord]
) -> tuple[list[tuple[Quantity, Span]], list[Span]]:
    """English figures where a book has words for measures and the page has words, and Chinese ones; and the
    numerals in words that could not be read."""
    found: list[tuple[Quantity, Span]] = []
    spelled: list[Span] = []
    if units and re.search("[A-Za-z] ", page):
        from store.wording.numbers.quantities_english import find_english, spelled_cases

        taken = Stretches(assigned)
        spelled = [span for span in spelled_cases(page) if not taken.meet(*span)]
        found = find_english(page, units, [*assigned, *spelled])
    chinese = find_figures(page, [*assigned, *(span for _, span in found)])
    whole = [item for item in (*found, *chinese.quantities) if not _cuts(page, *item[1])]
    return sorted(whole, key=lambda item: item[1]), [*chinese.doubtful, *spelled]


def _cuts(page: str, start: int, end: int) -> bool:
    """True when the stretch begins or ends inside a run of digits (of several scripts)."""
    before = start > 0 and page[start - 1].isdecimal() and page[start].isdecimal()
    return before or (end < len(page) and page[end - 1].isdecimal() and page[end].isdecimal())


def _seen(page: str, start: int, end: int) -> str:
    """The stretch as a person sees it."""
    return page[start:end].replace(MASK, "")


def _stretches(page: str, assigned: Sequence[Span], shown: str) -> list[Rest]:
    """What lies between the assigned stretches, from its first figure on."""
    rests = []
    at = 0
    for start, end in (*assigned, (len(page), len(page))):
        first = DIGITS.search(page, at, max(at, start))
        if first is not None:
            rests.append(Rest(_seen(shown, first.start(), start), (first.start(), start)))
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


def _rests(page: str, runs: list[Span], blocked: Sequence[Span], shown: str) -> list[Rest]:
    """The runs with a few words around them, those of one clause together."""
    spans: list[Span] = []
    at, behind = 0, 0
    for start, end in runs:
        while at < len(blocked) and blocked[at][1] <= start:
            behind = max(behind, blocked[at][1])
            at += 1
        ahead = blocked[at][0] if at < len(blocked) else len(page)
        low = max(behind, whole_words(page, start - _ASIDE, start)[0])
        left = re.split(_EDGE, page[low:start])[-1]
        clause = _CLAUSE.match(page, end, min(whole_words(page, end, end + _ASIDE)[1], max(ahead, end)))
        here = (start - len(left), clause.end() if clause else end)
        if spans and here[0] <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(here[1], spans[-1][1]))
        else:
            spans.append(here)
    return [Rest(_seen(shown, *span), span) for span in (_unmasked(page, *span) for span in spans)]


def _unmasked(page: str, start: int, end: int) -> Span:
    """The stretch without the tags and other marks nobody sees at its two ends."""
    seen = page[start:end]
    return start + len(seen) - len(seen.lstrip(MASK)), end - len(seen) + len(seen.rstrip(MASK))


_EDGE = re.compile(
    r"(?<![0-9]),|,(?![0-9]{3})|(?:(?<=[a-z]{4})|\A)\.(?= )|(?<=[0-9])\.(?= +[A-Z])|[，。；;：:、！!？?\n（）()【】“”]"
)
