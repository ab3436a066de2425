"""Opening an archive: where its folder, its cache and its journals lie, and the desk over them.

Cache and journals stay on the local disk whatever disk the archive lies on. With `local` given they
lie there (a throw-away archive leaves nothing behind); else where the account keeps such things.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.archive import disk
from store.archive.catalogue import Catalogue
from store.archive.folder import FolderRepository
from store.archive.marker import archive_id, open_folder, refuse_without_mark
from store.archive.migrations import Migrations
from store.archive.seen import Memory
from store.archive.settings_files import SETTINGS
from store.archive.troubles import ArchiveTrouble
from store.desk.account import account_folder
from store.desk.desk import Desk
from store.desk.found_good import FoundGood
from store.desk.office_list import OfficeLists
from store.desk.rows import EDITION, Summariser
from store.record.codec import FORMAT
from store.series.shelf import Shelf

if TYPE_CHECKING:
    from store.archive.catalogue import Progress
    from store.archive.journal import LeftBehind, Unsaved
    from store.archive.repository import Kept
    from store.desk.entering import Clock, EditJournal


_PLACE = "place"
"""The file that says of which place the rest of its folder speaks."""
_AT_ONCE = 60
"""Conferences a list for a screen reads at once; a page has twenty."""


def open_desk(
    root: Path,
    *,
    who: str,
    clock: "Clock",
    local: Path | None = None,
    new_archive: bool = False,
    make: bool = True,
    at_once: bool = False,
    one_call: bool = False,
    progress: "Progress | None" = None,
) -> Desk:
    """The desk over the archive at `root`, which is made when there is none: only with `make`, else
    `no_archive` is raised and nothing is touched.

    On a machine that has not seen the archive yet every conference has to be read for the list: with
    `at_once` it is given before that is done (`Desk.catch_up` does the rest), else `progress` is told.
    With `one_call` the archive is listed once, and again only when something was written.
    Where this account had an archive and there is none now, opening is refused (`not_connected`): only with
    `new_archive`, which a person has to ask for, is an empty one made in its place.
    Troubles of the disk (no permission, no such drive, a newer program's archive) are raised.
    """
    _refuse_to_begin(root, make, new_archive, known=local is None)
    identity = open_folder(root)
    cache, journals, seen = _local_folders(local, root, identity)
    memory, shelf = Memory(seen), Shelf(root / "series")
    if local is None:
        _hold_to_its_place(memory, root, identity, new_archive)
    catalogue = _catalogue(cache, shelf, at_once, one_call, progress)
    repository = FolderRepository(root, Migrations(FORMAT), catalogue=catalogue, memory=memory)
    return Desk(
        repository,
        shelf,
        who,
        clock,
        journals=lambda kept: _journal(journals, root, kept, clock()),
        tidy=catalogue.flush,
        catch_up=repository.catch_up,
        doubt=catalogue.doubt,
        tried=FoundGood(cache / "tried"),
        add=catalogue.add,
        left_behind=lambda key: _left_behind(journals, root, key),
        unsaved=lambda key: _unsaved(journals, repository, key),
        places=_places(root, cache, journals),
        names=OfficeLists(root),
        passed=FoundGood(cache / "passed"),
        take_as_known=lambda reason: _take_as_known(memory, root, identity, f"{clock()} {who}: {reason}"),
    )


def _catalogue(
    cache: Path, shelf: Shelf, at_once: bool, one_call: bool, progress: "Progress | None"
) -> Catalogue:
    catalogue = Catalogue(cache, Summariser(shelf), edition=EDITION)
    catalogue.at_most = _AT_ONCE if at_once else None
    catalogue.progress = progress
    catalogue.holds = one_call
    return catalogue


def _places(root: Path, cache: Path, journals: Path) -> dict[str, str]:
    """Where things lie, by the names `where` gives them."""
    folders = {
        "archive": root, "cache": cache, "journal": journals, "series": root / "series", "names": root / SETTINGS,
    }  # fmt: skip
    return {name: str(folder) for name, folder in folders.items()}


def _journal(journals: Path, root: Path, kept: "Kept", at: int) -> "EditJournal":
    from store.archive.journal import Journal

    return Journal(journals, kept.key, kept.generation, at, typed_in=_real(root))


def _left_behind(journals: Path, root: Path, key: str) -> "Sequence[LeftBehind]":
    from store.archive.journal import left_behind

    found = left_behind(journals, key)
    here = _real(root).encode("utf-8", "replace").decode()
    for left in found:
        if left.typed_in == here or _is_at(Path(left.typed_in or here), root):
            left.typed_in = ""
    return found


def _unsaved(journals: Path, repository: FolderRepository, key: str) -> "Unsaved | None":
    """Mostly nobody is typing: one look into the folder, and nothing is imported or read."""
    try:
        names = os.listdir(journals)  # noqa: PTH208
    except OSError:
        return None
    if not any(name.startswith(f"{key}.") for name in names):
        return None
    from store.archive.journal import unsaved

    return unsaved(journals, key, repository.load(key).document)


def _local_folders(local: Path | None, root: Path, identity: str) -> tuple[Path, Path, Path]:
    """The cache, the journals and the file of what was seen, of the archive with that identity at `root`.

    All go by the place too, since a copy or a restored backup has the same identity: its histories are its own, and
    what was typed into one must not be offered to another. A whole archive that was moved takes along what was
    typed into it and seen of it: that is so when the place it was noted for has no archive of that identity any
    more. Where that place is the same folder, mounted twice, it is the same.
    """
    state = local or account_folder("state")
    seen = state / "seen"
    name, gone = f"{identity}-{_place(root)}", list[str]()
    for other, place in _noted(seen, identity).items():
        with suppress(OSError, ArchiveTrouble):
            if other != name and _is_at(place, root):
                name = other
            elif archive_id(place) != identity:
                gone.append(other)
    if name in gone:
        gone.remove(name)
    if local is not None:
        cache, journals = local / "cache", local / "journals"
    else:
        cache, journals = account_folder("cache") / f"{identity}-{_place(root)}", state / "journals" / name
        for other in (*gone, *_of_no_place(seen, journals.parent, identity, root)):
            _move_typing(journals.parent / other, journals)
    mine = seen / name
    with suppress(OSError):
        if gone and not mine.exists():
            (seen / gone[0]).rename(mine)
            (mine / _PLACE).unlink()
        if not (mine / _PLACE).exists():
            disk.private_folder(mine)
            disk.append(mine / _PLACE, os.fsencode(_real(root)))
    return cache, journals, mine / "heads"


def places_known() -> Iterator[Path]:
    """The places at which this account had an archive."""
    yield from (place for _, _, place in sorted(_places_in(account_folder("state") / "seen"), reverse=True))


def _places_in(seen: Path, identity: str = "") -> list[tuple[int, str, Path]]:
    found: list[tuple[int, str, Path]] = []
    with suppress(OSError):
        for name in sorted(os.listdir(seen)):  # noqa: PTH208
            if name.startswith(identity and f"{identity}-"):
                with suppress(OSError, ArchiveTrouble, ValueError):
                    note = seen / name / _PLACE
                    place = Path(os.fsdecode(disk.read_file(note)))
                    found.append((note.stat().st_mtime_ns, name, place))
    return found


def _noted(seen: Path, identity: str) -> dict[str, Path]:
    """The places at which this account saw an archive of that identity, by the folder of what it saw, the one it
    knew first before the others."""
    return {name: place for _, name, place in sorted(_places_in(seen, identity))}


def _of_no_place(seen: Path, journals: Path, identity: str, root: Path) -> list[str]:
    """The folder in which earlier versions kept what was typed into any archive of that identity: it goes to the
    one of them this account knew first."""
    if not os.path.isdir(journals / identity):  # noqa: PTH112 (Path's raises where one may not look)
        return []
    for place in _noted(seen, identity).values():
        with suppress(OSError, ArchiveTrouble):
            if archive_id(place) == identity:
                return [identity] if _is_at(place, root) else []
    return [identity]


def _move_typing(old: Path, new: Path) -> None:
    """What cannot be moved stays where it is, for the next time."""
    with suppress(OSError):
        for path in sorted(old.iterdir()):
            disk.private_folder(new)
            with suppress(OSError):
                path.rename(new / path.name)
        old.rmdir()


def _is_at(place: Path, root: Path) -> bool:
    """Whether both are one folder, which is there."""
    try:
        return place.samefile(root)
    except (OSError, ValueError):
        return False


def _refuse_to_begin(root: Path, make: bool, new_archive: bool, known: bool) -> None:
    """Where there is no archive, only a call that may make one goes on. Where this account had one (`known`: that is
    remembered), a drive is probably not connected: a new one made in its place would look as if everything were
    gone."""
    ids = _ids_known(root) if known else []
    refuse_without_mark(root, ids[-1] if ids else "", new=new_archive)
    if new_archive:
        return
    if known and was_here(root) and archive_id(root) is None:
        raise ArchiveTrouble("not_connected", path=str(root))
    if not make and archive_id(root) is None:
        raise ArchiveTrouble("no_archive", path=str(root))


def was_here(root: Path) -> bool:
    """Whether this account had an archive in that folder."""
    return os.path.exists(_known(root))  # noqa: PTH110 (where one may not look, nothing is known)


def _known(root: Path) -> Path:
    return account_folder("state") / "known" / _place(root)


def _place(root: Path) -> str:
    from zlib import crc32

    return f"{crc32(os.fsencode(_real(root))):08x}"


def _real(root: Path) -> str:
    """The folder's own path: by way of a link or of `..` it is the same folder."""
    return os.path.realpath(root)


def _hold_to_its_place(memory: Memory, root: Path, identity: str, new_archive: bool) -> None:
    """An archive with another id than the one this account knows at that place is not the same archive:
    that is told, and held against it, until a person takes it as known."""
    ids = _ids_known(root)
    if identity in ids:
        return
    if ids and not new_archive:
        memory.strange = ArchiveTrouble("another_id", path=str(root))
    else:
        _take_as_known(memory, root, identity)


def _ids_known(root: Path) -> list[str]:
    """The ids of the archives this account knew at that place, the last one last."""
    try:
        return [
            line.split()[0] for line in disk.read_file(_known(root)).decode().splitlines() if line.strip()
        ]
    except (OSError, ValueError, ArchiveTrouble):
        return []


def _take_as_known(memory: Memory, root: Path, identity: str, why: str = "") -> None:
    memory.strange = None
    known = _known(root)
    with suppress(OSError):  # only a help: without it a missing drive is not told from a new folder
        disk.private_folder(known.parent)
        # Earlier versions ended the file without a line feed.
        disk.append(known, (f"\n{identity} {why}".rstrip() + "\n").encode())
