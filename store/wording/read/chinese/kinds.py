"""The kinds a total is of, told with it: both in brackets (453例（34例确诊、419例无症状）), all of one (419例，均为无症状感染者), or as a
pair (34+419). What a total is the sum of, the series says; the kinds in brackets have to make it.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from store.series.definition import Indicator, Series
from store.wording.numbers.spans import Span
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import Token, words_of_one


class OfKind(Struct, frozen=True):
    """So many are of a kind; `span` is where that stands, `end` where its words end."""

    what: Indicator
    number: int
    span: Span
    end: int


class Kinds:
    """Finds the kinds of totals on a page."""

    def __init__(self, page: ChinesePage) -> None:
        self._page, self._series = page, page.pieces.book.series
        forms: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None
        forms = page.words.__dict__.get("kinds")
        if forms is None:
            forms = page.words.__dict__["kinds"] = _forms(page)
        self._bracket: re.Pattern[str] = forms[0]
        self._item: re.Pattern[str] = forms[1]
        self._all: re.Pattern[str] = forms[2]

    def behind(self, at: int, what: Indicator, number: int) -> Iterator[OfKind]:
        """The kinds of a total that ends at a place, where it is divided into them, or all of one."""
        if len(what.plus) < 2:
            return
        found = list(self._in_bracket(at, what, number)) or list(self._all_of_one(at, what, number))
        yield from found

    def _in_bracket(self, at: int, what: Indicator, number: int) -> Iterator[OfKind]:
        text = self._page.text
        if self._bracket.match(text, at) is None:
            return
        kinds = [
            self._of_item(found) for found in self._item.finditer(text, at, self._page.pairs.get(at, at))
        ]
        if sorted(each.what.key for each in kinds) != sorted(what.plus):
            return
        if sum(each.number for each in kinds) == number:
            yield from kinds

    def _of_item(self, found: re.Match[str]) -> OfKind:
        group = "first" if found["first"] else "last"
        what = self._page.words.things[found["named" if found["first"] else "behind"]]
        return OfKind(what, int(found[group]), found.span(group), found.end())

    def _all_of_one(self, at: int, what: Indicator, number: int) -> Iterator[OfKind]:
        """All are of one kind, so none of the others."""
        found = self._all.match(self._page.text, at)
        kind = self._page.words.things[found["thing"]] if found else None
        if found is None or kind is None or kind.key not in what.plus:
            return
        for other in what.plus:
            if other != kind.key:
                span = found.start("said"), found.start("thing")
                yield OfKind(self._series.indicator(other), 0, span, span[1])
        yield OfKind(kind, number, found.span("thing"), found.end("thing"))


def _forms(page: ChinesePage) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = page.words
    local, unit = words_of_one(words.subject.local), words.unit
    thing = words_of_one(words.things)
    said = rf"(?:新增)?(?:{local})?(?:{words_of_one(words.subject.plain)})?"
    item = (
        rf"(?:{said}(?P<named>{thing})(?P<first>[0-9]{{1,9}})(?:{unit})?"
        rf"|(?P<last>[0-9]{{1,9}})(?:{unit}){said}(?P<behind>{thing}))"
    )
    plain = re.sub(r"\?P<[a-z]+>", "?:", item)
    bracket = re.compile(rf"\((?:其中[,:]?|包括|含|分别为)?{plain}(?:[、,;和及]{plain})+\)")
    everything = re.compile(
        rf"[,(]?(?P<said>(?:均|全部|都)(?:为|是|系)?{said}(?P<thing>{thing}))(?=[,;。!?()]|\Z)"
    )
    return bracket, re.compile(item), everything


def of_pair(series: Series, token: Token) -> tuple[OfKind, OfKind] | None:
    """34+419: what the one sum of the series is of, in its order; None where it has no such sum."""
    sums = [what.plus for what in series.computed if len(what.plus) == 2]
    found = re.search(r"([0-9]+)\+([0-9]+)", token.text)
    if len(sums) != 1 or found is None:
        return None
    first, last = (
        OfKind(
            series.indicator(key),
            int(found[group]),
            (token.start + found.start(group), token.start + found.end(group)),
            token.start + found.end(group),
        )
        for group, key in enumerate(sums[0], 1)
    )
    return first, last
