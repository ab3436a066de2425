"""The reading screen as a person uses it: paste, look, choose, accept, take back."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.record.cell import STATED, Cell, CellKey
from store.record.codec import to_document
from tests.stage import on_stage, press, sample_desk, screen_text, settled, spoil, until
from tui.app import BulletinApp
from tui.dialogs.choice import Choice, Chooser
from tui.dialogs.notice import Question
from tui.screens.desk.screen import DeskScreen
from tui.screens.reading.rows import ReadingRows
from tui.screens.reading.screen import ReadingScreen, WrittenOn
from tui.widgets.row_list import RowList

PAGE = Path(__file__).parent.parent / "data" / "page_24th.txt"
NGARI = CellKey("yesterday", "asymptomatic", "ngari")
STATED_SUM = CellKey("yesterday", "asymptomatic", STATED)


def bulletin(desk: Desk, number: str = "24") -> str:
    """The text of a conference as it would be printed."""
    return desk.open(desk.find(number), journal=False).draft("zh", "full").text


async def paste(app: BulletinApp, pilot: Pilot[None], text: str) -> ReadingScreen:
    app.post_message(events.Paste(text))
    await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.rows is not None)
    assert isinstance(app.screen, ReadingScreen)
    return app.screen


async def test_an_empty_screen_says_what_to_do(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "reading") as (app, pilot):
        assert "粘贴到这里" in screen_text(app)
        await press(pilot, "f5", "enter", "f6")
        assert "F5采用" not in screen_text(app).split("\n")[-1]


@pytest.mark.parametrize(("lang", "size"), [("zh", (80, 24)), ("en", (120, 40)), ("zh", (40, 12))])
@pytest.mark.every_step
async def test_the_same_figures_change_nothing(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "reading", lang=lang, size=size) as (app, pilot):
        screen = await paste(app, pilot, bulletin(desk))
        assert screen.rows is not None
        assert screen.rows.changes == {}
        assert len(screen.rows.proposal.values) >= 30
        text = screen_text(app)
        assert ("改动0格" if lang == "zh" else "would change 0") in text or size[0] < 60


async def test_it_says_old_and_new_and_enters_nothing_until_accepted(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = bulletin(desk)
    spoil(desk, "24", {NGARI: Cell(17, "17"), CellKey("", "high_risk"): None})
    async with on_stage(desk, "24", "reading", size=(120, 40)) as (app, pilot):
        screen = await paste(app, pilot, text)
        assert "17 -> 71" in screen_text(app)
        assert screen.sitting.conference.number_in(NGARI) == 17
        await press(pilot, "f5")
        assert app.screen.place == "entry"  # type: ignore[attr-defined]
        assert screen.sitting.conference.number_in(NGARI) == 71
        assert screen.sitting.conference.number_in(CellKey("", "high_risk")) == 477
        cell = screen.sitting.conference.cell(NGARI)
        assert cell is not None
        assert (cell.source, cell.by, cell.raw) == ("read", "卓玛", "71")
        screen.sitting.undo()
        assert screen.sitting.conference.number_in(NGARI) == 17
        assert screen.sitting.conference.cell(CellKey("", "high_risk")) is None


async def test_a_row_can_be_left_out(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = bulletin(desk)
    spoil(desk, "24", {NGARI: Cell(17, "17"), CellKey("", "high_risk"): None})
    async with on_stage(desk, "24", "reading", size=(120, 40)) as (app, pilot):
        screen = await paste(app, pilot, text)
        rows = screen.fields
        screen.set_focus(rows)
        rows.go_to(next(at for at, entry in enumerate(screen._fields) if entry.key == NGARI))
        await press(pilot, "space", "f5")
        assert screen.sitting.conference.number_in(NGARI) == 17
        assert screen.sitting.conference.number_in(CellKey("", "high_risk")) == 477


async def test_who_speaks_and_what_stands_above_the_body_is_told_and_offered_without_a_second_paste(
    tmp_path: Path,
) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    async with on_stage(desk, "24", "reading", size=(120, 40)) as (app, pilot):
        screen = await paste(app, pilot, PAGE.read_text("utf-8"))
        sitting = screen.sitting
        sitting.set_text("headline", "自己的标题")
        assert "3人的发言，不进数据格：按 ^O 到全场取用" in screen_text(app)
        await press(pilot, "f5", "ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, Chooser))
        await pilot.pause()
        assert "[ ] · 电头：晨报讯（记者 张三 李四）" in screen_text(app)
        assert "[x] · 副题：各项保障有序推进" in screen_text(app)
        before = len(sitting.conference.sections)
        await press(pilot, "enter")
        await until(pilot, lambda: "subheads" in sitting.conference.texts)
        texts = sitting.conference.texts
        assert texts["subheads"] == "各项保障有序推进\n网络畅通有人管\n校园平稳"
        assert texts["headline"] == "自己的标题" and "byline" not in texts
        assert len(sitting.conference.sections) == before + 3
        await press(pilot, "escape", "ctrl+o")
        assert not isinstance(app.screen, Chooser), "offered once"


async def test_enter_jumps_between_the_text_and_its_figure(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "reading", size=(120, 40)) as (app, pilot):
        screen = await paste(app, pilot, bulletin(desk))
        view = screen.view
        source = view.text
        at = next(i for i, mark in enumerate(view.marks) if source[mark.start : mark.end] == "120")
        view.go_to(at)
        await press(pilot, "enter")
        assert screen.focused is screen.fields
        assert screen.fields.current is not None
        entry = screen._fields[screen.fields.current]
        assert entry.key == CellKey("yesterday", "asymptomatic", "nagqu")
        await press(pilot, "down")
        mark = view.mark
        assert mark is not None
        assert source[mark.start : mark.end] == "71"
        await press(pilot, "enter")
        assert screen.focused is view


async def test_contradictions_and_the_unread_rest_are_shown(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = bulletin(desk).replace("621例（", "622例（") + "\n热线电话12345。\n共发放苹果1.5万斤。"
    async with on_stage(desk, "24", "reading", size=(120, 40)) as (app, pilot):
        screen = await paste(app, pilot, text)
        seen = screen_text(app)
        assert "各部分相加是621，文中总数是622" in seen
        assert "12345" in seen
        assert "1.5万斤" in seen
        assert screen.rows is not None
        assert STATED_SUM in screen.rows.changes
        rest = screen.query_one("#rest", RowList)
        screen.set_focus(rest)
        at = next(i for i, row in enumerate(rest.rows) if "12345" in row.words)
        rest.go_to(at)
        await press(pilot, "enter")
        assert screen.focused is screen.view
        mark = screen.view.mark
        assert mark is not None
        assert "12345" in screen.view.text[mark.start : mark.end]


async def test_a_bulletin_of_another_day_is_not_chosen_by_itself(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "26", "reading", size=(120, 40)) as (app, pilot):
        screen = await paste(app, pilot, bulletin(desk, "24"))
        assert screen.rows is not None
        assert screen.rows.changes
        assert screen.rows.chosen == set()
        # Whether the list was laid out before its cursor was put in place decides which row is at its top.
        screen.fields.scroll_to(y=0, animate=False)
        await until(pilot, lambda: "! 本场是 9月2日0时至24时" in screen_text(app))
        assert "! 原文是第24场，本场是第26场：F8 到第24场里读。" in screen_text(app)
        before = screen.sitting.conference
        await press(pilot, "f5")
        assert screen.sitting.conference is before


async def test_prose_pasted_into_the_grid_comes_here(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "entry") as (app, pilot):
        before = app.sitting.conference  # type: ignore[union-attr]
        screen = await paste(app, pilot, bulletin(desk))
        assert screen.rows is not None
        assert app.sitting.conference is before  # type: ignore[union-attr]


async def test_control_characters_and_markup_do_nothing(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = "\x1b]0;x\a[bold]头[/]条[link='x\x9b31m\n" + bulletin(desk)
    async with on_stage(desk, "24", "reading") as (app, pilot):
        screen = await paste(app, pilot, text)
        screen.view.scroll_to(y=0, animate=False)
        await until(pilot, lambda: "[bold]头[/]条[link='x" in screen_text(app))
        assert not any(ord(character) < 32 for character in screen.view.text if character != "\n")
        assert screen.rows is not None
        assert screen.rows.changes == {}


async def test_a_long_text_is_read_aside_and_shown_in_part(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = "无关的一行没有数字。\n" * 25_000 + bulletin(desk)
    async with on_stage(desk, "24", "reading") as (app, pilot):
        app.post_message(events.Paste(text))
        await until(pilot, lambda: app.screen.rows is not None)  # type: ignore[attr-defined]
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.rows is not None
        assert len(screen.rows.proposal.values) >= 30
        assert len(screen.view.text) < len(text)
        assert screen.view.text.endswith("（以下未显示）")


async def test_moments_come_along_with_their_figures(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = bulletin(desk)
    sitting = desk.open(desk.find("24"))
    sitting.set_as_of("high_risk", None)
    sitting.put({CellKey("", "high_risk"): None})
    sitting.save()
    async with on_stage(desk, "24", "reading") as (app, pilot):
        screen = await paste(app, pilot, text)
        await press(pilot, "f5")
        as_of = screen.sitting.conference.as_of["high_risk"].moment
        assert as_of is not None
        assert (as_of.day, as_of.hour) == (date(2022, 8, 31), 24)


async def test_changing_the_language_keeps_what_was_read(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "reading", size=(120, 40)) as (app, pilot):
        await paste(app, pilot, bulletin(desk))
        await press(pilot, "f12")
        await until(pilot, lambda: "would change 0" in screen_text(app))
        assert "Aug. 31, 0:00-24:00" in screen_text(app)


@pytest.mark.parametrize("place", ["review", "draft"])
async def test_a_bulletin_pasted_on_another_screen_is_read_not_lost(tmp_path: Path, place: str) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", place) as (app, pilot):
        screen = await paste(app, pilot, bulletin(desk))
        assert screen.rows is not None
        assert screen.rows.changes == {}


async def test_a_bulletin_pasted_on_the_desk_opens_its_conference(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "51", "entry") as (app, pilot):
        await press(pilot, "escape")
        screen = await paste(app, pilot, bulletin(desk, "26"))
        assert screen.sitting.conference.number == 26
        assert screen.rows is not None
        assert screen.rows.changes == {}


async def test_a_bulletin_of_a_conference_nobody_has_is_begun_when_one_says_so(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = (
        bulletin(desk, "51")
        .replace("五十一", "五十二")
        .replace("9月28日", "9月29日")
        .replace("9月27日", "9月28日")
    )
    async with on_stage(desk, "51", "entry") as (app, pilot):
        await press(pilot, "escape")
        app.post_message(events.Paste(text))
        await until(pilot, lambda: isinstance(app.screen, Question))
        assert "第52场" in screen_text(app)
        await press(pilot, "enter")
        assert len(desk.rows()) == 7
        app.post_message(events.Paste(text))
        await until(pilot, lambda: isinstance(app.screen, Question))
        await press(pilot, "right", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.screen.rows is not None)
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        assert screen.sitting.conference.number == 52
        assert screen.sitting.conference.held_on == date(2022, 9, 29)
        assert not screen.sitting.conference.cells
        assert screen.rows is not None
        assert len(screen.rows.chosen) == len(screen.rows.changes) > 20
        await press(pilot, "f5")
        assert screen.sitting.total("yesterday", "new_infections").value == 145


async def test_a_text_without_figures_of_ours_says_so(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "51", "entry", size=(120, 40)) as (app, pilot):
        await press(pilot, "escape")
        app.post_message(events.Paste("今天天气很好，我们去看了电影。\n明天也会很好，没有什么要说的。"))
        await until(pilot, lambda: "没有读出哪一场的数" in screen_text(app))


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_what_nothing_was_read_of_is_said_to_be_so(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "reading", lang=lang) as (app, pilot):
        await press(pilot, "f1", "escape")
        assert screen_text(app).count("到全场取用") == (lang == "zh")
        await paste(app, pilot, "大家好。")
        below = screen_text(app).splitlines()[2]
        assert ("没有读出本系列的数" if lang == "zh" else "No figure of this series was read") in below


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_bulletin_ends_in_the_same_record_wherever_it_is_pasted(tmp_path: Path, lang: str) -> None:
    """At entry, in the whole conference (which took no figures of it), on the list, at another conference."""
    desk = sample_desk(tmp_path)
    key, text, ended = desk.find("24"), PAGE.read_text("utf-8"), []
    none = {"cells": {}, "sections": {}, "statements": {}, "figures": {}, "answers": {}, "texts": {}}
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
    async with app.run_test(size=(80, 24)) as pilot:
        for ways in (
            (key, ["f2"], []),
            (key, ["ctrl+o"], []),
            ("", [], []),
            (desk.find("26"), ["f4"], ["f8"]),
        ):
            at, before, there = ways
            sitting = desk.open(key)
            sitting.replace_with(replace(sitting.conference, **none))
            sitting.save()
            if at:
                app.open_conference(at)
            await press(pilot, *before)
            await paste(app, pilot, text)
            await press(pilot, *there)
            await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and app.sitting.key == key)  # type: ignore[union-attr]
            await press(pilot, "f5")
            await press(pilot, *([] if before == ["ctrl+o"] else ["ctrl+o"]))
            await until(pilot, lambda: isinstance(app.screen, Chooser))
            await press(pilot, "enter")
            assert app.sitting is not None
            ended.append(to_document(app.sitting.conference))
            while not isinstance(app.screen, DeskScreen):
                await press(pilot, "escape")
            await settled(app, pilot)
    assert len(ended[0]["cells"]) > 30 and len(ended[0]["sections"]) > 1
    assert all(one == ended[0] for one in ended)


async def test_a_message_without_its_window_asks_and_leaves_what_stands(tmp_path: Path) -> None:
    """Two short messages pasted: the window is chosen from a list, and a filled cell is not overwritten unasked."""
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {CellKey("today", "confirmed", "lhasa"): None})
    async with on_stage(desk, "24", "reading", size=(120, 40)) as (app, pilot):
        app.post_message(events.Paste("卓玛 14:05\n拉萨新增确诊6，无症状97\n"))
        await until(pilot, lambda: isinstance(app.screen, Choice))
        await press(pilot, "down", "enter")
        screen = app.screen
        assert isinstance(screen, ReadingScreen) and screen.rows is not None
        assert screen.rows.chosen == {CellKey("today", "confirmed", "lhasa")}
        # The rows are shown after the list is gone and laid out anew, which the screen's own timer does.
        await until(pilot, lambda: "96 -> 97" in screen_text(app))
        await press(pilot, "f5")
        cell = app.sitting.conference.cell(CellKey("today", "confirmed", "lhasa"))
        assert cell is not None and (cell.value, cell.source) == (6, "卓玛 聊天 14:05")


@pytest.mark.parametrize(("lang", "asks"), [("zh", "是哪一周的"), ("en", "Of which week")])
async def test_a_page_with_weekdays_asks_once_for_its_day(tmp_path: Path, lang: str, asks: str) -> None:
    page = "Tibet reported 12 confirmed cases on Wednesday."
    async with on_stage(sample_desk(tmp_path), "24", "reading", lang=lang) as (app, pilot):
        app.post_message(events.Paste(page))
        await until(pilot, lambda: isinstance(app.screen, WrittenOn))
        assert asks in screen_text(app)
        await press(pilot, "escape")
        screen = app.screen
        assert isinstance(screen, ReadingScreen) and screen.rows is not None
        assert screen.rows.proposal.values == () and len(screen.rows.proposal.unread) == 1
        app.post_message(events.Paste(page))
        await until(pilot, lambda: isinstance(app.screen, WrittenOn))
        await press(pilot, *"2022-09-01", "enter")
        assert [value.value for value in screen.rows.proposal.values] == [12] and app.screen is screen


async def test_an_unread_figure_is_given_its_cell_with_two_keys_and_its_sentence_kept(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    text = "9月1日（星期三）下午，自治区举行疫情防控工作第二十四场新闻发布会。截至8月31日24时，全区治愈出院406人。\n目前划定的高风险区有481个。"
    async with on_stage(desk, "24", "reading") as (app, pilot):
        screen = await paste(app, pilot, text)
        assert screen.rows is not None and len(screen.rows.proposal.unread) == 1
        assert "星期三" in screen_text(app).split("核对（1）")[1]
        assert (
            next(row.row for row in screen.rows.rest() if "星期三" in row.row.words).sign == "✗"
        )  # as on every screen
        await press(pilot, "f9", "enter")
        assert screen.rows.proposal.unread == () and screen.rows.chosen == {CellKey("", "high_risk")}
        await press(pilot, "ctrl+n")
        assert 'own-1 = "目前划定的高风险区有{high_risk}个"' in screen_text(app)
        await press(pilot, "enter")
        assert "{high_risk}" in (tmp_path / "series" / "xizang_epidemic" / "zh.toml").read_text("utf-8")
        await press(pilot, "f5")
        assert app.sitting is not None and app.sitting.conference.number_in(CellKey("", "high_risk")) == 481


async def test_a_text_of_another_region_is_told_and_nothing_of_it_chosen(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "reading") as (app, pilot):
        screen = await paste(app, pilot, "截至8月31日24时，全区治愈出院407人。")
        assert screen.rows is not None and screen.rows.chosen
        elsewhere = replace(screen.rows.proposal, fits=False)
        rows = ReadingRows(screen.sitting, elsewhere, "zh")
        assert rows.chosen == set() and "别的地区" in rows.warning


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_tab_of_the_text_is_not_handed_to_the_terminal(tmp_path: Path, lang: str) -> None:
    """It jumps over what stood there before, which then shows through."""
    async with on_stage(sample_desk(tmp_path), "24", "reading", lang=lang) as (app, pilot):
        await paste(app, pilot, "密接\t解除：\t若干，其中有的\t在甲地，有的在乙地。")
        lines = ["".join(part.text for part in strip) for strip in app.screen._compositor.render_strips()]
        assert any("密接 解除" in line for line in lines) and not any("\t" in line for line in lines)
