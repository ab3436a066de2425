"""The sentences of an English page, and where each begins behind a dateline (`LHASA, Aug. 8 (Xinhua) --`)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from store.wording.numbers.source import Source
from store.wording.read.english.names import Whom

_OPENS = "a|an|the|as|of|among|all|in|on|from|by|at|it|two|three|four|five|six|seven|eight|nine|ten|meanwhile|currently"
_STOP = re.compile(
    rf"[.!?;](?=[\s\"”')\]]|\Z)|(?<=[a-z)]{{3}})\.(?=(?:{_OPENS}) )|(?<=[a-z]\))\.(?=(?:{_OPENS}) )"
)
"""The end of a sentence; pages that were put through a machine lack the space behind it."""
_SHORTENED = re.compile(
    r"(?:\A|[^a-z.])(?:no|mr|mrs|ms|dr|st|u\.s|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\Z"
)
_CLOCK = re.compile(r"[ 0-9][ap]\.m\Z")
_GOES_ON = re.compile(r" (?:on|of|to|and|until|mon|tues|wednes|thurs|fri|satur|sun|\(|[a-z]{3,9}\.? [0-9])")
_DAY = r"(?:, [a-z]{3,9}\.? [0-9]{1,2}(?:, ?20[0-9]{2})?)?"
_DATELINE = re.compile(
    rf"(?:[a-z'/ ]{{2,30}}{_DAY}(?: ?\([^()]{{0,60}}\))?|\([^()]{{3,60}}\)) --? |[a-z'/ ]{{2,30}}{_DAY},? ?\([^()]{{3,60}}\) ?: ?"
    r"|[a-z' ]{2,30}, [a-z]{3,9}\.? [0-9]{1,2} ?\([a-z/. ]{2,40}\):? (?=[a-z])"
    r"|china news (?:service|network),(?: [a-z]{2,20},)? [a-z]{3,9}\.? [0-9]{1,2}(?:, ?20[0-9]{2})?(?: \([^()]{3,60}\))?[.:]? "
)
_SHORT_LINE = 60
_LONG_LINE = 130
"""A page with a longer line is not wrapped: its lines are paragraphs."""


class EnglishSentence(Struct, frozen=True):
    """A sentence from `start` to `end`. `body` is where it begins behind a dateline (`LHASA, Aug. 8 (Xinhua) --`),
    `before` whom the page spoke of before it, and `named` where that was."""

    start: int
    body: int
    end: int
    before: Whom = Whom()
    named: int = -1
    opens: bool = False
    """It begins a line of the page."""


def divided(source: Source) -> Iterator[EnglishSentence]:
    """The sentences of a page, nobody known yet of whom they speak: they end at a stop, at a blank line, behind a line that
    was not wrapped and behind one that ends with a colon."""
    text = source.text
    cuts = {found.end() for found in _STOP.finditer(text) if _ends(text, found)}
    lines = {0: False, **dict(source.lines())}
    places = [*lines, len(text)]
    longest = max(then - line for line, then in pairwise(places))
    for line, then in pairwise(places):
        headed = text[max(0, then - 3) : then].rstrip().endswith(":")
        if lines.get(then) or then - line < _SHORT_LINE or longest > _LONG_LINE or headed:
            cuts.add(then)
    begin = 0
    for end in sorted({*cuts, len(text)} - {0}):
        opens = begin in lines or (text[begin : begin + 1] == " " and begin + 1 in lines)
        start = begin
        while start < end and text[start] in " \"“'”)-–—•·*":
            start += 1
        dateline = _DATELINE.match(text, start, end)
        yield EnglishSentence(start, dateline.end() if dateline else start, end, opens=opens)
        begin = end


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
