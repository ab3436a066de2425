"""Esc goes one screen back, each screen is found as it was left, and nothing is dropped on the way."""

from datetime import date
from pathlib import Path

import pytest
from textual import events

from store.record.cell import Cell, CellKey
from tests.mouse import click_on
from tests.screens.test_prose_editor import prepared, stored, typed, write
from tests.screens.test_reading_screen import NGARI, bulletin, paste
from tests.stage import on_stage, press, sample_desk, screen_text, spoil, until
from tui.app import BulletinApp
from tui.dialogs.choice import Chooser
from tui.dialogs.notice import Question
from tui.screens.checks import ChecksScreen
from tui.screens.draft.screen import DraftScreen
from tui.screens.entry.screen import EntryScreen
from tui.screens.place import PlaceScreen

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def place(app: BulletinApp) -> str:
    assert isinstance(app.screen, PlaceScreen)
    return app.screen.place


@LANGUAGES
async def test_esc_goes_back_through_the_screens_one_came_by(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        seen = []
        await press(pilot, "f3", "f4", "f7", "ctrl+o")
        for _ in range(6):
            seen.append(place(app))
            await press(pilot, "escape")
        assert seen == ["sections", "checks", "draft", "review", "entry", "desk"]


@LANGUAGES
@pytest.mark.parametrize(("key", "listed"), [("ctrl+g", "steps"), ("ctrl+k", "board"), ("f7", "checks")])
async def test_esc_comes_back_to_what_says_where_to_go(
    tmp_path: Path, lang: str, key: str, listed: str
) -> None:
    """To the checklist, the board and the checks too, which lead to the figures that lie beneath them; once, and as if
    one had not been there."""
    desk = sample_desk(tmp_path)
    spoil(desk, "24", {NGARI: None})
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):

        async def led(*back: str) -> None:
            await press(pilot, "home", *["down"] * (listed == "checks"), "enter")
            seen = [place(app)]
            for _ in back:
                await press(pilot, "escape")
                seen.append(place(app))
            assert seen == ["entry", *back]

        await press(pilot, key)
        await led(listed, "entry", "desk")
        app.open_conference(desk.find("24"), listed)
        await press(pilot, "end")
        await led(listed, "desk")


@LANGUAGES
async def test_the_list_is_come_back_to_at_the_conference_one_comes_from(tmp_path: Path, lang: str) -> None:
    """After F4 and F3 on the list too, at the first Esc; and it offers the gist of it, as wide as it is."""
    app = BulletinApp(sample_desk(tmp_path), today=date(2022, 9, 29), lang=lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert ("F6概要", "F6View")[lang == "en"] in screen_text(app)
        await press(pilot, "down")
        for key, beside in (("f4", "draft"), ("f3", "review")):
            await press(pilot, key)
            assert place(app) == beside
            await press(pilot, "escape")
            assert place(app) == "desk" and ">" in screen_text(app).splitlines()[3]
        await press(pilot, "f4", "f2")
        assert isinstance(app.screen, EntryScreen), "the figures lie beneath for whoever goes there"
        await press(pilot, "escape", "ctrl+n", "enter")
        assert isinstance(app.screen, EntryScreen) and app.screen.sitting.conference.number == 52
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, EntryScreen) and app.screen.sitting.conference.number == 52
        # A bulletin pasted on the list: Esc leads back to it, what is accepted to the figures.
        await press(pilot, "escape")
        page = "9月1日，自治区政府新闻办召开疫情防控工作第二十四场新闻发布会。\n8月31日0时至24时，全区新增本土新冠肺炎确诊病例54例。"
        for key, leads in (("escape", "desk"), ("f5", "entry")):
            app.post_message(events.Paste(page))
            await pilot.pause()
            assert place(app) == "reading", screen_text(app)
            await press(pilot, key, *(["escape"] if key == "escape" else []))
            assert place(app) == leads


async def test_going_round_leaves_no_more_screens_than_there_are_places(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry") as (app, pilot):
        for _ in range(5):
            await press(pilot, "f3", "f4", "f7", "f2", "f4", "f3")
        assert len(app.screen_stack) <= 4
        await press(pilot, "escape", "escape")
        assert place(app) == "entry"


@LANGUAGES
async def test_the_draft_is_come_back_to_in_its_form_with_its_cursor(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "draft", lang=lang) as (app, pilot):
        await press(pilot, "ctrl+t", "tab", "tab", "tab")
        assert isinstance(app.screen, DraftScreen)
        form, mark = app.screen.form, app.screen.view.mark
        assert mark is not None and form != "full"
        for way in (("f7", "escape"), ("escape", "f4"), ("f1", "escape"), ("f12", "f12")):
            await press(pilot, *way)
            assert isinstance(app.screen, DraftScreen), way
            assert (app.screen.form, app.screen.view.mark) == (form, mark), way


@LANGUAGES
async def test_the_checks_are_come_back_to_at_the_finding_one_went_from(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path)
    spoil(desk, "26", {NGARI: Cell(83, "83"), CellKey("", "discharged"): Cell(400, "400")})
    async with on_stage(desk, "26", "checks", lang=lang) as (app, pilot):
        assert isinstance(app.screen, ChecksScreen)
        await press(pilot, "f8")
        finding = app.screen.current
        first = next(one for one in app.screen.rows if one is not None)
        assert finding is not None and finding.id != first.id
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        await press(pilot, "f7")
        assert isinstance(app.screen, ChecksScreen)
        assert app.screen.current is not None and app.screen.current.id == finding.id


async def test_the_outline_is_come_back_to_where_one_was(tmp_path: Path) -> None:
    async with on_stage(prepared(tmp_path), "24", "sections") as (app, pilot):
        await press(pilot, "end")
        at = app.screen.view.current  # type: ignore[attr-defined]
        await press(pilot, "escape", "ctrl+o")
        assert at and app.screen.view.current == at  # type: ignore[attr-defined]
        await press(pilot, "ctrl+t", "escape")
        assert place(app) == "sections" and app.screen.view.current == at  # type: ignore[attr-defined]


@LANGUAGES
async def test_the_editor_is_come_back_to_with_its_caret(tmp_path: Path, lang: str) -> None:
    async with on_stage(prepared(tmp_path, "一二三四"), "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        await press(pilot, "left", "left", "f7", "escape")
        await typed(app, pilot, "间")
        assert place(app) == "section" and stored(app) == "一二间三四"
        await press(pilot, "f12")
        await typed(app, pilot, "又")
        assert stored(app) == "一二间又三四"


@LANGUAGES
async def test_what_was_read_and_not_accepted_stays_beneath_and_is_not_dropped_unasked(
    tmp_path: Path, lang: str
) -> None:
    desk = sample_desk(tmp_path)
    text = bulletin(desk)
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    told = ("F5 采用", "F5 accepts")[lang == "en"]
    async with on_stage(desk, "24", "reading", lang=lang) as (app, pilot):
        screen = await paste(app, pilot, text)
        await press(pilot, "f7", "escape")
        assert app.screen is screen, "F7 leaves it where it is"
        await press(pilot, "f2")
        assert app.screen is screen and told in screen_text(app)
        await press(pilot, "f5")
        assert isinstance(app.screen, EntryScreen) and screen.sitting.conference.number_in(NGARI) == 71


@LANGUAGES
async def test_every_way_out_asks_before_it_drops_what_was_read_and_only_the_same_key_again_drops(
    tmp_path: Path, lang: str
) -> None:
    """Esc warned of the same key, and F2, which was another one, dropped it. A bulletin pasted over it dropped it, too."""
    desk = sample_desk(tmp_path)
    text = bulletin(desk)
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    again = ("再按 {} 就放弃", "{} again discards")[lang == "en"]
    async with on_stage(desk, "24", "reading", lang=lang) as (app, pilot):
        screen = await paste(app, pilot, text)
        title = screen_text(app).splitlines()[0]
        for way, key in (
            (["escape"], "Esc"), (["f2"], "F2"), (["ctrl+f"], "^F"), (["ctrl+q"], "^Q"), (["f2"], "F2"),
            (["ctrl+p", *"undelete", "enter"], "Esc"), (["f7", "ctrl+f"], "^F"), (["f7", "enter"], "F2"), (["f3", "left"], "Esc"),
            (["f3", "f8", "ctrl+q"], "^Q"), (["ctrl+p", *"enter the figures", "enter"], "F2"),
        ):  # fmt: skip
            await press(pilot, *way)
            assert app.screen is screen and app.is_running, way
            lines = screen_text(app).splitlines()
            assert lines[0] == title and any(again.format(key) in line for line in lines[1:3]), (
                way,
                lines[:3],
            )
        await press(pilot, "escape", "down", "escape")
        assert app.screen is screen, "one went on in between"
        await press(pilot, "f7", "escape", "escape")
        assert app.screen is screen, "one looked at another screen in between"
        await click_on(app, pilot, "F2")
        assert app.screen is screen and again.format("F2") in screen_text(app)
        app.post_message(events.Paste("9月1日，第二十四场新闻发布会。截至8月31日24时，全区治愈出院407人。"))
        await pilot.pause()
        assert screen.rows is not None and screen.rows.chosen == {NGARI}
        await press(pilot, "f2", "f12", "f12")
        await press(pilot, "f2")
        assert app.screen is screen and screen.rows.chosen == {NGARI}
        await press(pilot, "f2")
        assert isinstance(app.screen, EntryScreen), "asked for twice by the same key, it is dropped"
        assert screen.sitting.conference.number_in(NGARI) == 17


@LANGUAGES
async def test_a_place_left_is_come_back_to_where_one_was(tmp_path: Path, lang: str) -> None:
    """The figures, the review, a text and the headlines, after Esc and after the conference was left."""
    desk = prepared(tmp_path, "一二三四")
    cell = CellKey("", "discharged")
    spoil(desk, "24", {NGARI: Cell(83, "83"), cell: Cell(1, "1")})
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        assert isinstance(app.screen, EntryScreen)
        app.screen.go_to_cell(cell)
        await press(pilot, "right", "f3", "tab", "tab", "ctrl+l")
        review = app.screen.view  # type: ignore[attr-defined]
        at, top = review.current, review.scroll_offset.y
        await press(pilot, "escape", "f3")
        again = app.screen.view  # type: ignore[attr-defined]
        assert again is not review and (again.current, again.scroll_offset.y) == (at, top)
        assert app.screen.language == ("en" if lang == "zh" else "zh")  # type: ignore[attr-defined]
        await press(pilot, "ctrl+o", "ctrl+t", "end", "down", "down")
        below = app.screen.query_one("#chosen").current  # type: ignore[attr-defined]
        await press(pilot, "escape")
        await write(app, pilot)
        await press(pilot, "left", "left", "escape", "ctrl+t")
        assert app.focused is app.screen.query_one("#chosen") and app.focused.current == below
        await press(pilot, "escape")
        await write(app, pilot)
        await typed(app, pilot, "间")
        assert stored(app) == "一二间三四"
        await press(pilot, *["escape"] * 4)
        app.open_conference(desk.find("24"), "entry")
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        assert (app.screen.grid.slot.cell, app.screen.grid.slot.is_as_of) == (cell, True)


@LANGUAGES
async def test_a_whole_bulletin_pasted_into_a_paragraph_is_asked_about_and_nothing_of_it_lost(
    tmp_path: Path, lang: str
) -> None:
    desk = prepared(tmp_path, "好。")
    text = bulletin(desk)
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    async with on_stage(desk, "24", "sections", lang=lang) as (app, pilot):
        await write(app, pilot)
        await press(pilot, "ctrl+end")
        app.post_message(events.Paste("一是快。\n二是稳。"))
        await pilot.pause()
        assert stored(app) == "好。一是快。\n二是稳。", "paragraphs are put in unasked"
        app.post_message(events.Paste(text))
        await until(pilot, lambda: isinstance(app.screen, Question))
        await press(pilot, "escape")
        assert "拉萨市" in stored(app)
        await press(pilot, "ctrl+z", "ctrl+z")
        app.post_message(events.Paste(text))
        await until(pilot, lambda: isinstance(app.screen, Question))
        await press(pilot, "enter")
        await until(pilot, lambda: getattr(app.screen, "rows", None) is not None)
        await press(pilot, "f5")
        assert isinstance(app.screen, Chooser), "who says what in it is offered next"
        await press(pilot, "escape", "escape")
        assert place(app) == "sections"
        assert app.sitting is not None and app.sitting.conference.number_in(NGARI) == 71
