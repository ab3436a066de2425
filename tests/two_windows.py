"""A second window on the sample's archive, and waiting for what threads do to reach the screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import CellKey
from tests.stage import NOW, until
from tui.app import BulletinApp

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


async def look_now(app: BulletinApp, pilot: Pilot[None]) -> None:
    """Have the app look at what other windows did, which it does every two seconds, and less often after a look that
    took long."""
    await until(pilot, lambda: not app.keeper._looking)
    app.keeper._next_look = 0.0
    app.keeper.look()
    await until(pilot, lambda: not app.keeper._looking)


def value(desk: Desk, cell: CellKey) -> object:
    found = desk.load(desk.find("24")).cells.get(cell)
    return found.value if found is not None else None


def left_journals(root: Path) -> list[Path]:
    return list((root / ".local" / "journals").glob("*.jsonl"))
