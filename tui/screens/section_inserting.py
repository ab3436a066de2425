"""Putting figures, lists, claims and statuses into a text: chosen from what there is, or made on the spot."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.screen import ModalScreen

from store.desk.entering import Entering
from store.desk.sections import add, change
from store.desk.sections_preview import citable
from store.figures.reference_values import referred
from store.record.cell import CellKey
from store.record.claim import Claim
from store.record.figure import CountedList, Figure
from store.record.naming import cell_name
from store.record.statement_slots import part_ref, slot_text
from store.record.status import Statuses
from store.series.definition import Series
from tui.screens.choosing import Chooser
from tui.screens.figure import FigureDialog, ListDialog
from tui.screens.sections_claims import ClaimDialog, StatusesDialog
from tui.widgets.row_list import Row

if TYPE_CHECKING:
    from tui.screens.section import SectionScreen

MADE = ("figures", "lists", "claims", "statuses")
"""The parts that can be put into a text; each has a dialog."""

_SIDES = {"from": "first_day", "to": "last_day", "count": "number_of", "number": "number_alone"}


def dialog_of(held: object, series: Series) -> ModalScreen[Any]:
    """The dialog of a figure, list, claim or status."""
    if isinstance(held, Figure):
        return FigureDialog(held)
    if isinstance(held, CountedList):
        return ListDialog(held)
    if isinstance(held, Claim):
        return ClaimDialog(held)
    assert isinstance(held, Statuses)
    return StatusesDialog(held, series)


def signed(sitting: Entering, new: object) -> object:
    """A figure with who entered it and when; anything else as it is."""
    return replace(new, by=sitting.who, at=sitting.now()) if isinstance(new, Figure) else new


class Inserting:
    """One insertion into the text of a screen."""

    def __init__(self, screen: "SectionScreen") -> None:
        self.screen, self.sitting, self.say = screen, screen.sitting, screen.say

    def choose(self) -> None:
        """Offer to make each kind of part, then everything the text may cite."""
        found = citable(self.sitting.series, self.sitting.conference, self.screen.section)
        if self.screen.language != "zh":
            found = [each for ref, facet in found for each in self._with_number(ref, facet)]
        words = ("new_figure", "new_list", "new_claim", "new_statuses")
        rows = [Row(" ", self.say(f"sections.{name}"), kind="changed") for name in words]
        rows += [Row(" ", self.named(ref, facet), slot_text(ref, facet), kind="new") for ref, facet in found]

        def chosen(indices: list[int] | None) -> None:
            if not indices:
                return
            if indices[0] < len(MADE):
                self.make(MADE[indices[0]], insert=True)
            else:
                self.screen.editor.put(slot_text(*found[indices[0] - len(MADE)]))

        self.screen.app.push_screen(Chooser(self.say("sections.insert_title"), rows), chosen)

    def _with_number(self, ref: CellKey, facet: str) -> list[tuple[CellKey, str]]:
        """A figure is offered without its measure word too: 1,306, for the words behind it to name the workers."""
        figure = self.sitting.conference.figures.get(ref.indicator) if ref.window == "figures" else None
        measured = figure is not None and figure.quantity is not None and figure.quantity.unit
        return [(ref, facet), (ref, "number")] if measured and not facet else [(ref, facet)]

    def named(self, ref: CellKey, facet: str) -> str:
        """What a reference is called, and what it comes to."""
        name = cell_name(self.sitting.series, self.sitting.conference, ref, self.screen.lang)
        if facet:
            return f"{name} {self.say(f'sections.{_SIDES[facet]}')}"
        return f"{name}  {referred(self.sitting.series, self.sitting.conference, ref) or ''}"

    def make(self, part: str, insert: bool) -> None:
        """A new figure, list, claim or status of this section; with `insert` it goes into the text too."""
        section = self.screen.section
        empty = {
            "figures": Figure(0, section=section), "lists": CountedList(0, section=section),
            "claims": Claim(0, section=section), "statuses": Statuses(0, section=section),
        }  # fmt: skip

        def made(new: object) -> None:
            if new is None:
                return
            key = add(self.sitting, part, signed(self.sitting, new))
            if insert:
                self.screen.editor.put(slot_text(part_ref(part, key)))
            self.screen.renew()
            if isinstance(new, Claim):
                self._support(key)

        self.screen.app.push_screen(dialog_of(empty[part], self.sitting.series), made)

    def _support(self, key: str) -> None:
        """Tick what bears a new claim out."""
        offered = citable(self.sitting.series, self.sitting.conference, self.screen.section)
        found = [ref for ref, facet in offered if not facet and ref.window != "claims"]

        def chosen(indices: list[int] | None) -> None:
            if indices:
                supports = tuple(str(found[index]) for index in indices)
                change(self.sitting, "claims", key, supports=supports)
                self.screen.bulletin.tell(self.say("sections.supports_done", count=len(supports)))
                self.screen.renew()

        if found:
            rows = [Row(" ", self.named(ref, ""), kind="new") for ref in found]
            title = self.say("sections.supports_title")
            self.screen.app.push_screen(Chooser(title, rows, several=True), chosen)
