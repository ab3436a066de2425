"""What a screen has that offers figures from outside to the record: they are kept nowhere else, so no way out drops
them unasked."""

from rich.text import Text
from textual.widgets import Static

from tui.actions import key_of, valid_in
from tui.line_breaks import wrapped
from tui.screens.place import ConferenceScreen

_STATE = 2
"""Lines at the top that say what is offered, and below that what to do."""
_PASTED = "paste"
"""The way out of one text that is another one, pasted over it."""


class OffersFigures(ConferenceScreen):
    """The first time a key would leave such a screen with figures still unaccepted, nothing is left: the line that tells what
    is offered says that the key drops it. Pressed again, it does. After any other key it is asked about anew."""

    _dropping = ""
    """The key of which one was told that it drops what is offered."""
    _told = ""
    """What was told then, as long as that key does so."""

    def offered(self) -> int:
        """How many figures are chosen and not accepted yet."""
        raise NotImplementedError

    def left_out(self) -> int:
        """How many figures could be chosen, where none of them is."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Show anew what is offered and what to do."""
        raise NotImplementedError

    async def language_changed(self) -> None:
        self._dropping = self._told = ""
        await super().language_changed()

    def leave(self, press: str) -> bool:
        """A key that does nothing here would be named in vain: Esc does the same."""
        known = press and any(action.key_name == press for action in valid_in(self.place))
        stopped = not press
        press = press if known else key_of("back")
        if not self.offered() and self.left_out():
            may = self._may_drop(press, "reading.none_ticked", self.left_out())
        else:
            may = self._may_drop(press, "reading.not_accepted", self.offered())
        if may and not stopped:  # told to end from outside nobody dropped anything
            self.bulletin.keeper.pasted.done(self.sitting, self.place)
        return may

    def may_read_another(self) -> bool:
        """Whether another text may take the place of the one that is offered; pasted again, it does."""
        return self._may_drop(_PASTED, "reading.not_accepted_paste", self.offered())

    def _may_drop(self, press: str, word: str, count: int) -> bool:
        if not count or self._dropping == press:
            return True
        self._dropping = press
        self._told = self.say(word, count=count, accept=key_of("accept"), press=press)
        self.show_state()
        return False

    def go_on(self) -> None:
        """One goes on here: leaving is asked about anew."""
        if self._dropping:
            self._dropping = self._told = ""
            self.show_state()

    def put_state(self, words: str, below: str, *, warns: bool = False) -> None:
        """What is offered, and below it what to do or to beware of. What leaving would drop is read before either."""
        if self._told:
            lines = wrapped(self._told, max(self.size.width - 2, 20))[:_STATE]
            state = Text(
                "\n".join([words, *lines][-_STATE:]), style="bold", no_wrap=True, overflow="ellipsis"
            )
        else:
            state = Text(words, style="bold", no_wrap=True, overflow="ellipsis")
            state.append("\n" + below, "bold" if warns else "not bold dim")
        self.query_one("#state", Static).update(state)
