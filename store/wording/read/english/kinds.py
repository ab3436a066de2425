"""What an English page shows of cases of which it does not say of which kind they are, and which of them are the region's own.

The press long called only confirmed cases so. Who does shows it: by the words of a daily report of them, by a total of
confirmed ones they bring to so many, by the year, or by telling them from suspected ones and by how ill they are; and never by a page that
counts others beside them, but for those that only changed their kind.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from store.series.definition import Subject
from store.wording.numbers.spans import Span
from store.wording.read.english import forms
from store.wording.read.english.sentences import EnglishSentence

SHOWN = "-shown-met"
"""The ending of sentences that are read only where the page shows of which kind the cases are."""

_BESIDE = r"\b(?:<<kind_shown_beside>>)"
_ANYWHERE = r"\b(?:<<kind_shown_anywhere>>)"
_CHANGED = r"\b(?:<<of_another_kind_before>>)"
_OTHERS = r"\b(?:<<of_another_kind>>)"


class KindsShown:
    """Asked by the sentences of one page."""

    def __init__(self, text: str, words: Subject, written: Callable[[], date | None]) -> None:
        """`written` tells the day the page was written, None where nothing says so."""
        self.text, self._words, self._written = text, words, written
        self._page: tuple[bool, bool] | None = None
        """Whether nothing on the page is of another kind, and whether it shows anywhere of which kind they are."""

    def in_sentence(self, sentence: EnglishSentence) -> bool:
        """Whether cases of a sentence that have no kind are shown to be of the one the press calls so."""
        if self._page is None:
            others = self._form(_OTHERS).search(self._form(_CHANGED).sub("", self.text))
            shown = others is None and (self._form(_ANYWHERE).search(self.text) or self._of_old())
            self._page = others is None, bool(shown)
        alone, anywhere = self._page
        return anywhere or (
            alone and self._form(_BESIDE).search(self.text, sentence.body, sentence.end) is not None
        )

    def _of_old(self) -> bool:
        """Whether the page was written when the press called no others so."""
        written = self._written()
        return any(
            written is not None and written.isoformat() <= day
            for day in self._words.list_of("kind_shown_until", "en")
        )

    def _form(self, pattern: str) -> re.Pattern[str]:
        return self._words.compiled(pattern, "en", 0)


class OwnPart(NamedTuple):
    """Which of figures are the region's own, where that number stands, and where what is said of them ends."""

    number: int
    span: Span
    end: int


class OwnParts:
    """Which of figures are the region's own, where the words behind them divide them into those and imported ones (`, including
    60 local ones and six imported ones`) and both make them. `count` is the form of a number, read by `number`."""

    def __init__(self, words: Subject, count: str, number: Callable[[str], int | None]) -> None:
        self._form = _divided(words, count)
        self._number = number

    def of(self, text: str, end: int, total: int) -> OwnPart | None:
        """Of figures that end at a place of a text."""
        found = self._form.match(text, end)
        if found is None:
            return None
        if found["alone"]:
            alone = self._number(found["alone"])
            return OwnPart(alone, found.span("alone"), end) if alone is not None and alone <= total else None
        own, other = ("own", "other") if found["own"] else ("own_last", "other_first")
        mine, others = self._number(found[own]), self._number(found[other])
        if mine is None or others is None or mine + others != total:
            return None
        return OwnPart(mine, found.span(own), end if found["where"] else found.end())


@lru_cache(maxsize=16)
def _divided(words: Subject, count: str) -> re.Pattern[str]:
    return re.compile(words.filled(forms.OWN_AND_IMPORTED, "en").format(count=count))
