"""Where an English page speaks of another matter than the series (a flood, another illness), or of nothing that was: an
example, a drill, a story. No figure there is one of the series.

What a page speaks of goes on until it names the subject of the series again. Another illness shares its words (cases), so
that only the name of its own ends that. An example goes on to the end of its paragraph, and one that is a line of its own
to the end of the page.
"""

import re
from collections.abc import Iterable, Iterator

from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.basis.pieces import Pieces

_HEADED = re.compile(
    r"(?:sample|example|template|specimen|(?:emergency )?drill|exercise|simulation|mock|fictional|fiction|fake(?: news)?|hoax|rumou?r"
    r"|test(?: text| message| data)?|training)\b(?: [a-z]+){0,4} ?(?P<goes_on>: ?|- )?"
)
_HEADING = 60
"""Signs of a line that may be a heading."""


class EnglishMatters:
    """The words by which a sentence of a page speaks of what the series is about, or of something else."""

    def __init__(self, pieces: Pieces) -> None:
        choices, fold = pieces.book.choices, pieces.reads.fold

        def words(choice: str) -> set[str]:
            return {fold(word) for word in choices.get(choice, ()) if word}

        series = pieces.book.series
        counted = {
            flows: {
                word
                for what in series.indicators
                if what.kind.by_window is flows
                for word in _words(fold(what.name("en")))
            }
            for flows in (True, False)
        }
        own = {*words("subject_words"), *(counted[True] - counted[False])}
        self.illnesses = set(pieces.not_its_own(words("other_illnesses")))
        matters = set(pieces.not_its_own(words("other_matters")))
        self._others = _any_of({*matters, *self.illnesses})
        self._names, self._own = _any_of(words("subject_words")), _any_of(own)

    def spans(self, source: Source) -> Iterator[Span]:
        """The stretches of a page of which no figure is one of the series."""
        yield from _made_up(source)
        text = source.text
        if self._others.search(text) is None:
            return
        if self._own.search(text) is None:
            yield 0, len(text)
            return
        of_other = illness = False
        for start, end in _sentences(source):
            named = {found[0] for found in self._others.finditer(text, start, end)}
            if self._names.search(text, start, end):
                of_other = illness = False
            elif named:
                illness = not named.isdisjoint(self.illnesses)
                of_other = illness or self._own.search(text, start, end) is None
            elif of_other and not illness:
                of_other = self._own.search(text, start, end) is None
            if of_other:
                yield start, end


def matters_of(pieces: Pieces) -> EnglishMatters:
    """The words of a book, made once for it."""
    held: EnglishMatters | None = pieces.__dict__.get("_english_matters")
    if held is None:
        held = pieces.__dict__["_english_matters"] = EnglishMatters(pieces)
    return held


def _words(name: str) -> Iterable[str]:
    return (word for word in re.findall("[a-z]+", name) if len(word) > 4)


def _any_of(words: set[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\b(?:{either})" if either else "(?!)")


def _sentences(source: Source) -> Iterator[Span]:
    """The sentences of a page, roughly: up to a stop before a space, or to the end of a line."""
    cuts = {found.end() for found in re.finditer(r"[.!?;](?=[ \"”])", source.text)}
    cuts |= {at for at, _ in source.lines()} | {len(source.text)}
    begin = 0
    for end in sorted(cuts - {0}):
        yield begin, end
        begin = end


def _made_up(source: Source) -> Iterator[Span]:
    """Sample: … to the end of the paragraph."""
    lines = [(0, True), *source.lines()]
    for at, (start, _) in enumerate(lines):
        found = _HEADED.match(source.text, start)
        if found is None:
            continue
        then = lines[at + 1][0] if at + 1 < len(lines) else len(source.text)
        if source.text[found.end() : then].strip():
            if found["goes_on"]:
                yield start, next((place for place, blank in lines[at + 1 :] if blank), len(source.text))
        elif then - start <= _HEADING:
            yield start, len(source.text)
