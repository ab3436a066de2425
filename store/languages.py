"""The two languages in which the program speaks to a person: pairs of words, and the one way to take a side.

The languages of the texts that go out are open-ended and are not meant here: their words stand in phrase books.
"""

from collections.abc import Callable, Iterable, Mapping

Pair = tuple[str, str]
"""The Chinese and the English words of one message. They may be templates of `str.format`."""
Pairs = Mapping[str, Pair]
"""Messages by their names."""
Said = Callable[[str], str]
"""Words as a function of the language, as a fact of a Trouble may be."""
LANGUAGES: Pairs = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}
"""What the languages of texts are called; one without a name here is told by its code."""
BETWEEN: Pair = ("、", ", ")
"""What stands between the things of a list."""


def in_language(pair: Pair, lang: str) -> str:
    """The words in `lang`: English for any language but zh."""
    return pair[0] if lang == "zh" else pair[1]


def either(zh: str, en: str) -> Said:
    """Words in both languages as one fact."""
    return lambda lang: in_language((zh, en), lang)


def listed(names: Iterable[object]) -> Said:
    """Names parted by the mark of the language."""
    texts = [str(name) for name in names]
    return lambda lang: in_language(BETWEEN, lang).join(texts)
