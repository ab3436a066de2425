"""Two processes at once: exactly as many updates as were acknowledged, not one more or less."""

import os
from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from tests.faults.processes import finished, start
from tests.faults.writer import WHO
from tests.unit.archive.documents_for_tests import a_document

TIMES = [60, pytest.param(500, marks=pytest.mark.full)]


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize("longest_ms", [0, 5])
def test_updates_of_one_conference(tmp_path: Path, times: int, longest_ms: int) -> None:
    open_folder(tmp_path)
    repository = FolderRepository(tmp_path)
    key = repository.create(a_document(), WHO).key
    slow = start("count", tmp_path, key, times, longest_ms)
    quick = start("count", tmp_path, key, times, 0)
    assert finished(slow) == finished(quick) == times
    kept = repository.load(key)
    assert kept.document["sum"] == 2 * times
    assert sorted(kept.document["hits"].values()) == [times, times]
    assert kept.version == 2 * times + 1
    assert repository.verify(key) == []
    assert len(list(tmp_path.rglob("*.0*.json"))) == 3


@pytest.mark.parametrize("times", TIMES)
def test_updates_of_different_conferences(tmp_path: Path, times: int) -> None:
    open_folder(tmp_path)
    repository = FolderRepository(tmp_path)
    keys = [repository.create(a_document(number), WHO).key for number in (24, 25)]
    writers = [start("count", tmp_path, key, times, 0) for key in keys]
    assert [finished(writer) for writer in writers] == [times, times]
    assert [repository.load(key).document["sum"] for key in keys] == [times, times]


def test_two_windows_that_create_the_same_conference_get_one_each(tmp_path: Path) -> None:
    open_folder(tmp_path)
    one, other = FolderRepository(tmp_path), FolderRepository(tmp_path)
    real = os.link

    def link(source: object, target: object) -> None:
        os.link = real  # the other window is faster, in the moment between looking and linking
        other.create(a_document(lhasa=2), WHO)
        real(source, target)

    os.link = link
    try:
        made = one.create(a_document(lhasa=1), WHO)
    finally:
        os.link = real
    assert made.key == "2022-09-01-024-b"
    assert one.load("2022-09-01-024").document == a_document(lhasa=2)


class TestTheLateLink:
    """A window sleeps over so many saves of another that the number it wants was used and pruned."""

    def late(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[FolderRepository, str]:
        open_folder(root)
        one, other = FolderRepository(root), FolderRepository(root)
        key = one.create(a_document(), WHO).key
        real = os.link
        waiting = [True]

        def link(source: object, target: object) -> None:
            if waiting.pop() if waiting else False:
                for _ in range(6):
                    other.update(key, lambda document: {**document, "sum": document.get("sum", 0) + 1}, WHO)
            real(source, target)

        monkeypatch.setattr(os, "link", link)
        one.update(key, lambda document: {**document, "sum": document.get("sum", 0) + 1}, WHO)
        return one, key

    def test_it_comes_too_late_and_saves_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        repository, key = self.late(tmp_path, monkeypatch)
        kept = repository.load(key)
        assert (kept.document["sum"], kept.version, kept.generation) == (7, 8, 8)
        assert repository.verify(key) == []

    def test_without_the_look_behind_it_would_be_lost(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from store.archive.storage import GenStorage

        monkeypatch.setattr(GenStorage, "_built_upon", lambda self, tables: True)
        repository, key = self.late(tmp_path, monkeypatch)
        assert repository.load(key).document["sum"] == 6, "the control must lose one"


def test_a_save_that_another_built_upon_at_once_is_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_folder(tmp_path)
    one, other = FolderRepository(tmp_path), FolderRepository(tmp_path)
    key = one.create(a_document(), WHO).key
    real = os.link
    waiting = [True]

    def link(source: object, target: object) -> None:
        real(source, target)
        if waiting.pop() if waiting else False:
            other.update(key, lambda document: {**document, "sum": document.get("sum", 0) + 1}, WHO)

    monkeypatch.setattr(os, "link", link)
    one.update(key, lambda document: {**document, "sum": document.get("sum", 0) + 1}, WHO)
    assert (one.load(key).document["sum"], one.load(key).version) == (2, 3)


def test_pruned_under_the_reader_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.archive import disk

    open_folder(tmp_path)
    one, other = FolderRepository(tmp_path), FolderRepository(tmp_path)
    key = one.create(a_document(), WHO).key
    real = disk.read_file
    waiting = [True]

    def read_file(path: Path) -> bytes:
        if waiting.pop() if waiting else False:
            for number in range(6):
                other.update(key, lambda document, number=number: {**document, "sum": number}, WHO)
        return real(path)

    monkeypatch.setattr(disk, "read_file", read_file)
    assert one.load(key).document["sum"] == 5
