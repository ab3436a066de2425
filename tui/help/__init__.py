"""The help page: what a place is for, and its keys from the table of actions."""

__all__ = ["screen"]
