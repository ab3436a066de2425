"""The list as a file of the office, in TOML: read within a budget, every fault with its file and line.

    format = 1
    from = 2022-01-01                     # whole since then: nobody who spoke before is missed on it

    [[person]]
    name = { zh = "张某", en = "Zhang Mou" }
    also = ["Chang Mou"]                  # other right ways to write the name
    order = 10                            # precedence: the smaller is named first

    [[person.title]]                      # a line below: what this person was, and when
    title = { zh = "副主席", en = "vice-chairperson" }
    department = { zh = "省政府", en = "provincial government" }
    from = 2021-01-15                     # first and last day, both may be left out
    until = 2023-01-14
    order = 10                            # only where precedence went with this title

    [[place]]
    name = { zh = "某某市", en = "Moumou" }
    avoid = ["Mowmow"]                    # never right
    [[place.earlier]]                     # what it was called for a time
    name = { zh = "某某地区" }
    until = 2014-06-25

    [[word]]
    language = "en"
    avoid = ["old word"]
    use = "new word"
    from = 2023-11-10
    except = ["Old Word University"]      # longer words in which it may stand
    why = { zh = "…", en = "…" }

A comma-separated title (`党组成员、副局长`) is several, each right by itself. An example lies in
`store/desk/samples/names.toml`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from store.languages import either, listed
from store.names.office_list import (
    AvoidedWord,
    HeldTitle,
    KnownPerson,
    KnownPlace,
    Names,
    OfficeList,
    PlaceName,
    as_one_writes,
)
from store.series.toml_file import TomlFile, TomlSection

_FORMAT = 1
"""The newest format of the list this program reads."""
_ORDER_MOST = 1_000_000
_DAY = either("日期，如 2022-09-01", "a date such as 2022-09-01")
_SOME = either("至少一种语言的名称", "a name in one language at least")
_WORDS = either(
    "词的列表 […]，每个都要有字，不超过一行", "a list of words […], none empty and each on one line"
)
_LATER = either("不早于 from 的日期", "a day no earlier than `from`")
_LANGUAGE = either("语言代号，如 zh、en", "the code of a language, such as zh or en")
_WORD_MOST = 200


def read_list(path: Path, source: str | None = None) -> OfficeList:
    """The list in the file at `path`, or in `source`, which is to become it. SeriesFault says what is wrong, and on
    which line."""
    file = TomlFile(path, source)
    top = file.top().only(("format", "from", "person", "place", "word"))
    version = top.get("format", int, _FORMAT)
    if version > _FORMAT:
        top.fault(
            "newer_format", "format", got=version if version < _FORMAT * 1_000_000 else "…", known=_FORMAT
        )
    persons, places = tuple(_persons(file)), tuple(_places(file))
    return OfficeList(persons, places, tuple(_words(file)), _day(top, "from"))


def _persons(file: TomlFile) -> Iterator[KnownPerson]:
    seen: dict[tuple[str, ...], None] = {}
    before = 0
    for section in file.sections("person"):
        section.only(("name", "also", "order", "title"))
        rows = _rows(section, "title")
        titles = tuple(
            _title(TomlSection(file, row, "person.title", before + at)) for at, row in enumerate(rows)
        )
        before += len(rows)
        names = _names(section, "name")
        known = tuple(sorted(as_one_writes(name) for name in names.values()))
        if known in seen:
            section.fault("duplicate", "name", got=listed(names.values()))
        seen[known] = None
        yield KnownPerson(names=names, also=_texts(section, "also"), order=_order(section), titles=titles)


def _title(section: TomlSection) -> HeldTitle:
    section.only(("title", "department", "from", "until", "order"))
    since, until = _days(section)
    return HeldTitle(
        words=_names(section, "title"),
        department=section.lines("department"),
        order=_order(section),
        since=since,
        until=until,
    )


def _places(file: TomlFile) -> Iterator[KnownPlace]:
    before = 0
    for section in file.sections("place"):
        section.only(("name", "also", "avoid", "earlier"))
        rows = _rows(section, "earlier")
        dated = tuple(
            _place_name(TomlSection(file, row, "place.earlier", before + at)) for at, row in enumerate(rows)
        )
        before += len(rows)
        yield KnownPlace(
            names=_names(section, "name"),
            also=_texts(section, "also"),
            avoid=_texts(section, "avoid"),
            dated=dated,
        )


def _place_name(section: TomlSection) -> PlaceName:
    section.only(("name", "from", "until"))
    since, until = _days(section)
    return PlaceName(names=_names(section, "name"), since=since, until=until)


def _words(file: TomlFile) -> Iterator[AvoidedWord]:
    avoided: dict[tuple[str, str], list[AvoidedWord]] = {}
    for section in file.sections("word"):
        section.only(("language", "avoid", "use", "except", "from", "until", "why"))
        language = section.get("language", str)
        if not (language.isascii() and language.isalpha() and 2 <= len(language) <= 8):
            section.fault("wrong_type", "language", wanted=_LANGUAGE)
        avoid = _texts(section, "avoid")
        if not avoid:
            section.fault("wrong_type", "avoid", wanted=_WORDS)
        since, until = _days(section)
        use = section.get("use", str, "")
        if use and not _is_word(use):
            section.fault("wrong_type", "use", wanted=_WORDS)
        word = AvoidedWord(
            language=language.lower(),
            avoid=avoid,
            use=use,
            but=_texts(section, "except"),
            why=section.lines("why"),
            since=since,
            until=until,
        )
        others = avoided.get((word.language, use), ())
        if use in avoid or any(_lead_round(word, other) for other in others):
            section.fault("circle", "use", got=use)
        for one in avoid:
            avoided.setdefault((word.language, one), []).append(word)
        yield word


def _lead_round(one: AvoidedWord, other: AvoidedWord) -> bool:
    """Whether the use of one leads to the other, and that back to it, on some one day."""
    late = max((day for day in (one.since, other.since) if day is not None), default=date.min)
    early = min((day for day in (one.until, other.until) if day is not None), default=date.max)
    return late <= early and other.use in one.avoid


def _rows(section: TomlSection, key: str) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = section.get(key, list, [])
    if not all(isinstance(row, dict) for row in rows):
        section.fault("wrong_type", key, wanted=f"[[{section.table}.{key}]]")
    return rows


def _names(section: TomlSection, key: str) -> Names:
    names = {language: " ".join(name.split()) for language, name in section.lines(key).items()}
    names = {language: name for language, name in names.items() if name}
    if not names:
        section.fault("wrong_type" if key in section.data else "missing_key", key, wanted=_SOME, got=key)
    return names


def _texts(section: TomlSection, key: str) -> tuple[str, ...]:
    words = section.texts(key)
    if not all(map(_is_word, words)):
        section.fault("wrong_type", key, wanted=_WORDS)
    return tuple(" ".join(word.split()) for word in words)


def _is_word(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _WORD_MOST and text.isprintable()


def _order(section: TomlSection) -> int | None:
    return section.whole("order", 0, _ORDER_MOST, 0) if "order" in section.data else None


def _days(section: TomlSection) -> tuple[date | None, date | None]:
    since, until = _day(section, "from"), _day(section, "until")
    if since is not None and until is not None and until < since:
        section.fault("wrong_type", "until", wanted=_LATER)
    return since, until


def _day(section: TomlSection, key: str) -> date | None:
    """A date as TOML writes it, or the same in quotation marks."""
    value = section.data.get(key)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = True
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        section.fault("wrong_type", key, wanted=_DAY)
    return value
