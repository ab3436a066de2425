"""A program run in a pseudo-terminal, with the time from a key to its first and last painted byte."""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
CURSOR_ASKED, CURSOR_TOLD = b"\x1b[6n", b"\x1b[1;2R"
"""Every terminal answers where its cursor is; a driver that does not would only measure the waiting."""


@dataclass
class Painted:
    """What came back: seconds to the first and to the last byte, and the bytes."""

    first: float | None
    last: float | None
    data: bytes


class Terminal:
    """One program in a pseudo-terminal of `columns` x `rows`."""

    def __init__(self, command: Sequence[str], columns: int = 80, rows: int = 24, **environ: str) -> None:
        self.begun = time.perf_counter()
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environ}
        self.process, self.handle = self.started(command, environ)
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def started(self, command: Sequence[str], environ: Mapping[str, str]) -> tuple[int, int]:
        """The number of the process with its terminal's handle."""
        process, handle = pty.fork()
        if process == 0:
            # A shell that runs the tests in the background lets them, and what they start, ignore Ctrl+C.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.chdir(ROOT)
            os.execvpe(command[0], list(command), dict(environ))
        return process, handle

    def read(self, *, quiet: float, limit: float = 15.0, until: bytes | None = None) -> Painted:
        """Read until nothing came for `quiet` seconds, or until `until` has come."""
        begun = time.perf_counter()
        painted = Painted(None, None, b"")
        while time.perf_counter() - begun < limit:
            wait = limit if painted.first is None else quiet
            if not select.select([self.handle], [], [], wait)[0]:
                break
            now = time.perf_counter() - begun
            try:
                data = os.read(self.handle, 65536)
            except OSError:
                break
            if not data:
                break
            if CURSOR_ASKED in data:
                os.write(self.handle, CURSOR_TOLD)
            painted.data += data
            painted.first = now if painted.first is None else painted.first
            painted.last = now
            if until is not None and until in painted.data:
                break
        return painted

    def press(self, keys: bytes) -> None:
        os.write(self.handle, keys)

    def memory(self) -> int:
        """Resident memory in KiB."""
        for line in Path(f"/proc/{self.process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1])
        return 0

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.handle)


def latencies(terminal: Terminal, keys: Sequence[bytes], gap: float = 0.05) -> list[tuple[float, float]]:
    """For each key the milliseconds to the first and the last byte of what it painted."""
    times = []
    for key in keys:
        time.sleep(gap)
        terminal.press(key)
        painted = terminal.read(quiet=0.06, limit=1.0)
        if painted.first is not None and painted.last is not None:
            times.append((painted.first * 1e3, painted.last * 1e3))
    return times


def middle(values: Sequence[float]) -> float:
    return statistics.median(values)


def high(values: Sequence[float], part: float = 0.95) -> float:
    """The value below which `part` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]
