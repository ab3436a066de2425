"""Putting a figure, list, claim or status into the text of a paragraph or an answer: chosen, made, or given again."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.section_figures import again, given_last_time
from store.desk.paragraphs.sections import (
    add,
    citable,
)
from store.figures.reference_values import referred
from store.record.claim import Claim
from store.record.figure import CountedList, Figure
from store.record.naming import cell_name, day_name
from store.record.reference import PartKey, Reference, is_part
from store.record.statement_slots import slot_text
from store.record.status import Statuses
from store.record.words import with_words
from tui.dialogs.choice import Chooser
from tui.screens.sections.dialogs import MADE, as_before, dialog_of
from tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from store.desk.sitting import Sitting
    from store.record.answer import Answer
    from store.record.section import Statement
    from tui.dialogs.form import FormDialog
    from tui.host import Host
    from tui.widgets.prose_editor import ProseEditor

_SIDES = {"from": "first_day", "to": "last_day", "count": "number_of", "number": "number_alone"}


def signed_by_whom(sitting: Entering, new: object) -> object:
    """A figure with who entered it and when; anything else as it is."""
    return replace(new, by=sitting.who, at=sitting.now()) if isinstance(new, Figure) else new


class TextScreen(Protocol):
    """What is asked of the screen on which the text `part`/`key` is written."""

    sitting: "Sitting"
    part: str
    key: str
    language: str

    @property
    def app(self) -> Any: ...

    @property
    def bulletin(self) -> "Host": ...

    @property
    def lang(self) -> str: ...

    @property
    def one(self) -> "Statement | Answer | None": ...

    @property
    def section(self) -> str: ...

    @property
    def editor(self) -> "ProseEditor": ...

    def say(self, key: str, **facts: object) -> str: ...

    def prints(self, cited: Sequence[tuple[Reference, str]]) -> Mapping[tuple[Reference, str], str]:
        """What each prints in the language that is written in."""

    def renew(self, follow: bool = False) -> None:
        """Show the record as it stands; `follow`: the caret goes to what changed."""

    def written(self) -> None:
        """The words were changed."""

    def make(self, form: "FormDialog[Any]", done: Callable[[Any], object], part: str) -> None:
        """Let a person fill in the form of a new part of that kind."""


class Inserting:
    """One insertion into the text of a screen."""

    def __init__(self, screen: "TextScreen") -> None:
        self.screen, self.sitting, self.say = screen, screen.sitting, screen.say

    def choose(self) -> None:
        """Offer to make each kind of part, then everything the text may cite."""
        found = citable(self.sitting.series, self.sitting.conference, self.screen.section)
        if self.screen.language != "zh":
            found = [each for ref, facet in found for each in self._with_number(ref, facet)]
        words = ("new_figure", "new_list", "new_claim", "new_statuses")
        printed = self.screen.prints(found)
        rows = [ListRow(" ", self.say(f"sections.{name}"), kind="changed") for name in words]
        rows += [ListRow(" ", self.named(each, printed.get(each)), kind="new") for each in found]

        def chosen(indices: list[int] | None) -> None:
            if not indices:
                return
            if indices[0] < len(MADE):
                self.make(MADE[indices[0]])
            else:
                self.screen.editor.put(slot_text(*found[indices[0] - len(MADE)]))

        chooser = Chooser(self.say("sections.insert_title"), rows, always=len(words))
        self.screen.app.push_screen(chooser, chosen)

    def again(self) -> None:
        """Offer what the department gave last time and has not given here yet: it comes with its name, as it was."""
        sitting, screen = self.sitting, self.screen
        given = given_last_time(sitting.conference, screen.section, sitting.earlier)
        if not given:
            screen.bulletin.tell(self.say("sections.none_to_give_again"), "warning")
            return
        written = screen.editor.printed(0, screen.editor.prose.at)
        # The one whose name was just written goes before the others: 累计处理网络故障, 6412个.
        given.sort(key=lambda one: not written.endswith(one[0].known_by(screen.language) or "\n"))
        rows = []
        for figure, before in given:
            number = f"{before.number}  " if before.number is not None else ""
            held = f"{number}{day_name(before.held_on, screen.lang)}"
            rows.append(
                ListRow(
                    "·",
                    f"{as_before(figure, screen.language)}  {figure.known_by(screen.lang)}",
                    held,
                    kind="new",
                )
            )

        def chosen(indices: list[int] | None) -> None:
            if indices:
                self._add("figures", again(given[indices[0]][0], screen.section), insert=True)

        screen.app.push_screen(Chooser(self.say("sections.again_title"), rows), chosen)

    def _with_number(self, ref: Reference, facet: str) -> list[tuple[Reference, str]]:
        """A figure is offered without its measure word too: 1,306, for the words behind it to name the workers."""
        figure = self.sitting.conference.figure(ref)
        measured = figure is not None and figure.quantity is not None and figure.quantity.unit
        return [(ref, facet), (ref, "number")] if measured and not facet else [(ref, facet)]

    def named(self, cited: tuple[Reference, str], printed: str | None) -> str:
        """What a reference is called, and what it comes to: as it is printed, where that is known."""
        ref, facet = cited
        name = cell_name(self.sitting.series, self.sitting.conference, ref, self.screen.lang)
        if facet:
            return f"{name} {self.say(f'sections.{_SIDES[facet]}')}  {printed or ''}"
        came_to = referred(self.sitting.series, self.sitting.conference, ref) or ""
        return f"{name}  {came_to if self.screen.language == 'zh' else printed or came_to}"

    def make(self, part: str, insert: bool = True) -> None:
        """A new figure, list, claim or status of this section. With `insert` it goes into the text, where the
        caret is, in the same step: taking it back leaves nothing behind that no text prints."""
        section = self.screen.section
        empty = {
            "figures": Figure(0, section=section), "lists": CountedList(0, section=section),
            "claims": Claim(0, section=section), "statuses": Statuses(0, section=section),
        }  # fmt: skip
        self._ask(part, empty[part], insert)

    def _ask(self, part: str, value: Any, insert: bool, *, unkept: bool = False) -> None:
        """`unkept`: what the dialog begins with was typed just now, and one Esc does not drop it."""

        def made(new: Any) -> None:
            if isinstance(new, Claim):
                self._support(new, insert)
            elif new is not None:
                self._add(part, new, insert)

        dialog = dialog_of(value, self.sitting)
        dialog.unkept = unkept
        self.screen.make(dialog, made, part)

    def _add(self, part: str, new: object, insert: bool) -> None:
        screen, one = self.screen, self.screen.one
        if one is None:
            return

        def beside(key: str) -> dict[str, object]:
            text = screen.editor.with_put(slot_text(PartKey(part, key)))
            words = with_words(one.text, screen.language, text)
            return {f"{screen.part}/{screen.key}": replace(one, text=words)}

        add(self.sitting, part, signed_by_whom(self.sitting, new), beside if insert else None)
        screen.renew(follow=insert)
        if insert:
            screen.written()

    def _support(self, claim: Claim, insert: bool) -> None:
        """Tick what bears a new claim out. Esc goes back to the claim: nothing is put in, nothing typed is lost."""
        offered = citable(self.sitting.series, self.sitting.conference, self.screen.section)
        found = [ref for ref, facet in offered if not facet and not is_part(ref, "claims")]

        def chosen(indices: list[int] | None) -> None:
            if indices is None:
                self._ask("claims", claim, insert, unkept=True)
                return
            supports = tuple(str(found[index]) for index in indices)
            self._add("claims", replace(claim, supports=supports), insert)
            if supports:
                self.screen.bulletin.tell(self.say("sections.supports_done", count=len(supports)))

        if found:
            held = [index for index, ref in enumerate(found) if str(ref) in claim.supports]
            printed = self.screen.prints([(ref, "") for ref in found])
            rows = [ListRow(" ", self.named((ref, ""), printed.get((ref, ""))), kind="new") for ref in found]
            title = self.say("sections.supports_title")
            self.screen.app.push_screen(Chooser(title, rows, several=True, ticked=held), chosen)
        else:
            self._add("claims", claim, insert)
