"""One TOML file read with positions: every fault names the file, the line and the nearest right key.

tomli is the standard library's tomllib by the same author, compiled: it reads a definition in a third
of the time, which every cold start waits for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

import tomli

from store.languages import Said, either, listed
from store.outside import DEFINITION_BYTES, OutsideTrouble, read_outside, utf8
from store.reasons import toml_reason
from store.series.faults import SeriesFault, file_name, line_of, nearest
from store.signs import all_may_stay, kept_signs, unseen

_TOML_LINE = re.compile(r"\(at line (\d+)")

_WANTED: Mapping[type, Said] = {
    str: either("文字", "a text"),
    int: either("整数", "a whole number"),
    bool: either("true 或 false", "true or false"),
    list: either("列表 […]", "a list […]"),
    dict: either("表 {…}", "a table {…}"),
}


_NAME_MOST = 200
_NAME = either(f"一行文字，至多{_NAME_MOST}个字", f"a text on one line, of {_NAME_MOST} characters at most")


def _is_name(text: str) -> bool:
    return len(text) <= _NAME_MOST and text.isprintable()


BYTES_MOST = DEFINITION_BYTES
"""The size of a file: a series of three thousand places with sentences of its own is a third of it."""
_DEPTH_MOST = 6
"""How many tables and lists may lie in one another; a definition needs three."""
VALUES_MOST = 40_000
"""Values of a file, those in its tables and lists counted."""
ROWS_MOST = 3_000
"""Rows of one kind, such as `[[place]]`: every county of a large country."""


def read_source(path: Path) -> str:
    """What a file of a series holds, its line ends made one. SeriesFault when it cannot be read as text."""
    name = file_name(path)
    try:
        text = utf8(read_outside(path, BYTES_MOST, name), name)
    except OutsideTrouble as refused:
        raise SeriesFault("outside", file=name, got=refused.said) from refused
    return text.replace("\r\n", "\n").replace("\r", "\n")


class TomlFile:
    """The parsed data of one file and the means to complain about any place of it."""

    def __init__(self, path: Path, source: str | None = None, *, ours: bool = False) -> None:
        """`source`: what the file is to hold, before it is written. `ours`: a file of the program itself, of which a test
        asks what is asked of any other here; a start does not wait for that."""
        self.path = path
        try:
            self.source = read_source(path) if source is None else source
            self.data: dict[str, Any] = tomli.loads(self.source)
        except RecursionError as error:
            raise SeriesFault("deep", file=file_name(path), limit=_DEPTH_MOST) from error
        except ValueError as error:
            at = _TOML_LINE.search(str(error))
            line = int(at[1]) if at else self.source.count("\n") + 1
            raise SeriesFault(
                "not_toml", file=file_name(path), line=line, got=toml_reason(str(error))
            ) from error
        if not ours:
            self._refuse_vast()
            self._refuse_unseen()

    def _refuse_vast(self) -> None:
        """A file with more in it than any series needs, or with more tables in one another."""
        level: list[Any] = [self.data]
        values = 0
        for _ in range(_DEPTH_MOST + 1):
            inside: list[Any] = []
            for held in level:
                values += len(held)
                inside += held.values() if isinstance(held, dict) else held
            if values > VALUES_MOST:
                raise SeriesFault("many", file=file_name(self.path), limit=f"{VALUES_MOST:,}")
            level = [value for value in inside if isinstance(value, dict | list)]
            if not level:
                return
        raise SeriesFault("deep", file=file_name(self.path), limit=_DEPTH_MOST)

    def _refuse_unseen(self) -> None:
        """A file says what an office prints, so it is refused rather than cleaned: its owner must see that
        a sign stands in it that nobody can see. An escape (`\\u202e`) is seen in the file but not in print."""
        if all_may_stay(self.source) and "\\" not in self.source:
            return
        for keys, text in _texts(self.data, ()):
            sign = unseen(text)
            if sign:
                line = _line_of_sign(self.source, keys, text, sign)
                raise SeriesFault(
                    "unseen",
                    file=file_name(self.path),
                    line=line,
                    where="".join(kept_signs(keys[-1])),
                    got=sign,
                )

    def top(self) -> "TomlSection":
        return TomlSection(self, self.data, "", None)

    def sections(self, table: str) -> "list[TomlSection]":
        """The `[[table]]` sections in order; none when there is no such table."""
        rows = self.data.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.fault("wrong_type", "", None, table, where=table, wanted=f"[[{table}]]")
        if len(rows) > ROWS_MOST:
            self.fault(
                "rows", table, ROWS_MOST, None, where=f"[[{table}]]", got=len(rows), limit=f"{ROWS_MOST:,}"
            )
        return [TomlSection(self, row, table, index) for index, row in enumerate(rows)]

    def section(self, table: str) -> "TomlSection":
        """The `[table]` section (dotted names allowed), empty when there is none."""
        data: Any = self.data
        for part in table.split("."):
            data = data.get(part, {})
            if not isinstance(data, dict):
                self.fault("wrong_type", "", None, part, where=table, wanted=f"[{table}]")
        return TomlSection(self, data, table, None)

    def fault(self, code: str, table: str, index: int | None, key: str | None, **facts: object) -> NoReturn:
        """Raise a SeriesFault at that place."""
        facts.setdefault("got", key or "")
        facts.setdefault("nearest", "")
        raise SeriesFault(
            code,
            file=file_name(self.path),
            line=line_of(self.source, table, index, key),
            **facts,
        )


class TomlSection:
    """One table of a file, read key by key."""

    def __init__(self, file: TomlFile, data: Mapping[str, Any], table: str, index: int | None) -> None:
        self.file, self.data, self.table, self.index = file, data, table, index

    @property
    def where(self) -> str:
        return f"[[{self.table}]]" if self.index is not None else f"[{self.table}]" if self.table else "TOML"

    def only(self, known: Iterable[str]) -> "TomlSection":
        """Refuse any key that is not known here."""
        names = sorted(known)
        for key in self.data:
            if key not in names:
                self.fault("unknown_key", key, nearest=nearest(key, names), known=listed(names))
        return self

    def get(self, key: str, kind: type, default: Any = None) -> Any:
        """The value of `key`, checked to be of `kind`; `default` when absent, a fault when that is None."""
        if key not in self.data:
            if default is None:
                self.file.fault("missing_key", self.table, self.index, None, where=self.where, got=key)
            return default
        value = self.data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault("wrong_type", key, wanted=_WANTED[kind])
        return value

    def whole(self, key: str, least: int, most: int, default: int) -> int:
        """A whole number from `least` to `most`."""
        value: int = self.get(key, int, default)
        if not least <= value <= most:
            wanted = either(f"{least}到{most}的整数", f"a whole number from {least} to {most}")
            self.fault("wrong_type", key, wanted=wanted)
        return value

    def lines(self, key: str) -> dict[str, str]:
        """As `names`, each text on one line and no longer than a name may be."""
        found = self.names(key)
        if not all(map(_is_name, found.values())):
            self.fault("wrong_type", key, wanted=_NAME)
        return found

    def names(self, key: str) -> dict[str, str]:
        """A table of texts by language, `key = {zh = "…", en = "…"}`; empty when absent."""
        value = self.get(key, dict, {})
        if not all(isinstance(text, str) for text in value.values()):
            self.fault("wrong_type", key, wanted=_WANTED[str])
        return dict(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        value = self.get(key, list, [])
        if not all(isinstance(text, str) for text in value):
            self.fault("wrong_type", key, wanted=_WANTED[list])
        return tuple(value)

    def one_of(self, key: str, known: Iterable[str], default: str | None = None) -> str:
        """A text that must be one of `known`."""
        value = str(self.get(key, str, default))
        names = list(known)
        if value not in names:
            self.unknown(key, value, names)
        return value

    def unknown(self, key: str, value: str, known: Iterable[str]) -> NoReturn:
        """Refuse the value of `key`, naming the nearest right one."""
        names = list(known)
        self.fault("unknown_value", key, got=value, nearest=nearest(value, names), known=listed(names))

    def fault(self, code: str, key: str, **facts: object) -> NoReturn:
        facts.setdefault("where", self.where if code != "unknown_value" else f"{self.where} {key}")
        self.file.fault(code, self.table, self.index, key, **facts)


def _texts(data: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a file, keys too, each with the keys that lead to it."""
    if isinstance(data, str):
        yield keys, data
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item, keys)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield (*keys, key), key
            yield from _texts(value, (*keys, key))


def _line_of_sign(source: str, keys: tuple[str, ...], text: str, sign: str) -> int:
    """The 1-based line the sign stands in, written out or as an escape; else that of the key; 0 if unknown."""
    code = sign.removeprefix("U+")
    written = (chr(int(code, 16)), f"\\u{code}", f"\\U{code:0>8}", f"\\x{code[-2:]}")
    for number, line in enumerate(source.split("\n"), 1):
        if any(one.lower() in line.lower() for one in written):
            return number
    return line_of(source, ".".join(keys[:-1]), None, keys[-1])
