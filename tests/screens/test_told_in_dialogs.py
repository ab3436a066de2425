"""What a form tells beneath a line, broken where a line may end; what is told of words typed where none are taken."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from tests.stage import on_stage, press, sample_desk, screen_text
from tui.widgets.controls import PlainWords


async def test_no_line_of_what_is_told_begins_with_a_mark_or_has_one_sign_alone() -> None:
    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield PlainWords()

    app = One()
    async with app.run_test(size=(32, 8)) as pilot:
        told = app.query_one(PlainWords)
        told.update("! “１００;２００”里不止一个数。请分开填写各数，若是名称，请当文字填写。")
        await pilot.pause()
        lines = str(told.render()).split("\n")
        assert lines[0].startswith("! “１００") and not any(line.startswith("，") for line in lines)
        assert told.size.height == len(lines) == 3
        told.update("")
        await pilot.pause()
        assert told.size.height <= 1


@pytest.mark.parametrize(
    ("place", "lang", "said"),
    [
        ("sections", "zh", "先按 Enter 打开这一行"),
        ("titles", "en", "went nowhere"),
    ],
)
async def test_words_typed_on_a_row_are_not_lost_unsaid(
    tmp_path: Path, place: str, lang: str, said: str
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", place, lang=lang) as (app, pilot):
        await press(pilot, "down")
        assert said not in screen_text(app)
        await press(pilot, "好", "a")
        assert screen_text(app).count(said) == 1
