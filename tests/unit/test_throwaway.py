"""The archives of demos: thrown away at the end, and by the next demo where the process was killed."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tui.commands.throwaway import ALIVE, PREFIX, Throwaway

RUN = """
import sys, time
from tui.commands.throwaway import Throwaway
made = Throwaway()
(made.folder / "figures").write_text("1")
print(made.folder, flush=True)
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_killed_demo_is_cleared_away_by_the_next_and_a_running_one_is_not(folder: Path) -> None:
    running = subprocess.Popen([sys.executable, "-c", RUN], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    try:
        left = Path(running.stdout.readline().strip())
        assert left.parent == folder and (left / "figures").exists()
        beside = Throwaway()
        assert (left / "figures").exists(), "its process runs"
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        assert (left / "figures").exists(), "killed, it could not clear up"
        after = Throwaway()
        assert not left.exists()
        assert beside.folder.exists(), "in use by this process"
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
    beside.close()
    after.close()
    assert list(folder.iterdir()) == []


def test_only_our_own_folders_are_cleared_away(folder: Path) -> None:
    (folder / f"{PREFIX}strange").mkdir()
    (folder / f"{PREFIX}file").write_text("x")
    (folder / "other").mkdir()
    (folder / "other" / ALIVE).write_text("")
    (folder / f"{PREFIX}link").symlink_to(folder / "other")
    Throwaway().close()
    assert sorted(one.name for one in folder.iterdir()) == [
        f"{PREFIX}file", f"{PREFIX}link", f"{PREFIX}strange", "other",
    ]  # fmt: skip
    assert (folder / "other" / ALIVE).exists()
