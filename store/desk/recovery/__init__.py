"""What was: earlier versions and what changed between them, what was typed and never saved, stray copies of files, and
whether the archive is sound."""

__all__ = [
    "history",
    "recovering",
    "soundness",
]
