"""What a person notes for the office beside a conference: that somebody reported or was asked, and words for the next
shift. No report is ever changed; the next one stands behind it. A note is taken over, and stays too.
"""

from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec.structs import replace

from store.desk.paragraphs.sections import new_key
from store.desk.progress.board import BoardRow
from store.record.report import Report, ReportState, ShiftNote

if TYPE_CHECKING:
    from store.desk.entering import Entering
    from store.record.conference import Conference


def note_report(
    sitting: "Entering", row: BoardRow, state: ReportState, *, how: str = "", contact: str = "", note: str = ""
) -> str:  # fmt: skip
    """Note that they reported or were asked and confirmed it, with what stands in the record now; the note's id."""
    at = sitting.now()
    figures = {str(item.ref): item.now for item in row.items if not item.blank}
    report = Report(0, row.who, dict(row.names), state, sitting.who, at, how, contact, note, figures)
    return _put(sitting, "reports", report, row.who)


def leave_note(sitting: "Entering", text: str) -> str:
    """Leave words for the next shift; their id."""
    return _put(sitting, "shift_notes", ShiftNote(0, text, sitting.who, sitting.now()), text)


def take_note(sitting: "Entering", key: str) -> None:
    """Somebody has taken over what a note says: it is told no more, and stays in the record."""
    note = sitting.conference.shift_notes[key]
    taken = replace(note, taken_by=sitting.who or "-", taken_at=sitting.now())
    sitting.set_fields(**{f"shift_notes/{key}": taken})


def open_notes(conference: "Conference") -> list[tuple[str, ShiftNote]]:
    """The words for the next shift that nobody has taken over yet, the oldest first, with their ids."""
    notes = [(key, note) for key, note in conference.shift_notes.items() if not note.taken_by]
    return sorted(notes, key=lambda item: (item[1].at, item[1].order, item[0]))


def _put(sitting: "Entering", kind: str, value: Any, about: str) -> str:
    """As one step. Two people who note something in the same millisecond make two notes."""
    others = sitting.conference.parts(kind)
    at = sitting.now() + crc32(f"{sitting.who}\n{about}".encode())
    key = new_key(sitting.conference, kind, at)
    order = max((other.order for other in others.values()), default=-1) + 1
    sitting.set_fields(**{f"{kind}/{key}": replace(value, order=order)})
    return key
