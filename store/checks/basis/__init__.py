"""What rules are made of: the rule as a value, its case and its finding; the passages of a text, and the words by which
a text counts, claims and compares."""

__all__ = [
    "case",
    "claim_words",
    "comparisons",
    "finding",
    "passages",
    "subject_words",
    "things",
]
