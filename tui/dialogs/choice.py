"""Dialogs in which something is chosen from a list: a short one, or one that typing filters."""

from collections.abc import Iterable, Sequence
from typing import cast

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.record.text import clean
from tui.actions import own_bindings
from tui.dialogs.dialog import Dialog, clickable
from tui.widgets.controls import FormLine
from tui.widgets.row_list import ListRow, RowList


def _option_of(strip: Strip) -> int | None:
    """Which of the things a painted line is of."""
    return next(
        (part.style.meta["option"] for part in strip if part.style and "option" in part.style.meta), None
    )


class ChoiceList(OptionList):
    """The things to choose from. Textual shows the one under the cursor by its colour alone, and takes no reverse."""

    DEFAULT_CSS = """
    ChoiceList > .option-list--option { padding: 0 1; }
    ChoiceList > .option-list--option-disabled { color: $foreground; }
    ChoiceList > .option-list--option-highlighted, ChoiceList:focus > .option-list--option-highlighted {
        color: $foreground; background: $surface;
    }
    """

    def render_line(self, y: int) -> Strip:
        """The lines under the cursor as in our own lists; of several the first has the sign."""
        strip = super().render_line(y)
        at = _option_of(strip)
        if at is None or at != self.highlighted:
            return strip
        line = strip.apply_style(Style(bold=True, reverse=True, dim=False))
        goes_on = y > 0 and _option_of(super().render_line(y - 1)) == at
        pointer = Segment(" " if goes_on else ">", next(iter(line)).style)
        return Strip([pointer, *line.crop(1)], strip.cell_length)

    def action_select(self) -> None:
        """Enter answers here and now."""
        if self.highlighted is not None:
            self.screen.dismiss(self.get_option_at_index(self.highlighted).id)


class Choice(Dialog[str | None]):
    """Hands back the id of the chosen thing, or None. `things` are (id, words), drawn as plain text."""

    DEFAULT_CSS = """
    Choice { align: center middle; }
    Choice > Vertical {
        width: 64; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Choice OptionList, Choice OptionList:focus { height: auto; max-height: 75vh; border: none; }
    """

    helped = "choice"
    AUTO_FOCUS = ""
    BINDINGS = own_bindings("choice")

    def __init__(self, title: str, things: list[tuple[str, str]], first: str = "", words: str = "") -> None:
        """`words` stand above the things."""
        super().__init__()
        self._title, self._things, self._first, self._words = title, things, first, words

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = clickable(self.say("app.choice_keys"))
            said = [Option(Text(f"{self._words}\n"), disabled=True)] if self._words else []
            yield ChoiceList(*said, *(Option(Text(words), id=key) for key, words in self._things))

    def on_mount(self) -> None:
        options = self.query_one(ChoiceList)
        keys = [key for key, _ in self._things]
        first = self._first if self._first in keys else keys[0]
        options.highlighted = options.get_option_index(first)
        self.set_focus(options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class ChoosingList(RowList):
    """The rows of a chooser."""

    def action_choose(self) -> None:
        """Enter and a double click take."""
        cast("Chooser", self.screen).take()

    def double_clicked(self) -> None:
        """Where several may be ticked a double click is one too many, and no answer."""
        if self.current is None or self.rows[self.current].ticked is None:
            self.action_choose()

    def action_tick(self) -> None:
        """Space ticks where there is something to tick."""
        if self.current is not None and self.rows[self.current].ticked is not None:
            cast("Chooser", self.screen).tick()


class Chooser(Dialog[list[int] | None]):
    """Hands back the indices of what was chosen, one unless `several`; None when given up."""

    DEFAULT_CSS = """
    Chooser { align: center middle; }
    Chooser > Vertical {
        width: 80; max-width: 100%; height: 18; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Chooser Input { border: none; height: 1; padding: 0 1; background: $panel; }
    Chooser Input:focus { border: none; }
    Chooser RowList { height: 1fr; }
    """

    helped = "choice"
    AUTO_FOCUS = ""
    BINDINGS = own_bindings("filtered")

    def __init__(
        self,
        title: str,
        rows: Sequence[ListRow],
        *,
        several: bool = False,
        ticked: Iterable[int] = (),
        pending: bool = False,
        always: int = 0,
    ) -> None:
        """The first `always` rows are offered too where nothing is found. `pending`: what is offered was brought by the person and is kept nowhere else, so one Esc does not drop it."""
        super().__init__()
        self._title, self._rows, self._several = title, tuple(rows), several
        self._ticked, self._pending, self._always = set(ticked), pending, always
        self._shown: list[int] = []

    def compose(self) -> ComposeResult:
        with Vertical() as frame:
            frame.border_title = Content(self._title)
            keys = "app.several_keys" if self._several else "app.chooser_keys"
            frame.border_subtitle = clickable(self.say(keys))
            if not self._several:  # there Space ticks, so nothing can be typed
                yield FormLine("", placeholder="", id="filter")
            yield ChoosingList(id="choices")

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self.query_one(RowList if self._several else Input))

    def leave(self, press: str) -> bool:
        return not self._pending or self.may_drop(self.say("app.several_unsaved", press=press))

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        """The rows in which what was typed is found."""
        wanted = "".join(clean(line.value).strip().lower() for line in self.query(Input))
        self._shown = [
            index for index, row in enumerate(self._rows) if wanted in f"{row.words} {row.values}".lower()
        ]
        rows = [
            replace(self._rows[index], ticked=(index in self._ticked) if self._several else None)
            for index in self._shown
        ]
        view = self.query_one(RowList)
        if not rows:
            self._shown = [-1, *range(self._always)]
            rows = [ListRow(" ", self.say("app.none_listed"), heading=True), *self._rows[: self._always]]
        view.show(rows, view.current)

    def on_input_changed(self) -> None:
        self._show()

    def action_step(self, by: int) -> None:
        """The arrows move in the rows while one types."""
        self.query_one(RowList).action_step(by)

    def on_input_submitted(self) -> None:
        self.take()

    def tick(self) -> None:
        """Tick the row under the cursor, or take its tick away."""
        view = self.query_one(RowList)
        if view.current is not None:
            self._ticked ^= {self._shown[view.current]}
            self._show()
        if self._asked:  # one goes on: the next Esc is asked about anew
            self._asked = False
            self.frame_says(self.say("app.several_keys"))

    def take(self) -> None:
        """Answer with what is ticked, or with the row under the cursor."""
        view = self.query_one(RowList)
        if self._several:
            if self._ticked or not self._pending or self.may_drop(self.say("app.several_none")):
                self.dismiss(sorted(self._ticked))
        elif view.current is not None:
            self.dismiss([self._shown[view.current]])
