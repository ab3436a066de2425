"""Whether the whole archive is as it was written: every file, every history, every hash noted elsewhere."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from store.archive.backup import daily_backups, read_manifest
from store.archive.catalogue import Progress
from store.archive.folder import FolderRepository
from store.archive.journal import left_behind
from store.archive.layout import is_key
from store.archive.seal import is_hash
from store.archive.strays import leftovers, stray_files
from store.archive.troubles import ArchiveTrouble, Tampered
from store.desk.desk import Desk
from store.desk.rows import desk_row
from store.troubles import Trouble


def examine(desk: Desk, progress: Progress | None = None) -> Iterator[Trouble]:
    """Everything that does not hold, as it is found; nothing when the archive is sound.

    Histories are held against the hashes noted in other conferences and in the daily backups, and against
    what this machine saw and exported, so that a history cut at its end or rewritten is found too.
    `progress` is told (conferences done, of how many).
    """
    repository = desk.repository
    yield from (told for told in repository.remarks() if told.code != "not_seen_archive")
    lost = {str(one.facts["key"]): one for one in repository.missing()}
    rows = [*repository.list(), *repository.list_deleted()]
    # What speaks against a history is told below, with all of it verified.
    noticed = [*(row.trouble or row.notice for row in rows), *repository.closed()]
    # All conferences of a folder one may not enter say the same.
    once = {told.said("en"): told for told in noticed if told is not None}
    yield from (told for told in once.values() if not isinstance(told, Tampered))
    made = (desk_row(row) for row in rows if row.trouble is None)
    yield from (row.trouble for row in made if row.trouble is not None)
    anchors = _anchors_in_backups(desk)
    readable: list[str] = []
    for row in rows:
        try:
            for key, head in _witnessed(desk, row.key):
                anchors.setdefault(key, set()).add(head)
            readable.append(row.key)
        except Trouble as trouble:
            if row.trouble is None:
                yield trouble
    for count, key in enumerate(readable, 1):
        doubts = repository.doubts(key, sorted(anchors.get(key, ())))
        yield from doubts or (lost[key] for _ in range(key in lost))
        if progress is not None:
            progress(count, len(readable))
    for key in sorted(anchors.keys() - {row.key for row in rows}):
        if key not in lost and key not in repository.given_up() and not repository.is_closed(key):
            yield ArchiveTrouble("chain_gone", key=key, anchor=min(anchors[key]))
    yield from (told for key, told in lost.items() if key not in readable)
    if isinstance(repository, FolderRepository):
        yield from (stray.notice for stray in stray_files(repository.root))


def _witnessed(desk: Desk, key: str) -> Iterator[tuple[str, str]]:
    """(key, head) of other histories that this one's entries noted."""
    for entry in desk.repository.history(key):
        for other, head in (entry.witness or {}).items():
            if is_key(other) and is_hash(head):  # whoever may write the file may write anything there
                yield other, head


def _anchors_in_backups(desk: Desk) -> dict[str, set[str]]:
    """The heads noted in the daily backups, by conference."""
    found: dict[str, set[str]] = {}
    for _, path in daily_backups(Path(desk.places["archive"])):
        try:
            backup = read_manifest(path)
        except Trouble:
            continue
        for key, head in backup.heads.items():
            found.setdefault(key, set()).add(head)
    return found


def accept_all(desk: Desk, reason: str) -> list[str]:
    """Take the archive as it stands for true, on record: its id, and every conference that is not as this
    machine saw it; their keys. Raises ArchiveTrouble (`accept_reason`) without a reason."""
    if not reason.strip():
        raise ArchiveTrouble("accept_reason")
    desk.take_as_known(reason)
    repository = desk.repository
    keys = {str(one.facts["key"]) for one in repository.missing()}
    rows = [*repository.list(), *repository.list_deleted()]
    anchors = _anchors_in_backups(desk)
    for row in rows:
        with suppress(ArchiveTrouble):
            for key, head in _witnessed(desk, row.key):
                anchors.setdefault(key, set()).add(head)
    for row in rows:
        with suppress(ArchiveTrouble):  # one that cannot be read is told by `examine`
            if repository.doubts(row.key, sorted(anchors.get(row.key, ()))):
                keys.add(row.key)
    # What is noted elsewhere and has no file here, though this machine never saw it.
    noted = anchors.keys() - {row.key for row in rows} - repository.given_up()
    keys |= {key for key in noted if not repository.is_closed(key)}
    for key in sorted(keys):
        desk.accept(key, reason, sorted(anchors.get(key, ())))
    return sorted(keys)


def not_compared(desk: Desk) -> int:
    """How many conferences this machine has nothing to compare with."""
    return len(
        [
            row
            for row in (*desk.repository.list(), *desk.repository.list_deleted())
            if row.trouble is None and desk.repository.is_new_here(row.key)
        ]
    )


def left_half_written(desk: Desk) -> list[Trouble]:
    """A notice for each file a killed save left behind more than an hour ago; the archive is sound all
    the same."""
    found = leftovers(Path(desk.places["archive"]), desk.clock() / 1000)
    return [ArchiveTrouble("leftover", file=str(path)) for path in found]


def unsaved_elsewhere(desk: Desk) -> int:
    """How many journals of dead sittings wait to be offered, of all conferences."""
    found = left_behind(Path(desk.places["journal"]))
    for left in found:
        left.release()
    return len(found)
