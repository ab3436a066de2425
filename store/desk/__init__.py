"""The use-cases: open, enter, propose, check, draft, read, export. All that the screen calls to act."""

__all__ = [
    "account",
    "checking",
    "clock",
    "desk",
    "entering",
    "found_good",
    "list_proposing",
    "opening",
    "printed",
    "proposing",
    "rows",
    "saving",
    "sitting",
    "standing",
    "texts",
    "troubles",
    "unread_series",
]
