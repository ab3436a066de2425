"""Texts go out: what a text must pass that leaves, its files and their seal. The only way out of the program."""

__all__ = [
    "exporting",
    "gate",
    "sealing",
]
