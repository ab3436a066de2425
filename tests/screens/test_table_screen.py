"""Bringing a department's table in, as a person at the screen does it."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.record.cell import CellKey
from tests.stage import on_stage, press, sample_desk, screen_text
from tests.workbooks import workbook
from tui.app import BulletinApp
from tui.screens.entry.screen import EntryScreen
from tui.screens.table import TableDialog, TableScreen
from tui.widgets.row_list import RowList

LHASA = CellKey("yesterday", "confirmed", "lhasa")
TABLE = "8月31日0时至24时,,\n地区,确诊,无症状,其中重症\n拉萨市,21,260,1\n日喀则市,10,166,\n合计,53,621,"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sample_desk(tmp_path / "archive")


def csv_file(folder: Path, text: str = TABLE) -> Path:
    file = folder / "报 表.csv"
    file.write_bytes(text.encode("gb18030"))
    return file


async def ask_for(app: BulletinApp, pilot: Pilot[None], file: Path | str) -> None:
    """Open the dialog from the entry screen and give it a path."""
    await app.run_action("import_table", app.screen)
    await pilot.pause()
    assert isinstance(app.screen, TableDialog)
    app.screen.put("file", str(file))
    await press(pilot, "enter")


@pytest.mark.parametrize(("lang", "size"), [("zh", (80, 24)), ("en", (80, 24)), ("zh", (120, 40))])
@pytest.mark.every_step
async def test_the_changes_and_the_unread_rest_are_shown_before_anything_is_taken(
    tmp_path: Path, desk: Desk, lang: str, size: tuple[int, int]
) -> None:
    async with on_stage(desk, "24", "entry", size=size, lang=lang, mono=size[0] > 80) as (app, pilot):
        await ask_for(app, pilot, csv_file(tmp_path))
        text = screen_text(app)
        assert "20 -> 21" in text and "165 -> 166" in text
        assert ("未读1格" if lang == "zh" else "unread 1") in text
        assert "D3" in text and "其中重症" in text
        screen = app.screen
        assert isinstance(screen, TableScreen)
        assert screen.sitting.conference.number_in(LHASA) == 20


async def test_what_is_chosen_is_taken_in_one_step(tmp_path: Path, desk: Desk) -> None:
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await ask_for(app, pilot, f"'{csv_file(tmp_path)}'")
        await press(pilot, "down", "space", "f5")
        assert isinstance(app.screen, EntryScreen)
        sitting = app.screen.sitting
        cell = sitting.conference.cell(LHASA)
        assert cell is not None and (cell.number, cell.source) == (21, "报 表.csv B3")
        assert sitting.conference.number_in(CellKey("yesterday", "asymptomatic", "xigaze")) == 165
        await press(pilot, "ctrl+z")
        assert sitting.conference.number_in(LHASA) == 20


async def test_a_pasted_block_needs_no_file_and_asks_for_its_window(desk: Desk) -> None:
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await app.run_action("import_table", app.screen)
        await pilot.pause()
        assert app.focused is not None
        app.focused.post_message(events.Paste("地区\t确诊\n拉萨\t9\n阿里\t"))
        await pilot.pause()
        assert "哪个时段" in screen_text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, TableScreen)
        assert [(str(c.cell), c.new.value) for c in app.screen.changes] == [("today/confirmed/lhasa", 9)]


async def test_a_table_pasted_into_the_grid_goes_where_its_names_say(desk: Desk) -> None:
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.focused is not None
        app.focused.post_message(events.Paste("地区\t9月1日0-14时确诊\n阿里\t4\n拉萨\t9\n合计\t13\n"))
        await pilot.pause()
        assert isinstance(app.screen, TableScreen)
        assert [str(change.cell) for change in app.screen.changes] == [
            "today/confirmed/ngari", "today/confirmed/lhasa", "today/confirmed/stated",
        ]  # fmt: skip
        assert dict(app.screen.sitting.conference.cells) == dict(desk.load("2022-09-01-024").cells)


async def test_a_pasted_table_that_cannot_be_used_is_told_without_the_name_of_a_file(desk: Desk) -> None:
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.focused is not None
        app.focused.post_message(events.Paste("垃圾\t1\n" * 3001))
        await pilot.pause()
        assert "粘贴的表格太大（超过3000行×400列），没有读" in screen_text(app)


async def test_a_block_without_names_still_fills_the_cells_under_the_cursor(desk: Desk) -> None:
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.focused is not None
        app.focused.post_message(events.Paste("21\t11\n261\t166"))
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        conference = app.screen.sitting.conference
        assert conference.number_in(LHASA) == 21
        assert conference.number_in(CellKey("yesterday", "asymptomatic", "xigaze")) == 166


async def test_a_workbook_with_two_tables_asks_which(tmp_path: Path, desk: Desk) -> None:
    rows = [["地区", "8月31日0-24时确诊"], ["拉萨市", 9]]
    file = workbook(tmp_path / "a.xlsx", {"早报": rows, "晚报": [*rows, ["阿里地区", 3]]})
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await ask_for(app, pilot, file)
        assert "晚报" in screen_text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, TableScreen)
        assert "晚报!B2" in screen_text(app)


async def test_a_file_that_cannot_be_read_is_said_beside_its_line(tmp_path: Path, desk: Desk) -> None:
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await ask_for(app, pilot, tmp_path / "none.csv")
        assert isinstance(app.screen, TableDialog)
        assert "none.csv" in screen_text(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, EntryScreen)


async def test_markup_in_a_table_is_only_text(tmp_path: Path, desk: Desk) -> None:
    file = csv_file(tmp_path, "[red]地区[/],确诊\n拉萨,21\n[bold]x1[/],7")
    async with on_stage(desk, "24", "entry", mono=True) as (app, pilot):
        await ask_for(app, pilot, file)
        await press(pilot, "enter")
        assert isinstance(app.screen, TableScreen)
        app.screen.query_one("#rest", RowList).focus()
        await pilot.pause()
        assert "[bold]x1[/]" in screen_text(app)
