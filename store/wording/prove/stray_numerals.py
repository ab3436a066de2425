"""Numerals that a text prints in its fixed words, beside the figures of the record.

Whatever is no span of a figure, date or ordinal was typed by somebody or stands in a sentence of the
office, and no figure follows it. This scan asks neither the sayer nor the reader: it sees characters and
the spans the record vouches for. A numeral is one in any script of digits (٩, 𝟗, ⑨, Ⅸ, ９), in Chinese
numerals (九千, 玖仟, 百分之九, 数百) or in English number words (nine thousand, two-thirds), however it is
split or spaced. What only looks like one passes: dates, hours, ordinals, enumerators, telephone and
document numbers, codes (COVID-19), and the words of `numeral_words.txt`, which an office may add to.

    counted   it stands with a unit, a %, or a case noun: it must be a figure of the record
    touching  it touches a figure of the record and makes another number of it
    bare      it counts nothing that can be seen: a person says that it is only a name
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import accumulate
from unicodedata import decomposition

from msgspec import Struct

from store.series.definition import Subject
from store.series.subject_file import shared_subject
from store.wording.book.pattern import Literal, Pattern, Slot
from store.wording.numbers import numeral_patterns as patterns
from store.wording.numbers.numeral_patterns import SLASHED
from store.wording.numbers.source import plain_signs
from store.wording.say.draft import Draft, DraftSpan, SpanKind

VOUCHED = (SpanKind.COUNT, SpanKind.TIME, SpanKind.ORDINAL, SpanKind.MISSING)
"""Spans that print what the record holds, and are not looked into; but a date, an hour or a window is printed in
the office's own words (`held_at-am`), so one that holds more than that is looked into like any fixed text."""


class Why(StrEnum):
    """Why a numeral is told of."""

    COUNTED = "counted"
    TOUCHING = "touching"
    BARE = "bare"
    CERTAINTY = "certainty"
    """A word beside a figure that makes it about, more or less than it is."""


class StrayNumeral(Struct, frozen=True):
    """Characters `start` to `end` of the text hold a numeral (`number`, in plain ASCII digits where it is
    written in digits, else as printed) with its unit, if it has one."""

    start: int
    end: int
    why: Why
    number: str
    unit: str = ""


def strays_of_draft(
    draft: Draft, set_words: Collection[str] = (), subject: Subject | None = None
) -> tuple[StrayNumeral, ...]:
    """The numerals of a draft that are no figure of its record. `set_words` are the office's own words
    and the names of its series, which count nothing; `subject` the words of what is counted, else those all share."""
    subject = subject or shared_subject()
    text = list(draft.text)
    touchy: set[int] = set()
    for span in draft.spans:
        if span.kind in VOUCHED and not (
            span.kind is SpanKind.TIME and _more_than_a_time(draft.text[span.start : span.end], subject)
        ):
            text[span.start : span.end] = patterns.VOUCHED_SIGN * (span.end - span.start)
            if span.kind is SpanKind.COUNT:
                touchy |= _edges(draft.text, span)
    words = frozenset(set_words)
    found: list[StrayNumeral] = []
    at = 0
    ends = sorted(touchy)
    for line in "".join(text).split("\n"):
        own = ends[bisect_left(ends, at) : bisect_left(ends, at + len(line))]
        edges = frozenset([edge - at for edge in own])
        found += [_moved(stray, at) for stray in strays_of_line(line, words, edges, subject)]
        at += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=512)
def _more_than_a_time(said: str, subject: Subject) -> bool:
    """Whether words that print a date, an hour or a window hold a number that is none of it."""
    return any(strays_of_line(line, frozenset(), frozenset(), subject) for line in said.split("\n"))


def strays_of_text(
    text: str, set_words: Collection[str] = (), subject: Subject | None = None
) -> tuple[StrayNumeral, ...]:
    """The numerals of a text without any figure of a record."""
    return strays_of_draft(Draft(text, (), "", ""), set_words, subject)


def as_said(pattern: Pattern) -> str:
    """The fixed words of a sentence as it is said, a sign of the record in place of each slot."""
    said = []
    for node in pattern:
        if isinstance(node, Literal):
            said.append(node.text)
        elif isinstance(node, Slot):
            said.append(patterns.VOUCHED_SIGN)
        else:
            said.append(as_said(node.options[0]))
    return "".join(said)


def _edges(text: str, span: DraftSpan) -> set[int]:
    """Where a figure ends in a numeral, a numeral beside it would make another number of it; a scale does before
    any figure (万 before 约35万)."""
    ends = {at for at in (span.start, span.end - 1) if span.end > span.start and is_numeral(text, at)}
    return ends | ({span.start} if text[max(0, span.start - 1) : span.start] in tuple("百千万亿") else set())


def is_numeral(text: str, at: int) -> bool:
    """Whether the sign at that offset is a numeral of any script."""
    return _is_numeral(text[at : at + 1])


@lru_cache(maxsize=1024)
def _is_numeral(sign: str) -> bool:
    plain = plain_signs(sign)[0]
    return bool(plain) and plain[0] in patterns.NUMERAL


def _moved(stray: StrayNumeral, by: int) -> StrayNumeral:
    return (
        StrayNumeral(stray.start + by, stray.end + by, stray.why, stray.number, stray.unit) if by else stray
    )


@lru_cache(maxsize=4096)
def strays_of_line(
    line: str, set_words: frozenset[str], edges: frozenset[int], subject: Subject
) -> tuple[StrayNumeral, ...]:
    """The numerals of one line. `patterns.VOUCHED_SIGN` in it is what the record vouches for; `edges` are the ends of its
    figures that are numerals."""
    if not line.strip():
        return ()
    return tuple(_Line(line, set_words, edges, subject).found())


class _Line:
    """One line being looked at: `plain` has its signs in their plain forms, `at` where each came from."""

    def __init__(self, line: str, set_words: frozenset[str], edges: frozenset[int], subject: Subject) -> None:
        self.line, self.words, self.edges, self.subject = line, set_words, edges, subject
        self.plain, self.at = plain_signs(line)

    def _of(self, pattern: str) -> re.Pattern[str]:
        """A pattern with the words of the subject; signs are folded before, capitals too."""
        return self.subject.compiled(pattern, flags=0)

    def found(self) -> list[StrayNumeral]:
        """What was found, in order. Where two overlap the one that counts is told, then the longer."""
        said = [*self._numerals(), *self._english(), *self._split_words()]
        told = bytearray(len(self.line))
        kept: list[StrayNumeral] = []
        for stray in sorted(said, key=lambda each: (each.why is Why.BARE, each.start - each.end)):
            if not any(told[stray.start : stray.end]):
                told[stray.start : stray.end] = b"\1" * (stray.end - stray.start)
                kept.append(stray)
        return sorted(kept, key=lambda each: each.start)

    # -- digits and Chinese numerals

    def _numerals(self) -> Iterator[StrayNumeral]:
        plain = self.plain
        if not patterns.HAS.search(plain):
            return
        for match in patterns.UNNOTED.finditer(plain):
            yield self._stray(match.start() + 1, match.end(), Why.TOUCHING)
        for match in self._of(patterns.FRACTIONS).finditer(plain):
            yield self._stray(match.start(), match.end(), Why.COUNTED)
        for match in self._of(patterns.HALVES).finditer(plain):
            tail = patterns.unit(self.subject).match(plain, match.end())
            if tail:
                yield self._stray(match.start(), tail.end(), Why.COUNTED, tail["unit"])
            elif not self._in_word(match.start(), match.end()):
                before = plain[max(0, match.start() - 40) : match.start()]
                counts = self._of(patterns.COUNTED_BEFORE).search(before) or self._of(
                    patterns.COUNTED_HALF
                ).match(plain, match.end())
                yield self._stray(match.start(), match.end(), Why.COUNTED if counts else Why.BARE)
        for match in patterns.NUMERALS.finditer(plain):
            stray = self._numeral(match.start(), match.end())
            if stray is not None:
                yield stray

    def _numeral(self, start: int, end: int) -> StrayNumeral | None:
        plain, run = self.plain, self.plain[start:end]
        while end > start and plain[end - 1] in " ol":
            end -= 1
        if run == "\u3007" and not plain[max(0, start - 1) : start].strip():
            return None
        tail = patterns.unit(self.subject).match(plain, end)
        if tail:
            start = self._first_of_several(start)
        if self._touches(start, end):
            return self._stray(start, tail.end() if tail else end, Why.TOUCHING, tail["unit"] if tail else "")
        if self._passes(start, end):
            return None
        if self._in_word(start, end, tail.span("unit") if tail else None) or self._enumerates(
            start, end, tail
        ):
            return None
        if run == "一":
            return self._one(start, tail)
        if len(run) == 1 and run in patterns.FORMAL and not tail:
            return None
        if tail and not (tail["unit"] in patterns.OF_TITLES and self._quoted(start, end, "《", 3)):
            soft = len(run) == 1 and tail["unit"] in (
                patterns.SOFT_SCALED if run in "百千万亿" else patterns.SOFT
            )
            return self._stray(start, tail.end(), Why.BARE if soft else Why.COUNTED, tail["unit"])
        if len(run) == 1 and run in "百千万亿俩":
            return None
        if self._quoted(start, end):
            return None
        return self._without_unit(start, end)

    def _without_unit(self, start: int, end: int) -> StrayNumeral:
        """A bare number, unless the words beside say what it counts (阳性9999, 9999 were infected) or it is typed against a
        word in small letters (to88 people)."""
        before = self.plain[max(0, start - 40) : start]
        if self._of(patterns.COUNTED_BEFORE).search(before) or self._of(patterns.COUNTED_BEHIND).match(
            self.plain, end
        ):
            return self._stray(start, end, Why.COUNTED)
        glued = patterns.GLUED_WORD.search(self.plain, max(0, start - 2), start)
        if glued and (noun := self._noun(end)):
            return self._stray(start, noun, Why.COUNTED, self.plain[end:noun].strip(" -"))
        return self._stray(start, end, Why.BARE)

    def _first_of_several(self, start: int) -> int:
        """Where numbers that share a unit begin: 20—24岁, 6.9、2.1个百分点."""
        match = patterns.SEVERAL.search(self.plain, max(0, start - 24), start)
        return match.start() if match else start

    def _one(self, start: int, tail: "re.Match[str] | None") -> StrayNumeral | None:
        """一 is an article more often than a number: it counts before 例, and where a count is looked for."""
        if tail is None:
            return None
        before, after = self.plain[max(0, start - 6) : start], self.plain[tail.end() : tail.end() + 1]
        if (
            tail["unit"].startswith(("例", *self.subject.list_of("of_one", "zh")))
            and before[-1:] not in patterns.EACH
        ):
            return self._stray(start, tail.end(), Why.COUNTED, tail["unit"])
        if (
            before
            and before[-1] in "每任某同这那另哪唯第之逐一统专不万单合其进全新"
            and not before.endswith("新增")
        ):
            return None
        counting = self._of(patterns.COUNTING).search(before) is not None
        ends = (not after or after in "，。；、,.;）)！ ") and tail["unit"] in patterns.COUNTABLE
        if (counting and tail["unit"] in patterns.COUNTABLE) or (
            ends and start and before[-1:] not in "，。；、有了出的是"
        ):
            return self._stray(start, tail.end(), Why.BARE, tail["unit"])
        return None

    def _touches(self, start: int, end: int) -> bool:
        """True when a figure of the record that ends (or begins) in a numeral stands right beside."""
        plain, at = self.plain, self.at
        if start and plain[start - 1] == patterns.VOUCHED_SIGN and at[start - 1] in self.edges:
            return True
        return end < len(plain) and plain[end] == patterns.VOUCHED_SIGN and at[end] in self.edges

    def _passes(self, start: int, end: int) -> bool:
        """True in a date, an ordinal, an enumerator, a telephone number and the like, unless it counts cases."""
        last = self._passing_until[start]
        if last < end or decomposition(self.line[self.at[start]]).startswith("<fraction>"):
            return False
        tail, sign = patterns.unit(self.subject).match(self.plain, last), self.plain[last - 1]
        if tail is None or tail["unit"] not in patterns.units_of_a_count(self.subject):
            return True
        if sign in ")）〕]":
            return tail["unit"] not in ("例", "名")
        return sign in "年月日时号届、是"

    @cached_property
    def _passing_until(self) -> list[int]:
        """For each sign, how far what passes and begins there or before it reaches."""
        reach = [0] * (len(self.plain) + 1)
        for each in patterns.passing(self.subject):
            for match in each.finditer(self.plain):
                reach[match.start()] = max(reach[match.start()], match.end())
        for match in patterns.CODE.finditer(self.plain):
            letters = self.line[self.at[match.start()] : self.at[match.end(1)]]
            if letters.isupper():
                reach[match.start()] = max(reach[match.start()], match.end())
        return list(accumulate(reach, max))

    def _in_word(self, start: int, end: int, unit: tuple[int, int] | None = None) -> bool:
        """True when words that count nothing cover every numeral of the run. `unit` is where its unit
        stands: where it reaches beyond the word, or follows one of numerals alone, it is a number (十分钟, 五四名)."""
        plain, known, own = self.plain, patterns.dictionary(), self.words
        at, numerals = start, False
        while at < end:
            best = 0
            for first in range(max(0, at - 9), at + 1):
                if first < at and first < start and plain[first] in patterns.HAN:
                    continue
                for last in range(min(len(plain), first + 24), at, -1):
                    word = plain[first:last]
                    if last <= best:
                        break
                    if word in own or (last - first <= 12 and word in known):
                        best = last
                        numerals = numerals or all(sign in patterns.NUMERAL for sign in word)
                        break
            if not best:
                return False
            at = best
        return not unit or unit[1] <= at or (at <= unit[0] and not numerals)

    def _enumerates(self, start: int, end: int, tail: "re.Match[str] | None") -> bool:
        """True for ① at the beginning of a clause."""
        before = self.plain[:start].rstrip()
        sign = self.line[self.at[start]]
        circled = end - start == 1 and not sign.isdecimal() and sign.isdigit() and sign >= "\u2460"
        return circled and tail is None and (not before or before[-1] in "。；;：:，,、")

    def _quoted(self, start: int, end: int, marks: str = "“《「", most: int = 2) -> bool:
        """True inside a name in quotation marks or a title in 《》, for a number of at most so many signs."""
        plain = self.plain
        opened = max(plain.rfind(mark, max(0, start - 30), start) for mark in marks)
        if opened < 0 or any(mark in plain[opened:start] for mark in "”》」"):
            return False
        closing = {"“": "”", "《": "》", "「": "」"}[plain[opened]]
        closed = plain.find(closing, end, end + 40)
        han = all(sign in patterns.N + "两 " for sign in plain[start:end]) and end - start <= most
        whole = plain[opened + 1 : closed] if closed > 0 else ""
        return closed > 0 and han and len(whole) > end - start

    # -- English

    def _english(self) -> Iterator[StrayNumeral]:
        plain = self.plain
        if not patterns.LETTERS.search(plain):
            return
        for match in self._of(patterns.ENGLISH_FRACTIONS).finditer(plain):
            yield self._stray(match.start(), match.end(), Why.COUNTED)
        for match in self._of(patterns.VAGUE_WORDS).finditer(plain):
            counts = self._of(patterns.VAGUE_COUNTS).search(match[0])
            yield self._stray(match.start(), match.end(), Why.COUNTED if counts else Why.BARE)
        passing = [match.span() for match in self._of(patterns.PASSING_ENGLISH).finditer(plain)]
        for match in patterns.ENGLISH.finditer(plain):
            start, end = match.start(), match.end()
            if any(first <= start and end <= last for first, last in passing):
                continue
            yield from self._english_number(start, end)
        for match in patterns.ROMAN.finditer(self.line):
            start = next(at for at, origin in enumerate(self.at) if origin == match.start())
            end = start + len(match[0])
            han, noun = patterns.unit(self.subject).match(plain, end), self._noun(end)
            if noun or (han and not han["unit"].isascii()):
                yield self._stray(start, noun or (han.end() if han else end), Why.BARE)
        yield from self._digits_before_nouns()

    def _digits_before_nouns(self) -> Iterator[StrayNumeral]:
        plain = self.plain
        for match in patterns.DIGIT_RUN.finditer(plain):
            noun = self._noun(match.end())
            start, end = match.start(), match.end()
            if noun and self._passes(start, end):
                # Sept. 1, 1900 people: a year, or a number?
                beside = self._of(patterns.BESIDE).match(plain, end)
                if beside and beside[1] in patterns.NOUNS and end - start == 4:
                    yield self._stray(start, noun, Why.BARE)
            elif noun and not self._in_word(start, end):
                year = patterns.YEARLIKE.fullmatch(plain, start, end)
                if year and plain[end:noun].rsplit(maxsplit=1)[-1] not in patterns.NOUNS:
                    continue  # the 2022 Winter Olympics: asked about as any bare number
                yield self._stray(match.start(), noun, Why.COUNTED, plain[match.end() : noun].strip(" -"))

    def _english_number(self, start: int, end: int) -> Iterator[StrayNumeral]:
        plain, words = self.plain, self.plain[start:end]
        noun = self._noun(end)
        # A scale behind a figure makes another number of it, in a Chinese text too: 6412 thousand.
        scales = words.split()[0] in patterns.LARGE and plain[:start].rstrip().endswith(patterns.VOUCHED_SIGN)
        if scales or self._touches(start, end):
            yield self._stray(start, noun or end, Why.TOUCHING)
        elif noun:
            yield self._stray(start, noun, Why.COUNTED, plain[end:noun].strip(" -"))
        elif (words != "one" or patterns.ONE.match(plain, start)) and not self._own_words(start, end):
            han = patterns.unit(self.subject).match(plain, end)
            if han and not han["unit"].isascii():
                yield self._stray(start, han.end(), Why.COUNTED, han["unit"])
            else:
                yield self._without_unit(start, end)
        elif words == "one":
            han = patterns.unit(self.subject).match(plain, end)
            if han and not han["unit"].isascii():
                yield self._stray(start, han.end(), Why.COUNTED, han["unit"])

    def _own_words(self, start: int, end: int) -> bool:
        return any(
            start >= found and end <= found + len(word)
            for word in self.words
            if (found := self.plain.find(word, max(0, start - 40))) >= 0
        )

    def _noun(self, end: int) -> int:
        """Where the noun a number counts ends: among the next five words, up to a mark; 0 without one. A word joined
        to the number (nine-colour codes) makes a name of it, unless a known noun follows."""
        at, loose = end, self.plain[end : end + 1] != "-"
        for number in range(5):
            match = patterns.NEXT.match(self.plain, at)
            if match is None or (number and match[1] in patterns.STOP):
                return 0
            if (
                match[1] in patterns.NOUNS
                or match[1] in "%‰"
                or (loose and number < 3 and patterns.MANY.match(match[1]))
            ):
                return match.end()
            at = match.end()
        return 0

    def _split_words(self) -> Iterator[StrayNumeral]:
        """Number words taken apart: nine-ty, thou-sand, n i n e."""
        plain = self.plain
        for match in patterns.SPACED.finditer(plain):
            joined = re.sub("[^a-z]", "", match[0])
            if any(word in joined for word in patterns.WORDS if len(word) > 2):
                yield self._stray(match.start(), match.end(), Why.COUNTED)
        for match in patterns.SPLIT.finditer(plain):
            parts = re.split("([^a-z])", match[0])
            for first in range(0, len(parts) - 2, 2):
                for last in (first + 2, first + 4):
                    pieces = parts[first : last + 1 : 2]
                    marks = parts[first + 1 : last : 2]
                    if last >= len(parts) or " " in marks:
                        break
                    if "".join(pieces) in patterns.WORDS and not all(
                        piece in patterns.WORDS for piece in pieces
                    ):
                        start = match.start() + len("".join(parts[:first]))
                        end = match.start() + len("".join(parts[: last + 1]))
                        yield self._stray(start, end, Why.COUNTED if self._noun(end) else Why.BARE)

    def _stray(self, start: int, end: int, why: Why, unit: str = "") -> StrayNumeral:
        start, end = self._with_its_fraction(start, end)
        number = self.plain[start:end].removesuffix(unit).strip()
        last = self.at[end] if end < len(self.at) else len(self.line)
        first = self.at[start]
        while last > first and (
            self.line[last - 1].isspace() or self.line[last - 1] == patterns.VOUCHED_SIGN
        ):
            last -= 1
        return StrayNumeral(first, last, why, number, unit)

    def _with_its_fraction(self, start: int, end: int) -> tuple[int, int]:
        """All of a fraction of which a numeral is a piece: 2/3 of homes are no 3 homes."""
        for first, last in self._fractions:
            if first < end and start < last:
                start, end = min(start, first), max(end, last)
        return start, end

    @cached_property
    def _fractions(self) -> list[tuple[int, int]]:
        """Where fractions in figures stand, but those that count nothing (24/7)."""
        spans = [match.span() for match in _FRACTION.finditer(self.plain)]
        return [(start, end) for start, end in spans if not self._passes(start, end)]


_FRACTION = re.compile(SLASHED)


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """Names in the plain signs the scan looks at; only those that hold a numeral matter."""
    plain = (plain_signs(name)[0] for name in names)
    return frozenset(word for word in plain if patterns.HAS.search(word) or patterns.LETTERS.search(word))


def own_words(text: str, found: Sequence[StrayNumeral], stray: StrayNumeral) -> str:
    """A numeral with the words that make a name of it: what an acceptance of it stands for. They are the two
    signs (or the word) behind it, else, where its clause ends, up to four signs before it."""
    words = text[stray.start : stray.end]
    behind = _BEHIND.match(text, stray.end)
    if behind and not any(other.start < behind.end() and stray.end <= other.start for other in found):
        return words + behind[0]
    first = stray.start
    while first > max(0, stray.start - 4) and text[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    first = max([first, *(other.end for other in found if other.end <= stray.start)])
    return text[first : stray.end].strip()


_BEHIND = re.compile(r"[\u3400-\u9fff]{1,2}|[ -]?[A-Za-z]+")
_CLAUSE_ENDS = "，。；：！？、,;:!?\n\u3000（）()"
