"""The list is derived: lost, stale or garbage, it equals the files again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.archive.catalogue import Catalogue
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from tests.unit.archive.contract import DOLMA
from tests.unit.archive.documents_for_tests import a_document, with_cell


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "data"
    open_folder(root)
    repository = FolderRepository(root)
    for number in range(1, 13):
        repository.create(a_document(number, f"2022-{number:02d}-09", lhasa=600 + number), DOLMA)
    return root


def opened(root: Path, cache: Path, edition: str = "1") -> FolderRepository:
    return FolderRepository(root, catalogue=Catalogue(cache, edition=edition))


def truth(root: Path) -> list[object]:
    return list(FolderRepository(root).list())


def spoil_nothing(path: Path) -> None:
    pass


def garbage(path: Path) -> None:
    path.write_bytes(b"\xff garbage \0")


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def another_number(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"number":3,', b'"number":4,'))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [spoil_nothing, garbage, half, another_number, Path.unlink, a_folder])
def test_the_list_equals_the_files_whatever_became_of_the_cache(
    root: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    cache = tmp_path / "cache"
    first = opened(root, cache)
    first.found("601")
    first.catalogue.flush()
    for name in ("catalogue.json", "words.json"):
        spoil(cache / name)
    again = opened(root, cache)
    assert list(again.list()) == truth(root)
    assert [row.summary["number"] for row in again.found("603")] == [3]


def test_a_stale_cache_reads_only_what_changed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened(root, tmp_path / "cache")
    first.list()
    first.catalogue.flush()
    other = FolderRepository(root)
    kept = other.load("2022-05-09-005")
    other.save(
        kept.key, kept.document, {**with_cell(kept.document, "lhasa", 777), "status": "released"}, DOLMA
    )
    other.delete("2022-06-09-006", DOLMA)
    again = opened(root, tmp_path / "cache")
    read: list[str] = []
    real = again._seen
    monkeypatch.setattr(again, "_seen", lambda key: read.append(key) or real(key))
    assert list(again.list()) == truth(root)
    assert sorted(read) == ["2022-05-09-005", "2022-06-09-006"]
    assert [row.key for row in again.found("777")] == [kept.key]
    assert list(again.found("606")) == [], "deleted"
    assert sorted(read) == ["2022-05-09-005", "2022-06-09-006"]


def test_listing_again_opens_no_file(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = opened(root, tmp_path / "cache")
    before = list(repository.list())

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr(os, "open", forbidden)
    assert list(repository.list()) == before


def test_another_edition_of_the_summary_is_made_anew(root: Path, tmp_path: Path) -> None:
    opened(root, tmp_path / "cache").list()
    other = Catalogue(
        tmp_path / "cache", describe=lambda document: ({"n": document["number"]}, ""), edition="2"
    )
    assert [row.summary for row in FolderRepository(root, catalogue=other).list()][0] == {"n": 12}


def test_a_cache_folder_that_refuses_is_no_trouble(root: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    repository = opened(root, tmp_path / "cache")
    assert len(repository.list()) == 12
    repository.catalogue.flush()


def test_the_reading_of_a_new_machine_tells_how_far_it_is(root: Path) -> None:
    seen: list[tuple[int, int]] = []
    catalogue = Catalogue(None)
    catalogue.progress = lambda done, of: seen.append((done, of))
    FolderRepository(root, catalogue=catalogue).list()
    assert seen == [(number, 12) for number in range(1, 13)]


def test_a_list_shown_at_once_is_finished_in_a_thread(root: Path, tmp_path: Path) -> None:
    repository = opened(root, tmp_path / "cache")
    repository.catalogue.at_most = 3
    first = list(repository.list())
    assert [row.key for row in first] == [row.key for row in FolderRepository(root).list()], "all are there"
    assert [row.summary["number"] for row in first] == list(range(12, 0, -1)), "by what their keys tell"
    assert ["status" in row.summary for row in first] == [True] * 3 + [False] * 9
    repository.catalogue.flush()
    rests: list[int] = []
    assert repository.catch_up(lambda: rests.append(1)) == len(rests) == 9
    assert list(repository.list()) == truth(root)
    repository.catalogue.flush()
    again = opened(root, tmp_path / "cache")
    again.catalogue.at_most = 0
    assert list(again.list()) == truth(root), "nothing was left to read"


def test_what_was_not_finished_is_not_taken_for_finished(root: Path, tmp_path: Path) -> None:
    hurried = opened(root, tmp_path / "cache")
    hurried.catalogue.at_most = 3
    hurried.list()
    hurried.catalogue.flush()
    assert list(opened(root, tmp_path / "cache").list()) == truth(root)


def test_words_that_are_not_known_are_left_to_the_thread_where_a_key_would_wait_for_them(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = opened(root, cache)
    (third,) = (row for row in first.list() if row.summary["number"] == 3)
    first.catalogue.add(third.key, third.generation, {"counted": 7})
    first.catalogue.flush()
    (cache / "words.json").unlink()
    screen = opened(root, cache)
    screen.catalogue.at_most = 60
    read: list[str] = []
    real = screen._seen
    monkeypatch.setattr(screen, "_seen", lambda key: read.append(key) or real(key))
    assert list(screen.found("603")) == [] and read == [], "a key waits for no file"
    assert screen.catch_up(lambda: None) == len(read) == 12
    assert [row.summary["counted"] for row in screen.found("603")] == [7], "what was worked out stays"
    assert [row.key for row in opened(root, cache).found("603")] == [third.key], "a command reads them"


def test_a_call_lists_once_and_again_when_it_wrote_something(root: Path, tmp_path: Path) -> None:
    call = opened(root, tmp_path / "cache")
    call.catalogue.holds = True
    assert len(call.list()) == 12
    FolderRepository(root).create(a_document(13, "2023-01-09"), DOLMA)
    assert len(call.list()) == 12, "another window wrote: the call goes on with what it began with"
    call.delete("2022-06-09-006", DOLMA)
    assert len(call.list()) == 12 and "2022-06-09-006" not in [row.key for row in call.list()]
    call.create(a_document(14, "2023-02-09"), DOLMA)
    assert len(call.list()) == 13
