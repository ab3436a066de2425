"""What every full screen has: a title line, a key bar made from the actions valid there, and its words. Of a conference's
screens the title line says which one it is, where one is in it, and how safe the work is.

Some kinds of places have more. One whose main pane is a list has the pane, and what is under its cursor. One that offers
figures from outside to the record asks before it is left: they are kept nowhere else, so no way out drops them unasked.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from store.desk.clock import local_time
from store.languages import LANGUAGES, in_language
from tui.actions import ACTIONS, Action, bindings, key_of, valid_in
from tui.host import Hosted
from tui.line_breaks import wrapped
from tui.review.state import went_out_words
from tui.widgets.bars import KeyBar, TitleBar
from tui.widgets.row_list import RowList
from tui.words import say

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from store.desk.entering import Edit
    from store.desk.sitting import Sitting
    from store.record.cell import CellKey
    from tui.dialogs.form import FormDialog


def conference_title(sitting: "Sitting", place: str, lang: str) -> str:
    """`第24场  2022-09-01  录入`; one without a number goes by the name of its series."""
    conference = sitting.conference
    name = (
        say("app.number", lang, number=conference.number)
        if conference.number is not None
        else sitting.series.name(lang)
    )
    return f"{name}  {conference.held_on.isoformat()}  {say(f'app.place_{place}', lang)}"


def saved_words(sitting: "Sitting", lang: str) -> str:
    """What is known to be safe: exported as final, on disk as a version, or at least in the journal of keys."""
    out = went_out_words(sitting, lang)
    return f"{out} · {_kept_words(sitting, lang, short=True)}" if out else _kept_words(sitting, lang)


def _kept_words(sitting: "Sitting", lang: str, *, short: bool = False) -> str:
    """`short`: beside something else in a line of 80 columns."""
    state = sitting.state
    if state.trouble is not None:
        return say("app.not_kept", lang)
    if state.dirty:
        durable = "app.synced_short" if short else "app.synced"
        return say(durable if state.durable else "app.journaled", lang)
    if state.saved_at is None:
        return say("app.unchanged", lang)
    return say("app.saved_at", lang, at=local_time(state.saved_at).strftime("%H:%M"))


TO_PLACE = {"enter": "entry", "paste": "reading"}
"""Actions that go to a place of another name; the others are called as the place they go to."""


def way_to(place: str) -> str:
    """The key that goes to a place, as it is printed; empty where none does from everywhere."""
    return next((one.key_name for one in ACTIONS if TO_PLACE.get(one.id, one.id) == place), "")


class PlaceScreen(Hosted, Screen[None]):
    """A full screen. `place` names it in the table of actions, in the help and in the registry.

    A subclass gives `body`, `title` and, for every action of its place, a method `action_<id>`.
    """

    place: ClassVar[str] = ""
    AUTO_FOCUS = "#main"
    stood: Any = None
    """Where one stood (see `whereabouts`) when this screen was left last; None when it is new."""
    fresh = False
    """It was asked to show something, and does not go back to where one stood."""
    passed_by = False
    """It lies beneath another without having been shown: Esc does not lead to it."""
    led_from: tuple[str, bool] | None = None
    """The place that led here although this screen lay beneath it, which Esc comes back to; and whether this one was
    `passed_by` until then."""

    def compose(self) -> ComposeResult:
        yield TitleBar(self.heading)
        yield from self.body()
        yield KeyBar(self.place, self.actions_shown, self.do)

    def body(self) -> Iterable[Widget]:
        """The widgets between title and key bar; the one to be focused has the id `main`."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """The text at the left and at the right of the title line. User text is drawn as it is."""
        return self.say("app.title"), ""

    def can(self, action: str) -> bool:
        """True when the action can be done now; refined by subclasses."""
        return self._doer(action) is not None

    async def do(self, action: str) -> None:
        """Carry out an action by its id, as its key would: chosen from the palette, clicked in the key bar."""
        await self.app.run_action(action, self._doer(action))

    def _doer(self, action: str) -> "DOMNode | None":
        """Who has the method of an action: this screen, else the app."""
        return next((one for one in (self, self.app) if hasattr(one, f"action_{action}")), None)

    def actions_now(self) -> list[Action]:
        """The actions that can be done here now, in the order of the table."""
        return [action for action in valid_in(self.place) if self.can(action.id)]

    def actions_shown(self) -> list[Action]:
        """Those of them for the key bar: the way to where one is already is left out."""
        return [action for action in self.actions_now() if TO_PLACE.get(action.id, action.id) != self.place]

    def on_screen_resume(self) -> None:
        self.show_anew()

    def show_anew(self) -> None:
        """Show what is so now: one came back to this screen, or the record or the list changed under it."""

    def come_from(self, key: str) -> None:
        """One came back to this screen from that conference; only where there is a list."""

    def begin_finding(self) -> None:
        """Let a person type what to find; only where there is a list."""

    @property
    def seat(self) -> tuple[str, str]:
        """What one comes back to when a screen of the same is shown: which conference, which place."""
        return "", self.place

    def whereabouts(self) -> object:
        """Where one is on this screen, for `stood` of the next one of its `seat`; None where that says nothing."""
        return None

    def typed_in_vain(self, sign: str) -> None:
        """A sign was typed that nothing here takes; what the screen says of it."""

    def leave(self, press: str) -> bool:
        """Asked before one leaves by the key of that name; False keeps the screen, which then says why."""
        return True

    def go_on(self) -> None:
        """One went on to another screen from here, and did not leave."""

    async def language_changed(self) -> None:
        """Show everything in the other language, before the next key is done, which goes to where keys went."""
        held = self.focused.id if self.focused is not None else None
        await self.recompose()
        if held and self.query(f"#{held}"):
            self.set_focus(self.query_one(f"#{held}"))

    def on_paste(self, event: events.Paste) -> None:
        """A bulletin pasted where nothing takes a text is read, not lost."""
        from tui.widgets.pasting import pasted_text

        prose = pasted_text(event.text).prose
        event.stop()
        if prose:
            self.receive(prose)
        elif event.text.strip():
            self.bulletin.tell(self.say("app.not_pasted"), "warning")

    def receive(self, text: str) -> None:
        """Read a pasted bulletin; here, where no conference is open, find the one it is of."""
        from tui.screens.opening import arrive

        arrive(self.bulletin, text)

    def redraw_bars(self) -> None:
        """Paint title and key bar anew, after what they show has changed."""
        for bar in self.query("TitleBar, KeyBar"):
            bar.refresh()


class ConferenceScreen(PlaceScreen):
    """A screen that shows one conference. It is made with the conference's sitting."""

    BINDINGS = [*bindings("conference")]

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__()
        self.sitting = sitting

    @property
    def seat(self) -> tuple[str, str]:
        return self.sitting.key, self.place

    def first_language(self, written: Collection[str]) -> str:
        """The language in which a text is shown first: that of the interface where it is `written` in it, or in none;
        else one it is written in."""
        known = [
            one for one in self.sitting.texts.languages if one in written
        ] or self.sitting.texts.languages
        return self.lang if self.lang in known else next(iter(known), "zh")

    def language_name(self, language: str) -> str:
        """What a text's language is called; its code when the interface has no word for it."""
        return in_language(LANGUAGES.get(language, (language, language)), self.lang)

    def heading(self) -> tuple[str, str]:
        title = conference_title(self.sitting, self.place, self.lang)
        return title, saved_words(self.sitting, self.lang)

    def actions_shown(self) -> list[Action]:
        """Finding is the desk's; its key works here too."""
        return [action for action in super().actions_shown() if action.id != "filter"]

    def action_filter(self) -> None:
        self.bulletin.find()

    def action_bin(self) -> None:
        self.bulletin.do_at_desk("bin")

    def action_backup(self) -> None:
        self.bulletin.do_at_desk("backup")

    def tell_step(self, edit: "Edit | None", done: str) -> None:
        """Say which step was `undone` or `redone`, or that there was none. What changed may not be in view, and would go
        unnoticed."""
        self.bulletin.tell(self.step_words(edit, done))

    def step_words(self, edit: "Edit | None", done: str) -> str:
        """The words of `tell_step`."""
        if edit is None:
            nothing = "app.no_more_to_undo" if done == "undone" else "app.nothing_to_redo"
            return self.say(nothing, press=key_of("history"))
        from store.desk.recovery.history import edit_name

        again = done == "undone" and any(action.id == "redo" for action in valid_in(self.place))
        what = edit_name(self.sitting, edit, self.lang)
        return self.say("app.undone_again" if again else f"app.{done}", what=what, press=key_of("redo"))

    def go_to_cell(self, cell: "CellKey", *, as_of: bool = False) -> None:
        """Put the cursor on a cell or its as-of; only where cells are entered."""

    def receive(self, text: str) -> None:
        """Read a pasted bulletin against this conference."""
        self.bulletin.go("reading", self.sitting, text=text)

    def action_enter(self) -> None:
        self.bulletin.go("entry", self.sitting)

    def action_review(self) -> None:
        self.bulletin.go("review", self.sitting)

    def action_draft(self) -> None:
        self.bulletin.go("draft", self.sitting)

    def action_checks(self) -> None:
        self.bulletin.go("checks", self.sitting)

    def action_paste(self) -> None:
        self.bulletin.go("reading", self.sitting)

    def action_history(self) -> None:
        self.bulletin.go("history", self.sitting)

    def action_sections(self) -> None:
        self.bulletin.go("sections", self.sitting)

    def action_steps(self) -> None:
        self.bulletin.go("steps", self.sitting)

    def action_board(self) -> None:
        self.bulletin.go("board", self.sitting)

    def action_titles(self) -> None:
        self.bulletin.go("titles", self.sitting)

    def fill_in(
        self, form: "FormDialog[Any]", done: Callable[[Any], object], action: str, **way: str
    ) -> None:
        """Let a person fill in a form of this conference: what is typed is kept, so that after a kill `open_again` can go
        on with it by `action`, and what that needs to know."""
        self.bulletin.keeper.forms.show(
            self.sitting, form, {"place": self.place, "action": action, **way}, done
        )

    def open_again(self, way: Mapping[str, str], then: Callable[[], None]) -> None:
        """Open the form that `fill_in` was called for, where that can still be done; `then` comes after that."""
        if self.come_to(way):
            self.reopened(way)
        then()

    def come_to(self, way: Mapping[str, str]) -> bool:
        """Put the cursor on what the form is of; False when it is gone."""
        return not way.get("of")

    def reopened(self, way: Mapping[str, str]) -> None:
        """Carry out the action that opens it."""
        if way["action"] in {action.id for action in valid_in(self.place)}:
            getattr(self, f"action_{way['action']}")()

    def action_save(self) -> None:
        self.bulletin.keeper.save(self.sitting)


class TakesBack(ConferenceScreen):
    """A screen of a conference on which the last step is taken back, and made again."""

    def action_undo(self) -> None:
        self._step(self.sitting.undo(), "undone")

    def action_redo(self) -> None:
        self._step(self.sitting.redo(), "redone")

    def _step(self, step: "Edit | None", done: str) -> None:
        self.tell_step(step, done)
        self.show_step(step)

    def show_step(self, step: "Edit | None") -> None:
        """Show the record as the step left it; None: there was none."""
        self.show_anew()


T = TypeVar("T")


class OpensByEnter(PlaceScreen):
    """A screen whose rows are texts that Enter opens to be written."""

    def typed_in_vain(self, sign: str) -> None:
        """What is typed on a row goes nowhere: that is said, not left to be noticed later."""
        if sign.isalnum() and isinstance(self.focused, RowList):
            self.bulletin.tell(self.say("app.typed_on_a_row"), "warning")


class ListedPlace(PlaceScreen, Generic[T]):
    """`rows` is what stands in each row of the list; None where that is a heading, or only words."""

    rows: Sequence[T | None] = ()

    @property
    def view(self) -> RowList:
        """The list."""
        return self.query_one("#main", RowList)

    @property
    def current(self) -> T | None:
        """What is under the cursor."""
        at = self.view.current
        return self.rows[at] if at is not None and at < len(self.rows) else None


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
