"""The desk: the list of conferences, and making a series. Its screen is found by the registry of screens."""

__all__ = []
