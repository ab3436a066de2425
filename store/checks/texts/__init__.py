"""Rules over the words of a text: what it asserts, counts and compares, which numbers nobody vouches for, and its style."""

__all__ = [
    "assertions",
    "compared_in_words",
    "figures_of_the_grid",
    "loose_numbers",
    "other_nouns",
    "proofs",
    "said_of",
    "style",
    "text_rules",
    "unclaimed",
]
