"""Owns the archive kept in a folder: every use of the repository as one read or one atomic save."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from store.archive import chain, disk, layout
from store.archive.catalogue import Catalogue
from store.archive.chain import Revision, Signature
from store.archive.documents import CONFERENCE, Change, Clash, Shape, copied, diff, merge
from store.archive.marker import archive_id
from store.archive.migrations import Migrations
from store.archive.released import Release, WentOut, last_of, not_among, prints_otherwise, signed_by
from store.archive.repository import CatalogueRow, Guard, Kept, News
from store.archive.seen import Memory, Remembered, SeenState, against, missing
from store.archive.storage import StoredConference, Transaction
from store.archive.troubles import (
    ArchiveTrouble,
    Conflict,
    Tampered,
    Unreadable,
    WrongKey,
    disk_errors_told,
    disk_trouble,
)
from store.part_kinds import Document

_TRIES = 500

Plan = tuple[Document, Sequence[Change], str, Mapping[str, object]]
"""What a save wants: the new document, its changes, the kind of entry, further fields of the entry."""


class FolderRepository:
    """The `Repository` in the folder `root`, which must be an archive (`marker.open_folder`).

    `catalogue` is the derived list; without one a list is made in memory from the files. `memory` is what
    this account saw of the archive; without one nothing is compared.
    """

    def __init__(
        self,
        root: Path,
        migrations: Migrations | None = None,
        shape: Shape = CONFERENCE,
        catalogue: Catalogue | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.root = root
        self.migrations = migrations or Migrations()
        self.shape = shape
        self.catalogue = catalogue or Catalogue(None)
        self.memory = memory or Memory(None)

    # -- reading

    def load(self, key: str) -> Kept:
        with disk_errors_told(self.root):
            try:
                kept = self._seen(key)
            except Unreadable:
                self.catalogue.doubt(key)
                raise
        if kept.notices:
            self.catalogue.doubt(key)
        if kept.deleted:
            raise WrongKey("deleted", key=key)
        return kept

    def history(self, key: str) -> Sequence[Revision]:
        return [chain.revision(entry) for entry in self._there(key).entries]

    def version(self, key: str, number: int) -> Document:
        held = self._there(key)
        return self.migrations.brought_up(key, chain.version(key, held.stored, held.entries, number))

    def compare(self, key: str, one: int, other: int) -> Sequence[Change]:
        held = self._there(key)
        return chain.compare(key, held.stored, held.entries, one, other)

    def verify(self, key: str, anchors: Sequence[str] = ()) -> Sequence[Tampered]:
        held = self._there(key)
        return chain.faults_of_history(key, held.stored, held.entries, anchors)

    def doubts(self, key: str, anchors: Sequence[str] = ()) -> Sequence[ArchiveTrouble]:
        remembered = self.memory.of(key)
        held = self._there(key)
        found: list[ArchiveTrouble] = list(against(key, remembered, _hashes(held.entries)))
        told = {trouble.facts["anchor"] for trouble in found}
        rest = [anchor for anchor in anchors if anchor not in told]
        mark = remembered.accepted if remembered is not None else None
        accepted = (mark.version, mark.head) if mark is not None else None
        return [
            *found,
            *chain.faults_of_history(
                key, held.stored, held.entries, rest if accepted is None else (), accepted
            ),
        ]

    def given_up(self) -> frozenset[str]:
        return self.memory.given_up()

    def cautions(self, kept: Kept) -> Sequence[ArchiveTrouble]:
        new = self.memory.is_new(kept.key, kept.head)
        return [*self.memory.troubles, *([ArchiveTrouble("not_seen", key=kept.key)] if new else [])]

    def is_new_here(self, key: str) -> bool:
        return self.memory.of(key) is None or self.memory.is_first(key)

    def identity(self) -> str:
        return archive_id(self.root) or ""

    def strange(self) -> ArchiveTrouble | None:
        return self.memory.strange

    def remarks(self) -> Sequence[ArchiveTrouble]:
        strange = [self.memory.strange] if self.memory.strange is not None else []
        with disk_errors_told(self.root):
            new = not self.memory.knows_any() and layout.newest_generations(self.root, closed={})
        return [*strange, *self.memory.troubles, *([ArchiveTrouble("not_seen_archive")] if new else [])]

    def missing(self, among: Callable[[str], bool] | None = None) -> Sequence[ArchiveTrouble]:
        with disk_errors_told(self.root):
            found = self.memory.everything()
            if among is not None:
                found = {key: one for key, one in found.items() if among(key)}
            closed: layout.Closed = {}
            of = None if among is None else found
            newest = layout.newest_generations(self.root, known=found, of=of, closed=closed)
            return missing(_outside(closed, found), newest)

    def closed(self) -> Sequence[ArchiveTrouble]:
        if self.catalogue.closed is None:
            self._rows()
        return [disk_trouble(error, self.root) for error in (self.catalogue.closed or {}).values()]

    def is_closed(self, key: str) -> bool:
        return key.startswith(tuple(self.catalogue.closed or ()))

    def accept(self, key: str, signature: Signature, anchors: Sequence[str] = ()) -> None:
        if not signature.reason.strip():
            raise ArchiveTrouble("accept_reason")
        layout.checked_key(key)
        gone = any(one.code == "seen_removed" and one.facts["key"] == key for one in self.missing())
        if gone or (anchors and not self._shelf(key).storage.generations()):
            self.memory.accept(key, None, signature.at, signature.by, signature.reason)
            return
        missing = any(one.facts["key"] == key for one in self.missing())
        if not self.doubts(key, anchors) and not missing and not self._passed_over(key):
            raise ArchiveTrouble("nothing_to_accept", key=key)
        kept = self._publish(key, lambda held: (held.document, [], chain.ACCEPTED, {}), signature)
        mark = SeenState(kept.generation, kept.version, kept.head)
        self.memory.accept(key, mark, signature.at, signature.by, signature.reason)
        self.catalogue.doubt(key)

    def _shelf(self, key: str, floor: int = 0) -> Transaction:
        return Transaction(self.root, layout.checked_key(key), self.migrations, floor)

    def _there(self, key: str) -> StoredConference:
        with disk_errors_told(self.root):
            return self._shelf(key).there()

    def _passed_over(self, key: str) -> tuple[ArchiveTrouble, ...]:
        """What is damaged of the conference and newer than what can be read."""
        with disk_errors_told(self.root):
            shelf = self._shelf(key)
            shelf.there()
            return shelf.notices()

    # -- writing

    def create(self, document: Document, signature: Signature) -> Kept:
        first = layout.conference_key(document.get("held_on", ""), document.get("number"))
        document = copied(document)
        with disk_errors_told(self.root):
            witness = self._witness(first)
            for key in layout.siblings(first):
                shelf = self._shelf(key)
                if shelf.storage.generations():
                    continue
                entry = chain.entry_after(
                    key, [], chain.CREATED, signature, [], document, _nonce(), **witness
                )
                try:
                    with shelf.storage.transaction():
                        shelf.replace(document)
                        shelf.add([entry])
                except Conflict:
                    continue
                self.catalogue.written()
                self.memory.note(
                    key,
                    SeenState(shelf.storage.generation, 1, entry["hash"]),
                    [],
                    signature.at,
                    made_here=True,
                )
                return self._kept(shelf, StoredConference(document, [entry], document))
        raise ArchiveTrouble("crowded", key=first)

    def save(
        self, key: str, base: Document, mine: Document, signature: Signature, guard: Guard | None = None
    ) -> Kept:
        return self.apply(key, diff(base, mine, self.shape), signature, guard)

    def apply(
        self, key: str, changes: Sequence[Change], signature: Signature, guard: Guard | None = None
    ) -> Kept:
        clashes: list[Clash] = []

        def plan(held: StoredConference) -> Plan:
            self._refuse_deleted(key, held)
            if guard is not None:
                guard(copied(held.document))
            made, clashes[:] = merge(held.document, changes, self.shape)
            return held.document, made, chain.CHANGED, {}

        return self._publish(key, plan, signature, clashes)

    def update(self, key: str, step: Callable[[Document], Document], signature: Signature) -> Kept:
        def plan(held: StoredConference) -> Plan:
            self._refuse_deleted(key, held)
            after = copied(step(copied(held.document)))
            return after, diff(held.document, after, self.shape), chain.CHANGED, {}

        return self._publish(key, plan, signature)

    def restore_version(self, key: str, number: int, signature: Signature) -> Kept:
        def plan(held: StoredConference) -> Plan:
            self._refuse_deleted(key, held)
            before = chain.version(key, held.stored, held.entries, number)
            after = copied(self.migrations.brought_up(key, before))
            return after, diff(held.document, after, self.shape), chain.RESTORED, {"of": number}

        return self._publish(key, plan, signature)

    def delete(self, key: str, signature: Signature) -> Kept:
        return self._publish(key, self._marked(chain.DELETED), signature)

    def undelete(self, key: str, signature: Signature) -> Kept:
        return self._publish(key, self._marked(chain.UNDELETED), signature)

    def release(self, kept: Kept, signature: Signature) -> None:
        # Here first: a kill in between, or an archive that takes no writing, leaves it to the next save.
        mark = SeenState(kept.generation, kept.version, kept.head)
        self.memory.note_export(kept.key, mark, signature.at)
        one = Release(kept.version, kept.head, by=signature.by, at=signature.at)

        def noted(shelf: Transaction) -> StoredConference:
            held = shelf.there()
            last = last_of(held.releases)
            if last is not None and (last.version, last.head) == (one.version, one.head):
                shelf.storage.forget()
                return held
            return _with_releases(shelf, held, [one])

        self._written(kept.key, noted)

    def take_releases(self, key: str, releases: Sequence[Release]) -> Kept:
        """Note what a copy of the conference has noted as gone out and this one has not."""

        def noted(shelf: Transaction) -> StoredConference:
            held = shelf.there()
            more = not_among(releases, held.releases)
            if not more:
                shelf.storage.forget()
                return held
            return _with_releases(shelf, held, more)

        return self._written(key, noted)

    def _marked(self, kind: str) -> Callable[[StoredConference], Plan]:
        def plan(held: StoredConference) -> Plan:
            wanted = kind == chain.DELETED
            already = chain.is_deleted(held.entries) == wanted
            return held.document, [], chain.CHANGED if already else kind, {}

        return plan

    def _refuse_deleted(self, key: str, held: StoredConference) -> None:
        if chain.is_deleted(held.entries):
            raise WrongKey("deleted", key=key)

    def _publish(
        self,
        key: str,
        plan: Callable[[StoredConference], Plan],
        signature: Signature,
        clashes: Sequence[Clash] = (),
    ) -> Kept:
        """Make `plan` on the newest state and publish it with an entry of the history."""
        return self._written(key, lambda shelf: self._carried_out(shelf, plan, signature), clashes)

    def _written(
        self,
        key: str,
        write: Callable[[Transaction], StoredConference],
        clashes: Sequence[Clash] = (),
    ) -> Kept:
        """Publish what `write` makes of the newest state; again on a fresh one when overtaken."""
        floor = 0
        with disk_errors_told(self.root):
            for attempt in range(_TRIES):
                shelf = self._shelf(key, floor)
                try:
                    with shelf.storage.transaction():
                        held = write(shelf)
                    self.catalogue.written()
                    return self._kept(shelf, held, tuple(clashes))
                except Conflict as conflict:
                    floor = conflict.generation
                    _wait(attempt)
        raise ArchiveTrouble("busy", key=key)

    def _carried_out(
        self, shelf: Transaction, plan: Callable[[StoredConference], Plan], signature: Signature
    ) -> StoredConference:
        held = shelf.there()
        added: list[chain.ChainEntry] = []
        if held.stored is not held.document:
            added.append(self._migrated(shelf.key, held, signature))
        document, changes, kind, more = plan(held)
        if kind == chain.CHANGED and not changes:
            shelf.storage.forget()
            return held
        if added:
            self._keep_before_migrating(shelf)
        entries = [*held.entries, *added]
        added.append(
            chain.entry_after(shelf.key, entries, kind, signature, changes, document, _nonce(), **more)
        )
        shelf.replace(document)
        shelf.add(added)
        held = StoredConference(document, [*held.entries, *added], document, held.releases)
        out = self._remembered_out(shelf.key, held)
        return held if out is None else _with_releases(shelf, held, [out])

    def _remembered_out(self, key: str, held: StoredConference) -> Release | None:
        """What this machine remembers to have let out and the archive has not: of a program that kept it here only, or
        while the archive took no writing."""
        one = self.memory.of(key)
        mark = one.exported if one is not None else None
        last = last_of(held.releases)
        if mark is None or (last is not None and last.version >= mark.version):
            return None
        return Release(mark.version, mark.head)

    def _migrated(self, key: str, held: StoredConference, signature: Signature) -> chain.ChainEntry:
        changes = diff(held.stored, held.document, self.shape)
        quiet = Signature("bulletin-tui", signature.at)
        return chain.entry_after(key, held.entries, chain.MIGRATED, quiet, changes, held.document, _nonce())

    def _keep_before_migrating(self, shelf: Transaction) -> None:
        storage = shelf.storage
        folder = self.root / layout.ASIDE / f"before-format-{self.migrations.current}"
        name = layout.generation_name(shelf.key, storage.generation)
        if (folder / name).exists():
            return
        disk.make_folders(self.root, folder)
        data = disk.read_file(storage.path(storage.generation))
        with suppress(FileExistsError):
            disk.publish_new(folder / name, data, disk.file_mode(self.root))

    def _witness(self, key: str) -> dict[str, object]:
        """The head of the newest other conference, noted in a new one so that cutting it is found out."""
        newest = layout.latest_key(self.root, but=key)
        if newest is None:
            return {}
        try:
            held = self._shelf(newest).held()
        except (ArchiveTrouble, OSError):
            return {}
        return {"witness": {newest: held.entries[-1]["hash"]}} if held else {}

    def _kept(
        self,
        shelf: Transaction,
        held: StoredConference,
        clashes: tuple[Clash, ...] = (),
        doubts: Sequence[Tampered] = (),
    ) -> Kept:
        """The value of what was read or written; it is noted as seen unless something speaks against it."""
        if not doubts:
            hashes = _hashes(held.entries)
            mark = SeenState(shelf.storage.generation, len(hashes), hashes[-1])
            self.memory.note(shelf.key, mark, hashes, held.entries[-1]["at"])
        stored_as = None if held.stored is held.document else self.migrations.format_of(held.stored)
        return Kept(
            key=shelf.key,
            document=held.document,
            generation=shelf.storage.generation,
            version=len(held.entries),
            head=held.entries[-1]["hash"],
            by=held.entries[-1]["by"],
            at=held.entries[-1]["at"],
            deleted=chain.is_deleted(held.entries),
            clashes=clashes,
            notices=(*shelf.notices(), *doubts),
            migrated_from=stored_as,
            out=self._out(shelf.key, held, sound=not doubts),
        )

    def _out(self, key: str, held: StoredConference, *, sound: bool) -> WentOut | None:
        last = self._remembered_out(key, held) or last_of(held.releases)
        if last is None:
            return None
        signed = signed_by(key, held.stored, held.entries, last, sound=sound)
        if signed is None:
            return WentOut(last.version, moved_on=True)
        moved_on = prints_otherwise(self.migrations.brought_up(key, signed), held.document, self.shape)
        return WentOut(last.version, moved_on)

    # -- lists

    def list(self) -> Sequence[CatalogueRow]:
        return [row for row in self._rows() if not row.deleted]

    def list_deleted(self) -> Sequence[CatalogueRow]:
        return [row for row in self._rows() if row.deleted]

    def catch_up(self, rest: Callable[[], None]) -> int:
        """Finish in a thread the list that was shown before all of it was read; how many were read."""
        with disk_errors_told(self.root):
            return self.catalogue.catch_up(self._seen, rest)

    def found(self, text: str) -> Sequence[CatalogueRow]:
        with disk_errors_told(self.root):
            self.catalogue.refresh(self.root, self._seen)
        return [row for row in self.catalogue.found(text, self._seen) if not row.deleted]

    def changed_since(self, token: Mapping[str, int] | None) -> News:
        with disk_errors_told(self.root):
            closed: layout.Closed = {}
            now = layout.newest_generations(self.root, known=self.catalogue.newest, closed=closed)
        before = token or {}
        now |= {key: before[key] for key in before if key.startswith(tuple(closed))}
        keys = {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}
        return News(now, frozenset(keys))

    def _rows(self) -> Sequence[CatalogueRow]:
        found = self.memory.everything()
        with disk_errors_told(self.root):
            self.catalogue.refresh(
                self.root, self._seen, lambda: {key: one.seen.generation for key, one in found.items()}
            )
        rows = self.catalogue.rows()
        unnoted = [row.key for row in rows if _lets_out_later(found.get(row.key), row)]
        for key in unnoted:  # by a program before this one, or into an archive that took no writing
            self.catalogue.doubt(key)
        if unnoted:
            self.catalogue.refresh(self.root, self._seen)
            rows = self.catalogue.rows()
        found = _outside(self.catalogue.closed or {}, found)
        older = {one.facts["key"]: one for one in missing(found, self.catalogue.newest)}
        if not older:
            return rows
        return [replace(row, notice=row.notice or older.get(row.key)) for row in rows]

    def _seen(self, key: str) -> Kept:
        """The conference as it is read now, compared with what was seen of it and with its last entry."""
        remembered: Remembered | None = self.memory.of(key)
        shelf = self._shelf(key)
        held = shelf.there()
        doubts = against(key, remembered, _hashes(held.entries))
        return self._kept(shelf, held, doubts=doubts or chain.last_holds(key, held.stored, held.entries))


def _outside(closed: layout.Closed, found: Mapping[str, Remembered]) -> Mapping[str, Remembered]:
    """What is remembered of conferences whose folders could be listed: nobody knows whether the others are gone."""
    hidden = tuple(closed)
    return {key: one for key, one in found.items() if not key.startswith(hidden)} if hidden else found


def _lets_out_later(found: Remembered | None, row: CatalogueRow) -> bool:
    """Whether this machine remembers a later final text than a row that was read tells of."""
    if found is None or found.exported is None or row.trouble is not None or not row.generation:
        return False
    return row.out is None or row.out.version < found.exported.version


def _with_releases(shelf: Transaction, held: StoredConference, more: Sequence[Release]) -> StoredConference:
    """Note what went out, each after the one that went out before it."""
    noted: list[Release] = []
    for one in more:
        before = last_of([*held.releases, *noted])
        entry = held.entries[one.version - 1] if one.version <= len(held.entries) else {}
        state = one.state or (str(entry["state"]) if entry.get("hash") == one.head else "")
        after = one.after or (before.version if before is not None else 0)
        noted.append(replace(one, state=state, after=after))
    shelf.release(noted)
    return replace(held, releases=[*held.releases, *noted])


def _hashes(entries: Sequence[chain.ChainEntry]) -> list[str]:
    return [str(entry["hash"]) for entry in entries]


def _nonce() -> str:
    return os.urandom(6).hex()


def _wait(attempt: int) -> None:
    # Two windows in step would meet again and again: wait a little, each differently.
    time.sleep(os.urandom(1)[0] / 255 * min(0.001 * (attempt + 1), 0.05))
