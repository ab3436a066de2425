"""The conference under the cursor beside the list or beneath it; the list sorted and filtered; the mouse."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from textual.pilot import Pilot

from store.archive.troubles import WrongKey
from store.desk.desk import Desk
from store.desk.rows import DeskRow
from store.desk.standing import Standing
from store.record.cell import CellKey
from tests.goldens import check
from tests.stage import press, resized, sample_desk, screen_text, settled, spoil, until
from tui.app import BulletinApp
from tui.screens.desk.beside import next_step
from tui.screens.desk.conference_list import DeskList
from tui.screens.entry.screen import EntryScreen

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
BOTH = pytest.mark.parametrize(("size", "keys"), [((120, 40), ()), ((80, 24), ("f6",))])
HEADLINES = {
    "zh": ("8月31日新增感染者674例", "9月27日新增感染者145例"),
    "en": ("674 new infections", "145 new infections"),
}


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor has to rest for a quarter of a second before a conference is read; every test here waits for that."""
    monkeypatch.setattr("tui.screens.desk.beside._PAUSE", 0.05)


def app_on(desk: Desk, lang: str = "zh") -> BulletinApp:
    return BulletinApp(desk, today=date(2022, 9, 29), lang=lang)


def numbers(app: BulletinApp) -> list[int | None]:
    """The conferences of the list, from above."""
    return [row.number for row in app.screen.query_one(DeskList).rows]


async def read(app: BulletinApp, pilot: Pilot[None], words: str) -> str:
    """Wait until the conference under the cursor was read; the screen."""
    await until(pilot, lambda: words in screen_text(app))
    await settled(app, pilot)
    return screen_text(app)


@LANGUAGES
@BOTH
async def test_the_conference_under_the_cursor_is_shown(
    tmp_path: Path, lang: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=size) as pilot:
        await press(pilot, *keys, *["down"] * 5)
        text = await read(app, pilot, HEADLINES[lang][0])
        zh = lang == "zh"
        for words in (
            "下一步：F4" if zh else "Next: F4",
            "确诊 53 (+31)" if zh else "confirmed 53 (+31)",
            "8/20 至 9/1 共2场，最多674" if zh else "8/20 to 9/1, conferences: 2, peak: 674",
            "未检 " if zh else "not checked:",
        ):
            assert words in text, words
        check(f"screens/glance_{lang}_{size[0]}x{size[1]}", text.rpartition("\n")[0])
        if size[0] == 80:  # F8 goes to what is to be mended, as everywhere, and here nothing is
            await press(pilot, "f8")
            assert not app.tour_wanted and app.screen.query("Beside")
            before, kept = await read(app, pilot, HEADLINES[lang][0]), app.screen._list.current
            await press(pilot, "pagedown")
            assert app.screen._list.current is kept and screen_text(app) != before, (
                "the key pages what one reads"
            )
            await press(pilot, "pageup")
            assert screen_text(app) == before
        await press(pilot, "home")
        assert HEADLINES[lang][0] not in await read(app, pilot, HEADLINES[lang][1])
        await press(pilot, "escape" if size[0] == 80 else "f6")
        assert HEADLINES[lang][1] not in screen_text(app), (
            "the key takes it away, too, and Esc what was asked for"
        )


@LANGUAGES
async def test_what_was_paged_beneath_the_list_begins_anew_beside_it(tmp_path: Path, lang: str) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f6", *["down"] * 5)
        await read(app, pilot, HEADLINES[lang][0])
        await press(pilot, "pagedown")
        next_one = "下一步：F4" if lang == "zh" else "Next: F4"
        assert next_one not in screen_text(app)
        await resized(pilot, 120, 40)
        await until(pilot, lambda: next_one in screen_text(app))


async def test_at_80_columns_the_list_has_the_screen_until_one_asks(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "下一步" not in screen_text(app) and "F6概要" in screen_text(app)
        await press(pilot, "f1")
        pages = [screen_text(app)]
        for _ in range(4):
            await press(pilot, "pagedown")
            pages.append(screen_text(app))
        assert any("F6 概要" in page for page in pages), "the help of the list names the key"
        await press(pilot, "escape")
        for size, shown in (((120, 40), True), ((80, 24), False)):
            await resized(pilot, *size)
            await until(pilot, lambda shown=shown: bool(app.screen.query("Beside")) is shown)
            await settled(app, pilot)
            assert ("下一步" in screen_text(app)) is shown


@LANGUAGES
async def test_what_is_to_be_done_next_follows_from_what_is_found(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "51", {CellKey("yesterday", "confirmed", "lhasa"): None})
    app = app_on(desk, lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f6")
        text = await read(app, pilot, "待填  9月27日" if lang == "zh" else "blank  New local")
        assert (
            "下一步：F2 录入，还有1处待填" if lang == "zh" else "Next: F2 and fill in the blanks (1)"
        ) in text
        assert (" 缺1 " if lang == "zh" else " ?1 ") in text, "a total with a cell missing, as in the sheet"


STEPS = [
    (DeskRow("a", standing=Standing(errors=2, blanks=1)), "F7 看2处错误", "F7 shows the errors (2)"),
    (DeskRow("a", standing=Standing(blanks=3, warnings=1)), "还有3处待填", "the blanks (3)"),
    (DeskRow("a", standing=Standing(warnings=4)), "改正或说明4个警告", "explain the warnings (4)"),
    (DeskRow("a", standing=Standing()), "F4 导出、定稿", "makes it final"),
    (DeskRow("a", standing=Standing(), exported=1), "没有要做的", "nothing is left"),
    (DeskRow("a", standing=Standing(), exported=1, moved_on=True), "F4 再定稿", "make it final again"),
    (DeskRow("a"), "正在核对", "being checked"),
    (DeskRow("a", trouble=WrongKey("deleted", key="a")), "Enter 看怎么办", "Enter says what to do"),
]


@pytest.mark.parametrize(("row", "zh", "en"), STEPS)
def test_every_state_has_its_next_step(row: DeskRow, zh: str, en: str) -> None:
    assert zh in next_step(row, False, "zh") and en in next_step(row, False, "en")
    if row.trouble is None:
        assert "找回" in next_step(row, True, "zh") and "offers the work" in next_step(row, True, "en")


async def test_no_conference_is_read_at_a_key_and_one_at_a_time(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await read(app, pilot, HEADLINES["zh"][1])
        opened: list[str] = []
        real = Desk.open

        def counted(self: Desk, key: str, **how: bool) -> object:
            opened.append(key)
            return real(self, key, **how)

        with patch.object(Desk, "open", counted), patch("tui.screens.desk.beside._PAUSE", 3600.0):
            await press(pilot, "down", "down", "down", "down", "down")
            assert opened == [], "while the cursor moves nothing is read"
            assert "第24场  2022-09-01" in screen_text(app), "the row says what it knows at once"
        with patch.object(Desk, "open", counted), patch("tui.screens.desk.beside._PAUSE", 0.25):
            await press(pilot, "up", "down")
            await read(app, pilot, HEADLINES["zh"][0])
            assert opened == ["2022-09-01-024"]
            await press(pilot, "up", "down")
            await settled(app, pilot)
            assert HEADLINES["zh"][0] in screen_text(app)
            assert opened.count("2022-09-01-024") == 1, "what was read is known until the list is read anew"


@LANGUAGES
async def test_sorting_and_filtering_in_one_dialog(tmp_path: Path, lang: str) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f5")
        assert ("排序、筛选" if lang == "zh" else "Sort and filter") in screen_text(app)
        await press(pilot, "right", "right", "right", "enter")
        assert numbers(app) == [24, 26, 12, 28, 35, 44, 51]
        assert ("总数，大的在前" if lang == "zh" else "total, largest first") in screen_text(app)
        await press(pilot, "f5", "down", "down", "down", "right", "right", "f5")
        assert numbers(app) == [12], "the key that asked does as Enter: the month before, still by total"
        assert "1场 · 2022-08" in screen_text(app) or "1 · 2022-08" in screen_text(app)
        await press(pilot, "escape")
        assert numbers(app) == [51, 44, 35, 28, 26, 24, 12], "Esc shows all, newest first"
        await press(pilot, "f5", "down", "down", "right")
        name = "西藏自治区疫情防控工作新闻发布会" if lang == "zh" else "Tibet epidemic press conference"
        assert f"< {name} >" in screen_text(app), "a series by its name, though there is only one"
        await press(pilot, "escape", "f5", "down", "right", "escape")
        assert numbers(app) == [51, 44, 35, 28, 26, 24, 12], "Esc in the dialog changes nothing"


async def test_only_the_conferences_of_a_state(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("26"))
    assert sitting.saving is not None
    desk.repository.release(sitting.saving.kept, desk.signature())
    app = app_on(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f5", "down", "right", "right", "enter")
        assert numbers(app) == [26] and "1场 · 已定稿" in screen_text(app)
        await press(pilot, "f5", "delete", "enter")
        assert len(numbers(app)) == 7


async def test_the_trend_is_that_of_the_series_however_the_list_stands(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        bars = {line.split()[0].strip(">"): line for line in screen_text(app).split("\n") if "场  " in line}
        await press(pilot, "f5", "right", "right", "right", "enter")
        for line in screen_text(app).split("\n"):
            if "第24场" in line or "第35场" in line:
                assert line.strip(" >") == bars[line.split()[0].strip(">")].strip(" >")


async def test_a_click_moves_a_double_click_opens_and_a_heading_sorts(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        await pilot.click(DeskList, offset=(30, 0))
        await settled(app, pilot)
        assert numbers(app) == [51, 44, 35, 28, 26, 24, 12], "all are drafts"
        await pilot.click(DeskList, offset=(36, 0))
        await settled(app, pilot)
        assert numbers(app)[0] == 24 and "总数，大的在前" in screen_text(app)
        await pilot.click(DeskList, offset=(14, 0))
        await pilot.click(DeskList, offset=(14, 0))
        await settled(app, pilot)
        assert numbers(app) == [12, 24, 26, 28, 35, 44, 51]
        await pilot.click(DeskList, offset=(5, 2))
        await pilot.pause()
        assert ">第24场" in screen_text(app) and not isinstance(app.screen, EntryScreen)
        await pilot.click(DeskList, offset=(5, 4), times=2)
        await settled(app, pilot)
        assert isinstance(app.screen, EntryScreen) and app.screen.sitting.conference.number == 28


def test_a_balance_below_zero_has_no_bar() -> None:
    """It ended the program, and the archive could not be opened any more."""
    rows = [SimpleNamespace(total=total) for total in (5, -28, None, 10)]

    def shown(known: list[SimpleNamespace]) -> str:
        there: Any = SimpleNamespace(up_to=lambda row, most: known)
        return DeskList._trend(there, known[-1])  # type: ignore[arg-type]

    assert shown(rows[1:3]) == "" and len(shown(rows)) == 8 and shown(rows)[-1] == "█"
