"""The phrase book: the sentences of one language as values, read from TOML files and checked slot by slot."""

__all__ = ["articles", "book", "faults", "loading", "pattern"]
