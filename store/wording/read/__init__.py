"""A text read with the sentences of the phrase books: a proposal with the span of every value, and the unread rest."""

__all__ = ["headings", "messages", "pieces", "proposal", "reading", "scopes", "speakers"]
