"""Whose, of when and in what measure each stretch of an English page is, said before any figure is taken.

`scopes` gives a clause its scope, by the `subjects` the page speaks of (their `names`, the `sentences` it is divided into), its
`times` and what `matters` it is of; `kinds` are what it shows of cases without one; `forms` are the words of the language. `number_scopes` tells it
of any number, whether it is one of the series or not.
"""

__all__ = ["forms", "kinds", "matters", "names", "number_scopes", "scopes", "sentences", "subjects", "times"]
