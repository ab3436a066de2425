"""The headlines screen: what the figures and claims propose, what a person chose, and the body beside it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace
from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from store.checks.report import instruction, message
from store.desk.checking import wrong_in
from store.record.conference import chosen, text_in
from store.record.reference import text_key
from store.record.text import one_line
from store.troubles import Trouble
from store.wording.say.headlines import Proposed, propose_agenda, propose_headlines
from tui.actions import bindings
from tui.dialogs.form import Field, FormDialog
from tui.line_breaks import wrapped
from tui.screens.place import OpensByEnter, TakesBack
from tui.screens.sections.outline import HEADLINES
from tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from store.checks.basis.finding import Finding
    from store.desk.entering import Edit
    from store.desk.sitting import Sitting


_ROOM_FOR_WHY = 16
"""Lines of a window from which on there is room for why a headline is marked."""


class _Pane(RowList):
    """One of the two lists: from the last row of the upper one goes on into the lower, and back."""

    def action_step(self, by: int) -> None:
        before = self.current
        super().action_step(by)
        if self.current == before:
            cast("HeadlinesScreen", self.screen).go_beyond(by)


class HeadlinesScreen(OpensByEnter, TakesBack):
    """Space takes a proposal as a sub-head (again: not), Enter as the headline; below, what was chosen, and what is
    found in the line under the cursor."""

    place = "titles"
    BINDINGS = bindings("titles")
    DEFAULT_CSS = """
    HeadlinesScreen .caption { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    HeadlinesScreen #main { height: 3fr; }
    HeadlinesScreen #chosen { height: 5; max-height: 40%; }
    HeadlinesScreen #why { height: 4; padding: 0 1; background: $surface; border-top: ascii $primary; }
    """

    def __init__(self, sitting: "Sitting", text: str = "", language: str = "") -> None:
        """`text`: which of the texts above the body one came for, in which `language` where it is of one."""
        super().__init__(sitting)
        self._wanted, self._wanted_in = text, language
        self.language = "zh"
        self.proposals: list[Proposed] = []
        self.agenda: Proposed | None = None
        self._wrong: dict[str, Finding] = {}
        """What is to be told first of each text above the body."""

    def body(self) -> Iterable[Widget]:
        yield Static(self.say("sections.proposed"), classes="caption", markup=False)
        yield _Pane(id="main")
        yield Static(classes="caption", id="language", markup=False)
        yield _Pane(id="chosen")
        yield Static(id="why", markup=False)

    def on_resize(self) -> None:
        """In a very low window the lists have all of it."""
        self.query_one("#why").display = self.size.height >= _ROOM_FOR_WHY

    def whereabouts(self) -> object:
        at = self.focused.id if self.focused is not None else None
        return self.language, at, [view.current for view in self.query(RowList)]

    def show_anew(self) -> None:
        if self.stood is None and not self.proposals:
            texts = self.sitting.texts.languages
            written = [
                one for one in texts if any(chosen(self.sitting.conference, name, one) for name in HEADLINES)
            ]
            self.language = self._wanted_in or self.first_language(written)
        (self.language, focused, rows), self.stood = self.stood or (self.language, None, ()), None
        self.renew()
        for view, at in zip(self.query(RowList), rows, strict=False):
            view.show(view.rows, at)
        if focused:
            self.set_focus(self.query_one(f"#{focused}"))
        if self._wanted in HEADLINES:
            wanted, self._wanted = HEADLINES.index(self._wanted), ""
            view = self.query_one("#chosen", RowList)
            self.set_focus(view)
            view.go_to(wanted)

    async def language_changed(self) -> None:
        await super().language_changed()
        self.renew()

    @property
    def subheads(self) -> list[str]:
        text = chosen(self.sitting.conference, "subheads", self.language)
        return [line.strip() for line in text.split("\n") if line.strip()]

    def renew(self) -> None:
        """Propose anew, and show what stands."""
        try:
            book = self.sitting.texts.book(self.language)
        except Trouble as trouble:
            self.bulletin.tell(trouble)
            return
        conference = self.sitting.conference
        self.query_one("#language", Static).update(
            self.say("sections.chosen", language=self.language_name(self.language))
        )
        self.proposals = propose_headlines(book, conference)
        self.agenda = propose_agenda(book, conference)
        taken = self.subheads
        rows = [ListRow("·", title.text, kind="new", ticked=title.text in taken) for title in self.proposals]
        rows[:0] = self._agenda_row()
        view = self.query_one("#main", RowList)
        at = view.current if view.rows else self._above  # at first on what most come for
        view.show(rows or [ListRow(" ", self.say("sections.no_proposals"), heading=True)], at)
        lower = self.query_one("#chosen", RowList)
        self._wrong = {}
        for finding in wrong_in(self.sitting):
            for name in HEADLINES:
                if finding.cells[0] == text_key(name, self.language):
                    self._wrong.setdefault(name, finding)
        lower.show([self._chosen(name) for name in HEADLINES], lower.current)
        self._say_why()
        self.redraw_bars()

    def _agenda_row(self) -> list[ListRow]:
        """The proposed agenda, above the headlines: below them it was out of sight."""
        if self.agenda is None or not self.agenda.text:
            return []
        used = text_in(self.sitting.series, self.sitting.conference, "agenda", self.language)
        note = "agenda_used" if used == self.agenda.text else "agenda_proposed"
        return [ListRow("·", self.agenda.text, self.say(f"sections.{note}"), kind="changed")]

    @property
    def _above(self) -> int:
        """How many rows stand above the proposed headlines."""
        return 1 if self.agenda is not None and self.agenda.text else 0

    def _chosen(self, name: str) -> ListRow:
        text = chosen(self.sitting.conference, name, self.language)
        sign = "!" if name in self._wrong else " "
        printed = text_in(self.sitting.series, self.sitting.conference, name, self.language)
        shown = printed.replace("\n", "\u3000") or self.say("sections.empty_text")
        return ListRow(
            sign,
            f"{self.say(f'sections.{name}')}  {shown}",
            kind="wrong" if sign == "!" else "new" if text else "same",
        )

    def on_row_list_moved(self) -> None:
        self._say_why()

    def on_descendant_focus(self) -> None:
        self._say_why()

    def _say_why(self) -> None:
        """What is found in the line under the cursor, and what to do: a figure that the body does not say, a word to
        be proved."""
        lower = self.query_one("#chosen", RowList)
        finding = None
        if self.focused is lower and lower.current is not None:
            finding = self._wrong.get(HEADLINES[lower.current])
        lines: list[str] = []
        if finding is not None:
            sitting, width = self.sitting, max(self.size.width - 2, 20)
            about = message(finding, sitting.series, sitting.conference, self.lang)
            advice = instruction(finding, sitting.series, sitting.conference, self.lang)
            lines = [part for words in (f"! {about}", advice) if words for part in wrapped(words, width)]
        self.query_one("#why", Static).update(Text("\n".join(lines)))

    def go_beyond(self, by: int) -> None:
        """Down from the last proposal to what was chosen, and up from there; with End and Home to the end of it."""
        upper, lower = self.query_one("#main", RowList), self.query_one("#chosen", RowList)
        there = lower if by > 0 else upper
        last = len(there.rows) - 1
        if self.focused is not there and there.current is not None:
            self.set_focus(there)
            there.go_to(min(by - 1, last) if by > 0 else max(last + 1 + by, 0))

    # Choosing ------------------------------------------------------------------------------------

    def _proposal(self) -> Proposed | None:
        at = self.query_one("#main", RowList).current
        at = None if at is None else at - self._above
        return self.proposals[at] if at is not None and 0 <= at < len(self.proposals) else None

    def on_row_list_ticked(self) -> None:
        proposal = self._proposal()
        if proposal is None:
            return
        taken = self.subheads
        if proposal.text in taken:
            taken.remove(proposal.text)
        else:
            taken.append(proposal.text)
        new = {"subheads": "\n".join(taken)}
        if proposal.text in taken and proposal.text == self._stands("headline"):
            new["headline"] = ""  # one line is printed in one place
            self.bulletin.tell(self.say("sections.now_subhead"))
        self._set(new)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        if event.view.id == "chosen":
            self._edit()
            return
        proposal = self._proposal()
        if proposal is not None:
            new, taken = {"headline": proposal.text}, self.subheads
            if proposal.text in taken:
                new["subheads"] = "\n".join(line for line in taken if line != proposal.text)
                self.bulletin.tell(self.say("sections.now_headline"))
            self._set(new)
        elif self.agenda is not None and self.agenda.text:
            self._set({"agenda": self.agenda.text})

    def _stands(self, name: str) -> str:
        return chosen(self.sitting.conference, name, self.language)

    def _set(self, texts: dict[str, str]) -> None:
        """Set what differs, as one step."""
        new = {
            text_key(name, self.language).name: text
            for name, text in texts.items()
            if text != self._stands(name)
        }
        if new:
            self.sitting.set_texts(new)
        self.renew()

    def _edit(self) -> None:
        def edited(values: dict[str, str] | None) -> None:
            self._set(values or {})

        at = self.query_one("#chosen", RowList).current
        form = HeadlinesDialog(self, HEADLINES[at or 0])
        self.fill_in(form, edited, "edit", language=self.language)

    def reopened(self, way: Mapping[str, str]) -> None:
        self.language = way["language"]
        self.renew()
        self._edit()

    def show_step(self, step: "Edit | None") -> None:
        self.renew()

    def action_text_language(self) -> None:
        languages = self.sitting.texts.languages
        self.language = languages[(languages.index(self.language) + 1) % len(languages)]
        self.renew()


class HeadlinesDialog(FormDialog[dict[str, str]]):
    """The texts above the body, typed over. One begins in the line of the text one came from."""

    def __init__(self, screen: HeadlinesScreen, begins_at: str) -> None:
        super().__init__()
        self._screen, self.begins_at = screen, begins_at

    def title_words(self) -> str:
        return self.say("sections.headlines_title")

    def fields(self) -> Iterable[Field]:
        screen = self._screen
        for name in HEADLINES:
            text = chosen(screen.sitting.conference, name, screen.language)
            hint = self.say("sections.subheads_hint") if name == "subheads" else ""
            fixed = screen.sitting.series.texts.get(name, {}).get(screen.language, "")
            if name == "agenda" and fixed:
                hint = self.say("sections.agenda_hint", agenda=fixed)
            if name == "subheads":
                lines = " | ".join(text.split("\n"))
                field = Field(name, self.say(f"sections.{name}"), lines, _lines, hint)
            else:
                field = Field(name, self.say(f"sections.{name}"), text, _headline, hint)
            yield replace(field, language=screen.language)

    def accepted(self, values: dict[str, Any]) -> dict[str, str]:
        held = {
            name: chosen(self._screen.sitting.conference, name, self._screen.language) for name in HEADLINES
        }
        # What was only shown stays as it is to the sign, wherever it came from.
        return {name: str(values[name]) if self.touched(name) else held[name] for name in HEADLINES}


def _headline(raw: str) -> str:
    """One line; a full-width space parts the halves of a headline, and stays."""
    return "\u3000".join(map(one_line, raw.split("\u3000")))


def _lines(raw: str) -> str:
    """Sub-heads parted by | or a full-width space; 、 belongs to a sub-head."""
    return "\n".join(part.strip() for part in raw.replace("\u3000", "|").split("|") if part.strip())
