"""A figure of any kind beside the grid: label, printed quantity, time, source; and lists that are counted.

A figure may also be a name that only looks like one (0元30G): then it is printed as it was typed. A text
that could not be read stays in `raw` until it is mended, as in a cell.
"""

from datetime import date

from msgspec import Struct, field

from store.record.quantity import Quantity
from store.record.window import AsOf
from store.record.words import Words
from store.series.definition import Kind


class Period(Struct, frozen=True):
    """From one day to another, both counted. The number of days follows; it is never stored."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """8月8日 to 8月17日 are 10 days. Below one when the end lies before the start."""
        return (self.end - self.start).days + 1


class Figure(Struct, frozen=True):
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


class CountedList(Struct, frozen=True):
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
