"""Owns one conference's TinyDB: its tables, and what reading and writing them means.

conference  {1: the document}
revisions   {1: first entry, 2: ...}
"""

from pathlib import Path

from msgspec import Struct
from tinydb import TinyDB
from tinydb.table import Document as Stored

from store.archive import chain, layout
from store.archive.documents import Document
from store.archive.migrations import Migrations
from store.archive.seal import entries_of
from store.archive.storage import GenStorage
from store.archive.troubles import ArchiveTrouble, Damage, WrongKey


class Held(Struct):
    """A conference inside a transaction: the present document, its history, and how it was stored."""

    document: Document
    entries: list[chain.Entry]
    stored: Document
    """The document as the file has it: another one than `document` when it was brought up."""


class Shelf:
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

    def held(self) -> Held | None:
        """The conference as the newest readable generation has it; None where there is none."""
        tables = self.storage.read()
        if not tables:
            return None
        stored: Document = tables["conference"]["1"]
        return Held(
            document=self.migrations.brought_up(self.key, stored),
            entries=entries_of(tables),
            stored=stored,
        )

    def there(self) -> Held:
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

    def add(self, entries: list[chain.Entry]) -> None:
        """Append to the history."""
        table = self.database.table("revisions", cache_size=0)
        table.insert_multiple(Stored(entry, entry["number"]) for entry in entries)

    def notices(self) -> tuple[ArchiveTrouble, ...]:
        """What was passed over to read this conference, in words for a person."""
        return tuple(_recovered(damage, self.storage) for damage in self.storage.damaged)


def _recovered(damage: Damage, storage: GenStorage) -> ArchiveTrouble:
    aside = storage.root / layout.ASIDE
    return Recovered("recovered", reason=damage, generation=storage.generation, aside=str(aside))


class Recovered(ArchiveTrouble):
    """A damaged file was passed over and the generation before it opened."""

    def said(self, lang: str) -> str:
        """The sentence, with the damage told in the same language."""
        reason = self.facts["reason"]
        assert isinstance(reason, Damage)
        return self.words[self.code][0 if lang == "zh" else 1].format(
            **{**self.told(lang), "reason": reason.said(lang)}
        )
