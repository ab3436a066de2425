"""The figures of a Chinese page that stand in clauses in the words of others, taken where their scope lets them.

A figure is taken only in a clause whose words before it are all understood, and only where its scope makes it one of
the series; else it stays unread, and where it was understood to be something else, no sentence of the book takes it.
"""

from collections import defaultdict
from collections.abc import Iterator

from store.wording.book.pattern import Slot
from store.wording.numbers.spans import Span
from store.wording.read.basis.breakdowns import Listed
from store.wording.read.basis.dates import Stretch, When
from store.wording.read.basis.pieces import Piece
from store.wording.read.basis.proposal import merged
from store.wording.read.basis.steps import Steps
from store.wording.read.basis.whose import OWN
from store.wording.read.chinese.clauses import Clause
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.scopes import Scopes, StatedCount
from store.wording.read.chinese.tokens import Token, TokenKind
from store.wording.read.matching import FilledSlot, Match

STATED_BY_OTHERS = Piece(
    "others", Steps((), lambda _n, _s: "", lambda _s: None, lambda _s: "", lambda _s: True), "", ""
)
"""Stands for the sentence of a book in figures that none of them says."""

_FAR = 300
"""Characters behind which a figure is told its window again."""
_APART = (TokenKind.SUPPOSED, TokenKind.COMPARED, TokenKind.SINCE)


class FiguresOfOthers:
    """What was taken of one page. `denied` are the places of figures that are none of the series, `asides` brackets
    that are of somebody's part of a figure, or of one that was not understood."""

    def __init__(self, page: ChinesePage, scopes: Scopes) -> None:
        self.page, self.text = page, page.text
        self.found: list[Match] = [_time(page, "window", each.stretch, each.token) for each in scopes.windows]
        self.found += [_time(page, "as_of", page.times[each.start].moment, each) for each in scopes.moments]
        self.denied: set[int] = set()
        self.asides: list[Span] = []
        self._ends: set[int] = set()
        """Where figures of the region end that were taken."""
        self._reached = 0
        """Where the last figure of a window ended."""
        self._taken: list[Match] = []
        """The figures of the clause that is gone through."""
        for clause, counted in _by_clause(scopes):
            self._taken = []
            for each in counted:
                if each.zero:
                    self._take_zero(each)
                else:
                    self._take(each)
            if clause.void:
                self._take_back()
            self.asides += [aside for aside in clause.asides if aside[0] not in self._ends]
        self.asides = merged(self.asides)
        self.found.sort(key=lambda match: match.held[0].offset)

    # --- one figure ----------------------------------------------------------------------------

    def _take(self, each: StatedCount) -> None:
        """A figure of the series, if all before it is understood and its scope lets it be one."""
        what, scope, at = each.what, each.scope, each.span[0]
        if each.divided:
            self.denied.add(at)
            return
        if not each.sure:
            goes_on = self._goes_on(each)
            if goes_on:
                self._take_back()
            if each.lost or goes_on or not scope.lets(what, timed=True):
                self.denied.add(at)
            return
        if scope.of_region:
            self._take_of_region(each)
        elif what.by_place:
            self._emit(each, [self._of_place(each)], *each.whole)

    def _take_of_region(self, each: StatedCount) -> None:
        """The figure, and the places behind it; apart where brackets lie between them (53例(含9例转归),其中甲市…)."""
        source, slot, (start, end), listed = self.page.source, Slot(each.what.key), each.span, each.listed
        total = FilledSlot(slot, each.number, source.span(start, end), start)
        self._ends.add(each.end)
        if listed is None:
            self._emit(each, [total], start, each.end)
            return
        stop = max(each.end, listed.end)
        self.asides.append((listed.begin, stop))
        counts = listed.counts if not listed.whole else ((listed.whole, each.number, each.span),)
        apart = listed.begin > each.end
        begin = listed.begin if apart else start
        value = Listed(counts=counts, strangers=listed.strangers, partial=listed.partial)
        places = FilledSlot(Slot(slot.name, "places"), value, source.span(begin, stop), begin)
        if apart:
            self._emit(each, [total], start, each.end)
            self._emit(each, [places], begin, stop)
        else:
            self._emit(each, [total, places], start, stop)

    def _of_place(self, each: StatedCount) -> FilledSlot:
        places = (each.scope.subject, *each.others)
        value = Listed(counts=tuple((place, each.number, each.span) for place in places))
        return FilledSlot(
            Slot(each.what.key, "places"), value, self.page.source.span(*each.span), each.span[0]
        )

    def _take_zero(self, each: StatedCount) -> None:
        """无新增确诊病例（和无症状感染者）: zero each, where nothing else follows."""
        what, scope = each.what, each.scope
        if not each.sure or not what.kind.by_window or not what.by_place:
            return
        if scope.of_region:
            span = self.page.source.span(*each.span)
            self._emit(each, [FilledSlot(Slot(what.key), 0, span, each.span[0])], *each.whole)
        else:
            self._emit(each, [self._of_place(each)], *each.whole)

    def _emit(self, each: StatedCount, held: list[FilledSlot], start: int, end: int) -> None:
        page, scope = self.page, each.scope
        if each.what.kind.by_window:
            far = start - max(scope.window_at, self._reached) > _FAR
            if each.clause.today and far and scope.window is not None:
                held.append(FilledSlot(Slot("window"), scope.window, page.source.span(start, end), start))
            self._reached = end
        match = Match(
            STATED_BY_OTHERS, page.source.span(start, end), tuple(held), page.source, scope.subject == OWN
        )
        self.found.append(match)
        self._taken.append(match)

    def _take_back(self) -> None:
        """The figures of the clause are not what they seemed: a word behind the last one is of all of them."""
        for match in self._taken:
            self.denied |= {held.offset for held in match.held}
        if self._taken:
            del self.found[-len(self._taken) :]
        self._taken.clear()

    # --- what stands behind it -----------------------------------------------------------------

    def _goes_on(self, each: StatedCount) -> bool:
        """True when a word nobody understands, or one of the figure's own, goes on with it (2个小区, 5例的密接者)."""
        tokens = self.page.tokens
        ahead = tokens[each.next] if each.next < len(tokens) else None
        known = (
            ahead is not None
            and ahead.start == each.end
            and ahead.text != "的"
            and ahead.kind not in (TokenKind.PRIOR, *_APART)
        )
        return not self.page.ends_figure(each.end) and not known


def proved_pairs(page: ChinesePage, scopes: Scopes, found: list[Match]) -> Iterator[Match]:
    """The pairs of a title that say of no window: that of the one figure they are the sum of (453例 and 34+419)."""
    if not scopes.pairs:
        return
    totals = {
        (each.what.plus, each.number, each.scope.window)
        for each in scopes.counted
        if each.sure and each.scope.of_region and each.what.plus
    }
    # By where it stands: a long page has thousands of both.
    windows_at = defaultdict(set)
    for each in scopes.counted:
        windows_at[each.span[0]].add(each.scope.window)
    taken = {
        (held.slot.name, window)
        for match in found
        for held in match.held
        for window in windows_at.get(held.offset, ())
    }
    for pair in scopes.pairs:
        keys, sum_ = tuple(each.what.key for each in pair), sum(each.number for each in pair)
        windows = {window for plus, number, window in totals if (plus, number) == (keys, sum_)}
        window = windows.pop() if len(windows) == 1 else None
        if window is None or any((key, window) in taken for key in keys):
            continue
        start, end = pair[0].span[0], pair[1].span[1]
        span = page.source.span(start, end)
        held = [
            FilledSlot(Slot(each.what.key), each.number, page.source.span(*each.span), each.span[0])
            for each in pair
        ]
        when = FilledSlot(Slot("window"), window, span, start)
        yield Match(STATED_BY_OTHERS, span, (when, *held), page.source)
        after = page.source.span(end - 1, end)[1]
        # What stands behind a title is not of its window.
        yield Match(
            STATED_BY_OTHERS,
            (after, after),
            (FilledSlot(Slot("window"), None, (after, after), end),),
            page.source,
        )


def _time(page: ChinesePage, name: str, time: Stretch | When | None, token: Token) -> Match:
    """A window or moment alone, told to whoever binds figures to it; with none the one before rules no more."""
    span = page.source.span(token.start, token.end)
    return Match(STATED_BY_OTHERS, span, (FilledSlot(Slot(name), time, span, token.start),), page.source)


def _by_clause(scopes: Scopes) -> list[tuple[Clause, list[StatedCount]]]:
    """The counts of each clause, in order."""
    found: dict[int, list[StatedCount]] = {}
    for each in scopes.counted:
        found.setdefault(id(each.clause), []).append(each)
    return [(clause, found.get(id(clause), [])) for clause in scopes.clauses]
