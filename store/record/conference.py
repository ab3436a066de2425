"""One conference as a pure value. Every change makes a new value; totals are no part of it.

Here too is what its series makes of it: the texts that stand in its draft under a name (`headline`, `subheads`, `agenda`),
by language; and the cells the series has no place for any more, since an indicator, a place or a window was taken out. Those
stay in the record, since nothing typed is lost by an edit of the series; nothing prints or adds them. Screens show them
apart, and a finding asks a person to take each out or to say why it may stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct, defstruct, field
from msgspec.structs import replace

from store.part_kinds import KINDS, PARTS, SAID
from store.record.cell import STATED, Cell, CellKey
from store.record.reference import PartKey, Reference, is_part
from store.record.window import AsOf, Window
from store.series.definition import Indicator, Series

if TYPE_CHECKING:
    from store.record.answer import Answer
    from store.record.claim import Claim
    from store.record.figure import CountedList, Figure
    from store.record.part import Part
    from store.record.report import Report, ShiftNote
    from store.record.section import Section, Statement
    from store.record.status import Statuses
    from store.record.words import Words


NUMBER_MOST = 9999
"""The greatest number a conference can have: Chinese numerals are said up to it."""
EARLIER = 14
"""How many conferences before one its checks look at: two weeks of daily bulletins."""


def time_of_day(text: str) -> str:
    """`am`, `pm`, an hour 0 to 24 without a leading zero, or nothing, as `Conference.held_at` holds it.
    ValueError for anything else, such as other scripts' digits."""
    if text in ("", "am", "pm"):
        return text
    hour = text.removeprefix("0") if len(text) == 2 else text
    if hour not in _HOURS:
        raise ValueError(text)
    return hour


_HOURS = frozenset(map(str, range(25)))


class Status(StrEnum):
    """Where the bulletin stands on its way out."""

    DRAFT = "draft"
    RELEASED = "released"


class Note(Struct, frozen=True):
    """A person's word on a finding or a change: why a warning may stand, why a total fell."""

    text: str
    by: str = ""
    at: int = 0


_WORKED_OUT: dict[int, tuple[Mapping[CellKey, Cell], dict[tuple[str, ...], tuple[object, Any]]]] = {}
"""What was worked out of the cells a process has lately seen. They are known again as the same object, which is kept
along so that it stays that one; nobody changes a mapping that a conference has."""


if TYPE_CHECKING:

    class _Beside(Struct, frozen=True, kw_only=True):
        """Of what type the fields are that some module asks for by their name."""

        sections: Mapping[str, "Section"] = field(default_factory=dict)
        statements: Mapping[str, "Statement"] = field(default_factory=dict)
        figures: Mapping[str, "Figure"] = field(default_factory=dict)
        lists: Mapping[str, "CountedList"] = field(default_factory=dict)
        claims: Mapping[str, "Claim"] = field(default_factory=dict)
        statuses: Mapping[str, "Statuses"] = field(default_factory=dict)
        answers: Mapping[str, "Answer"] = field(default_factory=dict)
        reports: Mapping[str, "Report"] = field(default_factory=dict)
        shift_notes: Mapping[str, "ShiftNote"] = field(default_factory=dict)

else:
    _Beside = defstruct(
        "_Beside",
        [(kind, Mapping[str, Any], field(default_factory=dict)) for kind in PARTS],
        frozen=True,
        kw_only=True,
    )
    """The parts beside the grid, a field to a row of the table, which alone says what kinds there are."""


class Conference(_Beside, frozen=True, dict=True):
    """What one conference says.

    `number` is the ordinal (第24场), None for a notice without one. `held_at` is empty, `am`, `pm`
    or an hour such as `16`. `cells` holds what was entered, blank being absence. `as_of` holds the
    moment of each standing and cumulative figure by indicator. `texts` holds the person's own words
    by field (`agenda`, `headline`, … and `agenda.en`). `notes` holds reasons and explanations by the
    id of what they explain. The parts beside the grid are held by kind (`part_kinds`), each by its id:
    `parts(kind)` has those of any kind, the field of that name too. `extra` holds what another version
    of the program keeps with a conference and this one does not know, as it came.
    """

    series: str
    held_on: date
    number: int | None = None
    held_at: str = ""
    windows: tuple[Window, ...] = ()
    cells: Mapping[CellKey, Cell] = field(default_factory=dict)
    as_of: Mapping[str, AsOf] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    status: Status = Status.DRAFT
    version: int = 1
    extra: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def worked_out(self) -> dict[tuple[str, ...], tuple[object, Any]]:
        """Room for what was worked out of the cells (`store.figures.totals`, `store.checks.basis.case`), by what it is, each
        with the series it was worked out for. It is no part of the value; a conference with other cells is a new one and
        begins empty, one in which only words were changed goes on with what is known."""
        known = _WORKED_OUT.get(id(self.cells))
        if known is None or known[0] is not self.cells:
            if len(_WORKED_OUT) > 64:
                _WORKED_OUT.clear()
            known = _WORKED_OUT[id(self.cells)] = (self.cells, {})
        return known[1]

    def cell(self, key: CellKey) -> Cell | None:
        """The cell, or None when it is blank."""
        return self.cells.get(key)

    def number_in(self, key: CellKey) -> int | None:
        """The count in a cell; None when it is blank, marked or refused."""
        cell = self.cells.get(key)
        return cell.number if cell is not None else None

    def window(self, key: str) -> Window | None:
        """The window with that key, if the conference has it."""
        return next((window for window in self.windows if window.key == key), None)

    def with_cells(self, changes: Mapping[CellKey, Cell | None]) -> "Conference":
        """This conference with those cells; None makes a cell blank."""
        cells = dict(self.cells)
        for key, cell in changes.items():
            if cell is None:
                cells.pop(key, None)
            else:
                cells[key] = cell
        return replace(self, cells=cells)

    def with_note(self, key: str, note: Note | None) -> "Conference":
        """This conference with that explanation; None takes it back."""
        notes = {name: value for name, value in self.notes.items() if name != key}
        return replace(self, notes=notes if note is None else {**notes, key: note})

    def parts(self, kind: str) -> Mapping[str, Any]:
        """The parts of a kind (one of `part_kinds.PARTS`) by id."""
        held: Mapping[str, Any] = getattr(self, kind)
        return held

    @property
    def has_parts(self) -> bool:
        """Whether anything was said beside the grid."""
        return any(getattr(self, kind) for kind in SAID)

    def prose(self) -> Iterator[tuple[PartKey, "Words"]]:
        """Every text that holds slots, by where it stands."""
        for kind in KINDS.values():
            for key, one in self.parts(kind.name).items() if kind.prose else ():
                yield PartKey(kind.name, key), one.text

    def part(self, ref: Reference | None) -> "Part | None":
        """What a reference to a part leads to; None for one to anything else, or to what is not there."""
        return self.parts(ref.kind).get(ref.key) if isinstance(ref, PartKey) else None

    def figure(self, ref: Reference | None) -> "Figure | None":
        """The figure a reference leads to; None when it leads to no figure."""
        return self.figures.get(ref.key) if is_part(ref, "figures") else None

    def speaker(self, ref: Reference | None) -> "Section | Answer | None":
        """The section or answer a reference leads to, which has a speaker; None when it leads to neither."""
        if is_part(ref, "sections"):
            return self.sections.get(ref.key)
        return self.answers.get(ref.key) if is_part(ref, "answers") else None

    def counted_list(self, ref: Reference | None) -> "CountedList | None":
        """The list a reference leads to; None when it leads to no list."""
        return self.lists.get(ref.key) if is_part(ref, "lists") else None

    def statements_of(self, section: str) -> list[tuple[str, "Statement"]]:
        """The statements of a section in their order, with their ids."""
        found = [(key, one) for key, one in self.statements.items() if one.section == section]
        return sorted(found, key=lambda item: (item[1].order, item[0]))

    def with_windows(self, windows: Iterable[Window]) -> "Conference":
        return replace(self, windows=tuple(windows))


def chosen(conference: Conference, name: str, language: str) -> str:
    """A person's own words of that name in a language."""
    return conference.texts.get(f"{name}.{language}") or (
        conference.texts.get(name, "") if language == "zh" else ""
    )


def text_in(series: Series, conference: Conference, name: str, language: str) -> str:
    """What a text of a language says for a name: a person's words, else the series' fixed ones; empty for white space
    alone."""
    fixed: str = series.texts.get(name, {}).get(language, "")
    said = (chosen(conference, name, language), fixed)
    return next((words for words in said if words and words.strip()), "")


def left_over(series: Series, conference: Conference) -> dict[CellKey, str]:
    """The cells the series does not ask for, in their order, with what is not there: `indicator`, `window`,
    `place`, or `cell` for a combination that is not asked for."""
    indicators = {indicator.key: indicator for indicator in series.indicators}
    windows = {window.key for window in conference.windows}
    places = {place.key for place in series.places}
    found: dict[CellKey, str] = {}
    for key in sorted(conference.cells):
        what = indicators.get(key.indicator)
        lacking = "indicator" if what is None else _lacking(what, key, windows, places)
        if lacking:
            found[key] = lacking
    return found


def _lacking(what: Indicator, key: CellKey, windows: set[str], places: set[str]) -> str:
    in_window = what.kind.by_window
    if in_window and key.window not in windows:
        return "window"
    asked = not what.only_in or key.window in what.only_in
    if not asked or (key.window and not in_window):
        return "cell"
    if not what.by_place:
        return "cell" if key.place else ""
    if key.place == STATED:
        return ""
    if what.kind.computed or not key.place:
        return "cell"
    return "" if key.place in places else "place"
