"""A disk that refuses, a folder that is not there, and the formats of former and later days."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from store.archive import layout
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.archive.migrations import Migrations
from store.part_kinds import Document
from tests.unit.archive.contract import DOLMA, TASHI
from tests.unit.archive.documents_for_tests import a_document, with_cell
from tests.unit.archive.saved_conference import KEY, files, lhasa, refused, saved


def test_a_vanished_folder_is_told_and_nothing_is_made_in_its_place(root: Path, tmp_path: Path) -> None:
    repository = FolderRepository(root)
    document = saved(repository, 2)
    root.rename(tmp_path / "unplugged")
    root.mkdir()
    for act in (
        lambda: repository.load(KEY),
        lambda: repository.save(KEY, document, with_cell(document, "lhasa", 9), DOLMA),
        lambda: repository.create(a_document(25), DOLMA),
        lambda: repository.list(),
        lambda: repository.changed_since(None),
    ):
        with refused("vanished"):
            act()
    assert list(root.iterdir()) == []
    root.rmdir()
    (tmp_path / "unplugged").rename(root)
    assert lhasa(repository.save(KEY, document, with_cell(document, "lhasa", 9), DOLMA).document) == 9


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "read_only"), (errno.EACCES, "refused"), (errno.ENOSPC, "full"), (errno.EDQUOT, "full"),
     (errno.ESTALE, "vanished"), (errno.EIO, "disk")],
)  # fmt: skip
def test_every_refusal_has_its_own_words(
    repository: FolderRepository, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    document = saved(repository, 1)

    def fsync(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        with refused(code) as told:
            repository.save(KEY, document, with_cell(document, "lhasa", 9), DOLMA)
        assert str(repository.root) in told.value.said("zh") and str(repository.root) in told.value.said("en")
    assert lhasa(repository.load(KEY).document) == 1
    assert list(repository.root.rglob("*.tmp")) == []
    assert repository.save(KEY, document, with_cell(document, "lhasa", 9), DOLMA).generation == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_only_read_can_be_read(repository: FolderRepository) -> None:
    document = saved(repository, 1)
    month = files(repository.root)[0].parent
    month.chmod(0o500)
    try:
        assert repository.load(KEY).document == document
        with refused("refused"):
            repository.save(KEY, document, with_cell(document, "lhasa", 9), DOLMA)
    finally:
        month.chmod(0o700)


def test_a_folder_of_something_else_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / layout.MARKER).write_text('{"archive": "of photographs"}')
    with refused("not_archive"):
        open_folder(tmp_path)
    (tmp_path / layout.MARKER).write_text(json.dumps({"archive": 2, "id": "0" * 32}))
    with refused("newer"):
        open_folder(tmp_path)


# -- formats


def up(document: Document) -> Document:
    return {**document, "venue": document.get("place", "")}


def test_an_older_format_opens_and_is_kept_as_it_was(repository: FolderRepository) -> None:
    document = saved(repository, 2)
    old = files(repository.root)[-1].read_bytes()
    newer = FolderRepository(repository.root, Migrations(2, {1: up}))
    kept = newer.load(KEY)
    assert (kept.document["format"], kept.document["venue"], kept.migrated_from) == (2, "", 1)
    assert files(repository.root)[-1].read_bytes() == old, "opening changes nothing"
    after = newer.save(KEY, kept.document, with_cell(kept.document, "lhasa", 9), TASHI)
    assert (after.document["format"], after.version, after.migrated_from) == (2, 4, None)
    assert (repository.root / "aside/before-format-2" / f"{KEY}.000002.json").read_bytes() == old
    assert [entry.kind for entry in newer.history(KEY)] == ["created", "changed", "migrated", "changed"]
    assert newer.verify(KEY) == []
    assert newer.version(KEY, 2) == up(document) | {"format": 2}
    with refused("newer"):
        repository.load(KEY)
    assert repository.list()[0].trouble is not None


def test_a_format_without_a_way_up_is_refused(repository: FolderRepository) -> None:
    saved(repository, 1)
    with refused("too_old"):
        FolderRepository(repository.root, Migrations(3, {2: up})).load(KEY)


def test_an_archive_of_the_first_format_opens_for_ever(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "data" / "archive-format-1", tmp_path / "old")
    assert len(open_folder(tmp_path / "old")) == 32
    repository = FolderRepository(tmp_path / "old")
    assert [row.key for row in repository.list()] == [KEY, "2022-08-20-012"]
    kept = repository.load(KEY)
    assert (kept.version, kept.notices, lhasa(kept.document)) == (3, (), 20)
    assert kept.document["texts"]["bo"] == "བོད་ལྗོངས།"
    assert lhasa(repository.version(KEY, 1)) == 0
    assert repository.verify(KEY, [kept.head]) == []
    assert repository.history(KEY)[0].witness == {"2022-08-20-012": repository.load("2022-08-20-012").head}
