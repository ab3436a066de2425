"""Where what an English page says belongs in a conference: beside the Chinese of the same speaker, as a part of its own, or
nowhere that is certain.

It is the same where the office's list or the conferences know the English name of the speaker or the department, or where
the page has as many sections, in the same order and with as many paragraphs each, and no figures that speak against it.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.answers import confirm, read_with
from store.desk.paragraphs.section_figures import lift
from store.desk.paragraphs.sections import held
from store.desk.sitting import Sitting
from store.record.answer import Answer
from store.record.part import in_order
from store.record.people import Directory
from store.record.reference import PartKey
from store.record.section import Manner
from store.record.statement_slots import references
from store.record.text import paragraphs_of
from store.record.words import Words, with_words
from store.wording.read.basis.spoken import Spoken

if TYPE_CHECKING:
    from store.wording.book.book import Book


class Belongs(StrEnum):
    """Where words of a page would stand."""

    NEW = "new"
    BESIDE = "beside"
    """As the translation of what the conference has in Chinese."""
    STANDS = "stands"
    """The conference has this in the language of the page."""
    UNSURE = "unsure"
    """The conference may have it, and nobody can tell which of its parts it is."""


class Placed(Struct, frozen=True):
    where: Belongs
    part: PartKey | None = None
    held: PartKey | None = None
    """The section or answer that has these words already."""


def places_of(sitting: Sitting, spoken: Sequence[Spoken], known: Directory) -> list[Placed]:
    """Where each of those a page has belongs, in their order."""
    found: dict[int, Placed] = {}
    for part in ("sections", "answers"):
        of_part = [at for at, one in enumerate(spoken) if bool(one.topic) is (part == "answers")]
        keys = in_order(sitting.conference.parts(part))
        placed = _Placing(sitting, part, keys, [spoken[at] for at in of_part], known).placed()
        found |= dict(zip(of_part, placed, strict=True))
    return [found[at] for at in range(len(spoken))]


class _Placing:
    """Sections, or answers, of a page held against those of the conference."""

    def __init__(
        self, sitting: Sitting, part: str, keys: Sequence[str], spoken: Sequence[Spoken], known: Directory
    ) -> None:
        self._sitting, self._conference, self._part = sitting, sitting.conference, part
        self._keys, self._spoken, self._known = keys, spoken, known

    def placed(self) -> list[Placed]:
        named = [self._by_name(one) for one in self._spoken]
        ordered = self._by_order(named)
        chosen = [ordered[at] if len(keys) != 1 else keys[0] for at, keys in enumerate(named)]
        others = set(self._keys) - set(filter(None, chosen))
        waiting = any(not self._is_written(key, one) for one in self._spoken[:1] for key in others)
        placed: list[Placed] = []
        for one, key, keys in zip(self._spoken, chosen, named, strict=True):
            if key is None:
                placed.append(Placed(Belongs.UNSURE if waiting or len(keys) > 1 else Belongs.NEW))
            elif chosen.count(key) > 1 or not self._fits(key, one):
                placed.append(Placed(Belongs.UNSURE))
            else:
                there = Belongs.STANDS if self._is_written(key, one) else Belongs.BESIDE
                placed.append(Placed(there, PartKey(self._part, key)))
        return placed

    def _by_name(self, one: Spoken) -> list[str]:
        """Who of the conference has that speaker, else that department, by a name in any language."""
        seen = self._known.last(one.speaker) if one.speaker else None
        names = {one.speaker, *(seen.name.values() if seen is not None else ())} - {""}
        found = [key for key in self._keys if names & set(self._held(key).speaker.values())]
        if found or not one.department:
            return found
        heard = self._known.spoke_for(one.department)
        houses = {one.department, *(heard.department.values() if heard is not None else ())}
        return [
            key
            for key in self._keys
            if houses & set(self._held(key).department.values()) and not self._is_of_another(key, one)
        ]

    def _is_of_another(self, key: str, one: Spoken) -> bool:
        """Whether the conference has another person's name there, in the language of the page."""
        return bool(one.speaker) and self._held(key).speaker.get(one.language, one.speaker) != one.speaker

    def _by_order(self, named: Sequence[Sequence[str]]) -> list[str | None]:
        """The part at the same place, for all of them or for none."""
        nothing: list[str | None] = [None] * len(self._spoken)
        if len(self._spoken) != len(self._keys):
            return nothing
        for one, key, keys in zip(self._spoken, self._keys, named, strict=True):
            if (keys and key not in keys) or not self._fits(key, one) or not self._agree(key, one):
                return nothing
        return [*self._keys]

    def _held(self, key: str) -> Any:
        return self._conference.parts(self._part)[key]

    def _texts(self, key: str) -> list[Words]:
        """The paragraphs of a part, by language."""
        if self._part == "sections":
            return [statement.text for _, statement in self._conference.statements_of(key)]
        by_language = {language: paragraphs_of(text) for language, text in self._held(key).text.items()}
        most = max(map(len, by_language.values()), default=0)
        return [
            {language: lines[at] for language, lines in by_language.items() if at < len(lines)}
            for at in range(most)
        ]

    def _fits(self, key: str, one: Spoken) -> bool:
        """Whether there are as many paragraphs, and none that would be printed as a quotation and is none."""
        manners = (
            [statement.manner for _, statement in self._conference.statements_of(key)]
            if self._part == "sections"
            else [self._held(key).manner]
        )
        quoted = one.manner is Manner.QUOTATION or Manner.QUOTATION not in manners
        return len(self._texts(key)) == len(one.paragraphs) and quoted

    def _is_written(self, key: str, one: Spoken) -> bool:
        texts = self._texts(key)
        return bool(texts) and all(text.get(one.language) for text in texts)

    def _agree(self, key: str, one: Spoken) -> bool:
        """Whether no paragraph has figures of which none is among those of the paragraph at its place."""
        from store.wording.numbers.quantities_english import find_numbers, in_chinese

        units = self._sitting.texts.book(one.language).units
        for paragraph, text in zip(one.paragraphs, self._texts(key), strict=True):
            here = {in_chinese(number, units).value for number, _ in find_numbers(paragraph, units, ())}
            there = {
                figure.quantity.value
                for ref in references(text.get("zh", ""))
                if (figure := self._conference.figure(ref)) is not None and figure.quantity is not None
            }
            if here and there and not here & there:
                return False
        return True


def put_beside(aside: Entering, one: Spoken, part: PartKey, book: "Book") -> int:
    """Give a part of the conference the words of a page in its language, where it has none; how many figures were lifted
    out of them."""
    if part.kind == "answers":
        return _beside_answer(aside, one, part.key, book)
    section = held(aside, "sections", part.key)
    aside.set_fields(**{str(part): _in_language(section, one, ("department", "speaker", "title"))})
    figures = 0
    pairs = zip(aside.conference.statements_of(part.key), one.paragraphs, strict=True)
    for (key, statement), paragraph in list(pairs):
        if statement.text.get(one.language):
            continue
        said = f"“{paragraph}”" if one.manner is not statement.manner else paragraph
        new = replace(statement, text=with_words(statement.text, one.language, said))
        aside.set_fields(**{f"statements/{key}": new})
        figures += len(lift(aside, "statements", key, book))
    return figures


def _beside_answer(aside: Entering, one: Spoken, key: str, book: "Book") -> int:
    answer: Answer = held(aside, "answers", key)
    read_before = read_with(aside, key) is None
    new = _in_language(answer, one, ("department", "speaker", "title", "topic", "asker"))
    written = bool(answer.text.get(one.language))
    if not written:
        lines = [f"“{line}”" if one.manner is not answer.manner else line for line in one.paragraphs]
        new = replace(new, text=with_words(answer.text, one.language, "\n".join(lines)))
    aside.set_fields(**{f"answers/{key}": new})
    figures = 0 if written else len(lift(aside, "answers", key, book))
    if read_before:  # a figure that changed since somebody read the answer is still to be looked at
        confirm(aside, key)
    return figures


def _in_language(part: Any, one: Spoken, names: Sequence[str]) -> Any:
    """A section or an answer with those fields of a page's in its language that it does not have."""
    fields = {
        name: with_words(getattr(part, name), one.language, getattr(one, name))
        for name in names
        if getattr(one, name) and not getattr(part, name).get(one.language)
    }
    return replace(part, **fields)
