"""Copies a synchronising folder left beside the conferences: noticed, and merged when a person wants."""

from collections.abc import Iterator

from store.archive.folder import FolderRepository
from store.archive.strays import Stray, merge_stray, strays
from store.desk.desk import Desk
from store.desk.history import Line, named_clashes
from store.values import struct


@struct
class Merged:
    """A copy that was merged. `clashes`: where it says otherwise than the record, which stands as it
    is; `old` is what the record has, `new` what the copy has."""

    file: str
    key: str
    clashes: tuple[Line, ...]


def copies(desk: Desk) -> list[Stray]:
    """The foreign files that hold a conference and can be merged."""
    if not isinstance(desk.repository, FolderRepository):
        return []
    return [stray for stray in strays(desk.repository.root) if stray.key]


def merge_copies(desk: Desk, lang: str = "zh") -> Iterator[Merged]:
    """Merge each copy into its conference and move the file aside."""
    repository = desk.repository
    assert isinstance(repository, FolderRepository)
    for stray in copies(desk):
        kept = merge_stray(repository, stray, desk.signature(source=stray.path.name))
        yield Merged(stray.path.name, kept.key, tuple(named_clashes(desk, kept.key, kept.clashes, lang)))
