"""Phrases that are said from a record and read back from a text, with the trace of every figure.

Five rooms, each built on those before it: `numbers` (numerals and measures), `book` (the sentences of a language),
`say` (a record said), `read` (a text read), `prove` (one held against the other).
"""
