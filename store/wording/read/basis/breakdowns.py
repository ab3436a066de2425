"""Reading a breakdown by place: with 其中 or bare, 为A报告, 全部在A, and the places not reported.

A list is scanned from item to item, and a name is looked up, so that the cost grows with the list that is
read and not with the places of the series.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from store.series.definition import Indicator, Series
from store.wording.book.pattern import Node, Slot
from store.wording.numbers.spans import Span, cut_off
from store.wording.read.basis.slots import Recogniser
from store.wording.read.basis.steps import NOWHERE, Memo, Scan, Steps

_DIVIDED = r"(?: \([^()]{0,200}\))?"
"""Behind a member: a bracket that divides it further, in lists of the press."""

_TOWN = "city|county|district|banner|town"
_CHINAS = r"(?: (?:south|north|central|east|west)[a-z]*)? china's "
TOWN_IN = re.compile(
    rf"(?:[a-z']+ ){{0,2}}?(?:(?:{_TOWN}) of [a-z' -]{{3,30}}?|(?!the (?:{_TOWN}) )[a-z' -]{{3,30}}? (?:{_TOWN}))(?:,| in| of)(?: the)?(?:{_CHINAS}| )"
    rf"|[a-z' -]{{3,30}}?(?:,| in)(?: (?:the|capital|of)\b)*(?:{_CHINAS}| (?=[a-z]+ [a-z]+ autonomous prefecture))"
)
"""Before the place of a series: the town in it (the city of Dali in Yunnan; Dalian, northeast China's Liaoning)."""

EXACT = "share-exact-met"
"""The form of lists whose counts have to make their figure, by which shorter members are understood."""

_FORMS = (
    "places-among-unreported",
    "places-unreported",
    "places-only-unreported",
    "places-among",
    "places",
    "places-one-reported",
    "places-one-all_in",
)


class Listed(Struct, frozen=True):
    """What a breakdown says. Spans are those of the text it stands in.

    `counts` are places with their counts, `whole` the one place that has the whole total, and
    `unreported` the places that gave none.
    """

    counts: tuple[tuple[str, int, tuple[int, int]], ...] = ()
    whole: str = ""
    unreported: tuple[tuple[str, tuple[int, int]], ...] = ()
    strangers: tuple[tuple[int, int], ...] = ()
    """Members of the list that name no place of the series."""
    partial: bool = False
    """It names some of the places only, and need not make the total (including 3 in A)."""
    of: int | None = None
    """The figure whose places it says it gives (among the 43 new cases, …)."""


def left_of(counts: Sequence[tuple[str, int, Span]], total: int | None) -> int | None:
    """What places with their counts leave of a total: 0 where they make it. None where there is no total, where they exceed
    it, or where a place stands twice, so that they prove nothing."""
    if total is None or len({place for place, _, _ in counts}) != len(counts):
        return None
    left = total - sum(number for _, number, _ in counts)
    return left if left >= 0 else None


class PlaceNames:
    """The places of a series by every name they are met under, found at a place of a folded text."""

    def __init__(
        self,
        reads: Recogniser,
        series: Series,
        more: Mapping[str, str] | None = None,
        inside: re.Pattern[str] | None = None,
    ) -> None:
        """`more` are names beside them, folded, and the key each stands for; `inside` is what may stand before a name for
        something that is in that place."""
        self._inside = inside
        self.keys: dict[str, str] = {}
        """The key of the place by its folded name. A full name is that of its own place, though another's
        short name may be the same (昌都 beside 昌都市)."""
        self._parted = reads.manner.spaced
        fulls = [(name, place.key) for place in series.places for name in place.names.values()]
        shorts = [(name, place.key) for place in series.places for name in place.shorts.values()]
        others = [(name, place.key) for place in series.places for name in place.also]
        for name, key in (*fulls, *shorts, *others):
            self.keys.setdefault(reads.fold(name), key)
        self.keys.pop("", None)
        self.keys = {**(more or {}), **self.keys}
        lengths: dict[str, set[int]] = {}
        for name in self.keys:
            lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {first: sorted(many, reverse=True) for first, many in lengths.items()}

    def ends(self, text: str, at: int) -> list[int]:
        """Where a name that begins here ends, or one something is in that begins here; the longest first, where one name
        begins another."""
        found = self._names_at(text, at)
        inside = self._inside.match(text, at) if self._inside is not None and not found else None
        return self._names_at(text, inside.end()) if inside is not None else found

    def _names_at(self, text: str, at: int) -> list[int]:
        lengths = self._lengths.get(text[at : at + 1], ())
        return [
            at + length
            for length in lengths
            if at + length <= len(text)
            and text[at : at + length] in self.keys
            and not (
                self._parted and text[at + length - 1 : at + length + 1].isalnum() and at + length < len(text)
            )
        ]

    def key(self, text: str, start: int, end: int) -> str:
        """The place of the name that stands there."""
        if self._inside is not None and text[start:end] not in self.keys:
            inside = self._inside.match(text, start)
            start = inside.end() if inside is not None else start
        return self.keys[text[start:end]]


class _Item(Struct, frozen=True):
    """One member of a list. `places` is the stretch of its names, none where it is a stranger."""

    start: int
    end: int
    places: Span | None = None
    count: Span = (0, 0)


class Breakdowns:
    """Reads the breakdowns of one indicator, in the sentences of these `forms`."""

    def __init__(
        self, reads: Recogniser, indicator: Indicator, names: PlaceNames, forms: Sequence[str] = _FORMS
    ) -> None:
        self.reads, self.indicator, self.names, self.forms = reads, indicator, names, forms

    # --- what may stand where ----------------------------------------------------------------

    def ends(self, text: str, at: int, memo: Memo) -> list[int]:
        """Where a breakdown that begins here may end, the longest first; `at` itself, since there may be
        none."""
        if self._opening is not None and self._opening.match(text, at) is None:
            return [at]
        known: dict[int, list[int]] = memo.setdefault((self, "ends"), {})
        if at not in known:
            firsts = (next(form.ways(text, at, memo), None) for form in self._forms)
            known[at] = sorted({at, *(first[0] for first in firsts if first is not None)}, reverse=True)
        return known[at]

    def read(self, text: str, start: int, end: int, memo: Memo) -> Listed | None:
        """What the breakdown in this stretch says; None when it is not one."""
        for form in self._forms:
            for stop, spans in form.ways(text, start, memo):
                if stop == end:
                    return self._listed(text, _held(form, spans), memo)
        return None

    @cached_property
    def _forms(self) -> list[Steps]:
        return self._steps(
            self.forms, {"list": self._lists, "unreported": self._chains, "place": self._names}
        )

    @cached_property
    def _opening(self) -> re.Pattern[str] | None:
        """What every breakdown begins with; None where one may begin with a list."""
        openings = [form.opening for form in self._forms]
        if None in openings:
            return None
        return re.compile("|".join(f"(?:{opening})" for opening in dict.fromkeys(openings)) or "(?!)")

    @cached_property
    def _items(self) -> list[Steps]:
        exact = ("item-exact-met",) if EXACT in self.forms else ()
        names = ("item-each-first", "item-each", "item-first", "item", *exact)
        return self._steps(names, {"list": self._chains, "place": self._names})

    def _steps(self, names: Sequence[str], scanned: dict[str, Scan]) -> list[Steps]:
        """The steps of every sentence of these names the book has for the indicator."""
        parts = [part for name in names if (part := self.reads.book.part(name, self.indicator))]
        kept = (*scanned, "count")
        return [
            Steps(
                pattern,
                self._words,
                lambda slot: scanned.get(slot.name),
                self._plain,
                lambda s: s.name in kept,
            )
            for part in parts
            for pattern in part.patterns
        ]

    def _words(self, nodes: Sequence[Node], slot: Callable[[Slot], str]) -> str:
        return self.reads.pattern(tuple(nodes), slot)

    def _plain(self, slot: Slot) -> str:
        if slot.name == "count":
            return self.reads.count
        if slot.name == "unit":
            return f"(?:{self.reads.words(self._units)})"
        return f"(?:{self.reads.words(self.reads.book.choices[slot.name])})"

    @cached_property
    def _units(self) -> set[str]:
        return {unit for each in self.reads.book.series.indicators for unit in each.unit.values()}

    # --- scanning ----------------------------------------------------------------------------

    def _names(self, text: str, at: int, memo: Memo) -> list[int]:
        return self.names.ends(text, at)

    def _lists(self, text: str, at: int, memo: Memo) -> list[int]:
        """The end of the list that begins here: it goes on as long as there are members."""
        item = self._item(text, at, memo)
        if item is None:
            return []
        passed: list[int] = []
        end = item.end
        known: dict[int, int] = memo.setdefault((self.indicator.key, "list", self.names, self.forms), {})
        while end not in known:
            passed.append(end)
            then = self._next(text, end, memo)
            if then is None:
                known[end] = end
                break
            end = then.end
        for each in passed:
            known[each] = known[end]
        return [known[end]]

    def _next(self, text: str, end: int, memo: Memo) -> _Item | None:
        """The member of the list behind one that ended here."""
        joint = self._joint.match(text, end)
        if joint is None:
            return None
        item = self._item(text, joint.end(), memo)
        if item is not None or joint[0] != "、":
            return item
        stranger = self._stranger.match(text, joint.end())
        return _Item(*stranger.span()) if stranger else None

    def _item(self, text: str, at: int, memo: Memo) -> _Item | None:
        """The member that begins here. Of several ends the first that lets the list go on."""
        items = self._items_at(text, at, memo)
        if len(items) < 2:
            return items[0] if items else None
        for item in items:
            joint = self._joint.match(text, item.end)
            if joint is not None and self._items_at(text, joint.end(), memo):
                return item
        return max(items, key=lambda item: item.end) if self.reads.manner.spaced else items[0]

    def _items_at(self, text: str, at: int, memo: Memo) -> list[_Item]:
        """Every way a member of the list may be read that begins here."""
        known: dict[int, list[_Item]] = memo.setdefault(
            (self.indicator.key, "items", self.names, self.forms), {}
        )
        if at not in known:
            known[at] = []
            for steps in self._items:
                for end, spans in steps.ways(text, at, memo):
                    if cut_off(text, end):
                        continue
                    held = _held(steps, spans)
                    names = held["place"] if "place" in held else held["list"]
                    known[at].append(_Item(at, end, names, held["count"]))
        return known[at]

    def _chains(self, text: str, at: int, memo: Memo) -> Iterator[int]:
        """Where a chain of names that begins here may end: with its last name, or before it, where that
        belongs to what follows."""
        members = self._chain(text, at, len(text))
        if members:
            yield from self.names.ends(text, members[-1][0])
        if len(members) > 1:
            yield members[-2][1]

    def _chain(self, text: str, at: int, stop: int) -> list[Span]:
        """The names from here on that are joined, each as long as lets the chain go on."""
        members: list[Span] = []
        while ends := [end for end in self.names.ends(text, at) if end <= stop]:
            joints = [(end, self._joint.match(text, end, stop)) for end in ends]
            going = [
                (end, joint.end()) for end, joint in joints if joint and self.names.ends(text, joint.end())
            ]
            if not going:
                members.append((at, ends[0]))
                break
            members.append((at, going[0][0]))
            at = going[0][1]
        return members

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        manner = self.reads.manner
        joints = {re.escape(self.reads.fold(joint)) for joint in (manner.joint, manner.last_joint) if joint}
        stops = {"[、,;]"}
        if manner.spaced:
            stops = {
                re.escape(f"{self.reads.fold(manner.joint.rstrip())}{self.reads.fold(manner.last_joint)}")
            }
            stops |= {", while "} if self.forms is not _FORMS else set()
        either = "|".join(sorted(joints | stops, key=len, reverse=True)) or "(?!)"
        press = manner.spaced and self.forms is not _FORMS
        return re.compile(f"{_DIVIDED}(?:{either})" if press else either)

    @cached_property
    def _stranger(self) -> re.Pattern[str]:
        """A place the series does not know, with its count; none in languages that part their words."""
        if self.reads.manner.spaced:
            return re.compile("(?!)")
        passing = self.reads.words(self.reads.book.choices.get("passing", ())) or "(?!)"
        unit = self._plain(Slot("unit"))
        return re.compile(rf"(?!{passing})[^\W\d_]{{2,10}}[0-9]{{1,9}}{unit}")

    # --- what it says ------------------------------------------------------------------------

    def _listed(self, text: str, held: dict[str, Span], memo: Memo) -> Listed:
        whole = text[slice(*held["place"])] if "place" in held else ""
        strangers: list[Span] = []
        counts: list[tuple[str, int, Span]] = []
        start, end = held.get("list", NOWHERE)
        item = self._item(text, start, memo) if start < end else None
        while item is not None and item.end <= end:
            if item.places is None:
                strangers.append((item.start, item.end))
            elif (number := self.reads.number(text[slice(*item.count)])) is not None:
                counts += [(place, number, item.count) for place, _ in self._named(text, *item.places)]
            item = self._next(text, item.end, memo)
        number = self.reads.number(text[slice(*held.get("count", NOWHERE))])
        if whole and number is not None:
            counts.insert(0, (self.names.keys[whole], number, held["count"]))
            whole = ""
        return Listed(
            counts=tuple(counts),
            whole=self.names.keys[whole] if whole else "",
            unreported=tuple(self._named(text, *held["unreported"])) if "unreported" in held else (),
            strangers=tuple(strangers),
            of=None if "place" in held else number,
        )

    def _named(self, text: str, start: int, end: int) -> list[tuple[str, Span]]:
        return [(self.names.key(text, *span), span) for span in self._chain(text, start, end)]


def _held(steps: Steps, spans: Sequence[Span]) -> dict[str, Span]:
    """The slots that were there, by name."""
    return {slot.name: span for slot, span in zip(steps.slots, spans, strict=True) if span[0] < span[1]}
