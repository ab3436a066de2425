"""Where an English page speaks of another matter than the series (a flood, another illness), or of nothing that was: an
example, a drill, a story. No figure there is one of the series. An example goes on to the end of its paragraph, and one that is
a line of its own to the end of the page.
"""

import re
from collections.abc import Iterable, Iterator

from store.wording.numbers.source import Source
from store.wording.numbers.spans import Span
from store.wording.read.basis.matters import OtherMatters, is_of_menu
from store.wording.read.basis.pieces import Pieces

_HEADED = re.compile(
    r"(?:sample|example|template|specimen|(?:emergency )?drill|exercise|simulation|mock|fictional|fiction|fake(?: news)?|hoax|rumou?r"
    r"|test(?: text| message| data)?|training)\b(?: [a-z]+){0,4} ?(?P<goes_on>: ?|- )?"
)
_ALONE = re.compile(
    r"(?:[a-z'-]+ ){0,4}(?:templates?|specimen|sample (?:text|bulletin|report|release|statement|data)|(?:drill|exercise) (?:text|script|report|release))(?: [a-z]+){0,3} ?:?"
)
"""A heading with such a word behind others (press release template)."""
_MENU = re.compile(
    r"\b(?:home(?: ?page)?|contact(?: us)?|about(?: us)?|search|log ?in|sign in|subscribe|sitemap|news|sports?|video|photos?|downloads?|menu|more)\b"
)
"""Words of the menu of a web page."""
_HEADING = 60
"""Signs of a line that may be a heading."""


def other_matters_in(pieces: Pieces, source: Source) -> Iterator[Span]:
    """The stretches of a page of which no figure is one of the series."""
    yield from _made_up(source)
    yield from _matters_of(pieces).spans(source.text, lambda: _sentences(source))


def _matters_of(pieces: Pieces) -> OtherMatters:
    """The words of a book, made once for it."""
    held: OtherMatters | None = pieces.__dict__.get("_other_matters")
    if held is None:
        held = pieces.__dict__["_other_matters"] = _made_of(pieces)
    return held


def _made_of(pieces: Pieces) -> OtherMatters:
    choices, fold = pieces.book.choices, pieces.reads.fold

    def words(choice: str) -> set[str]:
        return {fold(word) for word in choices.get(choice, ()) if word}

    counted = {
        flows: {
            word
            for what in pieces.book.series.indicators
            if what.kind.by_window is flows
            for word in _words(fold(what.name("en")))
        }
        for flows in (True, False)
    }
    illnesses = set(pieces.not_its_own(words("other_illnesses")))
    matters = set(pieces.not_its_own(words("other_matters")))
    names = words("subject_words")
    own = {*names, *(counted[True] - counted[False])}
    return OtherMatters(_any_of(matters | illnesses), illnesses, _any_of(names), _any_of(own))


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
    begins = [start for start, _ in lines]
    spans = list(zip(begins, [*begins[1:], len(source.text)], strict=True))
    for at, (start, _) in enumerate(lines):
        then = spans[at][1]
        line = source.text[start:then].strip()
        found = _HEADED.match(source.text, start)
        if found is None and len(line) <= _HEADING:
            found = _ALONE.fullmatch(source.text, start, start + len(line))
        if found is None:
            continue
        if source.text[found.end() : then].strip():
            if found.groupdict().get("goes_on"):
                yield start, next((place for place, blank in lines[at + 1 :] if blank), len(source.text))
        elif then - start <= _HEADING and not is_of_menu(source.text, spans, at, _MENU):
            yield start, len(source.text)
