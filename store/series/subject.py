"""What a series is about, in words: the things a text may count, and the words by which the checks and the readers
know them. All of it is data (`subject.toml`, see `subject_file`); code holds the words of the language around it.

A pattern in code names a list of such words by its mark, `(?:没有|无任何)<<denied>>`, and a `Subject` fills the marks
in: with the words of the list, one or the other of them, or with what is never met where it has none.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct

_MARK = re.compile("<<([a-z_]+)>>")
_NEVER_MET = "(?!)"


class Thing(Struct, frozen=True):
    """One thing a text may count. `words`: a pattern for each language. `roles`: what the checks do with it.
    `counted_as`: the thing it is one of, where the nouns of two languages are held against each other."""

    key: str
    words: Mapping[str, str]
    roles: frozenset[str] = frozenset()
    counted_as: str = ""


class Subject(Struct, frozen=True, dict=True, eq=False):
    """The things of a subject by their keys, and its lists of words by name and language."""

    things: Mapping[str, Thing]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]

    def filled(self, pattern: str, tongue: str = "") -> str:
        """`pattern` with the words of that language (those of every one) in place of its marks. KeyError for a list there
        is none of."""
        found = self._filled.get((pattern, tongue))
        if found is None:
            found = _MARK.sub(lambda mark: "|".join(self.list_of(mark[1], tongue) or (_NEVER_MET,)), pattern)
            self._filled[pattern, tongue] = found
        return found

    def compiled(self, pattern: str, tongue: str = "", flags: int = re.IGNORECASE) -> re.Pattern[str]:
        """The same as a regular expression, in which capitals are as small letters unless `flags` say otherwise."""
        found = self._compiled.get((pattern, tongue, flags))
        if found is None:
            found = self._compiled[pattern, tongue, flags] = re.compile(self.filled(pattern, tongue), flags)
        return found

    @cached_property
    def _filled(self) -> dict[tuple[str, str], str]:
        return {}

    @cached_property
    def _compiled(self) -> dict[tuple[str, str, int], re.Pattern[str]]:
        return {}

    def list_of(self, name: str, tongue: str = "") -> tuple[str, ...]:
        """The words of a list in a language, or in every one."""
        said = self.words[name]
        return said.get(tongue, ()) if tongue else tuple(word for words in said.values() for word in words)

    def named_in(self, text: str, tongue: str) -> frozenset[str]:
        """The keys of the things that the text names."""
        return _named_in(self, text, tongue)

    def role(self, role: str) -> frozenset[str]:
        """The keys of the things that have the role."""
        return self._by_role.get(role, frozenset())

    @cached_property
    def _by_role(self) -> Mapping[str, frozenset[str]]:
        roles = {role for thing in self.things.values() for role in thing.roles}
        return {
            role: frozenset(key for key, thing in self.things.items() if role in thing.roles)
            for role in roles
        }

    def is_of(self, names: Iterable[str]) -> bool:
        """Whether one of the names, in any language, is that of a figure of this subject."""
        of = self.compiled("<<named>>")
        return any(of.search(name) for name in names)


@lru_cache(maxsize=2048)
def _named_in(subject: Subject, text: str, tongue: str) -> frozenset[str]:
    return frozenset(
        key
        for key, thing in subject.things.items()
        if tongue in thing.words and subject.compiled(thing.words[tongue], tongue).search(text)
    )
