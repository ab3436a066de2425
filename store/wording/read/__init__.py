"""A text read with the sentences of the phrase books: a proposal with the span of every value, and the unread rest.

`reading` is the whole of it. `basis` is what every reader begins from, `chinese` and `english` give the stretches of a page their
scopes, `page` looks after what was printed; the readers here (`matching`, `chinese_figures`, `english_clauses` …) take the figures in them.
"""

__all__ = [
    "basis",
    "chinese",
    "headings",
    "messages",
    "own_tables",
    "page",
    "reading",
    "speakers",
]
