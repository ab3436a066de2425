"""Starting the writers of the campaign, ending them, and reading what they acknowledged."""

import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).parents[2]


def start(*arguments: object) -> "subprocess.Popen[bytes]":
    """A writer (`tests.faults.writer`) with these arguments."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer", *map(str, arguments)],
        stdout=subprocess.PIPE,
        cwd=HOME,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def first_word(writer: "subprocess.Popen[bytes]") -> None:
    """Wait until `writer` has acknowledged something."""
    assert writer.stdout is not None
    assert writer.stdout.readline(), "the writer died by itself"


def killed(writer: "subprocess.Popen[bytes]") -> int:
    """End `writer` with SIGKILL; the number it acknowledged last."""
    writer.kill()
    assert writer.stdout is not None
    rest = writer.stdout.read()
    writer.wait()
    writer.stdout.close()
    return int(rest.split(b"\n")[-2]) if rest.count(b"\n") else 1


def finished(writer: "subprocess.Popen[bytes]") -> int:
    """Wait for `writer`'s end; the number it acknowledged last."""
    out, _ = writer.communicate()
    assert writer.returncode == 0
    return int(out.split()[-1])
