"""Who is meant by a name that is one sign off a listed one: looked for in any text, and told only where the title or the
department of that person stands beside it, since many people's names are nearly alike."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import add

from msgspec import Struct

from store.names.listed_in_text import Folded, folded_for_names
from store.names.office_list import KnownPerson, OfficeList, departments_of

_BESIDE = {"zh": 36, "en": 90}
"""Signs before and behind a name in which its title or its department stands."""
_FEWEST = 3
"""Signs of a Chinese name from which one of them may be wrong and the rest still tell who is meant."""
_WORD = re.compile("[a-z][a-z'-]*")
_ENDS = re.compile("[。！？；\n]|[.!?] ")


class NearlyNamed(Struct, frozen=True):
    """`person` is meant at `start` to `end` of a folded text; `right` is the listed name, as it is looked for."""

    start: int
    end: int
    person: KnownPerson
    right: str


def nearly_named(known: OfficeList, day: date, looked_at: Folded, language: str) -> Iterator[NearlyNamed]:
    """Everybody whose name stands in the text with one sign wrong. What is another person's listed name is not met."""
    key = ("nearly", day, language)
    names: Mapping[str, Sequence[tuple[str, KnownPerson]]] | None = known.worked_out.get(key)
    if names is None:
        names = known.worked_out[key] = _by_pieces(known, language)
    text = looked_at.text
    met = _in_chinese(names, text) if language == "zh" else _in_english(names, text)
    seen: set[tuple[int, int]] = set()
    for found in met:
        said = text[found.start : found.end]
        if (found.start, found.end) in seen or known.called(said):
            continue
        if _stands_by(found, text, day, language):
            seen.add((found.start, found.end))
            yield found


def _by_pieces(known: OfficeList, language: str) -> Mapping[str, Sequence[tuple[str, KnownPerson]]]:
    """Each name by what of it is right when one sign is wrong: two signs of a Chinese one, a word of any other."""
    found: dict[str, list[tuple[str, KnownPerson]]] = {}
    for person in known.persons:
        name = folded_for_names(person.names.get(language, ""), language).text
        if language == "zh":
            pieces: Iterable[str] = _pairs(name) if len(name) >= _FEWEST else ()
        else:
            words = _WORD.findall(name)
            pieces = {words[0], words[-1]} if len(words) > 1 and " ".join(words) == name else ()
        for piece in pieces:
            found.setdefault(piece, []).append((name, person))
    return found


def _pairs(name: str) -> set[str]:
    """The first two signs, the last two, and the first with the last behind a mark."""
    return {name[:2], name[-2:], f"{name[0]}?{name[2]}" if len(name) == _FEWEST else name[1:3]}


def _in_chinese(names: Mapping[str, Sequence[tuple[str, KnownPerson]]], text: str) -> Iterator[NearlyNamed]:
    there = {*map(add, text, text[1:])} | {
        f"{one}?{other}" for one, other in set(zip(text, text[2:], strict=False))
    }
    for piece in there & names.keys():
        for name, person in names[piece]:
            for at in _starts(name, piece, text):
                said = text[at : at + len(name)]
                wrong = [place for place, sign in enumerate(said) if sign != name[place]]
                if len(said) == len(name) and len(wrong) == 1 and "\u3400" <= said[wrong[0]] <= "\u9fff":
                    yield NearlyNamed(at, at + len(name), person, name)


def _starts(name: str, piece: str, text: str) -> Iterator[int]:
    """Where the name would begin for its piece to stand in the text."""
    pattern = re.escape(piece).replace(r"\?", ".")
    offset = 0 if piece[1] == "?" else name.index(piece)
    for match in re.finditer(f"(?={pattern})", text):
        if match.start() >= offset:
            yield match.start() - offset


def _in_english(names: Mapping[str, Sequence[tuple[str, KnownPerson]]], text: str) -> Iterator[NearlyNamed]:
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        for name, person in names.get(word[0], ()):
            right = name.split()
            for first in {at, at - len(right) + 1} if _first_or_last(word[0], right) else ():
                there = words[max(first, 0) : first + len(right)] if first >= 0 else []
                wrong = [(said[0], one) for said, one in zip(there, right, strict=False) if said[0] != one]
                if len(there) == len(right) and len(wrong) == 1 and _one_off(*wrong[0]):
                    yield NearlyNamed(there[0].start(), there[-1].end(), person, name)


def _first_or_last(word: str, name: Sequence[str]) -> bool:
    """Whether a name begins or ends with that word."""
    return word in (name[0], name[-1])


def _one_off(said: str, right: str) -> bool:
    """Whether one letter was left out, put in, or is another; of words long enough that this is a slip."""
    if min(len(said), len(right)) < _FEWEST or abs(len(said) - len(right)) > 1:
        return False
    short, long = sorted((said, right), key=len)
    same = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    skip = 1 if len(short) == len(long) else 0
    return short[same + skip :] == long[same + 1 :]


def _stands_by(found: NearlyNamed, text: str, day: date, language: str) -> bool:
    """Whether the person's title of the day, whole, or their department stands in the same sentence, near by."""
    room = _BESIDE.get(language, _BESIDE["en"])
    before, behind = text[max(0, found.start - room) : found.start], text[found.end : found.end + room]
    before = _ENDS.split(before)[-1]
    behind = _ENDS.split(behind)[0]
    held = found.person.titles_on(day) or found.person.titles
    told = [*(title.words.get(language, "") for title in held), *departments_of(held, language)]
    return any(
        words in side
        for one in told
        if (words := folded_for_names(one, language).text)
        for side in (before, behind)
    )
