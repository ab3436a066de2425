"""Reading a bulletin: the pasted text beside what was read in it. `tui.app` has its screen by name."""

__all__ = []
