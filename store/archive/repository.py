"""Owns the one interface through which the rest of the program keeps conferences.

`folder.FolderRepository` is the implementation there is. A database could carry the same interface;
`tests/unit/archive/contract.py` holds what every implementation must show.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct

from store.archive.chain import Revision, Signature
from store.archive.documents import Change, Clash
from store.archive.released import WentOut
from store.archive.troubles import ArchiveTrouble, Tampered
from store.part_kinds import Document

__all__ = ["Guard", "Kept", "News", "Repository", "Revision", "CatalogueRow", "Signature", "WentOut"]

Guard = Callable[[Document], object]
"""Called with the record as it is now, before anything is changed; raises Trouble to refuse."""


class Kept(Struct, frozen=True):
    """A conference as it is kept. `generation` tells one state of it from the next, `version` is the
    number of its last history entry, `head` that entry's hash, to be printed on exports, `by` and `at`
    who made it and when (milliseconds).

    `clashes` are the leaves a save could not decide, `notices` what a person must be told about this
    conference's files (a damaged one was passed over), `migrated_from` the older format it was read in, `out` what
    last went out of it as final.
    """

    key: str
    document: Document
    generation: int
    version: int
    head: str
    by: str = ""
    at: int = 0
    deleted: bool = False
    clashes: tuple[Clash, ...] = ()
    notices: tuple[ArchiveTrouble, ...] = ()
    migrated_from: int | None = None
    out: WentOut | None = None


class CatalogueRow(Struct, frozen=True, omit_defaults=True):
    """A conference in a list: what `summarise` made of it, or the trouble that kept it from being read and
    then only what its key tells. `notice`: a damaged file was passed over to make the summary. `stamp`: size
    and times of the file it was made of, empty when they are not known. `out`: what last went out of it as final."""

    key: str
    generation: int
    summary: dict[str, Any] = {}
    deleted: bool = False
    stamp: str = ""
    trouble: ArchiveTrouble | None = None
    notice: ArchiveTrouble | None = None
    out: WentOut | None = None


class News(Struct, frozen=True):
    """What `changed_since` answers: the token for the next question and the keys that changed."""

    token: Mapping[str, int]
    changed: frozenset[str]


class Repository(Protocol):
    """Keeps conferences by key. Every method may raise Trouble; what was stored is then unchanged.

    Methods are safe to call from any thread. A document handed over or returned belongs to the
    receiver and shares nothing with what is stored.
    """

    def create(self, document: Document, signature: Signature) -> Kept:
        """Keep a new conference under the key of its date and number, or the next free one."""

    def load(self, key: str) -> Kept:
        """The conference as it is now; a deleted one is refused (`deleted`)."""

    def save(
        self, key: str, base: Document, mine: Document, signature: Signature, guard: Guard | None = None
    ) -> Kept:
        """Bring my changes from `base` to `mine` into the record, which may have moved on since.

        Different leaves merge. A leaf changed on both sides keeps theirs and is returned as a clash.
        One entry of history for each call that changed something.
        """

    def apply(
        self, key: str, changes: Sequence[Change], signature: Signature, guard: Guard | None = None
    ) -> Kept:
        """As `save`, for changes already known: those of a keystroke journal."""

    def update(self, key: str, step: Callable[[Document], Document], signature: Signature) -> Kept:
        """Replace the record by `step(record)`; `step` is called again when another window was faster."""

    def list(self) -> Sequence[CatalogueRow]:
        """All conferences that are not deleted, newest first."""

    def list_deleted(self) -> Sequence[CatalogueRow]:
        """The deleted conferences, newest first."""

    def delete(self, key: str, signature: Signature) -> Kept:
        """Take a conference out of the lists. Nothing of it is lost."""

    def undelete(self, key: str, signature: Signature) -> Kept:
        """Bring a deleted conference back."""

    def history(self, key: str) -> Sequence[Revision]:
        """Every entry, oldest first; a deleted conference has one too."""

    def version(self, key: str, number: int) -> Document:
        """The document as version `number` was."""

    def compare(self, key: str, one: int, other: int) -> Sequence[Change]:
        """The changes from version `one` to `other`: figures first, then sentences, then the rest."""

    def restore_version(self, key: str, number: int, signature: Signature) -> Kept:
        """Make version `number` the newest one again; the versions between stay in the history."""

    def verify(self, key: str, anchors: Sequence[str] = ()) -> Sequence[Tampered]:
        """What does not hold in a history; `anchors` are hashes of it that were kept elsewhere."""

    def doubts(self, key: str, anchors: Sequence[str] = ()) -> Sequence[ArchiveTrouble]:
        """What speaks against the record of `key` as it stands: its whole history as `verify` sees it, and
        what this machine saw or exported of it and does not find again. Where a person at this machine
        accepted a version of it, what was noted elsewhere (`anchors`) is not asked about any more."""

    def cautions(self, kept: Kept) -> Sequence[ArchiveTrouble]:
        """What a person must know of how far that state could be compared: this machine never saw the
        conference before, or what it saw cannot be read."""

    def is_new_here(self, key: str) -> bool:
        """Whether `key` was met for the first time by this very repository, or never."""

    def identity(self) -> str:
        """The id of the archive."""

    def strange(self) -> ArchiveTrouble | None:
        """What speaks against all of the archive: its id is not the one known at its place."""

    def remarks(self) -> Sequence[ArchiveTrouble]:
        """What a person must know who opens the archive: it has another id than the one known at its place,
        what this machine saw cannot be read, or there is nothing it saw."""

    def release(self, kept: Kept, signature: Signature) -> None:
        """A final text of that state went out: noted in the archive, for everybody, and remembered on this machine,
        against tampering. Where the archive takes no writing it is remembered here all the same, stands in the list
        of this account, and goes into the archive with the next save; then Trouble is raised."""

    def missing(self, among: Callable[[str], bool] | None = None) -> Sequence[ArchiveTrouble]:
        """A trouble for each conference this machine saw that is gone, or gone back to an older file; with
        `among` only of the keys it holds for, which spares listing the whole archive."""

    def closed(self) -> Sequence[ArchiveTrouble]:
        """What of the archive cannot be listed: a month's or a year's folder one may not enter. What is known to
        lie there has a row that says so; of the rest nothing can be known."""

    def is_closed(self, key: str) -> bool:
        """Whether `key` belongs into a folder that could not be listed when the list was last made."""

    def given_up(self) -> frozenset[str]:
        """The conferences that are gone and of which a person at this machine accepted that."""

    def accept(self, key: str, signature: Signature, anchors: Sequence[str] = ()) -> None:
        """Take `key` as it stands, or its absence, for true from now on; on record, for the signature's
        reason. ArchiveTrouble (`accept_reason`, `nothing_to_accept`)."""

    def found(self, text: str) -> Sequence[CatalogueRow]:
        """The conferences in which every word of `text` is found, newest first."""

    def changed_since(self, token: Mapping[str, int] | None) -> News:
        """The keys that changed since the answer that gave `token`; all of them for None."""
