"""Damaged files in an archive, met from the command line: what is true is said, nothing is made beside them."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stage import sample_desk

KEY = "2022-09-01-024"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample, its 24th conference with three generations."""
    desk = sample_desk(tmp_path / "a")
    for venue in ("一楼", "二楼"):
        sitting = desk.open(KEY, journal=False)
        sitting.set_text("venue", venue)
        sitting.save()
    return tmp_path / "a"


@pytest.fixture
def run(root: Path, command: Run) -> Run:
    return lambda *words, lang="zh", **more: command("--data", str(root), "--lang", lang, *words, **more)


def generations(root: Path) -> list[Path]:
    return sorted((root / "conferences/2022/09").glob(f"{KEY}.*.json"))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:700])


def by_hand(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"477", b"478", 1))


def incoming(tmp_path: Path) -> str:
    path = tmp_path / "in.json"
    path.write_text(
        json.dumps(
            {
                "series": "xizang_epidemic",
                "conference": 24,
                "held_on": "2022-09-01",
                "standing": [{"indicator": "high_risk", "value": 480, "as_of": "2022-08-31T24"}],
            }
        ),
        "utf-8",
    )
    return str(path)


def test_a_recovered_conference_is_worked_with_and_told(root: Path, run: Run, tmp_path: Path) -> None:
    newest = generations(root)[-1]
    cut(newest)
    listed = run("list")
    row = next(line.split("\t") for line in listed.stdout.splitlines() if line.endswith(KEY))
    assert row[:2] == ["24", "2022-09-01"] and row[3], "the generation before has figures"
    assert newest.name in listed.stderr
    for words in (["show", "24"], ["check", "24"], ["draft", "24"], ["history", "24"]):
        done = run(*words)
        assert newest.name in done.stderr and done.stdout, words
    out = tmp_path / "out"
    exported = run("export", "24", "--as-draft", "--out", str(out))
    assert (exported.returncode, newest.name in exported.stderr) == (0, True)
    brought = run("import", incoming(tmp_path))
    assert (brought.returncode, brought.stdout) == (0, f"{KEY}\n")
    assert newest.name in brought.stderr
    assert newest.name not in run("show", "24").stderr, "after a save the damaged file stands aside"


@pytest.mark.parametrize("spoil", [cut, by_hand])
def test_where_no_file_can_be_read_the_truth_is_said(
    root: Path, run: Run, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    for path in generations(root):
        spoil(path)
    names = [path.name for path in generations(root)]
    for lang, line in (("zh", "行"), ("en", "line")):
        for words in (["draft", "24"], ["show", "24"], ["import", incoming(tmp_path)]):
            done = run(*words, lang=lang)
            assert (done.returncode, done.stdout) == (1, ""), words
            assert all(name in done.stderr for name in names) and "restore" in done.stderr
            assert spoil is by_hand or line in done.stderr
    listed = run("list")
    assert listed.returncode == 0 and names[0] in listed.stderr
    assert f"24\t2022-09-01\t\t\t\t\t\t{KEY}" in listed.stdout
    assert not list((root / "conferences/2022/09").glob(f"{KEY}-b*")), "nothing was made beside them"
