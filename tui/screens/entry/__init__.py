"""Entering figures: a grid over a sheet of rows and slots, with panes around it. Found by the registry."""

__all__ = []
