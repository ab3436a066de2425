"""Reads what the conferences of a series say beside their grid: `[[section]]`, `[[statement]]`, `[[figure]]`,
`[[list]]`. A new conference begins with it, its figures blank.

A statement's text holds slots: `{f:KEY}` a figure as printed, `{l:KEY}` the items of a list,
`{l:KEY.count}` the number given with it, `{n:KEY}` an indicator of the grid.
"""

import re

from store.series.definition import VERBS, Kind, PlannedPart
from store.series.toml_file import TomlFile, TomlSection

OUTLINE_TABLES = ("section", "statement", "figure", "list")

_PARTS = {"section": "sections", "statement": "statements", "figure": "figures", "list": "lists"}
_WORDS = {"section": "department", "statement": "text", "figure": "label", "list": "label"}
_KEY = re.compile(r"[a-z0-9_]{1,40}")


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
    if not _KEY.fullmatch(key):
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
