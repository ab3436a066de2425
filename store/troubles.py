"""The one family of errors a person may meet.

A trouble is a code and the facts of the case; its sentence is looked up per language, so that the
same error reads right in the app and on the command line. Each floor of the store keeps the words
of its own troubles and names them in `words`.
"""

from pathlib import PurePath
from typing import ClassVar

from store.languages import Pair, Pairs, in_language
from store.signs import visible_line


class Trouble(Exception):
    """Something the person must know: what happened, where, and what to do.

    `code` picks the sentence in `words`, `facts` fill it; a fact may be a function of the language, such
    as a list or a reason. `exit_code` is what the command line returns: 1 for a refusal or failure, 2 for
    a wrong call.
    """

    words: ClassVar[Pairs] = {}
    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)

    def pair(self) -> Pair | None:
        """Its words in both languages; None when its code has none."""
        return self.words.get(self.code)

    def said(self, lang: str) -> str:
        """The sentence in `lang`; a code without words prints itself and its facts, never nothing."""
        pair = self.pair()
        if pair is None:
            return f"{self.code} {self.facts}"
        return in_language(pair, lang).format(**self.told(lang))

    def told(self, lang: str) -> dict[str, object]:
        """The facts in `lang`, for a screen: a name from outside may hold what a terminal obeys."""
        return {name: shown(fact(lang) if callable(fact) else fact) for name, fact in self.facts.items()}

    def __str__(self) -> str:
        return self.said("en")


def shown(fact: object) -> object:
    """A fact as it may stand in a sentence: a text or a path on one line, every hidden sign visible."""
    return visible_line(str(fact)) if isinstance(fact, str | PurePath) else fact


class UsageTrouble(Trouble):
    """The call itself was wrong: an unknown option, a conference that does not exist."""

    exit_code = 2
