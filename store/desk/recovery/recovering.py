"""What lies beside the conferences and may belong into them: what a dead sitting left in its journal is offered, taken over or
put by; copies a synchronizing folder left are noticed, and merged when a person wants.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from store.archive.documents import CONFERENCE, Clash, merge, put
from store.archive.folder import FolderRepository
from store.archive.journal import LeftBehind
from store.archive.strays import StrayFile, merge_stray, stray_files
from store.archive.troubles import ArchiveTrouble
from store.desk.desk import Desk
from store.desk.recovery.history import NamedChange, named_clashes
from store.desk.sitting import Sitting
from store.desk.troubles import DeskTrouble
from store.record.codec import from_document, to_document
from store.record.conference import Conference, Note
from store.record.decoding import Misfit
from store.record.notes import note_name, typed_reference, typed_text
from store.record.reference import Reference
from store.troubles import Trouble

_PATIENCE = 2.0
"""Seconds to wait for the new journal to be synced before the old one is removed."""


class RecoveryOffer(Struct, frozen=True):
    """Work that is in a journal and not in the record: when it was done (ms), and how many cells and
    how many other places it would change."""

    left: LeftBehind
    at: int
    cells: int
    others: int


def offers(sitting: Sitting, found: Sequence[LeftBehind]) -> list[RecoveryOffer]:
    """What is worth offering for this sitting, the latest first; journals whose work the record has
    already are removed."""
    document = to_document(sitting.conference)
    offered: list[RecoveryOffer] = []
    for left in found:
        missing = left.missing_from(document)
        if not missing and not left.unreadable:
            left.discard()
            continue
        cells = sum(change.path[0] == "cells" for change in missing)
        offered.append(RecoveryOffer(left, left.last, cells, len(missing) - cells))
    return offered


def recover(sitting: Sitting, offer: RecoveryOffer) -> tuple[Clash, ...]:
    """Take the work over into the sitting, as one undo step. Where the record has moved on since, it
    stays as it is and the clash is returned. Raises ArchiveTrouble (`journal_strange`) when the
    journal says what no conference can hold; it is then put by."""
    document = to_document(sitting.conference)
    _, clashes = merge(document, offer.left.changes, CONFERENCE)
    theirs = {tuple(clash.path[:2]) for clash in clashes}
    try:
        sitting.replace_with(_marked(sitting, from_document(document), offer.left.being_typed - theirs))
    except (Misfit, KeyError, TypeError, ValueError):
        raise ArchiveTrouble("journal_strange", path=str(offer.left.decline())) from None
    return tuple(clashes)


def half_typed_in(offer: RecoveryOffer) -> list[Reference]:
    """The figures of the offer that were being typed when the program ended."""
    found: list[Reference] = []
    for part, *name in offer.left.being_typed:
        try:
            ref = typed_reference(part, name[0]) if name else None
        except ValueError:
            continue
        if ref is not None:
            found.append(ref)
    return found


def _marked(sitting: Sitting, conference: Conference, places: Iterable[tuple[str, ...]]) -> Conference:
    """The conference with each figure of these places marked as one that may be unfinished."""
    for part, *name in places:
        ref = typed_reference(part, name[0]) if name else None
        if ref is not None:
            text = typed_text(conference, ref)
            note = Note(text, sitting.who, sitting.now()) if text else None
            conference = conference.with_note(note_name(ref), note)
    return conference


def finish(sitting: Sitting, offer: RecoveryOffer, mine: Sequence[Clash] = ()) -> None:
    """The clashes are decided, `mine` for what the journal said: the old journal is removed once the
    new one is on the disk."""
    if mine:
        document = to_document(sitting.conference)
        for clash in mine:
            put(document, clash.path, clash.mine)
        mine_now = {tuple(clash.path[:2]) for clash in mine} & offer.left.being_typed
        sitting.replace_with(_marked(sitting, from_document(document), mine_now))
    journal = sitting.journal
    if journal is None or journal.wait(journal.last, _PATIENCE):
        offer.left.discard()
    else:
        offer.left.release()


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
