"""A folder that holds no archive is opened: it is asked on the screen before anything is made, in both languages."""

import os
from pathlib import Path

import pytest

from store.archive.marker import open_folder
from store.desk.nearby import archives_near
from tests.conftest import Command
from tests.stage import flat, screen_text
from tui.actions import OWN_KEYS
from tui.beginning import BeginningApp
from tui.commands.throwaway import PREFIX, is_throwaway


@pytest.mark.parametrize(
    ("lang", "said", "near"), [("zh", "还什么也没有建", "打开这个档案："), ("en", "Nothing has been made yet", "Open this archive: ")]
)  # fmt: skip
async def test_the_one_near_by_is_offered_and_nothing_is_made_unasked(
    tmp_path: Path, lang: str, said: str, near: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    meant, typed = Path("share", "bulletins"), Path("shaer", "bulletin")
    open_folder(meant)
    answers: dict[str, Path | None] = {}
    for key in ("enter", "escape", "end", "up"):
        app = BeginningApp(typed, archives_near(typed), lang=lang)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            shown = flat(screen_text(app))
            for words in (said, str(typed.absolute()), f"{near}{meant.absolute()}"):
                assert flat(words) in shown
            await pilot.press(*(one for own in OWN_KEYS["dialog"] for one in own.keys.split(",")))
            await pilot.press(*([key] if key == "escape" else [key, "enter"] if key != "enter" else [key]))
        answers[key] = app.chosen
    assert answers == {"enter": meant.absolute(), "escape": None, "end": typed, "up": typed}
    assert os.listdir(tmp_path) == ["share"]  # noqa: PTH208


def test_what_is_near(tmp_path: Path) -> None:
    """Spelled nearly so on the way or at the end, within it, around it, beside it; an account's own from anywhere."""
    for name in ("Bulletins/2022", "other"):
        open_folder(tmp_path / name)
    inner, other = tmp_path / "Bulletins" / "2022", tmp_path / "other"
    assert archives_near(tmp_path / "buletins" / "2022")[0] == inner
    assert archives_near(tmp_path / "Bulletins") == [inner, other]
    assert archives_near(inner / "conferences")[0] == inner
    assert archives_near(tmp_path / "nothing like it") == [other]
    left = tmp_path / f"{PREFIX}abc"
    open_folder(left)
    typed = tmp_path / f"{PREFIX}ab"
    assert archives_near(typed)[0] == left and archives_near(typed, is_throwaway) == [other], (
        "a demo that was killed"
    )


def test_where_makes_nothing(tmp_path: Path, command: Command) -> None:
    done = command("--data", str(tmp_path / "tpyo"), "--lang", "en", "where")
    assert done.returncode == 1 and f"{tmp_path / 'tpyo'}\n" in done.stdout
    assert "There is no archive in" in done.stderr and os.listdir(tmp_path) == []  # noqa: PTH208
