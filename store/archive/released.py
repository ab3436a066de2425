"""Owns which versions of a conference went out as final: the rows of the table `released` in its file.

They lie in the archive, so that every account and every computer tells the same state, and a backup, a copy or a
removed conference has it, too. A program that does not know the table keeps it as it is. A row is only ever added:

    {"version": 3, "head": hash of that entry, "state": hash of the record then, "by": who, "at": ms, "after": 2}

`head` and `state` tie a row to the history: where they are not in it, the record is never said to be as it went out.
`by` and `at` are left out where they are not known, `after` (the version that had gone out before) where none had.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from store.archive import chain
from store.archive.documents import ABSENT, CONFERENCE, Change, Shape, diff
from store.archive.seal import digest
from store.part_kinds import INSIDE, Document

RELEASES = "released"
_UNPRINTED = INSIDE | {"version", "format"}


class Release(Struct, frozen=True, omit_defaults=True):
    """One final text that went out: of which version, under which hashes, by whom, when (milliseconds), and after
    which version had gone out before it."""

    version: int
    head: str
    state: str = ""
    by: str = ""
    at: int = 0
    after: int = 0

    def row(self) -> dict[str, Any]:
        """The release as it stands in the file."""
        members = {name: getattr(self, name) for name in ("state", "by", "at", "after")}
        known = {name: value for name, value in members.items() if value}
        return {"version": self.version, "head": self.head, **known}


class WentOut(Struct, frozen=True):
    """The version that last went out as final, and whether the record says otherwise since; also where the history has
    not that version as it was."""

    version: int
    moved_on: bool


def releases_in(tables: Mapping[str, Mapping[str, Any]]) -> list[Release]:
    """The releases in a conference's tables, in the order in which they were added; a row that says nothing of the kind
    is passed over."""
    rows = tables.get(RELEASES, {})
    return [one for number in sorted(rows, key=int) if (one := _release(rows[number])) is not None]


def _release(row: Mapping[str, Any]) -> Release | None:
    version, head = row.get("version"), row.get("head")
    if type(version) is not int or version < 1 or not isinstance(head, str):
        return None
    kinds = {"state": str, "by": str, "at": int, "after": int}
    return Release(
        version, head, **{name: row[name] for name, kind in kinds.items() if type(row.get(name)) is kind}
    )


def last_of(releases: Iterable[Release]) -> Release | None:
    """The release that counts: of the latest version; of one version, of which two copies may have made two, the one
    that was added last."""
    found: Release | None = None
    for one in releases:
        if found is None or one.version >= found.version:
            found = one
    return found


def not_among(theirs: Iterable[Release], ours: Iterable[Release]) -> list[Release]:
    """Those of `theirs` that are not among `ours`."""
    there = {(one.version, one.head) for one in ours}
    return [one for one in theirs if (one.version, one.head) not in there]


def signed_by(
    key: str, stored: Document, entries: Sequence[chain.ChainEntry], last: Release, *, sound: bool
) -> Document | None:
    """The record of which that final text was made, led back to from the `stored` one; None where the history has not
    that version as it was, or does not lead to it any more: then nobody can say that the record is what went out.
    `sound`: it is known that the stored record is the one the last entry led to."""
    entry = entries[last.version - 1] if last.version <= len(entries) else {}
    if entry.get("hash") != last.head or last.state not in ("", entry.get("state")):
        return None
    if sound and last.version == len(entries):
        return stored
    signed = chain.version(key, stored, entries, last.version)
    return signed if digest(signed) == entry.get("state") else None


def prints_otherwise(signed: Document, now: Document, shape: Shape = CONFERENCE) -> bool:
    """Whether two records say something else that may be printed: what the office keeps for itself does not count, nor
    who entered a figure and when, nor what was changed and changed back."""
    return any(_is_printed(change, shape) for change in diff(signed, now, shape))


def _is_printed(change: Change, shape: Shape) -> bool:
    whole = change.path[0]
    if whole in _UNPRINTED:
        return False
    if whole == "cells" and shape.is_leaf(change.path):
        return not shape.agree(change.path, change.old, change.new)
    came_or_went = change.new if change.old is ABSENT else change.old if change.new is ABSENT else None
    return came_or_went != {}  # a part without anything in it
