"""The app as tests of screens start it: as a person sees it, but without what nobody looks at.

It comes to rest by what it still has to do, not by a fixed sleep after every key; it is painted each time it is
at rest, not at every step on the way there. (Styles are found once in a process: `quick_styles`.)
"""

import asyncio
import contextvars
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType, MethodType
from typing import Any

import pytest
from textual._queue import Queue
from textual.app import ScreenStackError
from textual.css.styles import RenderStyles
from textual.pilot import Pilot
from textual.reactive import Reactive

BREATH = 0.002
"""Seconds after which it is asked again whether a thread, or a timer that is about to go off, is done."""

PATIENCE = 0.04
"""Seconds a thread that waits (for a disk, for a test) is waited for; Textual sleeps as long for a key."""

LONGEST = 10.0
"""Seconds after which it is taken to be at rest all the same; Textual's one is too few on a busy machine."""


async def at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Return once no callback is ready, no thread of the program works, and no timer is about to go off: nothing can
    happen then of itself.

    It stands in for Textual's `wait_for_idle`, which only watches the processor and so sleeps 20 ms
    at least, twice for each key: a third of the time of these tests.
    """
    loop = asyncio.get_running_loop()
    begun = time.monotonic()
    while (waited := time.monotonic() - begun) < max(max_sleep, LONGEST):
        await asyncio.sleep(0)
        # Threads first: what one found it has handed over before it counts as idle.
        if _at_work(loop._default_executor):  # type: ignore[attr-defined]
            spent = time.process_time()
            await asyncio.sleep(BREATH)
            if waited < PATIENCE or time.process_time() - spent > BREATH / 10:
                continue
        if loop._ready:  # type: ignore[attr-defined]
            continue
        if waited >= min_sleep and not _soon(loop):
            return
        await asyncio.sleep(BREATH)


def screen_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's `Pilot` sends every widget of the screen a message before and after each key, to know when all before
    it were answered: a third of all messages of these tests. Who is at rest and waits for a message has answered them."""
    send = Pilot._wait_for_screen

    async def answered(self: Pilot[Any], timeout: float = 30.0) -> bool:
        await at_rest()
        app = self.app
        try:
            asked = [app, *app.screen.walk_children(with_self=True)]
        except ScreenStackError:
            return False
        if all(one._closing or one._closed or _waits(one._message_queue) for one in asked):
            return True
        return await send(self, timeout)

    monkeypatch.setattr(Pilot, "_wait_for_screen", answered)


def _waits(messages: Queue[Any]) -> bool:
    """Whether somebody waits for the next of these messages."""
    return not messages.values and bool(messages.ready_event._waiters)  # type: ignore[attr-defined]


def _soon(loop: Any) -> bool:
    """Whether a timer goes off within a breath."""
    return bool(loop._scheduled) and loop._scheduled[0].when() < loop.time() + BREATH


def without_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that go over the archive rest a moment after each conference, so that a person's keys come through. The
    tests' keys wait until they are at rest."""
    for module in (
        "tui.screens.desk.screen",
        "tui.screens.desk.find",
        "tui.screens.desk.backing_up",
        "tui.keeping.housekeeping",
    ):
        monkeypatch.setattr(f"{module}._REST", 0.0)


def _at_work(threads: ThreadPoolExecutor | None) -> bool:
    """Whether a thread of the pool has something to do."""
    if threads is None:
        return False
    idle: int = threads._idle_semaphore._value
    return len(threads._threads) > idle


def resting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Come to rest by `at_rest`, and paint then what has changed since the last time.

    Textual paints up to sixty times a second, and a test's screen, which no terminal shows, as often as a real
    one: seven of ten paintings were painted over before anybody could look. What is painted is as it was, since
    what a widget keeps of its last painting is still only what it keeps of it.
    """
    from textual._compositor import Compositor
    from textual._context import visible_screen_stack
    from textual.geometry import Region

    owed: dict[Compositor, tuple[contextvars.Context, Any]] = {}

    def later(self: Compositor, full: bool = False, screen_stack: Any = None, simplify: bool = False) -> Any:
        if full:
            self._dirty_regions.add(self.size.region)
        owed[self] = (contextvars.copy_context(), screen_stack)
        return None

    def paint(screen: Compositor, behind: Any) -> None:
        """Have each widget make the lines that changed. To put them together is left to who looks (`screen_text`)."""
        visible_screen_stack.set([] if behind is None else behind)
        whole, changed = screen.size.region, screen._dirty_regions.copy()
        screen._dirty_regions.clear()
        if changed:
            for _ in screen._get_renders(Region.from_union(changed).intersection(whole)):
                pass

    async def painted_at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
        await at_rest(min_sleep, max_sleep)
        while owed:
            screen, (context, behind) = owed.popitem()
            if screen.root is not None and screen.root.is_attached and screen.root.is_current:
                context.run(paint, screen, behind)

    monkeypatch.setattr(Compositor, "render_update", later)
    # Between the keys of one press nobody looks.
    monkeypatch.setattr("textual.app.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", painted_at_rest)


def painted_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Come to rest by `at_rest`, and paint whenever Textual does."""
    monkeypatch.setattr("textual.app.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", at_rest)


def asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each message asks all classes of a widget for what takes it, and is told twice to a log nobody keeps, each callback
    is taken apart for how many arguments it has, and each strip of a line begins with seven caches: an eighth of what a
    test costs."""
    from textual import _callback
    from textual.message_pump import MessagePump

    search, count = MessagePump._get_dispatch_methods, _callback._count_parameters

    def found(self: MessagePump, name: str, message: Any) -> Iterator[tuple[type, Any]]:
        asked = (self.__class__, message.__class__, name)
        if asked not in _TAKERS:
            _TAKERS[asked] = _takers(*asked)
        kept = _TAKERS[asked]
        if kept is None:
            yield from search(self, name, message)
            return
        for of, method in kept:
            if message._no_default_action:
                return
            yield of, method.__get__(self, of)

    def counted(of: Any) -> int:
        bound = isinstance(of, MethodType)
        plain = of.__func__ if bound else of
        if not isinstance(plain, FunctionType) or plain.__dict__:
            return count(of)
        code = plain.__code__
        more = bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS) - bound
        return code.co_argcount + code.co_kwonlyargcount + more

    monkeypatch.setattr(MessagePump, "_get_dispatch_methods", found)
    monkeypatch.setattr(_callback, "_count_parameters", counted)
    monkeypatch.setattr("textual.strip.FIFOCache", lambda most: {})
    monkeypatch.setattr("textual.message_pump.log", _Unheard())


def values_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reactive value asks its widget each time whether it has an id, the value and a method that computes it, and a style
    asks twice whether it was set inline: some ten thousand times in a test, its twentieth part."""
    get = Reactive.__get__

    def taken(self: Reactive[Any], of: Any, owner: type) -> Any:
        kind = type(of)
        computes = _COMPUTED.get((kind, self.compute_name))
        if computes is None:
            computes = _COMPUTED[kind, self.compute_name] = of is None or hasattr(of, self.compute_name)
        if not computes and (value := of.__dict__.get(self.internal_name, _NOTHING)) is not _NOTHING:
            return value
        return get(self, of, owner)

    def ruled(self: RenderStyles, name: str, default: object = None) -> object:
        inline = self._inline_styles._rules
        return inline[name] if name in inline else self._base_styles._rules.get(name, default)  # type: ignore[literal-required]

    monkeypatch.setattr(Reactive, "__get__", taken)
    monkeypatch.setattr(RenderStyles, "get_rule", ruled)


_COMPUTED: dict[tuple[type, str], bool] = {}
"""Whether a class computes a value by a method of this name."""
_NOTHING = object()


class _Unheard:
    """A log of Textual that nobody listens to, whichever its kind."""

    def __getattr__(self, kind: str) -> "_Unheard":
        return self

    def __call__(self, *told: object) -> "_Unheard":
        return self


Takers = tuple[tuple[type, Any], ...]
_TAKERS: dict[tuple[type, type, str], Takers | None] = {}
"""By a class, a message and a name: what takes it."""


def _takers(of: type, message: type, name: str) -> Takers | None:
    """What takes a message by its name, from the class down; None where that is decided by more than the classes."""
    found = []
    for each in of.__mro__:
        decorated = each.__dict__.get("_decorated_handlers") or {}
        if any(kind in decorated for kind in message.__mro__):
            return None
        method = each.__dict__.get(f"_{name}") or each.__dict__.get(name)
        if method is not None and not getattr(method, "_textual_on", None):
            found.append((each, method))
    return tuple(found)


_WORDED: list[tuple[object, ...]] = []
"""What was found in the words of records in this process: the books and the office's list it was looked for with, the
record, those before it, and the findings."""


def words_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most tests open or list the same records, and look at the words of their ten texts anew: an eighth of what they
    cost."""
    from store.desk import checking
    from store.desk.outgoing import gate
    from tests.conftest import BOOKS
    from tui.screens.entry import screen

    if checking.found_in_texts.__name__ == "once":
        return
    look = checking.found_in_texts

    def once(sitting: Any) -> Any:
        last, languages = sitting.worded, sitting.texts.languages
        built_in = [BOOKS.get((sitting.series.file.parent, language)) for language in languages]
        if (last is not None and last[0] is sitting.conference) or None in built_in or sitting.texts.faults():
            return look(sitting)
        books = tuple(id(sitting.texts.book(language)) for language in languages)
        if books != tuple(map(id, built_in)):
            return look(sitting)
        asked = (books, sitting.names, sitting.conference, sitting.earlier)
        for known in _WORDED:
            if known[:4] == asked:
                sitting.worded = (sitting.conference, sitting.names, known[4])
                return known[4]
        found = look(sitting)
        _WORDED.append((*asked, found))
        del _WORDED[:-200]
        return found

    for module in (checking, gate, screen):
        monkeypatch.setattr(module, "found_in_texts", once)
