"""What the screens, the dialogs and the keeper ask of the app that shows them.

`BulletinApp` is the one that answers. This stands below the screens, so that none of them has to import the
app, which imports them all.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, cast

from store.troubles import Trouble
from tui.words import say

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

    from store.archive.documents import Clash
    from store.desk.desk import Desk
    from store.desk.sitting import Sitting
    from store.record.reference import Reference
    from tui.settings import Settings

    Base = Screen[Any]
else:
    Base = object  # the style sheet knows a screen by the first of its bases that is one


class Pages(Protocol):
    """What is asked of the pages that were pasted and are not taken over yet."""

    def keep(self, sitting: "Sitting", text: str, place: str) -> bool:
        """A page is being read at `place`: keep it until it is `done`. Whether that could be done; why not is told."""

    def done(self, sitting: "Sitting", place: str = "") -> None:
        """A person took over what the page says, or dropped it; with `place` only a page that is read there."""


class Forms(Protocol):
    """What is asked of the forms of a conference that are open."""

    def show(
        self, sitting: "Sitting", form: Any, way: "Mapping[str, str]", done: Callable[[Any], object], /
    ) -> None:
        """Let a person fill in a form to which `way` leads; what is typed is kept until `done` has its answer."""


class Keeping(Protocol):
    """What is asked of the keeper of unsaved work."""

    @property
    def held(self) -> "dict[str, Sitting]":
        """The sittings that are on the screen, or whose work is not all in the archive."""

    @property
    def pasted(self) -> Pages:
        """The pages that were pasted and are not taken over yet."""

    @property
    def forms(self) -> Forms:
        """The forms that are open."""

    def decide(self, sitting: "Sitting", clashes: "Sequence[Clash]") -> None:
        """Ask which of two values is right wherever two people gave different ones."""

    def name_of(self, by: str) -> str:
        """Who did what came from elsewhere: another window, when it was opened under this name."""

    def save(self, sitting: "Sitting", reason: str = "") -> None:
        """Keep a version, in a thread, and say so when it is safe on disk."""

    def left(self, sitting: "Sitting") -> None:
        """The person went away from a conference."""

    def list_again(self) -> None:
        """Show the list of conferences anew, if it is what is shown."""


class Host(Protocol):
    """The app as its screens, the dialogs and the keeper know it: what it does for them, and below that what it
    has from Textual."""

    desk: "Desk"
    today: date
    lang: str
    """Language of the interface."""
    sitting: "Sitting | None"
    """The conference that was opened last."""
    settings: "Settings"
    pages: dict[str, str]
    """Pages of which the reading screen took the figures, by the key of the conference: who says what in them is still
    to be offered."""

    @property
    def keeper(self) -> Keeping:
        """Who keeps what was typed."""

    def say(self, key: str, **facts: object) -> str:
        """A message of the interface in its language."""

    def tell(self, what: Trouble | str, severity: Any = None) -> None:
        """A message in the corner; troubles stay longer than notes."""

    async def change_setting(self, setting: str, value: str) -> None:
        """Set something for this and every later start. It takes effect at once, where nothing else rules."""

    def open_conference(self, key: str, place: str = "entry", **options: Any) -> None:
        """Sit down at a conference and show it. A trouble is told, nothing else happens."""

    def show_names(self) -> None:
        """Show the office's own list of persons, places and words."""

    def take_seat(self, sitting: "Sitting", place: str = "entry", **options: Any) -> None:
        """Show a conference that was just opened or created."""

    def type_again(self, event: "events.Key | events.Paste") -> None:
        """Give something typed to whatever has the focus next, before all that was typed behind it."""

    def go(self, name: str, sitting: "Sitting", **options: Any) -> None:
        """Show another screen of the same conference. The entry screen always lies beneath.

        `options` are handed to the screen: `cell` to the draft, `text` to the reading screen.
        """

    def lead(self, name: str, sitting: "Sitting") -> None:
        """Show another screen of the same conference, from which Esc comes back to this one."""

    def go_to_cell(self, cell: "Reference", *, as_of: bool = False) -> None:
        """Show the screen on which a cell or a part is entered, with the cursor on it, or on its as-of."""

    def reopen(self, way: "Mapping[str, str]", then: Callable[[], None]) -> None:
        """Open, on the screen that is shown, the form to which `way` leads; `then` comes after that."""

    def find(self) -> None:
        """Go back to the desk and find there."""

    def do_at_desk(self, action: str) -> None:
        """Go back to the desk and do that there."""

    def leave_conference(self, press: str) -> bool:
        """Back to the list by that key; False when a screen is not to be left now."""

    def take_tour(self) -> None:
        """Take the guided tour, and come back to the list."""

    @property
    def screen(self) -> "Screen[Any]": ...

    @property
    def screen_stack(self) -> "Sequence[Screen[Any]]": ...

    @property
    def is_running(self) -> bool: ...

    def push_screen(self, screen: Any, callback: Any = None, /) -> Any: ...

    def call_from_thread(self, callback: Callable[..., Any], /, *args: Any, **options: Any) -> Any: ...

    def run_worker(
        self, work: Any, /, *, thread: bool, group: str = "", exit_on_error: bool = True
    ) -> Any: ...

    def set_interval(self, interval: float, callback: Any, /) -> Any: ...

    def set_timer(self, delay: float, callback: Any, /) -> Any: ...

    def clear_notifications(self) -> None: ...


class Hosted(Base):
    """Mixin of a screen or dialog: the app that shows it, and its words."""

    @property
    def bulletin(self) -> Host:
        """The app, by the type its screens know it by."""
        return cast("Host", self.app)

    @property
    def lang(self) -> str:
        """Language of the interface."""
        return self.bulletin.lang

    def say(self, key: str, **facts: object) -> str:
        """A message of the interface in its language."""
        return say(key, self.lang, **facts)
