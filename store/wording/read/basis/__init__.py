"""What every reader of a page begins from: the `pieces` of the books' sentences and how they are looked for (`steps`, `slots`,
`breakdowns` of a total), `dates` as they are printed, and `whose` a figure may be.
"""

__all__ = ["breakdowns", "dates", "pieces", "steps", "whose"]
