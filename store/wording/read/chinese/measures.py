"""What is measured on a Chinese page, and whether it is said at all: new, existing or since some day; from here or outside;
said, supposed, asked or denied.

What was said last goes on until something else is: a sentence ends what is supposed or compared, a window what came
from outside.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from store.wording.numbers.spans import Span
from store.wording.read.basis.text_scope import Mode
from store.wording.read.chinese.clauses import Clause
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import Token, TokenKind

_ALL_THERE_ARE = (TokenKind.EXISTING, TokenKind.SINCE, TokenKind.MOMENT)


_NOW = ("目前", "目前共", "目前有", "目前共有", "现在")
"""Words for now, as of which there may be new ones."""
_HEDGES = re.compile(
    "[升增减降]至|降为|回落至?|不超过|少于|低于|超过|高于|多于|至少|最多|约|近|逾|达到?|突破"
)

_FANCIED = re.compile(
    "假[如设]|如果|倘若|一旦|网传|网[民友]|据传|传言|流传|谣言|虚假|假消息|编造|捏造|不实|演练|模拟|示例|样稿|推算|预[计期测估]|估计"
)


class Measure(Struct):
    """What is measured, and whether it is said at all."""

    kind: str = ""
    new_here: bool = False
    since_here: bool = False
    outside: bool = False
    supposed: bool = False
    fancied: bool = False
    """It is supposed by a word that goes on in the sentences behind (假设8月31日0时至24时新增5例。新增6例。)."""
    still: bool = False
    """So was the sentence that named the time of this one."""
    timed_here: bool = False
    """The sentence names a time."""
    hedged: bool = False
    all_there_are: bool = False
    """The clause says so of its figures (现有), which nothing makes new ones."""
    back: str = ""
    """What is measured again behind the clause (现有420例,其中新增53例,: existing)."""
    lost: bool = False
    """Something the series does not count was counted, which goes on until what is measured is said again."""

    def begin_sentence(self, goes_on: bool) -> None:
        """`goes_on`: it opens with 其中, and is of what was counted before it (密切接触者30人。其中确诊病例5例)."""
        self.lost = self.lost and goes_on
        self.still = self.still or (self.fancied and self.timed_here)
        self.timed_here = False
        self.supposed = self.fancied = self.hedged = self.new_here = self.since_here = False

    def hear(self, clause: Clause, token: Token) -> None:
        """新增, 现有, 累计, 截至, 预计, 境外输入 and the like."""
        rule = _MEASURES.get(token.kind)
        if rule is not None:
            rule(self, clause, token)

    def _window(self, clause: Clause, token: Token) -> None:
        """8月31日0时至24时,: what follows is new in it; two windows in a clause are told together."""
        clause.windows += 1
        self.still, self.timed_here = False, True
        self.supposed = self.supposed or clause.windows > 1
        self.lost = self.outside = self.new_here = False
        self.since_here = clause.has(TokenKind.SINCE)
        self.kind = TokenKind.SINCE if self.since_here else TokenKind.NEW

    def _moment(self, clause: Clause, token: Token) -> None:
        self.kind, self.outside, self.new_here = TokenKind.MOMENT, False, False
        self.still, self.timed_here = False, True

    def _day(self, clause: Clause, token: Token) -> None:
        """截至8月31日，现有5例。9月1日新增…: a day ends what was there as of a moment."""
        if not clause.has(TokenKind.SINCE) and self.kind in (TokenKind.MOMENT, TokenKind.EXISTING):
            self.kind, self.new_here = TokenKind.NEW, True

    def _new(self, clause: Clause, token: Token) -> None:
        if clause.has(TokenKind.AMONG) and self.kind in _ALL_THERE_ARE:
            self.back = self.kind
        if not clause.has(TokenKind.SINCE) and not self.all_there_are:
            self.kind = TokenKind.NEW
        self.lost, self.new_here = False, True
        clause.today = clause.today or token.text.startswith("当")

    def _none(self, clause: Clause, token: Token) -> None:
        if "新" in token.text:
            clause.said.add(TokenKind.NEW)
            self._new(clause, token)

    def _existing(self, clause: Clause, token: Token) -> None:
        self.kind, self.new_here = TokenKind.EXISTING, False
        self.all_there_are = token.text not in _NOW and not clause.counts_anything

    def _since(self, clause: Clause, token: Token) -> None:
        self.kind, self.since_here = TokenKind.SINCE, True

    def _supposed(self, clause: Clause, token: Token) -> None:
        if _HEDGES.fullmatch(token.text):
            self.hedged = True
        else:
            self.supposed = True
            self.fancied = self.fancied or _FANCIED.fullmatch(token.text) is not None

    @property
    def mode(self) -> Mode:
        return Mode.SUPPOSED if self.supposed or self.still else Mode.HEDGED if self.hedged else Mode.SAID

    def _local(self, clause: Clause, token: Token) -> None:
        self.outside = False

    def _brought(self, clause: Clause, token: Token) -> None:
        self.outside = True

    def end_clause(self, clause: Clause, lost: bool, told_by_itself: bool) -> None:
        """今年，新增…: a clause without figures that compares or counts since then governs its sentence, unless all it
        compares is told in it."""
        self.all_there_are = False
        since = clause.has(TokenKind.SINCE) and not clause.has(TokenKind.THING)
        if not clause.counts_anything:
            self.supposed = self.supposed or (clause.has(TokenKind.COMPARED) and not told_by_itself)
            self.hedged = self.hedged or since
        self.lost = self.lost or lost
        if self.back:
            self.kind, self.back, self.new_here = self.back, "", False


_MEASURES: dict[TokenKind, Callable[[Measure, Clause, Token], None]] = {
    TokenKind.WINDOW: Measure._window,
    TokenKind.MOMENT: Measure._moment,
    TokenKind.DAY: Measure._day,
    TokenKind.NEW: Measure._new,
    TokenKind.NONE: Measure._none,
    TokenKind.EXISTING: Measure._existing,
    TokenKind.SINCE: Measure._since,
    TokenKind.SUPPOSED: Measure._supposed,
    TokenKind.LOCAL: Measure._local,
    TokenKind.BROUGHT: Measure._brought,
}


# --- what is undone elsewhere ---

_ASKED = re.compile(
    r"的目标|经复核|[0-9][例名人]\?|吗\?|是否属实|对不对|系谣言|,(?:该?(?:消息|说法|信息|数据))?(?:并)?不(?:属)?实(?=[。!;,])"
)
_PENDING = re.compile(
    r"[,(](?:以上|上述|该|具体)?(?:数据|数字|情况)?[尚有仍还]?待(?:进一步)?(?:核|复核|确认|确定)[^,;。!?()]{0,6}(?=[,;。!?)]|\Z)"
)
"""Behind figures that nobody has verified yet."""
_DENIED = re.compile(r"[\"“「][^\"”」“「]{1,300}[\"”」][^,。!?\"“]{0,15}(?:辟谣|谣言|不实|不属实|有误)")
_HEADING = 16
"""Characters of a line that may be a heading."""


def not_said(page: ChinesePage) -> Iterator[Span]:
    """新增5例，对吗？ and 新增5例，数据待核 and “新增5例。”系谣言."""
    for found in (*_ASKED.finditer(page.text), *_PENDING.finditer(page.text)):
        yield page.sentence(found.start()), found.end()
    for found in _DENIED.finditer(page.text):
        yield found.span()


def under_headings(page: ChinesePage) -> Iterator[Span]:
    """What stands under a heading that speaks of all there are (现有病例), up to the next heading."""
    short = [
        (start, end)
        for start, end in page.each_line()
        if 0 < end - start <= _HEADING and not re.search("[0-9]|[,。!?;]", page.text[start:end])
    ]
    of_all = re.compile(f"现有|累计|总计|新增|{page.words.subject.existing}")
    headings = [span for span in short if of_all.search(page.text, *span)]
    for at, (start, end) in enumerate(headings):
        if "新增" not in page.text[start:end]:
            yield start, headings[at + 1][0] if at + 1 < len(headings) else len(page.text) + 1
