"""That a text went out as final is a fact of the archive: every account sees it, a copy and a backup have it, and what
does not fit the record is never said to be final."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.archive.backup import restore_backup, write_backup
from store.archive.chain import Signature
from store.archive.folder import FolderRepository
from store.archive.released import RELEASES
from store.archive.seal import seal, unseal
from store.archive.seen import SeenState
from store.archive.storage import GenStorage
from store.archive.strays import merge_stray, stray_files
from store.archive.troubles import Tampered
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.record.cell import CellKey
from tests.stage import NOW, sample_desk

KEY = "2022-09-01-024"
HIGH_RISK = CellKey("", "high_risk")


def desk_of(root: Path, account: str) -> Desk:
    return open_desk(root, who=account, clock=lambda: NOW, local=root.parent / account)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    sample_desk(tmp_path / "a")
    return tmp_path / "a"


def exported(desk: Desk) -> None:
    Export(
        desk.open(KEY, journal=False), Order(Path(desk.places["archive"]).parent / "out", replace=True)
    ).run()


def entered(desk: Desk, raw: str) -> None:
    sitting = desk.open(KEY, journal=False)
    sitting.enter(HIGH_RISK, raw)
    sitting.save()


def told(desk: Desk) -> tuple[str, int | None]:
    """How the list has it; the conference itself must say the same."""
    (row,) = [row for row in desk.rows() if row.key == KEY]
    sitting = desk.open(KEY, journal=False)
    assert (sitting.went_out_as, sitting.moved_on) == (row.exported, row.moved_on)
    return row.state, row.exported


def newest(root: Path) -> Path:
    return max((root / "conferences/2022/09").glob(f"{KEY}.*"))


def tables_of(root: Path) -> dict[str, Any]:
    path = newest(root)
    return unseal(path.read_bytes(), KEY, int(path.name.split(".")[1]))


def rewritten(root: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the tables of the newest file and seal them anew."""
    generation, tables = int(newest(root).name.split(".")[1]), tables_of(root)
    change(tables)
    newest(root).write_bytes(seal(tables, KEY, generation, generation - 1))


def test_another_account_sees_the_same_state(root: Path) -> None:
    dolma, tashi = desk_of(root, "卓玛"), desk_of(root, "扎西")
    assert told(tashi) == ("draft", None)
    exported(dolma)
    exported(dolma)  # once more, into other files: nothing new
    assert told(dolma) == told(tashi) == ("final", 1)
    entered(tashi, "7")
    assert told(dolma) == told(tashi) == ("revised", 1)
    tashi.repository.restore_version(KEY, 1, tashi.signature())
    assert told(dolma) == told(tashi) == ("final", 1), "changed back is what went out"
    entered(dolma, "8")
    exported(tashi)
    rows = list(tables_of(root)[RELEASES].values())
    assert [(row["version"], row["by"], row["at"], row.get("after")) for row in rows] == [
        (1, "卓玛", NOW, None),
        (4, "扎西", NOW, 1),
    ]
    assert dolma.repository.verify(KEY) == []


def test_what_only_this_account_remembers_goes_into_the_archive_with_the_next_save(root: Path) -> None:
    dolma = desk_of(root, "卓玛")
    kept, before = dolma.repository.load(KEY), newest(root)
    assert isinstance(dolma.repository, FolderRepository)
    told(dolma)  # the list has it in its cache, as a program before this one left it
    dolma.repository.memory.note_export(KEY, SeenState(kept.generation, kept.version, kept.head), NOW)
    assert told(dolma) == ("final", 1) and told(desk_of(root, "扎西")) == ("draft", None)
    assert newest(root) == before, "a look writes nothing"
    entered(dolma, "7")
    assert told(dolma) == told(desk_of(root, "扎西")) == ("revised", 1)
    assert tables_of(root)[RELEASES]["1"] == {
        "version": 1,
        "head": kept.head,
        "state": tables_of(root)["revisions"]["1"]["state"],
    }


def figure_changed(tables: dict[str, Any]) -> None:
    tables["conference"]["1"]["cells"]["high_risk"]["v"] += 1


def another_version(tables: dict[str, Any]) -> None:
    tables[RELEASES]["1"]["version"] = 2


def no_such_version(tables: dict[str, Any]) -> None:
    tables[RELEASES]["1"]["version"] = 9


@pytest.mark.parametrize("change", [figure_changed, another_version, no_such_version])
def test_a_state_that_does_not_fit_the_record_is_never_final(
    root: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    exported(desk_of(root, "卓玛"))
    entered(desk_of(root, "卓玛"), "7") if change is not figure_changed else None
    rewritten(root, change)
    assert told(desk_of(root, "扎西"))[0] == "revised"


def test_what_nobody_can_read_as_a_state_says_nothing(root: Path) -> None:
    exported(desk_of(root, "卓玛"))
    rewritten(root, lambda tables: tables[RELEASES]["1"].update(version="1"))
    assert told(desk_of(root, "扎西")) == ("draft", None)


def test_a_removed_conference_and_a_backup_keep_it(root: Path, tmp_path: Path) -> None:
    dolma = desk_of(root, "卓玛")
    exported(dolma)
    dolma.delete(KEY)
    assert [(row.key, row.state) for row in dolma.removed()] == [(KEY, "final")]
    write_backup(root, tmp_path / "b.zip", NOW)
    restore_backup(tmp_path / "b.zip", tmp_path / "again" / "a")
    there = desk_of(tmp_path / "again" / "a", "扎西")
    there.bring_back(KEY)
    assert told(there) == ("final", 1)


def test_a_copy_of_another_machine_brings_what_went_out_there(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "there" / "a", ignore=shutil.ignore_patterns(".local"))
    exported(desk_of(tmp_path / "there" / "a", "扎西"))
    dolma = desk_of(root, "卓玛")
    entered(dolma, "7")
    shutil.copy(newest(tmp_path / "there" / "a"), newest(root).with_name(f"{KEY}.000002 (1).json"))
    assert isinstance(dolma.repository, FolderRepository)
    merge_stray(dolma.repository, stray_files(root)[0], dolma.signature())
    assert told(dolma) == ("revised", 1)


def test_two_windows_at_once_lose_neither_the_save_nor_the_state(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dolma, tashi = desk_of(root, "卓玛"), desk_of(root, "扎西")
    commit, others = GenStorage._commit, [lambda: entered(tashi, "7"), lambda: entered(tashi, "8")]

    def overtaken(storage: GenStorage, tables: Any) -> None:
        if RELEASES in tables and others:
            others.pop()()
        commit(storage, tables)

    monkeypatch.setattr(GenStorage, "_commit", overtaken)
    exported(dolma)
    assert not others and told(dolma) == told(tashi) == ("revised", 1)
    assert len(dolma.repository.history(KEY)) == 3


def test_an_archive_that_takes_no_writing_leaves_the_state_to_the_next_save(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dolma = desk_of(root, "卓玛")
    task = Export(dolma.open(KEY, journal=False), Order(root.parent / "out"))
    with monkeypatch.context() as shut:

        def refused(storage: GenStorage, tables: Any) -> None:
            raise PermissionError(13, "no", str(root))

        shut.setattr(GenStorage, "_commit", refused)
        assert task.run()
    (caution,) = task.cautions
    assert (
        caution.code == "state_unnoted"
        and "已定稿" in caution.said("zh")
        and "could not" in caution.said("en")
    )
    assert told(dolma) == ("final", 1) and told(desk_of(root, "扎西")) == ("draft", None)
    dolma.repository.delete(KEY, Signature("卓玛", NOW))
    dolma.repository.undelete(KEY, Signature("卓玛", NOW))
    assert told(desk_of(root, "扎西")) == ("final", 1)


def test_a_history_rewritten_behind_what_went_out_is_still_told(root: Path) -> None:
    """The memory against tampering stays with the account."""
    dolma = desk_of(root, "卓玛")
    exported(dolma)
    rewritten(root, lambda tables: tables["revisions"]["1"].update(hash="0" * 64))
    doubts = dolma.open(KEY, journal=False).doubts()
    assert any(isinstance(one, Tampered) and one.code == "exported_rewritten" for one in doubts)
