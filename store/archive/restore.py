"""Owns the way back from a backup: every byte and every history is checked before anything appears."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from store.archive import disk, layout
from store.archive.backup import BACKUP_FORMAT, MANIFEST, OTHER_FILES, Backup
from store.archive.chain import verify
from store.archive.seal import entries_of, unseal
from store.archive.troubles import ArchiveTrouble, Damage, told_plainly


def read_manifest(path: Path) -> Backup:
    """What the backup `path` says it holds; its members are not read."""
    with told_plainly(path, "no_backup"), _opened(path) as archive:
        manifest = _manifest(archive, path)
    return Backup(path, len(manifest["heads"]), manifest["heads"], tuple(manifest["damaged"]))


def restore_backup(path: Path, target: Path) -> Backup:
    """Make of the backup `path` an archive in `target`, a folder that is new or empty.

    Everything is checked and written beside `target` first: it appears whole or not at all. Raises
    ArchiveTrouble: `restore_not_empty`, `backup_damaged` or `backup_untrue`, naming the member.
    """
    import shutil

    with told_plainly(path, "no_backup"), _opened(path) as archive:
        _manifest(archive, path)  # before a folder is made for it
    with told_plainly(target):
        if os.path.lexists(target) and (not target.is_dir() or target.is_symlink() or any(target.iterdir())):
            raise ArchiveTrouble("restore_not_empty", path=str(target))
        disk.private_folder(target.parent)
        beside = target.with_name(f".{target.name}.restoring-{os.urandom(4).hex()}")
        disk.private_folder(beside)
        try:
            with told_plainly(path), _opened(path) as archive:
                manifest = _manifest(archive, path)
                _unpack(archive, manifest, beside, path)
            if target.is_dir():
                target.rmdir()
            os.rename(beside, target)  # noqa: PTH104
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
        disk.sync_folder(target.parent)
    return Backup(path, len(manifest["heads"]), manifest["heads"], tuple(manifest["damaged"]))


def _opened(path: Path) -> Any:
    import zipfile

    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=path.name) from None


def _manifest(archive: Any, path: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        whole = (
            manifest["backup"] <= BACKUP_FORMAT
            and all(isinstance(name, str) for name in manifest["members"])
            and isinstance(manifest["heads"], dict)
            and isinstance(manifest["damaged"], list)
        )
    except Exception as error:  # zipfile and zlib raise many kinds for bytes that are no zip
        raise ArchiveTrouble("backup_damaged", path=str(path), member=MANIFEST) from error
    if not whole or layout.MARKER not in manifest["members"]:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=MANIFEST)
    return manifest


def _unpack(archive: Any, manifest: dict[str, Any], folder: Path, path: Path) -> None:
    restored: dict[str, str] = {}
    made: set[Path] = {folder}
    for name, expected in sorted(manifest["members"].items()):
        data = _checked(archive, name, expected, path)
        where, key, head = _placed(name, data, path)
        if key:
            restored[key] = head
        target = folder / where
        disk.make_folders(folder, target.parent)
        made |= {target.parent}
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        try:
            disk.write_all(handle, data)
            disk.sync_file(handle)
        finally:
            os.close(handle)
    for made_folder in made:
        disk.sync_folder(made_folder)
    if restored != manifest["heads"]:
        raise ArchiveTrouble("backup_untrue", path=str(path), member=MANIFEST)


def _checked(archive: Any, name: str, expected: str, path: Path) -> bytes:
    try:
        data = bytes(archive.read(name))
    except OSError:
        raise
    except Exception as error:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name) from error
    if hashlib.sha256(data).hexdigest() != expected:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name)
    return data


def _placed(name: str, data: bytes, path: Path) -> tuple[str, str, str]:
    """(where a member belongs, the key and head it restores); names that lead elsewhere are refused."""
    if name == layout.MARKER or OTHER_FILES.fullmatch(name):
        return name, "", ""
    top, _, last = name.rpartition("/")
    parsed = layout.generation_of(last)
    if parsed is None:
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name)
    key, generation = parsed
    if top == layout.ASIDE:
        return name, "", ""
    if name != layout.month_folder(Path(), key).joinpath(last).as_posix():
        raise ArchiveTrouble("backup_damaged", path=str(path), member=name)
    try:
        tables = unseal(data, key, generation)
    except Damage:
        raise ArchiveTrouble("backup_untrue", path=str(path), member=name) from None
    document = tables["conference"]["1"]
    entries = entries_of(tables)
    if verify(key, document, entries):
        raise ArchiveTrouble("backup_untrue", path=str(path), member=name)
    return name, key, entries[-1]["hash"]
