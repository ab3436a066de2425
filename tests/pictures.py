"""A picture of the screen as SVG, each character placed by the cells it takes, so that Chinese stays in line.

Textual's own export tells renderers how long a run of text should be by counting characters, which
squeezes or spreads wide ones. Here every run begins at its cell and wide characters stand alone.
"""

from collections.abc import Iterable
from html import escape

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App

CELL, LINE = 9, 19
"""Width and height of a cell in pixels."""
FONTS = '"DejaVu Sans Mono","Noto Sans Mono CJK SC","Sarasa Mono SC","Microsoft YaHei Mono",monospace'


def picture(app: App[object]) -> str:
    """The whole screen as an SVG document; the same screen gives the same text."""
    strips = app.screen._compositor.render_strips()
    width, height = app.size.width * CELL, app.size.height * LINE
    body: list[str] = []
    for row, strip in enumerate(strips):
        body += _line(strip, row)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + 16} {height + 16}">',
            f"<style>text{{font-family:{FONTS};font-size:15px;white-space:pre}}.b{{font-weight:bold}}</style>",
            f'<rect width="{width + 16}" height="{height + 16}" rx="6" fill="#101418"/>',
            '<g transform="translate(8,8)">',
            *body,
            "</g></svg>\n",
        ]
    )


def _line(strip: Iterable[Segment], row: int) -> list[str]:
    made: list[str] = []
    column = 0
    for segment in strip:
        style = segment.style or Style()
        ink, paper = _colours(style)
        wide = cell_len(segment.text)
        if paper:
            made.append(
                f'<rect x="{column * CELL}" y="{row * LINE}" width="{wide * CELL}" height="{LINE}" fill="{paper}"/>'
            )
        weight = ' class="b"' if style.bold else ""
        for start, run in _runs(segment.text):
            made.append(
                f'<text x="{(column + start) * CELL}" y="{row * LINE + 14}" fill="{ink}"{weight}>{escape(run)}</text>'
            )
        column += wide
    return made


def _runs(text: str) -> Iterable[tuple[int, str]]:
    """Runs of narrow characters without blanks around them, and each wide character by itself."""
    column, begun, run = 0, 0, ""
    for mark in text:
        wide = cell_len(mark)
        if wide == 1 and mark != " ":
            begun = begun if run else column
            run += mark
        else:
            if run:
                yield begun, run
                run = ""
            if wide > 1:
                yield column, mark
        column += wide
    if run:
        yield begun, run


def _colours(style: Style) -> tuple[str, str]:
    ink, paper = _hex(style.color, "#d8dee4"), _hex(style.bgcolor, "")
    if style.reverse:
        ink, paper = paper or "#101418", ink
    return ink, paper


def _hex(colour: Color | None, otherwise: str) -> str:
    if colour is None or colour.is_default:
        return otherwise
    return colour.get_truecolor().hex
