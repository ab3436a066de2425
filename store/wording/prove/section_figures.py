"""The figures of sections and answers held against a text somebody has edited: which of them it lost.

A changed digit is noticed where every loose figure is; this notices a figure that was taken out, and one
without a digit (四款 become 五款).
"""

from collections.abc import Iterator

from store.record.cell import CellKey
from store.wording.numbers.source import folded
from store.wording.say.draft import Draft, SpanKind

_PARTS = ("figures", "lists")


def lost_figures(draft: Draft, text: str) -> Iterator[tuple[CellKey, str]]:
    """Each figure `draft` prints in a section that `text` does not print, with its printed form.

    A text without any of them is a form that prints no sections (a notice, a table); it lost none.
    """
    page = _plain(text)
    printed = {
        (span.cells[0], draft.text[span.start : span.end]): None
        for span in draft.spans
        if span.kind is SpanKind.COUNT and span.cells and span.cells[0].window in _PARTS
    }
    lost = [figure for figure in printed if _plain(figure[1]) not in page]
    if len(lost) < len(printed):
        yield from lost


def _plain(text: str) -> str:
    """A text without white space, in half-width forms."""
    return "".join(folded(text).split())
