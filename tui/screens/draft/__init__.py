"""The text as it will go out, and its export. `tui.app` has its screen by name."""

__all__ = []
