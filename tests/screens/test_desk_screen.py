"""The desk, the first run, the dialogs, the help and the palette, as a person meets them."""

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import CellKey
from store.record.window import Moment
from tests.stage import NOW, messages, sample_desk, screen_text, until
from tui.actions import ACTIONS, key_as_written, valid_in
from tui.app import BulletinApp
from tui.dialogs.palette import is_meant_by
from tui.help.screen import help_text
from tui.screens.desk.conference_list import DeskList
from tui.screens.desk.screen import DeskScreen
from tui.screens.entry.screen import EntryScreen
from tui.screens.place import PlaceScreen

TODAY = date(2022, 9, 29)


def empty_desk(root: Path) -> Desk:
    return open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")


def app_on(desk: Desk, lang: str = "zh", *, mono: bool = False) -> BulletinApp:
    return BulletinApp(desk, today=TODAY, lang=lang, mono=mono)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Keys one after the other, each when the one before has come to rest where it opens something."""
    for key in keys:
        pilot.app.post_message(events.Key(key, None))
        await pilot.pause()


async def type_words(app: BulletinApp, pilot: Pilot[None], words: str) -> None:
    for character in words:
        app.post_message(events.Key(character, character))
    await pilot.pause()


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_first_run_says_three_things_and_offers_the_sample(tmp_path: Path, lang: str) -> None:
    app = app_on(empty_desk(tmp_path), lang)
    async with app.run_test() as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert all(f"  {n}  " in text for n in (1, 2, 3)) and "^N" in text and "F1" in text
        await press(pilot, "enter", "enter")
        assert " 1 " in screen_text(app), "it asks, and is not put in by a second Enter"
        await press(pilot, "enter", "right", "enter")
        assert "51" in screen_text(app) and "674" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_keys_the_manual_says_work_everywhere_open_the_conference_under_the_cursor(
    tmp_path: Path, lang: str
) -> None:
    """F7 and ^O did nothing on the list."""
    app = app_on(sample_desk(tmp_path), lang)
    places = {"f2": "entry", "f3": "review", "f4": "draft", "f7": "checks", "ctrl+o": "sections"}
    places |= {"ctrl+g": "steps", "ctrl+k": "board"}
    async with app.run_test() as pilot:
        await press(pilot, "down")
        for key, place in places.items():
            await press(pilot, key)
            shown = app.screen
            assert isinstance(shown, PlaceScreen) and place == shown.place, key
            assert "44" in screen_text(app).splitlines()[0]
            await press(pilot, "escape")
            assert isinstance(app.screen, DeskScreen), key


async def test_a_new_conference_follows_the_last_and_holds_none_of_its_figures(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n")
        text = screen_text(app)
        assert "52" in text and "2022-09-29" in text and "9/28 0-24" in text and "9/29 0-14" in text
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        begun = app.screen.sitting.conference
        assert (begun.number, begun.held_on, dict(begun.cells)) == (52, TODAY, {})
        assert [window.start for window in begun.windows] == [Moment(date(2022, 9, 28), 0), Moment(TODAY, 0)]
        await press(pilot, "escape")
        row = app.screen.query_one(DeskList).current
        assert row is not None and row.number == 52, "one comes back to the conference one left"


async def test_the_first_conference_is_planned_by_the_series(tmp_path: Path) -> None:
    app = app_on(empty_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n")
        assert "哪个系列" in screen_text(app)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        begun = app.screen.sitting.conference
        assert (begun.number, begun.held_on, len(begun.windows)) == (1, TODAY, 2)


async def test_another_day_moves_the_windows_that_were_not_changed_by_hand(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n", "down", "down", "down", "down", "end")
        await press(pilot, *["backspace"] * 2)
        await type_words(app, pilot, "16")
        await press(pilot, "up", "up", "up", "end", "backspace", "backspace")
        await type_words(app, pilot, "30")
        text = screen_text(app)
        assert "9/29 0-24" in text and "9/29 0-16" in text
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        begun = app.screen.sitting.conference
        assert begun.held_on == date(2022, 9, 30) and begun.windows[1].end == Moment(TODAY, 16)
        assert begun.as_of["high_risk"].moment == Moment(TODAY, 24)


async def test_a_dialog_shows_every_error_beside_its_line(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n", "end")
        await type_words(app, pilot, "x")
        await press(pilot, "down", "end")
        await type_words(app, pilot, "99")
        await press(pilot, "down")
        await type_words(app, pilot, "夜里")
        await press(pilot, "enter")
        text = screen_text(app)
        assert text.count("! “") == 3 and "“52x”" in text and "“夜里”" in text
        await press(pilot, "escape")
        assert len(app.desk.rows()) == 7


async def test_a_number_that_is_taken_is_said_in_the_dialog(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n", "end", "backspace")
        await type_words(app, pilot, "1")
        await press(pilot, "enter")
        assert "第51场已经有了" in screen_text(app)


async def test_finding_by_number_and_by_a_word(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+f")
        await type_words(app, pilot, "674")
        text = screen_text(app)
        assert "第24场" in text and "第51场" not in text and "找到1场" in text
        await type_words(app, pilot, "x")
        await until(pilot, lambda: "没有符合的发布会" in screen_text(app))  # once the texts were read
        await press(pilot, "escape")
        assert "共7场" in screen_text(app)
        await press(pilot, "ctrl+f")
        await type_words(app, pilot, "28")
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, EntryScreen)


async def test_removing_asks_and_can_be_taken_back(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "delete")
        await press(pilot, "enter")
        assert "共7场" in screen_text(app)
        await press(pilot, "delete")
        await press(pilot, "right", "enter")
        assert "共6场" in screen_text(app) and "第51场" not in screen_text(app)
        assert messages(app)[-1] == "已移出列表：第51场  2022-09-28。^Z 恢复。"
        await press(pilot, "ctrl+z")
        assert "共7场" in screen_text(app) and "已恢复：第51场" in messages(app)[-1]


async def test_the_list_scrolls_with_its_cursor(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=(80, 7)) as pilot:
        await press(pilot, "end")
        assert ">第12场" in screen_text(app)
        await press(pilot, "home")
        assert ">第51场" in screen_text(app)


async def test_keys_typed_while_a_dialog_opens_do_not_reach_the_list(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("ctrl+n", "down", "down"):
            app.post_message(events.Key(key, None))
        await pilot.pause()
        await press(pilot, "escape")
        assert ">第51场" in screen_text(app)


async def test_a_burst_into_the_empty_desk_begins_a_conference_and_never_the_sample(tmp_path: Path) -> None:
    app = app_on(empty_desk(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("ctrl+n", "enter", *"12", "tab", "ctrl+u", *"2022-09-30", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        begun = app.screen.sitting.conference
        assert (begun.number, begun.held_on) == (12, date(2022, 9, 30))
        assert [row.number for row in app.desk.rows()] == [12]


async def test_a_dialog_that_is_open_takes_what_is_typed_ahead_of_it(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        for key in ("delete", "enter", "delete", "right", "enter"):
            app.post_message(events.Key(key, None))
        await pilot.pause()
        await pilot.pause()
        assert "共6场" in screen_text(app), "the first was answered No, the second Yes"


async def test_the_details_are_changed_and_undone(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+d", "end")
        await type_words(app, pilot, "0")
        await press(pilot, *["down"] * 7)
        await type_words(app, pilot, "[b]新闻发布厅[/")
        assert "[b]新闻发布厅[/" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        sitting = app.screen.sitting
        assert sitting.conference.number == 510
        assert sitting.conference.texts["venue"] == "[b]新闻发布厅[/"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert sitting.conference.number == 51 and "venue" not in sitting.conference.texts


@pytest.mark.parametrize(("lang", "mono"), [("zh", False), ("en", True)])
async def test_help_names_every_action_of_the_place(tmp_path: Path, lang: str, mono: bool) -> None:
    app = app_on(sample_desk(tmp_path), lang, mono=mono)
    async with app.run_test(size=(120, 94)) as pilot:
        await press(pilot, "enter", "f1")
        text = screen_text(app)
        for action in valid_in("entry"):
            if app.screen_stack[-2].can(action.id):  # type: ignore[attr-defined]
                assert action.label(lang) in text, action.id
        await press(pilot, "f1")
        assert isinstance(app.screen, EntryScreen)


async def test_the_palette_finds_actions_in_either_language_and_does_them(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+p")
        await type_words(app, pilot, "备用")
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.grid.view.sheet.find(CellKey("today", "converted", "lhasa"))
        await press(pilot, "ctrl+p")
        await type_words(app, pilot, "seldom")
        await press(pilot, "enter")
        assert not app.screen.grid.view.sheet.find(CellKey("today", "converted", "lhasa"))
        await press(pilot, "ctrl+p")
        await type_words(app, pilot, "English")
        await press(pilot, "enter")
        assert "Nyingchi" in screen_text(app)
        await press(pilot, "f12", "ctrl+p")
        await type_words(app, pilot, "xyzzy")
        assert "没有这样的操作" in screen_text(app)
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, EntryScreen)


def test_every_action_is_found_by_its_words_in_both_languages() -> None:
    for action in ACTIONS:
        for words in (*action.labels, action.id, action.hints[0][:4]):
            assert is_meant_by(action, words)


def test_no_action_stands_on_a_key_that_terminals_or_input_methods_take() -> None:
    taken = {f"ctrl+{key}" for key in "hijm["} | {"ctrl+space", "ctrl+left_square_bracket"}
    for action in ACTIONS:
        for key in action.keys:
            assert key not in taken, action.id
            assert len(key) > 1, f"{action.id} stands on a bare letter"


def test_no_key_means_two_things_in_one_place() -> None:
    for place in ("desk", "entry", "review", "draft", "checks", "history", "reading"):
        keys = [key for action in valid_in(place) for key in action.keys]
        assert len(keys) == len(set(keys)), place


def test_keys_are_spelled_as_people_write_them() -> None:
    assert [key_as_written(key) for key in ("ctrl+s", "f2", "shift+tab", "escape", "pageup")] == [
        "^S", "F2", "Shift+Tab", "Esc", "PgUp",
    ]  # fmt: skip


async def test_an_unreadable_file_is_named_and_the_rest_still_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.stage.LISTED", False)
    desk = sample_desk(tmp_path)
    victim = sorted(path for path in tmp_path.rglob("*.json") if "2022-09-01" in path.name)[-1]
    victim.write_bytes(b"{\x00")
    app = app_on(desk)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "第51场" in text and "第12场" in text


async def test_the_windows_follow_the_date_that_was_typed_into_its_year(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n")
        await type_words(app, pilot, "99")
        await press(pilot, "tab")
        await type_words(app, pilot, "2023-01-01")
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        conference = app.screen.sitting.conference
        assert (conference.number, conference.held_on) == (99, date(2023, 1, 1)), "typing replaces"
        assert [window.start.day for window in conference.windows] == [date(2022, 12, 31), date(2023, 1, 1)]


async def test_a_date_without_a_year_shows_the_year_it_was_read_as_before_it_is_kept(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n", "tab")
        await type_words(app, pilot, "9月30日")
        await press(pilot, "tab")
        assert "2022-09-30" in screen_text(app), "shown when the line is left"
        await press(pilot, "up")
        await type_words(app, pilot, "10/2")
        await press(pilot, "enter")
        assert "读作 2022-10-02" in screen_text(app), "and when it is not"
        await type_words(app, pilot, "10/3")
        await press(pilot, "enter")
        assert "读作 2022-10-03" in screen_text(app), "typing replaces what is asked about"
        await type_words(app, pilot, "10/2")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert app.screen.sitting.conference.held_on == date(2022, 10, 2)


async def test_the_details_dialog_moves_windows_and_as_ofs_with_the_year(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+d", "tab")
        await type_words(app, pilot, "2023-09-28")
        await press(pilot, "enter")
        assert isinstance(app.screen, EntryScreen)
        conference = app.screen.sitting.conference
        assert conference.held_on == date(2023, 9, 28)
        assert {window.start.day.year for window in conference.windows} == {2023}
        assert {one.moment.day.year for one in conference.as_of.values() if one.moment} <= {2023}


@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
async def test_a_wrong_number_is_explained_as_one_and_in_full(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "ctrl+n")
        await type_words(app, pilot, "二十x场")
        await press(pilot, "enter")
        text = "".join(line.strip(" │") for line in screen_text(app).split("\n"))
        assert "不是场次" in text and "没有场次就留空。" in text and "未报" not in text


async def test_f1_helps_in_dialogs_too_and_goes_back_to_them(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+n")
        await type_words(app, pilot, "77")
        await press(pilot, "f1")
        assert "Ctrl+U" in screen_text(app)
        await press(pilot, "f1")
        assert "77" in screen_text(app)
        await press(pilot, "escape", "escape", "delete", "f1")
        assert "稳妥" in screen_text(app)


async def test_the_palette_says_where_an_action_is_that_is_not_here(tmp_path: Path) -> None:
    app = app_on(sample_desk(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p")
        await type_words(app, pilot, "填零")
        assert "在录入" in screen_text(app)
        await press(pilot, "enter")
        assert "在录入" in screen_text(app), "what cannot be done here is not done"
        await press(pilot, "ctrl+u")
        await type_words(app, pilot, "样例")
        assert "现在不能" in screen_text(app)


def test_the_help_lists_what_has_no_key_under_its_own_heading() -> None:
    words = help_text("desk", list(valid_in("desk")), "zh", 70).plain
    before, _, after = words.partition("没有键的操作")
    assert "新建系列" in after and "新建系列" not in before and "\n^P 新建系列" not in words


@pytest.mark.parametrize(("lang", "told"), [("zh", "退出请按 Ctrl+Q"), ("en", "Ctrl+Q leaves")])
async def test_the_key_that_copies_says_in_the_interfaces_language_how_to_leave(
    tmp_path: Path, lang: str, told: str
) -> None:
    app = app_on(sample_desk(tmp_path), lang)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+c")
        said = " ".join(f"{note.title} {note.message}" for note in app._notifications)
        assert told in said and "quit" not in said


def test_what_the_list_is_said_to_do_it_does() -> None:
    """The manual gave ^D on the list, where nothing answered it."""
    said = [one.id for one in valid_in("desk")]
    assert [
        one
        for one in said
        if not hasattr(DeskScreen, f"action_{one}") and not hasattr(BulletinApp, f"action_{one}")
    ] == []
