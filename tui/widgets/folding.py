"""Folding of a text into lines of so many cells, as Chinese and English are folded."""

from collections.abc import Iterator

from rich.cells import cell_len

_CLOSING = "，。；：）”、！？》"
"""Marks that never begin a line."""


def folded(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, between any two characters but never in a figure."""
    return [text[start:end].rstrip(" ") for start, end in fold_spans(text, width)]


def fold_spans(text: str, width: int) -> list[tuple[int, int]]:
    """Where each of those lines begins and ends in the text. A line break of the text ends a line."""
    lines: list[tuple[int, int]] = []
    begun = at = used = 0
    for piece in _pieces(text):
        size = cell_len(piece.rstrip("\n "))
        if used and used + size > width:
            lines.append((begun, at))
            begun, used = at, 0
        at += len(piece)
        used += cell_len(piece.rstrip("\n"))
        if piece.endswith("\n"):
            lines.append((begun, at - 1))
            begun, used = at, 0
    return [*lines, (begun, at)]


def _pieces(text: str) -> Iterator[str]:
    """Characters, but Latin words and figures whole, with the spaces and closing marks after them."""
    piece = ""
    for character in text:
        joins = character in _CLOSING or (
            piece
            and not piece[-1].isspace()
            and piece[-1].isascii()
            and (character.isascii() or character == "\n")
        )
        if piece and not joins and character != "\n":
            yield piece
            piece = ""
        piece += character
        if character == "\n":
            yield piece
            piece = ""
    if piece:
        yield piece
