"""Whom the sentences of an English page speak of: the region, one of its places, somebody else, or nobody named.

The first name of a sentence is its subject, but for one that only owns the next (`China's Tibet`). A sentence
without a name goes on speaking of the one before it. `The region` is the region itself where that was spoken of
last, or a place of it; in a page about another province it is that province.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from msgspec import Struct

from store.wording.numbers.source import Source
from store.wording.read.pieces import Piece, Pieces
from store.wording.read.whose import ELSEWHERE, NOBODY, OWN, PLACE

AGAIN, LESSER = "again", "lesser"
"""Names like `the region`: whichever was spoken of last; and like `the city`, which the region is not."""

_LESSER = ("city", "prefecture", "county", "district", "town", "township", "village", "island")
_GREATER = ("region", "province", "country", "nation", "municipality")

SUBJECT_VERBS = "reported|registered|recorded|logged|detected|identified|confirmed|found|saw|added"
"""What is done with new figures."""
ALL_OF = r"(?:a total of |altogether |in all |in total,? |another |an additional )?"
_HAS = re.compile(
    rf" ?\b(?:(?:has|have|had)|there (?:are|were|is|was)) (?:(?:still|now|also|only|currently) )*{ALL_OF}\Z"
)
_JOINED = re.compile(rf"[ ,;:(\"“]*(?:(?:and|but|while) )?{ALL_OF}\Z")
_NEUTRAL = re.compile(r"(?:(?:and|but|while|meanwhile|also|currently|now|at present|it|they|we)\b[, ]*)*\Z")


class Name(Struct, frozen=True):
    """A name of somebody. `owner`: only the owner of what is named next."""

    start: int
    end: int
    kind: str
    key: str = ""
    """The place it is the name of."""
    owner: bool = False


class _Names:
    """Every name of a book by which a page says whom it speaks of, folded."""

    def __init__(self, pieces: Pieces) -> None:
        self.kinds: dict[str, tuple[str, str]] = {}
        for name, key in pieces.names.keys.items():
            self.kinds[name] = (PLACE, key)
        for name in pieces.book.choices.get("elsewhere", ()):
            self.kinds[_bare(pieces.reads.fold(name))] = (ELSEWHERE, "")
        nouns: list[str] = []
        again: list[str] = []
        self.proper: list[str] = []
        """How the region alone is called."""
        for name in pieces.book.choices.get("region_met", ()):
            self.kinds[pieces.reads.fold(name)] = (OWN, "")
        for name in pieces.book.choices.get("region", ()):
            bare = _bare(pieces.reads.fold(name))
            if name[:4].lower() == "the " and name[4:].islower():
                again.append(bare)
            elif bare:
                self.kinds[bare] = (OWN, "")
                self.proper.append(bare)
                nouns += bare.split()
        if pieces.book.choices.get("region"):
            nouns += _bare(pieces.reads.fold(pieces.book.word("region"))).split()
        self.above_places = set(again) & set(nouns)
        """Words like `region` that none of its places is called by: those of its own name and the office's."""
        own = pieces.own_words
        for kind, words in ((LESSER, _LESSER), (ELSEWHERE, _GREATER)):
            self.kinds |= {f"the {word}": (kind, "") for word in words if f"the {word}" not in own}
        for name in again:
            self.kinds[f"the {name}"] = (AGAIN, name)
        self._own = tuple(name for name, (kind, _) in self.kinds.items() if kind == OWN)

    def may_name_region(self, text: str) -> bool:
        """False where the region has a name of its own and the text none of them."""
        return not self.proper or any(name in text for name in self._own)

    def found(self, text: str) -> list[Name]:
        """The names of a text in their order, the longer of two."""
        known = [*self._standing(text, self.kinds.items())]
        known += self._standing(text, _short_forms(text, known))
        known.sort(key=lambda name: (name.start, -name.end))
        kept: list[Name] = []
        for name in known:
            if not kept or name.start >= kept[-1].end:
                kept.append(name)
        return [*_owners(text, kept)]

    def _standing(self, text: str, names: Iterable[tuple[str, tuple[str, str]]]) -> Iterator[Name]:
        for word, (kind, key) in names:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                    yield Name(at, end, kind, key)
                at = text.find(word, end)


def names_of(pieces: Pieces) -> _Names:
    """The names of a book, made once for it."""
    held: Any = pieces.__dict__.get("_english_names")
    if held is None:
        held = pieces.__dict__["_english_names"] = _Names(pieces)
    return held  # type: ignore[no-any-return]


def _bare(name: str) -> str:
    return name.removeprefix("the ")


_SHORT = re.compile(r"(?:'s)? \(([a-z]{2,6})\)")
_OWNED = re.compile(r"'s? (?:[a-z-]+ ){0,3}\Z")


def _short_forms(text: str, names: list[Name]) -> list[tuple[str, tuple[str, str]]]:
    """What the page itself shortens a name to: Tibet Autonomous Region (TAR)."""
    made = []
    for name in names if "(" in text else ():
        short = _SHORT.match(text, name.end)
        if short and name.kind != AGAIN:
            made.append((short[1], (name.kind, name.key)))
    return made


_PART_BEHIND = re.compile(r"'s? (?:[a-z-]+ ){0,2}(?:capital|neighbou?rs?)\b")
_PART_BEFORE = re.compile(r"(?<!'s )(?:\b(?:north|south|east|west)ern|\bcentral) \Z")


def _is_part(text: str, name: Name) -> bool:
    """True when only part of what is named is spoken of, or who is beside it (western Tibet, Tibet's neighbor)."""
    before = _PART_BEFORE.search(text, max(0, name.start - 16), name.start)
    return before is not None or _PART_BEHIND.match(text, name.end) is not None


def _owners(text: str, names: list[Name]) -> Iterator[Name]:
    """The names, each that owns the next marked as one."""
    for at, name in enumerate(names):
        then = names[at + 1] if at + 1 < len(names) else None
        between = text[name.end : then.start] if then is not None else ""
        if _OWNED.match(between):
            yield Name(name.start, name.end, name.kind, name.key, owner=True)
        elif name.kind in (OWN, AGAIN) and _is_part(text, name):
            yield Name(name.start, name.end, ELSEWHERE, name.key)
        else:
            yield name


# --- sentences --------------------------------------------------------------------------------

_STOP = re.compile(r"[.!?;](?=[\s\"”')\]]|\Z)")
_SHORTENED = re.compile(
    r"(?:\A|[^a-z.])(?:no|mr|mrs|ms|dr|st|u\.s|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\Z"
)
_CLOCK = re.compile(r"[ 0-9][ap]\.m\Z")
_GOES_ON = re.compile(r" (?:on|of|to|and|until|mon|tues|wednes|thurs|fri|satur|sun|\(|[a-z]{3,9}\.? [0-9])")
_DATELINE = re.compile(
    r"(?:[a-z'/ ]{2,30}(?:, [a-z]{3,9}\.? [0-9]{1,2})?(?: ?\([^()]{0,60}\))?|\([^()]{3,60}\)) --? "
    r"|[a-z'/ ]{2,30} ?\([^()]{3,60}\) ?:"
)
_TIME = re.compile(
    r"[a-z]{3,9}\.? [0-9]{1,2}(?:,? 20[0-9]{2})?(?![0-9:,]?[0-9])|[0-9]{1,2}(?::[0-9]{2})?(?: ?[ap]\.?m|(?= to ))|[0-9]{1,2}:[0-9]{2}"
)
_COUNT = re.compile(r"[0-9]")
"""A name behind a count is no subject: `1,326 carriers …, including 674 in Tibet`."""
_REACH = 400
"""Characters of a sentence in which its subject is looked for."""
_SHORT_LINE = 60
_LONG_LINE = 130
"""A page with a longer line is not wrapped: its lines are paragraphs."""


class EnglishSentence(Struct, frozen=True):
    """A sentence from `start` to `end`. `body` is where it begins behind a dateline (`LHASA, Aug. 8 (Xinhua) --`),
    `before` whom the page spoke of before it, and `named` where that was."""

    start: int
    body: int
    end: int
    before: str = NOBODY
    named: int = -1
    opens: bool = False
    """It begins a line of the page."""


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a stop ends a sentence, or only shortens a word."""
    at = found.start()
    if text[at] != ".":
        return True
    before = text[max(0, at - 6) : at]
    if _CLOCK.search(before):
        return _GOES_ON.match(text, at + 1) is None
    if _SHORTENED.search(before):
        return not text[at + 2 : at + 3].isdigit() and before[-2:] not in ("mr", "rs", "ms", "dr", ".s")
    return True


def _stretches(source: Source) -> Iterator[tuple[int, int, bool]]:
    """The sentences: they end at a stop, at a blank line and behind a line that was not wrapped. Each with
    whether it begins a line."""
    text = source.text
    cuts = {found.end() for found in _STOP.finditer(text) if _ends(text, found)}
    lines = {0: False, **dict(source.lines())}
    places = [*lines, len(text)]
    longest = max(then - line for line, then in pairwise(places))
    for line, then in pairwise(places):
        if lines.get(then) or then - line < _SHORT_LINE or longest > _LONG_LINE:
            cuts.add(then)
    begin = 0
    for end in sorted({*cuts, len(text)} - {0}):
        opens = begin in lines or (text[begin : begin + 1] == " " and begin + 1 in lines)
        yield begin, end, opens
        begin = end


class EnglishSubjects:
    """Whom each sentence of a page speaks of; asked for the figures of the book's own sentences in their order."""

    def __init__(self, pieces: Pieces, source: Source) -> None:
        self.text = source.text
        self._names = names_of(pieces)
        self.names = self._names.found(source.text)
        self._starts = [name.start for name in self.names]
        self.names_region = not self._names.proper or any(name.kind == OWN for name in self.names)
        """Whether the page names the region by a name that is its alone, if it has one."""
        self.sentences = list(self._divided(source)) or [EnglishSentence(0, 0, 0)]
        self._begins = [sentence.start for sentence in self.sentences]
        self._said, self._reset = NOBODY, -1
        self._glue = pieces.before_clauses

    def _divided(self, source: Source) -> Iterator[EnglishSentence]:
        now, named = NOBODY, -1
        text = source.text
        for begin, end, opens in _stretches(source):
            start = begin
            while start < end and text[start] in " \"“'”)":
                start += 1
            line = _DATELINE.match(text, start, end)
            body = line.end() if line else start
            yield EnglishSentence(start, body, end, now, named, opens)
            for name in self.between(body, min(end, body + _REACH)):
                whom = self.resolved(name, now)
                if whom and not _COUNT.search(_TIME.sub("", text[body : name.start])):
                    now, named = whom, body
                if whom:
                    break

    def sentence(self, at: int) -> EnglishSentence:
        return self.sentences[max(0, bisect_right(self._begins, at) - 1)]

    def between(self, start: int, end: int) -> list[Name]:
        """The names in a stretch that own nothing there."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [name for name in self.names[low:high] if not name.owner]

    def owner(self, start: int, end: int) -> Name | None:
        """The first name in a stretch that only owns what is named next."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return next((name for name in self.names[low:high] if name.owner), None)

    def behind(self, name: Name) -> int:
        """Where the next name begins; past the text where there is none."""
        at = bisect_left(self._starts, name.end)
        return self._starts[at] if at < len(self._starts) else len(self.text)

    def resolved(self, name: Name, now: str, bulletin: bool = False) -> str:
        """Whom a name is of, where `now` was spoken of before. A `bulletin` may call the region so from the
        beginning, any other page has to name it first."""
        if name.kind == LESSER:
            return now if now in (PLACE, ELSEWHERE) else PLACE
        if name.kind != AGAIN:
            return name.kind
        if now == PLACE:
            return OWN if name.key in self._names.above_places else PLACE
        return now or (OWN if bulletin or not self._names.proper else NOBODY)

    def whom(self, start: int, end: int, now: str, bulletin: bool = False) -> set[str]:
        """Everybody a stretch names, `now` being spoken of before it."""
        named = set()
        for name in self.between(start, end):
            now = self.resolved(name, now, bulletin)
            named.add(now)
        return named

    # --- the figures of the book's own sentences ----------------------------------------------

    def turned_down(self, start: int, last: int) -> None:
        """A sentence that stands in the middle of other words says nothing of whom they speak."""

    def of(self, piece: Piece, start: int, end: int, last: int) -> str:
        """Whom the sentence of the book from `start` to `end`, where its first figure stands, speaks of. `last`
        is where the sentence read before it ended."""
        if piece.has("number", "held_on"):
            self._reset = start  # the head of a bulletin: what follows is its own
            self._said = NOBODY
            return NOBODY
        sentence = self.sentence(start)
        now = self._said if last > sentence.named else self._before(sentence)
        low = max(sentence.body, last)
        named = self.whom(low, max(end, start), now, bulletin=True)
        if named:
            now = named.pop() if len(named) == 1 else ELSEWHERE
        elif now in (PLACE, ELSEWHERE) and sentence.opens and piece.has("window", "when", "as_of"):
            now = NOBODY
        if start == end and self._astray(low, start):
            now = ELSEWHERE
        self._said = now
        return now

    def _before(self, sentence: EnglishSentence) -> str:
        return sentence.before if sentence.named >= self._reset else NOBODY

    def _astray(self, low: int, start: int) -> bool:
        """True when other words than the book's stand before a sentence that begins with its figure: a subject
        nobody knows (`Vietnam had 12 high-risk areas`), or no subject (`who had been to 12 high-risk areas`)."""
        words = self.text[low:start]
        if len(words) > _REACH:
            return True
        if _JOINED.match(words) or self._glue.fullmatch(words):
            return False
        verb = _HAS.search(words)
        if verb is None:
            return True
        who = words[: verb.start()]
        return not (self.between(low, low + len(who)) or _NEUTRAL.match(who.strip(" ,")))
