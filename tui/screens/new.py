"""The dialog that begins a conference: everything is proposed, everything can be changed."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.widgets import Input

from store.desk.proposing import as_of_for, windows_for
from store.desk.troubles import DeskTrouble
from store.record.conference import Conference
from tui.screens.conference_fields import conference_fields
from tui.screens.form import Field, FormDialog
from tui.widgets.moment_text import window_text

if TYPE_CHECKING:
    from store.desk.desk import Desk


class NewDialog(FormDialog[Conference]):
    """Hands back the conference to begin, without figures, or None."""

    def __init__(self, proposal: Conference, desk: "Desk") -> None:
        super().__init__()
        self.proposal, self._desk = proposal, desk
        self._series = desk.series_of(proposal)
        self._proposed = proposal.held_on

    def title_words(self) -> str:
        return f"{self.say('desk.new_title')} · {self._series.name(self.lang)}"

    def fields(self) -> Iterable[Field]:
        return conference_fields(
            self._series, self.proposal, self.lang, self.say, lambda: self.value_of("held_on")
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another day moves the windows along, unless they have been changed by hand."""
        held_on = self.value_of("held_on") if event.input.id == "held_on" else None
        if not isinstance(held_on, date) or held_on == self._proposed:
            return
        before = windows_for(self._series, self._proposed, self.proposal)
        after = windows_for(self._series, held_on, self.proposal)
        for old, new in zip(before, after, strict=True):
            if self.text_of(f"window-{old.key}") == window_text(old):
                self.put(f"window-{old.key}", window_text(new))
        self._proposed = held_on

    def accepted(self, values: dict[str, Any]) -> Conference:
        number = values["number"]
        if number is not None:
            for row in self._desk.rows():
                if row.number == number and row.series == self.proposal.series:
                    raise DeskTrouble("number_taken", number=number, key=row.key)
        held_on: date = values["held_on"]
        return replace(
            self.proposal,
            number=number,
            held_on=held_on,
            held_at=values["held_at"],
            windows=tuple(values[f"window-{window.key}"] for window in self.proposal.windows),
            as_of=as_of_for(self._series, held_on),
        )
