"""Reads a series definition from its folder: `series.toml`, and a phrase book `<language>.toml` each.

Faults name the file, the line and the nearest right key. An office's folder of the same series may
hold phrase books that override single sentences, and a `style.toml` that overrides the house style.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from store.series.definition import Indicator, Kind, Named, Place, Series, WindowPlan
from store.series.outline import OUTLINE_TABLES, read_outline
from store.series.toml_file import Section, TomlFile

FORMAT = 1
"""The newest definition format this program reads."""

DEFINITION = "series.toml"
STYLE = "style.toml"

COMMON = Path(__file__).parent / "common"
"""Phrase books that lie below those of every series that asks for them (`common_wording = true`)."""

_TOP = (
    "format", "key", "common_wording", "name", "text", "place", "window", "indicator", "style", "check",
    *OUTLINE_TABLES,
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
    if version > FORMAT:
        top.fault("newer_format", "format", got=version, known=FORMAT)
    windows = _unique(file.sections("window"), _window)
    indicators = _unique(file.sections("indicator"), _indicator)
    _check_references(file.sections("indicator"), indicators, windows)
    style = dict(file.section("style").data)
    if office is not None and (office / STYLE).is_file():
        style |= TomlFile(office / STYLE).data
    return Series(
        key=top.get("key", str),
        names=top.names("name"),
        places=_unique(file.sections("place"), _place),
        indicators=indicators,
        windows=windows,
        texts={field: file.section("text").names(field) for field in file.section("text").data},
        style=style,
        rules=tuple(dict(section.data) for section in file.sections("check")),
        books=_books(top.get("common_wording", bool, False), folder, office),
        file=file.path,
        office=office,
        outline=read_outline(file),
    )


def _books(common: bool, folder: Path, office: Path | None) -> dict[str, tuple[Path, ...]]:
    """The phrase books by language, those that are overridden first. Every TOML file beside the
    definition is one; the common ones give a series no language it has no sentences in."""
    books: dict[str, tuple[Path, ...]] = {}
    for place in (folder, office):
        if place is None or not place.is_dir():
            continue
        for path in sorted(place.glob("*.toml")):
            if path.name not in (DEFINITION, STYLE):
                books[path.stem] = (*books.get(path.stem, ()), path)
    if common:
        for language, paths in books.items():
            below = COMMON / f"{language}.toml"
            books[language] = (below, *paths) if below.is_file() else paths
    return books


def _unique(sections: Iterable[Section], make: Callable[[Section], Any]) -> tuple[Any, ...]:
    made: list[Any] = []
    for section in sections:
        thing = make(section)
        if any(other.key == thing.key for other in made):
            section.fault("duplicate", "key", got=thing.key)
        made.append(thing)
    return tuple(made)


def _named(section: Section) -> dict[str, Any]:
    key = section.get("key", str)
    if not key.replace("_", "").replace("-", "").isalnum() or not key.isascii():
        section.fault("wrong_type", "key", wanted="a-z 0-9 _ -")
    return {
        "key": key,
        "names": _filled(section.names("name")),
        "shorts": _filled(section.names("short")),
        "also": section.texts("also"),
    }


def _filled(names: Mapping[str, str]) -> dict[str, str]:
    """The names without those a person has left empty."""
    return {language: name for language, name in names.items() if name.strip()}


def _place(section: Section) -> Place:
    section.only((*_NAMED, "code"))
    return Place(**_named(section), code=section.get("code", str, ""))


def _window(section: Section) -> WindowPlan:
    section.only((*_NAMED, "day", "from", "to"))
    start, end = section.get("from", int, 0), section.get("to", int, 24)
    if not 0 <= start < end <= 24:
        section.fault("wrong_type", "to", wanted="0 <= from < to <= 24")
    return WindowPlan(**_named(section), day=section.get("day", int, 0), start=start, end=end)


def _indicator(section: Section) -> Indicator:
    section.only(_INDICATOR)
    return Indicator(
        **_named(section),
        kind=Kind(section.one_of("kind", [kind.value for kind in Kind], None)),
        unit=section.names("unit"),
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
    sections: Iterable[Section], indicators: tuple[Named, ...], windows: tuple[Named, ...]
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
