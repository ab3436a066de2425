"""What the items of a list are to be printed as in the other language: as many, each for one of them, with its numbers.

A list counts its own items, so a translation that joins two or parts one prints another number than the record has.
"""

import re

from store.record.figure import CountedList
from store.wording.numbers.printed_as import NotSaid, as_recorded, same_numbers

_MORE_ITEMS = re.compile(r"[;；、，]|, |\n")
_SEVERAL = re.compile(r"[;；、，,和与及或暨（(/·]")
"""A translated item that parts into several where its original is one thing."""
_AND_SO_ON = re.compile(
    r"\b(?:etc|and (?:others?|more|so on|so forth)|among others|(?:several|various|numerous|many)(?: other)?)\b",
    re.IGNORECASE,
)


_JOINED = re.compile(
    r"^(.+?) (?:and|&|plus|as well as|together with|along with) (.+)$|^(\S.*?) ?[&+/] ?(\S.*)$", re.IGNORECASE
)
_A_BODY = re.compile(
    r"\b(?:commission|bureau|department|office|ministry|administration|committee|affairs|cent(?:er|re)|schools?|hospitals?|institute|"
    r"co|ltd|company|corporation|group|authority|council|university|college|association|federation|academy|station|team|league)\b",
    re.IGNORECASE,
)
"""The name of a body, which often holds an “and” that its Chinese does not: Development and Reform Commission."""


def _plain_item(item: str) -> str:
    return re.sub(r"^the ", "", " ".join(item.split()).casefold())


def joined_item(held: CountedList) -> NotSaid | None:
    """The first translated item that reads like two where its original is one; a person may know better (rice and
    flour for 米面)."""
    for item, said in zip(held.items, held.translated, strict=False):
        if _JOINED.match(said.strip()) and not _SEVERAL.search(item) and not _A_BODY.search(said):
            return NotSaid("translated_joined", said=said, raw=item)
    return None


def _twice(held: CountedList) -> str:
    """An item that two different ones of the other language are said as; empty when there is none."""
    pairs = {
        (_plain_item(item), _plain_item(said))
        for item, said in zip(held.items, held.translated, strict=False)
    }
    for side in (0, 1):
        counted = [pair[side] for pair in pairs]
        double = next((pair for pair in pairs if counted.count(pair[side]) > 1), None)
        if double is not None:
            return double[side]
    return ""


def _is_another_too(held: CountedList, said: str) -> bool:
    """Whether a translation joins what is an item by itself (A and B, beside B), or a thing that has one sign."""
    found = _JOINED.match(said.strip())
    if found is None:
        return False
    others = {_plain_item(one) for one in held.translated if one != said}
    sides = {_plain_item(side) for side in found.groups() if side}
    short = any(
        len(item.strip()) == 1 for item, one in zip(held.items, held.translated, strict=False) if one == said
    )
    return bool(sides & others) or short


def list_trouble(held: CountedList) -> NotSaid | None:
    """Why a list may not be printed as it is recorded: its translation has other items or other numbers, or
    the number given with it is not the one typed."""
    if held.translated and len(held.translated) != len(held.items):
        return NotSaid("translated_number", items=len(held.items), translated=len(held.translated))
    for item, said in zip(held.items, held.translated, strict=False):
        if item.strip() and not said.strip():
            return NotSaid("translated_number", items=len(held.items), translated=len(held.translated) - 1)
        if _MORE_ITEMS.search(said) and not _SEVERAL.search(item):
            return NotSaid("translated_number", items=len(held.items), translated=len(held.translated) + 1)
        if _is_another_too(held, said) and not _SEVERAL.search(item):
            return NotSaid("translated_number", items=len(held.items), translated=len(held.translated) + 1)
        if not held.open and _AND_SO_ON.search(said) and not re.search("等|多|各|若干|数", item):
            return NotSaid("translated_figures", said=said, raw=item)
        if not same_numbers(item, said):
            return NotSaid("translated_figures", said=said, raw=item)
    if (double := _twice(held)) != "":
        return NotSaid("translated_twice", said=double)
    return as_recorded(held.counted, held.raw) if held.counted is not None else None
