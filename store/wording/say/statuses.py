"""How far the places have come, in one sentence. 均 is said only when every place of the series has come
that far; a place that has not is listed, and with a place unknown nothing is said at all."""

from collections.abc import Mapping

from store.record.conference import Conference
from store.record.status import Reached, Statuses
from store.wording.book.book import Book
from store.wording.book.pattern import Either, Literal, Pattern, Slot
from store.wording.numbers import numerals


class Teller:
    """Tells the statuses of one conference in the language of a book."""

    def __init__(self, book: Book, conference: Conference) -> None:
        self.book, self.conference = book, conference

    def told(self, statuses: Statuses, short: bool = False) -> str | None:
        """The clause (`全区七市（地）均实现或基本实现…`), `short` for a headline; None when a place is not
        known or the language has no words for it."""
        goal = statuses.goal.get(self.book.language, "")
        places = self.book.series.places
        if not goal or not places or any(place.key not in statuses.places for place in places):
            return None
        far = [reached for reached in Reached if reached in statuses.places.values()]
        if Reached.NOT_YET in far:
            return self._listed(statuses, far, goal)
        reached = [self._words(f"reached-{each.value}", {}) for each in far]
        both = self._words("reached-or", {"first": reached[0], "second": reached[-1]})
        return self._words(
            "status-short" if short else "status-all",
            {
                "number": self.number,
                "collective": self._words("collective", {}),
                "reached": both if len(reached) > 1 else reached[0],
                "goal": goal,
            },
        )

    def _listed(self, statuses: Statuses, far: list[Reached], goal: str) -> str:
        """Each degree with its places: some lacking, so 均 is never said."""
        said = []
        for reached in far:
            names = [
                place.name(self.book.language)
                for place in self.book.series.places
                if statuses.places[place.key] is reached
            ]
            joints = self.book.manner.join(names)
            listed = "".join(joint + name for joint, name in zip(joints, names, strict=True))
            words = self._words(f"reached-{reached.value}", {})
            said.append(self._words("status-some", {"list": listed, "reached": words, "goal": goal}))
        joint = "，" if not self.book.manner.spaced else "; "
        return joint.join(said)

    @property
    def number(self) -> str:
        """How many places the series has, as it is said: 七; seven."""
        count = len(self.book.series.places)
        if self.book.manner.ordinals == "chinese":
            return numerals.chinese(count)
        return self.book.manner.count(count)

    def _words(self, name: str, values: Mapping[str, str]) -> str:
        return filled_words(self.book, name, values)


def filled_words(book: Book, name: str, values: Mapping[str, str]) -> str:
    """A sentence of the book with plain values in its slots; empty when the book has none of that name."""
    phrase = book.phrase(name)
    return "" if phrase is None else _filled(book, phrase.said, values)


def _filled(book: Book, pattern: Pattern, values: Mapping[str, str]) -> str:
    said = ""
    for node in pattern:
        if isinstance(node, Literal):
            said += node.text
        elif isinstance(node, Slot):
            said += values[node.name] if node.name in values else book.word(node.name)
        elif isinstance(node, Either):
            said += _filled(book, node.options[0], values)
    return said
