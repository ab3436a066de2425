"""Owns what the command line writes: data to standard output, narration to standard error.

It is the only module that prints. What goes to a terminal, and everything on standard error, has a visible sign
in the place of every character a terminal would obey, whoever wrote it: a command, argparse telling of
an argument, a traceback, a warning, a library. Into a pipe or a file data goes byte for byte. The app's
screens are drawn by Textual, which writes past this module to the terminal itself.
"""

import codecs
import io
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from store.signs import visible

if TYPE_CHECKING:
    from rich.console import RenderableType


class Guarded(io.TextIOWrapper):
    """A stream that shows what it would otherwise obey; `own` writes the program's own sequences."""

    def write(self, text: str, /) -> int:
        super().write(visible(text))
        return len(text)

    def own(self, text: str) -> None:
        super().write(text)


def guard() -> None:
    """Put the guard over both streams, which speak UTF-8 from now on whatever the locale says."""
    codecs.register_error(_EXACT, _exactly)
    if sys.stdout is not None:
        sys.stdout = _guarded(sys.stdout, sys.stdout.isatty())
    if sys.stderr is not None:
        sys.stderr = _guarded(sys.stderr, True)


def out_goes_nowhere() -> None:
    """Nobody reads standard output any more: what is still written to it is let go of without an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _guarded(stream: Any, is_shown: bool) -> TextIO:
    if isinstance(stream, Guarded):
        return stream
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:  # a stream of a program that calls this one
        return stream  # type: ignore[no-any-return]
    if not is_shown:
        reconfigure(encoding="utf-8", errors=_EXACT)
        return stream  # type: ignore[no-any-return]
    stream.flush()
    # A second wrapper over the same buffer: the first must live on, since it would close the buffer.
    guarded = Guarded(stream.buffer, encoding="utf-8", errors="replace", line_buffering=True, newline=None)
    _kept.append(stream)
    return guarded


_kept: list[object] = []
_EXACT = "bulletin.exact"


def _exactly(error: UnicodeError) -> tuple[str | bytes, int]:
    """The bytes of a file's name that is no UTF-8, as they are; any other half of a pair as a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    codes = [ord(sign) for sign in error.object[error.start : error.end]]
    return bytes(code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else 63 for code in codes), error.end


def out(text: str, *, flush: bool = False) -> None:
    """A line of data."""
    print(text, file=sys.stdout, flush=flush)


def tell(text: str) -> None:
    """A line of narration; nowhere when there is no standard error (print would take the other stream)."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)


def progress(text: str, *, last: bool = False) -> None:
    """How far a long task is, over the line before, where somebody is watching."""
    if sys.stderr is None or not sys.stderr.isatty():
        return
    sys.stderr.write(visible(text))
    order(sys.stderr, "\n" if last else "\r")
    sys.stderr.flush()


def order(stream: TextIO, sequence: str) -> None:
    """Something the terminal is to obey: never anything but the program's own."""
    if isinstance(stream, Guarded):
        stream.own(sequence)
    else:
        stream.write(sequence)


def show(what: "RenderableType", width: int) -> None:
    """Something laid out and coloured by Rich, as data. Its texts are shown, its colours are obeyed."""
    from rich.console import Console
    from rich.segment import Segment, Segments

    stream = sys.stdout
    shown = stream.isatty()
    way: Any = _Colours(stream)
    console = Console(file=way, width=width, highlight=False, markup=False, emoji=False)
    pieces = (piece for piece in console.render(what) if not piece.control)
    console.print(
        Segments([Segment(visible(piece.text) if shown else piece.text, piece.style) for piece in pieces]),
        end="",
    )


class _Colours:
    """The way past the guard for Rich, which puts its colours between texts that have been through it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.encoding = "utf-8"

    def write(self, text: str) -> int:
        order(self._stream, text)
        return len(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()
