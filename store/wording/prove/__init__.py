"""A text held against the record: a draft before it leaves, a file after somebody edited it, a phrase book before use."""

__all__ = ["altered_figures", "books", "comparing", "difference", "stray_numerals", "verifying"]
