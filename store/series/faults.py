"""What is wrong with a definition file: which file, which line, and the nearest right name."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.reasons import did_you_mean, system_reason
from store.signs import visible_line
from store.troubles import Trouble, Way

WORDS = {
    "unknown_key": (
        "{file} 第{line}行：{where}里没有“{got}”这一项{nearest}。可用的有：{known}。",
        "{file}, line {line}: there is no “{got}” in {where}{nearest}. Known here: {known}.",
    ),
    "missing_key": (
        "{file} 第{line}行：{where}缺少“{got}”。请补上这一项。",
        "{file}, line {line}: {where} lacks “{got}”. Add it.",
    ),
    "wrong_type": (
        "{file} 第{line}行：{where}里的“{got}”应为{wanted}。",
        "{file}, line {line}: “{got}” in {where} should be {wanted}.",
    ),
    "unknown_value": (
        "{file} 第{line}行：{where}的“{got}”不是可用的值{nearest}。可用的有：{known}。",
        "{file}, line {line}: “{got}” is not a possible value of {where}{nearest}. Possible: {known}.",
    ),
    "duplicate": (
        "{file} 第{line}行：{where}“{got}”出现了两次，请改名或删去一个。",
        "{file}, line {line}: {where} “{got}” is repeated. Rename or remove one.",
    ),
    "not_toml": (
        "{file} 第{line}行不是有效的 TOML：{got}。请检查引号、括号和等号。",
        "{file}, line {line} is not valid TOML: {got}. Check quotes, brackets and equals signs.",
    ),
    "outside": ("{got}", "{got}"),
    "many": (
        "{file} 里的值超过了{limit}个，没有采用。请检查是否放错了文件。",
        "{file} holds more than {limit} values and is not used. Check that it is the right file.",
    ),
    "deep": (
        "{file} 里的表和列表一层套一层，超过了{limit}层，没有采用。请改成平常的写法。",
        "{file} has tables and lists in one another more than {limit} deep and is not used. Write it plainly.",
    ),
    "rows": (
        "{file} 第{line}行：{where}有{got}个，至多{limit}个。请减少，或分成几个系列。",
        "{file}, line {line}: there are {got} {where}; at most {limit} are possible. Have fewer, or several series.",
    ),
    "phrases": (
        "{file} 第{line}行：{where}里有{got}句，至多{limit}句。请减少。",
        "{file}, line {line}: there are {got} sentences in {where}; at most {limit} are possible. Have fewer.",
    ),
    "words": (
        "{file} 第{line}行：{where}的词太多或太长：至多{limit}个，每个至多{length}个字符。",
        "{file}, line {line}: {where} has too many words or too long ones: at most {limit}, of {length} characters.",
    ),
    "cells": (
        "{file} 的地区、指标和时段相乘超过了{limit}格，没有采用。请减少，或分成几个系列。",
        "{file} has places, indicators and windows for more than {limit} cells and is not used. Have fewer, or several "
        "series.",
    ),
    "unseen": (
        "{file} 第{line}行：“{where}”里有看不见的符号（{got}），会让印出来的和看到的不一样。请删去。",
        "{file}, line {line}: “{where}” holds an invisible character ({got}), so that what is printed would not be what is seen. "
        "Remove it.",
    ),
    "reserved_name": (
        "系列的文件夹或文件不能叫“{got}”：有的系统把这个名字留给设备（con、prn、aux、nul、com1、lpt1 等），"
        "换一台电脑就打不开。请改名，series.toml 里的 key 也一并改。",
        "A series' folder or file cannot be named “{got}”: some systems keep that name for a device (con, prn, aux, "
        "nul, com1, lpt1 …), and another computer could not open it. Rename it, and the key in series.toml with it.",
    ),
    "ends_badly": (
        "系列的文件夹或文件“{got}”以点或空格结尾，有的系统会把它去掉。请改名。",
        "A series' folder or file, “{got}”, ends with a dot or a space, which some systems take off. Rename it.",
    ),
    "bad_signs": (
        '系列的文件夹或文件“{got}”含有别的系统不许用的符号（< > : " / \\ | ? *）。请改名。',
        "A series' folder or file, “{got}”, has a character other systems do not allow (< > : \" / \\ | ? *). Rename it.",
    ),
    "long_name": (
        "系列的文件夹或文件“{got}”名字太长，至多{limit}个字符。请改短。",
        "A series' folder or file, “{got}”, has too long a name; at most {limit} characters. Shorten it.",
    ),
    "case_twice": (
        "系列文件夹“{got}”和“{other}”只差大小写，在别的系统上会变成同一个。请改名。",
        "The series' folders “{got}” and “{other}” differ in capitals alone and would be one on other systems. "
        "Rename one.",
    ),
    "circle": (
        "{file} 第{line}行：{where}绕回到了自己（{got}）。请去掉其中一处。",
        "{file}, line {line}: {where} leads back to itself ({got}). Remove one of the steps.",
    ),
    "too_many_terms": (
        "{file} 第{line}行：{where}“{got}”一层套一层，加的项太多。请直接写它由哪些指标相加。",
        "{file}, line {line}: {where} “{got}” is made of too many others, one inside the other. "
        "Write directly of which indicators it is the sum.",
    ),
    "strange": (
        "{file} 读不通（{got}），这个系列没有启用。请用 series check 逐处核对，或照现成的系列改。",
        "{file} makes no sense ({got}), and the series is not used. Go through it with series check, or follow a "
        "series there is.",
    ),
    "newer_format": (
        "{file} 是第{got}版格式，本程序只认识到第{known}版。请升级程序。",
        "{file} has format {got}; this program knows formats up to {known}. Update the program.",
    ),
}


class SeriesFault(Trouble):
    """A definition file is wrong. Facts: file, line (1-based; 0 unknown), where, got, known, nearest."""

    words = WORDS

    def told(self, lang: str, way: Callable[[Way, str], str] = Way.both) -> dict[str, object]:
        """The facts, with the name that may have been meant as a question."""
        told = super().told(lang, way)
        nearest = did_you_mean(visible_line(str(self.facts.get("nearest", ""))))(lang)
        short = {name: _short(str(fact)) if name in _WRITTEN else fact for name, fact in told.items()}
        return {**short, "nearest": nearest}


_WRITTEN = ("got", "where", "known")
"""Facts that may be as long as somebody has written."""
_SHOWN = 3_000
"""Signs of one that are shown: the names of every sentence are two thousand."""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or an empty text when none is near."""
    import difflib

    if len(name) > _NAME_MOST:
        return ""
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return found[0] if found else ""


_NAME_MOST = 100
"""A longer name is nobody's slip of the key, and likening it to others takes long."""

_HEADER = re.compile(r"\s*+(\[\[?+)([^\[\]]++)\]\]?+\s*+(?:#.*)?$")


def line_of(source: str, table: str, index: int | None, key: str | None) -> int:
    """The 1-based line of `key` in the `index`-th (from 0) `[[table]]` or in `[table]`; 0 if not found.

    A TOML reader gives no positions, so this looks for the header and then for `key =`. `table` is the
    dotted name as written, empty for the top of the file. Without `key`, the header's line.
    """
    wanted = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*(=|\.)") if key else None
    inside, seen, header = not table, -1, 0
    for number, line in enumerate(source.splitlines(), 1):
        head = _HEADER.match(line)
        if head:
            name = head[2].strip().replace('"', "").replace("'", "").replace(" ", "")
            if not table and key is not None and name.split(".")[0] == key:
                return number
            if name == table:
                seen += 1
            inside = name == table and (index is None or seen == index)
            if inside:
                header = number
                if key is None:
                    return number
        elif inside and wanted and wanted.match(line):
            return number
    return header


def file_name(path: Path) -> str:
    """How a file is named to a person: its folder and name, enough to find it, never the whole path."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else str(path)


@contextmanager
def nothing_but_faults(path: Path) -> Iterator[None]:
    """Whatever goes wrong inside with the contents of the definition file `path` becomes a SeriesFault: a
    bad series is one bad series, never the end of the list."""
    try:
        yield
    except OSError as error:
        raise SeriesFault("strange", file=file_name(path), got=system_reason(error)) from error
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        got = f"{type(error).__name__}: {str(error)[:60]}"
        raise SeriesFault("strange", file=file_name(path), got=got) from error
