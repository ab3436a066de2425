"""A text in two languages: numbers of the translation that the original has otherwise, and the day it gives the conference.

What was read of both is compared figure by figure elsewhere. Here it is only numbers: one that the other language nowhere
has, beside one of the other that this one lacks, a slip apart (59,507 and 59,705)."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from store.record.naming import MONTH_BEGINS
from store.wording.numbers.spans import Span

_HAN = re.compile("[\u4e00-\u9fff]")
_ZH = re.compile(
    r"(?<![0-9.,])(?P<number>[0-9]{1,9}(?:,[0-9]{3})*)(?![0-9]|[.,][0-9]|[余多]?[万亿]|[年月日时時点點:：]|[%％])"
)
_EN = re.compile(
    rf"(?<![0-9.,-])(?<!(?:{MONTH_BEGINS}) )(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}})"
    r"(?![0-9]|[.,][0-9]|(?:st|nd|rd|th)\b| ?(?:%|percent|million|billion|thousand|[ap]\.?m\b)|:[0-9])"
)
_DATED = re.compile(rf"\b(?:{MONTH_BEGINS})[a-z]{{0,6}}\.? [0-9]{{1,2}}(?:,? [0-9]{{4}})?")
_LEAST = 10
"""Smaller numbers are words in English."""
_STRANGE_MOST = 8
"""With more numbers of its own one is no translation of the other."""


class Translated(Struct, frozen=True):
    """A number of the English text, where it stands, and the Chinese one it is a slip of."""

    span: Span
    original: str
    got: str


def mistranslated(text: str) -> Iterator[Translated]:
    """The numbers of a translation that are a slip away from one it lacks."""
    ours: dict[str, Span] = {}
    theirs: dict[str, Span] = {}
    at = 0
    for line in text.splitlines(keepends=True):
        plain = _DATED.sub(lambda day: " " * len(day[0]), line)
        form, found = (_ZH, ours) if _HAN.search(line) else (_EN, theirs)
        for match in form.finditer(line if form is _ZH else plain):
            number = match["number"].replace(",", "")
            if int(number) >= _LEAST:
                found.setdefault(number, (at + match.start("number"), at + match.end("number")))
        at += len(line)
    lacked, strange = set(ours) - set(theirs), set(theirs) - set(ours)
    if (
        not ours
        or max(len(lacked), len(strange)) > _STRANGE_MOST
        or len(set(ours) & set(theirs)) < max(len(strange), 1)
    ):
        return
    for number in sorted(strange, key=theirs.__getitem__):
        slips = [each for each in lacked if _is_a_slip(each, number)]
        if len(slips) == 1:
            yield Translated(theirs[number], slips[0], number)


def _is_a_slip(one: str, other: str) -> bool:
    """Two digits exchanged, one digit another, one lost or doubled."""
    if len(one) == len(other):
        return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


_HELD = re.compile(
    rf"\b(?:press|news) (?:conference|briefing)[^.\n]{{0,60}}? on (?:the (?:morning|afternoon|evening) of )?"
    rf"(?P<day>(?P<month>{MONTH_BEGINS})[a-z]{{0,6}}\.? (?P<number>[0-9]{{1,2}}))(?![0-9])"
)


def held_otherwise(text: str, held_on: date | None) -> Iterator[tuple[Span, str]]:
    """Where the English of a text in both languages gives another day for the conference than the Chinese."""
    if held_on is None or not _HAN.search(text):
        return
    for match in _HELD.finditer(text):
        if (MONTH_BEGINS.split("|").index(match["month"]) + 1, int(match["number"])) != (
            held_on.month,
            held_on.day,
        ):
            yield match.span("day"), match["day"]
