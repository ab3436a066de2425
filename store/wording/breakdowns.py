"""Reading a breakdown by place: with 其中 or bare, 为A报告, 全部在A, and the places not reported."""

import re
from collections.abc import Callable
from functools import cached_property

from store.series.definition import Indicator
from store.values import struct
from store.wording.pattern import Pattern, Slot
from store.wording.recognising import Recogniser

FORMS = (
    "places-among-unreported",
    "places-unreported",
    "places-only-unreported",
    "places-among",
    "places",
    "places-one-reported",
    "places-one-all_in",
)


@struct
class Listed:
    """What a breakdown says. Spans are offsets into the text given.

    `counts` are places with their counts, `whole` the one place that has the whole total, and
    `unreported` the places that gave none.
    """

    counts: tuple[tuple[str, int, tuple[int, int]], ...] = ()
    whole: str = ""
    unreported: tuple[tuple[str, tuple[int, int]], ...] = ()
    strangers: tuple[tuple[int, int], ...] = ()
    """Members of the list that name no place of the series."""


class Breakdowns:
    """Reads the breakdowns of one indicator."""

    def __init__(self, reads: Recogniser, indicator: Indicator) -> None:
        self.reads, self.indicator = reads, indicator
        self.forms = [
            pattern
            for name in FORMS
            if (part := reads.book.part(name, indicator))
            for pattern in part.patterns
        ]
        self._items = [
            pattern
            for name in ("item-each-first", "item-each", "item-first", "item")
            if (part := reads.book.part(name, indicator))
            for pattern in part.patterns
        ]
        names: dict[str, str] = {}
        for place in reads.book.series.places:
            for name in (*place.names.values(), *place.shorts.values(), *place.also):
                names.setdefault(reads.fold(name), place.key)
        self._places = names

    @cached_property
    def regex(self) -> str:
        """Any breakdown, or none. The list is written out once for all forms, with what may stand before
        and behind it, since it is long; `read` then sees to it that both ends belong together."""
        before, behind, others = list[str](), list[str](), list[str]()
        for form in self.forms:
            at = [place for place, node in enumerate(form) if isinstance(node, Slot) and node.name == "list"]
            if len(at) == 1:
                before.append(self.reads.pattern(form[: at[0]], self._loose))
                behind.append(self.reads.pattern(form[at[0] + 1 :], self._loose))
            else:
                others.append(self.reads.pattern(form, self._loose))
        if before:
            ends = ["|".join(sorted(dict.fromkeys(end), key=len, reverse=True)) for end in (before, behind)]
            others.insert(0, f"(?:{ends[0]}){self._loose(Slot('list'))}(?:{ends[1]})")
        return f"(?:{'|'.join(others)})?"

    def read(self, text: str) -> Listed | None:
        """What the breakdown says; None when it is not one."""
        for regex, slots in self._form_regexes:
            match = regex.fullmatch(text)
            if match:
                held = {slot: match.span(index) for index, slot in enumerate(slots, 1) if match[index]}
                return self._listed(text, held)
        return None

    @cached_property
    def _form_regexes(self) -> list[tuple[re.Pattern[str], list[str]]]:
        return [self._capturing(form, self._loose) for form in self.forms]

    @cached_property
    def _item_regexes(self) -> list[tuple[re.Pattern[str], list[str]]]:
        return [self._capturing(item, self._plain) for item in self._items]

    @cached_property
    def _place_regex(self) -> re.Pattern[str]:
        return re.compile(self._place())

    def _listed(self, text: str, held: dict[str, tuple[int, int]]) -> Listed:
        whole = text[slice(*held["place"])] if "place" in held else ""
        strangers: list[tuple[int, int]] = []
        counts = self._counts(text, *held["list"], strangers) if "list" in held else []
        return Listed(
            counts=tuple(counts),
            whole=self._places[whole] if whole else "",
            unreported=tuple(self._named(text, *held["unreported"])) if "unreported" in held else (),
            strangers=tuple(strangers),
        )

    def _at_item(self, text: str, start: int, end: int) -> bool:
        return any(regex.match(text, start, end) for regex, _ in self._item_regexes)

    @cached_property
    def _stranger_regex(self) -> re.Pattern[str]:
        return re.compile(self._stranger or "(?!)")

    @cached_property
    def _stranger(self) -> str:
        """A place the series does not know, with its count; none in languages that part their words."""
        if self.reads.manner.spaced:
            return ""
        passing = self.reads.words(self.reads.book.choices.get("passing", ())) or "(?!)"
        unit = self._plain(Slot("unit"))
        return rf"(?!{passing})[^\W\d_]{{2,10}}[0-9]{{1,9}}{unit}"

    def _counts(
        self, text: str, start: int, end: int, strangers: list[tuple[int, int]]
    ) -> list[tuple[str, int, tuple[int, int]]]:
        found = []
        while start < end:
            stranger = (
                self._stranger_regex.match(text, start, end) if not self._at_item(text, start, end) else None
            )
            if stranger is not None:
                strangers.append(stranger.span())
                start = stranger.end()
                continue
            for regex, slots in self._item_regexes:
                match = regex.match(text, start, end)
                if match:
                    held = dict(zip(slots, range(1, len(slots) + 1), strict=True))
                    number = self.reads.number(match[held["count"]])
                    named = match.span(held["place"] if "place" in held else held["list"])
                    if number is not None:
                        for place, _ in self._named(text, *named):
                            found.append((place, number, match.span(held["count"])))
                    start = match.end()
                    break
            else:
                start += 1
        return found

    def _named(self, text: str, start: int, end: int) -> list[tuple[str, tuple[int, int]]]:
        found = self._place_regex.finditer(text, start, end)
        return [(self._places[match[0]], match.span()) for match in found]

    def _capturing(self, pattern: Pattern, slot: Callable[[Slot], str]) -> tuple[re.Pattern[str], list[str]]:
        slots: list[str] = []

        def caught(each: Slot) -> str:
            if each.name not in ("list", "place", "count", "unreported"):
                return slot(each)
            slots.append(each.name)
            return f"({slot(each)})"

        return re.compile(self.reads.pattern(pattern, caught)), slots

    def _loose(self, slot: Slot) -> str:
        if slot.name == "list":
            items = "|".join(self.reads.pattern(item, self._plain) for item in self._items)
            more = f"|(?<=、){self._stranger}" if self._stranger else ""
            return f"(?:{items})(?:(?:{self._joint()})(?:{items}{more}))*"
        if slot.name == "unreported":
            return self._chain(self._place())
        return self._plain(slot)

    def _chain(self, member: str) -> str:
        return f"(?:{member})(?:(?:{self._joint()})(?:{member}))*"

    def _plain(self, slot: Slot) -> str:
        if slot.name == "place":
            return self._place()
        if slot.name == "list":
            return self._chain(self._place())
        if slot.name == "count":
            return self.reads.count
        if slot.name == "unit":
            units = {unit for each in self.reads.book.series.indicators for unit in each.unit.values()}
            return f"(?:{self.reads.words(units)})"
        return f"(?:{self.reads.words(self.reads.book.choices[slot.name])})"

    def _place(self) -> str:
        names = sorted(self._places, key=len, reverse=True)
        return f"(?:{'|'.join(re.escape(name) for name in names)})"

    def _joint(self) -> str:
        manner = self.reads.manner
        joints = {re.escape(self.reads.fold(joint)) for joint in (manner.joint, manner.last_joint) if joint}
        return "|".join(sorted(joints | ({"[、,;]"} if not manner.spaced else set()), key=len, reverse=True))
