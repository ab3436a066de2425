"""The screen tests come to rest by what the app still has to do, not by a fixed sleep after every key."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

BREATH = 0.002
"""Seconds for which the process has to be quiet; a tenth of what Textual asks for."""

LONGEST = 10.0
"""Seconds after which it is taken to be at rest all the same; Textual's one is too few on a busy machine."""

PATIENCE = 0.04
"""Seconds a thread that waits (for a disk, for a test) is waited for; Textual sleeps as long for a key."""


async def at_rest(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Return once no callback is ready, no thread of the program works, and the processor is quiet.

    It stands in for Textual's `wait_for_idle`, which only watches the processor and so sleeps 20 ms
    at least, twice for each key: a third of the time of these tests.
    """
    loop = asyncio.get_running_loop()
    begun = time.monotonic()
    while (elapsed := time.monotonic() - begun) < max(max_sleep, LONGEST):
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        spent = time.process_time()
        await asyncio.sleep(BREATH)
        if elapsed < PATIENCE and _at_work(loop._default_executor):  # type: ignore[attr-defined]
            continue
        if elapsed >= min_sleep and time.process_time() - spent < BREATH / 10:
            return


def _at_work(threads: ThreadPoolExecutor | None) -> bool:
    """Whether a thread of the pool has something to do."""
    if threads is None:
        return False
    idle: int = threads._idle_semaphore._value
    return len(threads._threads) > idle


_PARSED: dict[tuple[object, ...], object] = {}
"""Rules of the style sheets that were read in this process, by their text and the colours they name."""


@pytest.fixture(autouse=True)
def _style_sheets_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every app reads Textual's style sheets and ours anew: a twelfth of what starting one costs."""
    from textual.css.stylesheet import Stylesheet

    read = Stylesheet._parse_rules

    def once(self: Stylesheet, *what: object, **more: object) -> object:
        named = (*what, *more.items(), *self._variables.items())
        if named not in _PARSED:
            _PARSED[named] = read(self, *what, **more)  # type: ignore[arg-type]
        return _PARSED[named]

    monkeypatch.setattr(Stylesheet, "_parse_rules", once)


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.stage.LISTED", True)
    monkeypatch.setattr("textual.app.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.pilot.wait_for_idle", at_rest)
