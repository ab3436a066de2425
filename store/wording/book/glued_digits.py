"""Digits of a sentence's own words that touch a figure: `3{count}` prints 3477 where the record says 477."""

from collections.abc import Callable, Iterator

from store.wording.book.pattern import Either, Literal, Node, Pattern, Slot

_MARKS = ".,．，'\u2009\u00a0\u202f"
_HUNDREDS = "十百千万亿"
"""Number words that multiply the figure before them."""

Edge = str | Slot
"""What stands at one end of a piece of a sentence: its words, or a slot."""


def touching(pattern: Pattern, is_figure: Callable[[Slot], bool]) -> Iterator[tuple[str, Slot]]:
    """Each slot with a figure that touches a number in the words beside it, with the two as printed
    (`is_figure` says which slots print one)."""
    for at, node in enumerate(pattern):
        if isinstance(node, Either):
            for option in node.options:
                yield from touching(option, is_figure)
        lefts = dict.fromkeys(_ends((node,), last=True)[0])
        rights = dict.fromkeys(_ends(pattern[at + 1 :], last=False)[0])
        for left in lefts:
            for right in rights:
                if isinstance(left, str) and isinstance(right, Slot) and is_figure(right) and _ending(left):
                    yield f"{_ending(left)}{right}", right
                elif (
                    isinstance(left, Slot)
                    and isinstance(right, str)
                    and is_figure(left)
                    and _beginning(right)
                ):
                    yield f"{left}{_beginning(right)}", left


def _ends(nodes: tuple[Node, ...], last: bool) -> tuple[list[Edge], bool]:
    """What may stand at the beginning (or end) of these nodes, and whether they may be empty: what may be
    empty lets the next be seen."""
    found: list[Edge] = []
    for node in reversed(nodes) if last else nodes:
        if isinstance(node, Slot):
            return [*found, node], False
        if isinstance(node, Literal):
            if node.text:
                return [*found, node.text], False
            continue
        empty = False
        for option in node.options:
            edges, nothing = _ends(option, last)
            found += edges
            empty = empty or nothing
        if not empty:
            return found, False
    return found, True


def _ending(words: str) -> str:
    """The number a text ends with, as far as a reader would take it for a part of the next figure."""
    bare = words.rstrip(_MARKS)
    number = bool(bare) and bare[-1].isnumeric() and (bare == words or bare[-1].isdecimal())
    return words[len(bare) - 1 :] if number else ""


def _beginning(words: str) -> str:
    """The number a text begins with, a word that multiplies the figure before it among them."""
    bare = words.lstrip(_MARKS)
    marks = len(words) - len(bare)
    number = bool(bare) and (bare[0].isdecimal() or (not marks and bare[0] in _HUNDREDS))
    return words[: marks + 1] if number else ""
