"""The whole of it by the mouse: lists, dialogs, their boxes and frames, tabs, the bar at the foot."""

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.scroll_view import ScrollView
from textual.widgets import Input

from store.desk.opening import open_desk
from store.record.cell import Cell, CellKey
from tests.mouse import click, click_on, drag, where
from tests.screens.test_sections_screen import PAGE
from tests.stage import NOW, on_stage, press, sample_desk, screen_text, spoil
from tui.app import BulletinApp
from tui.dialogs.choice import Choice, Chooser
from tui.dialogs.conference import DetailsDialog
from tui.dialogs.dialog import Dialog
from tui.dialogs.notice import Question
from tui.dialogs.palette import Palette
from tui.help.screen import HelpScreen
from tui.screens.desk.arranging import ArrangeDialog
from tui.screens.desk.conference_list import DeskList
from tui.screens.desk.screen import DeskScreen
from tui.screens.draft.export import ExportDialog
from tui.screens.draft.screen import DraftScreen
from tui.screens.entry.screen import EntryScreen
from tui.widgets.row_list import RowList


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_lists_and_dialogs_are_done_by_the_mouse(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        await press(pilot, "escape")
        view = app.screen.query_one(DeskList)
        await click_on(app, pilot, "2022-09-12")
        assert view.current is not None and view.current.number == 35
        await click_on(app, pilot, "2022-09-05")
        await click_on(app, pilot, "2022-09-05", button=3)
        assert view.current.number == 28 and isinstance(app.screen, DeskScreen)

        # Sorted and filtered: a value is turned by a click, beside the dialog nothing happens, and its frame accepts.
        await click_on(app, pilot, "F5")
        assert isinstance(app.screen, ArrangeDialog)
        x, y = where(app, "< ")
        await click(app, pilot, x + 4, y)
        await click(app, pilot, 1, 20)
        assert isinstance(app.screen, ArrangeDialog)
        await click_on(app, pilot, "Enter")
        assert view.rows[0].number == 12 and isinstance(app.screen, DeskScreen)

        # Finding is left by the palette as by Esc.
        await press(pilot, "ctrl+f", "3", "5")
        assert len(view.rows) < 7
        await click_on(app, pilot, "^P")
        await press(pilot, *("返回" if lang == "zh" else "go back"))
        await click_on(app, pilot, "Esc    ")
        assert len(view.rows) == 7

        # Found by name, and opened by a double click.
        await click_on(app, pilot, "^P")
        assert isinstance(app.screen, Palette)
        await click_on(app, pilot, "Esc")
        await click_on(app, pilot, "2022-09-21", times=2)
        assert isinstance(app.screen, EntryScreen) and app.screen.sitting.conference.number == 44


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_conference_is_gone_through_by_the_mouse(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        await click_on(app, pilot, "^P")
        await press(pilot, *("会议" if lang == "zh" else "Info"))
        await click_on(app, pilot, "^D")
        assert isinstance(app.screen, DetailsDialog)
        line = app.screen.query_one("#number", Input)
        await click(app, pilot, line.region.x + 3, line.region.y)
        await press(pilot, "ctrl+a", "9")
        await click_on(app, pilot, "Esc")
        assert isinstance(app.screen, DetailsDialog), "what was typed is not dropped unasked"
        await click_on(app, pilot, "Enter")
        assert isinstance(app.screen, EntryScreen) and app.sitting.conference.number == 9
        await press(pilot, "ctrl+z")

        # The text: a tab, a figure, the export with its boxes and buttons.
        await click_on(app, pilot, "^P")
        await click_on(app, pilot, "F4")
        screen = app.screen
        assert isinstance(screen, DraftScreen)
        await click_on(app, pilot, "English" if lang == "en" else "英文")
        assert screen.language == "en"
        await click_on(app, pilot, "^E")
        assert isinstance(app.screen, ExportDialog)
        await click_on(app, pilot, "[ ] md")
        assert "[x] md" in screen_text(app)
        await click_on(app, pilot, "取消 Esc" if lang == "zh" else "Cancel Esc")
        assert app.screen is screen
        await click_on(app, pilot, "F1")
        assert isinstance(app.screen, HelpScreen)
        await click_on(app, pilot, "Esc 关闭" if lang == "zh" else "Esc closes")
        assert app.screen is screen

        # The outline: of what a pasted page offers one is left out, by its box.
        await press(pilot, "ctrl+o")
        app.screen.receive(PAGE)  # type: ignore[attr-defined]
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        offered = screen_text(app).count("[x]")
        x, y = where(app, "[x]")
        await click(app, pilot, x + 1, y)
        await click(app, pilot, x + 20, y, times=2)
        assert isinstance(app.screen, Chooser) and screen_text(app).count("[x]") == offered - 1 > 0
        await click_on(app, pilot, "Enter 确定" if lang == "zh" else "Enter accepts")
        held = app.sitting.conference
        assert len(held.sections) + len(held.answers) == offered - 1


@pytest.mark.parametrize("place", ["entry", "checks", "draft", "review"])
async def test_the_wheel_scrolls_and_the_next_key_comes_back_to_the_cursor(
    tmp_path: Path, place: str
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", place, size=(80, 12)) as (app, pilot):
        view = app.screen.query_one("#main")
        assert isinstance(view, ScrollView) and view.max_scroll_y > 3
        x, y = view.region.x + 2, view.region.y + 2
        for _ in range(6):
            app.post_message(
                events.MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, screen_x=x, screen_y=y)
            )
        await pilot.pause()
        assert view.scroll_offset.y > 3
        await press(pilot, "home")
        assert view.scroll_offset.y == 0


async def test_a_finding_beside_the_grid_leads_to_its_cell(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    falls = CellKey("", "discharged")
    spoil(desk, "26", {falls: Cell(400, "400")})
    async with on_stage(desk, "26", "entry", size=(120, 40)) as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        await click_on(app, pilot, "日的406")
        assert app.screen.grid.slot.cell == falls


@pytest.mark.parametrize(
    ("lang", "first", "sample"),
    [("zh", "新建第一场", "放进样例"), ("en", "Begin the first", "Put in the sample")],
)
async def test_the_first_page_is_clicked_line_by_line(
    tmp_path: Path, lang: str, first: str, sample: str
) -> None:
    desk = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local")
    app = BulletinApp(desk, today=date(2022, 9, 1), lang="en" if lang == "zh" else "zh")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f12")
        await click_on(app, pilot, sample)
        assert isinstance(app.screen, Question)
        await press(pilot, "escape")
        await click_on(app, pilot, first)
        assert isinstance(app.screen, Choice)


async def test_what_is_marked_with_the_mouse_is_copied_else_the_row(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "26", {CellKey("", "discharged"): Cell(400, "400")})
    async with on_stage(desk, "26", "checks") as (app, pilot):
        pane = app.screen.query_one("#finding")
        await drag(app, pilot, (1, pane.region.y + 2), (8, pane.region.y + 2))
        await press(pilot, "ctrl+c")
        assert app.clipboard == "治愈出院："
        await press(pilot, "down", "up", "ctrl+c")
        assert app.clipboard.startswith("治愈出院：累计数从9月1日的406降到400")


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_keys_and_clicks_on_a_line_that_says_there_is_none_do_nothing(
    tmp_path: Path, lang: str
) -> None:
    """Its dialog, its moving and its text are of nothing: each of them ended the program."""
    async with on_stage(sample_desk(tmp_path), "26", "sections", lang=lang) as (app, pilot):
        before = app.sitting.conference
        for row in range(len(app.screen.query_one(RowList).rows)):
            await press(pilot, "home", *["down"] * row, "ctrl+d")
            if isinstance(app.screen, Dialog):
                await press(pilot, "escape")
            await press(pilot, "shift+down", "shift+up", "enter")
            if isinstance(app.screen, Dialog) or app.screen.place != "sections":  # type: ignore[attr-defined]
                await press(pilot, "escape")
        assert app.is_running and app.sitting.conference == before


async def test_a_click_while_the_language_changes_ends_nothing(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "checks") as (app, pilot):
        app.post_message(events.Key("f12", None))
        await click(app, pilot, 5, 4)
        await press(pilot, "down")
        assert app.lang == "en" and "Checks" in screen_text(app).split("\n")[0]
