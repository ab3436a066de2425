"""One clause of a Chinese page: the figures it states in the words of others, and what of it governs what follows.

A figure is taken only in a clause whose words before it are all understood, and only where what governs lets it be a
figure of the series; else it stays unread.
"""

import re

from store.series.definition import Indicator
from store.wording.book.pattern import Slot
from store.wording.numbers.spans import Span, part_only
from store.wording.read.breakdowns import Listed
from store.wording.read.chinese_page import STATED_BY_OTHERS, ChinesePage
from store.wording.read.chinese_words import SOMEWHERE, TOWN, WITHOUT, Token, TokenKind
from store.wording.read.dates import Day, Stretch, When, read_day, read_moment, read_window
from store.wording.read.matching import FilledSlot, Match
from store.wording.read.whose import NOBODY, OTHER, OWN

_END = re.compile(r"[,;。!?、()和及与\n:]|以及|\Z")
"""What may stand behind a figure: any other word goes on with it (个小区)."""
_SHORT_WINDOW = re.compile(r"([0-9]{1,2})日([0-9]{1,2})[时点]?[至到-]+([0-9]{1,2})[时点]")
_BEFORE = 80
"""Characters of a clause before a name that are looked at for who tells."""
_FAR = 300
"""Characters behind which a figure is told its window again."""
_INSIDE = re.compile(r"[^\W\d]{0,10}?(?:[区县旗镇乡](?![域内外])|市(?![长委政民])|街道|新区)")
_ITEM = re.compile(r"[^\W\d]{0,12}(?:[、和][^\W\d]{2,12}){0,20}[0-9]+[例名人]")
_REST = re.compile(r"[^,;:。!?()]{0,80}")
_IN_A_LIST = (TokenKind.PLACE, TokenKind.AND, TokenKind.ELSEWHERE)
_NOT_MEANT = re.compile("演练|模拟|示例|样稿")
_APART = (TokenKind.SUPPOSED, TokenKind.COMPARED, TokenKind.SINCE)
_PRIOR = ("既往", "此前", "之前")
_NEUTRAL = (TokenKind.THING, TokenKind.COUNT, TokenKind.PLAIN, TokenKind.AND, TokenKind.CASES, TokenKind.STOP)
"""What changes nothing of what governs."""
_TELLS = re.compile(r"据|从|记者|消息|通报|发布|获悉|举行|召开|讯|电|介绍")


class Clause:
    """One clause while its tokens are gone through."""

    def __init__(self, page: ChinesePage, at: int) -> None:
        self.page, self.at = page, at
        self.state = page.state
        first = page.tokens[at]
        self.start = first.start
        self.begin = self.behind = page.tokens[at - 1].end if at else 0
        self.unknown = False
        self.unknown_first = False
        self.things: list[Indicator] = []
        self.counted = False
        self.spoke = False
        """Something the series counts was named."""
        self.figures = 0
        self.none = False
        self.today = False
        self.told = False
        """Somebody is named who reports."""
        self.emitted: list[Match] = []
        self.nouns = 0
        """What was named since the last count."""
        self.graded = False
        self.prior = False
        """The clause speaks of those there were before, of whom only some that became others are new."""
        self.lost = False
        """A count is of something the series does not count."""
        self.windows = 0
        self.among = False
        self.measured = False
        self.local = False
        self.compared = False
        self.names: list[Token] = []
        self.since = False
        self.ended = False
        self.stop = ""
        self._opens(first)

    def _opens(self, first: Token) -> None:
        """A sentence or line begins here, perhaps."""
        page, state, text = self.page, self.state, self.page.text
        line = page.begins_line(first, self.behind - 1)
        before = text[max(0, self.behind - 6) : self.behind].rstrip("”\"’')]")[-1:]
        if before in "。!?" or line or not before:
            state.doubtful = state.apart = state.lost = state.new_here = state.since_here = False
            state.whose = state.whose or state.within
            state.within = False
        if line or before in "。!?":
            state.opens_line, state.named_here = line, False
            state.sentence = first.start
        page._mark(first.start)

    @property
    def text(self) -> str:
        return self.page.text

    def step(self) -> None:
        """One token."""
        page, token = self.page, self.page.tokens[self.at]
        gap = self.text[self.behind : token.start]
        first = token.start == self.start
        if not first and page.begins_line(token, self.behind - 1):  # the line before was a whole one
            self.ended, self.stop = True, "\n"
            return
        if gap and any(map(str.isalnum, gap)) and not page.knows(self.behind, token.start):
            self._unknown()
            self._stranger(gap, token)
        self.at += 1
        self.behind = token.end
        getattr(self, f"_{token.kind}", self._nothing)(token)
        if token.kind not in _NEUTRAL:
            page._mark(token.start)

    def _unknown(self) -> None:
        self.unknown = True
        if not self.measured:
            self.unknown_first = True

    def _stranger(self, gap: str, token: Token) -> None:
        """A clause that opens with a town nobody knows, and its time, is about that town (甲区8月31日0时至24时…, 甲区:)."""
        heads = token.kind in (TokenKind.WINDOW, TokenKind.DAY) or token.text == ":"
        if heads and not self.names and not self.counted and TOWN.fullmatch(gap):
            self._becomes(OTHER, gap)

    def _nothing(self, token: Token) -> None:
        pass

    # --- tokens: of when and what measure --------------------------------------------------------

    def _window(self, token: Token) -> None:
        state = self.state
        self._paragraph_speaks()
        stretch = self._stretch(token)
        self.windows += 1
        if self.windows > 1:
            state.apart = True
        state.lost = False
        state.window, state.window_at = stretch, token.end
        state.timed = stretch is not None and not self.since
        state.measure = TokenKind.NEW
        state.brought = state.doubtful = False
        state.new_here = state.since_here = False
        self.measured = True
        if self.since:
            state.measure, state.since_here = TokenKind.SINCE, True

    def _paragraph_speaks(self) -> None:
        """A paragraph that opens with a time of its own and names nobody is the region's again, where the page names
        that and somebody else was only spoken of with a figure; a heading (拉萨市：) goes on governing."""
        state = self.state
        if self.page.names_own and state.opens_line and not state.named_here and not state.sticky:
            state.whose = False
            if state.subject != OWN:
                state.subject = NOBODY

    def _stretch(self, token: Token) -> Stretch | None:
        """The window of a token. One without its month is of the month of the date before it, and is told to
        whoever binds; so is one that begins a paragraph behind a number."""
        page = self.page
        stretch = read_window(page.pieces.reads, token.text)
        opens = token.start in page.paragraphs or (
            token.start in page.lines
            and not page.text[max(0, token.start - 2) : token.start].rstrip()[-1:].isdigit()
        )
        if not opens and part_only(page.text, token.start):
            return None
        if stretch is None:
            short = _SHORT_WINDOW.fullmatch(token.text)
            day = self.state.day
            if short is None or day is None or not 0 <= day.day - int(short[1]) <= 3:
                return None
            start, end = int(short[2]), int(short[3])
            if start >= end or end > 24:
                return None
            there = Day(day.year, day.month, int(short[1]))
            stretch = Stretch(When(there, start), When(there, end))
        elif not opens:
            return stretch
        span = page.source.span(token.start, token.end)
        page.found.append(
            Match(
                STATED_BY_OTHERS, span, (FilledSlot(Slot("window"), stretch, span, token.start),), page.source
            )
        )
        return stretch

    def _moment(self, token: Token) -> None:
        state = self.state
        moment = read_moment(self.page.pieces.reads, token.text[2:])
        state.moment = moment
        state.measure = TokenKind.MOMENT
        state.brought = False
        state.new_here = False
        self.measured = True
        if moment is None or state.window is None or not _same_day(moment.day, state.window.start.day):
            state.timed = False

    def _day(self, token: Token) -> None:
        state = self.state
        day = read_day(self.page.pieces.reads, token.text)
        state.day = day or state.day
        if self.since:
            return
        if not (state.timed and day and state.window and _same_day(day, state.window.start.day)):
            state.timed = False
        if state.measure in (TokenKind.MOMENT, TokenKind.EXISTING):
            state.measure = TokenKind.NEW
            state.new_here = True

    def _new(self, token: Token) -> None:
        self.today = self.today or token.text.startswith("当")
        if not self.since:
            self.state.measure = TokenKind.NEW
        self.state.lost = False
        self.state.new_here = True
        self.measured = True

    def _none(self, token: Token) -> None:
        self.none = True
        if "新增" in token.text or "新" in token.text:
            self._new(token)

    def _existing(self, token: Token) -> None:
        self.state.measure = TokenKind.EXISTING
        self.state.new_here = False
        self.measured = True

    def _since(self, token: Token) -> None:
        self.page.of_the_day.append((self.state.sentence, token.start))
        self.since = True
        self.state.measure = TokenKind.SINCE
        self.state.since_here = True
        self.measured = True

    def _supposed(self, token: Token) -> None:
        self.state.apart = True

    def _compared(self, token: Token) -> None:
        self.compared = True

    # --- tokens: whose and from where ------------------------------------------------------------

    def _own(self, token: Token) -> None:
        self._named(token, OWN)

    def _place(self, token: Token) -> None:
        key = self.page.words.place(token)
        rest = self.text[token.end : token.end + 12]
        if _INSIDE.match(rest) and not rest[:1].isdigit():
            key = OTHER
        self._named(token, key)

    def _elsewhere(self, token: Token) -> None:
        self._named(token, OTHER)

    def _named(self, token: Token, whose: str) -> None:
        located = self.text[token.start - 1 : token.start] == "在" and whose != OWN
        if located and not self.text.startswith(",", token.end) and not self._tells(token):
            return
        if _ITEM.match(self.text, token.end) and self._is_item():
            return
        if self.counted:
            self.unknown = self.unknown or self._before(token) == TokenKind.AND  # …20例、乙市无症状2例
            return
        if self.names and self._before(token) == TokenKind.AND and self.state.subject != whose:
            whose = OTHER
        self.names.append(token)
        self.told = True
        if len(self.names) > 1 and whose != OWN and self.state.subject not in (OWN, NOBODY, whose):
            whose = OTHER
        heads = self.text.startswith(":", token.end)
        alone = located and token.start - 1 == self.begin
        if not self.unknown or whose == OWN or heads or alone or self._tells(token):
            self._becomes(whose, token.text)
        elif whose != OWN:
            self.state.doubtful = True

    def _tells(self, token: Token) -> bool:
        """True when the clause is about who tells, and where (据甲市卫健委消息, 在甲市…发布会上)."""
        rest = _REST.match(self.text, token.end)
        return rest is not None and (
            _TELLS.search(self.text, max(self.begin, token.start - _BEFORE), rest.end()) is not None
        )

    def _becomes(self, whose: str, name: str) -> None:
        state = self.state
        if whose != OTHER:
            state.whose = False
        if whose == OWN:
            state.doubtful = False
        state.subject, state.named, state.sticky = whose, name, False
        state.named_here = True
        state.within = self.among and whose != OWN

    def _here(self, token: Token) -> None:
        """全省, 该市: of whoever was named last, if that is one; else the region's own."""
        state = self.state
        kind = token.text[-1]
        if state.subject not in (OWN, NOBODY) and self._is_one(kind):
            return
        if kind not in self.page.words.own_kinds:
            self._becomes(OTHER, token.text)
            return
        if token.text == "全国" and "全国" not in self.page.pieces.own_names:
            self._becomes(OTHER, token.text)
            return
        self._becomes(OWN, token.text)

    def _is_one(self, kind: str) -> bool:
        """True when whoever was named last is such a region, or may be."""
        state = self.state
        if state.subject == OTHER:
            return state.named[-1:] == kind or state.named[-1:] not in "省市区州县盟国"
        names = self.page.pieces.book.series.place(state.subject).names.values()
        return state.named.endswith(kind) or any(name.endswith(kind) for name in names)

    def _plain(self, token: Token) -> None:
        self.told = self.told or token.text in ("报告", "通报")
        self.prior = self.prior or token.text in _PRIOR

    def _local(self, token: Token) -> None:
        self.state.brought = False
        self.local = True

    def _brought(self, token: Token) -> None:
        self.state.brought = True

    def _among(self, token: Token) -> None:
        self.among = True

    # --- tokens: figures -------------------------------------------------------------------------

    def _thing(self, token: Token) -> None:
        self.spoke = True
        self.nouns += 1
        what = self.page.words.things[token.text]
        self.things.append(what)
        if self.none:
            self._zero(token, what)

    def _grade(self, token: Token) -> None:
        self.nouns += 1
        self.graded = True

    def _count(self, token: Token) -> None:
        self.counted = True
        number = re.match(r"[0-9,]+", token.text)
        assert number is not None
        span = (token.start, token.start + number.end())
        what, end = self._counted_thing(token)
        if what is None:
            if self.things or self.unknown or self.graded:
                self.lost = True
                self.state.thing = None
                self.things.clear()
            return
        self.things.clear()
        if what.key in self.page.summed or not what.kind.by_window:
            self.state.thing = what if what.by_place else None
        self.figures += 1
        self._figure(what, int(number[0].replace(",", "")), span, end)

    def _counted_thing(self, token: Token) -> tuple[Indicator | None, int]:
        """What a count is of, and where the words of the figure end."""
        end = token.end
        before = self._before(token)
        alone, self.nouns = self.nouns < 2, 0
        if len(self.things) == 1 and alone and before in (TokenKind.THING, TokenKind.CASES, TokenKind.PLAIN):
            return self.things[0], end
        if self.things:
            return None, end
        at = self.at
        while at < len(self.page.tokens):
            ahead = self.page.tokens[at]
            if ahead.start != end or ahead.kind not in (
                TokenKind.LOCAL,
                TokenKind.PLAIN,
                TokenKind.BROUGHT,
                TokenKind.THING,
            ):
                break
            at += 1
            end = ahead.end
            self.prior = self.prior or ahead.text in _PRIOR
            if ahead.kind == TokenKind.BROUGHT:
                return None, end
            if ahead.kind == TokenKind.THING:
                what = self.page.words.things[ahead.text]
                if not (self.measured or self.figures or self.told or self._part_of_others(what)):
                    return None, end  # who is counted first may be whom something befell
                self.at, self.behind = at, end
                return what, end
        if self.local and before in (TokenKind.LOCAL, TokenKind.CASES) and self.state.thing is not None:
            return self.state.thing, token.end
        return None, token.end

    def _part_of_others(self, what: Indicator) -> bool:
        """True for what is counted among others (无症状感染者转为确诊病例), and says itself what befell."""
        return what.key not in self.page.summed and what.kind.by_window

    def _before(self, token: Token) -> TokenKind | None:
        """The kind of the token right before this one; none when something unknown stands between."""
        at = self.page.tokens.index(token, max(0, self.at - 1)) - 1
        if at < 0 or self.page.tokens[at].end != token.start:
            return None
        return self.page.tokens[at].kind

    def _figure(self, what: Indicator, number: int, span: Span, end: int) -> None:
        """A figure of the series, if all before it is understood and what governs lets it be one."""
        page, state = self.page, self.state
        listed = None
        lost = self.none or ((state.lost or self.prior) and not self._part_of_others(what))
        sure = (
            not self.unknown and not self.compared and not state.doubtful and not state.whose and not lost
            and self._fits(what) and not part_only(page.text, span[0])
            and self._ends(end)
        )  # fmt: skip
        divided = (page.words.split.match(page.text, at) for at in {end, self._past(end)})
        if not self.local and any(divided):
            page.denied.add(span[0])
            return
        if not sure:
            if self._goes_on(end):
                self._take_back()
            if state.whose or state.doubtful or lost or self._goes_on(end) or not state.still().lets(what):
                page.denied.add(span[0])
            return
        subject = state.subject
        if subject in (OWN, NOBODY):
            if what.by_place:
                listed = page.lists.behind(page.text, end, number, joined=self.figures > 1)
            held = [FilledSlot(Slot(what.key), number, page.source.span(*span), span[0])]
            stop = end
            if listed is not None:
                stop = max(end, listed.end)
                counts = listed.counts if not listed.whole else ((listed.whole, number, span),)
                value = Listed(counts=counts, strangers=listed.strangers)
                held.append(
                    FilledSlot(Slot(what.key, "places"), value, page.source.span(span[0], stop), span[0])
                )
            self._emit(held, span[0], stop)
            page.figure_end = end
            if listed is not None:
                page.asides.append((end, stop))
                self._past_list(stop)
        elif what.by_place:
            value = Listed(counts=((subject, number, span),))
            held = [FilledSlot(Slot(what.key, "places"), value, page.source.span(*span), span[0])]
            self._emit(held, span[0], end)

    def _ends(self, end: int) -> bool:
        return _END.match(self.text, end) is not None or end in self.page.lines

    def _goes_on(self, end: int) -> bool:
        """True when a word nobody understands, or one of the figure's own, goes on with it (2个小区, 5例的密接者)."""
        ahead = self.page.tokens[self.at] if self.at < len(self.page.tokens) else None
        known = (
            ahead is not None
            and ahead.start == end
            and ahead.text not in ("的", *_PRIOR)
            and ahead.kind not in _APART
        )
        return not self._ends(end) and not known

    def _fits(self, what: Indicator) -> bool:
        state = self.state
        if not state.still().lets(what):
            return False
        if what.kind.by_window:
            return state.timed and state.measure == TokenKind.NEW
        if state.subject not in (OWN, NOBODY) or what.by_place or state.moment is None:
            return False
        if what.kind.never_falls:
            return state.measure in (TokenKind.MOMENT, TokenKind.SINCE)
        return state.measure in (TokenKind.MOMENT, TokenKind.EXISTING) or not state.since_here

    def _past(self, end: int) -> int:
        """Behind the brackets of a total."""
        while self.text.startswith("(", end):
            close = self.page.pairs.get(end, -1)
            if close < 0:
                return end
            end = close
        return end

    def _emit(self, held: list[FilledSlot], start: int, end: int) -> None:
        page, state = self.page, self.state
        if self.page.pieces.book.indicators[held[0].slot.name].kind.by_window:
            if self.today and start - state.window_at > _FAR and state.window is not None:
                held = [*held, FilledSlot(Slot("window"), state.window, page.source.span(start, end), start)]
            state.window_at = end
        match = Match(
            STATED_BY_OTHERS, page.source.span(start, end), tuple(held), page.source, state.subject == OWN
        )
        page.found.append(match)
        self.emitted.append(match)

    def _take_back(self) -> None:
        """The figures of the clause are not what they seemed: a word behind the last one is of all of them."""
        for match in reversed(self.emitted):
            self.page.denied |= {held.offset for held in match.held}
            if self.page.found[-1] is match:
                self.page.found.pop()
        self.emitted.clear()

    def _past_list(self, stop: int) -> None:
        """Go on behind a list that was read."""
        tokens = self.page.tokens
        while self.at < len(tokens) and tokens[self.at].start < stop:
            self.at += 1
        self.behind = max(self.behind, stop)

    def _zero(self, token: Token, what: Indicator) -> None:
        """无新增确诊病例（和无症状感染者）: zero each, where nothing else follows."""
        page, state = self.page, self.state
        behind = re.compile(r"(?:报告|通报)?(?:[,;。!?、()和及与\n]|\Z)").match(page.text, token.end)
        alone = self._before(token) != TokenKind.THING and behind is not None
        if not alone or self.unknown or state.doubtful or state.whose or self.compared:
            return
        if not what.kind.by_window or not self._fits(what) or not what.by_place:
            return
        span = (token.start, token.end)
        if state.subject in (OWN, NOBODY):
            held = [FilledSlot(Slot(what.key), 0, page.source.span(*span), span[0])]
        else:
            value = Listed(counts=((state.subject, 0, span),))
            held = [FilledSlot(Slot(what.key, "places"), value, page.source.span(*span), span[0])]
        self._emit(held, *span)

    # --- stops -----------------------------------------------------------------------------------

    def _open(self, token: Token) -> None:
        """A bracket is passed over: what it says is of what stands before it."""
        close = self.page.pairs.get(token.start, -1)
        if close > 0 and token.text == "【" and self._heads(close):
            return
        if close > 0:
            if _NOT_MEANT.search(self.text, token.start, close):
                self.state.apart = True
                self._take_back()
            without = WITHOUT.match(self.text, token.end) is not None
            if not self.counted and (without or (self.names and self._names_others(token, close))):
                self._becomes(OTHER, self.state.named)
            if self.counted and self.page.figure_end != token.start:
                self.page.asides.append((token.start, close))
            self._past_list(close)
        else:
            self.ended = True

    def _heads(self, close: int) -> bool:
        """【甲市】: whoever is named alone in such brackets is spoken of from there on."""
        if self.counted:
            self.ended = True
        name = self.page.tokens[self.at]
        if name.end != close - 1 or name.kind not in (TokenKind.OWN, TokenKind.PLACE, TokenKind.ELSEWHERE):
            self.ended = False
            return False
        whose = {TokenKind.OWN: OWN, TokenKind.ELSEWHERE: OTHER}.get(name.kind) or self.page.words.place(name)
        self._becomes(whose, name.text)
        self._past_list(close)
        return True

    def _names_others(self, token: Token, close: int) -> bool:
        """True when the bracket behind a name says that more, or others, are spoken of (甲市(含乙市), 大学(丙省))."""
        adjoins = self.names[-1].end == token.start or self.unknown
        inside = (each for each in self.page.tokens[self.at : self.at + 12] if each.start < close)
        return adjoins and any(each.kind in (TokenKind.PLACE, TokenKind.ELSEWHERE) for each in inside)

    def _stop(self, token: Token) -> None:
        self.ended, self.stop = True, token.text

    def close(self) -> None:
        """The clause ends: what of it governs what follows."""
        state = self.state
        if (self.counted or self.none) and self.unknown and self.spoke:
            state.doubtful = True
            state.whose = state.whose or self.unknown_first
        if not self.counted and (self.compared or (self.since and not self.spoke)):
            state.apart = True  # 今年，新增…
        state.lost = state.lost or self.lost
        if self.stop == "," and not (self.counted or self.names):
            where = self.text[self.begin : self.page.tokens[self.at - 1].start]
            if SOMEWHERE.fullmatch(where):
                self._becomes(OTHER, where[1:])
        if self.names and not self.counted:
            state.sticky = state.subject not in (OWN, NOBODY)
        if self.stop == ";":
            state.doubtful = False

    def _is_item(self) -> bool:
        """True when the name just read is a member of a list: its count follows, and nothing that is counted."""
        counted = False
        for token in self.page.tokens[self.at : self.at + 8]:
            if counted and token.kind not in (TokenKind.LOCAL, TokenKind.PLAIN):
                return token.kind != TokenKind.THING
            if token.kind == TokenKind.COUNT:
                counted = True
            elif not counted and token.text != "报告" and token.kind not in _IN_A_LIST:
                return False
        return counted


def _same_day(one: Day, other: Day) -> bool:
    return (one.month, one.day) == (other.month, other.day)
