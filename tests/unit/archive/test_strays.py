"""Copies a synchronizing folder left are noticed and merged; leftovers of the dead are swept."""

import os
import shutil
from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.archive.strays import merge_stray, stray_files, sweep
from store.troubles import Trouble
from tests.unit.archive.contract import DOLMA, TASHI
from tests.unit.archive.documents_for_tests import a_document, with_cell

KEY = "2022-09-01-024"
COPIES = [
    f"{KEY}.000002 (conflicted copy 2022-09-01).json",
    f"{KEY}.000002-DESKTOP-7Q.json",
    f"{KEY}.000002.sync-conflict-20220901-101010-ABCDEFG.json",
    f"{KEY}.000002 (1).json",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    open_folder(tmp_path / "data")
    return tmp_path / "data"


def two_machines(root: Path, copy: str, place: str) -> FolderRepository:
    """Both save generation 2 on copies of one folder; the other's file arrives under the name `copy`."""
    here = FolderRepository(root)
    base = here.create(a_document(), DOLMA)
    shutil.copytree(root, root.parent / "elsewhere")
    there = FolderRepository(root.parent / "elsewhere")
    here.save(KEY, base.document, with_cell(base.document, "lhasa", 20), DOLMA)
    there.save(KEY, base.document, with_cell(base.document, place, 30, "扎西"), TASHI)
    arrived = root / "conferences/2022/09"
    shutil.copy(root.parent / "elsewhere/conferences/2022/09" / f"{KEY}.000002.json", arrived / copy)
    return here


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_from_another_machine_is_merged(root: Path, copy: str) -> None:
    here = two_machines(root, copy, "ngari")
    (stray,) = stray_files(root)
    assert (stray.path.name, stray.key, stray.generation) == (copy, KEY, 2)
    assert copy in stray.notice.said("zh") and copy in stray.notice.said("en")
    kept = merge_stray(here, stray, DOLMA)
    figures = {key[20:]: cell["v"] for key, cell in kept.document["cells"].items()}
    assert (figures["lhasa"], figures["ngari"], kept.clashes) == (20, 30, ())
    assert stray_files(root) == []
    assert (root / "aside" / copy).exists()
    assert here.verify(KEY) == []


def test_a_copy_that_says_otherwise_is_a_clash(root: Path) -> None:
    here = two_machines(root, COPIES[0], "lhasa")
    kept = merge_stray(here, stray_files(root)[0], DOLMA)
    (clash,) = kept.clashes
    assert (clash.mine["v"], clash.theirs["v"]) == (30, 20)


def test_a_foreign_file_is_named_and_left_alone(root: Path) -> None:
    here = FolderRepository(root)
    here.create(a_document(), DOLMA)
    note = root / "conferences/2022/09/提纲.docx"
    note.write_bytes(b"PK")
    (stray,) = stray_files(root)
    assert (stray.key, stray.notice.code) == ("", "stray_foreign")
    with pytest.raises(Trouble):
        merge_stray(here, stray, DOLMA)
    assert note.exists()


def test_only_old_leftovers_are_swept(root: Path) -> None:
    FolderRepository(root).create(a_document(), DOLMA)
    month = root / "conferences/2022/09"
    old, young, other = (
        month / f".{KEY}.77.{'0' * 16}.tmp",
        month / f".{KEY}.78.{'1' * 16}.tmp",
        month / ".hidden.tmp",
    )
    for path in (old, young, other):
        path.write_bytes(b"")
    (root / "backups").mkdir()
    half_a_backup = root / "backups" / f".daily-2022-09-01.zip.77.{'2' * 16}.tmp"
    half_a_backup.write_bytes(b"")
    now = young.stat().st_mtime
    os.utime(half_a_backup, (now - 7200, now - 7200))
    os.utime(old, (now - 7200, now - 7200))
    os.utime(other, (now - 7200, now - 7200))
    assert sweep(root, now) == 2
    assert not half_a_backup.exists()
    assert (old.exists(), young.exists(), other.exists()) == (False, True, True)
