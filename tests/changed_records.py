"""Records with one thing of them changed."""

from typing import Any

from msgspec.structs import replace

from store.record.conference import Conference


def with_text(one: Conference, key: str, text: str) -> Conference:
    """The conference with that field of text."""
    return replace(one, texts={**one.texts, key: text})


def with_part(one: Conference, name: str, key: str, value: object) -> Conference:
    """The conference with that section, figure, answer …; None takes it out."""
    parts = {known: part for known, part in {**one.parts(name), key: value}.items() if part is not None}
    changed: Any = {name: parts}
    return replace(one, **changed)
