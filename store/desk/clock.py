"""A computer's clock that runs behind what is written already: remarked on, and nothing else. What was
saved and typed keeps the order it came in, whatever the stamps say."""

from datetime import datetime

from store.desk.troubles import DeskTrouble
from store.record.window import Moment

BEHIND = 60_000
"""Milliseconds another computer's clock may well be ahead of this one's without a word."""


def this_hour() -> Moment:
    """Today and the hour of this computer's clock; windows and conferences are in the place's own time."""
    now = datetime.now()
    return Moment(now.date(), now.hour)


def is_behind(now: int, newest: int) -> bool:
    """Whether a stamp of `now` (milliseconds) lies before one written earlier."""
    return now < newest - BEHIND


def remark(now: int, newest: int) -> DeskTrouble | None:
    """A sentence to tell when the clock says `now` though something was stamped `newest`; None when it
    is not behind."""
    if not is_behind(now, newest):
        return None
    return DeskTrouble("clock_behind", now=_minute(now), newest=_minute(newest))


def _minute(at: int) -> str:
    return datetime.fromtimestamp(at / 1000).strftime("%Y-%m-%d %H:%M")
