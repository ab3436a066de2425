"""Files and folders of the archive that this account may not read: bad rows, told; never a list that looks empty."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store.desk.opening import open_desk
from tests.conftest import Command
from tests.plain_account import plain_account
from tests.stage import NOW, on_stage, press, sample_of_the_account, screen_text, settled, until
from tests.two_windows import LHASA
from tui.app import BulletinApp
from tui.dialogs.notice import Notice
from tui.keeping import keeper
from tui.screens.desk.screen import DeskScreen

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes of Unix")
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
REFUSED = {"zh": "没有权限访问", "en": "Permission refused for"}
CLOSED = {
    "a file": ("2022/09/2022-09-03-026.000001.json", ["26"]),
    "a month": ("2022/09", ["24", "26", "28", "35", "44", "51"]),
    "a year": ("2022", ["12", "24", "26", "28", "35", "44", "51"]),
}
"""What is closed, and the conferences that cannot be read then."""
KINDS = pytest.mark.parametrize("kind", CLOSED)


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    root = tmp_path / "archive"
    sample_of_the_account(root)
    with plain_account():
        yield root


def close(root: Path, kind: str) -> Path:
    path = root / "conferences" / CLOSED[kind][0]
    path.chmod(0)
    return path


@LANGUAGES
@KINDS
def test_the_list_has_a_bad_row_for_each(root: Path, command: Command, kind: str, lang: str) -> None:
    path = close(root, kind)
    try:
        listed = command("list", "--data", str(root), "--lang", lang)
    finally:
        path.chmod(0o700)
    rows = [line.split("\t") for line in listed.stdout.splitlines()]
    assert listed.returncode == 0 and REFUSED[lang] in listed.stderr and str(path.name) in listed.stderr
    assert sorted(row[0] for row in rows) == ["12", "24", "26", "28", "35", "44", "51"]
    assert sorted(row[0] for row in rows if not row[3]) == CLOSED[kind][1]


@LANGUAGES
@KINDS
@pytest.mark.parametrize(
    "words",
    [
        ("check", "--archive"), ("check", "--all"), ("draft", "26"), ("show", "26"), ("history", "26"),
        ("export", "26"), ("backup", "b.zip"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_tells_it(
    root: Path, command: Command, words: tuple[str, ...], kind: str, lang: str
) -> None:
    path = close(root, kind)
    try:
        done = command(*words, "--data", str(root), "--lang", lang, cwd=root.parent)
    finally:
        path.chmod(0o700)
    told = (done.stdout + done.stderr).splitlines()
    assert done.returncode == 1
    refused = [line for line in told if line.startswith(REFUSED[lang])]
    assert refused and len(set(refused)) == len(refused), "once, however many lie there"
    assert sorted(path.name for path in root.parent.iterdir()) == ["archive"]
    assert not any(word in line for line in told for word in ("Traceback", "PermissionError", "gone", "不见"))


@LANGUAGES
def test_what_cannot_be_listed_is_not_taken_for_gone(root: Path, command: Command, lang: str) -> None:
    path = close(root, "a month")
    here = ("--data", str(root), "--lang", lang)
    try:
        command("check", "--archive", "--accept", "--reason", "all is well", *here)
    finally:
        path.chmod(0o700)
    after = command("check", "--archive", *here)
    assert after.returncode == 0, after.stdout
    assert len(command("list", *here).stdout.splitlines()) == 7


@LANGUAGES
def test_an_account_that_never_saw_it_is_told_of_the_folder(
    root: Path, tmp_path: Path, command: Command, lang: str
) -> None:
    path = close(root, "a month")
    other = {name: str(tmp_path / "new") for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    try:
        listed = command("list", "--data", str(root), "--lang", lang, **other)
        sound = command("check", "--archive", "--data", str(root), "--lang", lang, **other)
    finally:
        path.chmod(0o700)
    assert [line[:2] for line in listed.stdout.splitlines()] == ["12"]
    assert REFUSED[lang] in listed.stderr and REFUSED[lang] in sound.stdout and sound.returncode == 1


@LANGUAGES
@KINDS
async def test_the_screen_shows_a_bad_row_for_each(root: Path, kind: str, lang: str) -> None:
    path = close(root, kind)
    try:
        app = BulletinApp(open_desk(root, who="卓玛", clock=lambda: NOW), today=date(2022, 9, 1), lang=lang)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            text = screen_text(app)
            bad = [line for line in text.splitlines() if REFUSED[lang] in line and "2022-0" in line]
            assert len(bad) == len(CLOSED[kind][1])
            assert ("7场" if lang == "zh" else "conferences: 7") in text
            assert app.crash is None
    finally:
        path.chmod(0o700)


@LANGUAGES
async def test_a_screen_that_can_list_nothing_says_so_and_offers_no_beginning(root: Path, lang: str) -> None:
    top = root / "conferences"
    desk = open_desk(root, who="卓玛", clock=lambda: NOW)
    top.chmod(0)
    try:
        app = BulletinApp(desk, today=date(2022, 9, 1), lang=lang)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(app, pilot)
            await press(pilot, "ctrl+n")
            text = screen_text(app)
            assert REFUSED[lang] in text
            assert not any(word in text for word in ("conferences: 0", "No conference", "0场", "没有发布会"))
            assert isinstance(app.screen, DeskScreen), "^N asks for nothing"
            top.chmod(0o700)
            app.screen.show_anew()
            await settled(app, pilot)
            assert ("7场" if lang == "zh" else "conferences: 7") in screen_text(app)
    finally:
        top.chmod(0o700)


STATE = ("", "bulletin-tui", "bulletin-tui/seen", "bulletin-tui/known", "bulletin-tui/journals")
"""Folders of the account's own state, below XDG_STATE_HOME."""


def state(below: str) -> Path:
    return Path(os.environ["XDG_STATE_HOME"]) / below


@LANGUAGES
@pytest.mark.parametrize("below", STATE)
@pytest.mark.parametrize(
    "words", [("list",), ("draft", "24"), ("check", "24"), ("history", "24")], ids=" ".join
)
def test_commands_go_on_without_the_accounts_own_folder(
    root: Path, command: Command, words: tuple[str, ...], below: str, lang: str
) -> None:
    here = (*words, "--data", str(root), "--lang", lang)
    before = command(*here)
    state(below).mkdir(exist_ok=True)
    state(below).chmod(0)
    try:
        done = command(*here)
    finally:
        state(below).chmod(0o700)
    assert done.stdout == before.stdout
    assert not any(word in done.stderr for word in ("PermissionError", "Traceback"))
    if "known" not in below and "journals" not in below:
        assert ("没有权限" if lang == "zh" else "permission refused") in done.stderr


@LANGUAGES
@pytest.mark.parametrize("below", STATE)
async def test_the_app_says_that_what_is_typed_is_not_kept_and_saves_all_the_same(
    root: Path, below: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "LOOK", 0.05)
    state(below).mkdir(exist_ok=True)
    state(below).chmod(0)
    try:
        desk = open_desk(root, who="卓玛", clock=lambda: NOW)
        async with on_stage(desk, "24", "entry", lang=lang, size=(120, 40)) as (app, pilot):
            await settled(app, pilot)
            while isinstance(app.screen, Notice):  # of the histories, which cannot be compared
                await press(pilot, "enter")
            assert app.crash is None and app.sitting is not None
            app.sitting.enter(LHASA, "21")
            if below not in ("bulletin-tui/seen", "bulletin-tui/known"):
                await until(pilot, lambda: REFUSED[lang] in screen_text(app))
            await press(pilot, "ctrl+s")
            await until(pilot, lambda: app.sitting is not None and not app.sitting.state.dirty)
    finally:
        state(below).chmod(0o700)


@LANGUAGES
@pytest.mark.parametrize("below", ["series", "series/xizang_epidemic", "series/xizang_epidemic/zh.toml"])
def test_sentences_of_the_office_nobody_can_read_are_not_passed_over(
    root: Path, command: Command, below: str, lang: str
) -> None:
    """With the program's own in their place another text would leave as final; a backup without them looks whole."""
    own = root / "series" / "xizang_epidemic"
    own.mkdir(parents=True)
    (own / "zh.toml").write_text('[phrase]\ntitle = "{host}通报会"\n', "utf-8")
    here = ("--data", str(root), "--lang", lang)
    text = ("--text-lang", "zh", *here)
    assert "通报会" in command("draft", "24", *text).stdout
    (root / below).chmod(0)
    try:
        draft = command("draft", "24", *text)
        export = command("export", "24", "--out", str(root.parent / "out"), *text)
        backup = command("backup", str(root.parent / "b.zip"), *here)
        listed = command("list", *here)
        new = (
            command("series", "new", "q", "--name", "汛", "--places", "甲市", *here)
            if below == "series"
            else None
        )
    finally:
        (root / below).chmod(0o700)
    for done in (draft, export, backup, *((new,) if new is not None else ())):
        assert done.returncode == 1 and done.stdout == ""
        assert ("没有权限" if lang == "zh" else "ermission refused") in done.stderr
        assert "PermissionError" not in done.stderr
    assert len(listed.stdout.splitlines()) == 7, "the figures are there all the same"
    assert sorted(path.name for path in root.parent.iterdir()) == ["archive"]
