"""The scopes of a Chinese page: whose figures are, of when, in what measure and manner, found in one pass over it.

Every stretch of the page gets its scope before any figure is taken. What a page says governs until something says
otherwise: who is spoken of (`subjects`), the window, day or moment (`times`), what is measured and
whether it is said at all (here). Whoever takes a figure asks the scope where it stands; what the scope does not let
stays unread.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from store.series.definition import Indicator
from store.wording.numbers.spans import Span, part_only
from store.wording.read.basis.dates import Day, Stretch, When
from store.wording.read.basis.proposal import merged
from store.wording.read.basis.text_scope import Mode
from store.wording.read.basis.whose import NOBODY, OTHER, OWN
from store.wording.read.chinese.clauses import Clause, counted_among_others, number_of_count
from store.wording.read.chinese.issuers import datelines, issued, totals_divided
from store.wording.read.chinese.kinds import Kinds, OfKind, of_pair
from store.wording.read.chinese.lists import PlaceList, PlaceLists
from store.wording.read.chinese.matters import MADE_UP, made_up, of_other_matters
from store.wording.read.chinese.measures import Measure, not_said, under_headings
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.subjects import SpokenOf, heads_bracket, whose
from store.wording.read.chinese.times import FoundTime, RulingTimes, of_a_day, of_no_window
from store.wording.read.chinese.tokens import NAME_KINDS, Token, TokenKind


class ChineseScope(Struct, frozen=True):
    """What governs a stretch of a page. `subject` is a place's key, OWN, OTHER or NOBODY."""

    subject: str = NOBODY
    measure: str = ""
    """What the figures are measured by: the kind of the word that said so last (NEW, EXISTING, SINCE, MOMENT)."""
    new_here: bool = False
    """The sentence speaks of what is new."""
    since_here: bool = False
    """The sentence counts since some day."""
    window: Stretch | None = None
    """The window that rules, where it was named and no other time behind it."""
    window_at: int = 0
    moment: When | None = None
    no_window: bool = False
    """Of several days told as one, or of a window told behind: figures of a window are none of the series."""
    another_day: bool = False
    """The sentence named a window and then another day."""
    of_a_day: bool = False
    """A count of what only grows would be that of a day, or of some."""
    of_all: bool = False
    """Under a heading that speaks of all there are."""
    outside: bool = False
    """Of cases that came from outside."""
    mode: Mode = Mode.SAID
    day: str = ""
    """The day that was named last, in its words, where no window or moment was named behind it."""
    named_day: Day | None = None
    """That day, where it is one of the calendar (no 今日)."""
    understood: bool = True
    """False where words nobody understood may say whose or what a figure is."""

    @property
    def of_region(self) -> bool:
        """The region is spoken of, or nobody."""
        return self.subject in (OWN, NOBODY)

    def lets(self, what: Indicator, timed: bool = False) -> bool:
        """True when a figure here may be one of the series, of the region or a place. `timed`: it says itself of when."""
        if self.subject == OTHER or self.outside or self.mode is not Mode.SAID or not self.understood:
            return False
        if what.kind.by_window:
            if self.no_window or (self.of_all and not self.new_here) or (self.another_day and not timed):
                return False
            return self.measure in (TokenKind.NEW, "")
        return not self.new_here and not (what.kind.never_falls and self.of_a_day)

    def fits(self, what: Indicator) -> bool:
        """True when it says by itself all that makes a figure one of the series: of when, and in what measure."""
        if not self.lets(what):
            return False
        if what.kind.by_window:
            return self.window is not None and self.measure == TokenKind.NEW
        if not self.of_region or what.by_place:
            return False
        if self.moment is None:  # 现有高风险区2个: there are so many now
            return self.measure == TokenKind.EXISTING and not what.kind.never_falls
        if what.kind.never_falls:
            return self.measure in (TokenKind.MOMENT, TokenKind.SINCE)
        return self.measure in (TokenKind.MOMENT, TokenKind.EXISTING) or not self.since_here


class StatedCount(Struct, frozen=True):
    """A count of the series with the scope it stands in; `what` is no more than what it is called. `zero`: said in words."""

    token: Token
    what: Indicator
    number: int
    span: Span
    end: int
    """Where the words of the figure end."""
    scope: ChineseScope
    clause: Clause
    sure: bool
    """All words before it are understood, its scope makes it one of the series, and nothing goes on with it."""
    lost: bool
    """It is of some only, or of what the series does not count."""
    divided: bool
    """It is a total of those from outside and from here, and so none of the series."""
    next: int
    """The number of the token behind it."""
    listed: PlaceList | None = None
    others: tuple[str, ...] = ()
    """Places beside that of its scope that have as many each."""
    zero: bool = False

    @property
    def whole(self) -> Span:
        """Its number and the words of it behind."""
        return self.span[0], self.end


class Scopes:
    """The scopes of one page, and the counts it states."""

    def __init__(self, page: ChinesePage) -> None:
        self.page = page
        self._stills: list[tuple[int, ChineseScope]] = [(-1, ChineseScope())]
        self.clauses: list[Clause] = []
        self.counted: list[StatedCount] = []
        self.windows: list[FoundTime] = []
        """Windows that only this pass could read, or give to what follows."""
        self.moments: list[Token] = []
        """Moments that only this pass could read (截至4日24时)."""
        self.pairs: list[tuple[OfKind, OfKind]] = []
        """Pairs of the region that say of no window (a title's)."""

    def at(self, offset: int) -> ChineseScope:
        return self._stills[bisect_right(self._stills, offset, key=lambda still: still[0]) - 1][1]

    def mark(self, at: int, scope: ChineseScope) -> None:
        """From here on this scope governs; a place behind one that was marked already counts from that."""
        last, still = self._stills[-1]
        if still != scope:
            self._stills.append((max(at, last), scope))


# --- what is found before the pass ---------------------------------------------------------------


class Marks(Struct):
    """What holds from one place of the page to another, whatever its words say in between."""

    no_window: bool = False
    of_a_day: bool = False
    of_all: bool = False
    denied: bool = False


_Change = Callable[["Pass"], None]


def _changes(page: ChinesePage) -> list[tuple[int, _Change]]:
    """What begins and ends at places of the page, in their order."""
    found: list[tuple[int, _Change]] = []

    def span(name: str, spans: Iterable[Span]) -> None:
        for start, end in merged(spans):
            found.append((start, lambda on: setattr(on.marks, name, True)))
            found.append((end, lambda on: setattr(on.marks, name, False)))

    def from_here(name: str, places: Iterable[int]) -> None:
        found.extend((at, lambda on: setattr(on.subject, name, True)) for at in set(places))

    span("no_window", of_no_window(page))
    span("of_a_day", of_a_day(page))
    span("of_all", under_headings(page))
    span(
        "denied",
        chain(
            not_said(page),
            made_up(page),
            of_other_matters(page),
        ),
    )
    from_here("issued", issued(page))
    from_here("divided", totals_divided(page))
    from_here("afar", datelines(page))
    return sorted(found, key=lambda change: change[0])


# --- the pass ------------------------------------------------------------------------------------

_NOT_MEANT = re.compile(MADE_UP)
_NEUTRAL = (
    TokenKind.THING, TokenKind.COUNT, TokenKind.PLAIN, TokenKind.PRIOR, TokenKind.REPORTS, TokenKind.AND, TokenKind.CASES,
    TokenKind.STOP,
)  # fmt: skip
"""What changes nothing of what governs."""
_EACH = (TokenKind.NEW, TokenKind.REPORTS, TokenKind.LOCAL, TokenKind.THING, TokenKind.COUNT, TokenKind.PLAIN)
_APIECE = "分别"
_KINDS_BEHIND = re.compile(r"\(|,?(?:均|全部|都)[为是系]")
_DIGITS_BEHIND = re.compile(r"[^\w]{0,3}[0-9]")
_ALL, _LEVEL = (TokenKind.EXISTING, TokenKind.SINCE), ("已有", "共有", "共计", "共", "为")
"""What opens a clause that says how many there are."""
_ZERO_ENDS = re.compile(r"(?:报告|通报)?(?:[,;。!?、()和及与\n]|\Z)")


Knows = Callable[[int, int], bool]


class Pass:
    """Goes over a page once, clause by clause."""

    def __init__(self, page: ChinesePage, knows: Knows) -> None:
        self.page, self.scopes, self._knows = page, Scopes(page), knows
        self.subject, self.times, self.measure, self.marks = SpokenOf(), RulingTimes(), Measure(), Marks()
        self.last: Indicator | None = None
        """What was counted by place last."""
        self._lists = PlaceLists(page.pieces, page.words, page.pairs)
        self._kinds = Kinds(page)
        self._changes = _changes(page)
        self._changed = 0
        self._lost = False

    def scope(self) -> ChineseScope:
        subject, times, measure, marks = self.subject, self.times, self.measure, self.marks
        mode = Mode.DENIED if marks.denied else measure.mode
        return ChineseScope(
            subject.effective, measure.kind, measure.new_here, measure.since_here,
            times.window if times.timed else None, times.window_at, times.moment,
            marks.no_window, times.another_day, marks.of_a_day, marks.of_all, measure.outside, mode, times.day_told,
            times.day, not (subject.unclear or subject.unnamed),
        )  # fmt: skip

    def run(self) -> Scopes:
        at, tokens = 0, self.page.tokens
        while at < len(tokens):
            clause = self._begin(at)
            self._go(clause)
            self._end(clause)
            at = max(clause.at, at + 1)
        self._change_up_to(len(self.page.text) + 2)
        return self.scopes

    def _change_up_to(self, at: int) -> None:
        while self._changed < len(self._changes) and self._changes[self._changed][0] <= at:
            place, change = self._changes[self._changed]
            change(self)
            self._changed += 1
            if self._changed == len(self._changes) or self._changes[self._changed][0] != place:
                self.scopes.mark(place, self.scope())

    # --- clauses -------------------------------------------------------------------------------

    def _begin(self, at: int) -> Clause:
        """A clause begins here, perhaps a sentence or line."""
        page, token = self.page, self.page.tokens[at]
        begin = page.tokens[at - 1].end if at else 0
        self._change_up_to(begin)
        clause = Clause(begin, at)
        line = page.begins_line(token, begin - 1)
        before = page.text[max(0, begin - 6) : begin].rstrip("”\"’')]")[-1:]
        if line or before in "。!?":
            goes_on = token.kind == TokenKind.AMONG
            self.subject.begin_sentence(line, goes_on)
            self.times.begin_sentence(line)
            self.measure.begin_sentence(goes_on)
        self._change_up_to(token.start)
        self.scopes.mark(token.start, self.scope())
        self.scopes.clauses.append(clause)
        self._lost = False
        return clause

    def _go(self, clause: Clause) -> None:
        page, behind, first = self.page, clause.begin, clause.at
        if self.scopes.counted and (shared := self._shares(clause)):
            self._past(clause, shared)
            behind, first = shared, clause.at
        while clause.at < len(page.tokens) and not clause.stop:
            token = page.tokens[clause.at]
            if clause.at != first and page.begins_line(token, behind - 1):  # the line before was a whole one
                clause.stop = "\n"
                return
            self._change_up_to(token.start)
            gap = page.text[behind : token.start]
            if gap and any(map(str.isalnum, gap)) and not self._knows(behind, token.start):
                clause.strangers()
                line = page.line_start(token.start)
                self.subject.hear_stranger(page, clause, page.text[max(behind, line) : token.start], token)
            clause.at += 1
            behind = max(token.end, self._hear(clause, token))
            if token.kind not in _NEUTRAL:
                self.scopes.mark(token.start, self.scope())

    def _end(self, clause: Clause) -> None:
        clause.end = self.page.tokens[clause.at - 1].start
        self.measure.end_clause(clause, self._lost, self._told_by_itself(clause))
        self.subject.end_clause(self.page, clause)

    def _told_by_itself(self, clause: Clause) -> bool:
        """Whether what the clause compares is all told in it (出院人数有所增加；已有736人): what follows is no comparison."""
        tokens, at = self.page.tokens, clause.at
        if at < 2 or tokens[at - 2].kind != TokenKind.COMPARED or tokens[at - 2].end != tokens[at - 1].start:
            return False
        then = tokens[at] if at < len(tokens) else None
        goes_on = then is not None and (then.kind in _ALL or then.text in _LEVEL)
        return tokens[at - 1].text == ";" or goes_on

    # --- tokens --------------------------------------------------------------------------------

    def _hear(self, clause: Clause, token: Token) -> int:
        """One token; where what it says ends."""
        kind = token.kind
        figure = self._figure(clause, token)
        if figure is not None:
            return figure
        if kind == TokenKind.STOP:
            clause.stop = token.text
        elif kind == TokenKind.GRADE:
            clause.nouns += 1
        elif token.text == _APIECE:
            clause.divide(self.page)
        elif kind in NAME_KINDS and (end := self._named_together(clause, token)):
            return end
        elif kind in NAME_KINDS:
            if kind == TokenKind.OWN:
                self.subject.afar = False
            self.subject.hear_name(self.page, clause, token)
        elif kind == TokenKind.HERE:
            self.subject.hear_whole(self.page, clause, token)
        else:
            self._time(clause, token)
            self.measure.hear(clause, token)
        if kind in (TokenKind.OWN, TokenKind.HERE):
            self.subject.hear_own()
        clause.said.add(kind)
        return token.end

    def _figure(self, clause: Clause, token: Token) -> int | None:
        """Where what a bracket, a count or the name of what is counted says ends; None for any other token."""
        match token.kind:
            case TokenKind.OPEN:
                return self._bracket(clause, token)
            case TokenKind.COUNT:
                clause.said.add(token.kind)
                return self._count(clause, token)
            case TokenKind.THING:
                return self._thing(clause, token)
            case TokenKind.PAIR:
                return self._pair(clause, token)
        return None

    def _named_together(self, clause: Clause, token: Token) -> int:
        """Where what is said of several places ends that are named together, one by one or each the same; else 0."""
        tokens, at = self.page.tokens, clause.at
        if token.kind != TokenKind.PLACE or clause.names or clause.strange or clause.counts_anything:
            return 0
        names = [token]
        while at + 1 < len(tokens) and tokens[at].kind == TokenKind.AND and tokens[at].start == names[-1].end:
            if tokens[at + 1].kind != TokenKind.PLACE or tokens[at + 1].start != tokens[at].end:
                return 0
            names.append(tokens[at + 1])
            at += 2
        if len(names) < 2 or at >= len(tokens):
            return 0
        return self._each_of(clause, names, at) or self._one_by_one(clause, names, at)

    def _each_of(self, clause: Clause, names: list[Token], at: int) -> int:
        """拉萨市、日喀则市各新增5例: the names are passed over, and each of them is spoken of."""
        tokens, end = self.page.tokens, names[-1].end
        each = self.page.text.startswith("各", end) and tokens[at].start == end + 1
        if not each or tokens[at].kind not in _EACH:
            return 0
        first, *others = (self.page.words.place(name) for name in names)
        self.subject.become(clause, first, names[0].text)
        self.subject.others = tuple(others)
        clause.names += names
        clause.at = at
        return end + len("各")

    def _one_by_one(self, clause: Clause, names: list[Token], at: int) -> int:
        """拉萨、日喀则分别新增确诊病例20例和14例: as many counts, of one thing."""
        page, tokens = self.page, self.page.tokens
        if tokens[at].text != _APIECE or tokens[at].start != names[-1].end:
            return 0
        said, counts, end = list[Token](), list[Token](), tokens[at].end
        for token in tokens[at + 1 :]:
            if token.start != end or token.kind not in (*_EACH, TokenKind.AND):
                break
            (counts if token.kind == TokenKind.COUNT else said).append(token)
            end = token.end
        things = [token for token in said if token.kind == TokenKind.THING]
        joints = [token for token in said if token.kind == TokenKind.AND]
        if (len(things), len(counts), len(joints)) != (1, len(names), len(names) - 1):
            return 0
        if any(
            joint.start not in {count.end for count in counts} for joint in joints
        ) or not page.ends_figure(end):
            return 0
        for token in said:
            if token.kind not in (TokenKind.THING, TokenKind.AND):
                self.measure.hear(clause, token)
                clause.said.add(token.kind)
        what, clause.at = page.words.things[things[0].text], at + 1 + len(said) + len(counts)
        scope = self.scope()
        for name, count in zip(names, counts, strict=True):
            number, span = number_of_count(count)
            theirs = replace(scope, subject=page.words.place(name))
            sure = clause.understood and theirs.fits(what) and not self.measure.lost
            self._state(clause, count, OfKind(what, number, span, count.end), theirs, sure=sure)
        clause.said.add(TokenKind.COUNT)
        clause.names += names
        self.subject.become(clause, OTHER, names[-1].text)
        return end

    def _state(
        self,
        clause: Clause,
        token: Token,
        of: OfKind,
        scope: ChineseScope,
        sure: bool,
        listed: PlaceList | None = None,
    ) -> None:
        """A count that needs no more words than those it stands in."""
        clause.figures += 1
        zero = of.number == 0 and not self.page.text[of.span[0] : of.span[1]].isdigit()
        self.scopes.counted.append(
            StatedCount(
                token,
                of.what,
                of.number,
                of.span,
                of.end,
                scope,
                clause,
                sure,
                False,
                False,
                clause.at,
                listed,
                zero=zero,
            )
        )

    def _pair(self, clause: Clause, token: Token) -> int:
        """新增34+419: both kinds of the sum of the series; where no window is named, the sum of one may prove whose it is."""
        pair, scope = of_pair(self.page.pieces.book.series, token), self.scope()
        clause.said.add(TokenKind.COUNT)
        if pair is None:
            return token.end
        alone = all(len(what.plus) > 1 for what in clause.things) and clause.has(TokenKind.NEW)
        ends = self._ends_pair(token)
        clear = (
            alone and ends and clause.understood and not (self.measure.lost or clause.has(TokenKind.PRIOR))
        )
        clear = clear and not (clause.has(TokenKind.GRADE) or part_only(self.page.text, token.start))
        clause.things.clear()
        sure = clear and all(scope.fits(each.what) for each in pair)
        if not sure and clear and scope.of_region and scope.window is None:
            lets = scope.measure == TokenKind.NEW and all(scope.lets(each.what) for each in pair)
            self.scopes.pairs += [pair] if lets else []
        for each in pair:
            self._state(clause, token, each, scope, sure=sure)
        return token.end

    def _ends_pair(self, token: Token) -> bool:
        """Whether nothing goes on with a pair: digits behind it may, with a mark or line between, where no date begins; and
        its kinds may be told otherwise behind it."""
        page, end = self.page, token.end
        if _KINDS_BEHIND.match(page.text, end):
            return False
        more = _DIGITS_BEHIND.match(page.text, end) if token.text[-1:].isdigit() else None
        if more is not None:
            told = page.times.get(more.end() - 1)
            if told is None or told.short:
                return False
        return page.ends_figure(end) or end + 1 in page.lines

    def _kinds_of(self, clause: Clause, total: StatedCount) -> None:
        """453例（34例确诊、419例无症状）, 419例，均为无症状感染者."""
        for each in self._kinds.behind(total.end, total.what, total.number):
            listed = None
            if total.scope.of_region and each.number and each.what.by_place:
                listed = self._lists.behind(self.page.text, each.end, each.number, joined=True)
            self._state(clause, total.token, each, total.scope, total.scope.fits(each.what), listed)

    def _time(self, clause: Clause, token: Token) -> None:
        since = clause.has(TokenKind.SINCE)
        if token.kind == TokenKind.WINDOW:
            self.subject.begin_window(self.page)
            found = self.times.name_window(self.page, token, since)
            if found is not None and found.told:
                self.scopes.windows.append(found)
        elif token.kind == TokenKind.MOMENT:
            self.times.name_moment(self.page, token)
            if self.page.times[token.start].short:
                self.scopes.moments.append(token)
        elif token.kind == TokenKind.DAY:
            opens = not clause.strange and clause.said <= {TokenKind.PLAIN}
            found = self.times.name_day(self.page, token, since, opens)
            if found is not None:
                self.scopes.windows.append(found)

    def _thing(self, clause: Clause, token: Token) -> int:
        what = self.page.words.things[token.text]
        adjoins = clause.before(self.page, token) in (TokenKind.THING, TokenKind.GRADE)
        clause.said.add(TokenKind.THING)
        clause.name_thing(what)
        if clause.has(TokenKind.NONE) and not adjoins and _ZERO_ENDS.match(self.page.text, token.end):
            scope, span = self.scope(), (token.start, token.end)
            sure = clause.understood and scope.fits(what)
            zero = StatedCount(
                token, what, 0, span, token.end, scope, clause, sure, False, False, clause.at, zero=True
            )
            self.scopes.counted.append(zero)
        return token.end

    def _count(self, clause: Clause, token: Token) -> int:
        """A count: of what, and in which scope. The list of places behind it is passed over as a whole."""
        page = self.page
        noun = clause.noun_of(page, token, self.last)
        what = noun.what
        if what is None:
            if clause.things or clause.strange or clause.has(TokenKind.GRADE):
                self._lost = True
                self.last = None
                clause.things.clear()
            return token.end
        clause.things.clear()
        if what.key in page.words.summed or not what.kind.by_window:
            self.last = what if what.by_place else None
        clause.figures += 1
        if what.kind.never_falls and (self.measure.new_here or self.measure.kind == TokenKind.NEW):
            self._lost = True  # 新增治愈出院确诊病例5例,无症状感染者6例: released, both of them
        number, span = number_of_count(token)
        part = counted_among_others(page, what)
        lost = clause.has(TokenKind.NONE) or ((self.measure.lost or clause.has(TokenKind.PRIOR)) and not part)
        scope = self.scope()
        ends = (noun.end, page.past_brackets(noun.end))
        split = page.words.split
        divided = not clause.has(TokenKind.LOCAL) and any(split.match(page.text, at) for at in ends)
        sure = clause.understood and scope.fits(what) and not (lost or divided)
        sure = sure and not part_only(page.text, span[0]) and page.ends_figure(noun.end)
        if sure and not scope.of_region:
            sure = not self._lists.is_of_others(page.text, noun.end, number, scope.subject)
        listed = None
        if sure and what.by_place and scope.of_region and not noun.apiece:
            listed = self._lists.behind(page.text, noun.end, number, joined=clause.figures > 1)
        self.scopes.counted.append(
            StatedCount(
                token, what, number, span, noun.end, scope, clause, sure, lost, divided, clause.at, listed,
                self.subject.others,
            )
        )  # fmt: skip
        if sure:
            self._kinds_of(clause, self.scopes.counted[-1])
        if listed is None:
            return noun.end
        self._past(clause, listed.end)
        if listed.bare and page.text.startswith(",其中", listed.end):
            self.subject.unclear = True  # …甲市280例,乙市394例,其中确诊病例33例: of 乙市, or of all
        return max(noun.end, listed.end)

    def _shares(self, clause: Clause) -> int:
        """Where the places of a total end that a clause gives behind it (确诊病例中，拉萨市6例，日喀则市4例); 0 for any other."""
        page, start = self.page, self.page.tokens[clause.at].start
        opens = self._lists.shares.match(page.text, start)
        if opens is None or page.text[clause.begin : start].strip():
            return 0
        what, scope, counted = page.words.things[opens["thing"]], self.scope(), self.scopes.counted
        at = next((at for at in reversed(range(len(counted))) if counted[at].what is what), -1)
        each = counted[at]
        if page.words.outside.match(page.text, opens.end()):  # 新增确诊病例中，境外输入42例；本土87例
            if at >= 0 and not each.clause.has(TokenKind.LOCAL):
                counted[at] = replace(each, divided=True, sure=False)
            self.last = what
            return 0
        if start != clause.begin:
            return 0
        same = each.sure and each.listed is None and each.scope.of_region and scope.of_region
        if at < 0 or not same or each.scope.window != scope.window or not scope.fits(what):
            return 0
        if opens["count"] and int(opens["count"]) != each.number:
            return 0
        listed = self._lists.shared(page.text, opens.end(), each.number)
        if listed is None:
            return 0
        counted[at] = replace(each, listed=replace(listed, begin=start))
        return listed.end

    def _past(self, clause: Clause, stop: int) -> None:
        """Go on behind what was read as a whole."""
        tokens = self.page.tokens
        while clause.at < len(tokens) and tokens[clause.at].start < stop:
            clause.at += 1

    # --- brackets ------------------------------------------------------------------------------

    def _bracket(self, clause: Clause, token: Token) -> int:
        """A bracket is passed over: what it says is of what stands before it."""
        page = self.page
        close = page.pairs.get(token.start, -1)
        if close <= 0:
            clause.stop = token.text
            return token.end
        name = heads_bracket(page, clause, close) if token.text == "【" else None
        if name is not None:
            if clause.counts_anything:
                clause.stop = token.text
            self.subject.become(clause, whose(page, name), name.text)
            self._past(clause, close)
            return close
        if _NOT_MEANT.search(page.text, token.start, close):
            self.measure.supposed = True
            clause.void = True
        self.subject.hear_bracket(page, clause, token, close)
        if clause.counts_anything:
            clause.asides.append((token.start, close))
        self._inside(clause, token, close)
        self._past(clause, close)
        return close

    def _inside(self, clause: Clause, token: Token, close: int) -> None:
        """(拉萨市:无症状感染者6例): a place as heading of the bracket, whose figures are its own."""
        page = self.page
        if any(each.kind == TokenKind.OWN for each in page.tokens[clause.at : page.first_token(close)]):
            self.subject.afar = False
        first = page.tokens[clause.at] if clause.at < len(page.tokens) else None
        if first is None or first.kind != TokenKind.PLACE or page.text[first.end : first.end + 1] != ":":
            return
        whole = self.scope()
        self._change_up_to(token.start)
        self.scopes.mark(first.end, ChineseScope(subject=OTHER))
        self.scopes.mark(close, whole)


def scopes_of(page: ChinesePage, knows: Knows) -> Scopes:
    """The scopes of a page. `knows` says whether a sentence of the book has the words from one place to another."""
    return Pass(page, knows).run()
