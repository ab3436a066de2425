"""Every figure of the sample page in English, word for word, and read back from the English."""

from decimal import Decimal

import pytest

from store.record.figure import Figure
from store.record.quantity import read_quantity
from store.series.faults import SeriesFault
from store.series.toml_file import TomlFile
from store.wording.numbers.manner import UnitWord, unit_words
from store.wording.numbers.printed_as import said_trouble
from store.wording.numbers.quantities_english import find_english, find_numbers, number_text, say_english
from store.wording.prove.books import load_book
from tests.quantities import same_figure
from tests.sample_conferences import series

SAID = [
    ("7949万条", ("message", "messages"), "79.49 million messages", "A total of 79.49 million messages"),
    ("约35万用户", None, "about 350,000 users", "About 350,000 users"),
    ("达1023万GB", None, "10.23 million GB", "A total of 10.23 million GB"),
    ("2万余人", ("worker", "workers"), "more than 20,000 workers", "More than 20,000 workers"),
    ("200余件", None, "more than 200 items", "More than 200 items"),
    (
        "500多箱",
        ("box of milk", "boxes of milk"),
        "more than 500 boxes of milk",
        "More than 500 boxes of milk",
    ),
    ("1.5万斤", None, "15,000 jin (7,500 kg)", "A total of 15,000 jin (7,500 kg)"),
    ("1万斤", None, "10,000 jin (5,000 kg)", "A total of 10,000 jin (5,000 kg)"),
    ("6630.55万元", None, "66.3055 million yuan", "A total of 66.3055 million yuan"),
    ("5.8万个", ("job", "jobs"), "58,000 jobs", "A total of 58,000 jobs"),
    ("三成", None, "30%", "A total of 30%"),
    ("七成以上", None, "at least 70%", "At least 70%"),
    ("17.3℃", None, "17.3 degrees Celsius", "A total of 17.3 degrees Celsius"),
    ("20多天", None, "more than 20 days", "More than 20 days"),
    ("连续10天", None, "10 consecutive days", "Ten consecutive days"),
    ("976条", ("leased line", "leased lines"), "976 leased lines", "A total of 976 leased lines"),
    ("6412个", ("fault", "faults"), "6,412 faults", "A total of 6,412 faults"),
    ("1306名", None, "1,306 people", "A total of 1,306 people"),
    ("四款", ("platform", "platforms"), "four platforms", "Four platforms"),
    ("两个", ("campus", "campuses"), "two campuses", "Two campuses"),
    ("首例", None, "the first case", "The first case"),
    ("没有1例", ("severe case", "severe cases"), "no severe cases", "No severe cases"),
    ("1例", None, "one case", "One case"),
    ("93.6%", None, "93.6%", "A total of 93.6%"),
    ("2.36亿元", None, "236 million yuan", "A total of 236 million yuan"),
    ("100万元", None, "1 million yuan", "A total of 1 million yuan"),
    ("99万元", None, "990,000 yuan", "A total of 990,000 yuan"),
    ("3.2万亿元", None, "3.2 trillion yuan", "A total of 3.2 trillion yuan"),
    ("近500万管", ("tube", "tubes"), "nearly 5 million tubes", "Nearly 5 million tubes"),
    ("80天以上", None, "at least 80 days", "At least 80 days"),
]


@pytest.mark.parametrize(("printed", "noun", "said", "opening"), SAID)
def test_a_printed_figure_in_english(printed, noun, said, opening):
    units = dict(load_book(series(), "en").units)
    quantity = read_quantity(printed)
    assert say_english(quantity, units, noun) == said
    assert say_english(quantity, units, noun, opening=True) == opening
    assert not say_english(quantity, units, noun, opening=True)[0].isdigit()
    if noun:
        units[quantity.unit] = UnitWord(*noun)
    for text in (f"There were {said}, he said.", f"{opening} were counted."):
        [(found, (start, end))] = find_english(text, units)
        assert same_figure(quantity, found, units)
        assert text[start:end].lower() in (
            said,
            opening.lower().removeprefix("a total of "),
            said.removeprefix("the "),
        )


def test_headlines_and_tables_take_figures():
    units = load_book(series(), "en").units
    assert say_english(read_quantity("四款"), units, ("platform", "platforms"), spell=False) == "4 platforms"


def test_every_decimal_is_kept():
    assert number_text(Decimal("1234567.890123")) == "1,234,567.890123"
    assert say_english(read_quantity("123456.789万元"), {}) == "1.23456789 billion"


def test_what_no_word_tells_is_left():
    units = load_book(series(), "en").units
    assert find_english("On Aug. 31, room 12345 had 7.5.3 version", units) == []
    assert find_english("5 days", units, [(0, 1)]) == []
    assert find_numbers("2/3 of homes, 2 / 3 of homes and 1 1/2 villages", units) == []  # nor the 3 of 2 / 3


def test_a_number_in_words_that_says_not_what_it_counts_is_one_from_a_hundred_on():
    text = "Two hundred came, ninety-nine left."
    units = load_book(series(), "en").units
    assert [text[slice(*span)] for _, span in find_english(text, units)] == ["Two hundred"]


def test_a_name_that_its_words_make_a_count_says_something_else():
    said = {
        words: said_trouble(Figure(0, raw=raw, literal=True), "en", words)
        for raw, words in (("9999", "9999 cases"), ("12345", "the 12345 hotline"))
    }
    assert [one and one.code for one in said.values()] == ["said_literal", None]


def test_a_bracket_with_another_weight_is_a_figure_of_its_own():
    units = load_book(series(), "en").units
    text = "15,000 jin (7,400 kg)"
    assert [text[start:end] for _, (start, end) in find_english(text, units)] == ["15,000 jin", "7,400 kg"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"斤" = { one = "jin", factr = "0.5" }', "unknown_key"),
        ('"斤" = { one = "jin", factor = "half" }', "wrong_type"),
        ('"斤" = 5', "wrong_type"),
        ('"斤" = { other = "jin" }', "missing_key"),
    ],
)
def test_a_wrong_unit_is_refused_with_its_file(tmp_path, line, code):
    path = tmp_path / "xx.toml"
    path.write_text(f"[unit]\n{line}\n", encoding="utf-8")
    with pytest.raises(SeriesFault) as caught:
        unit_words(TomlFile(path).section("unit"))
    assert caught.value.code == code
    assert "xx.toml" in caught.value.said("zh")
