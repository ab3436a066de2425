"""The computer's clock: what hour it is, how a moment that was stamped is shown, and that it runs behind.

A stamp is milliseconds of the world's time and knows no zone. It is shown, and held against a deadline, by the clock of
the computer that shows it, which is set to the office's zone, as the windows of a conference are in the place's own
time (a computer that serves the office from elsewhere is given that zone by the variable TZ).

A clock that runs behind what is written already is remarked on, and nothing else: what was saved and typed keeps the
order it came in, whatever the stamps say."""

from datetime import datetime

from store.desk.troubles import DeskTrouble
from store.record.window import Moment

_BEHIND = 60_000
"""Milliseconds another computer's clock may well be ahead of this one's without a word."""


def this_hour() -> Moment:
    """Today and the hour of this computer's clock; windows and conferences are in the place's own time."""
    now = datetime.now()
    return Moment(now.date(), now.hour)


def local_time(at: int) -> datetime:
    """A moment that was stamped (milliseconds), by this computer's clock."""
    return datetime.fromtimestamp(at / 1000)


def day_and_time(at: int) -> str:
    """`2022-09-01 14:05`: when something was written."""
    return local_time(at).strftime("%Y-%m-%d %H:%M")


def recent_time(at: int) -> str:
    """`09-01 14:05`: when it was, of what is of this conference; empty where nobody knows (0)."""
    return local_time(at).strftime("%m-%d %H:%M") if at else ""


def is_behind(now: int, newest: int) -> bool:
    """Whether a stamp of `now` (milliseconds) lies before one written earlier."""
    return now < newest - _BEHIND


def remark(now: int, newest: int) -> DeskTrouble | None:
    """A sentence to tell when the clock says `now` though something was stamped `newest`; None when it
    is not behind."""
    if not is_behind(now, newest):
        return None
    return DeskTrouble("clock_behind", now=day_and_time(now), newest=day_and_time(newest))
