"""An export of several formats is all or nothing: on a full disk, when any system call fails, when killed.

A kill is played by a moment from which every call of the system raises: nothing can be tidied any more.
"""

import errno
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from store.desk.desk import Desk
from store.desk.outgoing.exporting import Export, Exported, Order
from store.desk.troubles import DeskTrouble
from store.formats.publishing import (
    STAGE,
    Cleared,
    HalfPublished,
    Wanted,
    alone_in,
    clear_killed,
    publish_files,
)
from store.record.cell import CellKey
from tests.faults.processes import HOME
from tests.faults.test_failing_calls import failing
from tests.stage import sample_desk

CALLS = (
    "open",
    "write",
    "read",
    "fsync",
    "close",
    "link",
    "unlink",
    "replace",
    "mkdir",
    "rmdir",
    "listdir",
    "lseek",
)
FILES = (b'{"seal": 1}', b"first " * 999, b"second " * 999)
NAMES = ("a.seal.json", "a.txt", "a.md")


def wanted(folder: Path, mark: bytes = b"", replace: bool = False) -> list[Wanted]:
    return [
        Wanted(folder / name, data + mark, replace or number == 0)
        for number, (name, data) in enumerate(zip(NAMES, FILES, strict=True))
    ]


def found(folder: Path) -> dict[str, bytes]:
    """The files a person sees there."""
    if not folder.exists():
        return {}
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")] if folder.exists() else []


@pytest.mark.parametrize("before", [False, True], ids=["new", "replacing"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("name", CALLS)
def test_one_failing_call_leaves_everything_as_it_was(
    tmp_path: Path, name: str, number: int, before: bool
) -> None:
    folder = tmp_path / "made" / "out"
    for at in range(1, 80):
        shutil.rmtree(tmp_path / "made", ignore_errors=True)
        if before:
            publish_files(folder, wanted(folder, b"old"))
        was = found(folder)
        told = False
        with failing(name, at, number) as happened:
            try:
                publish_files(folder, wanted(folder, b"new", replace=True))
            except OSError as error:
                assert not isinstance(error, HalfPublished)
                told = True
        if told:
            assert found(folder) == was
        else:
            assert set(found(folder)) == set(NAMES)
            assert all(data.endswith(b"new") for data in found(folder).values())
        if name not in (
            "unlink",
            "rmdir",
            "close",
            "open",
            "listdir",
        ):  # those can keep a leftover from going
            assert hidden(folder) == [] and folder.exists() == (before or not told)
        assert all(one.complete is not told for one in clear_killed(folder) if one.names)
        assert [stale for stale in hidden(folder) if (folder / stale / "lock").exists()] == []
        if told:
            assert found(folder) == was
        if not happened():
            break
    else:
        raise AssertionError("an export makes more calls than expected")


class _Dead(BaseException):
    """The process was killed: no line of it runs any more."""


@contextmanager
def killed(at: int) -> Iterator[Callable[[], bool]]:
    """Kill whatever runs before its `at`-th call of the system that changes the disk."""
    names = ("open", "write", "fsync", "link", "unlink", "replace", "rename", "mkdir", "rmdir")
    real: dict[str, Any] = {name: getattr(os, name) for name in (*names, "close", "listdir", "scandir")}
    count, opened = 0, []

    def call(name: str) -> Callable[..., Any]:
        def dying(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            count += name in names
            if count >= at:
                raise _Dead
            result = real[name](*arguments, **named)
            if name == "open":
                opened.append(result)
            if name == "close":
                opened.remove(arguments[0])
            return result

        return dying

    for name in real:
        setattr(os, name, call(name))
    try:
        with suppress(_Dead):
            yield lambda: count >= at
    finally:
        for name, function in real.items():
            setattr(os, name, function)
        for handle in opened:  # the system lets go of what a dead process held, its locks too
            with suppress(OSError):
                os.close(handle)


@pytest.mark.parametrize("before", [False, True], ids=["new", "replacing"])
def test_killed_at_every_call_it_is_put_right_the_next_time(tmp_path: Path, before: bool) -> None:
    folder = tmp_path / "out"
    ends = set()
    for at in range(1, 200):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        if before:
            publish_files(folder, wanted(folder, b"old"))
        was = found(folder)
        with killed(at) as happened:
            publish_files(folder, wanted(folder, b"new", replace=True))
        now = found(folder)
        if not before and set(now) & set(NAMES[1:]):
            assert NAMES[0] in now, "no file stands there that the seal does not list"
        for stage in folder.glob(f"{STAGE}*"):
            os.utime(stage, (1, 1))
        cleared = clear_killed(folder)
        whole = all(data.endswith(b"new") for data in found(folder).values()) and len(found(folder)) == 3
        assert found(folder) == was or whole, at
        assert hidden(folder) == []
        for one in cleared:
            assert one.complete == whole and set(one.names) == set(NAMES)
        ends.add((whole, bool(cleared and cleared[0].names)))
        if not happened():
            break
    else:
        raise AssertionError("an export makes more calls than expected")
    assert ends >= {(False, False), (False, True), (True, True), (True, False)}


def test_a_real_kill_in_the_middle_of_publishing(tmp_path: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
from store.formats import publishing
from tests.faults.test_export_faults import wanted
real = publishing._named
def linking(staged, path):
    real(staged, path)
    os.kill(os.getpid(), signal.SIGKILL)
publishing._named = linking
folder = Path({str(tmp_path / "out")!r})
publishing.publish_files(folder, wanted(folder))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=HOME, check=False)
    assert done.returncode == -signal.SIGKILL
    folder = tmp_path / "out"
    assert set(found(folder)) == {"a.seal.json", "a.txt"}, "this is what a kill leaves"
    (cleared,) = clear_killed(folder)
    assert set(cleared.names) == set(NAMES) and not cleared.complete
    assert found(folder) == {} and hidden(folder) == []


@pytest.mark.parametrize(("seconds", "stays"), [(0, True), (50, True), (70, False)])
def test_a_hidden_folder_that_is_just_being_made_is_left_alone(
    tmp_path: Path, seconds: int, stays: bool
) -> None:
    stage = tmp_path / f"{STAGE}1-00"
    stage.mkdir()
    made = stage.stat().st_mtime - seconds
    os.utime(stage, (made, made))
    assert clear_killed(tmp_path) == []
    assert stage.exists() is stays


def test_an_export_under_way_is_left_alone_and_what_others_put_there_stays(tmp_path: Path) -> None:
    from store.formats.publishing import _Publishing

    folder = tmp_path / "out"
    folder.mkdir()
    living = _Publishing(folder, wanted(folder))
    living._prepare()
    assert clear_killed(folder) == [] and len(hidden(folder)) == 1
    living._give_names()
    os.close(living._lock)
    (folder / "a.txt").write_bytes(b"a person's own")
    (folder / "a.md").unlink()
    (cleared,) = clear_killed(folder)
    assert not cleared.complete and found(folder) == {"a.txt": b"a person's own"}


STRANGE = {
    "no json": b"{",
    "a list": b"[]",
    "leads out": b'{"files": [{"name": "../x", "sha256": "", "replaces": false}]}',
    "absolute": b'{"files": [{"name": "/etc/passwd", "sha256": "", "replaces": true}]}',
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("how", STRANGE)
def test_a_strange_plan_makes_nothing_happen(tmp_path: Path, how: str) -> None:
    stage = tmp_path / "out" / f"{STAGE}1-00"
    stage.mkdir(parents=True)
    (stage / "lock").touch()
    (stage / "plan.json").write_bytes(STRANGE[how])
    (tmp_path / "x").write_bytes(b"")
    assert clear_killed(tmp_path / "out") == []
    assert stage.exists() and (tmp_path / "x").exists()
    publish_files(tmp_path / "out", wanted(tmp_path / "out"))


def test_what_cannot_be_taken_back_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.formats import publishing

    folder = tmp_path / "out"
    publish_files(folder, wanted(folder, b"old"))

    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(publishing, "_undo", refuse)
    with failing("replace", 3, errno.ENOSPC), pytest.raises(HalfPublished) as told:
        publish_files(folder, wanted(folder, b"new", replace=True))
    assert set(told.value.names) == {"a.seal.json", "a.txt"}
    kept = sorted(path.read_bytes()[-3:] for path in told.value.stage.glob("old-*"))
    assert kept == [b"old"] * 3
    trouble = DeskTrouble("half_exported", files="x", stage=str(told.value.stage), problem="y")
    assert all(str(told.value.stage) in trouble.said(lang) for lang in ("zh", "en"))


@pytest.mark.parametrize("spoil", [lambda data: data.replace(b"second", b"sekond"), lambda data: data[:-1]])
def test_what_reads_back_differently_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[bytes], bytes]
) -> None:
    folder, real = tmp_path / "out", os.read
    monkeypatch.setattr(os, "read", lambda handle, size: spoil(real(handle, size)))
    with pytest.raises(OSError, match=r"read back differs"):
        publish_files(folder, wanted(folder))
    assert not folder.exists()


# -- the whole export


ALL = Order(folder=Path(), formats=("txt", "md", "json", "csv", "xlsx"), languages=("zh", "en"))


def export(desk: Desk, folder: Path, replace: bool = False) -> list[Exported]:
    order = Order(folder, ALL.formats, ALL.languages, replace=replace)
    return Export(desk.open("2022-09-01-024", journal=False), order).run()


def sound(folder: Path) -> bool:
    """Whether the seal lists exactly the files that are there, each with its sum."""
    (seal,) = folder.glob("*.seal.json")
    listed = json.loads(seal.read_text("utf-8"))["files"]
    return bool(
        listed == {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.iterdir() if path != seal and not path.name.startswith(".")
        }
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return sample_desk(tmp_path / "desk")


def test_a_full_disk_for_real_leaves_nothing_and_says_so(tmp_path: Path, desk: Desk) -> None:
    place = tmp_path / "small"
    place.mkdir()
    size = sum(file.size for file in export(desk, tmp_path / "measure"))
    for share in (0.2, 0.5, 0.9):
        options = ["-t", "tmpfs", "-o", f"size={int(size * share / 4096 + 1) * 4096}", "none", str(place)]
        mount = ["mount", *options]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a small disk")
        try:
            with pytest.raises(DeskTrouble) as told:
                export(desk, place / "out")
            assert told.value.code == "cannot_write"
            assert "没有导出" in told.value.said("zh") and "Nothing was exported" in told.value.said("en")
            assert list(place.iterdir()) == []
        finally:
            subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limits on files")
def test_a_limit_on_files_leaves_nothing_and_what_was_there_stays(tmp_path: Path, desk: Desk) -> None:
    out = tmp_path / "out"
    files = export(desk, out)
    was = {path.name: path.read_bytes() for path in out.iterdir()}
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        # Enough for every file but the longest.
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(file.size for file in files) - 1, limits[1]))
        for replace, folder in ((True, out), (False, tmp_path / "new")):
            with pytest.raises(DeskTrouble) as told:
                export(desk, folder, replace)
            assert told.value.code == "cannot_write"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == was
    assert not (tmp_path / "new").exists()
    assert sound(out)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_killed_export_left_is_cleared_and_told_at_the_next(
    tmp_path: Path, desk: Desk, lang: str
) -> None:
    from store.formats import publishing

    real, out = publishing._named, tmp_path / "out"

    def dying(staged: Path, path: Path) -> None:
        if path.suffix == ".md":
            raise _Dead
        real(staged, path)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(publishing, "_named", dying)
        patched.setattr(publishing._Publishing, "_take_back", lambda *_: None)  # the dead tidy nothing
        with pytest.raises(_Dead):
            export(desk, out)
    assert 1 < len(found(out)) < 8 and hidden(out)
    task = Export(desk.open("2022-09-01-024", journal=False), Order(out, ("txt", "md")), lang)
    files = task.run()
    assert len(files) == 3 and sound(out) and hidden(out) == []
    (caution,) = task.cautions
    assert files[0].path.name in caution.said(lang)


def test_a_seal_in_the_folder_that_the_history_lost_is_evidence(tmp_path: Path, desk: Desk) -> None:
    from store.desk.outgoing.gate import Refused

    out = tmp_path / "out"
    export(desk, out)
    (seal,) = out.glob("*.seal.json")
    lost = json.loads(seal.read_text("utf-8")) | {"history_head": "0" * 64, "version": 7, "files": {}}
    other = out / "024_2022-09-01_v7.seal.json"
    other.write_text(json.dumps(lost), "utf-8")
    with pytest.raises(Refused) as refused:
        export(desk, out, replace=True)
    for lang in ("zh", "en"):
        assert other.name in refused.value.obstacles.doubted[0].said(lang)
    assert Export(
        desk.open("2022-09-01-024", journal=False), Order(out, replace=True, final=False)
    ).run()  # a draft may be had
    export(desk, tmp_path / "elsewhere")
    other.write_text(json.dumps(lost | {"archive": "f" * 32}), "utf-8")
    export(desk, out, replace=True)  # of another archive
    del lost["archive"]
    other.write_text(json.dumps(lost), "utf-8")
    task = Export(desk.open("2022-09-01-024", journal=False), Order(out, replace=True))
    task.run()
    assert [one.code for one in task.cautions] == ["seal_lost"], "one of an earlier version is only told"
    other.write_bytes(b"[" * 100_000)
    export(desk, out, replace=True)


def test_two_windows_that_export_one_version_at_once_are_both_in_its_seal(tmp_path: Path, desk: Desk) -> None:
    """Each would write what it read and its own: it waits for the other before it reads."""
    from threading import Barrier, Thread

    kinds, together = ("txt", "md", "csv", "json"), Barrier(4)
    failed: list[Exception] = []

    def work(kind: str) -> None:
        sitting = desk.open("2022-09-01-024", journal=False)
        task = Export(sitting, Order(folder=tmp_path / "out", formats=(kind,)))
        sitting.doubts()
        together.wait()
        try:
            task.run()
        except Exception as error:
            failed.append(error)

    for _ in range(3):
        threads = [Thread(target=work, args=(kind,)) for kind in kinds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        (seal,) = (tmp_path / "out").glob("*.seal.json")
        named = set(json.loads(seal.read_bytes())["files"])
        assert named == {path.name for path in (tmp_path / "out").iterdir()} - {seal.name}
        shutil.rmtree(tmp_path / "out")


def test_a_folder_made_for_an_export_that_is_refused_is_taken_away_again(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), alone_in(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()
        raise RuntimeError
    assert not (tmp_path / "a").exists()


def test_files_in_a_folder_opened_to_a_group_are_the_groups_too(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for mode, expected in ((0o755, 0o600), (0o2770, 0o660)):
        folder.chmod(mode)
        before = os.umask(0o077)
        try:
            publish_files(folder, wanted(folder, b"x", replace=True))
        finally:
            os.umask(before)
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {expected}


@pytest.mark.parametrize("kind", ["txt", "csv", "json"])
def test_what_is_typed_while_an_export_waits_is_in_no_file_of_it(
    tmp_path: Path, desk: Desk, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The texts were proved before; a table made afterwards would hold what nobody looked at."""
    sitting = desk.open("2022-09-01-024", journal=False)

    def typed(folder: Path) -> list[Cleared]:
        sitting.enter(CellKey("yesterday", "confirmed", "lhasa"), "9999")
        return []

    monkeypatch.setattr("store.desk.outgoing.exporting.clear_killed", typed)
    with pytest.raises(DeskTrouble, match="changed while") as told:
        Export(sitting, Order(folder=tmp_path / "out", formats=(kind,))).run()
    assert "导出期间" in told.value.said("zh") and not (tmp_path / "out").exists()
