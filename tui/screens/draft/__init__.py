"""The text as it will go out, and its export. Found by the registry."""

__all__ = []
