"""No control character passes the boundary, and ordinary text passes unchanged."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.record.text import MASK, beginning, clean, masked, one_line
from store.signs import MISSING, kept_signs

UNSEEN = [
    chr(code)
    for code in (
        0x61C, 0x180E, 0xAD, 0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFE0F, 0xFE00, 0x180B, 0xE0100,
        0xE0041, 0xE0001, 0x202E, 0x2066, 0x200D, 0x2064, 0x17B4, 0x1D173, 0xFFF9,
    )
]  # fmt: skip


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
        # What cannot be seen: U+061C, U+180E, soft hyphen, grapheme joiner, tags, selectors, fillers, blanks.
        *[(f"均{sign}在6{sign}4", "均在64") for sign in UNSEEN],
        # Struck through, ringed, dotted figures are the figures; marks of other letters stay.
        ("6\u03364\u033712", "6412"),
        ("6\u20e3 九\u0338千", "6 九千"),
        ("6\u200b\u03074", "64"),
        ("Xigaze\u0302 caf\u00e9", "Xigaze\u0302 caf\u00e9"),
        # Tibetan keeps its marks, on its digits too; new ideographs of names stay; private ones are told.
        ("བཀྲ་ཤིས་བདེ་ལེགས། ༡༢\u0f35", "བཀྲ་ཤིས་བདེ་ལེགས། ༡༢\u0f35"),
        ("\U0002ebf0\U000323b0𠮷", "\U0002ebf0\U000323b0𠮷"),
        ("王\ue000", "王〓"),
        ("\ufffe\U0001ffff\ufdd0x", "x"),
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
    assert not any(unicodedata.category(mark) in ("Cf", "Co", "Cs", "Zl", "Zp") for mark in left)
    assert "\n" not in one_line(text)


@given(
    st.text() | st.lists(st.sampled_from([*UNSEEN, "6", "\u0336", "均", "\ue000", "\x1b[31m"])).map("".join)
)
def test_what_is_masked_keeps_its_length_and_hides_what_cleaning_drops(text: str) -> None:
    hidden = masked(text)
    assert len(hidden) == len(text)
    if "\r" not in text and MASK not in text:
        assert hidden.replace(MASK, "") == clean(text)


def test_a_beginning_ends_behind_a_whole_word_and_is_no_longer_than_it_may_be() -> None:
    assert (beginning("字" * 60), beginning("字" * 61)) == ("字" * 60, "字" * 59 + "…")
    assert beginning("new infections", 8) == "new…" and beginning("infections", 4) == "inf…"


def test_a_mark_goes_with_the_digit_it_is_drawn_on_and_stays_on_what_is_lost() -> None:
    """A sign that is dropped leaves the digit before it; one that nobody can read stands between them."""
    told = {
        text: "".join(kept_signs(text)) for text in ("1\u0301", "1\u200b\u0301", "1\ue000\u0301", "e\u0301")
    }
    assert told == {
        "1\u0301": "1",
        "1\u200b\u0301": "1",
        "1\ue000\u0301": f"1{MISSING}\u0301",
        "e\u0301": "e\u0301",
    }
