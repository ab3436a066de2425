"""Every system call of a save fails once, in turn: the archive stays readable and the next save works."""

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.troubles import Trouble
from tests.faults.processes import HOME
from tests.faults.writer import WHO
from tests.unit.archive.documents_for_tests import a_document, with_cell

CALLS = ("open", "write", "fsync", "link", "unlink", "read", "listdir", "mkdir", "fchmod", "close")
KEY = "2022-09-01-024"


@contextmanager
def failing(name: str, at: int, number: int, *, short: bool = False) -> Iterator[Callable[[], bool]]:
    """Let the `at`-th call of os.`name` fail with `number`; yields a function telling whether it did."""
    real = getattr(os, name)
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at:
            if name == "close":
                real(*arguments)  # the descriptor is gone even when close fails
            if short:
                return real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            raise OSError(number, os.strerror(number))
        return real(*arguments, **named)

    setattr(os, name, call)
    try:
        yield lambda: calls >= at
    finally:
        setattr(os, name, real)


@pytest.mark.parametrize("new_month", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("name", CALLS)
def test_one_failing_call_harms_nothing(tmp_path: Path, name: str, number: int, new_month: bool) -> None:
    open_folder(tmp_path)
    repository = FolderRepository(tmp_path)
    base = repository.create(a_document(), WHO)
    for step in range(4):
        base = repository.save(KEY, base.document, with_cell(base.document, "lhasa", 100 + step), WHO)
    for at in range(1, 60):
        told: Trouble | None = None
        with failing(name, at, number) as happened:
            try:
                if new_month:
                    repository.create(a_document(at, f"20{at + 22}-10-01"), WHO)
                else:
                    mine = with_cell(base.document, "lhasa", 1000 + at)
                    repository.save(KEY, base.document, mine, WHO)
            except Trouble as trouble:
                told = trouble
        if told is not None:
            assert told.code in {"full", "disk", "unreadable"}, told
            assert told.said("zh") and told.said("en")
        after = FolderRepository(tmp_path).load(KEY)
        was = base.document["cells"]["yesterday/confirmed/lhasa"]["v"]
        is_now = after.document["cells"]["yesterday/confirmed/lhasa"]["v"]
        if new_month:
            assert is_now == was
        elif told is None:
            assert is_now == 1000 + at, "acknowledged and not there"
        else:
            assert is_now in (was, 1000 + at)
        assert repository.verify(KEY) == []
        assert not list(tmp_path.rglob("*.tmp")) or name == "unlink"
        base = repository.save(KEY, after.document, with_cell(after.document, "lhasa", 2000 + at), WHO)
        if not happened():
            break
    else:
        raise AssertionError("a save makes more calls than expected")


def test_a_short_write_is_carried_on(tmp_path: Path) -> None:
    open_folder(tmp_path)
    repository = FolderRepository(tmp_path)
    base = repository.create(a_document(), WHO)
    with failing("write", 1, 0, short=True) as happened:
        kept = repository.save(KEY, base.document, with_cell(base.document, "lhasa", 9), WHO)
    assert happened() and repository.load(KEY).document == kept.document


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limits on files")
def test_a_file_limit_is_told_as_a_full_disk_and_loses_nothing(tmp_path: Path) -> None:
    program = f"""
import resource, signal, sys
from pathlib import Path
from store.archive.folder import FolderRepository
from store.archive.documents import Change
from store.archive.journal import Journal
from store.troubles import Trouble
from tests.faults.writer import WHO
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
repository = FolderRepository(Path({str(tmp_path)!r}))
journal = Journal(Path({str(tmp_path / "drafts")!r}), "{KEY}", 1, at=1)
done = 0
while True:
    for _ in range(9):
        journal.append(Change(("texts", "x"), done, done + 1), at=done)
    try:
        repository.update("{KEY}", lambda document: {{**document, "n": done + 1}}, WHO)
    except Trouble as trouble:
        assert repository.load("{KEY}").document["n"] == done
        for _ in range(2000):
            journal.append(Change(("texts", "x"), done, done + 1), at=done)
        assert journal.trouble.code == "full" and journal.written < journal.last
        print(trouble.code, done, journal.written)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        repository.update("{KEY}", lambda document: {{**document, "n": done + 1}}, WHO)
        assert journal.wait(journal.last, 20) and journal.trouble is None
        print(done + 1, journal.last)
        journal.close()
        break
    done += 1
"""
    open_folder(tmp_path)
    repository = FolderRepository(tmp_path)
    repository.create(a_document(), WHO)
    out = subprocess.run(
        [sys.executable, "-c", program], cwd=HOME, capture_output=True, text=True, check=False
    )
    assert out.returncode == 0, out.stderr
    code, acknowledged, _, after, _ = out.stdout.split()
    assert code == "full" and int(acknowledged) > 3
    assert repository.load(KEY).document["n"] == int(after)
    assert repository.verify(KEY) == []
    assert signal.SIGXFSZ


def mounted(place: Path) -> bool:
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(place)], capture_output=True, check=False
    )
    return done.returncode == 0


def test_a_full_disk_for_real(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    if os.geteuid() != 0 or not mounted(place):
        pytest.skip("needs the right to mount a small disk")
    try:
        open_folder(place)
        repository = FolderRepository(place)
        base = repository.create(a_document(), WHO)
        (place / "ballast").write_bytes(b"x" * 60_000)
        last = 0
        with pytest.raises(Trouble) as told:
            for number in range(1, 10_000):
                text = {"texts": {"long": "例" * 400 * number}}
                repository.update(base.key, lambda document, text=text: {**document, **text}, WHO)
                last = number
        assert told.value.code == "full" and str(place) in told.value.said("zh")
        assert len(repository.load(base.key).document["texts"]["long"]) == 400 * last
        assert list(place.rglob("*.tmp")) == []
        (place / "ballast").unlink()
        repository.update(base.key, lambda document: {**document, "texts": {}}, WHO)
        assert repository.verify(base.key) == []
    finally:
        subprocess.run(["umount", str(place)], check=True)
