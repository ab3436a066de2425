"""The values a series definition is made of, those of its subject too: the things a text may count, and the words by which the
checks and the readers know them. No file is read here (see `loading` and `subject_file`).

All of it is data; code holds the words of the language around it. A pattern in code names a list of such words by its mark,
`(?:没有|无任何)<<denied>>`, and a `Subject` fills the marks in: with the words of the list, one or the other of them, or with
what is never met where it has none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

from msgspec import Struct, field

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


class Kind(StrEnum):
    """How an indicator behaves in time. Whoever has to know asks for what follows from it, never which it is:

    `by_window`: it is counted inside a window, and windows that overlap are never added; else it is true as of a
    moment (`at_moment`). `computed`: it follows from others (`plus`, `minus`), and only what a source stated is
    entered. `never_falls`: it is counted from the beginning, and falls only with a recorded reason.
    """

    by_window: bool
    computed: bool
    never_falls: bool

    FLOW = "flow", True, False, False
    """Counted inside a window, by place or not."""
    STANDING = "standing", False, False, False
    """True as of a moment; rises and falls."""
    CUMULATIVE = "cumulative", False, False, True
    """Counted from the beginning to a moment."""
    DERIVED = "derived", True, True, False
    """Computed from flows of the same window."""

    def __new__(
        cls, value: str, by_window: bool = False, computed: bool = False, never_falls: bool = False
    ) -> Self:
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.by_window, kind.computed, kind.never_falls = by_window, computed, never_falls
        return kind

    @property
    def at_moment(self) -> bool:
        """True as of a moment."""
        return not self.by_window

    @property
    def counted(self) -> bool:
        """Counted inside a window, not computed: its cells are typed."""
        return self.by_window and not self.computed


MOMENT_KINDS = tuple(kind for kind in Kind if kind.at_moment)
"""The kinds that are true as of a moment; in the exchange shape each has a list of its own, called as it is."""


class Named(Struct, frozen=True):
    """A thing with a full and a short name in each language, and other names it is met under."""

    key: str
    names: Mapping[str, str]
    shorts: Mapping[str, str]
    also: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """By the key, which is unique among things of a kind in a series."""
        return hash(self.key)

    def name(self, lang: str) -> str:
        """The full name in `lang`, else in Chinese, else the key."""
        return self.names.get(lang) or self.names.get("zh") or self.key

    def short(self, lang: str) -> str:
        """The short name in `lang`, else the full one."""
        return self.shorts.get(lang) or self.name(lang)


class Place(Named, frozen=True):
    """One place of the series, in bulletin order. `code` is its GB/T 2260 code."""

    code: str = ""


class Indicator(Named, frozen=True):
    """One counted thing.

    `unit` per language (measure word). `by_place`: it has a cell per place and a stated total.
    `required`: a final export is refused while it is blank. `plus`/`minus`: indicators of a
    derived one. `part_of`: the derived or flow indicator of which this flow is one part
    (controlled + community make the new infections). `as_of_now`: its as-of is the printed word
    目前, not a date. `optional`: offered in the grid only when it holds something or is asked for.
    """

    kind: Kind = Kind.FLOW
    unit: Mapping[str, str] = field(default_factory=dict)
    by_place: bool = False
    required: bool = False
    optional: bool = False
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    part_of: str = ""
    only_in: tuple[str, ...] = ()
    """Windows (plan keys) the flow is asked for in; empty: in all."""
    as_of_now: bool = False

    @property
    def terms(self) -> tuple[tuple[int, str], ...]:
        """What a derived one is computed from: each indicator with the sign it is added by, 1 or -1."""
        return (*((1, key) for key in self.plus), *((-1, key) for key in self.minus))


class WindowPlan(Named, frozen=True):
    """A window every conference of the series has: `day` relative to the conference (−1 = the day
    before), hours 0 to 24, half-open. 24 is midnight at the end of the day."""

    day: int = 0
    start: int = 0
    end: int = 24


class Department(Named, frozen=True):
    """A department that is asked to report for every conference. `indicators` are those of the grid it gives, which
    are not counted by place."""

    indicators: tuple[str, ...] = ()


class Deadline(Struct, frozen=True):
    """Until when somebody is to report: `minutes` into the day that lies `day` days from the conference's own."""

    day: int
    minutes: int


VERBS = ("state", "introduce", "say", "tell", "tell_state", "stress", "learn", "report", "none")
"""How a statement is attributed: 表示, 介绍, 说, 告诉记者, 在接受采访时表示, 强调, 记者从……了解到, 据……介绍,
and not at all. The phrase books say each in their language."""


class PlannedPart(Struct, frozen=True):
    """Something a new conference of the series begins with beside its grid; never a figure's value.

    `part` is `sections`, `statements`, `figures` or `lists`, `words` are the department, the text or
    the label by language, `section` the key of the section it belongs to, `verb` one of `VERBS` or empty.
    `kind` says how a figure behaves in time.
    """

    part: str
    key: str
    words: Mapping[str, str]
    section: str = ""
    verb: str = ""
    kind: Kind = Kind.FLOW


class Series(Struct, frozen=True, dict=True):
    """A series definition: what is counted, where, when, and in which wording.

    `style` are the house-style settings as written (checked by `wording`), `rules` the office's own
    checks as written (checked by `checks`), `file` the definition they came from.
    """

    key: str
    names: Mapping[str, str]
    places: tuple[Place, ...]
    indicators: tuple[Indicator, ...]
    windows: tuple[WindowPlan, ...]
    texts: Mapping[str, Mapping[str, str]]
    """Fixed texts per field and language: host, series name in headlines, self-reference …"""
    style: Mapping[str, object]
    rules: tuple[Mapping[str, object], ...]
    books: Mapping[str, tuple[Path, ...]]
    """Phrase-book files by language: the series' own first, then the office's, which override it."""
    file: Path
    office: Path | None = None
    """The office's folder of this series, whose files override the others, if there is one."""
    outline: tuple[PlannedPart, ...] = ()
    """Sections, statements, figures and lists every conference of the series has, in order."""
    departments: tuple[Department, ...] = ()
    """The departments that are asked to report for every conference, whether or not they speak at it."""
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    """Until when `places` and `departments` are to report, where the series says so."""
    subject: Subject | None = None
    """The words of what it is about, where it says its own; see `subject_file`."""

    def place(self, key: str) -> Place:
        """The place with that key; KeyError when there is none."""
        return self._places[key]

    def indicator(self, key: str) -> Indicator:
        """The indicator with that key; KeyError when there is none."""
        return self._indicators[key]

    @cached_property
    def place_order(self) -> Mapping[str, int]:
        """The position of each place in bulletin order, by its key."""
        return {place.key: at for at, place in enumerate(self.places)}

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return {place.key: place for place in self.places}

    @cached_property
    def _indicators(self) -> Mapping[str, Indicator]:
        return {indicator.key: indicator for indicator in self.indicators}

    def window(self, key: str) -> WindowPlan | None:
        """The planned window with that key, if the series plans it."""
        return next((window for window in self.windows if window.key == key), None)

    def name(self, lang: str) -> str:
        return self.names.get(lang) or self.names.get("zh") or self.key

    def text(self, field: str, lang: str) -> str:
        """The fixed text of `field` in `lang`, else in Chinese, else empty."""
        texts = self.texts.get(field, {})
        return texts.get(lang) or texts.get("zh", "")

    def of_kind(self, kind: Kind) -> Iterator[Indicator]:
        """The indicators of a kind, where each kind has its own place in a shape."""
        return (indicator for indicator in self.indicators if indicator.kind is kind)

    @cached_property
    def by_window(self) -> tuple[Indicator, ...]:
        """What is counted in windows or computed of it, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.kind.by_window)

    @cached_property
    def at_moment(self) -> tuple[Indicator, ...]:
        """What is true as of a moment, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.kind.at_moment)

    @cached_property
    def computed(self) -> tuple[Indicator, ...]:
        """What follows from others, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.kind.computed)

    @cached_property
    def counted(self) -> tuple[Indicator, ...]:
        """What is counted in windows and typed, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.kind.counted)

    @cached_property
    def never_falling(self) -> tuple[Indicator, ...]:
        """What is counted from the beginning, in order."""
        return tuple(indicator for indicator in self.indicators if indicator.kind.never_falls)

    def parts_of(self, key: str) -> tuple[Indicator, ...]:
        """The flows that together make the indicator `key` (where the new cases were found)."""
        return tuple(indicator for indicator in self.indicators if indicator.part_of == key)
