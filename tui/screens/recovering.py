"""The way of what dead sittings left: each is offered, the latest first, then taken over or put by."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.archive.documents import Clash
from store.desk.recovering import Offer, finish, offers, recover
from store.troubles import Trouble
from tui.screens.recovery import RecoveryDialog

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from tui.host import Host


def offer_all(
    app: "Host", sitting: "Sitting", found: Sequence[Offer], changed: Callable[["Sitting"], None]
) -> None:
    """Ask of one after the other whether it is to be taken over; `changed` when the record was."""
    if found:
        _Recovering(app, sitting, found, changed).ask()


class _Recovering:
    """The offers of one sitting, carried on by the answers a person gives."""

    def __init__(
        self,
        app: "Host",
        sitting: "Sitting",
        found: Sequence[Offer],
        changed: Callable[["Sitting"], None],
    ) -> None:
        self.app, self.sitting, self.changed = app, sitting, changed
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

    def answered(self, offer: Offer, take: bool | None) -> None:
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

    def take_over(self, offer: Offer) -> None:
        """Put the work into the record; a person decides where the record has moved on since."""
        from tui.screens.clash import ClashDialog

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
