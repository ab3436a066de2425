"""One entry of the list put into its file, changed there or taken out, with everything else left as it was written:
comments, blank lines, the order of entries.

The text is edited line by line, and then read: it must say exactly what was meant. Where somebody has written the
entry in a way that this does not manage, nothing is changed and a person is asked to edit the file.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from store.names.list_file import read_list
from store.names.office_list import (
    AvoidedWord,
    Dated,
    HeldTitle,
    KnownPerson,
    KnownPlace,
    Names,
    OfficeList,
    PlaceName,
)
from store.series.faults import SeriesFault
from store.troubles import Trouble, Way

Entry = KnownPerson | KnownPlace | AvoidedWord
_Row = Mapping[str, str]
"""The keys of a table with their values as TOML writes them."""

WORDS = {
    "list_changed": (
        "“{name}”刚被别人改过，没有覆盖。请按 Esc 退出，看过现在的内容再改。",
        "Somebody else has just changed “{name}”; nothing was overwritten. Leave with Esc, look at it as it is now, and "
        "change it again.",
    ),
    "list_exists": (
        "名单里已有“{name}”。请改那一条，或换一个名称。",
        "“{name}” is in the list already. Change that entry, or use another name.",
    ),
    "list_by_hand": (
        "名单文件里“{name}”的写法程序改不了，没有改动。请{by_hand}。",
        "“{name}” is written in the list's file in a way the program cannot edit; nothing was changed. Please {by_hand}.",
    ),
}


class ListTrouble(Trouble):
    """An entry cannot be put into the list. Facts: name."""

    words = WORDS
    ways = {
        "by_hand": Way(
            ("管名单的人改这一条", "ask whoever keeps the list to change the entry"),
            (
                "用 names export 取出文件，改好后用 names import 放回",
                "take the file out with `names export`, edit it, and put it back with `names import`",
            ),
        )
    }


_FIELDS: Mapping[type, tuple[str, str]] = {
    KnownPerson: ("person", "persons"),
    KnownPlace: ("place", "places"),
    AvoidedWord: ("word", "words"),
}
"""The table of each kind of entry in the file, and its field of the list."""
_CHILDREN = {"person": "person.title", "place": "place.earlier"}

FRESH = """\
# 本单位的名单：人员（职务、任期、次序）、地名、用词。可在程序里改，也可改好文件后用 names import 放回。
# The office's list: persons (titles, terms, precedence), places, words. Change it in the program, or edit the file
# and put it back with `names import`.
format = 1
{since}"""
"""What a list begins with."""


def with_entry(
    source: str, known: OfficeList, path: Path, old: Entry | None, new: Entry | None
) -> tuple[str, OfficeList]:
    """The file's text, which says `known`, with `new` in place of `old`; without one it is added or taken out.

    ListTrouble where `old` is not there any more, or an entry of that name is; SeriesFault where the outcome would be
    no sound list. `path` is the file as it is called in a fault.
    """
    entry = new or old
    assert entry is not None
    table, field = _FIELDS[type(entry)]
    held: tuple[Entry, ...] = getattr(known, field)
    at = next((at for at, one in enumerate(held) if one == old), -1)
    if old is not None and at < 0:
        raise ListTrouble("list_changed", name=name_of(old))
    if new is not None and old is None and any(one == new for one in held):
        raise ListTrouble("list_exists", name=name_of(new))
    put = (new,) if new is not None else ()
    wanted = replace(known, **{field: (*held, *put) if old is None else (*held[:at], *put, *held[at + 1 :])})
    text = _Text(source, name_of(entry))
    if old is None:
        text.append(table, entry)
    elif new is None:
        text.take_out(table, at)
    else:
        before = sum(len(dated_names(one)) for one in held[:at])
        text.change(table, at, before, old, new)
    try:
        said = read_list(path, text.source)
    except SeriesFault as fault:
        if fault.code == "duplicate":
            raise ListTrouble("list_exists", name=name_of(entry)) from fault
        raise
    if said != wanted:
        raise ListTrouble("list_by_hand", name=name_of(entry))
    return text.source, said


def fresh(since: date | None = None) -> str:
    """The file of a list that is begun on a day, and is whole from then on."""
    return FRESH.format(since=f"from = {since}\n" if since is not None else "")


def name_of(entry: Entry) -> str:
    """How an entry is called to a person: by its names, or by the words to avoid."""
    return "、".join(entry.avoid) if isinstance(entry, AvoidedWord) else " ".join(entry.names.values())


# -- entries as rows of a file


def _row(value: Struct) -> dict[str, str]:
    """The keys of an entry, without those that are empty."""
    row: dict[str, Any] = {}
    for field in value.__struct_fields__:
        if field not in ("titles", "dated", "since", "until"):
            row[_KEYS.get((type(value).__name__, field), field)] = getattr(value, field)
    if isinstance(value, Dated):
        row |= {"from": value.since, "until": value.until}
    return {key: _literal(held) for key, held in row.items() if held not in (None, "", (), {})}


_KEYS = {
    ("HeldTitle", "words"): "title",
    ("AvoidedWord", "but"): "except",
    ("KnownPerson", "names"): "name",
    ("KnownPlace", "names"): "name",
    ("PlaceName", "names"): "name",
}
"""Fields that are called otherwise in the file."""


def dated_names(entry: Entry) -> tuple[HeldTitle | PlaceName, ...]:
    """The titles of a person, the former names of a place."""
    if isinstance(entry, KnownPerson):
        return entry.titles
    return entry.dated if isinstance(entry, KnownPlace) else ()


def _literal(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{key} = {_literal(one)}' for key, one in value.items())} }}"
    return str(value)


def _block(table: str, row: _Row) -> list[str]:
    return [f"[[{table}]]", *(f"{key} = {value}" for key, value in row.items())]


def _whole(table: str, entry: Entry) -> list[str]:
    lines = _block(table, _row(entry))
    for child in dated_names(entry):
        lines += _block(_CHILDREN[table], _row(child))
    return lines


# -- the text


_HEADER = re.compile(r"\s*\[\[\s*([a-z.]+)\s*\]\]\s*(?:#.*)?$")
_REST = re.compile(r'(?:[^"\'#]|"(?:[^"\\]|\\.)*"|\'[^\']*\')*')
"""A value on one line, up to its comment."""


class _Text:
    """The lines of a file while one entry is changed; `name` is that entry's, for the person."""

    def __init__(self, source: str, name: str) -> None:
        self.lines, self._name = source.split("\n"), name

    @property
    def source(self) -> str:
        return "\n".join(self.lines)

    def append(self, table: str, entry: Entry) -> None:
        while self.lines and not self.lines[-1].strip():
            self.lines.pop()
        self.lines += [*([""] if self.lines else []), *_whole(table, entry), ""]

    def take_out(self, table: str, at: int) -> None:
        start, end = self._of(table, at)
        self._cut(start, self._with_children(table, start, end))

    def change(self, table: str, at: int, before: int, old: Entry, new: Entry) -> None:
        """`before`: how many children the entries above have."""
        were, are = dated_names(old), dated_names(new)
        child = _CHILDREN.get(table, "")
        kept = list(_kept(were, are))
        if len(were) > len(are):
            for number in range(len(were) - 1, -1, -1):
                if number not in kept:
                    self._cut(*self._of(child, before + number))
            were = tuple(were[number] for number in kept)
        for number, (was, one) in enumerate(zip(were, are, strict=False)):
            self._set(child, before + number, _row(was), _row(one))
        for number in range(len(were), len(are)):
            here = self._of(child, before + number - 1) if number else self._of(table, at)
            self.lines[here[1] : here[1]] = _block(child, _row(are[number]))
        self._set(table, at, _row(old), _row(new))

    def _set(self, table: str, at: int, old: _Row, new: _Row) -> None:
        """Give the keys of one table their new values."""
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) == new.get(key):
                continue
            start, end = self._of(table, at)
            line = next((n for n in range(start, end) if re.match(rf"\s*{key}\s*=", self.lines[n])), -1)
            if line < 0 and key in old:
                self._by_hand()
            if key not in new:
                del self.lines[line]
            elif line < 0:
                self.lines.insert(end, f"{key} = {new[key]}")
            else:
                comment = self.lines[line][_end(self.lines[line]) :]
                self.lines[line] = f"{key} = {new[key]}{'  ' + comment if comment else ''}"

    def _blocks(self) -> Iterator[tuple[str, int, int]]:
        """The tables with their first line and the one behind their last, comments above the next left to it."""
        heads = [(n, found[1]) for n, line in enumerate(self.lines) if (found := _HEADER.match(line))]
        for number, (start, table) in enumerate(heads):
            end = heads[number + 1][0] if number + 1 < len(heads) else len(self.lines)
            while end > start + 1 and re.match(r"\s*(?:#|$)", self.lines[end - 1]):
                end -= 1
            yield table, start, end

    def _of(self, table: str, at: int) -> tuple[int, int]:
        found = [(start, end) for name, start, end in self._blocks() if name == table]
        if at >= len(found):
            self._by_hand()
        return found[at]

    def _with_children(self, table: str, start: int, end: int) -> int:
        for name, first, last in self._blocks():
            if first >= end and not name.startswith(f"{table}."):
                break
            end = max(end, last)
        return end

    def _cut(self, start: int, end: int) -> None:
        del self.lines[start:end]
        if (
            0 < start < len(self.lines)
            and not self.lines[start - 1].strip()
            and not self.lines[start].strip()
        ):
            del self.lines[start]

    def _by_hand(self) -> NoReturn:
        raise ListTrouble("list_by_hand", name=self._name)


def _end(line: str) -> int:
    """Where the comment of a line begins; its length where it has none."""
    found = _REST.match(line)
    return found.end() if found else len(line)


def _kept(were: Sequence[Struct], are: Sequence[Struct]) -> Iterator[int]:
    """The numbers of the old entries whose lines stay, where there are fewer new ones: those found among the new ones as they
    were, and of the others the first, to be rewritten."""
    same = [number for number, was in enumerate(were) if was in are]
    rest = [number for number in range(len(were)) if number not in same]
    yield from sorted((*same, *rest[: max(0, len(are) - len(same))]))


def names_shown(names: Names, language: str) -> str:
    """A name in a language, else in any."""
    return names.get(language) or next(iter(names.values()), "")
