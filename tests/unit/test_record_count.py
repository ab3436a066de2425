"""One reader of counts: what a person types is either understood exactly or refused with a reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.record.cell import Mark
from store.record.count import COUNT_DIGITS, WORDS, NotACount, read_count


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("20", 20),
        ("0", 0),
        ("007", 7),
        ("６２１", 621),
        ("1,234例", 1234),
        ("１，２３４例", 1234),
        ("22 504", 22504),
        ("60083人", 60083),
        (" 53 例 ", 53),
        ("12+8", 20),
        ("=12 + 8", 20),
        ("477个", 477),
    ],
)
def test_counts_as_people_type_them(raw: str, value: int) -> None:
    assert read_count(raw) == value


@pytest.mark.parametrize("raw", ["", "  ", "\t", "　"])
def test_blank_is_not_zero(raw: str) -> None:
    assert read_count(raw) is None


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        ("-", Mark.NOT_REPORTED),
        ("－", Mark.NOT_REPORTED),
        ("未报", Mark.NOT_REPORTED),
        ("/", Mark.NOT_APPLICABLE),
        ("／", Mark.NOT_APPLICABLE),
        ("不适用", Mark.NOT_APPLICABLE),
        ("N/A", Mark.NOT_APPLICABLE),
    ],
)
def test_marks_are_neither_blank_nor_zero(raw: str, mark: Mark) -> None:
    assert read_count(raw) is mark


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("6万", "scaled"),
        ("1.5万", "scaled"),
        ("12.5", "fraction"),
        ("-3", "negative"),
        ("12,34", "grouped"),
        ("1,234 567", "not_a_count"),
        ("1 234,567", "not_a_count"),
        ("二十", "chinese"),
        ("〇", "chinese"),
        ("廿二", "chinese"),
        ("十万柒仟", "chinese"),
        ("零点零一", "chinese"),
        ("20a", "not_a_count"),
        ("②", None),
        ("1e3", "not_a_count"),
        ("1_000", "not_a_count"),
        ("12345678901", "too_long"),
        ("20 10 17 6", "not_a_count"),
        ("1+", "not_a_count"),
    ],
)
def test_what_is_no_count_is_refused_with_its_reason(raw: str, code: str | None) -> None:
    if code is None:
        assert read_count(raw) == 2  # NFKC makes a circled digit a digit, as it does a full-width one
        return
    with pytest.raises(NotACount) as refused:
        read_count(raw)
    assert refused.value.code == code
    for lang in ("zh", "en"):
        assert raw in refused.value.said(lang)


def test_every_reason_has_both_languages() -> None:
    assert all(zh and en and zh != en for zh, en in WORDS.values())


@given(st.text(max_size=20))
def test_any_text_is_understood_or_refused(raw: str) -> None:
    try:
        value = read_count(raw)
    except NotACount:
        return
    assert value is None or isinstance(value, Mark) or (isinstance(value, int) and value >= 0)


@given(st.integers(0, 999_999_999))
def test_grouped_and_plain_digits_are_the_same_number(number: int) -> None:
    assert read_count(str(number)) == read_count(f"{number:,}") == number


def test_the_units_of_a_series_are_understood_beside_the_usual_ones() -> None:
    assert read_count("53亩", ["亩"]) == read_count("53例", ["亩"]) == 53
    with pytest.raises(NotACount):
        read_count("53亩")
    assert read_count("53 cases", ["case", "cases"]) == 53


@pytest.mark.parametrize("digits", ["999999999", "000999999999", "999,999,999"])
def test_nine_digits_are_a_count_and_ten_a_stuck_key(digits: str) -> None:
    assert read_count(digits) == 999_999_999
    with pytest.raises(NotACount) as refused:
        read_count(f"1,{digits}" if "," in digits else f"1{digits}")
    assert refused.value.code == "too_long"


def test_each_reason_is_read_whole_in_the_foot_of_80_columns() -> None:
    for code, pair in WORDS.items():
        for words in pair:
            said = words.format(raw="12345", most=COUNT_DIGITS, plain=": 32000")
            assert cell_len(said) <= 76, code
