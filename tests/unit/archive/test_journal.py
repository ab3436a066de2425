"""The keystroke journal: nothing appended is lost, nothing is called durable that is not."""

import errno
import os
import stat
import threading
import time
from pathlib import Path

import pytest

from store.archive import disk
from store.archive.documents import Change
from store.archive.journal import Journal, left_behind

KEY = "2022-09-01-024"


@pytest.fixture(autouse=True)
def _soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second between two tries is right for a person, and only waiting for a test."""
    monkeypatch.setattr("store.archive.journal._RETRY_SECONDS", 0.05)


def a_change(number: int, path: str = "lhasa") -> Change:
    return Change(("cells", path), {"v": number - 1}, {"v": number})


def typed(journal: Journal, count: int, start: int = 1) -> None:
    for number in range(start, start + count):
        journal.append(a_change(number), at=1000 + number, by="卓玛")


def only_file(folder: Path) -> Path:
    (path,) = folder.glob("*.jsonl")
    return path


def test_no_file_is_made_for_a_sitting_that_only_looks(tmp_path: Path) -> None:
    Journal(tmp_path / "drafts", KEY, 3, at=1000).close()
    assert not (tmp_path / "drafts").exists()


def test_a_line_is_with_the_system_when_append_returns(tmp_path: Path) -> None:
    held = threading.Event()
    journal = Journal(tmp_path / "drafts", KEY, 3, at=1000, sync=lambda handle: void(held.wait(10)))
    typed(journal, 1)
    assert only_file(tmp_path / "drafts").read_bytes().count(b"\n") == 2
    assert (journal.written, journal.durable, journal.saved) == (1, 0, False)
    held.set()
    assert journal.wait(1, 10)
    assert journal.saved
    journal.close()


def void(_: object) -> None:
    return None


def test_a_dead_sitting_is_offered_with_its_time_and_its_changes(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY, 3, at=1000)
    typed(journal, 5)
    journal.append(a_change(9, "ngari"), at=2000)
    journal.close()
    (left,) = left_behind(tmp_path, KEY)
    assert (left.key, left.generation, left.begun, left.last) == (KEY, 3, 1000, 2000)
    assert [(change.path[1], change.old, change.new) for change in left.changes] == [
        ("lhasa", {"v": 0}, {"v": 5}),
        ("ngari", {"v": 8}, {"v": 9}),
    ]
    assert [change.path[1] for change in left.missing_from({"cells": {"lhasa": {"v": 5, "raw": "五"}}})] == [
        "ngari"
    ]
    left.release()


def test_a_living_sitting_is_not_offered(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY, 3, at=1000)
    typed(journal, 1)
    assert left_behind(tmp_path) == []
    journal.close()
    (left,) = left_behind(tmp_path)
    assert left_behind(tmp_path) == [], "another window must not offer what this one is asking about"
    left.release()
    assert len(left_behind(tmp_path, "2022-09-02-025")) == 0


def test_closing_at_once_leaves_every_line(tmp_path: Path) -> None:
    def sync(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    journal = Journal(tmp_path, KEY, 3, at=1000, sync=sync)
    typed(journal, 3)
    journal.close()
    (left,) = left_behind(tmp_path)
    assert left.changes[0].new == {"v": 3}
    left.release()


def test_declining_keeps_the_file_and_does_not_offer_it_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY, 3, at=1000)
    typed(journal, 2)
    journal.close()
    (left,) = left_behind(tmp_path)
    kept = left.decline()
    assert kept.parent == tmp_path / "declined" and "卓玛" in kept.read_text("utf-8")
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("cut", [1, 5, 12, 40])
def test_a_torn_last_line_is_cut_and_the_rest_kept(tmp_path: Path, cut: int) -> None:
    journal = Journal(tmp_path, KEY, 3, at=1000)
    typed(journal, 3)
    journal.close()
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    (left,) = left_behind(tmp_path)
    assert left.changes[0].new == {"v": 3 if cut == 1 else 2}
    assert left.unreadable == (0 if cut == 1 else 1)
    left.release()


def test_a_bad_spot_in_the_middle_costs_only_its_own_line(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY, 3, at=1000)
    typed(journal, 1)
    journal.append(a_change(7, "ngari"), at=1500)
    typed(journal, 1, start=3)
    journal.close()
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"v":7', b'"v":1'))
    (left,) = left_behind(tmp_path)
    assert ([change.path[1] for change in left.changes], left.unreadable) == (["lhasa"], 1)
    left.release()


def test_what_is_saved_in_the_archive_is_forgotten_and_later_lines_stay(tmp_path: Path) -> None:
    journal = Journal(tmp_path, KEY, 3, at=1000)
    typed(journal, 4)
    journal.settle(3, generation=4, at=1500)
    assert journal.last == 4
    journal.close()
    (left,) = left_behind(tmp_path)
    assert (left.generation, [change.new for change in left.changes]) == (4, [{"v": 4}])
    left.discard()
    journal = Journal(tmp_path, KEY, 4, at=1000)
    typed(journal, 4)
    journal.settle(4, generation=5, at=1500)
    assert journal.saved and list(tmp_path.glob("*.jsonl")) == []
    assert journal.append(a_change(5), at=1600) == 5
    assert journal.wait(5, 10)
    journal.close()
    (left,) = left_behind(tmp_path)
    assert [change.new for change in left.changes] == [{"v": 5}]
    left.release()


@pytest.mark.parametrize("short", [True, False])
def test_a_full_disk_loses_no_line_and_writes_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, short: bool
) -> None:
    journal = Journal(tmp_path, KEY, 3, at=1000)
    typed(journal, 1)
    assert journal.wait(1, 10)
    real = os.write

    def full(handle: int, data: bytes) -> int:
        if short:
            return real(handle, bytes(data)[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        typed(journal, 2, start=2)
        assert journal.trouble is not None and journal.trouble.code == "full"
        assert (journal.written, journal.last, journal.saved) == (1, 3, False)
        with journal._changed:  # not in the middle of its next try
            left_there = only_file(tmp_path).read_bytes()
        assert left_there.count(b"\n") == 2
        assert left_there.endswith(b"\n")
    assert journal.wait(3, 10), "written by itself once there is room"
    assert journal.trouble is None
    journal.close()
    (left,) = left_behind(tmp_path)
    assert (left.changes[0].new, left.unreadable) == ({"v": 3}, 0)
    left.release()


def test_a_failed_sync_is_never_taken_for_saved(tmp_path: Path) -> None:
    answers = [OSError(errno.EIO, "Input/output error")]

    def sync(handle: int) -> None:
        if answers:
            raise answers.pop()
        disk.sync_file(handle)

    journal = Journal(tmp_path, KEY, 3, at=1000, sync=sync)
    typed(journal, 2)
    assert journal.wait(2, 10)
    assert answers == []
    journal.close()
    assert only_file(tmp_path).name.endswith(".1.jsonl"), (
        "the lines were written anew, into a file of their own"
    )
    (left,) = left_behind(tmp_path)
    assert left.changes[0].new == {"v": 2}
    left.release()


def test_a_disk_that_never_syncs_is_not_filled_with_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.archive.journal._RETRY_SECONDS", 0.001)
    calls: list[int] = []

    def sync(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 2:
            raise OSError(errno.EIO, "Input/output error")

    journal = Journal(tmp_path, KEY, 3, at=1000, sync=sync)
    for number in range(1, 40):
        typed(journal, 1, start=number)
        journal.wait(number, 0.01)
    for _ in range(1000):
        if len(calls) >= 30:
            break
        time.sleep(0.01)
    assert len(calls) >= 30
    journal.close()
    assert not journal.saved and journal.trouble is not None
    assert len(list(tmp_path.glob("*.jsonl"))) <= 2, "the one that was synced once, and the present one"
    offered = left_behind(tmp_path)
    assert offered[0].changes[0].new == {"v": 39}
    for left in offered:
        left.release()


def test_a_folder_that_refuses_is_told_and_mended(tmp_path: Path) -> None:
    blocked = tmp_path / "drafts"
    blocked.write_text("in the way")
    journal = Journal(blocked, KEY, 3, at=1000)
    typed(journal, 2)
    assert journal.trouble is not None and not journal.saved
    blocked.unlink()
    assert journal.wait(2, 10) and journal.trouble is None
    journal.close()


@pytest.mark.parametrize("key", ["", "../x", "a/b", "a.b", "x" * 41])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(Exception) as refused:
        Journal(tmp_path, key, 1, at=1)
    assert getattr(refused.value, "code", "") == "bad_key"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_only_the_owner_may_look(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        journal = Journal(tmp_path / "state" / "drafts", KEY, 3, at=1000)
        typed(journal, 1)
        journal.close()
    finally:
        os.umask(before)
    path = only_file(tmp_path / "state" / "drafts")
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)} == {0o700}


def test_what_the_archive_has_is_no_trouble_of_the_journal(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file where the folder should be")
    journal = Journal(tmp_path / "drafts", KEY, 3, at=1000)
    typed(journal, 2)
    assert journal.trouble is not None and not journal.saved
    journal.settle(2, generation=4, at=1500)
    assert journal.trouble is None and journal.saved
    journal.close()
