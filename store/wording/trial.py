"""Tries an office's own sentences on sample figures before they are used: what is said must read back."""

from collections.abc import Mapping

from store.series.toml_file import TomlFile
from store.wording.book import Book


def try_out(book: Book, files: Mapping[str, TomlFile]) -> None:
    """WordingFault for the first sentence of the office that does not read back what it says."""
