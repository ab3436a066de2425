"""Paths that lead nowhere, typed into every command and dialog: each is told in words, and nothing ends."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from store.desk.desk import Desk
from tests.conftest import Command
from tests.plain_account import plain_account
from tests.stage import on_stage, press, sample_desk, sample_of_the_account, screen_text, settled
from tui.screens.draft.export import ExportDialog
from tui.screens.table import TableDialog

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and home folders of Unix")
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
CRASHED = ("程序出错", "stopped on an error", "Traceback")
LONG = "长" * 100  # 300 bytes
COMMANDS = {
    "read": ("read", "{}"),
    "verify": ("verify", "24", "{}"),
    "import JSON": ("import", "{}.json"),
    "import a table": ("import", "{}.csv", "--into", "24"),
    "series check": ("series", "check", "{}"),
    "export": ("export", "24", "--out", "{}"),
    "backup": ("backup", "{}"),
    "restore from": ("restore", "{}", "--to", "{out}"),
    "restore to": ("restore", "{backup}", "--to", "{}"),
    "--data": ("list", "--data", "{}"),
}
PATHS = {
    "nobody's home": ("~nosuch/x", "没有这个用户", "no such user"),
    "a home without a folder": ("~nosuch", "没有这个用户", "no such user"),
    "in a folder one may not enter": ("{no}/x", "没有权限", "ermission refused"),
    "a name of 300 bytes": ("{here}/" + LONG, "名字过长", "name is too long"),
    "below a name of 300 bytes": ("{here}/" + LONG + "/x", "名字过长", "name is too long"),
}


@pytest.fixture
def root(tmp_path: Path, command: Command) -> Iterator[Path]:
    root, no = tmp_path / "archive", tmp_path / "no"
    sample_of_the_account(root)
    assert command("backup", str(tmp_path / "b.zip"), "--data", str(root)).returncode == 0
    no.mkdir()
    no.chmod(0)
    with plain_account():
        yield root
    no.chmod(0o700)


@LANGUAGES
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("name", COMMANDS)
def test_no_path_ends_a_command(root: Path, command: Command, name: str, path: str, lang: str) -> None:
    here = root.parent
    named, zh, en = PATHS[path]
    named = named.format(no=here / "no", here=here)
    words = [
        word.replace("{}", named).format(out=here / "out", backup=here / "b.zip") for word in COMMANDS[name]
    ]
    if "--data" not in words:
        words += ["--data", str(root)]
    done = command(*words, "--lang", lang)
    assert done.returncode in (1, 2), done.stderr
    assert (zh if lang == "zh" else en) in done.stderr
    assert not any(word in done.stdout + done.stderr for word in CRASHED)
    assert sorted(found.name for found in here.iterdir()) == ["archive", "b.zip", "no"]


@LANGUAGES
def test_no_home_in_the_environment(root: Path, command: Command, lang: str) -> None:
    done = command("list", "--lang", lang, BULLETIN_DATA="~nosuch/x")
    assert done.returncode == 2
    assert ("没有这个用户" if lang == "zh" else "no such user") in done.stderr


@LANGUAGES
async def test_a_folder_nobody_has_is_told_while_it_is_typed_and_exports_nothing(
    tmp_path: Path, lang: str
) -> None:
    async with on_stage(sample_desk(tmp_path / "a"), "24", "draft", lang=lang) as (app, pilot):
        await press(pilot, "f4", "ctrl+u", "~", "n")
        assert isinstance(app.screen, ExportDialog)
        assert app.screen.query_one("#folder", Input).value == "~n"
        assert ("没有这个用户" if lang == "zh" else "no such user") in screen_text(app)
        await press(pilot, "ctrl+e")
        assert isinstance(app.screen, ExportDialog), "it stays open"
        app.screen.query_one("#folder", Input).value = str(tmp_path / "ou")
        await press(pilot, "end", "t")
        assert f"024_2022-09-01_v1_full_{lang}.txt" in screen_text(app)
        await press(pilot, "ctrl+e")
        await settled(app, pilot)
    assert list((tmp_path / "out").glob("*.txt"))


@LANGUAGES
@pytest.mark.parametrize("folder", ["no/x", "no", LONG])
async def test_an_export_from_the_screen_to_where_nothing_can_be_written_is_told(
    tmp_path: Path, folder: str, lang: str
) -> None:
    desk: Desk = sample_desk(tmp_path / "a")
    no = tmp_path / "no"
    no.mkdir()
    no.chmod(0)
    with plain_account():
        async with on_stage(desk, "24", "draft", lang=lang, size=(120, 40)) as (app, pilot):
            await press(pilot, "f4")
            app.screen.query_one("#folder", Input).value = str(tmp_path / folder)
            await press(pilot, "ctrl+e")
            await settled(app, pilot)
            text = "".join(screen_text(app).split())
            why = ("没有权限", "名字过长") if lang == "zh" else ("permission", "too")
            assert why[folder == LONG] in text
            assert app.crash is None
    no.chmod(0o700)
    shutil.rmtree(no)


@LANGUAGES
async def test_a_table_in_nobodys_home_is_told_below_its_line(tmp_path: Path, lang: str) -> None:
    async with on_stage(sample_desk(tmp_path / "a"), "24", "entry", lang=lang) as (app, pilot):
        await app.run_action("import_table", app.screen)
        await press(pilot, *"~nosuch", "enter")
        assert isinstance(app.screen, TableDialog)
        assert ("没有这个用户" if lang == "zh" else "no such user") in screen_text(app)


@LANGUAGES
def test_a_series_folder_one_may_not_enter_is_one_bad_series(root: Path, command: Command, lang: str) -> None:
    here = ("--data", str(root), "--lang", lang)
    assert command("series", "new", "flood", "--name", "洪水", "--places", "甲市 乙市", *here).returncode == 0
    folder = root / "series" / "flood"
    folder.chmod(0)
    try:
        checked = command("series", "check", str(folder), *here)
        shown = command("series", "list", *here)
        listing = command("list", *here)
    finally:
        folder.chmod(0o700)
    refused = "没有权限" if lang == "zh" else "ermission refused"
    assert checked.returncode == 2 and refused in checked.stderr
    assert shown.returncode == 1 and refused in shown.stderr and "epidemic" in shown.stdout
    assert listing.returncode == 0 and len(listing.stdout.splitlines()) == 7


@LANGUAGES
@pytest.mark.parametrize("name", [b"\xca\xfd\xbe\xdd", b"caf\xe9", "\u202e名".encode()])
@pytest.mark.parametrize("words", [("import",), ("read", "--save")])
def test_a_file_whose_name_is_no_utf_8_is_taken_in(
    root: Path, command: Command, words: tuple[str, ...], name: bytes, lang: str
) -> None:
    here, ending = root.parent, ".json" if words == ("import",) else ".txt"
    page, file = here / "page.txt", here / (os.fsdecode(name) + ending)
    page.write_text(command("draft", "26", "--data", str(root)).stdout, "utf-8")
    if ending == ".txt":
        shutil.copy(page, file)
    else:
        file.write_text(command("read", "--json", str(page), "--data", str(root)).stdout, "utf-8")
    fresh = ("--data", str(here / "fresh"), "--lang", lang)
    done = command(*words, str(file), *fresh)
    assert done.returncode in (0, 3), done.stderr
    told = command("history", "26", *fresh)
    assert told.returncode == 0 and "\ufffd" in told.stdout and ending in told.stdout
