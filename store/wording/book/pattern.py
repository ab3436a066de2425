"""The little language sentences are written in: text, `{slots}` and `[alternatives|of|words]`.

`{name}` is filled with what `name` stands for, `{name:type}` says in which way. Of `[a|b|c]` the
first is said and any is read; an alternative may be empty and may hold slots. `{name:area/areas}` is
the first word where the figure is one and the second where it is not. Nothing else is special, so a
clerk's sentence can hold any other character.
"""

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct


class Literal(Struct, frozen=True):
    """Words printed as they stand."""

    text: str


class Slot(Struct, frozen=True):
    """A place to be filled: `{name}` or `{name:type}`; `type` is empty when it was not written."""

    name: str
    type: str = ""

    def __str__(self) -> str:
        return f"{{{self.name}:{self.type}}}" if self.type else f"{{{self.name}}}"


class Either(Struct, frozen=True):
    """Alternatives: the first is said, any is read."""

    options: tuple["Pattern", ...]


class Plural(Either, frozen=True):
    """`{name:one/other}`: the word that goes with one, and the word that goes with every other figure."""

    name: str = ""

    def form(self, number: int | None) -> "Pattern":
        return self.options[0 if number == 1 else 1]


Node = Literal | Slot | Either
Pattern = tuple[Node, ...]


class BadPattern(ValueError):
    """The brackets or braces of a sentence do not close. `args[0]` is the offending piece."""


LENGTH_MOST = 1_000
"""Signs of one sentence; the longest of this program has 262."""
ALTERNATIVES_MOST = 200
"""Alternatives of one sentence, those of all its brackets together."""
DEPTH_MOST = 5
"""How many brackets may stand in one another."""


class TooMuch(ValueError):
    """A sentence has more than any needs. `args` are what (`long`, `wide`, `deep`) and the most there may be."""


def parse(text: str) -> Pattern:
    """The nodes of a sentence. BadPattern when a brace or bracket stands alone, TooMuch when it is too long
    or has too many alternatives, beside or inside one another."""
    if len(text) > LENGTH_MOST:
        raise TooMuch("long", LENGTH_MOST)
    if text.count("|") + text.count("[") > ALTERNATIVES_MOST:
        raise TooMuch("wide", ALTERNATIVES_MOST)
    depth = list(accumulate((sign == "[") - (sign == "]") for sign in text))
    if max(depth, default=0) > DEPTH_MOST:
        raise TooMuch("deep", DEPTH_MOST)
    pattern, rest = _sequence(text, 0, nested=False)
    if rest != len(text):
        raise BadPattern(text[rest:])
    return pattern


def _sequence(text: str, at: int, nested: bool) -> tuple[Pattern, int]:
    nodes: list[Node] = []
    start = at
    while at < len(text):
        mark = text[at]
        if nested and mark in "|]":
            break
        if mark in "{[":
            if at > start:
                nodes.append(Literal(text[start:at]))
            node, at = _slot(text, at) if mark == "{" else _either(text, at)
            nodes.append(node)
            start = at
        elif mark in "}]":
            raise BadPattern(text[at:])
        else:
            at += 1
    if at > start:
        nodes.append(Literal(text[start:at]))
    return tuple(nodes), at


def _slot(text: str, at: int) -> tuple[Slot | Plural, int]:
    end = text.find("}", at)
    if end < 0 or "{" in text[at + 1 : end]:
        raise BadPattern(text[at:])
    name, _, kind = text[at + 1 : end].partition(":")
    if not name.strip():
        raise BadPattern(text[at : end + 1])
    if "/" in kind:
        one, _, other = kind.partition("/")
        return Plural(((Literal(one),), (Literal(other),)), name.strip()), end + 1
    return Slot(name.strip(), kind.strip()), end + 1


def _either(text: str, at: int) -> tuple[Either, int]:
    options: list[Pattern] = []
    here = at + 1
    while True:
        option, here = _sequence(text, here, nested=True)
        if here >= len(text):
            raise BadPattern(text[at:])
        options.append(option)
        here += 1
        if text[here - 1] == "]":
            return Either(tuple(options)), here


def slots(pattern: Pattern) -> Iterator[Slot]:
    """Every slot of the sentence in order, those of the alternatives too."""
    for node in pattern:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Either):
            for option in node.options:
                yield from slots(option)


def plurals(pattern: Pattern) -> Iterator[Plural]:
    """Every word of the sentence that goes with a figure, those of the alternatives too."""
    for node in pattern:
        if isinstance(node, Plural):
            yield node
        elif isinstance(node, Either):
            for option in node.options:
                yield from plurals(option)


def parted(pattern: Pattern) -> tuple[str, Pattern]:
    """The stops and spaces a sentence begins with (`, {n} people …`), and the rest of it."""
    head = pattern[0] if pattern else None
    if not isinstance(head, Literal):
        return "", pattern
    rest = head.text.lstrip(" ,;，；、")
    return head.text[: len(head.text) - len(rest)], (Literal(rest), *pattern[1:])


def said_slots(pattern: Pattern) -> Iterator[Slot]:
    """The slots that are said: those of first alternatives only."""
    for node in pattern:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Either):
            yield from said_slots(node.options[0])
