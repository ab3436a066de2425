"""The whole conference: its outline, the text of a section or an answer, the headlines, and what they cite."""

__all__ = []
