"""A process for the fault campaign: works on an archive until it is done or killed.

    saves ROOT KEY SEED       save without pause
    powered ROOT KEY SEED     the same on a disk whose power will be cut
    count ROOT KEY TIMES MS   TIMES updates, sleeping up to MS inside each
    keys FOLDER KEY SEED      append to a keystroke journal without pause

Each acknowledged piece of work is a line on stdout, written in one go after the call has returned.
"""

import hashlib
import os
import random
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from store.archive.chain import Signature
from store.archive.documents import Change
from store.archive.folder import FolderRepository
from store.archive.journal import Journal
from store.troubles import Trouble

WHO = Signature("写手", 1)
LETTERS = "新增本土确诊病例无症状感染者全区拉萨日喀则 0123456789"


def payload(number: int, chance: random.Random) -> dict[str, Any]:
    """A text of random length that can be told from a torn one."""
    text = "".join(chance.choices(LETTERS, k=chance.randint(50, 2500)))
    return {"n": number, "text": text, "sum": hashlib.sha256(f"{number}{text}".encode()).hexdigest()}


def is_whole(piece: dict[str, Any]) -> bool:
    """Whether a payload is as it was made."""
    return hashlib.sha256(f"{piece['n']}{piece['text']}".encode()).hexdigest() == piece["sum"]


def acknowledge(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def saves(root: Path, key: str, seed: int) -> None:
    repository, chance, number = FolderRepository(root), random.Random(seed), 0
    while True:
        number += 1
        piece = payload(number, chance)
        repository.update(key, lambda document, piece=piece: {**document, "piece": piece}, WHO)
        acknowledge(number)


def powered(root: Path, key: str, seed: int) -> None:
    """As `saves`; acknowledges only while the disk can still be opened, since a sync that is running
    when the power goes may report success (ext4's forced shutdown does)."""
    repository, chance, number = FolderRepository(root), random.Random(seed), 0
    with suppress(Trouble, OSError):  # the power is off
        while True:
            number += 1
            piece = payload(number, chance)
            repository.update(key, lambda document, piece=piece: {**document, "piece": piece}, WHO)
            os.close(os.open(root / "archive.json", os.O_RDONLY))
            acknowledge(number)


def unsynced(root: Path, key: str, seed: int) -> None:
    """The control: as `powered`, without the folder's sync."""
    from store.archive import disk

    disk.sync_folder = lambda folder: None
    powered(root, key, seed)


def count(root: Path, key: str, times: int, longest_ms: int) -> None:
    repository, chance, name = FolderRepository(root), random.Random(times), f"w{os.getpid()}"

    def step(document: dict[str, Any]) -> dict[str, Any]:
        time.sleep(chance.random() * longest_ms / 1000)
        hits = {**document.get("hits", {}), name: document.get("hits", {}).get(name, 0) + 1}
        return {**document, "hits": hits, "sum": document.get("sum", 0) + 1}

    for number in range(1, times + 1):
        repository.update(key, step, WHO)
        acknowledge(number)


def keys(folder: Path, key: str, seed: int) -> None:
    journal, number = Journal(folder, key, 1, at=1), 0
    while True:
        number += 1
        journal.append(Change(("cells", str(number)), None, {"n": number}), at=number)
        acknowledge(number)


def main(arguments: list[str]) -> None:
    mode, place, key, *numbers = arguments
    {"saves": saves, "powered": powered, "unsynced": unsynced, "count": count, "keys": keys}[mode](
        Path(place), key, *map(int, numbers)
    )  # type: ignore[operator]
