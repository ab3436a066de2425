"""Who spoke before: the directory of the series' conferences, and the title to propose for a name."""

from typing import TYPE_CHECKING

from store.record.conference import Conference
from store.record.people import Appearance, Directory

if TYPE_CHECKING:
    from store.desk.desk import Desk

FAR = 90
"""How many conferences back the directory looks: a quarter of a year of daily ones."""


def directory(desk: "Desk", conference: Conference, key: str = "") -> Directory:
    """Everybody who spoke at the conferences of the series before this one. It reads their files."""
    return Directory(desk.earlier(conference, key, FAR))


def proposed(known: Directory, name: str, conference: Conference) -> Appearance | None:
    """How a person was named last before this conference: the title and department to propose."""
    return known.last(name, conference.held_on)
