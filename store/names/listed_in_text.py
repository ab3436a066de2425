"""What of the list stands in a text, on a day: the names of persons, and words and names that are not to be used.

How long that takes goes by the text and not by the list: of all that an entry could begin with in the text, what does
begin one is looked up, and the longest entry that stands there counts. So a name inside a longer one that is listed (张明 in 张明华), a word inside
one of its exceptions, or a name inside a longer right one, is not met. Full-width signs, capitals and spaces are
passed over: 张　明 is 张明, and an English word runs over the end of a line.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import add

from msgspec import Struct

from store.names.office_list import KnownPerson, Names, OfficeList

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTHS = {**_FULL, 0x3000: 0x20, 0xA0: 0x20, 0x2019: 0x27, 0x2011: 0x2D, 0x2010: 0x2D}
_SPACES = re.compile(r"[ \t]{2,}|[ \t]*\n[ \t]*(?=\S)|\t")


@cache
def _apart() -> re.Pattern[str]:
    """Blanks between Chinese signs."""
    return re.compile(rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])")


class Folded(Struct, frozen=True):
    """A text as it is looked through, and where each of its signs stands in the text that was given."""

    text: str
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From and to in the text that was given."""
        if self.places is None:
            return start, end
        return (self.places[start], self.places[end - 1] + 1) if end > start else (self.places[start],) * 2


def folded_for_names(text: str, language: str) -> Folded:
    """Half-width and in small letters; in Chinese without the spaces between its signs, else with one space for any,
    an end of line that is not a paragraph's among them."""
    plain = text.translate(_WIDTHS)
    small = plain.lower()
    plain = small if len(small) == len(plain) else "".join(_small(sign) for sign in plain)
    spaces = _apart() if language == "zh" else _SPACES
    joint = "" if language == "zh" else " "
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for gap in spaces.finditer(plain):
        pieces += [plain[at : gap.start()], joint]
        places += range(at, gap.start())
        places += [gap.start()] * len(joint)
        at = gap.end()
    if not pieces:
        return Folded(plain)
    places += range(at, len(plain) + 1)
    return Folded("".join((*pieces, plain[at:])), places)


def _small(sign: str) -> str:
    low = sign.lower()
    return low if len(low) == 1 else sign


class NamedPersons(Struct, frozen=True):
    """The name of one or, where several share it, more persons."""

    persons: tuple[KnownPerson, ...]


class Avoided(Struct, frozen=True):
    """Words that are not to be used on that day, what is to be used, and why. `place`: it is how a place is not
    called on that day."""

    word: str
    use: str
    why: Names = {}
    place: bool = False


class Met(Struct, frozen=True):
    """What stands at `start` to `end` of a folded text."""

    start: int
    end: int
    what: NamedPersons | Avoided


_Entry = tuple[str, NamedPersons | Avoided | None]


class Lookout:
    """Looks for all of a list that is in force on one day, in texts of one language."""

    def __init__(self, known: OfficeList, day: date, language: str) -> None:
        self.language = language
        entries: dict[str, NamedPersons | Avoided | None] = {}
        for word, use in _avoided(known, day, language):
            entries.setdefault(_key(word, language), use)
        for person in known.persons:
            name = person.names.get(language, "")
            for one in (name, *person.also) if name else person.also:
                key = _key(one, language)
                held = entries.get(key)
                before = held.persons if isinstance(held, NamedPersons) else ()
                if person not in before:
                    entries[key] = NamedPersons((*before, person))
        for right in _right(known, day, language):
            entries[_key(right, language)] = None
        self._by_beginning = _by_beginning(entries.items())

    def __call__(self, text: Folded, others: Iterable[str] = ()) -> Iterator[Met]:
        """What stands in the text, in order. `others` are further names: what lies inside of one is not met."""
        signs, begun, upto = text.text, dict[int, list[_Entry]](), 0
        more = _by_beginning((_key(name, self.language), None) for name in others)
        there = _beginnings(signs)
        for known in (self._by_beginning, more):
            for beginning in there & known.keys():
                for at in _places(signs, beginning):
                    begun.setdefault(at, []).extend(known[beginning])
        for at in sorted(begun):
            if at < upto:
                continue
            for words, what in sorted(begun[at], key=lambda entry: -len(entry[0])):
                end = at + len(words)
                if signs.startswith(words, at) and not _inside_a_word(signs, at, end):
                    if what is not None:
                        yield Met(at, end, what)
                    upto = end
                    break


_DAYS = 32
"""Days and languages of which it is kept what is looked for: a look at many conferences asks for one after the other."""


def lookout(known: OfficeList, day: date, language: str) -> Lookout:
    """The one for that list, day and language, made once for some days."""
    held, key = known.worked_out, (day, language)
    found = held.get(key)
    if not isinstance(found, Lookout):
        if len(held) > _DAYS:
            held.clear()
        found = held[key] = Lookout(known, day, language)
    return found


@lru_cache(maxsize=16_384)
def _key(word: str, language: str) -> str:
    """A word as it is looked for: the same on each of the days of an archive that is looked through."""
    return folded_for_names(" ".join(word.split()), language).text


_WORD = re.compile("[a-z0-9]+")


def _by_beginning(
    entries: Iterable[tuple[str, NamedPersons | Avoided | None]],
) -> Mapping[str, Sequence[_Entry]]:
    """Entries by how they begin: with a word in Latin letters, else with two signs (or the only one)."""
    found: dict[str, list[_Entry]] = {}
    for words, what in entries:
        if words:
            first = _WORD.match(words)
            found.setdefault(first[0] if first else words[:2], []).append((words, what))
    return found


def _beginnings(signs: str) -> set[str]:
    """All that an entry could begin with in this text."""
    return {*map(add, signs, signs[1:]), *signs, *_WORD.findall(signs)}


def _places(signs: str, beginning: str) -> Iterator[int]:
    at = signs.find(beginning)
    while at >= 0:
        yield at
        at = signs.find(beginning, at + 1)


def _avoided(known: OfficeList, day: date, language: str) -> Iterator[tuple[str, Avoided]]:
    for entry in known.words:
        if entry.language == language and entry.holds(day):
            for word in entry.avoid:
                yield word, Avoided(word, entry.use, entry.why)
    for place in known.places:
        now = place.names_on(day).get(language, "")
        ours = [place.names.get(language, ""), *(name.names.get(language, "") for name in place.dated)]
        right = {_key(name, language) for name in (now, *place.also)}
        for name in dict.fromkeys((*ours, *place.avoid)):
            if name and now and _key(name, language) not in right and _of(name, language):
                yield name, Avoided(name, now, place=True)


@lru_cache(maxsize=4_096)
def _of(name: str, language: str) -> bool:
    """Whether a spelling can be one of that language: Chinese signs are of Chinese."""
    return (re.search(f"[{_HAN}]", name) is not None) == (language == "zh")


def _right(known: OfficeList, day: date, language: str) -> Iterator[str]:
    for entry in known.words:
        if entry.language == language and entry.holds(day):
            yield from entry.but
    for place in known.places:
        yield from (name for name in (place.names_on(day).get(language, ""), *place.also) if name)


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin letter or a figure goes on at either side: Tibet is not in Tibetan."""
    return _goes_on(text[start - 1 : start], text[start]) or _goes_on(text[end : end + 1], text[end - 1])


def _goes_on(beside: str, edge: str) -> bool:
    return edge.isascii() and edge.isalnum() and beside.isascii() and beside.isalnum()


def reworded(known: OfficeList, day: date, language: str, text: str, which: Callable[[Avoided], bool]) -> str:
    """The text with each avoided word that `which` says changed into the one to use, its capitals kept."""
    looked_at = folded_for_names(text, language)
    for met in reversed(list(lookout(known, day, language)(looked_at))):
        if isinstance(met.what, Avoided) and which(met.what):
            start, end = looked_at.span(met.start, met.end)
            text = text[:start] + _as_there(met.what.use, text[start:end]) + text[end:]
    return text


def _as_there(use: str, there: str) -> str:
    """The word to use with the capitals of the one that stands there."""
    if len(there) > 1 and there.isupper():
        return use.upper()
    return use[:1].upper() + use[1:] if there[:1].isupper() and use[:1].islower() else use
