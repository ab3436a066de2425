"""The manual on the screen: from the help of a place to its chapter, through the contents, and back."""

from pathlib import Path

import pytest

from tests.stage import on_stage, press, sample_desk, screen_text
from tui.help.manual import CHAPTERS, chapter
from tui.help.screen import HelpScreen, ManualScreen, help_text
from tui.screens.entry.screen import EntryScreen


@pytest.mark.parametrize(("lang", "listed"), [("zh", "手册（Tab）"), ("en", "The manual (Tab)")])
async def test_the_manual_is_read_from_the_help_and_one_comes_back(
    tmp_path: Path, lang: str, listed: str
) -> None:
    async with on_stage(sample_desk(tmp_path), "24", "entry", lang=lang) as (app, pilot):
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen) and "Tab" in screen_text(app).splitlines()[-3]
        words = help_text("entry", [], lang, 60).plain.partition(listed)[2]
        assert [one.name for one in CHAPTERS if one.title(lang) not in words] == []
        page, tops = app.focused, list[float]()
        assert page is not None
        app.watch(page, "scroll_y", lambda top: tops.append(top), init=False)
        await press(pilot, "end")
        assert tops == [page.max_scroll_y], "it jumps there"
        await press(pilot, "tab")
        manual = app.screen
        assert isinstance(manual, ManualScreen) and manual.chapter is chapter("bulletin")
        assert [one.name for one in CHAPTERS if one.title(lang) not in screen_text(app)] == [], "none is cut"
        await press(pilot, "down", "down", "down")  # the cursor goes through the headings of the chapter
        heading = manual.chapter.source(lang).split("\n## ")[3].partition("\n")[0]
        first = screen_text(app).splitlines()[1]
        assert f">  {heading}" in screen_text(app) and heading in first, "the page went along"
        await press(pilot, "end")
        assert manual.chapter is CHAPTERS[-1] and manual.chapter.title(lang) in screen_text(app)
        await press(pilot, "home", "pagedown")
        assert manual.chapter is CHAPTERS[0] and chapter("start").title(lang) not in screen_text(app)[200:]  # type: ignore[union-attr]
        for _ in range(8):
            await press(pilot, "pagedown")
        assert manual.chapter is CHAPTERS[1], "behind the last page stands the next chapter"
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, EntryScreen)
        await press(pilot, "ctrl+p", *("手册" if lang == "zh" else "manual"), "enter")
        assert isinstance(app.screen, ManualScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, EntryScreen)
