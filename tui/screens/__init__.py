"""A full screen for each place, or a room of what it is made of; `tui.places` has them by name."""

__all__ = ["headings", "opening", "place"]
