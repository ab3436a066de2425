"""Keys that come before a screen can take them wait for its first focus, in their order."""

from textual import events
from textual.widget import Widget

from tui.private_api.textual_parts import HoldsEventsBack


class EarlyKeys(HoldsEventsBack):
    """Mixin of a screen: it is on top before anything in it has the focus; what is typed by then belongs to it."""

    early: tuple[events.Key, ...] = ()
    """Keys that came before anything had the focus."""

    def holds_back(self, event: events.Event) -> bool:
        if isinstance(event, events.Key) and self.focused is None:
            self.wait(event)
            return True
        return False

    def wait(self, event: events.Key) -> None:
        """Keep a key until something has the focus."""
        self.early += (events.Key(event.key, event.character),)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        super().set_focus(widget, scroll_visible, from_app_focus)
        if self.focused is not None:
            early, self.early = self.early, ()
            for event in early:
                self.focused.post_message(event)
