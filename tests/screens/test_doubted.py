"""On the screens: an archive that is not as this computer saw it is told, lets nothing out, and is accepted."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from store.archive.seal import seal, unseal
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import Cell
from tests.faults.test_attack_archive import (
    KEY,
    acceptance_forged,
    chain_recomputed_longer,
    newest,
    newest_deleted,
    one_more,
    removed,
)
from tests.stage import NOW, on_stage, press, sample_desk, screen_text, spoil, until
from tests.two_windows import LANGUAGES, LHASA
from tui.app import BulletinApp
from tui.dialogs.notice import Notice
from tui.screens.history import AcceptDialog


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk that saw three versions of the 24th conference."""
    desk = sample_desk(tmp_path)
    for number in (21, 20):
        spoil(desk, "24", {LHASA: Cell(number, str(number))})
    return desk


def again(root: Path) -> Desk:
    return open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")


def words(text: str) -> str:
    """The screen's text without its line breaks and frames."""
    return "".join(text.replace("│", "").split())


async def the_notice_of_the_start(app: BulletinApp, pilot: Pilot[None]) -> None:
    """It may have come before the stage opened its conference, and lie under that."""
    await until(pilot, lambda: any(isinstance(screen, Notice) for screen in app.screen_stack))
    while not isinstance(app.screen, Notice):
        app.pop_screen()
        await pilot.pause()


@LANGUAGES
async def test_a_conference_that_is_gone_is_told_at_the_start(tmp_path: Path, desk: Desk, lang: str) -> None:
    removed(tmp_path)
    async with on_stage(again(tmp_path), "26", "entry", lang=lang) as (app, pilot):
        await the_notice_of_the_start(app, pilot)
        told = words(screen_text(app))
        assert KEY in told and "F8" in told and "--accept" not in told


@LANGUAGES
async def test_an_older_file_put_back_is_marked_in_the_list(tmp_path: Path, desk: Desk, lang: str) -> None:
    newest_deleted(tmp_path)
    async with on_stage(again(tmp_path), "26", "entry", lang=lang, size=(120, 30)) as (app, pilot):
        await the_notice_of_the_start(app, pilot)
        await press(pilot, "enter")
        if app.sitting is not None:
            await press(pilot, "escape")
        (line,) = [line for line in screen_text(app).split("\n") if "2022-09-01 " in line]
        assert ("存疑" if lang == "zh" else "doubt") in line


@LANGUAGES
async def test_a_rewritten_history_is_told_refused_and_accepted_on_record(
    tmp_path: Path, desk: Desk, lang: str
) -> None:
    chain_recomputed_longer(tmp_path)
    async with on_stage(again(tmp_path), "24", "entry", lang=lang, size=(120, 40)) as (app, pilot):
        seen = "与本机见过的不同" if lang == "zh" else "thanthiscomputersaw"
        assert seen in words(screen_text(app)), "told on opening"
        await press(pilot, "f4")
        assert ("错误 1" if lang == "zh" else "errors 1") in screen_text(app).split("\n")[1]
        await press(pilot, "ctrl+c")
        assert app.clipboard.startswith("【草稿" if lang == "zh" else "[DRAFT"), "a copy bears the mark"
        await press(pilot, "ctrl+e")
        assert seen in words(screen_text(app)), "the export says why it cannot be final"
        await press(pilot, "escape", "ctrl+r", "f8")
        assert isinstance(app.screen, Notice) and seen in words(screen_text(app))
        framed = "".join(line for line in screen_text(app).split("\n") if "│" in line)
        assert "F8" in framed and "bulletin-tui" not in framed, "keys, where there are keys"
        await press(pilot, "enter")
        assert isinstance(app.screen, AcceptDialog)
        await press(pilot, "enter")
        assert isinstance(app.screen, AcceptDialog), "not without a reason"
        assert ("须写明理由" if lang == "zh" else "say why") in screen_text(app)
        app.screen.query_one("#reason", Input).value = "与原件核对过"
        app.clear_notifications()
        await press(pilot, "enter")
        assert "与原件核对过" in screen_text(app)
        assert app.sitting is not None and app.sitting.doubts() == ()
        await press(pilot, "f4", "ctrl+c")
        assert not app.clipboard.startswith("【草稿")
    last = again(tmp_path).repository.history(KEY)[-1]
    assert (last.kind, last.signature.by, last.signature.reason) == ("accepted", "卓玛", "与原件核对过")


async def test_what_only_the_whole_history_shows_is_told_a_moment_after_opening(
    tmp_path: Path, desk: Desk
) -> None:
    acceptance_forged(tmp_path)
    async with on_stage(again(tmp_path), "24", "entry", size=(120, 40)) as (app, pilot):
        await until(pilot, lambda: "历史第" in words(screen_text(app)))
        assert app.sitting is not None and app.sitting.doubted


async def test_nothing_is_told_of_an_archive_that_is_as_it_was(tmp_path: Path, desk: Desk) -> None:
    async with on_stage(again(tmp_path), "24", "history", size=(120, 40)) as (app, pilot):
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.sitting is not None and app.sitting.doubted == ()
        assert not app.screen.can("accept_doubted")  # type: ignore[attr-defined]
        assert len(app._notifications) == 0


@LANGUAGES
async def test_a_record_changed_under_an_open_window_is_no_other_windows_work(
    tmp_path: Path, desk: Desk, lang: str
) -> None:
    """A new file whose record does not fit its history comes while the conference is on the screen."""
    async with on_stage(again(tmp_path), "24", "entry", lang=lang, size=(120, 40)) as (app, pilot):
        await app.workers.wait_for_complete()
        app.keeper.look()
        await app.workers.wait_for_complete()
        path = newest(tmp_path)
        tables = unseal(path.read_bytes(), KEY, 3)
        one_more(tables["conference"]["1"])
        path.with_name(path.name.replace("000003", "000004")).write_bytes(seal(tables, KEY, 4, 3))
        app.keeper._next_look = 0.0
        app.keeper.look()
        await app.workers.wait_for_complete()
        await pilot.pause()
        told = words("".join(str(one.message) for one in app._notifications))
        assert ("不符" if lang == "zh" else "doesnotagreewith") in told and KEY in told
        assert ("另一个窗口" if lang == "zh" else "anotherwindow") not in told
        assert app.sitting is not None and app.sitting.doubted


@LANGUAGES
async def test_the_way_out_stands_in_the_key_bar_of_a_small_screen(
    tmp_path: Path, desk: Desk, lang: str
) -> None:
    chain_recomputed_longer(tmp_path)
    async with on_stage(again(tmp_path), "24", "history", lang=lang, size=(80, 24)) as (app, _):
        bar = screen_text(app).rstrip("\n").split("\n")[-1]
        assert ("F8接受" if lang == "zh" else "F8Accept") in bar


@LANGUAGES
async def test_the_draft_does_not_say_that_it_can_be_final_when_an_earlier_one_is_gone(
    tmp_path: Path, desk: Desk, lang: str
) -> None:
    removed(tmp_path)
    async with on_stage(again(tmp_path), "26", "draft", lang=lang, size=(120, 30)) as (app, pilot):
        await until(pilot, lambda: app.sitting is not None and bool(app.sitting.doubted))
        while isinstance(app.screen, Notice):
            await press(pilot, "enter")
        await until(
            pilot, lambda: ("错误 1" if lang == "zh" else "errors 1") in screen_text(app).split("\n")[1]
        )


@LANGUAGES
async def test_notes_that_cannot_be_kept_are_not_told_as_a_changed_archive(
    tmp_path: Path, desk: Desk, lang: str
) -> None:
    """Nor is it said beside that all is noted from now on."""
    for heads in (tmp_path / ".local" / "seen").rglob("heads"):
        heads.unlink()
        heads.mkdir()
    async with on_stage(again(tmp_path), "26", "entry", lang=lang) as (app, pilot):
        await the_notice_of_the_start(app, pilot)
        told = words(screen_text(app))
        assert ("本机的核对记录：1处" if lang == "zh" else "Whatthiscomputernotedofthearchive:1") in told
        assert ("见过的不符" if lang == "zh" else "Notasthiscomputersaw") not in told
