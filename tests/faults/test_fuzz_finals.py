"""Every way in is fuzzed, and all that leaves as final is read by a reader of another make: nothing disagrees.

What is tried stands in `fuzz_finals`, the reader in `plain_reader`. The full campaign prints its counts:
`pytest tests/faults/test_fuzz_finals.py -m full -n 0 -s`; FUZZ_SEED tries other changes, FUZZ_COUNT more of them.
"""

import os
from pathlib import Path

import pytest

from store.wording.say.saying import say
from tests.checks_cases import changed, conference, series
from tests.faults.fuzz_finals import WAYS, fuzz
from tests.faults.plain_reader import chinese_value, disagreements, english_value
from tests.faults.test_attack_claims import book


@pytest.mark.parametrize("way", WAYS)
def test_nothing_false_leaves_by_any_way_in(way: str, tmp_path: Path) -> None:
    _, tried, accepted, refused, texts, _ = fuzz(way, 5 if way == "series" else 8, 20, tmp_path)
    assert accepted + refused == tried and accepted >= 2 and texts


@pytest.mark.full
@pytest.mark.parametrize("way", WAYS)
def test_nothing_false_leaves_by_any_way_in_campaign(way: str, tmp_path: Path) -> None:
    count, seed = int(os.environ.get("FUZZ_COUNT", "1500")), int(os.environ.get("FUZZ_SEED", "1"))
    row = fuzz(way, count, seed, tmp_path)
    print(f"\n{row[0]}: seed {seed}, tried {row[1]}, accepted {row[2]}, refused {row[3]}, final texts {row[4]}, "
          f"slowest {row[5]} s")  # fmt: skip
    assert row[2] + row[3] == count and row[4] > count // 4


FALSE = {
    "zh": [
        ("53例", "54例"), ("拉萨市20例", "拉萨市17例"), ("406人", "四百零七人"), ("477个", "149个"), ("53例", "５４例"),
        ("60083人", "六万零八十四人"), ("第二十四场", "第二十五场"), ("22504名", "2.2万名"), ("674例", "674例（٩٩٩例）"),
    ],
    "en": [
        ("53 new", "54 new"), ("20 were in Lhasa", "17 were in Lhasa"), ("406 patients", "four hundred and seven patients"),
        ("477 high", "149 high"), ("six in Nagqu", "eight thousand in Nagqu"), ("60,083", "60,084"), ("24th", "25th"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_plain_reader_sees_what_a_text_says_otherwise(lang: str) -> None:
    text = say(series(), book(lang), conference(), "full").text
    assert disagreements(series(), conference(), text) == []
    for old, new in FALSE[lang]:
        assert old in text, old
        assert disagreements(series(), conference(), text.replace(old, new, 1)), new
    spread = changed(conference(), {"yesterday/controlled": 669, "yesterday/community": 5})
    assert disagreements(series(), spread, text)
    assert disagreements(series(), conference(), text + "\u202e")


def test_the_plain_reader_reads_numbers_in_words() -> None:
    chinese = {
        "十一": 11,
        "两万三千": 23000,
        "二〇二二": 2022,
        "一百零三": 103,
        "六万零八十四": 60084,
        "三百二十一": 321,
        "亿": 10**8,
    }
    assert {words: chinese_value(words) for words in chinese} == chinese
    english = {
        "twenty-one": 21,
        "nine hundred and two": 902,
        "six thousand four hundred": 6400,
        "two million": 2 * 10**6,
    }
    assert {words: english_value(words) for words in english} == english
