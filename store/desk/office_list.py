"""The office's own list as it is kept in the archive: read when it is first asked for, changed entry by entry.

Each change is a new file that is created once, so that two clerks can never overwrite each other: the second finds
the first one's file, and puts its own change on top of it, unless both changed the same entry. A newest file that
cannot be read is told, and the one before it is used until it is put right.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from zlib import crc32

from msgspec import Struct

from store.archive import settings_files
from store.archive.troubles import disk_errors_told
from store.languages import either, listed
from store.names.list_edits import Entry, fresh, name_of, with_entry
from store.names.list_file import read_list
from store.names.office_list import EMPTY, NO_LIST, ListInForce, OfficeList
from store.reasons import system_reason
from store.series.faults import SeriesFault, file_name
from store.series.toml_file import read_source
from store.troubles import Trouble, Way

_NAME = "names"
_TRIES = 20
_Change = Callable[[str, OfficeList, Path], str]
"""What the next file is to hold, of what the newest does: its text, what it says, and the file it becomes."""
_OLDER = 30
"""Files behind the newest that are looked at for one that can be read."""

WORDS = {
    "list_busy": (
        "别人正在不停地改名单，没有存上。请稍后再试一次。",
        "Others keep changing the list just now; nothing was kept. Try again in a moment.",
    ),
    "list_would_go": (
        "{file} 里没有现在名单上的{count}条（{names}），没有导入。确实要去掉的，加 --replace。",
        "{file} lacks entries the list has now ({count}: {names}), and was not taken over. Add --replace if they are to go.",
    ),
    "list_stray": (
        "{file} 不是名单的一份，没有读（手工放的，或同步软件改了名）。请{take_in}。",
        "{file} is not one of the list's files and is not read (put there by hand, or renamed by a synchronizing program). "
        "Please {take_in}.",
    ),
    "list_closed": (
        "无法查看名单所在的文件夹：{problem}。",
        "The folder of the office's list cannot be looked into: {problem}.",
    ),
}


class OfficeListTrouble(Trouble):
    """The list could not be changed. Facts: file, names, count, problem."""

    words = WORDS
    ways = {
        "take_in": Way(
            ("管名单的人看看要不要放进名单", "ask whoever keeps the list whether it belongs to it"),
            ("用 names import 放进来，再删去它", "take it in with `names import`, then remove it"),
        )
    }


class TakenOver(Struct, frozen=True):
    """What came of a file that was taken over: how many entries of it are new, how many of the old ones are gone."""

    file: Path | None
    new: int
    gone: int
    known: OfficeList


class OfficeLists:
    """The list of one archive. `root` is the archive's folder; None: an archive that has none."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root
        self._looked: tuple[int, int, int] | None = None
        """Generation, size and time of the newest file when it was last looked at; None: never."""
        self._source = ""
        self._now = NO_LIST
        self._read = False

    @property
    def now(self) -> ListInForce:
        """The list as it stood when it was last looked for."""
        if self._looked is None:
            self.refresh()
        if not self._read:
            self._read, self._now = True, self._in_force()
        return self._now

    @property
    def edition(self) -> str:
        """A sign of what the list says, without reading it; empty where there is none."""
        if self._looked is None:
            self.refresh()
        return self._now.edition

    @property
    def file(self) -> Path | None:
        """The newest file; None where there is none."""
        generation = self._looked[0] if self._looked is not None else 0
        return settings_files.path_of(self.root, _NAME, generation) if self.root and generation else None

    @property
    def source(self) -> str:
        """What the newest file holds; empty where there is none or it is no text."""
        return self._source if self.now is not NO_LIST else ""

    def strays(self) -> list[OfficeListTrouble]:
        """What lies beside the list under a name of its own and is not read, each told."""
        found = settings_files.stray_copies(self.root, _NAME) if self.root is not None else []
        return [OfficeListTrouble("list_stray", file=file_name(path)) for path in found]

    def refresh(self) -> None:
        """Look whether somebody has changed the list: another window, or an editor."""
        try:
            found = settings_files.generations(self.root, _NAME) if self.root is not None else []
            newest = found[0] if found else None
            status = newest[1].stat() if newest is not None else None
        except OSError as error:
            trouble = OfficeListTrouble("list_closed", problem=system_reason(error))
            self._looked, self._read, self._source = (0, 0, 0), True, ""
            self._now = ListInForce(EMPTY, "?", trouble)
            return
        mark = (newest[0], status.st_size, status.st_mtime_ns) if newest and status else (0, 0, 0)
        if mark == self._looked:
            return
        self._looked = mark
        if newest is None:
            self._read, self._source, self._now = True, "", NO_LIST
            return
        try:
            self._source, refused = read_source(newest[1]), None
        except SeriesFault as fault:
            self._source, refused = "", _of_the_list(fault, newest[0])
        edition = f"{newest[0]}-{crc32(self._source.encode()):08x}"
        self._read, self._now = False, ListInForce(EMPTY, edition, refused)

    def _in_force(self) -> ListInForce:
        """The newest file read; the one before it where that is not sound, with the reason."""
        path, trouble = self.file, self._now.trouble
        if path is None:
            return self._now
        if trouble is None:
            try:
                return ListInForce(read_list(path, self._source), self._now.edition)
            except SeriesFault as fault:
                trouble = _of_the_list(fault, self._looked[0] if self._looked is not None else 0)
        return ListInForce(self._older(), self._now.edition, trouble)

    def _older(self) -> OfficeList:
        assert self.root is not None
        for _, path in settings_files.generations(self.root, _NAME)[1:_OLDER]:
            try:
                return read_list(path)
            except SeriesFault:
                continue
        return EMPTY

    # -- changing it -------------------------------------------------------------------------

    def put(self, old: Entry | None, new: Entry | None, begun: date | None = None) -> OfficeList:
        """Have `new` in place of `old`, as the next file; without one it is added or taken out. ListTrouble when
        somebody has changed the same entry meanwhile; the reason the newest file cannot be read, when it cannot.
        `begun`: the day from which a list that begins with this is whole."""

        def change(source: str, known: OfficeList, path: Path) -> str:
            if not source:
                source = fresh(begun)
                known = read_list(path, source)
            return with_entry(source, known, path, old, new)[0]

        return self._publish(change).known

    def take_over(self, file: Path, *, replace: bool = False) -> TakenOver:
        """Make a file somebody edited the list, as the next one. SeriesFault for one that is not sound;
        OfficeListTrouble where it lacks what the list has, unless that is to be replaced."""
        source = read_source(file)
        wanted = read_list(file, source)
        self.refresh()
        known = self.now.known
        had, has = _entries(known), _entries(wanted)
        gone = [name for name in had if name not in has]
        if gone and not replace:
            raise OfficeListTrouble(
                "list_would_go",
                file=file.name,
                count=len(gone),
                names=listed([*gone[:5], *(["…"] if len(gone) > 5 else [])]),
            )
        new = sum(1 for name in has if name not in had)
        if source == self._source:
            return TakenOver(None, 0, 0, known)
        seen = self._looked

        def change(now: str, known: OfficeList, path: Path) -> str:
            if self._looked != seen and not replace and any(name not in has for name in _entries(known)):
                raise OfficeListTrouble("list_busy")
            return source

        self._publish(change, mending=True)
        return TakenOver(self.file, new, len(gone), wanted)

    def begin(self, source: str) -> None:
        """Have a list that says this where there is none."""
        self.refresh()
        if self.root is not None and self.file is None:
            self._publish(lambda now, known, path: now or source)

    def _publish(self, change: _Change, mending: bool = False) -> ListInForce:
        assert self.root is not None
        for _ in range(_TRIES):
            self.refresh()
            now = self.now
            if now.trouble is not None and not mending:
                raise now.trouble
            generation = (self._looked[0] if self._looked is not None else 0) + 1
            path = settings_files.path_of(self.root, _NAME, generation)
            source = change(self._source, now.known, path)
            with disk_errors_told(path):
                made = settings_files.write_generation(self.root, _NAME, generation, source.encode())
            if made:
                self.refresh()
                return self.now
        raise OfficeListTrouble("list_busy")


def _of_the_list(fault: SeriesFault, number: int) -> SeriesFault:
    """The fault, told of the list by its number and not by a file's name, which nobody at the desk has ever seen."""
    fault.facts["file"] = either(f"名单（第{number}份）", f"The office's list (no. {number})")
    return fault


def _entries(known: OfficeList) -> Sequence[str]:
    return [name_of(entry) for entries in (known.persons, known.places, known.words) for entry in entries]
