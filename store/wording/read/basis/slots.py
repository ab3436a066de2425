"""The reading half of every slot: what it may look like in a text of the book's language.

No repetition is nested in another and every gap is bounded, so that no text makes the search slow.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from store.wording.book.book import Book
from store.wording.book.pattern import Either, Literal, Node, Pattern, Slot
from store.wording.numbers import numerals
from store.wording.numbers.source import Source, simplified

_LOOSE = ",;:。、"
_ANY_STOP = "[,;:。、]?"


def gap(behind: str) -> str:
    """Words of a person's own between two slots: short, without figures, within the sentence, as few as let
    `behind` follow. They have one end, so that none is tried again."""
    return f"(?:(?!{behind})[^。!?;0-9]){{0,60}}+" if behind else "[^。!?;0-9]{0,60}?"


def longer_first(node: Either) -> list[Pattern]:
    """The alternatives in the order they are tried when reading: as much as there is, before less or nothing."""
    return sorted(node.options, key=lambda option: sum(map(_length, option)), reverse=True)


def _length(node: Node) -> int:
    if isinstance(node, Literal):
        return len(node.text)
    return (
        1
        if isinstance(node, Slot)
        else max((sum(map(_length, option)) for option in node.options), default=0)
    )


class Recogniser:
    """Regular expressions for the slots of one book, and what their texts mean."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.manner = book.manner
        self._folded: dict[str, str] = {}

    # --- text --------------------------------------------------------------------------------

    def fold(self, text: str) -> str:
        """The text as the pages it is looked for in are folded."""
        if text not in self._folded:
            self._folded[text] = Source(simplified(text), self.manner.digits, self.manner.spaced).text
        return self._folded[text]

    def literal(self, text: str) -> str:
        """The words of a sentence; stops between them may be any stop or none."""
        return "".join(_ANY_STOP if char in _LOOSE else re.escape(char) for char in self.fold(text))

    def words(self, texts: Iterable[str]) -> str:
        return "|".join(self.literal(text) for text in sorted(texts, key=len, reverse=True))

    def pattern(self, pattern: Pattern, slot: Callable[[Slot], str]) -> str:
        """The regular expression of a sentence, each slot by `slot`."""
        return "".join(self.node(node, slot) for node in pattern)

    def node(self, node: Node, slot: Callable[[Slot], str]) -> str:
        if isinstance(node, Literal):
            return self.literal(node.text)
        if isinstance(node, Slot):
            return slot(node)
        options = [self.pattern(option, slot) for option in longer_first(node)]
        return f"(?:{'|'.join(options)})"

    # --- numbers -----------------------------------------------------------------------------

    @cached_property
    def count(self) -> str:
        """A count in digits or words, or the mark of a blank one."""
        marks = re.escape(self.manner.grouping)
        figure = rf"(?:[0-9]{{1,3}}(?:[{marks}][0-9]{{3}})+|[0-9]{{1,12}})(?!\d|\.\d)"
        if self.manner.numbers == "english":
            figure = rf"{figure}|{numerals.SPELLED_PATTERN}\b"
        if self.manner.none:
            figure = rf"{figure}|{re.escape(self.fold(self.manner.none))}\b"
        if self.manner.spaced:
            figure = rf"\b(?:{figure})"  # a search may skip every place that begins no word
        return f"(?:{figure}|{self.mark})"

    @cached_property
    def mark(self) -> str:
        before, _, after = self.manner.missing.partition("{name}")
        end = self.fold(after)[:1] or "\\s"
        inside = f"[^{re.escape(end)}]{{0,200}}"
        return f"{re.escape(self.fold(before))}{inside}{re.escape(self.fold(after))}"

    def number(self, text: str) -> int | None:
        """What a count says; None for the mark of a blank."""
        if self._figure.fullmatch(text.strip()):
            return int("".join(sign for sign in text if "0" <= sign <= "9"))
        if self.manner.none and text == self.fold(self.manner.none):
            return 0
        if self.manner.numbers == "english" and text:
            try:
                return numerals.read_spelled(text)
            except numerals.NotANumeral:
                return None
        return None

    @cached_property
    def _figure(self) -> re.Pattern[str]:
        """A count in digits."""
        return re.compile(rf"[0-9][0-9{re.escape(self.manner.grouping)}]*")

    @cached_property
    def ordinal(self) -> str:
        if self.manner.ordinals == "chinese":
            return f"(?:[0-9]{{1,3}}|{numerals.CHINESE_PATTERN})"
        if self.manner.ordinals == "english":
            firsts = "|".join(numerals.english_ordinal(number) for number in range(1, 10))
            return rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{firsts})"
        return "[0-9]{1,3}"

    def ordinal_number(self, text: str) -> int | None:
        try:
            return numerals.read_ordinal(text)
        except numerals.NotANumeral:
            return None

    # --- times -------------------------------------------------------------------------------

    def time(self, *names: str) -> str:
        """Any of the book's forms of these names; the longer forms first."""
        found = [
            pattern for name in names for pattern in sorted(self.time_patterns(name), key=len, reverse=True)
        ]
        return f"(?:{'|'.join(self.pattern(pattern, self.time_slot) for pattern in found)})"

    def time_patterns(self, name: str) -> tuple[Pattern, ...]:
        phrase = self.book.phrase(name)
        return phrase.patterns if phrase is not None else ()

    def time_slot(self, slot: Slot) -> str:
        if slot.name in ("date", "until"):
            return self.time("date")
        if slot.name == "year":
            return "[0-9][0-9](?<=19|20)[0-9][0-9](?![0-9])"
        if slot.name == "month" and self.manner.months:
            return (
                numerals.MONTH_PATTERN
                if "Aug." in self.manner.months
                else f"(?:{self.words(self.manner.months)})"
            )
        if slot.name in ("hour", "from", "to") and self.manner.hours:
            return (
                numerals.HOUR_PATTERN
                if "noon" in self.manner.hours
                else f"(?:{self.words(self.manner.hours)})"
            )
        return "[0-9][0-9]?"

    def taken_apart(self, names: Iterable[str], text: str) -> tuple[str, dict[str, str]] | None:
        """Which time form `text` is, and the text of each of its slots."""
        for name in names:
            for regex, slots in self._time_regexes(name):
                match = regex.fullmatch(text)
                if match:
                    held = zip(slots, match.groups(), strict=True)
                    return name, {slot: value for slot, value in held if value is not None}
        return None

    def _time_regexes(self, name: str) -> list[tuple[re.Pattern[str], list[str]]]:
        if name not in self._compiled:
            made = []
            for pattern in self.time_patterns(name):
                names: list[str] = []

                def slot(each: Slot, names: list[str] = names) -> str:
                    names.append(each.name)
                    return f"({self.time_slot(each)})"

                made.append((re.compile(self.pattern(pattern, slot)), names))
            self._compiled[name] = made
        return self._compiled[name]

    @cached_property
    def _compiled(self) -> dict[str, list[tuple[re.Pattern[str], list[str]]]]:
        return {}
