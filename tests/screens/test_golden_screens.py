"""The five screens one works on, as they stand: the list, entry, the whole conference, the text, the checks.

A change that is meant: `UPDATE_GOLDEN=1 uv run pytest -n 0 tests/screens/test_golden_screens.py`, then read
`git diff tests/golden/screens`. In Chinese they are the pictures of the README, too, in both sizes.
"""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from store.desk.opening import open_desk
from store.record.cell import Cell, CellKey
from tests.goldens import check, check_picture
from tests.pictures import picture
from tests.stage import NOW, press, screen_text, settled, spoil, until, words_read
from tui.app import BulletinApp

WRONG = {
    CellKey("yesterday", "asymptomatic", "ngari"): Cell(17, "17", "卓玛", NOW, "typed"),
    CellKey("", "medium_risk"): None,
}
"""Two digits of a figure exchanged, and one not filled in."""


@pytest.fixture(autouse=True)
def _everywhere_at_the_same_hour(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_screens_stand_as_they_did(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "local")
    desk.add_sample(whole=True)
    spoil(desk, "24", WRONG)
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)

    def shown(name: str) -> None:
        lines = screen_text(app).split("\n")
        text = [
            line[:-1] if cell_len(line) == size[0] and line[-1] in "▁▂▃▄▅▆▇█▔" else line for line in lines
        ]
        width, height = size
        check(f"screens/{name}_{lang}_{width}x{height}", "\n".join(text))  # a scroll bar follows any rule
        if lang == "zh":
            check_picture(f"readme/{name}_{width}x{height}", picture(app))

    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "…" not in screen_text(app))
        await press(pilot, *["down"] * 5)
        await until(pilot, lambda: "…" not in screen_text(app))  # what is beside it is read in a thread
        shown("list")
        await press(pilot, "enter")
        await words_read(app)
        await settled(app, pilot)
        said = size[0] == 80  # where there is room, the text stands beneath, said a moment after the figures
        await until(pilot, lambda: said or "第二十四场" in screen_text(app) or "24th" in screen_text(app))
        shown("entry")
        for name, key in (("whole", "ctrl+o"), ("draft", "f4"), ("checks", "f7")):
            await press(pilot, key)
            await settled(app, pilot)
            shown(name)
