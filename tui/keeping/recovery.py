"""Work that windows which died had not saved: each offer is shown, the latest first, then taken over or put by."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from store.archive.documents import CONFERENCE, Change, Clash, at, merge
from store.desk.clock import local_time
from store.desk.recovery.history import Namer
from store.desk.recovery.recovering import RecoveryOffer, finish, half_typed_in, offers, recover
from store.record.codec import from_document, to_document
from store.record.naming import cell_name
from store.record.notes import typed_text
from store.signs import visible_line
from store.troubles import Trouble
from tui.dialogs.notice import Answered
from tui.widgets.controls import LineButton

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from tui.host import Host

MOST_CHANGES = 5
"""Changes that are shown one by one; the rest are counted."""


class RecoveryDialog(Answered[bool | None]):
    """Shows one of `count` offers, the latest first. Returns True to take the work over, False to put it by, None to be asked again next time."""

    DEFAULT_CSS = "RecoveryDialog > Vertical { width: 70; }"
    AUTO_FOCUS = ""

    def __init__(self, sitting: "Sitting", offer: RecoveryOffer, nth: int = 1, count: int = 1) -> None:
        super().__init__()
        self._sitting, self._offer, self._nth, self._count = sitting, offer, nth, count

    def compose(self) -> ComposeResult:
        offer = self._offer
        when = local_time(offer.at).strftime("%Y-%m-%d %H:%M:%S")
        lines = [self.say("keeping.recovery_about", when=when, cells=offer.cells, others=offer.others)]
        if offer.left.typed_in:
            lines.append(self.say("keeping.recovery_elsewhere", path=visible_line(offer.left.typed_in)))
        if offer.left.unreadable:
            lines.append(self.say("keeping.recovery_unreadable", count=offer.left.unreadable))
        lines += self._changes()
        lines += self._half_typed()
        if self._nth > 1:
            lines.append(self.say("keeping.recovery_older"))
        lines.append(self.say("keeping.recovery_how"))
        answers = {key: self.say(f"keeping.recovery_{key}") for key in ("take", "decline", "later")}
        title = self.say("keeping.recovery_title", nth=self._nth, count=self._count)
        yield from self.asked("\n".join(lines), answers, title)

    def _half_typed(self) -> list[str]:
        """The figures that were being typed when the window died: each may be a part of the one meant."""
        sitting = self._sitting
        document = to_document(sitting.conference)
        merge(document, self._offer.left.changes, CONFERENCE)
        conference = from_document(document)
        return [
            self.say(
                "keeping." + "recovery_half",
                name=cell_name(sitting.series, conference, ref, self.lang),
                value=text,
            )
            for ref in half_typed_in(self._offer)
            if (text := typed_text(conference, ref))
        ]

    def _changes(self) -> list[str]:
        """The first places it would change: what the record has now, and what it would have."""
        sitting, lang = self._sitting, self.lang
        document = to_document(sitting.conference)
        missing = self._offer.left.missing_from(document)
        namer = Namer(sitting.series, sitting.conference, lang)
        now = [Change(change.path, at(document, change.path), change.new) for change in missing]
        said = [
            self.say("keeping.recovery_change", name=line.name, old=line.old, new=line.new)
            for line in namer.lines(now)
        ]
        if len(said) > MOST_CHANGES:
            rest = len(said) - MOST_CHANGES
            said[MOST_CHANGES:] = [self.say("keeping.recovery_more", count=rest)]
        return said

    def on_mount(self) -> None:
        # What is older than something offered before, or was typed elsewhere, is not taken over by an Enter too many.
        at_once = self._nth == 1 and not self._offer.left.typed_in
        self.set_focus(self.query_one("#take" if at_once else "#later", LineButton))

    def pressed(self, button: str) -> None:
        """A button was pressed."""
        self.dismiss({"take": True, "decline": False}.get(button))


def offer_all(
    app: "Host",
    sitting: "Sitting",
    found: Sequence[RecoveryOffer],
    changed: Callable[["Sitting"], None],
    then: Callable[[], None],
) -> None:
    """Ask of one after the other whether it is to be taken over; `changed` when the record was, `then` at the end."""
    _Recovering(app, sitting, found, changed, then).ask()


class _Recovering:
    """The offers of one sitting, carried on by the answers a person gives."""

    def __init__(
        self,
        app: "Host",
        sitting: "Sitting",
        found: Sequence[RecoveryOffer],
        changed: Callable[["Sitting"], None],
        then: Callable[[], None],
    ) -> None:
        self.app, self.sitting, self.changed, self.then = app, sitting, changed, then
        self.waiting, self.count, self.nth = list(found), len(found), 0

    def ask(self) -> None:
        """Ask about the next one; what the record has by then is not asked about again."""
        while self.waiting:
            self.nth += 1
            still = offers(self.sitting, [self.waiting.pop(0).left])
            if still:
                dialog = RecoveryDialog(self.sitting, still[0], self.nth, self.count)
                self.app.push_screen(dialog, lambda take, offer=still[0]: self.answered(offer, take))
                return
        self.then()

    def answered(self, offer: RecoveryOffer, take: bool | None) -> None:
        """Take the work over, put it by, or leave it to be offered again (None)."""
        if take:
            self.take_over(offer)
            return
        if take is None:
            offer.left.release()
        else:
            kept = offer.left.decline()
            self.app.tell(self.app.say("keeping.declined", path=kept))
        self.ask()

    def take_over(self, offer: RecoveryOffer) -> None:
        """Put the work into the record; a person decides where the record has moved on since."""
        from tui.keeping.clash import ClashDialog

        try:
            clashes = recover(self.sitting, offer)
        except Trouble as trouble:
            self.app.tell(trouble)
            self.ask()
            return

        def decided(mine: list[Clash] | None) -> None:
            finish(self.sitting, offer, mine or [])
            self.changed(self.sitting)
            self.app.tell(self.app.say("keeping.recovered", cells=offer.cells, others=offer.others))
            self.ask()

        if clashes:
            self.app.push_screen(ClashDialog(self.sitting, clashes), decided)
        else:
            decided([])
