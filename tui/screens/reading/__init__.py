"""Reading a bulletin: the pasted text beside what was read in it. Found by the registry."""

__all__ = []
