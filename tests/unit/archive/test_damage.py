"""Damaged files are passed over, told and kept; nothing damaged is ever taken for empty."""

import errno
import hashlib
import json
import os
import shutil

import pytest

from store.archive.folder import FolderRepository
from tests.unit.archive.contract import DOLMA, TASHI
from tests.unit.archive.documents_for_tests import a_document, with_cell
from tests.unit.archive.saved_conference import KEY, files, lhasa, refused, saved

SPOILT = {
    "zero length": (lambda data: b"", "damaged_empty"),
    "zero bytes": (lambda data: b"\0" * len(data), "damaged_empty"),
    "gbk": (lambda data: data.decode().encode("gbk"), "damaged_encoding"),
    "windows lines": (lambda data: data.replace(b"\n", b"\r\n"), "damaged_edited"),
    "a figure by hand": (lambda data: data.replace(b'"v": 4', b'"v": 7'), "damaged_edited"),
    "a comma by hand": (lambda data: data.replace(b'"series": ', b'"series" '), "damaged_json"),
    "nested without end": (lambda data: b"[" * 100_000, "damaged_shape"),
    "another file": (lambda data: b"[]", "damaged_edited"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_newest_file_is_passed_over_told_and_kept(repository: FolderRepository, how: str) -> None:
    spoil, code = SPOILT[how]
    saved(repository, 4)
    newest = files(repository.root)[-1]
    newest.write_bytes(spoil(newest.read_bytes()))
    spoilt = newest.read_bytes()
    kept = repository.load(KEY)
    assert lhasa(kept.document) == 3
    (notice,) = kept.notices
    assert notice.facts["reason"].code == code
    for lang in ("zh", "en"):
        assert newest.name in notice.said(lang) and "aside" in notice.said(lang)
    (row,) = repository.list()
    assert row.trouble is None and row.notice is not None and row.summary["number"] == 24
    assert row.notice.said("zh") == notice.said("zh")
    assert newest.read_bytes() == spoilt, "looking changes nothing"
    after = repository.save(KEY, kept.document, with_cell(kept.document, "ngari", 9), TASHI)
    assert after.generation == 5 and after.version == 4
    assert (repository.root / "aside" / newest.name).read_bytes() == spoilt
    again = repository.load(KEY)
    assert again.notices == () and repository.verify(KEY) == []


def test_a_byte_order_mark_is_no_damage(repository: FolderRepository) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    newest.write_bytes(b"\xef\xbb\xbf" + newest.read_bytes())
    kept = repository.load(KEY)
    assert (lhasa(kept.document), kept.notices) == (2, ())


def test_a_mistake_by_hand_is_named_by_line_and_column(repository: FolderRepository) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    lines = newest.read_text("utf-8").split("\n")
    number = next(index for index, line in enumerate(lines) if "headline" in line)
    lines[number] = lines[number].replace('": "', '": ')
    newest.write_text("\n".join(lines), "utf-8")
    reason = repository.load(KEY).notices[0].facts["reason"]
    assert (reason.code, reason.facts["line"]) == ("damaged_json", number + 1)
    assert f"line {number + 1}" in reason.said("en") and f"第{number + 1}行" in reason.said("zh")


@pytest.mark.parametrize("share", range(16))
def test_a_file_cut_anywhere_falls_back(repository: FolderRepository, share: int) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    newest.write_bytes(newest.read_bytes()[: newest.stat().st_size * share // 16])
    assert lhasa(repository.load(KEY).document) == 1


def test_one_flipped_bit_anywhere_falls_back(repository: FolderRepository) -> None:
    saved(repository, 2)
    newest = files(repository.root)[-1]
    whole = newest.read_bytes()
    for place in [*range(160), *range(160, len(whole), 97)]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        newest.write_bytes(flipped)
        assert lhasa(repository.load(KEY).document) == 1, place


def test_when_all_are_damaged_nothing_is_taken_for_empty(repository: FolderRepository) -> None:
    saved(repository, 4)
    for path in files(repository.root):
        path.write_bytes(b"")
    for act in (
        lambda: repository.load(KEY),
        lambda: repository.history(KEY),
        lambda: repository.update(KEY, lambda document: document, DOLMA),
    ):
        with refused("unreadable"):
            act()
    (row,) = repository.list()
    assert row.trouble is not None and row.trouble.code == "unreadable"
    assert row.summary["number"] == 24, "what the name of the files tells"
    for lang in ("zh", "en"):
        assert all(path.name in row.trouble.said(lang) for path in files(repository.root))
    assert repository.create(a_document(), DOLMA).key == f"{KEY}-b"
    assert len(files(repository.root)) == 3, "the damaged files are still there"


def test_a_generation_under_another_name_is_not_taken_for_it(repository: FolderRepository) -> None:
    saved(repository, 2)
    shutil.copy(files(repository.root)[0], files(repository.root)[0].with_name(f"{KEY}.000009.json"))
    kept = repository.load(KEY)
    assert lhasa(kept.document) == 2
    assert kept.notices[0].facts["reason"].code == "damaged_misnamed"


def test_a_bad_spot_of_the_disk_falls_back(
    repository: FolderRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(repository, 2)
    real, newest = os.read, files(repository.root)[-1].stat().st_ino

    def read(handle: int, count: int) -> bytes:
        if os.fstat(handle).st_ino == newest:
            raise OSError(errno.EIO, "Input/output error")
        return real(handle, count)

    monkeypatch.setattr(os, "read", read)
    kept = repository.load(KEY)
    assert lhasa(kept.document) == 1
    assert kept.notices[0].facts["reason"].code == "damaged_disk"


@pytest.mark.parametrize(
    "twice", [(b'"v": 4', b'"v": 9, "v": 4'), (b'"number": 24', b'"number": 25, "number": 24')]
)
def test_a_name_that_stands_twice_under_a_right_seal_is_damage(
    repository: FolderRepository, twice: tuple[bytes, bytes]
) -> None:
    saved(repository, 4)
    newest = files(repository.root)[-1]
    head, rest = newest.read_bytes().split(b"\n", 1)
    assert twice[0] in rest
    meta = json.loads(head.removesuffix(b",") + b"}")["_meta"]["1"]
    rest = rest.replace(*twice)
    sealed = f"{meta['archive']} {meta['key']} {meta['generation']} {meta['parent']}\n".encode() + rest
    meta["sha256"] = hashlib.sha256(sealed).hexdigest()
    newest.write_bytes(('{"_meta": {"1": ' + json.dumps(meta) + "},\n").encode() + rest)
    kept = repository.load(KEY)
    assert lhasa(kept.document) == 3
    assert kept.notices[0].facts["reason"].code == "damaged_twice"
    assert twice[0].split(b'"')[1].decode() in kept.notices[0].said("zh")
