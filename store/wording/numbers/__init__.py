"""Numerals, measures and the plain forms of signs, in Chinese and English: how they are printed, and read back."""

__all__ = [
    "manner",
    "numeral_patterns",
    "numerals",
    "printed_as",
    "printed_lists",
    "quantities",
    "quantities_english",
    "source",
    "spans",
]
