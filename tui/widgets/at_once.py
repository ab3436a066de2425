"""Keys typed ahead keep their order: a widget does the actions of its screen in its own key handler.

A key that a widget leaves alone reaches its binding by way of the screen and the app, later than the
keys typed after it. `12`, F5, Enter typed quickly would fill the row below with zeros. So the widget
in which one types looks the action up itself, and keys that still come to it after another screen
was opened are handed on to that screen.
"""

from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Protocol, cast

from textual import events
from textual.widget import Widget

from tui.actions import valid_in
from tui.widgets.in_order import hand_on


class OfPlace(Protocol):
    """A screen of a place, which carries out the actions of the table."""

    @property
    def place(self) -> str:
        """Its name in the table of actions."""

    def can(self, action: str) -> bool:
        """True when the action can be done now."""


class AtOnce(Widget):
    """Mixin of a widget that has the focus on a `PlaceScreen`."""

    @property
    def place_screen(self) -> OfPlace:
        """The screen, by what is asked of it."""
        return cast("OfPlace", self.screen)

    def done_at_once(self, event: events.Key) -> bool:
        """True when the key was an action and has been done, or belonged to another screen."""
        if self.app.screen is not self.screen:
            hand_on(self.app, event)
        else:
            action = self._action(event.key)
            if action is None:
                return False
            action()
        event.stop()
        event.prevent_default()
        return True

    def _action(self, key: str) -> Callable[[], object] | None:
        screen = self.place_screen
        for action in valid_in(screen.place):
            if key in action.keys and screen.can(action.id):
                name = f"action_{action.id}"
                method = getattr(screen, name, None) or getattr(self.app, name, None)
                if callable(method) and not iscoroutinefunction(method):
                    return cast("Callable[[], object]", method)
        return None
