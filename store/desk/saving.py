"""A sitting's way to the archive: `base` is the document the work began from, and a save brings the changes from it to
what stands now into the archive, which may have moved on; what others did comes back with it.

A save is prepared and finished in the thread of the interface and carried out in another, so that
typing goes on while a slow disk syncs.
"""

from collections.abc import Sequence
from threading import Event

from msgspec import Struct, field
from msgspec.structs import replace

from store.archive.chain import Signature
from store.archive.documents import CONFERENCE, Change, Clash, copied, diff, merge, put
from store.archive.repository import Kept, Repository
from store.desk.entering import difference
from store.desk.troubles import BadConference
from store.part_kinds import INSIDE, Document
from store.record.codec import from_document, to_document
from store.record.conference import Conference
from store.record.decoding import Misfit
from store.troubles import Trouble


class SaveOrder(Struct):
    """One save: what goes from where to where. `run` may be called in any thread; it raises nothing."""

    repository: Repository
    key: str
    base: Document
    mine: Document
    signature: Signature
    journaled: int = 0
    """The number of the newest journal line that this save carries."""
    kept: Kept | None = None
    trouble: Trouble | None = None
    done: Event = field(default_factory=Event)

    def run(self) -> "SaveOrder":
        """Carry the save out; the outcome is in `kept` or `trouble`."""
        try:
            from_document(self.mine)  # nothing is kept that could not be opened again
            self.kept = self.repository.save(self.key, self.base, self.mine, self.signature, self._sound)
        except Trouble as trouble:
            self.trouble = trouble
        finally:
            self.done.set()
        return self

    def _sound(self, theirs: Document) -> None:
        """Before anything is changed: what stands in the archive is a conference still. Bytes that nobody
        understands are not built upon."""
        try:
            from_document(theirs)
        except Misfit as misfit:
            raise BadConference(self.key, misfit.facts) from None


class Saving:
    """What a sitting knows of the archive: the last state it shared with it."""

    def __init__(self, repository: Repository, kept: Kept) -> None:
        self.repository, self.kept = repository, kept
        self.saved_at: int | None = None
        self._compared: tuple[Conference, Kept, list[Change]] | None = None
        self._signed: tuple[int, Conference | None] | None = None

    def dirty(self, conference: Conference) -> bool:
        """True when the record says something the archive does not."""
        return bool(self._changes(conference))

    def moved_on(self, out: tuple[int, int], conference: Conference) -> bool:
        """Whether the record prints otherwise than the version that went out as final, `out` with its generation: what
        the office keeps for itself does not count, nor what was changed and changed back."""
        if out[1] == self.kept.generation:
            return not _inside(self._changes(conference))
        signed = self._version(out[0])
        return signed is None or _printed_differs(signed, conference)

    def _version(self, number: int) -> Conference | None:
        """A version as it was kept, read once; None where it cannot be read."""
        if self._signed is None or self._signed[0] != number:
            try:
                found = from_document(self.repository.version(self.kept.key, number))
            except (Trouble, Misfit):
                found = None
            self._signed = (number, found)
        return self._signed[1]

    def _changes(self, conference: Conference) -> list[Change]:
        """How the record differs from the archive; compared once for each state."""
        last = self._compared
        if last is None or last[0] is not conference or last[1] is not self.kept:
            differs = diff(self.kept.document, to_document(conference))
            last = self._compared = (conference, self.kept, differs)
        return last[2]

    def prepare(self, conference: Conference, signature: Signature, journaled: int) -> SaveOrder:
        """The order that saves the record as it stands now."""
        return SaveOrder(
            self.repository,
            self.kept.key,
            self.kept.document,
            to_document(conference),
            signature,
            journaled,
        )

    def finish(self, order: SaveOrder, now: Conference) -> tuple[Conference, tuple[Clash, ...]]:
        """The record after the save: what was saved and merged, with what was typed meanwhile on top."""
        if order.kept is None:
            return now, ()
        self._note_still_final(order)
        typed = diff(order.mine, to_document(now))
        self.kept = order.kept
        self.saved_at = order.signature.at
        return self._with(typed, now), order.kept.clashes

    def _note_still_final(self, order: SaveOrder) -> None:
        """A save that brought only what the office keeps for itself leaves what went out final; one that changed back what
        was changed since makes it final again."""
        out = self.repository.exported(self.kept.key).get(self.kept.key)
        if order.kept is None or out is None:
            return
        if out[1] == self.kept.generation:
            same = _inside(diff(order.base, order.kept.document))
        else:
            signed = self._version(out[0])
            same = signed is not None and not _printed_differs(signed, from_document(order.kept.document))
        if same:
            self.repository.note_still_final(order.kept, order.signature.at)

    def refresh(self, now: Conference, kept: Kept | None = None) -> tuple[Conference, tuple[Clash, ...]]:
        """Bring in what another window saved (`kept`, else what stands in the archive), keeping what is
        not saved here. Where both changed a leaf mine stays for now and the next save asks."""
        kept = kept or self.repository.load(self.kept.key)
        if kept.generation <= self.kept.generation:
            return now, ()
        merged, base = copied(kept.document), copied(kept.document)
        _, clashes = merge(merged, diff(self.kept.document, to_document(now)), CONFERENCE)
        for clash in clashes:
            put(merged, clash.path, clash.mine)
            put(base, clash.path, clash.base)  # from here the save finds the clash again
        try:
            conference = from_document(merged)
        except Misfit as misfit:
            raise BadConference(kept.key, misfit.facts) from None
        self.kept = replace(kept, document=base)
        return conference, tuple(clashes)

    def _with(self, typed: list[Change], now: Conference) -> Conference:
        document = copied(self.kept.document)
        _, clashes = merge(document, typed, CONFERENCE)
        for clash in clashes:  # typed after the save was begun: newer than anything that came back
            put(document, clash.path, clash.mine)
        if document == to_document(now):
            return now
        return from_document(document)


def _printed_differs(signed: Conference, now: Conference) -> bool:
    """Whether two records say something else that is printed, whoever entered it and when."""
    edit = difference(signed, now)
    return bool(edit.cells) or any(name.partition("/")[0] not in _UNPRINTED for name in edit.fields)


_UNPRINTED = INSIDE | {"version"}


def _inside(changes: Sequence[Change]) -> bool:
    """Whether the changes touch nothing but what the office keeps for itself."""
    return all(change.path[0] in INSIDE for change in changes)
