"""One conference being worked on: its sums and findings at once, its texts, and how safe the work is."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from store.archive.chain import Signature
from store.archive.documents import Change, Clash, put
from store.archive.repository import Kept
from store.archive.troubles import Tampered
from store.checks.basis.finding import Finding, Mend
from store.checks.panel import Panel
from store.desk.clock import remark
from store.desk.entering import Clock, EditJournal, Entering
from store.desk.saving import SaveOrder, Saving
from store.desk.troubles import DeskTrouble
from store.figures.totals import Total, total
from store.names.office_list import NO_LIST, ListInForce
from store.record.cell import CellKey
from store.record.codec import from_document, to_document
from store.record.conference import Conference
from store.record.window import Moment
from store.series.definition import Series
from store.troubles import Trouble
from store.wording.say.draft import Draft

if TYPE_CHECKING:
    from store.desk.found_good import FoundGood
    from store.desk.texts import Texts


class SavedState(Struct, frozen=True):
    """How safe the work is. `dirty`: the archive does not have all of it yet. `durable`: a power cut
    loses none of it. `trouble`: why the journal cannot be written just now; what was typed is still in
    memory. `saved_at`: when it was last saved (ms), None when not in this sitting."""

    dirty: bool
    durable: bool
    trouble: Trouble | None
    saved_at: int | None


class Sitting(Entering):
    """The working state on one conference.

    `earlier` are the conferences of the series before this one, newest first.
    """

    def __init__(
        self,
        series: Series,
        conference: Conference,
        *,
        key: str,
        who: str,
        clock: Clock,
        earlier: Callable[[], Sequence[Conference]] = tuple,
        journal: EditJournal | None = None,
        saving: Saving | None = None,
        doubts: Callable[[Kept], Sequence[Trouble]] | None = None,
        passed_over: Callable[[], Sequence[Trouble]] = tuple,
        passed: "FoundGood | None" = None,
        texts: "Callable[[], Texts] | None" = None,
        names: Callable[[], ListInForce] = lambda: NO_LIST,
    ) -> None:
        super().__init__(series, conference, who=who, clock=clock, journal=journal)
        self.key, self.saving = key, saving
        self._earlier = earlier
        self._doubts, self._passed_over = doubts, passed_over
        self.passed = passed
        self._texts, self._names = texts, names
        self.doubted: tuple[Trouble, ...] = ()
        """What spoke against the files of this conference when they were last asked."""
        if saving is not None:
            self.doubted = tuple(one for one in saving.kept.notices if isinstance(one, Tampered))
        self._in_flight: SaveOrder | None = None
        self._undecided: SaveOrder | None = None
        self.newest_stamp = saving.kept.at if saving is not None else 0
        self._told_of_clock = False
        self._found: tuple[Conference, Panel, dict[Moment | None, tuple[Finding, ...]]] | None = None
        self._panel_made: Panel | None = None
        self.worded: tuple[Conference, ListInForce, tuple[Finding, ...]] | None = None
        """What the words of the texts came to, for the record and the list it was worked out of (see `checking`)."""

    # -- looking -----------------------------------------------------------------------------

    @cached_property
    def earlier(self) -> tuple[Conference, ...]:
        """The conferences before this one, newest first; read when first asked for."""
        return tuple(self._earlier())

    @property
    def passed_over(self) -> tuple[Trouble, ...]:
        """Why conferences before this one could not be read, so that nothing was compared with them."""
        self.earlier  # noqa: B018 (they are met while the earlier ones are read)
        return tuple(self._passed_over())

    @property
    def previous(self) -> Conference | None:
        """The conference before this one, if the archive has it."""
        return self.earlier[0] if self.earlier else None

    def total(self, window: str, indicator: str) -> Total:
        return total(self.series, self.conference, window, indicator)

    @property
    def names(self) -> ListInForce:
        """The office's own list as it stands now."""
        return self._names()

    @property
    def _panel(self) -> Panel:
        """Made anew when the list was changed."""
        names = self.names
        if self._panel_made is None or self._panel_made.names is not names:
            self._panel_made = Panel(self.series, self.earlier, names)
        return self._panel_made

    def doubts(self) -> tuple[Trouble, ...]:
        """Ask the archive what speaks against this record: its whole history, and what this machine saw.
        It takes a reading of the file and some milliseconds."""
        if self._doubts is not None and self.saving is not None:
            self.earlier  # noqa: B018 (those it is compared with are asked too, so they must have been read)
            self.doubted = tuple(self._doubts(self.saving.kept))
        return self.doubted

    def cautions(self) -> tuple[Trouble, ...]:
        """How far this conference's history could be compared with what this machine saw, where that is
        less than a person would think."""
        return () if self.saving is None else tuple(self.saving.repository.cautions(self.saving.kept))

    def went_out(self) -> Trouble | None:
        """A final text was made of the version that stands: note it in the archive. Why that could not be done, where
        only this machine remembers it until the next save; the text is out all the same."""
        why = None if self.saving is None else self.saving.went_out(Signature(by=self.who, at=self._clock()))
        return None if why is None else DeskTrouble("state_unnoted", why=why.said)

    @property
    def went_out_as(self) -> int | None:
        """The version that last went out as final; None when none did."""
        out = None if self.saving is None else self.saving.out
        return None if out is None else out.version

    @property
    def moved_on(self) -> bool:
        """Whether the record says otherwise since it last went out as final."""
        return self.saving is not None and self.saving.moved_on(self.conference)

    def findings(self, now: Moment | None = None) -> tuple[Finding, ...]:
        """Every rule's outcome on the record as it stands at that hour, errors first; computed once per
        change and hour. Without an hour it is not asked whether the windows have closed."""
        panel = self._panel
        if self._found is None or self._found[0] is not self.conference or self._found[1] is not panel:
            self._found = (self.conference, panel, {})
        found = self._found[2]
        if now not in found:
            found[now] = panel.run(self.conference, now)
        return found[now]

    def just_changed(self, finding: Finding) -> CellKey | None:
        """The figure of those a finding is about, or is held against, that was replaced by another last."""
        held = finding.facts.get("held_against")
        about = (*finding.cells, *held) if isinstance(held, tuple) else finding.cells
        return self.replaced_last({cell for cell in about if isinstance(cell, CellKey)})

    def proposals(self, finding: Finding) -> tuple[Mend, ...]:
        """How a finding may be mended, in the order of every screen: by the figure that was changed just now before the
        others, then the likeliest first."""
        changed = self.just_changed(finding)
        first = [mend for mend in finding.mends if changed in dict(mend.changes)]
        return (*first, *(mend for mend in finding.mends if mend not in first))

    # -- saving ------------------------------------------------------------------------------

    @property
    def state(self) -> SavedState:
        """How safe the work is just now."""
        return SavedState(
            dirty=self.saving is not None and self.saving.dirty(self.conference),
            durable=self.journal is None or self.journal.saved,
            trouble=self.journal.trouble if self.journal is not None else None,
            saved_at=self.saving.saved_at if self.saving is not None else None,
        )

    def clock_remark(self, newest: int = 0) -> Trouble | None:
        """A sentence to tell once when the clock is behind what was saved or typed before, or behind
        `newest` (ms), which was found elsewhere; None when it is not, or was told already."""
        kept_at = self.saving.kept.at if self.saving is not None else 0
        self.newest_stamp = max(self.newest_stamp, newest, kept_at)
        behind = remark(self._clock(), self.newest_stamp)
        told, self._told_of_clock = self._told_of_clock, behind is not None
        return None if told else behind

    def prepare_save(self, reason: str = "") -> SaveOrder | None:
        """The order that saves what stands now, to be `run` in any thread; None when nothing is new, or
        while one is under way: the next has to begin from what it comes back with."""
        if self.saving is None or self._in_flight is not None or not self.saving.dirty(self.conference):
            return None
        self._in_flight = self.saving.prepare(
            self.conference,
            Signature(by=self.who, at=self._clock(), reason=reason),
            self.journal.last if self.journal is not None else 0,
        )
        return self._in_flight

    def finish_save(self, order: SaveOrder) -> tuple[Clash, ...]:
        """Take the outcome of a save in; the cells that another window gave another value meanwhile.

        Raises the order's Trouble when it failed; what was typed stands and stays in the journal.
        An order that was finished already is passed over.
        """
        if order is not self._in_flight:
            return ()
        self._in_flight = None
        if order.trouble is not None:
            raise order.trouble
        assert self.saving is not None
        self.conference, clashes = self.saving.finish(order, self.conference)
        if clashes:
            self._undecided = order  # my values stay in the journal until a person has decided
        elif self.journal is not None and self._undecided is None:
            self.journal.settle(order.journaled, self.saving.kept.generation, order.signature.at)
        return clashes

    def save(self, reason: str = "") -> tuple[Clash, ...]:
        """Prepare, carry out and finish a save here and now, after the one that is under way."""
        clashes: tuple[Clash, ...] = ()
        if self._in_flight is not None:
            self._in_flight.done.wait()
            clashes = self.finish_save(self._in_flight)
        order = self.prepare_save(reason)
        return clashes if order is None else clashes + self.finish_save(order.run())

    def unsaved(self) -> Sequence[Change]:
        """What stands otherwise now than in the archive."""
        return () if self.saving is None else self.saving.changes(self.conference)

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._in_flight is not None

    def refresh(self, kept: Kept | None = None) -> tuple[Clash, ...]:
        """Bring in what another window saved; `kept` when it was already read, in another thread."""
        if self.saving is None:
            return ()
        self.conference, clashes = self.saving.refresh(self.conference, kept)
        return clashes

    def decide(self, mine: Sequence[Clash]) -> None:
        """A person has decided the clashes of the last save: these are to be mine, the others theirs."""
        if mine:
            document = to_document(self.conference)
            for clash in mine:
                put(document, clash.path, clash.mine)
            self.replace_with(from_document(document))
        order, self._undecided = self._undecided, None
        if self.journal is not None and self.saving is not None and order is not None:
            # What was chosen is in later lines; the ones before need not be offered again.
            self.journal.settle(order.journaled, self.saving.kept.generation, order.signature.at)

    def close_journal(self) -> None:
        """Leave the conference; what was not saved stays in the journal for the next sitting."""
        self._half_written = False  # the program ends: nobody said that what is being typed is whole
        self.close()
        if self.journal is not None:
            self.journal.close()

    # -- texts -------------------------------------------------------------------------------

    def draft(self, language: str = "zh", form: str = "full", of: Conference | None = None) -> Draft:
        """The text of the record as it stands, or of a state it was in before (`of`)."""
        return self.texts.draft(self.conference if of is None else of, language, form, self.previous)

    @cached_property
    def texts(self) -> "Texts":
        """The phrase books of the series, read when first needed."""
        from store.desk.texts import Texts

        return Texts(self.series) if self._texts is None else self._texts()
