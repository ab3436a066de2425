"""Who spoke under which title, and when: a directory derived from the conferences, never kept apart.

Where the office keeps a list of its own, a person on it has the title of the day from there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from store.names.office_list import EMPTY, HeldTitle, KnownPerson, OfficeList, by_precedence
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
    """Everybody who spoke at a conference; where only a department is named, that."""
    for part, spoken in (("sections", conference.sections), ("answers", conference.answers)):
        for key, one in spoken.items():
            if one.speaker or one.department:
                yield Appearance(one.speaker, one.title, one.department, conference.held_on, part, key)


_APART = re.compile("[、，,；;]+")


def names_in(speaker: str) -> tuple[str, ...]:
    """The names in a field for a speaker, which may hold several."""
    return tuple(name for part in _APART.split(speaker) if (name := part.strip()))


class Directory:
    """Everybody who spoke at some conferences, by Chinese name, or where there is none by English name. The conferences may come in any order.

    `listed` is the office's own list, `on` the day for which it is asked: who is on it has the title of that day.
    """

    def __init__(
        self, conferences: Iterable[Conference], listed: OfficeList = EMPTY, on: date | None = None
    ) -> None:
        self._known: dict[str, list[Appearance]] = {}
        self._listed, self._on = listed if on is not None else EMPTY, on
        self._departments: list[Appearance] = []
        """Departments for which nobody is named."""
        for conference in conferences:
            for seen in appearances(conference):
                held = self._known.setdefault(_called(seen.name), []) if seen.name else self._departments
                held.append(seen)
        for known in self._known.values():
            known.sort(key=lambda seen: seen.held_on)

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody, the one seen last first; then those of the list who were never seen, in its order."""
        seen = sorted(self._known, key=lambda name: self._known[name][-1].held_on, reverse=True)
        if self._on is None:
            return tuple(seen)
        more = (_called(one.names) for one in by_precedence(self._listed.persons, self._on))
        return tuple(dict.fromkeys((*seen, *(name for name in more if name))))

    def last(self, name: str, before: date | None = None) -> Appearance | None:
        """How a person was named last (up to and with the day `before`), None when never seen. As the list has
        them, where it does. The name may be that of any language."""
        for person in self._listed.called(name):
            if (now := self._as_listed(person)) is not None:
                return now
        named = self._known.get(name) or [
            seen for known in self._known.values() for seen in known if name and name in seen.name.values()
        ]
        known = [seen for seen in named if before is None or seen.held_on <= before]
        return max(known, key=lambda seen: seen.held_on) if known else None

    def departments(self, language: str) -> tuple[str, ...]:
        """Every department that was heard, the one seen last first; then those of the list."""
        seen = sorted([*self._seen(), *self._departments], key=lambda seen: seen.held_on, reverse=True)
        listed = self._listed.departments.get(language, ())
        names = (*(one.department.get(language, "") for one in seen), *listed)
        return tuple(dict.fromkeys(name for name in names if name))

    def speakers(self, language: str) -> tuple[str, ...]:
        """The names of everybody in a language, in the order of `names`."""
        found = (self.last(name) for name in self.names)
        return tuple(name for one in found if one is not None and (name := one.name.get(language)))

    def department_like(self, typed: str) -> Appearance | None:
        """Who spoke last for the department that is begun so, or has that in its name, in any language."""
        name = _most_like(typed, (*self.departments("zh"), *self.departments("en")))
        return self.spoke_for(name) if name else None

    def speaker_like(self, typed: str) -> Appearance | None:
        """The person whose name is begun so, or has that in it, in any language, as named last."""
        name = _most_like(typed, (*self.names, *self.speakers("en")))
        return self.last(name) if name else None

    def spoke_for(self, department: str) -> Appearance | None:
        """Who spoke for a department (by its name in any language) last, with the title they have by the list; nobody,
        but its names, where it was heard without a person. Of one that was never seen, the first of the list."""
        found = [seen for seen in self._seen() if department in seen.department.values()]
        found = found or [seen for seen in self._departments if department in seen.department.values()]
        last = max(found, key=lambda seen: seen.held_on, default=None) if department else None
        if self._on is None:
            return last
        there = self._listed.of_department(department, self._on)
        if last is not None and last.name:
            names = set(last.name.values())
            still = [person for person in there if any(map(person.called, names))]
            if still or not self._listed.called(_called(last.name)):
                return self._as_listed(still[0], department) if still else last
        return self._as_listed(there[0], department) if there else last

    def _as_listed(self, person: KnownPerson, department: str = "") -> Appearance | None:
        """A person as the list has them on the day; None without a title then. Their titles at one department are
        named together."""
        if self._on is None:
            return None
        held = person.titles_on(self._on)
        if not held or not person.names:
            return None
        first = next((one for one in held if department in one.department.values()), held[0])
        there = [one for one in held if one.department == first.department]
        return Appearance(person.names, _joined(there), first.department, self._on, "list", "")

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


def _called(name: Words) -> str:
    """The name a person is kept by."""
    return name.get("zh") or next(iter(name.values()), "")


def _most_like(typed: str, names: Iterable[str]) -> str:
    """The name that is begun so, else the one with a word that is, else one with that in it, the first of each; empty
    when none is like that. A single letter is in too many names to say anything."""
    wanted = typed.strip().casefold()
    if not wanted:
        return ""
    folded = [(name, name.casefold()) for name in names]
    least = 3 if wanted.isascii() else 2
    return next(
        (
            name
            for like in (str.startswith, lambda name, begun: f" {begun}" in name, str.__contains__)
            for name, plain in folded
            if like(plain, wanted) and (like is str.startswith or len(wanted) >= least)
        ),
        "",
    )


def _joined(titles: Sequence[HeldTitle]) -> Words:
    """Several titles as one, in each language in which all of them have words."""
    languages = [language for language in titles[0].words if all(one.words.get(language) for one in titles)]
    joints = {"zh": "、"}
    return {
        language: joints.get(language, ", ").join(one.words[language] for one in titles)
        for language in languages
    }
