"""Owns what can be said about two documents without knowing what they mean: differences and merges.

A document is a nested dict of JSON values. It is taken apart down to its *leaves*, the parts that
change as a whole: a cell with its provenance, a sentence, a list. `Shape` says where they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final

from msgspec import Struct, field

from store.archive.troubles import ArchiveTrouble
from store.part_kinds import KINDS, Document


class _Absent(Enum):
    ABSENT = "absent"


ABSENT: Final = _Absent.ABSENT
"""In place of a value where there is none; None is a value (JSON's null)."""


class Shape(Struct, frozen=True):
    """`leaves`: how many keys below a top-level key its leaves lie; dicts elsewhere are taken apart to
    the end. `says`: the fields in which a leaf of that part says something; the others tell who typed
    it and when, and two people who say the same do not clash. The first field that is not null counts."""

    leaves: Mapping[str, int] = field(default_factory=dict)
    says: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def is_leaf(self, path: tuple[str, ...]) -> bool:
        """Whether what stands at `path` is compared and merged as a whole."""
        return bool(path) and self.leaves.get(path[0], 1_000) < len(path)

    def agree(self, path: tuple[str, ...], one: object, other: object) -> bool:
        """Whether two leaves at `path` say the same, whoever said it."""
        if same(one, other):
            return True
        fields = self.says.get(path[0], ()) if self.is_leaf(path) else ()
        if not (fields and isinstance(one, dict) and isinstance(other, dict)):
            return False
        for name in fields:
            mine, theirs = one.get(name), other.get(name)
            if mine is not None or theirs is not None:
                return same(mine, theirs)
        return True


CONFERENCE: Final = Shape(
    leaves={
        "cells": 1,
        "windows": 1,
        "as_of": 1,
        "notes": 1,
        "texts": 1,
        **{kind.name: 1 for kind in KINDS.values() if kind.whole},
    },
    says={
        "cells": ("v", "raw"),
        "notes": ("text",),
        **{kind.name: kind.says for kind in KINDS.values() if kind.says},
    },
)
"""The shape of the documents `store.record.codec` makes. A figure with its unit and scale is one leaf:
half of one person's and half of another's would be a third figure nobody gave."""


class Change(Struct, frozen=True):
    """One leaf before and after; ABSENT on either side for one that was added or removed."""

    path: tuple[str, ...]
    old: Any
    new: Any

    def as_json(self) -> Document:
        """The change as it stands in a history; an absent side has no key."""
        row: Document = {"path": list(self.path)}
        if self.old is not ABSENT:
            row["old"] = self.old
        if self.new is not ABSENT:
            row["new"] = self.new
        return row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Change":
        """The change written by `as_json`; KeyError or TypeError for anything else."""
        return cls(tuple(row["path"]), row.get("old", ABSENT), row.get("new", ABSENT))


class Clash(Struct, frozen=True):
    """A leaf two people gave different values from the same `base`. `theirs` stands in the record."""

    path: tuple[str, ...]
    base: Any
    mine: Any
    theirs: Any


def same(one: object, other: object) -> bool:
    """Equality as JSON sees it: 1, true and 1.0 are three things, the order of keys is none."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def copied(value: Any) -> Any:
    """A copy that shares no dict or list with `value`. Raises ArchiveTrouble for what JSON has not."""
    if isinstance(value, dict):
        if not all(type(key) is str for key in value):
            raise ArchiveTrouble("unwritable", where="document", what="a key that is not a text")
        return {key: copied(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [copied(inner) for inner in value]
    if value is None or isinstance(value, str | int):
        return value
    raise ArchiveTrouble("unwritable", where="document", what=type(value).__name__)


def diff(old: Document, new: Document, shape: Shape = CONFERENCE) -> list[Change]:
    """The changes that make `new` of `old`, leaf by leaf, in the order in which they can be applied."""
    changes: list[Change] = []
    _compare((), old, new, shape, changes)
    return changes


def _compare(path: tuple[str, ...], old: Any, new: Any, shape: Shape, changes: list[Change]) -> None:
    if old is new:
        return
    if shape.is_leaf(path) or not (_opens(old) and _opens(new)):
        if not same(old, new):
            changes.append(Change(path, old, new))
        return
    if old is ABSENT:
        changes.append(Change(path, ABSENT, {}))
    before = {} if old is ABSENT else old
    after = {} if new is ABSENT else new
    for key in before:
        if key not in after:
            _compare((*path, key), before[key], ABSENT, shape, changes)
    for key, value in after.items():
        _compare((*path, key), before.get(key, ABSENT), value, shape, changes)
    if new is ABSENT:
        changes.append(Change(path, {}, ABSENT))


def _opens(value: object) -> bool:
    return isinstance(value, dict) or value is ABSENT


def at(document: Document, path: Sequence[str]) -> Any:
    """What stands at `path`, ABSENT if nothing does."""
    value: Any = document
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return ABSENT
        value = value[key]
    return value


def put(document: Document, path: Sequence[str], value: Any) -> None:
    """Let `value` stand at `path` of `document`, in place; ABSENT removes what stands there."""
    *parents, last = path
    inner = document
    for key in parents:
        below = inner.get(key)
        if not isinstance(below, dict):
            if value is ABSENT:
                return
            below = inner[key] = {}
        inner = below
    if value is ABSENT:
        inner.pop(last, None)
    else:
        inner[last] = copied(value)


def undo(document: Document, changes: Sequence[Change]) -> None:
    """Take `changes` back, in place, last first."""
    for change in reversed(changes):
        put(document, change.path, change.old)


def merge(
    theirs: Document, changes: Iterable[Change], shape: Shape = CONFERENCE
) -> tuple[list[Change], list[Clash]]:
    """Make `changes` (mine, from some base) on `theirs`, in place; it may have moved on from that base.

    Returns the changes it really took, and the clashes: leaves where both moved to different values.
    There theirs stands and mine is handed back; nothing is dropped silently.
    """
    made: list[Change] = []
    clashes: list[Clash] = []
    for change in changes:
        path, base, mine = change.path, change.old, change.new
        there = at(theirs, path)
        if same(there, mine) or (mine == {} and isinstance(there, dict) and not shape.is_leaf(path)):
            continue
        if not shape.is_leaf(path) and mine is ABSENT and isinstance(there, dict) and there:
            continue  # a part emptied here in which another window has put something
        if not same(there, base) and not shape.agree(path, there, base):
            if not shape.agree(path, there, mine) and not shape.agree(path, base, mine):
                clashes.append(Clash(path, base, mine, there))
            continue
        blocked = ABSENT if mine is ABSENT else _open_parents(theirs, path, made)
        if blocked is not ABSENT:
            clashes.append(Clash(path, base, mine, blocked))
            continue
        made.append(Change(path, there, copied(mine) if mine is not ABSENT else ABSENT))
        put(theirs, path, mine)
    return made, clashes


def _open_parents(document: Document, path: tuple[str, ...], made: list[Change]) -> Any:
    """Make the dicts above `path` that another window removed, noting each in `made`; what stands in
    the way is returned, ABSENT when nothing does."""
    for length in range(1, len(path)):
        there = at(document, path[:length])
        if there is ABSENT:
            made.append(Change(path[:length], ABSENT, {}))
            put(document, path[:length], {})
        elif not isinstance(there, dict):
            return there
    return ABSENT


def collapsed(changes: Iterable[Change]) -> list[Change]:
    """One change for each path, from its first old value to its last new one, unchanged ones left out."""
    ends: dict[tuple[str, ...], Change] = {}
    for change in changes:
        first = ends.pop(change.path, change)
        ends[change.path] = Change(change.path, first.old, change.new)
    return [change for change in ends.values() if not same(change.old, change.new)]
