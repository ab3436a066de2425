"""A second window on the sample's archive, and waiting for what threads do to reach the screen."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import CellKey
from tests.stage import NOW

LHASA = CellKey("yesterday", "confirmed", "lhasa")
NGARI = CellKey("yesterday", "confirmed", "ngari")
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def other_window(root: Path) -> Desk:
    """The same archive, opened by somebody else on another machine."""
    return open_desk(root, who="扎西", clock=lambda: NOW + 60_000, local=root.parent / "elsewhere")


def they_enter(root: Path, cell: CellKey, raw: str) -> None:
    desk = other_window(root)
    sitting = desk.open(desk.find("24"))
    sitting.enter(cell, raw)
    assert sitting.save() == ()
    sitting.close_journal()


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait for a thread's work to reach the screen."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if true():
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError("it never happened")


def value(desk: Desk, cell: CellKey) -> object:
    found = desk.load(desk.find("24")).cells.get(cell)
    return found.value if found is not None else None


def left_journals(root: Path) -> list[Path]:
    return list((root / ".local" / "journals").glob("*.jsonl"))
