"""Which variant of a sentence is said: it follows from the figures, never from an `if` in the book.

| ending | said when |
|---|---|
| `-first` | it opens the body of the text |
| `-script`, … | the text has that form |
| `-unnumbered` | the conference has no number |
| `-zero` | the figure is zero and the house says zero in words |
| `-one` | the figure is one, in whichever variant |
| `-two` | the figure is two, in whichever variant |
| `-dated` | a figure of now is recorded with a date |
| `-all-PART` | one part makes the whole (all found in controlled areas) |
| `-parts` | every part and the whole are known |
| `-some-PART` | only these parts are known |
| `-of`, `-of-PART` | parts are known, the whole is not |
"""

from store.languages import Pair, in_language
from store.record.cell import CellKey
from store.record.conference import Conference, text_in
from store.record.naming import cell_name
from store.record.notes import reasons, told_in
from store.record.reference import Reference
from store.record.window import Window
from store.series.definition import Indicator
from store.wording.book.book import TEXTS, Book, Phrase
from store.wording.say.rows import Rows


class SentenceChooser:
    """Picks sentences for one conference."""

    def __init__(self, book: Book, conference: Conference, rows: Rows, form: str = "") -> None:
        self.book, self.conference, self.rows, self.form = book, conference, rows, form

    def pick(self, name: str, window: Window | None, first: bool = False) -> Phrase | None:
        """The variant of `name` to say in `window`; None when there is nothing to say."""
        whole = self.book.whole_of(name)
        phrase = self._shared(name, whole, window) if whole else self._plain(name, window, first)
        if phrase is None or not self.speaks(phrase, window):
            return None
        few = {number: self.book.phrase(f"{phrase.name}-{word}") for number, word in _FEW.items()}
        main = self.book.main(phrase) if any(few.values()) else None
        return (few.get(self.rows.value(main, window) or 0) if main is not None else None) or phrase

    def _plain(self, name: str, window: Window | None, first: bool) -> Phrase | None:
        book = self.book
        firsts = (f"{name}-first-{self.form}", f"{name}-first") if first else ()
        phrase = book.phrase(*firsts, f"{name}-{self.form}", name)
        if phrase is None:
            return None
        if self.conference.number is None and any(slot.name == "number" for slot in phrase.slots):
            return book.phrase(f"{name}-unnumbered")
        main = book.main(phrase)
        if main is None:
            return phrase
        zero = book.phrase(f"{name}-zero") if book.style.zero == "word" else None
        if zero is not None and self.rows.value(main, window) == 0:
            return zero
        if main.as_of_now and self.rows.dated(main):
            return book.phrase(f"{name}-dated") or phrase
        return phrase

    def _shared(self, name: str, whole: Indicator, window: Window | None) -> Phrase | None:
        parts = self.book.series.parts_of(whole.key)
        known = {part.key: value for part in parts if (value := self.rows.value(part, window)) is not None}
        sum_ = self.rows.value(whole, window)
        if sum_ == 0 and self.book.style.zero == "word":
            return self.book.phrase(f"{name}-zero", name)
        if not known or sum_ == 0:
            return self.book.phrase(name)
        keys = "-".join(known)
        if sum_ is None:
            return self.book.phrase(f"{name}-of" if len(known) == len(parts) else f"{name}-of-{keys}")
        for key, value in known.items():
            if value == sum_ and not any(known[other] for other in known if other != key):
                return self.book.phrase(f"{name}-all-{key}")
        return self.book.phrase(f"{name}-parts" if len(known) == len(parts) else f"{name}-some-{keys}")

    def speaks(self, phrase: Phrase, window: Window | None) -> bool:
        """True when one of its figures is there or is asked for, or one of its texts was written."""
        indicators = self.book.printed_by(phrase.name)
        if indicators:
            return any(self._wanted(indicator, window) for indicator in indicators)
        texts = [slot.name for slot in phrase.slots if self._is_text(slot.name)]
        others = [slot for slot in phrase.slots if slot.type != "claim" and slot.name not in texts]
        return bool(others) or not texts or any(self.text(name) for name in texts)

    def text(self, name: str) -> str:
        """A person's words for this field in the book's language, else the series' fixed ones; empty for
        white space alone."""
        if name == "reasons":
            return self._reasons()
        return text_in(self.book.series, self.conference, name, self.book.language)

    def _reasons(self) -> str:
        """Why figures contradict an earlier conference, each with the figure's name."""
        book, manner = self.book, self.book.manner
        colon, joint = (": ", "; ") if manner.spaced else ("：", "；")
        untold = self.untold("reasons")
        said = []
        for _, cell, words in reasons(self.conference, book.language):
            words = words.strip().rstrip("。.")
            if not words:
                continue
            name = cell_name(book.series, self.conference, cell, book.language)
            said.append(f"{name}{colon}{untold.get(cell, words)}")
        return joint.join(said)

    def untold(self, name: str) -> dict[Reference, str]:
        """The figures whose recorded reason nobody wrote in the book's language, and the mark that stands for it,
        in the order in which they are told."""
        if name != "reasons" or self.book.language == "zh":
            return {}
        return {
            cell: self.book.manner.mark(
                cell_name(self.book.series, self.conference, cell, self.book.language)
            )
            for kind, cell, words in reasons(self.conference)
            if words.strip().rstrip("。.")
            and not told_in(self.conference, f"{kind}:{cell}", self.book.language)
        }

    def _is_text(self, name: str) -> bool:
        return name in TEXTS or name in self.book.series.texts

    def _wanted(self, indicator: Indicator, window: Window | None) -> bool:
        if self.rows.holds(indicator, window):
            return True
        if not indicator.required or self.rows.not_applicable(indicator, window):
            return False
        return window is None or not indicator.only_in or window.key in indicator.only_in


_FEW = {1: "one", 2: "two"}
"""The figures that some languages say with words of their own, and the endings of those sentences."""


def proof(chooser: SentenceChooser, phrase: Phrase, window: Window | None) -> tuple[CellKey, ...]:
    """The cells that prove the claims of a sentence: those of its figures and of their parts.

    A sentence that says zero in words (`-zero`) is about the figure of the one with a number.
    """
    cells: dict[CellKey, None] = {}
    book = chooser.book
    shown = book.phrase(phrase.name.removesuffix("-zero")) or phrase
    for indicator in (*book.printed_by(phrase.name), *book.printed_by(shown.name)):
        for each in (*book.series.parts_of(indicator.key), indicator):
            cells.update(dict.fromkeys(chooser.rows.total(each, window).parts))
    return tuple(cells)


_AS_OF: Pair = ("{name}的截至时间", "as-of time, {name}")


def unread_mark(book: Book, indicator: Indicator) -> str:
    """The mark where the as-of of a figure cannot be read."""
    name = in_language(_AS_OF, book.language).format(name=indicator.name(book.language))
    return book.manner.mark(name)


def blank_name(book: Book, indicator: Indicator, begun: bool, cells: tuple[CellKey, ...]) -> str:
    """What is missing: the figure, and the places when only some of them are (`begun`)."""
    name = indicator.name(book.language)
    places = [book.series.place(key.place).name(book.language) for key in cells if key.place]
    if not begun or not places:
        return name
    joints = book.manner.join(places)
    listed = "".join(joint + place for joint, place in zip(joints, places, strict=True))
    return f"{name} {listed}"
