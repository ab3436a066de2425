"""The account's folders are those platformdirs names, whatever the environment says."""

from pathlib import Path

import pytest

from store.desk.account import Use, account_folder, asked_folder
from tests.conftest import Command


@pytest.mark.parametrize("use", ["data", "state", "cache", "config", "log"])
@pytest.mark.parametrize("chosen", [None, "", "  ", "/somewhere/else"])
def test_the_short_way_and_the_library_agree(
    use: Use, chosen: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable = {
        "data": "XDG_DATA_HOME",
        "state": "XDG_STATE_HOME",
        "cache": "XDG_CACHE_HOME",
        "config": "XDG_CONFIG_HOME",
        "log": "XDG_STATE_HOME",
    }[use]
    if chosen is None:
        monkeypatch.delenv(variable)
    else:
        monkeypatch.setenv(variable, chosen)
    assert account_folder(use) == asked_folder(use)


def test_a_path_that_is_not_absolute_is_passed_over(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    here = tmp_path / "here"
    here.mkdir()
    relative = dict.fromkeys(("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), "relative")
    begun = command("import", "-", stdin='{"held_on": "2022-09-01"}', cwd=here, **relative)
    assert begun.returncode == 0
    assert list(here.iterdir()) == []
    assert (tmp_path / "home/.local/share/bulletin-tui/archive.json").is_file()
    assert (tmp_path / "home/.local/state/bulletin-tui").is_dir()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_account_without_a_home_is_told(
    command: Command, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pathlib.os.path.expanduser", lambda path: path)
    done = command("list", "--lang", lang)
    assert done.returncode == 2
    assert ("查不到他的文件夹" if lang == "zh" else "no home folder is known") in done.stderr
