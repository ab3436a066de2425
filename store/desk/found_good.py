"""The memory of what was found good on this machine: texts that passed the gate, phrase books that were tried.

Looking at a text's words and reading it back takes a process that has just started four times as long as
saying it, and trying an office's phrase book longer still. A script that prints the same text of the same
record again need not wait for that twice. What is remembered is a hash of everything the outcome follows
from, the files of this program that judge among it. It lies in the account's own cache, and a file that
leaves as an export never relies on it.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from store.archive import disk
from store.checksum import sha256
from store.record.codec import to_document
from store.record.conference import Conference
from store.series.definition import Series
from store.series.shelf import files_of

if TYPE_CHECKING:
    from store.wording.say.draft import Draft

_MOST = 4000
"""Outcomes kept; when there are twice as many, the older ones are dropped."""
_LENGTH = 64
"""Characters of one outcome: a SHA-256 in hexadecimal."""


class FoundGood:
    """The outcomes remembered in one file of the local cache, the newest last. A file that cannot be read or
    written only means that nothing is remembered."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def mark(self, made_of: Iterable[bytes]) -> str:
        """The key under which an outcome is remembered: a checksum of all it was `made_of` and of this program. When any of
        it changes, the key is another one, and the outcome is worked out anew."""
        told = sha256()
        for part in (*made_of, *_program()):
            told.update(len(part).to_bytes(8, "big"))
            told.update(part)
        return str(told.hexdigest())

    def knows(self, mark: str) -> bool:
        """Whether it was found good before."""
        return mark in (self._marks() or ())

    def note(self, mark: str) -> None:
        """Remember that it was found good."""
        marks = self._marks()
        if marks is not None and mark in marks:
            return
        with suppress(OSError):  # the next call looks again
            disk.private_folder(self.path.parent)
            if marks is None or len(marks) >= 2 * _MOST:
                disk.replace_file(self.path, _lines([*(marks or ())[-_MOST:], mark]), sync=False)
            else:
                disk.append(self.path, _lines([mark]))

    def _marks(self) -> list[str] | None:
        """What is remembered; None where the file cannot be read."""
        try:
            data, _ = disk.read_from(self.path, most=4 * _MOST * (_LENGTH + 2))
        except OSError:
            return None
        return [line for line in data.decode("ascii", "replace").split("\n") if len(line) == _LENGTH]


def _lines(marks: Iterable[str]) -> bytes:
    """A damaged file may have no end of line before them."""
    return "".join(f"\n{mark}\n" for mark in marks).encode()


def passed_by(
    series: Series, conferences: Iterable[Conference], draft: "Draft", names: str = ""
) -> Iterator[bytes]:
    """All that the looking at a draft follows from: the text, its record and those before it, the files of the
    series, and the edition of the office's list of `names`."""
    yield names.encode()
    yield f"{draft.language}/{draft.form}".encode()
    yield draft.text.encode()
    for conference in conferences:
        document = to_document(conference)
        yield json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    yield from files_of(series.file.parent, series.office)


def _program() -> Iterator[bytes]:
    """The files of this program that say, judge and read texts, by name, size and time of change."""
    store = Path(__file__).parent.parent
    for folder, inner, names in os.walk(store):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        for name in sorted(names):
            if name.endswith((".py", ".txt", ".toml")):
                about = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 (a start waits for it)
                yield f"{folder}/{name} {about.st_size} {about.st_mtime_ns}".encode(errors="surrogateescape")
