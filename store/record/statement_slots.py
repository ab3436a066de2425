"""The slots of a person's own prose, and the references they make.

    {f:3kf}        the figure 3kf as printed       {f:3kf.from} {f:3kf.to}   the days of its period
    {f:3kf.number} {f:3kf.words}   its number alone, in digits or spelled: the words behind it name
                   what is counted (English: 1,306 medical workers)
    {l:a2}         the items of a list             {l:a2.count}              the number given with it
    {c:b1}         a claim                         {s:b9}                    how far the places have come
    {n:yesterday/confirmed}   a figure of the grid

Everything else in braces is a person's own text. Which kinds of parts have a slot, and which sides of one it
may print, says `store.part_kinds`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from store.part_kinds import KINDS, PartKind
from store.record.reference import PartKey, Reference, reference

CELL = "n"
"""The letter of a slot for a figure of the grid; those of parts stand in their kinds."""

_BY_LETTER: dict[str, PartKind] = {kind.letter: kind for kind in KINDS.values() if kind.letter}


class ProseSlot(Struct, frozen=True):
    """Characters `start` to `end` of a prose text: what they refer to, and which side of it is printed."""

    start: int
    end: int
    ref: Reference
    facet: str = ""


def slot_text(ref: Reference, facet: str = "") -> str:
    """How a reference is written into prose: `{f:3kf.from}`."""
    letter = ref.about.letter if isinstance(ref, PartKey) else ""
    if letter and isinstance(ref, PartKey):
        return f"{{{letter}:{ref.key}{'.' + facet if facet else ''}}}"
    return f"{{{CELL}:{ref}}}"


@cache
def _slot() -> re.Pattern[str]:
    letters = "".join((*_BY_LETTER, CELL))
    facets = "|".join(dict.fromkeys(facet for kind in _BY_LETTER.values() for facet in kind.facets if facet))
    return re.compile(rf"\{{([{letters}]):([\w/]{{1,80}}?)(?:\.({facets}))?\}}")


@lru_cache(maxsize=512)
def prose_slots(text: str) -> tuple[ProseSlot, ...]:
    """The slots of a text in order. What only looks like one stays text."""
    return tuple(_found(text)) if "{" in text else ()


def _found(text: str) -> Iterator[ProseSlot]:
    for match in _slot().finditer(text):
        letter, name, facet = match[1], match[2], match[3] or ""
        if facet not in (_BY_LETTER[letter].facets if letter != CELL else ("",)):
            continue
        try:
            ref = PartKey(_BY_LETTER[letter].name, name) if letter != CELL else reference(name)
        except ValueError:
            continue
        yield ProseSlot(match.start(), match.end(), ref, facet)


def references(text: str) -> tuple[Reference, ...]:
    """What a text refers to, each once, in order."""
    return tuple(dict.fromkeys(slot.ref for slot in prose_slots(text)))


def without_slots(text: str) -> str:
    """`text` with every slot taken out, to know it by."""
    for slot in reversed(prose_slots(text)):
        text = text[: slot.start] + "…" + text[slot.end :]
    return text
