"""kill -9 at random moments: nothing acknowledged is lost, nothing is unreadable, nobody is blocked."""

import random
import time
from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.archive.journal import Journal, left_behind
from store.archive.marker import open_folder
from store.archive.strays import sweep
from tests.faults.processes import first_word, killed, start
from tests.faults.writer import WHO, is_whole
from tests.unit.archive.documents_for_tests import a_document

SMALL = 12
FULL = pytest.param(500, marks=pytest.mark.full)


@pytest.mark.parametrize("cycles", [SMALL, FULL])
def test_no_acknowledged_save_is_lost(tmp_path: Path, cycles: int) -> None:
    open_folder(tmp_path)
    repository, chance, acknowledged = FolderRepository(tmp_path), random.Random(7), 0
    for cycle in range(cycles):
        key = repository.create(a_document(cycle + 1), WHO).key
        writer = start("saves", tmp_path, key, cycle)
        first_word(writer)
        time.sleep(chance.random() * 0.15)
        last = killed(writer)
        kept = FolderRepository(tmp_path).load(key)
        assert is_whole(kept.document["piece"])
        assert last <= kept.document["piece"]["n"] <= last + 1
        assert kept.notices == ()
        assert repository.verify(key) == []
        assert (
            repository.update(key, lambda document: {**document, "after": True}, WHO).version
            == kept.version + 1
        )
        acknowledged += last
    assert len(repository.list()) == cycles
    sweep(tmp_path, time.time() + 7200)
    assert list(tmp_path.rglob("*.tmp")) == []
    print(f"kills {cycles}, acknowledged saves {acknowledged}, lost 0")


@pytest.mark.parametrize("cycles", [6, pytest.param(300, marks=pytest.mark.full)])
def test_two_writers_killed_lose_nothing(tmp_path: Path, cycles: int) -> None:
    open_folder(tmp_path)
    repository, chance = FolderRepository(tmp_path), random.Random(8)
    for cycle in range(cycles):
        key = repository.create(a_document(cycle + 1), WHO).key
        writers = [start("count", tmp_path, key, 100_000, 0) for _ in range(2)]
        for writer in writers:
            first_word(writer)
        time.sleep(chance.random() * 0.15)
        last = {f"w{writer.pid}": killed(writer) for writer in writers}
        document = repository.load(key).document
        assert document["sum"] == sum(document["hits"].values()) == len(repository.history(key)) - 1
        for name, acknowledged in last.items():
            assert 0 <= document["hits"][name] - acknowledged <= 1
        assert repository.verify(key) == []


@pytest.mark.parametrize("cycles", [SMALL, FULL])
def test_no_keystroke_is_lost(tmp_path: Path, cycles: int) -> None:
    chance, acknowledged = random.Random(9), 0
    for cycle in range(cycles):
        writer = start("keys", tmp_path, "2022-09-01-024", cycle)
        first_word(writer)
        time.sleep(chance.random() * 0.05)
        last = killed(writer)
        (left,) = left_behind(tmp_path)
        numbers = [change.new["n"] for change in left.changes]
        assert numbers == list(range(1, len(numbers) + 1))
        assert last <= len(numbers) <= last + 1
        assert left.unreadable <= 1
        left.discard()
        acknowledged += last
    print(f"kills {cycles}, acknowledged keys {acknowledged}, lost 0")


def test_what_the_dead_left_blocks_no_living_journal(tmp_path: Path) -> None:
    writer = start("keys", tmp_path, "2022-09-01-024", 1)
    first_word(writer)
    killed(writer)
    journal = Journal(tmp_path, "2022-09-01-024", 1, at=5)
    journal.close()
    (left,) = left_behind(tmp_path, "2022-09-01-024")
    assert left.decline().exists()
