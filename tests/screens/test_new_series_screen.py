"""Making a series from within the app, and beginning its first conference at once."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from store.authoring.new_series import make_series
from store.authoring.new_series_input import NewIndicator, NewKind, NewSeries, read_places, read_windows
from store.desk.opening import open_desk
from store.record.cell import CellKey
from tests.screens.test_desk_screen import app_on, type_words
from tests.stage import NOW, on_stage, press, sample_desk, screen_text, until
from tui.app import BulletinApp
from tui.dialogs.choice import Choice, Chooser
from tui.dialogs.conference import NewDialog
from tui.dialogs.notice import Question
from tui.screens.desk.new_series import IndicatorDialog, NewSeriesDialog
from tui.screens.desk.screen import DeskScreen
from tui.screens.entry.screen import EntryScreen


async def dialog(app: BulletinApp, pilot: Pilot[None]) -> NewSeriesDialog:
    await pilot.pause()
    await app.run_action("new_series", app.screen)
    await pilot.pause()
    assert isinstance(app.screen, NewSeriesDialog)
    return app.screen


async def test_a_series_is_made_and_its_first_conference_begun(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    app = app_on(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await dialog(app, pilot)
        form.put("key", "island")
        form.put("zh", "某岛防汛工作")
        places = form.query_one("#places", Input)
        form.set_focus(places)
        places.post_message(events.Paste("海口市\n三亚市\n琼海市\n"))
        await pilot.pause()
        assert places.value == "海口市、三亚市、琼海市"
        await press(pilot, "f5")
        assert "分地区新增" in screen_text(app) and "累计" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, IndicatorDialog)
        app.screen.put("zh", "新增受灾人口")
        app.screen.put("unit", "人")
        await press(pilot, "enter")
        assert form.text_of("indicators") == "新增受灾人口/人"
        await press(pilot, "f5", "down", "down", "enter")
        await type_words(app, pilot, "在用安置点")
        await press(pilot, "enter")
        assert form.text_of("indicators") == "新增受灾人口/人、在用安置点//现有"
        await press(pilot, "enter")
        assert isinstance(app.screen, NewDialog)
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        text = screen_text(app)
        assert "海口" in text and "琼海" in text
        sitting = app.screen.sitting
        assert [one.name("zh") for one in sitting.series.indicators] == ["新增受灾人口", "在用安置点"]
    assert (tmp_path / "series" / "island" / "zh.toml").is_file()


async def test_keys_typed_ahead_go_to_the_line_they_were_meant_for(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        form = await dialog(app, pilot)
        keys = ["tab", *"ab", "tab", *"cd", "down", *"ef", "shift+tab", *"gh"]
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert [form.text_of(name) for name in ("zh", "en", "host")] == ["ab", "gh", "ef"]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_errors_stand_beside_their_lines(tmp_path: Path, lang: str) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        form = await dialog(app, pilot)
        form.put("key", "Big Island")
        form.put("windows", "昨天")
        await press(pilot, "enter")
        assert app.screen is form
        text = screen_text(app)
        assert "Big Island" in text and "-1:0-24" in text and "F5" in text and "F6" in text
        form.put("key", "xizang_epidemic")
        form.put("windows", "-1:0-24")
        await press(pilot, "enter")
        assert app.screen is form
        assert ("已经有" if lang == "zh" else "already") in screen_text(app)
        form.put("key", "con")
        await press(pilot, "enter")
        assert app.screen is form
        assert ("不能作代号" if lang == "zh" else "cannot be a key") in screen_text(app)
        assert not (tmp_path / "series" / "con").exists()


async def test_a_copy_of_another_series_keeps_its_indicators(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        form = await dialog(app, pilot)
        form.put("places", "东镇、西镇")
        await press(pilot, "f6", "down", "enter")
        assert form.query_one("#indicators", Input).disabled
        form.put("key", "copied")
        await press(pilot, "enter")
        assert isinstance(app.screen, NewDialog)
        series = app.desk.shelf.series("copied")
        assert [place.name("zh") for place in series.places] == ["东镇", "西镇"]
        assert series.indicators == app.desk.shelf.series("xizang_epidemic").indicators


async def test_the_employment_bulletin_is_begun_entered_and_drafted(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.run_action("new_of", app.screen)
        await pilot.pause()
        keys = list(app.desk.shelf.folders)
        steps = keys.index("xizang_employment") - keys.index("xizang_epidemic")
        await press(pilot, *(["down"] * steps if steps > 0 else ["up"] * -steps), "enter", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.sitting.series.key == "xizang_employment"
        assert "惠及企业" in screen_text(app)
        await press(pilot, "3", "1", "7", "enter")
        assert app.screen.sitting.conference.number_in(CellKey("", "firms")) == 317
        await press(pilot, "f4")
        assert "317家" in screen_text(app) and "【待填：稳岗返还资金】" in screen_text(app)
        await press(pilot, "f3")
        assert "317" in screen_text(app)


HYDRO = NewSeries(
    "hydro", "水情发布", "Hydrological bulletin", "某市水务局", "The water bureau of the city",
    read_places("甲河站=Jia,乙河站=Yi"),
    (
        NewIndicator("超警站点", "个", NewKind.STANDING, "stations above the warning level"),
        NewIndicator("转移群众", "人", NewKind.FLOW_BY_PLACE, "people moved to safety"),
    ),
    read_windows("-1:8-24,0:0-8"),
)  # fmt: skip
OF_THE_SAMPLE = re.compile(
    "西藏|拉萨|疫情|病例|感染|隔离|Tibet|Xizang|Lhasa|epidemic|infect|patient|asymptomatic"
)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_office_with_a_series_of_its_own_meets_no_word_of_another(
    tmp_path: Path, lang: str
) -> None:
    """Water levels from nothing: the list, ^N, every screen of the conference, its help, and its text."""
    desk = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local")
    make_series(desk.shelf, HYDRO)
    app = BulletinApp(desk, today=date(2022, 9, 29), lang=lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, NewDialog) and desk.series_of(app.screen.proposal).key == "hydro"
        seen = [screen_text(app)]
        await press(pilot, "enter", *"35", "tab", *"12", "enter", "f6")
        for way in (["f1"], ["escape", "f3"], ["f1"], ["escape", "f4"], ["f1"], ["escape", "f7"], ["f1"],
                    ["escape", "ctrl+o"], ["f1"], ["escape", "ctrl+t"], ["f1"], ["escape", "ctrl+k"], ["f1"],
                    ["escape", "ctrl+g"], ["f1"], ["escape", "f2", "f9"], ["f1"], ["escape", "escape", "escape"]):  # fmt: skip
            await press(pilot, *way)
            seen.append(screen_text(app))
        for screen in seen:
            assert not OF_THE_SAMPLE.search(screen), screen
        said = "转移群众47人（其中甲河站35人" if lang == "zh" else "47 (35 in Jia"
        assert any(said in screen for screen in seen), "the text has them"
        assert not any("The The" in screen for screen in seen)
        assert ("水情发布" if lang == "zh" else "Hydrological") in seen[-1].splitlines()[0]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_which_of_several_series_is_asked_and_the_same_as_last_is_one_key(
    tmp_path: Path, lang: str
) -> None:
    """An office that used one series and had made another got one of the first, and was not asked."""
    desk = sample_desk(tmp_path)
    app = BulletinApp(desk, today=date(2022, 9, 29), lang=lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, NewDialog), "one alone is not asked about"
        assert ("F5 换系列" if lang == "zh" else "F5 another series") in screen_text(app)
        await press(pilot, "f5")
        assert isinstance(app.screen, Choice), "and another is a key away"
        await press(pilot, "escape")
        make_series(desk.shelf, HYDRO)
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, Choice)
        lines = [line for line in screen_text(app).splitlines() if "│" in line]
        name = ("水情发布", "Hydrological bulletin")[lang == "en"]
        assert ">" in lines[0] and name in lines[1], "the one in use first, then the office's own"
        await press(pilot, "enter")
        assert isinstance(app.screen, NewDialog) and app.screen.proposal.number == 52
        await press(pilot, "f5", "down", "enter")
        assert isinstance(app.screen, NewDialog) and name in screen_text(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_bulletin_of_what_departments_say_alone_is_of_its_series(tmp_path: Path, lang: str) -> None:
    """Without a figure of the grid it was taken for the first series', and pasted on the list nothing came of it."""
    desk = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local")
    desk.add_sample(whole=True)
    [key] = [row.key for row in desk.rows() if row.series == "xizang_employment"]
    whole = desk.open(key, journal=False).draft("zh", "full").text
    page = whole.replace("惠及企业317家，", "")
    app = BulletinApp(desk, today=date(2022, 9, 29), lang=lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert ("就业工作情况通报", " employment bulletin")[lang == "en"] in screen_text(app), (
            "no blanks beside it"
        )
        app.post_message(events.Paste(page))
        await until(pilot, lambda: app.sitting is not None)
        assert app.sitting is not None and app.sitting.key == key
        told = ("发言，不进数据格：按 ^O", "^O offers them")[lang == "en"]
        await until(pilot, lambda: told in screen_text(app).splitlines()[2])
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: isinstance(app.screen, Chooser))
        assert ("主标题：" if lang == "zh" else "Headline：") not in screen_text(app), (
            "the series prints that line itself"
        )


@pytest.mark.parametrize(("lang", "place"), [("zh", "f2"), ("en", "ctrl+o")])
async def test_a_bulletin_of_another_series_says_so_and_is_read_there_at_one_key(
    tmp_path: Path, lang: str, place: str
) -> None:
    page = (
        "某市水务局召开水情发布第一场新闻发布会\n9月29日，某市水务局举行水情发布第一场新闻发布会。\n截至9月28日24时，超警站点3个。\n"
        "9月28日8时至24时，转移群众47人（其中甲河站35人、乙河站12人）。"
    )
    desk = sample_desk(tmp_path)
    make_series(desk.shelf, HYDRO)
    async with on_stage(desk, "51", "entry", lang=lang) as (app, pilot):
        await press(pilot, place)
        app.post_message(events.Paste(page))
        told = ("F8 到“水情发布”里读", "F8 reads it in “Hydrological bulletin”")[lang == "en"]
        await until(pilot, lambda: told in screen_text(app).splitlines()[2])
        await press(pilot, "f8")
        assert isinstance(app.screen, Question), "there is no conference of it yet"
        await press(pilot, "right", "enter")
        await until(pilot, lambda: app.screen is not None and "35" in screen_text(app))
        await press(pilot, "f5")
        assert app.sitting is not None and app.sitting.series.key == "hydro"
        moved = CellKey("yesterday", "people_moved_to_safety", "jia")
        assert app.sitting.conference.number_in(moved) == 35
        await press(pilot, *["escape"] * 3)
        assert isinstance(app.screen, DeskScreen), "the other conference was left"
