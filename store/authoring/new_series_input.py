"""What a person says of a new series: its places, indicators and windows, as typed or pasted in one line
or many."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from store.authoring.new_series_words import WORDS
from store.languages import either, listed
from store.record.text import clean, half_width, one_line
from store.series.faults import nearest
from store.series.loading import unusable
from store.signs import MISSING
from store.troubles import Trouble


class NewSeriesTrouble(Trouble):
    """A series cannot be made so; its words say why."""

    words = WORDS


class NoSuchSeries(NewSeriesTrouble):
    """Neither a file nor a series of that name is there."""

    exit_code = 2


class NewKind(StrEnum):
    """What kind of figure an indicator is, as the chooser offers it."""

    FLOW_BY_PLACE = "flow_by_place"
    """New in a window, by place."""
    FLOW = "flow"
    """New in a window, one figure."""
    STANDING = "standing"
    CUMULATIVE = "cumulative"
    SUM = "sum"
    """Computed: the indicators by place before it, added."""


INDICATOR_KINDS = {
    NewKind.FLOW_BY_PLACE: ("分地区新增", "new, by place"),
    NewKind.FLOW: ("新增", "new"),
    NewKind.STANDING: ("现有", "at present"),
    NewKind.CUMULATIVE: ("累计", "cumulative"),
    NewKind.SUM: ("合计", "sum"),
}
"""What each kind is called (zh, en)."""


class NewPlace(Struct, frozen=True):
    """A place as it was named; the English name may be empty."""

    zh: str
    en: str = ""


class NewIndicator(Struct, frozen=True):
    """An indicator as it was named, its measure word in Chinese, and its kind."""

    zh: str
    unit: str = ""
    kind: NewKind = NewKind.FLOW_BY_PLACE
    en: str = ""


class NewWindow(Struct, frozen=True):
    """Hours `start` to `end` (0 to 24), `day` days from the conference."""

    day: int
    start: int
    end: int


class NewSeries(Struct, frozen=True):
    """Everything a new series begins with. What is empty stays the template's example."""

    key: str
    zh: str = ""
    en: str = ""
    host: str = ""
    host_en: str = ""
    places: tuple[NewPlace, ...] = ()
    indicators: tuple[NewIndicator, ...] = ()
    windows: tuple[NewWindow, ...] = ()

    @property
    def chinese_only(self) -> bool:
        """Whether it was named in Chinese and nothing of it in English: then it is said in Chinese only."""
        english = [self.en, self.host_en, *(place.en for place in self.places)]
        english += [indicator.en for indicator in self.indicators]
        return bool(self.zh) and not any(english)


_KEY = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_WINDOW = re.compile(r"(-?[0-9]{1,2}):([0-9]{1,2})-([0-9]{1,2})")
_MARKS = set("{}[]|")

_Thing = TypeVar("_Thing", NewPlace, NewIndicator)
"""What has a Chinese name."""


def check_key(key: str) -> str:
    """The key, when it can be one."""
    if not _KEY.fullmatch(key):
        raise NewSeriesTrouble("bad_key", got=one_line(key))
    if unusable(key):
        raise NewSeriesTrouble("reserved_key", got=key)
    return key


def read_places(text: str) -> tuple[NewPlace, ...]:
    """Places one a line or parted by 、 or commas, in order; an English name behind `=`."""
    return _unique([NewPlace(_name(zh), _name(en)) for zh, en in map(_named, _items(text))])


def read_indicators(text: str) -> tuple[NewIndicator, ...]:
    """Indicators as `name/measure word/kind=English name`, the English also right behind the name (`name=English
    name/measure word/kind`); by place and new unless told otherwise."""
    return _unique([indicator(*_named_indicator(item)) for item in _items(text)])


def _named_indicator(item: str) -> tuple[str, str]:
    """What is written of an indicator, and its English name."""
    written, english = _named(item)
    if "/" not in written and "/" in english:
        english, _, rest = english.partition("/")
        written = f"{written}/{rest}"
    return written, english.strip()


def indicator(written: str, en: str = "") -> NewIndicator:
    """The indicator written `name/measure word/kind`."""
    name, _, rest = written.replace("／", "/").partition("/")  # as an input method types it
    unit, _, kind = rest.partition("/")
    return NewIndicator(figure_name(name), _name(unit), read_kind(kind), figure_name(en))


def read_kind(text: str) -> NewKind:
    """A kind by its key or by its name in either language; by place and new when empty."""
    wanted = one_line(text).lower()
    if not wanted:
        return NewKind.FLOW_BY_PLACE
    for kind, names in INDICATOR_KINDS.items():
        if wanted in (kind.value, *names):
            return kind
    known = [name for names in INDICATOR_KINDS.values() for name in names]
    near = nearest(wanted, known)
    raise NewSeriesTrouble(
        "bad_kind",
        got=wanted,
        nearest=either(f"（{near}？）", f" ({near}?)") if near else "",
        known=listed(known),
    )


def read_windows(text: str) -> tuple[NewWindow, ...]:
    """Windows as `day:from-to`, such as `-1:0-24, 0:0-14`."""
    windows = []
    for item in _items(half_width(text)):
        found = _WINDOW.fullmatch("".join(item.split()))
        if not found or not 0 <= int(found[2]) < int(found[3]) <= 24:
            raise NewSeriesTrouble("bad_window", got=item)
        windows.append(NewWindow(int(found[1]), int(found[2]), int(found[3])))
    return tuple(dict.fromkeys(windows))


def _items(text: str) -> Iterator[str]:
    for item in re.split(r"[\n\t、,，;；]+", clean(text)):
        if item.strip():
            yield one_line(item)


def _named(item: str) -> tuple[str, str]:
    name, _, english = item.replace("＝", "=").partition("=")  # an input method types the wide one
    return name.strip(), english.strip()


def _name(text: str) -> str:
    name = one_line(text)
    if _MARKS & set(half_width(name)):
        raise NewSeriesTrouble("marks_in_name", got=name)
    if {"\ufffd", MISSING} & set(name):
        raise NewSeriesTrouble("sign_lost", got=name)
    return name


def figure_name(text: str) -> str:
    """The name of an indicator; NewSeriesTrouble when a sentence could not hold it."""
    name = _name(text)
    if any(sign.isdigit() for sign in half_width(name)):
        raise NewSeriesTrouble("digits_in_name", got=name)
    return name


def _unique(things: Iterable[_Thing]) -> tuple[_Thing, ...]:
    """The things, each named and none twice."""
    found: dict[str, _Thing] = {}
    english: set[str] = set()
    for thing in things:
        if not thing.zh:
            raise NewSeriesTrouble("no_name")
        if thing.zh in found:
            raise NewSeriesTrouble("twice", got=thing.zh)
        if thing.en.casefold() in english:
            raise NewSeriesTrouble("english_twice", got=thing.en)
        english |= {thing.en.casefold()} - {""}
        found[thing.zh] = thing
    return tuple(found.values())
