"""What stands on the desk while there is no conference: the three things to do next."""

from collections.abc import Callable

from textual import events
from textual.widgets import Static

from tui.widgets.at_once import AtOnce


class FirstRun(Static, AtOnce, can_focus=True):
    """Enter asks whether to put the sample in (`sample`); the other two have their keys."""

    DEFAULT_CSS = "FirstRun { height: 1fr; padding: 2 4; }"

    def __init__(self, words: str, sample: Callable[[], None]) -> None:
        super().__init__(words, markup=False)
        self._sample = sample

    def on_key(self, event: events.Key) -> None:
        here = self.screen is self.app.screen
        if here and event.key == "enter":
            self._sample()
            event.stop()
        else:
            self.done_at_once(event)
