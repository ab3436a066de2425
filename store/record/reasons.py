"""Reasons on record for figures that contradict an earlier conference: a total that fell, a day below its
first hours. They are notes like any explanation; and they are printed, since the public compares too."""

from collections.abc import Iterator

from store.record.cell import CellKey, cell_key
from store.record.conference import Conference, Note

FALLS, PART, SAME, MOMENT = "cumulative-falls", "earlier-part", "same-window", "same-moment"
"""A cumulative figure fell; a whole day is below its earlier part; one window, or one moment, has two values."""

LOOSE = "loose-number"
"""A numeral in the words of a text, accepted as a name (0元30G)."""

PRINTED = (FALLS, PART, SAME, MOMENT)


def reasons(conference: Conference) -> Iterator[tuple[str, CellKey, str]]:
    """Each printed reason: the kind of contradiction, the figure it is about, the person's words."""
    for key, note in sorted(conference.notes.items()):
        kind, _, where = key.partition(":")
        if kind in PRINTED and where:
            try:
                yield kind, cell_key(where), note.text
            except ValueError:
                continue


def names_accepted(conference: Conference) -> dict[str, Note]:
    """The numerals a person accepted as names: the next conference of the series begins with them, so that
    nobody is asked twice."""
    return {key: note for key, note in conference.notes.items() if key.startswith(f"{LOOSE}:")}
