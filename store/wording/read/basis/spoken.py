"""Words of a page with who says them: what the forms of a language find in a paragraph, and what is gathered of it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from store.record.section import Manner
from store.wording.numbers.spans import Span


class WhoSays(Struct, frozen=True):
    """Somebody who says something. What the words do not prove to be one of these stays with another, or is empty."""

    department: str = ""
    title: str = ""
    speaker: str = ""


class Spoken(Struct, frozen=True):
    """A speaker's paragraphs. `topic` and `asker` stand where the text answers a concern (就……问题). `span` is where it
    stands in the page."""

    department: str
    title: str
    speaker: str
    verb: str
    manner: Manner
    topic: str
    asker: str
    paragraphs: tuple[str, ...]
    span: Span
    language: str = "zh"


class How(StrEnum):
    """How a stretch of a paragraph has its speaker."""

    NAMED = "named"
    SAME = "same"
    """Of whoever spoke just before: 据介绍, he said."""
    ON = "on"
    """Nobody is named: it goes on with the words before it, where there are such."""
    NOBODY = "nobody"
    """Nobody's before it, and no paragraph behind it goes on with theirs."""
    BESIDE = "beside"
    """No words of the page's text, as a photo's credit: nobody's, and what stands around it belongs together."""


class Saying(Struct, frozen=True):
    """A stretch of a paragraph, from `start` to `end` of its text, and who says it."""

    how: How
    start: int
    end: int
    words: str = ""
    who: WhoSays = WhoSays()
    verb: str = ""
    manner: Manner = Manner.PROSE
    topic: str = ""
    asker: str = ""
    goes_on: bool = False
    """Paragraphs behind it may go on with it."""
    open: bool = False
    """A quotation that is not closed yet: the next paragraph goes on with it."""
    anew: bool = False
    """An article begins with it."""


class Known(Struct, frozen=True):
    """What is known when a paragraph is looked at: `names` from before, who was `heard` in the page by the name, whose words
    the paragraph would go on with (`last`), the end of those `words`, and whether they are a quotation that is not closed."""

    names: Sequence[str]
    heard: Mapping[str, Sequence[WhoSays]]
    last: Spoken | None = None
    open: bool = False
    words: str = ""


class Paragraph(Struct, frozen=True):
    """A paragraph with its lines joined. `span` is where it stands in the page, `places` where each of its lines begins
    in its text and in the page."""

    text: str
    span: Span
    places: Sequence[tuple[int, int]] = ()


class LanguageForms(Protocol):
    """How a language says who says what."""

    language: str
    joint: str
    """What stands between the lines of a paragraph."""

    def goes_on(self, length: int, before: str, line: str, blank: bool) -> bool:
        """Whether a line goes on with the paragraph `before` it, which has so many signs; `blank`: a blank line parts them."""
        ...

    def quoted(self, words: str) -> str:
        """A speaker's own words with the marks of a quotation."""
        ...

    def sayings(self, text: str, known: Known) -> Iterator[Saying]:
        """What is said by whom in a paragraph, stretch by stretch, all of it."""
        ...
