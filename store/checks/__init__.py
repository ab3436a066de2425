"""Findings over a conference and its texts: what holds, what does not, what could not be checked, how to mend it.

A rule is a value (`basis.case.Rule`): its key, its names, what it says, and its check. Each family of rules is a file
with its words beside it. `figures` has those over the figures of a conference, `texts` those over the words of a
text, `bulletins` what is held against a page of anybody; here stand `parts` (sections, figures, claims, answers) and
the office's own (`office`, `office_names`, `names_in_texts`). `panel` runs those over a conference, `drafts` those
over its texts, `bulletin_rules` says those over a bulletin of anybody, `rules` has them all, `report` tells what they
found. Nothing here changes a record or a text.
"""

__all__ = [
    "basis",
    "bulletin_rules",
    "bulletins",
    "drafts",
    "figures",
    "office",
    "panel",
    "report",
    "rules",
    "texts",
]
