"""How each conference of the list stands: the count of its findings, kept in the catalogue.

Looking at a conference takes too long for a list of ten years. What was found of it is therefore kept as
counts, with what they follow from: its file, the files of the conferences before it, those of its series,
and the hour at which one of its windows closes. When one of these is another, the counts are not known.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec import Struct
from msgspec.structs import astuple

from store.record.window import Moment

if TYPE_CHECKING:
    from store.checks.basis.finding import Finding
    from store.record.conference import Conference

KEPT_AS = "standing"
"""The name under which the catalogue keeps it."""
_BEFORE = 15
"""The conferences before one on which its counts may depend, and one more for two of the same number."""


class Standing(Struct, frozen=True):
    """How many findings a conference has of each kind a person has to do something about, and how many rules
    could not be tried; `blanks` are the figures that are blank. Explained warnings are settled. `filled` of the `asked` figures of the grid are known, `unfilled`
    are those of the blanks that texts print beside it; `written` of its `sections` say something, `answered` of its
    `answers` are written; `notes` are the words for the next shift that nobody has taken over."""

    errors: int = 0
    blanks: int = 0
    warnings: int = 0
    unchecked: int = 0
    filled: int = 0
    asked: int = 0
    written: int = 0
    sections: int = 0
    notes: int = 0
    unfilled: int = 0
    answered: int = 0
    answers: int = 0
    hints: int = 0
    """What is worth a look and keeps no text back: a speaker's own word, say, that no figure bears out."""

    @property
    def fine(self) -> bool:
        """True when nothing is left to do."""
        return not (self.errors or self.blanks or self.warnings)


_COUNTS = len(Standing.__struct_fields__)

SeriesPlace = tuple[str, int, str, int]
"""A conference of a series: its day (`2022-09-01`), its number (0 without one), its key and the generation of its file."""


class Bases:
    """What the findings of each conference follow from, as one number. It is worked out when it is asked for, since of
    ten years a list shows a page. `places` are those of each series, `files` tells one state of a series' files from
    the next."""

    def __init__(self, places: Mapping[str, Iterable[SeriesPlace]], files: Callable[[str], str]) -> None:
        self._ordered = {series: sorted(those) for series, those in places.items()}
        self._files = files

    def of(self, series: str, place: SeriesPlace) -> int | None:
        """The number for that conference; None where it is none of the series'."""
        ordered = self._ordered.get(series, [])
        at = bisect_left(ordered, place)
        places = ordered[max(0, at - _BEFORE) : at + 1]
        if place not in places:
            return None
        marks = "".join(f"{key} {generation}\n" for _, _, key, generation in places)
        return crc32(marks.encode(), crc32(self._files(series).encode()))


def standing_of(findings: "Sequence[Finding]", conference: "Conference") -> Standing:
    """All that was found of a conference, as counts."""
    from store.checks import report
    from store.checks.figures.cells import filled_in, printed_blanks

    counts = report.counted(findings)
    filled, asked = filled_in(findings)
    said = {one.section for one in conference.statements.values() if any(one.text.values())}
    return Standing(
        counts["error"],
        counts["blank"],
        counts["warning"],
        counts["unchecked"],
        filled,
        asked,
        len(said & conference.sections.keys()),
        len(conference.sections),
        sum(not note.taken_by for note in conference.shift_notes.values()),
        printed_blanks(findings),
        sum(any(one.text.values()) for one in conference.answers.values()),
        len(conference.answers),
        counts["hint"],
    )


def to_keep(standing: Standing, basis: int, conference: "Conference", now: Moment) -> dict[str, Any]:
    """What the catalogue is to keep. A window that is still open is an error until it closes."""
    ends = [window.end.instant for window in conference.windows if window.end.instant > now.instant]
    return {KEPT_AS: [basis, min(ends, default=0), *astuple(standing)]}


def from_summary(summary: Mapping[str, Any], basis: int | None, now: Moment) -> Standing | None:
    """What the catalogue kept, if it still holds. A damaged cache says nothing."""
    held = summary.get(KEPT_AS)
    if not isinstance(held, list) or len(held) != 2 + _COUNTS or any(type(one) is not int for one in held):
        return None
    if held[0] != basis or 0 < held[1] <= now.instant or min(held) < 0:
        return None
    return Standing(*held[2:])
