"""Bulletins and articles of anybody, judged by themselves or held against the record: sums and shares a text states,
its title against its body, one language against the other, and what was left unread."""

__all__ = [
    "articles",
    "bulletin_texts",
    "left_unread",
    "text_as_conference",
]
