"""A phrase book: the sentences of one language, read from its TOML files and checked slot by slot.

    [language]   how the language writes numbers, lists and blanks (see `manner`)
    [default]    its house style where the office sets none (see `style`)
    [choice]     words that differ from house to house, the first one said: `region = ["全区", "西藏"]`
    [phrase]     sentences by name: one text, or a list of which the first is said and any is read
    [form]       which sentences make a text: `full = ["title", "lead", "sentences"]`
    [unit]       how the measure words of printed figures are said (see `units`)

A variant of a sentence has its name with an ending (`confirmed-zero`, `found-all-controlled`); which
one is said follows from the figures. Later files override single entries of earlier ones.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from store.series.definition import Indicator, Kind, Series
from store.series.faults import file_name, line_of, nearest
from store.series.toml_file import TomlFile
from store.values import made, struct
from store.wording.faults import WordingFault
from store.wording.manner import KEYS as MANNER_KEYS
from store.wording.manner import Manner, manner
from store.wording.pattern import BadPattern, Pattern, Slot, parse, plurals, slots
from store.wording.sections_phrases import BLOCKS, SECTION_PARTS
from store.wording.style import OtherChoices, Style, style
from store.wording.units import UnitWord, unit_words

FORMAT = 1
_TABLES = ("format", "language", "default", "choice", "phrase", "form", "unit")

TIMES: Mapping[str, tuple[str, ...]] = {
    "date": ("year", "month", "day"),
    "moment": ("date", "hour"),
    "moment-end": ("date", "hour"),
    "window": ("date", "from", "to"),
    "window-whole": ("date",),
    "window-days": ("date", "from", "until", "to"),
}
"""Sentences that only say a time, and the slots each may hold."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "item": ("place", "count", "unit"),
    "item-first": ("place", "count", "unit"),
    "item-each": ("list", "count", "unit"),
    "places": ("list",),
    "places-among": ("list",),
    "places-one-reported": ("place", "count"),
    "places-one-all_in": ("place", "count"),
    "places-unreported": ("list", "unreported"),
    "places-among-unreported": ("list", "unreported"),
    "places-only-unreported": ("unreported",),
    "half_day-none": (),
    "half_day-am": (),
    "half_day-pm": (),
    "table-place": (),
    "table-total": (),
    "table-unreported": (),
    "table-not_applicable": (),
    "table-blank": (),
    "table-as_of": ("as_of",),
    "held_at-none": (),
    "held_at-am": (),
    "held_at-pm": (),
    "held_at-hour": ("hour",),
    **SECTION_PARTS,
}
"""Sentences that are parts of a slot. One may be set for a single indicator: `confirmed-places`."""

HELD_AT = ("held_at-am", "held_at-pm", "held_at-hour", "held_at-none")
"""How the half of the day or hour of the conference is said; `held_at-none` where it is not known."""

SPECIAL = ("window", "when", "as_of", "number", "held_on", "held_at", "half_day")
"""Slots every sentence may hold: the window, its day where it is a whole one, the as-of of the
figures, the number of the conference, its date, its half of the day or hour, and the half of the day
as a greeting has it."""

TEXTS = ("headline", "agenda", "body", "byline", "host", "venue")
"""Slots for a person's own words of the conference; the fixed texts of the series stand beside them."""

FIGURES = ("", "count", "figure", "none")
"""Slots that print a count: `figure` in digits where others might take a word, `none` with the language's
word for none where it is zero and the house says zero in words."""

TYPES = (*FIGURES[1:], "places", "clause", "claim", "unit")
"""How a slot may be written after a colon."""

_HYPHEN = re.compile("-")


@struct
class Phrase:
    """A sentence: the pattern that is said, and those that are read beside it."""

    name: str
    patterns: tuple[Pattern, ...]
    path: Path

    @property
    def said(self) -> Pattern:
        return self.patterns[0]


@struct
class Book:
    """The sentences of one language under one house style."""

    series: Series
    language: str
    manner: Manner
    phrases: Mapping[str, Phrase]
    choices: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, ...]]
    style: Style
    overrides: frozenset[str] = made(default_factory=frozenset)
    """Sentences that came from an office's file."""
    units: Mapping[str, UnitWord] = made(default_factory=dict)

    def phrase(self, *names: str) -> Phrase | None:
        """The first of these sentences the book has."""
        for name in names:
            found = self.phrases.get(name)
            if found is not None:
                return found
        return None

    def part(self, name: str, indicator: Indicator | None) -> Phrase | None:
        """A sentence part, the indicator's own one before the common one."""
        own = f"{indicator.key}-{name}" if indicator is not None else name
        return self.phrase(own, name)

    def word(self, choice: str) -> str:
        """The words of a choice the house style says."""
        return self.style.said.get(choice, self.choices[choice][0])

    def main(self, phrase: Phrase) -> Indicator | None:
        """The indicator a sentence is about: that of its first figure."""
        for slot in slots(phrase.said):
            indicator = self.indicator(slot)
            if indicator is not None:
                return indicator
        return None

    def indicator(self, slot: Slot) -> Indicator | None:
        """The indicator a slot prints, None for every other slot."""
        if slot.type not in (*FIGURES, "places"):
            return None
        return self.indicators.get(slot.name)

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        return {indicator.key: indicator for indicator in self.series.indicators}

    def variants(self, name: str) -> Iterator[Phrase]:
        """The sentence and its variants, in the order of the file."""
        for key, phrase in self.phrases.items():
            if key == name or key.startswith(f"{name}-"):
                yield phrase


def load_book(series: Series, language: str) -> Book:
    """The phrase book of `series` in `language` under its house style. WordingFault when it is wrong."""
    paths = series.books.get(language)
    if not paths:
        known = sorted(series.books)
        raise WordingFault(
            "no_language", file=file_name(series.file), line=0, series=series.name("zh"), got=language,
            nearest=nearest(language, known), known="、".join(known) or "-",
        )  # fmt: skip
    return _Loader(series, language).load([TomlFile(path) for path in paths])


class _Loader:
    """Puts the files of one language together and checks what the sentences refer to."""

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
        overrides = {name for name, file in self.files.items() if file is not files[0]}
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
        if overrides:
            from store.wording.trial import try_out

            try_out(book, self.files)
        return book

    def _take(self, file: TomlFile) -> None:
        top = file.top().only(_TABLES)
        version = top.get("format", int, FORMAT)
        if version > FORMAT:
            top.fault("newer_format", "format", got=version, known=FORMAT)
        self.settings |= file.section("language").only(MANNER_KEYS).data
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
                if slot.type and slot.type not in TYPES:
                    self._fault("unknown_type", phrase.name, got=slot, known=TYPES, near=slot.type)
                if slot.type == "clause":
                    if slot.name not in self.phrases and slot.name not in self._families():
                        self._fault("unknown_phrase", phrase.name, got=slot.name, known=self.phrases)
                elif slot.type == "claim":
                    if slot.name not in self.choices:
                        self._fault("unknown_slot", phrase.name, got=slot, known=self.choices)
                elif slot.name not in allowed:
                    self._fault("unknown_slot", phrase.name, got=slot, known=allowed, near=slot.name)
                elif slot.type == "places" and not self._by_place(slot.name):
                    known = [key for key in self.indicators if self._by_place(key)]
                    self._fault("unknown_slot", phrase.name, got=slot, known=known, near=slot.name)

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
