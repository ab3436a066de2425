"""A sitting's way to the archive: `base` is the document the work began from, and a save brings the changes from it to
what stands now into the archive, which may have moved on; what others did comes back with it.

A save is prepared and finished in the thread of the interface and carried out in another, so that
typing goes on while a slow disk syncs.
"""

from threading import Event

from msgspec import Struct, field
from msgspec.structs import replace

from store.archive.chain import Signature
from store.archive.documents import CONFERENCE, Change, Clash, copied, diff, merge, put
from store.archive.released import WentOut, prints_otherwise
from store.archive.repository import Kept, Repository
from store.desk.troubles import BadConference
from store.languages import Pair
from store.part_kinds import INSIDE, Document
from store.record.codec import from_document, to_document
from store.record.conference import Conference
from store.record.decoding import Misfit
from store.troubles import Trouble

AFTER_PAUSE: Pair = ("停笔自动存版", "kept after a pause")
AFTER_CLASH: Pair = ("两人所填不同，已选定", "chosen between two people's values")
"""Why the program kept a version of its own accord. A version has the words of whoever worked then; the history says them in
the language of whoever reads (`recovery.history`)."""


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
        self._signed: tuple[int, Document | None] | None = None
        self._released: WentOut | None = None

    def dirty(self, conference: Conference) -> bool:
        """True when the record says something the archive does not."""
        return bool(self.changes(conference))

    def went_out(self, signature: Signature) -> Trouble | None:
        """A final text of what stands in the archive went out; why that could not be noted there."""
        kept = self.kept
        self._released = WentOut(kept.version, moved_on=False)
        try:
            self.repository.release(kept, signature)
        except Trouble as trouble:
            return trouble
        return None

    @property
    def out(self) -> WentOut | None:
        """What last went out as final, from here or from elsewhere as far as that was met."""
        met, own = self.kept.out, self._released
        return own if met is None or (own is not None and own.version > met.version) else met

    def moved_on(self, conference: Conference) -> bool:
        """Whether the record prints otherwise than what went out as final: what the office keeps for itself does not
        count, nor what was changed and changed back."""
        out = self.out
        if out is None:
            return False
        if out is self.kept.out and all(change.path[0] in INSIDE for change in self.changes(conference)):
            return out.moved_on
        signed = self._version(out.version)
        return signed is None or prints_otherwise(signed, to_document(conference))

    def _version(self, number: int) -> Document | None:
        """A version as it was kept, read once; None where it cannot be read."""
        if self._signed is None or self._signed[0] != number:
            try:
                found = self.repository.version(self.kept.key, number)
            except Trouble:
                found = None
            self._signed = (number, found)
        return self._signed[1]

    def changes(self, conference: Conference) -> list[Change]:
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
        typed = diff(order.mine, to_document(now))
        self.kept = order.kept
        self.saved_at = order.signature.at
        return self._with(typed, now), order.kept.clashes

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
