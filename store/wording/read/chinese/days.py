"""The times a Chinese page names, read once: windows, moments and days, also those that leave out their month
(4日全区新增64例, 18日0时至14时, 截至4日24时), which are of the month of the time that was named before them.
"""

import re
from datetime import date, timedelta

from msgspec import Struct

from store.wording.read.basis.dates import Day, Stretch, When, read_day, read_moment, read_window
from store.wording.read.basis.pieces import Pieces
from store.wording.read.chinese.tokens import SHORT_DAY, SHORT_WINDOW, TIME_KINDS, Token, TokenKind

_SHORT_WINDOW = re.compile(SHORT_WINDOW)
_SHORT_DAY = re.compile(f"(?:截[至止到])?{SHORT_DAY}")
_DAY_AWAY, _WINDOW_AWAY = 7, 3
"""Days a short day, and a window of one, may lie from the time named before it."""
_LEAP = 2000
"""A year that has every day, for days without a year."""


class ToldTime(Struct, frozen=True):
    """What a time says; None each for what it does not say, or what could not be read. `short`: its month is that of
    the time named before it."""

    day: Day | None = None
    stretch: Stretch | None = None
    moment: When | None = None
    short: bool = False


def told_times(pieces: Pieces, tokens: list[Token]) -> dict[int, ToldTime]:
    """The times of a page, by where they begin."""
    told: dict[int, ToldTime] = {}
    before: Day | None = None
    for token in tokens:
        if token.kind in TIME_KINDS:
            told[token.start] = time = _READERS[token.kind](pieces, token.text, before)
            before = time.day or before
    return told


def _window(pieces: Pieces, text: str, before: Day | None) -> ToldTime:
    stretch = read_window(pieces.reads, text)
    if stretch is not None:
        return ToldTime(stretch.start.day, stretch)
    short = _SHORT_WINDOW.fullmatch(text)
    if short is None:
        return ToldTime()
    day, start, end = _near(before, int(short[1]), _WINDOW_AWAY), int(short[2]), int(short[3])
    if day is None or start >= end or end > 24:
        return ToldTime(short=True)
    return ToldTime(day, Stretch(When(day, start), When(day, end)), short=True)


def _moment(pieces: Pieces, text: str, before: Day | None) -> ToldTime:
    moment = read_moment(pieces.reads, text[2:])
    if moment is not None:
        return ToldTime(moment.day, moment=moment)
    short = _SHORT_DAY.fullmatch(text)
    day = _near(before, int(short["day"]), _DAY_AWAY) if short else None
    hour = int(short["hour"] or 24) if short else 0
    if day is None or hour > 24:
        return ToldTime(short=short is not None)
    return ToldTime(day, moment=When(day, hour), short=True)


def _day(pieces: Pieces, text: str, before: Day | None) -> ToldTime:
    short = _SHORT_DAY.fullmatch(text)
    if short is None:
        return ToldTime(read_day(pieces.reads, text))
    return ToldTime(_near(before, int(short["day"]), _DAY_AWAY), short=True)


_READERS = {TokenKind.WINDOW: _window, TokenKind.MOMENT: _moment, TokenKind.DAY: _day}


def _near(before: Day | None, number: int, away: int) -> Day | None:
    """The day of that number nearest to the one named before it, over the turn of a month too; None too far away."""
    if before is None:
        return None
    try:
        here = date(before.year or _LEAP, before.month, before.day)
    except ValueError:
        return None
    for gap in range(away + 1):
        for day in (here - timedelta(gap), here + timedelta(gap)):
            if day.day == number:
                return Day(day.year if before.year is not None else None, day.month, day.day)
    return None
