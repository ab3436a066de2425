"""Owns the office's own files beside the conferences, in generations that are never overwritten.

    DATA/settings/names.000003.toml

A change is a new file that is created once: of two who save at the same moment the second finds the number taken,
reads what the first wrote, and puts its own change on top. The files before stay, as the way back.
"""

import os
import re
from pathlib import Path

from store.archive import disk, layout

SETTINGS = "settings"


def generations(root: Path, name: str) -> list[tuple[int, Path]]:
    """The generations of a file, the newest first; none where nobody has made one. OSError where one may not look."""
    wanted = re.compile(rf"{re.escape(name)}\.([0-9]{{6}})\.toml", re.ASCII)
    folder = root / SETTINGS
    try:
        names = os.listdir(folder)  # noqa: PTH208
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = [(int(match[1]), folder / match[0]) for one in names if (match := wanted.fullmatch(one))]
    return sorted(found, reverse=True)


def stray_copies(root: Path, name: str) -> list[Path]:
    """Files beside them that go by the same name but are none: put there by hand, or the copy a synchronizing folder
    makes of what two machines wrote at once."""
    try:
        names = os.listdir(root / SETTINGS)  # noqa: PTH208
    except OSError:
        return []
    ours = re.compile(rf"{re.escape(name)}\.[0-9]{{6}}\.toml", re.ASCII)
    return [
        root / SETTINGS / one
        for one in sorted(names)
        if one.startswith(name) and one.endswith(".toml") and not ours.fullmatch(one)
    ]


def path_of(root: Path, name: str, generation: int) -> Path:
    """The file of one generation."""
    return root / SETTINGS / f"{name}.{generation:06d}.toml"


def write_generation(root: Path, name: str, generation: int, data: bytes) -> bool:
    """Write one generation, durable and whole, exactly once; False when somebody else has written it."""
    path = path_of(root, name, generation)
    layout.refuse_link(path.parent)
    disk.make_folders(root, path.parent)
    try:
        disk.publish_new(path, data, disk.file_mode(root))
    except FileExistsError:
        return False
    return True
