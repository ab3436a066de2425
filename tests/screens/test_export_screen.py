"""Letting a text out from the screen: what is asked, what is refused, what is never overwritten."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from store.desk.desk import Desk
from store.formats.sheet import MARKS
from store.record.cell import Cell, CellKey
from tests.stage import flat, on_stage, press, sample_desk, screen_text, spoil, until
from tests.two_windows import LHASA, they_enter
from tui.app import BulletinApp
from tui.dialogs.choice import Choice
from tui.dialogs.notice import Notice
from tui.keeping.clash import ClashDialog
from tui.screens.draft.export import ExportDialog
from tui.widgets.controls import TickBox


async def open_dialog(app: BulletinApp, pilot: Pilot[None], folder: Path) -> ExportDialog:
    await press(pilot, "f4")
    dialog = app.screen
    assert isinstance(dialog, ExportDialog)
    dialog.query_one("#folder", Input).value = str(folder)
    await pilot.pause()
    return dialog


async def settled(app: BulletinApp, pilot: Pilot[None]) -> None:
    """Wait until the thread that writes is done and the screen has told so."""
    await app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


async def export_once(desk: Desk, folder: Path, *answers: str) -> str:
    async with on_stage(desk, "24", "draft", size=(120, 40)) as (app, pilot):
        await open_dialog(app, pilot, folder)
        await press(pilot, "ctrl+e")
        await settled(app, pilot)
        for answer in answers:
            await press(pilot, answer)
        await settled(app, pilot)
        return screen_text(app)


async def test_the_dialog_names_the_files_before_they_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    async with on_stage(sample_desk(tmp_path / "desk"), "24", "draft") as (app, pilot):
        dialog = await open_dialog(app, pilot, folder)
        text = screen_text(app)
        assert "[x] txt" in text
        assert "[ ] md" in text
        assert "024_2022-09-01_v1_full_zh.txt" in text
        dialog.query_one("#formats-md", TickBox).action_change()
        await pilot.pause()
        assert "024_2022-09-01_v1_full_zh.md" in screen_text(app)
        await press(pilot, "escape")
        assert app.screen.place == "draft"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+e")
        assert app.screen.query_one("#folder", Input).value == str(folder), "given up, and not forgotten"
        assert "╭" in screen_text(app)
    assert files(folder) == []


async def test_the_text_is_written_as_it_was_shown(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    desk = sample_desk(tmp_path / "desk")
    told = await export_once(desk, folder)
    assert "024_2022-09-01_v1_full_zh.txt" in files(folder)
    text = (folder / "024_2022-09-01_v1_full_zh.txt").read_text(encoding="utf-8")
    sitting = desk.open(desk.find("24"), journal=False)
    assert text.strip() == sitting.draft("zh", "full").text.strip()
    assert "已导出" in told


async def test_no_file_is_replaced_without_asking(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    desk = sample_desk(tmp_path / "desk")
    await export_once(desk, folder)
    file = folder / "024_2022-09-01_v1_full_zh.txt"
    file.write_text("mine", encoding="utf-8")
    await export_once(desk, folder, "escape")
    assert file.read_text(encoding="utf-8") == "mine" and not (folder / "desk").exists()
    await export_once(desk, folder, "enter")
    assert file.read_text(encoding="utf-8") == "mine"
    assert file.name in files(folder / "desk"), "beside it, in a folder by the name of the archive"
    await export_once(desk, folder, "end", "enter")
    assert "第二十四场" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "said", "kept"),
    [("zh", "别的档案导出时留下的", "没有动它"), ("en", "by another archive", "since nobody")],
)
async def test_what_another_archive_exported_stays_apart(
    tmp_path: Path, lang: str, said: str, kept: str
) -> None:
    """No option of the command line is named: keys do it."""
    folder = tmp_path / "out"
    await export_once(sample_desk(tmp_path / "one"), folder)
    there = files(folder)
    async with on_stage(sample_desk(tmp_path / "two"), "24", "draft", lang=lang) as (app, pilot):
        (tmp_path / "two" / "archive.json").write_text('{"archive": 1, "id": "' + "b" * 32 + '"}', "utf-8")
        await open_dialog(app, pilot, folder)
        await press(pilot, "ctrl+e")
        await settled(app, pilot)
        shown = flat(screen_text(app))
        assert isinstance(app.screen, Choice) and "024_2022-09-01_v1.seal.json" in shown
        assert flat(said) in shown and flat(kept) in shown and "--force" not in shown
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ExportDialog), "one may name the folder"
        await press(pilot, "ctrl+e")
        await settled(app, pilot)
        await press(pilot, "enter")
        await settled(app, pilot)
    assert len(files(folder / "two")) == 2 and files(folder) == [*there, "two"]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_blank_refuses_the_final_text_and_names_the_cell(tmp_path: Path, lang: str) -> None:
    folder = tmp_path / "out"
    desk = sample_desk(tmp_path / "desk")
    spoil(desk, "24", {CellKey("", "high_risk"): None})
    async with on_stage(desk, "24", "draft", lang=lang) as (app, pilot):
        dialog = await open_dialog(app, pilot, folder)
        final = dialog.query_one("#final", TickBox)
        assert final.value is False
        final.action_change()
        await pilot.pause()
        text = screen_text(app)
        assert ("高风险区" if lang == "zh" else "high-risk areas") in text.lower()
        await press(pilot, "ctrl+e")
        assert isinstance(app.screen, ExportDialog)
    assert files(folder) == []


async def test_a_marked_draft_may_go_out_with_blanks(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    desk = sample_desk(tmp_path / "desk")
    spoil(desk, "24", {CellKey("", "high_risk"): None})
    await export_once(desk, folder)
    drafts = [name for name in files(folder) if name.endswith(".txt")]
    assert len(drafts) == 1
    assert "_draft_" in drafts[0]
    text = (folder / drafts[0]).read_text(encoding="utf-8")
    assert text.startswith(MARKS["zh"])
    assert "【待填" in text


async def test_an_error_in_the_figures_refuses_too(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "desk")
    spoil(desk, "24", {CellKey("yesterday", "asymptomatic", "ngari"): Cell(17, "17")})
    async with on_stage(desk, "24", "draft") as (app, pilot):
        dialog = await open_dialog(app, pilot, tmp_path / "out")
        dialog.query_one("#final", TickBox).action_change()
        await pilot.pause()
        assert "621" in screen_text(app)
        await press(pilot, "ctrl+e")
        assert isinstance(app.screen, ExportDialog)


async def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    told = await export_once(sample_desk(tmp_path / "desk"), blocked)
    assert "无法写入" in told


async def test_nothing_chosen_is_said(tmp_path: Path) -> None:
    async with on_stage(sample_desk(tmp_path / "desk"), "24", "draft") as (app, pilot):
        dialog = await open_dialog(app, pilot, tmp_path / "out")
        dialog.query_one("#formats-txt", TickBox).action_change()
        await pilot.pause()
        assert "请至少选一种格式" in screen_text(app)
        await press(pilot, "ctrl+e")
        assert isinstance(app.screen, ExportDialog)


async def test_unsaved_figures_are_kept_as_a_version_first(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "desk")
    folder = tmp_path / "out"
    async with on_stage(desk, "24", "draft", size=(120, 40)) as (app, pilot):
        app.sitting.enter(CellKey("", "medium_risk"), "150")  # type: ignore[union-attr]
        await open_dialog(app, pilot, folder)
        await press(pilot, "ctrl+e")
        await settled(app, pilot)
    assert desk.load(desk.find("24")).number_in(CellKey("", "medium_risk")) == 150
    written = [name for name in files(folder) if name.endswith(".txt")]
    assert written == ["024_2022-09-01_v2_full_zh.txt"]
    assert "150个" in (folder / written[0]).read_text(encoding="utf-8")


async def test_the_dialog_can_be_worked_by_keys_alone(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "desk")
    folder = tmp_path / "out"
    async with on_stage(desk, "24", "draft", size=(120, 40)) as (app, pilot):
        await press(pilot, "ctrl+e")
        dialog = app.screen
        assert isinstance(dialog, ExportDialog)
        dialog.set_focus(dialog.query_one("#folder", Input))
        dialog.query_one("#folder", Input).value = str(folder)
        await press(pilot, "tab", "tab", "space", "enter", "space")
        assert dialog.query_one("#formats-md", TickBox).value is True
        await press(pilot, "ctrl+e")
        await settled(app, pilot)
    assert {"024_2022-09-01_v1_full_zh.md", "024_2022-09-01_v1_full_zh.txt"} <= set(files(folder))


async def test_what_is_refused_only_at_the_proof_is_told_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.desk.outgoing import exporting
    from store.desk.texts import Obstacles

    def refuse(*_: object) -> None:
        raise exporting.Refused(Obstacles((), ()), ["第一处[/]", "第二处"])

    monkeypatch.setattr(exporting, "refuse_unready", refuse)
    async with on_stage(sample_desk(tmp_path / "desk"), "24", "draft") as (app, pilot):
        await open_dialog(app, pilot, tmp_path / "out")
        await press(pilot, "ctrl+e")
        await settled(app, pilot)
        assert isinstance(app.screen, Notice)
        text = screen_text(app)
        assert "第一处[/]" in text
        assert "第二处" in text


async def test_a_folder_is_typed_at_once_and_enter_exports(tmp_path: Path) -> None:
    folder = tmp_path / "typed"
    async with on_stage(sample_desk(tmp_path / "desk"), "24", "draft") as (app, pilot):
        for key in ("ctrl+e", *str(folder), "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: "024_2022-09-01_v1_full_zh.txt" in files(folder))


async def test_another_windows_values_are_decided_before_anything_goes_out(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    async with on_stage(desk, "24", "draft") as (app, pilot):
        assert app.sitting is not None
        app.sitting.enter(LHASA, "21")
        they_enter(tmp_path / "a", LHASA, "22")
        await press(pilot, "ctrl+e")
        assert isinstance(app.screen, ClashDialog)
        await press(pilot, "down", "space", "ctrl+s")
        await settled(app, pilot)
        assert desk.load(desk.find("24")).number_in(LHASA) == 21


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "空格取消（不选则标明“草稿”）"), ("en", "Space unsets (then marked as a draft)")],
)
async def test_the_form_says_which_key_takes_final_back(tmp_path: Path, lang: str, told: str) -> None:
    """^T only sets it; at 80 columns nothing of it is cut, and Space does what it says."""
    async with on_stage(sample_desk(tmp_path), "24", "draft", lang=lang) as (app, pilot):
        await press(pilot, "ctrl+e", "ctrl+t")
        assert told in screen_text(app) and app.screen.query_one("#final", TickBox).value
        app.screen.query_one("#final", TickBox).focus()
        await press(pilot, "space")
        assert not app.screen.query_one("#final", TickBox).value
