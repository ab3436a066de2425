"""Keys keep the order in which they were typed: the next is given out once everything the one before it did is done.

Textual gives a key to the widget that has the focus, from there to what stands around it, and at last to the
app, which looks for a binding; the messages of a widget go the same way. Each step waits in a queue, so a key
typed behind it would overtake what it opens, closes or chooses. Here the app keeps what is typed in one queue
of its own and asks each of those on the way, in turn, whether it has come to the end of its queue.

Buttons of the mouse go through the same queue: a click would otherwise move the cursor before what was typed
ahead of it has come to its cell. Only the first button does anything.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App, ScreenStackError
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.screen import Screen

_FIRST = 1
"""The number of the first button of the mouse; a terminal that does not say which gives less."""


class TakesKeysInOrder(App[None]):
    """An app that gives out keys and pasted texts one by one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._typed: deque[events.Event] = deque()
        """What was typed or clicked and was not given out yet, the first at the left."""
        self._finishing: asyncio.Task[None] | None = None
        """Runs while the last key is still being acted on; the next one is given out when it ends."""
        self._shows = False
        """Whether the first screen is up. Before that nothing is given out, since nobody could take it."""
        self._taking: Screen[Any] | None = None
        """The screen on top when the last key was done: the one the next key is meant for."""

    def typed_before(self, typed: Iterable[events.Event]) -> None:
        """Keep what was typed before the app runs; it is given out first."""
        self._typed.extend(typed)

    async def on_ready(self) -> None:
        """There is a screen now, to give it to."""
        self._shows = True
        await self._give_out()

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed and clicked; all else goes its way. What is forwarded is on its way already."""
        kept = isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseUp)
        if isinstance(event, events.MouseMove):  # while one drags
            kept = bool(self._typed) or self._finishing is not None
        if not kept or event.is_forwarded:
            await super().on_event(event)
        elif not (isinstance(event, events.MouseEvent) and event.button > _FIRST):
            if self._typed and type(self._typed[-1]) is type(event) is events.MouseMove:
                self._typed.pop()  # only where it came to is of interest
            if not self._shows and isinstance(event, events.Key) and event.key == "ctrl+j":
                event = events.Key("enter", "\r")  # typed before the app had the keyboard, see `typed_events`
            self._typed.append(event)
            await self._give_out()

    def on_key(self, event: events.Key) -> None:
        """A key has come past everything that could take it, as far as the app: told, where no binding takes it either."""
        if event.key not in self.screen.active_bindings:
            self.taken_by_nobody(event)

    def taken_by_nobody(self, event: events.Key) -> None:
        """What becomes of a key that does nothing where it was typed."""

    def type_again(self, event: events.Key | events.Paste) -> None:
        """Give something typed to whatever has the focus next, before all that was typed behind it."""
        self._typed.appendleft(event)
        self.call_later(self._give_out)

    def action_type(self, key: str) -> None:
        """A click on a key that is named on the screen does what the key does. The key is made by the app, as every
        other: one that a widget makes goes no further than to that widget."""
        self.call_later(lambda: self.type_again(events.Key(key, None)))

    async def _give_out(self) -> None:
        if not self._typed or self._finishing is not None or not self._shows:
            return
        event = self._typed[0]
        if isinstance(event, events.MouseEvent):
            way, heard = self._way_of_a_click(event), True
            if not way[0].is_attached:  # what was clicked is gone, and nothing is painted in its place yet
                self._typed.popleft()
                heard = False
        else:
            way, heard = self._way(), self.focused is not None or self._taking is self.screen
        if heard:
            await super().on_event(self._typed.popleft())
        self._finishing = asyncio.create_task(self._finish(way))

    def _way(self) -> list[DOMNode]:
        """Who sees a key, from the widget that has the focus to the app."""
        return (self.focused or self.screen).ancestors_with_self

    def _way_of_a_click(self, event: events.MouseEvent) -> list[DOMNode]:
        """Who sees a button of the mouse, from what is under it to the app."""
        widget = self.mouse_captured
        if widget is None:
            with suppress(NoWidget):
                widget, _ = self.get_widget_at(event.x, event.y)
        return (widget or self.screen).ancestors_with_self

    async def _finish(self, way: Iterable[MessagePump]) -> None:
        """Wait until all on the way have done what they had to do, and until nothing that came of it, like
        another screen, has still to be made ready."""
        try:
            await _caught_up(way)
            before = None
            while (now := (self.screen, self.focused)) != before:
                before = now
                await _caught_up(self._way())
            self._taking = self.screen
        except ScreenStackError:
            pass  # the app ends
        finally:  # whatever went wrong with one key, the next is given out
            self._finishing = None
            if self._typed:
                self.call_later(self._give_out)

    def on_unmount(self) -> None:
        """The app ends: nobody waits any more."""
        if self._finishing is not None:
            self._finishing.cancel()


async def _caught_up(way: Iterable[MessagePump]) -> None:
    """Wait until each in turn has come to what is the end of its queue now, or has ended itself."""
    for pump in way:
        reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def reach(reached: asyncio.Future[None] = reached) -> None:
            if not reached.done():
                reached.set_result(None)

        if not pump.call_later(reach):
            continue
        if isinstance(pump, App):
            await reached
        else:
            await asyncio.wait({reached, pump.task}, return_when=asyncio.FIRST_COMPLETED)
