"""The command line beside typing that no version holds: it says so, and tells the record as it stands."""

import shutil
from pathlib import Path

import pytest

from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.record.cell import CellKey
from tests.conftest import Command

LHASA = CellKey("yesterday", "confirmed", "lhasa")
KEY = "2022-09-01-024"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture
def desk(root: Path) -> Desk:
    """An archive of this account that holds the sample; its journals lie where the command looks."""
    desk = open_desk(root, who="央金", clock=lambda: 1_662_019_200_000)
    desk.add_sample()
    return desk


def test_typing_of_a_living_or_dead_sitting_is_told_and_left_out(
    root: Path, desk: Desk, command: Command
) -> None:
    words = ("draft", "24", "--data", str(root))
    before = command(*words)
    assert before.stderr == ""
    sitting = desk.open(KEY)
    assert sitting.enter(LHASA, "21") is None
    living = command(*words)
    assert living.stdout == before.stdout and living.returncode == before.returncode
    assert "有未存版的录入" in living.stderr and "1处" in living.stderr
    for words_of, mark in (("list", "find 解除"), "有未存录入"), (("--lang en list",), "unsaved work"):
        for each in words_of:
            listed = command(*each.split(), "--data", str(root))
            marked = [line.split("\t")[7] for line in listed.stdout.split("\n") if line.endswith(f"\t{mark}")]
            assert marked == [KEY] and ("有1场" in listed.stderr or "last column): 1" in listed.stderr)
            assert "?" not in listed.stdout, "what was found is counted, by `find` too"
    assert sitting.journal is not None
    sitting.journal.close()
    names = sorted(Path(desk.places["journal"]).iterdir())
    assert names
    for dead in (words, ("show", *words[1:]), ("check", *words[1:])):
        told = command(*dead, "--lang", "en")
        assert told.stderr.splitlines()[0].startswith("Typed but not saved as a version: 2022-0")
    out = root.parent / "out"
    exported = command("export", "24", "--data", str(root), "--out", str(out))
    assert "有未存版的录入" in exported.stderr
    verified = command("verify", "24", str(next(out.glob("*.txt"))), "--data", str(root))
    assert "有未存版的录入" in verified.stderr
    assert sorted(Path(desk.places["journal"]).iterdir()) == names
    assert command("draft", "26", "--data", str(root)).stderr == ""


def test_typing_the_record_has_already_is_nothing_to_tell(root: Path, desk: Desk, command: Command) -> None:
    sitting = desk.open(KEY)
    assert sitting.enter(LHASA, "21") is None
    assert sitting.enter(LHASA, "20") is None
    assert command("show", "24", "--data", str(root)).stderr == ""


def test_typing_belongs_to_the_folder_it_was_typed_in(root: Path, desk: Desk, command: Command) -> None:
    """A copy and a restored backup have the same id: neither is told of it, and a look at them takes nothing away."""
    backup, restored, copy = (root.parent / name for name in ("b.zip", "restored", "copy"))
    assert command("backup", "--data", str(root), str(backup)).returncode == 0
    sitting = desk.open(KEY)
    assert sitting.enter(LHASA, "777") is None
    sitting.close_journal()
    shutil.copytree(root, copy)
    assert command("restore", str(backup), "--to", str(restored)).returncode == 0
    for other in (copy, restored):
        for words in (("draft", "24"), ("show", "24"), ("list",), ("check", "--archive")):
            told = command(*words, "--data", str(other), "--lang", "en")
            assert "not saved" not in told.stderr and "unsaved" not in (told.stdout + told.stderr).lower()
        assert open_desk(other, who="央金", clock=lambda: 1_662_019_200_000).left_behind(KEY) == []
    assert "有未存版的录入" in command("draft", "24", "--data", str(root)).stderr
    assert "Typed but not saved" in command("draft", "24", "--data", str(root), "--lang", "en").stderr


def test_typing_goes_with_an_archive_that_is_moved(root: Path, desk: Desk, command: Command) -> None:
    sitting = desk.open(KEY)
    assert sitting.enter(LHASA, "777") is None
    sitting.close_journal()
    moved = root.rename(root.parent / "moved")
    assert "有未存版的录入" in command("draft", "24", "--data", str(moved)).stderr
    (left,) = open_desk(moved, who="央金", clock=lambda: 1_662_019_200_000).left_behind(KEY)
    assert left.typed_in == str(root)


def test_typing_kept_by_an_earlier_version_goes_to_the_archive_that_was_known_first(
    root: Path, desk: Desk, command: Command
) -> None:
    sitting = desk.open(KEY)
    assert sitting.enter(LHASA, "777") is None
    sitting.close_journal()
    folder = Path(desk.places["journal"])
    folder.rename(folder.with_name(folder.name.split("-")[0]))
    copy = Path(shutil.copytree(root, root.parent / "copy"))
    assert "未存版" not in command("draft", "24", "--data", str(copy)).stderr
    assert "有未存版的录入" in command("draft", "24", "--data", str(root)).stderr
