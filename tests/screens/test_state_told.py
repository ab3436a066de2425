"""At the keyboard: a conference that went out as final says so everywhere, and what "kept" means is told where it stands."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.stage import on_stage, press, sample_desk, screen_text, settled, until
from tui.screens.draft.export import ExportDialog

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


@LANGUAGES
async def test_after_a_final_export_no_screen_calls_it_a_draft(tmp_path: Path, lang: str) -> None:
    final, revised, draft = ("已定稿", "定稿后改", "草稿") if lang == "zh" else ("final", "revised", "draft")
    async with on_stage(sample_desk(tmp_path / "a"), "24", "review", lang=lang) as (app, pilot):
        assert draft in screen_text(app)
        await press(pilot, "f4", "f4")
        assert isinstance(app.screen, ExportDialog)
        app.screen.query_one("#folder", Input).value = str(tmp_path / "out")
        await press(pilot, "enter")
        await settled(app, pilot)
        while isinstance(app.screen, ExportDialog) or app.screen.is_modal:
            await press(pilot, "enter")
            await settled(app, pilot)
        assert list((tmp_path / "out").glob("*.txt"))
        app.clear_notifications()
        await press(pilot, "f3")
        title = screen_text(app).split("\n")[1]
        assert ("第1版已定稿" if lang == "zh" else "final: v1") in title and draft not in title
        await press(pilot, "escape", "escape")
        await settled(app, pilot)
        row = next(line for line in screen_text(app).split("\n") if "2022-09-01" in line)
        assert final in row and draft not in row
        await press(
            pilot, "enter", "2", "1", "enter", "f3"
        )  # the list stands on the conference one comes from
        title = " ".join(line.strip() for line in screen_text(app).split("\n")[1:3])
        assert ("第1版定稿后改" if lang == "zh" else "revised since final v1") in title
        await press(pilot, "escape", "escape")
        await settled(app, pilot)
        await until(pilot, lambda: revised in screen_text(app))


@LANGUAGES
async def test_how_safe_the_work_is_stands_in_words_that_say_what_they_mean(
    tmp_path: Path, lang: str
) -> None:
    def told() -> str:
        app.keeper.redraw()
        return screen_text(app).split("\n")[0]

    zh = lang == "zh"
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        await press(pilot, "2")
        assert ("已记下，在本机" if zh else "kept on this computer") in told()
        await press(pilot, "1", "enter")
        await until(
            pilot, lambda: ("已记到磁盘，^S 存成一版" if zh else "on disk; ^S saves a version") in told()
        )
        await press(pilot, "ctrl+s")
        await settled(app, pilot)
        assert ("已保存成一版 " if zh else "version saved ") in told()
        for place in ("f2", "f3", "f4", "f7", "ctrl+o"):
            await press(pilot, place, "f1")
            inner = [line.split("│")[1] for line in screen_text(app).split("\n") if line.count("│") > 1]
            text = ("" if zh else " ").join(line.strip(" ▁▂▃▄▅▆▇█▔") for line in inner)
            assert ("已保存，存成了一版" if zh else "saved, it is a version") in text, place
            await press(pilot, "escape")
