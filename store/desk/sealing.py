"""Owns the seal beside exported files: which files were made from which version, each with its SHA-256.

One seal serves all files of a version in a folder. Later exports add to it; no entry is ever lost, since
a seal that cannot be read, or is of another history, is left alone.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from store.desk.troubles import DeskTrouble
from store.reasons import system_reason
from store.values import struct


@struct
class Seal:
    """What the files of one version are sealed to: the conference, its version and that history entry."""

    conference: str
    version: int | None
    history_head: str | None
    final: bool

    def files_in(self, path: Path) -> dict[str, str | None]:
        """The files a seal at `path` lists already, with their sums (None in one that had none).

        DeskTrouble when there is a seal that cannot be read or is not of this version.
        """
        try:
            data = json.loads(path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):  # the files themselves will tell why
            return {}
        except OSError as error:
            raise DeskTrouble("cannot_read", file=path.name, problem=system_reason(error)) from error
        except (ValueError, RecursionError):
            raise DeskTrouble("seal_strange", file=path.name) from None
        if not isinstance(data, dict) or any(data.get(name) != value for name, value in self._facts.items()):
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
        }
