"""Every numeral that is said is read back, and what is open to two readings is refused with its reason."""

import re
from decimal import Decimal

import pytest

from store.record.naming import MONTHS
from store.wording.numbers import numerals as n
from store.wording.numbers.manner import UnitWord
from tests.wording_records import book


def reason(call, *arguments):
    with pytest.raises(n.NotANumeral) as caught:
        call(*arguments)
    for lang in ("zh", "en"):
        assert "{" not in caught.value.said(lang)
    return caught.value.code


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"), (1, "一"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (24, "二十四"),
        (100, "一百"), (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (215, "二百一十五"),
        (999, "九百九十九"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十"), (2200, "二千二百"),
    ],
)  # fmt: skip
def test_chinese_numerals(number, said):
    assert n.chinese(number) == said
    assert n.read_chinese(said) == number


def test_every_chinese_numeral_reads_back():
    said = {n.chinese(number): number for number in range(n.CHINESE_MOST + 1)}
    assert len(said) == n.CHINESE_MOST + 1
    assert all(n.read_chinese(text) == number for text, number in said.items())
    assert all(re.fullmatch(n.CHINESE_PATTERN, text) for text in said)


def test_every_ordinal_reads_back_in_each_writing():
    for number in range(1, n.ORDINAL_MOST + 1):
        for written in (
            f"第{n.chinese(number)}场", n.chinese(number), str(number), f"第{number}场",
            n.english_ordinal(number), n.english_ordinal(number, 0), f"No. {number}", f"#{number}",
        ):  # fmt: skip
            assert n.read_ordinal(written) == number


@pytest.mark.parametrize(
    "written", ["２４", " 24 ", "第 24 场", "第二十四场", "二十四场", "24th", "24TH", "第024场"]
)
def test_ordinals_are_read_leniently(written):
    assert n.read_ordinal(written) == 24


def test_the_colloquial_hundred_is_read():
    assert n.read_chinese("一百十五") == 115
    assert n.read_chinese("两百") == 200
    assert n.read_chinese("一百〇五") == 105


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("一百一", "two_ways"), ("第三百五场", "two_ways"), ("第两场", "two_before_classifier"),
        ("22th", "wrong_ending"), ("11st", "wrong_ending"), ("0", "out_of_range"), ("10000", "out_of_range"),
        ("9" * 400, "out_of_range"), ("零", "out_of_range"), ("", "not_a_numeral"), ("第场", "not_a_numeral"),
        ("二四", "not_a_numeral"), ("百一", "not_a_numeral"), ("十百", "not_a_numeral"),
        ("一百零零一", "not_a_numeral"), ("一百零", "not_a_numeral"), ("甲", "not_a_numeral"),
        ("二十四五", "not_a_numeral"), ("零十", "not_a_numeral"), ("-3", "not_a_numeral"), ("2.4", "not_a_numeral"),
    ],
)  # fmt: skip
def test_what_is_open_or_wrong_is_refused_with_its_reason(written, code):
    assert reason(n.read_ordinal, written) == code


def test_an_open_hundred_names_both_readings():
    with pytest.raises(n.NotANumeral) as caught:
        n.read_ordinal("一百一")
    assert "101" in caught.value.said("zh") and "110" in caught.value.said("en")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "zero"), (6, "six"), (13, "thirteen"), (53, "fifty-three"), (70, "seventy"), (100, "one hundred"),
        (674, "six hundred seventy-four"), (22504, "twenty-two thousand five hundred four"),
    ],
)  # fmt: skip
def test_spelled_numbers(number, said):
    assert n.spelled(number) == said
    assert n.read_spelled(said.capitalize()) == number


def test_every_spelled_number_reads_back():
    for number in (*range(3000), *range(3000, n.SPELLED_MOST, 997), n.SPELLED_MOST):
        assert n.read_spelled(n.spelled(number)) == number


@pytest.mark.parametrize(
    "text", ["", "twenty one", "six-seven", "one one", "hundred", "thousand", "fifty-zero", "7"]
)
def test_words_that_are_no_number_are_refused(text):
    assert reason(n.read_spelled, text) == "not_a_numeral"


def test_figures_are_grouped_by_thousands():
    assert [n.grouped(number) for number in (0, 999, 1000, 1234567)] == ["0", "999", "1,000", "1,234,567"]
    assert (n.grouped(22504, "\u2009"), n.grouped(22504, "")) == ("22\u2009504", "22504")


def test_english_ordinals():
    assert [n.english_ordinal(number) for number in (1, 9, 10, 11, 12, 13, 21, 22, 23, 24, 101, 111, 112)] == [
        "first", "ninth", "10th", "11th", "12th", "13th", "21st", "22nd", "23rd", "24th", "101st", "111th", "112th",
    ]  # fmt: skip
    assert n.english_ordinal(2, 0) == "2nd"


def test_months_and_hours_read_back():
    for number, name in enumerate(MONTHS, 1):
        assert n.read_month(name) == number
        assert re.fullmatch(n.MONTH_PATTERN, name, re.IGNORECASE)
    assert n.read_month("September") == n.read_month("sep") == 9
    for hour in range(25):
        said = n.english_hour(hour)
        assert re.fullmatch(n.HOUR_PATTERN, said, re.IGNORECASE)
        assert n.read_english_hour(said, ending=hour == 24) == hour
    assert (n.english_hour(14), n.english_hour(0), n.english_hour(12)) == ("2 p.m.", "midnight", "noon")
    assert n.read_english_hour("5pm") == 17
    assert reason(n.read_english_hour, "12 p.m.") == "two_ways"
    assert reason(n.read_english_hour, "13 p.m.") == "out_of_range"
    assert reason(n.read_month, "Sextember") == "not_a_numeral"


def test_another_digit_set():
    digits = "༠༡༢༣༤༥༦༧༨༩"
    assert n.in_digits("8月31日 22504", digits) == "༨月༣༡日 ༢༢༥༠༤"


@pytest.mark.parametrize("call", [n.chinese, n.spelled, n.english_hour])
def test_saying_refuses_what_it_cannot_say(call):
    with pytest.raises(ValueError):
        call(-1)


def test_words_heaped_up_are_refused():
    assert reason(n.read_spelled, "one" + " hundred" * 8) == "not_a_numeral"
    assert reason(n.read_spelled, "nine" + " thousand" * 8) == "not_a_numeral"


def test_none_is_a_figure_within_a_sentence_and_a_word_before_it():
    english = book("en").manner
    assert [english.count(number) for number in (0, 1, 9, 10)] == ["0", "one", "nine", "10"]
    assert [english.count(number, opening=True) for number in (0, 10)] == ["Zero", "Ten"]


def test_only_one_of_a_thing_is_singular():
    box = UnitWord("box", "boxes")
    said = {number: box.word(Decimal(number)) for number in ("0", "0.5", "1", "1.0", "1.5", "2")}
    assert [number for number, word in said.items() if word == "box"] == ["1", "1.0"]
