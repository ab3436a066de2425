"""Small files made to stop the program: each is answered in words within ten seconds and 1 GB.

What is tried and what becomes of it stands in `hostile_files`. A process of its own takes in all files of a kind
under a limit of 1 GB of address space; one that asked for more would be ended by it.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import forked
from tests.conftest import ROOT
from tests.faults import hostile_files
from tests.faults.hostile_files import KINDS, MEMORY, chosen

SECONDS = 10
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_no_slow_file_stops_the_program(kind: str, tmp_path: Path) -> None:
    tried(kind, tmp_path, full=True)


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_stops_the_program(kind: str, tmp_path: Path) -> None:
    tried(kind, tmp_path, full=False)


def tried(kind: str, folder: Path, full: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.hostile_files", kind, str(folder), "full" if full else "short"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    *each, (_, _, peak, _, _) = rows
    wanted = [[what, code] for what, (_, code) in chosen(kind, full).items()]
    assert [[what, code] for what, code, *_ in each] == wanted
    assert peak * 1024 < MEMORY
    for what, code, seconds, zh, en in each:
        assert seconds < SECONDS, what
        if code != "ok":
            assert re.search("[一-鿿]", zh), what
            assert not re.search("[一-鿿]", en.replace("文件", "")), what
            assert not CONTROL.search(zh + en), what


@pytest.mark.parametrize("count", [25, pytest.param(2_500, marks=pytest.mark.full)])
def test_no_changed_file_breaks_the_ways_in(count: int) -> None:
    """Sound files changed at their joints are taken or refused in words, never anything else."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.faults.fuzz_files", str(count), "7"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=3_000,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    kinds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(kinds) == 7
    for kind, of, taken, refused, _ in kinds:
        assert taken + refused == of and refused, kind


ENDLESS = {
    "read": ("read", "-"),
    "import": ("import", "-"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("what", ENDLESS)
def test_standard_input_without_an_end_is_left(what: str, lang: str, tmp_path: Path) -> None:
    with open("/dev/zero", "rb") as endless:  # noqa: PTH123
        words = (*ENDLESS[what], "--lang", lang, "--data", str(tmp_path / "a"))
        done = forked.run(forked.MAIN, *words, stdin=endless)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "标准输入 送来的内容超过" if lang == "zh" else "standard input gives more than"
    ) in done.stderr and " MB" in done.stderr


@pytest.fixture
def named(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "x.csv"
    hostile_files.fifo(path)
    yield path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ("read", "{}"),
        ("verify", "24", "{}"),
        ("import", "{}", "--into", "24"),
        ("restore", "{}", "--to", "{}.new"),
    ],
    ids=lambda words: words[0],
)
def test_a_pipe_named_on_the_command_line_is_refused_in_words(
    words: tuple[str, ...], lang: str, named: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.cli import run

    code = run(["--demo", "--lang", lang, *(word.format(named) for word in words)])
    told = capsys.readouterr()
    assert code == 2 and told.out == ""
    assert ("是管道" if lang == "zh" else "is a pipe") in told.err and "Traceback" not in told.err
