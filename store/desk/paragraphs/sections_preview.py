"""One statement or answer as it will be printed, while it is being written; and what its prose may cite."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from store.part_kinds import KINDS
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.part import in_order
from store.record.reference import PartKey, Reference
from store.record.statement_slots import ProseSlot
from store.series.definition import Series
from store.wording.say.draft import Draft, SpanKind

if TYPE_CHECKING:
    from store.wording.book.book import Book


class Printed(Struct, frozen=True):
    """What one slot prints where it stands. `missing`: the mark of something that is still to come."""

    text: str
    missing: bool


class Previewed(Struct, frozen=True):
    """A text as it will be printed, and what each of its slots prints, in their order."""

    draft: Draft
    slots: tuple[Printed, ...]


def previewed(book: "Book", conference: Conference, part: str, key: str) -> Previewed:
    """The text of a statement or answer in the book's language, with its figures filled in."""
    from store.wording.say.prose import ProseSayer
    from store.wording.say.sayer import Sayer

    spans: list[tuple[int, int]] = []

    class Marking(ProseSayer):
        def slot(self, slot: ProseSlot, after: str = "") -> None:
            start = self.sayer.length
            super().slot(slot, after)
            spans.append((start, self.sayer.length))

    sayer = Sayer(book, conference)
    one = conference.parts(part).get(key)
    text = "" if one is None else one.text.get(book.language, "")
    if one is not None and text:
        Marking(sayer).prose(text, PartKey(part, key), one.manner)
    draft = sayer.draft("full")
    blank = [span for span in draft.spans if span.kind is SpanKind.MISSING]
    return Previewed(
        draft,
        tuple(
            Printed(draft.text[start:end], any(start <= span.start < end for span in blank))
            for start, end in spans
        ),
    )


def prints(
    book: "Book", conference: Conference, cited: Sequence[tuple[Reference, str]]
) -> Mapping[tuple[Reference, str], str]:
    """What each thing cited (and side of it) prints within a sentence of the book's language; those that print nothing
    yet are not there."""
    from store.wording.say.prose import ProseSayer
    from store.wording.say.sayer import Sayer

    found: dict[tuple[Reference, str], str] = {}
    for ref, side in cited:
        sayer = Sayer(book, conference)
        sayer.emit(_WITHIN)
        ProseSayer(sayer).slot(ProseSlot(0, 0, ref, side))
        draft = sayer.draft("full")
        if all(span.kind is not SpanKind.MISSING for span in draft.spans):
            found[ref, side] = draft.text[len(_WITHIN) :]
    return found


_WITHIN = "… "
"""Words before a figure, so that it is said as within a sentence: 1,306 and not spelled out."""


def citable(series: Series, conference: Conference, section: str) -> list[tuple[Reference, str]]:
    """What prose may refer to, with the side of it that is printed: the section's own parts first, then
    those of the others, then the totals of the grid that have a figure."""
    found: list[tuple[Reference, str]] = []
    for own in (True, False):
        for kind in KINDS.values():
            held = conference.parts(kind.name) if kind.letter else {}
            for key in in_order(held):
                if (held[key].section == section) is own:
                    found += [(PartKey(kind.name, key), side) for side in ("", *held[key].sides)]
    found += [(ref, "") for ref in _grid(series, conference)]
    return found


def _grid(series: Series, conference: Conference) -> list[CellKey]:
    """The rows of the grid in which something was entered, by window and indicator."""
    filled = {(key.window, key.indicator) for key in conference.cells if key.place != STATED}
    rows = [
        CellKey(window.key, indicator.key)
        for window in conference.windows
        for indicator in series.by_window
        if indicator.kind.computed or (window.key, indicator.key) in filled
    ]
    lines = [CellKey("", indicator.key) for indicator in series.at_moment if ("", indicator.key) in filled]
    return rows + lines
