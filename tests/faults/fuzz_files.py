"""Changes files at their joints and takes them in, for `test_attack_files`; run as a program under 1 GB.

A file is taken apart into what it is made of (parts of a zip, elements, attributes, numbers, lines), some of
these are changed, doubled, dropped or exchanged, and it is put together again. Prints, a line for each kind: how
many were tried, taken, refused; anything but a Trouble, or an answer that takes long, ends it.
"""

import json
import random
import re
import resource
import shutil
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from store.troubles import Trouble
from tests.faults.hostile_files import MEMORY, take_backup, take_figures, take_table, take_text

LONGEST = 10.0
_JOINTS = re.compile(rb'"[^"]{0,60}"|<[^>]{0,200}>|[0-9]+|[^\W\d_]+', re.ASCII)
_ODD = (
    b"0", b"-1", b"1", b"1048576", b"16384", b"99999999999999999999", b"1e309", b"NaN", b"", b'""', b'"A1"', b'"XFD1048576"',
    b'"A1:XFD1048576"', b'"s"', b'"e"', b'"b"', b'"d"', b'"inlineStr"', b'"1048577"', b"<c>", b"</c>", b"<row>", b"<v>9</v>",
    b'<c r="XFD9"><v>1</v></c>', b"<f/>", b"<w:p>", b"<mc:Fallback>", b"<!-- -->", b"<![CDATA[9]]>", b"&#65;", b"&x;", b"\x00",
    b"\xff\xfe", b"\x1b]0;x\x07", b"[[[[", b"{", b"null", b'{"a":1,"a":2}', b"\xe2\x80\xae", b"=cmd", b"\r", b"\n",
)  # fmt: skip


def changed(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of their joints changed."""
    joints = list(_JOINTS.finditer(data))
    if not joints:
        return data + chance.choice(_ODD)
    out = bytearray(data)
    for joint in sorted(
        chance.sample(joints, min(len(joints), chance.randint(1, 4))), key=lambda m: -m.start()
    ):
        how = chance.randrange(5)
        start, end = joint.span()
        piece = bytes(out[start:end])
        if how == 0:
            out[start:end] = chance.choice(_ODD)
        elif how == 1:
            out[start:end] = piece * chance.choice((0, 2, 50, 3000))
        elif how == 2:
            other = chance.choice(joints)
            out[start:end] = data[slice(*other.span())]
        elif how == 3:
            out[start:end] = chance.choice(_ODD) + piece
        else:
            del out[start : min(len(out), start + chance.randrange(400))]
    return bytes(out)


def rezipped(data: bytes, chance: random.Random) -> bytes:
    """A zip with parts changed, doubled, renamed, cut, or its own frame damaged."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.randint(0, 2))))
        for name in names:
            part = old.read(name)
            if name in chosen:
                part = changed(part, chance)
                if chance.random() < 0.1:
                    name = chance.choice(
                        [chance.choice(names), "../x", "/x", "a\\b", name.upper(), name + "\0x"]
                    )
            if chance.random() < 0.02:
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a doubled name is one of the changes
                new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    out = bytearray(packed.getvalue())
    if chance.random() < 0.3:
        for _ in range(chance.randint(1, 4)):
            out[chance.randrange(len(out))] ^= chance.randint(1, 255)
    if chance.random() < 0.05:
        del out[chance.randrange(len(out)) :]
    return bytes(out)


def resealed(data: bytes, chance: random.Random) -> bytes:
    """A backup whose members are changed and whose sums are right again."""
    from hashlib import sha256

    with zipfile.ZipFile(BytesIO(data)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    for name in chance.sample(list(members), chance.randint(1, 2)):
        members[name] = changed(members[name], chance)
        manifest["members"][name] = sha256(members[name]).hexdigest()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in {**members, "manifest.json": json.dumps(manifest).encode()}.items():
            new.writestr(name, part)
    return packed.getvalue()


def word(text: str) -> bytes:
    """A Word document of the text, with what Word wraps figures in."""
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    lines = [f"<w:p><w:pPr><w:tabs/></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines()]
    boxed = f"<mc:AlternateContent><mc:Choice>{lines[0]}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    table = f"<w:tbl><w:tr><w:tc>{lines[-1]}</w:tc></w:tr></w:tbl><w:ins>{lines[1]}</w:ins>"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        body = "".join(lines) + boxed + table
        archive.writestr("word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>")
        archive.writestr("[Content_Types].xml", "<Types/>")
    return packed.getvalue()


def take_record(path: Path) -> object:
    """A file to import, as far as the record it makes."""
    from store.record.exchange import from_json
    from store.series.shelf import Shelf

    series = Shelf().default
    for data in take_figures(path):  # type: ignore[attr-defined]
        from_json(series, data, by="x", at=1, source=path.name)
    return None


def kinds(folder: Path) -> dict[str, tuple[bytes, str, list[Any], Callable[[Path], object]]]:
    """Of each kind: a sound file, the end of its name, the ways to change it, and what takes it in."""
    from store.archive.backup import write_backup
    from store.desk.outgoing.exporting import Export, Order
    from tests.stage import sample_desk

    sitting = sample_desk(folder / "archive").open("2022-09-01-024", journal=False)
    order = Order(folder=folder / "out", formats=("csv", "json", "xlsx"), final=False)
    files = [file.path for file in Export(sitting, order).run() if ".seal." not in file.path.name]
    made = {file.suffix: file.read_bytes() for file in files}
    write_backup(folder / "archive", folder / "b.zip", 1)
    styled = BytesIO()
    workbook(styled)
    return {
        "xlsx": (made[".xlsx"], ".xlsx", [rezipped], take_table),
        "xlsx of a department": (styled.getvalue(), ".xlsx", [rezipped], take_table),
        "docx": (word(sitting.draft("zh").text), ".docx", [rezipped], take_text),
        "csv": (made[".csv"], ".csv", [changed], take_table),
        "txt": (sitting.draft("zh").text.encode(), ".txt", [changed], take_text),
        "json": (made[".json"], ".json", [changed], take_record),
        "backup": ((folder / "b.zip").read_bytes(), ".zip", [rezipped, resealed, resealed], take_backup),
    }


def workbook(target: BytesIO) -> None:
    """A department's table with merged, hidden, dated and calculated cells."""
    from xlsxwriter import Workbook

    with Workbook(target) as book:
        page = book.add_worksheet("日报")
        page.merge_range("A1:D1", "8月31日0时至24时")
        page.write_row("A2", ["地区", "确诊", "无症状", "占比"])
        share = book.add_format({"num_format": "0.0%"})
        for y, name in enumerate(("拉萨市", "日喀则市", "那曲市"), 2):
            page.write_row(y, 0, [name, y * 3, y * 7])
            page.write_number(y, 3, 0.052, share)
        page.write(5, 0, "合计")
        page.write_formula(5, 1, "=SUM(B3:B5)", None, 27)
        page.write_datetime(6, 1, datetime(2022, 9, 1), book.add_format({"num_format": "yyyy/m/d"}))
        page.set_row(4, None, None, {"hidden": True})


def fuzz(count: int, seed: int) -> None:
    """Try `count` files of each kind; a line for each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, (sound, suffix, ways, take) in kinds(folder).items():
            chance = random.Random(f"{seed} {kind}")
            taken, refused, slowest = 0, 0, 0.0
            for number in range(count):
                path = folder / f"{kind} {number}{suffix}"
                path.write_bytes(chance.choice(ways)(sound, chance))
                begun = time.perf_counter()
                try:
                    take(path)
                    taken += 1
                except Trouble as trouble:
                    refused += 1
                    said = trouble.said("zh") + trouble.said("en")
                    assert not re.search("[\x00-\x1f\x7f-\x9f]", said), (kind, number, said)
                except BaseException:
                    kept = Path(tempfile.gettempdir()) / path.name
                    kept.write_bytes(path.read_bytes())
                    sys.stderr.write(f"{kept}\n")
                    raise
                slowest = max(slowest, time.perf_counter() - begun)
                assert slowest < LONGEST, (kind, number)
                path.unlink()
                shutil.rmtree(folder / "restored", ignore_errors=True)
            print(json.dumps([kind, count, taken, refused, round(slowest, 2)]), flush=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    fuzz(int(sys.argv[1]), int(sys.argv[2]))
