"""Tries a series' files as an office has edited them: the definition, its rules, every phrase book."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from store.authoring.new_series_input import NewSeriesTrouble, NoSuchSeries
from store.languages import listed
from store.outside import NotReadable, called
from store.reasons import system_reason
from store.record.text import one_line
from store.series.definition import Series
from store.series.faults import nothing_but_faults
from store.series.loading import DEFINITION, load_series
from store.series.shelf import Shelf
from store.series.subject_file import subject_of
from store.troubles import Trouble

if TYPE_CHECKING:
    from store.wording.book.book import Book


class Checked(Struct, frozen=True):
    """What was tried, and every fault that was found: at most one of each file."""

    series: Series | None
    languages: tuple[str, ...]
    faults: tuple[Trouble, ...]


def check_series(shelf: Shelf, path: Path) -> Checked:
    """Try the series the file or folder belongs to, or the one of that key.

    A folder without a definition of its own overrides sentences of the series it is named after.
    NewSeriesTrouble when there is no such series, NotReadable when the system does not let one look.
    """
    try:
        if str(path) in shelf.folders and not path.exists():
            base, own = shelf.folders[str(path)]
            path = own or base
        if not path.exists():
            raise NoSuchSeries("no_such_file", file=called(path))
        folder = (path if path.is_dir() else path.parent).absolute()
        os.listdir(folder)  # noqa: PTH208 (one that cannot be listed has phrase books nobody can find)
        defined = (folder / DEFINITION).is_file()
    except OSError as error:
        raise NotReadable("outside_unreadable", file=str(path), problem=system_reason(error)) from error
    if defined:
        base, office = folder, None
    elif folder.name in shelf.folders:
        base, office = shelf.folders[folder.name][0], folder
    else:
        raise NewSeriesTrouble("no_series_here", folder=one_line(folder.name), known=listed(shelf.folders))
    try:
        if shelf.office is not None and folder.parent == shelf.office.absolute():
            shelf.refuse_name(folder.name)  # anywhere else it may lie in a folder of any name
        with nothing_but_faults(base / DEFINITION):
            series = load_series(base, office)
    except Trouble as fault:
        return Checked(None, (), (fault,))
    return _tried(series)


def _tried(series: Series) -> Checked:
    from store.checks.office import office_rules
    from store.wording.prove.books import load_book

    faults: list[Trouble] = []
    sound: list[str] = []
    try:
        with nothing_but_faults(series.file):
            office_rules(series)
    except Trouble as fault:
        faults.append(fault)
    for language in series.books:
        try:
            with nothing_but_faults(series.books[language][-1]):
                book = load_book(series, language)
        except Trouble as fault:
            faults.append(fault)
            continue
        loose = [*_numbers_in_sentences(series, book), *_kept_without_a_noun(series, book)]
        faults += loose
        sound += [] if loose else [language]
    return Checked(series, tuple(sound), tuple(faults))


def _numbers_in_sentences(series: Series, book: "Book") -> Iterator[Trouble]:
    """The sentences of the series' own files that count something beside what their slots print: no text with one could
    go out as final."""
    from store.checks.texts.loose_numbers import names_of_series
    from store.wording.book.faults import fault_in
    from store.wording.prove.stray_numerals import Why, as_said, strays_of_text, words_of_names

    names = names_of_series(series) | words_of_names(book.choices.get("set_words", ()))
    for phrase in book.phrases.values():
        if phrase.path not in series.books[book.language][-1:]:
            continue
        text = as_said(phrase.said)
        for stray in strays_of_text(text, names, subject_of(series)):
            if stray.why is Why.COUNTED:
                yield fault_in(phrase.path, "number_in_sentence", phrase.name, text[stray.start : stray.end])


_KEPT = re.compile("own-[0-9]+")
"""How the sentences are called that an office kept of texts it read."""


def _kept_without_a_noun(series: Series, book: "Book") -> Iterator[Trouble]:
    """The kept sentences that do not say what they count, and so read other figures as theirs: none is kept today, but
    an office may have some of before, or have written one."""
    from store.checks.bulletins.left_unread import says_what_it_counts
    from store.wording.book.faults import fault_in
    from store.wording.numbers.numeral_patterns import VOUCHED_SIGN
    from store.wording.prove.stray_numerals import as_said

    counted = {what.key for what in series.indicators}
    for phrase in book.phrases.values():
        slots = [slot.name for slot in phrase.slots]
        if not _KEPT.fullmatch(phrase.name) or len(slots) != 1 or slots[0] not in counted:
            continue
        words = as_said(phrase.said)
        if not says_what_it_counts(series, words, book.language, slots[0]):
            said = words.replace(VOUCHED_SIGN, "…")
            yield fault_in(phrase.path, "kept_names_nothing", phrase.name, said)
