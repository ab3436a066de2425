"""Two windows, a window that died, a disk that refuses: what the person sees and what is kept."""

import asyncio
import shutil
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.archive.folder import FolderRepository
from store.archive.troubles import DiskTrouble
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import CellKey
from store.values import replace
from tests.stage import NOW, on_stage, press, sample_desk, screen_text
from tui.app import BulletinApp
from tui.screens.clash import ClashDialog
from tui.screens.history import HistoryScreen
from tui.screens.recovery import RecoveryDialog

LHASA = CellKey("yesterday", "confirmed", "lhasa")
NGARI = CellKey("yesterday", "confirmed", "ngari")
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def other_window(root: Path) -> Desk:
    """The same archive, opened by somebody else on another machine."""
    return open_desk(root, who="扎西", clock=lambda: NOW + 60_000, local=root.parent / "elsewhere")


def they_enter(root: Path, cell: CellKey, raw: str) -> None:
    desk = other_window(root)
    sitting = desk.open(desk.find("24"))
    sitting.enter(cell, raw)
    assert sitting.save() == ()
    sitting.close_journal()


async def until(pilot: Pilot[None], true: object, seconds: float = 5.0) -> None:
    """Wait for a thread's work to reach the screen."""
    for _ in range(int(seconds / 0.02)):
        if true():  # type: ignore[operator]
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError("it never happened")


def value(desk: Desk, cell: CellKey) -> object:
    found = desk.load(desk.find("24")).cells.get(cell)
    return found.value if found is not None else None


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
        await press(pilot, "escape")
        await pilot.pause()
        assert app.sitting.conference.cells[LHASA].value == 22
        assert not app.sitting.state.dirty
    assert left_journals(tmp_path / "a") == []


def left_journals(root: Path) -> list[Path]:
    return list((root / ".local" / "journals").glob("*.jsonl"))


async def test_another_windows_work_appears_without_a_restart(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        app.keeper.look()
        await until(pilot, lambda: not app.keeper._looking)
        app.sitting.enter(NGARI, "9")
        they_enter(tmp_path / "a", LHASA, "22")
        app.keeper.look()
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
        app.keeper.look()
        await until(pilot, lambda: not app.keeper._looking)
        app.sitting.enter(LHASA, "21")
        they_enter(tmp_path / "a", LHASA, "22")
        app.keeper.look()
        await until(pilot, lambda: "扎西" in screen_text(app))
        assert app.sitting.conference.cells[LHASA].value == 21
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ClashDialog))
        assert "22" in screen_text(app)


async def test_the_list_shows_another_windows_new_conference(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        await press(pilot, "escape")
        app.keeper.look()
        await until(pilot, lambda: not app.keeper._looking)
        theirs = other_window(tmp_path / "a")
        theirs.create(replace(theirs.load(theirs.find("51")), number=52))
        app.keeper.look()
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
        assert "2022-09-01" in text and (("2格" if lang == "zh" else "2 figures") in text)
        await press(pilot, "enter")
        assert app.sitting is not None
        assert app.sitting.conference.cells[LHASA].value == 21
        assert app.sitting.conference.cells[NGARI].value == 9
        assert len(left_journals(tmp_path / "a")) == 1, "the new sitting's own"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: value(desk, LHASA) == 21)
        await until(pilot, lambda: left_journals(tmp_path / "a") == [])


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


class TestADiskThatRefuses:
    """The archive's disk is full: saving fails, nothing typed is lost, the next try works."""

    @pytest.fixture
    def full(self, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
        def save(self: FolderRepository, *_: object, **__: object) -> None:
            raise DiskTrouble("full", path=str(self.root), reason="")

        monkeypatch.setattr(FolderRepository, "save", save)
        return monkeypatch

    @LANGUAGES
    async def test_it_is_told_and_typing_goes_on(
        self, tmp_path: Path, full: pytest.MonkeyPatch, lang: str
    ) -> None:
        desk = sample_desk(tmp_path / "a")
        async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
            assert app.sitting is not None
            app.sitting.enter(LHASA, "21")
            await press(pilot, "ctrl+s")
            words = "磁盘已满" if lang == "zh" else "disk is full"
            await until(pilot, lambda: words in screen_text(app))
            app.sitting.enter(NGARI, "9")
            await press(pilot, "escape")
            await pilot.pause()
            app.open_conference(desk.find("24"))
            await pilot.pause()
            assert app.sitting.conference.cells[LHASA].value == 21, "the same sitting, nothing lost"
            full.undo()
            await press(pilot, "ctrl+s")
            await until(pilot, lambda: value(desk, LHASA) == 21 and value(desk, NGARI) == 9)

    async def test_quitting_twice_leaves_and_the_journal_has_it(
        self, tmp_path: Path, full: pytest.MonkeyPatch
    ) -> None:
        desk = sample_desk(tmp_path / "a")
        async with on_stage(desk, "24", "entry") as (app, pilot):
            assert app.sitting is not None
            app.sitting.enter(LHASA, "21")
            await press(pilot, "ctrl+q")
            assert app.is_running
            await press(pilot, "ctrl+q")
        full.undo()
        async with on_stage(desk, "24", "entry") as (app, pilot):
            assert isinstance(app.screen, RecoveryDialog)


async def test_a_pause_keeps_a_version_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.keeping.PAUSE", 0.0)
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        app.sitting.enter(LHASA, "21")
        app.keeper.look()
        app.keeper.look()
        await until(pilot, lambda: value(desk, LHASA) == 21)
        assert desk.repository.history(desk.find("24"))[-1].signature.reason == "停笔自动存版"


async def history_stage(tmp_path: Path) -> Desk:
    desk = sample_desk(tmp_path / "a")
    sitting = desk.open(desk.find("24"))
    sitting.enter(LHASA, "21")
    sitting.set_text("headline.zh", "全区新增六百七十五例")
    sitting.save("核对后更正")
    sitting.enter(LHASA, "22")
    sitting.save()
    sitting.close_journal()
    return desk


@LANGUAGES
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_history_shows_who_changed_what(tmp_path: Path, lang: str, size: tuple[int, int]) -> None:
    desk = await history_stage(tmp_path)
    async with on_stage(desk, "24", "history", lang=lang, size=size) as (app, pilot):
        assert isinstance(app.screen, HistoryScreen)
        text = screen_text(app)
        assert "21 → 22" in text and "核对后更正" in text and "卓玛" in text
        await press(pilot, "down")
        text = screen_text(app)
        assert "20 → 21" in text and "六百七十五" in text


async def test_two_versions_are_compared(tmp_path: Path) -> None:
    desk = await history_stage(tmp_path)
    async with on_stage(desk, "24", "history") as (app, pilot):
        await press(pilot, "f5", "end")
        text = screen_text(app)
        assert "第1版 → 第3版" in text and "20 → 22" in text
        await press(pilot, "home", "f5")
        assert "21 → 22" in screen_text(app)


async def test_a_version_is_restored_as_a_new_one(tmp_path: Path) -> None:
    desk = await history_stage(tmp_path)
    async with on_stage(desk, "24", "history") as (app, pilot):
        await press(pilot, "end", "f6")
        assert "第1版" in screen_text(app)
        await press(pilot, "right", "enter")
        assert value(desk, LHASA) == 20
        assert app.sitting is not None and app.sitting.conference.cells[LHASA].value == 20
        assert "第4版" in screen_text(app)
        await press(pilot, "escape")
        assert app.sitting.conference.cells[LHASA].value == 20


async def test_copies_a_synchronising_folder_left_are_offered_for_merging(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    they_enter(tmp_path / "b", NGARI, "9")
    month = "conferences/2022/09"
    copy = "2022-09-01-024.000002 (conflicted copy).json"
    shutil.copy(tmp_path / "b" / month / "2022-09-01-024.000002.json", tmp_path / "a" / month / copy)
    app = BulletinApp(desk, today=date(2022, 9, 1))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "冲突副本" in screen_text(app))
        await press(pilot, "right", "enter")
        await until(pilot, lambda: "已合并" in screen_text(app))
        assert value(desk, NGARI) == 9
        assert (tmp_path / "a/aside" / copy).exists()
        assert len(list((tmp_path / "a/backups").glob("daily-2022-09-01.zip"))) == 1


async def test_another_windows_work_does_not_disturb_a_cell_being_typed(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "entry") as (app, pilot):
        assert app.sitting is not None
        app.keeper.look()
        await until(pilot, lambda: not app.keeper._looking)
        await press(pilot, "4")
        they_enter(tmp_path / "a", NGARI, "9")
        app.keeper.look()
        await until(pilot, lambda: bool(app.keeper._waiting))
        await press(pilot, "5", "enter")
        assert app.sitting.conference.cells[LHASA].value == 45
        app.keeper.look()
        await until(pilot, lambda: app.sitting.conference.cells[NGARI].value == 9)


@LANGUAGES
async def test_a_drive_that_goes_away_and_comes_back(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path / "a")
    place = tmp_path / "a" / "conferences"
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        assert app.sitting is not None
        app.keeper.look()
        await until(pilot, lambda: not app.keeper._looking)
        (tmp_path / "a" / "archive.json").rename(tmp_path / "mark")
        place.rename(tmp_path / "conferences")
        app.sitting.enter(LHASA, "21")
        await press(pilot, "ctrl+s")
        words = "找不到资料" if lang == "zh" else "A shared drive"
        await until(pilot, lambda: words in screen_text(app).replace("\n", ""))
        app.keeper.look()
        await until(pilot, lambda: bool(app.keeper._blind))
        app.sitting.enter(NGARI, "9")
        assert not place.exists(), "nothing is made in place of the drive"
        (tmp_path / "conferences").rename(place)
        (tmp_path / "mark").rename(tmp_path / "a" / "archive.json")
        app.keeper._next_look = 0.0
        app.keeper.look()
        await until(pilot, lambda: value(desk, NGARI) == 9)
        assert value(desk, LHASA) == 21


@LANGUAGES
async def test_a_damaged_file_is_told_when_its_conference_is_opened(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path / "a")
    they_enter(tmp_path / "a", LHASA, "22")
    newest = tmp_path / "a/conferences/2022/09/2022-09-01-024.000002.json"
    newest.write_bytes(newest.read_bytes()[:-20])
    async with on_stage(desk, "24", "entry", lang=lang, size=(120, 40)) as (app, pilot):
        text = screen_text(app)
        assert newest.name in text.replace("\n", "")
        assert ("有格式错误" if lang == "zh" else "mistake at line") in text
        assert app.sitting is not None and app.sitting.conference.cells[LHASA].value == 20
