"""Manifests of the wrong shape: what names or lists other files is told in words when it is something else,
and never ends the program. The attack as a table: what | tries | got through."""

import json
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.archive.catalogue import CacheStorage
from store.archive.seal import digest
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.recovery.history import versions
from store.desk.recovery.recovering import offers, recover
from store.troubles import Trouble
from tests.stage import NOW, sample_desk
from tests.two_windows import LHASA

SHAPES: list[object] = [
    [], [[]], {}, 0, -1, 1.5, True, None, "", "archive", [1, 2, 3], {"": None}, {"archive": []}, {"id": {}},
]  # fmt: skip
"""JSON that is well formed and no manifest."""
BYTES = [
    b"",
    b"\n",
    b"\xff\xfe\x00",
    b"{",
    b"[" * 100_000,
    b"9" * 6_000,
    b'{"archive": 1, "id": ',
    b"\x00" * 100,
    b"NaN",
]
"""And bytes that are no JSON, or JSON that no parser likes."""
VALUES: list[object] = [
    None,
    [],
    {},
    0,
    -3,
    1.5,
    True,
    "",
    "x",
    "../../x",
    "x" * 40,
    10**30,
    [[]],
    {"a": {"a": 1}},
]
"""What may stand in the place of each value."""


def mutated(whole: object) -> Iterator[bytes]:
    """A manifest with each of its values replaced by each of those, and each of its keys taken out."""
    if not isinstance(whole, dict):
        return
    for name in whole:
        yield json.dumps({key: value for key, value in whole.items() if key != name}).encode()
        for value in VALUES:
            yield json.dumps({**whole, name: value}).encode()
        if isinstance(whole[name], dict) and whole[name]:
            inner = next(iter(whole[name]))
            for value in VALUES:
                yield json.dumps({**whole, name: {**whole[name], inner: value}}).encode()


STEP = pytest.mark.parametrize("step", [7, pytest.param(1, marks=pytest.mark.full)])
"""Every seventh try with the suite, all of them in the full campaign."""


def attacks(whole: object) -> list[bytes]:
    return [*(json.dumps(shape).encode() for shape in SHAPES), *BYTES, *mutated(whole)]


def told(step: Callable[[], object]) -> str:
    """What a step tells; empty when it simply works. Anything but words of ours is a crash of the test."""
    try:
        step()
    except Trouble as trouble:
        for lang in ("zh", "en"):
            assert trouble.said(lang) and "{" not in trouble.said(lang)[:1]
        return trouble.code
    return ""


def test_a_mark_of_the_archive_of_the_wrong_shape(tmp_path: Path) -> None:
    sample_desk(tmp_path)
    mark = tmp_path / "archive.json"
    whole = json.loads(mark.read_text("utf-8"))
    through = []
    for data in attacks(whole):
        mark.write_bytes(data)
        code = told(
            lambda: open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / ".local").rows()
        )
        if code not in ("mark_damaged", "newer"):
            through.append((code, data[:80]))
    assert through == []


def test_a_mark_of_the_wrong_shape_is_told_at_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.cli import run

    sample_desk(tmp_path)
    for data in (b"[]", b"7", b"", b"[" * 100_000, b'{"archive": 1, "id": []}'):
        (tmp_path / "archive.json").write_bytes(data)
        for lang, words in (("zh", "从备份"), ("en", "the archive.json of a backup")):
            assert run(["list", "--data", str(tmp_path), "--lang", lang]) != 0
            err = capsys.readouterr().err
            assert words in err and "Traceback" not in err and len(err.splitlines()) < 4


@STEP
def test_a_backups_manifest_of_the_wrong_shape(tmp_path: Path, step: int) -> None:
    from store.archive.backup import read_manifest, restore_backup, write_backup

    desk = sample_desk(tmp_path / "a")
    good = tmp_path / "good.zip"
    write_backup(tmp_path / "a", good, NOW)
    with zipfile.ZipFile(good) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in members if "manifest" in name.lower())
    through = []
    for data in attacks(json.loads(members[name]))[::step]:
        bad = tmp_path / "bad.zip"
        with zipfile.ZipFile(bad, "w") as archive:
            for member, content in members.items():
                archive.writestr(member, data if member == name else content)
        told(lambda path=bad: read_manifest(path))  # type: ignore[misc]
        target = tmp_path / "restored"
        code = told(lambda path=bad, to=target: restore_backup(path, to))  # type: ignore[misc]
        if not code:  # the change was one that means nothing: the archive is whole
            again = open_desk(target, who="x", clock=lambda: NOW, local=tmp_path / "l2")
            if len(again.rows()) != len(desk.rows()):
                through.append(data[:120])
        shutil.rmtree(target, ignore_errors=True)
    assert through == []


@STEP
def test_a_catalogue_of_the_wrong_shape_is_made_anew(tmp_path: Path, step: int) -> None:
    desk = sample_desk(tmp_path)
    rows = [row.key for row in desk.rows()]
    desk.tidy()
    caches = [
        path for path in (tmp_path / ".local").rglob("*.json") if b'"edition"' in path.read_bytes()[:80]
    ]
    assert len(caches) >= 2
    tables: list[object] = [{"conferences": value} for value in VALUES]
    tables += [{"conferences": {"1": value}} for value in VALUES] + [
        {"words": {"1": value}} for value in VALUES
    ]
    tables += [{"conferences": {"x": {}}}, {"conferences": {"1": {"key": []}}}, {}]
    for path in caches:
        edition = json.loads(path.read_bytes().split(b"\n")[0].removesuffix(b",") + b"}")["_meta"]["1"][
            "edition"
        ]
        whole = json.loads(path.read_bytes())
        del whole["_meta"]
        for table in [*tables, *_bent(whole)][::step]:
            CacheStorage(path, edition).write(table)  # type: ignore[arg-type]
            _same_list(tmp_path, rows)
        for data in [*BYTES, b"[]", b"7"][::step]:
            path.write_bytes(data)
            _same_list(tmp_path, rows)
            head = json.dumps({"_meta": {"1": {"edition": edition, "crc": zlib.crc32(data)}}})[:-1].encode()
            path.write_bytes(head + b",\n" + data)
            _same_list(tmp_path, rows)


def _bent(whole: dict[str, dict[str, dict[str, object]]]) -> Iterator[object]:
    """The cache with each field of its first row replaced by other values."""
    for table, held in whole.items():
        number = next(iter(held))
        for field in held[number]:
            for value in (value for value in VALUES[:8] if value is not True):  # that is one that may be
                yield {**whole, table: {**held, number: {**held[number], field: value}}}


def _same_list(root: Path, rows: list[str]) -> None:
    desk = open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")
    assert [row.key for row in desk.rows()] == rows
    desk.found("拉萨")


@STEP
def test_a_journal_of_the_wrong_shape_is_told_or_put_by(tmp_path: Path, step: int) -> None:
    desk = sample_desk(tmp_path)
    sitting = desk.open(desk.find("24"))
    sitting.type(LHASA, "12")
    sitting.journal.close()  # type: ignore[union-attr]
    [journal] = (tmp_path / ".local/journals").glob("*.jsonl")
    lines = [json.loads(line[9:]) for line in journal.read_bytes().splitlines()]
    for at, line in enumerate(lines):
        for data in attacks(line)[::step]:
            bodies = [json.dumps(other).encode() for other in lines]
            bodies[at] = data
            journal.write_bytes(b"".join(b"%08x %s\n" % (zlib.crc32(body), body) for body in bodies))
            told(lambda: _recovered(desk))
            for left in (tmp_path / ".local/journals").rglob("*.jsonl*"):
                left.unlink()
    assert desk.load(desk.find("24")).cells[LHASA].value == 20, "nothing of it came into the archive"


def _recovered(desk: Desk) -> None:
    again = desk.open(desk.find("24"))
    try:
        for offer in offers(again, desk.left_behind(again.key)):
            recover(again, offer)
            again.findings()
            offer.left.release()
    finally:
        assert again.journal is not None
        again.journal.close()


@STEP
def test_a_seal_beside_exports_of_the_wrong_shape(tmp_path: Path, step: int) -> None:
    desk = sample_desk(tmp_path / "a")
    sitting = desk.open(desk.find("24"), journal=False)
    folder = tmp_path / "out"
    files = Export(sitting, Order(folder)).run()
    seal = files[-1].path
    whole = json.loads(seal.read_bytes())
    through = []
    for data in attacks(whole)[::step]:
        seal.write_bytes(data)
        code = told(Export(sitting, Order(folder, formats=("md",))).run)
        if (
            not code
            and "txt" not in seal.read_text("utf-8")
            and b'"files": []' not in data
            and b'"files": {}' not in data
        ):
            through.append(data[:100])
        (folder / files[0].path.with_suffix(".md").name).unlink(missing_ok=True)
    assert through == []


def test_a_sealed_generation_whose_parts_are_of_the_wrong_shape(tmp_path: Path) -> None:
    """Sealed anew over each wrong part, so that only the shape is wrong."""
    desk = sample_desk(tmp_path)
    path = next((tmp_path / "conferences").rglob("2022-09-01-024.000001.json"))
    whole = path.read_bytes()
    head, rest = whole.split(b"\n", 1)
    tables = json.loads(whole)
    meta = tables.pop("_meta")["1"]
    others = len(desk.rows())
    for name in tables:
        for value in VALUES:
            from store.archive import seal as sealing

            bent = json.dumps({**tables, name: value})[1:].encode()
            found = (meta["archive"], meta["key"], meta["generation"], meta["parent"])
            sum_ = sealing._checksum(*found, bent)
            path.write_bytes(
                json.dumps({"_meta": {"1": {**meta, "sha256": sum_}}})[:-1].encode() + b",\n" + bent
            )
            again = open_desk(tmp_path, who="卓玛", clock=lambda: NOW, local=tmp_path / "l2")
            assert len(again.rows()) == others, "one bad conference is one bad row"
            told(lambda desk=again: desk.open(desk.find("24"), journal=False))  # type: ignore[misc]
            told(lambda desk=again: versions(desk, "2022-09-01-024", "zh"))  # type: ignore[misc]
    assert head and rest and digest({})
