"""Whose figures a sentence gives: the region's own, or those of a city, another province, the nation.

A sentence without a subject goes on speaking of the one before it. Once a page speaks of somebody else,
nothing is the region's again until a sentence names it, or a paragraph opens with a time of its own. Only
languages that do not part their words are looked at: there a subject stands right before its figure.
"""

from store.wording.numbers.source import Source
from store.wording.read.pieces import Piece, Pieces

OWN, OTHER, NOBODY = "own", "other", ""

_STOPS = ',;:。、.!?()[]【】"“”'
_ENDS = "。!?;"
_TIMES = ("window", "when", "as_of", "held_on", "number")

_REACH_BACK = 80
"""Characters before a figure within which its clause or sentence is looked for to begin."""


class Subjects:
    """Whom the stretch of a page speaks of, asked from its beginning to its end."""

    def __init__(self, pieces: Pieces, source: Source) -> None:
        self._pieces, self._source = pieces, source
        self._now = NOBODY
        self._marks = [] if pieces.reads.manner.spaced else _named(pieces, source.text)
        self._marks.reverse()

    def turned_down(self, start: int, last: int) -> None:
        """A figure's sentence begins at `start` behind words that are no part of it: its subject, or
        words that may stand there. `last` is where the sentence read before ended."""
        if self._pieces.reads.manner.spaced:
            return
        self._until(start, last)
        text = self._source.text
        if text[start - 1].isdigit():
            return
        low = max(last, start - _REACH_BACK)
        begin = max([low, *(text.rfind(stop, low, start) + 1 for stop in _STOPS)])
        words = text[begin:start]
        if any(name in words for name in self._pieces.other_names):
            self._now = OTHER
        elif any(name in words for name in self._pieces.own_names):
            self._now = OWN
        elif words and not self._pieces.passing.fullmatch(words):
            self._now = OTHER

    def of(self, piece: Piece, start: int, end: int, last: int) -> str:
        """Whom the sentence from `start` to `end` speaks of (`end`: where its first figure stands)."""
        self._until(start, last)
        said = self._source.text[start:end]
        if any(name in said for name in self._pieces.own_names):
            self._now = OWN
        elif self._now == OTHER and piece.has(*_TIMES) and self._opens_paragraph(start):
            self._now = NOBODY
        return self._now

    def _until(self, start: int, last: int) -> None:
        while self._marks and self._marks[-1][0] < start:
            place, whom = self._marks.pop()
            if place >= last:
                self._now = whom

    def _opens_paragraph(self, start: int) -> bool:
        text = self._source.text
        low = max(0, start - _REACH_BACK)
        begin = max(text.rfind(end, low, start) + 1 for end in _ENDS)
        return (begin > 0 or low == 0) and self._source.line_before(begin)


def _named(pieces: Pieces, text: str) -> list[tuple[int, str]]:
    """Where a sentence or clause opens with the region's own name, or a sentence with another's alone
    (`A市方面，…`)."""
    found = [(match.start(1), OWN) for match in pieces.own_opening.finditer(text)]
    found += [(match.start(1), OTHER) for match in pieces.other_opening.finditer(text)]
    return sorted(found)
