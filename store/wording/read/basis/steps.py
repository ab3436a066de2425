"""A sentence matched step by step, so that what may hold hundreds of places is scanned and not searched for.

A breakdown or a list of names inside a regular expression makes one as long as the list of places, and one
that divides a list anew in every possible way when its end does not fit: with n places 2ⁿ ways. Here the
sentence is cut at such slots. The words between them are regular expressions, each tried once from where the
one before it ended; a scanned slot has the few ends its scanner gives.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from store.wording.book.pattern import Either, Node, Slot, slots
from store.wording.numbers.spans import Span
from store.wording.read.basis.slots import longer_first

Memo = dict[object, Any]
"""What the scanners have found in one text so far, so that no stretch of it is scanned twice."""

Scan = Callable[[str, int, Memo], Iterable[int]]
"""Where a scanned slot that begins at a place of a text may end, the likeliest first."""

NOWHERE: Span = (-1, -1)


class _Words(Struct, frozen=True, dict=True):
    """Words and slots that are one regular expression; its groups are the slots of these numbers."""

    pattern: str
    numbers: tuple[int, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)


class _Scanned(Struct, frozen=True):
    """A slot that is scanned, by its number."""

    slot: Slot
    number: int
    scan: Scan


class _Fork(Struct, frozen=True):
    """Alternatives of which one holds a scanned slot."""

    options: tuple["_Chain", ...]


_Part = _Words | _Scanned | _Fork
_Chain = tuple[_Part, ...]


class Steps:
    """The steps of one sentence. `words` gives the regular expression of nodes without scanned slots, each
    slot by the function it is handed; `scan` the scanner of a slot, if it is scanned; `slot` the expression of
    any other; `kept` says which slots are wanted."""

    def __init__(
        self,
        nodes: Sequence[Node],
        words: Callable[[Sequence[Node], Callable[[Slot], str]], str],
        scan: Callable[[Slot], Scan | None],
        slot: Callable[[Slot], str],
        kept: Callable[[Slot], bool],
    ) -> None:
        self._words, self._scan, self._slot, self._kept = words, scan, slot, kept
        self._numbered: list[Slot] = []
        self._chain = self._chained(nodes)
        self.slots = tuple(self._numbered)
        """The wanted slots, in the order of the spans that are given for them."""

    def __str__(self) -> str:
        """The same for two sentences that match the same."""
        return _shown(self._chain)

    def _chained(self, nodes: Sequence[Node]) -> _Chain:
        chain: list[_Part] = []
        plain: list[Node] = []
        for node in nodes:
            if not any(self._scan(slot) for slot in slots((node,))):
                plain.append(node)
                continue
            self._close(chain, plain)
            if isinstance(node, Slot) and (scan := self._scan(node)) is not None:
                chain.append(_Scanned(node, self._number(node), scan))
            elif isinstance(node, Either):
                chain.append(_Fork(tuple(self._chained(option) for option in longer_first(node))))
        self._close(chain, plain)
        return tuple(chain)

    def _close(self, chain: list[_Part], plain: list[Node]) -> None:
        """Make one expression of the words gathered so far."""
        numbers: list[int] = []

        def slot(each: Slot) -> str:
            if not self._kept(each):
                return self._slot(each)
            numbers.append(self._number(each))
            return f"({self._slot(each)})"

        pattern = self._words(plain, slot)
        if pattern:
            chain.append(_Words(pattern, tuple(numbers)))
        plain.clear()

    def _number(self, slot: Slot) -> int:
        self._numbered.append(slot)
        return len(self._numbered) - 1

    @property
    def opening(self) -> str | None:
        """The regular expression it begins with; None where it begins otherwise."""
        first = self._chain[0] if self._chain else None
        return first.pattern if isinstance(first, _Words) else None

    # --- matching ----------------------------------------------------------------------------

    def ways(self, text: str, at: int, memo: Memo) -> Iterator[tuple[int, list[Span]]]:
        """Every way the sentence stands at this place, the likeliest first: its end, and the span of each
        wanted slot (`NOWHERE` for those of alternatives that were not taken)."""
        for end, held in self._ways(self._chain, text, at, memo):
            yield end, self._spans(held)

    def find(self, text: str, memo: Memo) -> Iterator[tuple[int, int, list[Span]]]:
        """Where the sentence stands in a text, in order and none over another: start, end and spans."""
        if len(self._chain) == 1 and isinstance(words := self._chain[0], _Words):
            for match in words.regex.finditer(text):
                yield match.start(), match.end(), self._spans(zip(words.numbers, match.regs[1:], strict=True))
            return
        at = 0
        while (begun := self._begun(text, at)) is not None:
            start, rest, held, here = begun
            found = next(self._ways(rest, text, here, memo), None)
            at = start + 1
            if found is not None:
                yield start, found[0], self._spans((*held, *found[1]))
                at = max(at, found[0])

    def _begun(self, text: str, at: int) -> tuple[int, _Chain, "_Held", int] | None:
        """The next place where the sentence may begin: the place, the steps still to do, what the first one
        held, and where it ended."""
        first = self._chain[0] if self._chain else None
        if isinstance(first, _Words):
            match = first.regex.search(text, at)
            if match is None:
                return None
            held = tuple(zip(first.numbers, match.regs[1:], strict=True))
            return match.start(), self._chain[1:], held, match.end()
        return (at, self._chain, (), at) if at < len(text) else None

    def _ways(self, chain: _Chain, text: str, at: int, memo: Memo) -> Iterator[tuple[int, "_Held"]]:
        if not chain:
            yield at, ()
            return
        step, rest = chain[0], chain[1:]
        if isinstance(step, _Words):
            match = step.regex.match(text, at)
            if match is not None:
                own = tuple(zip(step.numbers, match.regs[1:], strict=True))
                for end, held in self._ways(rest, text, match.end(), memo):
                    yield end, (*own, *held)
        elif isinstance(step, _Scanned):
            for stop in step.scan(text, at, memo):
                for end, held in self._ways(rest, text, stop, memo):
                    yield end, ((step.number, (at, stop)), *held)
        else:
            for option in step.options:
                yield from self._ways((*option, *rest), text, at, memo)

    def _spans(self, held: Iterable[tuple[int, Span]]) -> list[Span]:
        spans = [NOWHERE] * len(self.slots)
        for number, span in held:
            spans[number] = span
        return spans


_Held = tuple[tuple[int, Span], ...]
"""The numbers of slots with their spans."""


def _shown(chain: _Chain) -> str:
    return "".join(
        part.pattern if isinstance(part, _Words)
        else str(part.slot) if isinstance(part, _Scanned)
        else f"[{'|'.join(map(_shown, part.options))}]"
        for part in chain
    )  # fmt: skip
