"""Runs command lines on a terminal of their own, for `test_attack_terminal`.

As a process it takes a file with a JSON list of calls (each a list of words in which the bytes of names
are escaped as surrogates) and prints a line of JSON for each: its exit code and every byte that arrived.
"""

import json
import os
import pty
import sys
import termios
from pathlib import Path

from tui import cli

HOSTILE = os.fsdecode(
    b"x\x1b]0;owned\x07\x1b[2J\x1b]52;c;aGk=\x07\x07\x08\rFAKE\x9b31m\xc2\x9b5m\xc2\x90q\xc2\x9c"
    b"\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8b\x7f\x0c\x0e\x1b[8mhid\x1bcden\xff\xfe\nforged line"
)
"""A title, a cleared screen, the clipboard, a bell, backspace, return, C1 controls as bytes and as UTF-8, marks
of direction and of no width, delete, concealed text, a reset, bytes that are no UTF-8, a line of its own."""

NAME = HOSTILE.replace("/", "")


def on_a_terminal(words: list[str]) -> tuple[int, bytes]:
    """The exit code of a call whose three streams are a terminal, and what arrived there."""
    master, slave = pty.openpty()
    modes = termios.tcgetattr(slave)
    modes[1] &= ~termios.OPOST  # as it was written, no return before a line break
    termios.tcsetattr(slave, termios.TCSANOW, modes)
    child = os.fork()
    if child == 0:
        os.close(master)
        for number in range(3):
            os.dup2(slave, number)
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8")  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
        try:
            cli.main(words)
        except SystemExit as left:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(left.code if isinstance(left.code, int) else 1)
        finally:
            os._exit(99)
    os.close(slave)
    arrived = b""
    while True:
        try:
            piece = os.read(master, 65_536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        arrived += piece
    os.close(master)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), arrived


def main() -> None:
    for call in json.loads(Path(sys.argv[1]).read_text("utf-8")):
        code, arrived = on_a_terminal(call)
        print(json.dumps([call, code, arrived.decode("latin-1")]), flush=True)
