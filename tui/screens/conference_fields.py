"""The lines of the dialogs about a conference itself: number, day, half of the day, windows."""

from collections.abc import Callable, Iterable
from datetime import date

from store.record.conference import NUMBER_MOST, Conference, time_of_day
from store.record.count import NotACount, read_count
from store.record.text import half_width, one_line
from store.record.window import Window
from store.series.definition import Series
from store.troubles import Trouble
from tui.screens.form import Field
from tui.widgets.moment_text import read_day, read_window, window_text
from tui.words import pair

Say = Callable[..., str]


class WrongField(Trouble):
    """A line of a dialog that cannot be read. Facts: `raw`."""

    words = {"half_day": pair("desk.no_half_day"), "number": pair("desk.no_number")}


def read_number(raw: str) -> int | None:
    """The ordinal of a conference; None for a notice without one."""
    try:
        value = read_count(raw.strip().removeprefix("第").removesuffix("场"))
    except NotACount:
        raise WrongField("number", raw=one_line(raw)) from None
    if value is not None and (not isinstance(value, int) or not 1 <= value <= NUMBER_MOST):
        raise WrongField("number", raw=one_line(raw))
    return value


def read_half_day(raw: str) -> str:
    """`am`, `pm`, an hour, or empty, from what a person writes."""
    text = one_line(half_width(raw)).lower().removesuffix("时").removesuffix("点").removesuffix(":00")
    for held_at in ("am", "pm"):
        if text in (held_at, *(word.lower() for word in pair(f"desk.half_{held_at}"))):
            return held_at
    try:
        return time_of_day(text)
    except ValueError:
        raise WrongField("half_day", raw=one_line(raw)) from None


def window_reader(key: str, near: Callable[[], date]) -> Callable[[str], Window]:
    """Reads the line of one window; a day without a year is the one nearest to `near`."""
    return lambda raw: read_window(raw, key, near())


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
        lambda raw: read_day(raw, held_on),
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
