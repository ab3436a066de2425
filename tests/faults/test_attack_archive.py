"""Attacks on the archive's files by somebody who may write them: nothing false leaves as final.

Each attack keeps the checksums of the files right. What counts is what this computer saw and exported
before: it is told on opening, at export and by `check --archive`, and the final text is refused until a
person accepts the state on record. A machine that saw nothing says so. Beside them stand the everyday
events that look alike and must not alarm.
"""

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from store.archive import chain
from store.archive.backup import daily_backup, restore_backup, write_backup
from store.archive.chain import Signature
from store.archive.seal import seal, unseal
from store.archive.seen import EXPORTED, SEEN, TAKEN_AS_IS, Memory, SeenState, against
from store.archive.strays import merge_stray, stray_files
from store.archive.troubles import ArchiveTrouble
from store.desk.account import account_folder
from store.desk.desk import Desk
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order
from store.desk.outgoing.gate import Refused, copy_of
from store.desk.recovery.history import restore
from store.desk.recovery.soundness import accept_all, examine, not_compared
from store.record.cell import CellKey
from store.troubles import Trouble, Way, reason_words
from tests.stage import NOW, _sample_archive, copied_here
from tui.cli import run

KEY, EARLIER, OTHER = "2022-09-01-024", "2022-08-20-012", "2022-09-03-026"
LHASA = CellKey("yesterday", "confirmed", "lhasa")
NOTHING_BESIDE = shutil.ignore_patterns(".local", "backups")
Attack = Callable[[Path], None]


def machine(tmp: Path, name: str = "mine", who: str = "卓玛") -> Desk:
    """The archive as one machine opens it; each machine has a memory of its own."""
    return open_desk(tmp / "archive", who=who, clock=lambda: NOW, local=tmp / name)


@cache
def _exported_from() -> Path:
    """An archive with the sample, and what a machine remembers that has listed, edited and exported from it."""
    folder = Path(tempfile.mkdtemp(prefix="bulletin-exported-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(_sample_archive(), folder / "archive", ignore=NOTHING_BESIDE)
    desk = machine(folder)
    desk.rows()
    for raw in ("21", "20"):
        entered(desk, raw)
    exported(desk, folder / "out")
    desk.rows()
    desk.tidy()
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An archive with the sample that this computer has listed, edited and exported from."""
    shutil.copytree(_exported_from(), tmp_path, dirs_exist_ok=True)
    copied_here(tmp_path / "archive", tmp_path / "mine" / "seen", tmp_path / "mine" / "cache")
    return machine(tmp_path)


def entered(desk: Desk, raw: str, cell: CellKey = LHASA) -> None:
    sitting = desk.open(KEY)
    sitting.enter(cell, raw)
    assert sitting.save() == ()
    sitting.close_journal()


def exported(desk: Desk, folder: Path, key: str = KEY, *, replace: bool = True) -> list[Path]:
    sitting = desk.open(key, journal=False)
    return [file.path for file in Export(sitting, Order(folder=folder, replace=replace)).run()]


def newest(root: Path, key: str = KEY) -> Path:
    return max((root / "conferences" / key[:4] / key[5:7]).glob(f"{key}.*"))


def rewritten(root: Path, change: Callable[[dict[str, Any]], None], key: str = KEY) -> None:
    """Change the tables of the newest file and seal them anew."""
    path = newest(root, key)
    generation = int(path.name.split(".")[1])
    tables = unseal(path.read_bytes(), key, generation)
    change(tables)
    path.write_bytes(seal(tables, key, generation, generation - 1))


def one_more(document: dict[str, Any]) -> None:
    """Another number of high-risk areas; no check of the figures can object to it."""
    cell = document["cells"]["high_risk"]
    cell |= {"v": cell["v"] + 1, "raw": str(cell["v"] + 1)}


# -- the attacks


def value_changed(root: Path) -> None:
    rewritten(root, lambda tables: one_more(tables["conference"]["1"]))


def value_and_state_changed(root: Path) -> None:
    def change(tables: dict[str, Any]) -> None:
        one_more(tables["conference"]["1"])
        last = tables["revisions"][max(tables["revisions"], key=int)]
        last["state"] = chain.digest(tables["conference"]["1"])

    rewritten(root, change)


def _recomputed(root: Path, length: int) -> None:
    """A chain of `length` entries that fits itself and leads to another figure."""

    def change(tables: dict[str, Any]) -> None:
        document = tables["conference"]["1"]
        one_more(document)
        entries: list[chain.ChainEntry] = []
        for number in range(length):
            kind = chain.CHANGED if number else chain.CREATED
            entries.append(chain.entry_after(KEY, entries, kind, Signature("卓玛", NOW), [], document, "n"))
        tables["revisions"] = {str(entry["number"]): entry for entry in entries}
        assert chain.faults_of_history(KEY, document, entries) == []

    rewritten(root, change)


def chain_recomputed(root: Path) -> None:
    _recomputed(root, 3)


def chain_recomputed_longer(root: Path) -> None:
    _recomputed(root, 9)


def chain_recomputed_as_a_new_file(root: Path) -> None:
    path = newest(root)
    later = path.with_name(path.name.replace("000004", "000005"))
    tables = unseal(path.read_bytes(), KEY, 4)
    later.write_bytes(seal(tables, KEY, 5, 4))
    _recomputed(root, 4)


def chain_shortened(root: Path) -> None:
    _recomputed(root, 1)


def newest_deleted(root: Path) -> None:
    """The last version is gone, and with it the note that it went out as final."""
    newest(root).unlink()
    newest(root).unlink()


def older_put_back(root: Path) -> None:
    """The state before the last, renumbered so that the generation does not go back."""
    path = newest(root)
    before = path.with_name(path.name.replace("000004", "000002"))
    path.write_bytes(seal(unseal(before.read_bytes(), KEY, 2), KEY, 4, 3))


def removed(root: Path) -> None:
    for path in newest(root).parent.glob(f"{KEY}.*"):
        path.unlink()


def swapped(root: Path) -> None:
    """Another conference's file under this one's name."""
    newest(root).write_bytes(newest(root, OTHER).read_bytes())
    for path in newest(root).parent.glob(f"{KEY}.00000[123].json"):
        path.unlink()


def swapped_and_resealed(root: Path) -> None:
    tables = unseal(newest(root, OTHER).read_bytes(), OTHER, 1)
    tables["conference"]["1"] |= {"number": 24, "held_on": "2022-09-01"}
    newest(root).write_bytes(seal(tables, KEY, 4, 3))


def an_entry_edited(root: Path) -> None:
    rewritten(root, lambda tables: tables["revisions"]["2"].update(by="扎西"))


def acceptance_forged(root: Path) -> None:
    """The history rewritten under an entry that says a person accepted it."""

    def change(tables: dict[str, Any]) -> None:
        document = tables["conference"]["1"]
        one_more(document)
        entries = [tables["revisions"][number] for number in sorted(tables["revisions"], key=int)]
        entries.append(
            chain.entry_after(KEY, entries, chain.ACCEPTED, Signature("局长", NOW), [], document, "n")
        )
        tables["revisions"] = {str(entry["number"]): entry for entry in entries}

    rewritten(root, change)


ATTACKS: tuple[Attack, ...] = (
    value_changed,
    value_and_state_changed,
    chain_recomputed,
    chain_recomputed_longer,
    chain_recomputed_as_a_new_file,
    chain_shortened,
    newest_deleted,
    older_put_back,
    removed,
    swapped,
    swapped_and_resealed,
    an_entry_edited,
    acceptance_forged,
)
attacks = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)


@attacks
def test_nothing_leaves_as_final_and_everybody_is_told(
    tmp_path: Path, desk: Desk, attack: Attack, capsys: pytest.CaptureFixture[str]
) -> None:
    attack(tmp_path / "archive")
    later = machine(tmp_path)
    told: list[Trouble] = []
    later.notify = told.append
    with pytest.raises(Trouble) as refused:
        later.find("24")
        exported(later, tmp_path / "after")
    assert not (tmp_path / "after").exists()
    if isinstance(refused.value, Refused):
        assert told or attack in (an_entry_edited, acceptance_forged), "told on opening"
        sitting = later.open(KEY, journal=False)
        copy = copy_of(sitting, sitting.draft(), "zh")
        assert not copy.final and copy.text.startswith("【草稿")
    found = list(examine(machine(tmp_path)))
    assert found, "check --archive"
    for lang in ("zh", "en"):
        assert KEY in refused.value.said(lang)
        assert any(KEY in trouble.said(lang) for trouble in found)
    drafts = None
    if isinstance(refused.value, Refused):  # a marked draft is still to be had, to look at
        drafts = Export(later.open(KEY, journal=False), Order(folder=tmp_path / "d", final=False)).run()
    assert drafts is None or drafts[0].path.read_text("utf-8").startswith("【草稿")


@attacks
def test_what_a_person_accepts_with_a_reason_goes_on(tmp_path: Path, desk: Desk, attack: Attack) -> None:
    attack(tmp_path / "archive")
    later = machine(tmp_path)
    later.rows()
    if attack in (swapped,):
        return  # nothing of it can be read: there is nothing to accept
    with pytest.raises(ArchiveTrouble, match="why"):
        later.accept(KEY, "  ")
    later.accept(KEY, "备份已丢失，经核对以此为准")
    again = machine(tmp_path)
    assert [one.code for one in examine(again)] == []
    if attack is removed:
        with pytest.raises(Trouble, match="24"):
            again.find("24")
        return
    last = again.repository.history(KEY)[-1]
    assert (last.kind, last.signature.by, last.signature.reason) == (
        "accepted", "卓玛", "备份已丢失，经核对以此为准",
    )  # fmt: skip
    sitting = again.open(KEY, journal=False)
    assert sitting.doubts() == ()
    with pytest.raises(ArchiveTrouble, match="nothing to accept"):
        again.accept(KEY, "again")
    value_changed(tmp_path / "archive")
    assert machine(tmp_path).open(KEY, journal=False).doubts(), (
        "an acceptance is no leave for the next change"
    )


def test_the_command_line_tells_refuses_and_accepts_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(_sample_archive(), tmp_path / "archive", ignore=NOTHING_BESIDE)

    def call(*words: str, lang: str = "zh") -> tuple[int, str, str]:
        code = run(["--data", str(tmp_path / "archive"), "--lang", lang, *words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    out = ("--out", str(tmp_path / "out"))
    assert call("export", "24", *out)[2].count("没有见过") == 1, "a machine that never saw it says so"
    assert "没有见过" not in call("export", "24", "--force", *out)[2]
    for lang, gone, seen in (("zh", "发出定稿", "见过"), ("en", "went out", "computer saw")):
        shutil.copytree(tmp_path / "archive", tmp_path / f"whole-{lang}")
        _recomputed(tmp_path / "archive", 1)
        for words in (("export", "24", "--out", str(tmp_path / "x")), ("draft", "24"), ("show", "24")):
            code, stdout, stderr = call(*words, lang=lang)
            assert gone in stderr and stderr.count(f"{KEY} --accept") == 1, "told, and not twice"
            assert code == (0 if words[0] == "show" else 1)
        assert not (tmp_path / "x").exists()
        code, stdout, _ = call("check", "--archive", lang=lang)
        assert code == 1 and gone in stdout
        removed(tmp_path / "archive")
        code, stdout, stderr = call("list", lang=lang)
        assert code == 0 and seen in stderr and KEY in stderr and KEY not in stdout
        assert seen in call("draft", "24", lang=lang)[2]
        shutil.rmtree(tmp_path / "archive")
        (tmp_path / f"whole-{lang}").rename(tmp_path / "archive")
    assert call("check", "--archive")[0] == 0
    _recomputed(tmp_path / "archive", 1)
    assert call("history", "24", "--accept")[0] == 1
    code, _, stderr = call("history", "24", "--accept", "--reason", "与原件核对过")
    assert code == 0 and "已记下" in stderr
    assert "以现状为准\t与原件核对过" in call("history", "24")[1]
    removed(tmp_path / "archive")
    assert call("history", "24", "--accept", "--reason", "gone", lang="en")[0] == 0
    assert KEY not in call("list")[2]
    assert call("check", "--archive", "--accept", lang="en")[0] == 1, "no reason given"


@pytest.mark.parametrize("words", ["list", "show 24", "check 24", "draft 24", "history 24", "find 拉萨"])
def test_a_machine_that_never_saw_the_archive_says_so_at_whatever_comes_first(
    tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(_sample_archive(), tmp_path / "archive", ignore=NOTHING_BESIDE)
    for lang, seen in (("zh", "没有见过这个档案"), ("en", "has not seen this archive")):
        run(["--data", str(tmp_path / "archive"), "--lang", lang, *words.split()])
        assert capsys.readouterr().err.count(seen) == 1
        run(["--data", str(tmp_path / "archive"), "--lang", lang, "list"])
        assert seen not in capsys.readouterr().err
        (tmp_path / "archive").rename(tmp_path / "again")
        mark = tmp_path / "again/archive.json"
        mark.write_text(json.dumps({**json.loads(mark.read_text()), "id": "1" * 32}))
        (tmp_path / "again").rename(tmp_path / "archive")
        shutil.rmtree(account_folder("state"))


def test_an_archive_that_is_suddenly_another_is_told_and_lets_nothing_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(_sample_archive(), tmp_path / "archive", ignore=NOTHING_BESIDE)
    root = ("--data", str(tmp_path / "archive"), "--lang", "en")
    assert run([*root, "export", "24", "--out", str(tmp_path / "out")]) == 0
    mark = tmp_path / "archive" / "archive.json"
    mark.write_text(json.dumps({**json.loads(mark.read_text()), "id": "0" * 32}))
    _recomputed(tmp_path / "archive", 1)
    capsys.readouterr()
    assert run([*root, "export", "24", "--out", str(tmp_path / "after")]) == 1
    assert "another id" in capsys.readouterr().err and not (tmp_path / "after").exists()
    assert run([*root, "check", "--archive"]) == 1
    assert "another id" in capsys.readouterr().out
    assert run([*root, "check", "--archive", "--accept", "--reason", "the new drive"]) == 0
    assert run([*root, "export", "24", "--out", str(tmp_path / "after")]) == 0


def test_an_earlier_conference_the_text_is_compared_with_is_asked_too(tmp_path: Path, desk: Desk) -> None:
    rewritten(
        tmp_path / "archive",
        lambda tables: tables["conference"]["1"]["cells"]["yesterday/confirmed/lhasa"].update(v=1),
        EARLIER,
    )
    with pytest.raises(Refused, match=EARLIER):
        exported(machine(tmp_path), tmp_path / "after")


def twin(root: Path, key: str, other: str, change: Callable[[dict[str, Any]], None] = one_more) -> None:
    """A conference begun anew under another key, as a colleague's would be, in the place of one that is gone."""
    path = newest(root, key)
    tables = unseal(path.read_bytes(), key, int(path.name.split(".")[1]))
    document = tables["conference"]["1"]
    change(document)
    first = chain.entry_after(other, [], chain.CREATED, Signature("卓玛", NOW), [], document, "n")
    tables["revisions"] = {"1": first}
    for one in path.parent.glob(f"{key}.*"):
        one.unlink()
    folder = root / "conferences" / other[:4] / other[5:7]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{other}.000001.json").write_bytes(seal(tables, other, 1, 0))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("new", [f"{KEY}-b", "2022-08-31-024", "2022-10-09-024"])
def test_a_twin_in_the_place_of_a_conference_that_is_gone_does_not_leave(
    tmp_path: Path, desk: Desk, new: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    twin(tmp_path / "archive", KEY, new)
    later = machine(tmp_path)
    told: list[Trouble] = []
    later.notify = told.append
    assert later.find("24") == new
    assert [KEY in one.said(lang) for one in told] == [True], "told on opening"
    with pytest.raises(Refused) as refused:
        exported(later, tmp_path / "after", new)
    assert any(KEY in reason_words(reason, "zh", Way.both) for reason in refused.value.reasons)
    sitting = later.open(new, journal=False)
    assert not copy_of(sitting, sitting.draft(), lang).final
    later.accept_doubts(sitting.doubts(), "换了日期")
    assert machine(tmp_path).open(new, journal=False).doubts() == ()


def test_an_earlier_conference_that_is_gone_holds_the_texts_after_it_until_that_is_accepted(
    tmp_path: Path, desk: Desk
) -> None:
    twin(tmp_path / "archive", EARLIER, "2022-08-19-012")
    with pytest.raises(Refused, match=EARLIER):
        exported(machine(tmp_path), tmp_path / "after")
    before = machine(tmp_path).open("2022-08-19-012", journal=False).doubts()
    assert EARLIER in before[0].said("en"), "it has the same number"
    machine(tmp_path).accept(EARLIER, "合并了")
    exported(machine(tmp_path), tmp_path / "after")
    for path in newest(tmp_path / "archive", OTHER).parent.glob(f"{OTHER}.*"):
        path.unlink()
    exported(machine(tmp_path), tmp_path / "after")
    assert machine(tmp_path).open(KEY, journal=False).doubts() == (), "a later one is not in this text"


def test_an_older_file_that_was_put_back_is_told_in_a_list_that_knows_no_other(
    tmp_path: Path, desk: Desk
) -> None:
    """What was opened here was never listed here: the list knows the older file and finds it as it was."""
    here = machine(tmp_path)
    here.rows()
    here.tidy()
    theirs = machine(tmp_path, "theirs").open(KEY)
    theirs.set_text("agenda", "新的一版")
    theirs.save()
    machine(tmp_path).open(KEY, journal=False)
    newest(tmp_path / "archive", KEY).unlink()
    assert [row.key for row in machine(tmp_path).rows() if row.notice] == [KEY]


@pytest.mark.parametrize("attack", [value_changed, chain_recomputed], ids=lambda attack: attack.__name__)
def test_a_file_resealed_under_its_name_is_doubted_in_the_list(
    tmp_path: Path, desk: Desk, attack: Attack
) -> None:
    """Nothing is opened: the listing alone tells, also where the cache knows the file by its name."""
    desk.rows()
    desk.tidy()
    quiet(tmp_path)
    attack(tmp_path / "archive")
    later = machine(tmp_path)
    assert [row.key for row in later.rows() if row.notice] == [KEY]
    later.tidy()
    assert [row.key for row in machine(tmp_path).rows() if row.notice] == [KEY], "and the next time"
    machine(tmp_path).accept(KEY, "核对过")
    assert [row.key for row in machine(tmp_path).rows() if row.notice] == []


@pytest.mark.parametrize("how", ["a link", "a way round", "mounted twice"])
def test_the_same_folder_under_another_name_is_the_same_archive(
    tmp_path: Path, desk: Desk, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "archive"
    if how == "a way round":
        root = root / ".." / "archive"
    else:
        root = tmp_path / "other"
        root.symlink_to(tmp_path / "archive")
    if how == "mounted twice":  # a link that is not seen through stands for it: the same folder by its number
        monkeypatch.setattr("store.desk.opening.os.path.realpath", lambda path: str(Path(path).absolute()))
    chain_recomputed(tmp_path / "archive")
    there = open_desk(root, who="卓玛", clock=lambda: NOW, local=tmp_path / "mine")
    assert there.repository.remarks() == []
    assert there.open(KEY, journal=False).doubts()


@pytest.mark.parametrize(
    ("lang", "all_of_it"), [("zh", "一次全部接受"), ("en", "accept all of them at once")]
)
def test_an_archive_that_went_back_as_a_whole_is_told_in_a_few_lines(
    tmp_path: Path, lang: str, all_of_it: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An older copy of all of it was put back, or everything is gone: one line a conference would be a wall."""
    shutil.copytree(_sample_archive(), tmp_path / "archive", ignore=NOTHING_BESIDE)
    root = ("--data", str(tmp_path / "archive"), "--lang", lang)
    run([*root, "list"])
    shutil.rmtree(tmp_path / "archive/conferences")
    capsys.readouterr()
    assert run([*root, "list"]) == 0
    told = capsys.readouterr().err
    assert told.count("--accept --reason") == 4 and all_of_it in told
    assert "--demo" not in told, "it is not an archive that nobody has begun yet"
    assert run([*root, "check", "--archive", "--accept", "--reason", "x"]) == 0
    capsys.readouterr()
    run([*root, "list"])
    assert "--accept" not in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_conference_taken_out_of_the_list_while_it_is_open_does_not_leave(
    tmp_path: Path, desk: Desk, lang: str
) -> None:
    sitting = desk.open(KEY, journal=False)
    machine(tmp_path, "theirs", "扎西").delete(KEY, "数据有误")
    with pytest.raises(Refused) as refused:
        Export(sitting, Order(folder=tmp_path / "after"), lang).run()
    assert [
        one for one in refused.value.reasons if f"delete {KEY} --undo" in reason_words(one, "zh", Way.as_call)
    ]
    desk.repository.undelete(KEY, desk.signature())
    assert sitting.doubts() == ()
    Export(sitting, Order(folder=tmp_path / "after"), lang).run()


def test_what_is_accepted_is_what_was_shown(tmp_path: Path, desk: Desk) -> None:
    """The doubts of a text may be about others: the archive's id, an earlier one, one opened before it changed."""
    value_and_state_changed(tmp_path / "archive")
    sitting = desk.open(KEY, journal=False)
    desk.accept_doubts(sitting.doubts(), "核对过")
    assert machine(tmp_path).open(KEY, journal=False).doubts() == ()
    rewritten(tmp_path / "archive", lambda tables: one_more(tables["conference"]["1"]), EARLIER)
    sitting = machine(tmp_path).open(KEY, journal=False)
    machine(tmp_path).accept_doubts(sitting.doubts(), "核对过")
    assert machine(tmp_path).open(KEY, journal=False).doubts() == ()
    later = machine(tmp_path)
    kinds: list[str] = []
    later.take_as_known = kinds.append
    later.accept_doubts([ArchiveTrouble("another_id", path="x")], "新盘")
    assert kinds == ["新盘"]
    with pytest.raises(ArchiveTrouble, match="why"):
        later.accept_doubts([], " ")


def test_what_only_a_backup_knows_can_be_accepted_too(
    tmp_path: Path, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """A machine that never saw the conference finds it in the daily backup alone."""
    daily_backup(tmp_path / "archive", date(2022, 9, 1), NOW)
    removed(tmp_path / "archive")
    theirs = machine(tmp_path, "theirs")
    assert [one.code for one in examine(theirs)] == ["chain_gone"]
    assert accept_all(theirs, "重复的一场") == [KEY]
    assert list(examine(machine(tmp_path, "theirs"))) == []


HEADS: tuple[object, ...] = (
    {KEY: [1]}, {KEY: {"a": 1}}, {KEY: None}, {KEY: 1}, {KEY: "x"}, {"x": "0" * 64}, {"\x1b[31m": "0" * 64},
    {"2022-02-30-001": "0" * 64}, {"": ""}, {"\ud800": "0" * 64}, [], None, 1, "x",
)  # fmt: skip


@pytest.mark.parametrize("heads", HEADS, ids=repr)
def test_a_daily_backup_whose_manifest_has_another_shape_is_passed_over(
    tmp_path: Path, desk: Desk, heads: object
) -> None:
    import zipfile

    daily_backup(tmp_path / "archive", date(2022, 9, 1), NOW)
    (path,) = (tmp_path / "archive/backups").iterdir()
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = {**json.loads(members["manifest.json"]), "heads": heads}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, json.dumps(manifest) if name == "manifest.json" else data)
    assert list(examine(desk)) == [] and accept_all(desk, "nothing") == []
    with pytest.raises(ArchiveTrouble, match="manifest.json"):
        restore_backup(path, tmp_path / "restored")


@pytest.mark.parametrize("witness", [{KEY: [1]}, {KEY: None}, {"x": "y"}, {"\x1b": {}}], ids=repr)
def test_what_an_entry_noted_of_others_may_have_any_shape(
    tmp_path: Path, desk: Desk, witness: dict[str, Any]
) -> None:
    def change(tables: dict[str, Any]) -> None:
        document = tables["conference"]["1"]
        entry = chain.entry_after(
            OTHER, [], chain.CREATED, Signature("卓玛", NOW), [], document, "n", witness=witness
        )
        tables["revisions"] = {"1": entry}

    rewritten(tmp_path / "archive", change, OTHER)
    assert {one.code for one in examine(machine(tmp_path))} == {"seen_rewritten"}


def test_a_file_changed_after_it_was_opened_is_noticed_at_the_export(tmp_path: Path, desk: Desk) -> None:
    sitting = desk.open(KEY, journal=False)
    chain_recomputed_longer(tmp_path / "archive")
    with pytest.raises(Refused):
        Export(sitting, Order(folder=tmp_path / "after")).run()


def test_saving_on_top_does_not_wash_it_clean(tmp_path: Path, desk: Desk) -> None:
    older_put_back(tmp_path / "archive")
    later = machine(tmp_path)
    entered(later, "22")
    entered(later, "20")
    with pytest.raises(Refused):
        exported(machine(tmp_path), tmp_path / "after")


def test_a_machine_that_saw_nothing_says_so_and_refuses_nothing(tmp_path: Path, desk: Desk) -> None:
    chain_recomputed(tmp_path / "archive")
    theirs = machine(tmp_path, "theirs")
    assert [one.code for one in theirs.repository.remarks()] == ["not_seen_archive"]
    exported(theirs, tmp_path / "after")
    sitting = theirs.open(KEY, journal=False)
    assert [one.code for one in sitting.cautions()] == ["not_seen"]
    assert copy_of(sitting, sitting.draft(), "zh").cautions[0].code == "not_seen"
    assert not_compared(theirs) == 7
    again = machine(tmp_path, "theirs")
    again.rows()
    assert again.open(KEY, journal=False).cautions() == () and not_compared(again) == 0
    assert again.repository.remarks() == []


# -- what happens every day and must not alarm


def quiet(tmp_path: Path, name: str = "mine") -> None:
    """Nothing is told on opening, by the check or at the export."""
    desk = machine(tmp_path, name)
    told: list[Trouble] = []
    desk.notify = told.append
    assert [row.notice for row in desk.rows() if row.notice] == []
    assert desk.repository.missing() == []
    exported(desk, tmp_path / f"quiet-{name}")
    assert told == [] and list(examine(desk)) == []


def test_newer_versions_of_another_account(tmp_path: Path, desk: Desk) -> None:
    theirs = machine(tmp_path, "theirs", "扎西")
    for number in range(6):
        entered(theirs, str(30 + number))
    entered(theirs, "20")
    quiet(tmp_path)
    entered(machine(tmp_path), "21")
    entered(machine(tmp_path), "20")
    quiet(tmp_path, "theirs")


def test_deleting_and_bringing_back(tmp_path: Path, desk: Desk) -> None:
    theirs = machine(tmp_path, "theirs")
    theirs.delete(KEY, "double")
    assert machine(tmp_path).repository.missing() == []
    assert list(examine(machine(tmp_path))) == []
    theirs.repository.undelete(KEY, theirs.signature())
    quiet(tmp_path)


def test_restoring_a_version_of_the_history(tmp_path: Path, desk: Desk) -> None:
    restore(machine(tmp_path, "theirs"), KEY, 1, "back")
    quiet(tmp_path)


def test_two_windows_that_clash_and_merge(tmp_path: Path, desk: Desk) -> None:
    one, other = desk.open(KEY), machine(tmp_path).open(KEY)
    one.enter(LHASA, "22")
    other.enter(LHASA, "23")
    assert one.save() == ()
    clashes = other.save()
    assert len(clashes) == 1
    other.decide(clashes)
    other.save()
    one.close_journal()
    other.close_journal()
    entered(machine(tmp_path), "20")
    quiet(tmp_path)


def test_a_copy_of_a_synchronizing_folder_is_merged(tmp_path: Path, desk: Desk) -> None:
    path = newest(tmp_path / "archive")
    shutil.copy(path, path.with_name(f"{path.stem} (1).json"))
    repository: Any = desk.repository
    merge_stray(repository, stray_files(tmp_path / "archive")[0], desk.signature())
    quiet(tmp_path)


def test_a_daily_backup_and_pruned_generations(tmp_path: Path, desk: Desk) -> None:
    daily_backup(tmp_path / "archive", date(2022, 9, 1), NOW)
    for raw in ("1", "2", "3", "4", "20"):
        entered(desk, raw)
    assert newest(tmp_path / "archive").name.endswith(".000009.json")
    quiet(tmp_path)


def test_a_backup_restored_into_another_folder_is_an_archive_of_its_own(tmp_path: Path, desk: Desk) -> None:
    made = write_backup(tmp_path / "archive", tmp_path / "all.zip", NOW)
    for raw in ("1", "20"):
        entered(desk, raw)
    restore_backup(made.path, tmp_path / "restored")
    there = open_desk(tmp_path / "restored", who="卓玛", clock=lambda: NOW, local=tmp_path / "mine")
    assert there.open(KEY, journal=False).doubts() == () and there.repository.missing() == []
    assert [one.code for one in there.repository.remarks()] == ["not_seen_archive"]
    quiet(tmp_path)


def test_a_copied_archive_is_one_of_its_own_and_a_moved_one_keeps_what_was_seen(
    tmp_path: Path, desk: Desk
) -> None:
    shutil.copytree(tmp_path / "archive", tmp_path / "copy")
    copy = open_desk(tmp_path / "copy", who="卓玛", clock=lambda: NOW, local=tmp_path / "mine")
    entered(copy, "5")
    quiet(tmp_path)
    newest_deleted(tmp_path / "archive")
    (tmp_path / "archive").rename(tmp_path / "moved")
    moved = open_desk(tmp_path / "moved", who="卓玛", clock=lambda: NOW, local=tmp_path / "mine")
    assert [one.code for one in moved.open(KEY, journal=False).doubts()] == ["exported_gone"]


def test_an_archive_of_the_first_format(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[1] / "data/archive-format-1", tmp_path / "archive")
    assert len(machine(tmp_path).rows()) == 2
    machine(tmp_path).rows()
    repository = machine(tmp_path).repository
    kept = repository.load(KEY)
    repository.save(KEY, kept.document, {**kept.document, "status": "released"}, Signature("卓玛", NOW))
    assert repository.history(KEY)[-1].number > kept.version
    assert list(examine(machine(tmp_path))) == []


def test_a_series_whose_sentences_changed_under_a_conference(tmp_path: Path, desk: Desk) -> None:
    """An office may change its sentences: the record stays as it is, and no history speaks of them."""
    folder = tmp_path / "archive/series/xizang_epidemic"
    folder.mkdir(parents=True)
    (folder / "zh.toml").write_text("[sentences]\n", "utf-8")
    assert machine(tmp_path).open(KEY, journal=False).doubts() == ()


def test_a_deleted_cache_forgets_nothing(tmp_path: Path, desk: Desk) -> None:
    shutil.rmtree(tmp_path / "mine/cache", ignore_errors=True)
    quiet(tmp_path)
    newest_deleted(tmp_path / "archive")
    assert machine(tmp_path).open(KEY, journal=False).doubts()


# -- the memory itself


def head(number: int) -> str:
    return f"{number:064x}"


def test_two_windows_note_into_one_memory_and_read_each_other(tmp_path: Path) -> None:
    one, other = Memory(tmp_path / "heads"), Memory(tmp_path / "heads")
    one.note(KEY, SeenState(1, 1, head(1)), [head(1)], 1)
    assert other.of(KEY) is not None and not other.is_first(KEY)
    other.note(KEY, SeenState(2, 2, head(2)), [head(1), head(2)], 1)
    one.note(KEY, SeenState(1, 1, head(1)), [head(1)], 1)
    found = one.of(KEY)
    assert found is not None and found.seen == SeenState(2, 2, head(2)), "an older state takes nothing back"
    assert (tmp_path / "heads").stat().st_mode & 0o777 == 0o600


def test_a_window_that_reads_while_others_save_is_never_alarmed(tmp_path: Path, desk: Desk) -> None:
    """What is remembered is asked for before the file is read: else a save in between looks like a rollback."""
    import threading

    def save(who: str) -> None:
        repository = machine(tmp_path, who=who).repository
        for number in range(25):
            step = lambda document, n=number: {**document, "texts": {who: str(n)}}  # noqa: E731
            repository.update(KEY, step, Signature(who, NOW))

    threads = [threading.Thread(target=save, args=(who,)) for who in ("扎西", "央金")]
    for thread in threads:
        thread.start()
    reading = machine(tmp_path)
    looks = 0
    while any(thread.is_alive() for thread in threads):
        looks += 1
        assert reading.repository.load(KEY).notices == ()
        assert reading.repository.doubts(KEY) == []
        assert reading.repository.missing() == []
        assert not [row.notice for row in reading.repository.list() if row.notice]
    assert looks > 3
    found = Memory(next((tmp_path / "mine/seen").glob("*/heads"))).of(KEY)
    assert found is not None and found.seen.version == 3 + 50


def test_what_does_not_descend_from_what_was_seen_is_not_noted(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "heads")
    memory.note(KEY, SeenState(2, 2, head(2)), [head(1), head(2)], 1)
    memory.note(KEY, SeenState(3, 3, head(9)), [head(1), head(7), head(9)], 1)
    found = memory.of(KEY)
    assert [one.code for one in against(KEY, found, [head(1), head(7), head(9)])] == ["seen_rewritten"]
    memory.accept(KEY, SeenState(3, 3, head(9)), 1, "卓玛", "说明")
    assert against(KEY, memory.of(KEY), [head(1), head(7), head(9)]) == []
    assert against(KEY, Memory(tmp_path / "heads").of(KEY), [head(2)])[0].code == "seen_gone"


def test_a_memory_stays_short_and_keeps_the_last_of_each_kind(tmp_path: Path) -> None:
    memory, hashes = Memory(tmp_path / "heads"), [head(number) for number in range(1, 1500)]
    memory.accept(KEY, SeenState(1, 1, head(1)), 1, "卓玛", "x")
    for number in range(2, 1500):
        memory.note(KEY, SeenState(number, number, head(number)), hashes[:number], 1)
        if number == 700:
            memory.note_export(KEY, SeenState(number, number, head(number)), 1)
    long = (tmp_path / "heads").stat().st_size
    again = Memory(tmp_path / "heads").of(KEY)
    assert again == memory.of(KEY) == Memory(tmp_path / "heads").of(KEY)
    assert again is not None and again.accepted == SeenState(1, 1, head(1)) and again.exported is not None
    assert (tmp_path / "heads").stat().st_size < long / 100
    memory.note(KEY, SeenState(1500, 1500, head(1500)), [*hashes, head(1500)], 1)
    found = Memory(tmp_path / "heads").of(KEY)
    assert found is not None and found.seen.version == 1500, "a window goes on in the new file"


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "gone": lambda data: b"",
    "zeros": lambda data: b"\0" * len(data),
    "noise": lambda data: bytes(range(256)) * 9,
    "half a line": lambda data: data[: len(data) - 40],
    "a flipped bit": lambda data: data[:70] + bytes([data[70] ^ 1]) + data[71:],
    "no lines": lambda data: data.replace(b"\n", b""),
    "another encoding": lambda data: data.decode().encode("utf-16"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_damaged_memory_is_told_or_forgotten_and_never_a_crash(
    tmp_path: Path, desk: Desk, how: str
) -> None:
    (path,) = (tmp_path / "mine/seen").glob("*/heads")
    path.write_bytes(SPOILT[how](path.read_bytes()))
    later = machine(tmp_path)
    sitting = later.open(KEY, journal=False)
    assert sitting.doubts() == ()
    told = [*later.repository.remarks(), *sitting.cautions()]
    if how not in ("half a line", "a flipped bit"):
        assert "not_seen" in {one.code for one in told}
    if how in ("noise", "no lines", "another encoding", "a flipped bit"):
        assert "seen_damaged" in {one.code for one in told}
    for lang in ("zh", "en"):
        assert all(one.said(lang) for one in told)
    entered(later, "22")
    entered(later, "20")
    exported(later, tmp_path / "after")
    newest_deleted(tmp_path / "archive")
    assert machine(tmp_path).open(KEY, journal=False).doubts(), "what is noted after the damage counts"


@pytest.mark.parametrize("how", ["folder", "pipe", "link", "refused"])
def test_a_memory_that_is_no_file_is_told(tmp_path: Path, desk: Desk, how: str) -> None:
    import os

    (path,) = (tmp_path / "mine/seen").glob("*/heads")
    path.unlink()
    if how == "folder":
        path.mkdir()
    elif how == "pipe":
        os.mkfifo(path)
    elif how == "link":
        path.symlink_to(tmp_path / "archive/archive.json")
    else:
        path.parent.rename(path.parent.with_name("away"))
        path.parent.write_text("in the way")
    before = (tmp_path / "archive/archive.json").read_bytes()
    later = machine(tmp_path)
    entered(later, "20")
    exported(later, tmp_path / "after")
    assert (tmp_path / "archive/archive.json").read_bytes() == before
    assert {one.code for one in later.repository.remarks()} & {"seen_unreadable", "seen_unwritable"}


def test_the_kinds_of_line_are_words_a_person_can_read(tmp_path: Path, desk: Desk) -> None:
    (path,) = (tmp_path / "mine/seen").glob("*/heads")
    kinds = {line.split()[2] for line in path.read_text("utf-8").splitlines() if line}
    assert kinds == {SEEN, EXPORTED} and TAKEN_AS_IS not in kinds
    accept_all(desk, "nothing is wrong")


def test_what_was_saved_last_and_cannot_be_read_keeps_the_version_before_from_leaving(
    tmp_path: Path, desk: Desk
) -> None:
    """On a machine that never saw the archive, too: there the version before went out as final."""
    entered(desk, "22")
    newest(tmp_path / "archive").write_bytes(b"{" + b"\0" * 40)
    fresh = machine(tmp_path, "never")
    with pytest.raises(Refused) as refused:
        exported(fresh, tmp_path / "elsewhere")
    assert any("前一份" in reason_words(why, "zh", Way.in_app) for why in refused.value.reasons)
    fresh.accept_doubts(fresh.doubts(fresh.repository.load(KEY)), "与原件核对过")
    assert exported(fresh, tmp_path / "elsewhere")
