"""The manual taken apart: its sections, its tables, the command lines in it."""

import re
import shlex
from collections.abc import Iterator

from tui.help.layout import table_rows

CODE = re.compile(r"^```(.*?)\n(.*?)^```$", re.S | re.M)
CALL = re.compile(r"`(bulletin-tui[^`]*)`|^(bulletin-tui .*)$", re.M)
ALTERNATIVES = re.compile(r"(\S+?)\\?\|\S*")
NAMES = {"NO": "24", "FILE": "f.csv", "DIR": "d", "TEXT": "t", "KEY": "k", "CHAPTER": "start"}


def sections(source: str) -> dict[str, str]:
    """What stands under each heading, by the heading."""
    parts = re.split(r"^#+ (.*)$", CODE.sub("", source), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(section: str) -> Iterator[list[str]]:
    """The rows of the tables of a section, their heads among them."""
    block: list[str] = []
    for line in [*section.split("\n"), ""]:
        if line.startswith("|"):
            block.append(line)
        elif block:
            yield from table_rows(block)
            block = []


def firsts(section: str, heads: tuple[str, ...] = ()) -> list[str]:
    """What stands as code in the first cells; with `heads`, only of tables that are headed so."""
    found, taken = [], not heads
    for row in rows(section):
        names = re.findall(r"`([^`]+)`", row[0])
        if not names:
            taken = not heads or row[0] in heads
        elif taken:
            found += names
    return found


def calls(source: str) -> list[str]:
    """Every command line of a text."""
    return [code or line for code, line in CALL.findall(source)]


def words_of(line: str) -> list[str]:
    """A command line as it would be typed: optional words typed, the first of several, names filled in."""
    plain = ALTERNATIVES.sub(r"\1", line).replace("[", "").replace("]", "").replace("…", "")
    return [NAMES.get(word, word) for word in shlex.split(plain, comments=True)]
