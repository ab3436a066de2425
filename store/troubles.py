"""The one family of errors a person may meet.

A trouble is a code and the facts of the case; its sentence is looked up per language, so that the
same error reads right in the app and on the command line. Each floor of the store keeps the words
of its own troubles and names them in `words`.
"""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import ClassVar, NamedTuple

from store.languages import Pair, Pairs, either, in_language
from store.signs import visible_line


class Way(NamedTuple):
    """What can be done about a trouble: with keys in the app, or as a call of the command line."""

    keys: Pair
    call: Pair

    def in_app(self, lang: str) -> str:
        return in_language(self.keys, lang)

    def as_call(self, lang: str) -> str:
        return in_language(self.call, lang)

    def both(self, lang: str) -> str:
        if not self.in_app(lang):
            return self.as_call(lang)
        return f"{self.in_app(lang)}{either('，或 ', ', or ')(lang)}{self.as_call(lang)}"


class Trouble(Exception):
    """Something the person must know: what happened, where, and what to do.

    `code` picks the sentence in `words`, `facts` fill it; a fact may be a function of the language, such
    as a list, or the trouble that is the reason. `exit_code` is what the command line returns: 1 for a refusal or failure, 2 for
    a wrong call.
    """

    words: ClassVar[Pairs] = {}
    ways: ClassVar[Mapping[str, Way]] = {}
    """What its sentences say can be done, by the name they have for it."""
    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)

    def pair(self) -> Pair | None:
        """Its words in both languages; None when its code has none."""
        return self.words.get(self.code)

    def said(self, lang: str) -> str:
        """The sentence in `lang`; a code without words prints itself and its facts, never nothing. What can be done is
        said for the keys and for the command line alike."""
        return self._said(lang, Way.both)

    def in_app(self, lang: str) -> str:
        """The sentence where keys are at hand, and no command line."""
        return self._said(lang, Way.in_app)

    def as_call(self, lang: str) -> str:
        """The sentence where a command is called."""
        return self._said(lang, Way.as_call)

    def _said(self, lang: str, way: Callable[[Way, str], str]) -> str:
        pair = self.pair()
        if pair is None:
            return f"{self.code} {self.facts}"
        told = self.told(lang, way)
        ways = {name: way(one, lang).format(**told) for name, one in self.ways.items() if _names(pair, name)}
        return in_language(pair, lang).format(**told, **ways)

    def told(self, lang: str, way: Callable[[Way, str], str] = Way.both) -> dict[str, object]:
        """The facts in `lang`, for a screen: a name from outside may hold what a terminal obeys. What can be done about
        a reason is said the same `way`."""
        return {name: shown(_fact(fact, lang, way)) for name, fact in self.facts.items()}

    def __str__(self) -> str:
        return self.said("en")


def _names(pair: Pair, way: str) -> bool:
    return f"{{{way}}}" in pair[0]


def _fact(fact: object, lang: str, way: Callable[[Way, str], str]) -> object:
    if isinstance(fact, Trouble):
        return reason_words(fact, lang, way)
    return fact(lang) if callable(fact) else fact


Reason = str | Trouble
"""A reason a person is told: a sentence, or a trouble, of which the interface says what can be done there."""


def reason_words(reason: Reason, lang: str, way: Callable[[Way, str], str]) -> str:
    """The reason in `lang`; what can be done about it is said that `way`."""
    return reason._said(lang, way) if isinstance(reason, Trouble) else reason


def shown(fact: object) -> object:
    """A fact as it may stand in a sentence: a text or a path on one line, every hidden sign visible."""
    return visible_line(str(fact)) if isinstance(fact, str | PurePath) else fact


class UsageTrouble(Trouble):
    """The call itself was wrong: an unknown option, a conference that does not exist."""

    exit_code = 2
