"""The README shows what the program does now: its table of keys and its use are made from it, its pictures by
`test_golden_screens.py`."""

import os
import re
from pathlib import Path

from tui.actions import ACTIONS
from tui.help.manual import chapter

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


def keys_table() -> str:
    rows = [
        f"| `{action.key_name}` | {action.labels[0]} {action.labels[1]} | {action.hints[0]} | {action.hints[1]} |"
        for action in ACTIONS
        if action.key_name
    ]
    return "\n".join(["| Key | | | |", "|---|---|---|---|", *rows])


def test_every_picture_it_shows_is_one_that_is_compared() -> None:
    shown = set(re.findall(r"\]\((tests/golden/[^)]*\.svg)\)", README.read_text(encoding="utf-8")))
    five = ("list", "entry", "whole", "draft", "checks")
    assert shown == {
        f"tests/golden/readme/{name}_{size}.svg" for name in five for size in ("80x24", "120x40")
    }, "the five screens one works on, in both sizes"
    assert shown == {str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "golden").rglob("*.svg")}


def from_the_manual(name: str, lang: str, first: int, last: int) -> str:
    """Some sections of a chapter, their headings one step lower."""
    parts = chapter(name).source(lang).strip().split("\n## ")[first : last + 1]  # type: ignore[union-attr]
    return "\n\n".join(f"### {part.strip()}" for part in parts)


PARTS = {
    "keys: made from tui/actions.py": keys_table,
    "zh: made from tui/help/zh/start.md": lambda: from_the_manual("start", "zh", 2, 4),
    "en: made from tui/help/en/start.md": lambda: from_the_manual("start", "en", 2, 4),
    "commands: made from tui/help/en/commands.md": lambda: from_the_manual("commands", "en", 1, 2),
}


def test_the_readme_says_what_the_program_and_its_manual_say() -> None:
    text = README.read_text(encoding="utf-8")
    made = text
    for mark, part in PARTS.items():
        before, begin, rest = made.partition(f"<!-- {mark} -->")
        _, end, after = rest.partition(f"<!-- end of {mark.partition(':')[0]} -->")
        assert begin and end, mark
        made = f"{before}{begin}\n{part()}\n{end}{after}"
    if os.environ.get("UPDATE_GOLDEN"):
        README.write_text(made, encoding="utf-8")
        return
    assert made == text, "run with UPDATE_GOLDEN=1"
