"""No control character passes the boundary, and ordinary text passes unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.record.text import clean, one_line


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        ("\x1b[31m红\x1b[0m", "红"),
        ("\x1b]0;题\x07文", "文"),
        ("\x1b]52;c;aGk=\x1b\\文", "文"),
        ("a\x9b2Jb", "ab"),
        ("拉\u202e萨\u200b市\ufeff", "拉萨市"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a\tb"),
        ("a\x00\x7f\x85b", "ab"),
        ("\ud800x", "x"),
        ("བོད་", "བོད་"),
        ("[bold]x[/] {0} %s", "[bold]x[/] {0} %s"),
    ],
)
def test_cleaning(dirty: str, plain: str) -> None:
    assert clean(dirty) == plain


@given(st.text())
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    left = clean(text)
    assert not any(ord(mark) < 32 and mark not in "\n\t" for mark in left)
    assert not any(0x7F <= ord(mark) <= 0x9F for mark in left)
    assert clean(left) == left
    assert "\n" not in one_line(text)
