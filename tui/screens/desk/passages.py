"""How a sentence in which something was found is shown: whose it is, and the words that were looked for in it."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from store.desk.printed import hits, wanted_words
from tui.line_breaks import break_lines
from tui.words import say

if TYPE_CHECKING:
    from store.desk.printed import Sentence

Marked = list[tuple[str, bool]]
"""A line in pieces, each with whether it was looked for."""
_CUT = ".."


HIT = Style(bold=True, underline=True)
"""What was looked for, where it stands: to be seen without colours, too."""


def told_whole(passage: "Sentence", wanted: str, lang: str, width: int) -> list[Text]:
    """All of a sentence in lines, behind who says it where it does not say so itself."""
    words = passage.text
    if passage.speaker.casefold() not in words.casefold():
        words = say("desk.passage_by", lang, speaker=passage.speaker, text=words)
    lines = shown_in(words, wanted, width, len(words))
    return [Text.assemble(*((part, HIT if hit else "") for part, hit in line)) for line in lines]


def shown_in(text: str, wanted: str, width: int, most: int) -> list[Marked]:
    """A sentence in lines of so many cells, `most` of them; of a longer one those around the first hit."""
    found = hits(text, wanted_words(wanted))
    lines = break_lines(text, width)
    cut = len(lines) > most
    if cut:
        lines = break_lines(text, width - 2 * cell_len(_CUT))
    at = next((n for n, line in enumerate(lines) if found and found[0][0] < line.end), 0)
    first = max(0, min(at - most // 2, len(lines) - most))
    shown = [_marked(text, line.start, line.end, found) for line in lines[first : first + most]]
    if first:
        shown[0].insert(0, (_CUT, False))
    if first + most < len(lines):
        shown[-1].append((_CUT, False))
    return shown


def _marked(text: str, start: int, end: int, found: list[tuple[int, int]]) -> Marked:
    """The characters `start` to `end` in pieces, those that were found apart."""
    pieces: Marked = []
    at = start
    for first, last in found:
        first, last = max(first, at), min(last, end)
        if first < last:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    return [*(piece for piece in (*pieces, (text[at:end], False)) if piece[0])]
