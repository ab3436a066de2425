"""The help page of a screen and the manual: what a place is for and its keys from the table of actions, and chapters
in Markdown (`zh/`, `en/`) into which keys and names are filled, so that none of them can go stale."""

__all__ = [
    "layout",
    "manual",
    "screen",
]
