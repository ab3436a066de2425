"""The clerk's checklist, the board of reports and the words for the next shift, at the keyboard."""

from datetime import date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.progress.board import board, leave_note
from store.record.cell import CellKey
from tests.stage import NOW, on_stage, press, sample_desk, screen_text, spoil, until
from tui.app import BulletinApp
from tui.screens.place import PlaceScreen

NGARI = CellKey("yesterday", "asymptomatic", "ngari")


def place(app: BulletinApp) -> str:
    assert isinstance(app.screen, PlaceScreen)
    return app.screen.place


def line_with(app: BulletinApp, words: str) -> str:
    """The first line below the title, over which messages stand, that holds the words."""
    return next(line for line in screen_text(app).split("\n")[1:] if words in line)


async def type_line(pilot: Pilot[None], text: str) -> None:
    """Type into the line that has the keys, and accept."""
    await press(pilot, *text, "enter")


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_checklist_leads_to_what_is_to_be_done(tmp_path: Path, lang: str) -> None:
    """From the list by one key; each item goes to its place and Esc comes back; what is done is ticked off."""
    zh, desk = lang == "zh", sample_desk(tmp_path)
    spoil(desk, "24", {NGARI: None})
    sitting = desk.open(desk.find("24"))
    leave_note(sitting, "那曲十点再报")
    sitting.save()
    app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, *["down"] * 5, "f6")
        line = (
            "交班留言 1 · 数据 32/33 · 待填 1 · 提示 1"
            if zh
            else "shift notes 1 · figures 32 of 33 · blank 1 · hints 1"
        )
        await until(pilot, lambda: line in screen_text(app))
        await press(pilot, "f6", "ctrl+p", *("下一步" if zh else "checklist"), "enter")
        assert place(app) == "steps" and f"{line} · {'未定稿' if zh else 'not final'}" in screen_text(app)
        assert ("（卓玛 09-01" if zh else "Note from 卓玛, 09-01") in line_with(app, "那曲十点再报")
        # The note is read whole and taken over.
        await press(pilot, "enter")
        assert ("由您接办？" if zh else "Take it over?") in screen_text(app)
        await press(pilot, "right", "enter")
        assert "那曲十点再报" not in screen_text(app).split("\n", 2)[2][:200]
        # The figures lead to the first blank; it is filled, and the line on the entry screen follows the keys.
        await press(pilot, "home", "enter")
        assert place(app) == "entry" and app.screen.grid.slot.cell == NGARI  # type: ignore[attr-defined]
        assert ("数据 32/33 · 待填 1（无症状 8/31 0-24时）" if zh else "figures 32 of 33") in screen_text(app)
        await press(pilot, "7", "1")
        assert ("数据 33/33" if zh else "figures 33 of 33") in screen_text(app)
        await press(pilot, "enter", "ctrl+g")
        assert "✓" in line_with(app, "F2" if zh else "33 of 33 cells")
        assert ("数据：33格都填了" if zh else "Figures: 33 of 33 cells") in screen_text(app)
        for where, words in (
            ("sections", ("部门发布：", "Sections:")), ("checks", ("核对：", "Checks:")),
            ("board", ("报送：", "Reports:")), ("titles", ("标题：", "Headline:")), ("draft", ("定稿：", "Final text:")),
        ):  # fmt: skip
            rows = screen_text(app).split("\n")
            await press(pilot, "home", *["down"] * (_at(rows, words[not zh]) - _at(rows, "F2", of_key=True)))
            assert line_with(app, words[not zh]).startswith(">")
            await press(pilot, "enter")
            assert place(app) == where, words
            await press(pilot, "escape")
            assert place(app) == "steps"
            assert line_with(app, words[not zh]).startswith(">"), "one comes back to the item"
        # 全场 has the line too.
        await press(pilot, "ctrl+o")
        assert ("数据 33/33 · 问题 0 · 未定稿（^G 清单）" if zh else "33 of 33 · findings 0 · not final (^G)") in screen_text(app)  # fmt: skip


def _at(rows: list[str], words: str, *, of_key: bool = False) -> int:
    return next(
        at for at, row in enumerate(rows) if (row.rstrip().endswith(words) if of_key else words in row)
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_board_at_nine_in_the_evening(tmp_path: Path, lang: str) -> None:
    """Who has reported, who is late, who was asked by phone, what changed since: and the next shift is told."""
    zh = lang == "zh"
    clock = {"扎西": datetime(2022, 9, 1, 14, 30), "卓玛": datetime(2022, 9, 1, 15, 10)}

    def desk_of(who: str) -> Desk:
        now = int(clock[who].timestamp() * 1000)
        return open_desk(tmp_path, who=who, clock=lambda: now, local=tmp_path / ".local")

    early = desk_of("扎西")
    sitting = early.open(early.create(early.propose(today=date(2022, 9, 1))))
    here = [item.ref for row in board(sitting) if row.is_place for item in row.items if item.asked]
    sitting.enter_many([(ref, "20") for ref in here if ref != NGARI])  # type: ignore[misc]
    sitting.save()
    sitting.close_journal()
    desk = desk_of("卓玛")
    async with on_stage(desk, "1", "entry", lang=lang) as (app, pilot):
        await press(pilot, "ctrl+k")
        assert ("各地（9月1日15:00前报）" if zh else "Places (due Sept. 1, 15:00)") in screen_text(app)
        ngari = "阿里地区" if zh else "Ngari"
        assert ("报了3/4  迟" if zh else "3 of 4  late") in line_with(app, ngari)
        lhasa = "拉萨市" if zh else "Lhasa"
        assert ("已报" if zh else "reported") in line_with(app, lhasa) and "09-01 14:30" in line_with(
            app, lhasa
        )
        # Who has a blank cannot be confirmed, and Enter goes to it.
        await press(pilot, "home", "f8", "f5")
        assert ("还缺1个数" if zh else "1 still blank") in screen_text(app) and place(app) == "board"
        await press(pilot, "enter")
        assert app.screen.grid.slot.cell == NGARI  # type: ignore[attr-defined]
        await press(pilot, "7", "1", "enter", "ctrl+k")
        assert ("已报  迟" if zh else "reported  late") in line_with(app, ngari), "it came after the deadline"
        # Asked by phone, then changed: old and new side by side, until it is confirmed again.
        await press(pilot, "home", "f5", *"王处")
        await press(pilot, "enter")
        assert ("卓玛（电话 王处）" if zh else "卓玛 (phone, 王处)") in line_with(app, lhasa)
        assert line_with(app, lhasa).startswith(">✓")
        await press(pilot, "enter", "2", "5", "enter", "ctrl+k")
        assert line_with(app, lhasa).startswith(">≠") and ("改报" if zh else "changed") in line_with(
            app, lhasa
        )
        pair = line_with(app, "原 20（09-01 14:30 扎西）" if zh else "was 20 (09-01 14:30 扎西)")
        assert ("现 25（09-01 15:10 卓玛）" if zh else "now 25 (09-01 15:10 卓玛)") in pair
        assert ("改报1" if zh else "changed 1") in app.screen.heading()[1]  # type: ignore[attr-defined]
        await press(pilot, "f5", "enter")
        assert line_with(app, lhasa).startswith(">✓") and screen_text(app).count("王处") == 1, (
            "both notes stand"
        )
        app.clear_notifications()
        await pilot.pause()
        assert ("确诊 8/31 0-24时 25（原20）" if zh else "confirmed 8/31 0-24h 25 (was 20)") in screen_text(
            app
        )
        await press(pilot, "ctrl+z")
        assert line_with(app, lhasa).startswith(">≠")
        await press(pilot, "ctrl+y")
        # A word for the next shift is the first thing seen when the conference is opened again.
        await press(pilot, "ctrl+n", *"甲市再报一次", "enter", "escape", "escape")
        assert place(app) == "desk"
        app.open_conference(desk.find("1"))
        await pilot.pause()
        assert ("交班留言（卓玛 09-01 15:10）：甲市再报一次（^G）" if zh else "Note from 卓玛, 09-01 15:10: 甲市再报一次 (^G)") in screen_text(app)  # fmt: skip
        await press(pilot, "1")
        assert "甲市再报一次" not in screen_text(app), "until one types"


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_figure_that_is_a_day_is_read_out_on_the_phone_too(tmp_path: Path, lang: str) -> None:
    """Its name stood there with nothing behind it: the university's first two figures are days."""
    desk = open_desk(tmp_path / "a", who="卓玛", clock=lambda: NOW, local=tmp_path / "local")
    desk.add_sample(whole=True)
    async with on_stage(desk, "24", "board", lang=lang) as (app, pilot):
        await press(pilot, "end", "up")
        text = screen_text(app)
        assert ("“校园封闭” 8月8日" if lang == "zh" else "Aug. 8") in text
        assert ("“首例阳性” 8月18日" if lang == "zh" else "Aug. 18") in text
