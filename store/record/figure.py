"""A figure of any kind beside the grid: label, printed quantity, time, source; and lists that are counted.

A figure may also be a name that only looks like one (0元30G): then it is printed as it was typed. A text
that could not be read stays in `raw` until it is mended, as in a cell.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from msgspec import Struct, field
from msgspec.structs import replace

from store.record import decoding
from store.record.decoding import (
    as_of_document,
    day,
    flag,
    key_or_nothing,
    line,
    list_of,
    mapping,
    one_of,
    place_in_order,
    read_as_of,
    time_ms,
)
from store.record.part import Part, Row, filled_row, first_words
from store.record.quantity import Quantity
from store.record.quantity import from_document as read_quantity
from store.record.quantity import to_document as quantity_document
from store.record.window import AsOf
from store.record.words import Words, in_words, read_words, words_document
from store.series.definition import Kind, PlannedPart


class Period(Struct, frozen=True):
    """From one day to another, both counted. The number of days follows; it is never stored."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """8月8日 to 8月17日 are 10 days. Below one when the end lies before the start."""
        return (self.end - self.start).days + 1


def _period(value: Any) -> Period:
    row = mapping(value)
    return Period(decoding.field(row, "from", day), decoding.field(row, "to", day))


def _lines(value: Any) -> tuple[str, ...]:
    return tuple(list_of(value, line, 10_000))


_kind = one_of(Kind)


class Figure(Part, frozen=True):
    """`quantity` as printed; None for a name (`literal`), for a date alone (`period`), and while `raw`
    cannot be read. `said` are words by language that replace the quantity's own (a fixed translation).

    `kind` says how it behaves in time (a cumulative one never falls), `follow` under which name it is
    followed from conference to conference. `section` is the id of the section or answer it was given
    in, `source` who gave it when that is not the speaker. `by` and `at` as in a cell.
    """

    order: int
    raw: str = ""
    quantity: Quantity | None = None
    literal: bool = False
    label: Words = field(default_factory=dict)
    said: Words = field(default_factory=dict)
    kind: Kind = Kind.FLOW
    as_of: AsOf | None = None
    period: Period | None = None
    section: str = ""
    source: str = ""
    follow: str = ""
    by: str = ""
    at: int = 0

    @property
    def refused(self) -> bool:
        """True while it holds a text nobody could read as a figure."""
        return self.quantity is None and not self.literal and bool(self.raw)

    @property
    def text(self) -> str:
        """The printed form in the language it was given in; empty for a date alone or a refused text."""
        if self.quantity is not None:
            return self.quantity.text
        return self.raw if self.literal else ""

    def to_row(self) -> Row:
        period = self.period
        return filled_row({
            "order": self.order, "raw": self.raw,
            "quantity": quantity_document(self.quantity) if self.quantity is not None else None,
            "literal": True if self.literal else None,
            "label": words_document(self.label), "said": words_document(self.said),
            "kind": self.kind.value, "as_of": as_of_document(self.as_of) if self.as_of else None,
            "period": {"from": period.start.isoformat(), "to": period.end.isoformat()} if period else None,
            "section": self.section, "source": self.source, "follow": self.follow,
            "by": self.by, "at": self.at,
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            order=decoding.field(row, "order", place_in_order),
            raw=decoding.field(row, "raw", line, ""),
            quantity=decoding.field(row, "quantity", read_quantity, None),
            literal=decoding.field(row, "literal", flag, False),
            label=decoding.field(row, "label", read_words, {}),
            said=decoding.field(row, "said", read_words, {}),
            kind=decoding.field(row, "kind", _kind, Kind.FLOW),
            as_of=decoding.field(row, "as_of", read_as_of, None),
            period=decoding.field(row, "period", _period, None),
            section=decoding.field(row, "section", key_or_nothing, ""),
            source=decoding.field(row, "source", line, ""),
            follow=decoding.field(row, "follow", line, ""),
            by=decoding.field(row, "by", line, ""),
            at=decoding.field(row, "at", time_ms, 0),
        )

    @classmethod
    def planned(cls, order: int, plan: PlannedPart) -> Self:
        return cls(order, label=dict(plan.words), kind=plan.kind, section=plan.section, follow=plan.key)

    @property
    def frame(self) -> Self:
        return replace(
            self, raw="", quantity=None, literal=False, said={}, as_of=None, period=None, at=0, by=""
        )

    def known_by(self, lang: str) -> str:
        return in_words(self.label, lang) or self.raw

    @property
    def sides(self) -> tuple[str, ...]:
        return ("from", "to") if self.period is not None else ()

    @property
    def shown(self) -> str:
        days = f"{self.period.start}/{self.period.end}" if self.period else ""
        return " ".join(part for part in (self.text, days) if part)


class CountedList(Part, frozen=True):
    """Things named one by one. `counted` is the number the text gives with them (四款), None when it
    gives none; `open` lists (等) name only some of what they count."""

    order: int
    items: tuple[str, ...] = ()
    counted: Quantity | None = None
    raw: str = ""
    """The number as typed, kept while it cannot be read."""
    open: bool = False
    translated: tuple[str, ...] = ()
    """The items in English, in the same order; empty while there are none."""
    label: Words = field(default_factory=dict)
    section: str = ""

    @property
    def agrees(self) -> bool | None:
        """Whether the number is that of the items (or not below it for an open list); None when there
        is no number."""
        if self.counted is None:
            return None
        number = self.counted.value
        return number >= len(self.items) if self.open else number == len(self.items)

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "items": list(self.items), "raw": self.raw,
            "counted": quantity_document(self.counted) if self.counted is not None else None,
            "open": True if self.open else None, "translated": list(self.translated),
            "label": words_document(self.label), "section": self.section,
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            decoding.field(row, "order", place_in_order), decoding.field(row, "items", _lines, ()),
            decoding.field(row, "counted", read_quantity, None), decoding.field(row, "raw", line, ""),
            decoding.field(row, "open", flag, False), decoding.field(row, "translated", _lines, ()),
            decoding.field(row, "label", read_words, {}), decoding.field(row, "section", key_or_nothing, ""),
        )  # fmt: skip

    @classmethod
    def planned(cls, order: int, plan: PlannedPart) -> Self:
        return cls(order, label=dict(plan.words), section=plan.section)

    def known_by(self, lang: str) -> str:
        named = "、".join(item.strip("“”") for item in self.items)
        return in_words(self.label, lang) or first_words(named)

    @property
    def sides(self) -> tuple[str, ...]:
        return ("count",) if self.counted is not None else ()

    @property
    def shown(self) -> str:
        return "、".join(self.items) + (self.counted.text if self.counted else "")
