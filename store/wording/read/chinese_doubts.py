"""Where a figure of a Chinese page is not what its own clause makes of it, and is better left unread.

What a sentence says before its figure may be undone elsewhere: several days told as one (8月25日至8月31日), a window told
behind its figure, a day's count of what only grows (8月31日治愈出院46人), a heading that speaks of all there are, a question, a denial.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from store.series.definition import Indicator
from store.wording.numbers.spans import Span
from store.wording.read.chinese_others import Others
from store.wording.read.chinese_page import ChinesePage
from store.wording.read.chinese_words import Token, TokenKind
from store.wording.read.dates import read_day
from store.wording.read.matching import FilledSlot, Match

_TIMES = (TokenKind.WINDOW, TokenKind.DAY, TokenKind.MOMENT)
_JOINT = re.compile(
    r"(?:全天|当[天日]|[整一]天)?(?:[0-9]{1,2}[时点](?:[0-9]{1,2}分)?)?(?:以来|起)?(?:至|到|[-~—]+|、|和|及|以及|与|加上?|连同)"
)
"""Between two days that are told as one time."""
_TURNED = re.compile(r"以来|[之以][外前后]|前后|前(?!往)|后|起|止|\((?:累计|现有|合计|总计)\)")
"""Behind a time: the figures are of before it, after it, or since."""
_NOTHING = re.compile(r"[,;/|\s]*")
_BEHIND = re.compile(r"(?:[(\[【]|(?:以上|统计|时段|时间|数据)[^,。;!?()]{0,6}:?)\Z")
"""Before a time that is told behind its figures."""
_BEFORE = 14
_CLOSING = (")", "]", "】")
_COMPARES = re.compile("[较比与同和除]|不含|不包括|扣除")
_UNTIL = re.compile(r"(?:直至|直到|截至|迄|至|到)\Z")
_OF_SOME = re.compile(
    r"又有|小时(?:之?内|以?来|里)|[单当同][日天]|一[日天]|[首一二三四五六七八九十0-9]批|周来|日来|天来|近日"
)
"""Before what only grows: some of it, not all there were."""
_SINCE = (TokenKind.MOMENT, TokenKind.SINCE, TokenKind.EXISTING)
_ENDS = re.compile(r"[。!?]")
_ZERO_ENDS = re.compile(r"(?:报告|通报)?(?:[,;。!?、()和或及与]|\Z)")
_ALSO = ("、", "和", "及", "与")
_ASKED = re.compile(r"的目标|经复核|[0-9][例名人]\?|吗\?|是否属实|对不对|系谣言")
_DENIED = re.compile(r"[\"“「][^\"”」“「]{1,300}[\"”」][^,。!?\"“]{0,15}(?:辟谣|谣言|不实|不属实|有误)")
_OF_ALL = re.compile("现有|累计|在院|总计|新增")
_HEADING = 16
"""Characters of a line that may be a heading."""


class Doubts:
    """The doubts of one page, found once."""

    def __init__(self, page: ChinesePage) -> None:
        self.page, self.text = page, page.text
        self.others = Others(page)
        self.stops = sorted({found.end() for found in _ENDS.finditer(page.text)} | page.lines)
        self.times = [token for token in page.tokens if token.kind in _TIMES]
        self.open_times = [token for token in self.times if not self.others.depth(token.start)]
        self.counts = [token.start for token in page.tokens if token.kind == TokenKind.COUNT]
        self.since = [token.start for token in page.tokens if token.kind in _SINCE]
        self.not_of_a_window = sorted(self._several_days())
        self.not_said = sorted(self._not_said())
        self.not_new = sorted(self._under_headings())

    def deny(self, match: Match) -> bool:
        """True when a figure of the match is doubtful."""
        indicators = self.page.pieces.book.indicators
        figures = [held for held in match.held if held.slot.name in indicators]
        if any(self._denies(held, indicators[held.slot.name], match) for held in figures):
            return True
        if match.piece.part and not self._ends(match):
            return True
        if not match.piece.zero:
            return False
        last = self._place(match.span[1]) - 1
        doubtful = self.page.governs(last).doubtful
        return not self._ends(match) or doubtful or self._denies_at(last, indicators[match.piece.zero], match)

    def goes_on(self, match: Match, taken: set[int]) -> bool:
        """True when the match goes on from a figure of its clause that nobody took (甲类人员确诊6例、无症状9例), or
        its figure is of what stands before it too (确诊病例、无症状感染者674例)."""
        start = self._place(match.span[0])
        if self.text[start - 1 : start] not in _ALSO:
            return False
        at = bisect_left(self.page.tokens, start - 1, key=lambda token: token.end)
        before = self.page.tokens[at] if at < len(self.page.tokens) else None
        if before is None or before.end != start - 1:
            return False
        if before.kind == TokenKind.COUNT:
            return before.start not in taken
        none = at > 0 and self.page.tokens[at - 1].kind == TokenKind.NONE
        return before.kind == TokenKind.THING and not none and match.of(*self.page.summed) is not None

    def _ends(self, match: Match) -> bool:
        """True when nothing goes on with what the match says in words."""
        end = self._place(match.span[1])
        return end in self.page.lines or _ZERO_ENDS.match(self.text, end) is not None

    def _place(self, at: int) -> int:
        """Where a place of the page is in its folded text."""
        return bisect_left(range(len(self.text)), at, key=self.page.source.origin)

    def _denies(self, held: FilledSlot, what: Indicator, match: Match) -> bool:
        nested = isinstance(held.value, int) and self.others.depth(held.offset) > 1
        return nested or self._denies_at(held.offset, what, match)

    def _denies_at(self, at: int, what: Indicator, match: Match) -> bool:
        if _within(self.not_said, at) or self.others.own(at):
            return True
        if what.kind.by_window:
            told = match.of("window", "when")
            another = told is None and self._another_day(at)
            return another or _within(self.not_of_a_window, at) or self._all_there_are(at)
        return what.kind.never_falls and self._of_a_day(at)

    # --- of when ---------------------------------------------------------------------------------

    def _several_days(self) -> Iterator[Span]:
        """From a time that is no window by itself to the next time."""
        begun = -1
        for at, token in enumerate(self.times):
            after = self.times[at + 1] if at + 1 < len(self.times) else None
            joined = after is not None and self._are_one(token, after)
            behind = begun >= 0
            if not behind and (joined or self._turned(token) or self._aside(token)):
                begun = token.start
            if not joined:
                if self._told_behind(token):
                    begun = self._sentence(token.start)
                if begun >= 0:
                    yield begun, after.start if after is not None else len(self.text) + 1
                begun = -1

    def _are_one(self, one: Token, other: Token) -> bool:
        between = self.text[one.end : other.start]
        if len(between) > 12:
            return False
        alike = one.kind == other.kind != TokenKind.MOMENT and one.text != other.text
        if alike and _NOTHING.fullmatch(between):
            return True
        stop = bisect_left(self.stops, one.end)
        parted = stop < len(self.stops) and self.stops[stop] <= other.start
        return not parted and _JOINT.fullmatch(between) is not None

    def _turned(self, token: Token) -> bool:
        if token.kind == TokenKind.MOMENT:
            return False
        before = self.text[max(0, token.start - 2) : token.start]
        return _TURNED.match(self.text, token.end) is not None or _UNTIL.search(before) is not None

    def _told_behind(self, token: Token) -> bool:
        """True for the time that is told behind its figures: 新增5例(8月31日0时至24时), 统计时段为8月31日0时至24时."""
        before = self.text[max(0, token.start - _BEFORE) : token.start]
        if token.kind == TokenKind.MOMENT or not _BEHIND.search(before):
            return False
        alone = token.kind == TokenKind.WINDOW or self.text[token.end : token.end + 1] in _CLOSING
        low = bisect_left(self.counts, self._sentence(token.start))
        return alone and low < len(self.counts) and self.counts[low] < token.start

    def _aside(self, token: Token) -> bool:
        """True for the window of a bracket that says more than a window: (较8月30日0时至24时), (不含…5例)."""
        if token.kind != TokenKind.WINDOW or not self.others.depth(token.start):
            return False
        low = max(0, token.start - 2 * _BEFORE)
        begun = max(self.text.rfind(sign, low, token.start) for sign in "([【")
        return begun < 0 or _COMPARES.search(self.text, begun, token.start) is not None

    def _another_day(self, at: int) -> bool:
        """True when the sentence names another day between its window and the figure."""
        times = self._times_before(at)
        if len(times) < 2 or times[-1].kind != TokenKind.DAY:
            return False
        window = next((token for token in reversed(times) if token.kind == TokenKind.WINDOW), None)
        if window is None:
            return False
        day = read_day(self.page.pieces.reads, times[-1].text)
        return day is None or times[-1].text not in window.text

    def _times_before(self, at: int) -> list[Token]:
        """The times of the sentence before a figure, those in brackets aside."""
        low = self._sentence(at)
        first = bisect_left(self.open_times, low, key=lambda token: token.start)
        last = bisect_left(self.open_times, at, key=lambda token: token.start)
        return self.open_times[max(first, last - 4) : last]

    def _of_a_day(self, at: int) -> bool:
        """True when a count of what only grows is that of a day told before it in its line, or of some."""
        low = self._sentence(at)
        since = bisect_left(self.since, at) - 1
        told = self.since[since] if since >= 0 else -1
        last = bisect_left(self.open_times, at, key=lambda token: token.start) - 1
        time = self.open_times[last] if last >= 0 else None
        if time is not None and time.kind != TokenKind.MOMENT and time.start > told:
            if self.page.same_line(time.start, at):
                return True
        elif told < 0 and self._behind_a_window(at):
            return True
        return told < low and _OF_SOME.search(self.text, max(low, at - 60), at) is not None

    def _behind_a_window(self, at: int) -> bool:
        """True when a window was the last time the line tells, and nothing since when."""
        last = bisect_left(self.times, at, key=lambda token: token.start) - 1
        if last < 0 or self.times[last].kind != TokenKind.WINDOW:
            return False
        start = self.times[last].start
        return not _between(self.since, start, at) and self.page.same_line(start, at)

    def _all_there_are(self, at: int) -> bool:
        return _within(self.not_new, at) and not self.page.governs(at).new_here

    def _under_headings(self) -> Iterator[Span]:
        """What stands under a heading that speaks of all there are, up to the next heading."""
        headings = [span for span in self._short_lines() if _OF_ALL.search(self.text, *span)]
        for at, (start, end) in enumerate(headings):
            if "新增" not in self.text[start:end]:
                yield start, headings[at + 1][0] if at + 1 < len(headings) else len(self.text) + 1

    def _short_lines(self) -> Iterator[Span]:
        lines = [*sorted(self.page.lines), len(self.text)]
        for start, end in zip(lines, lines[1:], strict=False):
            if 0 < end - start <= _HEADING and not re.search("[0-9]|[,。!?;]", self.text[start:end]):
                yield start, end

    # --- whether it is said at all ---------------------------------------------------------------

    def _not_said(self) -> Iterator[Span]:
        for found in _ASKED.finditer(self.text):
            yield self._sentence(found.start()), found.end()
        for found in _DENIED.finditer(self.text):
            yield found.span()

    def _sentence(self, at: int) -> int:
        """Where the sentence begins."""
        found = bisect_right(self.stops, at) - 1
        return self.stops[found] if found >= 0 else 0


def _within(spans: list[Span], at: int) -> bool:
    found = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return found >= 0 and at < spans[found][1]


def _between(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)
