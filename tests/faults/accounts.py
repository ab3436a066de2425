"""A process of another Unix account: does with a shared archive what the lines on stdin say.

Its words: UID GID SHARED-GID UMASK ROOT LOCAL; it is started as root, where `rehearse` was called.

A line: `create N` a conference on 2022-10-0N; `save N V` V in Lhasa; `read N` what stands there; `delete N`,
`undelete N`; `backup` today's; `spoil N` damage the newest file, so that the next save moves it aside;
`series KEY`; `merge` the copies; `export N FORMAT FOLDER`. Each is answered by a line: `ok` and what came of it, or `no` and what was told, in English.
"""

import errno
import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from store.archive.backup import daily_backup
from store.archive.troubles import disk_trouble
from store.authoring.new_series import make_series
from store.authoring.new_series_input import NewSeries
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.recovery.recovering import merge_copies
from store.record.cell import CellKey
from store.record.conference import Conference
from store.troubles import Trouble

LHASA = CellKey("yesterday", "confirmed", "lhasa")
NOW = 1_664_600_000_000


def done(desk: Desk, root: Path, what: str, *more: str) -> str:
    if what == "create":
        day = date(2022, 10, int(more[0]))
        conference: Conference = replace(desk.propose(today=day), number=100 + day.day, held_on=day)
        return desk.create(conference)
    if what == "backup":
        made = daily_backup(root, date(2022, 10, 1), NOW)
        return "there already" if made is None else str(made.conferences)
    if what == "series":
        return make_series(desk.shelf, NewSeries(more[0])).key
    if what == "merge":
        return " ".join(merged.key for merged in merge_copies(desk))
    key = f"2022-10-0{more[0]}-10{more[0]}"
    if what == "delete":
        desk.delete(key)
    elif what == "undelete":
        desk.repository.undelete(key, desk.signature())
    elif what == "save":
        sitting = desk.open(key)
        sitting.enter(LHASA, more[1])
        assert sitting.save() == ()
        sitting.close_journal()
    elif what == "export":
        order = Order(Path(more[2]), (more[1],), final=False, replace=True)
        return str(len(Export(desk.open(key, journal=False), order).run()))
    elif what == "spoil":
        max((root / "conferences/2022/10").glob(f"{key}.*")).write_bytes(b"spoilt")
    return str(desk.load(key).number_in(LHASA)) if what != "delete" else key


def answer(root: Path, local: Path, words: list[str]) -> str:
    """One line: what came of it, after `ok` or `no`."""
    try:
        desk = open_desk(root, who=local.name, clock=lambda: NOW, local=local)
        told: list[Trouble] = []
        desk.notify = told.append
        desk.rows()
        came = done(desk, root, *words)
        desk.tidy()
    except Trouble as trouble:
        return f"no {trouble.said('en')}"
    return f"ok {came}"


def rehearse() -> None:
    """Load every module and read every file while root may: the interpreter's own may lie in a folder that an account
    cannot enter."""
    with TemporaryDirectory() as place:
        root, local = Path(place, "archive"), Path(place, "local")
        for words in ("create 1", "save 1 5", "save 1 6", "spoil 1", "save 1 7", "delete 1", "undelete 1",
                      "backup", *(f"export 1 {kind} {place}/out" for kind in ("txt", "md", "csv", "json")), "series rehearsal", "merge", "read 9", "nonsense 1"):  # fmt: skip
            answer(root, local, words.split())
        Path(place, "shared").mkdir()
        Path(place, "shared").chmod(0o2770)
        disk_trouble(PermissionError(errno.EACCES, ""), Path(place, "shared")).said("en")


def main() -> None:
    user, group, shared, umask = (int(word, 8 if at == 3 else 10) for at, word in enumerate(sys.argv[1:5]))
    root, local = map(Path, sys.argv[5:])
    os.umask(umask)
    os.setgroups([shared])
    os.setgid(group)
    os.setuid(user)
    print("ready", os.getuid(), flush=True)
    for line in sys.stdin:
        try:
            print(answer(root, local, line.split()), flush=True)
        except Exception as error:
            print("no", repr(error), flush=True)
