"""Calls that cannot do what they ask: closed streams, no archive there, a path that is something else."""

import os
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.outside import Sent
from tests import forked
from tests.conftest import ROOT
from tests.stage import sample_desk
from tui.cli import run

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ENGLISH = ("Error", "Errno", "No such", "程序出错", "Traceback")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    sample_desk(tmp_path / "a")
    return tmp_path / "a"


def in_shell(words: str, root: Path) -> "subprocess.CompletedProcess[str]":
    """The command with the shell's redirections behind it."""
    return subprocess.run(
        ["sh", "-c", f"{shlex.quote(sys.executable)} -P -m tui --data {shlex.quote(str(root))} {words}"],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("draft 24 >&-", 1, "标准输出已关闭"),
        ("show 24 >&-", 1, "标准输出已关闭"),
        ("read - <&-", 2, "标准输入不可用"),
        ("import - <&-", 2, "标准输入不可用"),
        ("--lang en read - <&-", 2, "Standard input"),
    ],
)
def test_a_stream_that_is_not_there_is_told(root: Path, words: str, code: int, said: str) -> None:
    done = in_shell(words, root)
    assert (done.returncode, done.stdout) == (code, "") and said in done.stderr
    assert not [word for word in ENGLISH if word in done.stderr]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", ["draft 24", "show 24", "list", "check 24 --json"])
def test_a_full_disk_behind_the_output_is_told(root: Path, words: str) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = forked.run(forked.MAIN, "--data", str(root), *words.split(), stdout=full)
    assert done.returncode == 1 and "磁盘已满" in done.stderr
    assert not [word for word in ENGLISH if word in done.stderr]


@pytest.mark.parametrize(
    ("lang", "said"), [((), "界面要在终端里打开"), (("--lang", "en"), "need a terminal")]
)
def test_the_screens_are_refused_where_nobody_is_before_them(
    program: Run, tmp_path: Path, lang: tuple[str, ...], said: str
) -> None:
    """A call of the name alone, too: its words were once looked through as if there were one."""
    done = program(*lang, XDG_DATA_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "") and said in done.stderr
    assert not [word for word in ENGLISH if word in done.stderr] and not list(tmp_path.iterdir())


def test_narration_never_goes_where_data_goes(root: Path) -> None:
    with_narration, without = in_shell("list", root), in_shell("list 2>&-", root)
    assert with_narration.stderr and without.stdout == with_narration.stdout


def test_an_import_is_carried_out_though_its_reader_went_away(tmp_path: Path) -> None:
    sample = ROOT / "store" / "desk" / "samples" / "xizang_2022.json"
    in_shell(f"import {shlex.quote(str(sample))} | head -n 1", tmp_path / "b")
    assert len(in_shell("list", tmp_path / "b").stdout.splitlines()) == 7


READING = (
    "list", "show 24", "draft 24", "check 24", "check --all", "check --archive", "find x", "history 24",
    "export 24 --out o", "backup b.zip", "delete 24", "series list", "names list", "names export",
)  # fmt: skip


@pytest.mark.parametrize("words", READING)
def test_a_call_that_looks_makes_no_archive(tmp_path: Path, command: Run, words: str) -> None:
    typo = tmp_path / "typo" / "path"
    done = command("--data", str(typo), *words.split(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert str(typo) in done.stderr and "没有档案" in done.stderr
    assert os.listdir(tmp_path) == []  # noqa: PTH208


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("series new BAD", 1),
        ("series new flood --indicators 5/x", 1),
        ("series new flood --from nothing", 2),
        ("names import ours.toml", 1),
        ("names import gone.toml", 2),
        ("series list", 0),
    ],
)
def test_a_call_that_is_refused_or_needs_none_begins_no_archive(
    tmp_path: Path, command: Run, words: str, code: int
) -> None:
    (tmp_path / "ours.toml").write_text("this is no list")
    done = command(*words.split(), cwd=tmp_path, XDG_DATA_HOME=str(tmp_path / "data"))
    assert done.returncode == code and bool(done.stdout) == (code == 0), done.stderr
    assert not (tmp_path / "data").exists() and ("gone.toml" in done.stderr) == ("gone" in words)


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "上一级文件夹不在"), ("en", "the folder above it is missing")]
)
def test_a_home_that_never_was_is_no_drive_that_went_away(
    tmp_path: Path, command: Run, lang: str, said: str
) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "nowhere" / "deep")
    done = command("series", "new", "flood", "--lang", lang, XDG_DATA_HOME=str(tmp_path / "data"))
    assert done.returncode == 1 and said in done.stderr and "--data" in done.stderr


def test_reading_a_text_needs_no_archive_and_makes_none(tmp_path: Path, command: Run) -> None:
    text = "9月1日0时至14时，西藏新增本土新冠肺炎确诊病例26例。"
    done = command("read", "-", stdin=text)
    assert done.returncode in (0, 3) and "26" in done.stdout
    named = command("--data", str(tmp_path / "typo"), "read", "-", stdin=text)
    assert (named.returncode, named.stdout) == (1, "") and not (tmp_path / "typo").exists()
    assert command("list").returncode == 1, "the account has none either"
    saved = command("--data", str(tmp_path / "new"), "import", "-", stdin='{"held_on": "2022-09-01"}')
    assert saved.returncode == 0 and (tmp_path / "new" / "archive.json").exists()


@pytest.mark.parametrize(
    ("lang", "waiting", "gone"),
    [("zh", "正在等", "没有送来任何内容"), ("en", "Waiting for", "nothing came for")],
)
@pytest.mark.parametrize("begun", [b"", "新增确诊".encode()], ids=["nothing", "the beginning"])
@pytest.mark.parametrize("words", [["read", "-"], ["import", "-"]], ids=lambda words: words[0])
def test_an_input_that_says_nothing_is_told_and_given_up(
    root: Path,
    words: list[str],
    begun: bytes,
    lang: str,
    waiting: str,
    gone: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Sent, "QUIET", 0.05)
    monkeypatch.setattr(Sent, "SILENT", 0.3)
    theirs, ours = os.pipe()
    os.write(ours, begun)
    with open(theirs, encoding="utf-8") as sent:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", sent)
        code = run([*words, "--data", str(root), "--lang", lang])
    os.close(ours)
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.count(waiting) == 1 and gone in said.err


def test_an_input_that_comes_late_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Sent, "QUIET", 0.01)
    theirs, ours = os.pipe()

    def send() -> None:
        for piece in ("9月1日0时至14时，西藏新增本土新冠肺炎", "确诊病例26例。"):
            time.sleep(0.1)
            os.write(ours, piece.encode())
        os.close(ours)

    sender = threading.Thread(target=send)
    sender.start()
    with open(theirs, encoding="utf-8") as sent:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", sent)
        code = run(["read", "-", "--data", str(root), "--lang", "zh"])
    sender.join()
    said = capsys.readouterr()
    assert code in (0, 3) and "26" in said.out and said.err.count("正在等") == 1


def test_two_archives_or_none_are_a_wrong_call(root: Path, command: Run) -> None:
    for words in (
        ["--data", str(root), "--demo", "list"],
        ["--demo", "list", "--data", "x"],
        ["--data", "", "list"],
    ):
        done = command(*words)
        assert (done.returncode, done.stdout) == (2, "") and "--data" in done.stderr


def test_what_a_path_really_is_is_said(root: Path, command: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")
    for words, said in (
        (["--data", str(file), "list"], "是文件，不是文件夹"),
        (["--data", str(file), "import", "-"], "是文件，不是文件夹"),
        (["--data", str(root), "backup", str(tmp_path / "none" / "b.zip")], "文件夹"),
    ):
        done = command(*words, stdin='{"held_on": "2022-09-01"}')
        assert (done.returncode, done.stdout) == (1, "") and said in done.stderr, words
        assert (
            "archive.json" not in done.stderr
            and "共享盘" not in done.stderr
            and not [word for word in ENGLISH if word in done.stderr]
        )


def test_a_text_that_is_none_is_a_wrong_call(root: Path, command: Run, tmp_path: Path) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(b"%PDF-1.7 text")
    for path, said in (
        (tmp_path / "none.txt", "没有这个文件"),
        (picture, "不是文字"),
        (pdf, "PDF"),
        (tmp_path, "文件夹"),
    ):
        for words in (["read", str(path)], ["verify", "24", str(path)]):
            done = command("--data", str(root), *words)
            assert (done.returncode, done.stdout) == (2, ""), words
            assert said in done.stderr and not [word for word in ENGLISH if word in done.stderr]


@pytest.mark.parametrize("words", [["--windows", "-1:0-24,0:0-14"], ["--windows=-1:0-24,0:0-14"]])
def test_windows_are_given_as_the_help_says(tmp_path: Path, command: Run, words: list[str]) -> None:
    """A day before the conference begins with a minus, which was taken for an option."""
    made = command(
        "--data", str(tmp_path / "a"), "series", "new", "floods", "--name", "防汛", "--host", "省政府新闻办",
        "--places", "海口市", "--indicators", "新增受灾人口/人", *words,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    text = (tmp_path / "a" / "series" / "floods" / "series.toml").read_text("utf-8")
    assert "day = -1" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", [["list"], ["import", "-"]])
def test_an_address_is_no_archive(tmp_path: Path, command: Run, words: list[str], lang: str) -> None:
    done = command("--lang", lang, *words, cwd=tmp_path, stdin="{}", BULLETIN_DATA="postgresql://me@host/db")
    assert (done.returncode, done.stdout) == (2, "")
    assert ("不是网址" if lang == "zh" else "not an address") in done.stderr
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_a_mistyped_path_begins_no_archive_silently(tmp_path: Path, command: Run) -> None:
    words = ("import", "-")
    deep = command("--data", str(tmp_path / "tpyo" / "a"), *words, stdin='{"held_on": "2022-09-01"}')
    assert deep.returncode == 1 and str(tmp_path / "tpyo" / "a") in deep.stderr
    assert os.listdir(tmp_path) == []  # noqa: PTH208
    asked = command(
        "--data", str(tmp_path / "b" / "a"), "--new-archive", *words, stdin='{"held_on": "2022-09-01"}'
    )
    assert asked.returncode == 0 and (tmp_path / "b" / "a" / "archive.json").exists()
    begun = command("--data", str(tmp_path / "a"), *words, stdin='{"held_on": "2022-09-01"}')
    assert begun.returncode == 0 and f"{tmp_path / 'a'} 里原来没有档案，新建了一个" in begun.stderr
    again = command("--data", str(tmp_path / "a"), *words, stdin='{"held_on": "2022-09-01"}')
    assert "新建了一个" not in again.stderr
