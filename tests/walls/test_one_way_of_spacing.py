"""Chinese sentences put no space around what is filled in: one way, in findings and messages alike."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_CHINESE = "[\u4e00-\u9fff，：、；。（）“”！？]"
_MEASURED = re.compile(r"\{[a-z_:,]+\} (?:个|处|项|格|条|场|天|字|位|种|句|层)")
"""A number before its measure word."""
_FILLED = re.compile(rf"{_CHINESE} \{{(?!\{{)|\}} {_CHINESE}")


@pytest.mark.parametrize(
    ("rooms", "spaced"),
    [(("store", "tui"), _MEASURED), (("store/checks",), _FILLED)],
    ids=["messages", "findings"],
)
def test_no_chinese_sentence_has_a_space_beside_a_number(
    rooms: tuple[str, ...], spaced: re.Pattern[str]
) -> None:
    found = [
        (str(path.relative_to(ROOT)), said[0])
        for room in rooms
        for path in sorted((ROOT / room).rglob("*.py"))
        for said in _LITERAL.finditer(path.read_text(encoding="utf-8"))
        if re.search("[\u4e00-\u9fff]", said[0]) and spaced.search(said[0])
    ]
    assert found == []
