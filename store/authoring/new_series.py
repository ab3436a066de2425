"""Makes a series an office can use at once: a commented folder of TOML files in its archive.

It begins with the template or with a copy of another series. The folder is written beside its place,
loaded, said and read back, and only then given its name: a series that exists works, and none is ever
written over.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from store.archive import disk
from store.authoring.new_series_input import WORDS, NewSeries, NewSeriesTrouble, check_key
from store.authoring.new_series_text import book_text, copied_book, copied_text, definition_text
from store.languages import in_language
from store.reasons import system_reason
from store.series.definition import Series
from store.series.faults import SeriesFault
from store.series.loading import DEFINITION, load_series, same_but_for_capitals
from store.series.shelf import Shelf
from store.series.subject_file import SUBJECT_FILE
from store.series.toml_file import read_source

LATER = ".later"
"""Behind the name of a phrase book that waits: without an English name the series is said in Chinese only."""
TEMPLATE = Path(__file__).parent.parent / "series" / "template"


class ToDo(Struct, frozen=True):
    """Something left for a person to fill in, and in which file."""

    code: str
    file: str
    count: int = 0

    def said(self, lang: str) -> str:
        return in_language(WORDS[self.code], lang).format(count=self.count)


class MadeSeries(Struct, frozen=True):
    """A new series: its key, its folder, and what is left to edit."""

    key: str
    folder: Path
    todo: tuple[ToDo, ...]


def make_series(shelf: Shelf, new: NewSeries, template: str = "") -> MadeSeries:
    """Make the series, from the series `template` when it is named. NewSeriesTrouble when it cannot be.

    The shelf must have an office's folder; it knows the series at once.
    """
    office = shelf.office
    assert office is not None
    key = check_key(new.key)
    if key in shelf.folders or same_but_for_capitals(key, shelf.folders):
        raise NewSeriesTrouble("key_taken", got=same_but_for_capitals(key, shelf.folders) or key)
    folder = office / key
    if os.path.lexists(folder):
        raise NewSeriesTrouble("folder_taken", folder=f"{office.name}/{key}")
    files = _copied(shelf.series(template), new) if template else _written(new)
    beside = office / f".{key}.{os.getpid()}"
    try:
        disk.make_folders(office.parent, beside)
        for name, text in files.items():
            mode = disk.file_mode(office.parent)
            disk.write_new(beside / name, text.encode(), mode)
        series = load_series(beside)
        _prove(series)
        beside.rename(folder)
    except SeriesFault as fault:  # that file is gone when the message is read
        fault.facts["file"] = DEFINITION
        raise NewSeriesTrouble("not_sound", reasons=fault.said) from fault
    except OSError as error:
        raise NewSeriesTrouble(
            "cannot_make", folder=f"{office.name}/{key}", problem=system_reason(error)
        ) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(beside)
    shelf.refresh()
    return MadeSeries(key, folder, tuple(_todo(new, series, bool(template))))


def _written(new: NewSeries) -> dict[str, str]:
    """The template's files with what the person gave in place of its examples."""
    texts = {path.name: read_source(path) for path in TEMPLATE.glob("*.toml")}
    files = {DEFINITION: definition_text(texts.pop("definition.toml"), new)}
    files[SUBJECT_FILE] = texts.pop(SUBJECT_FILE)
    for name, text in texts.items():
        language = name.removesuffix(".toml")
        files[name if language == "zh" or not new.chinese_only else name + LATER] = book_text(
            text, new, language
        )
    return files


def _copied(series: Series, new: NewSeries) -> dict[str, str]:
    """Another series' own files under the new key, with the new places where any were given."""
    if new.indicators or new.windows:
        raise NewSeriesTrouble("indicators_from")
    files = {DEFINITION: copied_text(read_source(series.file), new)}
    for language, paths in series.books.items():
        own = next(path for path in paths if path.parent == series.file.parent)
        files[own.name] = copied_book(read_source(own), new, language)
    words = series.file.parent / SUBJECT_FILE
    if words.is_file():
        files[SUBJECT_FILE] = read_source(words)
    return files


def _prove(series: Series) -> None:
    """Load every phrase book, which says samples and reads them back: a series that cannot be proved
    is not made."""
    from store.wording.book.faults import WordingFault
    from store.wording.prove.books import load_book

    for language in series.books:
        try:
            load_book(series, language)
        except WordingFault as fault:
            raise NewSeriesTrouble("not_read_back", reasons=fault.said) from fault


def _todo(new: NewSeries, series: Series, copied: bool) -> list[ToDo]:
    """What the person should look at next."""
    found = []
    if not new.host and (new.places or not copied):
        found.append(ToDo("todo_host", DEFINITION))
    if not copied and not new.places:
        found.append(ToDo("todo_places", DEFINITION))
    if not copied and not new.indicators:
        found.append(ToDo("todo_indicators", DEFINITION))
    if copied and new.places:
        found.append(ToDo("todo_region", _books(series)))
    if "en" in series.books:
        bare = sum(not thing.names.get("en") for thing in (*series.places, *series.indicators))
        bare += not series.names.get("en")
        if bare:
            found.append(ToDo("todo_english", DEFINITION, bare))
    elif not copied:
        found.append(ToDo("todo_later", f"en.toml{LATER}"))
    found.append(ToDo("todo_wording", _books(series)))
    return found


def _books(series: Series) -> str:
    return " ".join(f"{language}.toml" for language in sorted(series.books))
