"""Each way out with its way back: the bytes of a draft in every format, and what a file of others holds.

Only `publishing` writes to the disk. Tables have a room of their own, `tables`.
"""

__all__ = [
    "documents",
    "formats",
    "markdown",
    "publishing",
    "sheet",
    "tables",
]
