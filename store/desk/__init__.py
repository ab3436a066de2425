"""The use-cases: all that the screen and the command line call to act.

Here stand the archive that was opened, its list, and a conference while somebody works on it: entered, proposed,
checked, drafted, saved. Rooms of their own have what is told beside the grid (`paragraphs`), how far it is
(`progress`), what comes in (`incoming`) and goes out (`outgoing`), and what was before (`recovery`).
"""

__all__ = [
    "account",
    "checking",
    "clock",
    "desk",
    "entering",
    "found_good",
    "incoming",
    "nearby",
    "opening",
    "outgoing",
    "paragraphs",
    "printed",
    "progress",
    "proposing",
    "recovery",
    "rows",
    "saving",
    "sitting",
    "standing",
    "texts",
    "troubles",
    "unread_series",
]
