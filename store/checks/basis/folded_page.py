"""A text of others as the rules look at it: in simplified characters and Chinese commas, without the glosses of how they are said
(時(shí)), and where each of its signs stands in the text itself."""

import re
from collections.abc import Iterable

from store.record.text import MASK
from store.wording.numbers.source import simplified, without_glosses
from store.wording.numbers.spans import Span

_HALF_COMMA = re.compile(r",(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]),")
"""Pages of the web have commas of the other script between Chinese words."""


class FoldedPage:
    """`text` is what is looked at; spans go to it and come from it."""

    def __init__(self, text: str) -> None:
        marked = without_glosses(text)
        self._places = [at for at, sign in enumerate(marked) if sign != MASK] if MASK in marked else None
        kept = text if self._places is None else "".join(text[at] for at in self._places)
        self.text = _HALF_COMMA.sub("，", simplified(kept))

    def back(self, span: Span) -> Span:
        """Where a stretch of the folded text stands in the text itself."""
        if self._places is None or span[1] <= span[0]:
            return span
        return self._places[span[0]], self._places[span[1] - 1] + 1

    def covered(self, length: int, spans: Iterable[Span]) -> bytearray:
        """For each sign of the folded text whether one of the spans of the text itself, which is so long, covers it;
        what lies behind its end is passed over."""
        signs = bytearray(length)
        for start, end in ((start, min(end, length)) for start, end in spans):
            signs[start:end] = b"\1" * (end - start)
        return signs if self._places is None else bytearray(signs[at] for at in self._places)
