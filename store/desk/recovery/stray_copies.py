"""Copies a synchronizing folder left beside the conferences: noticed, and merged when a person wants."""

from collections.abc import Iterator

from msgspec import Struct

from store.archive.folder import FolderRepository
from store.archive.strays import StrayFile, merge_stray, stray_files
from store.desk.desk import Desk
from store.desk.recovery.history import NamedChange, named_clashes
from store.desk.troubles import DeskTrouble
from store.record.codec import from_document
from store.record.decoding import Misfit
from store.troubles import Trouble


class Merged(Struct, frozen=True):
    """A copy that was merged. `clashes`: where it says otherwise than the record, which stands as it
    is; `old` is what the record has, `new` what the copy has."""

    file: str
    key: str
    clashes: tuple[NamedChange, ...]


def mergeable_copies(desk: Desk) -> list[StrayFile]:
    """The foreign files that hold a conference and can be merged."""
    if not isinstance(desk.repository, FolderRepository):
        return []
    return [stray for stray in stray_files(desk.repository.root) if stray.key]


def merge_copies(desk: Desk, lang: str = "zh") -> Iterator[Merged]:
    """Merge each copy into its conference and move the file aside. A copy that holds what no conference can
    stays where it is; the others are merged before that is raised."""
    repository = desk.repository
    assert isinstance(repository, FolderRepository)
    bad: Trouble | None = None
    for stray in mergeable_copies(desk):
        try:
            kept = merge_stray(repository, stray, desk.signature(source=stray.path.name), from_document)
        except Misfit as misfit:
            bad = bad or DeskTrouble("bad_copy", file=stray.path.name, why=misfit.said)
            continue
        yield Merged(stray.path.name, kept.key, tuple(named_clashes(desk, kept.key, kept.clashes, lang)))
    if bad is not None:
        raise bad
