"""Dialogs any screen may show, and what they are built on. Those of one place stand with its screen."""

__all__ = [
    "choice",
    "conference",
    "dialog",
    "fields",
    "form",
    "names",
    "notice",
    "palette",
    "parts",
    "settings",
]
