"""Who spoke under which title, and when: a directory derived from the conferences, never kept apart."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from store.record.conference import Conference
from store.record.words import Words


class Appearance(Struct, frozen=True):
    """One person as they were named at one conference, in a section or in an answer."""

    name: Words
    title: Words
    department: Words
    held_on: date
    part: str
    key: str


def appearances(conference: Conference) -> Iterator[Appearance]:
    """Everybody who spoke at a conference."""
    for part, spoken in (("sections", conference.sections), ("answers", conference.answers)):
        for key, one in spoken.items():
            if one.speaker.get("zh"):
                yield Appearance(one.speaker, one.title, one.department, conference.held_on, part, key)


class Directory:
    """Everybody who spoke at some conferences, by Chinese name. The conferences may come in any order."""

    def __init__(self, conferences: Iterable[Conference]) -> None:
        self._known: dict[str, list[Appearance]] = {}
        for conference in conferences:
            for seen in appearances(conference):
                self._known.setdefault(seen.name["zh"], []).append(seen)
        for known in self._known.values():
            known.sort(key=lambda seen: seen.held_on)

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody, the one seen last first."""
        return tuple(sorted(self._known, key=lambda name: self._known[name][-1].held_on, reverse=True))

    def last(self, name: str, before: date | None = None) -> Appearance | None:
        """How a person was named last (up to and with the day `before`), None when never seen."""
        known = [seen for seen in self._known.get(name, ()) if before is None or seen.held_on <= before]
        return known[-1] if known else None

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department somebody spoke for, the one seen last first."""
        seen = sorted(self._seen(), key=lambda seen: seen.held_on, reverse=True)
        return tuple(dict.fromkeys(name for one in seen if (name := one.department.get("zh", ""))))

    def spoke_for(self, department: str) -> Appearance | None:
        """Who spoke for a department last, None when nobody did."""
        found = [seen for seen in self._seen() if seen.department.get("zh") == department]
        return max(found, key=lambda seen: seen.held_on, default=None) if department else None

    def _seen(self) -> Iterator[Appearance]:
        return (seen for known in self._known.values() for seen in known)

    def titles(self, name: str) -> tuple[tuple[str, date, date], ...]:
        """A person's Chinese titles with the first and the last day of each, the newest first."""
        spans: dict[str, tuple[date, date]] = {}
        for seen in self._known.get(name, ()):
            title = seen.title.get("zh", "")
            if title:
                first = spans[title][0] if title in spans else seen.held_on
                spans[title] = (first, seen.held_on)
        return tuple(
            (title, first, last)
            for title, (first, last) in sorted(spans.items(), key=lambda item: item[1][1], reverse=True)
        )

    def outdated(self, name: str, title: str, on: date) -> Appearance | None:
        """The later appearance that shows `title` to be an old one on that day; None when it is not.

        A title is old when the person had it before, and was last named with another one by that day.
        """
        last = self.last(name, on)
        if last is None or not title or last.title.get("zh", "") in ("", title):
            return None
        had = any(held == title and first < last.held_on for held, first, _ in self.titles(name))
        return last if had else None
