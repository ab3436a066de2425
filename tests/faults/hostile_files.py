"""Makes the files of `test_attack_files`, and tries them in a process of its own under a limit of memory.

Every file is small and made to cost: time, memory, a place of its own. `TABLES`, `TEXTS`, `FIGURES` and
`BACKUPS` hold for each what makes it and the code of the refusal (`ok` where it is to be read all the same).
Run as a program it tries all of one kind and prints a line for each: what, code, seconds, and peak memory.
"""

import json
import os
import resource
import socket
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

MEMORY = 2**30
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Make = Callable[[Path], object]
"""What makes a file. Its contents come from a function: all of them together are 60 MB, and every worker and each of the
processes that try a kind of them loads this module."""


# -- zips


def pack(path: Path | BytesIO, parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def long_run(pattern: bytes, count: int) -> Iterator[bytes]:
    """`pattern` `count` times, in pieces."""
    each = max(1, 2**20 // len(pattern))
    for _ in range(count // each):
        yield pattern * each
    yield pattern * (count % each)


def pack_run(path: Path, parts: dict[str, bytes], name: str, *runs: tuple[bytes, int]) -> None:
    """Parts, and one part too large to be held, written in runs."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, data in parts.items():
            archive.writestr(other, data)
        with archive.open(name, "w", force_zip64=True) as part:
            for pattern, count in runs:
                for piece in long_run(pattern, count):
                    part.write(piece)


# -- workbooks


def sheet(rows: str, before: str = "", after: str = "") -> bytes:
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def book(sheets: int = 1, one_part: bool = False) -> dict[str, bytes]:
    """The frame of a workbook, without its sheets."""
    entries = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in range(sheets))
    links = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/sheet{0 if one_part else n}.xml"/>'
        for n in range(sheets)
    )
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{entries}</sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>".encode(),
    }


SHEET = "xl/worksheets/sheet0.xml"
PLAIN = '<row r="1"><c t="str"><v>地区</v></c><c t="str"><v>确诊</v></c></row><row r="2"><c t="str"><v>拉萨</v></c><c><v>7</v></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"{}</row>'
_START, _END = sheet("|").split(b"|")


def workbook_of(rows: Callable[[], str], **around: str) -> Make:
    return lambda path: pack(path, {**book(), SHEET: sheet(rows(), **around)})


def with_texts(texts: Callable[[], bytes], rows: Callable[[], str]) -> Make:
    def make(path: Path) -> None:
        sst = f'<sst xmlns="{_MAIN}">'.encode() + texts() + b"</sst>"
        pack(path, {**book(), SHEET: sheet(rows()), "xl/sharedStrings.xml": sst})

    return make


def cells(rows: int, columns: int, cell: str) -> str:
    return "".join(f'<row r="{y}">{cell * columns}</row>' for y in range(1, rows + 1))


def twice(path: Path) -> None:
    import warnings

    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in book().items():
            archive.writestr(name, data)
        archive.writestr(SHEET, sheet(PLAIN))
        archive.writestr(SHEET, sheet(FAR.format("><v>1</v></c>")))


def two_names(path: Path) -> None:
    """The directory calls a part otherwise than the part calls itself."""
    parts = {**book(), SHEET: sheet(PLAIN), "xl/worksheets/sheet9.xml": sheet(FAR.format("><v>1</v></c>"))}
    pack(path, parts, zipfile.ZIP_STORED)
    data = path.read_bytes()
    at = data.index(b"PK\1\2")
    path.write_bytes(data[:at] + data[at:].replace(b"sheet9.xml", b"sheet0.xmk"))


def lying_size(path: Path) -> None:
    """The directory says that a part of 60 MB has ten bytes."""
    pack_run(path, {**book()}, SHEET, (_START, 1), (b" ", 60 * 2**20), (_END, 1))
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)


def many_members(path: Path) -> None:
    entry = b"PK\1\2" + bytes(24) + (1).to_bytes(2, "little") + bytes(16) + b"a"
    count = 300_000
    end = b"PK\5\6" + bytes(4) + b"\1\0\1\0" + (count * len(entry)).to_bytes(4, "little") + bytes(6)
    path.write_bytes(b"PK\3\4" + entry * count + end)


def other_encoding(path: Path) -> None:
    """ASCII tags that mean nothing in the encoding the part claims."""
    head = b'<?xml version="1.0" encoding="cp500"?>'
    body = sheet(FAR.format("><v>1</v></c>"))
    pack(path, {**book(), SHEET: head + body.decode().encode("cp500") + b"<!--" + body + b"-->"})


def nested(count: int) -> str:
    return "<x>" * count + "</x>" * count


TABLES: dict[str, tuple[Make, str]] = {
    "one cell in the last row and column": (
        workbook_of(lambda: PLAIN + FAR.format("><v>1</v></c>")),
        "too_large",
    ),
    "one formula there": (workbook_of(lambda: PLAIN + FAR.format("><f>A1</f></c>")), "too_large"),
    "a blank cell there": (
        workbook_of(lambda: PLAIN + FAR.format(' s="1"/>'), before='<dimension ref="A1:XFD1048576"/>'),
        "ok",
    ),
    "one long text in 1,500 cells": (
        with_texts(
            lambda: b"<si><t>" + b"x" * 30_000 + b"</t></si>", lambda: cells(1500, 1, '<c t="s"><v>0</v></c>')
        ),
        "too_large",
    ),
    "a text of 9 MB": (
        with_texts(
            lambda: b"<si><t>" + b"x" * 9_000_000 + b"</t></si>", lambda: cells(1, 1, '<c t="s"><v>0</v></c>')
        ),
        "too_large",
    ),
    "half a million texts": (with_texts(lambda: b"<si><t>x</t></si>" * 500_000, lambda: PLAIN), "too_large"),
    "two hundred sheets on one part": (
        lambda path: pack(path, {**book(200, one_part=True), SHEET: sheet(PLAIN)}),
        "too_large",
    ),
    "two sheets on one part": (
        lambda path: pack(path, {**book(2, one_part=True), SHEET: sheet(PLAIN)}),
        "damaged_workbook",
    ),
    "three thousand merged areas": (
        workbook_of(lambda: PLAIN, after='<mergeCell ref="A1:XFD1048576"/>' * 3000),
        "too_large",
    ),
    "merged labels beside a thousand figures": (
        workbook_of(
            lambda: cells(1000, 1, '<c t="str"><v>拉萨</v></c><c><v>7</v></c>'),
            after="".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 1001)),
        ),
        "nothing_read",
    ),
    "blank cells without end": (
        lambda path: pack_run(
            path, book(), SHEET, (_START, 1), (b'<row r="1">' + b"<c/>" * 300 + b"</row>", 1_000), (_END, 1)
        ),
        "too_large",
    ),
    "six million blank cells": (
        lambda path: pack_run(
            path, book(), SHEET, (_START, 1), (b'<row r="1">' + b"<c/>" * 300 + b"</row>", 20_000), (_END, 1)
        ),
        "too_large",
    ),
    "a million rows": (workbook_of(lambda: '<row r="2"/>' * 1_000_000), "too_large"),
    "as many figures as are allowed": (
        workbook_of(lambda: cells(1000, 20, "<c><v>7</v></c>")),
        "nothing_read",
    ),
    "as many words as are allowed": (
        workbook_of(
            lambda: "".join(
                f'<row r="{y}">' + "".join(f'<c t="str"><v>词{y}乙{x}</v></c>' for x in range(20)) + "</row>"
                for y in range(1, 1001)
            )
        ),
        "nothing_read",
    ),
    "a sheet of 80 MB of spaces": (
        lambda path: pack_run(path, book(), SHEET, (_START, 1), (b" ", 80 * 2**20), (_END, 1)),
        "outside_unpacked",
    ),
    "a size that is a lie": (lying_size, "outside_zip"),
    "elements a million deep": (workbook_of(lambda: nested(1_000_000)), "too_deep"),
    "entities": (
        lambda path: pack(
            path, {**book(), SHEET: b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + sheet("&b;")}
        ),
        "damaged_workbook",
    ),
    "another encoding": (other_encoding, "damaged_workbook"),
    "two parts of one name": (twice, "outside_twice"),
    "a part with two names": (two_names, "ok"),
    "300,000 parts": (many_members, "outside_members"),
    "a part that is not deflated but packed by LZMA": (
        lambda path: pack(path, {**book(), SHEET: sheet(PLAIN)}, zipfile.ZIP_LZMA),
        "outside_zip",
    ),
    "a text that is not there": (
        workbook_of(lambda: '<row r="1"><c t="s"><v>5</v></c></row>'),
        "damaged_workbook",
    ),
    "a value in two pieces": (
        workbook_of(lambda: '<row r="1"><c><v><![CDATA[7]]></v></c></row>'),
        "damaged_workbook",
    ),
    "a cell given twice": (
        workbook_of(lambda: '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        "damaged_workbook",
    ),
    "an office's OpenDocument table": (
        lambda path: pack(path, {"mimetype": b"x", "content.xml": b"<x/>"}),
        "other_workbook",
    ),
}


# -- tables of text


def write(data: Callable[[], bytes]) -> Make:
    return lambda path: path.write_bytes(data())


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(4 * 2**30)


LISTS: dict[str, tuple[Make, str]] = {
    "four gigabytes of nothing": (sparse, "outside_bytes"),
    "a million commas": (write(lambda: b"," * 900_000), "too_large"),
    "lines without end": (write(lambda: b"a,1\n" * 200_000), "too_large"),
    "a quote that is not closed": (write(lambda: b'a,"' + b"x" * 900_000), "bad_quotes"),
    "two million characters": (write(lambda: b"x" * 2_000_000), "too_large"),
    "a label of 100,000 characters": (write(lambda: ("拉萨" * 50_000 + ",7\n").encode()), "too_large"),
    "a label of a million characters": (write(lambda: ("拉萨" * 450_000 + ",7\n").encode()), "bad_quotes"),
    "1,200 columns of labels": (write(lambda: b"a,1\n" + b",".join([b"a"] * 1_200)), "too_large"),
    "captions and figures in turn": (write(lambda: "说明\n拉萨,1,2,3\n".encode() * 1_400), "nothing_read"),
}


# -- texts


def word(body: Callable[[], bytes]) -> Make:
    head = f'<w:document xmlns:w="{_WORD}"><w:body>'.encode()
    return lambda path: pack(path, {"word/document.xml": head + body() + b"</w:body></w:document>"})


WORDS: dict[str, tuple[Make, str]] = {
    "paragraphs in paragraphs": (word(lambda: b"<w:p>" * 100_000 + b"</w:p>" * 100_000), "word_deep"),
    "tables in tables": (
        word(lambda: b"<w:tbl><w:tr><w:tc>" * 20_000 + b"</w:tc></w:tr></w:tbl>" * 20_000),
        "word_deep",
    ),
    "600,000 paragraphs": (word(lambda: b"<w:p/>" * 600_000), "word_large"),
    "a text of 20 MB": (
        word(lambda: b"<w:p><w:r><w:t>" + b"x" * 20_000_000 + b"</w:t></w:r></w:p>"),
        "word_large",
    ),
    "a body of 80 MB": (
        lambda path: pack_run(path, {}, "word/document.xml", (b" ", 80 * 2**20)),
        "outside_unpacked",
    ),
    "entities": (
        lambda path: pack(path, {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'}),
        "no_document",
    ),
    "no body": (lambda path: pack(path, {"a": b""}), "no_document"),
}


# -- figures to import

JSONS: dict[str, tuple[Make, str]] = {
    "four gigabytes of nothing": (sparse, "outside_bytes"),
    "brackets": (write(lambda: b"[" * 5_000_000), "outside_json_deep"),
    "closed brackets": (write(lambda: b"[" * 100_000 + b"]" * 100_000), "outside_json_deep"),
    "four million lists": (write(lambda: b"[" + b"[]," * 2_500_000 + b"[]]"), "outside_json_values"),
    "a name given twice among 50,000": (
        write(lambda: json.dumps({str(n): 0 for n in range(50_000)}).encode()[:-1] + b',"0":1}'),
        "json_twice",
    ),
    "a number of 8 million digits": (
        write(lambda: b'{"conference": ' + b"9" * 8_000_000 + b"}"),
        "json_number",
    ),
    "1,000 conferences": (write(lambda: b"[" + b"{}," * 999 + b"{}]"), "json_many"),
    "another encoding": (write(lambda: "拉萨".encode("gb18030")), "outside_encoding"),
}


# -- things that are no files


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def talking(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)
    os.chdir(here)


NO_FILES: dict[str, tuple[Make, str]] = {
    "a pipe": (fifo, "outside_kind"),
    "an endless device": (device, "outside_kind"),
    "a socket": (talking, "outside_kind"),
    "a folder": (lambda path: path.mkdir(), "outside_kind"),
    "a link to itself": (loop, "outside_unreadable"),
    "nothing": (lambda path: None, "outside_unreadable"),
}


# -- backups


def backup(members: dict[str, bytes], heads: dict[str, str] | None = None) -> dict[str, bytes]:
    sums = {name: sha256(data).hexdigest() for name, data in members.items()}
    manifest = {"backup": 1, "at": 1, "heads": heads or {}, "damaged": [], "members": sums}
    return {**members, "manifest.json": json.dumps(manifest).encode()}


MARK = b'{"archive": 1, "id": "0123456789abcdef0123456789abcdef"}'
"""The mark of an archive, as it should be."""


def unpacking(path: Path) -> None:
    """1 MB that are 300 MB, every sum right."""
    zeros = sha256()
    each = bytes(2**20)
    for _ in range(63):
        zeros.update(each)
    names = [f"aside/2022-09-01-{n:03}.000001.json" for n in range(1, 6)]
    sums = {"archive.json": sha256(MARK).hexdigest(), **dict.fromkeys(names, zeros.hexdigest())}
    manifest = {"backup": 1, "at": 1, "heads": {}, "damaged": names, "members": sums}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("archive.json", MARK)
        archive.writestr("manifest.json", json.dumps(manifest))
        for name in names:
            with archive.open(name, "w") as part:
                for _ in range(63):
                    part.write(each)


def long_history(path: Path) -> None:
    """A record of 700 KB with 2,000 versions, everything in it right: to prove it is to hash 1.4 GB."""
    from store.archive.chain import CREATED, Signature, entry_after
    from store.archive.seal import seal

    document = {"format": 1, "texts": {"lead": "x" * 700_000}}
    entries: list[dict[str, object]] = []
    entry = entry_after("2022-09-01-024", entries, CREATED, Signature("x", 1), [], document, "0")
    entries = [entry] * 2_000
    tables = {
        "conference": {"1": document},
        "revisions": {str(n): one for n, one in enumerate(entries, 1)},
    }
    data = seal(tables, "2022-09-01-024", 1, 0)
    name = "conferences/2022/09/2022-09-01-024.000001.json"
    pack(path, backup({"archive.json": MARK, name: data}))


BACKUPS: dict[str, tuple[Make, str]] = {
    "1 MB that are 300 MB": (unpacking, "backup_large"),
    "a member of 80 MB": (
        lambda path: pack_run(path, {"a": b""}, "manifest.json", (b" ", 80 * 2**20)),
        "outside_unpacked",
    ),
    "a manifest of brackets": (
        lambda path: pack(path, {"manifest.json": b"[" * 1_000_000}),
        "backup_damaged",
    ),
    "a manifest of a list": (lambda path: pack(path, {"manifest.json": b"[]"}), "backup_damaged"),
    "a manifest of four million values": (
        lambda path: pack(path, {"manifest.json": b"[" + b"0," * 5_000_000 + b"0]"}),
        "backup_values",
    ),
    "a history that takes long to prove": (long_history, "backup_long"),
    "300,000 members": (many_members, "outside_members"),
    "half a zip": (lambda path: path.write_bytes(b"PK\3\4" + bytes(100)), "backup_damaged"),
    "nothing at all": (write(lambda: b""), "backup_damaged"),
    "a pipe": (fifo, "outside_kind"),
    "an endless device": (device, "outside_kind"),
    "a folder": (lambda path: path.mkdir(), "outside_kind"),
}


SLOW = {
    "six million blank cells",
    "half a million texts",
    "a million rows",
    "as many figures as are allowed",
    "as many words as are allowed",
    "captions and figures in turn",
    "merged labels beside a thousand figures",
    "600,000 paragraphs",
    "four million lists",
    "a million commas",
}
"""Left to the full campaign, with others of their kind in the short one."""


# -- trying them


def take_table(path: Path) -> object:
    from datetime import date

    from store.desk.incoming.importing import propose_table
    from store.desk.proposing import propose
    from store.formats.tables.files import read_tables
    from store.series.shelf import Shelf

    series = Shelf().default
    return propose_table(series, propose(series, (), date(2022, 9, 1)), read_tables(path), window="yesterday")


def take_text(path: Path) -> object:
    from store.formats.documents import document_text

    return document_text(path)


def take_figures(path: Path) -> object:
    from store.desk.incoming.importing import parsed, text_of_file

    return parsed(text_of_file(path), path.name)


def take_backup(path: Path) -> object:
    from store.archive.backup import restore_backup

    return restore_backup(path, path.with_name("restored"))


KINDS: dict[str, tuple[dict[str, tuple[Make, str]], str, Callable[[Path], object]]] = {
    "workbook": (TABLES, ".xlsx", take_table),
    "table": (LISTS | NO_FILES, ".csv", take_table),
    "text": (NO_FILES | {"four gigabytes of nothing": (sparse, "outside_bytes")}, ".txt", take_text),
    "word": (WORDS, ".docx", take_text),
    "figures": (JSONS | NO_FILES, ".json", take_figures),
    "backup": (BACKUPS, ".zip", take_backup),
}


def chosen(kind: str, full: bool) -> dict[str, tuple[Make, str]]:
    """The attacks of a kind, the slow ones only when the whole campaign is run."""
    return {what: attack for what, attack in KINDS[kind][0].items() if full or what not in SLOW}


def try_all(kind: str, folder: Path, full: bool) -> None:
    """Make each file and take it in; a line for each: what, the code it was refused with, seconds, words."""
    from store.troubles import Trouble

    _, suffix, take = KINDS[kind]
    for number, (what, (make, _)) in enumerate(chosen(kind, full).items()):
        place = folder / str(number)
        place.mkdir()
        path = place / f"文件{suffix}"
        if os.fork() == 0:  # what making it costs is not counted
            make(path)
            os._exit(0)
        os.wait()
        begun = time.process_time()  # what else runs on the machine is no matter
        said = ["", ""]
        try:
            take(path)
            code = "ok"
        except Trouble as trouble:
            code, said = trouble.code, [trouble.said("zh"), trouble.said("en")]
        spent = time.process_time() - begun
        print(json.dumps([what, code, round(spent, 2), *said], ensure_ascii=False), flush=True)
    print(json.dumps(["", "", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, "", ""]))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try_all(sys.argv[1], Path(sys.argv[2]), full=sys.argv[3:] == ["full"])
