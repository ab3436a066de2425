"""What stands behind a claim, and what is missing behind a blank."""

from store.record.cell import CellKey
from store.record.window import Window
from store.series.definition import Indicator
from store.wording.book.book import Book, Phrase
from store.wording.say.choosing import Chooser


def proof(chooser: Chooser, phrase: Phrase, window: Window | None) -> tuple[CellKey, ...]:
    """The cells that prove the claims of a sentence: those of its figures and of their parts.

    A sentence that says zero in words (`-zero`) is about the figure of the one with a number.
    """
    cells: dict[CellKey, None] = {}
    shown = chooser.book.phrase(phrase.name.removesuffix("-zero")) or phrase
    for indicator in (*chooser.indicators(phrase), *chooser.indicators(shown)):
        for each in (*chooser.book.series.parts_of(indicator.key), indicator):
            cells.update(dict.fromkeys(chooser.rows.total(each, window).parts))
    return tuple(cells)


def blank_name(book: Book, indicator: Indicator, begun: bool, cells: tuple[CellKey, ...]) -> str:
    """What is missing: the figure, and the places when only some of them are (`begun`)."""
    name = indicator.name(book.language)
    places = [book.series.place(key.place).name(book.language) for key in cells if key.place]
    if not begun or not places:
        return name
    joints = book.manner.join(places)
    listed = "".join(joint + place for joint, place in zip(joints, places, strict=True))
    return f"{name} {listed}"
