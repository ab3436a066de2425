"""Of which region a text is: of the one a series counts for, or of another, so that nothing of it belongs into a record.

A text that names the region or one of its places may be the region's: what of it is, the reader tells by its
subjects. One that names none of them, and another province or city, is of another. One that names nobody says
nothing of it.
"""

import re
from collections.abc import Iterable

from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.numbers.source import simplified

_ANY_CITY = re.compile(
    r"(?<![一-龥])(?:(?![从由据向])[一-龥]){2,4}?(?:省|市|自治区)(?=[0-9新报本卫疫人通，,（(])"
)


def is_of_another_region(text: str, series: Series, books: Iterable[Book]) -> bool:
    """Whether the text is of another region than the series'."""
    books = tuple(books)
    anybodys = _names(books, "any_region")
    own = {name.lower() for name in _own_names(series, books)} - anybodys
    elsewhere = _names(books, "elsewhere") - own - anybodys
    text = simplified(text)
    lowered = text.lower()
    if any(_named(name, lowered) for name in own):
        return False
    if any(_named(name, lowered) for name in elsewhere):
        return True
    return _ANY_CITY.search(text) is not None


def _names(books: Iterable[Book], choice: str) -> set[str]:
    return {name.lower() for book in books for name in book.choices.get(choice, ())}


def _own_names(series: Series, books: tuple[Book, ...]) -> Iterable[str]:
    for book in books:
        for choice in ("region", "region_met"):
            yield from (name for name in book.choices.get(choice, ()) if name)
    for place in series.places:
        yield from (
            name for name in (*place.names.values(), *place.shorts.values(), *place.also) if len(name) > 1
        )


def _named(name: str, text: str) -> bool:
    if not name.isascii():
        return name in text
    return re.search(rf"\b{re.escape(name)}\b", text) is not None
