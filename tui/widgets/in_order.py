"""Keys typed ahead keep their order, also over a change of focus and over the opening or end of a screen."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import App

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object  # the style sheet knows a widget by the first of its bases that is one


def hand_on(app: App[None], event: events.Key) -> None:
    """Give a key that came too late for a widget to whatever has the keys by now."""
    top = app.screen
    wait = getattr(top, "wait", None)
    if top.focused is not None:
        top.focused.post_message(events.Key(event.key, event.character))
    elif wait is not None:
        wait(event)
    else:
        top.post_message(events.Key(event.key, event.character))


class InOrder(Widget):
    """Mixin of a widget that has the focus. What a key is bound to, by the widget or by its screen, is done in the key's own handler: the usual way round by the app comes after the next key."""

    async def on_key(self, event: events.Key) -> None:
        if await self.done_now(event):
            event.stop()
            event.prevent_default()

    async def done_now(self, event: events.Key) -> bool:
        """True when the key was handed on or its binding has been carried out."""
        screen = self.screen
        if self.app.screen is not screen or screen.focused is not self:
            hand_on(self.app, event)
            return True
        bound = screen.active_bindings.get(event.key)
        if bound is None or not bound.enabled or bound.node is self.app:
            return False
        # A scroller that cannot scroll that way passes: the app then finds the next that is bound.
        return await self.app.run_action(bound.binding.action, bound.node)
