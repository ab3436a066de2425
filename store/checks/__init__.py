"""Findings over a conference and its texts: what holds, what does not, what could not be checked, how to mend it.

A rule is a value (`case.Rule`): its key, its names, what it says, and its check. Each family of rules is a file
with its words beside it: `cells`, `sums`, `windows`, `over_time`, `parts` (sections, figures, claims, answers),
`unusual`, `office_names` and `office` over a conference, which `panel` runs; `text_rules` over a text, which `drafts` runs. `rules` has
them all, `report` tells what they found. Nothing here changes a record or a text.
"""

__all__ = [
    "bulletin_rules",
    "drafts",
    "office",
    "office_names",
    "panel",
    "parts",
    "report",
    "rules",
]
