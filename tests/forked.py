"""Processes forked off one that has loaded the program, so that what tests start often begins at once.

Each is a process of its own, with its own arguments, environment, folder, streams and terminal, and is killed as any
other is. Only what an interpreter does at its start, and what modules do when they are imported, was done before: what
tests of those starts one itself.

    python -P -m tests.forked FD CODE      runs CODE, and forks for each order that comes over the socket FD
"""

import atexit
import contextlib
import fcntl
import gc
import io
import json
import os
import random
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import traceback
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

ROOT = Path(__file__).parent.parent
PROGRAM = "import tests.whole_program"
"""What loads all of the program, and its start."""
MAIN = "from tui.__main__ import main; main()"
POSSIBLE = os.name == "posix"
RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")[:12] or str(os.getpid())
"""Whose tests they are: all workers of a run have one server."""


class Forked:
    """A process that was forked off: `status` brings its number, and how it ended. `stdin` and `stdout` are there when
    it was started by `piped`."""

    stdin: IO[str]
    stdout: IO[bytes]

    def __init__(self, status: int) -> None:
        self._status = status
        self.pid: int = struct.unpack("i", _all_of(status, 4))[0]
        self.returncode: int | None = None

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, once it has; as `subprocess` tells it."""
        if self.returncode is None:
            if not select.select([self._status], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("forked", timeout or 0)
            self.returncode = os.waitstatus_to_exitcode(struct.unpack("i", _all_of(self._status, 4))[0])
            os.close(self._status)
        return self.returncode

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def kill(self) -> None:
        """End it with SIGKILL, if it still runs."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def fork(
    code: str,
    *words: str,
    loaded: str = PROGRAM,
    environ: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    streams: tuple[int, int, int] = (0, 1, 2),
    terminal: bool = False,
) -> Forked:
    """Run `code` with these arguments in a process of its own, forked off one that has run `loaded`. `terminal`: its
    streams are a terminal, which becomes its own."""
    order = {
        "code": code, "words": list(words), "environ": dict(os.environ if environ is None else environ),
        "cwd": str(cwd or Path.cwd()), "terminal": terminal,
    }  # fmt: skip
    text = json.dumps(order).encode()
    status, tells = os.pipe()
    server = _server(loaded)
    socket.send_fds(server, [struct.pack("i", len(text))], [*streams, tells])
    server.sendall(text)
    os.close(tells)
    return Forked(status)


def piped(code: str, *words: str, **more: Any) -> Forked:
    """`fork`, with a pipe to its standard input and one from its standard output."""
    theirs, ours = os.pipe()
    out, their_out = os.pipe()
    started = fork(code, *words, streams=(theirs, their_out, 2), **more)
    os.close(theirs)
    os.close(their_out)
    started.stdin, started.stdout = open(ours, "w", encoding="utf-8"), open(out, "rb")  # noqa: PTH123, SIM115
    return started


def run(
    code: str,
    *words: str,
    stdin: str | IO[bytes] = "",
    stdout: IO[bytes] | None = None,
    timeout: float = 60,
    **more: Any,
) -> "subprocess.CompletedProcess[str]":
    """`fork`, and what it wrote; as `subprocess.run` does."""
    with tempfile.TemporaryFile() if isinstance(stdin, str) else contextlib.nullcontext(stdin) as given:
        if isinstance(stdin, str):
            given.write(stdin.encode())
            given.seek(0)
        pipes = [os.pipe() for _ in range(2)]
        started = fork(
            code,
            *words,
            streams=(given.fileno(), (stdout.fileno() if stdout else pipes[0][1]), pipes[1][1]),
            **more,
        )
        for _, end in pipes:
            os.close(end)
        told = _read({end: [] for end, _ in pipes}, timeout, started)
    return subprocess.CompletedProcess(list(words), started.wait(timeout), *told)


def _read(pipes: dict[int, list[bytes]], timeout: float, started: Forked) -> list[str]:
    """All that comes out of the pipes until they are closed."""
    open_ = set(pipes)
    while open_:
        ready = select.select(list(open_), [], [], timeout)[0]
        if not ready:
            started.kill()
            raise subprocess.TimeoutExpired("forked", timeout)
        for end in ready:
            if data := os.read(end, 65536):
                pipes[end].append(data)
            else:
                os.close(end)
                open_.remove(end)
    return [b"".join(data).decode("utf-8").replace("\r\n", "\n") for data in pipes.values()]


def _all_of(end: int, length: int) -> bytes:
    data = b""
    while len(data) < length:
        more = os.read(end, length - len(data))
        if not more:
            raise EOFError("the process that others are forked off has gone")
        data += more
    return data


# --- the process that others are forked off ---------------------------------------------------------


@cache
def _server(loaded: str) -> socket.socket:
    """One that has run `loaded`: the one of this run of the tests, which is started by whoever needs it first."""
    place = Path(tempfile.gettempdir(), f"bulletin-forked-{RUN}-{zlib.crc32(loaded.encode())}")
    place.mkdir(mode=0o700, exist_ok=True)
    lock = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            return _reached(place)
        except OSError:
            _start(place, loaded)
            return _reached(place)
    finally:
        os.close(lock)


def _reached(place: Path) -> socket.socket:
    server = socket.socket(socket.AF_UNIX)
    try:
        server.connect(str(place / "orders"))
    except OSError:
        server.close()
        raise
    return server


def _start(place: Path, loaded: str) -> None:
    (place / "orders").unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as orders:
        orders.bind(str(place / "orders"))
        orders.listen()
        server = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.forked", str(orders.fileno()), loaded],
            pass_fds=[orders.fileno()], env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    atexit.register(_left, server)


def _left(server: "subprocess.Popen[bytes]") -> None:
    """It ends when nobody is left to give orders: others may still."""
    _server.cache_clear()
    gc.collect()
    with contextlib.suppress(subprocess.TimeoutExpired):
        server.wait(5)


def serve(orders: socket.socket, loaded: str) -> None:
    """Fork for each order, until nobody is left to give any."""
    exec(loaded, {})
    assert threading.active_count() == 1, "a thread does not live on in what is forked off"
    gc.collect()
    gc.freeze()
    given = {orders}
    while True:
        for one in select.select(list(given), [], [])[0]:
            if one is orders:
                given.add(orders.accept()[0])
            elif not _obey(one, given):
                one.close()
                given.discard(one)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if len(given) == 1:
            place = Path(orders.getsockname())
            place.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                place.parent.rmdir()
            return


def _obey(giver: socket.socket, open_: Iterable[socket.socket]) -> bool:
    """Fork for the next order; False when there will be none."""
    head, ends, _, _ = socket.recv_fds(giver, 4, 4)
    if not head:
        return False
    order = json.loads(_all_of(giver.fileno(), struct.unpack("i", head)[0]))
    if os.fork() == 0:
        for one in open_:
            one.close()
        _watched(order, ends)
    for end in ends:
        os.close(end)
    return True


def _watched(order: dict[str, Any], ends: list[int]) -> NoReturn:
    """Start the process, and tell its number and how it ends."""
    *streams, status = ends
    pid = os.fork()
    if pid == 0:
        os.close(status)
        _become(order, streams)
    for end in (0, 1, 2, *streams):
        os.close(end)
    with contextlib.suppress(BrokenPipeError):
        os.write(status, struct.pack("i", pid))
        os.write(status, struct.pack("i", os.waitpid(pid, 0)[1]))
    os._exit(0)


def _become(order: dict[str, Any], streams: list[int]) -> NoReturn:
    """The process itself: what an interpreter that was started so would have, and then its code."""
    if order["terminal"]:
        os.setsid()
        fcntl.ioctl(streams[0], termios.TIOCSCTTY, 0)
    for number, end in enumerate(streams):
        os.dup2(end, number)
        os.close(end)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["environ"])
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random.seed()
    tempfile.tempdir = None
    sys.argv = ["forked", *order["words"]]
    sys.stdin, sys.stdout, sys.stderr = _stream(0, "r"), _stream(1, "w"), _stream(2, "w")
    code = 0
    try:
        exec(order["code"], {"__name__": "__main__"})
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
        if code == 1 and left.code != 1:
            print(left.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _stream(number: int, mode: str) -> IO[str]:
    raw = io.FileIO(number, mode, closefd=False)
    buffer: Any = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    errors = "backslashreplace" if number == 2 else "surrogateescape"
    return io.TextIOWrapper(
        buffer, "utf-8", errors, line_buffering=number == 2 or raw.isatty(), write_through=number == 2
    )


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
