"""Who has reported for a conference: each place and each department, until when, what of it was confirmed, and what was
given otherwise before; and what a person notes of it.

A place has reported when its figures stand: a blank is none. What it gave before comes from the history of the
record, so that a figure given anew is told with the old one beside it. What only a person knows, that somebody was
asked and how, and words for the next shift, is noted: no report is ever changed, the next one stands behind it, and a note
that was taken over stays too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from store.archive.documents import ABSENT
from store.desk.clock import local_time
from store.desk.paragraphs.sections import new_key
from store.figures.reference_values import referred
from store.record.cell import Cell, CellKey, Mark
from store.record.codec import part_class
from store.record.decoding import Misfit
from store.record.part import in_order
from store.record.reference import PartKey, Reference
from store.record.report import Report, ReportState, ShiftNote
from store.record.statement_slots import prose_slots
from store.record.words import Words, in_words
from store.series.definition import Department, Indicator, Series
from store.series.loading import due

if TYPE_CHECKING:
    from store.archive.documents import Change
    from store.archive.repository import Revision
    from store.desk.entering import Entering
    from store.record.conference import Conference


_WAITED = timedelta(days=3)
"""Until how long after the deadline a figure counts as late. One that was entered later still comes from an old bulletin,
and nobody was waiting for it."""


class State(StrEnum):
    """How far a place or a department is."""

    WAITING = "waiting"
    """Nothing of theirs stands in the record."""
    PARTLY = "partly"
    REPORTED = "reported"
    AGAIN = "again"
    """Something was given otherwise before, and nobody noted since that it is right now."""
    VERIFIED = "verified"


class Told(Struct, frozen=True):
    """What was given, by whom it was entered and when (ms; 0 where nobody knows)."""

    text: str
    by: str = ""
    at: int = 0


class Item(Struct, frozen=True):
    """One figure or paragraph: all that ever stood there, the oldest first, the last being what stands now. `asked`: it
    belongs to what has to be reported."""

    ref: Reference
    told: tuple[Told, ...] = ()
    blank: bool = True
    """Nothing they gave stands there now: it is empty, holds 未报, or a text nobody could read as a figure."""
    asked: bool = True

    gone: bool = False
    """Nothing is in the record there now, though something was."""
    unread: str = ""
    """The text that stands there and could not be read as a figure."""

    @property
    def now(self) -> str:
        """What stands there; empty for nothing."""
        return "" if self.blank else self.told[-1].text


class Changed(Struct, frozen=True):
    """What was given anew: what stood before, and what stands now (an empty text where it was taken out)."""

    ref: Reference
    old: Told
    new: Told


class BoardRow(Struct, frozen=True):
    """One who reports. `who` as in `record.report`, `due` by the office's clock, `reports` what was noted, the oldest
    first; `at` when all of it stood for the first time (ms; 0 while it does not, or where nobody knows)."""

    who: str
    names: Words
    items: tuple[Item, ...]
    reports: tuple[Report, ...]
    state: State
    changed: tuple[Changed, ...]
    at: int = 0
    due: datetime | None = None
    late: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it is one of the series' places, which has reported when its figures stand."""
        return self.who.startswith("places/")

    @property
    def asked(self) -> int:
        """How much they have to report."""
        return sum(item.asked for item in self.items)

    @property
    def filled(self) -> int:
        """How much of that stands in the record."""
        return sum(item.asked and not item.blank for item in self.items)

    @property
    def there(self) -> bool:
        """Whether all they were asked for has come."""
        return self.state in (State.REPORTED, State.AGAIN, State.VERIFIED)

    @property
    def again(self) -> bool:
        """Whether something was given anew, and nobody noted since that they have reported."""
        return self.state is State.AGAIN or (bool(self.changed) and not self.there)

    @property
    def leads_to(self) -> Reference | None:
        """Where to go on with them: the first blank of theirs, else their first figure, else their section."""
        blank = (item.ref for item in self.items if item.blank and item.asked)
        first = next(blank, next((item.ref for item in self.items), None))
        section = self.who.removeprefix("sections/") if self.who.startswith("sections/") else ""
        return first if first is not None else PartKey("sections", section) if section else None

    def name(self, lang: str) -> str:
        """What they are called."""
        return in_words(self.names, lang) or self.who


def board(
    sitting: "Entering", revisions: Sequence["Revision"] = (), unsaved: Sequence["Change"] = ()
) -> list[BoardRow]:
    """A row for each place in the order of the series, then for each department: those the series asks, then those of
    the sections. `revisions` is the history of the conference as the archive has it, `unsaved` what was changed since."""
    series, conference, now = sitting.series, sitting.conference, sitting.now()
    past = _given(revisions)
    for change in unsaved:
        _began(past, change)
    noted: dict[str, list[Report]] = {}
    for report in sorted(conference.reports.values(), key=lambda one: (one.at, one.order)):
        noted.setdefault(report.who, []).append(report)
    return [
        _row(conference, series, (who, names), [_with_past(one, past, noted.get(who, ())) for one in items],
             noted.get(who, ()), now)
        for who, names, items in _everybody(series, conference)
    ]  # fmt: skip


def _everybody(series: Series, conference: "Conference") -> Iterator[tuple[str, Words, list[Item]]]:
    here = [what for what in series.indicators if what.by_place and not what.kind.computed]
    for place in series.places if here else ():
        yield f"places/{place.key}", place.names, list(_cells(here, conference, place.key))
    sections = in_order(conference.sections)
    for one in series.departments:
        own = [key for key in sections if _is_called(one, conference.sections[key].department)]
        sections = [key for key in sections if key not in own]
        yield (
            f"departments/{one.key}",
            one.names,
            [
                *_cells(_given_by(series, one), conference, ""),
                *(item for key in own for item in _said_in(series, conference, key)),
            ],
        )
    for key in sections:
        yield (
            f"sections/{key}",
            conference.sections[key].department or conference.sections[key].speaker,
            [*_said_in(series, conference, key)],
        )


def _given_by(series: Series, department: Department) -> list[Indicator]:
    return [what for what in series.indicators if what.key in department.indicators]


def _is_called(department: Department, words: Words) -> bool:
    names = {*department.names.values(), *department.shorts.values(), *department.also}
    return any(word in names for word in words.values())


def _cells(indicators: Sequence[Indicator], conference: "Conference", place: str) -> Iterator[Item]:
    """What a place is asked for (a department, where it is empty), and what seldom used figures it gave besides."""
    windows = [window.key for window in conference.windows]
    for window in (*windows, ""):
        for what in indicators:
            fits = what.kind.by_window is bool(window)
            if not fits or (what.only_in and window and window not in what.only_in):
                continue
            key = CellKey(window, what.key, place)
            cell = conference.cell(key)
            if cell is not None or not what.optional:
                told = (_cell_told(cell),) if cell is not None else ()
                unread = cell.raw if cell is not None and cell.refused else ""
                away = cell is None or cell.refused or cell.value is Mark.NOT_REPORTED  # asked, and not given
                yield Item(key, told, blank=away, asked=what.required or not what.optional, unread=unread)


def _said_in(series: Series, conference: "Conference", section: str) -> Iterator[Item]:
    """The figures and lists of a section; its paragraphs too, which are asked for where it has no figures."""
    typed = [
        (PartKey(kind, key), Told(_shown(one), getattr(one, "by", ""), getattr(one, "at", 0)))
        for kind in ("figures", "lists")
        for key in in_order(conference.parts(kind))
        if (one := conference.parts(kind)[key]).section == section
    ]
    for ref, told in typed:
        yield Item(ref, (told,) if told.text else (), blank=not told.text)
    texts = conference.statements_of(section)
    for key, statement in texts:
        text = _as_printed(series, conference, in_words(statement.text, "zh"))
        yield Item(PartKey("statements", key), (Told(text),) if text else (), blank=not text, asked=not typed)
    if not typed and not texts:
        yield Item(PartKey("sections", section))


def _as_printed(series: Series, conference: "Conference", text: str) -> str:
    """A paragraph with what its slots come to, so that one reads the same whether or not a figure was lifted."""
    for slot in reversed(prose_slots(text)):
        text = text[: slot.start] + (referred(series, conference, slot.ref) or "…") + text[slot.end :]
    return text


def _shown(part: Any) -> str:
    """What a figure or a list says; as it was typed while it cannot be read."""
    return str(part.shown or getattr(part, "raw", ""))


def _cell_told(cell: Cell) -> Told:
    return Told(cell.raw if cell.value is None else str(cell.value), cell.by, cell.at)


# -- what was given before


def _given(revisions: Iterable["Revision"]) -> dict[tuple[str, ...], list[Told]]:
    """What stood at each place of the record, version by version. The first is what the first change took away."""
    found: dict[tuple[str, ...], list[Told]] = {}
    for entry in revisions:
        by, at = entry.signature.by, entry.signature.at
        for change in entry.changes:
            if len(change.path) == 2 and change.path[0] in _GIVEN:
                seen = _began(found, change)
                if change.new is not ABSENT:
                    seen += _leaf(change.path[0], change.new, by, at)
    return found


def _began(found: dict[tuple[str, ...], list[Told]], change: "Change") -> list[Told]:
    """What is known to have stood at the place of a change, with what it took away where nothing was known."""
    seen = found.setdefault(change.path, [])
    if not seen and len(change.path) == 2 and change.path[0] in _GIVEN and change.old is not ABSENT:
        seen += _leaf(change.path[0], change.old, "", 0)
    return seen


_GIVEN = ("cells", "figures", "lists")
"""The parts of a record that hold what somebody gave. Paragraphs are the office's own writing: they are held only
against what was confirmed."""


def _leaf(kind: str, row: Any, by: str, at: int) -> list[Told]:
    """What a row of a document says, entered by whom and when; those of the version where it does not say."""
    if not isinstance(row, Mapping):
        return []
    if kind == "cells":
        value = row.get("v")
        if value == Mark.NOT_REPORTED.value:
            return []  # not what somebody gave
        text = str(row.get("raw", "") if value is None else value)
    else:
        try:
            text = _shown(part_class(kind).from_row(row))
        except Misfit:
            return []
    by, at = row.get("by") or by, row.get("at") or at
    return [Told(text, str(by), at if type(at) is int else 0)] if text else []


def _with_past(item: Item, past: Mapping[tuple[str, ...], Sequence[Told]], reports: Iterable[Report]) -> Item:
    """The item with what stood there before, by the history and by what was noted then, each value once where it did
    not change."""
    ref = str(item.ref)
    path = ("cells", ref) if isinstance(item.ref, CellKey) else tuple(ref.split("/", 1))
    before = [*past.get(path, ())]
    known = {one.text for one in (*before, *item.told)}
    before += [
        Told(text, report.by, report.at)
        for report in reports
        if (text := report.figures.get(ref, "")) and text not in known
    ]
    told: list[Told] = []
    for one in (*sorted(before, key=lambda one: one.at), *item.told):
        if not told or told[-1].text != one.text:
            told.append(one)
    return replace(item, told=tuple(told), gone=not item.told)


# -- what follows


def _row(
    conference: "Conference", series: Series, whose: tuple[str, Words], items: Sequence[Item],
    reports: Sequence[Report], now: int,
) -> BoardRow:  # fmt: skip
    who, names = whose
    last = reports[-1] if reports else None
    changed = tuple(_changed(items, last))
    asked = [item for item in items if item.asked]
    complete = bool(asked) and not any(item.blank for item in asked)
    covered = last is not None and all(last.figures.get(str(item.ref), "") == item.now for item in items)
    noted = covered and (complete or not who.startswith("places/"))  # of a place no word stands for a blank
    if changed and (complete or not asked):  # with a blank among them they are waited for first of all
        state = State.AGAIN
    elif covered and (complete or not asked) and last is not None and last.state is ReportState.VERIFIED:
        state = State.VERIFIED
    elif complete or noted:
        state = State.REPORTED
    else:
        state = State.PARTLY if any(not item.blank for item in asked) else State.WAITING
    at = max((item.told[0].at for item in asked), default=0) if complete else 0
    if not at and reports and state is not State.PARTLY:
        at = reports[0].at
    row = BoardRow(who, names, tuple(items), tuple(reports), state, changed, at)
    deadline = series.deadlines.get("places" if row.is_place else "departments")
    if deadline is None:
        return row
    until = due(deadline, conference.held_on)
    came = local_time(at or now)
    late = (at > 0 or not row.there) and until < came <= until + _WAITED
    return replace(row, due=until, late=late)


def _changed(items: Sequence[Item], last: Report | None) -> Iterator[Changed]:
    """What was given otherwise than it was noted last; where nothing was noted, than when all of it was there for the
    first time: what is put right before that was never reported."""
    asked = [item for item in items if item.asked]
    there = max((item.told[0].at for item in asked if item.told), default=0)
    if last is None and not all(item.told for item in asked):
        return
    for item in items:
        new = item.told[-1] if item.told and not item.gone else Told("")
        if last is not None:
            text = last.figures.get(str(item.ref), "")
            before = [one for one in item.told if one.text == text]
            old = before[-1] if before else Told(text, last.by, last.at)
        elif item.told:
            old = next((one for one in reversed(item.told) if one.at <= there), item.told[0])
        else:
            continue
        if old.text and old.text != new.text:
            yield Changed(item.ref, old, new)


def tally(rows: Iterable[BoardRow]) -> dict[str, int]:
    """How many there are of each state (`State`), how many are `late`, and how many there are (`all`). Who gave something
    anew and left something else blank is waited for, and counts among those who reported again too."""
    counts = dict.fromkeys((*State, "late", "all"), 0)
    for row in rows:
        counts[row.state] += 1
        counts[State.AGAIN] += row.again and row.state is not State.AGAIN
        counts["late"] += row.late
        counts["all"] += 1
    return {str(name): count for name, count in counts.items()}


def gone(sitting: "Entering") -> list[Report]:
    """What was noted of somebody who is asked no more: a section that was taken out."""
    asked = {who for who, _, _ in _everybody(sitting.series, sitting.conference)}
    return [one for one in sitting.conference.reports.values() if one.who not in asked]


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
