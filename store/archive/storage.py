"""Owns how TinyDB's tables of one conference are read from and written to its generation files.

Each save is a new, immutable file with the next number. Two windows that both try the same number
cannot both succeed (`disk.publish`); the one that comes late makes its save again on the new state.
The three newest files stay, so a damaged one is recovered from the one before.

A conference's tables: `conference` {1: the document}, `revisions` {1: first entry, 2: …}, and `released` where a text of
it went out as final. `Transaction` is what reading and writing them means; a table it does not know stays as it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document as Stored

from store.archive import chain, disk, layout
from store.archive.migrations import Migrations
from store.archive.released import RELEASES, Release, releases_in
from store.archive.seal import Tables, entries_of, lines_of, seal, unseal
from store.archive.troubles import ArchiveTrouble, Conflict, Damage, DiskTrouble, Unreadable, WrongKey
from store.part_kinds import Document

KEEP = 3
"""Generations of a conference that stay; each holds the whole history, so these are spare copies."""


class GenStorage(Storage):
    """A TinyDB storage of one conference below `root`. `floor` is a generation known to exist, for
    folders (NFS) whose listing may lag behind. `generation` and `damaged` tell what `read` found."""

    def __init__(self, root: Path, key: str, floor: int = 0) -> None:
        self.root = root
        self.key = layout.checked_key(key)
        self.folder = layout.month_folder(root, key)
        self.floor = floor
        self.generation = 0
        self.damaged: list[Damage] = []
        self._open_tables: Tables | None = None
        self._bytes = b""

    def path(self, generation: int) -> Path:
        """The file of `generation`, there or not."""
        return self.folder / layout.generation_name(self.key, generation)

    def generations(self) -> list[int]:
        """The generations there are, oldest first; raises DiskTrouble when the archive itself is gone."""
        layout.refuse_link(self.folder.parent)
        layout.refuse_link(self.folder)
        found = layout.generations_of(self.folder, self.key)
        if not found and not (self.root / layout.MARKER).exists():
            raise DiskTrouble("vanished", path=str(self.root), reason="")
        newest = max(found, default=0)
        if self.floor > newest:
            newest = self.floor - 1
            while self.path(newest + 1).exists():
                newest += 1
                found.append(newest)
        return sorted(found)

    def read(self) -> Tables | None:
        """The newest readable generation; None where the conference does not exist.

        Raises Unreadable when there are files and none can be read, NewerFormat for a later version's.
        """
        if self._open_tables is not None:
            return self._open_tables
        for _ in range(50):
            there = self.generations()
            self.damaged = []
            gone = False
            for generation in reversed(there):
                try:
                    tables = self._read_one(generation)
                except FileNotFoundError:  # pruned or moved aside since the listing
                    gone = True
                except Damage as damage:
                    self.damaged.append(damage)
                else:
                    self.generation = generation
                    return tables
            if not there:
                self.generation = 0
                return None
            if not gone:
                raise Unreadable(self.key, self.damaged, self.folder, self.root / layout.BACKUPS)
        raise ArchiveTrouble("busy", key=self.key)

    def _read_one(self, generation: int) -> Tables:
        path = self.path(generation)
        try:
            self._bytes = disk.read_file(path)
            return unseal(self._bytes, self.key, generation)
        except Damage:
            # A share may show a file before all of it has come through: look once more.
            self._bytes = disk.read_file(path)
            return unseal(self._bytes, self.key, generation)

    def write(self, data: Tables) -> None:
        """Publish `data` as the next generation, or keep it for the end of the open transaction."""
        if self._open_tables is not None:
            self._open_tables = data
        else:
            self._commit(data)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all TinyDB operations inside one atomic, durable write; nothing if the block raises.

        Raises Conflict when another window published meanwhile. A block that changed nothing may
        call `forget` to leave without writing.
        """
        self._open_tables = self.read() or {}
        try:
            yield
            tables = self._open_tables
        finally:
            self._open_tables = None
        if tables is not None:
            self._commit(tables)

    def forget(self) -> None:
        """Leave the open transaction without writing."""
        self._open_tables = None

    def _commit(self, tables: Tables) -> None:
        spoilt = [self.folder / str(damage.facts["file"]) for damage in self.damaged]
        number = self.generation + 1
        if spoilt:
            number = max(number, max(self.generations(), default=0) + 1)
        data = seal(tables, self.key, number, self.generation, lines_of(self._bytes))
        mode = disk.file_mode(self.root)
        target = self.path(number)
        try:
            temporary = disk.write_aside(self.folder, self.key, data, mode)
        except FileNotFoundError:
            if not (self.root / layout.MARKER).exists():
                raise DiskTrouble("vanished", path=str(self.root), reason="") from None
            disk.make_folders(self.root, self.folder)
            temporary = disk.write_aside(self.folder, self.key, data, mode)
        try:
            disk.publish(temporary, target)
        except FileExistsError:
            raise Conflict(number) from None
        there = self.generations()
        overtaken = bool(there) and there[-1] > number
        if overtaken and not self._built_upon(tables):
            # The number had been used and pruned before this window got to it: it comes too late.
            disk.remove_leftover(target)
            raise Conflict(there[-1])
        if not overtaken:
            # Before the sync: the two generations that stay have long been on the disk.
            self._tidy(there, spoilt)
        disk.sync_folder(self.folder)
        self.generation = number

    def _built_upon(self, tables: Tables) -> bool:
        """Whether the newest generation's history goes through the entry just published, and has its releases."""
        number, entry = max(tables["revisions"].items(), key=lambda row: int(row[0]))
        newest = GenStorage(self.root, self.key).read() or {}
        later: dict[str, str] = newest.get("revisions", {}).get(str(number), {})
        there = newest.get(RELEASES, {}).values()
        return bool(later.get("hash") == entry["hash"]) and all(
            row in there for row in tables.get(RELEASES, {}).values()
        )

    def _tidy(self, there: list[int], spoilt: list[Path]) -> None:
        """Move damaged files aside for a person and drop the oldest; the save does not depend on it."""
        if spoilt:
            aside = self.root / layout.ASIDE
            try:
                disk.make_folders(self.root, aside)
            except OSError:
                return
            for path in spoilt:
                disk.move_aside(path, aside)
        names = {path.name for path in spoilt}
        sound = [generation for generation in there if self.path(generation).name not in names]
        for generation in sound[:-KEEP]:
            disk.remove_leftover(self.path(generation))


class StoredConference(Struct):
    """A conference inside a transaction: the present document, its history, and how it was stored."""

    document: Document
    entries: list[chain.ChainEntry]
    stored: Document
    """The document as the file has it: another one than `document` when it was brought up."""
    releases: list[Release] = []
    """What went out of it as final, in the order in which that was noted."""


class Transaction:
    """One conference below `root`, opened for one reading or one save."""

    def __init__(self, root: Path, key: str, migrations: Migrations, floor: int = 0) -> None:
        self.key = key
        self.migrations = migrations
        self.database = TinyDB(root, key, floor, storage=GenStorage)

    @property
    def storage(self) -> GenStorage:
        """The generations below TinyDB."""
        storage = self.database.storage
        assert isinstance(storage, GenStorage)
        return storage

    def held(self) -> StoredConference | None:
        """The conference as the newest readable generation has it; None where there is none."""
        tables = self.storage.read()
        if not tables:
            return None
        stored: Document = tables["conference"]["1"]
        return StoredConference(
            document=self.migrations.brought_up(self.key, stored),
            entries=entries_of(tables),
            stored=stored,
            releases=releases_in(tables),
        )

    def there(self) -> StoredConference:
        """As `held`; raises WrongKey where there is none."""
        held = self.held()
        if held is None:
            raise WrongKey("unknown", key=self.key)
        return held

    def replace(self, document: Document) -> None:
        """Let `document` stand in the record. TinyDB's own update would keep keys that were removed."""
        table = self.database.table("conference", cache_size=0)
        table.remove(doc_ids=[1] if table.contains(doc_id=1) else [])
        table.insert(Stored(document, 1))

    def add(self, entries: list[chain.ChainEntry]) -> None:
        """Append to the history."""
        table = self.database.table("revisions", cache_size=0)
        table.insert_multiple(Stored(entry, entry["number"]) for entry in entries)

    def release(self, releases: list[Release]) -> None:
        """Note that these went out as final."""
        table = self.database.table(RELEASES, cache_size=0)
        table.insert_multiple(one.row() for one in releases)

    def notices(self) -> tuple[ArchiveTrouble, ...]:
        """What was passed over to read this conference, in words for a person."""
        return tuple(_recovered(self.key, damage, self.storage) for damage in self.storage.damaged)


def _recovered(key: str, damage: Damage, storage: GenStorage) -> ArchiveTrouble:
    aside = storage.root / layout.ASIDE
    return Recovered("recovered", key=key, reason=damage, generation=storage.generation, aside=str(aside))


class Recovered(ArchiveTrouble):
    """A damaged file was passed over and the generation before it opened. Facts: `reason`, the damage."""
