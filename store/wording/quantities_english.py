"""A printed figure said in English, and English figures found in running text.

The words of the measures are data: the `[unit]` table of the language file. Numbers follow
AP and Xinhua usage: 万 becomes the number itself below a million and “million” above it, with
every significant digit (nothing is rounded); one to nine are words before a thing that is counted and
digits before a measure; a sentence never begins with a figure.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from store.record.measure import ENGLISH_APPROX, NEGATIONS, SCALES, Meaning
from store.record.quantity import MAX_DIGITS, Quantity, one_of, plain
from store.wording import numerals
from store.wording.quantities import Span, Taken
from store.wording.units import NO_WORD, UnitWord

LARGE = ("trillion", "billion", "million")
_BEFORE = {
    Meaning.EXACT: "", Meaning.ABOUT: "about ", Meaning.MORE: "more than ", Meaning.LEAST: "at least ",
    Meaning.NEARLY: "nearly ", Meaning.LESS: "fewer than ", Meaning.MOST: "at most ",
}  # fmt: skip


def say_english(
    quantity: Quantity,
    units: Mapping[str, UnitWord],
    noun: tuple[str, str] | None = None,
    opening: bool = False,
    spell: bool = True,
) -> str:
    """The figure in English: `79.49 million messages`, `about 350,000 users`, `15,000 jin (7,500 kg)`.

    `noun` is the thing counted, for one and for others, where the measure word does not say it;
    `opening` when it begins a sentence; `spell` False for headlines and tables.
    """
    unit = units.get(quantity.unit, NO_WORD)
    if noun is not None:
        unit = UnitWord(*noun, figures=unit.figures and not unit.one)
    value = quantity.value
    if quantity.lead in NEGATIONS:
        said = f"no {unit.other}".rstrip()
    elif quantity.digits == "首":
        said = f"the first {unit.one}".rstrip()
    else:
        before = _BEFORE[quantity.meaning]
        words = spell and not unit.figures and not quantity.scale
        number = english_number(value, bool(quantity.scale), words, opening and not before)
        space = "" if unit.close or not unit.word(value) else " "
        between = "consecutive " if quantity.lead else ""
        said = f"{before}{number}{space}{between}{unit.word(value)}"
        if unit.also:
            said += in_other_measure(quantity, unit)
    return said[:1].upper() + said[1:] if opening else said


def in_other_measure(quantity: Quantity, unit: UnitWord) -> str:
    """The bracket that explains a measure: ` (7,500 kg)`."""
    return f" ({number_text(quantity.value * unit.factor)} {unit.also})"


def english_number(value: Decimal, scaled: bool, spell: bool, opening: bool) -> str:
    """The number alone. A scaled one from a million on is said in millions, billions or trillions."""
    whole = value == value.to_integral_value()
    if whole and spell and (0 < value < 10 or opening and value < 100):
        return numerals.spelled(int(value))
    if opening:
        return f"A total of {english_number(value, scaled, False, False)}"
    if scaled and value >= 1_000_000:
        name = next(name for name in LARGE if value >= SCALES[name])
        return f"{plain(value / SCALES[name])} {name}"
    return number_text(value)


def number_text(value: Decimal) -> str:
    """Digits with a comma from 1,000 and every decimal."""
    whole, point, decimals = plain(value).partition(".")
    return f"{numerals.grouped(int(whole))}{point}{decimals}"


# --- reading ---------------------------------------------------------------------------------


@cache
def _regex(words: tuple[str, ...]) -> re.Pattern[str]:
    units = one_of(words)
    return re.compile(
        rf"\b(?P<word>no|{numerals.UP_TO_NINETY_NINE}|first)(?= )(?: (?P<run>consecutive))? (?P<counted>{units})(?![A-Za-z])"
        r"|(?P<digits>[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+)"
        rf"(?: (?P<scale>{'|'.join(LARGE)})\b)?(?: (?P<days>consecutive)(?= ))?"
        rf"(?: ?(?P<unit>{units})(?![A-Za-z]))?",
        re.IGNORECASE,
    )


_APPROX = sorted(ENGLISH_APPROX, key=len, reverse=True)


def find_english(
    text: str, units: Mapping[str, UnitWord], taken: Sequence[Span] = ()
) -> list[tuple[Quantity, Span]]:
    """Every English figure outside `taken` (sorted or not) that a unit, a scale or an approximation word
    tells, in order.

    The unit of a quantity is the English word as the table has it for others (`messages`); the digits
    are those printed, a spelled number in digits.
    """
    others: dict[str, str] = {}
    for unit in units.values():
        for word in (unit.one, unit.other):
            if word:
                others.setdefault(word.lower(), unit.other)
    explained = {unit.other: unit for unit in units.values() if unit.also}
    found: list[tuple[Quantity, Span]] = []
    spoken_for = Taken(taken)
    for match in _regex(tuple(others)).finditer(text):
        item = _figure(text, match, others)
        if item is None or (found and match.start() < found[-1][1][1]):
            continue
        quantity, (start, end) = item
        if quantity.unit in explained:
            end += len(_explained(text, end, quantity, explained[quantity.unit]))
        if not spoken_for.overlaps(start, end) and not _between_other_letters(text, start, end):
            found.append((quantity, (start, end)))
    return found


def _between_other_letters(text: str, start: int, end: int) -> bool:
    """True where the figure belongs to a text of another script (约93.6%的)."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(sign.isalpha() and not sign.isascii() for sign in around)


def _explained(text: str, end: int, quantity: Quantity, unit: UnitWord) -> str:
    """The bracket behind `15,000 jin` where it says the same again: ` (7,500 kg)`."""
    said = in_other_measure(quantity, unit)
    return said if text.startswith(said, end) else ""


def _figure(text: str, match: re.Match[str], others: Mapping[str, str]) -> tuple[Quantity, Span] | None:
    start, end = match.span()
    if match["word"]:
        return _worded(text, match, others)
    digits, scale, unit = match.group("digits", "scale", "unit")
    if len(digits) > MAX_DIGITS or (start and text[start - 1] in ".,"):
        return None
    approx = _approximation(text, start)
    if not (scale or unit or approx) or (match["days"] and not unit):
        return None
    start -= len(approx) + 1 if approx else 0
    unit = others.get(unit.lower(), unit) if unit else ""
    lead = "连续" if match["days"] else ""
    return Quantity(digits, (scale or "").lower(), unit, approx, lead=lead), (start, end)


def _worded(text: str, match: re.Match[str], others: Mapping[str, str]) -> tuple[Quantity, Span]:
    """A figure in words: four platforms, no cases, the first case."""
    word, unit = match["word"].lower(), others.get(match["counted"].lower(), match["counted"])
    start, end = match.span()
    if word == "no":
        return Quantity("1", unit=unit, lead="没有"), (start, end)
    approx = "" if word == "first" else _approximation(text, start)
    start -= len(approx) + 1 if approx else 0
    digits = "首" if word == "first" else str(numerals.read_spelled(word))
    return Quantity(digits, unit=unit, approx=approx, lead="连续" if match["run"] else ""), (start, end)


def _approximation(text: str, start: int) -> str:
    """The approximation words that end one space before `start`, in lower case."""
    before = text[max(0, start - 12) : start].lower()
    return next((word for word in _APPROX if re.search(rf"(?:^|[^a-z]){word} $", before)), "")


def same_figure(chinese: Quantity, english: Quantity, units: Mapping[str, UnitWord]) -> bool:
    """True when the English figure says what the Chinese one says: value, certainty and measure."""
    word = units.get(chinese.unit, NO_WORD).other
    return (chinese.value, chinese.meaning, word) == (english.value, english.meaning, english.unit)
