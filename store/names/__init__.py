"""The office's own list: persons with the titles they held and when, places with their names, words to use and to avoid.

All of it is data of the office (`list_file` reads it, `list_edits` changes it); nobody's name stands in code. What is
in force on the day of a conference is found in any text by `listed_in_text`, and what is a sign off a listed name by
`nearly_named`; `titles` says whether a title beside a name is one that person held.
"""

__all__ = [
    "list_edits",
    "list_file",
    "listed_in_text",
    "nearly_named",
    "office_list",
    "titles",
]
