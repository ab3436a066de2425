"""Stretches of a running text that are spoken for, and the words before a figure that belong to it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from store.record.measure import BEFORE
from store.record.numeral import POINTS, SIGNS
from store.record.text import MASK
from store.wording.numbers.numerals import MONTH_PATTERN

Span = tuple[int, int]


class Taken:
    """Spans that are spoken for; they must not overlap each other."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def overlaps(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._spans[at][1] > start


_NEVER_BEFORE = {"约": "节预条公契合签", "近": "附最邻靠", "超": "高"}
_PREFIXES = sorted(BEFORE, key=len, reverse=True)


def before(plain: str, start: int) -> str:
    """The approximation word that ends at `start`, unless it is the end of another word (附近, 节约)."""
    for word in _PREFIXES:
        if plain.endswith(word, 0, start):
            at = start - len(word)
            return "" if at and plain[at - 1] in _NEVER_BEFORE.get(word, "") else word
    return ""


_GAP = rf"[ \t\n\u3000{MASK}]"
_PART_BEFORE = re.compile(
    rf"(?:[0-9{SIGNS}]{_GAP}{{1,8}}|[0-9]{_GAP}{{0,4}}[^\w\s。；;！!？?…]{_GAP}{{0,4}}"
    rf"|[{POINTS}] {{1,4}}|分 {{0,4}}之 {{0,4}}|[0-9][eE^][-+]?|[0-9{SIGNS}][成折] {{1,4}}|[0-9][例人名个])\Z"
)
_STAMP_BEFORE = re.compile(
    r"(?:(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|[0-9]{4}([-./])[0-9]{1,2}\1[0-9]{1,2})\s{1,8}\Z"
)
"""A clock or a day in figures, behind which another number begins (2022-09-01 53例)."""
_WORD = r"[清归凋]零|[大内登着海水]陆|[队入退行]伍|收拾|放肆|[统唯逐之单专同不合划]一|[周期初][一二三四五六七八九十]"
_WORD_BEFORE = re.compile(rf"(?:{_WORD}|[第其][一二三四五六七八九十])\Z")
BEGINS_IN_WORD = re.compile(rf"(?:{_WORD})(?=[0-9一二两三四五六七八九])")
"""Words that end in a numeral and are none, before a number."""


def part_only(plain: str, start: int) -> bool:
    """True where the number that begins there is only the end of one: signs of a numeral, 点 or 又 stand right
    before it, or digits that a space, a line or a mark parts from it (93 473名, 28、522名, 5-6天)."""
    if not start:
        return False
    sign = plain[start - 1]
    if sign in SIGNS or sign.isdecimal():
        return _WORD_BEFORE.search(plain, max(0, start - 2), start) is None
    if sign in POINTS + "又":
        return start > 1 and (plain[start - 2] in SIGNS or plain[start - 2].isdecimal())
    found = _PART_BEFORE.search(plain, max(0, start - 12), start)
    if found is not None and sign.isspace() and _STAMP_BEFORE.search(plain, max(0, start - 20), start):
        return False
    return (
        found is not None and _WORD_BEFORE.search(plain, max(0, found.start() - 1), found.start() + 1) is None
    )


_FROM_BEFORE = re.compile(rf"[0-9{SIGNS}] ?[至到] ?\Z")


def ends_range(plain: str, start: int) -> bool:
    """True where the number that begins there is the far end of a stretch whose near end has no measure word of its
    own: 30人 of 20至30人. An hour may stand so (0至14时), a count has two values then."""
    return _FROM_BEFORE.search(plain, max(0, start - 4), start) is not None


_PARTED_IN_ENGLISH = re.compile(r"[0-9][^a-z0-9]{0,8}\Z")
_PART_OF_TIME = re.compile(
    rf"{MONTH_PATTERN} [0-9]{{1,2}}(?:, ?20[12][0-9])?[.,;:]?\s*\Z"
    r"|(?<![0-9:.,])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[.,]?\s*\Z|(?<![0-9])20[0-9]{2}([-./])[0-9]{1,2}\1[0-9]{1,2}[.,]?\s*\Z"
)


def part_only_in_english(plain: str, start: int) -> bool:
    """The same in a text in small letters whose words are parted: `7 36 patients`, `35, 827 contacts`, `26. 8 areas`, but
    not `aug. 31, 53 cases`. A stop is no better a boundary than a comma: a sentence that begins with digits behind one
    that ends with digits is as rare as a slip."""
    low = max(0, start - 32)
    if not start or _PARTED_IN_ENGLISH.search(plain, low, start) is None:
        return False
    return _PART_OF_TIME.search(plain, low, start) is None


_CUT_OFF = re.compile(r"[^\w\s。；;！!？?…]?[0-9]|\s{0,2}[^\x00-\x7f]{1,2}[0-9]|\s[0-9]{1,2}[.,]")


def cut_off(plain: str, end: int) -> bool:
    """True where digits go on right behind what ends in a digit there (`sept. 2，1`), or behind a unit (1例44例)."""
    if not end:
        return False
    if plain[end - 1].isdigit():
        return _CUT_OFF.match(plain, end) is not None
    return plain[end : end + 1].isdigit()


_TAIL_IN_ENGLISH = re.compile(r"[^a-z0-9]{1,8}[0-9]")
TAIL_OF_DAY = r"(?:(?<= [1-3])[^a-z0-9()–—-]{1,8}[0-9](?![:,.]?[0-9])|(?<=[0-9]) ?[–-] ?[0-9]{1,2}(?![:,.]?[0-9]| ?[ap]\.?m| of| [a-z]+ (?:to|and)))"
"""Behind the day of a month in small letters: one digit more, which may be its second, or another day (`aug. 1 - 8`)."""
_TAIL_OF_DAY = re.compile(TAIL_OF_DAY)


def cut_off_in_english(plain: str, end: int) -> bool:
    """The same in a text in small letters whose words are parted, where digits go on behind a mark or a space, too
    (`reached 54. 0`); behind a day or an hour others may, but for what may be its second digit (`aug. 1, 8`)."""
    if cut_off(plain, end):
        return True
    if not end or not plain[end - 1].isdigit() or _TAIL_IN_ENGLISH.match(plain, end) is None:
        return False
    if _PART_OF_TIME.search(plain, max(0, end - 32), end) is None:
        return True
    return _TAIL_OF_DAY.match(plain, end) is not None


_PART_BEHIND = re.compile(
    rf"[ \t\n\u3000{MASK}]{{0,4}}[-‐-―−~～、,，.．·•'’/／^＾*_=+×:：]?[ \t\n\u3000{MASK}]{{0,4}}(?:[0-9{SIGNS}]|[{POINTS}] ?[0-9{SIGNS}])"
)


def goes_on_apart(plain: str, end: int) -> bool:
    """True where a numeral without a measure word is followed by another, apart from it or not."""
    return _PART_BEHIND.match(plain, end) is not None
