"""The desk: the list of conferences, what is shown beside it, and what is asked there: a backup, a new series, in which
order the list stands. `tui.app` has its screen by name."""

__all__ = []
