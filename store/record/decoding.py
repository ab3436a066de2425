"""Plain JSON values made into values that keep their limits: one reader for each kind of value.

Everything that comes in from outside (a file of the archive, an import, a journal) goes through these.
A reader gives the value or raises `Misfit`, which says where in the document it stands, what stood there
and what may stand there. What was decoded can be shown, checked and printed.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from store.languages import in_language
from store.reasons import did_you_mean
from store.record.cell import CellKey, cell_key
from store.record.count import MOST
from store.record.text import clean, one_line
from store.record.window import EARLIEST, LATEST, AsOf, Moment, day_of, moment
from store.troubles import Trouble, Way

LINE = 5_000
"""Characters of the longest text on one line: a name, what stands in a cell."""
PROSE = 200_000
"""Characters of the longest text with lines."""
KEY = 200
"""Characters of the longest key."""
LATEST_MS = 7_258_118_400_000
"""The year 2200 in milliseconds: later moments are no time at which anybody typed."""
DEPTH = 40
"""How deep what is only carried along may be nested."""

_Value = TypeVar("_Value")
_Choice = TypeVar("_Choice", bound=StrEnum)

_KEY = re.compile(r"[^\W_](?:[\w.-]{0,63})|_[\w.-]{1,63}")
_LANGUAGE = re.compile(r"[a-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")

ALLOWED = {
    "whole": ("{least}到{most}的整数", "a whole number from {least} to {most}"),
    "count": (
        "不超过{most}的非负整数、not_reported、not_applicable 或 null",
        "a whole number from 0 to {most}, not_reported, not_applicable, or null",
    ),
    "day": ("{least}到{most}的日期，如 2022-09-01", "a date from {least} to {most}, such as 2022-09-01"),
    "moment": (
        "{least}到{most}的整点，如 2022-08-31T24",
        "a whole hour of a day from {least} to {most}, such as 2022-08-31T24",
    ),
    "half": ("am、pm、0到24的钟点或留空", "am, pm, an hour from 0 to 24, or nothing"),
    "text": ("不超过{most}个字的文字", "a text of at most {most} characters"),
    "filled": ("不超过{most}个字的文字，不能空", "a text of 1 to {most} characters"),
    "key": (
        "由字母、数字、_ - . 组成的编号，至多64个字",
        "a key of letters, digits, _ - and ., 64 at most",
    ),
    "cell": (
        "“时段/指标/地方”这样的键，如 yesterday/affected/p1",
        "a key such as yesterday/affected/p1: window, indicator, place",
    ),
    "language": ("语言代码，如 zh、en", "the code of a language, such as zh or en"),
    "mapping": ("对象 {{…}}", "an object {{…}}"),
    "rows": ("列表 […]", "a list […]"),
    "most": ("至多{most}项", "at most {most} entries"),
    "flag": ("true 或 false", "true or false"),
    "choice": ("下列之一：{known}", "one of {known}"),
    "quantity": ("一个印出来的数，如 6630.55万元", "a printed figure, such as 6630.55万元"),
    "there": ("一个值：这一项不能缺", "a value: it must not be missing"),
    "plain": ("嵌套不超过{most}层的普通 JSON 值", "plain JSON values nested at most {most} deep"),
    "order": ("晚于开始的时间", "a later moment than the beginning"),
    "name": ("本系列里有的名称{nearest}", "a name that the series has{nearest}"),
    "group": ("属于这一类的指标", "an indicator of that kind"),
    "whole_day": ("一个全天时段的日期", "the day of a window that is a whole day"),
}
"""What may stand in a place, by the code of a Misfit; `least`, `most`, `known` and `nearest` fill it."""

_NOTHING = ("（没有）", "(nothing)")


class Misfit(Trouble):
    """A document holds what no conference can. Facts: `where` (`windows[0].from`), `got`, `allowed` (a
    code of `ALLOWED` or of a sentence of its own) and what it needs. They are plain values, so that they can be kept in a cache."""

    words = {
        "misfit": (
            "{where} 的值是 {got}，应为{allowed}。",
            "{where} holds {got}; it should be {allowed}.",
        ),
        "there": ("缺少 {where}。", "{where} is missing."),
        "known": (
            "{where} 里有不认识的 {got}{nearest}。请改名或删去。",
            "{where} has {got}, which is not known{nearest}. Rename it or remove it.",
        ),
        "twice": (
            "{where} 又写了 {first} 已经写过的，这里是 {got}，不知道以哪个为准。请删去一处。",
            "{where} gives again what {first} gave already, here {got}, and nobody can tell which counts. "
            "Remove one.",
        ),
    }

    def __init__(self, allowed: str, got: object = None, /, **facts: object) -> None:
        super().__init__(
            allowed if allowed in self.words else "misfit",
            **{"where": "", "got": _shown(got), "allowed": allowed, **facts},
        )

    @classmethod
    def missing(cls, name: str) -> "Misfit":
        """Nothing stands where something must."""
        return cls("there", where=name, got="")

    def under(self, name: str | int) -> "Misfit":
        """The same, seen from one step further out."""
        inner = str(self.facts["where"])
        here = f"[{name}]" if isinstance(name, int) else one_line(name)[:60] or '""'
        joint = "" if not inner or inner.startswith("[") else "."
        self.facts["where"] = here + joint + inner
        return self

    def told(self, lang: str, way: Callable[[Way, str], str] = Way.both) -> dict[str, object]:
        """The facts in `lang`."""
        facts = super().told(lang, way)
        pair = ALLOWED.get(str(facts["allowed"]), ALLOWED["there"])
        nearest = did_you_mean(str(facts.get("nearest", "")))(lang)
        limits = {"least": "", "most": "", "known": "", **facts, "nearest": nearest}
        return {
            **facts,
            "nearest": nearest,
            "where": facts["where"] or in_language(("文件", "the document"), lang),
            "got": facts["got"] or in_language(_NOTHING, lang),
            "allowed": in_language(pair, lang).format(**limits),
        }


def _shown(value: object) -> str:
    """A value as JSON writes it, on one line and not too much of it."""
    if isinstance(value, str):
        cut = value[:60]
        plainly = cut.isprintable() and one_line(cut) == cut
        return json.dumps(cut, ensure_ascii=not plainly)[:80] + ("…" if len(value) > 60 else "")
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int):
        return str(value) if value.bit_length() < 130 else ("-" if value < 0 else "") + "9…9"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    return type(value).__name__


# -- single values


def whole(value: Any, least: int = 0, most: int = MOST) -> int:
    """A whole number; true and 1.0 are none."""
    if type(value) is not int or not least <= value <= most:
        raise Misfit("whole", value, least=least, most=most)
    return value


def time_ms(value: Any) -> int:
    """A moment in milliseconds since 1970."""
    return whole(value, 0, LATEST_MS)


def place_in_order(value: Any) -> int:
    """Where a part stands among its like."""
    return whole(value, -1_000_000, 1_000_000)


def line(value: Any, most: int = LINE) -> str:
    """A text on one line, cleaned."""
    if not isinstance(value, str) or len(value) > most:
        raise Misfit("text", value, most=most)
    return one_line(value)


def prose(value: Any) -> str:
    """A text with lines, cleaned."""
    if not isinstance(value, str) or len(value) > PROSE:
        raise Misfit("text", value, most=PROSE)
    return clean(value)


def filled(value: Any, most: int = KEY) -> str:
    """A text on one line that says something, as it stands: the name of a series, the id of a note."""
    if not isinstance(value, str) or not 0 < len(value) <= most or clean(value) != value:
        raise Misfit("filled", value, most=most)
    return value


def key(value: Any) -> str:
    """The key of a part, a window, an indicator, a place."""
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise Misfit("key", value)
    return value


def key_or_nothing(value: Any) -> str:
    """A key, or an empty text where nothing is meant."""
    return value if value == "" and isinstance(value, str) else key(value)


def language_code(value: Any) -> str:
    """The code of a language."""
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        raise Misfit("language", value)
    return value


def day(value: Any) -> date:
    """A date that can be printed."""
    try:
        return day_of(value)
    except (TypeError, ValueError):
        raise Misfit("day", value, least=EARLIEST.isoformat(), most=LATEST.isoformat()) from None


def hour_of_day(value: Any) -> Moment:
    """A whole hour of a day that can be printed."""
    try:
        return moment(value)
    except (AttributeError, TypeError, ValueError):
        raise Misfit("moment", value, least=EARLIEST.isoformat(), most=LATEST.isoformat()) from None


def flag(value: Any) -> bool:
    """True or false; 1 and "yes" are neither."""
    if not isinstance(value, bool):
        raise Misfit("flag", value)
    return value


def one_of(kind: type[_Choice]) -> Callable[[Any], _Choice]:
    """A reader of the values of an enumeration."""

    def read(value: Any) -> _Choice:
        try:
            if isinstance(value, str):
                return kind(value)
        except ValueError:
            pass
        raise Misfit("choice", value, known=", ".join(one.value for one in kind))

    return read


# -- what holds other values


def mapping(value: Any, most: int = 100_000) -> Mapping[str, Any]:
    """An object, whose keys are texts."""
    if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
        raise Misfit("mapping", value)
    if len(value) > most:
        raise Misfit("most", value, most=most)
    return value


def rows(value: Any, most: int = 100_000) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise Misfit("rows", value)
    if len(value) > most:
        raise Misfit("most", value, most=most)
    return value


def each(
    value: Any, read_key: Callable[[Any], Any], read: Callable[[Any], _Value], most: int = 100_000
) -> dict[Any, _Value]:
    """An object of alike values; a Misfit inside says at which key."""
    found: dict[Any, _Value] = {}
    for name, inner in mapping(value, most).items():
        try:
            found[read_key(name)] = read(inner)
        except Misfit as misfit:
            raise misfit.under(name) from None
    return found


def list_of(value: Any, read: Callable[[Any], _Value], most: int = 100_000) -> list[_Value]:
    """A list of alike values; a Misfit inside says at which number."""
    found: list[_Value] = []
    for at, inner in enumerate(rows(value, most)):
        try:
            found.append(read(inner))
        except Misfit as misfit:
            raise misfit.under(at) from None
    return found


_NEEDED: Any = object()


def field(row: Mapping[str, Any], name: str, read: Callable[[Any], Any], default: Any = _NEEDED) -> Any:
    """What stands under `name`; `default` when nothing does (or null). Misfit when it must be there."""
    value = row.get(name)
    if value is None:
        if default is _NEEDED:
            raise Misfit.missing(name)
        return default
    try:
        return read(value)
    except Misfit as misfit:
        raise misfit.under(name) from None


def plain_values(value: Any, most: int = DEPTH) -> Any:
    """What is carried along unread: plain JSON that can be written again. No float, no endless nesting."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    while waiting:
        inner, depth = waiting.pop()
        if isinstance(inner, dict) and depth < most:
            waiting += [(each_key, depth + 1) for each_key in inner]
            waiting += [(held, depth + 1) for held in inner.values()]
        elif isinstance(inner, list) and depth < most:
            waiting += [(held, depth + 1) for held in inner]
        elif isinstance(inner, str):
            if not _writable(inner):
                raise Misfit("plain", inner, most=most)
        elif not (inner is None or (isinstance(inner, int) and inner.bit_length() < 256)):
            raise Misfit("plain", inner, most=most)
    return value


def _writable(text: str) -> bool:
    """Whether UTF-8 can hold the text: half a surrogate pair it cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


# -- values of the record that stand in more than one kind of row


def key_of_cell(value: Any) -> CellKey:
    """The key of a cell as a document writes it."""
    if not isinstance(value, str):
        raise Misfit("cell", value)
    return _key_of_cell(value)


@lru_cache(maxsize=4_096)
def _key_of_cell(value: str) -> CellKey:
    try:
        found = cell_key(value)
        for part in found:
            key_or_nothing(part)
    except (AttributeError, TypeError, ValueError, Misfit):
        raise Misfit("cell", value) from None
    return found


def as_of_document(as_of: AsOf) -> dict[str, Any]:
    """`{"at": "2022-08-31T24", "word": "截至"}`; without `at` when only the word was given."""
    if as_of.moment is None:
        return {"word": as_of.word}
    return {"at": as_of.moment.iso(), "word": as_of.word}


def read_as_of(value: Any) -> AsOf:
    """The moment of a standing or cumulative figure. Misfit when it is none."""
    row = mapping(value)
    return AsOf(field(row, "at", hour_of_day, None), field(row, "word", line, ""))
