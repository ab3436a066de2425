"""What stands on the desk while there is no conference: the three things to do next."""

from textual import events
from textual.widgets import Static


class FirstRun(Static, can_focus=True):
    """Enter puts the sample in; the other two have their keys."""

    DEFAULT_CSS = "FirstRun { height: 1fr; padding: 2 4; }"

    async def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            await self.app.run_action("sample", self.screen)
