"""What one conference says, as pure values, and how they are kept in a document and exchanged.

`conference` is the whole, with the words of its lead and headlines and what its series has no place for: `cell`s of
the grid, `window`s, `notes`, and the parts beside the grid, a module to a kind (`section`, `figure`, `claim`,
`status`, `answer`, `report`; what they share is a `part`, which kinds there are says `store.part_kinds`, the class of
each `codec`). `reference` is how one thing refers to another, `statement_slots` how a text does. `count`, `quantity`,
`measure` and `numeral` read what was typed, `typed_moments` days and moments; `text` cleans it, `marks` sets its
marks right. `codec` makes a document of a conference and a conference of a document, `exchange` the JSON that others
script against, both by the readers of `decoding`. `naming` says what a person calls things; `people` and `words`
answer what they are named for.
"""

__all__ = [
    "answer",
    "cell",
    "claim",
    "codec",
    "conference",
    "count",
    "decoding",
    "exchange",
    "figure",
    "marks",
    "measure",
    "naming",
    "notes",
    "numeral",
    "part",
    "people",
    "quantity",
    "reference",
    "report",
    "section",
    "statement_slots",
    "status",
    "text",
    "typed_moments",
    "window",
    "words",
]
