"""Puts the files of one language together into a phrase book, and checks what its sentences refer to."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from store.series.definition import Series
from store.series.loading import COMMON
from store.series.toml_file import TomlFile
from store.wording.book.book import PIECES, SUBJECT_CHOICES, TIMES, Book, Phrase
from store.wording.book.faults import refuse
from store.wording.book.pattern import LENGTH_MOST, BadPattern, Pattern, TooMuch, parse
from store.wording.book.style import OtherChoices, read_style
from store.wording.numbers.manner import LanguageSettings, UnitWord, manner, unit_words

_FORMAT = 1
"""The newest format of phrase books this program reads."""

_TABLES = ("format", "language", "default", "choice", "phrase", "form", "unit")
OURS = Path(__file__).parents[2] / "series"
"""Where the books of this program lie, which its tests have tried; any other is tried on load."""

_PHRASES_MOST = 1_000
"""Sentences of one file; this program's own have 137."""
_TEXTS_MOST = 40
"""Ways one sentence may be written, the first of which is said."""
_TIMES_MOST = 400
"""Signs of all the ways a time may be written, which stand again in every sentence with a time."""
_WORDS_MOST = 300
"""Words of one choice, paragraphs of one form."""
_NAME_MOST = 100

_HYPHEN = re.compile("-")


class OutcomeMemory(Protocol):
    """Which books of an office were found good on this machine, so that the next start need not try them again."""

    def mark(self, made_of: Iterable[bytes]) -> str:
        """What a book goes by that is made of all this."""

    def knows(self, mark: str) -> bool:
        """Whether it was found good before."""

    def note(self, mark: str) -> None:
        """Remember that it was found good."""


class Loader:
    """The phrase book of one language in the making."""

    def __init__(self, series: Series, language: str, tried: OutcomeMemory | None = None) -> None:
        self.series, self.language, self.tried = series, language, tried
        self.indicators = {indicator.key: indicator for indicator in series.indicators}
        self.files: dict[str, TomlFile] = {}
        self.phrases: dict[str, Phrase] = {}
        self.choices: dict[str, tuple[str, ...]] = {}
        self.forms: dict[str, tuple[str, ...]] = {}
        self.defaults: dict[str, str] = {}
        self.settings: dict[str, Any] = {}
        self.units: dict[str, UnitWord] = {}
        self.untried: str | None = None
        """What the book goes by that still has to be tried on samples; None when it need not be."""

    def load(self, files: list[TomlFile]) -> Book:
        shared = COMMON / f"{self.language}.toml"
        if shared.is_file() and all(file.path != shared for file in files):
            beneath = TomlFile(shared)
            self.units |= unit_words(beneath.section("unit"))  # measures belong to the language
            said = beneath.section("choice")
            self.choices |= {key: said.texts(key) for key in SUBJECT_CHOICES if key in said.data}
        for file in files:
            self._take(file)
        self.untried = self._mark_to_try(files)
        if self.untried is not None:
            self.examine(files)
        sentences = tuple(name for name in self.phrases if name not in TIMES and name not in PIECES)
        order = tuple(name for name in self.forms.get("sentences", ()))
        return Book(
            series=self.series,
            language=self.language,
            manner=self._manner(files),
            phrases=self.phrases,
            choices=self.choices,
            forms=self.forms,
            style=read_style(
                self.series, self.language, self.defaults, self.choices,
                (*sentences, *self._families()), order, OtherChoices(self.series, self.language),
            ),
            units=self.units,
        )  # fmt: skip

    def _mark_to_try(self, files: list[TomlFile]) -> str | None:
        """What this book goes by when it has to be examined and tried; None when it was, with this series."""
        if all(OURS in file.path.parents for file in files):
            return None
        if self.tried is None:
            return ""
        made_of = (repr(self.series), self.language, *(file.source for file in files))
        mark = self.tried.mark(part.encode("utf-8", "backslashreplace") for part in made_of)
        return None if self.tried.knows(mark) else mark

    def examine(self, files: list[TomlFile]) -> None:
        """Check what every sentence and form refers to; WordingFault for the first that is wrong."""
        from store.wording.book.examining import Examination

        Examination(self.series, self.phrases, self.choices, self.files, self._families()).all(
            self.forms, files
        )

    def _take(self, file: TomlFile) -> None:
        top = file.top().only(_TABLES)
        version = top.get("format", int, _FORMAT)
        if version > _FORMAT:
            top.fault("newer_format", "format", got=version, known=_FORMAT)
        language = file.section("language")
        manner(language)
        self.settings |= language.data
        defaults = file.section("default")
        for key in defaults.data:
            self.defaults[key] = defaults.get(key, str)
        for table, into in (("choice", self.choices), ("form", self.forms)):
            section = file.section(table)
            for key in section.data:
                words = section.texts(key)
                if not words:
                    section.fault("wrong_type", key, wanted='["…", "…"]')
                if len(words) > _WORDS_MOST or max(map(len, words)) > LENGTH_MOST:
                    section.fault(
                        "words", key, where=f"[{table}] {key}", limit=_WORDS_MOST, length=LENGTH_MOST
                    )
                into[key] = words
        self.units |= unit_words(file.section("unit"))
        self._take_phrases(file)

    def _take_phrases(self, file: TomlFile) -> None:
        section = file.section("phrase")
        if len(section.data) > _PHRASES_MOST:
            section.fault("phrases", "", where="[phrase]", got=len(section.data), limit=_PHRASES_MOST)
        for key, written in section.data.items():
            texts = (written,) if isinstance(written, str) else section.texts(key)
            if not texts:
                section.fault("wrong_type", key, wanted='"…"')
            self.files[key] = file
            if len(key) > _NAME_MOST:
                refuse(file, "name", key[:_NAME_MOST], limit=_NAME_MOST)
            if len(texts) > _TEXTS_MOST:
                refuse(file, "texts", key, got=len(texts), limit=_TEXTS_MOST)
            if key in TIMES and sum(map(len, texts)) > _TIMES_MOST:
                refuse(file, "time", key, limit=_TIMES_MOST)
            self.phrases[key] = Phrase(key, tuple(self._parse(key, text) for text in texts), file.path)

    def _manner(self, files: list[TomlFile]) -> LanguageSettings:
        section = files[0].section("language")
        section.data = self.settings
        return manner(section)

    def _parse(self, name: str, text: str) -> Pattern:
        try:
            return parse(text)
        except BadPattern as error:
            refuse(self.files[name], "bad_pattern", name, got=str(error)[:20])
        except TooMuch as error:
            what, limit = error.args
            refuse(self.files[name], f"sentence_{what}", name, limit=limit)

    def _families(self) -> set[str]:
        """Names that stand only with endings, such as `found` of `found-all-controlled`."""
        return {name[: at.start()] for name in self.phrases for at in _HYPHEN.finditer(name)}
