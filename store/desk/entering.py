"""Entering figures and texts into one record: typing cell by cell, blocks, fields, undo and redo.

Every change goes the same way: it is written to the keystroke journal, then the record has it.

An edit names only what it touched. Taking it back therefore leaves alone what a second window or a later edit changed
elsewhere in the meantime. Which of the steps of a sitting touched a cell last is told without walking through all of them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from store.archive.documents import Change, diff
from store.figures.totals import total
from store.part_kinds import PARTS, Document
from store.record.cell import Cell, CellKey
from store.record.codec import to_document
from store.record.conference import Conference, Note
from store.record.count import NotACount, read_count
from store.record.notes import IN_ENGLISH, is_half_typed, is_printed_reason, note_name, unread_name
from store.record.reference import Reference
from store.record.text import one_line
from store.record.window import AsOf
from store.series.definition import Series
from store.troubles import Trouble

MAPPINGS = ("as_of", "texts", "notes", *PARTS)
"""Fields whose entries are changed one by one."""


class Edit(Struct, frozen=True):
    """Cells and fields with (old, new); None is blank or absent. A mapping's entry is named
    `texts/agenda`, a plain field by its name."""

    cells: Mapping[CellKey, tuple[Cell | None, Cell | None]] = field(default_factory=dict)
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not self.cells and not self.fields

    @property
    def back(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(
            {key: (new, old) for key, (old, new) in self.cells.items()},
            {name: (new, old) for name, (old, new) in self.fields.items()},
        )

    def then(self, later: "Edit") -> "Edit":
        """Both as one: the earlier old values with the later new ones."""
        cells = dict(self.cells)
        for key, (old, new) in later.cells.items():
            cells[key] = (cells[key][0] if key in cells else old, new)
        fields = dict(self.fields)
        for name, (old, new) in later.fields.items():
            fields[name] = (fields[name][0] if name in fields else old, new)
        return Edit(cells, fields)

    def applied(self, conference: Conference) -> Conference:
        """The conference with the new values in place."""
        conference = conference.with_cells({key: new for key, (_, new) in self.cells.items()})
        for name, (_, new) in self.fields.items():
            whole, _, entry = name.partition("/")
            if whole in MAPPINGS:
                held = {key: value for key, value in getattr(conference, whole).items() if key != entry}
                new = held if new is None else {**held, entry: new}
            conference = replace(conference, **{whole: new})
        return conference


class UndoSteps:
    """The steps, the newest last. A sitting of a whole day has thousands, and what was changed last is asked for each
    finding at each key."""

    def __init__(self, steps: Iterable[Edit] = ()) -> None:
        self._steps: list[Edit] = []
        self._touching: dict[CellKey, list[int]] = {}
        for step in steps:
            self.push(step)

    def __len__(self) -> int:
        return len(self._steps)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self._steps)

    @property
    def newest(self) -> Edit:
        return self._steps[-1]

    def push(self, step: Edit) -> None:
        for cell in step.cells:
            self._touching.setdefault(cell, []).append(len(self._steps))
        self._steps.append(step)

    def pop(self) -> Edit:
        step = self._steps.pop()
        for cell in step.cells:
            self._touching[cell].pop()
        return step

    def newest_of(self, ours: Callable[[Edit], bool]) -> Edit | None:
        """The newest step that is `ours`, where it can be taken back before the steps after it: none of those touches what
        it touches, nor speaks of a part that came with it. None where there is no such step."""
        later: list[Edit] = []
        for step in reversed(self._steps):
            if ours(step):
                return None if any(_builds_on(other, step) for other in later) else step
            later.append(step)
        return None

    def take_out(self, step: Edit) -> None:
        """Take that very step out, wherever it stands."""
        if self._steps[-1] is step:
            self.pop()
            return
        rest = [one for one in self._steps if one is not step]
        self._steps, self._touching = [], {}
        for one in rest:
            self.push(one)

    def join_newest(self) -> None:
        """Make the newest two one step."""
        later = self.pop()
        self.push(self.pop().then(later))

    def replaced_last(self, among: Collection[CellKey]) -> CellKey | None:
        """The one of these cells whose figure was replaced by another in the last step that touched any of them; None
        where that step filled in a blank, touched several of them, or there was none."""
        last = {cell: at[-1] for cell in among if (at := self._touching.get(cell))}
        newest = max(last.values(), default=-1)
        touched = [cell for cell, at in last.items() if at == newest]
        if len(touched) != 1 or self._steps[newest].cells[touched[0]][1] is None:
            return None
        cell = touched[0]
        held = any(self._steps[at].cells[cell][0] is not None for at in reversed(self._touching[cell]))
        return cell if held else None


def _builds_on(later: Edit, step: Edit) -> bool:
    """Whether a later step touches what that one touches, or speaks of a part that came with it."""
    if not (later.cells.keys().isdisjoint(step.cells) and later.fields.keys().isdisjoint(step.fields)):
        return True
    came = [name.partition("/")[2] for name, (old, _) in step.fields.items() if old is None and "/" in name]
    if not came:
        return False
    said = "\n".join(repr(new) for _, new in later.fields.values())
    return any(key in said for key in came)


def cell_edit(conference: Conference, cells: Mapping[CellKey, Cell | None]) -> Edit:
    """The edit that puts those cells; cells that already say the same are left out."""
    changed: dict[CellKey, tuple[Cell | None, Cell | None]] = {}
    for key, new in cells.items():
        old = conference.cell(key)
        if (old is None) != (new is None) or (old is not None and not old.says_same(new)):
            changed[key] = (old, new)
    return Edit(changed)


def field_edit(conference: Conference, fields: Mapping[str, Any]) -> Edit:
    """The edit that sets those fields (`number`, `windows`, `texts/agenda`, `as_of/high_risk` …)."""
    changed: dict[str, tuple[Any, Any]] = {}
    for name, new in fields.items():
        whole, _, entry = name.partition("/")
        held = getattr(conference, whole)
        old = held.get(entry) if whole in MAPPINGS else held
        if old != new:
            changed[name] = (old, new)
    return Edit({}, changed)


def journal_changes(conference: Conference, edit: Edit) -> list[Change]:
    """The edit of `conference` as changes of its document, leaf by leaf, for the keystroke journal."""
    bare = Conference(conference.series, conference.held_on)
    old, new = to_document(edit.back.applied(bare)), to_document(edit.applied(bare))
    paths: list[tuple[str, ...]] = [("cells", str(key)) for key in edit.cells]
    paths += [tuple(name.split("/", 1)) for name in edit.fields]
    changes: list[Change] = []
    for path in paths:
        changes += diff(_only(old, path), _only(new, path))
    return changes


def _only(document: Document, path: tuple[str, ...]) -> Document:
    """The part of a document that lies on the path."""
    if len(path) == 1:
        return {path[0]: document[path[0]]}
    inner = document.get(path[0], {})
    return {path[0]: {path[1]: inner[path[1]]} if path[1] in inner else {}}


def difference(old: Conference, new: Conference) -> Edit:
    """The edit that makes `old` say what `new` says."""
    cells: dict[CellKey, Cell | None] = dict.fromkeys(old.cells)
    cells.update(new.cells)
    fields: dict[str, Any] = {
        name: getattr(new, name) for name in ("number", "held_on", "held_at", "windows", "status", "version")
    }
    for whole in MAPPINGS:
        for entry in {**getattr(old, whole), **getattr(new, whole)}:
            fields[f"{whole}/{entry}"] = getattr(new, whole).get(entry)
    edit = cell_edit(old, cells)
    return replace(edit, fields=field_edit(old, fields).fields)


Clock = Callable[[], int]
"""Milliseconds since 1970 (UTC)."""


class EditJournal(Protocol):
    """The keystroke journal of one sitting. It never raises for a disk that refuses: `trouble` says
    why, and the line is written as soon as the disk takes it."""

    trouble: Any

    def append(self, change: Change, at: int, by: str = "", typing: bool = False) -> int:
        """Note a change so that no crash of the program loses it; its number. `typing`: one is still
        typing there."""
        ...

    def left(self, at: int, by: str = "") -> int:
        """Note that what was being typed was left, and so is whole; the number of that line."""
        ...

    @property
    def last(self) -> int:
        """The number of the newest change."""
        ...

    @property
    def saved(self) -> bool:
        """True once everything appended is synced to the disk."""
        ...

    def wait(self, number: int, timeout: float) -> bool:
        """Whether change `number` is synced, waiting up to `timeout` seconds for it."""
        ...

    def settle(self, number: int, generation: int, at: int) -> None:
        """Changes up to `number` are in the archive: a later start need not offer them."""
        ...

    def close(self) -> None:
        """Stop; what was not settled stays for the next sitting."""
        ...


def units_of(series: Series, key: CellKey) -> list[str]:
    """The measure words that may stand behind a count; none for an indicator the series no longer has."""
    return [
        unit
        for indicator in series.indicators
        if indicator.key == key.indicator
        for unit in indicator.unit.values()
        if unit
    ]


class Refusal(Struct, frozen=True):
    """A pasted or filled value that was not taken: where, what, and why."""

    cell: CellKey
    raw: str
    why: Trouble


class Entering:
    """A record that is being changed, with every step undoable for as long as the sitting lasts."""

    def __init__(
        self,
        series: Series,
        conference: Conference,
        *,
        who: str,
        clock: Clock,
        journal: EditJournal | None = None,
    ) -> None:
        self.series, self.who = series, who
        self.conference = conference
        self.journal = journal
        self._clock = clock
        self._undo = UndoSteps()
        self._redo: list[Edit] = []
        self._typing: CellKey | str | None = None
        self.newest_stamp = 0
        """The latest moment (ms) anything was stamped with in this sitting, as far as it is known."""
        self._half_written = False
        """The journal's newest line says that one is typing."""

    # -- typing ------------------------------------------------------------------------------

    def type(self, cell: CellKey, raw: str, source: str = "typed") -> Trouble | None:
        """Put what stands in a cell after a keystroke; the reason when it cannot be read.

        A refused text stays in the cell as it was typed. Keystrokes in one cell are one undo step
        until `close`.
        """
        if self._typing is not None and self._typing != cell:
            self.close()
        value, why = self._read(cell, raw, source)
        self._join(cell, cell_edit(self.conference, {cell: value}))
        return why

    def type_field(self, name: str, value: object) -> None:
        """Put what stands in a field (`statements/3kf`, `texts/agenda`) after a keystroke.

        Keystrokes in one field are one undo step until `close`.
        """
        if self._typing is not None and self._typing != name:
            self.close()
        self._join(name, field_edit(self.conference, {name: value}))

    def _join(self, where: CellKey | str, edit: Edit) -> None:
        """Do an edit, as one step with what was typed in the same place just before."""
        if edit.empty:
            return
        joined = self._typing == where and bool(self._undo)
        self._do(edit, typing=True)
        if joined:
            self._undo.join_newest()
        self._typing = where

    def close(self) -> None:
        """The cell was left: what was typed there is one step, and a step without effect is none."""
        if self._typing is not None and self._undo:
            step, where = self._undo.newest, self._typing
            held: Mapping[Any, tuple[Any, Any]] = step.cells if isinstance(where, CellKey) else step.fields
            old, new = held.get(where, (None, None))
            if old == new or (isinstance(old, Cell) and old.says_same(new)):
                self._undo.pop()
        self._typing = None
        if self._half_written and self.journal is not None:
            self.journal.left(self._clock(), self.who)
        self._half_written = False

    @property
    def is_typing(self) -> bool:
        """Whether a cell or field has been begun and not yet left."""
        return self._typing is not None

    def now(self) -> int:
        """Milliseconds since 1970, by the sitting's clock."""
        return self._clock()

    def revert(self) -> None:
        """Take back what was typed in the cell since it was entered (Esc)."""
        if self._typing is not None and self._undo:
            edit = self._undo.pop()
            self._typing = None
            self._write(edit.back)
        self._half_written = False

    def enter(self, cell: CellKey, raw: str, source: str = "typed") -> Trouble | None:
        """Type a whole value and leave the cell."""
        self.close()
        why = self.type(cell, raw, source)
        self.close()
        return why

    def enter_many(
        self,
        values: Sequence[tuple[CellKey, str]],
        source: str = "pasted",
        fields: Mapping[str, Any] | None = None,
    ) -> list[Refusal]:
        """Enter a block, and fields beside it, as one undo step; what cannot be read is refused and its cell left
        alone."""
        self.close()
        cells: dict[CellKey, Cell | None] = {}
        refused: list[Refusal] = []
        for key, raw in values:
            value, why = self._read(key, raw, source)
            if why is None:
                cells[key] = value
            else:
                refused.append(Refusal(key, one_line(raw), why))
        self._do(self._edit(cells, fields))
        return refused

    def fill_zero(self, window: str, indicator: str) -> int:
        """Put 0 into every blank place of a row; how many there were."""
        self.close()
        blank = total(self.series, self.conference, window, indicator).blank
        if self.series.indicator(indicator).kind.computed:
            return 0
        zero = Cell(0, "0", self.who, self._clock(), "filled")
        self._do(cell_edit(self.conference, dict.fromkeys(blank, zero)))
        return len(blank)

    def _read(self, key: CellKey, raw: str, source: str) -> tuple[Cell | None, Trouble | None]:
        units = units_of(self.series, key)
        text = one_line(raw)
        at = self._clock()
        try:
            value = read_count(raw, units)
        except NotACount as why:
            return Cell(None, text, self.who, at, source), why
        return (None if value is None else Cell(value, text, self.who, at, source)), None

    # -- other fields ------------------------------------------------------------------------

    def set_fields(self, **fields: Any) -> None:
        """Set `number`, `held_on`, `held_at`, `windows`, `status` as one undo step."""
        self.close()
        self._do(field_edit(self.conference, fields))

    def set_text(self, name: str, text: str) -> None:
        """Set one of the person's own texts; empty removes it."""
        self.set_texts({name: text})

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Set several of them as one undo step."""
        self.close()
        self._do(field_edit(self.conference, {f"texts/{name}": text or None for name, text in texts.items()}))

    def set_as_of(self, indicator: str, as_of: AsOf | None, unread: str = "") -> None:
        """Set the moment a standing or cumulative figure is true for. What was typed and cannot be read (`unread`)
        stays with the record as it was typed, and is found by the checks until it is mended."""
        self.close()
        name = f"as_of/{indicator}"
        held = self.conference.notes.get(unread_name(name))
        same = held is not None and held.text == unread
        note = held if same else Note(unread, self.who, self._clock()) if unread else None
        fields = {name: None if unread else as_of, f"notes/{unread_name(name)}": note}
        self._do(field_edit(self.conference, fields))

    def explain(self, finding: str, text: str, in_english: str = "") -> None:
        """Record why a warning may stand (or why a total fell, with the same in English, since that is printed); empty
        takes it back."""
        self.close()
        notes = {finding: text}
        if is_printed_reason(finding):
            notes[f"{finding}{IN_ENGLISH}"] = in_english if text else ""
        self._do(
            field_edit(
                self.conference,
                {
                    f"notes/{name}": Note(words, self.who, self._clock()) if words else None
                    for name, words in notes.items()
                },
            )
        )

    def put(self, cells: Mapping[CellKey, Cell | None], fields: Mapping[str, Any] | None = None) -> None:
        """Put ready cells (from a reading, a mend, an older version), and fields beside them, as one undo step."""
        self.close()
        self._do(self._edit(cells, fields))

    def _edit(self, cells: Mapping[CellKey, Cell | None], fields: Mapping[str, Any] | None) -> Edit:
        return Edit(cell_edit(self.conference, cells).cells, field_edit(self.conference, fields or {}).fields)

    def replace_with(self, conference: Conference) -> None:
        """Make the record say what `conference` says, as one undo step (an older version, a merge)."""
        self.close()
        self._do(difference(self.conference, conference))

    # -- undo --------------------------------------------------------------------------------

    def next_undo(self, ours: Callable[[Edit], bool] | None = None) -> Edit | None:
        """The step `undo` takes back; with `ours` the newest of which that holds, if it can be taken back before those
        that came after it."""
        self.close()
        if ours is not None:
            return self._undo.newest_of(ours)
        return self._undo.newest if self._undo else None

    def undo(self, ours: Callable[[Edit], bool] | None = None) -> Edit | None:
        """Take back the last step, with `ours` the last of which that holds; what it changed, or None when there is
        nothing."""
        edit = self.next_undo(ours)
        if edit is None:
            return None
        self._undo.take_out(edit)
        self._write(edit.back)
        self._redo.append(edit)
        return edit

    def redo(self) -> Edit | None:
        """Do the last undone step again; what it changed, or None when there is nothing."""
        self.close()
        if not self._redo:
            return None
        edit = self._redo.pop()
        self._write(edit)
        self._undo.push(edit)
        return edit

    @property
    def steps(self) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
        """What can be taken back and what can be done again, for `go_on_from` of a later sitting."""
        return tuple(self._undo), tuple(self._redo)

    def go_on_from(self, steps: tuple[tuple[Edit, ...], tuple[Edit, ...]]) -> None:
        """Take over the steps of a sitting that ended with the record as it is now."""
        self._undo, self._redo = UndoSteps(steps[0]), list(steps[1])

    def replaced_last(self, among: Collection[CellKey]) -> CellKey | None:
        """The one of these cells whose figure was replaced by another last (`UndoSteps.replaced_last`)."""
        return self._undo.replaced_last(among)

    def confirm_whole(self, ref: Reference) -> bool:
        """A person says that a figure recovered half typed is whole; False when it is not marked as such."""
        if not is_half_typed(self.conference, ref):
            return False
        self.set_fields(**{f"notes/{note_name(ref)}": None})
        return True

    def _do(self, edit: Edit, typing: bool = False) -> None:
        if edit.empty:
            return
        edit = self._without_marks(edit)
        self._write(edit, typing)
        self._undo.push(edit)
        self._redo.clear()

    def _without_marks(self, edit: Edit) -> Edit:
        """The edit with the marks of half-typed figures, and of as-ofs that cannot be read, taken off what it sets
        anew."""
        if not self.conference.notes:
            return edit
        set_anew = (*map(str, edit.cells), *(name for name in edit.fields if "/" in name))
        named = (mark(ref) for ref in set_anew for mark in (note_name, unread_name))
        marks = {f"notes/{name}": self.conference.notes.get(name) for name in named}
        off = {
            name: (note, None) for name, note in marks.items() if note is not None and name not in edit.fields
        }
        return replace(edit, fields={**edit.fields, **off}) if off else edit

    def _write(self, edit: Edit, typing: bool = False) -> None:
        """Journal first: the record never holds what a crash would lose."""
        if self.journal is not None:
            for change in journal_changes(self.conference, edit):
                still = typing and change.path[0] != "notes"
                at = self._clock()
                self.newest_stamp = max(self.newest_stamp, at)
                self.journal.append(change, at, self.who, typing=still)
        self._half_written = typing
        self.conference = edit.applied(self.conference)
