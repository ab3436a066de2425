"""Marks of sure width, for terminals that draw the ambiguous ones two cells wide.

Rich and Textual reckon marks such as “ … · ─ and ≠ as one cell. Where a terminal draws two, every line
that holds one would be pushed out of its columns. On such a terminal they are drawn as ASCII instead,
on the screen only: what is copied or exported keeps its own marks.
"""

from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_TABLE: dict[int, str | int] = {
    **dict.fromkeys(map(ord, "─━┄┅┈┉═▁▂▔"), "-"),
    **dict.fromkeys(map(ord, "│┃┆┇┊┋╎╏║▌▍▎▏▕▊▉▋"), "|"),
    **dict.fromkeys((*range(0x250C, 0x254C), *range(0x2552, 0x2574)), "+"),
    **dict.fromkeys(map(ord, "▃▄"), "="),
    **dict.fromkeys(map(ord, "▅▆▇"), "*"),
    **dict.fromkeys(map(ord, "█▀■▓▒"), "#"),
    **str.maketrans("“”‘’…—–·×÷±≠≤≥→←↑↓●○★☆①②③④⑤⑥⑦⑧⑨※℃‰°", "\"\"''.---x/~#<>><^v*o**123456789*C%o"),
}


@lru_cache(1024)
def narrow(text: str) -> str:
    """The text with ASCII in place of the ambiguous marks, one for one."""
    return text.translate(_TABLE)


class NarrowMarks(LineFilter):
    """Applied to every line of every widget, borders and scroll bars included."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(narrow(segment.text), segment.style)
            for segment in segments
        ]
