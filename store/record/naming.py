"""How windows, moments and cells are called to a person, in the interface's languages.

These are names for screens, findings and errors. What a bulletin prints is said by `wording`.
"""

from datetime import date

from store.languages import in_language
from store.record.cell import STATED, CellKey
from store.record.conference import Conference
from store.record.statement_slots import PARTS
from store.record.window import AsOf, Moment, Window
from store.series.definition import Series

MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
"""English months before a day, AP style."""
_STATED = ("通报合计", "stated total")
_CELL = ("{window}{indicator}", "{indicator}, {window}")


def day_name(day: date, lang: str) -> str:
    """`8月31日`, `Aug. 31`."""
    if lang == "zh":
        return f"{day.month}月{day.day}日"
    return f"{MONTHS[day.month - 1]} {day.day}"


def moment_name(moment: Moment, lang: str) -> str:
    """`8月31日24时`, `Aug. 31, 24:00`."""
    if lang == "zh":
        return f"{day_name(moment.day, lang)}{moment.hour}时"
    return f"{day_name(moment.day, lang)}, {moment.hour}:00"


def as_of_name(as_of: AsOf | None, lang: str) -> str:
    """The moment, else the printed word, else nothing."""
    if as_of is None:
        return ""
    return moment_name(as_of.moment, lang) if as_of.moment is not None else as_of.word


def window_name(window: Window, lang: str) -> str:
    """`8月31日0时至24时`, `Aug. 31, 0:00-24:00`; both days are named when it ends on another."""
    start, end = window.start, window.end
    if start.day != end.day:
        joint = "至" if lang == "zh" else " to "
        return f"{moment_name(start, lang)}{joint}{moment_name(end, lang)}"
    if lang == "zh":
        return f"{day_name(start.day, lang)}{start.hour}时至{end.hour}时"
    return f"{day_name(start.day, lang)}, {start.hour}:00-{end.hour}:00"


def window_short(window: Window, lang: str = "zh") -> str:
    """`8/31 0-24时`, `8/31 0-24h`: for the narrow first column."""
    unit = "时" if lang == "zh" else "h"
    day = window.start.day
    return f"{day.month}/{day.day} {window.start.hour}-{window.end.hour}{unit}"


def cell_name(series: Series, conference: Conference, key: CellKey, lang: str) -> str:
    """What a person calls the cell: window, indicator and place. Unknown keys are shown as they are."""
    if key.window in PARTS or key.window == "promises":
        from store.record.section_naming import part_name

        return part_name(conference, key, lang)
    if not key.window and key.indicator == "texts":
        from store.record.section_naming import text_name

        return text_name(key.place, lang)
    try:
        indicator = series.indicator(key.indicator).name(lang)
    except KeyError:
        return str(key)
    window = conference.window(key.window) if key.window else None
    if window is not None:
        indicator = in_language(_CELL, lang).format(window=window_name(window, lang), indicator=indicator)
    elif key.window:  # a window the conference does not have (any more)
        indicator = f"{key.window} {indicator}"
    if not key.place:
        return indicator
    if key.place == STATED:
        place = in_language(_STATED, lang)
    else:
        place = next((place.name(lang) for place in series.places if place.key == key.place), key.place)
    return in_language(("{} {}", "{}, {}"), lang).format(indicator, place)
