"""A pasted text read with the sentences of the phrase books: figures, and the rest that is none.

Every digit run of the text is assigned to a figure or a date of the bulletin, quoted as a quantity,
or listed as unread. What contradicts itself is taken as it stands and reported.
"""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from msgspec.structs import replace

from store.series.definition import Series
from store.wording.book.book import Book
from store.wording.numbers.source import bare, folded, simplified, without_glosses
from store.wording.numbers.spans import Span
from store.wording.read.basis.dates import Day
from store.wording.read.basis.pieces import pieces_of
from store.wording.read.basis.proposal import WRITTEN, Ask, Proposal, Rest, Stretches
from store.wording.read.binding import gather
from store.wording.read.chinese_reading import clauses
from store.wording.read.english.times import reports_of_agencies, undated_weekday, written_on
from store.wording.read.english_clauses import press_matches
from store.wording.read.matching import SHORT, Match, matches, read_whole
from store.wording.read.own_tables import own_tables
from store.wording.read.page import apart, corrections, footnotes
from store.wording.read.page.lost_times import lost_times
from store.wording.read.page.printed import Assembly, Gathered
from store.wording.read.page.split_digits import joined_where_proven
from store.wording.read.scopes import TextScopes


def read(
    text: str,
    series: Series,
    books: Sequence[Book],
    *,
    year: int | None = None,
    today: date | None = None,
    known: Sequence[date] = (),
    written: date | None = None,
) -> Proposal:
    """What `text` says, by the sentences of all `books` of the series.

    `written` is the day a person said it was written: the weekdays of a page that has no day of its own are told by it.
    `year` is what a person said, `known` the dates of the archive's conferences, `today` the day:
    they give the year where the text does not (see `dating.year_of`).
    """
    shown = bare(text)
    page = simplified(without_glosses(shown))
    likely = {day.year - back for day in (*known, *([today] if today else ())) for back in (0, 1)}
    dating = Dating(year, likely, written, cache(_folded), {})
    whole = len(page) <= SHORT or all(read_whole(pieces_of(book), dating.flat(page, book)) for book in books)
    today = written or today

    def said(gathered: Gathered, plain: str) -> Proposal:
        assembly = Assembly(series, gathered, text, plain, shown, units)
        proposal = assembly.proposal(year, today, known)
        scopes = TextScopes(page, books, Stretches(proposal.assigned).hold, proposal.year, written)
        if proposal.year_from == "printed" and not _prints_a_year(page, proposal.year):
            proposal = replace(proposal, year_from="weekdays" if written is None else "written")
        return replace(
            proposal, whole=whole, scopes=scopes, asks=_asked(plain, books, dating, proposal.unread)
        )

    units = {word: said for book in books for word, said in book.units.items()}
    everything = _said(page, series, books, dating)

    @cache
    def one(part: Span) -> Proposal:
        plain = apart.alone(page, part)
        return said(_said(plain, series, books, dating), plain)

    parts = _parts(page, books, everything, dating)
    if len(parts) > 1:
        first, *others = (
            one(part) for part in apart.with_figures(parts, lambda part: bool(one(part).values))
        )
        complete = whole and len(parts) <= apart.PARTS_MOST
        return replace(first, others=tuple(others), whole=complete) if others else said(everything, page)
    return said(everything, page)


def _parts(page: str, books: Sequence[Book], everything: Gathered, dating: "Dating") -> list[Span]:
    """The stretches of a page that hold a conference each: by their heads, else by the day of the agency above each."""
    parts = apart.parts_of(page, sorted(everything.heads, key=lambda head: head.span))
    spaced = next((book for book in books if book.manner.spaced), None)
    if len(parts) > 1 or spaced is None:
        return parts
    return apart.parts_at(page, reports_of_agencies(dating.flat(page, spaced)))


class Dating(NamedTuple):
    """What is known of when a page was written beside what it says: its year, likely years, and the day somebody told."""

    year: int | None
    likely: Collection[int]
    told: date | None
    folds: Callable[[str, str, bool], str]
    """Folds a page once for each way of folding: it is looked at whole, in its parts, and for what it leaves to be asked."""
    known: dict[str, date | None]
    """What was found of folded pages."""

    def flat(self, page: str, book: Book) -> str:
        """The page as the book's sentences are looked for in it."""
        return self.folds(page, book.manner.digits, book.manner.spaced)

    def written(self, flat: str) -> date | None:
        """The day a folded page was written: its own, else the one that was told."""
        if flat not in self.known:
            self.known[flat] = self._found(flat)
        return self.known[flat]

    def _found(self, flat: str) -> date | None:
        year = self.year if self.told is None or self.year is not None else self.told.year
        return written_on(flat, year, self.likely) or self.told


def _asked(page: str, books: Sequence[Book], dating: Dating, unread: Sequence[Rest]) -> tuple[Ask, ...]:
    """Asks of when a page was written that says it nowhere, where a weekday stands near what was left unread."""
    spaced = next((book for book in books if book.manner.spaced), None)
    weekday = undated_weekday(page, [rest.span for rest in unread]) if spaced is not None else None
    if spaced is None or weekday is None or dating.written(dating.flat(page, spaced)) is not None:
        return ()
    return (Ask(WRITTEN, weekday),)


def _said(plain: str, series: Series, books: Sequence[Book], dating: Dating) -> Gathered:
    """What a page says as one, its split digits joined where they prove to be one, and its corrections settled."""
    corrected = corrections.find(folded(plain))
    page = corrections.as_released(plain, corrected) if corrected else plain
    gathered = joined_where_proven(page, lambda page: _gathered(page, series, books, dating))
    corrections.settle(gathered, corrected)
    footnotes.doubt_glued(gathered, page)
    return gathered


def _folded(page: str, digits: str, spaced: bool) -> str:
    """A page folded for a language; its digits may be traditional characters (貳) too."""
    return folded(page, simplified(digits), spaced)


def _gathered(page: str, series: Series, books: Sequence[Book], dating: Dating) -> Gathered:
    """What the sentences of the books say, and those of the press in their languages."""
    said: list[Match] = []
    flats = [dating.flat(page, book) for book in books]
    for book, flat in zip(books, flats, strict=True):
        written = partial(dating.written, flat)
        said += own_tables(pieces_of(book), flat)
        said += matches(pieces_of(book), flat, partial(press_matches, written), clauses)
    found = _apart(said)
    chinese = next((flat for flat, book in zip(flats, books, strict=True) if not book.manner.spaced), "")
    gathered = gather(series, found, lost_times(chinese, [match.span for match in found]))
    stamps = [dating.written(flat) for flat, book in zip(flats, books, strict=True) if book.manner.spaced]
    gathered.dated += [
        Day(at.year, at.month, at.day) for at in stamps if at is not None and at != dating.told
    ]
    for names in [names for book in books if (names := pieces_of(book).names_with_numbers)]:
        gathered.assigned += [name.span() for name in names.finditer(page)]
    return gathered


def _apart(found: list[Match]) -> list[Match]:
    """The matches of several languages in the order of the page, none over another."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (match.span[0], -match.span[1])):
        if not kept or match.span[0] >= kept[-1].span[1]:
            kept.append(match)
    return kept


def _prints_a_year(page: str, year: int | None) -> bool:
    """Whether a page has the year itself, and not only weekdays that fit no other; in Chinese it may be in words, or of
    two digits (二〇二二年, 22年)."""
    return (
        str(year) in page
        or re.search(r"[0-9零〇○]\s?年", page) is not None
        or re.search("二[零〇○]", page) is not None
    )
