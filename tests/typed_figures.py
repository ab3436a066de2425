"""Figures and counted lists as a person types them beside the grid of a sitting."""

from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.section_figures import understood
from store.desk.paragraphs.sections import add, held
from store.record.figure import CountedList, Figure
from store.record.text import one_line
from store.series.definition import Kind
from store.troubles import Trouble
from store.wording.numbers.printed_as import figure_trouble

Words = dict[str, str]


def enter_figure(
    sitting: Entering, raw: str, *, label: Words, section: str = "", literal: bool = False, kind: Kind = Kind.FLOW,
) -> tuple[str, Trouble | None]:  # fmt: skip
    """A new figure as it is printed: its id, and the reason when it could not be read.

    A refused text is kept as it was typed, like a refused cell. A `literal` is a name (0元30G).
    """
    quantity, why = (None, None) if literal else understood(raw)
    figure = Figure(
        0, one_line(raw), quantity, literal, label, kind=kind, section=section,
        by=sitting.who, at=sitting.now(),
    )  # fmt: skip
    return add(sitting, "figures", figure), why or figure_trouble(figure)


def type_figure(sitting: Entering, key: str, raw: str) -> Trouble | None:
    """Put what stands in a figure's field after a keystroke; the reason when it cannot be read.

    Keystrokes in one figure are one undo step until `sitting.close()`.
    """
    figure: Figure = held(sitting, "figures", key)
    text = one_line(raw)
    quantity, why = understood(raw) if text and not figure.literal else (None, None)
    new = replace(figure, raw=text, quantity=quantity, by=sitting.who, at=sitting.now())
    sitting.type_field(f"figures/{key}", new)
    return why or (figure_trouble(new) if text else None)


def type_list_number(sitting: Entering, key: str, raw: str) -> Trouble | None:
    """The number given with a list (四款), typed as printed."""
    counted: CountedList = held(sitting, "lists", key)
    text = one_line(raw)
    quantity, why = understood(raw) if text else (None, None)
    sitting.type_field(f"lists/{key}", replace(counted, raw=text, counted=quantity))
    return why
