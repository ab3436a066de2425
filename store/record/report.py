"""Who reported and when, as an office keeps it beside the figures; and words for the next shift.

Both are the office's own: they are saved, merged and taken back like all else, and no text or file for others has
them. A report is never changed: whoever asks again notes another one, so that old and new stand side by side.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self

from msgspec import field

from store.record import decoding
from store.record.decoding import LINE, Misfit, each, filled, line, one_of, place_in_order, prose, time_ms
from store.record.part import Part, Row, filled_row, first_words
from store.record.words import Words, in_words, read_words, words_document


class ReportState(StrEnum):
    """What was noted."""

    REPORTED = "reported"
    """They sent what was asked for."""
    VERIFIED = "verified"
    """They were asked, and what stands in the record is right."""


_WHO = re.compile(r"(?:places|departments|sections)/.{1,64}")


def read_who(value: Any) -> str:
    """Whose report it is: `places/lhasa`, `departments/health` (as the series has them), `sections/3kf`."""
    if not isinstance(value, str) or not _WHO.fullmatch(value):
        raise Misfit("key", value)
    decoding.key(value.partition("/")[2])
    return value


class Report(Part, frozen=True):
    """`who` reported (see `read_who`), called `name` then; `by` whom and `at` what moment (ms) that was noted; `how` one
    heard of it (by phone …) from which `contact`. `figures` is what stood in the record then, by reference."""

    order: int
    who: str
    name: Words = field(default_factory=dict)
    state: ReportState = ReportState.VERIFIED
    by: str = ""
    at: int = 0
    how: str = ""
    contact: str = ""
    note: str = ""
    figures: Mapping[str, str] = field(default_factory=dict)

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "who": self.who, "name": words_document(self.name), "state": self.state.value,
            "by": self.by, "at": self.at, "how": self.how, "contact": self.contact, "note": self.note,
            "figures": dict(sorted(self.figures.items())),
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            order=decoding.field(row, "order", place_in_order),
            who=decoding.field(row, "who", read_who),
            name=decoding.field(row, "name", read_words, {}),
            state=decoding.field(row, "state", one_of(ReportState), ReportState.VERIFIED),
            by=decoding.field(row, "by", line, ""),
            at=decoding.field(row, "at", time_ms, 0),
            how=decoding.field(row, "how", line, ""),
            contact=decoding.field(row, "contact", line, ""),
            note=decoding.field(row, "note", line, ""),
            figures=decoding.field(row, "figures", _figures, {}),
        )

    def known_by(self, lang: str) -> str:
        return in_words(self.name, lang)


def _figures(value: Any) -> dict[str, str]:
    """Texts by reference."""
    return each(value, lambda name: filled(name, LINE), prose)


class ShiftNote(Part, frozen=True):
    """`text` for whoever works on the conference next, written `by` somebody `at` a moment (ms). It is told until
    somebody has taken it over: `taken_by`, `taken_at`."""

    order: int
    text: str = ""
    by: str = ""
    at: int = 0
    taken_by: str = ""
    taken_at: int = 0

    def to_row(self) -> Row:
        return filled_row({
            "order": self.order, "text": self.text, "by": self.by, "at": self.at,
            "taken_by": self.taken_by, "taken_at": self.taken_at or None,
        })  # fmt: skip

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(
            order=decoding.field(row, "order", place_in_order),
            text=decoding.field(row, "text", prose, ""),
            by=decoding.field(row, "by", line, ""),
            at=decoding.field(row, "at", time_ms, 0),
            taken_by=decoding.field(row, "taken_by", line, ""),
            taken_at=decoding.field(row, "taken_at", time_ms, 0),
        )

    def known_by(self, lang: str) -> str:
        return first_words(self.text)
