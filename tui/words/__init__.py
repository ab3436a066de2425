"""Every word of the interface, in Chinese and English.

Each area of the app keeps its own module here with one table `WORDS`, key -> (zh, en). The words are
`str.format` templates. A key begins with the name of its area (`desk.title`), so that two areas can
never fight over one; the module is loaded when the first of its words is said.
"""

from functools import cache
from importlib import import_module

from store.languages import Pair, Pairs, in_language
from store.troubles import Trouble, shown

__all__ = []


@cache
def _area(name: str) -> Pairs:
    words: Pairs = import_module(f"{__name__}.{name}").WORDS
    return words


def pair(key: str) -> Pair:
    """Both languages of a message. KeyError when no area has it."""
    area = key.partition(".")[0]
    try:
        return _area(area)[key]
    except ModuleNotFoundError as error:
        raise KeyError(key) from error


def say(key: str, lang: str, /, **facts: object) -> str:
    """The message `area.name` in `lang` (English for any language but zh), its facts filled in, those
    from outside with every sign a terminal might obey made visible."""
    words = in_language(pair(key), lang)
    return words.format(**{name: shown(fact) for name, fact in facts.items()}) if facts else words


def more_or_less(key: str, lacking: int, lang: str, /, **facts: object) -> str:
    """By how much a sum is short of what it should be or over it, in the words `key`_less or `key`_more, as the
    finding says it: a bare sign would leave open which of the two is the greater."""
    return say(f"{key}_{'less' if lacking > 0 else 'more'}", lang, count=abs(lacking), **facts)


class InterfaceTrouble(Trouble):
    """A trouble whose words stand here. Its code is their key: `area.name`."""

    def pair(self) -> Pair:
        return pair(self.code)
