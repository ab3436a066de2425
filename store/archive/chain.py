"""Owns a conference's history: its entries, the hash chain through them, and the way back.

Every entry holds the hash of the document after it and the hash of the entry before it, and is
hashed itself; the first is bound to the conference's key. So a changed or removed entry, or a record
changed behind the history's back, is discoverable. A history cut at its end, or rewritten whole, is
discoverable only against a hash kept elsewhere: on an export, in a backup, in another conference.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from store.archive.documents import Change, copied, diff, undo
from store.archive.seal import digest
from store.archive.troubles import ArchiveTrouble, Tampered
from store.part_kinds import Document

CREATED, CHANGED, RESTORED, DELETED, UNDELETED, MIGRATED, ACCEPTED = (
    "created",
    "changed",
    "restored",
    "deleted",
    "undeleted",
    "migrated",
    "accepted",
)
"""The kinds of entry. `accepted`: a person took the record as it stands, in spite of what spoke against it."""

ChainEntry = dict[str, Any]


class Signature(Struct, frozen=True):
    """Who acts, when (milliseconds since 1970, UTC), what the figures came from, and why."""

    by: str
    at: int
    source: str = ""
    reason: str = ""


class Revision(Struct, frozen=True):
    """One entry of a history. `number` counts from 1 and is the version it made; `of` is the version
    a restored one was taken from; `witness` are heads of other histories seen at that moment."""

    number: int
    kind: str
    signature: Signature
    changes: tuple[Change, ...]
    state: str
    hash: str
    of: int | None = None
    witness: Mapping[str, str] | None = None


def entry_after(
    key: str,
    entries: Sequence[ChainEntry],
    kind: str,
    signature: Signature,
    changes: Sequence[Change],
    document: Document,
    nonce: str,
    **more: object,
) -> ChainEntry:
    """The next entry of `key`'s history, hashed; `document` is the state it leads to.

    `nonce` sets apart two windows that make the same change in the same millisecond.
    """
    entry: ChainEntry = {
        "number": len(entries) + 1,
        "kind": kind,
        "by": signature.by,
        "at": signature.at,
        "source": signature.source,
        "reason": signature.reason,
        "changes": [change.as_json() for change in changes],
        **more,
        "nonce": nonce,
        "state": digest(document),
        "prev": entries[-1]["hash"] if entries else digest(key),
    }
    entry["hash"] = digest(entry)
    return entry


def revision(entry: Mapping[str, Any]) -> Revision:
    """The value of a stored entry; KeyError or TypeError when it is not one."""
    return Revision(
        number=entry["number"],
        kind=entry["kind"],
        signature=Signature(entry["by"], entry["at"], entry["source"], entry["reason"]),
        changes=tuple(Change.from_json(row) for row in entry["changes"]),
        state=entry["state"],
        hash=entry["hash"],
        of=entry.get("of"),
        witness=entry.get("witness"),
    )


def is_deleted(entries: Sequence[ChainEntry]) -> bool:
    """Whether the last word of the history on deleting is that the conference is deleted."""
    for entry in reversed(entries):
        if entry["kind"] in (DELETED, UNDELETED):
            return bool(entry["kind"] == DELETED)
    return False


def version(key: str, document: Document, entries: Sequence[ChainEntry], number: int) -> Document:
    """The document as entry `number` left it; raises ArchiveTrouble when there is no such entry."""
    if not 1 <= number <= len(entries):
        raise ArchiveTrouble("no_version", key=key, number=number, last=len(entries))
    state: Document = copied(document)
    for entry in reversed(entries[number:]):
        undo(state, revision(entry).changes)
    return state


def is_whole(entry: ChainEntry) -> bool:
    """Whether an entry is as it was when it was hashed."""
    return digest({name: value for name, value in entry.items() if name != "hash"}) == entry.get("hash")


def last_holds(key: str, document: Document, entries: Sequence[ChainEntry]) -> list[Tampered]:
    """As `verify`, of the last entry alone: whether it is whole and the document is the one it led to. This
    is quick enough for every reading."""
    last = entries[-1]
    if not is_whole(last):
        return [Tampered("chain_changed", key=key, number=len(entries))]
    if digest(document) != last.get("state"):
        return [Tampered("chain_state", key=key, number=len(entries))]
    return []


def faults_of_history(
    key: str,
    document: Document,
    entries: Sequence[ChainEntry],
    anchors: Sequence[str] = (),
    accepted: tuple[int, str] | None = None,
) -> list[Tampered]:
    """What does not hold in a history, nothing when all does. `anchors` are hashes kept elsewhere.

    `accepted` is the version, with its hash, that a person at this machine took for true: what is before
    it is not asked about, if it is there.
    """
    before, start = digest(key), 0
    if (
        accepted is not None
        and accepted[0] <= len(entries)
        and entries[accepted[0] - 1]["hash"] == accepted[1]
    ):
        start, before = accepted[0] - 1, entries[accepted[0] - 1].get("prev", "")
    for number, entry in enumerate(entries[start:], start + 1):
        if entry.get("number") != number or entry.get("prev") != before or not is_whole(entry):
            return [Tampered("chain_changed", key=key, number=number)]
        before = entry["hash"]
    state: Document = copied(document)
    for entry in reversed(entries[start:]):
        if digest(state) != entry["state"]:
            return [Tampered("chain_state", key=key, number=entry["number"])]
        if entry["kind"] != CREATED:
            undo(state, revision(entry).changes)
    known = {entry["hash"] for entry in entries}
    return [Tampered("chain_cut", key=key, anchor=anchor) for anchor in anchors if anchor not in known]


def compare(
    key: str, document: Document, entries: Sequence[ChainEntry], one: int, other: int
) -> list[Change]:
    """The changes from version `one` to version `other`, figures first, then sentences, then the rest."""
    changes = diff(version(key, document, entries, one), version(key, document, entries, other))
    order = {"cells": 0, "texts": 1, "notes": 2}
    return sorted(
        (change for change in changes if change.path), key=lambda change: order.get(change.path[0], 3)
    )
