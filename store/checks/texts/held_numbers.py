"""The number a numeral in the words of a text means, and whether the record has it, of what it is said to count, for the
places named beside it and for the day: so a title may give it.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from store.checks.basis.case import Case
from store.checks.basis.passages import side
from store.checks.basis.things import things
from store.checks.texts.said_of import named_in_full, of_the_grid, said_of
from store.record.chinese import NotANumeral, read_chinese
from store.record.measure import AFTER, BEFORE, ENGLISH_APPROX, SCALES, Meaning
from store.record.quantity import NotAQuantity, Quantity, plain, read_quantity
from store.record.reference import PartKey
from store.record.statement_slots import references
from store.wording.numbers.numerals import read_spelled
from store.wording.numbers.printed_as import english_measures
from store.wording.prove.stray_numerals import (
    StrayNumeral,
)
from store.wording.say.draft import Draft


def _about(text: str, stray: StrayNumeral, words: str, language: str) -> Quantity | None:
    """What a number of a title is that is printed as about another (超6万人, nearly 700 infections); None for a plain one."""
    before = text[: stray.start].lower()
    if side(language) == "en":
        approx = next((word for word in _ABOUT if before.endswith(f"{word} ")), "")
        value = value_of(stray, words) if approx else None
        sign = _SIGN_OF.get(ENGLISH_APPROX.get(approx, Meaning.EXACT))
        return read_quantity(f"{sign}{plain(value)}") if value is not None and sign else None
    lead = next((word for word in _ABOUT_ZH if before.endswith(word)), "")
    behind = next((word for word in AFTER if text.startswith(word, stray.end)), "")
    try:
        read = read_quantity(f"{lead}{words}{behind}")
    except NotAQuantity:
        return None
    return read if read.meaning is not Meaning.EXACT else None


_ABOUT = sorted(ENGLISH_APPROX, key=len, reverse=True)
_ABOUT_ZH = sorted(BEFORE, key=len, reverse=True)
_SIGN_OF: Mapping[Meaning, str] = {
    meaning: next(word for word, means in BEFORE.items() if means is meaning)
    for meaning in BEFORE.values()
    if meaning is not Meaning.EXACT
}
"""The Chinese word for each kind of about."""


def number_meant(stray: StrayNumeral, words: str) -> Decimal | None:
    """The number that is meant, None when it is none that could be compared (about, several, many)."""
    return None if any(sign in "几数余多约" for sign in words) else value_of(stray, words)


class Held:
    """What the record holds, for the figures of its titles."""

    def __init__(self, case: Case, language: str) -> None:
        self.case, self.language = case, language

    def says(self, draft: Draft, stray: StrayNumeral, others: Sequence[StrayNumeral]) -> bool:
        """True when the record has this number, of what it is said to count, of the places named beside it, and of
        the day."""
        text, words = draft.text, draft.text[stray.start : stray.end]
        span = draft.span_at(stray.start)
        within = span if span is not None and span.slot == "agenda" else None  # printed within a sentence
        told = said_of(self.case, text, stray, others, within, self.language)
        value = number_meant(stray, words)
        conference = self.case.conference
        if not named_in_full(self.case, told.words, self.language) and any(
            self._is_figure(key, value, text, stray, told.words) for key in conference.figures
        ):
            return True
        about = _about(text, stray, words, self.language)
        if about is not None:
            return of_the_grid(self.case, about.value, stray.unit, told, self.language, about)
        if value is None:
            return False
        counted = [one.counted for one in conference.lists.values() if one.counted is not None]
        if any(each.value == value and _same_unit(each, stray.unit, "") for each in counted):
            return True
        goals = "\n".join(words for one in conference.statuses.values() for words in one.goal.values())
        of_all_places = conference.statuses and value == len(self.case.series.places)
        if of_all_places and self._things(told.words) <= self._things(goals):
            return True
        return of_the_grid(self.case, value, stray.unit, told, self.language)

    def _is_figure(self, key: str, value: Decimal | None, text: str, stray: StrayNumeral, said: str) -> bool:
        """Whether the number is that figure beside the grid, and not said of something the figure is not."""
        figure = self.case.conference.figures[key]
        quantity = figure.quantity
        printed = figure.raw if figure.literal else figure.said.get(self.language, figure.text)
        as_printed = len(printed) >= stray.end - stray.start and text.startswith(printed, stray.start)
        told = self._told_with(key)
        same = (
            quantity is not None and quantity.value == value != 0 and _same_unit(quantity, stray.unit, told)
        )
        if not (same or (as_printed and printed)):
            return False
        return self._things(said) <= self._things(told)

    def _things(self, words: str) -> frozenset[str]:
        return things(self.case.series, words, self.language)

    def _told_with(self, key: str) -> str:
        """Everything a figure is called: its label, its noun, the sentences it stands in."""
        figure = self.case.conference.figures[key]
        sentences = [
            words
            for _, texts in self.case.conference.prose()
            for words in texts.values()
            if PartKey("figures", key) in references(words)
        ]
        return "\n".join([figure.raw, *figure.label.values(), *sentences])


_ALONE = 100
"""A smaller number that stands without a unit is not known for a figure's."""


def _same_unit(quantity: Quantity, unit: str, told: str) -> bool:
    """Whether a number of a title is counted as the figure is: by its measure, in English by a word of what it is
    `told` with, or without any."""
    if not unit:
        return quantity.value >= _ALONE
    if not unit.isascii():
        return quantity.unit.startswith(unit)
    if re.search("[0-9]", unit):  # 1e3 cases
        return False
    known = english_measures(quantity.unit) | set(re.findall("[a-z]+", told.lower()))
    return any(word in known for word in unit.lower().split())


_SCALED = re.compile(
    r"\W*([0-9][0-9,]*(?:\.[0-9]+)?)[ -](thousand|million|billion|trillion)\b", re.IGNORECASE
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def value_of(stray: StrayNumeral, words: str) -> Decimal | None:
    """The number of a stray numeral that stands there in these words; None when it cannot be read as one."""
    number = stray.number.strip("“”\"'（( ")
    scaled = _SCALED.match(words)
    if scaled is not None:
        return Decimal(scaled[1].replace(",", "")) * _SCALES[scaled[2].lower()]
    try:
        return read_quantity(f"{number}{stray.unit if not stray.unit.isascii() else ''}").value
    except NotAQuantity:
        pass
    plain = number.replace(",", "").replace(" ", "")
    for scale in sorted(SCALES, key=len, reverse=True):
        if scale and plain.endswith(scale):
            plain, times = plain.removesuffix(scale), SCALES[scale]
            break
    else:
        times = 1
    try:
        return Decimal(plain) * times
    except InvalidOperation:
        pass
    try:
        return Decimal(read_chinese(plain)) * times
    except NotANumeral:
        pass
    try:
        return Decimal(read_spelled(number))
    except NotANumeral:
        return None
