"""The slots of a person's own prose, and the references they make.

    {f:3kf}        the figure 3kf as printed       {f:3kf.from} {f:3kf.to}   the days of its period
    {f:3kf.number} {f:3kf.words}   its number alone, in digits or spelled: the words behind it name
                   what is counted (English: 1,306 medical workers)
    {l:a2}         the items of a list             {l:a2.count}              the number given with it
    {c:b1}         a claim                         {s:b9}                    how far the places have come
    {n:yesterday/confirmed}   a figure of the grid

Everything else in braces is a person's own text. A reference is a `CellKey`: that of the cell, or
(`figures`, `3kf`) for a part of the conference that is no cell.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from store.record.cell import CellKey, cell_key

PARTS = ("sections", "statements", "figures", "lists", "claims", "statuses", "answers")
"""The parts of a conference beside its cells: each a mapping by id. No window may have such a key."""

_KINDS = {"f": "figures", "l": "lists", "c": "claims", "s": "statuses", "n": ""}
_FACETS = {"f": ("", "from", "to", "number", "words"), "l": ("", "count"), "c": ("",), "s": ("",), "n": ("",)}


class ProseSlot(Struct, frozen=True):
    """Characters `start` to `end` of a prose text: what they refer to, and which side of it is printed."""

    start: int
    end: int
    ref: CellKey
    facet: str = ""

    @property
    def part(self) -> str:
        """`figures`, `lists` …; empty for a cell of the grid."""
        return self.ref.window if self.ref.window in PARTS else ""


def part_ref(part: str, key: str) -> CellKey:
    """The reference to a part that is no cell."""
    return CellKey(part, key)


def slot_text(ref: CellKey, facet: str = "") -> str:
    """How a reference is written into prose: `{f:3kf.from}`."""
    for kind, part in _KINDS.items():
        if part and ref.window == part:
            return f"{{{kind}:{ref.indicator}{'.' + facet if facet else ''}}}"
    return f"{{n:{ref}}}"


@cache
def _slot() -> re.Pattern[str]:
    return re.compile(r"\{([flcsn]):([\w/]{1,80}?)(?:\.(from|to|count|number|words))?\}")


@lru_cache(maxsize=512)
def prose_slots(text: str) -> tuple[ProseSlot, ...]:
    """The slots of a text in order. What only looks like one stays text."""
    return tuple(_found(text)) if "{" in text else ()


def _found(text: str) -> Iterator[ProseSlot]:
    for match in _slot().finditer(text):
        kind, name, facet = match[1], match[2], match[3] or ""
        if facet not in _FACETS[kind]:
            continue
        try:
            ref = part_ref(_KINDS[kind], name) if kind != "n" else cell_key(name)
        except ValueError:
            continue
        yield ProseSlot(match.start(), match.end(), ref, facet)


def references(text: str) -> tuple[CellKey, ...]:
    """What a text refers to, each once, in order."""
    return tuple(dict.fromkeys(slot.ref for slot in prose_slots(text)))


def without(text: str, ref: CellKey, printed: str) -> str:
    """`text` with every slot of one reference replaced by what it printed."""
    for slot in reversed(prose_slots(text)):
        if slot.ref == ref:
            text = text[: slot.start] + printed + text[slot.end :]
    return text


def without_slots(text: str) -> str:
    """`text` with every slot taken out, to know it by."""
    for slot in reversed(prose_slots(text)):
        text = text[: slot.start] + "…" + text[slot.end :]
    return text
