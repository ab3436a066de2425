"""Entering figures: a grid over a sheet of rows and slots, with panes around it. `tui.app` has its screen by name."""

__all__ = []
