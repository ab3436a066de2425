"""The history screen: who changed what, two versions compared, one restored."""

from pathlib import Path

import pytest

from store.desk.desk import Desk
from store.record.cell import CellKey
from tests.stage import on_stage, press, sample_desk, screen_text
from tui.screens.history import HistoryScreen

LHASA = CellKey("yesterday", "confirmed", "lhasa")


def history_stage(tmp_path: Path) -> Desk:
    desk = sample_desk(tmp_path / "a")
    sitting = desk.open(desk.find("24"))
    sitting.enter(LHASA, "21")
    sitting.set_text("headline.zh", "全区新增六百七十五例")
    sitting.save("核对后更正")
    sitting.enter(LHASA, "22")
    sitting.save()
    sitting.close_journal()
    return desk


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.every_step
async def test_the_history_shows_who_changed_what(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    desk = history_stage(tmp_path)
    async with on_stage(desk, "24", "history", lang=lang, size=size) as (app, pilot):
        assert isinstance(app.screen, HistoryScreen)
        text = screen_text(app)
        assert "21 → 22" in text and "核对后更正" in text and "卓玛" in text
        await press(pilot, "down")
        text = screen_text(app)
        assert "20 → 21" in text and "六百七十五" in text


async def test_two_versions_are_compared(tmp_path: Path) -> None:
    desk = history_stage(tmp_path)
    async with on_stage(desk, "24", "history") as (app, pilot):
        await press(pilot, "f5")
        assert "移到另一版" in screen_text(app)
        await press(pilot, "end")
        text = screen_text(app)
        assert "第1版 → 第3版" in text and "20 → 22" in text
        await press(pilot, "home", "f5")
        assert "21 → 22" in screen_text(app)


async def test_a_version_is_restored_as_a_new_one(tmp_path: Path) -> None:
    desk = history_stage(tmp_path)
    async with on_stage(desk, "24", "history") as (app, pilot):
        await press(pilot, "end", "f6")
        assert "第1版" in screen_text(app)
        await press(pilot, "right", "enter")
        assert desk.load(desk.find("24")).cells[LHASA].value == 20
        assert app.sitting is not None and app.sitting.conference.cells[LHASA].value == 20
        assert "第4版" in screen_text(app)
        await press(pilot, "escape")
        assert app.sitting.conference.cells[LHASA].value == 20
