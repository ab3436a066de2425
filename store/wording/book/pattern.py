"""The little language sentences are written in: text, `{slots}` and `[alternatives|of|words]`.

`{name}` is filled with what `name` stands for, `{name:type}` says in which way. Of `[a|b|c]` the
first is said and any is read; an alternative may be empty and may hold slots. `{name:area/areas}` is
the first word where the figure is one and the second where it is not. Nothing else is special, so a
clerk's sentence can hold any other character.

Of alternatives that begin alike several may fit, and each is then tried with all that follows: `[a|]` forty
times over a row of a's is 2⁴⁰ readings. The number is found from the sentence alone, from its end to its
beginning, in no more time than the sentence is long, and a sentence with too many is refused.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """`{name:one/other}`: the word that goes with one, and the word that goes with every other figure; of three words
    (`{count:was/were both/were all}`) the second goes with two."""

    name: str = ""

    def form(self, number: int | None) -> "Pattern":
        if number == 1:
            return self.options[0]
        return self.options[1 if number == 2 else -1]


Node = Literal | Slot | Either
Pattern = tuple[Node, ...]


class BadPattern(ValueError):
    """The brackets or braces of a sentence do not close. `args[0]` is the offending piece."""


LENGTH_MOST = 1_000
"""Signs of one sentence; the longest of this program has 262."""
ALTERNATIVES_MOST = 200
"""Alternatives of one sentence, those of all its brackets together."""
_DEPTH_MOST = 5
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
    if max(depth, default=0) > _DEPTH_MOST:
        raise TooMuch("deep", _DEPTH_MOST)
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
        words = kind.split("/", maxsplit=2)
        return Plural(tuple((Literal(word),) for word in words), name.strip()), end + 1
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


def _nodes(pattern: Pattern) -> Iterator[Literal | Slot | Plural]:
    """Everything of the sentence in order, that of the alternatives too."""
    for node in pattern:
        if isinstance(node, Either):
            for option in node.options:
                yield from _nodes(option)
        else:
            yield node


def slots(pattern: Pattern) -> Iterator[Slot]:
    """Every slot of the sentence in order, those of the alternatives too."""
    return (node for node in _nodes(pattern) if isinstance(node, Slot))


def plurals(pattern: Pattern) -> Iterator[Plural]:
    """Every word of the sentence that goes with a figure, those of the alternatives too."""
    return (node for node in _nodes(pattern) if isinstance(node, Plural))


def lead_and_rest(pattern: Pattern) -> tuple[str, Pattern]:
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


WAYS_MOST = 100
"""A sentence that may be read in more ways is refused; those of this program have three at most."""

_STOPS = ",;:。、"
_ANY = "\0"
"""Stands for what may begin a figure, a time or somebody's words: anything."""


class Ambiguity:
    """Counts the readings of the sentences of one book. `fold` makes words comparable, as pages are."""

    def __init__(self, fold: Callable[[str], str], choices: Mapping[str, Sequence[str]]) -> None:
        self._fold, self._choices = fold, choices

    def ways(self, pattern: Pattern) -> int:
        """The most readings of any stretch of the sentence between two of its clauses."""
        most, ways, follow = 1, 1, frozenset[str]()
        for node in reversed(pattern):
            if isinstance(node, Slot) and node.type == "clause":
                ways, follow = 1, frozenset()
                continue
            here, follow = self._node(node, follow)
            ways *= here
            most = max(most, ways)
            if most > WAYS_MOST:
                break
        return most

    def _node(self, node: Node, follow: frozenset[str]) -> tuple[int, frozenset[str]]:
        """The readings of one node before what may `follow`, and what it may begin with."""
        if isinstance(node, Literal):
            return 1, self._beginnings(self._fold(node.text), follow)
        if isinstance(node, Either):
            return self._either(node.options, follow)
        words = self._choices.get(node.name) if not node.type or node.type == "claim" else None
        if words is not None:
            return self._either(tuple((Literal(word),) if word else () for word in words), follow)
        return 1, frozenset((_ANY,))

    def _either(self, options: Sequence[Pattern], follow: frozenset[str]) -> tuple[int, frozenset[str]]:
        begin: frozenset[str] = frozenset()
        texts: list[str] = []
        inner, open_ended, empty = 1, 0, False
        for option in options:
            text = self._text(option)
            if text is not None:
                texts.append(text)
                empty = empty or not text
                begin |= self._beginnings(text, follow)
                continue
            open_ended += 1
            begins = follow
            ways = 1
            for node in reversed(option):
                here, begins = self._node(node, begins)
                ways *= here
            inner = max(inner, ways)
            begin |= begins
        return inner * max(1, open_ended + self._alike(texts, follow, bool(open_ended))), begin

    def _text(self, option: Pattern) -> str | None:
        """The words of an alternative; None when it holds anything else."""
        if all(isinstance(node, Literal) for node in option):
            return self._fold("".join(node.text for node in option if isinstance(node, Literal)))
        return None

    def _alike(self, texts: Sequence[str], follow: frozenset[str], beside: bool) -> int:
        """How many of these words may fit at one place with what follows fitting too, as far as its first
        sign tells. `beside`: there are alternatives that may begin with anything."""
        most = 0
        known = sorted(set(texts))
        for longest in known:
            fitting = 1
            for other in known:
                if len(other) < len(longest) and longest.startswith(other):
                    fitting += (
                        _ANY in follow or longest[len(other)] in follow or longest[len(other)] in _STOPS
                    )
            most = max(most, fitting)
        return most if not beside else max(most, len(known))

    def _beginnings(self, text: str, follow: frozenset[str]) -> frozenset[str]:
        """The signs a text may begin with; stops may be left out."""
        found: set[str] = set()
        for sign in text:
            if sign not in _STOPS:
                return frozenset((*found, sign))
            found.update(_STOPS)
        return frozenset(found) | follow
