"""Power cuts at every moment of a run of saves: what was acknowledged is there afterwards.

The controls leave out one sync each and must lose something, or the model would prove nothing.
"""

import random
from pathlib import Path

import pytest

from store.archive import disk
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.troubles import Trouble
from tests.faults.power import Recorder
from tests.faults.writer import WHO
from tests.unit.archive.documents_for_tests import a_document

KEY = "2022-09-01-024"
SAVES = 6


@pytest.fixture
def recorded(tmp_path: Path) -> Recorder:
    return run(tmp_path)


def run(tmp_path: Path) -> Recorder:
    """Make an archive, create a conference and save it a few times, noting each acknowledgement."""
    root = tmp_path / "data"
    root.mkdir(mode=0o700)
    recorder = Recorder(root)
    with recorder.at_work():
        open_folder(root)
        repository = FolderRepository(root)
        repository.create({**a_document(), "n": 1}, WHO)
        recorder.note("acknowledged", 1)
        for number in range(2, SAVES + 1):
            repository.update(KEY, lambda document, number=number: {**document, "n": number}, WHO)
            recorder.note("acknowledged", number)
    return recorder


def lost(recorder: Recorder, tmp_path: Path, rounds: int) -> list[str]:
    """The cuts after which something acknowledged is missing or nothing can be read."""
    chance, found = random.Random(3), []
    ways = [lambda: False, lambda: True, *([lambda: chance.random() < 0.5] * rounds)]
    for moment in range(len(recorder.events) + 1):
        for number, kept in enumerate(ways):
            target = tmp_path / f"after-{moment}-{number}"
            acknowledged = recorder.remains(moment, kept, target)
            if acknowledged == 0:
                continue
            repository = FolderRepository(target)
            try:
                there = repository.load(KEY).document["n"]
                sound = repository.verify(KEY) == []
            except Trouble as trouble:
                found.append(f"{moment}: {trouble.code}")
                continue
            if there < acknowledged or not sound:
                found.append(f"{moment}: {acknowledged} acknowledged, {there} there")
    return found


@pytest.mark.parametrize("rounds", [2, pytest.param(40, marks=pytest.mark.full)])
def test_no_cut_loses_what_was_acknowledged(recorded: Recorder, tmp_path: Path, rounds: int) -> None:
    assert len(recorded.events) > 50
    assert lost(recorded, tmp_path, rounds) == []


@pytest.mark.parametrize("without", ["sync_file", "sync_folder"])
def test_without_a_sync_something_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: str
) -> None:
    monkeypatch.setattr(disk, without, lambda _: None)
    assert lost(run(tmp_path), tmp_path, 2)


def test_the_order_of_a_save(recorded: Recorder) -> None:
    last = [event for event, more in recorded.events if event != "acknowledged"][-7:]
    assert last == ["create", "write", "sync", "link", "unlink", "unlink", "sync"]
