"""What the archive costs, as ratios measured side by side in one run: python -m tests.bench.bench_archive

With the memory of what this computer saw, as the program runs. Against the disk: a save and the bare write,
fsync, rename and folder sync of the same bytes, in turn. Against size: the same save at 100, 3,650 and 20,000 conferences. Against plain TinyDB: its save and
its opening of the same conferences in one file.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from store.archive import chain, layout
from store.archive.catalogue import Catalogue
from store.archive.chain import Signature
from store.archive.folder import FolderRepository
from store.archive.marker import open_folder
from store.archive.seal import seal
from store.archive.seen import Memory
from tests.unit.archive.documents_for_tests import a_cell, a_document, with_cell

WHO = Signature("卓玛", 1_662_000_000_000, "传真", "")
SIZES = (100, 3_650, 20_000)
ROUNDS = 60
PLACES = ("lhasa", "shigatse", "shannan", "nyingchi", "qamdo", "nagqu", "ngari")


def big_document(number: int, day: str) -> dict[str, Any]:
    """A conference as full as a long day's: 56 cells and eight sentences."""
    document = a_document(number, day)
    document["cells"] = {
        f"{window}/{indicator}/{place}": a_cell(index)
        for window in ("yesterday", "today")
        for indicator in ("confirmed", "asymptomatic", "converted", "stated")
        for index, place in enumerate(PLACES)
    }
    document["texts"] = {
        f"topic{index}": "全区新增本土新冠肺炎确诊病例和无症状感染者" * 6 for index in range(8)
    }
    return document


def filled(root: Path, count: int) -> None:
    """An archive of `count` conferences over ten years, written without a sync each."""
    open_folder(root)
    first = date(2016, 1, 1)
    for index in range(count):
        day = (first + timedelta(days=index * 3650 // max(count, 3650))).isoformat()
        number = index + 1
        document = big_document(number, day)
        key = layout.conference_key(day, number)
        entry = chain.entry_after(key, [], chain.CREATED, WHO, [], document, "0")
        path = layout.month_folder(root, key) / layout.generation_name(key, 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(seal({"conference": {"1": document}, "revisions": {"1": entry}}, key, 1, 0))


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def bare_save(folder: Path, data: bytes) -> None:
    """What no durable save can do without: write, fsync, rename, folder sync."""
    handle = os.open(folder / "bare.tmp", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    (folder / "bare.tmp").rename(folder / "bare")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


class Saver:
    """One conference of an archive, saved again and again; `ours` and `bare` are milliseconds."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.repository = FolderRepository(root, memory=Memory(root.parent / f"heads{root.name}"))
        self.kept = self.repository.create(big_document(77, "2025-12-31"), WHO)
        self.ours: list[float] = []
        self.bare: list[float] = []

    @property
    def path(self) -> Path:
        kept = self.kept
        return layout.month_folder(self.root, kept.key) / layout.generation_name(kept.key, kept.generation)

    def once(self, number: int) -> None:
        before = self.kept.document
        mine = with_cell(before, "lhasa", number)
        begun = time.perf_counter()
        self.kept = self.repository.save(self.kept.key, before, mine, WHO)
        self.ours.append((time.perf_counter() - begun) * 1000)
        data = self.path.read_bytes()
        self.bare.append(timed(lambda: bare_save(self.root, data)))

    def told(self, part: slice) -> str:
        ours, bare = statistics.median(self.ours[part]), statistics.median(self.bare[part])
        return f"{ours:.2f} ms = {ours / bare:.2f} x bare"


def listing(root: Path, cache: Path) -> dict[str, float]:
    """Milliseconds to make the list anew, to open it from the cache, to ask for news, to search."""
    heads = cache.with_name(f"{cache.name}-heads")
    first = FolderRepository(root, catalogue=Catalogue(cache), memory=Memory(heads))
    found = {"rebuild": timed(first.list)}
    first.found("确诊")
    first.catalogue.flush()
    times = []
    for _ in range(7):
        again = FolderRepository(root, catalogue=Catalogue(cache), memory=Memory(heads))
        times.append(timed(again.list))
    found["open list"] = statistics.median(times)
    found["list again"] = statistics.median(timed(again.list) for _ in range(7))
    token = again.changed_since(None).token
    found["news"] = statistics.median(timed(lambda: again.changed_since(token)) for _ in range(7))
    found["first search"] = timed(lambda: again.found("确诊 2019-05"))
    found["next search"] = timed(lambda: again.found("扎西"))
    return found


def plain_tinydb(count: int, folder: Path) -> tuple[float, float]:
    """(open and list, one save) of all conferences in one file of TinyDB's own storage."""
    documents = {str(index + 1): big_document(index + 1, "2022-09-01") for index in range(count)}
    (folder / "plain.json").write_text(json.dumps({"_default": documents}, ensure_ascii=False), "utf-8")
    opened = timed(lambda: TinyDB(folder / "plain.json", encoding="utf-8").all())
    database = TinyDB(folder / "plain.json", encoding="utf-8", ensure_ascii=False)
    save = timed(lambda: database.update({"status": "released"}, doc_ids=[count // 2]))
    return opened, save


def main() -> None:
    sizes = SIZES if len(sys.argv) < 2 else tuple(map(int, sys.argv[1:]))
    place = Path(tempfile.mkdtemp(dir=Path.cwd().parent))
    try:
        for size in sizes:
            filled(place / str(size), size)
        os.sync()
        savers = {size: Saver(place / str(size)) for size in sizes}
        for number in range(ROUNDS):
            for saver in savers.values():
                saver.once(number + 1)
        for size, saver in savers.items():
            print(
                f"{size:6} conferences: save p50, first 30 entries {saver.told(slice(0, 30))}, "
                f"31 to {ROUNDS} {saver.told(slice(30, None))}; {saver.path.stat().st_size} bytes at the end"
            )
        few, many = savers[min(sizes)], savers[max(sizes)]
        ratio = statistics.median(many.ours) / statistics.median(few.ours)
        print(f"save at {max(sizes)} / save at {min(sizes)}: {ratio:.2f}")
        for size in sizes:
            found = listing(place / str(size), place / f"cache{size}")
            print(f"{size:6} " + ", ".join(f"{name} {value:.1f} ms" for name, value in found.items()))
            opened, saved = plain_tinydb(size, place)
            ours = statistics.median(savers[size].ours)
            print(
                f"       plain TinyDB: open and list {opened:.0f} ms ({opened / found['open list']:.0f} x ours), "
                f"save {saved:.0f} ms ({saved / ours:.0f} x ours)"
            )
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
