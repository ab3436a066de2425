"""A figure, list, claim or status that can be put into a text: the line that tells it, and the form that changes it."""

from typing import TYPE_CHECKING, Any

from store.desk.paragraphs.section_figures import last_time
from store.desk.paragraphs.sections import used
from store.languages import in_language
from store.record.claim import Claim
from store.record.figure import CountedList, Figure
from store.record.reference import PartKey
from store.record.status import Statuses
from tui.dialogs.form import FormDialog
from tui.dialogs.parts import ClaimDialog, FigureDialog, ListDialog, StatusesDialog, plain_number, value_words
from tui.widgets.row_list import ListRow
from tui.words import say

if TYPE_CHECKING:
    from store.desk.sitting import Sitting

MADE = ("figures", "lists", "claims", "statuses")
"""The parts that can be put into a text; each has a dialog."""


def dialog_of(held: object, sitting: "Sitting") -> FormDialog[Any]:
    """The dialog of a figure, list, claim or status."""
    held_on = sitting.conference.held_on
    if isinstance(held, Figure):
        book = sitting.texts.book("en") if "en" in sitting.texts.languages else None
        return FigureDialog(held, held_on, book.units if book is not None else {})
    if isinstance(held, CountedList):
        return ListDialog(held)
    if isinstance(held, Claim):
        return ClaimDialog(held, held_on)
    assert isinstance(held, Statuses)
    return StatusesDialog(held, sitting.series, held_on)


def row_of(sitting: "Sitting", ref: PartKey, printed: str, language: str, lang: str) -> ListRow:
    """A figure with what it means; of anything else what it is, and whether no text prints it. `printed` is what it prints
    in the language that is written in, `lang` the language of the interface."""
    conference = sitting.conference
    figure = conference.figure(ref)
    if figure is not None:
        return _figure_row(sitting, figure, printed, language, lang)
    one = conference.part(ref)
    called = in_language(ref.about.called, lang)
    unused = "" if used(conference, ref) else say("sections.unused", lang)
    name = one.known_by(lang) if one is not None else ""
    if isinstance(one, Claim) or (isinstance(one, CountedList) and not one.label.get(lang)):
        name = printed or name
    return ListRow(" ", name, f"{unused}{called}", kind="new")


def _figure_row(sitting: "Sitting", figure: Figure, printed: str, language: str, lang: str) -> ListRow:
    label = figure.label.get(lang) or figure.label.get("zh", "")
    if label and not figure.label.get(lang):
        label += say("desk.in_zh", lang)
    said, kind, sign = "", "new", " "
    if figure.quantity is not None:
        number = plain_number(figure.quantity)
        said = (
            ""
            if number in printed
            else value_words(figure.quantity, lambda key, **facts: say(key, lang, **facts), short=True)
        )
    elif figure.literal:
        said = say("sections.as_name", lang)
    elif figure.period is not None:
        said = str(figure.period.start)
    else:
        kind, sign = "wrong", "!"
    followed = last_time(figure, sitting.conference, sitting.earlier)
    if followed is not None and followed.change is not None:
        said += "  " + say(
            "sections.change", lang, before=as_before(followed.before, language), change=followed.change
        )
    elif followed is not None and figure.quantity is None and not figure.literal:
        said = say("sections.last_time", lang, before=as_before(followed.before, language))
    printed = (printed or figure.text) if figure.text else figure.raw  # a date alone stands at the right
    return ListRow(sign, f"{printed}{' ' if language == 'zh' else '  '}{label}".strip(), said, kind=kind)


def as_before(figure: Figure, language: str) -> str:
    """A figure of an earlier conference: as it was printed, in other languages its number."""
    if language == "zh" or figure.quantity is None:
        return figure.text
    return plain_number(figure.quantity)
