"""The list as values: who held which title when, how a place was called when, which word is to be used in place of which.

`since` and `until` are days; both belong to the time in which an entry holds, and either may be missing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import Struct

from store.troubles import Trouble

Names = Mapping[str, str]
"""Names by language."""


class Dated(Struct, frozen=True, kw_only=True):
    """What holds from one day to another, both included."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class HeldTitle(Dated, frozen=True, kw_only=True):
    """A title somebody held: at which department, and with which place in the order of precedence (the person's own
    where it has none)."""

    words: Names
    department: Names = {}
    order: int | None = None


class KnownPerson(Struct, frozen=True, kw_only=True):
    """A person by name. `also`: other ways to write the name that are right too. `order`: the smaller goes first."""

    names: Names
    also: tuple[str, ...] = ()
    order: int | None = None
    titles: tuple[HeldTitle, ...] = ()

    def titles_on(self, day: date) -> tuple[HeldTitle, ...]:
        """The titles held on that day, as the list has them one below the other."""
        return tuple(title for title in self.titles if title.holds(day))

    def order_on(self, day: date) -> int | None:
        """The place in the order of precedence on that day; None where the list gives none."""
        orders = [title.order for title in self.titles_on(day) if title.order is not None]
        return min(orders) if orders else self.order

    def called(self, name: str) -> bool:
        """Whether that is a way to write the name."""
        return name in self.names.values() or name in self.also


class PlaceName(Dated, frozen=True, kw_only=True):
    """How a place was called for a time."""

    names: Names


class KnownPlace(Struct, frozen=True, kw_only=True):
    """A place. `names` hold whenever none of the `dated` ones does; `also`: other names that are right too; `avoid`:
    ways to write it that never are."""

    names: Names
    also: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    dated: tuple[PlaceName, ...] = ()

    def names_on(self, day: date) -> Names:
        """What it is called on that day, by language."""
        for name in self.dated:
            if name.holds(day):
                return {**self.names, **name.names}
        return self.names


class AvoidedWord(Dated, frozen=True, kw_only=True):
    """Words that are not to be used in a language, and the one to use in their place (empty: none). `but`: longer
    words in which they may stand. `why` is told to a person."""

    language: str
    avoid: tuple[str, ...]
    use: str = ""
    but: tuple[str, ...] = ()
    why: Names = {}


class OfficeList(Struct, frozen=True, dict=True):
    """The whole list; where it is empty, no rule finds anything by it. `since`: the day from which everybody is on it. At
    conferences before that day a speaker may well not be listed, and no finding says so."""

    persons: tuple[KnownPerson, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    words: tuple[AvoidedWord, ...] = ()
    since: date | None = None

    def __bool__(self) -> bool:
        return bool(self.persons or self.places or self.words)

    def is_whole(self, day: date) -> bool:
        """Whether everybody who spoke on that day should be on it."""
        return self.since is None or self.since <= day

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """Room for what others work out of it once. It is no part of the value; a changed list is a new one and begins
        empty."""
        return {}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[KnownPerson, ...]]:
        found: dict[str, tuple[KnownPerson, ...]] = {}
        for person in self.persons:
            for name in dict.fromkeys((*person.names.values(), *person.also)):
                key = as_one_writes(name)
                found[key] = (*found.get(key, ()), person)
        return found

    def called(self, name: str) -> tuple[KnownPerson, ...]:
        """The persons of that name, in any language; several where people share it."""
        return self._by_name.get(as_one_writes(name), ())

    def of_department(self, department: str, day: date) -> tuple[KnownPerson, ...]:
        """Who held a title there on that day, in the order of precedence."""
        found = [
            person
            for person in self.persons
            if department and any(department in title.department.values() for title in person.titles_on(day))
        ]
        return tuple(sorted(found, key=lambda person: _last_without(person.order_on(day))))

    @cached_property
    def departments(self) -> Mapping[str, tuple[str, ...]]:
        """Every department of the list, by language, the longest first."""
        found: dict[str, dict[str, None]] = {}
        for person in self.persons:
            for title in person.titles:
                for language, name in title.department.items():
                    found.setdefault(language, {})[name] = None
        return {language: tuple(sorted(names, key=len, reverse=True)) for language, names in found.items()}

    @cached_property
    def houses(self) -> tuple[str, ...]:
        """The Chinese names of all departments as they are looked up, the longest first."""
        return tuple(map(as_one_writes, self.departments.get("zh", ())))


EMPTY = OfficeList()


class ListInForce(Struct, frozen=True):
    """The list that is held against the texts, and a sign of what it says: another one once it was changed. `trouble`:
    why the newest file of it cannot be read; the one before it holds then, or none."""

    known: OfficeList = EMPTY
    edition: str = ""
    trouble: Trouble | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to look for or to tell."""
        return bool(self.known) or self.trouble is not None


NO_LIST = ListInForce()


def as_one_writes(name: str) -> str:
    """A name as it is looked up: without the spaces that stand between Chinese signs, whatever the capitals."""
    if name.isascii():
        return " ".join(name.split()).lower()
    return "".join(name.split()).lower()


def departments_of(titles: Iterable[HeldTitle], language: str) -> tuple[str, ...]:
    """The departments of some titles, in a language."""
    return tuple(dict.fromkeys(name for title in titles if (name := title.department.get(language, ""))))


def by_precedence(persons: Sequence[KnownPerson], day: date) -> Iterator[KnownPerson]:
    """Some persons in the order of precedence of that day; those without a place in it come last."""
    yield from sorted(persons, key=lambda person: _last_without(person.order_on(day)))


def _last_without(order: int | None) -> tuple[bool, int]:
    return order is None, order or 0
