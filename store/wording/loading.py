"""Puts the files of one language together into a phrase book, and checks what its sentences refer to."""

import re
from pathlib import Path
from typing import Any, NoReturn

from store.series.definition import Kind, Series
from store.series.faults import file_name, line_of, nearest
from store.series.loading import COMMON
from store.series.toml_file import TomlFile
from store.wording.book import PARTS, SPECIAL, TEXTS, TIMES, TYPES, Book, Phrase
from store.wording.faults import WordingFault
from store.wording.manner import Manner, manner
from store.wording.pattern import BadPattern, Pattern, Slot, parse, plurals, slots
from store.wording.sections_phrases import BLOCKS
from store.wording.style import OtherChoices, style
from store.wording.units import UnitWord, unit_words

FORMAT = 1
"""The newest format of phrase books this program reads."""

NEEDED = {
    "date": ("month", "day"),
    "moment": ("date",),
    "window": ("date", "from", "to"),
    "window-days": ("date", "from", "until", "to"),
    "item": ("place", "count"),
    "item-first": ("place", "count"),
    "item-each": ("list", "count"),
    "places": ("list",),
    "places-among": ("list",),
    "places-one-reported": ("place",),
    "places-one-all_in": ("place",),
    "places-unreported": ("list", "unreported"),
    "places-among-unreported": ("list", "unreported"),
    "places-only-unreported": ("unreported",),
}
"""What the parts of a sentence cannot do without."""

_TABLES = ("format", "language", "default", "choice", "phrase", "form", "unit")
OURS = Path(__file__).parent.parent / "series"
"""Where the books of this program lie, which its tests have tried; any other is tried on load."""

_HYPHEN = re.compile("-")


class Loader:
    """The phrase book of one language in the making."""

    def __init__(self, series: Series, language: str) -> None:
        self.series, self.language = series, language
        self.indicators = {indicator.key: indicator for indicator in series.indicators}
        self.files: dict[str, TomlFile] = {}
        self.phrases: dict[str, Phrase] = {}
        self.choices: dict[str, tuple[str, ...]] = {}
        self.forms: dict[str, tuple[str, ...]] = {}
        self.defaults: dict[str, str] = {}
        self.settings: dict[str, Any] = {}
        self.units: dict[str, UnitWord] = {}

    def load(self, files: list[TomlFile]) -> Book:
        for file in files:
            self._take(file)
        own = (COMMON, self.series.file.parent)
        overrides = {name for name, file in self.files.items() if file.path.parent not in own}
        for phrase in self.phrases.values():
            self._check(phrase)
        done: set[str] = set()
        for name in self.phrases:
            self._check_circle(name, (), done)
        self._check_forms(files[-1])
        sentences = tuple(name for name in self.phrases if name not in TIMES and name not in PARTS)
        order = tuple(name for name in self.forms.get("sentences", ()))
        book = Book(
            series=self.series,
            language=self.language,
            manner=self._manner(files),
            phrases=self.phrases,
            choices=self.choices,
            forms=self.forms,
            style=style(
                self.series, self.language, self.defaults, self.choices,
                (*sentences, *self._families()), order, OtherChoices(self.series, self.language),
            ),
            overrides=frozenset(overrides),
            units=self.units,
        )  # fmt: skip
        if any(OURS not in file.path.parents for file in files):
            from store.wording.trial import try_out

            try_out(book, self.files)
        return book

    def _take(self, file: TomlFile) -> None:
        top = file.top().only(_TABLES)
        version = top.get("format", int, FORMAT)
        if version > FORMAT:
            top.fault("newer_format", "format", got=version, known=FORMAT)
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
                into[key] = words
        self.units |= unit_words(file.section("unit"))
        section = file.section("phrase")
        for key, written in section.data.items():
            texts = (written,) if isinstance(written, str) else section.texts(key)
            if not texts:
                section.fault("wrong_type", key, wanted='"…"')
            self.files[key] = file
            self.phrases[key] = Phrase(key, tuple(self._parse(key, text) for text in texts), file.path)

    def _manner(self, files: list[TomlFile]) -> Manner:
        section = files[0].section("language")
        section.data = self.settings
        return manner(section)

    def _parse(self, name: str, text: str) -> Pattern:
        try:
            return parse(text)
        except BadPattern as error:
            self._fault("bad_pattern", name, got=str(error)[:20])

    def _check(self, phrase: Phrase) -> None:
        allowed = self._slots_of(phrase.name)
        for pattern in phrase.patterns:
            for word in plurals(pattern):
                known = [*self.indicators, *({"count"} & set(allowed))]
                if word.name not in known:
                    self._fault("unknown_slot", phrase.name, got=f"{{{word.name}}}", known=known)
            for slot in slots(pattern):
                self._check_slot(phrase.name, slot, allowed)
        for needed in self._needed_by(phrase.name):
            if not any(slot.name == needed for slot in slots(phrase.said)):
                self._fault("lacks_slot", phrase.name, got=f"{{{needed}}}")

    def _check_slot(self, name: str, slot: Slot, allowed: list[str]) -> None:
        if slot.type and slot.type not in TYPES:
            self._fault("unknown_type", name, got=slot, known=TYPES, near=slot.type)
        if slot.type == "clause":
            if slot.name not in self.phrases and slot.name not in self._families():
                self._fault("unknown_phrase", name, got=slot.name, known=self.phrases)
        elif slot.type == "claim":
            if slot.name not in self.choices:
                self._fault("unknown_slot", name, got=slot, known=self.choices)
        elif slot.name not in allowed:
            self._fault("unknown_slot", name, got=slot, known=allowed, near=slot.name)
        elif slot.type == "places" and not self._by_place(slot.name):
            known = [key for key in self.indicators if self._by_place(key)]
            self._fault("unknown_slot", name, got=slot, known=known, near=slot.name)

    def _by_place(self, key: str) -> bool:
        indicator = self.indicators.get(key)
        return indicator is not None and indicator.by_place and indicator.kind is not Kind.DERIVED

    def _slots_of(self, name: str) -> list[str]:
        """The slots a sentence of that name may hold."""
        if name in TIMES:
            return list(TIMES[name])
        for part, known in PARTS.items():
            if name == part or (
                name.endswith(f"-{part}") and name.removesuffix(f"-{part}") in self.indicators
            ):
                return [*known, *self.choices]
        texts = [*self.series.texts, *TEXTS]
        return [*self.indicators, *SPECIAL, *self.choices, *texts]

    def _needed_by(self, name: str) -> tuple[str, ...]:
        """The slots without which a sentence of that name says nothing."""
        for part, needed in NEEDED.items():
            own = name.removesuffix(f"-{part}")
            if name == part or (name != own and own in self.indicators):
                return needed
        return ()

    def _families(self) -> set[str]:
        """Names that stand only with endings, such as `found` of `found-all-controlled`."""
        return {name[: at.start()] for name in self.phrases for at in _HYPHEN.finditer(name)}

    def _check_circle(self, name: str, above: tuple[str, ...], done: set[str]) -> None:
        if name in above:
            self._fault("circle", name, got=name)
        phrase = self.phrases.get(name)
        if phrase is None or name in done:
            return
        for pattern in phrase.patterns:
            for slot in slots(pattern):
                if slot.type == "clause":
                    self._check_circle(slot.name, (*above, name), done)
        done.add(name)

    def _check_forms(self, file: TomlFile) -> None:
        known = ["sentences", *BLOCKS, *self.phrases, *sorted(self._families())]
        for form, paragraphs in self.forms.items():
            for paragraph in paragraphs:
                for name in paragraph.split()[: 1 if form == "sentences" else None]:
                    if name not in known:
                        file.section("form").unknown(form, name, known)

    def _fault(self, code: str, name: str, got: object = "", known: Any = (), near: str = "") -> NoReturn:
        names = list(dict.fromkeys(str(item) for item in known))
        file = self.files[name]
        raise WordingFault(
            code,
            file=file_name(file.path),
            line=line_of(file.source, "phrase", None, name),
            where=name,
            got=got,
            nearest=nearest(near or str(got), names),
            known="、".join(names),
        )
