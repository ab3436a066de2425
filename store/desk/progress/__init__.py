"""How far a conference is: who reported and who is late, what was noted for the next shift, and what comes next."""

__all__ = [
    "board",
    "next_steps",
]
