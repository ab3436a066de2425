"""What a dead sitting left in its journal: offering it, taking it over, or putting it by."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from store.archive.documents import CONFERENCE, Clash, merge, put
from store.archive.journal import LeftBehind
from store.archive.troubles import ArchiveTrouble
from store.desk.sitting import Sitting
from store.record.codec import from_document, to_document
from store.record.conference import Conference, Note
from store.record.decoding import Misfit
from store.record.notes import note_name, typed_reference, typed_text
from store.record.reference import Reference

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
