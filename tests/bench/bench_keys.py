"""A key in the entry grid against a key in VisiData's cell edit, each to the last painted byte.

    uv run --with visidata python -m tests.bench.bench_keys [ROUNDS]

Both run in a pseudo-terminal on this computer in one run; read the ratio.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.terminal import Terminal, high, latencies, middle

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 12


def entry_grid(folder: Path) -> list[tuple[float, float]]:
    """Typing 12 and Enter again and again in a new conference after the sample."""
    script = Path(sys.executable).parent / "bulletin-tui"
    terminal = Terminal([str(script), "--demo", "--lang", "zh"], 120, 40, XDG_STATE_HOME=str(folder))
    terminal.read(quiet=1.0, limit=10)
    for key in (b"\x0e", b"\r"):
        terminal.press(key)
        terminal.read(quiet=0.6, limit=5)
    times = latencies(terminal, [b"1", b"2", b"\t"] * ROUNDS)
    terminal.kill()
    return times


def visidata(folder: Path) -> list[tuple[float, float]]:
    """Typing digits into the editor of one cell of a table of the same size."""
    table = folder / "table.tsv"
    table.write_text("\n".join("\t".join("0" * 9) for _ in range(20)))
    terminal = Terminal([shutil.which("vd") or "vd", str(table)], 120, 40)
    terminal.read(quiet=1.0, limit=10)
    times: list[tuple[float, float]] = []
    for _ in range(ROUNDS):
        terminal.press(b"e")
        terminal.read(quiet=0.2, limit=2)
        times += latencies(terminal, [b"1", b"2", b"3"])
        terminal.press(b"\r")
        terminal.read(quiet=0.2, limit=2)
    terminal.kill()
    return times


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = entry_grid(folder)
        theirs = visidata(folder) if shutil.which("vd") else []
    for title, times in (("entry grid", ours), ("VisiData edit", theirs)):
        if times:
            last = [row[1] for row in times]
            print(f"{title:14} key to last byte: median {middle(last):.1f} ms, p95 {high(last):.1f} ms")
    if theirs:
        ratio = middle([row[1] for row in ours]) / middle([row[1] for row in theirs])
        print(f"ratio of medians {ratio:.2f}")
    else:
        print("VisiData is not here: run with `uv run --with visidata`")


if __name__ == "__main__":
    main()
