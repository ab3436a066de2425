"""The names by which an English page says whom it speaks of: the region, its places, others.

A name that only owns the next (`China's Tibet`) is no name of a subject. `The region` is whichever was spoken of last;
`the city` is the place spoken of last, where that is one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

from msgspec import Struct

from store.wording.read.basis.pieces import Pieces
from store.wording.read.basis.whose import ELSEWHERE, NOBODY, OWN, PLACE
from store.wording.read.english import forms

AGAIN, LESSER = "again", "lesser"
"""SubjectNames like `the region`: whichever was spoken of last; and like `the city`, which the region is not."""

_LESSER = ("city", "prefecture", "county", "district", "town", "township", "village", "island")
_PREFECTURES = ("city", "prefecture", "league")
_GREATER = ("region", "province", "country", "nation", "municipality")
_ENDINGS = {
    "市": "city",
    "州": "prefecture",
    "地区": "prefecture",
    "盟": "league",
    "县": "county",
    "旗": "banner",
    "区": "district",
}
"""What English calls a place whose Chinese name ends so; the longer ending of two comes first."""


class Whom(NamedTuple):
    """Whom something is said of; `key` is the place, where that is known."""

    kind: str = NOBODY
    key: str = ""


class Name(Struct, frozen=True):
    """A name of somebody. `owner`: only the owner of what is named next."""

    start: int
    end: int
    kind: str
    key: str = ""
    """The place it is the name of; of a lesser name the word."""
    owner: bool = False


class SubjectNames:
    """Every name of a book by which a page says whom it speaks of, folded."""

    def __init__(self, pieces: Pieces) -> None:
        self.kinds: dict[str, tuple[str, str]] = {}
        elsewhere = [_bare(pieces.reads.fold(name)) for name in pieces.book.choices.get("elsewhere", ())]
        self.kinds |= dict.fromkeys(elsewhere, (ELSEWHERE, ""))
        for name, key in pieces.names.keys.items():
            self.kinds[name] = (PLACE, key)
        self.called = {place.key: _called(place.name("zh")) for place in pieces.book.series.places}
        """What English calls each place: a city, a prefecture."""
        self._of_two = frozenset(
            pieces.reads.fold(name) for name in pieces.book.choices.get("of_two_places", ())
        )
        self.of_nation = any(place.name("zh").endswith("省") for place in pieces.book.series.places)
        """Its places are provinces."""
        nouns: list[str] = []
        again: list[str] = []
        self.proper: list[str] = []
        """How the region alone is called."""
        for name in pieces.book.choices.get("region_met", ()):
            self.kinds[pieces.reads.fold(name)] = (OWN, "")
        for name in pieces.book.choices.get("region", ()):
            bare = _bare(pieces.reads.fold(name))
            if name[:4].lower() == "the " and name[4:].islower():
                again.append(bare)
            elif bare:
                self.kinds[bare] = (OWN, "")
                self.proper.append(bare)
                nouns += bare.split()
        for name in elsewhere:
            if pieces.in_full(name, dict.fromkeys(self.proper, OWN)):
                self.kinds[name] = (OWN, "")
            elif place := pieces.in_full(name, pieces.names.keys):
                self.kinds[name] = (PLACE, place)
        if pieces.book.choices.get("region"):
            nouns += _bare(pieces.reads.fold(pieces.book.word("region"))).split()
        self.above_places = {name for name in again if name in nouns or name not in (*_LESSER, *_GREATER)}
        """Words like `region` that none of its places is called by: those of its own name and the office's, and what only it is
        called (the national capital)."""
        own = pieces.own_words
        for kind, words in ((LESSER, _LESSER), (ELSEWHERE, _GREATER)):
            self.kinds |= {f"the {word}": (kind, word) for word in words if f"the {word}" not in own}
        for name in again:
            self.kinds[f"the {name}"] = (AGAIN, name)
        self._own = tuple(name for name, (kind, _) in self.kinds.items() if kind == OWN)

    def may_name_region(self, text: str) -> bool:
        """False where the region has a name of its own and the text none of them."""
        return not self.proper or any(name in text for name in self._own) or forms.CHINAS in text

    def is_only_one(self, place: Name, text: str) -> bool:
        """Whether a place is a city or prefecture of a name that no other has."""
        return (
            self.called.get(place.key) in _PREFECTURES and text[place.start : place.end] not in self._of_two
        )

    def found(self, text: str) -> list[Name]:
        """The names of a text in their order, the longer of two."""
        known = [*self._standing(text, self.kinds.items())]
        known += self._standing(text, _short_forms(text, known))
        known.sort(key=lambda name: (name.start, -name.end))
        kept: list[Name] = []
        for name in known:
            if not kept or name.start >= kept[-1].end:
                kept.append(name)
        kept = [name for name, then in zip_longest(kept, kept[1:]) if not _is_of_next(text, name, then)]
        people = _are_people(text, kept)
        if people:
            kept = [
                name
                for name in kept
                if text[name.start : name.end] not in people
                or _IN.search(text[max(0, name.start - 8) : name.start])
            ]
        return [*_owners(text, kept)]

    def _standing(self, text: str, names: Iterable[tuple[str, tuple[str, str]]]) -> Iterator[Name]:
        for word, (kind, key) in names:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                    yield Name(at, end, kind, key)
                at = text.find(word, end)


def names_of(pieces: Pieces) -> SubjectNames:
    """The names of a book, made once for it."""
    held: Any = pieces.__dict__.get("_english_names")
    if held is None:
        held = pieces.__dict__["_english_names"] = SubjectNames(pieces)
    return held  # type: ignore[no-any-return]


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _called(name: str) -> str:
    return next((word for ending, word in _ENDINGS.items() if name.endswith(ending)), "")


_SHORT = re.compile(r"(?:'s)? \(([a-z]{2,6})\)")
_OWNED = re.compile(r"'s? (?:[a-z-]+ ){0,3}\Z")


def _is_of_next(text: str, name: Name, then: Name | None) -> bool:
    """True for `the city` in `the city of Lhasa`: the same place."""
    return name.kind == LESSER and then is not None and text[name.end : then.start] == " of "


def _short_forms(text: str, names: list[Name]) -> list[tuple[str, tuple[str, str]]]:
    """What the page itself shortens a name to: Tibet Autonomous Region (TAR)."""
    made = []
    for name in names if "(" in text else ():
        short = _SHORT.match(text, name.end)
        if short and name.kind != AGAIN:
            made.append((short[1], (name.kind, name.key)))
    return made


_TITLE = re.compile(
    r"\b(?:dr|mr|mrs|ms|prof|professor|doctor|director|nurse|sir|minister|officer|chief|expert|spokes(?:man|woman|person))\.? \Z"
)
_WHO = re.compile(
    r", (?:an? |the )?(?:[a-z'-]+ ){0,4}?(?:doctor|director|nurse|official|chief|expert|professor|head|deputy|minister|spokes\w+|epidemiologist|resident)\b"
)
_IN = re.compile(r"\b(?:in|of|from|to|across|and|for) \Z")


def _are_people(text: str, names: list[Name]) -> set[str]:
    """Words of the page that call a person and not a place (Dr. Ali)."""
    said: set[str] = set()
    for name in names:
        if name.kind == PLACE:
            titled = _TITLE.search(text, max(0, name.start - 16), name.start)
            if titled or _WHO.match(text, name.end, name.end + 60):
                said.add(text[name.start : name.end])
    return said


_PART_BEHIND = re.compile(r"'s? (?:[a-z-]+ ){0,2}(?:capital|neighbou?rs?)\b")
_PART_BEFORE = re.compile(r"(?<!'s )(?:\b(?:north|south|east|west)ern|\bcentral) \Z")


def _is_part(text: str, name: Name) -> bool:
    """True when only part of what is named is spoken of, or who is beside it (western Tibet, Tibet's neighbor)."""
    before = _PART_BEFORE.search(text, max(0, name.start - 16), name.start)
    return before is not None or _PART_BEHIND.match(text, name.end) is not None


def _owners(text: str, names: list[Name]) -> Iterator[Name]:
    """The names, each that owns the next marked as one."""
    for at, name in enumerate(names):
        then = names[at + 1] if at + 1 < len(names) else None
        between = text[name.end : then.start] if then is not None else ""
        if _OWNED.match(between):
            yield Name(name.start, name.end, name.kind, name.key, owner=True)
        elif name.kind in (OWN, AGAIN, PLACE) and _is_part(text, name):
            yield Name(name.start, name.end, ELSEWHERE, name.key)
        else:
            yield name
