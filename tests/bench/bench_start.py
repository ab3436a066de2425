"""Start and memory against a blank Textual app, and a cold `draft` against importing TinyDB.

    uv run python -m tests.bench.bench_start [CONFERENCES] [RUNS]

Everything is measured in turn in one run; read the ratios. The archive is kept in a temporary folder
of the account between runs, since making one of ten years takes a while.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.archives import archive
from tests.bench.terminal import Terminal, middle

BLANK = """
import os; os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
from textual.app import App
from textual.widgets import Static
class Blank(App):
    def compose(self): yield Static("READY")
Blank().run()
"""


def start(command: list[str], marker: str) -> tuple[float, float]:
    """(milliseconds to the marker on the screen, resident MiB half a second later)."""
    terminal = Terminal(command)
    terminal.read(quiet=15, until=marker.encode())
    painted = (time.perf_counter() - terminal.begun) * 1e3
    terminal.read(quiet=0.5, limit=3)
    memory = terminal.memory() / 1024
    terminal.kill()
    return painted, memory


def cold(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begun) * 1e3


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3650
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    folder = Path(tempfile.gettempdir()) / f"bulletin-bench-{count}"
    archive(folder, count)
    script = Path(sys.executable).parent / "bulletin-tui"
    app = [str(script), "--data", str(folder), "--lang", "zh"]
    environ = str(folder / "state")
    os.environ |= {"XDG_CACHE_HOME": environ, "XDG_STATE_HOME": environ}
    cold([*app, "list"])  # the catalogue is made once, at the first start
    blank_times, app_times = [], []
    for _ in range(runs):
        blank_times.append(start([sys.executable, "-c", BLANK], "READY"))
        app_times.append(start(app, "F1"))
    drafts, imports = [], []
    for _ in range(runs):
        imports.append(cold([sys.executable, "-c", "import tinydb"]))
        drafts.append(cold([*app, "draft", str(count)]))
    blank, ours = middle([row[0] for row in blank_times]), middle([row[0] for row in app_times])
    print(f"{count} conferences, {runs} runs, medians")
    print(f"first paint   blank Textual {blank:7.0f} ms   app   {ours:7.0f} ms   ratio {ours / blank:.2f}")
    small, large = middle([row[1] for row in blank_times]), middle([row[1] for row in app_times])
    print(f"memory        blank Textual {small:7.1f} MiB  app   {large:7.1f} MiB  ratio {large / small:.2f}")
    base, made = middle(imports), middle(drafts)
    print(f"cold command  import tinydb {base:7.0f} ms   draft {made:7.0f} ms   ratio {made / base:.2f}")


if __name__ == "__main__":
    main()
