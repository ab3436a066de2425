"""The form of an answer, pasting into the outline, one cursor on a screen, and the way to a final text."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.desk.paragraphs.answers import add_answer, promised_for
from store.record.answer import Answer
from store.record.cell import Cell, CellKey
from store.record.words import words
from tests.screens.test_prose_editor import sitting_of, typed
from tests.screens.test_reading_screen import NGARI, bulletin, paste
from tests.stage import on_stage, press, sample_desk, screen_text, spoil
from tui.screens.draft.export import ExportDialog
from tui.screens.sections.outline import SectionsScreen
from tui.screens.sections.section import SectionScreen
from tui.widgets.controls import TickBox

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


@LANGUAGES
async def test_the_form_of_an_answer_says_what_goes_where(tmp_path: Path, lang: str) -> None:
    said = (
        ("就……有关问题", "提问人的原话", "部分网民", "答应办的事", "如 9月30日")
        if lang == "zh"
        else (
            "one of the two languages is required",
            "own words",
            "such as some internet users",
            "asked about next time",
            "such as 9/30",
        )
    )
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await press(pilot, "f6")
        text = screen_text(app)
        for hint in said:
            assert hint in text, hint
        if lang == "en":
            names = [line.split("│")[1][:23].strip() for line in text.split("\n") if line.count("│") > 1]
            assert len(set(names)) == len(names) and "Title (English)" in names, (
                "no two lines are called the same"
            )
        await press(pilot, "f1")
        own = ("答复的文字不在这里写", "The words of the answer are not written here")[lang == "en"]
        assert own in "".join(
            line.split("│")[1 if line.count("│") < 4 else 2].strip() + " "[: lang == "en"]
            for line in screen_text(app).split("\n")
            if line.count("│") > 1
        )
        await press(pilot, "escape")
        needed, made = (
            ("这一项要填", "Enter 写答复") if lang == "zh" else ("This is required", "Enter writes it")
        )
        await press(pilot, "enter")
        assert needed in screen_text(app)
        dialog: Any = app.screen
        first, second = ("topic-zh", "topic-en") if lang == "zh" else ("topic-en", "topic-zh")
        assert dialog.focused.id == first, "the reader's language first"
        await press(pilot, "tab", *"xy", "shift+tab")
        assert (dialog.text_of(second), dialog.value_of(first)) == ("xy", ""), "in one of the two languages"
        await press(pilot, *"ab")
        assert needed not in screen_text(app), "what is filled is not asked for"
        await press(pilot, "shift+tab", *"9/x", "enter")
        wrong = screen_text(app).count("!")
        await press(pilot, *"9/30")
        assert screen_text(app).count("!") < wrong, "typed over, and read"
        await press(pilot, "enter", "enter")
        assert made in screen_text(app)
        await press(pilot, "f5", *"b", "enter")
        assert ("^N 写第一段" if lang == "zh" else "^N writes its first paragraph") in screen_text(app)


@LANGUAGES
async def test_a_promise_that_says_by_when_is_parted_by_one_key(tmp_path: Path, lang: str) -> None:
    typed_, offered, promise = (
        ("两周内补齐", "按 → 取用：补齐", "补齐")
        if lang == "zh"
        else ("restored within two weeks", "→ takes: restored", "restored")
    )
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        await press(pilot, "f6", *"ab", "shift+tab", "shift+tab", *typed_)
        assert offered in screen_text(app)
        await press(pilot, "right", "enter", "enter")
        [answer] = sitting_of(app).conference.answers.values()
        assert (answer.promise, answer.due) == (promise, date(2022, 9, 15))


def test_by_when_a_promise_is_to_be_kept_is_read_whole_or_not_at_all() -> None:
    on = date(2022, 1, 31)
    for promise, wanted in {
        "一个月内办结": ("办结", date(2022, 2, 28)), "月底前全部补上": ("全部补上", date(2022, 1, 31)), "半个月以内": ("", date(2022, 2, 15)),
        "by the end of this year": ("", date(2022, 12, 31)), "reopen in 10 days": ("reopen", date(2022, 2, 10)),
        "二十几天内": None, "9月底前": None, "下月底前": None, "全部补上": None, "opened in 2022": None, "in many days": None,
    }.items():  # fmt: skip
        assert promised_for(promise, on) == wanted, promise


@LANGUAGES
async def test_the_key_for_a_paragraph_goes_on_with_an_answer_and_is_offered_where_it_does_something(
    tmp_path: Path, lang: str
) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    add_answer(sitting, Answer(0, words("配送"), text=words("已解决。")))
    sitting.save()
    offered = ("^N加段", "^N+Para")[lang == "en"]
    async with on_stage(desk, "24", "sections", lang=lang) as (app, pilot):
        assert offered not in screen_text(app), "not among the titles"
        await press(pilot, "end")
        assert offered in screen_text(app)
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, SectionScreen)
        await typed(app, pilot, "月底补齐。")
        [answer] = sitting_of(app).conference.answers.values()
        assert answer.text == {"zh": "已解决。\n月底补齐。"}
        await press(pilot, "escape")
        before, steps = sitting_of(app).conference, sitting_of(app).steps
        await press(pilot, "ctrl+n", "escape")
        assert (sitting_of(app).conference, sitting_of(app).steps) == (before, steps), (
            "a paragraph left blank is none"
        )
        await press(pilot, "f5", *"b", "enter", "ctrl+n", "escape")
        assert sitting_of(app).conference.statements.keys() == before.statements.keys()


@LANGUAGES
async def test_the_outline_says_that_a_page_may_be_pasted(tmp_path: Path, lang: str) -> None:
    said = ("可以把一篇通稿粘贴到这里", "Paste a page here")
    async with on_stage(sample_desk(tmp_path), "24", "sections", lang=lang) as (app, pilot):
        assert isinstance(app.screen, SectionsScreen) and said[lang == "en"] in screen_text(app)
        await press(pilot, "f12")
        assert said[lang != "en"] in screen_text(app)


@LANGUAGES
async def test_one_cursor_is_shown_on_the_screen_of_a_pasted_bulletin(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path)
    text = bulletin(desk) + "另有若干情况，共派出9876人次。"
    spoil(desk, "24", {NGARI: Cell(17, "17")})
    async with on_stage(desk, "24", "reading", lang=lang) as (app, pilot):
        await paste(app, pilot, text)
        for _ in range(4):
            panes = "\n".join(screen_text(app).split("\n")[3:-3])
            shown = sum(panes.count(mark) for mark in ("\n>", "|>"))
            assert shown == 1, panes
            await press(pilot, "f6")


@LANGUAGES
async def test_final_is_one_key_away_and_each_reason_stands_there_whole(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path)
    spoil(
        desk,
        "26",
        {NGARI: Cell(83, "83"), CellKey("", "discharged"): Cell(400, "400"), CellKey("", "high_risk"): None},
    )
    async with on_stage(desk, "26", "draft", lang=lang) as (app, pilot):
        await press(pilot, "f4")
        dialog = app.screen
        assert isinstance(dialog, ExportDialog) and not dialog.query_one("#final", TickBox).value
        await press(pilot, "ctrl+t")
        assert dialog.query_one("#final", TickBox).value
        inner = [line.split("│")[1].strip() for line in screen_text(app).split("\n") if line.count("│") == 2]
        told = "".join(inner).replace(" ", "")
        assert len(dialog.offer.reasons) == 3
        for reason in dialog.offer.reasons:
            assert reason.replace(" ", "") in told
        await press(pilot, "enter")
        assert app.screen is dialog, "refused as it was said"
        await press(pilot, "ctrl+t")
        assert dialog.query_one("#final", TickBox).value, "the key sets it, and takes nothing back"
        dialog.query_one("#final", TickBox).focus()
        await press(pilot, "space")
        assert not dialog.query_one("#final", TickBox).value


@LANGUAGES
async def test_the_palette_finds_the_way_to_a_final_text_by_its_name(tmp_path: Path, lang: str) -> None:
    """From the checklist it found the checklist, which is where one was."""
    async with on_stage(sample_desk(tmp_path), "24", "steps", lang=lang) as (app, pilot):
        await press(pilot, "ctrl+p", *"定稿", "enter")
        await press(pilot, "ctrl+p", *"定稿", "enter")
        assert isinstance(app.screen, ExportDialog)
