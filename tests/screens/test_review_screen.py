"""The review screen as a person uses it."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from store.desk.paragraphs.sections import add_section
from store.record.cell import Cell, CellKey
from store.record.words import words
from tests.goldens import check
from tests.stage import on_stage, press, sample_desk, screen_text, spoil
from tui.screens.review import ReviewPage, ReviewScreen

NGARI = CellKey("yesterday", "asymptomatic", "ngari")


@pytest.mark.parametrize(("lang", "size"), [("zh", (80, 24)), ("en", (120, 40))])
async def test_it_shows_the_summary(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "review", size=size, lang=lang) as (app, _):
        text = screen_text(app)
    wanted = {
        "zh": ["8月31日新增感染者674例，均在隔离管控区发现", "621 ✓", "较第12场", "新增感染者  8/31"],
        "en": ["674", "total", "Aug. 31, 0:00-24:00", "high-risk areas", "vs No. 12"],
    }
    for one in wanted[lang]:
        assert one in text


async def test_mono_says_the_same(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "review") as (app, _):
        coloured = screen_text(app)
    async with on_stage(desk, "24", "review", mono=True) as (app, _):
        assert screen_text(app) == coloured


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_signs_of_the_arrows_do_what_the_arrows_do(tmp_path: Path, lang: str) -> None:
    """The bar says `<` and `>`: whoever types them, by a Chinese input method too, is not left standing."""
    async with on_stage(sample_desk(tmp_path), "24", "review", lang=lang) as (app, pilot):
        for key, number in (("<", "12"), (">", "24"), ("》", "26"), ("《", "24"), ("right", "26")):
            await press(pilot, key)
            assert number in screen_text(app).split("\n")[0]


async def test_f8_points_at_a_finding_and_enter_goes_to_its_cell(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    async with on_stage(desk, "24", "review") as (app, pilot):
        await press(pilot, "f8")
        view = app.screen.query_one(ReviewPage)
        assert view.current == 0
        pointed = [line for line in screen_text(app).split("\n") if line.startswith(">")]
        assert len(pointed) == 1
        assert "✗ 错误" in pointed[0]
        finding = next(found for found in app.screen.sitting.findings() if found.failed)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert app.screen.place == "entry"  # type: ignore[attr-defined]
        assert app.screen.grid.slot.cell == finding.cells[0]  # type: ignore[attr-defined]


async def test_a_double_click_opens_what_is_clicked(tmp_path: Path) -> None:
    """Only the findings took one: a figure, a department, the headline did not."""
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    add_section(sitting, words("通信管理局"), words("李某"), words("副局长"))
    sitting.save()
    async with on_stage(desk, "24", "review", size=(80, 60)) as (app, pilot):
        for begin, place, where in (
            ("治愈出院", "entry", CellKey("", "discharged")),
            ("那曲", "entry", CellKey("yesterday", "confirmed", "nagqu")),
            ("8月31日新增", "titles", None),
            ("· 通信管理局", "sections", None),
        ):
            lines = screen_text(app).split("\n")
            at = next(at for at, line in enumerate(lines) if line.strip().startswith(begin))
            x = cell_len(re.split(r"(?<=\D)\d", lines[at], maxsplit=1)[0]) if where is not None else 4
            await pilot.click(offset=(x, at), times=2)
            await pilot.pause()
            assert app.screen.place == place, begin  # type: ignore[attr-defined]
            if where is not None:
                assert app.screen.grid.slot.cell == where  # type: ignore[attr-defined]
            await press(pilot, "escape" if place != "entry" else "f3")


async def test_the_arrows_turn_to_the_conferences_before_and_after(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "review") as (app, pilot):
        await press(pilot, "left")
        assert "第12场" in screen_text(app).split("\n")[0]
        await press(pilot, "left")
        assert "没有更早的一场" in screen_text(app)
        await press(pilot, "right", "right")
        assert "第26场" in screen_text(app).split("\n")[0]
        assert len([screen for screen in app.screen_stack if isinstance(screen, ReviewScreen)]) == 1


async def test_the_language_of_the_summary_is_not_that_of_the_interface(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "review") as (app, pilot):
        await press(pilot, "ctrl+l")
        text = screen_text(app)
    assert "confirmed asymptomatic infections" in text
    assert "审阅" in text.split("\n")[0]


@pytest.mark.parametrize("size", [(40, 10), (20, 6)])
@pytest.mark.every_step
async def test_a_small_window_does_not_break_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "review", size=size) as (app, pilot):
        await press(pilot, "f8", "pagedown", "end")
        screen_text(app)


async def test_a_change_made_while_entering_shows_at_once(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "review") as (app, pilot):
        app.screen.sitting.enter(NGARI, "90")  # type: ignore[attr-defined]
        await press(pilot, "f2", "f3")
        assert "640" in screen_text(app)


async def test_the_screen_reads_as_agreed(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "review") as (app, _):
        lines = screen_text(app).split("\n")
    check("screens/review_zh_80x24", "\n".join(lines[1:22]))


async def test_turning_the_page_keeps_what_was_typed(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    async with on_stage(desk, "24", "review") as (app, pilot):
        app.screen.sitting.enter(NGARI, "72")  # type: ignore[attr-defined]
        await press(pilot, "right")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "第26场" in screen_text(app).split("\n")[0]
    assert desk.load(desk.find("24")).number_in(NGARI) == 72
