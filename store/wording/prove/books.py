"""The phrase book of a series in a language, ready to be used: read, examined, and an office's own tried on samples."""

from pathlib import Path

from store.languages import listed
from store.series.definition import Series
from store.series.faults import file_name, nearest
from store.series.toml_file import TomlFile
from store.wording.book.book import Book
from store.wording.book.faults import WordingFault
from store.wording.book.loading import Loader, OutcomeMemory


def load_book(series: Series, language: str, tried: OutcomeMemory | None = None) -> Book:
    """The phrase book of `series` in `language` under its house style. WordingFault when it is wrong. An
    office's own is tried on samples, but for one that `tried` knows."""
    paths = series.books.get(language)
    if not paths:
        known = sorted(series.books)
        raise WordingFault(
            "no_language", file=file_name(series.file), line=0, series=series.name("zh"), got=language,
            nearest=nearest(language, known), known=listed(known or ["-"]),
        )  # fmt: skip
    return _tried(Loader(series, language, tried), [TomlFile(path) for path in paths], tried)


def book_with(series: Series, language: str, path: Path, source: str) -> Book:
    """The phrase book if the file `path` held `source`: examined and tried, and nothing is written. Faults as above."""
    others = [TomlFile(each) for each in series.books.get(language, ()) if each != path]
    return _tried(Loader(series, language, None), [*others, TomlFile(path, source)], None)


def _tried(loader: Loader, files: list[TomlFile], tried: OutcomeMemory | None) -> Book:
    book = loader.load(files)
    if loader.untried is not None:
        from store.wording.prove.trial import try_out

        try_out(book, loader.files)
        if tried is not None:
            tried.note(loader.untried)
    return book
