"""What others wrote comes in: a page, a chat, a file is read into a conference, held against its record, or judged
without one. Nothing is stored here that a person did not accept."""

__all__ = [
    "importing",
    "judging",
    "meanings",
    "messages",
    "reading",
    "verifying",
]
