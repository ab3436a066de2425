"""Dates, hours, windows and as-of moments as a language prints them, said by the book's own sentences."""

from collections.abc import Mapping
from datetime import date, timedelta

from store.record.window import Moment, Window
from store.wording.book.book import Book, Phrase
from store.wording.book.pattern import Either, Literal, Pattern, Slot


def say_date(book: Book, day: date) -> str:
    """8月31日, Aug. 31."""
    manner = book.manner
    values = {"year": str(day.year), "month": manner.month(day.month), "day": manner.plain(day.day)}
    return _filled(book.phrases["date"].said, values)


def say_hour(book: Book, phrase: Phrase, hour: int) -> str:
    """The half of the day or hour a conference began: 下午, 16时."""
    return _filled(phrase.said, {"hour": book.manner.hour(hour)})


def say_moment(book: Book, at: Moment) -> str:
    """8月31日24时; `moment-end` where the book has its own words for the end of a day."""
    at = _no_zero(at)
    phrase = book.phrase("moment-end", "moment") if at.hour == 24 else book.phrase("moment")
    assert phrase is not None
    return _filled(phrase.said, {"date": say_date(book, at.day), "hour": book.manner.hour(at.hour)})


def say_window(book: Book, window: Window) -> str:
    """8月31日0时至24时; the last day too when the window ends on another."""
    start, end = window.start, window.end
    if start.hour == 24:
        start = Moment(start.day + timedelta(days=1), 0)
    end = _no_zero(end)
    phrase = book.phrase(*_ways_to_say(start, end), "window")
    assert phrase is not None
    return _filled(
        phrase.said,
        {
            "date": say_date(book, start.day),
            "until": say_date(book, end.day),
            "from": book.manner.hour(start.hour),
            "to": book.manner.hour(end.hour),
        },
    )


def _ways_to_say(start: Moment, end: Moment) -> tuple[str, ...]:
    """The sentences of the book for a window from `start` to `end`, the most exact first. Midnight on Sept. 2, at its end,
    could be the one that begins the day: from midnight on Sept. 1 to midnight on Sept. 2 are 24 hours to a reader."""
    if end.day == start.day:
        return ("window-whole",) if (start.hour, end.hour) == (0, 24) else ()
    named = {(True, True): "-whole", (True, False): "-begin", (False, True): "-end"}
    own = named.get((start.hour == 0, end.hour == 24), "")
    return (f"window-days{own}", "window-days")


def say_when(book: Book, window: Window) -> str:
    """The day alone when the window is the whole of it, else the window."""
    return say_date(book, window.day) if window.whole_day else say_window(book, window)


def _no_zero(at: Moment) -> Moment:
    """The same instant as the end of a day where it is the beginning of the next."""
    return Moment(at.day - timedelta(days=1), 24) if at.hour == 0 else at


def _filled(pattern: Pattern, values: Mapping[str, str]) -> str:
    said = ""
    for node in pattern:
        if isinstance(node, Literal):
            said += node.text
        elif isinstance(node, Slot):
            said += values[node.name]
        elif isinstance(node, Either):
            said += _filled(node.options[0], values)
    return said
