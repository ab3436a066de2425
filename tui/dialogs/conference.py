"""The dialogs about a conference itself: beginning one, and changing its number, day, half of the day, windows."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.widgets import Input

from store.desk.proposing import as_of_for, windows_for
from store.desk.troubles import DeskTrouble
from store.record.conference import NUMBER_MOST, Conference, time_of_day
from store.record.count import NotACount, read_count
from store.record.reference import text_key
from store.record.text import half_width, one_line
from store.record.typed_moments import hours_of_the_clock, typed_day, typed_window, window_text
from store.record.window import Window
from store.series.definition import Series
from tui.actions import own_bindings
from tui.dialogs.fields import Say
from tui.dialogs.form import Field, FormDialog
from tui.words import InterfaceTrouble, pair

if TYPE_CHECKING:
    from store.desk.desk import Desk
    from store.desk.sitting import Sitting


class WrongField(InterfaceTrouble):
    """A line of a dialog that cannot be read. Facts: `raw`."""


def read_number(raw: str) -> int | None:
    """The ordinal of a conference; None for a notice without one."""
    try:
        value = read_count(raw.strip().removeprefix("第").removesuffix("场"))
    except NotACount:
        raise WrongField("desk.no_number", raw=one_line(raw)) from None
    if value is not None and (not isinstance(value, int) or not 1 <= value <= NUMBER_MOST):
        raise WrongField("desk.no_number", raw=one_line(raw))
    return value


def read_half_day(raw: str) -> str:
    """`am`, `pm`, an hour, or empty, from what a person writes."""
    text = hours_of_the_clock(one_line(half_width(raw)).lower())
    text = text.removesuffix("时").removesuffix("点").removesuffix(":00")
    for held_at, named in (("am", "morning"), ("pm", "afternoon")):
        if text in (held_at, named, *(word.lower() for word in pair(f"desk.half_{held_at}"))):
            return held_at
    try:
        return time_of_day(text)
    except ValueError:
        raise WrongField("desk.no_half_day", raw=one_line(raw)) from None


def window_reader(key: str, near: Callable[[], date]) -> Callable[[str], Window]:
    """Reads the line of one window; a day without a year is the one nearest to `near`."""
    return lambda raw: typed_window(raw, key, near())


def conference_fields(
    series: Series, conference: Conference, lang: str, say: Say, day: Callable[[], object]
) -> Iterable[Field]:
    """The lines that frame a conference, filled with what it says now. `day` answers what stands in the
    line of the date just then: windows are written without their year and follow it."""
    held_on = conference.held_on
    number = "" if conference.number is None else str(conference.number)
    yield Field("number", say("desk.field_number"), number, read_number, say("desk.hint_number"))
    yield Field(
        "held_on",
        say("desk.field_held_on"),
        held_on.isoformat(),
        lambda raw: typed_day(raw, held_on),
        "2022-09-01",
        date.isoformat,
    )
    half = conference.held_at
    half = say(f"desk.half_{half}") if half in ("am", "pm") else half
    yield Field("held_at", say("desk.field_held_at"), half, read_half_day, say("desk.hint_held_at"))

    def near() -> date:
        typed = day()
        return typed if isinstance(typed, date) else held_on

    for order, window in enumerate(conference.windows, 1):
        plan = series.window(window.key)
        label = say("desk.field_window", order=order) if plan is None else plan.short(lang)
        yield Field(
            f"window-{window.key}", label, window_text(window), window_reader(window.key, near), "8/31 0-24"
        )


class NewDialog(FormDialog[Conference]):
    """Hands back the conference to begin, without figures, or None. F5 leaves it for one of another series."""

    BINDINGS = own_bindings("new")

    def __init__(self, proposal: Conference, desk: "Desk", another: Callable[[], None]) -> None:
        super().__init__()
        self.proposal, self._desk, self._another = proposal, desk, another
        self._series = desk.series_of(proposal)
        self._proposed = proposal.held_on

    def title_words(self) -> str:
        return f"{self.say('desk.new_title')} · {self._series.name(self.lang)}"

    def keys_said(self) -> str:
        return self.say("desk.new_keys")

    def action_another_series(self) -> None:
        """Ask of which series it is to be instead."""
        if self.leave("F5"):
            self.dismiss(None)
            self._another()

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


_TEXTS = ("host", "venue", "agenda", "headline", "byline")
"""The person's own words, in the order of the dialog; each in both languages of the bulletin."""


class DetailsDialog(FormDialog[bool]):
    """Changes the sitting's record when accepted, as one undo step for each kind of change."""

    def __init__(self, sitting: "Sitting") -> None:
        super().__init__()
        self.sitting = sitting

    def title_words(self) -> str:
        return self.say("desk.details_title")

    def fields(self) -> Iterable[Field]:
        sitting = self.sitting
        yield from conference_fields(
            sitting.series, sitting.conference, self.lang, self.say, lambda: self.value_of("held_on")
        )
        for name in _TEXTS:
            for language in self.own_first:
                text = sitting.conference.texts.get(text_key(name, language).name, "")
                fixed = sitting.series.texts.get(name, {}).get(language, "")
                label = self.say(f"desk.text_{name}") + self.say(f"desk.in_{language}")
                yield Field(f"{name}-{language}", label, text, one_line, fixed, language=language)

    def accepted(self, values: dict[str, Any]) -> bool:
        sitting, conference = self.sitting, self.sitting.conference
        windows = tuple(values[f"window-{window.key}"] for window in conference.windows)
        held_on = values["held_on"]
        before = as_of_for(sitting.series, conference.held_on)
        moved = {
            f"as_of/{indicator}": as_of
            for indicator, as_of in as_of_for(sitting.series, held_on).items()
            if conference.as_of.get(indicator) == before[indicator] != as_of
        }  # as-ofs that stood as the plan has them go with the day
        fields = {"number": values["number"], "held_on": held_on, "held_at": values["held_at"]}
        sitting.set_fields(**fields, windows=windows, **moved)
        for name in _TEXTS:
            for language in self.own_first:
                text = values[f"{name}-{language}"]
                if text != sitting.conference.texts.get(text_key(name, language).name, ""):
                    sitting.set_text(text_key(name, language).name, text)
        return True
