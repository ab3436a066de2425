"""What a dead sitting left in its journal: offering it, taking it over, or putting it by."""

from collections.abc import Sequence

from store.archive.documents import CONFERENCE, Clash, merge, put
from store.archive.recovery import LeftBehind
from store.archive.troubles import ArchiveTrouble
from store.desk.sitting import Sitting
from store.record.codec import from_document, to_document
from store.record.decoding import Misfit
from store.values import struct

_PATIENCE = 2.0
"""Seconds to wait for the new journal to be synced before the old one is removed."""


@struct
class Offer:
    """Work that is in a journal and not in the record: when it was done (ms), and how many cells and
    how many other places it would change."""

    left: LeftBehind
    at: int
    cells: int
    others: int


def offers(sitting: Sitting, found: Sequence[LeftBehind]) -> list[Offer]:
    """What is worth offering for this sitting, the latest first; journals whose work the record has
    already are removed."""
    document = to_document(sitting.conference)
    offered: list[Offer] = []
    for left in found:
        missing = left.missing_from(document)
        if not missing and not left.unreadable:
            left.discard()
            continue
        cells = sum(change.path[0] == "cells" for change in missing)
        offered.append(Offer(left, left.last, cells, len(missing) - cells))
    return offered


def recover(sitting: Sitting, offer: Offer) -> tuple[Clash, ...]:
    """Take the work over into the sitting, as one undo step. Where the record has moved on since, it
    stays as it is and the clash is returned. Raises ArchiveTrouble (`journal_strange`) when the
    journal says what no conference can hold; it is then put by."""
    document = to_document(sitting.conference)
    _, clashes = merge(document, offer.left.changes, CONFERENCE)
    try:
        sitting.replace_with(from_document(document))
    except (Misfit, KeyError, TypeError, ValueError):
        raise ArchiveTrouble("journal_strange", path=str(offer.left.decline())) from None
    return tuple(clashes)


def finish(sitting: Sitting, offer: Offer, mine: Sequence[Clash] = ()) -> None:
    """The clashes are decided, `mine` for what the journal said: the old journal is removed once the
    new one is on the disk."""
    if mine:
        document = to_document(sitting.conference)
        for clash in mine:
            put(document, clash.path, clash.mine)
        sitting.replace_with(from_document(document))
    journal = sitting.journal
    if journal is None or journal.wait(journal.last, _PATIENCE):
        offer.left.discard()
    else:
        offer.left.release()
