"""What is quoted of a text begins and ends with whole words, and no number is cut."""

import pytest

from store.record.part import first_words
from store.record.text import whole_words


@pytest.mark.parametrize(
    ("text", "known_by"),
    [
        ("Since early 12,500 boxes came", "Since early…"),
        ("累计发放慰问品和物资共12500箱牛奶", "累计发放慰问品和物资共…"),
        ("Power is back everywhere", "Power is back…"),
        ("全区已恢复供电，其余各地正在抢修之中", "全区已恢复供电，其余各地正在抢修…"),
        ("short", "short"),
    ],
)
def test_the_first_words_of_a_text_end_with_a_word(text: str, known_by: str) -> None:
    assert first_words(text) == known_by


def test_words_around_a_number_are_whole() -> None:
    text = "back in 35 of 40 townships, 1,250 of them"
    at = text.index("40")
    first, last = whole_words(text, at - 5, at + 16)
    assert text[first:last] == "35 of 40 townships, 1,250"
