"""Of when the figures of a Chinese page are: the windows, days and moments it names, and where they are no one window.

What a sentence says before its figure may be undone elsewhere: several days told as one (8月25日至8月31日), a window told
behind its figure, a day's count of what only grows (8月31日治愈出院46人). The stretches where that is so are found before
the page is gone through.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from store.wording.numbers.spans import Span, part_only
from store.wording.read.basis.dates import Day, Stretch, When
from store.wording.read.chinese.page import ChinesePage, between
from store.wording.read.chinese.tokens import TIME_KINDS, Token, TokenKind

_JOINT = re.compile(
    r"(?:全天|当[天日]|[整一]天)?(?:[0-9]{1,2}[时点](?:[0-9]{1,2}分)?)?(?:以来|起)?(?:至|到|[-~—]+|、|和|及|以及|与|加上?|连同)"
)
"""Between two days that are told as one time."""
_TURNED = re.compile(r"以来|[之以][外前后]|前后|前(?!往)|后|起|止|\((?:累计|现有|合计|总计)\)")
"""Behind a time: the figures are of before it, after it, or since."""
_UNTIL = re.compile(r"(?:直至|直到|截至|迄|至|到)\Z")
_NOTHING = re.compile(r"[,;/|\s]*")
_BEHIND = re.compile(r"(?:[(\[【]|(?:以上|统计|时段|时间|数据)[^,。;!?()]{0,6}:?)\Z")
"""Before a time that is told behind its figures."""
_BEFORE = 14
_CLOSING = (")", "]", "】")
_COMPARES = re.compile("[较比与同和除含加]|包括|扣除")
_OF_SOME = re.compile(
    r"又有|小时(?:之?内|以?来|里)|[单当同][日天]|一[日天]|[首一二三四五六七八九十0-9]批|周来|日来|天来|近日"
)
"""Before what only grows: some of it, not all there were."""
_COMPARED_WITH = ("较", "比")
"""Before a day that is only compared with: what was spoken of goes on."""
_THAN = ("从", "由")
"""Before a day since when, or from which something went."""
_REACH = 60
"""Characters behind such words that are of them."""
_SINCE = (TokenKind.MOMENT, TokenKind.SINCE, TokenKind.EXISTING)


_OPENS_REPORT = (
    TokenKind.OWN,
    TokenKind.HERE,
    TokenKind.PLACE,
    TokenKind.NEW,
    TokenKind.LOCAL,
    TokenKind.THING,
)
"""What may stand behind a day whose figures are told (4日全区新增…)."""


class FoundTime(Struct, frozen=True):
    """A window as read, none where the window before rules no more; `told` when the sentences of the book cannot have
    seen it as one that rules what follows."""

    stretch: Stretch | None
    token: Token
    told: bool


class RulingTimes(Struct):
    """The times that govern where the page has been gone through to."""

    window: Stretch | None = None
    window_at: int = 0
    """Where the window was named."""
    timed: bool = False
    """The window is still the last time that was named, and could be read."""
    moment: When | None = None
    windowed: bool = False
    """The sentence has named a window."""
    another_day: bool = False
    """Behind it the sentence names another day."""
    day_told: str = ""
    """The last time that was named in its line, in its words, where that is a day alone."""
    day: Day | None = None
    """That day."""

    def begin_sentence(self, line: bool) -> None:
        self.windowed, self.another_day = False, False
        if line:
            self.day_told, self.day = "", None

    def name_window(self, page: ChinesePage, token: Token, since: bool) -> FoundTime | None:
        """8月31日0时至24时: what of it has to be told to whoever binds figures to it."""
        found = _found_window(page, token)
        self.window = found.stretch if found is not None else None
        self.window_at = token.end
        self.timed = self.window is not None and not since
        self.windowed, self.another_day, self.day_told, self.day = True, False, "", None
        return found

    def name_moment(self, page: ChinesePage, token: Token) -> None:
        """截至8月31日24时: figures behind it are of that moment; of the window only where that ends with the day."""
        self.moment = moment = page.times[token.start].moment
        if moment is None or self.window is None or not _same_day(moment.day, self.window.start.day):
            self.timed = False
        self.another_day, self.day_told, self.day = False, "", None

    def name_day(self, page: ChinesePage, token: Token, since: bool, opens: bool) -> FoundTime | None:
        """8月30日: another day than that of the window ends its rule. One that `opens` its clause and stands right before
        what is told of it (30日，全区新增) is the window of what follows, and told to whoever binds."""
        if page.text.startswith(_COMPARED_WITH, token.start - 1):
            return None
        day = page.times[token.start].day
        if not page.text.startswith(_THAN, token.start - 1):
            self.day_told, self.day = token.text, day
        within = self.window is not None and day is not None and self._is_of_window(day)
        if self.windowed:
            self.another_day = not within
        if since or (self.timed and within):
            return None
        self.timed = False
        if day is None or not opens or not _reports(page, token):
            return FoundTime(None, token, True) if page.times[token.start].short else None
        self.window = Stretch(When(day, 0), When(day, 24))
        self.window_at = token.end
        self.timed = self.windowed = True
        self.another_day = False
        return FoundTime(self.window, token, True)

    def _is_of_window(self, day: Day) -> bool:
        return self.window is not None and any(_same_day(day, at.day) for at in self.window)


def _ends_headline(page: ChinesePage, at: int) -> bool:
    """Whether a pair of a headline (34+419) stands right before it."""
    before = page.first_token(at) - 1
    return (
        before >= 0
        and page.tokens[before].kind == TokenKind.PAIR
        and page.text[page.tokens[before].end : at].isspace()
    )


def _reports(page: ChinesePage, token: Token) -> bool:
    """Whether the figures of a day stand right behind it."""
    end = token.end + page.text.startswith(",", token.end)
    at = page.first_token(end)
    return at < len(page.tokens) and page.tokens[at].start == end and page.tokens[at].kind in _OPENS_REPORT


def _found_window(page: ChinesePage, token: Token) -> FoundTime | None:
    """The window of a token. One without its month (18日0时至14时) is told to whoever binds; so is one that begins a
    paragraph behind a number."""
    time = page.times[token.start]
    opens = token.start in page.paragraphs or (
        token.start in page.lines
        and (
            not page.text[max(0, token.start - 2) : token.start].rstrip()[-1:].isdigit()
            or _ends_headline(page, token.start)
        )
    )
    if time.stretch is None or (not opens and part_only(page.text, token.start)):
        return None
    return FoundTime(time.stretch, token, opens or time.short)


def _same_day(one: Day, other: Day) -> bool:
    return (one.month, one.day) == (other.month, other.day)


# --- several days as one -------------------------------------------------------------------------


def of_no_window(page: ChinesePage) -> Iterator[Span]:
    """From a time that is no window by itself to the next time."""
    times = [token for token in page.tokens if token.kind in TIME_KINDS]
    begun = -1
    for at, token in enumerate(times):
        after = times[at + 1] if at + 1 < len(times) else None
        joined = after is not None and _are_one(page, token, after)
        if begun < 0 and (joined or _turned(page, token) or _compared(page, token)):
            begun = token.start
        if not joined:
            if _told_behind(page, token):
                begun = page.sentence(token.start)
            if begun >= 0:
                yield begun, after.start if after is not None else len(page.text) + 1
            begun = -1


def _are_one(page: ChinesePage, one: Token, other: Token) -> bool:
    """8月25日至8月31日, 8月30日、8月31日; and two windows with nothing between them."""
    between = page.text[one.end : other.start]
    if len(between) > 12:
        return False
    alike = one.kind == other.kind != TokenKind.MOMENT and one.text != other.text
    if alike and _NOTHING.fullmatch(between):
        return True
    return page.sentence(other.start) < one.end and _JOINT.fullmatch(between) is not None


def _turned(page: ChinesePage, token: Token) -> bool:
    """8月31日以来, 到8月31日."""
    if token.kind == TokenKind.MOMENT:
        return False
    before = page.text[max(0, token.start - 2) : token.start]
    return _TURNED.match(page.text, token.end) is not None or _UNTIL.search(before) is not None


def _told_behind(page: ChinesePage, token: Token) -> bool:
    """新增5例(8月31日0时至24时), 统计时段为8月31日0时至24时."""
    before = page.text[max(0, token.start - _BEFORE) : token.start]
    if token.kind == TokenKind.MOMENT or not _BEHIND.search(before):
        return False
    alone = token.kind == TokenKind.WINDOW or page.text[token.end : token.end + 1] in _CLOSING
    return alone and between(page.counts, page.sentence(token.start), token.start)


def _compared(page: ChinesePage, token: Token) -> bool:
    """The window of a bracket that says more than a window: (较8月30日0时至24时), (不含…5例)."""
    if token.kind != TokenKind.WINDOW or not page.depth(token.start):
        return False
    low = max(0, token.start - 2 * _BEFORE)
    begun = max(page.text.rfind(sign, low, token.start) for sign in "([【")
    return begun < 0 or _COMPARES.search(page.text, begun, token.start) is not None


# --- a day's count of what only grows ------------------------------------------------------------


def of_a_day(page: ChinesePage) -> Iterator[Span]:
    """Where a count of what only grows would be that of a day told before it in its line, or of some of its people."""
    since = [token.start for token in page.tokens if token.kind in (TokenKind.SINCE, TokenKind.EXISTING)]
    yield from _behind_a_day(page)
    yield from _of_some(page, since)
    yield from _before_since(page)


def _behind_a_day(page: ChinesePage) -> Iterator[Span]:
    """8月31日治愈出院46人: up to the next time, since when, or line."""
    begun, timed, since = -1, False, False
    for token in page.tokens:
        if token.kind in _SINCE:
            starts, since = False, True
        elif token.kind in TIME_KINDS and not page.depth(token.start):
            starts, timed = True, True
        elif token.kind in TIME_KINDS and not timed and not since:
            starts = token.kind == TokenKind.WINDOW  # nothing but the bracket says of when
        else:
            continue
        if begun >= 0:
            yield begun, min(token.start + 1, page.line_end(begun))
        begun = token.start if starts else -1
    if begun >= 0:
        yield begun, page.line_end(begun)


def _of_some(page: ChinesePage, since: list[int]) -> Iterator[Span]:
    """今日又有46人治愈出院, while the sentence has not counted since some day."""
    for found in _OF_SOME.finditer(page.text):
        first = bisect_left(since, page.sentence(found.start()))
        told = since[first] + 1 if first < len(since) else len(page.text)
        end = min(told, page.sentence_end(found.start()), found.start() + _REACH + 1)
        if found.end() < end:
            yield found.end(), end


def _before_since(page: ChinesePage) -> Iterator[Span]:
    """What a sentence says before it counts since some day (治愈出院30人,累计治愈出院900人); not where all it says is as of
    a moment, and what is counted since is something else (截至…治愈出院30人,累计解除隔离900人)."""
    for at, token in enumerate(page.tokens):
        if token.kind == TokenKind.SINCE and not page.depth(token.start):
            begin = page.sentence(token.start)
            if not _as_of_a_moment(page, at, begin) or _counts_again(page, at, begin):
                yield begin, token.start


def _as_of_a_moment(page: ChinesePage, at: int, begin: int) -> bool:
    """Whether the sentence named a moment, and no other time behind it, before the token there."""
    said = (each.kind for each in page.tokens[page.first_token(begin) : at][::-1] if each.kind in TIME_KINDS)
    return next(said, None) == TokenKind.MOMENT


def _counts_again(page: ChinesePage, at: int, begin: int) -> bool:
    """Whether the sentence names behind the token there what it named before it."""
    end, things = page.sentence_end(begin), page.words.things
    named = {True: set[str](), False: set[str]()}
    for index in range(page.first_token(begin), page.first_token(end)):
        token = page.tokens[index]
        if token.kind == TokenKind.THING:
            named[index < at].add(things[token.text].key)
    return bool(named[True] & named[False])
