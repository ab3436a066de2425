"""A shared archive as two real Unix accounts use it, each under its own umask; needs root, to become them."""

import json
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.formats.publishing import STAGE
from tests import forked
from tests.faults.processes import HOME

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be two other accounts"
)
GROUP, DOLMA, TASHI, STRANGER = 61_000, 61_001, 61_002, 61_003
FULL = pytest.mark.full
UMASKS = pytest.mark.parametrize(
    "umasks",
    [("077", "077"), pytest.param(("022", "077"), marks=FULL), pytest.param(("000", "022"), marks=FULL)],
)


ACCOUNT = "from tests.faults.accounts import main; main()"
REHEARSED = "from tests.faults.accounts import rehearse; rehearse()"
"""The interpreter's own modules may lie in a folder that the accounts cannot enter."""


class Account:
    """One account at work on the archive, in a process of its own."""

    def __init__(self, place: Path, user: int, umask: str, group: int = GROUP, inside: str = "") -> None:
        self.local = place / f"local-{user}"
        self.local.mkdir()
        os.chown(self.local, user, user)
        words = (str(user), str(user), str(group), umask, str(place / "archive" / inside), str(self.local))
        self._process = forked.piped(ACCOUNT, *words, loaded=REHEARSED, cwd=HOME)
        assert self._process.stdout.readline() == f"ready {user}\n".encode()

    def tell(self, words: str) -> str:
        """Have it do one thing; its answer."""
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().decode().rstrip("\n")

    def end(self) -> None:
        self._process.stdin.close()
        assert self._process.wait() == 0
        self._process.stdout.close()


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder every account may enter (pytest's own is root's alone)."""
    place = Path(tempfile.mkdtemp(prefix="bulletin-accounts-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


def shared(place: Path, owner: int = DOLMA) -> Path:
    """The folder of an archive, as an administrator makes it."""
    root = place / "archive"
    root.mkdir(exist_ok=True)
    os.chown(root, owner, GROUP)
    root.chmod(0o2770)
    return root


def modes(root: Path) -> set[tuple[str, int, int]]:
    """What kinds of mode and group there are below an archive."""
    found = set()
    for path in root.rglob("*"):
        status = path.lstat()
        kind = "folder" if path.is_dir() else "file"
        found.add((kind, stat.S_IMODE(status.st_mode), status.st_gid))
    return found


OPEN = {("folder", 0o2770, GROUP), ("file", 0o660, GROUP)}


@UMASKS
def test_two_accounts_make_save_read_back_up_and_delete_what_is_the_others(
    place: Path, umasks: tuple[str, str]
) -> None:
    root = shared(place)
    dolma, tashi = Account(place, DOLMA, umasks[0]), Account(place, TASHI, umasks[1])
    try:
        for account, other, number in ((dolma, tashi, 1), (tashi, dolma, 2)):
            assert account.tell(f"create {number}") == f"ok 2022-10-0{number}-10{number}"
            assert other.tell(f"save {number} 7") == "ok 7"
            for value in (8, 9, 10, 11):  # more than are kept: each takes away what the other wrote
                assert account.tell(f"save {number} {value}") == f"ok {value}"
                assert other.tell(f"save {number} {value + 10}") == f"ok {value + 10}"
            assert account.tell(f"read {number}") == "ok 21"
            assert account.tell(f"spoil {number}") == other.tell(f"read {number}") == "ok 11"
            assert other.tell(f"save {number} 30") == "ok 30", "the damaged file of the other moves aside"
            assert other.tell(f"delete {number}").startswith("ok")
            assert account.tell(f"undelete {number}") == "ok 30"
            assert account.tell(f"series s{number}") == f"ok s{number}"
        assert dolma.tell("backup") == "ok 2" and tashi.tell("backup") == "ok there already"
        month = root / "conferences/2022/10"
        newest = max(month.glob("2022-10-01-101.*"))
        shutil.copy(newest, month / "2022-10-01-101.000099 (copy).json")
        os.chown(month / "2022-10-01-101.000099 (copy).json", TASHI, GROUP)
        (month / "2022-10-01-101.000099 (copy).json").chmod(0o660)
        assert dolma.tell("merge") == "ok 2022-10-01-101"
    finally:
        dolma.end()
        tashi.end()
    assert modes(root) - OPEN == set()
    assert {path.name for path in root.iterdir()} == {
        "archive.json",
        "aside",
        "backups",
        "conferences",
        "series",
    }
    for local in (dolma.local, tashi.local):
        for path in local.rglob("*"):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_is_shared_later_is_opened_by_whoever_made_the_archive(place: Path) -> None:
    root = place / "archive"
    root.mkdir(0o700)
    os.chown(root, DOLMA, DOLMA)
    dolma, tashi = Account(place, DOLMA, "022"), Account(place, TASHI, "022")
    try:
        assert dolma.tell("create 1").startswith("ok") and dolma.tell("series own").startswith("ok")
        assert dolma.tell("backup") == "ok 1"
        assert modes(root) == {("folder", 0o700, DOLMA), ("file", 0o600, DOLMA)}
        told = tashi.tell("read 1")
        assert told.startswith("no Permission refused") and f"chmod 2770 {root}" in told, (
            "how it can be shared"
        )
        shared(place)
        told = tashi.tell("read 1")
        assert told.startswith("no ") and "chmod -R" in told and str(root) in told
        assert dolma.tell("read 1") == "ok None"
        assert modes(root) - OPEN == set()
        assert tashi.tell("save 1 5") == "ok 5" and tashi.tell("delete 1").startswith("ok")
    finally:
        dolma.end()
        tashi.end()


def test_the_command_that_is_told_opens_it_too(place: Path) -> None:
    root = place / "archive"
    root.mkdir(0o700)
    os.chown(root, DOLMA, DOLMA)
    dolma, tashi = Account(place, DOLMA, "077"), Account(place, TASHI, "077")
    try:
        assert dolma.tell("create 1").startswith("ok")
        shared(place)
        told = tashi.tell("read 1")
        subprocess.run(["sh", "-c", told[told.index("chgrp") :].rstrip(".")], check=True)
        assert tashi.tell("save 1 5") == "ok 5" and dolma.tell("save 1 6") == "ok 6"
    finally:
        dolma.end()
        tashi.end()


def test_who_is_not_of_the_group_sees_nothing(place: Path) -> None:
    shared(place)
    dolma = Account(place, DOLMA, "000")
    stranger = Account(place, STRANGER, "000", group=STRANGER)
    try:
        assert dolma.tell("create 1").startswith("ok")
        assert stranger.tell("read 1").startswith("no Permission refused")
    finally:
        dolma.end()
        stranger.end()


def test_a_backup_restored_into_a_shared_folder_stays_shared(place: Path) -> None:
    root = shared(place)
    dolma, tashi = Account(place, DOLMA, "077"), Account(place, TASHI, "077")
    try:
        assert dolma.tell("create 1").startswith("ok") and dolma.tell("backup") == "ok 1"
        backup = shutil.copy(next((root / "backups").iterdir()), place / "all.zip")
        shutil.rmtree(root)
        shared(place)
        from store.archive.backup import restore_backup

        restore_backup(Path(backup), root)
        assert modes(root) == OPEN and stat.S_IMODE(root.stat().st_mode) == 0o2770
        assert tashi.tell("save 1 5") == "ok 5" and dolma.tell("save 1 6") == "ok 6"
    finally:
        dolma.end()
        tashi.end()


def test_an_archive_begun_in_a_shared_folder_is_shared(place: Path) -> None:
    """The drive was shared once and for all; nobody has to think of the archive's own folder."""
    above = place / "archive"  # what the accounts are given lies two levels below it
    shared(place)
    dolma, tashi = (
        Account(place, DOLMA, "077", inside="press/2022"),
        Account(place, TASHI, "022", inside="press/2022"),
    )
    try:
        assert dolma.tell("create 1").startswith("ok")
        assert tashi.tell("save 1 5") == "ok 5" and dolma.tell("save 1 6") == "ok 6"
        assert modes(above) - OPEN == set()
    finally:
        dolma.end()
        tashi.end()


@UMASKS
def test_two_accounts_export_into_one_folder(place: Path, umasks: tuple[str, str]) -> None:
    shared(place)
    out = place / "out"
    out.mkdir()
    os.chown(out, DOLMA, GROUP)
    out.chmod(0o2770)
    dolma, tashi = Account(place, DOLMA, umasks[0]), Account(place, TASHI, umasks[1])
    try:
        assert dolma.tell("create 1").startswith("ok")
        assert dolma.tell(f"export 1 txt {out}") == "ok 2"
        assert tashi.tell(f"export 1 csv {out}") == "ok 2", "the seal of the other is read and added to"
        assert tashi.tell(f"export 1 txt {out}") == "ok 2", "and its file replaced"
        assert modes(out) - OPEN == set()
        (seal,) = out.glob("*.seal.json")
        assert len(json.loads(seal.read_bytes())["files"]) == 2
        # A folder that an export makes there is the group's too, whoever is first.
        assert tashi.tell(f"export 1 txt {out}/day/new") == "ok 2"
        assert dolma.tell(f"export 1 csv {out}/day/new") == "ok 2"
        assert dolma.tell(f"export 1 txt {out}/day/other") == "ok 2"
        assert modes(out) - OPEN == set()
        # What a killed export of the one left is put right by the other.
        stage = out / f"{STAGE}1-00"
        stage.mkdir()
        (stage / "lock").touch()
        for path, mode in ((stage, 0o2770), (stage / "lock", 0o660)):
            os.chown(path, DOLMA, GROUP)
            path.chmod(mode)
        assert tashi.tell(f"export 1 md {out}") == "ok 2" and not stage.exists()
        # One that is closed to it is left alone and is in nobody's way.
        stage.mkdir(0o700)
        os.chown(stage, DOLMA, GROUP)
        stage.chmod(0o700)
        assert tashi.tell(f"export 1 json {out}") == "ok 2" and stage.exists()
    finally:
        dolma.end()
        tashi.end()
