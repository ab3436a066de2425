"""`history`, `backup`, `restore`, `find`, `delete` and `check --archive`, run as a person runs them."""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from store.archive import disk
from store.archive.documents import ABSENT, Change
from store.archive.seal import seal, unseal
from store.archive.strays import sweep
from store.desk.opening import open_desk
from store.desk.recovery.history import Namer
from store.record.cell import CellKey
from tests.plain_account import plain_account
from tests.stage import NOW, sample_desk

LHASA = CellKey("yesterday", "confirmed", "lhasa")
KEY = "2022-09-01-024"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    desk = sample_desk(tmp_path / "a")
    sitting = desk.open(KEY)
    sitting.enter(LHASA, "21")
    sitting.set_text("headline.zh", "全区新增六百七十五例")
    sitting.save("核对后更正")
    sitting.close_journal()
    return tmp_path / "a"


@pytest.fixture
def run(root: Path, command: Run) -> Run:
    return lambda *words, lang="zh": command("--data", str(root), "--lang", lang, *words)


def test_history_tells_who_when_why_and_each_old_and_new_value(run: Run) -> None:
    done = run("history", "24")
    lines = done.stdout.split("\n")
    assert done.returncode == 0
    assert lines[0].startswith("第2版\t2022-09-01") and "\t卓玛\t修改\t核对后更正" in lines[0]
    assert lines[1] == "\t8月31日0时至24时新增本土确诊病例 拉萨市：20 → 21"
    assert "全区新增六百七十五例" in lines[2]
    assert lines[3].startswith("第1版")
    english = run("history", KEY, lang="en").stdout
    assert "version 2" in english and "Lhasa: 20 -> 21" in english


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ("时段 昨日0时至24时：8月31日0时至24时 → 2023年8月31日0时至24时", "截至 高风险区：8月31日24时 → 2023年8月31日24时")),
        ("en", ("window yesterday, whole day: Aug. 31, 0:00-24:00 -> Aug. 31, 0:00-24:00, 2023", "as of high-risk areas: Aug. 31, 24:00 -> Aug. 31, 24:00, 2023")),
    ],
)  # fmt: skip
def test_a_change_of_the_year_is_seen_and_figures_stand_in_the_order_of_the_series(
    tmp_path: Path, lang: str, told: tuple[str, ...]
) -> None:
    """Both sides were said alike, windows by key and code, and places by their codes."""
    desk = sample_desk(tmp_path / "a")
    namer = Namer(
        desk.shelf.series("xizang_epidemic"), desk.open("2022-09-01-024", journal=False).conference, lang
    )
    hours = [{"from": f"{year}-08-31T00", "to": f"{year}-08-31T24", "order": 0} for year in (2022, 2023)]
    moments = [{"at": f"{year}-08-31T24"} for year in (2022, 2023)]
    places = ("stated", "nagqu", "lhasa", "xigaze")
    changes = [Change(("windows", "yesterday"), *hours), Change(("as_of", "high_risk"), *moments)]
    changes += [
        Change(("cells", f"yesterday/confirmed/{place}"), ABSENT, at) for at, place in enumerate(places)
    ]
    lines = namer.lines(changes)
    arrow = " → " if lang == "zh" else " -> "
    colon = "：" if lang == "zh" else ": "
    assert tuple(f"{one.name}{colon}{one.old}{arrow}{one.new}" for one in lines[:2]) == told
    assert [one.new for one in lines[2:]] == ["2", "3", "1", "0"]


def test_two_versions_are_compared_and_one_is_restored_as_a_new_one(run: Run, root: Path) -> None:
    assert "20 → 21" in run("history", "24", "--compare", "1", "2").stdout
    assert "21 → 20" in run("history", "24", "--compare", "2", "1").stdout
    same = run("history", "24", "--compare", "2", "2")
    assert (same.stdout, "没有不同" in same.stderr) == ("", True)
    assert run("history", "24", "--restore", "1", "--reason", "退回").stdout == "3\n"
    desk = open_desk(root, who="x", clock=lambda: NOW, local=root / ".local")
    assert desk.load(KEY).cells[LHASA].value == 20
    assert desk.repository.history(KEY)[-1].signature.reason == "退回"
    assert "第3版" in run("history", "24").stdout and "恢复第1版" in run("history", "24").stdout


def test_the_hash_on_a_text_tells_its_version(run: Run, root: Path) -> None:
    head = open_desk(root, who="x", clock=lambda: NOW, local=root / ".local").repository.load(KEY).head
    assert run("history", "24", "--hash", head[:16]).stdout == "2\n"
    unknown = run("history", "24", "--hash", "0" * 16)
    assert (unknown.returncode, unknown.stdout) == (1, "") and "0000" in unknown.stderr


@pytest.mark.parametrize(
    ("words", "code"), [(("99",), 2), (("24", "--compare", "1", "9"), 1), (("24", "--restore", "0"), 1)]
)
def test_what_is_not_there_is_said_to_be_not_there(run: Run, words: tuple[str, ...], code: int) -> None:
    done = run("history", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.strip()


def test_a_backup_is_one_file_and_becomes_the_same_archive(
    run: Run, root: Path, tmp_path: Path, command: Run
) -> None:
    target = tmp_path / "all.zip"
    made = run("backup", str(target))
    assert (made.returncode, made.stdout) == (0, f"{target}\n")
    assert run("backup", str(target)).returncode == 1
    there = tmp_path / "again"
    assert run("restore", str(target), "--to", str(there)).stdout == f"{there}\n"
    assert run("restore", str(target), "--to", str(there)).returncode == 1
    again = command("--data", str(there), "--lang", "zh", "history", "24").stdout
    assert again == run("history", "24").stdout
    assert (there / "archive.json").read_bytes() == (root / "archive.json").read_bytes()


def test_restore_needs_a_folder_and_a_backup(run: Run, tmp_path: Path) -> None:
    assert run("restore", str(tmp_path / "x.zip")).returncode == 2
    missing = run("restore", str(tmp_path / "x.zip"), "--to", str(tmp_path / "new"))
    assert missing.returncode == 2 and "x.zip" in missing.stderr
    (tmp_path / "x.zip").write_bytes(b"PK no zip")
    assert run("restore", str(tmp_path / "x.zip"), "--to", str(tmp_path / "new")).returncode == 1
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "mark",
    [
        '{"archive":1,"id":"\\u001b[31m../../x"}',
        '{"archive":1,"id":"short"}',
        '{"archive":1}',
        '{"archive":"1","id":"0123456789abcdef0123456789abcdef"}',
        "[]",
        "nonsense",
    ],
)
def test_a_backup_of_no_archive_restores_nothing(
    run: Run, root: Path, tmp_path: Path, mark: str, lang: str
) -> None:
    """All its sums are right, but what it would become could not be opened."""
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    assert run("backup", str(good)).returncode == 0
    with zipfile.ZipFile(good) as one, zipfile.ZipFile(bad, "w") as other:
        manifest = json.loads(one.read("manifest.json"))
        manifest["members"]["archive.json"] = hashlib.sha256(mark.encode()).hexdigest()
        for name in one.namelist():
            changed = {"archive.json": mark.encode(), "manifest.json": json.dumps(manifest).encode()}
            other.writestr(name, changed.get(name, one.read(name)))
    done = run("restore", str(bad), "--to", str(tmp_path / "r"), lang=lang)
    assert done.returncode == 1 and done.stdout == ""
    assert "archive.json" in done.stderr and ("已损坏" if lang == "zh" else "is damaged") in done.stderr
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_restore_that_cannot_be_written_blames_the_folder_and_not_the_backup(
    run: Run, tmp_path: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, target = tmp_path / "good.zip", tmp_path / "r"
    assert run("backup", str(good)).returncode == 0
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with plain_account():
        for inside in (locked / "r", locked / "more" / "r"):
            done = run("restore", str(good), "--to", str(inside), lang=lang)
            assert done.returncode == 1 and "good.zip" not in done.stderr and "restoring" not in done.stderr
            assert f"{locked}。" in done.stderr or f"{locked}. " in done.stderr

    def full(path: Path, data: bytes, mode: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_new", full)
    done = run("restore", str(good), "--to", str(target), lang=lang)
    assert done.returncode == 1 and "good.zip" not in done.stderr and str(target) in done.stderr
    assert ("磁盘已满" if lang == "zh" else "disk is full") in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.name not in ("a", "archive")) == [
        "good.zip",
        "locked",
    ]


def test_find_finds_a_figure_a_place_and_a_date(run: Run) -> None:
    assert run("find", "六百七十五").stdout.split("\n")[1:] == [
        "\t2022-09-01\t自治区政府新闻办\t全区新增六百七十五例",
        "",
    ]
    assert run("find", "2022-09-12", "拉萨").stdout.split("\t")[0] == "35"
    nothing = run("find", "没有的词")
    assert (nothing.returncode, nothing.stdout) == (0, "") and "没有的词" in nothing.stderr


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("解除", "截至8月31日24时，全区治愈出院406人，22504名密接者解除集中隔离观察。"),
        ("Released FROM centralized", "22,504 close contacts had been released from centralized quarantine."),
    ],
)
def test_find_looks_into_what_the_texts_print_and_shows_day_and_sentence(
    run: Run, word: str, sentence: str
) -> None:
    lines = run("find", word).stdout.split("\n")
    keys = [line.split("\t")[-1] for line in lines if line and not line.startswith("\t")]
    assert len(keys) == 7 and keys == sorted(keys, reverse=True), "no record holds it, every text prints it"
    beneath = lines[lines.index(next(line for line in lines if line.endswith(KEY))) + 1]
    _, day, speaker, said = beneath.split("\t")
    assert day == "2022-09-01" and said.endswith(sentence)
    assert speaker in ("自治区政府新闻办", "Information office of the regional government"), "the host's own"


@pytest.mark.parametrize(("lang", "told"), [("zh", "（5场）"), ("en", "(5)")])
def test_texts_of_years_ago_are_looked_into_only_when_that_is_asked_for(
    root: Path, command: Run, monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    monkeypatch.setattr("tui.commands.archive._LOOKED_INTO", 2)
    words = ("--data", str(root), "--lang", lang, "find", "解除")
    latest = command(*words)
    assert [line.split("\t")[0] for line in latest.stdout.split("\n") if line[:1].isdigit()] == ["51", "44"]
    assert told in latest.stderr and "--all" in latest.stderr
    everything = command(*words, "--all")
    assert sum(line[:1].isdigit() for line in everything.stdout.split("\n")) == 7
    assert "--all" not in everything.stderr


def test_a_deleted_conference_comes_back(run: Run) -> None:
    assert run("delete", "24").returncode == 0
    assert KEY not in run("list").stdout
    assert run("delete").stdout == f"{KEY}\n"
    assert run("delete", "24").returncode == 2, "it is deleted already"
    assert run("delete", "24", "--undo").returncode == 0
    assert KEY in run("list").stdout
    assert run("delete", "24", "--undo").returncode == 2


class TestTheWholeArchive:
    def test_it_is_sound(self, run: Run) -> None:
        done = run("check", "--archive")
        assert (done.returncode, done.stdout) == (0, "") and "7场" in done.stderr

    def rewrite(self, root: Path, change: Callable[[dict[str, dict[str, object]]], None]) -> None:
        path = root / "conferences/2022/09" / f"{KEY}.000002.json"
        tables = unseal(path.read_bytes(), KEY, 2)
        change(tables)
        path.write_bytes(seal(tables, KEY, 2, 1))

    def test_a_figure_changed_behind_its_back_is_found(self, run: Run, root: Path) -> None:
        def change(tables: dict[str, dict[str, object]]) -> None:
            tables["conference"]["1"]["cells"]["yesterday/confirmed/lhasa"]["v"] = 99  # type: ignore[index]

        self.rewrite(root, change)
        done = run("check", "--archive")
        assert done.returncode == 1 and KEY in done.stdout

    def test_an_end_that_was_cut_is_found_by_the_daily_backup(self, run: Run, root: Path) -> None:
        from datetime import date

        from store.archive.backup import daily_backup

        daily_backup(root, date(2022, 9, 1), NOW)
        (root / "conferences/2022/09" / f"{KEY}.000002.json").unlink()
        done = run("check", "--archive")
        assert done.returncode == 1 and "校验值" in done.stdout and KEY in done.stdout

    def test_a_conference_that_was_removed_is_missed_by_the_one_after_it(self, run: Run, root: Path) -> None:
        for path in (root / "conferences/2022/09").glob(f"{KEY}.*"):
            path.unlink()
        done = run("check", "--archive", lang="en")
        assert done.returncode == 1 and KEY in done.stdout

    def test_a_mistake_by_hand_is_told_with_line_and_column(self, run: Run, root: Path) -> None:
        path = root / "conferences/2022/09" / f"{KEY}.000002.json"
        path.write_text(path.read_text("utf-8").replace('"series": ', '"series" '), "utf-8")
        for lang, words in (("zh", "行第"), ("en", "line")):
            done = run("check", "--archive", lang=lang)
            assert done.returncode == 1 and words in done.stdout and path.name in done.stdout
        assert "核对后更正" not in run("history", "24").stdout

    def test_a_copy_is_named_and_merged(self, run: Run, root: Path) -> None:
        month = root / "conferences/2022/09"
        shutil.copy(month / f"{KEY}.000002.json", month / f"{KEY}.000002 (1).json")
        assert "(1).json" in run("check", "--archive").stdout
        merged = run("check", "--archive", "--merge-copies")
        assert merged.returncode == 0 and "(1).json" in merged.stderr

    def test_unsaved_work_is_pointed_out(self, root: Path, command: Run) -> None:
        run = command("--data", str(root), "--lang", "zh", "where").stdout
        journals = Path(next(line.split("\t")[1] for line in run.split("\n") if line.startswith("录入日志")))
        desk = open_desk(root, who="x", clock=lambda: NOW)
        sitting = desk.open(KEY)
        sitting.enter(LHASA, "22")
        sitting.close_journal()
        assert len(list(journals.glob("*.jsonl"))) == 1
        assert "1份未存版" in command("--data", str(root), "--lang", "zh", "check", "--archive").stderr


def test_a_newer_archive_is_refused_in_words(root: Path, run: Run) -> None:
    mark = json.loads((root / "archive.json").read_text())
    (root / "archive.json").write_text(json.dumps({**mark, "archive": 9}))
    for words in (("list",), ("history", "24"), ("check", "--archive"), ("draft", "24")):
        done = run(*words)
        assert done.returncode == 1 and "较新版本" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_a_locale_without_utf_8_changes_nothing(root: Path, command: Run, locale: str) -> None:
    done = command(
        "--data", str(root), "--lang", "zh", "history", "24",
        LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="", PYTHONCOERCECLOCALE="0",
    )  # fmt: skip
    assert done.returncode == 0 and "拉萨市：20 → 21" in done.stdout


def test_what_a_killed_save_left_is_named_when_it_is_old(run: Run, root: Path) -> None:
    month = root / "conferences/2022/09"
    old, young = (month / f".{KEY}.4711.{sign * 16}.tmp" for sign in "ab")
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    done = run("check", "--archive")
    assert done.returncode == 0 and old.name in done.stderr and young.name not in done.stderr
    assert old.exists(), "a call that looks removes nothing"
    assert sweep(root, time.time()) == 1 and young.exists() and not old.exists()
    assert old.name not in run("check", "--archive").stderr


@pytest.mark.parametrize(
    ("lang", "final", "draft"), [("zh", "第2版已定稿", "草稿"), ("en", "final: v2", "draft")]
)
def test_show_says_which_version_went_out_as_final(
    root: Path, command: Run, lang: str, final: str, draft: str
) -> None:
    words = ("--data", str(root), "--lang", lang, "show", "24")
    assert draft in command(*words).stdout.split("\n")[0]
    desk = open_desk(root, who="x", clock=lambda: NOW)
    desk.repository.release(desk.repository.load(KEY), desk.signature())
    head = command(*words).stdout.split("\n")[0]
    assert final in head and draft not in head


def test_to_print_a_text_is_a_look_and_makes_nothing_final(tmp_path: Path, command: Run) -> None:
    sample_desk(tmp_path / "b")
    archive = str(tmp_path / "b")
    assert command("--data", archive, "draft", "24").returncode == 0
    assert "草稿" in command("--data", archive, "--lang", "zh", "show", "24").stdout.split("\n")[0]
