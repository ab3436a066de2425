"""Until when places and departments are to report, and which departments are asked: `[deadlines]`, `[[department]]`.

A time of day is that of the office's own clock, as windows are; `day` is relative to the conference.
"""

import re
from datetime import date, datetime, time, timedelta

from store.languages import either
from store.series.definition import Deadline
from store.series.toml_file import TomlFile, TomlSection

_AT = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_FAR = 60
"""Days from a conference to its deadlines at most."""


def read_deadlines(file: TomlFile) -> dict[str, Deadline]:
    """The deadline of `places` and of `departments`, where the file gives one."""
    section = file.section("deadlines").only(("day", *WHOSE))
    day = section.whole("day", -_FAR, _FAR, 0)
    return {whose: Deadline(day, _minutes(section, whose)) for whose in WHOSE if whose in section.data}


WHOSE = ("places", "departments")
"""Those who report, as the file calls them."""


def _minutes(section: TomlSection, whose: str) -> int:
    found = _AT.fullmatch(section.get(whose, str))
    if found is None:
        wanted = either('“时:分”，如 "21:00"', 'a time of day such as "21:00"')
        section.fault("wrong_type", whose, wanted=wanted)
    return int(found[1]) * 60 + int(found[2])


def due(deadline: Deadline, held_on: date) -> datetime:
    """The moment itself for a conference on that day, on the office's own clock."""
    return datetime.combine(held_on + timedelta(days=deadline.day), time()) + timedelta(
        minutes=deadline.minutes
    )
