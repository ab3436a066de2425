"""The breakdown of a total by place: 其中…、…, 为A报告, 全部在A, and the places that did not report."""

from itertools import groupby
from typing import TYPE_CHECKING

from store.record.cell import CellKey
from store.record.window import Window
from store.series.definition import Indicator
from store.wording.book.book import Book, Phrase
from store.wording.book.pattern import Literal, Pattern, Plural, Slot
from store.wording.say.draft import SpanKind

if TYPE_CHECKING:
    from store.wording.say.sayer import Sayer


def say_places(
    sayer: "Sayer", indicator: Indicator, window: Window | None, phrase: Phrase, slot: Slot
) -> None:
    """Says the places with something to report; nothing when there are none.

    Order is the series' or by count, as the language has it; places not reported are named last.
    """
    book = sayer.book
    members = sayer.rows.places(indicator, window)
    order = book.style.place_order
    if (book.manner.place_order if order == "language" else order) == "count":
        members.sort(key=lambda member: -member[2])
    unreported = sayer.rows.unreported(indicator, window)
    known = sayer.rows.value(indicator, window)
    whole = len(members) == 1 and not unreported and known == members[0][2]
    part = book.part(_name(book, len(members), bool(unreported), whole), indicator)
    if part is not None and (members or unreported):
        _Breakdown(sayer, indicator, members, unreported).say(part.said)


def _name(book: Book, members: int, unreported: bool, whole: bool) -> str:
    """Which breakdown the house prints for so many places."""
    if members == 0:
        return "places-only-unreported"
    if whole and book.style.single != "count":
        return f"places-one-{book.style.single}"
    among = book.style.among == "always" or (book.style.among == "several" and members > 1)
    return f"places{'-among' if among else ''}{'-unreported' if unreported else ''}"


class _Breakdown:
    def __init__(
        self,
        sayer: "Sayer",
        indicator: Indicator,
        members: list[tuple[str, CellKey, int]],
        unreported: list[CellKey],
    ) -> None:
        self.sayer, self.indicator = sayer, indicator
        self.members, self.unreported = members, unreported

    def say(self, pattern: Pattern) -> None:
        for node in pattern:
            if isinstance(node, Literal):
                self.sayer.emit(node.text)
            elif isinstance(node, Slot):
                self._slot(node)
            elif isinstance(node, Plural):
                self.say(node.form(sum(number for _, _, number in self.members)))
            else:
                self.say(node.options[0])

    def _slot(self, slot: Slot) -> None:
        book = self.sayer.book
        if slot.name == "list":
            self._list()
        elif slot.name == "unreported":
            names = [self._place(key.place) for key in self.unreported]
            for joint, name in zip(book.manner.join(names), names, strict=True):
                self.sayer.emit(joint + name)
        elif slot.name == "place":
            cells = tuple(key for _, key, _ in self.members)
            self.sayer.emit(self._place(self.members[0][0]), SpanKind.CLAIM, cells, "", None, slot)
        else:
            self.sayer.emit(book.word(slot.name))

    def _list(self) -> None:
        together = self.sayer.book.style.each == "together"
        groups = [list(group) for _, group in groupby(self.members, key=lambda m: m[2] if together else m[0])]
        joints = self.sayer.book.manner.join([group[0][0] for group in groups])
        for position, (joint, group) in enumerate(zip(joints, groups, strict=True)):
            self.sayer.emit(joint)
            self._item(group, position == 0)

    def _item(self, members: list[tuple[str, CellKey, int]], first: bool) -> None:
        """One place with its count, or several that have the same."""
        sayer, book = self.sayer, self.sayer.book
        name = "item-each" if len(members) > 1 else "item"
        part = (book.part(f"{name}-first", self.indicator) if first else None) or book.part(
            name, self.indicator
        )
        assert part is not None
        number, keys = members[0][2], tuple(key for _, key, _ in members)
        for node in part.said:
            if isinstance(node, Plural):
                self.say(node.form(number))
            elif isinstance(node, Literal):
                sayer.emit(node.text)
            elif isinstance(node, Slot) and node.name == "count":
                said = book.manner.count(number, sayer.opening())
                same = "=".join(str(number) for _ in keys) if len(keys) > 1 else ""
                sayer.emit(said, SpanKind.COUNT, keys, same, part, node)
            elif isinstance(node, Slot) and node.name == "unit":
                sayer.emit(self.indicator.unit.get(book.language, ""))
            elif isinstance(node, Slot) and node.name in ("place", "list"):
                names = [self._place(place) for place, _, _ in members]
                joints = book.manner.join(names)
                sayer.emit("".join(joint + name for joint, name in zip(joints, names, strict=True)))
            elif isinstance(node, Slot):
                sayer.emit(book.word(node.name))

    def _place(self, key: str) -> str:
        return self.sayer.book.series.place(key).name(self.sayer.book.language)
