"""The settings: changed in the app at once and for every later start, and what rules beside them."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from store.desk.account import account_folder
from tests.conftest import Command
from tests.entry_stage import sitting_of, type_ahead
from tests.mouse import click_on
from tests.stage import flat, sample_desk, screen_text
from tui.app import BulletinApp
from tui.appearance import NAMED_THEMES
from tui.cli import run
from tui.dialogs.settings import SettingsDialog, exports_folder
from tui.screens.draft.export import ExportDialog
from tui.screens.entry.screen import EntryScreen
from tui.settings import Settings, account_settings


def settings_file() -> Path:
    return account_folder("config") / "settings.json"


def written(text: str) -> Path:
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text(text, encoding="utf-8")
    return settings_file()


@pytest.mark.parametrize(
    ("lang", "asked", "theme", "closes"),
    [("zh", "设置", "主题", "Esc 关闭"), ("en", "settings", "Theme", "Esc closes")],
)
async def test_what_is_set_is_so_at_once_and_at_the_next_start(
    tmp_path: Path, lang: str, asked: str, theme: str, closes: str
) -> None:
    """From the palette, by keys and by the mouse, over a cell that is being typed in."""
    written('{"of a newer program": [1, 2], "language": "' + lang + '"}')
    app = BulletinApp(sample_desk(tmp_path), today=date(2022, 9, 1), lang=lang, settings=account_settings({}))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        app.open_conference(app.desk.find("24"))
        await pilot.pause()
        await type_ahead(app, pilot, [*"77", "ctrl+p", *asked, "enter"])
        await pilot.pause()
        assert isinstance(app.screen, SettingsDialog)

        await click_on(app, pilot, theme)
        await click_on(app, pilot, "< ")  # of the language, which stands first: back to the one before
        other = "en" if lang == "zh" else "zh"
        if lang == "zh":  # before the first of them stands none: as the system has it
            assert settings_of(app).held("language") == "" and app.lang == settings_of(app).system_language
            await type_ahead(app, pilot, ["left"])
        assert app.lang == other and sitting_of_beneath(app).lang == other
        await type_ahead(app, pilot, [*["right"] * (2 if lang == "zh" else 1), "down", *["right"] * 4])
        assert app.lang == lang and app.theme == NAMED_THEMES["mono"].name
        strips = app.screen._compositor.render_strips()
        assert not any(
            part.style and (part.style.color or part.style.bgcolor) for strip in strips for part in strip
        )
        await type_ahead(app, pilot, ["down", "enter", *"李明", "enter", "down", "enter", *"出稿", "enter"])
        assert "“出稿”" in screen_text(app), "not a whole path: told, and asked again"
        await type_ahead(app, pilot, [*str(tmp_path / "out"), "enter"])
        made = ("头一次导出时建", "the first export makes it")[app.lang == "en"]
        assert made in flat(screen_text(app)) or made in screen_text(app)
        await click_on(app, pilot, closes)
        assert isinstance(app.screen, EntryScreen)
        await type_ahead(app, pilot, ["tab", *"8", "tab"])
        held = sitting_of(app).conference.cells
        assert [(cell.value, cell.by) for key, cell in held.items() if cell.value in (77, 8)] == [
            (77, "卓玛"), (8, "李明"),
        ]  # fmt: skip

    kept = json.loads(settings_file().read_text("utf-8"))
    assert kept == {
        "of a newer program": [1, 2], "language": lang, "theme": "mono", "name": "李明", "folder": str(tmp_path / "out"),
    }  # fmt: skip
    assert os.name == "nt" or settings_file().stat().st_mode & 0o777 == 0o600
    later = account_settings({"LANG": "fr_FR.UTF-8"})
    assert later.ruled("language", later.system_language).value == lang and later.troubles == []
    app = BulletinApp(app.desk, today=date(2022, 9, 1), lang=lang, settings=later)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme == NAMED_THEMES["mono"].name
        app.open_conference(app.desk.find("24"), "draft")
        await type_ahead(app, pilot, ["ctrl+e"])
        assert isinstance(app.screen, ExportDialog)
        assert app.screen.query_one("#folder", Input).value == str(tmp_path / "out")


def settings_of(app: BulletinApp) -> Settings:
    return app.settings


def sitting_of_beneath(app: BulletinApp) -> EntryScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, EntryScreen))


async def test_an_option_and_a_variable_rule_and_the_dialog_says_so(tmp_path: Path) -> None:
    settings = account_settings({"NO_COLOR": "1", "BULLETIN_BY": "格桑"})
    settings.rule("language", "en", "option", "--lang")
    desk = sample_desk(tmp_path)
    app = BulletinApp(desk, today=date(2022, 9, 1), lang="en", settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await type_ahead(app, pilot, ["shift+f12", "right"])
        assert app.lang == "en" and "Now set by --lang: English." in screen_text(app)
        assert "without it." in screen_text(app), "the last line, too, has room"
        await type_ahead(app, pilot, ["down", "left", "left", "left"])
        assert app.theme == NAMED_THEMES["mono"].name and "by the variable NO_COLOR" in screen_text(app)
        await type_ahead(app, pilot, ["down", "enter", *"李明", "enter"])
        assert desk.who == "卓玛" and "BULLETIN_BY: 格桑" in screen_text(app)
        await type_ahead(app, pilot, ["f1"])
        assert "Exports go to: the folder proposed" in screen_text(app), (
            "the help says what each setting does"
        )
        await type_ahead(app, pilot, ["escape", "escape", "f12"])
        assert app.lang == "zh", "F12 is for this time, where an option rules"
    assert json.loads(settings_file().read_text("utf-8")) == {
        "language": "zh",
        "theme": "day",
        "name": "李明",
    }
    assert account_settings({"TERM": "vt100"}).ruled("theme").name == "TERM=vt100"


def test_commands_speak_and_sign_as_is_set(tmp_path: Path, command: Command) -> None:
    written('{"language": "en", "theme": "pink", "name": "Li Ming"}')
    sample_desk(tmp_path)
    called = {"BULLETIN_BY": "", "LANG": "zh_CN.UTF-8"}
    table = tmp_path / "table.csv"
    table.write_text("地区,确诊\n拉萨,21\n", encoding="utf-8")
    given = command(
        "--data", str(tmp_path), "import", str(table), "--into", "24", "--window", "yesterday", **called
    )
    assert given.returncode == 0 and "In the settings theme is “pink”" in given.stderr, given.stderr
    told = command("--data", str(tmp_path), "history", "24", **called)
    assert "Li Ming" in told.stdout, told.stdout
    assert str(settings_file()) in command("--data", str(tmp_path), "where", **called).stdout
    assert "发布会" in command("list", "--help", "--lang", "zh").stdout


@pytest.mark.parametrize(
    "text", ["{broken", "[1]", "\x00\x01", "[" * 5000, " " * 70000 + "{}", '{"name": "\\ud800"}']
)
def test_a_broken_file_is_told_in_a_line_and_put_aside(text: str) -> None:
    file = written(text)
    first, second = account_settings({}), account_settings({})
    assert [trouble.said(lang).count("\n") for trouble in first.troubles for lang in ("zh", "en")] == [0, 0]
    assert first.ruled("theme", "night").value == "night"
    if second.troubles:  # too large a file is left where it is, and nothing is written over it
        assert file.read_text("utf-8") == text and first.keep("theme", "day") is not None
    else:
        assert not file.exists() and text in [one.read_text("utf-8") for one in file.parent.iterdir()]
        assert first.keep("theme", "day") is None and Settings(file).held("theme") == "day"
    assert first.ruled("theme").value == "day", "for this time it is so all the same"


@pytest.mark.parametrize(("lang", "cannot"), [("zh", "不能用"), ("en", "cannotbeused")])
async def test_a_folder_nothing_can_be_written_to_is_refused_with_its_text_kept(
    tmp_path: Path, lang: str, cannot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    settings = account_settings({})
    app = BulletinApp(sample_desk(tmp_path / "desk"), today=date(2022, 9, 1), lang=lang, settings=settings)

    def closed(prefix: str, dir: Path) -> str:  # whoever tests may be allowed everything
        raise PermissionError(13, "", str(dir))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await type_ahead(app, pilot, ["shift+f12", "end", "enter"])
        for bad in (tmp_path / "file", tmp_path / "file" / "in it"):
            await type_ahead(app, pilot, ["ctrl+a", *str(bad), "enter"])
            assert cannot in flat(screen_text(app)) and app.screen.query_one(Input).value == str(bad)
        with monkeypatch.context() as patch:
            patch.setattr("tempfile.mkdtemp", closed)
            await type_ahead(app, pilot, ["ctrl+a", *str(tmp_path / "new" / "one"), "enter"])
            assert cannot in flat(screen_text(app))
        await type_ahead(app, pilot, ["enter"])
    assert settings.held("folder") == str(tmp_path / "new" / "one") and not (tmp_path / "new").exists()


def test_a_sample_changes_no_settings_and_exports_apart(tmp_path: Path) -> None:
    file = written('{"theme": "day"}')
    settings = account_settings({})
    settings.kept = False
    assert settings.keep("theme", "mono") is None and settings.held("theme") == "mono"
    assert exports_folder(settings, tmp_path / "a") == tmp_path / "a" / "exports", "thrown away with it"
    settings.keep("folder", str(tmp_path))
    assert exports_folder(settings, tmp_path / "bulletin-demo-1") == tmp_path / "bulletin-demo-1"
    assert json.loads(file.read_text("utf-8")) == {"theme": "day"}
    documents = exports_folder(Settings(), account_folder("data"))
    assert exports_folder(Settings(), tmp_path / "other") == documents / "other"


def test_the_command_line_keeps_nothing_of_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Settings] = []
    monkeypatch.setattr("tui.boot.run_app", lambda desk, *, settings, **_: given.append(settings) or 0)
    monkeypatch.setattr("tui.commands.call._at_a_terminal", lambda: True)
    assert run(["--demo"]) == 0 and [one.kept for one in given] == [False]
