"""In how many ways a sentence may have to be read before it is known not to stand somewhere.

Of alternatives that begin alike several may fit, and each is then tried with all that follows: `[a|]` forty
times over a row of a's is 2⁴⁰ readings. Alternatives that differ at once cost nothing. The number is found from
the sentence alone, from its end to its beginning, and in no more time than the sentence is long.
"""

from collections.abc import Callable, Mapping, Sequence

from store.wording.book.pattern import Either, Literal, Node, Pattern, Slot

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
