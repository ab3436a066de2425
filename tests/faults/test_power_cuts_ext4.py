"""Power cuts of a real file system: an ext4 image is shut down without its log being flushed.

Needs root and loop devices. The control leaves out the folder's sync and must lose something.
"""

import os
import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from tests.faults.processes import first_word, killed, start
from tests.faults.writer import WHO, is_whole
from tests.unit.archive.documents_for_tests import a_document

pytestmark = pytest.mark.full
_SHUTDOWN = 0x8004587D  # FS_IOC_SHUTDOWN
_WITHOUT_LOG = b"\2\0\0\0"


def run(*words: object) -> None:
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


class Disk:
    """An ext4 image mounted at `place`."""

    def __init__(self, folder: Path) -> None:
        self.image, self.place = folder / "image", folder / "disk"
        self.place.mkdir()
        run("dd", "if=/dev/zero", f"of={self.image}", "bs=1M", "count=96")
        run("mkfs.ext4", "-q", "-F", self.image)
        self.mount()

    def mount(self) -> None:
        run("mount", "-o", "loop", self.image, self.place)

    def unmount(self) -> None:
        run("umount", self.place)

    def cut(self) -> None:
        """Drop everything that was not synced, at once."""
        import fcntl

        handle = os.open(self.place, os.O_RDONLY)
        fcntl.ioctl(handle, _SHUTDOWN, _WITHOUT_LOG)
        os.close(handle)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    if os.geteuid() != 0:
        pytest.skip("needs the right to mount")
    try:
        disk = Disk(tmp_path)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no loop devices or no ext4 here")
    yield disk
    disk.unmount()


def cut_often(disk: Disk, cycles: int, mode: str) -> tuple[int, int]:
    """(saves acknowledged, cycles after which one of them was missing)."""
    chance, acknowledged, lost = random.Random(11), 0, 0
    root = disk.place / "data"
    open_folder(root)
    for cycle in range(cycles):
        key = FolderRepository(root).create(a_document(cycle + 1), WHO).key
        os.sync()
        writer = start(mode, root, key, cycle)
        first_word(writer)
        time.sleep(chance.random() * 0.12)
        disk.cut()
        last = killed(writer)
        disk.unmount()
        disk.mount()
        kept = FolderRepository(root).load(key)
        piece = kept.document.get("piece", {"n": 0})
        assert piece["n"] == 0 or is_whole(piece)
        assert FolderRepository(root).verify(key) == []
        lost += piece["n"] < last
        acknowledged += last
        for path in (root / "conferences").rglob(f"{key}.*"):
            path.unlink()  # the image is small
    return acknowledged, lost


def test_no_acknowledged_save_is_lost(disk: Disk) -> None:
    acknowledged, lost = cut_often(disk, 300, "powered")
    print(f"cuts 300, acknowledged saves {acknowledged}, cycles with a loss {lost}")
    assert lost == 0


def test_without_the_folders_sync_saves_are_lost(disk: Disk) -> None:
    _, lost = cut_often(disk, 20, "unsynced")
    assert lost > 0
