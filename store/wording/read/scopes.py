"""Whose, of when and in what measure a stretch of a text is, for whoever asks it of a text that is not read into a record.

The readers of pages decide it before they take any figure, and take none whose scope leaves a doubt. Who holds a text
against a record asks for the same scope (a `TextScope`): what is somebody else's or another day's is no contradiction
of the record, what is the region's own has to agree with it. Here only the language is picked.
"""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from store.wording.book.book import Book
from store.wording.numbers.source import Source, folded, simplified
from store.wording.read.basis.pieces import pieces_of
from store.wording.read.basis.text_scope import TextScope
from store.wording.read.chinese.number_scopes import ChineseNumbers
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.scopes import Knows
from store.wording.read.english.number_scopes import EnglishNumbers
from store.wording.read.english.subjects import EnglishSubjects


class TextScopes:
    """The scopes of a page, asked by where its numbers stand; found when they are first asked for. `knows`: whether a
    sentence of the books read a stretch."""

    def __init__(
        self, page: str, books: Sequence[Book], knows: Knows, year: int | None, written: date | None = None
    ) -> None:
        """`year` and `written` are what was told of when the page was written, where it does not say so."""
        self.page, self._books, self._knows = page, tuple(books), knows
        self._year, self._written = year, written

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TextScopes) and self.page == other.page

    def __hash__(self) -> int:
        return hash(self.page)

    def at(self, start: int, end: int, spaced: bool) -> TextScope:
        """The scope of a number with its unit, in a language that parts its words or in one that does not."""
        scopes = self._english if spaced else self._chinese
        return scopes.at(start, end) if scopes is not None else TextScope()

    def _book(self, spaced: bool) -> Book | None:
        return next((book for book in self._books if book.manner.spaced is spaced), None)

    def _source(self, book: Book) -> Source:
        flat = folded(self.page, simplified(book.manner.digits), book.manner.spaced)
        return Source.part(flat, 0, len(flat), book.manner.spaced)

    @cached_property
    def _chinese(self) -> ChineseNumbers | None:
        book = self._book(spaced=False)
        return ChineseNumbers(ChinesePage(pieces_of(book), self._source(book)), self._knows) if book else None

    @cached_property
    def _english(self) -> EnglishNumbers | None:
        book = self._book(spaced=True)
        if book is None:
            return None
        source = self._source(book)
        return EnglishNumbers(EnglishSubjects(pieces_of(book), source), source, self._year, self._written)
