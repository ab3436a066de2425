"""Owns the desk's list: a derived TinyDB file in the local cache, rebuilt whenever it is not right.

One row for each conference says at which generation it was made; a listing of the archive tells which
rows are out of date, and only those conferences are read. What is searched lies in a second file,
read at the first search. Neither is ever the truth: lost, stale or garbage, they are made again.

A file that was changed under its name is known by its size and times, which are asked of the latest
conferences only: on a shared drive every question is a journey.
"""

import json
import os
import re
import threading
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from tinydb.storages import Storage

from store.archive import disk, layout
from store.archive.repository import CatalogueRow, Kept
from store.archive.troubles import ArchiveTrouble, Damage, disk_trouble, is_gone
from store.part_kinds import Document

Describe = Callable[[Document], tuple[Mapping[str, Any], str]]
"""Gives the summary of a document, and the words a person may search it by."""
_Read = Callable[[str], Kept]
Progress = Callable[[int, int], None]


LOOKED_AT = 40
"""The latest conferences, of which a listing asks whether their file is still the one that was read."""


_Tables = TypeVar("_Tables")


class _Conferences(msgspec.Struct):
    """The tables of the cached list, for which ten years of rows are not made twice."""

    conferences: dict[str, CatalogueRow] = {}


class _Noted(msgspec.Struct, frozen=True, gc=False):
    """The words of a conference that may be searched, and of which generation they are."""

    key: str
    generation: int
    words: str


class _Words(msgspec.Struct):
    """The table of them."""

    words: dict[str, _Noted] = {}


class CacheStorage(Storage):
    """TinyDB's tables under a line with `edition` and a checksum; anything else reads as empty."""

    def __init__(self, path: Path, edition: str) -> None:
        self.path = path
        self.edition = edition

    def read(self) -> dict[str, dict[str, Any]]:
        """The tables, empty when the file is missing, damaged or of another edition."""
        tables = self.read_as(dict[str, dict[str, Any]]) or {}
        tables.pop("_meta", None)
        return tables

    def read_as(self, shape: type[_Tables]) -> _Tables | None:
        """The tables as `shape`; None when the file is missing, damaged, of another edition or shape."""
        try:
            data = disk.read_file(self.path)
            end = data.index(b"\n")
            meta = json.loads(data[:end].removesuffix(b",") + b"}")["_meta"]["1"]
            # Ten years are a megabyte: it is not copied.
            if meta != {"edition": self.edition, "crc": zlib.crc32(memoryview(data)[end + 1 :])}:
                return None
            return msgspec.json.decode(data, type=shape)
        except (Damage, OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace the file; not synced, since a lost cache is made again."""
        rest = _encoded(data)[1:]
        meta = {"_meta": {"1": {"edition": self.edition, "crc": zlib.crc32(rest)}}}
        head = json.dumps(meta, ensure_ascii=False)[:-1].encode()
        disk.replace_file(self.path, head + b",\n" + rest, sync=False)


def _encoded(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Tables as JSON. Half a character, which a damaged file may hold, is replaced."""
    try:
        return msgspec.json.encode(tables)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(tables), ensure_ascii=False).encode("utf-8", "replace")


def describe_any(document: Document) -> tuple[Mapping[str, Any], str]:
    """The plain values at the top of a document, and every text and number in it; the desk passes something
    that knows names and places."""
    found: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                gather(inner)
        elif isinstance(value, list):
            for inner in value:
                gather(inner)
        elif value is not None:
            found.append(str(value))

    gather(document)
    summary = {name: value for name, value in document.items() if not isinstance(value, dict | list)}
    return summary, "\n".join(found)


class Catalogue:
    """Rows and searchable words of an archive, cached in `folder` (None: in memory only).

    `edition` names what `describe` makes: a cache of another edition is not used.
    """

    def __init__(
        self,
        folder: Path | None,
        describe: Describe = describe_any,
        edition: str = "1",
    ) -> None:
        self.folder = folder
        self.edition = edition
        self._describe = describe
        self._rows: dict[str, CatalogueRow] | None = None
        self._texts: dict[str, _Noted] | None = None
        self._fresh: dict[str, _Noted] = {}
        self._dirty = False
        self._lock = threading.RLock()
        self._pending: dict[str, int] = {}
        self._wordless: dict[str, int] = {}
        """Conferences that were searched though their words are not known, which `catch_up` reads."""
        self._is_listed = False
        self._root = Path()
        self.closed: layout.Closed | None = None
        """What of the archive could not be listed at the last `refresh`."""
        self.newest: Mapping[str, int] = {}
        """The newest generation of every conference, as the last `refresh` found them."""
        self.at_most: int | None = None
        """How many conferences `refresh` reads; the others wait for `catch_up`. None: all of them."""
        self.progress: Progress | None = None
        """Told (done, of how many) while `refresh` reads."""
        self.holds = False
        """Whether the archive is listed once, and again only when something was written here: for a call of the
        command line, which is over in a moment."""

    def written(self) -> None:
        """Something was written here: what was listed holds no longer."""
        self._is_listed = False

    def refresh(
        self, root: Path, read: _Read, met: Callable[[], Mapping[str, int]] = dict[str, int]
    ) -> frozenset[str]:
        """Bring the rows up to date with the files, newest conferences first; the keys that changed. `met` tells
        generations of conferences this machine saw: one in a folder that may not be listed has its row, too."""
        with self._lock:
            if self.holds and self._is_listed:
                return frozenset()
            self._root = root
            if self._rows is None:
                self._rows = self._loaded_rows()
            rows = self._rows
            closed: layout.Closed = {}
            self.closed = closed
            now = self.newest = layout.newest_generations(root, known=rows, closed=closed)
            hidden = self._hidden(tuple(closed), met()) if closed else {}
            now |= hidden
            gone = rows.keys() - now.keys()
            stale = [
                key
                for key, newest in now.items()
                if (row := rows.get(key)) is None
                or row.generation != newest
                or row.trouble
                or row.notice
                or key in hidden
            ]
            for key in gone:
                del rows[key]
            known = set(stale)
            stale += [
                key for key in sorted(now)[-LOOKED_AT:] if key not in known and self._changed(rows[key])
            ]
            stale.sort(reverse=True)
            self._pending = (
                {key: now[key] for key in stale[self.at_most :]} if self.at_most is not None else {}
            )
            for count, key in enumerate(stale[: self.at_most], 1):
                rows[key] = self._read_row(key, now[key], read)
                if self.progress is not None:
                    self.progress(count, len(stale))
            for key in self._pending:
                rows.setdefault(key, CatalogueRow(key, 0, layout.named_in(key)))
            self._dirty = self._dirty or bool(stale or gone)
            self._is_listed = True
            return frozenset(stale) | gone

    def _hidden(self, closed: tuple[str, ...], met: Mapping[str, int]) -> dict[str, int]:
        """The conferences in folders that may not be listed, as far as anything is known of them."""
        rows = self._rows or {}
        return {
            key: max(rows[key].generation if key in rows else 0, met.get(key, 0), 1)
            for key in {*rows, *met}
            if key.startswith(closed)
        }

    def catch_up(self, read: _Read, rest: Callable[[], None]) -> int:
        """Read what `refresh` and `found` left, the latest first, calling `rest` after each; how many there were.
        For a thread: the rows can be used meanwhile."""
        count = 0
        while self._pending or self._wordless:
            with self._lock:
                if self._pending and self._rows is not None:
                    key = max(self._pending)
                    self._rows[key] = self._read_row(key, self._pending.pop(key), read)
                    self._dirty = True
                    count += 1
                elif self._wordless:
                    key = max(self._wordless)
                    self._read_row(key, self._wordless.pop(key), read)
                    count += 1
            rest()
        return count

    def doubt(self, key: str) -> None:
        """A file of `key` proved damaged, or its series was mended, although its name is as it was: its row is
        made again."""
        with self._lock:
            self.written()
            if self._rows is not None and key in self._rows:
                self._rows[key] = replace(self._rows[key], generation=0)
                self._dirty = True

    def add(self, key: str, generation: int, facts: Mapping[str, Any]) -> None:
        """Add to the summary of a conference what was worked out of it later; nothing when its file is another
        by now."""
        with self._lock:
            row = (self._rows or {}).get(key)
            if self._rows is not None and row is not None and row.generation == generation:
                self._rows[key] = replace(row, summary={**row.summary, **facts})
                self._dirty = True

    def rows(self) -> Sequence[CatalogueRow]:
        """All rows, the latest conference first."""
        with self._lock:
            rows = self._rows or {}
            return [rows[key] for key in sorted(rows, reverse=True)]

    def found(self, text: str, read: _Read) -> Sequence[CatalogueRow]:
        """The rows whose conference contains every word of `text`, the latest first. Width and case of
        letters and digits do not matter. Conferences whose words are not known are read for it; those of a list for
        a screen (`at_most`) are left to `catch_up`, since a key would wait for them."""
        wanted = wanted_words(text)
        with self._lock:
            texts = self._all_texts()
            hits: list[CatalogueRow] = []
            for row in self.rows():
                noted = texts.get(row.key)
                if (noted is None or noted.generation != row.generation) and self._is_to_read(row):
                    if self.at_most is not None:
                        self._wordless[row.key] = row.generation
                    else:
                        self._read_row(row.key, row.generation, read)
                        noted = texts.get(row.key)
                if noted is not None and wanted and all(stands_in(word, noted.words) for word in wanted):
                    hits.append(row)
            return hits

    def _is_to_read(self, row: CatalogueRow) -> bool:
        """Whether reading a conference would tell its words, and is not to be done anyway."""
        return row.trouble is None and row.key not in self._pending

    def flush(self) -> None:
        """Write what changed to the cache folder; a folder that refuses is no trouble."""
        with self._lock:
            if self.folder is None:
                return
            try:
                if self._dirty or self._fresh:
                    disk.private_folder(self.folder)
                if self._dirty:
                    self._write_rows(self.folder)
                if self._fresh:
                    self._write_texts(self.folder)
            except OSError:
                return

    # -- one conference

    def _changed(self, row: CatalogueRow) -> bool:
        """Whether the file a row was made of is another one now, under the same name."""
        return _stamp(self._root, row.key, self.newest[row.key]) != row.stamp

    def _read_row(self, key: str, newest: int, read: _Read) -> CatalogueRow:
        stamp = _stamp(self._root, key, newest)
        try:
            kept = read(key)
        except ArchiveTrouble as trouble:
            if trouble.code == "vanished":
                raise
            return CatalogueRow(key, newest, layout.named_in(key), stamp=stamp, trouble=trouble)
        except OSError as error:
            if is_gone(error):
                raise
            before = (self._rows or {}).get(key)
            deleted = before is not None and before.deleted
            refused = disk_trouble(error, self._root)
            return CatalogueRow(key, newest, layout.named_in(key), deleted, stamp=stamp, trouble=refused)
        summary, words = self._describe(kept.document)
        note = _Noted(key, newest, searchable(f"{key} {words}"))
        self._fresh[key] = note
        if self._texts is not None:
            self._texts[key] = note
        notice = kept.notices[0] if kept.notices else None
        return CatalogueRow(key, newest, dict(summary), kept.deleted, stamp, notice=notice, out=kept.out)

    # -- the cache files

    def _loaded_rows(self) -> dict[str, CatalogueRow]:
        if self.folder is None:
            return {}
        cached = CacheStorage(self.folder / "catalogue.json", self.edition).read_as(_Conferences)
        # Not by way of a table: TinyDB would copy each row into a document first.
        return {row.key: row for row in cached.conferences.values()} if cached is not None else {}

    def _all_texts(self) -> dict[str, _Noted]:
        if self._texts is None:
            cached = None
            if self.folder is not None:
                cached = CacheStorage(self.folder / "words.json", self.edition).read_as(_Words)
            self._texts = {noted.key: noted for noted in cached.words.values()} if cached is not None else {}
            self._texts.update(self._fresh)
        return self._texts

    def _write_rows(self, folder: Path) -> None:
        sound = [row for row in self.rows() if not (row.trouble or row.notice) and row.generation]
        CacheStorage(folder / "catalogue.json", self.edition).write({"conferences": _numbered(sound)})
        self._dirty = False

    def _write_texts(self, folder: Path) -> None:
        texts = self._all_texts()
        kept = sorted(texts.keys() & (self._rows or {}).keys())
        rows = _numbered([texts[key] for key in kept])
        CacheStorage(folder / "words.json", self.edition).write({"words": rows})
        self._fresh = {}


def _numbered(rows: Sequence[msgspec.Struct]) -> dict[str, msgspec.Struct]:
    """The rows of a table of TinyDB by their numbers."""
    return {str(number): row for number, row in enumerate(rows, 1)}


def _stamp(root: Path, key: str, generation: int) -> str:
    """Size and times of that file, as they are; empty where it cannot be asked."""
    path = os.path.join(layout.month_folder(root, key), layout.generation_name(key, generation))  # noqa: PTH118
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


_WANTED = re.compile(r"""["“「]([^"”」]*)["”」]?|([^\s"“「]+)""")


def wanted_words(text: str) -> list[str]:
    """The words that are looked for, as they are searched; what stands in quotation marks is one of them, whole."""
    found = (" ".join((one[1] or one[2] or "").split()) for one in _WANTED.finditer(searchable(text)))
    return [word for word in found if word]


def stands_in(word: str, plain: str) -> bool:
    """Whether a word, or several in quotation marks (“Sept. 1”, which Sept. 12 is not), stands in a text, both as they are
    searched."""
    if word not in plain or " " not in word:
        return word in plain
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", plain) is not None


def searchable(text: str) -> str:
    """`text` as it is searched: half-width, lower case."""
    import unicodedata

    return unicodedata.normalize("NFKC", text).casefold()
