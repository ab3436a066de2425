"""Owns the memory of texts that passed: which text of which record was sound in its words and read back.

Looking at a text's words and reading it back takes a process that has just started four times as long as
saying it. A script that prints the same text of the same record again need not wait for that twice. What
is remembered is a hash of everything the outcome follows from: the text, the record and those before it,
the series' files, and the files of this program that judge. It lies in the account's own cache, and a
file that leaves as an export never relies on it.
"""

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from store.archive.disk import private_folder
from store.outside import DEFINITION_BYTES, OutsideTrouble, read_file
from store.record.codec import to_document

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from store.wording.draft import Draft

_MOST = 4000
"""Outcomes kept; when there are twice as many, the older ones are dropped."""
_LENGTH = 64
"""Characters of one outcome: a SHA-256 in hexadecimal."""


class Passed:
    """The outcomes remembered in one file of the local cache. A file that cannot be read or written only
    means that nothing is remembered."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def knows(self, sitting: "Sitting", draft: "Draft") -> bool:
        """Whether this very text of this very record passed before, by the rules of now."""
        return _mark(sitting, draft) in self._marks()

    def note(self, sitting: "Sitting", draft: "Draft") -> None:
        """Remember that it passed."""
        marks = self._marks()
        mark = _mark(sitting, draft)
        if mark in marks:
            return
        anew = len(marks) >= 2 * _MOST
        lines = [*marks[-_MOST:], mark] if anew else [mark]
        try:
            private_folder(self.path.parent)
            flags = (
                os.O_WRONLY
                | os.O_CREAT
                | getattr(os, "O_NONBLOCK", 0)
                | (os.O_TRUNC if anew else os.O_APPEND)
            )
            descriptor = os.open(self.path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write("".join(f"{line}\n" for line in lines))
        except OSError:
            return  # the next call looks at the text again

    def _marks(self) -> list[str]:
        try:
            data = read_file(self.path, 4 * _MOST * (_LENGTH + 1))
        except OutsideTrouble:
            return []
        lines = data.decode("ascii", "replace").split("\n")[:-1]
        return [line for line in lines if len(line) == _LENGTH]


def _mark(sitting: "Sitting", draft: "Draft") -> str:
    """One hash of all that the outcome follows from."""
    told = sha256()
    for part in _ingredients(sitting, draft):
        told.update(len(part).to_bytes(8, "big"))
        told.update(part)
    return told.hexdigest()


def _ingredients(sitting: "Sitting", draft: "Draft") -> Iterator[bytes]:
    yield f"{draft.language}/{draft.form}".encode()
    yield draft.text.encode()
    for conference in (sitting.conference, *sitting.earlier):
        document = to_document(conference)
        yield json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    series = sitting.series
    files = [series.file, *(path for paths in series.books.values() for path in paths)]
    files += [path.parent / "style.toml" for path in files]
    for path in dict.fromkeys(files):
        yield str(path).encode(errors="surrogateescape")
        try:
            yield read_file(path, DEFINITION_BYTES)
        except OutsideTrouble:
            yield b""
    yield from _program()


def _program() -> Iterator[bytes]:
    """The files of this program that say, judge and read texts, by name, size and time of change."""
    store = Path(__file__).parent.parent
    for room in (store, *sorted(room for room in store.iterdir() if room.is_dir())):
        with os.scandir(room) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith((".py", ".txt", ".toml")):
                    about = entry.stat()
                    yield f"{room.name}/{entry.name} {about.st_size} {about.st_mtime_ns}".encode()
