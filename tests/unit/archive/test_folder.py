"""The folder keeps the contract, and what only a folder can show: its modes and its names."""

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from store.archive import disk
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.archive.storage import KEEP
from store.formats.publishing import FileExists, Wanted, publish_files
from tests.unit.archive.contract import DOLMA, RepositoryContract
from tests.unit.archive.documents_for_tests import a_document, with_cell
from tests.unit.archive.saved_conference import KEY, files, lhasa, refused, saved


class TestFolder(RepositoryContract):
    @pytest.fixture
    def repository(self, root: Path) -> FolderRepository:
        return FolderRepository(root)

    @pytest.fixture
    def other(self, root: Path) -> FolderRepository:
        return FolderRepository(root)


class TestFat(TestFolder):
    """The same on a disk without link(2)."""

    @pytest.fixture(autouse=True)
    def without_links(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def link(*_: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", link)

    def test_a_claim_left_by_the_dead_blocks_nobody_for_long(
        self, repository: FolderRepository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = repository.create(a_document(), DOLMA)
        monkeypatch.setattr(disk, "_CLAIM_PATIENCE", 0.05)
        claim = files(repository.root)[0].with_name(f"{KEY}.000002.claim")
        claim.write_bytes(b"")
        kept = repository.save(KEY, made.document, with_cell(made.document, "lhasa", 5), DOLMA)
        assert kept.generation == 2 and not claim.exists()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_folders_and_files_are_the_owners_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        open_folder(tmp_path / "a" / "data")
        saved(FolderRepository(tmp_path / "a" / "data"), 5)
    finally:
        os.umask(before)
    for path in (tmp_path / "a").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_file_is_private_before_its_first_byte(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    real = os.write

    def write(handle: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return real(handle, data)

    before = os.umask(0)
    monkeypatch.setattr(os, "write", write)
    try:
        saved(FolderRepository(root), 1)
    finally:
        os.umask(before)
    assert modes and set(modes) == {0o600}


def test_a_folder_shared_on_purpose_stays_open_to_its_group(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o2770)
    open_folder(shared)
    saved(FolderRepository(shared), 2)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files(shared)} == {0o660}
    assert stat.S_IMODE(files(shared)[0].parent.stat().st_mode) == 0o2770


def test_three_generations_stay_and_a_person_can_read_them(repository: FolderRepository) -> None:
    saved(repository, 9)
    assert [path.name for path in files(repository.root)] == [f"{KEY}.{n:06d}.json" for n in (7, 8, 9)]
    assert KEEP == 3
    text = files(repository.root)[-1].read_bytes().decode("utf-8")
    assert '\n   "yesterday/confirmed/lhasa": {"v": 9, "raw": "9", "by": "卓玛"' in text
    assert json.loads(text)["conference"]["1"]["cells"]["yesterday/confirmed/lhasa"]["v"] == 9


def test_plain_tinydb_reads_a_generation(repository: FolderRepository) -> None:
    from tinydb import TinyDB

    document = saved(repository, 3)
    with TinyDB(files(repository.root)[-1], encoding="utf-8", access_mode="r") as database:
        assert dict(database.table("conference").all()[0]) == document
        assert len(database.table("revisions")) == 3


@pytest.mark.parametrize("level", ["2022/09/" + KEY + ".000002.json", "2022/09", "2022"])
def test_a_link_inside_the_archive_is_never_followed(
    repository: FolderRepository, tmp_path: Path, level: str
) -> None:
    saved(repository, 1)
    place = repository.root / "conferences" / level
    outside = tmp_path / "outside"
    if place.exists():
        place.rename(outside)
    else:
        outside.write_bytes(files(repository.root)[0].read_bytes().replace(b"000001", b"000002"))
    place.symlink_to(outside, target_is_directory=outside.is_dir())
    if level.endswith(".json"):
        assert repository.load(KEY).notices[0].facts["reason"].code == "damaged_kind"
    else:
        with refused("symlink"):
            repository.load(KEY)
        with refused("symlink"):
            repository.list()


def test_a_pipe_with_a_generations_name_blocks_nobody(repository: FolderRepository) -> None:
    saved(repository, 1)
    os.mkfifo(files(repository.root)[0].with_name(f"{KEY}.000002.json"))
    assert lhasa(repository.load(KEY).document) == 1


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    disk.write_new(path, b"mine")
    with pytest.raises(FileExistsError):
        disk.write_new(path, b"theirs")
    assert path.read_bytes() == b"mine"


def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = tmp_path / "a.json"
    disk.replace_file(path, b"old")
    monkeypatch.setattr(os, "replace", refusing)
    with pytest.raises(PermissionError):
        disk.replace_file(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"] and path.read_bytes() == b"old"


def test_on_a_disk_without_links_a_name_taken_meanwhile_stays_and_nobodys_file_is_taken_for_a_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(disk, "_CLAIM_PATIENCE", 0.05)
    folder = tmp_path / "out"
    publish_files(folder, [Wanted(folder / "稿.txt", b"mine")])
    with pytest.raises(FileExistsError):
        disk.publish(disk.write_aside(folder, "稿.txt", b"theirs"), folder / "稿.txt")
    (folder / "figures.claim").write_bytes(b"a list of claims that somebody keeps")
    with pytest.raises(FileExists):
        publish_files(folder, [Wanted(folder / "figures.csv", b"mine")])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "稿.txt": b"mine",
        "figures.claim": b"a list of claims that somebody keeps",
    }


@pytest.mark.parametrize(
    ("made", "why"), [(os.mkdir, errno.ESPIPE), (os.mkfifo, errno.ESPIPE), (lambda path: path.write_bytes(b"12345"), errno.EFBIG)]
)  # fmt: skip
def test_only_a_plain_file_of_the_size_it_may_have_is_read(
    tmp_path: Path, made: Callable[[Path], object], why: int
) -> None:
    made(tmp_path / "heads")
    with pytest.raises(OSError) as refused:
        disk.read_from(tmp_path / "heads", most=4)
    assert refused.value.errno == why
    (tmp_path / "plain").write_bytes(b"12345")
    assert disk.read_from(tmp_path / "plain", 3, most=5)[0] == b"45"
