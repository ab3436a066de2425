"""Whom the sentences of an English page speak of: the region, one of its places, somebody else, or nobody named.

The first name of a sentence is its subject, but for one that only owns the next (`China's Tibet`). A sentence
without a name goes on speaking of the one before it. `The region` is the region itself where that was spoken of
last, or a place of it; in a page about another province it is that province. Both the sentences of the book and the
clauses of the press ask here: nobody else decides whose a figure is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from store.series.subject_file import subject_of
from store.wording.numbers import numerals
from store.wording.numbers.source import Source
from store.wording.read.basis.breakdowns import TOWN_IN
from store.wording.read.basis.pieces import Piece, Pieces
from store.wording.read.basis.whose import ELSEWHERE, NOBODY, OWN, PLACE
from store.wording.read.english import forms
from store.wording.read.english.names import AGAIN, LESSER, Name, Whom, names_of
from store.wording.read.english.sentences import EnglishSentence, divided

REACH = 400
"""Characters of a sentence in which its subject is looked for, and of a page within which a sentence without a name
goes on speaking of whoever was named."""

_TIME = re.compile(
    r"[a-z]{3,9}\.? [0-9]{1,2}(?:,? 20[0-9]{2})?(?![0-9:,]?[0-9])|[0-9]{1,2}(?::[0-9]{2})?(?: ?[ap]\.?m|(?= to ))|[0-9]{1,2}:[0-9]{2}"
)
_COUNT = re.compile(rf"[0-9]|\b(?:{numerals.UP_TO_NINETY_NINE})\b")
"""A name behind a count is no subject: `1,326 carriers …, including 674 in Tibet`."""

_PASSED = 4
"""Sentences that name nobody, behind which a page still speaks of whoever was named before them."""
_SAID = 60
"""Signs before a name in which it is said that somebody said it."""
_BEHIND = 90
"""Signs behind figures within which a place may be named that they are of."""
_OF_PART = re.compile(
    rf"(?:,? and [0-9a-z,-]+ [a-z-]+(?: [a-z-]+){{0,2}})?(?: for [a-z0-9-]+)?{forms.IN_PLACE.pattern}"
)
_HAS = re.compile(
    rf" ?\b(?:(?:has|have|had)|there (?:are|were|is|was)) (?:(?:still|now|also|only|currently) )*{forms.ALL_OF}\Z"
)
_JOINED = re.compile(rf"[ ,;:(\"“]*(?:(?:and|but|while) )?{forms.ALL_OF}\Z")
_NEUTRAL = re.compile(r"(?:(?:and|but|while|meanwhile|also|currently|now|at present|it|they|we)\b[, ]*)*\Z")


class EnglishSubjects:
    """Whom each sentence of a page speaks of; asked for the figures of the book's own sentences in their order."""

    def __init__(self, pieces: Pieces, source: Source) -> None:
        self.text = source.text
        self.words = subject_of(pieces.book.series)
        """Those of the series' subject, for the forms that hold a mark."""
        self._names = names_of(pieces)
        self.names = self._names.found(source.text)
        self._starts = [name.start for name in self.names]
        self.names_region = not self._names.proper or any(name.kind == OWN for name in self.names)
        """Whether the page names the region by a name that is its alone, if it has one."""
        self.names_place = any(self._of_nation(name, then) for name, then in pairwise(self.names))
        """Whether it names one of its places as one of the nation's (China's Lhasa), which nobody else is called."""
        self.sentences = list(self._spoken_of(source)) or [EnglishSentence(0, 0, 0)]
        self._begins = [sentence.start for sentence in self.sentences]
        self._said, self._reset = Whom(), -1
        self._told = (-1, Whom())
        """Where the figures of a clause stood that was understood last, and whose they were."""
        self._glue = pieces.before_clauses

    def _of_nation(self, nation: Name, place: Name) -> bool:
        return (
            nation.owner
            and nation.kind == ELSEWHERE
            and place.kind == PLACE
            and not place.owner
            and self._names.is_only_one(place, self.text)
            and forms.OF_NATION.fullmatch(self.text, nation.start, place.start) is not None
        )

    def _spoken_of(self, source: Source) -> Iterator[EnglishSentence]:
        now, named = Whom(), -1
        text = source.text
        for sentence in divided(source):
            body = sentence.body
            yield replace(sentence, before=now, named=named)
            for name in self.between(body, min(sentence.end, body + REACH)):
                whom = self.resolved(name, now)
                if whom.kind and not _COUNT.search(
                    _TIME.sub("", forms.NO_COUNT.sub("", text[body : name.start]))
                ):
                    now, named = whom, body
                if whom.kind:
                    break

    # --- names --------------------------------------------------------------------------------

    def sentence(self, at: int) -> EnglishSentence:
        return self.sentences[max(0, bisect_right(self._begins, at) - 1)]

    def between(self, start: int, end: int) -> list[Name]:
        """The names in a stretch that own nothing there."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [name for name in self.names[low:high] if not name.owner]

    def at(self, start: int) -> Name | None:
        """The name that begins here; where it only owns the next, that one."""
        place = bisect_left(self._starts, start)
        if place == len(self._starts) or self._starts[place] != start:
            return None
        while place < len(self.names) and self.names[place].owner:
            place += 1
        return self.names[place] if place < len(self.names) else None

    def _owner(self, start: int, end: int) -> Name | None:
        """The first name in a stretch that only owns what is named next."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return next((name for name in self.names[low:high] if name.owner), None)

    def resolved(self, name: Name, now: Whom, bulletin: bool = False) -> Whom:
        """Whom a name is of, where `now` was spoken of before. A `bulletin` may call the region so from the
        beginning, any other page has to name it first."""
        if name.kind == LESSER:
            if now.kind == PLACE:
                return now if self._names.called.get(now.key) == name.key else Whom(PLACE)
            return now if now.kind == ELSEWHERE else Whom(PLACE)
        if name.kind != AGAIN:
            return Whom(name.kind, name.key if name.kind == PLACE else "")
        if now.kind == PLACE:
            return Whom(OWN if name.key in self._names.above_places else PLACE)
        return now if now.kind else Whom(OWN if bulletin or not self._names.proper else NOBODY)

    def whom(self, start: int, end: int, now: Whom, bulletin: bool = False) -> set[str]:
        """Everybody a stretch names, `now` being spoken of before it."""
        named = set()
        for name in self.between(start, end):
            now = self.resolved(name, now, bulletin)
            named.add(now.kind)
        return named

    # --- the clauses of the press -------------------------------------------------------------

    def told(self, sentence: EnglishSentence, whom: Whom) -> None:
        """The clause understood last is in this sentence, and its figures are these people's."""
        self._told = (sentence.body, whom)

    def now(self, sentence: EnglishSentence) -> Whom:
        """Whom the page speaks of before a sentence: whoever was named last, or had the figures before it."""
        return self._told[1] if self._told[0] >= max(sentence.named, 0) else sentence.before

    def goes_on(self, sentence: EnglishSentence) -> Whom:
        """Whom a sentence speaks of that names nobody: whoever the sentence right before it spoke of. Another sentence
        between them may be of somebody no list of names has."""
        near = before = self.sentence(max(0, sentence.start - 2))
        for _ in range(_PASSED):
            if not before.start or not self._says_of_nobody(before):
                break
            before = self.sentence(max(0, before.start - 2))
        whom = self.now(sentence) if max(self._told[0], sentence.named) >= before.start else Whom()
        places = {name.key for name in self.between(before.body, before.end) if name.kind == PLACE}
        return Whom() if whom.kind == PLACE and (near is not before or len(places) > 1) else whom

    def _says_of_nobody(self, sentence: EnglishSentence) -> bool:
        """Whether a sentence goes on behind a semicolon, or only counts (No death was reported)."""
        goes_on = self.text[sentence.start - 2 : sentence.start] == "; " and sentence.named >= 0
        return goes_on or forms.ONLY_COUNTS.fullmatch(self.text, sentence.body, sentence.end) is not None

    def subject(self, start: int, end: int, sentence: EnglishSentence) -> Whom | None:
        """Whom the words before a verb name; None where they say more than that, or of somebody unknown."""
        words = self.text[start:end]
        if forms.NOT_NOW.search(forms.NO_COUNT.sub("", words)):
            return None
        names = self.between(start, end)
        if not names:
            return self.goes_on(sentence) if forms.NO_NAME.match(words.strip(" ,")) else None
        first, last = names[0], names[-1]
        owner = self._owner(start, first.start)
        begin = owner.start if owner is not None else first.start
        now = self.now(sentence)
        if (
            len(names) > 2
            or self.is_other_kind(first)
            or (len(names) == 2 and not self.is_within(first, last))
            or not forms.BEFORE_NAME.match(self.text[start:begin])
            or not forms.BEHIND_NAME.match(self.text[last.end : end])
        ):
            return None
        whom = self.resolved(first, now)
        return self._said_by(sentence) if first.kind == AGAIN and not whom.kind else whom

    def _said_by(self, sentence: EnglishSentence) -> Whom:
        """Whom a sentence is of that opens with `the city`, by who is named for having said it."""
        for name in self.between(sentence.body, min(sentence.end, sentence.body + REACH)):
            if name.kind == OWN and forms.SAID_BY.search(self.text, max(0, name.start - 20), name.start):
                return Whom(OWN)
        return Whom()

    def who_does(self, start: int, end: int, sentence: EnglishSentence) -> Whom:
        """Whom the name right before a verb is of, whatever else stands before it; else somebody nobody knows."""
        names = self.between(start, end)
        if not names or not forms.BEHIND_NAME.match(self.text[names[-1].end : end]):
            return Whom(ELSEWHERE)
        return self.resolved(names[-1], self.now(sentence))

    def said_by(self, start: int, end: int, sentence: EnglishSentence) -> Whom | None:
        """Whose figures somebody tells whose name stands in a stretch; None where anybody's that were spoken of."""
        named = [self.resolved(name, self.now(sentence)) for name in self.between(start, end)]
        if named:
            return named[-1] if len(set(named)) == 1 else Whom(ELSEWHERE)
        return None if forms.ANY_SPEAKER.match(self.text, start, end) else Whom()

    def is_of_several(self, what: str) -> bool:
        """Whether the region may count in several of these: provinces are the nation's."""
        return self._names.of_nation or not what.startswith("provinc")

    def is_other_kind(self, name: Name) -> bool:
        """True for a county or district called like a city of the series (Lhasa county)."""
        kind = forms.LESSER_KIND.match(self.text, name.end)
        return name.kind == PLACE and kind is not None and self._names.called.get(name.key) != kind[1]

    def is_within(self, place: Name, region: Name) -> bool:
        """True for `Lhasa, the capital of Tibet`: one place, and where it is. An office of a city is in a province that is
        somebody else."""
        between = self.text[place.end : region.start]
        one = (place.kind, region.kind) in ((PLACE, OWN), (OWN, ELSEWHERE))
        return one and forms.OF_REGION.match(between) is not None

    def is_owned(self, start: int, name: Name, before: re.Pattern[str]) -> bool:
        """Whether only words that match stand between a place of the text and a name or its owner."""
        owner = self._owner(start, name.start)
        begin = owner.start if owner is not None else name.start
        found = before.match(self.text, start, begin)
        rest = self.text[found.end() : begin] if found else "?"
        return forms.DIRECTIONS.fullmatch(rest) is not None

    def of_town(self, at: int) -> Name | None:
        """The place of a town that is named from here on (in the city of Dali in Yunnan)."""
        for name in self.between(at, at + _SAID)[:1]:
            if TOWN_IN.fullmatch(self.text, at, name.start) or self.is_owned(at, name, TOWN_IN):
                return name
        return None

    def has_place_behind(self, start: int, end: int) -> bool:
        """Whether a place of the region or somebody else is named in a stretch as where something was, and not as who
        said it."""
        return any(
            name.kind in (PLACE, ELSEWHERE)
            and not forms.SAID_BEFORE.search(self.text, max(start, name.start - _SAID), name.start)
            for name in self.between(start, end)
        )

    def is_of_part(self, end: int) -> bool:
        """Whether a place of the region or somebody else is named right behind figures that end here, or behind the next
        ones joined to them: they are that one's."""
        if forms.NATIONWIDE.match(self.text, end + 1) is not None:
            return True
        for name in self.between(end, end + _BEHIND)[:1]:
            whose = name.kind in (PLACE, ELSEWHERE)
            return whose and _OF_PART.fullmatch(self.text, end, name.start) is not None
        return False

    # --- the figures of the book's own sentences ----------------------------------------------

    def turned_down(self, start: int, last: int) -> None:
        """A sentence that stands in the middle of other words says nothing of whom they speak."""

    def of(self, piece: Piece, start: int, end: int, last: int) -> str:
        """Whom the sentence of the book from `start` to `end`, where its first figure stands, speaks of. `last`
        is where the sentence read before it ended."""
        if piece.has("number", "held_on"):
            self._reset = start  # the head of a bulletin: what follows is its own
            self._said = Whom()
            return NOBODY
        sentence = self.sentence(start)
        now = self._said if last > sentence.named else self._before(sentence)
        low = max(sentence.body, last)
        named = self.whom(low, max(end, start), now, bulletin=True)
        if named:
            now = Whom(named.pop() if len(named) == 1 else ELSEWHERE)
        elif now.kind in (PLACE, ELSEWHERE) and sentence.opens and piece.has("window", "when", "as_of"):
            now = Whom()
        if start == end and (
            self._astray(low, start) or forms.LONG_AGO.search(self.text, start, sentence.end)
        ):
            now = Whom(ELSEWHERE)
        self._said = now
        return now.kind

    def _before(self, sentence: EnglishSentence) -> Whom:
        return sentence.before if sentence.named >= self._reset else Whom()

    def _astray(self, low: int, start: int) -> bool:
        """True when other words than the book's stand before a sentence that begins with its figure: a subject
        nobody knows (`Vietnam had 12 high-risk areas`), or no subject (`who had been to 12 high-risk areas`)."""
        words = self.text[low:start]
        if len(words) > REACH:
            return True
        if _JOINED.match(words) or self._glue.fullmatch(words):
            return False
        verb = _HAS.search(words)
        if verb is None:
            return True
        who = words[: verb.start()]
        if forms.NOT_SO.search(who):
            return True
        return not (self.between(low, low + len(who)) or _NEUTRAL.match(who.strip(" ,")))
