"""One file that becomes the same archive again, or nothing at all."""

import json
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from store.archive.backup import (
    BACKUP_FORMAT,
    daily_backup,
    daily_backups,
    read_manifest,
    restore_backup,
    write_backup,
)
from store.archive.folder import FolderRepository
from store.archive.layout import MARKER
from store.archive.marker import archive_id, open_folder
from store.archive.seal import seal, unseal
from store.troubles import Trouble
from tests.unit.archive.contract import DOLMA, TASHI
from tests.unit.archive.documents_for_tests import a_document, with_cell


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "data"
    open_folder(root)
    repository = FolderRepository(root)
    for number, day in ((12, "2022-08-20"), (24, "2022-09-01"), (35, "2022-09-12")):
        kept = repository.create(a_document(number, day), DOLMA)
        repository.save(kept.key, kept.document, with_cell(kept.document, "lhasa", number), TASHI)
    repository.delete("2022-08-20-012", DOLMA)
    (root / "series" / "flood").mkdir(parents=True)
    (root / "series" / "flood" / "series.toml").write_text('name = "洪涝"\n', "utf-8")
    return root


def everything(root: Path) -> list[object]:
    repository = FolderRepository(root)
    keys = [row.key for row in [*repository.list(), *repository.list_deleted()]]
    return [archive_id(root), *((key, repository.history(key), repository.version(key, 2)) for key in keys)]


def refused(code: str) -> "pytest.RaisesExc[Trouble]":
    return pytest.raises(Trouble, check=lambda error: error.code == code)


@pytest.mark.parametrize("empty", [True, False])
def test_a_backup_becomes_the_same_archive(root: Path, tmp_path: Path, empty: bool) -> None:
    made = write_backup(root, tmp_path / "all.zip", at=5)
    assert (made.conferences, made.damaged) == (3, ())
    assert read_manifest(made.path) == made
    target = tmp_path / "there" / "again"
    if empty:
        target.mkdir(parents=True)
    restore_backup(made.path, target)
    assert everything(target) == everything(root)
    assert (target / "series/flood/series.toml").read_text("utf-8") == 'name = "洪涝"\n'
    assert {path.stat().st_mode & 0o077 for path in [made.path, *target.rglob("*")]} == {0}
    assert sorted(path.name for path in target.parent.iterdir()) == ["again"]


def test_nothing_is_overwritten(root: Path, tmp_path: Path) -> None:
    made = write_backup(root, tmp_path / "all.zip", at=5)
    with refused("backup_exists"):
        write_backup(root, made.path, at=6)
    with refused("restore_not_empty"):
        restore_backup(made.path, root)
    with refused("restore_not_empty"):
        restore_backup(made.path, made.path)


def rezipped(path: Path, change: object) -> None:
    """Write the zip `path` again with its members changed, as somebody might by hand."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)  # type: ignore[operator]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


NAME = "conferences/2022/09/2022-09-01-024.000002.json"


def cut_member(members: dict[str, bytes]) -> None:
    members[NAME] = members[NAME][:-1]


def no_member(members: dict[str, bytes]) -> None:
    del members[NAME]


def no_manifest(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def renew_sum(members: dict[str, bytes], name: str, data: bytes) -> None:
    import hashlib

    manifest = json.loads(members["manifest.json"])
    manifest["members"][name] = hashlib.sha256(data).hexdigest()
    members[name] = data
    members["manifest.json"] = json.dumps(manifest).encode()


def false_figure(members: dict[str, bytes]) -> None:
    tables = unseal(members[NAME], "2022-09-01-024", 2)
    tables["conference"]["1"]["cells"]["yesterday/confirmed/lhasa"]["v"] = 99
    renew_sum(members, NAME, seal(tables, "2022-09-01-024", 2, 1))


def leading_out(members: dict[str, bytes]) -> None:
    renew_sum(members, "../../outside.json", b"{}")


def leading_out_of_series(members: dict[str, bytes]) -> None:
    renew_sum(members, "series/../../outside.toml", b"")


def of_the_manifest(held: dict[str, bytes], /, **fields: object) -> None:
    manifest = json.loads(held["manifest.json"])
    held["manifest.json"] = json.dumps({**manifest, **fields}).encode()


def newer(members: dict[str, bytes]) -> None:
    of_the_manifest(members, backup=BACKUP_FORMAT + 1)


def another_head(members: dict[str, bytes]) -> None:
    heads = json.loads(members["manifest.json"])["heads"]
    of_the_manifest(members, heads={**heads, "2022-09-01-024": "0" * 64})


def a_head_too_many(members: dict[str, bytes]) -> None:
    heads = json.loads(members["manifest.json"])["heads"]
    of_the_manifest(members, heads={**heads, "2022-09-02-025": "0" * 64})


def no_mark_of_the_archive(members: dict[str, bytes]) -> None:
    sums = json.loads(members["manifest.json"])["members"]
    of_the_manifest(members, members={name: sum_ for name, sum_ in sums.items() if name != MARKER})
    del members[MARKER]


def in_another_month(members: dict[str, bytes]) -> None:
    sums = json.loads(members["manifest.json"])["members"]
    moved = NAME.replace("/09/", "/10/")
    members[moved] = members.pop(NAME)
    of_the_manifest(members, members={moved if name == NAME else name: sum_ for name, sum_ in sums.items()})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (newer, "backup_damaged"),
        (another_head, "backup_untrue"),
        (a_head_too_many, "backup_untrue"),
        (no_mark_of_the_archive, "backup_damaged"),
        (in_another_month, "backup_damaged"),
        (cut_member, "backup_damaged"),
        (no_member, "backup_damaged"),
        (no_manifest, "backup_damaged"),
        (false_figure, "backup_untrue"),
        (leading_out, "backup_damaged"),
        (leading_out_of_series, "backup_damaged"),
    ],
)
def test_a_backup_that_is_not_right_restores_nothing(
    root: Path, tmp_path: Path, change: object, code: str
) -> None:
    made = write_backup(root, tmp_path / "all.zip", at=5)
    rezipped(made.path, change)
    with refused(code) as told:
        restore_backup(made.path, tmp_path / "again")
    assert "all.zip" in told.value.said("zh")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip", "data"]


def test_what_is_in_a_backup_and_not_on_its_list_is_told(root: Path, tmp_path: Path) -> None:
    made = write_backup(root, tmp_path / "all.zip", at=5)
    rezipped(made.path, lambda members: members.update({"series/planted/zh.toml": b"format = 1"}))
    assert restore_backup(made.path, tmp_path / "again").passed_over == ("series/planted/zh.toml",)
    assert not (tmp_path / "again/series/planted").exists()


@pytest.mark.parametrize("share", range(0, 16))
def test_a_cut_backup_restores_nothing(root: Path, tmp_path: Path, share: int) -> None:
    made = write_backup(root, tmp_path / "all.zip", at=5)
    made.path.write_bytes(made.path.read_bytes()[: made.path.stat().st_size * share // 16])
    with refused("backup_damaged"):
        restore_backup(made.path, tmp_path / "again")
    with refused("backup_damaged"):
        read_manifest(made.path)


def test_a_damaged_conference_is_backed_up_from_the_file_before_it(root: Path, tmp_path: Path) -> None:
    newest = root / NAME
    newest.write_bytes(newest.read_bytes()[:-9])
    made = write_backup(root, tmp_path / "all.zip", at=5)
    assert made.damaged == ("aside/2022-09-01-024.000002.json",)
    restore_backup(made.path, tmp_path / "again")
    assert FolderRepository(tmp_path / "again").load("2022-09-01-024").version == 1
    assert (tmp_path / "again/aside/2022-09-01-024.000002.json").read_bytes() == newest.read_bytes()


def test_a_backup_a_day_and_thirty_are_kept(root: Path) -> None:
    first = date(2026, 1, 1)
    for day in range(40):
        assert daily_backup(root, first + timedelta(days=day), at=day) is not None
        assert daily_backup(root, first + timedelta(days=day), at=day) is None, "once a day"
    days = [day for day, _ in daily_backups(root)]
    assert days == [first + timedelta(days=day) for day in range(9, 40)]


def test_an_empty_archive_is_not_backed_up(tmp_path: Path) -> None:
    open_folder(tmp_path / "data")
    assert daily_backup(tmp_path / "data", date(2026, 1, 1), at=1) is None


def test_a_backup_onto_a_full_disk_leaves_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno
    import os

    def fsync(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with refused("full"):
        write_backup(root, tmp_path / "all.zip", at=5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]
