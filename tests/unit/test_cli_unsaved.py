"""The command line beside typing that no version holds: it says so, and tells the record as it stands."""

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
