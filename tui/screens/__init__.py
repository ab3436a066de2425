"""A full screen for each place, or a room of what it is made of; `tui.app` has them by name."""

__all__ = [
    "opening",
    "place",
    "table",
]
