"""The place where the office's own list is looked at and changed."""

__all__ = []
