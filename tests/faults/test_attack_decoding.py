"""Hostile values through every way in: a file of the archive, a backup, an import, a journal, the cache of the
list, the files of a series. None may end the program, and none may end the list: one bad conference is one
bad row, one bad series one line.

The tables are the attack: what was tried where. Each value is JSON (or TOML) text, since some of them no
Python value writes: numbers of thousands of digits, names given twice, brackets without end.
"""

import json
import os
import re
import shutil
import signal
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import tui.cli
from store.archive import layout, seal
from store.archive.journal import sound_lines
from store.archive.marker import archive_id
from store.archive.repository import CatalogueRow
from store.archive.troubles import ArchiveTrouble
from store.desk.checking import look
from store.desk.desk import Desk
from store.desk.incoming.importing import bring_in, parsed
from store.desk.opening import open_desk
from store.desk.recovery.recovering import merge_copies
from store.desk.rows import desk_row
from store.desk.troubles import BadConference, DeskTrouble
from store.record.cell import Cell, CellKey
from store.record.codec import from_document, to_document
from store.record.conference import Conference
from store.series.faults import SeriesFault
from store.troubles import Trouble
from tests.many_places import EPIDEMIC
from tests.sample_conferences import samples
from tests.stage import NOW, messages, on_stage, press, sample_desk, screen_text, until
from tests.whole_conference import whole

HUGE = "9" * 5000
DEEP = "[" * 3000 + "]" * 3000
RAW = re.compile(r"Traceback|Error\b|codec|\bNone\b|Errno|[\x1b\x00\ud800-\udfff]")
"""What no message may hold: Python's own words, a raw control sign."""

RECORD: tuple[tuple[str, str], ...] = (
    ("held_at", '"²"'), ("held_at", "99"), ("held_at", '"x"'), ("held_at", '"16时"'), ("held_at", "16.0"),
    ("held_at", '"٣"'), ("held_at", "true"), ("held_at", '"25"'), ("held_on", '"0001-01-01"'),
    ("held_on", '"9999-12-31"'), ("held_on", "20220901"), ("held_on", '"20220901"'), ("held_on", "null"),
    ("held_on", '"2022-W35-4"'), ("held_on", '"２０２２-09-01"'), ("number", "10000"), ("number", "true"),
    ("number", '"24"'), ("number", "0"), ("number", "-1"), ("number", "24.5"), ("number", "[24]"),
    ("series", "7"), ("series", '""'), ("series", '["x"]'), ("series", '"a\\u001bb"'), ("status", '"final"'),
    ("status", "1"), ("version", '"1"'), ("version", "0"), ("windows", "[]"), ("windows", '"x"'),
    ("windows.yesterday", "3"), ("windows.yesterday.from", '"2022-08-31T25"'),
    ("windows.yesterday.to", '"2022-08-31T²"'), ("windows.today.from", '"0000-01-01T00"'),
    ("windows.today.order", '"x"'), ("windows.today.order", "1.5"), ("windows.figures", "{}"),
    ("windows.a/b", '{"from": "2022-08-31T00", "to": "2022-08-31T24"}'), ("cells", "[]"),
    ("cells.yesterday/confirmed/lhasa", "3"), ("cells.yesterday/confirmed/lhasa.v", "-1"),
    ("cells.yesterday/confirmed/lhasa.v", "1e9"), ("cells.yesterday/confirmed/lhasa.v", "1000000000"),
    ("cells.yesterday/confirmed/lhasa.v", "true"), ("cells.yesterday/confirmed/lhasa.v", '"lots"'),
    ("cells.high_risk.raw", "[]"), ("cells.high_risk.at", "1e300"),
    ("cells.high_risk.at", "253402300800000"), ("cells.high_risk.by", "{}"), ("cells.a/b/c/d", '{"v": 1}'),
    ("cells./", '{"v": 1}'), ("cells.", '{"v": 1}'), ("as_of", "[]"), ("as_of.high_risk", '"x"'),
    ("as_of.high_risk.at", '"2022-08-31T24:30"'), ("texts", "[]"), ("texts.agenda", "7"),
    ("texts.agenda", "null"), ("texts.", '"x"'), ("notes.x", '"x"'), ("notes.x", '{"by": "y"}'),
    ("notes.y", '{"text": "x", "at": "²"}'), ("sections.a.order", '"x"'), ("sections.a.verb", '"shout"'),
    ("sections.a.department", '"x"'), ("sections.a.department.zh", "1"),
    ("sections.a.department.Chinese", '"x"'), ("sections", "[1]"), ("statements.a1.section", "null"),
    ("statements.a1.manner", '"loud"'), ("statements.a1.text.zh", "[]"),
    ("figures.x1.quantity", '{"digits": "²"}'), ("figures.x1.quantity", '{"digits": ""}'),
    ("figures.x1.quantity.scale", '"gross"'), ("figures.x1.quantity.value", '"1"'),
    ("figures.x1.quantity.lead", '"[b]"'), ("figures.x1.quantity.digits", f'"{HUGE}"'),
    ("figures.x1.kind", '"x"'), ("figures.x4.period.to", '"2022-02-30"'), ("figures.x1.literal", '"yes"'),
    ("lists.l1.items", '"x"'), ("lists.l1.items", "[1]"), ("lists.l1.open", "1"),
    ("claims.c1.supports", '["///"]'), ("statuses.s1.places", '{"lhasa": "far"}'),
    ("answers.q1.cited", "[]"), ("answers.q1.due", '"soon"'), ("later", '"\\ud800"'), ("later", "1.5"),
    ("later", json.dumps({"a": [[[[0.5]]]]})),
)  # fmt: skip
"""Where in a whole conference, and what stands there instead."""

DAMAGE: tuple[tuple[str, str], ...] = (
    ("held_at", "NaN"),
    ("number", "Infinity"),
    ("version", HUGE),
    ("later", DEEP),
    ("cells", DEEP),
    ("_document", "[]"),
    ("_document", "null"),
    ("_revisions", "[]"),
    ("_revisions", "{}"),
    ("_revisions", '{"²": {}}'),
    ("_revisions", '{"1": 3}'),
    ("_revisions", '{"1": {"number": 1}}'),
)  # fmt: skip
"""What is no JSON document with a history at all: told as a damaged file."""


def _whole_document() -> dict[str, Any]:
    """A conference that has one of every part."""
    parts = whole()
    names = ("sections", "statements", "figures", "lists", "claims", "statuses", "answers")
    held: Any = {name: parts.parts(name) for name in names}
    return to_document(replace(samples()[24], **held))


def _with(document: dict[str, Any], path: str, text: str) -> str:
    """The document as JSON with `text` standing at `path` (parts with dots, cells by their keys)."""
    changed = deepcopy(document)
    *parents, last = path.split(".")
    inner = changed
    for name in parents:
        inner = inner.setdefault(name, {})
    inner[last] = "@HOSTILE@"
    return json.dumps(changed, ensure_ascii=False).replace('"@HOSTILE@"', text)


def _plant(root: Path, key: str, document: str, revisions: str | None = None) -> Path:
    """Let a sealed generation of `key` hold this document, as somebody could who knows the format."""
    folder = layout.month_folder(root, key)
    generation = max(layout.generations_of(folder, key))
    path = folder / layout.generation_name(key, generation)
    tables = seal.unseal(path.read_bytes(), key, generation)
    if revisions is None:
        revisions = json.dumps(tables["revisions"])
    rest = f'"conference": {{"1": {document}}},\n"revisions": {revisions}}}\n'.encode(
        "utf-8", "surrogatepass"
    )
    sha = seal._checksum(1, key, generation, 0, rest)
    meta = {"archive": 1, "key": key, "generation": generation, "parent": 0, "sha256": sha}
    path.write_bytes(('{"_meta": {"1": ' + json.dumps(meta) + "},\n").encode() + rest)
    return path


def _planted(desk: Desk, table: Sequence[tuple[str, str]]) -> dict[str, str]:
    """One conference for each value of the table; the keys, with what was put where."""
    root, document = Path(desk.places["archive"]), _whole_document()
    keys: dict[str, str] = {}
    for at, (path, text) in enumerate(table):
        number = 100 + at
        good = replace(samples()[24], number=number)
        key = desk.repository.create(to_document(good), desk.signature()).key
        if path == "_document":
            _plant(root, key, text)
        elif path == "_revisions":
            _plant(root, key, json.dumps(document), text)
        else:
            _spoil(desk, key, _with(document | {"number": number}, path, text))
        keys[key] = f"{path} = {text[:40]}"
    return keys


def _spoil(desk: Desk, key: str, document: str) -> None:
    """Let a conference hold this document: as a version of its history where the archive can write it."""
    try:
        held = json.loads(document)
        desk.repository.update(key, lambda _: held, desk.signature())
    except (Trouble, ValueError, RecursionError):
        _plant(Path(desk.places["archive"]), key, document)


def _again(root: Path) -> Desk:
    """The desk of another start, without anything remembered."""
    shutil.rmtree(root / ".local", ignore_errors=True)
    return open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")


def _few(root: Path) -> None:
    """An archive of two conferences, for what is said of each of them alike: a book that changed has all looked at anew."""
    sample_desk(root)
    for path in layout.month_folder(root, "2022-09-01-024").parent.rglob("*.json"):
        if not path.name.startswith(("2022-08-20-012", "2022-09-01-024")):
            path.unlink()


@pytest.fixture
def called(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs the command line in this process: its code, stdout, stderr. What would be a crash is one here."""

    def crashed(call: object, error: Exception) -> int:
        raise error

    def run(*words: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = tui.cli.run([*words])
        out, err = capfd.readouterr()
        assert not RAW.search(out + err), RAW.findall(out + err)
        return code, out, err

    monkeypatch.setattr(tui.cli, "_crashed", crashed)
    return run


Called = Callable[..., tuple[int, str, str]]

EVERY_COMMAND = (
    ("list",), ("list",), ("find", "拉萨"), ("check", "--all"), ("check", "--all", "--json"), ("check", "--archive"),
    ("show", "51"), ("draft", "51"), ("check", "51"), ("history", "51"), ("backup", "{backup}"), ("delete",),
)  # fmt: skip


def test_bad_conferences_are_bad_rows_and_the_others_go_on(tmp_path: Path, called: Called) -> None:
    root = tmp_path / "a"
    keys = _planted(sample_desk(root), RECORD + DAMAGE)
    written = {path: path.read_bytes() for path in root.rglob("2022-09-01-1*.json")}
    assert len(keys) == len(RECORD) + len(DAMAGE) >= 80
    for at, words in enumerate(EVERY_COMMAND):
        lang = ("zh", "en")[at % 2]
        words = tuple(word.format(backup=tmp_path / "b.zip") for word in words)
        code, out, err = called("--data", str(root), "--lang", lang, *words)
        assert code in (0, 1, 3), (words, code, err)
        if words[0] == "list":
            assert len(out.splitlines()) == 7 + len(keys)
            for key, what in keys.items():
                assert key in out and key in err, what
        if words[0] == "find":
            assert all(key in err for key in keys)
        if words[:2] == ("check", "--all"):
            assert code == 1 and "2022-09-26-051" in out or "51" in out
        if words == ("check", "--archive"):
            assert all(key in out for key in keys)
    for key, what in list(keys.items())[::20]:  # opening each of them is tried below, on the desk
        for words in (("show", key), ("draft", key), ("export", key, "--out", str(tmp_path / "o"))):
            code, out, err = called("--data", str(root), "--lang", lang, *words)
            assert code == 1 and not out and key in err, what
    assert written == {
        path: path.read_bytes() for path in root.rglob("2022-09-01-1*.json")
    }  # nothing was overwritten


def test_what_is_wrong_is_told_by_its_place_and_what_may_stand_there(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    for key, what in _planted(desk, RECORD).items():
        where = what.split(" = ", 1)[0]
        with pytest.raises((BadConference, ArchiveTrouble)) as bad:
            desk.open(key)
        for lang in ("zh", "en"):
            said = bad.value.said(lang)
            assert (where.split(".")[0] in said and key in said) or where == "later"
            assert not RAW.search(said), said
            assert "--restore" in said or where == "later"


def test_a_backup_with_bad_conferences_is_restored_and_each_is_one_row(
    tmp_path: Path, called: Called
) -> None:
    root = tmp_path / "a"
    desk = sample_desk(root)
    for row, spoilt in zip(desk.rows(), ({"held_at": "²"}, {"number": 10000}, {"windows": []}), strict=False):
        desk.repository.update(row.key, lambda document, spoilt=spoilt: document | spoilt, desk.signature())  # type: ignore[misc]
    assert called("--data", str(root), "backup", str(tmp_path / "b.zip"))[0] == 0
    assert called("restore", str(tmp_path / "b.zip"), "--to", str(tmp_path / "r"))[0] == 0
    code, out, err = called("--data", str(tmp_path / "r"), "list")
    assert code == 0 and len(out.splitlines()) == 7
    assert all(where in err for where in ("held_at", "number", "windows"))


def test_a_bad_version_is_left_for_the_last_good_one(tmp_path: Path, called: Called) -> None:
    desk = sample_desk(tmp_path / "a")
    key = desk.find("24")
    desk.repository.update(key, lambda document: document | {"held_at": "²"}, desk.signature())
    told = called("--data", str(tmp_path / "a"), "--lang", "en", "show", "24")
    assert told[0] == 1 and "held_at" in told[2] and "--restore" in told[2]
    assert called("--data", str(tmp_path / "a"), "history", "24")[0] == 0
    assert called("--data", str(tmp_path / "a"), "history", "24", "--restore", "2")[0] == 1  # as bad as it is
    assert called("--data", str(tmp_path / "a"), "history", "24", "--restore", "1")[0] == 0
    assert called("--data", str(tmp_path / "a"), "show", "24")[0] == 0


def test_a_save_builds_on_nothing_that_is_no_conference(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path / "a")
    key = desk.find("24")
    mine = desk.open(key, journal=False)
    desk.repository.update(key, lambda document: document | {"held_at": "²"}, desk.signature())
    mine.set_text("agenda", "疫情防控")
    with pytest.raises(BadConference):
        mine.save()
    assert desk.repository.load(key).document["held_at"] == "²"
    assert mine.conference.texts["agenda"] == "疫情防控"
    with pytest.raises(BadConference):
        mine.refresh()


def test_the_next_conference_is_proposed_past_bad_ones(tmp_path: Path) -> None:
    from datetime import date

    desk = sample_desk(tmp_path / "a")
    last = desk.find("51")
    desk.repository.update(last, lambda document: document | {"windows": 3}, desk.signature())
    proposal = desk.propose(today=date(2022, 9, 30))
    assert proposal.number == 52  # the bad one keeps its number
    told: list[Trouble] = []
    desk.notify = told.append
    assert [one.number for one in desk.earlier(proposal)][:1] == [44]
    assert [type(one) for one in told] == [BadConference]
    assert desk.load(desk.create(proposal)) == proposal


IMPORT: tuple[tuple[str, str], ...] = (
    ("held_at", '"²"'), ("held_at", "99"), ("held_at", "[]"), ("held_on", '"0001-01-01"'),
    ("held_on", "1.5"), ("conference", "10000"), ("conference", "true"), ("conference", "0"),
    ("conference", '"24"'), ("conference", HUGE), ("windows", '"x"'), ("windows", "[3]"),
    ("windows", '[{"from": 1, "to": 2}]'), ("windows", '[{"from": "2022-10-07T00", "to": "2022-10-07T٢٤"}]'),
    ("windows", '[{"from": "2022-10-07T24", "to": "2022-10-07T00"}]'),
    ("windows", '[{"from": "2022-10-07T00", "to": "2022-10-07T24", "figures": 3}]'),
    ("windows", '[{"from": "2022-10-07T00", "to": "2022-10-07T24", "figures": {"confirmed": 3}}]'),
    ("windows", '[{"from": "2022-10-07T00", "to": "2022-10-07T24", "figures": {"confirmed": {"total": "²"}}}]'),
    ("windows", '[{"from": "2022-10-07T00", "to": "2022-10-07T24", "figures": {"confirmed": {"by_place": []}}}]'),
    ("found", "3"), ("found", '{"date": {}}'), ("standing", "{}"), ("standing", "[[]]"),
    ("standing", "[{}]"), ("standing", '[{"indicator": "high_risk", "value": NaN}]'),
    ("standing", '[{"indicator": "high_risk", "value": 1, "as_of": "2022-10-07T99"}]'),
    ("cumulative", '[{"indicator": ["x"]}]'), ("texts", "[]"), ("texts", '{"agenda": 7}'),
    ("texts", '{"": "x"}'), ("parts", "[]"), ("parts", '{"sections": []}'),
    ("parts", '{"sections": {"a": {"order": "x"}}}'), ("parts", '{"chapters": {}}'),
    ("parts", '{"figures": {"a": {"order": 0, "quantity": {"digits": "Ⅻ"}}}}'), ("series", "[]"),
    ("series", "{}"), ("series", "7"), ("later", "1"), ("held_at", DEEP),
)  # fmt: skip


@pytest.mark.parametrize(("path", "held"), IMPORT)
def test_a_hostile_import_is_refused_by_its_place_and_nothing_is_kept(
    tmp_path: Path, path: str, held: str
) -> None:
    desk = sample_desk(tmp_path / "a")
    text = _with({"conference": 60, "held_on": "2022-10-08"}, path, held)
    with pytest.raises(Trouble) as why:
        for data in parsed(text, "x.json"):
            bring_in(desk, data, "x.json")
    for lang in ("zh", "en"):
        assert not RAW.search(why.value.said(lang).replace("NaN", "")), why.value.said(lang)
    assert len(desk.rows()) == 7


JOURNAL = (
    "3", "[]", '{"path": "cells"}', '{"path": []}', '{"path": [1]}', '{"at": "²"}', '{"journal": 1, "generation": "x"}',
    '{"path": ["held_at"], "old": "", "new": "²", "at": 1}', '{"path": ["cells"], "new": 3, "at": 1}',
    '{"path": ["number"], "new": 10000, "at": 1}', '{"path": ["windows", "today"], "new": [], "at": 1}',
    '{"path": ["cells", "high_risk"], "new": {"v": 1e9}, "at": 1}', '{"path": ["texts", "agenda"], "new": NaN}',
    '{"path": ["figures", "x"], "new": {"order": {}}, "at": 99}', '{"path": ["series"], "new": null, "at": 1}',
    '{"path": ["x"], "new": ' + HUGE + "}", '{"path": ["x"], "new": ' + DEEP + "}", '{"path": ["held_on"], "at": 1e99}',
)  # fmt: skip


@pytest.mark.parametrize("at", range(len(JOURNAL)))
def test_a_hostile_journal_is_put_by_and_the_record_stays(tmp_path: Path, at: int) -> None:
    from store.desk.recovery.recovering import offers, recover

    desk = sample_desk(tmp_path / "a")
    key = desk.find("24")
    folder = Path(desk.places["journal"])
    folder.mkdir(parents=True, exist_ok=True)
    head = '{"n": 0, "journal": 1, "key": "k", "generation": 1, "at": 5}'
    lines = [line.encode("utf-8", "surrogatepass") for line in (head, JOURNAL[at])]
    data = b"".join(b"%08x %s\n" % (zlib.crc32(line), line) for line in lines)
    (folder / f"{key}.{'0' * 16}.0.jsonl").write_bytes(data)
    sound_lines(folder / f"{key}.{'0' * 16}.0.jsonl")
    desk.unsaved(key)
    sitting = desk.open(key)
    before = sitting.conference
    for offer in offers(sitting, desk.left_behind(key)):
        try:
            recover(sitting, offer)
        except Trouble as trouble:
            assert not RAW.search(trouble.said("zh") + trouble.said("en"))
            assert sitting.conference == before
    assert from_document(to_document(sitting.conference)) == sitting.conference


CACHE: tuple[tuple[str, Any], ...] = (
    ("key", 3), ("generation", "x"), ("generation", True), ("summary", []), ("deleted", "no"),
    ("summary.number", "24"), ("summary.number", True), ("summary.held_on", "²"), ("summary.held_on", 7),
    ("summary.total", "lots"), ("summary.total", 10**30), ("summary.errors", None), ("summary.errors", []),
    ("summary.status", {}), ("summary.series", 5),
    ("summary.misfit", {"where": [], "got": {}, "allowed": "?"}), ("summary.misfit", 3),
)  # fmt: skip


@pytest.mark.parametrize(("path", "held"), CACHE)
def test_a_hostile_cache_of_the_list_is_no_more_than_a_wrong_row(
    tmp_path: Path, path: str, held: Any
) -> None:
    root = tmp_path / "a"
    desk = sample_desk(root)
    desk.rows()
    desk.tidy()
    cache = Path(desk.places["cache"]) / "catalogue.json"
    tables = json.loads(cache.read_text("utf-8"))
    meta = tables.pop("_meta")["1"]
    for row in tables["conferences"].values():
        inner, name = (row["summary"], path[8:]) if path.startswith("summary.") else (row, path)
        inner[name] = held
    rest = json.dumps(tables)[1:].encode()
    meta["crc"] = zlib.crc32(rest)
    cache.write_bytes(json.dumps({"_meta": {"1": meta}})[:-1].encode() + b",\n" + rest)
    desk = open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")
    rows = desk.rows()
    assert len(rows) == 7
    for row in rows:
        for lang in ("zh", "en"):
            assert row.trouble is None or row.trouble.said(lang)
    assert desk.load(desk.find("2022-09-01-024")).number == 24
    made = desk_row(CatalogueRow("2022-09-01-024", 1, {path.removeprefix("summary."): held}))
    assert made.number is None or type(made.number) is int


_PLACES = '[[place]]\nkey = "a"\nname = {zh = "甲市"}\n[[place]]\nkey = "b"\nname = {zh = "乙市"}\n'
_WINDOW = '[[window]]\nkey = "day"\nname = {zh = "全天"}\n'
_HEAD = 'format = 1\nkey = "bad"\nname = {zh = "坏系列"}\n'
_FLOW = '[[indicator]]\nkey = "f"\nkind = "flow"\nname = {zh = "甲数"}\n'


def _derived(key: str, *plus: str) -> str:
    return f'[[indicator]]\nkey = "{key}"\nkind = "derived"\nplus = {json.dumps(plus)}\nname = {{zh = "{key}"}}\n'


SERIES: dict[str, tuple[str | bytes | None, str]] = {
    "a circle of one": (_HEAD + _WINDOW + _FLOW + _derived("d", "d"), "d → d"),
    "a circle of three": (_HEAD + _WINDOW + _FLOW + _derived("d", "e") + _derived("e", "g") + _derived("g", "d"), "→"),
    "part of itself": (_HEAD + _WINDOW + _FLOW + 'part_of = "f"\n', "f → f"),
    "a tower of sums": (
        _HEAD + _WINDOW + _FLOW + _derived("x0", "f") + _derived("y0", "f")
        + "".join(_derived(f"x{n}", f"x{n - 1}", f"y{n - 1}") + _derived(f"y{n}", f"x{n - 1}", f"y{n - 1}") for n in range(1, 16)),
        "x",
    ),
    "a sum of a standing figure": (
        _HEAD + _WINDOW + '[[indicator]]\nkey = "s"\nkind = "standing"\nname = {zh = "存"}\n' + _derived("d", "s"), "s"
    ),
    "an unknown part": (_HEAD + _WINDOW + _FLOW + _derived("d", "ff"), "f"),
    "twice the same part": (_HEAD + _WINDOW + _FLOW + _derived("d", "f", "f"), "f"),
    "a day far away": (_HEAD + _WINDOW + "day = 3000000000\n" + _FLOW, "400"),
    "a day of thousands of digits": (_HEAD + _WINDOW + f"day = {HUGE}\n" + _FLOW, "bad"),
    "a day in hexadecimal": (_HEAD + _WINDOW + f"day = 0x{'f' * 400}\n" + _FLOW, "400"),
    "an hour that is none": (_HEAD + _WINDOW + "to = 25\n" + _FLOW, "24"),
    "an hour in words": (_HEAD + _WINDOW + 'to = "24"\n' + _FLOW, "to"),
    "an hour that is true": (_HEAD + _WINDOW + "to = true\n" + _FLOW, "to"),
    "GBK": ((_HEAD + _WINDOW + _FLOW).encode("gbk"), "UTF-8"),
    "UTF-16": ((_HEAD + _WINDOW + _FLOW).encode("utf-16"), "bad"),
    "nothing": (b"", "format"),
    "no definition": (None, "bad"),
    "no indicator": (_HEAD + _PLACES + _WINDOW, "[[indicator]]"),
    "no place for figures by place": (_HEAD + _WINDOW + _FLOW + "by_place = true\n", "[[place]]"),
    "two places of one key": (_HEAD + _PLACES.replace('"b"', '"a"') + _WINDOW + _FLOW, "a"),
    "two places of one name": (_HEAD + _PLACES.replace("乙", "甲") + _WINDOW + _FLOW, "甲市"),
    "a place named stated": (_HEAD + _PLACES.replace('"b"', '"stated"') + _WINDOW + _FLOW, "key"),
    "a window named figures": (_HEAD + _WINDOW.replace('"day"', '"figures"') + _FLOW, "key"),
    "a window that is not there": (_HEAD + _WINDOW + _FLOW + 'windows = ["dya"]\n', "day"),
    "a name in a number": (_HEAD.replace('{zh = "坏系列"}', "3") + _WINDOW + _FLOW, "name"),
    "a name of two lines": (_HEAD + _WINDOW + _FLOW.replace("甲数", "甲\\n数"), "name"),
    "a place that is a text": (_HEAD + 'place = "a"\n' + _WINDOW + _FLOW, "place"),
    "a format of the future": (_HEAD.replace("= 1", "= 99") + _WINDOW + _FLOW, "99"),
    "an unknown kind": (_HEAD + _WINDOW + _FLOW.replace('"flow"', '"flwo"'), "flow"),
    "a style that is a list": (_HEAD + "style = []\n" + _WINDOW + _FLOW, "style"),
    "texts that are a number": (_HEAD + _WINDOW + _FLOW + "[text]\nhost = 3\n", "host"),
    "brackets without end": (_HEAD + "x = " + "[" * 3000, "bad"),
    "no TOML": ("这不是 TOML", "1"),
}  # fmt: skip


@contextmanager
def _series(root: Path, what: str | bytes | None) -> Iterator[Path]:
    folder = root / "series" / "bad"
    folder.mkdir(parents=True)
    if what is not None:
        (folder / "series.toml").write_bytes(what if isinstance(what, bytes) else what.encode())
    yield folder
    shutil.rmtree(folder)


def test_a_bad_series_is_one_line_and_the_others_work(tmp_path: Path, called: Called) -> None:
    root = tmp_path / "a"
    desk = sample_desk(root)
    bad = replace(samples()[24], series="bad", number=77)
    key = desk.repository.create(to_document(bad), desk.signature()).key
    with _series(root, SERIES["no indicator"][0]):
        desk.rows()
    fresh = _again(root)
    for at, (what, (text, named)) in enumerate(SERIES.items()):
        lang = ("zh", "en")[at % 2]
        with _series(root, text):
            fresh.shelf.refresh()
            with pytest.raises(SeriesFault) as fault:
                fresh.shelf.series("bad")
            for said in (fault.value.said("zh"), fault.value.said("en")):
                assert named in said and "bad/series.toml" in said and "\n" not in said, (what, said)
                assert not RAW.search(said) and len(said) < 600, (what, said)
            rows = {row.key: row for row in fresh.rows()}
            assert len(rows) == 8 and [row.key for row in rows.values() if row.trouble] == [key], what
            assert rows[key].number == 77 and rows[key].series == "bad"
            code, out, err = called("--data", str(root), "--lang", lang, "series", "list")
            assert code == 1 and "xizang_epidemic\t" in out and "bad\t" in out and named in err, what
    with _series(root, SERIES["a circle of one"][0]):
        code, out, err = called("--data", str(root), "--lang", lang, "list")
        assert (
            code == 0 and len(out.splitlines()) == 8 and "\n77\t" in f"\n{out}" and "bad/series.toml" in err
        )
        assert called("--data", str(root), "--lang", lang, "show", "24")[0] == 0
        code, out, err = called("--data", str(root), "--lang", lang, "show", "77")
        assert code == 1 and "bad/series.toml" in err
        figures = dict(line.split("\t")[:2] for line in out.splitlines())  # as they are kept
        assert figures.keys() >= {str(cell) for cell in bad.cells} and figures["high_risk"] == "477"
        assert called("--data", str(root), "--lang", lang, "check", "--all")[0] == 1
        file = str(root / "series" / "bad" / "series.toml")
        code, out, err = called("--data", str(root), "--lang", lang, "series", "check", file)
        assert code == 1 and "d → d" in out
    with _series(root, _HEAD + _WINDOW + _FLOW):  # mended: it opens as before
        assert called("--data", str(root), "--lang", lang, "show", "77")[0] == 0
    code, _, err = called("--data", str(root), "--lang", lang, "list")  # not installed at all
    assert code == 0 and "bad" in err


_UNREAD: dict[str, tuple[str, str | bytes, str]] = {
    "series.toml in GBK": ("bad", (_HEAD + _WINDOW + _FLOW).encode("gbk"), "bad/series.toml"),
    "a circle": ("bad", SERIES["a circle of one"][0] or "", "d → d"),
    "a day far away": ("bad", SERIES["a day far away"][0] or "", "400"),
    "brackets without end": ("bad", SERIES["brackets without end"][0] or "", "bad/series.toml"),
    "a device's name": ("con", _HEAD + _WINDOW + _FLOW, "con"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_an_unread_series_is_told_by_the_list_and_when_the_app_opens(
    tmp_path: Path, called: Called, lang: str
) -> None:
    root = tmp_path / "a"
    _few(root)
    call = ("--data", str(root), "--lang", lang)
    called(*call, "list")
    listed = called(*call, "list")
    assert called(*call, "series", "list")[0] == 0
    own = root / "series" / EPIDEMIC.name
    shutil.copytree(EPIDEMIC, own)
    assert called(*call, "list")[2] == listed[2]  # a sound one of the office's is no news
    (own / "zh.toml").write_bytes((own / "zh.toml").read_text(encoding="utf-8").encode("gb18030"))
    for what, (name, text, named) in _UNREAD.items():
        folder = root / "series" / name
        folder.mkdir()
        (folder / "series.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        for command in ("list",), ("series", "list"):
            code, _, err = called(*call, *command)
            told = err.removeprefix(listed[2]).splitlines() if command == ("list",) else err.splitlines()
            told = [line for line in told if line not in listed[2]]
            assert len(told) == 2 and code == len(command) - 1, (what, err)
            assert "zh.toml" in "".join(told) and named in "".join(told), what
        if what == "a circle":
            async with on_stage(_again(root), "24", "entry", lang=lang) as (app, pilot):
                await until(pilot, lambda: len(messages(app)) >= 2)
                said = messages(app)
                assert [line for line in said if line in told] == told and len(told) == 2
                await press(pilot, "f8")  # what is wrong stands in no cell
                assert app.screen.place == "checks"  # type: ignore[attr-defined]
                assert "zh.toml" in screen_text(app)
        shutil.rmtree(folder)


def test_a_mended_series_gets_its_figures_back_in_the_list(tmp_path: Path) -> None:
    root = tmp_path / "a"
    desk = sample_desk(root)
    window = from_document(to_document(samples()[24])).windows[0].key
    held = replace(samples()[24], series="bad", number=77, cells={CellKey(window, "f"): Cell(3, "3")})
    desk.create(held)
    sound = (_HEAD + _WINDOW + _FLOW).replace('"day"', f'"{window}"')
    with _series(root, SERIES["a circle of one"][0]):
        desk = _again(root)
        assert next(row for row in desk.rows() if row.number == 77).total is None
        desk.tidy()
    with _series(root, sound):
        desk = open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")
        row = next(row for row in desk.rows() if row.number == 77)
        assert row.trouble is None and row.total == 3


def test_a_hostile_copy_of_a_synchronizing_folder_is_not_merged(tmp_path: Path) -> None:
    root = tmp_path / "a"
    desk = sample_desk(root)
    key = desk.find("24")
    other = sample_desk(tmp_path / "b")
    other.repository.update(key, lambda document: document | {"held_at": "²"}, other.signature())
    made = next((tmp_path / "b").rglob(f"{key}.000002.json"))
    copy = next(root.rglob(f"{key}.000001.json")).with_name(f"{key}.000002 (conflicted copy).json")
    copy.write_bytes(made.read_bytes())
    with pytest.raises(DeskTrouble) as why:
        list(merge_copies(desk))
    assert "held_at" in why.value.said("zh") and "held_at" in why.value.said("en") and copy.exists()
    assert desk.load(key).held_at == samples()[24].held_at


def test_folders_that_lead_nowhere_are_told_as_series(tmp_path: Path, called: Called) -> None:
    root = tmp_path / "a"
    sample_desk(root)
    (root / "series").mkdir(exist_ok=True)
    (root / "series" / "loop").symlink_to(root / "series" / "loop")
    (root / "series" / "gone").symlink_to(root / "nowhere")
    (root / "series" / "folder" / "series.toml").mkdir(parents=True)
    (root / "series" / ".hidden").mkdir()
    code, out, err = called("--data", str(root), "--lang", "en", "series", "list")
    assert code == 1 and out.count("\n") == 5
    assert [name for name in ("folder", "gone", "loop") if err.count(f"{name}/series.toml") == 1] == [
        "folder",
        "gone",
        "loop",
    ]
    assert called("--data", str(root), "list")[0] == 0


@pytest.mark.parametrize(("name", "lang"), [("zh.toml", "zh"), ("en.toml", "en"), ("style.toml", "zh")])
@pytest.mark.parametrize("text", ["", "x", "[phrase]\nnumber = 3\n", "choice = []\n", "phrase = 3\n"])
def test_a_bad_phrase_book_ends_nothing(
    tmp_path: Path, called: Called, name: str, lang: str, text: str
) -> None:
    root = tmp_path / "a"
    sample_desk(root)
    folder = root / "series" / "xizang_epidemic"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    for words in (("show", "24"), ("draft", "24", "--text-lang", lang), ("check", "24")):
        code, out, err = called("--data", str(root), "--lang", lang, *words)
        assert code in (0, 1, 3) and (code != 1 or out or err), (words, err)


def test_a_phrase_book_that_cannot_be_used_is_an_error_wherever_findings_are_told(
    tmp_path: Path, called: Called
) -> None:
    root = tmp_path / "a"
    _few(root)
    own = root / "series" / "xizang_epidemic"
    shutil.copytree(EPIDEMIC, own)
    calls = {lang: ("--data", str(root), "--lang", lang) for lang in ("zh", "en")}
    sound = {lang: called(*call, "check", "24") for lang, call in calls.items()}
    assert {code for code, _, _ in sound.values()} == {0}
    assert called("--data", str(root), "list")[1].count("\t0\t0\t0\t") == 2
    definition = (own / "series.toml").read_text(encoding="utf-8")
    without = "".join(row for row in re.split(r"(?m)^(?=\[)", definition) if 'key = "high_risk"' not in row)
    gbk = (own / "zh.toml").read_text(encoding="utf-8").encode("gb18030")
    for name, attack, languages in (("zh.toml", gbk, 1), ("series.toml", without.encode(), 2)):
        before = (own / name).read_bytes()
        (own / name).write_bytes(attack)
        for lang, call in calls.items():
            (why,) = (
                line
                for line in called(*call, "draft", "24", "--text-lang", "zh")[2].splitlines()
                if "zh.toml" in line
            )
            code, out, _ = called(*call, "check", "24")
            unchecked = ("? 未检 中文文稿", "? not checked No Chinese text")[lang == "en"]
            assert code == 1 and why in out and unchecked in out
            code, out, _ = called(*call, "check", "24", "--json")
            errors = [row for row in json.loads(out) if row["severity"] == "error"]
            assert code == 1 and len(errors) == languages and why in errors[0]["message"]
        rows = called("--data", str(root), "list")[1].splitlines()
        assert [row.split("\t")[4] for row in rows if row[:1].isdigit()] == [str(languages)] * 2
        (own / name).write_bytes(before)
    for lang, call in calls.items():
        assert called(*call, "check", "24")[:2] == sound[lang][:2]
    (own / "zh.toml").write_bytes(gbk)
    desk = _again(root)
    sitting = desk.open(desk.find("24"), journal=False)
    assert [one.rule for one in look(sitting) if one.failed] == ["text-unmade"]
    (own / "zh.toml").write_bytes(gbk.decode("gb18030").encode())
    assert not [one for one in look(sitting) if one.failed]  # mended while somebody sits there


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_app_lists_bad_conferences_and_offers_the_way_out(tmp_path: Path, lang: str) -> None:
    root = tmp_path / "a"
    desk = sample_desk(root)
    key = desk.find("26")
    desk.repository.update(key, lambda document: document | {"held_at": "²"}, desk.signature())
    hopeless = next(iter(_planted(desk, [("number", "10000")])))
    bad = replace(samples()[24], series="bad", number=77, held_on=samples()[51].held_on)
    desk.repository.create(to_document(bad), desk.signature())
    with _series(root, SERIES["a circle of one"][0]):
        async with on_stage(_again(root), "24", "entry", lang=lang) as (app, pilot):
            await press(pilot, "escape")
            app.clear_notifications()
            await pilot.pause()
            lines = screen_text(app)
            assert f"{key}" in lines and "held_at" in lines and "number: 10000" in lines
            assert ("无法读取" if lang == "zh" else "unreadable") in lines
            app.open_conference(_key_of(app.desk, 77))
            await press(pilot)
            assert app.screen.place == "desk"  # type: ignore[attr-defined]
            app.open_conference(hopeless)
            await press(pilot)
            assert hopeless in screen_text(app)
            await press(pilot, "escape")
            app.open_conference(key)
            await press(pilot)
            assert "²" in screen_text(app) or "\\u00b2" in screen_text(app)
            await press(pilot, "right", "enter")
            assert app.sitting is not None and app.sitting.key == key
            assert app.sitting.conference.held_at != "²"
    assert app.crash is None


def _key_of(desk: Desk, number: int) -> str:
    return next(row.key for row in desk.rows() if row.number == number)


def test_the_reserved_keys_are_those_of_the_record() -> None:
    from store.part_kinds import PARTS
    from store.series.loading import _TAKEN

    assert set(_TAKEN["window"]) == {*PARTS, "promises"}


def test_the_limits_are_kept_by_what_the_program_itself_says() -> None:
    for conference in (*samples().values(), whole()):
        assert isinstance(conference, Conference)
        assert from_document(to_document(conference)) == conference


class _Late(BaseException):
    """No error that the program could take for one of its own."""


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """`_Late` when it takes longer: a pipe nobody writes to would be waited for without end."""

    def late(*_: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
@pytest.mark.parametrize("name", ["passed", "tried", "catalogue.json", "words.json"])
def test_a_pipe_in_place_of_what_a_machine_remembers_is_not_waited_for(
    tmp_path: Path, called: Called, name: str
) -> None:
    root = tmp_path / "a"
    sample_desk(root)
    called("--data", str(root), "draft", "24")
    (cache,) = Path(os.environ["XDG_CACHE_HOME"], "bulletin-tui").glob(f"{archive_id(root)}-*")
    (cache / name).unlink(missing_ok=True)
    os.mkfifo(cache / name)
    with _within(20):
        for command in (("draft", "24"), ("list",), ("find", "拉萨")):
            assert called("--data", str(root), *command)[0] == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_in_a_shared_folder_is_not_waited_for(tmp_path: Path, called: Called) -> None:
    root = tmp_path / "a"
    sample_desk(root)
    folder = root / "series" / "xizang_epidemic"
    folder.mkdir(parents=True)
    for file in EPIDEMIC.glob("*.toml"):
        shutil.copy(file, folder)
    os.mkfifo(folder / "style.toml")
    out = tmp_path / "out"
    assert called("--data", str(root), "export", "24", "--out", str(out))[0] == 0
    with _within(20):
        for command in (("draft", "24"), ("list",), ("series", "list")):
            assert called("--data", str(root), *command)[0] == 0


def test_the_throw_away_archive_leaves_nothing_with_the_account(called: Called) -> None:
    assert called("--demo", "list")[0] == 0
    assert called("--demo", "draft", "24")[0] == 0
    for home in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        left = [
            path for path in Path(os.environ[home]).rglob("*") if path.is_file() and path.suffix != ".log"
        ]
        assert not left, left
