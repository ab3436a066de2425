"""What every reader of a page begins from: the `pieces` of the books' sentences and how they are looked for (`steps`, `slots`,
`breakdowns` of a total), `dates` as they are printed, `whose` a figure may be, of what `matters` a page speaks, the `text_scope`
in which every language tells what governs a number; the `proposal` that all of them make; and what is `spoken` by whom.
"""

__all__ = ["breakdowns", "dates", "matters", "pieces", "proposal", "spoken", "steps", "text_scope", "whose"]
