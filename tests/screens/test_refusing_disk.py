"""A disk that is full, a drive that goes away, damaged files and stray copies: told, and nothing lost."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.archive.troubles import DiskTrouble
from tests.stage import messages, on_stage, press, sample_desk, screen_text, until
from tests.two_windows import LANGUAGES, LHASA, NGARI, look_now, they_enter, value
from tui.app import BulletinApp
from tui.keeping.recovery import RecoveryDialog


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


@LANGUAGES
async def test_a_drive_that_goes_away_and_comes_back(tmp_path: Path, lang: str) -> None:
    desk = sample_desk(tmp_path / "a")
    place = tmp_path / "a" / "conferences"
    async with on_stage(desk, "24", "entry", lang=lang) as (app, pilot):
        assert app.sitting is not None
        await look_now(app, pilot)
        (tmp_path / "a" / "archive.json").rename(tmp_path / "mark")
        place.rename(tmp_path / "conferences")
        app.sitting.enter(LHASA, "21")
        await press(pilot, "ctrl+s")
        words = "找不到档案" if lang == "zh" else "A shared drive"
        await until(pilot, lambda: words in "".join(messages(app)))
        await look_now(app, pilot)
        assert app.keeper._blind
        app.sitting.enter(NGARI, "9")
        assert not place.exists(), "nothing is made in place of the drive"
        (tmp_path / "conferences").rename(place)
        (tmp_path / "mark").rename(tmp_path / "a" / "archive.json")
        await look_now(app, pilot)
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


async def test_copies_a_synchronizing_folder_left_are_offered_for_merging(tmp_path: Path) -> None:
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
