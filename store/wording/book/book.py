"""A phrase book: the sentences of one language, read from its TOML files and checked slot by slot.

    [language]   how the language writes numbers, lists and blanks (see `manner`)
    [default]    its house style where the office sets none (see `style`)
    [choice]     words that differ from house to house, the first one said: `region = ["全区", "西藏"]`
    [phrase]     sentences by name: one text, or a list of which the first is said and any is read
    [form]       which sentences make a text: `full = ["title", "lead", "sentences"]`
    [unit]       how the measure words of printed figures are said (see `manner`)

A variant of a sentence has its name with an ending (`confirmed-zero`, `found-all-controlled`); which
one is said follows from the figures; what ends with `-met` is only read, where others write it. Later files override single entries of earlier ones. Sentences that are
parts of others (sections, answers) are never read back by themselves: `{who}` is the person as the sentence before
names them, `{text}` their words with every figure filled in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct, field

from store.series.definition import VERBS, Indicator, Series
from store.wording.book.pattern import Pattern, Slot, said_slots, slots
from store.wording.book.style import Style
from store.wording.numbers.manner import LanguageSettings, UnitWord

BLOCKS = ("subheads", "sections", "answers")
"""What a form may name beside sentences: parts of the text that are made from the whole record."""

_SAID = ("who", "text")
_NAMED = ("speaker", "title", "department")

SECTION_PARTS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("speaker", "speaker-bare", "speaker-alone", "speaker-bare-alone"), _NAMED),
    "speaker-untitled": ("speaker", "department"),
    "speaker-untitled-bare": ("speaker", "department"),
    "speaker-nowhere": ("speaker", "title"),
    "speaker-nowhere-alone": ("speaker", "title"),
    "speaker-name": ("speaker",),
    "speaker-department": ("department",),
    "speaker-department-bare": ("department",),
    "speaker-department-within": ("department",),
    **{f"said-{verb}": _SAID for verb in VERBS},
    **{f"quoted-{verb}": _SAID for verb in VERBS},
    "said-report-nobody": ("text",),
    "on-concern": ("asker", "topic"),
    "on-concern-none": ("asker", "topic"),
    "figures-told": ("who", "list"),
    "figure-told": ("label", "figure"),
    "section-called": ("who",),
    "question": ("question",),
    "question-asker": ("asker", "question"),
    "question-topic": ("topic",),
    "answer": _SAID,
    "promised": ("promise",),
    "promised-due": ("promise", "date"),
    "list-open": ("list",),
    "day": ("day",),
    "collective": (),
    "reached-done": (),
    "reached-mostly": (),
    "reached-not_yet": (),
    "reached-or": ("first", "second"),
    "status-all": ("number", "collective", "reached", "goal"),
    "status-short": ("number", "collective", "reached", "goal"),
    "status-some": ("list", "reached", "goal"),
    "status-some-one": ("list", "reached", "goal"),
    "proposed-split": ("first", "second"),
    "agenda-department": ("department",),
    "agenda-department-bare": ("department",),
    "agenda-introduce": ("list",),
    "agenda-respond": ("list",),
}
"""Sentence -> the slots it may hold, beside the words of `[choice]`."""


TIMES: Mapping[str, tuple[str, ...]] = {
    "date": ("year", "month", "day"),
    "moment": ("date", "hour"),
    "moment-end": ("date", "hour"),
    "window": ("date", "from", "to"),
    "window-whole": ("date",),
    "window-days": ("date", "from", "until", "to"),
    "window-days-begin": ("date", "until", "to"),
    "window-days-end": ("date", "from", "until"),
    "window-days-whole": ("date", "until"),
}
"""Sentences that only say a time, and the slots each may hold."""

WINDOWS = (
    "window-days-whole", "window-days-begin", "window-days-end", "window-days", "window", "window-whole",
)  # fmt: skip
"""Those that say a window, in the order in which a text is held against them. Where a book has its own words for the
beginning of a day (`-begin`), for its end (`-end`), or for whole days (`-whole`), midnight is never taken for the wrong
one."""

PIECES: Mapping[str, tuple[str, ...]] = {
    "furniture": ("number",),
    "item": ("place", "count", "unit"),
    "item-first": ("place", "count", "unit"),
    "item-each": ("list", "count", "unit"),
    "item-each-first": ("list", "count", "unit"),
    "places": ("list",),
    "places-among": ("list",),
    "places-one-reported": ("place", "count"),
    "places-one-all_in": ("place", "count"),
    "places-unreported": ("list", "unreported"),
    "places-among-unreported": ("list", "unreported"),
    "places-only-unreported": ("unreported",),
    "places-met": ("list",),
    "share-met": ("list", "count"),
    "share-exact-met": ("list", "count"),
    "share-only-met": ("list",),
    "item-exact-met": ("place", "list", "count"),
    "share-some-met": ("place", "count", "list"),
    "share-count-met": ("place", "count"),
    "share-all-met": ("place",),
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

HELD_AT_PHRASES = ("held_at-am", "held_at-pm", "held_at-hour", "held_at-none")
"""How the half of the day or hour of the conference is said; `held_at-none` where it is not known."""

SPECIAL = ("window", "when", "as_of", "number", "held_on", "held_at", "half_day")
"""Slots every sentence may hold: the window, its day where it is a whole one, the as-of of the
figures, the number of the conference, its date, its half of the day or hour, and the half of the day
as a greeting has it."""

TEXTS = ("headline", "agenda", "body", "byline", "host", "venue", "reasons")
"""Slots for a person's own words of the conference; the fixed texts of the series stand beside them.
`reasons` are those recorded for figures that contradict an earlier conference."""

FIGURES = ("", "count", "figure", "none")
"""Slots that print a count: `figure` in digits where others might take a word, `none` with the language's
word for none where it is zero and the house says zero in words."""

TYPES = (*FIGURES[1:], "places", "clause", "claim", "unit")
"""How a slot may be written after a colon."""


SUBJECT_CHOICES = (
    "case_words", "people_words", "other_counts", "outcomes", "subject_words", "outbreak_words", "existing_words", "local_words", "outside_words",
    "counted_in", "office_words", "nation_words", "outlet_words", "other_matters", "other_illnesses",
)  # fmt: skip
"""The choices in which a series says the words of its subject, by which bulletins of others are read; those of the
shared sentences where it says none."""


class Phrase(Struct, frozen=True, dict=True):
    """A sentence: the pattern that is said, and those that are read beside it."""

    name: str
    patterns: tuple[Pattern, ...]
    path: Path

    @property
    def said(self) -> Pattern:
        return self.patterns[0]

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots that are said, in order."""
        return tuple(said_slots(self.said))


class Book(Struct, frozen=True, dict=True):
    """The sentences of one language under one house style."""

    series: Series
    language: str
    manner: LanguageSettings
    phrases: Mapping[str, Phrase]
    choices: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, ...]]
    style: Style
    units: Mapping[str, UnitWord] = field(default_factory=dict)

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
        return self._main_of(phrase.name) if self.phrases.get(phrase.name) is phrase else self._main(phrase)

    @cached_property
    def _main_of(self) -> Callable[[str], Indicator | None]:
        return cache(lambda name: self._main(self.phrases[name]))

    def _main(self, phrase: Phrase) -> Indicator | None:
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

    def variants(self, name: str) -> Sequence[Phrase]:
        """The sentence and its variants, in the order of the file."""
        return self._families.get(name, ())

    @cached_property
    def _families(self) -> Mapping[str, Sequence[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for key, phrase in self.phrases.items():
            for name in (key, *(key[:at] for at, sign in enumerate(key) if sign == "-")):
                found.setdefault(name, []).append(phrase)
        return found

    @cached_property
    def printed_by(self) -> Callable[[str], tuple[Indicator, ...]]:
        """Every indicator the sentence of a name prints, in order, its clauses included."""
        return cache(lambda name: tuple(self._printed_by(self.phrases[name])))

    def _printed_by(self, phrase: Phrase) -> Iterator[Indicator]:
        for slot in phrase.slots:
            if slot.type == "clause":
                inner = self.phrase(slot.name) or next(iter(self.variants(slot.name)), None)
                if inner is not None:
                    yield from self._printed_by(inner)
            elif (indicator := self.indicator(slot)) is not None:
                yield indicator

    def by_window(self, name: str) -> bool:
        """True when the sentence prints flows, so that it is said once for each window."""
        return any(indicator.kind.by_window for indicator in self._printed_by_family(name))

    def whole_of(self, name: str) -> Indicator | None:
        """The derived indicator a family of sentences such as `found` divides into parts, if it is one."""
        if not any(phrase.name != f"{name}-all" for phrase in self.variants(f"{name}-all")):
            return None
        divided = (each for each in self._printed_by_family(name) if self.series.parts_of(each.key))
        return next(divided, None)

    def _printed_by_family(self, name: str) -> Iterator[Indicator]:
        for phrase in self.variants(name):
            yield from self.printed_by(phrase.name)
