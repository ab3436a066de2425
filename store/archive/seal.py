"""Owns the bytes of a generation: TinyDB's tables as lines of UTF-8 JSON under a checksum.

The first line is the seal (format, key, generation, the generation it was made from, sha256 of those
and of everything below). The rest is laid out for a person and for `diff`: a line for each part of
the conference, each cell and each entry of the history. TinyDB's own JSONStorage reads it as it is.
The seal's scheme stays the same in every format, so that a newer file is told from a damaged one.
"""

import json
import json.encoder
import re
from collections.abc import Mapping
from json.encoder import encode_basestring as _quoted
from typing import Any

from store.archive.layout import generation_name
from store.archive.troubles import ArchiveTrouble, Damage, NewerFormat, json_damage
from store.checksum import sha256
from store.languages import Said, either
from store.signs import visible_line

ARCHIVE_FORMAT = 1
"""The format of the file round the document; the document carries one of its own."""

Tables = dict[str, dict[str, Any]]
_Lines = Mapping[str, str]
"""The lines of a history already written, by entry number."""

_DEPTHS = {"conference": 3}
_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
_make_encoder: Any = getattr(json.encoder, "c_make_encoder", None)
# JSONEncoder builds this anew for every call, which costs more than encoding a cell.
_pieces = _make_encoder and _make_encoder(
    None, _encoder.default, _quoted, None, ": ", ", ", False, False, False
)
_sorted = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode


def digest(value: object) -> str:
    """sha256 of `value` as canonical JSON (sorted keys, UTF-8), in hex; the same on every machine.

    Raises ArchiveTrouble (`unwritable`) for what UTF-8 JSON cannot hold, such as half a surrogate pair."""
    try:
        return str(sha256(_sorted(value).encode()).hexdigest())
    except (TypeError, ValueError, RecursionError) as error:
        raise ArchiveTrouble("unwritable", where="document", what=_no_json(error)) from error


_HASH = re.compile("[0-9a-f]{64}")


def is_hash(text: object) -> bool:
    """Whether that may be what `digest` makes."""
    return isinstance(text, str) and _HASH.fullmatch(text) is not None


def _no_json(error: Exception) -> Said:
    """Why a value cannot be stored, without Python's words."""
    if isinstance(error, UnicodeEncodeError):
        return either("有半个字符（单独的代理项）", "half a character (a lone surrogate)")
    if isinstance(error, RecursionError):
        return either("套得太深", "it is nested too deeply")
    return either("有 JSON 写不了的值", "it holds a value JSON cannot write")


def seal(tables: Tables, key: str, generation: int, parent: int, written: _Lines | None = None) -> bytes:
    """The bytes of `tables` as `generation` of `key`; raises ArchiveTrouble for what JSON cannot hold.

    Entries of the history never change, so their lines in `written` are taken over as they are.
    """
    try:
        parts = [
            f"{_quoted(name)}: {_laid_out(table, _DEPTHS.get(name, 1), ' ')}"
            for name, table in tables.items()
            if name not in ("_meta", "revisions")
        ]
        entries = [_entry_line(number, entry, written or {}) for number, entry in tables["revisions"].items()]
        parts.append('"revisions": {\n' + ",\n".join(entries) + "\n}")
        rest = (",\n".join(parts) + "}\n").encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise ArchiveTrouble("unwritable", where=key, what=_no_json(error)) from error
    meta = {
        "archive": ARCHIVE_FORMAT,
        "key": key,
        "generation": generation,
        "parent": parent,
        "sha256": _checksum(ARCHIVE_FORMAT, key, generation, parent, rest),
    }
    return ('{"_meta": {"1": ' + _line(meta) + "},\n").encode() + rest


def unseal(data: bytes, key: str, generation: int) -> Tables:
    """The tables in `data`, without the seal. Raises Damage, or NewerFormat for a later format."""
    name = generation_name(key, generation)
    try:
        head, rest = data.split(b"\n", 1)
        meta = json.loads(head.removesuffix(b",") + b"}")["_meta"]["1"]
        found = (meta["archive"], meta["key"], meta["generation"], meta["parent"])
        whole = meta["sha256"] == _checksum(*found, rest)
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if not whole:
        raise _damage(data, name)
    if found[0] > ARCHIVE_FORMAT:
        raise NewerFormat("newer", file=name, found=found[0], known=ARCHIVE_FORMAT)
    if found[1:3] != (key, generation):
        raise Damage("damaged_misnamed", file=name, key=found[1], generation=found[2])
    try:
        tables: Tables = json.loads(data, parse_constant=_no_number, object_pairs_hook=_once)
    except _Twice as twice:
        raise Damage("damaged_twice", file=name, what=visible_line(str(twice))[:60]) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        raise Damage("damaged_shape", file=name) from None
    del tables["_meta"]
    if not _is_conference(tables) or (_HALF.search(data) and not _utf8_can_hold(tables)):
        raise Damage("damaged_shape", file=name)
    return tables


_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""The escape of half a surrogate pair; this program writes no escapes, so it is looked into only then."""


def _utf8_can_hold(tables: Tables) -> bool:
    try:
        json.dumps(tables, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Twice(ValueError):
    """A name that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; JSON would let the last of two values win, while a person reads the first."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice(next(name for at, (name, _) in enumerate(pairs) if name in dict(pairs[:at])))
    return found


def _no_number(word: str) -> float:
    raise ValueError(word)


_ENTRY = {"number": int, "kind": str, "by": str, "at": int, "source": str, "reason": str, "changes": list}
"""What every entry of a history has, and of which type; the hashes are texts."""


def _is_conference(tables: Tables) -> bool:
    """Whether the tables are a document and a history whose entries are of the known shape."""
    held, entries = tables.get("conference"), tables.get("revisions")
    if not isinstance(held, dict) or not isinstance(held.get("1"), dict):
        return False
    if not isinstance(entries, dict) or not entries:
        return False
    return all(map(_is_entry, entries.items())) and _are_rows(tables.get("released", {}))


def _are_rows(table: object) -> bool:
    """Whether rows can be added to a table: it has numbers for its rows. What the rows say is asked where they are read."""
    return isinstance(table, dict) and all(
        _is_number(number) and isinstance(row, dict) for number, row in table.items()
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _is_entry(row: tuple[str, Any]) -> bool:
    number, entry = row
    if not (_is_number(number) and isinstance(entry, dict)):
        return False
    if not all(type(entry.get(name)) is kind for name, kind in _ENTRY.items()):
        return False
    if not all(isinstance(entry.get(name), str) for name in ("state", "prev", "hash")):
        return False
    of, witness = entry.get("of"), entry.get("witness") or {}
    if not (0 <= entry["at"] < _LATEST and (of is None or type(of) is int) and isinstance(witness, dict)):
        return False
    return all(
        _is_path(change.get("path")) for change in entry["changes"] if isinstance(change, dict)
    ) and all(isinstance(change, dict) for change in entry["changes"])


_LATEST = 253_000_000_000_000
"""Milliseconds: what comes later no calendar prints."""


def _is_path(path: Any) -> bool:
    """Whether a change says where it is: an empty path would take the whole document's place."""
    return isinstance(path, list) and bool(path) and all(isinstance(step, str) for step in path)


def entries_of(tables: Tables) -> list[dict[str, Any]]:
    """The history in `tables`, oldest entry first."""
    rows = tables["revisions"]
    return [rows[number] for number in sorted(rows, key=int)]


def lines_of(data: bytes) -> _Lines:
    """The lines of the history in sealed `data`, for the next `seal`."""
    _, _, history = data.decode().partition('\n"revisions": {\n')
    found = {}
    for line in history.split("\n"):
        number, _, entry = line.partition(": ")
        if entry:
            found[number.strip(' "')] = line.removesuffix(",")
    return found


def _entry_line(number: str, entry: Mapping[str, Any], written: _Lines) -> str:
    line = written.get(number)
    if line is not None and line.endswith(f'"hash": "{entry["hash"]}"}}'):
        return line
    return f" {_quoted(number)}: {_line(entry)}"


def sealed_as(data: bytes) -> tuple[str, int, int] | None:
    """(key, generation, parent) the seal of `data` claims; None where there is no seal to read."""
    try:
        meta = json.loads(data.split(b"\n", 1)[0].removesuffix(b",") + b"}")["_meta"]["1"]
        key, generation, parent = meta["key"], meta["generation"], meta["parent"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    whole = isinstance(key, str) and type(generation) is int and type(parent) is int
    return (key, generation, parent) if whole else None


def _checksum(archive: int, key: str, generation: int, parent: int, rest: bytes) -> str:
    return str(sha256(f"{archive} {key} {generation} {parent}\n".encode() + rest).hexdigest())


def _damage(data: bytes, name: str) -> Damage:
    """What is wrong with bytes that do not match their seal, as exactly as can be said."""
    if not data.strip(b"\0 \t\r\n"):
        return Damage("damaged_empty", file=name)
    try:
        json.loads(data.decode())
    except UnicodeDecodeError:
        return Damage("damaged_encoding", file=name)
    except json.JSONDecodeError as error:
        return json_damage(name, error)
    except RecursionError:
        return Damage("damaged_shape", file=name)
    return Damage("damaged_edited", file=name)


def _line(value: object) -> str:
    return "".join(_pieces(value, 0)) if _pieces else _encoder.encode(value)


def _laid_out(value: object, depth: int, pad: str) -> str:
    # An indent would cost four times the whole encoding (Python leaves its C encoder for it).
    if depth and isinstance(value, dict) and value:
        lines = [
            f"{pad}{_quoted(key)}: {_laid_out(inner, depth - 1, pad + ' ')}" for key, inner in value.items()
        ]
        return "{\n" + ",\n".join(lines) + "\n" + pad[:-1] + "}"
    return _line(value)
