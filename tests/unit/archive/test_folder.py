"""The folder keeps the contract, and what only a folder can show: modes, names, damage, lost drives."""

import errno
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from store.archive import disk, layout
from store.archive.documents import Document
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.archive.migrations import Migrations
from store.archive.storage import KEEP
from store.troubles import Trouble
from tests.unit.archive.contract import DOLMA, TASHI, RepositoryContract
from tests.unit.archive.documents_for_tests import a_document, with_cell

KEY = "2022-09-01-024"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    open_folder(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def repository(root: Path) -> FolderRepository:
    return FolderRepository(root)


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


def files(root: Path) -> list[Path]:
    """The generations of KEY, oldest first."""
    return sorted((root / "conferences/2022/09").glob(f"{KEY}.*.json"))


def saved(repository: FolderRepository, times: int) -> Document:
    """A conference with `times` saves; lhasa has the number of the save."""
    kept = repository.create(a_document(lhasa=1), DOLMA)
    for number in range(2, times + 1):
        kept = repository.save(KEY, kept.document, with_cell(kept.document, "lhasa", number), DOLMA)
    return kept.document


def lhasa(document: Document) -> int:
    value: int = document["cells"]["yesterday/confirmed/lhasa"]["v"]
    return value


def refused(code: str) -> "pytest.RaisesExc[Trouble]":
    return pytest.raises(Trouble, check=lambda error: error.code == code)


# -- names and modes


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
def test_a_link_inside_the_archive_is_never_followed(repository: FolderRepository, tmp_path: Path, level: str) -> None:
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


# -- damage


SPOILT = {
    "zero length": (lambda data: b"", "damaged_empty"),
    "zero bytes": (lambda data: b"\0" * len(data), "damaged_empty"),
    "gbk": (lambda data: data.decode().encode("gbk"), "damaged_encoding"),
    "windows lines": (lambda data: data.replace(b"\n", b"\r\n"), "damaged_edited"),
    "a figure by hand": (lambda data: data.replace(b'"v": 4', b'"v": 7'), "damaged_edited"),
    "a comma by hand": (lambda data: data.replace(b'"series": ', b'"series" '), "damaged_json"),
    "nested without end": (lambda data: b"[" * 100_000, "damaged_shape"),
    "another file": (lambda data: b"[]", "damaged_edited"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_newest_file_is_passed_over_told_and_kept(repository: FolderRepository, how: str) -> None:
    spoil, code = SPOILT[how]
    saved(repository, 4)
    newest = files(repository.root)[-1]
    newest.write_bytes(spoil(newest.read_bytes()))
    spoilt = newest.read_bytes()
    kept = repository.load(KEY)
    assert lhasa(kept.document) == 3
    (notice,) = kept.notices
    assert notice.facts["reason"].code == code
    for lang in ("zh", "en"):
        assert newest.name in notice.said(lang) and "aside" in notice.said(lang)
    assert repository.list()[0].trouble == notice or repository.list()[0].trouble is not None
    assert newest.read_bytes() == spoilt, "looking changes nothing"
    after = repository.save(KEY, kept.document, with_cell(kept.document, "ngari", 9), TASHI)
    assert after.generation == 5 and after.version == 4
    assert (repository.root / "aside" / newest.name).read_bytes() == spoilt
    again = repository.load(KEY)
    assert again.notices == () and repository.verify(KEY) == []


def test_a_byte_order_mark_is_no_damage(repository: FolderRepository) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    newest.write_bytes(b"\xef\xbb\xbf" + newest.read_bytes())
    kept = repository.load(KEY)
    assert (lhasa(kept.document), kept.notices) == (2, ())


def test_a_mistake_by_hand_is_named_by_line_and_column(repository: FolderRepository) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    lines = newest.read_text("utf-8").split("\n")
    number = next(index for index, line in enumerate(lines) if "headline" in line)
    lines[number] = lines[number].replace('": "', '": ')
    newest.write_text("\n".join(lines), "utf-8")
    reason = repository.load(KEY).notices[0].facts["reason"]
    assert (reason.code, reason.facts["line"]) == ("damaged_json", number + 1)
    assert f"line {number + 1}" in reason.said("en") and f"第 {number + 1} 行" in reason.said("zh")


@pytest.mark.parametrize("share", range(16))
def test_a_file_cut_anywhere_falls_back(repository: FolderRepository, share: int) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    newest.write_bytes(newest.read_bytes()[: newest.stat().st_size * share // 16])
    assert lhasa(repository.load(KEY).document) == 1


def test_one_flipped_bit_anywhere_falls_back(repository: FolderRepository) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    whole = newest.read_bytes()
    for place in [*range(160), *range(160, len(whole), 97)]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        newest.write_bytes(flipped)
        assert lhasa(repository.load(KEY).document) == 1, place


def test_when_all_are_damaged_nothing_is_taken_for_empty(repository: FolderRepository) -> None:
    saved(repository, 4)
    for path in files(repository.root):
        path.write_bytes(b"")
    for act in (
        lambda: repository.load(KEY),
        lambda: repository.history(KEY),
        lambda: repository.update(KEY, lambda document: document, DOLMA),
    ):
        with refused("unreadable"):
            act()
    (row,) = repository.list()
    assert row.trouble is not None and row.trouble.code == "unreadable"
    assert repository.create(a_document(), DOLMA).key == f"{KEY}-b"
    assert len(files(repository.root)) == 3, "the damaged files are still there"


def test_a_generation_under_another_name_is_not_taken_for_it(repository: FolderRepository) -> None:
    saved(repository, 2)
    shutil.copy(files(repository.root)[0], files(repository.root)[0].with_name(f"{KEY}.000009.json"))
    kept = repository.load(KEY)
    assert lhasa(kept.document) == 2
    assert kept.notices[0].facts["reason"].code == "damaged_misnamed"


def test_a_bad_spot_of_the_disk_falls_back(repository: FolderRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(repository, 2)
    real, newest = os.read, files(repository.root)[-1].stat().st_ino

    def read(handle: int, count: int) -> bytes:
        if os.fstat(handle).st_ino == newest:
            raise OSError(errno.EIO, "Input/output error")
        return real(handle, count)

    monkeypatch.setattr(os, "read", read)
    kept = repository.load(KEY)
    assert lhasa(kept.document) == 1
    assert kept.notices[0].facts["reason"].code == "damaged_disk"


# -- a disk that refuses


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
