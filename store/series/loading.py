"""Reads a series definition from its folder: `series.toml`, and a phrase book `<language>.toml` each. It knows every table
of that file: places, windows and indicators; until when whom is to report (`[deadlines]`, `[[department]]`); what the
conferences say beside their grid (`[[section]]`, `[[statement]]`, `[[figure]]`, `[[list]]`), with which a new one begins.
And it knows which name a series' folder may have.

Faults name the file, the line and the nearest right key. An office's folder of the same series may
hold phrase books that override single sentences, and a `style.toml` that overrides the house style.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from store.languages import either
from store.part_kinds import TAKEN
from store.series.definition import (
    VERBS,
    Deadline,
    Department,
    Indicator,
    Kind,
    Named,
    Place,
    PlannedPart,
    Series,
    WindowPlan,
)
from store.series.faults import SeriesFault
from store.series.subject_file import SUBJECT_FILE, own_subject
from store.series.toml_file import TomlFile, TomlSection
from store.signs import visible_line

LONGEST = 64
"""Signs of a folder's name; with the archive's own path before it, more do not fit everywhere."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[. ].*)?", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def unusable(name: str) -> str:
    """Why `name` cannot be that of a series' folder or file: the code of a `SeriesFault`; empty when it can."""
    if _DEVICE.fullmatch(name):
        return "reserved_name"
    if name != name.rstrip(". "):
        return "ends_badly"
    if _SIGNS.search(name):
        return "bad_signs"
    return "long_name" if len(name) > LONGEST else ""


def same_but_for_capitals(name: str, names: Iterable[str]) -> str:
    """Another of the names that differs from `name` in capitals alone; empty when there is none."""
    folded = name.casefold()
    return next((other for other in names if other != name and other.casefold() == folded), "")


_AT = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_DAYS_MOST = 60
"""Days from a conference to its deadlines at most."""


def read_deadlines(file: TomlFile) -> dict[str, Deadline]:
    """The deadline of `places` and of `departments`, where the file gives one."""
    section = file.section("deadlines").only(("day", *WHOSE))
    day = section.whole("day", -_DAYS_MOST, _DAYS_MOST, 0)
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


OUTLINE_TABLES = ("section", "statement", "figure", "list")

_PARTS = {"section": "sections", "statement": "statements", "figure": "figures", "list": "lists"}
_WORDS = {"section": "department", "statement": "text", "figure": "label", "list": "label"}
_PLANNED_KEY = re.compile(r"[a-z0-9_]{1,40}")


def read_outline(file: TomlFile) -> tuple[PlannedPart, ...]:
    """The planned parts in the order of the file. SeriesFault for a key that is not there."""
    if not any(table in file.data for table in OUTLINE_TABLES):
        return ()
    sections = {table: file.sections(table) for table in OUTLINE_TABLES}
    known = {table: [row.get("key", str) for row in rows] for table, rows in sections.items()}
    parts = [_part(table, row, known["section"]) for table, rows in sections.items() for row in rows]
    for table, keys in known.items():
        for row, key in zip(sections[table], keys, strict=True):
            if keys.count(key) > 1:
                row.fault("duplicate", "key", got=key)
    known["indicator"] = [str(row.data.get("key")) for row in file.sections("indicator")]
    for row in sections["statement"]:
        _check_slots(row, known)
    return tuple(parts)


def _part(table: str, row: TomlSection, sections: list[str]) -> PlannedPart:
    allowed = {"section": (), "statement": ("section",), "figure": ("section", "kind"), "list": ("section",)}
    verb = ("verb",) if table in ("section", "statement") else ()
    row.only(("key", _WORDS[table], *allowed[table], *verb))
    key = row.get("key", str)
    if not _PLANNED_KEY.fullmatch(key):
        row.fault("wrong_type", "key", wanted="a-z 0-9 _")
    return PlannedPart(
        _PARTS[table],
        key,
        row.names(_WORDS[table]),
        section="" if table == "section" else row.one_of("section", sections),
        verb=row.one_of("verb", VERBS) if "verb" in row.data else "",
        kind=Kind(row.one_of("kind", [kind.value for kind in Kind], Kind.FLOW.value)),
    )


def _check_slots(row: TomlSection, known: dict[str, list[str]]) -> None:
    """Every figure, list and indicator a text refers to must be there."""
    for text in row.names("text").values():
        for kind, key in re.findall(r"\{([fln]):(?:\w+/)?(\w+)", text):
            keys = known[{"f": "figure", "l": "list", "n": "indicator"}[kind]]
            if key not in keys:
                row.unknown("text", key, keys)


_FORMAT = 1
"""The newest definition format this program reads."""

DEFINITION = "series.toml"
STYLE = "style.toml"

COMMON = Path(__file__).parent / "common"
"""Phrase books that lie below those of every series that asks for them (`common_wording = true`)."""

_TOP = (
    "format", "key", "common_wording", "name", "text", "place", "window", "indicator", "style", "check",
    "deadlines", "department", *OUTLINE_TABLES,
)  # fmt: skip
_NAMED = ("key", "name", "short", "also")
_INDICATOR = (
    *_NAMED, "kind", "unit", "by_place", "required", "optional", "plus", "minus", "part_of",
    "windows", "as_of",
)  # fmt: skip


def load_series(folder: Path, office: Path | None = None) -> Series:
    """The series defined in `folder`, with the office's overriding files from `office`, if any."""
    file = TomlFile(folder / DEFINITION)
    top = file.top().only(_TOP)
    version = top.get("format", int)
    if version > _FORMAT:
        top.fault("newer_format", "format", got=version if version < 1_000_000 else "…", known=_FORMAT)
    places, windows = _unique(file.sections("place"), _place), _unique(file.sections("window"), _window)
    _check_names(file.sections("place"), places)
    indicators = _unique(file.sections("indicator"), _indicator)
    if not indicators:
        file.fault("missing_key", "", None, None, where=DEFINITION, got="[[indicator]]")
    _check_references(file.sections("indicator"), indicators, windows)
    _check_circles(file.sections("indicator"), indicators)
    _check_cells(file, places, indicators, windows)
    style = dict(file.section("style").data)
    if office is not None and (office / STYLE).is_file():
        style |= TomlFile(office / STYLE).data
    return Series(
        key=top.get("key", str),
        names=top.names("name"),
        places=places,
        indicators=indicators,
        windows=windows,
        texts={field: file.section("text").names(field) for field in file.section("text").data},
        style=style,
        rules=tuple(dict(section.data) for section in file.sections("check")),
        books=_books(top.get("common_wording", bool, False), folder, office),
        file=file.path,
        office=office,
        outline=read_outline(file),
        departments=_departments(file, indicators),
        deadlines=read_deadlines(file),
        subject=own_subject(one for one in (folder, office) if one is not None),
    )


def _books(common: bool, folder: Path, office: Path | None) -> dict[str, tuple[Path, ...]]:
    """The phrase books by language, those that are overridden first. Every TOML file beside the
    definition is one; the common ones give a series no language it has no sentences in."""
    books: dict[str, tuple[Path, ...]] = {}
    for place in (folder, office):
        if place is None or not place.is_dir():
            continue
        for path in sorted(place.glob("*.toml")):
            if path.name not in (DEFINITION, STYLE, SUBJECT_FILE):
                code = unusable(path.stem)
                if code:
                    raise SeriesFault(code, got=visible_line(path.name), limit=LONGEST)
                books[path.stem] = (*books.get(path.stem, ()), path)
    if common:
        for language, paths in books.items():
            below = COMMON / f"{language}.toml"
            books[language] = (below, *paths) if below.is_file() else paths
    return books


def _unique(sections: Iterable[TomlSection], make: Callable[[TomlSection], Any]) -> tuple[Any, ...]:
    made: dict[str, Any] = {}
    for section in sections:
        thing = make(section)
        if thing.key in made:
            section.fault("duplicate", "key", got=thing.key)
        made[thing.key] = thing
    return tuple(made.values())


def _named(section: TomlSection) -> dict[str, Any]:
    key = section.get("key", str)
    if not key.replace("_", "").replace("-", "").isalnum() or not key.isascii() or len(key) > _KEY_MOST:
        section.fault("wrong_type", "key", wanted="a-z 0-9 _ -")
    if key in _TAKEN.get(section.table, ()):
        wanted = either(
            f"另一个名字：“{key}”在本程序里另有所指", f"another one: “{key}” means something else here"
        )
        section.fault("wrong_type", "key", wanted=wanted)
    return {
        "key": key,
        "names": _filled(section.lines("name")),
        "shorts": _filled(section.lines("short")),
        "also": section.texts("also"),
    }


_KEY_MOST = 64
_TAKEN: Mapping[str, Collection[str]] = {
    "place": ("stated",),
    "window": TAKEN,
}
"""Keys that stand for something else in a record: the stated total, and the parts beside the grid."""


def _filled(names: Mapping[str, str]) -> dict[str, str]:
    """The names without those a person has left empty."""
    return {language: name for language, name in names.items() if name.strip()}


def _place(section: TomlSection) -> Place:
    section.only((*_NAMED, "code"))
    return Place(**_named(section), code=section.get("code", str, ""))


def _departments(file: TomlFile, indicators: tuple[Indicator, ...]) -> tuple[Department, ...]:
    """The departments; what is counted by place is the places' to report, and what is computed is nobody's."""
    sections = file.sections("department")
    known = [one.key for one in indicators if not one.by_place and not one.kind.computed]
    for section in sections:
        for name in section.texts("indicators"):
            if name not in known:
                section.unknown("indicators", name, known)
    return tuple(_unique(sections, _department))


def _department(section: TomlSection) -> Department:
    section.only((*_NAMED, "indicators"))
    return Department(**_named(section), indicators=section.texts("indicators"))


def _window(section: TomlSection) -> WindowPlan:
    section.only((*_NAMED, "day", "from", "to"))
    start, end = section.whole("from", 0, 24, 0), section.whole("to", 0, 24, 24)
    if not 0 <= start < end <= 24:
        section.fault("wrong_type", "to", wanted="0 <= from < to <= 24")
    return WindowPlan(**_named(section), day=section.whole("day", -_FAR, _FAR, 0), start=start, end=end)


_FAR = 400
"""Days from a conference to the farthest window its series may plan: a year and a month."""


def _indicator(section: TomlSection) -> Indicator:
    section.only(_INDICATOR)
    return Indicator(
        **_named(section),
        kind=Kind(section.one_of("kind", [kind.value for kind in Kind], None)),
        unit=section.lines("unit"),
        by_place=section.get("by_place", bool, False),
        required=section.get("required", bool, False),
        optional=section.get("optional", bool, False),
        plus=section.texts("plus"),
        minus=section.texts("minus"),
        part_of=section.get("part_of", str, ""),
        only_in=section.texts("windows"),
        as_of_now=section.one_of("as_of", ("day_before", "now"), "day_before") == "now",
    )


def _check_references(
    sections: Iterable[TomlSection], indicators: tuple[Named, ...], windows: tuple[Named, ...]
) -> None:
    """Every key an indicator names must exist."""
    known = [indicator.key for indicator in indicators]
    planned = [window.key for window in windows]
    for section, indicator in zip(sections, indicators, strict=True):
        assert isinstance(indicator, Indicator)
        for field, names, among in (
            ("plus", indicator.plus, known),
            ("minus", indicator.minus, known),
            ("part_of", (indicator.part_of,) if indicator.part_of else (), known),
            ("windows", indicator.only_in, planned),
        ):
            for name in names:
                if name not in among:
                    section.unknown(field, name, among)


def _check_names(sections: Iterable[TomlSection], places: tuple[Place, ...]) -> None:
    """Two places of one name could not be told apart in a text or a table."""
    for field in ("names", "shorts"):
        known: dict[tuple[str, str], str] = {}
        for section, place in zip(sections, places, strict=True):
            for language, name in getattr(place, field).items():
                if known.setdefault((language, name), place.key) != place.key:
                    section.fault("duplicate", field.removesuffix("s"), got=name)


def _check_cells(
    file: TomlFile, places: tuple[Place, ...], indicators: tuple[Indicator, ...], windows: tuple[Named, ...]
) -> None:
    """What is counted by place needs places, and the cells of one conference are bounded."""
    for section, indicator in zip(file.sections("indicator"), indicators, strict=True):
        if indicator.by_place and not places:
            section.fault("missing_key", "by_place", where=DEFINITION, got="[[place]]")
    if max(1, len(windows)) * sum(len(places) if what.by_place else 1 for what in indicators) > _CELLS_MOST:
        file.fault("cells", "", None, None, limit=f"{_CELLS_MOST:,}")


_CELLS_MOST = 30_000
"""Cells of one conference: three thousand places with five indicators in two windows."""

_MOST_TERMS = 2_000
"""Flows a derived indicator may come to when everything it is made of is written out."""


def _check_circles(sections: Iterable[TomlSection], indicators: tuple[Indicator, ...]) -> None:
    """A derived indicator is made of flows and of derived ones, never of itself; nor is a part of itself.
    What it comes to is bounded, since each total is added up from its parts whenever it is asked for."""
    by_key = {indicator.key: indicator for indicator in indicators}
    rows = {indicator.key: section for section, indicator in zip(sections, indicators, strict=True)}
    for indicator in indicators:
        row = rows[indicator.key]
        made_of = (*indicator.plus, *indicator.minus)
        field = "plus" if indicator.plus else "minus"
        if made_of and not indicator.kind.computed:
            row.fault("wrong_type", field, wanted='kind = "derived"')
        for name in made_of:
            if not by_key[name].kind.by_window:
                row.unknown(
                    field if name in getattr(indicator, field) else "minus", name, _addable(indicators)
                )
            if made_of.count(name) > 1:
                row.fault("duplicate", field, got=name)
    terms: dict[str, int] = {}
    for indicator in indicators:
        _count_terms(indicator, by_key, rows, terms, ())
    for indicator in indicators:
        seen, at = [indicator.key], indicator
        while at.part_of:
            at = by_key[at.part_of]
            if at.key in seen:
                rows[indicator.key].fault("circle", "part_of", got=" → ".join([*seen, at.key]))
            seen.append(at.key)


def _addable(indicators: tuple[Indicator, ...]) -> list[str]:
    return [one.key for one in indicators if one.kind.by_window]


def _count_terms(
    indicator: Indicator,
    by_key: Mapping[str, Indicator],
    rows: Mapping[str, TomlSection],
    terms: dict[str, int],
    above: tuple[str, ...],
) -> int:
    """How many flows an indicator comes to; `terms` remembers those that were counted."""
    if indicator.key in terms:
        return terms[indicator.key]
    if indicator.key in above:
        path = " → ".join([*above[above.index(indicator.key) :], indicator.key])
        first = by_key[above[-1]]
        field = "plus" if indicator.key in first.plus else "minus"
        rows[above[-1]].fault("circle", field, got=path)
    if len(above) > _DEEPEST:
        rows[indicator.key].fault("too_many_terms", "plus", got=indicator.key)
    here = (*above, indicator.key)
    count = sum(
        _count_terms(by_key[name], by_key, rows, terms, here) for name in (*indicator.plus, *indicator.minus)
    )
    if count > _MOST_TERMS:
        rows[indicator.key].fault("too_many_terms", "plus", got=indicator.key)
    terms[indicator.key] = max(1, count)
    return terms[indicator.key]


_DEEPEST = 20
"""Derived indicators that may be made of one another in a row."""
