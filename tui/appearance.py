"""How the screens look: their colours, and marks of sure width.

What a colour says is always said by a shape or a word too, so that without colours nothing is missing.
Rich and Textual reckon marks such as “ … · ─ and ≠ as one cell. Where a terminal draws two, every line
that holds one would be pushed out of its columns. On such a terminal they are drawn as ASCII instead,
on the screen only: what is copied or exported keeps its own marks.
"""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

NIGHT = Theme(
    name="bulletin-night",
    primary="#5b9bd5",
    secondary="#2d5378",
    accent="#e0a458",
    warning="#e0a458",
    error="#e07a5f",
    success="#7fb685",
    foreground="#dcdfe4",
    background="#14181d",
    surface="#191e24",
    panel="#232a33",
    dark=True,
)
DAY = Theme(
    name="bulletin-day",
    primary="#1f5fa8",
    secondary="#a9c6e8",
    accent="#874900",
    warning="#874900",
    error="#a5301a",
    success="#236437",
    foreground="#1b2027",
    background="#f6f5f1",
    surface="#efeee9",
    panel="#e2e1da",
    dark=False,
)

CONTRAST = Theme(
    name="bulletin-contrast",
    primary="#7fdbff",
    secondary="#0047ab",
    accent="#ffdc00",
    warning="#ffdc00",
    error="#ff9c8a",
    success="#8dff8d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    dark=True,
)
MONO = Theme(
    name="bulletin-mono",
    primary="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
)
"""What it has for colours is taken off every line (`WithoutColours`): the terminal's own are left."""
NAMED_THEMES = {"night": NIGHT, "day": DAY, "contrast": CONTRAST, "mono": MONO}
"""By the names that the settings know them by."""

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


class WithoutColours(LineFilter):
    """Bold, reverse, underlined and dim are left of a style, and what a click on it does."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment
            if segment.style is None
            else Segment(segment.text, _plain(segment.style), segment.control)
            for segment in segments
        ]


class WithoutDim(LineFilter):
    """Nothing is painted fainter than the rest: for high contrast."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            Segment(segment.text, segment.style + _NOT_DIM, segment.control)
            if segment.style is not None and segment.style.dim
            else segment
            for segment in segments
        ]


_NOT_DIM = Style(dim=False)


@lru_cache(1024)
def _plain(style: Style) -> Style:
    plain = style.without_color
    return plain + Style.from_meta(style.meta) if style.meta else plain
