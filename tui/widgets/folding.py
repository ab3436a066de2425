"""Folding of a text into lines of so many cells, as Chinese and English are folded."""

from collections.abc import Iterator

from rich.cells import cell_len

_CLOSING = "，。；：）”、！？》"
"""Marks that never begin a line."""


def folded(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, between any two characters but never in a figure."""
    lines, line, used = [], "", 0
    for word in _pieces(text):
        size = cell_len(word)
        if line and used + size > width:
            lines.append(line)
            line, used = "", 0
            word = word.lstrip(" ")
            size = cell_len(word)
        line, used = line + word, used + size
    return [*lines, line]


def _pieces(text: str) -> Iterator[str]:
    """Characters, but Latin words and figures whole and closing marks with what they close."""
    piece = ""
    for character in text:
        joins = character in _CLOSING or (
            piece and not piece[-1].isspace() and character.isascii() and piece[-1].isascii()
        )
        if piece and not joins:
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece
