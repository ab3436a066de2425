"""What every reader of a page begins from: the `pieces` of the books' sentences and how they are looked for (`steps`, `slots`,
`breakdowns` of a total), `dates` as they are printed, `whose` a figure may be,
and the `text_scope` in which every language tells what governs a number.
"""

__all__ = ["breakdowns", "dates", "pieces", "steps", "text_scope", "whose"]
