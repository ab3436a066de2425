"""The next conference of a series, proposed: number, date, windows and structure, never figures."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from store.record.conference import Conference
from store.record.notes import names_accepted
from store.record.window import AsOf, Moment, Window, planned
from store.series.definition import Series

_NEAR = timedelta(days=14)
"""Within this many days of the last conference, today is the likely date; else the day after it."""

_CARRIED = ("host", "venue", "topic", "topic_short")
"""Texts that belong to the series rather than to the day; the agenda and titles do not."""


def propose(series: Series, earlier: Sequence[Conference], today: date) -> Conference:
    """The conference after `earlier` (newest first), to be held today when that is likely."""
    last = earlier[0] if earlier else None
    held_on = today
    if last is not None and not last.held_on < today <= last.held_on + _NEAR:
        held_on = last.held_on + timedelta(days=1)
    numbers = [conference.number for conference in earlier if conference.number is not None]
    return Conference(
        series=series.key,
        held_on=held_on,
        number=max(numbers, default=0) + 1,
        held_at=last.held_at if last is not None else "",
        windows=windows_for(series, held_on, last),
        as_of=as_of_for(series, held_on),
        notes=names_accepted(last) if last is not None else {},
        texts={key: last.texts[key] for key in _CARRIED if last is not None and key in last.texts},
        **outline_of(series),
    )


def outline_of(series: Series) -> dict[str, Any]:
    """The sections, statements, figures and lists the series plans, by part and key; figures are blank."""
    if not series.outline:
        return {}
    from store.record.codec import part_class

    parts: dict[str, dict[str, Any]] = {}
    for order, plan in enumerate(series.outline):
        parts.setdefault(plan.part, {})[plan.key] = part_class(plan.part).planned(order, plan)
    return parts


def windows_for(series: Series, held_on: date, last: Conference | None = None) -> tuple[Window, ...]:
    """The windows of a conference on that day: those of the last one, moved with the date, or the plan."""
    if last is not None and last.windows:
        shift = held_on - last.held_on
        return tuple(
            Window(
                window.key,
                Moment(window.start.day + shift, window.start.hour),
                Moment(window.end.day + shift, window.end.hour),
            )
            for window in last.windows
        )
    return tuple(planned(plan.key, held_on, plan.day, plan.start, plan.end) for plan in series.windows)


def as_of_for(series: Series, held_on: date) -> dict[str, AsOf]:
    """Standing and cumulative figures stand as of the end of the day before, or 目前."""
    before = AsOf(Moment(held_on - timedelta(days=1), 24))
    return {indicator.key: AsOf() if indicator.as_of_now else before for indicator in series.at_moment}
