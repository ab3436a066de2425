"""One text in the making: the sentences of a phrase book filled from a record, every character traced to its cells.

A required figure that is blank is a visible mark, never a guess; words such as 均 are said only where the
figures prove them (see `choosing`). A total is followed by its breakdown by place as the house prints it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.naming import text_name
from store.record.reference import Reference
from store.record.window import AsOf, Window
from store.series.definition import Indicator
from store.wording.book.book import SPECIAL, Book, Phrase
from store.wording.book.pattern import Literal, Pattern, Plural, Slot, lead_and_rest
from store.wording.numbers.manner import opens_sentence
from store.wording.say.choosing import SentenceChooser, blank_name, proof, unread_mark
from store.wording.say.draft import PARAGRAPH, Draft, DraftSpan, SpanKind
from store.wording.say.rows import Rows
from store.wording.say.times import say_date, say_hour, say_moment, say_when, say_window


class Sayer:
    """One text in the making: what has been said, its spans, and what was missing."""

    def __init__(self, book: Book, conference: Conference, form: str = "") -> None:
        self.book, self.conference = book, conference
        self.rows = Rows(book.series, conference)
        self.chooser = SentenceChooser(book, conference, self.rows, form)
        self.parts: list[str] = []
        self.length = 0
        self.begun = 0
        """Where somebody's words begin that were put last."""
        self.spans: list[DraftSpan] = []
        self.missing: dict[Reference, None] = {}
        self.as_of: AsOf | None = None
        self.opened = False

    def draft(self, form: str) -> Draft:
        return Draft("".join(self.parts), tuple(self.spans), self.book.language, form, tuple(self.missing))

    # --- text, sentence by sentence ----------------------------------------------------------

    def paragraph(self, names: list[str], once: bool = False) -> None:
        """The sentences of one paragraph; `sentences` alone makes a paragraph of each. `once`: only
        the first window that has something to say speaks."""
        begun, said = False, ""
        for name in names:
            body = list(self.body()) if name == "sentences" else [(name, w) for w in self.windows_of(name)]
            for sentence, window in body:
                first = name == "sentences" and not self.opened
                phrase = self.chooser.pick(sentence, window, first)
                if phrase is None:
                    continue
                self.opened = self.opened or name == "sentences"
                joint = self.book.manner.between_sentences if begun and len(names) > 1 else PARAGRAPH
                if begun and said == "byline":
                    joint = self._behind_byline(joint)
                said = name
                self.emit(joint if self.length else "")
                self.phrase(phrase, window)
                begun = True
                if once:
                    break

    def _behind_byline(self, joint: str) -> str:
        """What parts a byline from the text: in English a dash, unless one was typed with it; in Chinese a space
        (新华社拉萨9月1日电　9月1日下午，…), but behind （记者…） nothing."""
        byline = self.parts[-1]
        if joint:
            return joint if byline.rstrip().endswith(("-", "–", "—", ":")) else f" --{joint}"
        return joint if byline.endswith(("）", " ")) else "\u3000"

    def body(self) -> Iterator[tuple[str, Window | None]]:
        """The sentences of the body in the order of the house, each with its window."""
        return ordered(self.book.style.order, self.windows_of)

    def windows_of(self, name: str) -> list[Window | None]:
        """Where a sentence is said: in each window when it prints flows, else once."""
        return [*self.conference.windows] if self.book.by_window(name) else [None]

    def phrase(self, phrase: Phrase, window: Window | None) -> None:
        self._pattern(phrase.said, phrase, window)

    def _pattern(self, pattern: Pattern, phrase: Phrase, window: Window | None) -> None:
        for node in pattern:
            if isinstance(node, Literal):
                self.emit(node.text)
            elif isinstance(node, Slot):
                self._slot(node, phrase, window)
            elif isinstance(node, Plural):
                number = self.rows.value(self.book.indicators[node.name], window)
                self._pattern(node.form(number), phrase, window)
            else:
                self._pattern(node.options[0], phrase, window)

    # --- slots -------------------------------------------------------------------------------

    def _slot(self, slot: Slot, phrase: Phrase, window: Window | None) -> None:
        indicator = self.book.indicator(slot)
        if slot.type == "clause":
            self._clause(slot.name, window)
        elif slot.type == "claim":
            self.emit(
                self.book.word(slot.name),
                SpanKind.CLAIM,
                proof(self.chooser, phrase, window),
                "",
                phrase,
                slot,
            )
        elif slot.type == "unit":
            self.emit(self.book.indicators[slot.name].unit.get(self.book.language, ""))
        elif slot.type == "places" and indicator is not None:
            say_places(self, indicator, window, phrase, slot)
        elif indicator is not None:
            self.count(indicator, window, phrase, slot)
        elif slot.name in self.book.choices:
            self.emit(self.book.word(slot.name))
        elif slot.name in SPECIAL:
            self._special(slot, phrase, window)
        else:
            self._text(phrase, slot)

    def _text(self, phrase: Phrase, slot: Slot) -> None:
        """A person's words. A sentence that says other things too has the mark of a blank for want of
        them; one that has nothing else to say is not said (see `Chooser.speaks`)."""
        words = self.chooser.text(slot.name)
        if not words:
            name = text_name(slot.name, self.book.language)
            self.emit(self.book.manner.mark(name), SpanKind.MISSING, (), "", phrase, slot)
            return
        for cell, mark in self.chooser.untold(slot.name).items():
            self.missing[cell] = None
            before, _, words = words.partition(mark)
            self.emit(before, SpanKind.TEXT, (), "", phrase, slot)
            self.emit(mark, SpanKind.MISSING, (cell,), "", phrase, slot)
        self.emit(words, SpanKind.TEXT, (), "", phrase, slot)

    def _special(self, slot: Slot, phrase: Phrase, window: Window | None) -> None:
        book, conference = self.book, self.conference
        kind = SpanKind.TIME
        if slot.name == "number":
            kind, said = SpanKind.ORDINAL, book.manner.ordinal(conference.number or 0)
        elif slot.name == "held_on":
            said = say_date(book, conference.held_on)
        elif slot.name == "held_at":
            said = self._held_at()
        elif slot.name == "half_day":
            said = self._half_day()
        elif slot.name == "as_of":
            self._as_of(phrase, slot)
            return
        elif window is None:
            said = ""
        else:
            said = say_when(book, window) if slot.name == "when" else say_window(book, window)
        self.emit(said, kind, (), "", phrase, slot)

    def _held_at(self) -> str:
        at = self.conference.held_at
        phrase = self.book.phrase("held_at-hour" if at.isdigit() else f"held_at-{at or 'none'}")
        if phrase is None:
            return ""
        return say_hour(self.book, phrase, int(at)) if at.isdigit() else say_hour(self.book, phrase, 0)

    def _half_day(self) -> str:
        """The greeting's half of the day, from the half or the hour the conference began."""
        at = self.conference.held_at
        half = ("am" if int(at) < 12 else "pm") if at.isdigit() else at or "none"
        phrase = self.book.phrase(f"half_day-{half}")
        return say_hour(self.book, phrase, 0) if phrase is not None else ""

    def _as_of(self, phrase: Phrase, slot: Slot) -> None:
        first = self._first_as_of(phrase)
        self.as_of = self.rows.as_of(first) if first is not None else None
        if first is not None and self.rows.unread_as_of(first):
            self.unread_as_of(first, phrase, slot)
            return
        said = self.book.word("now") if "now" in self.book.choices else ""
        if self.as_of is not None and self.as_of.moment is not None:
            said = say_moment(self.book, self.as_of.moment)
        self.emit(said, SpanKind.TIME, (), "", phrase, slot)

    def unread_as_of(
        self, indicator: Indicator, phrase: Phrase | None = None, slot: Slot | None = None
    ) -> None:
        """The mark where a moment was typed that cannot be read: a guess in its place would look like the record's."""
        cell = self.rows.key(indicator, None)
        self.missing[cell] = None
        self.emit(unread_mark(self.book, indicator), SpanKind.MISSING, (cell,), "", phrase, slot)

    def _first_as_of(self, phrase: Phrase) -> Indicator | None:
        """The first figure of the sentence that stands as of a moment."""
        own = any(slot.name == "as_of" for slot in phrase.slots)
        shown = self.book.phrase(phrase.name.removesuffix("-zero")) or phrase
        for indicator in (*self.book.printed_by(phrase.name), *self.book.printed_by(shown.name)):
            timed = indicator.kind.at_moment
            now = indicator.as_of_now and not (own and self.rows.dated(indicator))
            if timed and not now and (indicator.required or self.rows.holds(indicator, None)):
                return indicator
        return None

    def _clause(self, name: str, window: Window | None) -> None:
        phrase = self.chooser.pick(name, window)
        if phrase is None:
            return
        again = self.book.phrase("as_of-again")
        first = self._first_as_of(phrase)
        own = any(slot.name == "as_of" for slot in phrase.slots)
        if again and first and not own and self.as_of and self.rows.as_of(first) != self.as_of:
            joint, rest = lead_and_rest(phrase.said)
            self.emit(joint)
            self._again(again, first)
            self._pattern(rest, phrase, window)
        else:
            self.phrase(phrase, window)

    def _again(self, again: Phrase, indicator: Indicator) -> None:
        """Says the as-of anew where it changes inside a sentence."""
        self.as_of = as_of = self.rows.as_of(indicator)
        for node in again.said:
            if isinstance(node, Slot) and self.rows.unread_as_of(indicator):
                self.unread_as_of(indicator, again, node)
            elif isinstance(node, Slot):
                said = say_moment(self.book, as_of.moment) if as_of.moment else self.book.word("now")
                self.emit(said, SpanKind.TIME, (), "", again, node)
            elif isinstance(node, Literal):
                self.emit(node.text)

    def count(self, indicator: Indicator, window: Window | None, phrase: Phrase, slot: Slot) -> None:
        """The figure of a row with the cells it was added from, or the mark of a blank."""
        row = self.rows.total(indicator, window)
        if row.value is None:
            key = self.rows.key(indicator, window)
            cells = row.lacking or (key,)
            self.missing.update(dict.fromkeys(cells))
            mark = self.book.manner.mark(blank_name(self.book, indicator, row.computed is not None, cells))
            self.emit(mark, SpanKind.MISSING, cells, "", phrase, slot)
            return
        stated = (self.rows.key(indicator, window, STATED),)
        sum_ = len(row.parts) > 1 or indicator.kind.computed
        cells = row.parts or stated
        self.emit(
            self._printed(row.value, slot),
            SpanKind.COUNT,
            cells,
            row.formula if sum_ and row.parts else "",
            phrase,
            slot,
        )

    def _printed(self, number: int, slot: Slot) -> str:
        """A count as its slot wants it: digits, a word for one to nine, a word for none."""
        manner = self.book.manner
        if slot.type == "figure":
            return manner.figure(number)
        if slot.type == "none" and number == 0 and manner.none and self.book.style.zero == "word":
            return manner.none
        return manner.count(number, self.opening())

    # --- emitting ----------------------------------------------------------------------------

    def opening(self) -> bool:
        """True at the beginning of a sentence, where some languages print no figure; somebody's words begin one behind
        a colon, too (`begun`)."""
        return self.length == self.begun or opens_sentence("".join(self.parts[-3:]))

    def emit(
        self,
        text: str,
        kind: SpanKind | None = None,
        cells: tuple[Reference, ...] = (),
        formula: str = "",
        phrase: Phrase | None = None,
        slot: Slot | None = None,
    ) -> None:
        """Adds `text`; with a kind, as a span of its own. Figures in a sentence's own words have one too,
        so that every figure of a text can be asked where it comes from."""
        if kind is None and _has_a_digit(text):
            kind = SpanKind.TEXT
        if kind is not None and text:
            self.spans.append(
                DraftSpan(
                    self.length, self.length + len(text), kind, cells, formula,
                    phrase.name if phrase else "", slot.name if slot else "",
                )
            )  # fmt: skip
        self.parts.append(text)
        self.length += len(text)


@lru_cache(maxsize=1024)
def _has_a_digit(text: str) -> bool:
    """The same words come again in every text."""
    return any(sign.isdigit() for sign in text)


def say_places(
    sayer: "Sayer", indicator: Indicator, window: Window | None, phrase: Phrase, slot: Slot
) -> None:
    """Says the places with something to report; nothing when there are none.

    Order is the series' or by count, as the language has it; places not reported are named last.
    """
    book = sayer.book
    members = sayer.rows.places(indicator, window)
    order = book.style.place_order
    if (book.manner.place_order if order == "language" else order) == "count":
        members.sort(key=lambda member: -member[2])
    unreported = sayer.rows.unreported(indicator, window)
    known = sayer.rows.value(indicator, window)
    whole = len(members) == 1 and not unreported and known == members[0][2]
    part = book.part(_name(book, len(members), bool(unreported), whole), indicator)
    if part is not None and (members or unreported):
        _Breakdown(sayer, indicator, members, unreported).say(part.said)


def _name(book: Book, members: int, unreported: bool, whole: bool) -> str:
    """Which breakdown the house prints for so many places."""
    if members == 0:
        return "places-only-unreported"
    if whole and book.style.single != "count":
        return f"places-one-{book.style.single}"
    among = book.style.among == "always" or (book.style.among == "several" and members > 1)
    return f"places{'-among' if among else ''}{'-unreported' if unreported else ''}"


class _Breakdown:
    def __init__(
        self,
        sayer: "Sayer",
        indicator: Indicator,
        members: list[tuple[str, CellKey, int]],
        unreported: list[CellKey],
    ) -> None:
        self.sayer, self.indicator = sayer, indicator
        self.members, self.unreported = members, unreported

    def say(self, pattern: Pattern) -> None:
        for node in pattern:
            if isinstance(node, Literal):
                self.sayer.emit(node.text)
            elif isinstance(node, Slot):
                self._slot(node)
            elif isinstance(node, Plural):
                self.say(node.form(sum(number for _, _, number in self.members)))
            else:
                self.say(node.options[0])

    def _slot(self, slot: Slot) -> None:
        book = self.sayer.book
        if slot.name == "list":
            self._list()
        elif slot.name == "unreported":
            names = [self._place(key.place) for key in self.unreported]
            for joint, name in zip(book.manner.join(names), names, strict=True):
                self.sayer.emit(joint + name)
        elif slot.name == "place":
            cells = tuple(key for _, key, _ in self.members)
            self.sayer.emit(self._place(self.members[0][0]), SpanKind.CLAIM, cells, "", None, slot)
        else:
            self.sayer.emit(book.word(slot.name))

    def _list(self) -> None:
        book = self.sayer.book
        # Only where the language has words for it: an office may ask for it in its style and have none.
        together = book.style.each == "together" and book.part("item-each", self.indicator) is not None
        groups = [list(group) for _, group in groupby(self.members, key=lambda m: m[2] if together else m[0])]
        joints = book.manner.join([group[0][0] for group in groups])
        for position, (joint, group) in enumerate(zip(joints, groups, strict=True)):
            self.sayer.emit(joint)
            self._item(group, position == 0)

    def _item(self, members: list[tuple[str, CellKey, int]], first: bool) -> None:
        """One place with its count, or several that have the same."""
        sayer, book = self.sayer, self.sayer.book
        name = "item-each" if len(members) > 1 else "item"
        part = (book.part(f"{name}-first", self.indicator) if first else None) or book.part(
            name, self.indicator
        )
        assert part is not None
        number, keys = members[0][2], tuple(key for _, key, _ in members)
        for node in part.said:
            if isinstance(node, Plural):
                self.say(node.form(number))
            elif isinstance(node, Literal):
                sayer.emit(node.text)
            elif isinstance(node, Slot) and node.name == "count":
                said = book.manner.count(number, sayer.opening())
                same = "=".join(str(number) for _ in keys) if len(keys) > 1 else ""
                sayer.emit(said, SpanKind.COUNT, keys, same, part, node)
            elif isinstance(node, Slot) and node.name == "unit":
                sayer.emit(self.indicator.unit.get(book.language, ""))
            elif isinstance(node, Slot) and node.name in ("place", "list"):
                names = [self._place(place) for place, _, _ in members]
                joints = book.manner.join(names)
                sayer.emit("".join(joint + name for joint, name in zip(joints, names, strict=True)))
            elif isinstance(node, Slot):
                sayer.emit(book.word(node.name))

    def _place(self, key: str) -> str:
        return self.sayer.book.series.place(key).name(self.sayer.book.language)


def ordered(
    order: Sequence[str], windows_of: Callable[[str], list[Window | None]]
) -> Iterator[tuple[str, Window | None]]:
    """Each sentence of `order` with each of its windows. `cases yesterday` means that window only.

    A window the house does not name is said with the last sentence of its kind, so that none is lost.
    """
    items = [tuple(item.split()) for item in order]
    named = {item for item in items if len(item) > 1}
    bare = {item[0] for item in items if len(item) == 1}
    for at, (name, *only) in enumerate(items):
        last = name not in bare and name not in {item[0] for item in items[at + 1 :]}
        for window in windows_of(name):
            unnamed = window is not None and (name, window.key) not in named
            if window is None or window.key in only or ((not only or last) and unnamed):
                yield name, window
