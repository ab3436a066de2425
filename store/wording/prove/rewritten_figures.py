"""Figures of an edited text that no sentence of the book reads any more, with the clause they stand in; and
the figures of sections and answers that the text lost, such as one without a digit (四款 become 五款).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from msgspec import Struct

from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.reference import PartKey, is_part
from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.numbers.numerals import CAPITAL_MONTH
from store.wording.numbers.source import DIGITS, folded
from store.wording.numbers.spans import Span
from store.wording.prove.comparing import FIGURES_MOST
from store.wording.prove.difference import Difference
from store.wording.read.basis.proposal import Proposal
from store.wording.say.draft import Draft, SpanKind
from store.wording.say.times import say_date, say_moment, say_window

_CLAUSE_ENDS = "，,。；;、：:！!？?\n（）()"
_NUMBER = re.compile(r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)?")
_ALIKE_MOST = 100
"""Of loose figures with the same digits, as many are looked at for the one that is missing."""


class Loose(Struct, frozen=True):
    """A figure outside everything that was read: its digits without grouping, and its clause."""

    digits: str
    span: Span
    clause: str


_DATE = re.compile(
    rf"(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}[日号](?:[0-9]{{1,2}}[时点])?|(?<![0-9])[0-9]{{1,2}}[日号](?![0-9])"
    rf"|{CAPITAL_MONTH} ?[0-9]{{1,2}}(?![0-9])(?:, [0-9]{{4}}(?![0-9]))?"
)
_AROUND = 6
"""Signs on either side of a date by which the same one is found in another text."""


class Dates:
    """The dates of an edited text, each told as a whole, and what our own text has in their place. `told`: those that were."""

    def __init__(self, text: str, ours: str) -> None:
        self.text, self._ours = text, ours
        self.told: set[Span] = set()

    @cached_property
    def _spans(self) -> list[Span]:
        return [found.span() for found in _DATE.finditer(folded(self.text))]

    def holding(self, at: int) -> Span | None:
        """The date that a place of the text lies in."""
        found = bisect_right(self._spans, at, key=lambda span: span[0]) - 1
        return self._spans[found] if found >= 0 and at < self._spans[found][1] else None

    def ours(self, date: Span) -> str:
        """The date between the same words of our own text; empty where there is none, or the same."""
        before, behind = (
            self.text[max(0, date[0] - _AROUND) : date[0]],
            self.text[date[1] : date[1] + _AROUND],
        )
        for found in _DATE.finditer(folded(self._ours)):
            start, end = found.span()
            if self._ours.endswith(before, 0, start) and self._ours.startswith(behind, end):
                return self._ours[start:end] if self._ours[start:end] != self.text[slice(*date)] else ""
        return ""


def own_times(book: Book, conference: Conference, original: str) -> dict[str, int]:
    """The dates and hours of a conference as its own text prints them, the longer ones first, and how
    often that text (`original`) has each, inside longer ones too."""
    said = [say_date(book, conference.held_on)]
    for window in conference.windows:
        said += [say_window(book, window), say_date(book, window.start.day), say_date(book, window.end.day)]
    for as_of in conference.as_of.values():
        if as_of.moment is not None:
            said += [say_moment(book, as_of.moment), say_date(book, as_of.moment.day)]
    flat = folded(original)
    times = sorted({folded(time) for time in said}, key=len, reverse=True)
    return {time: len(_standing(time, flat)) for time in times}


def _standing(time: str, flat: str) -> list[int]:
    """Where a date or hour stands in a folded text."""
    return [found.start() for found in re.finditer(rf"(?<!\d){re.escape(time)}", flat)]


def loose_figures(text: str, proposal: Proposal, times: Mapping[str, int]) -> list[Loose]:
    """Every figure of the text that is not part of what the proposal has read, in order. `times` are
    the dates of the conference itself, which may stand elsewhere, but not more often."""
    flat = folded(text)
    taken = bytearray(len(text))
    for start, end in proposal.assigned:
        taken[start:end] = b"\x01" * (end - start)
    for time, often in times.items():
        places = _standing(time, flat)
        loose = [at for at in places if not any(taken[at : at + len(time)])]
        for at in loose[: max(0, often - (len(places) - len(loose)))]:
            taken[at : at + len(time)] = b"\x01" * len(time)
    found = []
    for match in _NUMBER.finditer(flat):
        start, end = match.span()
        if not any(taken[start:end]) and DIGITS.search(flat, start, end):
            found.append(Loose(match[0].replace(",", ""), (start, end), _clause(text, start, end)))
            if len(found) >= FIGURES_MOST:
                break
    return found


def times_of_each_number(text: str) -> Counter[str]:
    """How often a text has each number, by its digits without grouping."""
    return Counter(match[0].replace(",", "") for match in _NUMBER.finditer(folded(text)))


def _clause(text: str, start: int, end: int) -> str:
    low = max((text.rfind(mark, max(0, start - 40), start) for mark in _CLAUSE_ENDS), default=-1) + 1
    low = max(low, start - 40)
    highs = [at for mark in _CLAUSE_ENDS if (at := text.find(mark, end, end + 20)) >= 0]
    high = min(highs, default=min(end + 20, len(text)))
    return _in_whole_words(text, (low, high), (start, end))


_WORD = re.compile(r"[A-Za-z0-9]*")
_CUT = re.compile(r"(?<=[A-Za-z0-9])(?=[A-Za-z0-9])")


def _in_whole_words(text: str, clause: Span, number: Span) -> str:
    """A clause cut to a length, without the halves of English words at its ends; the number stays whole."""
    low, high = clause
    if _CUT.match(text, low):
        low = min(_WORD.match(text, low).end(), number[0])  # type: ignore[union-attr]
    if _CUT.match(text, high):
        last = max(number[1], *(text.rfind(mark, number[1], high) for mark in " -"))
        high = last if last > low else high
    return text[low:high].strip()


class Rewording:
    """Looks for the figures of a record in sentences that no longer are the book's."""

    def __init__(self, series: Series, book: Book, conference: Conference, text: str) -> None:
        self.series, self.book, self.conference, self.text = series, book, conference, text
        self.found: dict[CellKey, Loose] = {}

    def sort_out(self, missing: list[Difference], loose: list[Loose]) -> tuple[list[Difference], set[Span]]:
        """The differences that remain, and the spans of the figures that were found after all."""
        taken: set[Span] = set()
        left = []
        by_digits: dict[str, list[Loose]] = {}
        for each in loose:
            by_digits.setdefault(each.digits, []).append(each)
        for difference in missing:
            if difference.expected.isdigit():
                same = (each for each in by_digits.get(difference.expected, ()) if each.span not in taken)
                figure = self._figure(difference, list(islice(same, _ALIKE_MOST)))
                if figure is not None and isinstance(difference.key, CellKey):
                    taken.add(figure.span)
                    self.found[difference.key] = figure
                    continue
            left.append(difference)
        return [difference for difference in left if not self._dated(difference)], taken

    def _figure(self, difference: Difference, same: list[Loose]) -> Loose | None:
        """Which of the loose figures of the `same` number is the missing one in other words: one in a clause
        that names it, or the only one, in a clause that names nothing else."""
        key = difference.key
        if not isinstance(key, CellKey):
            return None
        own = ("indicator", key.indicator)
        place = ("place", key.place) if key.place in self.series.place_order else None
        by_name = next((figure for figure in same if (place or own) in self._named(figure.clause)), None)
        if by_name is not None:
            return by_name
        others = self._named(same[0].clause) - {own, place} if len(same) == 1 else None
        return same[0] if others is not None and not others else None

    def _named(self, clause: str) -> set[tuple[str, str] | None]:
        """What of the series a clause names: `indicator` or `place`, and its key."""
        lowered = clause.lower()
        found: set[tuple[str, str] | None] = set()
        for start, sign in enumerate(lowered):
            for word, thing in self._words.get(sign, ()):
                if lowered.startswith(word, start):
                    found.add(thing)
        return found

    @cached_property
    def _words(self) -> dict[str, list[tuple[str, tuple[str, str]]]]:
        """What each name of the series is a name of, by the sign it begins with."""
        words: dict[str, list[tuple[str, tuple[str, str]]]] = {}
        for kind, things in (("indicator", self.series.indicators), ("place", self.series.places)):
            for thing in things:
                for word in (*thing.names.values(), *thing.shorts.values(), *thing.also):
                    if word:
                        lowered = word.lower()
                        words.setdefault(lowered[0], []).append((lowered, (kind, thing.key)))
        return words

    def _dated(self, difference: Difference) -> bool:
        """True for the as-of of a figure found in other words, when its line still gives that moment."""
        key = difference.key
        if not isinstance(key, CellKey):
            return False
        as_of, figure = self.conference.as_of.get(key.indicator), self.found.get(key)
        if figure is None or as_of is None or as_of.moment is None or difference.expected.isdigit():
            return False
        start = self.text.rfind("\n", 0, figure.span[0]) + 1
        end = self.text.find("\n", figure.span[1])
        line = self.text[start : end if end >= 0 else len(self.text)]
        return folded(say_moment(self.book, as_of.moment)) in folded(line)


def lost_figures(draft: Draft, text: str) -> Iterator[tuple[PartKey, str]]:
    """Each figure `draft` prints in a section that `text` does not print, with its printed form.

    A text without any of them is a form that prints no sections (a notice, a table); it lost none.
    """
    page = _plain(text)
    printed = {
        (span.cells[0], draft.text[span.start : span.end]): None
        for span in draft.spans
        if span.kind is SpanKind.COUNT and span.cells and is_part(span.cells[0], "figures", "lists")
    }
    lost = [figure for figure in printed if _plain(figure[1]) not in page]
    if len(lost) < len(printed):
        yield from lost


def _plain(text: str) -> str:
    """A text without white space, in half-width forms."""
    return "".join(folded(text).split())
