"""Starting the writers of the campaign, ending them, and reading what they acknowledged."""

from pathlib import Path

from tests import forked
from tests.forked import Forked

HOME = Path(__file__).parents[2]


def start(*arguments: object, of: str = "writer") -> Forked:
    """A writer (`tests.faults.writer`) with these arguments."""
    code = f"import sys; from tests.faults.{of} import main; main(sys.argv[1:])"
    started = forked.piped(code, *map(str, arguments), cwd=HOME)
    started.stdin.close()
    return started


def first_word(writer: Forked) -> None:
    """Wait until `writer` has acknowledged something."""
    assert writer.stdout.readline(), "the writer died by itself"


def killed(writer: Forked) -> int:
    """End `writer` with SIGKILL; the number it acknowledged last."""
    writer.kill()
    rest = writer.stdout.read()
    writer.wait()
    writer.stdout.close()
    return int(rest.split(b"\n")[-2]) if rest.count(b"\n") else 1


def finished(writer: Forked) -> int:
    """Wait for `writer`'s end; the number it acknowledged last."""
    out = writer.stdout.read()
    writer.stdout.close()
    assert writer.wait() == 0
    return int(out.split()[-1])
