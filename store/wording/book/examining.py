"""What the sentences of a phrase book refer to must be there: slots, types, clauses, choices, forms; and no
digit of a sentence's own words may touch a figure (`3{count}` prints 3477 where the record says 477).

The program's own books are examined by its tests, so that a start does not wait for it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn

from store.series.definition import Series
from store.series.faults import file_name
from store.series.toml_file import TomlFile
from store.wording.book.book import BLOCKS, FIGURES, PIECES, SPECIAL, TEXTS, TIMES, TYPES, Phrase
from store.wording.book.faults import WordingFault, refuse
from store.wording.book.pattern import (
    LENGTH_MOST,
    WAYS_MOST,
    Ambiguity,
    Either,
    Literal,
    Node,
    Pattern,
    Slot,
    plurals,
    slots,
)
from store.wording.numbers.source import folded

NEEDED = {
    "date": ("month", "day"),
    "moment": ("date",),
    "window": ("date", "from", "to"),
    "window-days": ("date", "from", "until", "to"),
    "window-days-begin": ("date", "until", "to"),
    "window-days-end": ("date", "from", "until"),
    "window-days-whole": ("date", "until"),
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
    "places-met": ("list",),
    "share-met": ("list",),
    "share-exact-met": ("list",),
    "share-only-met": ("list",),
    "share-some-met": ("place", "count"),
    "share-count-met": ("place", "count"),
    "share-all-met": ("place",),
}
"""What the parts of a sentence cannot do without."""


_WANTED = ("date", "moment", "window", "item", "places", "places-unreported", "places-only-unreported")
"""Sentences no book can do without."""


_FIGURED = (
    "count", "number", "year", "month", "day", "hour", "from", "to", "date", "until",
    "window", "when", "as_of", "held_on",
)  # fmt: skip
"""Slots beside the series' own figures that print digits."""


_CLAUSES_MOST = 300
"""Sentences one sentence may come to with its clauses, and theirs, written out."""
_CLAUSES_DEEP = 12
_FORM_MOST = 200
"""Sentences of one form."""


class Examination:
    """One book being examined. `files` are the files its sentences came from."""

    def __init__(
        self,
        series: Series,
        phrases: Mapping[str, Phrase],
        choices: Mapping[str, tuple[str, ...]],
        files: Mapping[str, TomlFile],
        families: set[str],
    ) -> None:
        self.series, self.phrases, self.choices, self.files = series, phrases, choices, files
        self.families = families
        self._ambiguity = Ambiguity(lambda words: folded(words, spaced=True), choices)
        self.indicators = {indicator.key: indicator for indicator in series.indicators}

    def all(self, forms: Mapping[str, tuple[str, ...]], files: Sequence[TomlFile]) -> None:
        """Every sentence, then the forms. `files` are those of the book, what overrides last."""
        last = files[-1]
        for name in _WANTED:
            if name not in self.phrases:
                raise WordingFault("missing_phrase", file=file_name(last.path), line=0, got=name)
        for form in ("full", "sentences"):
            if form not in forms:
                last.section("form").fault("missing_key", form, where="[form]", got=form)
        for phrase in self.phrases.values():
            self._check(phrase)
        sizes: dict[str, int] = {}
        for name in self.phrases:
            self._check_circle(name, (), sizes)
        for phrase in self.phrases.values():
            self._check_own_figure(phrase)
        self._check_forms(forms, files)

    def _check(self, phrase: Phrase) -> None:
        allowed = self._slots_of(phrase.name)
        for pattern in phrase.patterns:
            if self._ambiguity.ways(pattern) > WAYS_MOST:
                self._fault("ambiguous", phrase.name, limit=WAYS_MOST)
            for word in plurals(pattern):
                known = [*self.indicators, *({"count"} & set(allowed))]
                if word.name not in known:
                    self._fault("unknown_slot", phrase.name, got=f"{{{word.name}}}", known=known)
            for slot in slots(pattern):
                self._check_slot(phrase.name, slot, allowed)
            for printed, slot in touching(pattern, self._prints_figure):
                self._check_touching(phrase.name, printed, slot)
        for needed in self._needed_by(phrase.name):
            if not any(slot.name == needed for slot in slots(phrase.said)):
                self._fault("lacks_slot", phrase.name, got=f"{{{needed}}}")

    def _check_slot(self, name: str, slot: Slot, allowed: list[str]) -> None:
        if slot.type and slot.type not in TYPES:
            self._fault("unknown_type", name, got=slot, known=TYPES, near=slot.type)
        if slot.type == "clause":
            if slot.name not in self.phrases and slot.name not in self.families:
                self._fault("unknown_phrase", name, got=slot.name, known=self.phrases)
        elif slot.type == "claim":
            if slot.name not in self.choices:
                self._fault("unknown_slot", name, got=slot, known=self.choices)
        elif slot.name not in allowed:
            self._fault("unknown_slot", name, got=slot, known=allowed, near=slot.name)
        elif slot.type == "places" and not self._by_place(slot.name):
            known = [key for key in self.indicators if self._by_place(key)]
            self._fault("unknown_slot", name, got=slot, known=known, near=slot.name)

    def _prints_figure(self, slot: Slot) -> bool:
        if slot.type in FIGURES and slot.name in self.indicators:
            return True
        return not slot.type and slot.name in _FIGURED

    def _check_touching(self, name: str, printed: str, slot: Slot) -> None:
        """A number in the sentence's words beside a figure; 万 may be what the figure is counted in."""
        what = self.indicators.get(slot.name)
        units = tuple(what.unit.values()) if what is not None else ()
        if not any(unit and printed.endswith(unit[0]) for unit in units):
            self._fault("touching", name, got=printed, example=printed.replace(str(slot), "477"))

    def _check_own_figure(self, phrase: Phrase) -> None:
        """A sentence named for a figure must say it; one made of clauses leaves that to them."""
        said = phrase.slots
        if phrase.name in self.indicators and not any(
            slot.name == phrase.name or slot.type == "clause" for slot in said
        ):
            slot = f"{{{phrase.name}}}"
            self._fault("figure_unsaid", phrase.name, got=slot, example="".join(map(_shape, phrase.said)))

    def _by_place(self, key: str) -> bool:
        indicator = self.indicators.get(key)
        return indicator is not None and indicator.by_place and not indicator.kind.computed

    def _slots_of(self, name: str) -> list[str]:
        """The slots a sentence of that name may hold."""
        if name in TIMES:
            return list(TIMES[name])
        for part, known in PIECES.items():
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

    def _check_circle(self, name: str, above: tuple[str, ...], sizes: dict[str, int]) -> int:
        """How many sentences this one comes to with its clauses written out. None may be its own clause."""
        if name in above:
            self._fault("circle", name, got=name)
        if len(above) > _CLAUSES_DEEP:
            self._fault("clauses", above[0], limit=_CLAUSES_MOST)
        phrase = self.phrases.get(name)
        if phrase is None or name in sizes:
            return sizes.get(name, 1)
        made = max(
            1
            + sum(
                self._check_circle(slot.name, (*above, name), sizes)
                for slot in slots(pattern)
                if slot.type == "clause"
            )
            for pattern in phrase.patterns
        )
        if made > _CLAUSES_MOST:
            self._fault("clauses", name, limit=_CLAUSES_MOST)
        sizes[name] = made
        return made

    def _check_forms(self, forms: Mapping[str, tuple[str, ...]], files: Sequence[TomlFile]) -> None:
        """Every form where it was written last. A headline the common books have is spared: a series
        without a sentence for it has none."""
        known = ["sentences", *BLOCKS, *self.phrases, *sorted(self.families)]
        written = {form: file for file in files for form in file.section("form").data}
        for form, paragraphs in forms.items():
            if form == "headline" and written[form] is not files[-1]:
                continue
            if sum(len(paragraph.split()) for paragraph in paragraphs) > _FORM_MOST:
                written[form].section("form").fault(
                    "words", form, where=f"[form] {form}", limit=_FORM_MOST, length=LENGTH_MOST
                )
            for paragraph in paragraphs:
                for name in paragraph.split()[: 1 if form == "sentences" else None]:
                    if name not in known:
                        written[form].section("form").unknown(form, name, known)

    def _fault(
        self,
        code: str,
        name: str,
        got: object = "",
        known: Sequence[object] | Mapping[str, object] = (),
        near: str = "",
        example: str = "",
        limit: int = 0,
    ) -> NoReturn:
        refuse(self.files[name], code, name, got, known, near, example, limit)


def _shape(node: Node) -> str:
    """A part of a sentence as it is said, its slots as they are written."""
    if isinstance(node, Literal):
        return node.text
    return str(node) if isinstance(node, Slot) else "".join(map(_shape, node.options[0]))


_MARKS = ".,．，'\u2009\u00a0\u202f"
_HUNDREDS = "十百千万亿"
"""Number words that multiply the figure before them."""

Edge = str | Slot
"""What stands at one end of a piece of a sentence: its words, or a slot."""


def touching(pattern: Pattern, is_figure: Callable[[Slot], bool]) -> Iterator[tuple[str, Slot]]:
    """Each slot with a figure that touches a number in the words beside it, with the two as printed
    (`is_figure` says which slots print one)."""
    for at, node in enumerate(pattern):
        if isinstance(node, Either):
            for option in node.options:
                yield from touching(option, is_figure)
        lefts = dict.fromkeys(_ends((node,), last=True)[0])
        rights = dict.fromkeys(_ends(pattern[at + 1 :], last=False)[0])
        for left in lefts:
            for right in rights:
                if isinstance(left, str) and isinstance(right, Slot) and is_figure(right) and _ending(left):
                    yield f"{_ending(left)}{right}", right
                elif (
                    isinstance(left, Slot)
                    and isinstance(right, str)
                    and is_figure(left)
                    and _beginning(right)
                ):
                    yield f"{left}{_beginning(right)}", left


def _ends(nodes: tuple[Node, ...], last: bool) -> tuple[list[Edge], bool]:
    """What may stand at the beginning (or end) of these nodes, and whether they may be empty: what may be
    empty lets the next be seen."""
    found: list[Edge] = []
    for node in reversed(nodes) if last else nodes:
        if isinstance(node, Slot):
            return [*found, node], False
        if isinstance(node, Literal):
            if node.text:
                return [*found, node.text], False
            continue
        empty = False
        for option in node.options:
            edges, nothing = _ends(option, last)
            found += edges
            empty = empty or nothing
        if not empty:
            return found, False
    return found, True


def _ending(words: str) -> str:
    """The number a text ends with, as far as a reader would take it for a part of the next figure."""
    bare = words.rstrip(_MARKS)
    number = bool(bare) and bare[-1].isnumeric() and (bare == words or bare[-1].isdecimal())
    return words[len(bare) - 1 :] if number else ""


def _beginning(words: str) -> str:
    """The number a text begins with, a word that multiplies the figure before it among them."""
    bare = words.lstrip(_MARKS)
    marks = len(words) - len(bare)
    number = bool(bare) and (bare[0].isdecimal() or (not marks and bare[0] in _HUNDREDS))
    return words[: marks + 1] if number else ""
