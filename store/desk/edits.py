"""Undoable edits of a conference: what changed, from what to what, so that it can be taken back.

An edit names only what it touched. Taking it back therefore leaves alone what a second window or a
later edit changed elsewhere in the meantime.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from store.archive.documents import Change, diff
from store.record.cell import Cell, CellKey
from store.record.codec import Document, to_document
from store.record.conference import Conference
from store.record.statement_slots import PARTS

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
