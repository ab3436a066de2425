"""The tests given out to several processes: each is run and told of once, whatever one of them does to its process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import os, warnings
import pytest

@pytest.mark.parametrize("number", range(40))
def test_one(number, tmp_path):
    print("caught")
    with open({seen!r}, "a") as seen:
        seen.write(f"{{os.getpid()}} {{number}}\\n")
    assert number != 5
    if number == 7:
        os._exit(3)
    if number == 9:
        pytest.skip("why not")
    if number == 11:
        warnings.warn("careful")

@pytest.fixture
def left_badly():
    yield
    raise ValueError("left")

def test_what_comes_behind(left_badly):
    pass
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the tests run in one process there")
def test_each_test_runs_once_and_one_that_ends_its_process_is_named(tmp_path: Path) -> None:
    seen, file = tmp_path / "seen", tmp_path / "test_few.py"
    seen.touch()
    file.write_text(TESTS.format(seen=str(seen)), "utf-8")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.workers", "-n", "3", "-c", os.devnull, "--rootdir", tmp_path, file],
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "300", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    lines = [line.split() for line in seen.read_text("utf-8").splitlines()]
    assert sorted(int(number) for _, number in lines) == list(range(40))
    assert len({process for process, _ in lines}) > 1
    assert "2 failed, 38 passed, 1 skipped, 1 warning, 1 error" in ended.stdout
    assert "test_one[7] - the process that ran this test ended (3)" in ended.stdout
    assert "ValueError: left" in ended.stdout and "UserWarning: careful" in ended.stdout
    assert ended.stdout.count("Captured stdout call") == 1 and not ended.stderr
    assert ended.returncode == pytest.ExitCode.TESTS_FAILED
