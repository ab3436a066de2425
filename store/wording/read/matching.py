"""Where the pieces of a book stand in a text, with the values of their slots.

Whose their figures are is said by the subjects of the page where a language parts its words, and else by its scopes,
which are asked behind this (see `chinese_reading`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from store.record.text import MASK
from store.wording.book.book import HELD_AT_PHRASES
from store.wording.book.pattern import Slot
from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span, cut_off, cut_off_in_english, part_only, part_only_in_english
from store.wording.read.basis.breakdowns import Listed
from store.wording.read.basis.dates import Day, Stretch, When, read_day, read_hour, read_moment, read_window
from store.wording.read.basis.pieces import Piece, Pieces
from store.wording.read.basis.steps import Memo
from store.wording.read.basis.whose import ELSEWHERE, NOBODY, OWN, PLACE
from store.wording.read.english.matters import other_matters_in
from store.wording.read.english.names import names_of
from store.wording.read.english.subjects import EnglishSubjects

_REACH_BACK = 60
_OVER = (".", "!", "?")
_OF_OTHERS = (PLACE, ELSEWHERE)
_TIMES = ("window", "when", "as_of", "held_on", "number")

Read = int | Listed | Day | When | Stretch | str | None
"""What a slot held: a count (None for the mark of a blank), a breakdown, a time, or a word (目前)."""


class FilledSlot(Struct, frozen=True):
    """One slot of a match: what it says and where it stands in the page. `offset` is where the slot
    begins in the folded text."""

    slot: Slot
    value: Read
    span: tuple[int, int]
    offset: int


class Match(Struct, frozen=True):
    """A piece found in the page, `span` being where."""

    piece: Piece
    span: tuple[int, int]
    held: tuple[FilledSlot, ...]
    source: Source
    own: bool = False
    """The sentence, or one it goes on from, names the region itself."""

    def of(self, *names: str) -> FilledSlot | None:
        """The first slot of these names."""
        return next((held for held in self.held if held.slot.name in names), None)


SHORT = 100_000
"""A page up to this length is searched whole; a longer one only around words of the sentences."""
_AROUND = 1_500
_MOST = 240_000
"""Characters of a long page that are searched at most, half from either end: dozens of bulletins."""


More = Callable[[Pieces, Source, EnglishSubjects, list[Match]], Iterable[Match]]
"""Finds more in a stretch of a page than the sentences of the book that were found there."""

InScope = Callable[[Pieces, Source, list[Match]], list[Match]]
"""What of the sentences that were found in a stretch may stand, and what other clauses of it say."""


def matches(pieces: Pieces, flat: str, more: More, in_scope: InScope) -> list[Match]:
    """Every piece of a folded page in its order; of two that overlap the earlier, then the longer one. `more` is
    asked in languages that part their words, `in_scope` in others."""
    found: list[Match] = []
    if pieces.furniture is not None:
        flat = pieces.furniture.sub(lambda mark: MASK * len(mark[0]), flat)
    for start, end in _parts(pieces, flat)[0]:
        source = Source.part(flat, start, end, pieces.reads.manner.spaced)
        if _says_nothing(pieces, source.text):
            continue
        if pieces.reads.manner.spaced:
            subjects = EnglishSubjects(pieces, source)
            here = _matches(pieces, source, subjects)
            told = [*here, *more(pieces, source, subjects, here)]
            of_others = [source.span(*span) for span in other_matters_in(pieces, source)]
            found += [match for match in told if not _lies_in(match, of_others)] if of_others else told
        else:
            found += in_scope(pieces, source, _matches(pieces, source, None))
    return found


def _lies_in(match: Match, spans: list[Span]) -> bool:
    return any(start <= match.span[0] < end for start, end in spans)


def _says_nothing(pieces: Pieces, text: str) -> bool:
    """True for a page of another language than one that parts its words: it has no words of the book's sentences and
    does not name the region, without which the press tells nothing either."""
    if not pieces.reads.manner.spaced or any(piece.anchor in text for piece in pieces.all):
        return False
    return not names_of(pieces).may_name_region(text)


def read_whole(pieces: Pieces, flat: str) -> bool:
    """False when the page is so long that stretches with words of the sentences are not searched."""
    return _parts(pieces, flat)[1]


def _parts(pieces: Pieces, flat: str) -> tuple[list[tuple[int, int]], bool]:
    """The parts of a page worth searching, in order, and whether they are all of them."""
    if len(flat) <= SHORT:
        return [(0, len(flat))], True
    ahead = _worth(pieces, flat, back=False)
    if sum(end - start for start, end in ahead) < _MOST // 2:
        return ahead, True
    behind = _worth(pieces, flat, back=True)
    parts = ahead + [(max(start, ahead[-1][1]), end) for start, end in behind if end > ahead[-1][1]]
    return parts, bool(behind) and behind[0][0] <= ahead[-1][1]


def _worth(pieces: Pieces, flat: str, back: bool) -> list[tuple[int, int]]:
    """Stretches around the words of sentences with figures, from the beginning of the page or its end,
    until there are enough of them."""
    anchors = {piece.anchor.strip() for piece in pieces.all if _figures(pieces, piece)}
    known = re.compile("|".join(re.escape(anchor) for anchor in sorted(anchors, key=len, reverse=True)))
    parts: list[tuple[int, int]] = []
    searched = 0
    for low, high in _blocks(len(flat), back):
        here: list[tuple[int, int]] = []
        at = low
        while (found := known.search(flat, at, high)) is not None:
            start, end = max(0, found.start() - _AROUND), min(len(flat), found.start() + _AROUND)
            if here and start <= here[-1][1]:
                here[-1] = (here[-1][0], end)
            else:
                here.append((start, end))
            at = found.start() + _AROUND // 2
        parts = here + parts if back else parts + here
        searched += sum(end - start for start, end in here)
        if searched >= _MOST // 2:
            break
    return _joined(parts)


def _blocks(length: int, back: bool) -> Iterator[tuple[int, int]]:
    """The page in blocks a search is counted after, the last first when it goes `back`."""
    lows = range(0, length, _MOST // 8)
    return ((low, min(length, low + _MOST // 8)) for low in (reversed(lows) if back else lows))


def _joined(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in parts:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _figures(pieces: Pieces, piece: Piece) -> bool:
    """True when the piece states a figure and has words it can be found by."""
    return len(piece.anchor.strip()) > 1 and (
        bool(piece.part or piece.zero) or piece.has(*pieces.book.indicators)
    )


def _matches(pieces: Pieces, source: Source, subjects: EnglishSubjects | None) -> list[Match]:
    memo: Memo = {}
    found = sorted(_candidates(pieces, source, memo), key=lambda item: (item[0], -item[1]))
    taken: list[Match] = []
    last, told_time = 0, False
    spaced = pieces.reads.manner.spaced
    for start, end, piece, groups in found:
        if start < last:
            continue
        counts = piece.has(*pieces.book.indicators)
        # Behind a time that ends with digits the next paragraph may begin with some.
        cut = cut_off_in_english if spaced and counts else cut_off
        if (counts or source.text[end - 1].isdigit()) and cut(source.text, end):
            continue
        if pieces.reads.manner.spaced and _is_of_another(pieces, piece, source.text, end):
            continue
        # A sentence that tells a time and is over has all its digits; the next may begin with some.
        adjoins = start == last > 0 or (told_time and source.text[last - 1 : start].strip()[1:] in _OVER)
        if not _apart(source, pieces, piece, start, adjoins):
            if subjects is not None:
                subjects.turned_down(start, last)
            continue
        held = filled_slots(pieces, source, piece, groups, memo)
        if held is None or (piece.has("number") and _of_the_one_before(pieces, source, start)):
            continue
        figures = [each.offset for each in held if each.slot.name in pieces.book.indicators]
        subject = subjects.of(piece, start, min(figures, default=end), last) if subjects else NOBODY
        last, told_time = end, not counts
        if figures and subjects is not None and subjects.is_of_part(end):
            continue  # the region had 53 high-risk areas in one of its places
        if subject not in _OF_OTHERS or not (figures or piece.part or piece.zero):
            taken.append(Match(piece, source.span(start, end), held, source, subject == OWN))
    return taken


_NOUN_BEHIND = re.compile(
    r"['’]| (?!(?:and|or|as|in|on|at|by|across|within|of|under|were|was|are|is|have|has|had|remain\w*|while|with|after|which"
    r"|that|nationwide|there|designated|classified|left|for|from|so|but|throughout|according|the|until|since)\b)[a-z]"
)


def _is_of_another(pieces: Pieces, piece: Piece, text: str, end: int) -> bool:
    """True when a noun goes on with a standing figure: 477 high-risk area residents."""
    named = (pieces.book.indicators.get(slot.name) for slot in piece.slots)
    standing = any(what is not None and not what.kind.by_window for what in named)
    return standing and not piece.met and _NOUN_BEHIND.match(text, end) is not None


_Candidate = tuple[int, int, Piece, Sequence[tuple[int, int]]]


def _candidates(pieces: Pieces, source: Source, memo: Memo) -> Iterator[_Candidate]:
    for piece in pieces.all:
        if piece.anchor not in source.text:
            continue
        for start, end, spans in pieces.found(piece, source.text, memo):
            if piece.lead is not None:
                before = piece.lead.search(source.text, max(0, start - _REACH_BACK), start)
                start = before.start() if before else start
            if end > start:
                yield start, end, piece, spans


def _apart(source: Source, pieces: Pieces, piece: Piece, start: int, adjoins: bool) -> bool:
    """True when nothing before the match could make it speak of something else.

    A figure counts only at the beginning of a clause: 那曲市新增… and 累计确诊… are other figures. A
    break in the page is such a beginning too, unless a place is named just before it.
    """
    text = source.text
    if start == 0 or adjoins:
        return True
    before = text[start - 1]
    timed = bool(piece.slots) and piece.slots[0].name in _TIMES
    name = before in "一二三四五六七八九" and (timed or source.broken_before(start))  # 记者李四9月1日
    if text[start].isdigit() and not name:
        parted = part_only_in_english if pieces.reads.manner.spaced else part_only
        # A time behind a mark that ends a line (…“13+132”) goes on with no number.
        opens_line = timed and source.broken_before(start)
        if before.isdigit() or not opens_line and parted(text, start):
            return False
    if timed or not before.isalnum():
        return True
    if pieces.reads.manner.spaced:
        return False
    return source.broken_before(start) and not text.endswith(pieces.place_names, 0, start)


def _of_the_one_before(pieces: Pieces, source: Source, start: int) -> bool:
    """True when the clause up to `start` says that the number is that of the conference before."""
    low = max(0, start - _REACH_BACK)
    begin = max([low, *(source.text.rfind(stop, low, start) + 1 for stop in ",;:。!?")])
    return pieces.following is not None and pieces.following.match(source.text, begin, start) is not None


def filled_slots(
    pieces: Pieces, source: Source, piece: Piece, groups: Sequence[tuple[int, int]], memo: Memo
) -> tuple[FilledSlot, ...] | None:
    """The slots of a match; None when one of them says something impossible (25时, 第零场)."""
    found = []
    for slot, (start, end) in zip(piece.slots, groups, strict=True):
        if start < 0 or start == end:
            continue
        text = source.text[start:end]
        if slot.type == "places":
            value: Read = pieces.breakdowns[slot.name].read(source.text, start, end, memo)
        else:
            value = _value(pieces, slot, text)
        if value is None and not _blank(pieces, slot, text):
            return None
        found.append(FilledSlot(slot, value, source.span(start, end), start))
    return tuple(found)


def _blank(pieces: Pieces, slot: Slot, text: str) -> bool:
    return slot.name in pieces.book.indicators and not any(char.isdigit() for char in text)


def _value(pieces: Pieces, slot: Slot, text: str) -> Read:
    reads = pieces.reads
    if slot.name in pieces.book.indicators:
        return reads.number(text)
    if slot.name == "number":
        return reads.ordinal_number(text)
    if slot.name == "held_on":
        return read_day(reads, text)
    if slot.name in ("window", "when"):
        return read_window(reads, text)
    if slot.name == "as_of":
        return read_moment(reads, text) or (None if any(char.isdigit() for char in text) else text)
    found = reads.taken_apart(HELD_AT_PHRASES, text)
    if found is None:
        return None
    name, parts = found
    if "hour" in parts:
        hour = read_hour(reads, parts["hour"], ending=False)
        return None if hour is None else str(hour)
    return "" if name == "held_at-none" else name.removeprefix("held_at-")
