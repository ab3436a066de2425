"""A said text and its spans: which characters print which cells, and by what formula."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from store.record.reference import Reference

PARAGRAPH = "\n\n"
"""Stands between two paragraphs."""
TABLE = "table"
"""The form that is laid out and not worded (see `table`)."""
SHEETS = ("qa", "script")
"""Forms in which question and answer stand one below the other, and everybody who speaks is called first."""
HEADLINE = "headline"
"""The form of one line: what it says of the first window it can, it says of no other."""


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


class DraftSpan(Struct, frozen=True):
    """Characters `start` to `end` of the text, and what they come from.

    `cells` are the cells whose figures are printed (or prove the word), `formula` how the figure
    follows from them (`20+10+17+6`; empty when the cell is printed as it is), `slot` the name of
    the phrase's slot, `phrase` the name of the phrase.
    """

    start: int
    end: int
    kind: SpanKind
    cells: tuple[Reference, ...] = ()
    formula: str = ""
    phrase: str = ""
    slot: str = ""

    @property
    def lacks_as_of(self) -> bool:
        """Whether it is the mark of an as-of that cannot be read, not of a figure."""
        return self.kind is SpanKind.MISSING and self.slot == "as_of"


class Draft(Struct, frozen=True):
    """A text in one language and form. `missing` are the required cells that were blank."""

    text: str
    spans: tuple[DraftSpan, ...]
    language: str
    form: str
    missing: tuple[Reference, ...] = ()

    def masked(self, signs: Mapping[SpanKind, str]) -> str:
        """The text, at its own length, with a sign for each character of the spans of those kinds."""
        text = list(self.text)
        for span in self.spans:
            if span.kind in signs:
                text[span.start : span.end] = signs[span.kind] * (span.end - span.start)
        return "".join(text)

    def span_at(self, offset: int) -> DraftSpan | None:
        """The innermost span over the character at `offset`."""
        over = [span for span in self.spans if span.start <= offset < span.end]
        return min(over, key=lambda span: span.end - span.start, default=None)

    def places_of(self, key: Reference) -> Iterator[DraftSpan]:
        """Every span that prints the cell, alone or inside a sum."""
        return (span for span in self.spans if key in span.cells)
