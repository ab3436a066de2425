"""Words in several languages, as one value: `{"zh": …, "en": …}`. A language without words is absent."""

from collections.abc import Mapping
from typing import Any

from store.record import decoding

Words = Mapping[str, str]
"""Text by language. Never guessed from another language."""


def words(zh: str = "", **others: str) -> dict[str, str]:
    """`words("副局长", en="deputy director")`; empty ones are left out."""
    return {language: text for language, text in {"zh": zh, **others}.items() if text}


def with_words(held: Words, language: str, text: str) -> dict[str, str]:
    """`held` with the words of one language; words that say nothing are none."""
    kept = {known: value for known, value in held.items() if known != language}
    return {**kept, language: text} if text.strip() else kept


def in_words(held: Words, lang: str) -> str:
    """The words in a language, else in Chinese."""
    return held.get(lang) or held.get("zh", "")


def words_document(held: Words) -> dict[str, str]:
    return dict(sorted(held.items()))


def read_lines(document: Any) -> dict[str, str]:
    """Words with lines, of a document."""
    return read_words(document, lines=True)


def read_words(document: Any, *, lines: bool = False) -> dict[str, str]:
    """The words of a document, cleaned; `lines` keeps line breaks. Misfit when they are none."""
    if document is None:
        return {}
    cleaned = decoding.each(document, decoding.language_code, decoding.prose if lines else decoding.line, 50)
    return {key: value for key, value in cleaned.items() if value.strip()}
