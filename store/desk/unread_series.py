"""The office's own series that cannot be read, or whose texts cannot be made, told before anybody needs them.

Reading them takes longer than a list may wait. Files that were found sound on this machine are therefore not read
again until one of them, or the program, is another.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.desk.troubles import BadSeries
from store.series.shelf import files_of
from store.troubles import Trouble

if TYPE_CHECKING:
    from store.desk.desk import Desk
    from store.desk.rows import DeskRow


def unread_series(desk: "Desk", rows: "Iterable[DeskRow]") -> list[Trouble]:
    """What is wrong with each series of the office's, file by file, but for those of which one of the `rows` tells."""
    found = {key: faults_of(desk, key) for key in desk.shelf.folders if desk.shelf.is_own(key)}
    if not any(found.values()):
        return []
    told = {row.trouble.facts["series"] for row in rows if isinstance(row.trouble, BadSeries)}
    return [fault for key, faults in found.items() if key not in told for fault in faults]


def faults_of(desk: "Desk", key: str) -> list[Trouble]:
    """What is wrong with a series: why it cannot be read, else each phrase book that cannot be used."""
    from store.desk.texts import Texts

    shelf, sound = desk.shelf, desk.tried
    made_of = (b"series", key.encode("utf-8", "surrogateescape"), *files_of(*shelf.folders[key]))
    mark = sound.mark(made_of) if sound is not None else ""
    try:
        shelf.refuse_name(key)
        if sound is not None and sound.knows(mark):
            return []
        found = Texts(shelf.series(key), sound).faults()
    except Trouble as fault:
        return [fault]
    if sound is not None and not found:
        sound.note(mark)
    return found
