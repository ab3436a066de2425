"""The app's messages at the foot: where one stands, how long, and which gives way to which."""

import re
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import events

from store.signs import visible
from store.troubles import Trouble
from tui.line_breaks import wrapped
from tui.settings import Settings
from tui.themed import ThemedApp
from tui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from textual.screen import Screen

_READ_AFTER = 2.0
"""Seconds after which a note was read by whoever goes on working: the next key takes it away."""
_NOTE_STANDS, _TROUBLE_STANDS = 5.0, 12.0
_BESIDE = 3
"""Cells of a line of a message that are its frame."""
_KEY_NAMED = re.compile(r"\bF\d|\^[A-Z]|Ctrl\+|Enter|Esc|Tab|PgDn|Delete")
"""A key in the words of a note, as `key_as_written` writes it."""


class _Told(NamedTuple):
    """A message, since when and until when it stands, how grave it is, whether it is a trouble, and the screen on which
    it was first shown."""

    words: str
    since: float
    until: float
    severity: Any
    trouble: bool
    screen: "Screen[Any] | None" = None

    def goes_with(self, screen: "Screen[Any]") -> bool:
        """Whether it is gone where that screen is shown: a note that names keys is of the screen that has them."""
        elsewhere = self.screen is not None and self.screen is not screen
        return elsewhere and not self.trouble and _KEY_NAMED.search(self.words) is not None


class TellingApp(ThemedApp):
    """An app that tells things at the foot of its screens."""

    CSS = """
    ToastRack { margin-bottom: 0; align: left bottom; overflow-y: hidden; }
    TellingApp.-room-for-note ToastRack { margin-bottom: 1; }
    Toast { width: 100%; max-width: 100%; padding: 0 1; margin-top: 0; }
    """  # a note of one line over the keys; all else on lines of its own above them, see `told_lines`

    def __init__(self, lang: str, settings: Settings) -> None:
        super().__init__(lang, settings)
        self._told: list[_Told] = []
        """The messages that still stand there."""
        self._telling = False
        """Something was told just now, and is not shown yet."""
        self.told_lines = 0
        """How many lines the messages have to themselves above the keys."""

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._screen_changed)

    def _screen_changed(self, screen: "Screen[Any]") -> None:
        if any(one.goes_with(screen) for one in self._told):
            self._show_told_soon()

    def tell(self, what: Trouble | str, severity: Any = None) -> None:
        """A message at the foot; troubles stay longer than notes. Never read as markup. A note takes the place of the
        one before it; troubles stay."""
        now = time.monotonic()
        if isinstance(what, Trouble):
            told = _Told(what.in_app(self.lang), now, now + _TROUBLE_STANDS, severity or "error", True)
        else:
            told = _Told(visible(what), now, now + _NOTE_STANDS, severity or "information", False)
        kept = (one for one in self._told if (one.trouble and one.until > now) or self._telling)
        self._told = [*(one for one in kept if one.words != told.words), told]
        self._show_told_soon()

    def _show_told_soon(self) -> None:
        if not self._telling:  # what is told at once stands together
            self._telling = True
            self.call_later(self._show_told)

    def _show_told(self) -> None:
        """Show what stands now, and nothing else."""
        self._telling = False
        self._take_away()
        now = time.monotonic()
        standing = (one for one in self._told if one.until > now and not one.goes_with(self.screen))
        self._told = [one._replace(screen=one.screen or self.screen) for one in standing]
        lines = 0
        for one in self._told:
            folded = wrapped(one.words, self.size.width - _BESIDE)
            lines += len(folded)
            self.notify("\n".join(folded), severity=one.severity, timeout=one.until - now, markup=False)
        over_the_keys = lines <= 1 and not any(one.trouble for one in self._told)
        self._make_room(0 if over_the_keys else lines)
        if self._told:
            self.set_timer(min(one.until for one in self._told) - now + 0.05, self._show_told_soon)

    def _make_room(self, lines: int) -> None:
        """Keep lines free for messages above the keys of every screen."""
        self.told_lines = lines
        self.set_class(lines > 0, "-room-for-note")
        for screen in self.screen_stack:
            for bar in screen.query(KeyBar):
                bar.refresh(layout=True)

    def on_resize(self) -> None:
        """Break the messages anew."""
        if self._told:
            self._show_told_soon()

    async def on_event(self, event: events.Event) -> None:
        """Whoever goes on working has read the note; troubles stay."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown) and not event.is_forwarded:
            read, clicked = time.monotonic() - _READ_AFTER, self._clicked(event)
            kept = [one for one in self._told if (one.trouble or one.since > read) and one is not clicked]
            if kept != self._told:
                self._told = kept
                self._show_told_soon()
        await super().on_event(event)

    def _clicked(self, event: events.Event) -> _Told | None:
        """The message under a click, which takes it away, and the lines it had."""
        if not isinstance(event, events.MouseDown) or not self._told:
            return None
        shown = zip(self.screen.query("Toast"), self._told, strict=False)
        return next((one for toast, one in shown if toast.region.contains(event.x, event.y)), None)

    def clear_notifications(self) -> None:
        """Take every message away."""
        self._told = []
        self._take_away()
        self._make_room(0)

    def _take_away(self) -> None:
        """Take away what is shown, and the room it had: the framework leaves that, and the next stood a line lower."""
        super().clear_notifications()
        for screen in self.screen_stack:
            screen.query("ToastHolder").remove()
