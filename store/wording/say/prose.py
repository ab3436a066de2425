"""A person's own words said with every figure filled in, each printed character traced to what it comes from.

A slot that refers to nothing, a figure that is still blank, and words that a language does not have are
visible marks, named in the draft's `missing`; none of them is ever made up. How far the places have come is one
sentence: 均 is said only when every place of the series has come that far; one that has not is listed, and with
a place unknown nothing is said at all.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.record.cell import CellKey
from store.record.claim import Claim
from store.record.conference import Conference
from store.record.figure import CountedList, Figure
from store.record.naming import field_name
from store.record.part import Part
from store.record.quantity import Quantity
from store.record.reference import Reference, reference
from store.record.section import Manner
from store.record.statement_slots import ProseSlot, prose_slots
from store.record.status import Reached, Statuses
from store.record.text import paragraphs_of
from store.record.words import Words, in_words
from store.series.definition import Indicator
from store.wording.book.articles import takes_no_article
from store.wording.book.book import Book, Phrase
from store.wording.book.pattern import Either, Literal, Pattern, Slot
from store.wording.numbers import numerals
from store.wording.say.draft import PARAGRAPH, SpanKind
from store.wording.say.times import say_date

if TYPE_CHECKING:
    from store.wording.say.sayer import Sayer


class Teller:
    """Tells the statuses of one conference in the language of a book."""

    def __init__(self, book: Book, conference: Conference) -> None:
        self.book, self.conference = book, conference

    def told(self, statuses: Statuses, short: bool = False) -> str | None:
        """The clause (`全区七市（地）均实现或基本实现…`), `short` for a headline; None when a place is not
        known or the language has no words for it."""
        goal = statuses.goal.get(self.book.language, "")
        places = self.book.series.places
        if not goal or not places or any(place.key not in statuses.places for place in places):
            return None
        far = [reached for reached in Reached if reached in statuses.places.values()]
        if Reached.NOT_YET in far:
            return self._listed(statuses, far, goal)
        reached = [self._words(f"reached-{each.value}", {}) for each in far]
        both = self._words("reached-or", {"first": reached[0], "second": reached[-1]})
        return self._words(
            "status-short" if short else "status-all",
            {
                "number": self.number,
                "collective": self._words("collective", {}),
                "reached": both if len(reached) > 1 else reached[0],
                "goal": goal,
            },
        )

    def _listed(self, statuses: Statuses, far: list[Reached], goal: str) -> str:
        """Each degree with its places: some lacking, so 均 is never said."""
        said = []
        for reached in far:
            names = [
                place.name(self.book.language)
                for place in self.book.series.places
                if statuses.places[place.key] is reached
            ]
            joints = self.book.manner.join(names)
            listed = "".join(joint + name for joint, name in zip(joints, names, strict=True))
            words = self._words(f"reached-{reached.value}", {})
            alone = len(names) == 1 and self.book.phrase("status-some-one") is not None
            name = "status-some-one" if alone else "status-some"
            said.append(self._words(name, {"list": listed, "reached": words, "goal": goal}))
        joint = "，" if not self.book.manner.spaced else "; "
        return joint.join(said)

    @property
    def number(self) -> str:
        """How many places the series has, as it is said: 七; seven."""
        count = len(self.book.series.places)
        if self.book.manner.ordinals == "chinese":
            return numerals.chinese(count)
        return self.book.manner.count(count)

    def _words(self, name: str, values: Mapping[str, str]) -> str:
        return filled_words(self.book, name, values)


def fitting(book: Book, name: str, department: str, alone: bool = False, within: bool = False) -> str:
    """The sentence of a name as the language has it for a department: `-bare` where its name takes no article, else
    `-within` in the middle of a sentence, and `-alone` where no words follow. A book without them says the plain one."""
    bare = takes_no_article(department, book.choices.get("no_article", ()))
    for ending in ("-bare" if bare else "-within" if within else "", "-alone" if alone else ""):
        name = name + ending if book.phrase(name + ending) is not None else name
    return name


def without_article(book: Book, department: str) -> str:
    """A department without the article it was typed with: the sentences have one where its name takes one."""
    for article in book.choices.get("article", ()):
        if department.lower().startswith(f"{article} "):
            return department[len(article) :].lstrip()
    return department


def without_articles(book: Book, department: Words) -> Words:
    """A department without its article, in each language it is named in (see `without_article`)."""
    return {language: without_article(book, name) for language, name in department.items()}


def filled_words(book: Book, name: str, values: Mapping[str, str]) -> str:
    """A sentence of the book with plain values in its slots; empty when the book has none of that name."""
    phrase = book.phrase(name)
    return "" if phrase is None else _filled(book, phrase.said, values)


def _filled(book: Book, pattern: Pattern, values: Mapping[str, str]) -> str:
    said = ""
    for node in pattern:
        if isinstance(node, Literal):
            said += node.text
        elif isinstance(node, Slot):
            said += values[node.name] if node.name in values else book.word(node.name)
        elif isinstance(node, Either):
            said += _filled(book, node.options[0], values)
    return said


Fill = Callable[[], None]


class ProseSayer:
    """Says prose, and the parts sentences of prose are put together with, into a text in the making."""

    def __init__(self, sayer: "Sayer") -> None:
        self.sayer = sayer
        self.book, self.conference = sayer.book, sayer.conference
        self.language = sayer.book.language
        self._teller = Teller(sayer.book, sayer.conference)

    # --- sentences of the book ----------------------------------------------------------------

    def paragraph(self) -> None:
        """Begin a paragraph."""
        self.sayer.emit(PARAGRAPH if self.sayer.length else "")

    def phrase(self, name: str, fills: Mapping[str, Fill]) -> bool:
        """Say a sentence of the book; False when the book has none of that name."""
        phrase = self.book.phrase(name)
        if phrase is not None:
            self._pattern(phrase.said, phrase, fills)
        return phrase is not None

    def _pattern(self, pattern: Pattern, phrase: Phrase, fills: Mapping[str, Fill]) -> None:
        for node in pattern:
            if isinstance(node, Literal):
                self.sayer.emit(node.text)
            elif isinstance(node, Slot):
                fill = fills.get(node.name)
                if fill is not None:
                    fill()
                else:
                    self.sayer.emit(self.book.word(node.name))
            else:
                self._pattern(node.options[0], phrase, fills)

    def words(self, held: Words, ref: Reference, name: str) -> Fill:
        """Fills a slot with words of the record; a visible mark where this language has none."""

        def fill() -> None:
            said = held.get(self.language, "")
            if said:
                self.sayer.emit(said, SpanKind.TEXT, (ref,))
            else:
                self.mark(held.get("zh", "") or field_name((name,), self.language), ref)

        return fill

    def text(self, said: str, ref: Reference) -> Fill:
        """Fills a slot with words that are the same in every language."""
        return lambda: self.sayer.emit(said, SpanKind.TEXT, (ref,))

    def mark(self, name: str, ref: Reference) -> None:
        """The visible mark where words or a figure are still to come."""
        self.sayer.missing[ref] = None
        self.sayer.emit(self.book.manner.mark(name), SpanKind.MISSING, (ref,))

    # --- prose --------------------------------------------------------------------------------

    def prose(self, text: str, ref: Reference, manner: Manner = Manner.PROSE) -> None:
        """A person's text, each line of it a paragraph; in a quotation inner marks become single."""
        quoted = manner is Manner.QUOTATION
        for number, paragraph in enumerate(paragraphs_of(text)):
            if number:
                self.paragraph()
                # Each paragraph of a quotation opens with a mark; only the last one closes it.
                self.sayer.emit("“" if quoted else "")
            at, self.sayer.begun = 0, self.sayer.length
            for slot in prose_slots(paragraph):
                self._words(paragraph[at : slot.start], ref, quoted)
                self.slot(slot, paragraph[slot.end :])
                at = slot.end
            self._words(paragraph[at:], ref, quoted)

    def _words(self, text: str, ref: Reference, quoted: bool) -> None:
        self.sayer.emit(text.translate(_INNER) if quoted else text, SpanKind.TEXT, (ref,))

    def slot(self, slot: ProseSlot, after: str = "") -> None:
        """What a slot refers to, as this language prints it; `after` are the words behind it."""
        ref = slot.ref
        if isinstance(ref, CellKey):
            self._cell(ref)
            return
        match self.conference.part(ref):
            case None:
                self.mark(str(ref), ref)
            case Figure(quantity=quantity) as figure:
                alone = slot.facet in ("number", "words")
                if alone and quantity is not None:
                    self._number(quantity, ref, slot.facet == "words", after)
                else:
                    self.figure(figure, ref, "" if alone else slot.facet)
            case CountedList() as counted:
                self._list(counted, ref, slot.facet)
            case Claim() as claim:
                self._claim(claim, ref)
            case Statuses() as statuses:
                self._status(statuses, ref)
            case held:
                self._own_words(held, ref)

    def _own_words(self, held: Part, ref: Reference) -> None:
        """A part that is printed as its own words."""
        said = held.printed_in(self.language)
        if said:
            self.sayer.emit(said, SpanKind.TEXT, (ref,))
        else:
            self.mark(held.shown or str(ref), ref)

    def figure(self, figure: Figure, ref: Reference, facet: str = "") -> None:
        """A figure in its printed form, or a day of its period."""
        if facet or (figure.period is not None and figure.quantity is None and not figure.literal):
            self._day(figure, ref, facet)
            return
        said = figure.said.get(self.language) or self._said(figure)
        if not self._true(figure):
            said = ""
        if said and not figure.said.get(self.language) and self._wants_words(figure.quantity):
            assert figure.quantity is not None
            self._half_said(said, figure.quantity.unit, ref)
        elif said:
            self.sayer.emit(said, SpanKind.COUNT, (ref,))
        else:
            self.mark(
                figure.label.get(self.language) or figure.label.get("zh") or figure.raw or str(ref), ref
            )

    def _true(self, figure: Figure) -> bool:
        """Whether what is recorded to be printed is the figure. A file made by hand may hold anything, and no
        text prints another number than the record has, not even a draft."""
        if not figure.said and not figure.literal:
            return True
        from store.wording.numbers.printed_as import counts, said_trouble

        own = figure.said.get(self.language)
        if figure.literal and counts(figure.raw):
            return False
        return not own or said_trouble(figure, self.language, own) is None

    def _said(self, figure: Figure) -> str:
        if figure.literal or figure.quantity is None:
            return figure.raw if figure.literal else ""
        return self.quantity(figure.quantity)

    def quantity(self, quantity: Quantity) -> str:
        """A quantity as it was printed, or by the measure words of this language; empty when it has none."""
        if self.language == "zh":
            return quantity.text
        if self.book.units:
            from store.wording.numbers.quantities_english import say_english

            return say_english(quantity, self.book.units, opening=self.sayer.opening())
        return ""

    def _wants_words(self, quantity: Quantity | None) -> bool:
        """True for a measure word this language cannot say: its number alone would say nothing."""
        if quantity is None or self.language == "zh" or not self.book.units:
            return False
        from store.wording.numbers.quantities_english import has_words

        return not has_words(quantity, self.book.units)

    def _half_said(self, number: str, unit: str, ref: Reference) -> None:
        """A number whose measure word is still to come, visibly."""
        said = f"{number} {self.book.manner.mark(unit)}"
        self.sayer.emit(said, SpanKind.MISSING, (ref,))

    def _number(self, quantity: Quantity, ref: Reference, words: bool, after: str) -> None:
        """The number alone, whatever it stands behind; a measure such as hectares has to follow in words."""
        if self.language == "zh" or not self.book.units:
            said = replace(quantity, unit="", noun="").text
        else:
            from store.wording.numbers.quantities_english import number_alone

            said = number_alone(quantity, words)
            unit = self.book.units.get(quantity.unit)
            if unit is not None and unit.figures:
                named = (
                    unit.one.lower(),
                    unit.other.lower(),
                    *(("percent", "per cent") if unit.one == "%" else ()),
                )
                if not after.lstrip(" -").lower().startswith(named):
                    self._half_said(said, quantity.unit, ref)
                    return
        self.sayer.emit(said, SpanKind.COUNT, (ref,))

    def _day(self, figure: Figure, ref: Reference, facet: str) -> None:
        """A day of a figure's period; the last one without its month where the first has said it."""
        period = figure.period
        if period is None:
            self.mark(in_words(figure.label, self.language) or str(ref), ref)
            return
        day = period.end if facet == "to" else period.start
        same = facet == "to" and (day.year, day.month) == (period.start.year, period.start.month)
        elided = self.book.phrase("day") if same and self._began_with(ref, period.start) else None
        said = self.book.manner.plain(day.day) if elided else say_date(self.book, day)
        if elided is not None:
            said = "".join(node.text if isinstance(node, Literal) else said for node in elided.said)
        self.sayer.emit(said, SpanKind.TIME, (ref,))

    def _began_with(self, ref: Reference, start: date) -> bool:
        """True when the text has printed the day this period began on, so that its month is known."""
        said = say_date(self.book, start)
        return said in "".join(self.sayer.parts[-40:])

    def _list(self, counted: CountedList, ref: Reference, facet: str) -> None:
        if facet == "count":
            said = self.quantity(counted.counted) if counted.counted is not None else ""
            if said and self._wants_words(counted.counted):
                assert counted.counted is not None
                self._half_said(said, counted.counted.unit, ref)
            elif said:
                self.sayer.emit(said, SpanKind.COUNT, (ref,))
            else:
                self.mark(counted.raw or in_words(counted.label, self.language) or str(ref), ref)
            return
        items = counted.items if self.language == "zh" else counted.translated
        if items is counted.translated and items and len(items) != len(counted.items):
            items = ()
        if not items:
            self.mark(in_words(counted.label, self.language) or "、".join(counted.items) or str(ref), ref)
            return
        said = self.joined(items)
        if counted.open and self.book.phrase("list-open"):
            self.phrase("list-open", {"list": self.text(said, ref)})
        else:
            self.sayer.emit(said, SpanKind.TEXT, (ref,))

    def joined(self, items: Iterable[str]) -> str:
        """A list as the language joins it; names in quotation marks stand side by side in Chinese."""
        named = list(items)
        if all(item.startswith("“") and item.endswith("”") for item in named) and not self.book.manner.spaced:
            return "".join(named)
        joints = self.book.manner.join(named)
        return "".join(joint + item for joint, item in zip(joints, named, strict=True))

    def _claim(self, claim: Claim, ref: Reference) -> None:
        said = claim.text(self.language)
        supports = tuple(reference(support) for support in claim.supports)
        if said:
            self.sayer.emit(said, SpanKind.CLAIM, (ref, *supports))
        else:
            self.mark(claim.text("zh") or str(ref), ref)

    def _status(self, statuses: Statuses, ref: Reference) -> None:
        told = self._teller.told(statuses)
        if told is None:
            self.mark(statuses.goal.get("zh") or str(ref), ref)
        else:
            # The number of places is the record's; the goal beside it is a person's own words.
            before, number, after = told.partition(self._teller.number)
            self.sayer.emit(before, SpanKind.CLAIM, (ref,))
            self.sayer.emit(number, SpanKind.COUNT, (ref,))
            self.sayer.emit(after, SpanKind.CLAIM, (ref,))

    def _cell(self, ref: CellKey) -> None:
        """A figure of the grid: the total of its row, or the count of one place."""
        indicator = self.book.indicators.get(ref.indicator)
        known = indicator is not None and (not ref.window or self.conference.window(ref.window) is not None)
        if indicator is None or not known:
            self.mark(str(ref), ref)
            return
        value, cells, formula = self._row(indicator, ref)
        if value is None:
            self.mark(indicator.name(self.language), ref)
        else:
            said = self.book.manner.count(value, self.sayer.opening())
            self.sayer.emit(said, SpanKind.COUNT, cells, formula)

    def _row(self, indicator: Indicator, ref: CellKey) -> tuple[int | None, tuple[CellKey, ...], str]:
        if ref.place:
            return self.conference.number_in(ref), (ref,), ""
        row = self.sayer.rows.total(indicator, self.conference.window(ref.window) if ref.window else None)
        return row.value, row.parts or (ref,), row.formula if len(row.parts) > 1 else ""


_INNER = {ord("“"): "‘", ord("”"): "’"}
"""Quotation marks inside a quotation."""
