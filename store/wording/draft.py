"""A said text and its spans: which characters print which cells, and by what formula."""

from collections.abc import Iterator
from enum import StrEnum

from store.record.cell import CellKey
from store.values import struct


class SpanKind(StrEnum):
    """What a span prints."""

    COUNT = "count"
    """A figure of the record."""
    MISSING = "missing"
    """The visible mark where a required figure is still blank."""
    TIME = "time"
    """A date, a window or an as-of."""
    ORDINAL = "ordinal"
    """The number of the conference."""
    CLAIM = "claim"
    """A word that figures or a recorded claim must prove (均, all)."""
    TEXT = "text"
    """A person's own words, put in as they are."""


@struct
class Span:
    """Characters `start` to `end` of the text, and what they come from.

    `cells` are the cells whose figures are printed (or prove the word), `formula` how the figure
    follows from them (`20+10+17+6`; empty when the cell is printed as it is), `slot` the name of
    the phrase's slot, `phrase` the name of the phrase.
    """

    start: int
    end: int
    kind: SpanKind
    cells: tuple[CellKey, ...] = ()
    formula: str = ""
    phrase: str = ""
    slot: str = ""


@struct
class Draft:
    """A text in one language and form. `missing` are the required cells that were blank."""

    text: str
    spans: tuple[Span, ...]
    language: str
    form: str
    missing: tuple[CellKey, ...] = ()

    def span_at(self, offset: int) -> Span | None:
        """The innermost span over the character at `offset`."""
        over = [span for span in self.spans if span.start <= offset < span.end]
        return min(over, key=lambda span: span.end - span.start, default=None)

    def places_of(self, key: CellKey) -> Iterator[Span]:
        """Every span that prints the cell, alone or inside a sum."""
        return (span for span in self.spans if key in span.cells)
