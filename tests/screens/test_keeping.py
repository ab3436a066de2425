"""Two windows, a window that died, a pause: what the person sees and what is kept."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.outgoing.gate import why_not
from store.desk.recovery.history import reason_said, versions
from store.desk.recovery.recovering import finish, offers, recover
from store.record.notes import half_typed
from tests.stage import NOW, messages, on_stage, press, sample_desk, screen_text, settled, until
from tests.two_windows import (
    LANGUAGES,
    LHASA,
    NGARI,
    left_journals,
    look_now,
    other_window,
    they_enter,
    value,
)
from tui.app import BulletinApp
from tui.keeping.clash import ClashDialog
from tui.keeping.recovery import RecoveryDialog


@LANGUAGES
async def test_a_clash_shows_both_values_who_and_when_and_a_person_chooses(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        assert app.sitting is not None
        app.sitting.enter(LHASA, "21")
        app.sitting.enter(NGARI, "9")
        they_enter(tmp_path / "a", LHASA, "22")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ClashDialog))
        await pilot.pause()
        text = screen_text(app)
        for words in ("21", "22", "扎西", "卓玛", "09-01", "拉萨市" if lang == "zh" else "Lhasa"):
            assert words in text
        assert value(desk, LHASA) == 22 and value(desk, NGARI) == 9, "theirs stands until a person decides"
        await press(pilot, "down", "space", "ctrl+s")
        await until(pilot, lambda: value(desk, LHASA) == 21)
        history = desk.repository.history(desk.find("24"))
        assert [entry.signature.by for entry in history[-3:]] == ["扎西", "卓玛", "卓玛"]


async def test_esc_in_a_clash_keeps_the_record(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        app.sitting.enter(LHASA, "21")
        they_enter(tmp_path / "a", LHASA, "22")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ClashDialog))
        await press(pilot, "down", "space", "escape")
        assert isinstance(app.screen, ClashDialog), "what was chosen is not dropped unasked"
        await press(pilot, "escape")
        await pilot.pause()
        assert app.sitting.conference.cells[LHASA].value == 22
        assert not app.sitting.state.dirty
    assert left_journals(tmp_path / "a") == []


async def test_another_windows_work_appears_without_a_restart(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        await look_now(app, pilot)
        app.sitting.enter(NGARI, "9")
        they_enter(tmp_path / "a", LHASA, "22")
        await look_now(app, pilot)
        await until(pilot, lambda: app.sitting.conference.cells[LHASA].value == 22)
        await pilot.pause()
        text = screen_text(app)
        assert "扎西" in text and "22" in text
        assert app.sitting.conference.cells[NGARI].value == 9, "what was typed here and not saved stays"
        assert value(desk, NGARI) != 9
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: value(desk, NGARI) == 9)
        assert value(desk, LHASA) == 22


async def test_a_cell_both_changed_stays_mine_until_the_save_asks(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        await look_now(app, pilot)
        app.sitting.enter(LHASA, "21")
        they_enter(tmp_path / "a", LHASA, "22")
        await look_now(app, pilot)
        await until(pilot, lambda: "扎西" in screen_text(app))
        assert app.sitting.conference.cells[LHASA].value == 21
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ClashDialog))
        assert "22" in screen_text(app)


async def test_the_list_shows_another_windows_new_conference(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await press(pilot, "escape")
        await look_now(app, pilot)
        theirs = other_window(tmp_path / "a")
        theirs.create(replace(theirs.load(theirs.find("51")), number=52))
        await look_now(app, pilot)
        await until(pilot, lambda: "第52场" in screen_text(app))


@LANGUAGES
async def test_unsaved_work_of_a_dead_window_is_offered_and_taken_over(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path / "a")
    dead = desk.open(desk.find("24"))
    dead.enter(LHASA, "21")
    dead.enter(NGARI, "9")
    dead.close_journal()
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        assert isinstance(app.screen, RecoveryDialog)
        text = screen_text(app)
        assert "2022-09-01" in text and (("2格" if lang == "zh" else "figures changed: 2") in text)
        await press(pilot, "enter")
        assert app.sitting is not None
        assert app.sitting.conference.cells[LHASA].value == 21
        assert app.sitting.conference.cells[NGARI].value == 9
        assert len(left_journals(tmp_path / "a")) == 1, "the new sitting's own"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: value(desk, LHASA) == 21)
        await until(pilot, lambda: left_journals(tmp_path / "a") == [])


@LANGUAGES
async def test_unsaved_work_is_offered_in_the_folder_it_was_typed_in_and_names_it_when_that_is_gone(
    tmp_path: Path, lang: str
) -> None:
    def opened(folder: str) -> Desk:
        return open_desk(tmp_path / folder, who="卓玛", clock=lambda: NOW)

    desk = opened("ax")
    desk.add_sample()
    dead = desk.open(desk.find("24"))
    dead.enter(LHASA, "777")
    dead.close_journal()
    shutil.copytree(tmp_path / "ax", tmp_path / "ay")
    async with on_stage(opened("ay"), "24", "entry", lang=lang) as (app, pilot):
        assert not isinstance(app.screen, RecoveryDialog)
    async with on_stage(opened("ax"), "24", "entry", lang=lang) as (app, pilot):
        assert isinstance(app.screen, RecoveryDialog)
        text = screen_text(app)
        assert "777" in text and "ax" not in text, "it was typed here: nothing to say of the place"
        await press(pilot, "escape")
    (tmp_path / "ax").rename(tmp_path / "az")
    async with on_stage(opened("az"), "24", "entry", lang=lang, size=(120, 40)) as (app, pilot):
        assert isinstance(app.screen, RecoveryDialog)
        # What is in the frame alone: beside it the text is shown or not yet, between two lines of the path.
        framed = (line.split("│") for line in screen_text(app).split("\n"))
        text = "".join("".join(line[1] for line in framed if len(line) == 3).split())
        assert str(tmp_path / "ax") in text
        assert ("当时的档案在" if lang == "zh" else "isnottherenow") in text
        await press(pilot, "enter")
        assert app.sitting is not None and app.sitting.conference.number_in(LHASA) == 20, "Enter leaves it"


@LANGUAGES
async def test_a_half_typed_figure_is_marked_when_it_is_offered_and_until_a_person_confirms_it(
    tmp_path: Path, lang: str
) -> None:
    desk = sample_desk(tmp_path / "a")
    dead = desk.open(desk.find("24"))
    dead.enter(NGARI, "9")
    for text in ("1", "12"):  # of 1234: then the program was killed
        dead.type(LHASA, text)
    dead.journal.close()  # type: ignore[union-attr]
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        text = screen_text(app)
        assert ("可能没有输完" if lang == "zh" else "may be unfinished") in text.replace("\n", " ")
        assert "12" in text
        await press(pilot, "enter")
        sitting = app.sitting
        assert sitting is not None and sitting.conference.cells[LHASA].value == 12
        assert "12?" in screen_text(app), "a shape tells it without colour"
        assert "9?" not in screen_text(app), "a figure that was left is whole"
        [finding] = [one for one in sitting.findings() if one.failed and one.rule == "half-typed"]
        assert finding.cells == (LHASA,)
        draft = sitting.draft()
        assert finding.id in [one.id for one in why_not(sitting, draft).unexplained], (
            "it cannot go out unseen"
        )
        app.screen.go_to_cell(LHASA)  # type: ignore[attr-defined]
        await pilot.pause()
        words = (
            "可能没有输完：程序中断时输到“12”"
            if lang == "zh"
            else "May be unfinished: broken off at “12”. Enter confirms it, or type it again."
        )
        assert words in screen_text(app)
        await press(pilot, "down", "up")
        assert "12?" in screen_text(app), "passing over it confirms nothing"
        await press(pilot, "enter")
        assert "12?" not in screen_text(app)
        assert not [one for one in sitting.findings() if one.failed and one.rule == "half-typed"]
        await press(pilot, "ctrl+z")
        assert "12?" in screen_text(app)
        await press(pilot, "up", *"1234", "enter")
        assert "12?" not in screen_text(app) and sitting.conference.cells[LHASA].value == 1234
        assert not [one for one in sitting.findings() if one.failed and one.rule == "half-typed"]


async def test_the_mark_of_a_half_typed_figure_is_kept_and_told_in_the_history(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    dead = desk.open(desk.find("24"))
    dead.type(LHASA, "12")
    dead.journal.close()  # type: ignore[union-attr]
    again = desk.open(desk.find("24"))
    [offer] = offers(again, desk.left_behind(again.key))
    assert recover(again, offer) == ()
    finish(again, offer)
    again.save()
    again.close_journal()
    assert list(half_typed(desk.load(desk.find("24")))) == [LHASA]
    for lang, words in (("zh", "可能没有输完"), ("en", "may be unfinished")):
        newest = versions(desk, desk.find("24"), lang)[0]
        assert any(line.name.startswith(words) for line in newest.lines)


async def test_a_figure_that_was_left_or_given_up_is_whole(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    for end in ("close", "revert"):
        dead = desk.open(desk.find("24"))
        dead.enter(NGARI, "9")
        dead.type(LHASA, "12")
        getattr(dead, end)()
        dead.journal.close()  # type: ignore[union-attr]
        [left] = desk.left_behind(desk.find("24"))
        assert left.being_typed == frozenset()
        left.discard()


async def test_declined_work_is_kept_as_a_file_and_not_offered_again(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    dead = desk.open(desk.find("24"))
    dead.enter(LHASA, "21")
    dead.close_journal()
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await press(pilot, "right", "enter")
        assert value(desk, LHASA) == 20
        (kept,) = (tmp_path / "a/.local/journals/declined").iterdir()
        assert '"v":21' in kept.read_text("utf-8")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert not isinstance(app.screen, RecoveryDialog)


async def test_later_offers_it_again(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    dead = desk.open(desk.find("24"))
    dead.enter(LHASA, "21")
    dead.close_journal()
    for _ in range(2):
        async with on_stage(desk, "24", "entry") as (app, pilot):
            assert isinstance(app.screen, RecoveryDialog)
            await press(pilot, "escape")


async def test_recovered_work_clashes_with_what_others_saved_since(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    dead = desk.open(desk.find("24"))
    dead.enter(LHASA, "21")
    dead.close_journal()
    they_enter(tmp_path / "a", LHASA, "22")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, ClashDialog)
        await press(pilot, "down", "space", "ctrl+s")
        assert app.sitting is not None
        assert app.sitting.conference.cells[LHASA].value == 21


async def test_going_back_to_the_desk_saves(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        app.sitting.enter(LHASA, "21")
        await press(pilot, "escape")
        await until(pilot, lambda: value(desk, LHASA) == 21)
        await until(pilot, lambda: app.keeper.held == {})
    assert left_journals(tmp_path / "a") == []


async def test_a_pause_keeps_a_version_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.keeping.keeper.PAUSE", 0.0)
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        app.sitting.enter(LHASA, "21")
        app.keeper.look()
        app.keeper.look()
        await until(pilot, lambda: value(desk, LHASA) == 21)
        reason = desk.repository.history(desk.find("24"))[-1].signature.reason
        assert reason == "停笔自动存版" and reason_said(reason, "en") == "kept after a pause"


async def test_another_windows_work_does_not_disturb_a_cell_being_typed(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        await look_now(app, pilot)
        await press(pilot, "4")
        they_enter(tmp_path / "a", NGARI, "9")
        await look_now(app, pilot)
        assert app.keeper._waiting
        await press(pilot, "5", "enter")
        assert app.sitting.conference.cells[LHASA].value == 45
        await look_now(app, pilot)
        await until(pilot, lambda: app.sitting.conference.cells[NGARI].value == 9)


async def test_several_dead_windows_are_offered_one_after_the_other_the_latest_first(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    for at, (cell, typed) in enumerate(((LHASA, "21"), (NGARI, "9"))):
        desk.clock = lambda at=at: NOW + at * 60_000  # type: ignore[misc]
        dead = desk.open(desk.find("24"))
        dead.enter(cell, typed)
        dead.journal.close()  # type: ignore[union-attr]
    app = BulletinApp(desk, today=date(2022, 9, 1))
    async with app.run_test() as pilot:
        await pilot.pause()
        (marked,) = [line for line in screen_text(app).split("\n") if "有未存录入" in line]
        assert "第24场" in marked
        app.open_conference(desk.find("24"))
        await pilot.pause()
        text = screen_text(app)
        assert "1/2" in text and "阿里" in text and "0 -> 9" in text and "20 -> 21" not in text
        await press(pilot, "enter")
        text = screen_text(app)
        assert "2/2" in text and "20 -> 21" in text
        await press(pilot, "enter")
        assert app.sitting is not None
        assert app.sitting.conference.cells[LHASA].value == 20, "the older one waits for a decision"
        assert app.sitting.conference.cells[NGARI].value == 9


async def test_another_window_of_the_same_person_is_called_so(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        app.sitting.enter(LHASA, "21")
        other = other_window(tmp_path / "a")
        other.who = desk.who
        twin = other.open(other.find("24"))
        twin.enter(LHASA, "22")
        twin.save()
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ClashDialog))
        await pilot.pause()
        assert "另一个窗口 0" in screen_text(app)


@LANGUAGES
async def test_a_clock_that_runs_backwards_is_remarked_on_and_changes_no_order(
    tmp_path: Path, lang: str
) -> None:
    words = "钟可能往回跳了" if lang == "zh" else "the clock may have jumped"
    now = NOW
    desk = sample_desk(tmp_path / "a")
    desk.clock = lambda: now
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        assert words not in screen_text(app).replace("\n", " ")
        await press(pilot, "2", "1", "enter", "ctrl+s")
        await until(pilot, lambda: value(desk, LHASA) == 21)
        assert not any(words[:6] in one for one in messages(app))
        now = NOW - 3_600_000
        await press(pilot, "up", "2", "2", "enter", "ctrl+s")
        await until(pilot, lambda: value(desk, LHASA) == 22)
        await pilot.pause()
        assert [words in one for one in messages(app)].count(True) == 1
        await press(pilot, "up", "2", "3", "enter", "ctrl+s")
        await until(pilot, lambda: value(desk, LHASA) == 23)
        assert [words in one for one in messages(app)].count(True) == 1, "told once"
    found = versions(desk, desk.find("24"), lang)
    assert [version.number for version in found] == [4, 3, 2, 1], "the order is that of the saves"
    assert [bool(version.clock) for version in found] == [True, True, False, False]
    again = sample_desk(tmp_path / "b")
    again.clock = lambda: NOW - 3_600_000
    async with on_stage(again, "24", "history", lang=lang) as (app, pilot):
        assert [words in one for one in messages(app)].count(True) == 1, "on opening"


async def test_the_history_on_the_screen_shows_a_clock_that_ran_backwards(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    desk.clock = lambda: NOW - 3_600_000
    sitting = desk.open(desk.find("24"))
    sitting.enter(LHASA, "21")
    assert sitting.save() == ()
    sitting.close_journal()
    for lang, words in (("zh", "（时间早于前面的版本）"), ("en", "(clock behind an earlier version)")):
        async with on_stage(desk, "24", "history", lang=lang) as (app, _):
            assert words in screen_text(app)


async def test_typing_recovered_from_a_later_hour_than_now_is_remarked_on(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    desk.clock = lambda: NOW + 7_200_000
    dead = desk.open(desk.find("24"))
    dead.enter(LHASA, "21")
    dead.close_journal()
    desk.clock = lambda: NOW
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert isinstance(app.screen, RecoveryDialog)
        assert any("钟可能往回跳了" in one for one in messages(app))
        await press(pilot, "enter")
        assert app.sitting is not None and app.sitting.conference.cells[LHASA].value == 21


@LANGUAGES
def test_the_command_line_remarks_on_the_clock_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    from tui.cli import run

    monkeypatch.setattr("tui.commands.call.now_ms", lambda: NOW - 3_600_000)
    sample_desk(tmp_path)
    at = ["--data", str(tmp_path), "--lang", lang]
    assert run(["show", "24", *at]) == 0
    told = capsys.readouterr()
    assert ("钟可能往回跳了" if lang == "zh" else "jumped back") in told.err and "1246" not in told.err
    assert run(["history", "24", "--restore", "1", *at]) == 0
    assert ("钟可能往回跳了" if lang == "zh" else "jumped back") in capsys.readouterr().err
    assert run(["history", "24", *at]) == 0
    out = capsys.readouterr().out
    assert ("时间早于前面的版本" if lang == "zh" else "clock behind") in out.splitlines()[0]


@LANGUAGES
async def test_the_list_shows_what_was_changed_as_soon_as_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.setattr("tui.keeping.keeper.LOOK", 3600.0)  # nobody looks: the list knows by itself
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        assert app.sitting is not None
        assert value(desk, LHASA) != 22
        before = desk.rows()[5].total
        app.sitting.enter(LHASA, "22")
        await press(pilot, "escape")
        await until(pilot, lambda: value(desk, LHASA) == 22)
        await settled(app, pilot)
        now = desk.rows()[5].total
        assert now != before and f" {now} " in screen_text(app) and f" {before} " not in screen_text(app)


async def test_what_another_window_does_before_the_first_two_seconds_are_over_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.keeping.keeper.LOOK", 3600.0)
    app = BulletinApp(sample_desk(tmp_path / "a"), today=date(2022, 9, 1))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.keeper._news is not None)
        assert "共7场" in screen_text(app)
        theirs = other_window(tmp_path / "a")
        theirs.delete(theirs.find("51"))
        await look_now(app, pilot)
        await until(pilot, lambda: "共6场" in screen_text(app))
