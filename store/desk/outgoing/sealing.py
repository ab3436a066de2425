"""Owns the seal beside exported files: which files were made from which version, each with its SHA-256.

One seal serves all files of a version in a folder. Later exports add to it; no entry is ever lost, since
a seal that cannot be read, or is of another history, is left alone.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from store.desk.troubles import DeskTrouble
from store.outside import DEFINITION_BYTES, read_json
from store.reasons import system_reason
from store.troubles import Trouble


class Seal(Struct, frozen=True):
    """What the files of one version are sealed to: the conference, its version and that history entry."""

    conference: str
    version: int | None
    history_head: str | None
    final: bool
    archive: str = ""
    """The id of the archive it was made of; empty in the seals of earlier versions."""

    def files_in(self, path: Path) -> dict[str, str | None]:
        """The files a seal at `path` lists already, with their sums (None in one that had none).

        DeskTrouble for a seal that is not of this version, OutsideTrouble for one that cannot be read.
        """
        try:
            if not path.exists():  # where the folder is none, the files themselves will tell why
                return {}
            data = read_json(path, DEFINITION_BYTES)
        except ValueError:
            raise DeskTrouble("seal_strange", file=path.name) from None
        known = {"archive": self.archive}  # seals of earlier versions do not say it
        if not isinstance(data, dict) or any(
            {**known, **data}.get(name) != value for name, value in self._facts.items()
        ):
            raise DeskTrouble("seal_strange", file=path.name)
        files = data.get("files")
        if isinstance(files, list) and all(isinstance(name, str) for name in files):
            return dict.fromkeys(files)
        if isinstance(files, dict) and all(isinstance(sum_, str | None) for sum_ in files.values()):
            return files
        raise DeskTrouble("seal_strange", file=path.name)

    def text(self, files: Mapping[str, str | None]) -> bytes:
        """The seal over those files."""
        whole = {**self._facts, "files": dict(sorted(files.items()))}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def _facts(self) -> dict[str, object]:
        return {
            "conference": self.conference,
            "version": self.version,
            "history_head": self.history_head,
            "final": self.final,
            "archive": self.archive,
        }


def seals_in(folder: Path, key: str) -> Iterator[tuple[Path, Seal]]:
    """The seals of the conference `key` that lie in `folder` and can be read. DeskTrouble where nobody can tell
    which seals lie there."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 (glob passes over a folder that cannot be listed)
    except (
        FileNotFoundError,
        NotADirectoryError,
    ):  # the export itself will tell why it can write nothing there
        return
    except OSError as error:
        raise DeskTrouble("cannot_write", file=str(folder), problem=system_reason(error)) from error
    for path in (folder / name for name in names if name.endswith(".seal.json")):
        try:
            data = read_json(path, DEFINITION_BYTES)
            head, version, archive = data["history_head"], data["version"], data.get("archive", "")
            if data["conference"] == key and isinstance(head, str) and isinstance(archive, str):
                yield path, Seal(key, version, head, data["final"] is True, archive)
        except (Trouble, ValueError, KeyError, TypeError, AttributeError):
            continue


def files_sealed(folder: Path, key: str) -> set[str]:
    """The names of the files that the seals of the conference `key` in `folder` list; none where nobody can tell."""
    names: set[str] = set()
    try:
        for path, seal in seals_in(folder, key):
            names |= set(seal.files_in(path))
    except Trouble:
        return names
    return names
