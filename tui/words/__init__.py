"""Every word of the interface, in Chinese and English.

Each area of the app keeps its own module here with one table `WORDS`, key -> (zh, en). The words are
`str.format` templates. A key begins with the name of its area (`desk.title`), so that two areas can
never fight over one; the module is loaded when the first of its words is said.
"""

from functools import cache
from importlib import import_module

from store.troubles import shown

Pair = tuple[str, str]
"""The Chinese and the English words of one message."""


@cache
def _area(name: str) -> dict[str, Pair]:
    words: dict[str, Pair] = import_module(f"{__name__}.{name}").WORDS
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
    words = pair(key)[0 if lang == "zh" else 1]
    return words.format(**{name: shown(fact) for name, fact in facts.items()}) if facts else words
